/* SPDX-License-Identifier: MIT */
/*
 * SIGUSR1 and another signal, mostly one of the four that weir keeps to itself, are pending together and
 * unblocked together: both handlers run, in the kernel's order, and the mask is as before.
 */
#include "aid.h"

static volatile sig_atomic_t count, first, second;

static void on_second(int sig)
{
	sigset_t mask;

	(void)sig;
	second = ++count;
	check(pthread_sigmask(SIG_SETMASK, NULL, &mask) == 0);
}

static void on_first(int sig)
{
	(void)sig;
	first = ++count;
}

int main(void)
{
	static const int sigs[] = { SIGTRAP, SIGSYS, SIGSEGV, SIGBUS, SIGUSR2 };

	handle(SIGUSR1, on_first, 0);
	for (unsigned i = 0; i < sizeof(sigs) / sizeof(sigs[0]); i++) {
		sigset_t both, before, now;

		handle(sigs[i], on_second, 0);
		count = first = second = 0;
		sigemptyset(&both);
		sigaddset(&both, SIGUSR1);
		sigaddset(&both, sigs[i]);
		check(sigprocmask(SIG_BLOCK, &both, &before) == 0);
		check(kill(getpid(), SIGUSR1) == 0 && kill(getpid(), sigs[i]) == 0);
		check(count == 0);
		check(sigprocmask(SIG_SETMASK, &before, NULL) == 0);
		check(count == 2 && first && second);
		printf("with signal %d: SIGUSR1 comes %s\n", sigs[i],
		       first < second ? "first" : "second");
		check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
		for (int s = 1; s < 65; s++)
			check(sigismember(&now, s) == sigismember(&before, s));
		marker(i);
	}
	return marker_pass();
}
