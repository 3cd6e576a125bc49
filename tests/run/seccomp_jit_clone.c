/* SPDX-License-Identifier: MIT */
/* The same as jit_clone, by a thread and by a child whose filter forbids dispatch: it is off in them. */
#include "filter.h"
#include "jit_clone.h"

static void *maker(void *arg)
{
	make_all(4);
	return arg;
}

int main(void)
{
	pthread_t thread;
	pid_t pid;

	make_code();
	install_trap();
	check(pthread_create(&thread, NULL, maker, NULL) == 0);
	check(pthread_join(thread, NULL) == 0);
	pid = fork_flushed();
	check(pid >= 0);
	if (pid == 0) {
		maker(NULL);
		_exit(0);
	}
	reap_ok(pid);
	return marker_pass();
}
