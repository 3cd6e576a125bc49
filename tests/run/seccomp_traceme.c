/* SPDX-License-Identifier: MIT */
/* A debuggee that has forbidden itself, with death, to open files and to change memory or its own ways. */
#include <sys/ptrace.h>

#include "aid.h"
#include "filter.h"

static void body(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_open, 1),
		KILL,
		IS(SYS_openat, 1),
		KILL,
		IS(SYS_pwrite64, 1),
		KILL,
		IS(SYS_mmap, 1),
		KILL,
		IS(SYS_mprotect, 1),
		KILL,
		IS(SYS_prctl, 1),
		KILL,
		ALLOW,
	};

	INSTALL(code);
	check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
	for (uint32_t n = 0; n < 20; n++)
		marker(n);
	raise(SIGSTOP);
	_exit(4);
}

int main(void)
{
	int status, stops = 0;
	pid_t pid = fork_flushed();

	if (pid == 0)
		body();
	for (;;) {
		check(waitpid(pid, &status, 0) == pid);
		if (!WIFSTOPPED(status) || ++stops > 1000)
			break;
		/* what else stops it is not ours */
		check(ptrace(PTRACE_CONT, pid, NULL,
			     WSTOPSIG(status) == SIGSTOP ? 0 : WSTOPSIG(status)) == 0);
	}
	check(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	return marker_pass();
}
