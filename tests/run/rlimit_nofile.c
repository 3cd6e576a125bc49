/* SPDX-License-Identifier: MIT */
/* RLIMIT_NOFILE of 3: nothing can be opened, yet calls, threads, forks and execs work. */
#include <sys/resource.h>

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
	struct rlimit limit = { 3, 3 };
	pthread_t t;

	check(setrlimit(RLIMIT_NOFILE, &limit) == 0);
	check(open("/dev/null", O_RDONLY) == -1 && errno == EMFILE);
	for (int i = 0; i < 10; i++) {
		pid_t pid;

		check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
		pid = fork_flushed();
		if (pid == 0) {
			body(NULL);
			_exit(0);
		}
		reap_ok(pid);
	}
	return marker_pass();
}
