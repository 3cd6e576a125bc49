/* SPDX-License-Identifier: MIT */
/* fork from a thread while others run: the child has one thread, whose calls work. */
#include "aid.h"

static volatile int stop;

static void *busy(void *arg)
{
	(void)arg;
	while (!stop)
		raw0(SYS_getppid);
	return NULL;
}

static void *forker(void *arg)
{
	(void)arg;
	for (uint32_t i = 0; i < 30; i++) {
		pid_t pid = fork();

		if (pid == 0) {
			marker(i);
			check(tid_self() == getpid());
			_exit(7);
		}
		check(WEXITSTATUS(reap(pid)) == 7);
	}
	return NULL;
}

int main(void)
{
	pthread_t b[2];
	pthread_t f;

	for (int i = 0; i < 2; i++)
		check(pthread_create(&b[i], NULL, busy, NULL) == 0);
	check(pthread_create(&f, NULL, forker, NULL) == 0);
	check(pthread_join(f, NULL) == 0);
	stop = 1;
	for (int i = 0; i < 2; i++)
		check(pthread_join(b[i], NULL) == 0);
	return marker_pass();
}
