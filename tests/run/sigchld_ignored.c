/* SPDX-License-Identifier: MIT */
/* SIGCHLD ignored, or SA_NOCLDWAIT: children are reaped by the kernel, and wait says ECHILD. */
#include "aid.h"

static volatile sig_atomic_t hits;

static void handler(int sig)
{
	(void)sig;
	hits++;
}

int main(void)
{
	for (int i = 0; i < 10; i++) {
		signal(SIGCHLD, SIG_IGN);
		if (fork_flushed() == 0)
			_exit(0);
		check(wait(NULL) == -1 && errno == ECHILD);
		handle(SIGCHLD, handler, SA_NOCLDWAIT);
		hits = 0;
		if (fork_flushed() == 0)
			_exit(0);
		while (wait(NULL) != -1 || errno == EINTR)
			;
		check(errno == ECHILD);
		check(hits == 1);
		handle(SIGCHLD, handler, 0);
		if (fork_flushed() == 0)
			_exit(3);
		while (hits < 2)
			sleep_ms(1);
		check(wait(NULL) > 0);
	}
	return pass();
}
