/* SPDX-License-Identifier: MIT */
/* Files opened before fork share their offset with the child; those opened after do not. */
#include "aid.h"

int main(void)
{
	char buf[8] = "";
	int fd = open("shared", O_RDWR | O_CREAT | O_TRUNC, 0600);
	int low;
	pid_t pid;

	check(fd >= 0);
	check(write(fd, "abcdefgh", 8) == 8);
	check(lseek(fd, 0, SEEK_SET) == 0);
	pid = fork_flushed();
	if (pid == 0) {
		check(read(fd, buf, 3) == 3 && !memcmp(buf, "abc", 3));
		_exit(0);
	}
	reap_ok(pid);
	check(read(fd, buf, 3) == 3 && !memcmp(buf, "def", 3));
	low = open("/dev/null", O_RDONLY);
	check(low == fd + 1);
	unlink("shared");
	return pass();
}
