/* SPDX-License-Identifier: MIT */
/* setcontext and swapcontext out of handlers: a preemptive scheduler of two contexts. */
#include <sys/time.h>
#include <ucontext.h>

#include "aid.h"

static ucontext_t main_ctx;
static ucontext_t ctx[2];
static volatile int current;
static volatile int switches;
static volatile unsigned long work[2];
static char stacks[2][65536] __attribute__((aligned(16)));
/* swapcontext lets signals in before it is on the other stack: on a slow machine the next tick is there already. */
static volatile int switching = 1; /* until the first one runs */

static void tick(int sig)
{
	int was = current;

	(void)sig;
	if (switching)
		return;
	switching = 1;
	if (++switches >= 200 && work[0] + work[1] > 0) {
		setcontext(&main_ctx);
		_exit(1);
	}
	current = !was;
	if (swapcontext(&ctx[was], &ctx[!was]) < 0)
		_exit(1);
	switching = 0;
}

static void body(int i)
{
	sigset_t set;

	sigemptyset(&set);
	check(sigprocmask(SIG_SETMASK, &set, NULL) == 0);
	switching = 0;
	for (;;) {
		check(raw0(SYS_getpid) == getpid());
		work[i]++;
	}
}

int main(void)
{
	struct itimerval on = { { 0, 1000 }, { 0, 1000 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	volatile int done = 0;

	for (volatile int i = 0; i < 2; i++) {
		check(getcontext(&ctx[i]) == 0);
		ctx[i].uc_stack.ss_sp = stacks[i];
		ctx[i].uc_stack.ss_size = sizeof(stacks[i]);
		makecontext(&ctx[i], (void (*)(void))body, 1, i);
	}
	handle(SIGALRM, tick, 0);
	check(getcontext(&main_ctx) == 0);
	if (!done) {
		done = 1;
		check(setitimer(ITIMER_REAL, &on, NULL) == 0);
		setcontext(&ctx[0]);
		check(!"setcontext returned");
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	/* Either may be switched away each time before it has done a round, and the timer may strike once
	 * more before it is off, when the machine is busy. */
	check(switches >= 200 && work[0] + work[1] > 0);
	return pass();
}
