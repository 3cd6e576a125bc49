/* SPDX-License-Identifier: MIT */
/* The program's own environment: environ, getenv, main's envp, /proc/self/environ, and what `env` sees. */
#include "aid.h"

extern char **environ;

int main(int argc, char **argv, char **envp)
{
	char buf[65536];
	size_t at = 0;
	ssize_t n;
	int fd;

	(void)argc;
	(void)argv;
	check(envp == environ);
	for (char **e = envp; *e; e++)
		printf("env %s\n", *e);
	fd = open("/proc/self/environ", O_RDONLY);
	check(fd >= 0);
	n = read(fd, buf, sizeof(buf) - 1);
	check(n > 0);
	buf[n] = '\0';
	while (at < (size_t)n) {
		if (buf[at]) /* bytes behind the last entry are empty strings */
			printf("proc %s\n", buf + at);
		at += strlen(buf + at) + 1;
	}
	fflush(stdout);
	check(system("env | grep -v ^_= | sort") == 0);
	check(setenv("ADDED", "yes", 1) == 0);
	check(unsetenv("HOME") == 0);
	check(system("env | grep -v ^_= | sort") == 0);
	check(clearenv() == 0);
	check(system("/usr/bin/env | grep -v ^_= | sort") == 0);
	return pass();
}
