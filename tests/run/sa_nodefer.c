/* SPDX-License-Identifier: MIT */
/* SA_NODEFER nests; without it the second one waits until the first is done; sa_mask is added. */
#include "aid.h"

static int depth;
static int deepest;
static int runs;
static int limit;

static void handler(int sig)
{
	depth++;
	runs++;
	if (depth > deepest)
		deepest = depth;
	if (runs < limit)
		raise(sig);
	depth--;
}

static void show(int sig)
{
	sigset_t now;

	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0);
	printf("in %d:", sig);
	for (int s = 1; s <= 64; s++)
		if (sigismember(&now, s))
			printf(" %d", s);
	printf("\n");
}

int main(void)
{
	struct sigaction sa;
	sigset_t now;
	sigset_t none;

	sigemptyset(&none);
	limit = 10;
	handle(SIGUSR1, handler, SA_NODEFER);
	raise(SIGUSR1);
	printf("nodefer: runs %d deepest %d\n", runs, deepest);
	runs = deepest = 0;
	handle(SIGUSR1, handler, 0);
	raise(SIGUSR1);
	printf("defer: runs %d deepest %d\n", runs, deepest);
	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = show;
	sigaddset(&sa.sa_mask, SIGSYS);
	sigaddset(&sa.sa_mask, SIGSEGV);
	sigaddset(&sa.sa_mask, SIGTRAP);
	sigaddset(&sa.sa_mask, SIGBUS);
	sigaddset(&sa.sa_mask, 64);
	check(sigaction(SIGUSR2, &sa, NULL) == 0);
	raise(SIGUSR2);
	sa.sa_flags = SA_NODEFER;
	check(sigaction(SIGUSR2, &sa, NULL) == 0);
	raise(SIGUSR2);
	sigfillset(&sa.sa_mask);
	sa.sa_flags = 0;
	check(sigaction(SIGUSR2, &sa, NULL) == 0);
	raise(SIGUSR2);
	check(sigprocmask(SIG_SETMASK, NULL, &now) == 0 && memcmp(&now, &none, 8) == 0);
	return pass();
}
