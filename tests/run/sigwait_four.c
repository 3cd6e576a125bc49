/* SPDX-License-Identifier: MIT */
/* SIGSYS, SIGTRAP, SIGSEGV and SIGBUS are blocked and waited for, sent by oneself, a thread, a child, a timer. */
#include "aid.h"

static const int four[] = { SIGSYS, SIGTRAP, SIGSEGV, SIGBUS };
static pid_t main_tid;
static int taken;

static void *sender(void *arg)
{
	for (int i = 0; i < 4; i++) {
		wait_blocked(getpid(), main_tid, SYS_rt_sigtimedwait);
		check(syscall(SYS_tgkill, getpid(), main_tid, four[i]) == 0);
		while (__atomic_load_n(&taken, __ATOMIC_SEQ_CST) <= i)
			sleep_ms(1);
	}
	return arg;
}

int main(void)
{
	struct timespec none = { 0, 0 }, soon = { 0, 30000000 };
	union sigval value = { .sival_int = 77 };
	sigset_t set, pending;
	siginfo_t info;
	pthread_t t;
	int got;

	main_tid = tid_self();
	sigemptyset(&set);
	for (int i = 0; i < 4; i++)
		sigaddset(&set, four[i]);
	check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
	for (int i = 0; i < 4; i++) {
		check(sigtimedwait(&set, NULL, &none) < 0 && errno == EAGAIN);
		check(sigqueue(getpid(), four[i], value) == 0);
		check(sigpending(&pending) == 0 && sigismember(&pending, four[i]));
		marker(1);
		check(sigwaitinfo(&set, &info) == four[i] && info.si_signo == four[i] &&
		      info.si_code == SI_QUEUE && info.si_value.sival_int == 77 &&
		      info.si_pid == getpid());
		check(kill(getpid(), four[i]) == 0 && sigwait(&set, &got) == 0 && got == four[i]);
		check(sigtimedwait(&set, NULL, &soon) < 0 && errno == EAGAIN);
	}
	check(pthread_create(&t, NULL, sender, NULL) == 0);
	for (int i = 0; i < 4; i++) {
		check(sigwaitinfo(&set, &info) == four[i] &&
		      (info.si_code == SI_TKILL || info.si_code == SI_USER)); /* as libc tells it */
		__atomic_add_fetch(&taken, 1, __ATOMIC_SEQ_CST);
	}
	check(pthread_join(t, NULL) == 0);
	for (int i = 0; i < 4; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			check(kill(getppid(), four[i]) == 0);
			_exit(0);
		}
		check(sigwaitinfo(&set, &info) == four[i] && info.si_code == SI_USER &&
		      info.si_pid == pid);
		reap_ok(pid);
	}
	for (int i = 0; i < 4; i++) {
		struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL,
				       .sigev_signo = four[i],
				       .sigev_value = value };
		struct itimerspec once = { .it_value = { 0, 5000000 } };
		timer_t id;

		check(timer_create(CLOCK_MONOTONIC, &ev, &id) == 0 &&
		      timer_settime(id, 0, &once, NULL) == 0);
		check(sigwaitinfo(&set, &info) == four[i] && info.si_code == SI_TIMER &&
		      info.si_value.sival_int == 77);
		check(timer_delete(id) == 0);
	}
	return marker_pass();
}
