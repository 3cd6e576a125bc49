/* SPDX-License-Identifier: MIT */
/* vfork: the child runs on the parent's stack and memory and leaves by _exit; in a loop. */
#include "aid.h"

int main(void)
{
	volatile int shared = 0;
	pid_t me = getpid();

	for (volatile uint32_t i = 0; i < 200; i++) {
		pid_t pid = vfork();

		check(pid >= 0);
		if (pid == 0) {
			shared++;
			check(getppid() == me);
			marker(i);
			_exit(3);
		}
		check(shared == (int)i + 1);
		marker(1000 + i);
		check(WEXITSTATUS(reap(pid)) == 3);
	}
	return marker_pass();
}
