/* SPDX-License-Identifier: MIT */
/*
 * seccomp_threads: a filter that kills for calls by which a runtime may prepare a new task, and that the
 * program never makes: it goes on to make threads and children, as chromium's renderers do.
 */
#include "aid.h"
#include "filter.h"

static void install(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		IS(SYS_membarrier, 1),
		KILL,
		IS(SYS_kill, 1),
		KILL,
		IS(SYS_prctl, 4),
		ARG(0),
		IS(DISPATCH, 1),
		KILL,
		ALLOW,
		IS(SYS_madvise, 4),
		ARG(2),
		IS(GUARD, 1),
		KILL,
		ALLOW,
		ALLOW,
	};
	struct sock_fprog prog = { sizeof(code) / sizeof(code[0]), code };

	check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	/* As programs ask whether there are filters: that is none yet. */
	check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, NULL) == -1 && errno == EFAULT);
	check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog) == 0);
}

static void *body(void *arg)
{
	for (uint32_t i = 0; i < 10; i++)
		marker(i);
	return arg;
}

int main(void)
{
	pthread_t threads[4];

	marker(1);
	install();
	for (int i = 0; i < 8; i++) {
		pid_t pid = fork_flushed();

		check(pid >= 0);
		if (pid == 0) {
			body(NULL);
			_exit(0);
		}
		reap_ok(pid);
	}
	for (int i = 0; i < 4; i++)
		check(pthread_create(&threads[i], NULL, body, NULL) == 0);
	for (int i = 0; i < 4; i++)
		check(pthread_join(threads[i], NULL) == 0);
	return marker_pass();
}
