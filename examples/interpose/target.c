/* SPDX-License-Identifier: MIT */
/* The target in C. */
#include <pthread.h>
#include <stdio.h>

static void *run(void *arg)
{
	(void)arg;
	puts("Thread is running.");
	fflush(stdout);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, run, NULL);
	pthread_join(thread, NULL);
	return 0;
}
