/* SPDX-License-Identifier: MIT */
/* exec from a thread: the others vanish, the new image has the pid of the process. */
#include "aid.h"

static char pid_text[16];

static void *busy(void *arg)
{
	(void)arg;
	for (;;)
		raw0(SYS_getppid);
	return NULL;
}

static void *exec_it(void *arg)
{
	char *args[] = { (char *)"me", pid_text, NULL };

	(void)arg;
	marker(1);
	execv(self_exe(), args);
	check(!"exec failed");
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t t;

	if (argc > 1) {
		check(getpid() == atoi(argv[1]) && tid_self() == getpid());
		marker(2);
		return marker_pass();
	}
	snprintf(pid_text, sizeof(pid_text), "%d", (int)getpid());
	for (int i = 0; i < 3; i++)
		check(pthread_create(&t, NULL, busy, NULL) == 0);
	sleep_ms(5);
	/* Counted here: the new image starts its own count. */
	printf("markers 1\n");
	fflush(NULL);
	check(pthread_create(&t, NULL, exec_it, NULL) == 0);
	for (;;)
		pause();
}
