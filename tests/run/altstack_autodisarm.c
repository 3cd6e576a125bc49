/* SPDX-License-Identifier: MIT */
/* SS_AUTODISARM: inside a handler there is no alternate stack; afterwards it is back. */
#include "aid.h"

#ifndef SS_AUTODISARM
#define SS_AUTODISARM (1u << 31)
#endif

static char stack_a[65536] __attribute__((aligned(16)));
static char stack_b[65536] __attribute__((aligned(16)));
static int hits;

static void inner(int sig)
{
	char here;

	(void)sig;
	check(&here >= stack_b && &here < stack_b + sizeof(stack_b));
	hits++;
}

static void outer(int sig)
{
	stack_t ss;
	stack_t b = { .ss_sp = stack_b, .ss_size = sizeof(stack_b), .ss_flags = (int)SS_AUTODISARM };
	char here;

	(void)sig;
	check(&here >= stack_a && &here < stack_a + sizeof(stack_a));
	check(sigaltstack(NULL, &ss) == 0);
	check(ss.ss_sp == NULL && ss.ss_size == 0 && ss.ss_flags == SS_DISABLE);
	check(sigaltstack(&b, NULL) == 0);
	raise(SIGUSR2);
	hits++;
}

int main(void)
{
	stack_t ss = { .ss_sp = stack_a, .ss_size = sizeof(stack_a), .ss_flags = (int)SS_AUTODISARM };

	check(sigaltstack(&ss, NULL) == 0);
	handle(SIGUSR1, outer, SA_ONSTACK);
	handle(SIGUSR2, inner, SA_ONSTACK);
	for (int i = 0; i < 10; i++)
		raise(SIGUSR1);
	check(hits == 20);
	check(sigaltstack(NULL, &ss) == 0);
	check(ss.ss_sp == stack_a && ss.ss_size == sizeof(stack_a));
	check((unsigned int)ss.ss_flags == SS_AUTODISARM);
	return pass();
}
