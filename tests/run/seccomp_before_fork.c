/* SPDX-License-Identifier: MIT */
/* A filter with errno and allow answers, installed before fork, threads and exec: it holds in all. */
#include "aid.h"
#include "filter.h"

extern char **environ;

static void verify(void)
{
	check(raw2(SYS_getpriority, 0, 0) == -EXDEV);
	check(syscall(SYS_getpriority, 0, 0) == -1 && errno == EXDEV);
	marker(1);
}

static void *body(void *arg)
{
	verify();
	return arg;
}

int main(int argc, char **argv)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpriority, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EXDEV),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	char *args[] = { (char *)"me", (char *)"child", NULL };
	pthread_t t;

	(void)argv;
	if (argc > 1) {
		verify();
		marker_report();
		return 0;
	}
	INSTALL(code);
	verify();
	check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
	for (int i = 0; i < 5; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			verify();
			if (i % 2) {
				execve(self_exe(), args, environ);
				_exit(127);
			}
			_exit(0);
		}
		reap_ok(pid);
	}
	return marker_pass();
}
