/* SPDX-License-Identifier: MIT */
/* CLONE_VM | CLONE_VFORK with a stack of its own, as posix_spawn does it, and without one, as vfork. */
#include <sched.h>

#include "aid.h"

static int child(void *arg)
{
	marker(1);
	*(int *)arg += 1;
	return 11;
}

int main(void)
{
	int shared = 0;
	char *stack = malloc(65536);

	for (int i = 0; i < 50; i++) {
		pid_t pid = clone(child, stack + 65536, CLONE_VM | CLONE_VFORK | SIGCHLD, &shared);

		check(pid > 0);
		check(shared == i + 1);
		check(WEXITSTATUS(reap(pid)) == 11);
	}
	free(stack);
	return marker_pass();
}
