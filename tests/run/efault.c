/* SPDX-License-Identifier: MIT */
/* Bad pointers: every call answers as the kernel does, and no memory of ours faults in its place. */
#include <linux/sched.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>

#include "aid.h"

/* The last 4 bytes before the hole. Calls that fail half-way write there: put back each time. */
static char *tail;

static void show(const char *what, const char *where, long ret)
{
	memset(tail, 'a', 4);
	printf("%s %s: %ld\n", what, where, ret);
}

static void all(const char *where, void *bad)
{
	char *args[] = { bad, NULL };
	char *fine[] = { (char *)"x", NULL };
	char buf[16];
	int fds[2];
	int zero = open("/dev/zero", O_RDONLY);
	struct timespec now = { 0, 0 };
	struct iovec iov[2] = { { buf, 4 }, { bad, 16 } };

	check(pipe(fds) == 0 && zero >= 0);
	show("open", where, raw3(SYS_open, bad, O_RDONLY, 0));
	show("openat", where, raw4(SYS_openat, AT_FDCWD, bad, O_RDONLY, 0));
	show("read", where, raw3(SYS_read, zero, bad, 16));
	show("write", where, raw3(SYS_write, fds[1], bad, 16));
	show("readv", where, raw3(SYS_readv, zero, iov, 2));
	show("writev", where, raw3(SYS_writev, fds[1], iov, 2));
	show("writev vec", where, raw3(SYS_writev, fds[1], bad, 2));
	show("stat path", where, raw2(SYS_stat, bad, buf));
	show("stat buf", where, raw2(SYS_stat, "/", bad));
	show("fstat", where, raw2(SYS_fstat, zero, bad));
	show("newfstatat", where, raw4(SYS_newfstatat, AT_FDCWD, bad, buf, 0));
	show("readlink", where, raw3(SYS_readlink, "/proc/self/exe", bad, 100));
	show("getcwd", where, raw2(SYS_getcwd, bad, 100));
	show("rt_sigaction act", where, raw4(SYS_rt_sigaction, SIGUSR2, bad, 0, 8));
	show("rt_sigaction old", where, raw4(SYS_rt_sigaction, SIGUSR2, 0, bad, 8));
	show("rt_sigaction sys", where, raw4(SYS_rt_sigaction, SIGSYS, bad, 0, 8));
	show("rt_sigaction segv", where, raw4(SYS_rt_sigaction, SIGSEGV, 0, bad, 8));
	show("rt_sigaction size", where, raw4(SYS_rt_sigaction, SIGUSR2, bad, 0, 4));
	show("rt_sigaction kill", where, raw4(SYS_rt_sigaction, SIGKILL, bad, 0, 8));
	show("rt_sigaction 65", where, raw4(SYS_rt_sigaction, 65, bad, 0, 8));
	show("rt_sigaction 0", where, raw4(SYS_rt_sigaction, 0, 0, bad, 8));
	show("rt_sigprocmask set", where, raw4(SYS_rt_sigprocmask, SIG_BLOCK, bad, 0, 8));
	show("rt_sigprocmask old", where, raw4(SYS_rt_sigprocmask, SIG_BLOCK, 0, bad, 8));
	show("rt_sigprocmask how", where, raw4(SYS_rt_sigprocmask, 9, bad, 0, 8));
	show("rt_sigpending", where, raw2(SYS_rt_sigpending, bad, 8));
	show("rt_sigsuspend", where, raw2(SYS_rt_sigsuspend, bad, 8));
	show("rt_sigtimedwait", where, raw4(SYS_rt_sigtimedwait, bad, 0, 0, 8));
	show("sigaltstack new", where, raw2(SYS_sigaltstack, bad, 0));
	show("sigaltstack old", where, raw2(SYS_sigaltstack, 0, bad));
	show("ppoll fds", where, raw6(SYS_ppoll, (long)bad, 1, (long)&now, 0, 8, 0));
	show("ppoll time", where, raw6(SYS_ppoll, 0, 0, (long)bad, 0, 8, 0));
	show("ppoll mask", where, raw6(SYS_ppoll, 0, 0, (long)&now, (long)bad, 8, 0));
	show("pselect6 mask", where, raw6(SYS_pselect6, 0, 0, 0, 0, (long)&now, (long)bad));
	show("epoll_pwait", where, raw6(SYS_epoll_pwait, -1, (long)buf, 1, 0, (long)bad, 8));
	show("execve path", where, raw3(SYS_execve, bad, fine, fine));
	show("execve argv", where, raw3(SYS_execve, "/bin/true", bad, fine));
	show("execve argv[0]", where, raw3(SYS_execve, "/bin/true", args, fine));
	show("execve envp", where, raw3(SYS_execve, "/bin/true", fine, bad));
	show("execve envp[0]", where, raw3(SYS_execve, "/bin/true", fine, args));
	show("execveat", where, raw6(SYS_execveat, AT_FDCWD, (long)bad, (long)fine, (long)fine, 0, 0));
	show("clone3", where, raw2(SYS_clone3, bad, sizeof(struct clone_args)));
	show("futex", where, raw4(SYS_futex, bad, 0, 0, 0));
	show("wait4", where, raw4(SYS_wait4, -1, bad, 0, 0));
	show("pipe", where, raw1(SYS_pipe, bad));
	show("nanosleep", where, raw2(SYS_nanosleep, bad, 0));
	show("clock_gettime", where, raw2(SYS_clock_gettime, 0, bad));
	show("uname", where, raw1(SYS_uname, bad));
	show("getrandom", where, raw3(SYS_getrandom, bad, 8, 0));
	show("prctl name", where, raw2(SYS_prctl, 15, bad));
	close(fds[0]);
	close(fds[1]);
	close(zero);
}

int main(void)
{
	char *none = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	sigset_t now;

	check(none != MAP_FAILED && mprotect(none + 4096, 4096, PROT_NONE) == 0);
	tail = none + 4096 - 4;
	all("8", (void *)8);
	all("-1", (void *)-1l);
	all("kernel", (void *)0xffff888000000000ul);
	all("non-canonical", (void *)0x00f0000000000000ul);
	all("PROT_NONE", none + 4096);
	/* Begins on a good page and runs into the hole: structures of 8 bytes, strings without an end. */
	memset(tail, 'a', 4);
	all("straddling", tail);
	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
	for (int s = 1; s <= 64; s++)
		check(!sigismember(&now, s));
	return pass();
}
