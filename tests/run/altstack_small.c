/* SPDX-License-Identifier: MIT */
/*
 * SA_ONSTACK with a stack of AT_MINSIGSTKSZ + 1 KiB: the handler runs on it, makes calls, nests. On one that is too
 * small for the frame it does not run: that is a SIGSEGV, whose handler may be on another stack.
 */
#include <setjmp.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#include "aid.h"

static char *base;
static size_t size;
static int hits;
static int nested;

__attribute__((noinline)) static void handler(int sig)
{
	char here;
	stack_t ss;

	check(&here >= base && &here < base + size);
	marker((uint32_t)hits);
	check(raw2(SYS_sigaltstack, 0, &ss) == 0);
	check(ss.ss_sp == base && ss.ss_size == size && ss.ss_flags == SS_ONSTACK);
	/* In use: it cannot be changed now. */
	check(raw2(SYS_sigaltstack, &ss, 0) == -EPERM);
	hits++;
	if (sig == SIGUSR1 && nested) {
		nested = 0;
		raw2(SYS_kill, raw0(SYS_getpid), SIGUSR2);
	}
}

static sigjmp_buf back;

static void too_small(int sig, siginfo_t *info, void *ctx)
{
	char here;

	(void)ctx;
	check(sig == SIGSEGV && info->si_code == SI_KERNEL && info->si_addr == NULL);
	check(&here < base || &here >= base + size);
	hits++;
	siglongjmp(back, 1);
}

static void without_room(int by_call)
{
	stack_t ss = { .ss_sp = base, .ss_size = MINSIGSTKSZ };
	struct sigaction now;

	if (getauxval(AT_MINSIGSTKSZ) <= (unsigned long)MINSIGSTKSZ + 256)
		return;
	check(sigaltstack(&ss, NULL) == 0);
	size = MINSIGSTKSZ;
	handle_info(SIGSEGV, too_small, 0);
	handle(SIGUSR1, handler, SA_ONSTACK | SA_RESETHAND);
	hits = 0;
	if (sigsetjmp(back, 1) == 0) {
		if (by_call)
			raw2(SYS_kill, raw0(SYS_getpid), SIGUSR1);
		else
			raise(SIGUSR1);
		check(0);
	}
	check(hits == 1);
	/* As if it had run. */
	check(sigaction(SIGUSR1, NULL, &now) == 0 && now.sa_handler == SIG_DFL);
}

int main(void)
{
	size_t min = getauxval(AT_MINSIGSTKSZ) + 1024;
	char *area = mmap(NULL, 65536 + 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	stack_t ss;

	check(area != MAP_FAILED && min < 32768);
	check(mprotect(area + 4096, 65536, PROT_READ | PROT_WRITE) == 0);
	/* At the foot of the accessible part: one byte too far down faults. */
	base = area + 4096;
	size = min;
	memset(base, 0x77, 65536);
	ss = (stack_t){ .ss_sp = base, .ss_size = size };
	check(sigaltstack(&ss, NULL) == 0);
	handle(SIGUSR1, handler, SA_ONSTACK);
	for (int i = 0; i < 50; i++)
		check(raw2(SYS_kill, getpid(), SIGUSR1) == 0);
	check(hits == 50);
	for (size_t i = size; i < 65536; i++)
		check(base[i] == 0x77);
	/* Two frames on one larger stack. */
	ss.ss_size = size = 2 * min + 4096;
	check(sigaltstack(&ss, NULL) == 0);
	handle(SIGUSR2, handler, SA_ONSTACK);
	for (int i = 0; i < 20; i++) {
		nested = 1;
		check(raw2(SYS_kill, getpid(), SIGUSR1) == 0);
	}
	check(hits == 90);
	check(sigaltstack(NULL, &ss) == 0 && ss.ss_flags == 0 && ss.ss_sp == base);
	without_room(0);
	without_room(1);
	return marker_pass();
}
