/* SPDX-License-Identifier: MIT */
/* A call of NULL, a jump near it, a load from it: each is a fault at that address. */
#include <setjmp.h>

#include "aid.h"

static sigjmp_buf back;
static uint64_t fault_at, fault_ip;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;

	(void)sig;
	fault_at = (uint64_t)info->si_addr;
	fault_ip = (uint64_t)uc->uc_mcontext.gregs[REG_RIP];
	siglongjmp(back, 1);
}

int main(void)
{
	static const uint64_t places[] = { 0, 1, 39, 500, 0xfff };

	handle_info(SIGSEGV, handler, 0);
	for (unsigned i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (sigsetjmp(back, 1) == 0) {
			__asm__ volatile("call *%0" : : "r"(places[i]), "a"(39) : "memory");
			check(0);
		}
		check(fault_at == places[i] && fault_ip == places[i]);
		if (sigsetjmp(back, 1) == 0) {
			char byte;

			__asm__ volatile("movb (%1), %0" : "=q"(byte) : "r"(places[i]) : "memory");
			check(0);
		}
		check(fault_at == places[i] && fault_ip != places[i]);
		marker(i);
	}
	return marker_pass();
}
