/* SPDX-License-Identifier: MIT */
/* Handlers start with segments that serve, whatever was interrupted: a stack segment that is not there, or code of 32 bits. */
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

#include "aid.h"

#define NO_SEGMENT (7 + 8 * 1000) /* of the LDT */
#define CODE_32 0x23
#define CODE_64 0x33
#define DATA 0x2b

static uint8_t *low;
static ucontext_t kept;
static volatile sig_atomic_t faults, alarms;

static uint16_t segment_of(const ucontext_t *uc, int n)
{
	return (uint16_t)((uint64_t)uc->uc_mcontext.gregs[REG_CSGSFS] >> (16 * n));
}

static void set_segment(ucontext_t *uc, int n, uint16_t s)
{
	uint64_t all = (uint64_t)uc->uc_mcontext.gregs[REG_CSGSFS];

	all = (all & ~(0xffffull << (16 * n))) | (uint64_t)s << (16 * n);
	uc->uc_mcontext.gregs[REG_CSGSFS] = (long long)all;
}

static void spoil(int sig, siginfo_t *info, void *context)
{
	(void)sig, (void)info;
	set_segment(context, 3, NO_SEGMENT);
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
	(void)sig, (void)info;
	marker(1);
	check(segment_of(context, 3) == NO_SEGMENT);
	set_segment(context, 3, DATA);
	faults++;
}

static void to_32(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;

	(void)sig, (void)info;
	kept = *uc;
	set_segment(uc, 0, CODE_32);
	uc->uc_mcontext.gregs[REG_RIP] = (long long)(uint64_t)low;
	uc->uc_mcontext.gregs[REG_RSP] = (long long)(uint64_t)(low + 4096);
}

static void on_alarm(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;

	(void)sig, (void)info;
	marker(2);
	if (segment_of(uc, 0) != CODE_32)
		return;
	memcpy(uc->uc_mcontext.gregs, kept.uc_mcontext.gregs, sizeof(kept.uc_mcontext.gregs));
	alarms++;
}

int main(void)
{
	static char stack[65536];
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof(stack) };
	struct itimerval in = { { 0, 0 }, { 0, 20000 } };

	low = mmap(NULL, 8192, PROT_READ | PROT_WRITE | PROT_EXEC,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	check(low != MAP_FAILED);
	low[0] = 0xeb; /* jmp . */
	low[1] = 0xfe;
	check(sigaltstack(&ss, NULL) == 0);
	handle_info(SIGUSR1, spoil, 0);
	handle_info(SIGSEGV, on_fault, SA_ONSTACK);
	handle_info(SIGUSR2, to_32, 0);
	handle_info(SIGALRM, on_alarm, SA_ONSTACK);
	for (int i = 0; i < 5; i++) {
		check(raise(SIGUSR1) == 0);
		check(faults == i + 1);
	}
	for (int i = 0; i < 5; i++) {
		check(setitimer(ITIMER_REAL, &in, NULL) == 0);
		check(raise(SIGUSR2) == 0);
		check(alarms == i + 1);
	}
	check(segment_of(&kept, 0) == CODE_64);
	return marker_pass();
}
