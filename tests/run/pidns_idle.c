/* SPDX-License-Identifier: MIT */
/* pidns_idle: processes of another pid namespace are silent for a while, as others come and go, and then go on. */
#include <sched.h>

#include "aid.h"

#define SLEEPERS 4
#define OTHERS 6

static void nap(long ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&ts, NULL);
}

static void sleeper(void)
{
	for (uint32_t i = 0; i < 3; i++) {
		marker(i);
		nap(350);
		for (uint32_t j = 0; j < 20; j++)
			marker(j);
	}
	_exit(0);
}

/* The next process has a number from here on that no process has outside. */
static void start_at(int number)
{
	FILE *f = fopen("/proc/sys/kernel/ns_last_pid", "w");

	if (!f || fprintf(f, "%d", number - 1) < 0 || fclose(f) != 0)
		_exit(77);
}

static int unused(void)
{
	int number = 20000;

	for (int n = number; n < number + 2 * SLEEPERS; n++)
		if (kill(n, 0) == 0 || errno != ESRCH)
			number = n + 1;
	return number;
}

/* Process 1 of the namespace. */
static void inside(int number)
{
	start_at(number);
	for (int i = 0; i < SLEEPERS; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0)
			sleeper();
		check(pid >= number);
	}
	marker(1);
	for (int i = 0; i < SLEEPERS; i++)
		check(wait(NULL) > 0);
	marker(2);
	_exit(0);
}

int main(void)
{
	int number = unused(), status;
	pid_t init;

	if (unshare(CLONE_NEWPID) != 0 &&
	    (errno != EPERM || unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0))
		skip("no pid namespaces here");
	init = fork_flushed();
	check(init >= 0);
	if (init == 0)
		inside(number);
	/* The namespace is for all children from the first one on. */
	for (uint32_t i = 0; i < OTHERS; i++) {
		pid_t pid = fork_flushed();

		check(pid >= 0);
		if (pid == 0) {
			marker(i);
			_exit(0);
		}
		reap_ok(pid);
		nap(80);
	}
	status = reap(init);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip("the numbers of processes cannot be chosen");
	check(status == 0);
	return marker_pass();
}
