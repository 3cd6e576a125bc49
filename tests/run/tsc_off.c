/* SPDX-License-Identifier: MIT */
/* PR_SET_TSC forbids rdtsc: a fault at the instruction, and calls go on. */
#include <setjmp.h>
#include <sys/prctl.h>

#include "aid.h"

static sigjmp_buf back;

static void handler(int sig)
{
	(void)sig;
	siglongjmp(back, 1);
}

int main(void)
{
	uint32_t low, high;
	int mode = 0;

	handle(SIGSEGV, handler, 0);
	check(prctl(PR_SET_TSC, PR_TSC_SIGSEGV) == 0);
	for (uint32_t i = 0; i < 20; i++) {
		marker(i);
		if (sigsetjmp(back, 1) == 0) {
			__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
			check(0);
		}
	}
	check(prctl(PR_GET_TSC, &mode) == 0 && mode == PR_TSC_SIGSEGV);
	check(prctl(PR_SET_TSC, PR_TSC_ENABLE) == 0);
	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	marker(high & 0);
	return marker_pass();
}
