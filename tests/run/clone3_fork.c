/* SPDX-License-Identifier: MIT */
/* clone3 as fork, with pidfd and a wrong size: results as the kernel gives them. */
#include <linux/sched.h>
#include <poll.h>

#include "aid.h"

int main(void)
{
	struct clone_args a;
	int pidfd = -1;

	for (uint32_t i = 0; i < 20; i++) {
		long pid;

		memset(&a, 0, sizeof(a));
		a.flags = CLONE_PIDFD;
		a.exit_signal = SIGCHLD;
		a.pidfd = (uintptr_t)&pidfd;
		fflush(NULL);
		pid = raw2(SYS_clone3, &a, sizeof(a));
		check(pid >= 0);
		if (pid == 0) {
			marker(i);
			_exit(12);
		}
		struct pollfd p = { .fd = pidfd, .events = POLLIN };

		check(poll(&p, 1, -1) == 1);
		check(WEXITSTATUS(reap((pid_t)pid)) == 12);
		close(pidfd);
	}
	check(raw2(SYS_clone3, &a, 8) == -EINVAL);
	check(raw2(SYS_clone3, &a, 100000) == -E2BIG);
	a.exit_signal = 1000;
	check(raw2(SYS_clone3, &a, sizeof(a)) == -EINVAL);
	return marker_pass();
}
