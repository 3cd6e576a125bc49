/* SPDX-License-Identifier: MIT */
/* The main thread leaves by pthread_exit; the others go on, and the last one ends the process. */
#include "aid.h"

static pthread_t main_thread;

static void *body(void *arg)
{
	(void)arg;
	check(pthread_join(main_thread, NULL) == 0);
	for (uint32_t i = 0; i < 100; i++)
		marker(i);
	fflush(NULL);
	if (fork() == 0) {
		marker(200);
		_exit(0);
	}
	check(wait(NULL) > 0);
	exit(marker_pass());
}

int main(void)
{
	pthread_t t;

	main_thread = pthread_self();
	check(pthread_create(&t, NULL, body, NULL) == 0);
	pthread_exit(NULL);
}
