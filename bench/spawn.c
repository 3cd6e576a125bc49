/* SPDX-License-Identifier: MIT */
/* What it costs to start a program: spawn COUNT PROG ARG... prints microseconds a start, to its end. */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

int main(int argc, char **argv)
{
	struct timespec a;
	struct timespec b;
	long count;

	if (argc < 3)
		return 2;
	count = atol(argv[1]);
	/* What is preloaded is meant for the program that is started. */
	if (getenv("BENCH_PRELOAD"))
		setenv("LD_PRELOAD", getenv("BENCH_PRELOAD"), 1);
	clock_gettime(CLOCK_MONOTONIC, &a);
	for (long i = 0; i < count; i++) {
		int status;
		pid_t pid;

		if (posix_spawnp(&pid, argv[2], NULL, NULL, argv + 2, environ) != 0)
			return 1;
		if (waitpid(pid, &status, 0) != pid || status != 0)
			return 1;
	}
	clock_gettime(CLOCK_MONOTONIC, &b);
	printf("%.3f\n", ((double)(b.tv_sec - a.tv_sec) * 1e9 + (double)(b.tv_nsec - a.tv_nsec)) /
				 1e3 / (double)count);
	return 0;
}
