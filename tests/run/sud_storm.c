/* SPDX-License-Identifier: MIT */
/* sud_storm: signals that come with a call of the program's own dispatch: no handler is lost, no mask changed. */
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <time.h>

#include "aid.h"

#define NUMBER 0xe000
#define HITS 3000

static volatile char selector;
static volatile unsigned long dispatched, hits;

static void on_sys(int sig, siginfo_t *info, void *uc)
{
	(void)sig;
	(void)uc;
	selector = 0;
	check(info->si_code == 2 && info->si_syscall == NUMBER);
	dispatched++;
}

/* Returns by libc's restorer, which the range lets through. */
static void on_alarm(int sig)
{
	(void)sig;
	hits++;
}

static void libc_text(unsigned long *start, unsigned long *end)
{
	char line[512];
	FILE *f = fopen("/proc/self/maps", "r");

	check(f);
	*start = *end = 0;
	while (fgets(line, sizeof(line), f)) {
		if (strstr(line, "r-xp") && strstr(line, "libc.so"))
			check(sscanf(line, "%lx-%lx", start, end) == 2);
	}
	fclose(f);
	check(*start);
}

int main(void)
{
	struct itimerval on = { { 0, 50 }, { 0, 50 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	struct sigaction act = { .sa_sigaction = on_sys, .sa_flags = SA_SIGINFO };
	unsigned long start, end, made = 0;
	time_t begun = time(NULL);
	sigset_t mask;

	libc_text(&start, &end);
	sigfillset(&act.sa_mask);
	check(sigaction(SIGSYS, &act, NULL) == 0);
	handle(SIGALRM, on_alarm, SA_RESTART);
	if (prctl(59, 1, start, end - start, &selector) != 0)
		skip("no Syscall User Dispatch");
	check(setitimer(ITIMER_REAL, &on, NULL) == 0);
	while (hits < HITS) {
		selector = 1;
		check(raw0(NUMBER) == NUMBER);
		check(selector == 0 && dispatched == ++made);
		check(made % 64 || time(NULL) - begun < 30);
		check(sigprocmask(SIG_BLOCK, NULL, &mask) == 0 && !sigismember(&mask, SIGALRM));
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	check(prctl(59, 0, 0, 0, 0) == 0);
	marker(1);
	return marker_pass();
}
