/* SPDX-License-Identifier: MIT */
/* seccomp_exec: a filter that forbids what weir needs at its start does not end the programs executed under it. */
#include "aid.h"
#include "filter.h"

int main(int argc, char **argv)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_prctl, 4),
		ARG(0),
		IS(DISPATCH, 1),
		KILL,
		ALLOW,
		IS(SYS_madvise, 4),
		ARG(2),
		IS(GUARD, 1),
		KILL,
		ALLOW,
		ALLOW,
	};
	int status;

	if (argc > 1)
		return 9;
	INSTALL(code);
	for (int i = 0; i < 4; i++) {
		pid_t pid = i % 2 ? vfork() : fork_flushed();

		check(pid >= 0);
		if (pid == 0) {
			execl("/proc/self/exe", argv[0], "child", NULL);
			_exit(8);
		}
		check(waitpid(pid, &status, 0) == pid);
		check(WIFEXITED(status) && WEXITSTATUS(status) == 9);
		marker(1);
	}
	return marker_pass();
}
