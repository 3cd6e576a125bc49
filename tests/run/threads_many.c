/* SPDX-License-Identifier: MIT */
/* 200 threads at once, started and joined, several times over. */
#include "aid.h"

enum { N = 200 };

static pthread_barrier_t barrier;

static void *body(void *arg)
{
	uint32_t i = (uint32_t)(uintptr_t)arg;

	marker(i);
	pthread_barrier_wait(&barrier);
	for (int n = 0; n < 5; n++)
		marker(i);
	return arg;
}

int main(void)
{
	static pthread_t t[N];
	pthread_attr_t attr;

	check(pthread_attr_init(&attr) == 0);
	check(pthread_attr_setstacksize(&attr, 65536) == 0);
	for (int round = 0; round < 4; round++) {
		check(pthread_barrier_init(&barrier, NULL, N) == 0);
		for (uintptr_t i = 0; i < N; i++)
			check(pthread_create(&t[i], &attr, body, (void *)i) == 0);
		for (uintptr_t i = 0; i < N; i++) {
			void *got;

			check(pthread_join(t[i], &got) == 0);
			check(got == (void *)i);
		}
		pthread_barrier_destroy(&barrier);
	}
	return marker_pass();
}
