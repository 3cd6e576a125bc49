/* SPDX-License-Identifier: MIT */
/* pause, sigsuspend, sigwaitinfo, sigtimedwait: each returns as said, with the mask as it was. */
#include "aid.h"

static sigset_t seen;

static void handler(int sig)
{
	(void)sig;
	check(sigprocmask(SIG_SETMASK, NULL, &seen) == 0);
	poke_hits++;
}

int main(void)
{
	struct timespec limit = { 100, 0 };
	struct timespec none = { 0, 0 };
	siginfo_t info;
	struct poker p;
	sigset_t block;
	sigset_t full;
	sigset_t wait;
	sigset_t now;

	for (int i = 0; i < 2; i++) {
		handle(SIGUSR1, handler, i ? SA_RESTART : 0);
		poke_start(&p, SYS_pause, 1, NULL);
		check(syscall(SYS_pause) == -1 && errno == EINTR);
		poke_end(&p);

		sigemptyset(&block);
		sigaddset(&block, SIGUSR1);
		check(sigprocmask(SIG_SETMASK, &block, NULL) == 0);
		sigfillset(&full);
		sigdelset(&full, SIGUSR1);
		poke_hits = 0;
		raise(SIGUSR1);
		check(sigsuspend(&full) == -1 && errno == EINTR && poke_hits == 1);
		check(sigismember(&seen, SIGSYS) && sigismember(&seen, SIGSEGV) &&
		      sigismember(&seen, SIGTRAP) && sigismember(&seen, SIGUSR1) &&
		      sigismember(&seen, SIGUSR2));
		check(sigprocmask(SIG_SETMASK, NULL, &now) == 0 && memcmp(&now, &block, 8) == 0);
		poke_start(&p, SYS_rt_sigsuspend, 1, NULL);
		check(sigsuspend(&full) == -1 && errno == EINTR);
		poke_end(&p);
		check(sigprocmask(SIG_SETMASK, NULL, &now) == 0 && memcmp(&now, &block, 8) == 0);

		/* A signal that is waited for is taken; another one is handled and cuts the wait short. */
		sigemptyset(&wait);
		sigaddset(&wait, SIGUSR1);
		raise(SIGUSR1);
		check(sigwaitinfo(&wait, &info) == SIGUSR1 && info.si_signo == SIGUSR1 &&
		      info.si_pid == getpid());
		check(sigtimedwait(&wait, &info, &none) == -1 && errno == EAGAIN);
		sigemptyset(&block);
		check(sigprocmask(SIG_SETMASK, &block, NULL) == 0);
		sigemptyset(&wait);
		sigaddset(&wait, SIGRTMIN + 3);
		poke_start(&p, SYS_rt_sigtimedwait, 1, NULL);
		check(sigwaitinfo(&wait, &info) == -1 && errno == EINTR);
		poke_end(&p);
		poke_start(&p, SYS_rt_sigtimedwait, 1, NULL);
		check(sigtimedwait(&wait, &info, &limit) == -1 && errno == EINTR);
		poke_end(&p);
	}
	return pass();
}
