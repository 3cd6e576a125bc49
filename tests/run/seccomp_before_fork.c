/* SPDX-License-Identifier: MIT */
/* A filter with errno and allow answers, installed before fork, threads and exec: it holds in all. */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

#include "aid.h"

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
	struct sock_fprog prog = { sizeof(code) / sizeof(code[0]), code };
	char *args[] = { (char *)"me", (char *)"child", NULL };
	pthread_t t;

	(void)argv;
	if (argc > 1) {
		verify();
		marker_report();
		return 0;
	}
	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	check(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) == 0);
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
