/* SPDX-License-Identifier: MIT */
/* setuid in a process with threads: glibc's signal 33 reaches each of them, whatever they do. */
#include "aid.h"

static volatile int stop;
static int fds[2];

static void *body(void *arg)
{
	char c;

	if (arg)
		while (!stop)
			raw0(SYS_getppid);
	else
		check(read(fds[0], &c, 1) == 1);
	check(geteuid() == 65534 && raw0(SYS_getuid) == 65534);
	return NULL;
}

int main(void)
{
	pid_t pid;

	if (getuid() != 0) {
		skip("needs root");
		return 77;
	}
	check(pipe(fds) == 0);
	pid = fork_flushed();
	if (pid == 0) {
		pthread_t t[4];

		for (uintptr_t i = 0; i < 4; i++)
			check(pthread_create(&t[i], NULL, body, (void *)(i & 1)) == 0);
		sleep_ms(5);
		check(setgid(65534) == 0 && setuid(65534) == 0);
		stop = 1;
		check(write(fds[1], "ab", 2) == 2);
		for (int i = 0; i < 4; i++)
			check(pthread_join(t[i], NULL) == 0);
		marker(1);
		_exit(0);
	}
	reap_ok(pid);
	return marker_pass();
}
