/* SPDX-License-Identifier: MIT */
/*
 * Selectors in %gs: of the LDT, of a descriptor for thread areas, null ones, and bases that lead nowhere. The program reads
 * back what it has loaded, over calls, in handlers, threads and children.
 */
#include <asm/ldt.h>
#include <asm/prctl.h>
#include <setjmp.h>
#include <stdbool.h>
#include <spawn.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/time.h>

#include "aid.h"

#define LDT_SELECTOR 7 /* entry 0, the LDT, privilege level 3 */
#define NOWHERE 0x200000000ul

static uint64_t *low; /* two blocks of 64 words, where 32 bits lead */
static uint64_t high[64];
static bool instructions; /* for the base */
static volatile sig_atomic_t ticks, wrong;
static uint16_t want_selector;
static volatile uint64_t want_base, want_mark;
static sigjmp_buf back;
static void *volatile fault_at;

static uint16_t selector(void)
{
	uint16_t s;

	__asm__ volatile("mov %%gs, %0" : "=r"(s));
	return s;
}

static void load(unsigned int s)
{
	__asm__ volatile("mov %0, %%gs" : : "r"(s) : "memory");
}

static uint64_t at_gs(void)
{
	uint64_t v;

	__asm__ volatile("movq %%gs:8, %0" : "=r"(v) : : "memory");
	return v;
}

static uint64_t read_base(void)
{
	uint64_t base = 1;

	if (instructions)
		__asm__ volatile("rdgsbase %0" : "=r"(base));
	else
		check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0);
	return base;
}

static bool as_wanted(void)
{
	return selector() == want_selector && read_base() == want_base &&
	       (!want_mark || at_gs() == want_mark);
}

static void tick(int sig, siginfo_t *info, void *context)
{
	const ucontext_t *uc = context;

	(void)sig, (void)info;
	marker(1);
	/* cs, gs, fs, ss: the kernel leaves the two in the middle 0 */
	if (!as_wanted() || (uc->uc_mcontext.gregs[REG_CSGSFS] & 0xffffffff0000))
		wrong = 1;
	ticks++;
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
	(void)sig, (void)context;
	fault_at = info->si_addr;
	siglongjmp(back, 1);
}

static void *thread(void *arg)
{
	check(as_wanted());
	marker(2);
	check(as_wanted());
	return arg;
}

static void children(void)
{
	char *argv[] = { (char *)"true", NULL };
	pthread_t t;
	pid_t pid;

	check(pthread_create(&t, NULL, thread, NULL) == 0);
	check(pthread_join(t, NULL) == 0);
	check(posix_spawn(&pid, "/bin/true", NULL, NULL, argv, environ) == 0);
	reap_ok(pid);
	pid = fork_flushed();
	if (pid == 0) {
		check(as_wanted());
		marker(3);
		_exit(as_wanted() ? 0 : 1);
	}
	reap_ok(pid);
	check(as_wanted());
}

static void over_calls(void)
{
	uint64_t base = 1;

	for (uint32_t i = 0; i < 20; i++) {
		check(as_wanted());
		marker(4);
		check(raw0(SYS_getppid) == getppid());
		check(as_wanted());
	}
	check(raw2(SYS_arch_prctl, ARCH_GET_GS, &base) == 0 && base == want_base);
	check(raise(SIGUSR1) == 0 && !wrong);
	check(as_wanted());
}

static void storm(void)
{
	struct itimerval on = { { 0, 500 }, { 0, 500 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };
	int target = ticks + 40;

	check(setitimer(ITIMER_REAL, &on, NULL) == 0);
	while (ticks < target) {
		marker(5);
		check(as_wanted());
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	check(!wrong);
}

static void everything(const char *name, unsigned int s, uint64_t base, uint64_t mark)
{
	want_selector = (uint16_t)s;
	want_base = base;
	want_mark = mark;
	over_calls();
	storm();
	children();
	printf("%s\n", name);
}

static struct user_desc describe(int entry, uint64_t base)
{
	struct user_desc d;

	memset(&d, 0, sizeof(d));
	d.entry_number = (unsigned int)entry;
	d.base_addr = (unsigned int)base;
	d.limit = 0xfffff;
	d.seg_32bit = 1;
	d.limit_in_pages = 1;
	d.useable = 1;
	return d;
}

static int set_ldt(uint64_t base)
{
	struct user_desc d = describe(0, base);

	return (int)raw3(SYS_modify_ldt, 0x11, &d, sizeof(d));
}

static void clear_ldt(void)
{
	struct user_desc d = { .read_exec_only = 1, .seg_not_present = 1 };

	check(raw3(SYS_modify_ldt, 0x11, &d, sizeof(d)) == 0);
}

static void *turn(void *arg)
{
	for (int i = 0; i < 2000; i++)
		set_ldt((uint64_t)(low + (i & 1) * 64));
	return arg;
}

static void ldt(void)
{
	struct {
		uint32_t offset;
		uint16_t selector;
	} __attribute__((packed)) far = { 1, LDT_SELECTOR };
	uint32_t offset;
	pthread_t t;

	if (set_ldt((uint64_t)low) != 0)
		return;
	load(LDT_SELECTOR);
	everything("ldt", LDT_SELECTOR, (uint64_t)low, low[1]);
	check(set_ldt((uint64_t)(low + 64)) == 0);
	if (instructions && !getenv("WEIR_CPU"))
		over_calls(); /* what is loaded stays */
	load(LDT_SELECTOR);
	want_base = (uint64_t)(low + 64);
	want_mark = low[64 + 1];
	over_calls();
	load(0);
	marker(6);
	check(selector() == 0);
	__asm__ volatile("lgs %1, %0" : "=r"(offset) : "m"(far));
	check(offset == 1);
	over_calls();
	/* another thread changes it, at any time; here it is loaded again and again */
	check(pthread_create(&t, NULL, turn, NULL) == 0);
	for (int i = 0; i < 300; i++) {
		uint64_t mark;

		load(LDT_SELECTOR);
		mark = at_gs();
		check(selector() == LDT_SELECTOR && (mark == low[1] || mark == low[65]));
		marker(7);
	}
	check(pthread_join(t, NULL) == 0);
	if (instructions && !getenv("WEIR_CPU")) {
		__asm__ volatile("wrgsbase %0" : : "r"(high));
		everything("ldt, and another base", LDT_SELECTOR, (uint64_t)high, high[1]);
		__asm__ volatile("wrgsbase %0" : : "r"(NOWHERE));
		everything("ldt, and a base that leads nowhere", LDT_SELECTOR, NOWHERE, 0);
	}
	load(LDT_SELECTOR);
	want_mark = at_gs();
	clear_ldt();
	/* The selector may be gone at the next interrupt. */
	for (int i = 0; instructions && !getenv("WEIR_CPU") && i < 20; i++) {
		check((selector() == LDT_SELECTOR || !selector()) && at_gs() == want_mark);
		marker(9);
	}
}

static long set_area(struct user_desc *d)
{
	long ret;

	__asm__ volatile("int $0x80"
			 : "=a"(ret)
			 : "a"(243), "b"(d)
			 : "memory", "r8", "r9", "r10", "r11");
	return ret;
}

static void area(void)
{
	struct user_desc *d = (struct user_desc *)(low + 256);
	unsigned int s;

	*d = describe(-1, (uint64_t)low);
	if (set_area(d) != 0)
		return;
	s = d->entry_number * 8 + 3;
	load(s);
	everything("thread area", s, (uint64_t)low, low[1]);
	*d = describe((int)d->entry_number, (uint64_t)(low + 64));
	check(set_area(d) == 0);
	want_base = (uint64_t)(low + 64);
	want_mark = low[65];
	over_calls();
	d->base_addr = d->limit = d->seg_32bit = d->limit_in_pages = d->useable = 0;
	d->read_exec_only = d->seg_not_present = 1;
	check(set_area(d) == 0);
	everything("thread area, cleared", 0, 0, 0);
}

static void bases(void)
{
	uint64_t base = 1;

	check(raw2(SYS_arch_prctl, ARCH_SET_GS, NOWHERE) == 0);
	everything("a base that leads nowhere", 0, NOWHERE, 0);
	if (sigsetjmp(back, 1) == 0) {
		at_gs();
		check(0);
	}
	check(fault_at == (void *)(NOWHERE + 8) && as_wanted());
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, 0) == 0);
	everything("no base", 0, 0, 0);
	if (sigsetjmp(back, 1) == 0) {
		at_gs();
		check(0);
	}
	check(fault_at == (void *)8 && as_wanted());
	load(0x2b); /* the segment of data: its base is 0 */
	everything("data", 0x2b, 0, 0);
	/* one that is not there */
	if (sigsetjmp(back, 1) == 0) {
		load(LDT_SELECTOR + 8 * 1000);
		check(0);
	}
	over_calls();
	check(raw2(SYS_arch_prctl, ARCH_SET_GS, high) == 0);
	load(0); /* which base that leaves is up to the processor */
	base = read_base();
	marker(8);
	check(selector() == 0 && read_base() == base);
}

int main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	instructions = getauxval(AT_HWCAP2) & 2;
	low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	check(low != MAP_FAILED);
	low[1] = 101;
	low[65] = 102;
	high[1] = 103;
	handle_info(SIGUSR1, tick, 0);
	handle_info(SIGALRM, tick, SA_RESTART);
	handle_info(SIGSEGV, on_fault, 0);
	bases();
	ldt();
	area();
	return marker_pass();
}
