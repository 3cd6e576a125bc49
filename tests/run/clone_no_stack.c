/* SPDX-License-Identifier: MIT */
/* Raw clone without a stack is fork; with its tid pointers. */
#include <sched.h>

#include "aid.h"

int main(void)
{
	for (uint32_t i = 0; i < 30; i++) {
		volatile pid_t ptid = 0;
		volatile pid_t ctid = 0;
		long pid;

		fflush(NULL);
		pid = raw6(SYS_clone, SIGCHLD | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID, 0,
			   (long)&ptid, (long)&ctid, 0, 0);
		check(pid >= 0);
		if (pid == 0) {
			marker(i);
			check(ctid == (pid_t)raw0(SYS_gettid));
			raw1(SYS_exit_group, 6);
		}
		check(ptid == pid && ctid == 0);
		check(WEXITSTATUS(reap((pid_t)pid)) == 6);
	}
	return marker_pass();
}
