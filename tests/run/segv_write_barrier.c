/* SPDX-License-Identifier: MIT */
/* A handler for SIGSEGV that makes the page writable: 10000 faults, each with the exact address. */
#include <sys/mman.h>
#include <ucontext.h>

#include "aid.h"

static char *page;
static char *volatile expect;
static volatile int faults;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	(void)ctx;
	check(sig == SIGSEGV && info->si_code == SEGV_ACCERR && info->si_addr == expect);
	check(mprotect(page, 4096, PROT_READ | PROT_WRITE) == 0);
	faults++;
}

int main(void)
{
	page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	check(page != MAP_FAILED);
	handle_info(SIGSEGV, handler, 0);
	for (int i = 0; i < 10000; i++) {
		check(mprotect(page, 4096, PROT_READ) == 0);
		expect = page + i % 4096;
		*(volatile char *)expect = (char)i;
		check(faults == i + 1 && *(volatile char *)expect == (char)i);
	}
	return pass();
}
