/* SPDX-License-Identifier: MIT */
/* SIGSEGV by a fault: si_addr, si_code, rip, error code; MAPERR, ACCERR, exec, non-canonical. */
#include <setjmp.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "aid.h"

static sigjmp_buf back;
static siginfo_t seen;
static greg_t seen_rip;
static greg_t seen_err;
static greg_t seen_trap;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;

	(void)sig;
	seen = *info;
	seen_rip = uc->uc_mcontext.gregs[REG_RIP];
	seen_err = uc->uc_mcontext.gregs[REG_ERR];
	seen_trap = uc->uc_mcontext.gregs[REG_TRAPNO];
	siglongjmp(back, 1);
}

extern const char load_here[];
extern const char store_here[];
void load_it(const void *p);
void store_it(void *p);

__asm__(".pushsection .text\n"
	".globl load_it\n.hidden load_it\n.type load_it,@function\nload_it:\nnop\n"
	".globl load_here\n.hidden load_here\nload_here: movb (%rdi),%al\nret\n.size load_it, .-load_it\n"
	".globl store_it\n.hidden store_it\n.type store_it,@function\nstore_it:\nnop\n"
	".globl store_here\n.hidden store_here\nstore_here: movb $1,(%rdi)\nret\n"
	".size store_it, .-store_it\n.popsection\n");

#define FAULT(expr) \
	do { \
		if (sigsetjmp(back, 1) == 0) { \
			expr; \
			check(!"did not fault"); \
		} \
	} while (0)

static void show(const char *what, const void *addr, const void *rip)
{
	printf("%s: sig %d code %d addr %s rip %s err %lld trap %lld\n", what, seen.si_signo,
	       seen.si_code,
	       seen.si_addr == addr ? "exact"
	       : seen.si_addr	    ? "other"
				    : "null",
	       (uintptr_t)seen_rip == (uintptr_t)rip ? "exact" : "other", (long long)seen_err,
	       (long long)seen_trap);
}

int main(void)
{
	char *ro = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char *none = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	void (*volatile fn)(void);

	handle_info(SIGSEGV, handler, 0);
	for (int i = 0; i < 2; i++) {
		FAULT(load_it((void *)0x10));
		show("load 0x10", (void *)0x10, load_here);
		FAULT(store_it((void *)0));
		show("store 0", NULL, store_here);
		FAULT(store_it(ro + 7));
		show("store ro", ro + 7, store_here);
		FAULT(load_it(none + 9));
		show("load none", none + 9, load_here);
		FAULT(load_it((void *)0x8000000000001000));
		show("non-canonical", NULL, load_here);
		fn = (void (*)(void))(uintptr_t)ro;
		FAULT(fn());
		show("exec ro", ro, ro);
		fn = (void (*)(void))0;
		FAULT(fn());
		show("exec null", NULL, NULL);
	}
	return pass();
}
