/* SPDX-License-Identifier: MIT */
/*
 * Asks for the time and the like as the vDSO answers them, in several threads and a child, and says
 * how many system calls that would be. "deep": uses most of its stack, which has to be free to grow.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 25
#define TASKS 3

#ifdef __GLIBC__
#define TIMES 2
#define OTHERS 1 /* gettimeofday and time have their own calls */
#else
#define TIMES 4
#define OTHERS 0
#endif

static void check(int ok, int status)
{
	if (!ok)
		_exit(status);
}

static int not_after(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec <= b->tv_nsec);
}

static void *ask(void *arg)
{
	struct timespec first, second, resolution;
	unsigned int cpu = 0;
	struct timeval tv;

	for (int i = 0; i < ROUNDS; i++) {
		check(clock_gettime(CLOCK_MONOTONIC, &first) == 0, 1);
		check(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &second) == 0, 2);
		check(not_after(&first, &second), 3);
		check(gettimeofday(&tv, NULL) == 0 && time(NULL) - tv.tv_sec <= 1, 4);
		check(clock_getres(CLOCK_MONOTONIC, &resolution) == 0 && resolution.tv_nsec > 0, 5);
#ifdef __GLIBC__
		check(getcpu(&cpu, NULL) == 0, 6);
#else
		cpu = (unsigned int)sched_getcpu();
#endif
		check(cpu < 4096, 7);
	}
	return arg;
}

/* As libc 2.41 uses it: first the size of a state, by a length of -1, then bytes. */
static int random_calls(void)
{
	ssize_t (*vdso_random)(void *, size_t, unsigned int, void *, size_t);
	void *vdso = dlopen("linux-vdso.so.1", RTLD_NOW | RTLD_NOLOAD), *found;
	uint32_t params[16];
	uint64_t bytes[2] = { 0, 0 };

	found = vdso ? dlsym(vdso, "__vdso_getrandom") : NULL;
	if (!found)
		return 0;
	memcpy(&vdso_random, &found, sizeof(found));
	memset(params, 0xff, sizeof(params));
	if (vdso_random(NULL, 0, 0, params, ~0ul) == 0) {
		check(params[0] != 0xffffffff, 8); /* it knows states: a bare run */
		return 0;
	}
	check(vdso_random(bytes, sizeof(bytes), 0, NULL, 0) == sizeof(bytes) && (bytes[0] | bytes[1]),
	      9);
	return 1;
}

static int deep(int left)
{
	volatile char room[64 * 1024];

	memset((char *)room, left, sizeof(room));
	return left ? deep(left - 1) + room[17] : room[5];
}

int main(int argc, char **argv)
{
	pthread_t t[2];
	int status, random;

	if (argc > 1 && strcmp(argv[1], "deep") == 0)
		return time(NULL) < 0 || deep(110) != 110 * 111 / 2;
	for (int i = 0; i < 2; i++)
		check(pthread_create(&t[i], NULL, ask, NULL) == 0, 10);
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	if (fork() == 0) {
		ask(NULL);
		_exit(0);
	}
	check(wait(&status) > 0 && status == 0, 11);
	random = random_calls();
	fprintf(stderr, "random %d\n", random);
	printf("clock_gettime %d\ngettimeofday %d\ntime %d\nclock_getres %d\ngetcpu %d\n",
	       TIMES * TASKS * ROUNDS, OTHERS * TASKS * ROUNDS, OTHERS * TASKS * ROUNDS,
	       TASKS * ROUNDS, TASKS * ROUNDS);
	return 0;
}
