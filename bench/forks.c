/* SPDX-License-Identifier: MIT */
/* What fork and exit of a child cost: forks COUNT prints microseconds a fork, to the child's end. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct timespec a;
	struct timespec b;
	long count = argc > 1 ? atol(argv[1]) : 0;

	if (count <= 0)
		return 2;
	for (long i = -count / 10; i < count; i++) {
		pid_t pid;

		if (i == 0)
			clock_gettime(CLOCK_MONOTONIC, &a);
		pid = fork();
		if (pid == 0)
			_exit(0);
		if (pid < 0 || waitpid(pid, NULL, 0) != pid)
			return 1;
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	printf("%.3f\n", ((double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec)) /
				 1e3 / (double)count);
	return 0;
}
