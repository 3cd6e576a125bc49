/* SPDX-License-Identifier: MIT */
/*
 * killer PID - kills weir on its way to the PTRACE_CONT by which it leads a thread on from the stop for a signal that the
 * thread has raised, having marked that signal. Says "ready" when it watches, and "killed" or "ended".
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>

static void seize_all(pid_t pid)
{
	struct dirent *e;
	char path[64];
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	dir = opendir(path);
	while (dir && (e = readdir(dir))) {
		pid_t tid = (pid_t)atol(e->d_name);

		if (tid > 0 &&
		    ptrace(PTRACE_SEIZE, tid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE) == 0)
			ptrace(PTRACE_INTERRUPT, tid, 0, 0);
	}
	if (dir)
		closedir(dir);
}

int main(int argc, char **argv)
{
	pid_t pid = argc > 1 ? (pid_t)atol(argv[1]) : 0, tid;
	struct user_regs_struct r;
	int status, sig, marked = 0;

	seize_all(pid);
	puts("ready");
	fflush(stdout);
	while ((tid = waitpid(-1, &status, __WALL)) > 0) {
		if (!WIFSTOPPED(status))
			continue;
		sig = status >> 16 || WSTOPSIG(status) == (SIGTRAP | 0x80) ? 0 : WSTOPSIG(status);
		if (WSTOPSIG(status) == (SIGTRAP | 0x80) && ptrace(PTRACE_GETREGS, tid, 0, &r) == 0 &&
		    r.orig_rax == SYS_ptrace && (long)r.rax == -ENOSYS) {
			marked |= r.rdi == PTRACE_SETSIGINFO;
			if (marked && r.rdi == PTRACE_CONT) {
				kill(pid, SIGKILL);
				puts("killed");
				return 0;
			}
		}
		ptrace(PTRACE_SYSCALL, tid, 0, sig);
	}
	puts("ended");
	return 0;
}
