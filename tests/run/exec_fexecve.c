/* SPDX-License-Identifier: MIT */
/* fexecve and execveat: of a deleted file, of an empty path with AT_EMPTY_PATH, relative to a directory. */
#include <sys/sendfile.h>
#include <sys/stat.h>

#include "aid.h"

extern char **environ;

static void copy_self(const char *name)
{
	int in = open("/proc/self/exe", O_RDONLY);
	int out = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0700);
	struct stat st;

	check(in >= 0 && out >= 0 && fstat(in, &st) == 0);
	while (lseek(in, 0, SEEK_CUR) < st.st_size)
		check(sendfile(out, in, NULL, 1 << 20) > 0);
	close(in);
	close(out);
}

int main(int argc, char **argv)
{
	char *args[] = { (char *)"me", (char *)"child", NULL };
	int fd;
	int dir;
	pid_t pid;

	(void)argv;
	if (argc > 1) {
		marker(1);
		puts("child");
		marker_report();
		return 0;
	}
	copy_self("copy");
	dir = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	pid = fork_flushed();
	if (pid == 0) {
		syscall(SYS_execveat, dir, "copy", args, environ, 0);
		_exit(127);
	}
	reap_ok(pid);
	fd = open("copy", O_RDONLY | O_CLOEXEC);
	check(fd >= 0 && unlink("copy") == 0);
	pid = fork_flushed();
	if (pid == 0) {
		fexecve(fd, args, environ);
		_exit(127);
	}
	reap_ok(pid);
	pid = fork_flushed();
	if (pid == 0) {
		/* The file is gone by name now, and so the name fails. */
		check(syscall(SYS_execveat, dir, "copy", args, environ, 0) == -1 && errno == ENOENT);
		marker(2);
		syscall(SYS_execveat, fd, "", args, environ, AT_EMPTY_PATH);
		_exit(127);
	}
	reap_ok(pid);
	return marker_pass();
}
