/* SPDX-License-Identifier: MIT */
/* A stack overflow handled on the alternate stack, left by siglongjmp, again and again. */
#include <setjmp.h>

#include "aid.h"

static char stack[65536] __attribute__((aligned(16)));
static sigjmp_buf back;
static volatile int hits;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)ctx;
	check(sig == SIGSEGV && info->si_addr != NULL);
	raw0(SYS_getppid);
	hits++;
	siglongjmp(back, 1);
}

__attribute__((noinline)) static int deeper(volatile char *prev)
{
	volatile char here[4096];

	here[1] = 0;
	here[0] = prev ? prev[0] : 0;
	raw0(SYS_getppid);
	return here[0] == 77 ? 0 : deeper(here) + here[1];
}

int main(void)
{
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof(stack) };

	check(sigaltstack(&ss, NULL) == 0);
	handle_info(SIGSEGV, handler, SA_ONSTACK);
	for (volatile int i = 0; i < 5; i++) {
		if (sigsetjmp(back, 1) == 0)
			deeper(NULL);
		check(hits == i + 1);
		check(sigaltstack(NULL, &ss) == 0 && ss.ss_flags == 0);
	}
	return pass();
}
