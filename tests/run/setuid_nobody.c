/* SPDX-License-Identifier: MIT */
/* Root drops to nobody, not dumpable: calls, threads, forks and execs go on. */
#include <sys/prctl.h>

#include "aid.h"

extern char **environ;

static void *body(void *arg)
{
	for (uint32_t i = 0; i < 10; i++)
		marker(i);
	return arg;
}

int main(void)
{
	char *args[] = { (char *)"sh", (char *)"-c", (char *)"echo uid $(id -u); true | cat", NULL };
	pthread_t t;

	if (getuid() != 0)
		skip("needs root");
	check(setgid(65534) == 0 && setuid(65534) == 0);
	printf("dumpable %d\n", prctl(PR_GET_DUMPABLE));
	for (int i = 0; i < 5; i++) {
		pid_t pid;

		check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
		pid = fork_flushed();
		if (pid == 0) {
			body(NULL);
			execve("/bin/sh", args, environ);
			_exit(127);
		}
		reap_ok(pid);
	}
	return marker_pass();
}
