/* SPDX-License-Identifier: MIT */
/* SIGFPE by division and SIGILL by ud2: code, address, and going on behind the instruction. */
#include <ucontext.h>

#include "aid.h"

extern const char div_here[];
extern const char ud_here[];
void div_it(void);
void ud_it(void);
static siginfo_t seen;

__asm__(".pushsection .text\n"
	".globl div_it\n.hidden div_it\n.type div_it,@function\ndiv_it:\nxor %ecx,%ecx\nxor %edx,%edx\n"
	".globl div_here\n.hidden div_here\ndiv_here: div %ecx\nret\n.size div_it, .-div_it\n"
	".globl ud_it\n.hidden ud_it\n.type ud_it,@function\nud_it:\n"
	".globl ud_here\n.hidden ud_here\nud_here: ud2\nret\n.size ud_it, .-ud_it\n.popsection\n");

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	seen = *info;
	raw0(SYS_getppid);
	uc->uc_mcontext.gregs[REG_RIP] += 2;
}

int main(void)
{
	handle_info(SIGFPE, handler, 0);
	handle_info(SIGILL, handler, 0);
	for (int i = 0; i < 1000; i++) {
		div_it();
		check(seen.si_signo == SIGFPE && seen.si_code == FPE_INTDIV &&
		      (uintptr_t)seen.si_addr == (uintptr_t)div_here);
		ud_it();
		check(seen.si_signo == SIGILL && seen.si_code == ILL_ILLOPN &&
		      (uintptr_t)seen.si_addr == (uintptr_t)ud_here);
	}
	return pass();
}
