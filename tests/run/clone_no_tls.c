/* SPDX-License-Identifier: MIT */
/* clone_no_tls: a child with zeroes for thread-local storage lives as long as it makes no use of that. */
#include <sched.h>

#include "aid.h"

static char no_tls[4096] __attribute__((aligned(64)));

static int child(void *arg)
{
	marker(1);
	*(int *)arg += 1;
	raw1(SYS_exit, 11);
	return 0;
}

int main(void)
{
	int flags = CLONE_VM | CLONE_VFORK | CLONE_FS | CLONE_SETTLS | SIGCHLD, shared = 0;
	char *stack = malloc(65536);

	for (int i = 0; i < 20; i++) {
		pid_t pid = clone(child, stack + 65536, flags, &shared, NULL, no_tls, NULL);

		check(pid > 0);
		check(shared == i + 1);
		check(WEXITSTATUS(reap(pid)) == 11);
	}
	free(stack);
	return marker_pass();
}
