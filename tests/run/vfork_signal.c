/* SPDX-License-Identifier: MIT */
/* A signal that comes to the parent during vfork waits until the child is gone, and is handled once. */
#include "aid.h"

static volatile sig_atomic_t hits;

static void handler(int sig)
{
	(void)sig;
	hits++;
}

int main(void)
{
	handle(SIGUSR1, handler, 0);
	for (int i = 0; i < 20; i++) {
		pid_t pid = vfork();

		check(pid >= 0);
		if (pid == 0) {
			kill(getppid(), SIGUSR1);
			marker(1);
			_exit(hits == i ? 0 : 1);
		}
		check(hits == i + 1);
		reap_ok(pid);
	}
	return marker_pass();
}
