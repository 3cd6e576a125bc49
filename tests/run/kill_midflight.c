/* SPDX-License-Identifier: MIT */
/* A child that is killed while it makes markers: each that it counted was entered, to the last. */
#include "aid.h"

int main(void)
{
	for (int i = 0; i < 5; i++) {
		int fds[2];
		char c;
		pid_t pid;

		check(pipe(fds) == 0);
		pid = fork_flushed();
		if (pid == 0) {
			for (uint32_t n = 0; n < 200; n++)
				marker(n);
			/* Counted calls are done: the last one, which never returns, tells that. */
			check(write(fds[1], "d", 1) == 1);
			(void)!read(0x7fffffff, &c, 1);
			for (;;)
				pause();
		}
		check(read(fds[0], &c, 1) == 1);
		wait_blocked(pid, pid, SYS_pause);
		check(kill(pid, SIGKILL) == 0);
		show_status("killed", reap(pid));
		close(fds[0]);
		close(fds[1]);
	}
	return marker_pass();
}
