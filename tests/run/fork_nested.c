/* SPDX-License-Identifier: MIT */
/* A child that forks a child, eight deep, each with work before and after. */
#include "aid.h"

static void deep(uint32_t level)
{
	pid_t pid;

	marker(level);
	if (level == 8)
		return;
	pid = fork();
	if (pid == 0) {
		deep(level + 1);
		_exit((int)level);
	}
	check(pid > 0);
	check(WEXITSTATUS(reap(pid)) == (int)level);
	marker(100 + level);
}

int main(void)
{
	fflush(NULL);
	deep(0);
	return marker_pass();
}
