/* SPDX-License-Identifier: MIT */
/* exec of a script with an interpreter line, with an argument, through another script, and failing ones. */
#include <sys/stat.h>

#include "aid.h"

static void put(const char *name, const char *text, mode_t mode)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0700);

	check(fd >= 0);
	check(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	check(fchmod(fd, mode) == 0);
	close(fd);
}

static void run(const char *name)
{
	char *args[] = { (char *)"zero", (char *)"one", (char *)"two words", NULL };
	char *env[] = { (char *)"PATH=/bin:/usr/bin", (char *)"V=value", NULL };
	pid_t pid = fork_flushed();

	if (pid == 0) {
		execve(name, args, env);
		printf("%s: %s\n", name, strerror(errno));
		fflush(stdout);
		_exit(126);
	}
	show_status(name, reap(pid));
}

int main(void)
{
	put("plain", "#!/bin/sh\necho $# \"$0\" \"$@\" $V\nexit 7\n", 0700);
	put("option", "#!/bin/sh -e\nfalse\necho not reached\n", 0700);
	put("chain", "#!./plain extra\n", 0700);
	put("noperm", "#!/bin/sh\n", 0600);
	put("nointerp", "#!/nonexistent/interp\n", 0700);
	put("noformat", "just text\n", 0700);
	put("empty", "", 0700);
	put("loop", "#!./loop\n", 0700);
	run("./plain");
	run("./option");
	run("./chain");
	run("./noperm");
	run("./nointerp");
	run("./noformat");
	run("./empty");
	run("./loop");
	return pass();
}
