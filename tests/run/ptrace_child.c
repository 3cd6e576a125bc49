/* SPDX-License-Identifier: MIT */
/* A program that debugs its child: PTRACE_TRACEME, stops at exec, the child runs to its end. */
#include <sys/ptrace.h>

#include "aid.h"

int main(void)
{
	int status;
	int stops = 0;
	pid_t pid = fork_flushed();

	if (pid == 0) {
		check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
		raise(SIGSTOP);
		_exit(4);
	}
	check(waitpid(pid, &status, 0) == pid && WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
	while (ptrace(PTRACE_CONT, pid, NULL, NULL) == 0) {
		check(waitpid(pid, &status, 0) == pid);
		if (!WIFSTOPPED(status))
			break;
		if (++stops > 1000)
			break;
	}
	check(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	return pass();
}
