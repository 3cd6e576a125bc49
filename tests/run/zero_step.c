/* SPDX-License-Identifier: MIT */
/*
 * The program steps itself through a call at a site that no jump fits, and then through a call of NULL: it sees each of
 * its own instructions once, and no others.
 */
#include <setjmp.h>

#include "zero_site.h"

ZERO_SITE(call_getppid, "mov $110, %eax");
ZERO_SITE(call_read, "xor %eax, %eax");

static uint64_t seen[200];
static volatile unsigned count;
static sigjmp_buf back;

static void on_trap(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;

	(void)sig;
	check(info->si_code == TRAP_TRACE);
	check(count < sizeof(seen) / sizeof(seen[0]));
	seen[count++] = (uint64_t)uc->uc_mcontext.gregs[REG_RIP];
}

static void on_fault(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;

	(void)sig;
	check(uc->uc_mcontext.gregs[REG_RIP] == 0 && info->si_addr == NULL);
	siglongjmp(back, 1);
}

#define STEP_ON "pushf\n\torq $0x100, (%%rsp)\n\tpopf\n\t"
#define STEP_OFF "pushf\n\tandq $~0x100, (%%rsp)\n\tpopf\n\t"

static void stepped(void)
{
	long ret;

	count = 0;
	__asm__ volatile(STEP_ON "call call_getppid\n\t" STEP_OFF
			 : "=a"(ret)
			 :
			 : "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "memory", "cc");
	check(ret == getppid());
	printf("steps:");
	check(count >= 70 && count <= 80);
	for (unsigned i = 0; i < count; i++) {
		uint64_t at = seen[i] - (uint64_t)call_getppid;

		/* some processors trap right behind a system call, some an instruction later */
		if (at < 1000 && memcmp((void *)seen[i], "\x0f\x1f\x00" /* nopl (%rax) */, 3) != 0)
			printf(" %lx", at);
	}
	printf("\n");
}

static void stepped_null(void)
{
	count = 0;
	if (sigsetjmp(back, 1) == 0) {
		__asm__ volatile(STEP_ON "call *%0" : : "r"(0ul), "a"(110) : "memory", "cc");
		check(0);
	}
	/* the call has been made when it traps, and faults behind that */
	check(count >= 1 && seen[count - 1] == 0);
	printf("NULL: %u steps\n", count);
}

int main(void)
{
	check(zero_room[1] == 0);
	handle_info(SIGTRAP, on_trap, 0);
	handle_info(SIGSEGV, on_fault, 0);
	for (int i = 0; i < ZERO_OFTEN; i++) {
		check(call_getppid(0, 0, 0) == getppid());
		check(call_read(-1, 0, 0) == -EBADF);
	}
	for (int i = 0; i < 3; i++) {
		stepped();
		stepped_null();
	}
	return marker_pass();
}
