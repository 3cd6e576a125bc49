/* SPDX-License-Identifier: MIT */
/* close_range(3, ~0) and closing every descriptor by hand, as daemons do: all goes on; fds are reused low. */
#include <sys/resource.h>

#include "aid.h"

static void work(void)
{
	int fds[2];
	pid_t pid;

	marker(1);
	check(pipe(fds) == 0);
	check(fds[0] == 3 && fds[1] == 4);
	close(fds[0]);
	close(fds[1]);
	pid = fork_flushed();
	if (pid == 0) {
		check(open("/dev/null", O_RDONLY) == 3);
		marker(2);
		_exit(0);
	}
	reap_ok(pid);
	fflush(NULL);
	check(system("exec ls /proc/self/fd | wc -l") == 0);
}

int main(void)
{
	int n;

	close(3);
	check(syscall(SYS_close_range, 3, ~0u, 0) == 0);
	work();
	for (int fd = 3; fd < 5000; fd++)
		check(close(fd) == -1 && errno == EBADF);
	work();
	n = dup2(1, 100);
	check(n == 100 && dup(1) == 3 && close(3) == 0);
	closefrom(3);
	check(fcntl(100, F_GETFD) == -1 && errno == EBADF);
	work();
	/* The whole range stays usable: descriptors of any number can be taken. */
	check(dup2(1, 1023) == 1023 && close(1023) == 0);
	check(dup2(1, 999) == 999 && close(999) == 0);
	return marker_pass();
}
