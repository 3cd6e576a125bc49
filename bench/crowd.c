/* SPDX-License-Identifier: MIT */
/*
 * crowd N - a process of N threads to attach to: half of them wait, half make a call every millisecond. Says
 * "ready", and ends with its standard input.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *live(void *waits)
{
	for (;;)
		if (waits)
			pause();
		else
			usleep(1000);
	return NULL;
}

int main(int argc, char **argv)
{
	static char waits;
	int n = argc > 1 ? atoi(argv[1]) : 1;
	pthread_t t;
	char byte;

	for (int i = 1; i < n; i++)
		if (pthread_create(&t, NULL, live, i % 2 ? &waits : NULL) != 0)
			return 1;
	printf("ready\n");
	fflush(stdout);
	while (read(0, &byte, 1) > 0)
		;
	return 0;
}
