/* SPDX-License-Identifier: MIT */
/* SECCOMP_MODE_STRICT: only read, write, exit and sigreturn are left; nothing else may be called. */
#include <linux/seccomp.h>
#include <sys/prctl.h>

#include "aid.h"

int main(void)
{
	int fds[2];
	pid_t pid;

	check(pipe(fds) == 0);
	for (int i = 0; i < 3; i++) {
		pid = fork_flushed();
		if (pid == 0) {
			char c = 'a';

			check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
			for (int n = 0; n < 100; n++) {
				if (raw3(SYS_write, fds[1], &c, 1) != 1 || write(fds[1], &c, 1) != 1 ||
				    read(fds[0], &c, 1) != 1 || raw3(SYS_read, fds[0], &c, 1) != 1)
					raw1(SYS_exit, 1);
			}
			if (i == 1)
				raw0(SYS_getpid);
			raw1(SYS_exit, 55);
		}
		show_status("strict", reap(pid));
	}
	return pass();
}
