/* SPDX-License-Identifier: MIT */
/* The mask reads back exactly as set, SIGSYS, SIGSEGV, SIGTRAP and SIGBUS among it; in handlers too. */
#include <ucontext.h>

#include "aid.h"

static uint64_t inside;
static uint64_t in_context;

static uint64_t mask_now(void)
{
	uint64_t m = 0;

	check(raw4(SYS_rt_sigprocmask, SIG_BLOCK, 0, &m, 8) == 0);
	return m;
}

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	(void)info;
	inside = mask_now();
	memcpy(&in_context, &uc->uc_sigmask, 8);
}

#define BIT(s) (1ull << ((s)-1))

int main(void)
{
	static const uint64_t tries[] = {
		0,
		BIT(SIGSYS),
		BIT(SIGSEGV) | BIT(SIGBUS),
		BIT(SIGTRAP) | BIT(SIGSYS) | BIT(SIGUSR2),
		BIT(32) | BIT(33) | BIT(64) | BIT(1),
		0xaaaaaaaaaaaaaaaaull & ~BIT(SIGUSR1),
		~0ull & ~BIT(SIGUSR1),
	};
	const uint64_t never = BIT(SIGKILL) | BIT(SIGSTOP);
	uint64_t zero = 0;

	handle_info(SIGUSR1, handler, 0);
	for (unsigned int i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
		uint64_t set = tries[i];
		uint64_t old = 1;

		check(raw4(SYS_rt_sigprocmask, SIG_SETMASK, &set, 0, 8) == 0);
		check(mask_now() == (set & ~never));
		raw2(SYS_kill, getpid(), SIGUSR1);
		check(in_context == (set & ~never));
		check(inside == ((set & ~never) | BIT(SIGUSR1)));
		check(mask_now() == (set & ~never));
		set = BIT(SIGSYS) | BIT(10);
		check(raw4(SYS_rt_sigprocmask, SIG_BLOCK, &set, &old, 8) == 0);
		check(old == (tries[i] & ~never));
		check(mask_now() == ((tries[i] | set) & ~never));
		check(raw4(SYS_rt_sigprocmask, SIG_UNBLOCK, &set, &old, 8) == 0);
		check(old == ((tries[i] | set) & ~never));
		check(mask_now() == (tries[i] & ~set & ~never));
	}
	check(raw4(SYS_rt_sigprocmask, SIG_SETMASK, &zero, 0, 8) == 0);
	check(raw4(SYS_rt_sigprocmask, SIG_SETMASK, &zero, 0, 16) == -EINVAL);
	check(raw4(SYS_rt_sigprocmask, 77, &zero, 0, 8) == -EINVAL);
	check(raw4(SYS_rt_sigprocmask, 77, 0, 0, 8) == 0);
	return pass();
}
