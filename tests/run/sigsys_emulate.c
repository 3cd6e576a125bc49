/* SPDX-License-Identifier: MIT */
/* The program's own seccomp RET_TRAP with a SIGSYS handler that answers the call by setting rax. */
#include <linux/audit.h>
#include <ucontext.h>

#include "aid.h"
#include "filter.h"

static volatile int hits;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;

	check(sig == SIGSYS && info->si_code == 1 /* SYS_SECCOMP */);
	check(info->si_syscall == SYS_getpriority && info->si_arch == AUDIT_ARCH_X86_64 &&
	      info->si_errno == 77);
	check(g[REG_RAX] == SYS_getpriority && g[REG_RDI] == 11 && g[REG_RSI] == 22);
	check((uintptr_t)info->si_call_addr == (uintptr_t)g[REG_RIP]);
	g[REG_RAX] = 424242;
	hits++;
}

int main(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_getpriority, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP | 77),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};

	handle_info(SIGSYS, handler, 0);
	INSTALL(code);
	for (int i = 0; i < 200; i++) {
		check(raw2(SYS_getpriority, 11, 22) == 424242);
		check(syscall(SYS_getpriority, 11, 22) == 424242);
		marker((uint32_t)i);
	}
	check(hits == 400);
	return marker_pass();
}
