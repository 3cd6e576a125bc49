/* SPDX-License-Identifier: MIT */
/* Pending signals of several numbers: the order of their handlers is the kernel's. */
#include "aid.h"

static char log_text[4096];

static void handler(int sig, siginfo_t *info, void *ctx)
{
	char t[32];

	(void)ctx;
	snprintf(t, sizeof(t), " %d:%d", sig, info->si_value.sival_int);
	strcat(log_text, t);
}

int main(void)
{
	sigset_t full;
	sigset_t empty;

	sigfillset(&full);
	sigemptyset(&empty);
	for (int s = 36; s < 44; s++)
		handle_info(s, handler, 0);
	handle_info(SIGUSR1, handler, 0);
	handle_info(SIGTERM, handler, 0);
	for (int round = 0; round < 3; round++) {
		check(sigprocmask(SIG_SETMASK, &full, NULL) == 0);
		for (int s = 43; s >= 36; s--)
			for (int n = 0; n < 3; n++)
				check(sigqueue(getpid(), s, ((union sigval){ .sival_int = n })) == 0);
		check(sigqueue(getpid(), SIGTERM, ((union sigval){ .sival_int = 7 })) == 0);
		check(sigqueue(getpid(), SIGTERM, ((union sigval){ .sival_int = 8 })) == 0);
		check(sigqueue(getpid(), SIGUSR1, ((union sigval){ .sival_int = 9 })) == 0);
		log_text[0] = '\0';
		check(sigprocmask(SIG_SETMASK, &empty, NULL) == 0);
		puts(log_text);
	}
	return pass();
}
