/* SPDX-License-Identifier: MIT */
/* Threads that end in each way: a target for grown.c. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *returns(void *arg)
{
	return arg;
}

static void *exits(void *arg)
{
	pthread_exit(arg);
}

static void *waits(void *arg)
{
	for (;;)
		pause();
	return arg;
}

static void join(const char *what, pthread_t thread)
{
	void *result;

	pthread_join(thread, &result);
	if (result == PTHREAD_CANCELED)
		printf("%s: canceled\n", what);
	else
		printf("%s: %ld\n", what, (long)result);
	fflush(stdout);
}

int main(void)
{
	static char stack[128 * 1024] __attribute__((aligned(64)));
	pthread_attr_t attr;
	pthread_t thread;

	pthread_create(&thread, NULL, returns, (void *)1);
	join("returns", thread);
	pthread_create(&thread, NULL, exits, (void *)2);
	join("exits", thread);
	pthread_create(&thread, NULL, waits, NULL);
	pthread_cancel(thread);
	join("waits", thread);
	pthread_attr_init(&attr);
	pthread_attr_setstack(&attr, stack, sizeof(stack));
	pthread_create(&thread, &attr, returns, (void *)4);
	join("on a stack of its own", thread);
	return 0;
}
