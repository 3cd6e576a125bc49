/* SPDX-License-Identifier: MIT */
/* vfork + exec, the way of every shell: the parent goes on at the exec, with its memory intact. */
#include "aid.h"

int main(int argc, char **argv)
{
	const char *self = self_exe();

	if (argc == 2) {
		marker(0);
		printf("child says %s\n", argv[1]);
		marker_report();
		return 0;
	}
	for (int i = 0; i < 20; i++) {
		char text[16];
		char *args[] = { (char *)"me", text, NULL };
		pid_t pid;

		snprintf(text, sizeof(text), "%d", i);
		fflush(NULL);
		pid = vfork();
		check(pid >= 0);
		if (pid == 0) {
			execv(self, args);
			_exit(127);
		}
		check(strcmp(args[0], "me") == 0 && atoi(text) == i);
		reap_ok(pid);
	}
	return marker_pass();
}
