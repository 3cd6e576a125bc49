/* SPDX-License-Identifier: MIT */
/* fork: the child is a process of its own with its own pid, and its calls work; 100 in a row. */
#include "aid.h"

int main(void)
{
	pid_t me = getpid();

	for (uint32_t i = 0; i < 100; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			check(getpid() != me && getppid() == me && tid_self() == getpid());
			marker(i);
			_exit(0);
		}
		marker(1000 + i);
		reap_ok(pid);
	}
	return marker_pass();
}
