/* SPDX-License-Identifier: MIT */
/*
 * What it costs to start programs: spawn COUNT PROG ARG... [";;" PROG ARG...]... starts each COUNT times, in turns, since
 * the machine's own speed changes from one second to the next. For each it prints the median of its starts, each to the
 * end of the program, in microseconds. Not the mean: one start that had to wait for the processor would be half of it. A
 * first word LD_PRELOAD=FILE is for that program alone.
 */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* One start, in microseconds; negative if the program could not be started, or failed. */
static double start(char **argv)
{
	double begun;
	int status;
	pid_t pid;

	if (strncmp(argv[0], "LD_PRELOAD=", 11) == 0)
		setenv("LD_PRELOAD", argv++[0] + 11, 1);
	else
		unsetenv("LD_PRELOAD");
	begun = now();
	if (posix_spawnp(&pid, argv[0], NULL, NULL, argv, environ) != 0)
		return -1;
	if (waitpid(pid, &status, 0) != pid || status != 0)
		return -1;
	return now() - begun;
}

int main(int argc, char **argv)
{
	long count = argc < 3 ? 0 : atol(argv[1]), programs = 1;
	double *times;
	char ***each;

	if (count < 1)
		return 2;
	for (int i = 2; i < argc; i++)
		programs += strcmp(argv[i], ";;") == 0;
	times = calloc((size_t)(count * programs), sizeof(*times));
	each = calloc((size_t)programs, sizeof(*each));
	if (!times || !each)
		return 1;
	each[0] = argv + 2;
	for (long i = 2, n = 1; i < argc; i++) {
		if (strcmp(argv[i], ";;") != 0)
			continue;
		argv[i] = NULL;
		each[n++] = argv + i + 1;
	}
	for (long i = 0; i < count; i++)
		for (long n = 0; n < programs; n++)
			if ((times[n * count + i] = start(each[n])) < 0)
				return 1;
	for (long n = 0; n < programs; n++) {
		qsort(times + n * count, (size_t)count, sizeof(*times), later);
		printf("%.3f\n", times[n * count + count / 2]);
	}
	free(each);
	free(times);
	return 0;
}
