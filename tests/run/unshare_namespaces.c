/* SPDX-License-Identifier: MIT */
/* New namespaces for user, mounts, processes and files: each as far as this machine allows, and calls go on in them. */
#include <sched.h>
#include <sys/mount.h>

#include "aid.h"

static void in_new(const char *name, int flags)
{
	pid_t pid = fork_flushed();

	if (pid == 0) {
		int ret = unshare(flags);

		printf("%s: %d\n", name, ret ? errno : 0);
		marker(1);
		if (ret == 0 && (flags & CLONE_NEWPID)) {
			pid_t first = fork_flushed();

			if (first == 0) {
				marker(2);
				printf("%s: pid %d, parent %d\n", name, (int)getpid(), (int)getppid());
				fflush(stdout);
				_exit(raw0(SYS_getpid) == getpid() ? 0 : 1);
			}
			show_status(name, reap(first));
		}
		if (ret == 0 && (flags & CLONE_NEWNS))
			printf("%s: mount %d\n", name,
			       mount("none", "/tmp", "tmpfs", 0, NULL) ? errno : 0);
		fflush(stdout);
		_exit(0);
	}
	reap_ok(pid);
}

int main(void)
{
	in_new("user", CLONE_NEWUSER);
	in_new("user and mounts", CLONE_NEWUSER | CLONE_NEWNS);
	in_new("user and processes", CLONE_NEWUSER | CLONE_NEWPID);
	in_new("all", CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC);
	in_new("files", CLONE_FILES | CLONE_FS);
	return marker_pass();
}
