/* SPDX-License-Identifier: MIT */
/* A debuggee that has forbidden itself, with death, to open files and to change memory or its own ways. */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include "aid.h"

#define KILL(nr) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (nr), 0, 1), \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static void body(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		KILL(SYS_open),
		KILL(SYS_openat),
		KILL(SYS_pwrite64),
		KILL(SYS_mmap),
		KILL(SYS_mprotect),
		KILL(SYS_prctl),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog prog = { sizeof(code) / sizeof(code[0]), code };

	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) == 0);
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
