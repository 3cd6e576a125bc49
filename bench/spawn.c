/* SPDX-License-Identifier: MIT */
/*
 * What it costs to start a program: spawn COUNT PROG ARG... prints the median of COUNT starts, each to the end
 * of the program, in microseconds. Not the mean: one start that had to wait for the processor would be half of it.
 */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int later(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	double *times;
	long count;

	if (argc < 3)
		return 2;
	count = atol(argv[1]);
	if (count < 1)
		return 2;
	times = calloc((size_t)count, sizeof *times);
	if (!times)
		return 1;
	/* What is preloaded is meant for the program that is started. */
	if (getenv("BENCH_PRELOAD"))
		setenv("LD_PRELOAD", getenv("BENCH_PRELOAD"), 1);
	for (long i = 0; i < count; i++) {
		double start = now();
		int status;
		pid_t pid;

		if (posix_spawnp(&pid, argv[2], NULL, NULL, argv + 2, environ) != 0)
			return 1;
		if (waitpid(pid, &status, 0) != pid || status != 0)
			return 1;
		times[i] = now() - start;
	}
	qsort(times, (size_t)count, sizeof *times, later);
	printf("%.3f\n", times[count / 2]);
	free(times);
	return 0;
}
