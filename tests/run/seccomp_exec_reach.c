/* SPDX-License-Identifier: MIT */
/*
 * seccomp_exec_reach: a filter that answers calls by which a new image could reach what is outside of it, as
 * man's does for the programs that it runs: they say no word that they would not have said. Under a filter that
 * leaves all of these alone, they are seen as any.
 */
#include <fcntl.h>
#include <sys/socket.h>

#include "aid.h"
#include "filter.h"

#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS)

static int run(const char *self, int vforked, const char *how)
{
	pid_t pid = vforked ? vfork() : fork_flushed();
	int status;

	check(pid >= 0);
	if (pid == 0) {
		execl("/proc/self/exe", self, how, NULL);
		_exit(8);
	}
	check(waitpid(pid, &status, 0) == pid && WIFEXITED(status));
	return WEXITSTATUS(status);
}

int main(int argc, char **argv)
{
	struct sock_filter lenient[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_getpriority, 1),
		REFUSE,
		ALLOW,
	};
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_socket, 1),
		REFUSE,
		IS(SYS_open, 4),
		ARG(1),
		IS(O_RDWR | O_CLOEXEC, 1),
		REFUSE,
		ALLOW,
		ALLOW,
	};

	if (argc > 1 && strcmp(argv[1], "seen") == 0) {
		marker(1);
		return marker_pass();
	}
	if (argc > 1) {
		check(socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == ENOSYS);
		return 9;
	}
	INSTALL(lenient);
	for (int i = 0; i < 4; i++)
		check(run(argv[0], i % 2, "seen") == 0);
	INSTALL(code);
	for (int i = 0; i < 4; i++) {
		check(run(argv[0], i % 2, "child") == 9);
		marker(1);
	}
	return marker_pass();
}
