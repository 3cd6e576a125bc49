/* SPDX-License-Identifier: MIT */
/* A debuggee that then allows itself four calls, and dies at any other. */
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include "aid.h"
#include "filter.h"

static void body(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_read, 1),
		ALLOW,
		IS(SYS_write, 1),
		ALLOW,
		IS(SYS_exit, 1),
		ALLOW,
		IS(SYS_rt_sigreturn, 1),
		ALLOW,
		KILL,
	};

	check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
	raise(SIGSTOP);
	INSTALL(code);
	syscall(SYS_read, -1, NULL, 0);
	syscall(SYS_exit, 4);
}

int main(void)
{
	int status;
	pid_t pid;

	for (int i = 0; i < 1000; i++) { /* often enough for the sites to be patched */
		syscall(SYS_getppid);
		prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
	}
	pid = fork_flushed();
	if (pid == 0)
		body();
	check(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status));
	check(ptrace(PTRACE_CONT, pid, NULL, NULL) == 0);
	check(waitpid(pid, &status, 0) == pid);
	check(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	return pass();
}
