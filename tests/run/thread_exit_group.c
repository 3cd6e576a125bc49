/* SPDX-License-Identifier: MIT */
/* exit_group while other threads compute, sleep and make calls. */
#include "aid.h"

static void *busy(void *arg)
{
	for (;;) {
		if (arg)
			raw0(SYS_getppid);
		else
			pause();
	}
	return NULL;
}

int main(void)
{
	for (int i = 0; i < 10; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			pthread_t t;

			for (uintptr_t n = 0; n < 6; n++)
				check(pthread_create(&t, NULL, busy, (void *)(n & 1)) == 0);
			sleep_ms(3);
			_exit(21 + i);
		}
		check(WEXITSTATUS(reap(pid)) == 21 + i);
	}
	return pass();
}
