/* SPDX-License-Identifier: MIT */
/*
 * What one system call costs. calls HOW COUNT prints nanoseconds a call.
 *
 * HOW: libc   getppid by syscall() of libc
 *      raw    getppid by an instruction of our own, the number directly before it
 *      getuid as raw, another number (for hooks that exclude or answer one of the two)
 *      loaded getppid by an instruction whose number comes from a register
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static inline long raw(long nr)
{
	long ret;

	__asm__ volatile("mov %1,%%eax\n\tsyscall" : "=&a"(ret) : "i"(nr) : "rcx", "r11", "memory");
	return ret;
}

static inline long loaded(long nr)
{
	long ret;

	__asm__ volatile("syscall" : "=a"(ret) : "0"(nr) : "rcx", "r11", "memory");
	return ret;
}

static void loop(const char *how, long count)
{
	volatile long nr = SYS_getppid;

	if (!strcmp(how, "libc"))
		for (long i = 0; i < count; i++)
			syscall(SYS_getppid);
	else if (!strcmp(how, "raw"))
		for (long i = 0; i < count; i++)
			raw(SYS_getppid);
	else if (!strcmp(how, "getuid"))
		for (long i = 0; i < count; i++)
			raw(SYS_getuid);
	else if (!strcmp(how, "loaded"))
		for (long i = 0; i < count; i++)
			loaded(nr);
	else
		exit(2);
}

int main(int argc, char **argv)
{
	long count;
	double best = 1e18;

	if (argc != 3)
		return 2;
	count = atol(argv[2]);
	/* What Syscall User Dispatch itself costs, without weir: armed, with everything allowed. */
	if (getenv("BENCH_DISPATCH") && prctl(59, 1, 1, ~0ul - 1, 0)) {
		perror("prctl");
		return 1;
	}
	loop(argv[1], count / 10 + 1);
	/* The least of five: the rest is the machine's. */
	for (int i = 0; i < 5; i++) {
		double start = now();

		loop(argv[1], count);
		start = now() - start;
		if (start < best)
			best = start;
	}
	printf("%.3f\n", best / (double)count);
	return 0;
}
