/* SPDX-License-Identifier: MIT */
/* A storm of SIGALRM over a loop of calls: nothing is lost, every result is right. */
#include <sys/time.h>

#include "aid.h"

static volatile unsigned long hits;

static void handler(int sig)
{
	(void)sig;
	hits++;
	raw0(SYS_getppid);
}

int main(void)
{
	struct itimerval on = { { 0, 200 }, { 0, 200 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	pid_t ppid = getppid();
	char buf[64];
	int fds[2];

	check(pipe(fds) == 0);
	handle(SIGALRM, handler, SA_RESTART);
	check(setitimer(ITIMER_REAL, &on, NULL) == 0);
	for (uint32_t i = 0; i < 20000 || hits < 100; i++) {
		check(raw0(SYS_getppid) == ppid);
		check(write(fds[1], &i, sizeof(i)) == sizeof(i));
		memset(buf, 0, sizeof(buf));
		check(read(fds[0], buf, sizeof(buf)) == sizeof(i) && !memcmp(buf, &i, sizeof(i)));
		check(raw1(SYS_close, -1) == -EBADF);
		if (i % 8 == 0)
			marker(i);
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	/* How many markers there were depends on the machine's speed, if the storm was thin. */
	marker_report();
	return pass();
}
