/* SPDX-License-Identifier: MIT */
/* int3 and single-stepping by the program's own SIGTRAP handler. */
#include <ucontext.h>

#include "aid.h"

static volatile int hits;
static volatile int steps;
static volatile int code;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	if (uc->uc_mcontext.gregs[REG_EFL] & 0x100)
		steps++;
	else
		hits++;
	code = info->si_code;
	if (steps >= 10)
		uc->uc_mcontext.gregs[REG_EFL] &= ~0x100ll;
}

int main(void)
{
	handle_info(SIGTRAP, handler, 0);
	for (int i = 0; i < 1000; i++)
		__asm__ volatile("int3" : : : "memory");
	check(hits == 1000);
	printf("int3 code %d\n", code);
	__asm__ volatile("pushf\norl $0x100,(%%rsp)\npopf\n"
			 "nop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop\nnop"
			 :
			 :
			 : "memory", "cc");
	check(steps == 10);
	printf("step code %d\n", code);
	return pass();
}
