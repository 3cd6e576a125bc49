/* SPDX-License-Identifier: MIT */
/*
 * A thread that its parent traces, so that its calls do not trap, sleeps at a site that no jump fits; meanwhile another
 * thread calls there so often that weir changes the site. Then the sleeper is stopped, and goes on: by restart_syscall.
 */
#include <sys/ptrace.h>

#include "zero_site.h"

ZERO_SITE(call_nanosleep, "mov $35, %eax");

static pid_t sleeper;

static void *changer(void *arg)
{
	struct timespec moment = { 0, 1000 };

	(void)arg;
	wait_blocked(getpid(), sleeper, SYS_nanosleep);
	for (int i = 0; i < ZERO_OFTEN; i++)
		check(call_nanosleep((long)&moment, 0, 0) == 0);
	for (int i = 0; i < 3; i++) {
		check(syscall(SYS_tgkill, getpid(), sleeper, SIGSTOP) == 0);
		sleep_ms(20);
	}
	return NULL;
}

static void body(void)
{
	struct timespec t = { 0, 400000000 };
	int64_t begun = now_ns(), slept;
	pthread_t thread;

	sleeper = tid_self();
	check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
	check(pthread_create(&thread, NULL, changer, NULL) == 0);
	check(call_nanosleep((long)&t, 0, 0) == 0);
	slept = now_ns() - begun;
	check(slept >= 400000000);
	check(pthread_join(thread, NULL) == 0);
	check(call_nanosleep((long)&t, 0, 0) == 0);
	_exit(5);
}

int main(void)
{
	int status, stops = 0;
	pid_t pid = fork_flushed();

	check(zero_room[1] == 0);
	if (pid == 0)
		body();
	for (;;) {
		check(waitpid(pid, &status, 0) == pid);
		if (!WIFSTOPPED(status))
			break;
		stops += WSTOPSIG(status) == SIGSTOP;
		/* what else stops it is not ours */
		check(ptrace(PTRACE_CONT, pid, NULL,
			     WSTOPSIG(status) == SIGSTOP ? 0 : WSTOPSIG(status)) == 0);
	}
	show_status("child", status);
	check(stops == 3);
	return pass();
}
