/* SPDX-License-Identifier: MIT */
/* LD_PRELOAD set by the program itself for a child: that library is loaded, and only the child sees it. */
#include "aid.h"

int main(int argc, char **argv)
{
	char *args[] = { (char *)"me", (char *)"child", NULL };
	char *env[] = { (char *)"LD_PRELOAD=libutil.so.1", (char *)"X=1", NULL };
	char line[512];
	FILE *f;
	int loaded = 0;

	(void)argv;
	if (argc > 1) {
		const char *value = getenv("LD_PRELOAD");

		f = fopen("/proc/self/maps", "r");
		check(f);
		while (fgets(line, sizeof(line), f))
			loaded |= strstr(line, "libutil") != NULL;
		fclose(f);
		printf("LD_PRELOAD=%s\nloaded %d\n", value ? value : "(none)", loaded);
		marker(1);
		marker_report();
		return 0;
	}
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			execve(self_exe(), args, env);
			_exit(127);
		}
		reap_ok(pid);
	}
	return marker_pass();
}
