/* SPDX-License-Identifier: MIT */
/* fork inside a signal handler; both sides leave the handler and go on. */
#include "aid.h"

static pid_t child;

static void handler(int sig)
{
	(void)sig;
	marker(1);
	child = fork();
	marker(2);
}

int main(void)
{
	handle(SIGUSR1, handler, 0);
	for (int i = 0; i < 20; i++) {
		check(raise(SIGUSR1) == 0);
		marker(3);
		if (child == 0) {
			sigset_t now;

			check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
			check(!sigismember(&now, SIGUSR1));
			_exit(9);
		}
		check(WEXITSTATUS(reap(child)) == 9);
	}
	return marker_pass();
}
