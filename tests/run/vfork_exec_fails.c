/* SPDX-License-Identifier: MIT */
/* A vfork child whose exec fails, tries another, and then leaves: the parent is unharmed. */
#include "aid.h"

int main(void)
{
	for (volatile uint32_t i = 0; i < 50; i++) {
		volatile int error = 0;
		char *args[] = { (char *)"x", NULL };
		char *env[] = { (char *)"A=1", NULL };
		pid_t pid = vfork();

		check(pid >= 0);
		if (pid == 0) {
			execve("/nonexistent/x", args, env);
			error = errno;
			marker(i);
			execve("/etc/passwd", args, env);
			error = error * 1000 + errno;
			if (i % 2)
				execve("/bin/true", args, env);
			_exit(5);
		}
		check(error == ENOENT * 1000 + EACCES);
		check(WEXITSTATUS(reap(pid)) == (i % 2 ? 0 : 5));
		check(strcmp(args[0], "x") == 0 && strcmp(env[0], "A=1") == 0);
		marker(100 + i);
	}
	return marker_pass();
}
