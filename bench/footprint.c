/* SPDX-License-Identifier: MIT */
/*
 * What a process weighs: footprint THREADS starts so many threads that have each made calls, then
 * prints "private_dirty_kib vmas virtual_kib".
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_barrier_t barrier;

static void *body(void *arg)
{
	for (int i = 0; i < 100; i++)
		if (getppid() < 0)
			abort();
	pthread_barrier_wait(&barrier);
	pthread_barrier_wait(&barrier);
	return arg;
}

int main(int argc, char **argv)
{
	int threads = argc > 1 ? atoi(argv[1]) : 0;
	pthread_attr_t attr;
	pthread_t t;
	char line[512];
	long dirty = 0;
	long size = 0;
	long vmas = 0;
	FILE *f;

	pthread_barrier_init(&barrier, NULL, (unsigned int)threads + 1);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, 65536);
	for (int i = 0; i < threads; i++)
		if (pthread_create(&t, &attr, body, NULL) != 0)
			return 1;
	pthread_barrier_wait(&barrier);
	f = fopen("/proc/self/smaps", "r");
	if (!f)
		return 1;
	while (fgets(line, sizeof(line), f)) {
		long kib;

		if (sscanf(line, "Private_Dirty: %ld", &kib) == 1)
			dirty += kib;
		else if (sscanf(line, "Size: %ld", &kib) == 1) {
			size += kib;
			vmas++;
		}
	}
	fclose(f);
	printf("%ld %ld %ld\n", dirty, vmas, size);
	pthread_barrier_wait(&barrier);
	return 0;
}
