/* SPDX-License-Identifier: MIT */
/* A handler that edits uc_sigmask: that mask is in force after it returns, exactly. */
#include <ucontext.h>

#include "aid.h"

static uint64_t give;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	(void)info;
	memcpy(&uc->uc_sigmask, &give, 8);
}

int main(void)
{
	uint64_t now;

	handle_info(SIGUSR1, handler, 0);
	for (int s = 1; s <= 64; s++) {
		give = 1ull << (s - 1);
		if (s == SIGUSR1)
			continue;
		check(raw2(SYS_kill, getpid(), SIGUSR1) == 0);
		check(raw4(SYS_rt_sigprocmask, SIG_BLOCK, 0, &now, 8) == 0);
		check(now == (s == SIGKILL || s == SIGSTOP ? 0 : give));
	}
	return pass();
}
