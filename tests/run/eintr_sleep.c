/* SPDX-License-Identifier: MIT */
/* nanosleep and clock_nanosleep are cut short whatever SA_RESTART says, and tell what remains. */
#include "aid.h"

static void one(int flags)
{
	struct timespec want = { 100, 0 };
	struct timespec rem = { 0, 0 };
	struct timespec abs;
	struct poker p;

	handle(SIGUSR1, poke_handler, flags);
	poke_start(&p, SYS_clock_nanosleep, 1, NULL);
	check(nanosleep(&want, &rem) == -1 && errno == EINTR);
	poke_end(&p);
	check(rem.tv_sec >= 50 && rem.tv_sec <= 100);
	rem.tv_sec = 0;
	poke_start(&p, SYS_nanosleep, 1, NULL);
	check(syscall(SYS_nanosleep, &want, &rem) == -1 && errno == EINTR);
	poke_end(&p);
	check(rem.tv_sec >= 50 && rem.tv_sec <= 100);
	rem.tv_sec = 0;
	poke_start(&p, SYS_clock_nanosleep, 1, NULL);
	check(clock_nanosleep(CLOCK_MONOTONIC, 0, &want, &rem) == EINTR);
	poke_end(&p);
	check(rem.tv_sec >= 50 && rem.tv_sec <= 100);
	/* Absolute: nothing is said to remain. */
	rem.tv_sec = 4711;
	check(clock_gettime(CLOCK_MONOTONIC, &abs) == 0);
	abs.tv_sec += 100;
	poke_start(&p, SYS_clock_nanosleep, 1, NULL);
	check(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &abs, &rem) == EINTR);
	poke_end(&p);
	check(rem.tv_sec == 4711);
}

int main(void)
{
	one(0);
	one(SA_RESTART);
	return pass();
}
