/* SPDX-License-Identifier: MIT */
/* Registers that a handler changes in its ucontext take effect: in a loop, and over a raw call. */
#include <ucontext.h>

#include "aid.h"

static volatile int mode;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	(void)sig;
	(void)info;
	if (mode == 0) {
		g[REG_RBX] = 0x7788;
		g[REG_R12] = 0x99aa;
	} else {
		/* The result of kill() itself, as the interrupted code will see it. */
		check(g[REG_RAX] == 0);
		g[REG_RAX] = 0x5151;
	}
	/* xmm0 in the saved state */
	uc->uc_mcontext.fpregs->_xmm[0].element[0] = 0xfeedface;
}

int main(void)
{
	long pid = getpid();

	handle_info(SIGUSR1, handler, 0);
	for (int i = 0; i < 50; i++) {
		long ret;
		long b = 1;
		long r12 = 2;
		uint32_t x[4] = { 1, 2, 3, 4 };

		mode = 0;
		__asm__ volatile("movups (%6),%%xmm0\nmov %4,%%rbx\nmov %5,%%r12\nmov $62,%%eax\nsyscall\n"
				 "mov %%rbx,%0\nmov %%r12,%1\nmovups %%xmm0,(%6)"
				 : "=&r"(b), "=&r"(r12), "=&a"(ret)
				 : "D"(pid), "r"(b), "r"(r12), "r"(x), "S"((long)SIGUSR1)
				 : "rbx", "r12", "rcx", "r11", "memory", "xmm0");
		check(ret == 0 && b == 0x7788 && r12 == 0x99aa);
		check(x[0] == 0xfeedface && x[1] == 2 && x[2] == 3 && x[3] == 4);
		mode = 1;
		check(raw2(SYS_kill, pid, SIGUSR1) == 0x5151);
	}
	return pass();
}
