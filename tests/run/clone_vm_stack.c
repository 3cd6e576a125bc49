/* SPDX-License-Identifier: MIT */
/* CLONE_VM without CLONE_THREAD, with a stack: a process that shares memory, while the parent runs on. */
#include <sched.h>

#include "aid.h"

static int seen[64];

static int child(void *arg)
{
	int i = *(int *)arg;

	for (uint32_t n = 0; n < 20; n++)
		marker(n);
	seen[i] = (int)raw0(SYS_getpid);
	return 10 + i;
}

int main(void)
{
	for (int i = 0; i < 20; i++) {
		char *stack = malloc(65536);
		pid_t pid = clone(child, stack + 65536, CLONE_VM | SIGCHLD, &i);

		check(pid > 0);
		for (uint32_t n = 0; n < 20; n++)
			marker(1000 + n);
		check(WEXITSTATUS(reap(pid)) == 10 + i);
		check(seen[i] == pid);
		free(stack);
	}
	return marker_pass();
}
