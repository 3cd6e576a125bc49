/* SPDX-License-Identifier: MIT */
/* Asynchronous cancellation of a computing loop, and of one that makes raw calls. */
#include "aid.h"

static volatile int started;
static int cleaned;

static void cleanup(void *arg)
{
	(void)arg;
	cleaned++;
}

static void *body(void *arg)
{
	int old;

	pthread_cleanup_push(cleanup, NULL);
	check(pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &old) == 0);
	started = 1;
	if (arg)
		for (;;)
			raw0(SYS_getppid);
	for (;;)
		__asm__ volatile("" : : : "memory");
	pthread_cleanup_pop(0);
	return NULL;
}

int main(void)
{
	for (uintptr_t i = 0; i < 100; i++) {
		pthread_t t;
		void *got;

		started = 0;
		check(pthread_create(&t, NULL, body, (void *)(i % 2)) == 0);
		while (!started)
			sched_yield();
		check(pthread_cancel(t) == 0);
		check(pthread_join(t, &got) == 0 && got == PTHREAD_CANCELED);
		marker((uint32_t)i);
	}
	check(cleaned == 100);
	return marker_pass();
}
