/* SPDX-License-Identifier: MIT */
/*
 * A program that traces others which have not asked for it: a child by PTRACE_ATTACH and by PTRACE_SEIZE, its own parent,
 * and one whose tracer dies. Each `syscall` here runs for the first time while it is traced; there are the stops of
 * the program's own calls and of its own signals, and no others. No jump fits the calls of cramped_six().
 */
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/user.h>

#include "aid.h"

/* A `syscall` of its own at each use. */
#define RAW(nr) \
	__extension__({ \
		long raw_ret_; \
		__asm__ volatile("mov %1, %%eax\n\tsyscall" \
				 : "=a"(raw_ret_) \
				 : "i"(nr) \
				 : "rcx", "r11", "memory"); \
		raw_ret_; \
	})
#define SIX() \
	(RAW(SYS_getpid), RAW(SYS_getppid), RAW(SYS_getuid), RAW(SYS_getgid), RAW(SYS_geteuid), \
	 RAW(SYS_getegid))

static const long six[] = { SYS_getpid, SYS_getppid, SYS_getuid,
			    SYS_getgid, SYS_geteuid, SYS_getegid };

static void traced_six(void)
{
	SIX();
}

/*
 * Where a jump over the `syscall` would lead is this object's own text, and there is no `mov` before it that could give way:
 * without dispatch, such a site becomes an int3.
 */
#define CRAMPED(nr) \
	({ \
		long cramped_ret_ = (nr); \
		__asm__ volatile("mov %%rax, %%rdx\n\tmov %%rdx, %%rax\n\tsyscall\n\t.byte 0xeb, 0, 0, 0xc9" \
				 : "+a"(cramped_ret_)::"rcx", "r11", "rdx", "cc", "memory"); \
		cramped_ret_; \
	})

static void cramped_six(void)
{
	CRAMPED(SYS_getpid);
	CRAMPED(SYS_getppid);
	CRAMPED(SYS_getuid);
	CRAMPED(SYS_getgid);
	CRAMPED(SYS_geteuid);
	CRAMPED(SYS_getegid);
}

__asm__(".pushsection .text.ptrace_others_far, \"ax\"\n\t.fill 0x20000, 1, 0xcc\n\t.popsection");

static void seized_six(void)
{
	SIX();
	SIX();
	SIX();
}

static void late_six(void)
{
	for (uint32_t n = 0; n < 10; n++)
		marker(n);
	SIX();
}

/* Waits for *go without a call, then runs body, and is killed at the end. */
static pid_t tracee(void (*body)(void), volatile int *go)
{
	pid_t pid = fork_flushed();

	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL); /* or it would wait for ever, should a check fail */
		go[2] = 1;
		while (!*go)
			__asm__ volatile("pause");
		body();
		*go = 2;
		for (;;)
			__asm__ volatile("pause");
	}
	check(pid > 0);
	while (!go[2])
		sleep_ms(1);
	return pid;
}

static volatile int *shared_word(void)
{
	static volatile int *page;

	if (!page)
		page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	check(page != MAP_FAILED);
	page[0] = page[1] = page[2] = 0;
	return page;
}

static void finish(pid_t pid)
{
	int status;

	check(kill(pid, SIGKILL) == 0);
	while (waitpid(pid, &status, __WALL) == pid && WIFSTOPPED(status))
		;
	check(WIFSIGNALED(status));
}

/*
 * The six calls, each with its two stops, in their order. Between them a tracer may see calls of the thread for its trace,
 * which none of the six is: it wakes the reader, where that sleeps, and asks the time, where the TSC does not tell.
 */
static void steps(pid_t pid)
{
	struct user_regs_struct regs;
	int status;

	for (unsigned i = 0; i < 12;) {
		check(ptrace(PTRACE_SYSCALL, pid, NULL, NULL) == 0);
		check(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
		check(WSTOPSIG(status) == (SIGTRAP | 0x80));
		check(ptrace(PTRACE_GETREGS, pid, NULL, &regs) == 0);
		if ((long)regs.orig_rax == SYS_futex || (long)regs.orig_rax == SYS_clock_gettime)
			continue;
		check((long)regs.orig_rax == six[i / 2]);
		i++;
	}
}

static void by_attach(void (*body)(void))
{
	volatile int *go = shared_word();
	pid_t pid = tracee(body, go);
	int status;

	check(ptrace(PTRACE_ATTACH, pid, NULL, NULL) == 0);
	check(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
	check(ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACESYSGOOD) == 0);
	*go = 1;
	steps(pid);
	check(ptrace(PTRACE_DETACH, pid, NULL, NULL) == 0);
	while (*go != 2)
		sleep_ms(1);
	finish(pid);
}

/* It is not stopped when it is seized, and does what it does: nothing of that is for the tracer. */
static void by_seize(void)
{
	volatile int *go = shared_word();
	pid_t pid = tracee(seized_six, go);
	siginfo_t info;

	check(ptrace(PTRACE_SEIZE, pid, NULL, PTRACE_O_TRACESYSGOOD) == 0);
	*go = 1;
	while (*go != 2) {
		memset(&info, 0, sizeof(info));
		check(waitid(P_PID, (id_t)pid, &info, WEXITED | WSTOPPED | WNOHANG) == 0);
		check(info.si_pid == 0);
	}
	check(ptrace(PTRACE_INTERRUPT, pid, NULL, NULL) == 0);
	check(waitid(P_PID, (id_t)pid, &info, WEXITED | WSTOPPED) == 0 && info.si_pid == pid);
	check(info.si_code == CLD_TRAPPED && info.si_status == (SIGTRAP | PTRACE_EVENT_STOP << 8));
	check(ptrace(PTRACE_DETACH, pid, NULL, NULL) == 0);
	finish(pid);
}

/* The tracer is gone, and the tracee is as any other: its calls are seen. */
static void by_the_dead(void)
{
	volatile int *go = shared_word();
	pid_t pid = tracee(late_six, go), tracer = fork_flushed();
	int status;

	if (tracer == 0) {
		check(ptrace(PTRACE_SEIZE, pid, NULL, NULL) == 0);
		go[1] = 1;
		for (;;)
			pause();
	}
	while (!go[1])
		sleep_ms(1);
	*go = 1;
	sleep_ms(5);
	check(kill(tracer, SIGKILL) == 0);
	check(waitpid(tracer, &status, 0) == tracer && WIFSIGNALED(status));
	while (*go != 2)
		sleep_ms(1);
	finish(pid);
}

static volatile sig_atomic_t told;

static void on_told(int sig)
{
	told = sig;
}

/*
 * A child that traces its parent, until that sends it a signal: the call that does so is one of those that are traced. It
 * is sent again and again, for it may come just before a wait.
 */
static void trace_parent(pid_t parent, int out)
{
	struct sigaction act = { .sa_handler = on_told };
	int status;

	check(sigaction(SIGUSR1, &act, NULL) == 0);
	check(ptrace(PTRACE_ATTACH, parent, NULL, NULL) == 0);
	check(waitpid(parent, &status, 0) == parent && WSTOPSIG(status) == SIGSTOP);
	check(ptrace(PTRACE_CONT, parent, NULL, NULL) == 0);
	check(write(out, "x", 1) == 1);
	while (!told) {
		/* Without SA_RESTART: it comes to an end by the signal. */
		check(waitpid(-1, &status, 0) == -1 && errno == EINTR);
	}
	_exit(3);
}

static long told_by_raw(pid_t pid)
{
	long ret;

	__asm__ volatile("mov %1, %%eax\n\tsyscall"
			 : "=a"(ret)
			 : "i"(SYS_kill), "D"((long)pid), "S"((long)SIGUSR1)
			 : "rcx", "r11", "memory");
	return ret;
}

static void by_the_child(void)
{
	int fds[2], status;
	pid_t pid, self = getpid();
	char c;

	check(pipe(fds) == 0);
	pid = fork_flushed();
	if (pid == 0)
		trace_parent(self, fds[1]);
	prctl(PR_SET_PTRACER, pid, 0, 0, 0);
	check(read(fds[0], &c, 1) == 1);
	sleep_ms(20); /* it waits */
	check(told_by_raw(pid) == 0);
	while (waitpid(pid, &status, WNOHANG) == 0) {
		sleep_ms(20);
		check(kill(pid, SIGUSR1) == 0);
	}
	check(WIFEXITED(status) && WEXITSTATUS(status) == 3);
}

int main(void)
{
	by_attach(traced_six);
	by_attach(cramped_six);
	by_seize();
	by_the_dead();
	by_the_child();
	return marker_pass();
}
