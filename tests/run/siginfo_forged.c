/* SPDX-License-Identifier: MIT */
/* Signals that are sent with the code of one that an instruction raised, as crash reporters send theirs again. */
#include <sys/ioctl.h>

#include "aid.h"

static const int sigs[] = { SIGSEGV, SIGBUS, SIGTRAP, SIGSYS, SIGILL, SIGFPE };

static volatile int seen, code;
static void *volatile addr;

static void on_signal(int sig, siginfo_t *info, void *uc)
{
	(void)uc;
	seen = sig;
	code = info->si_code;
	addr = info->si_addr;
}

static siginfo_t made(int sig, int si_code)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = sig;
	info.si_code = si_code;
	info.si_addr = (void *)0x1234;
	return info;
}

static void handled(void)
{
	for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++)
		for (int c = 1; c <= 3; c++) {
			siginfo_t info = made(sigs[i], c);

			handle_info(sigs[i], on_signal, 0);
			seen = 0;
			check(syscall(SYS_rt_tgsigqueueinfo, getpid(), tid_self(), sigs[i], &info) == 0);
			check(seen == sigs[i] && code == c && addr == (void *)0x1234);
			seen = 0;
			check(syscall(SYS_rt_sigqueueinfo, getpid(), sigs[i], &info) == 0);
			check(seen == sigs[i] && code == c);
			marker(i);
		}
}

/*
 * Blocked, and taken later: four of them, for the kernel delivers a blocked SIGILL or SIGFPE of such a code together with any
 * signal that an instruction raises (dequeue_synchronous_signal), and it may be that each call raises one.
 */
static void blocked(void)
{
	for (unsigned i = 0; i < 4; i++) {
		siginfo_t info = made(sigs[i], 1);
		sigset_t set;

		sigemptyset(&set);
		sigaddset(&set, sigs[i]);
		check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
		seen = 0;
		check(syscall(SYS_rt_tgsigqueueinfo, getpid(), tid_self(), sigs[i], &info) == 0);
		check(seen == 0);
		check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
		check(seen == sigs[i] && code == 1);
		check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
		check(syscall(SYS_rt_tgsigqueueinfo, getpid(), tid_self(), sigs[i], &info) == 0);
		check(sigwaitinfo(&set, &info) == sigs[i]);
		check(info.si_code == 1 && info.si_addr == (void *)0x1234);
		check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
	}
}

static void fatal(void)
{
	for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			siginfo_t info = made(sigs[i], 1);

			handle(sigs[i], SIG_DFL, 0);
			syscall(SYS_rt_tgsigqueueinfo, getpid(), tid_self(), sigs[i], &info);
			_exit(3);
		}
		show_status(strsignal(sigs[i]), reap(pid));
	}
}

/* The kernel sends with such codes, too: at the end of a child, and when input comes. */
static void by_kernel(void)
{
	for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		int fds[2], status;
		long pid;

		seen = 0;
		fflush(stdout);
		pid = syscall(SYS_clone, (long)sigs[i], 0, 0, 0, 0);
		if (pid == 0)
			_exit(0);
		check(syscall(SYS_wait4, pid, &status, 0x40000000 /* __WALL */, NULL) == pid ||
		      errno == EINTR);
		while (!seen)
			sleep_ms(1);
		check(seen == sigs[i] && code == CLD_EXITED);
		while (waitpid((pid_t)pid, &status, 0x40000000) < 0 && errno == EINTR)
			;
		check(pipe(fds) == 0);
		check(fcntl(fds[0], F_SETOWN, getpid()) == 0);
		check(fcntl(fds[0], F_SETSIG, sigs[i]) == 0);
		check(fcntl(fds[0], F_SETFL, O_ASYNC) == 0);
		seen = 0;
		check(write(fds[1], "x", 1) == 1);
		check(seen == sigs[i] && code == SI_SIGIO); /* whose other codes mean something else */
		close(fds[0]);
		close(fds[1]);
	}
}

int main(void)
{
	handled();
	blocked();
	by_kernel();
	fatal();
	return marker_pass();
}
