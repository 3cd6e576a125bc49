/* SPDX-License-Identifier: MIT */
/* spawn_killed: a child is killed at any moment of its fork and execve, and its parent hears of that at once. */
#include <sys/wait.h>
#include <time.h>

#include "aid.h"

#define ROUNDS 150
#define STEP_NS 20000

int main(int argc, char **argv)
{
	int status;

	if (argc > 1)
		return 7;
	alarm(50); /* for a parent that waits for ever */
	for (uint32_t i = 0; i < ROUNDS; i++) {
		struct timespec delay = { 0, i * STEP_NS };
		pid_t pid = fork();

		check(pid >= 0);
		if (pid == 0) {
			execl("/proc/self/exe", argv[0], "child", NULL);
			_exit(8);
		}
		nanosleep(&delay, NULL);
		check(kill(pid, SIGKILL) == 0);
		check(waitpid(pid, &status, 0) == pid);
		check(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 7);
		marker(i);
	}
	return marker_pass();
}
