/* SPDX-License-Identifier: MIT */
/*
 * NULL, after calls at sites that no jump fits: a call, a jump, a return, a load, a store are each the fault that they
 * always were, with the registers as they were. Once with the number of such a site in rax, once without.
 */
#include <setjmp.h>

#include "zero_site.h"

ZERO_SITE(call_read, "xor %eax, %eax");
ZERO_SITE(call_getpid, "mov $39, %eax");
ZERO_SITE(call_marker, "mov $500, %eax");

static sigjmp_buf back;
static siginfo_t seen;
static gregset_t regs;
static uint64_t top; /* of the stack */

static void handler(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;

	(void)sig;
	seen = *info;
	memcpy(regs, uc->uc_mcontext.gregs, sizeof(regs));
	top = *(uint64_t *)regs[REG_RSP];
	siglongjmp(back, 1);
}

#define LEFT \
	"mov $0x1234, %%r8\n\tmovabs $0x1122334455667788, %%rcx\n\tmovabs $-0x2233445566778899, %%r11\n\tstc\n\t"
#define IN_RCX 0x1122334455667788
#define IN_R11 (-0x2233445566778899)

static void check_jumped(uint64_t to, uint64_t rax)
{
	check(seen.si_signo == SIGSEGV && seen.si_code == SEGV_MAPERR && (uint64_t)seen.si_addr == to);
	check(seen.si_errno == 0);
	check((uint64_t)regs[REG_RIP] == to && (uint64_t)regs[REG_CR2] == to);
	check(regs[REG_TRAPNO] == 14 && regs[REG_ERR] == 0x14);
	check((uint64_t)regs[REG_RAX] == rax && regs[REG_RCX] == IN_RCX && regs[REG_R11] == IN_R11);
	check(regs[REG_R8] == 0x1234 && (regs[REG_EFL] & 1));
}

__attribute__((noinline)) static void jumps(uint64_t to, uint64_t rax)
{
	extern const char after_call[] __asm__("after_call");

	if (sigsetjmp(back, 1) == 0) {
		__asm__ volatile(LEFT "call *%0\nafter_call:"
				 :
				 : "d"(to), "a"(rax)
				 : "rcx", "r8", "r11", "memory");
		check(0);
	}
	check_jumped(to, rax);
	check(top == (uint64_t)after_call);
	if (sigsetjmp(back, 1) == 0) {
		__asm__ volatile("push $0x77\n\t" LEFT "jmp *%0"
				 :
				 : "d"(to), "a"(rax)
				 : "rcx", "r8", "r11", "memory");
		check(0);
	}
	check_jumped(to, rax);
	check(top == 0x77);
	if (sigsetjmp(back, 1) == 0) {
		__asm__ volatile("push $0x78\n\tpush %0\n\t" LEFT "ret"
				 :
				 : "d"(to), "a"(rax)
				 : "rcx", "r8", "r11", "memory");
		check(0);
	}
	check_jumped(to, rax);
	check(top == 0x78);
}

static void accesses(uint64_t at)
{
	/* weir is told to do without protection keys, for this test: then they cannot be faults */
	const char *cpu = getenv("WEIR_CPU");
	volatile char *p = (volatile char *)at;

	if (cpu && strcmp(cpu, "nopku") == 0)
		return;
	__asm__("" : "+r"(p));
	if (sigsetjmp(back, 1) == 0) {
		(void)*p;
		check(0);
	}
	check(seen.si_code == SEGV_MAPERR && (uint64_t)seen.si_addr == at && regs[REG_ERR] == 4);
	check((uint64_t)regs[REG_CR2] == at && regs[REG_TRAPNO] == 14);
	if (sigsetjmp(back, 1) == 0) {
		*p = 1;
		check(0);
	}
	check(seen.si_code == SEGV_MAPERR && (uint64_t)seen.si_addr == at && regs[REG_ERR] == 6);
	check(write(STDOUT_FILENO, (char *)at, 1) == -1 && errno == EFAULT);
	check(pipe((int *)at) == -1 && errno == EFAULT);
}

static volatile int nested;

/* Both wait, so that the one that is taken first has its frame below, and begins when the other has ended. */
static void look_in_handler(int sig)
{
	(void)sig;
	accesses(0);
	nested++;
}

static void in_handlers(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGBUS);
	handle(SIGUSR1, look_in_handler, 0);
	handle(SIGBUS, look_in_handler, 0);
	check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
	check(raise(SIGUSR1) == 0 && raise(SIGBUS) == 0 && nested == 0);
	check(sigprocmask(SIG_UNBLOCK, &set, NULL) == 0);
	check(nested == 2);
	nested = 0;
	accesses(0);
}

/* Deadly without a handler, too. */
static void dies(void (*how)(uint64_t, uint64_t))
{
	pid_t child = fork_flushed();

	if (child == 0) {
		signal(SIGSEGV, SIG_DFL);
		how(0, 0);
		_exit(0);
	}
	check((reap(child) & 0x7f) == SIGSEGV);
}

static void access_null(uint64_t at, uint64_t unused)
{
	(void)unused;
	accesses(at);
}

static void *in_thread(void *arg)
{
	static const uint64_t places[] = { 0, 1, 2, 4, 38, 39, 40, 43, 500, 504, 505, 0x800, 0xfff };

	(void)arg;
	for (unsigned i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		jumps(places[i], places[i]);
		jumps(places[i], 0);
		jumps(places[i], 39);
		jumps(places[i], ~0ull);
		accesses(places[i]);
	}
	return NULL;
}

int main(void)
{
	pthread_t thread;

	check(zero_room[1] == 0);
	handle_info(SIGSEGV, handler, 0);
	in_thread(NULL);
	for (int i = 0; i < ZERO_OFTEN; i++) {
		++*marker_count;
		check(call_marker(MARKER_MAGIC, 0, 0) == -ENOSYS);
		check(call_read(-1, 0, 0) == -EBADF);
		check(call_getpid(0, 0, 0) == getpid());
	}
	in_thread(NULL);
	check(pthread_create(&thread, NULL, in_thread, NULL) == 0);
	check(pthread_join(thread, NULL) == 0);
	in_handlers();
	dies(jumps);
	if (!getenv("WEIR_CPU"))
		dies(access_null);
	check(call_read(-1, 0, 0) == -EBADF);
	return marker_pass();
}
