/* SPDX-License-Identifier: MIT */
/* A filter that allows read, write, exit, sigreturn and the marker, and kills for all else. */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "aid.h"

static volatile int hits;

static void handler(int sig)
{
	(void)sig;
	hits++;
}

#define ALLOW(nr) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static void body(int fds[2], int how)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		ALLOW(SYS_read),
		ALLOW(SYS_write),
		ALLOW(SYS_exit),
		ALLOW(SYS_rt_sigreturn),
		ALLOW(SYS_tgkill),
		ALLOW(MARKER_NR),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	};
	struct sock_fprog prog = { sizeof(code) / sizeof(code[0]), code };
	long pid = getpid();
	char c = 'b';

	handle(SIGUSR1, handler, 0);
	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	if (how & 1)
		check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) == 0);
	else
		check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC,
			      &prog) == 0);
	for (int n = 0; n < 100; n++) {
		if (raw3(SYS_write, fds[1], &c, 1) != 1 || read(fds[0], &c, 1) != 1)
			raw1(SYS_exit, 1);
		raw3(SYS_tgkill, pid, pid, SIGUSR1);
		if (hits != n + 1)
			raw1(SYS_exit, 2);
		marker((uint32_t)n);
	}
	if (how & 2)
		raw0(SYS_getppid);
	raw1(SYS_exit, 66);
}

int main(void)
{
	int fds[2];

	check(pipe(fds) == 0);
	for (int how = 0; how < 4; how++) {
		pid_t pid = fork_flushed();

		if (pid == 0)
			body(fds, how);
		show_status("tight", reap(pid));
	}
	return marker_pass();
}
