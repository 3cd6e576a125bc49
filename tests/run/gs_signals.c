/* SPDX-License-Identifier: MIT */
/*
 * Signals, threads and children of a program that has a base of %gs of its own, set by the call or, where the
 * kernel allows it, by the instruction: handlers and children find that base, and blocking calls end as ever.
 */
#include <asm/prctl.h>
#include <setjmp.h>
#include <spawn.h>
#include <sys/auxv.h>
#include <sys/time.h>

#include "aid.h"

static uint64_t blocks[3][8];
static volatile uint64_t *current = blocks[0];
static volatile sig_atomic_t ticks, wrong;
static sigjmp_buf back;

static uint64_t at_gs(void)
{
	uint64_t v;

	__asm__ volatile("movq %%gs:8, %0" : "=r"(v));
	return v;
}

static void tick(int sig)
{
	(void)sig;
	marker(1);
	if (at_gs() != current[1])
		wrong = 1;
	ticks++;
}

static void leave(int sig)
{
	(void)sig;
	siglongjmp(back, 1);
}

static void *thread(void *arg)
{
	check(at_gs() == current[1]); /* inherited */
	marker(2);
	check(at_gs() == current[1]);
	return arg;
}

static void storm(void)
{
	struct itimerval on = { { 0, 500 }, { 0, 500 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	int target = ticks + 60;
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	check(setitimer(ITIMER_REAL, &on, NULL) == 0);
	while (ticks < target) {
		marker(3);
		check(at_gs() == current[1]);
		check(raw0(SYS_getpid) == getpid());
		check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
		check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	check(!wrong);
}

static void interrupted_read(void)
{
	struct poker p;
	int fds[2];
	char c;

	check(pipe(fds) == 0);
	handle(SIGUSR1, poke_handler, 0);
	poke_start(&p, SYS_read, 1, NULL);
	check(read(fds[0], &c, 1) == -1 && errno == EINTR);
	check(at_gs() == current[1]);
	poke_end(&p);
	close(fds[0]);
	close(fds[1]);
}

static void jump_out(void)
{
	handle(SIGUSR2, leave, SA_ONSTACK);
	if (sigsetjmp(back, 1) == 0) {
		raise(SIGUSR2);
		check(0);
	}
	check(at_gs() == current[1]);
}

static void children(void)
{
	char *argv[] = { (char *)"true", NULL };
	pthread_t t;
	pid_t pid;

	check(pthread_create(&t, NULL, thread, NULL) == 0);
	check(pthread_join(t, NULL) == 0);
	check(posix_spawn(&pid, "/bin/true", NULL, NULL, argv, environ) == 0);
	reap_ok(pid);
	check(at_gs() == current[1]);
	pid = fork_flushed();
	if (pid == 0) {
		marker(4);
		_exit(at_gs() == current[1] ? 0 : 1);
	}
	reap_ok(pid);
}

static void everything(void)
{
	check(at_gs() == current[1]);
	storm();
	interrupted_read();
	jump_out();
	children();
}

int main(void)
{
	static char stack[65536];
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof(stack) };
	uint64_t base = 1;

	for (uint64_t i = 0; i < 3; i++)
		blocks[i][1] = 100 + i;
	check(sigaltstack(&ss, NULL) == 0);
	handle(SIGALRM, tick, SA_RESTART);
	check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == 0);
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, blocks[0]) == 0);
	everything();
	current = blocks[1];
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, current) == 0);
	everything();
	if (getauxval(AT_HWCAP2) & 2) { /* FSGSBASE */
		current = blocks[2];
		__asm__ volatile("wrgsbase %0" : : "r"(current));
		everything();
		check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == (uint64_t)current);
	}
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, 0) == 0);
	marker(5);
	check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == 0);
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, 1ul << 62) == -EPERM);
	return marker_pass();
}
