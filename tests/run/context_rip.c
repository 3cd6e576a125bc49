/* SPDX-License-Identifier: MIT */
/* A handler finds rip directly behind the `syscall` that sent the signal, rsp at the program's stack. */
#include <ucontext.h>

#include "aid.h"

extern const char sent_here[];
long send_it(long pid, long sig);
uint64_t sent_rsp __attribute__((visibility("hidden")));

__asm__(".pushsection .text\n.globl send_it\n.hidden send_it\n.type send_it,@function\nsend_it:\n"
	"mov %rsp,sent_rsp(%rip)\nmov $62,%eax\nsyscall\n"
	".globl sent_here\n.hidden sent_here\nsent_here: ret\n.size send_it, .-send_it\n.popsection\n");

static volatile int hits;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	(void)sig;
	check(info->si_code == SI_USER && info->si_pid == getpid());
	check((uintptr_t)g[REG_RIP] == (uintptr_t)sent_here);
	check((uint64_t)g[REG_RSP] == sent_rsp);
	check(g[REG_RAX] == 0 && g[REG_RSI] == SIGUSR1 && g[REG_RDI] == getpid());
	check((uintptr_t)g[REG_RCX] == (uintptr_t)sent_here);
	hits++;
}

int main(void)
{
	handle_info(SIGUSR1, handler, 0);
	for (int i = 0; i < 100; i++) {
		check(send_it(getpid(), SIGUSR1) == 0);
		check(hits == i + 1);
	}
	return pass();
}
