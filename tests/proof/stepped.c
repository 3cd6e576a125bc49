/* SPDX-License-Identifier: MIT */
/*
 * The program that step.c steps through: makes the call it is told, with a sentinel in every
 * register, and checks afterwards that nothing but the call and one handler has happened.
 */
#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#include "stepped.h"

#define FLAGS_CHECKED 0xcd5ul /* CF PF AF ZF SF DF OF */

enum { RAX, RBX, RCX, RDX, RSI, RDI, RBP, RSP, R8, R9, R10, R11, R12, R13, R14, R15, REGS };

extern uint8_t vec_in[32][64], vec_out[32][64];
extern uint64_t mask_out[8], regs_in[REGS], regs_out[REGS], red_out[16], flags_in, flags_out;
extern uint32_t have_zmm, end_child;
extern const char run_start[], command_here[];
void run_site(uint64_t entry);
void wait_command(void);
void dirty_vectors(void);
#define SITE(name) extern const char site_##name[]
SITE(mov);
SITE(pun);
SITE(short);
SITE(zero);
SITE(trap);
SITE(answer);
SITE(read);
SITE(mask);
SITE(action);
SITE(fork);
SITE(vfork);
SITE(altstack);

static struct stepped *sh;
static int pipe_fd[2];

/* What the handler saw. */
static volatile uint32_t hits;
static siginfo_t seen_info;
static ucontext_t seen;
static uint8_t seen_vec[8192] __attribute__((aligned(64)));
static uint64_t seen_size, seen_sp;
static uint8_t alt_stack[65536] __attribute__((aligned(64)));
static size_t alt_size;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;
	const uint8_t *fp = (const uint8_t *)uc->uc_mcontext.fpregs;
	char byte = 'h';

	(void)sig;
	hits++;
	seen_sp = (uint64_t)__builtin_frame_address(0);
	seen_info = *info;
	seen = *uc;
	seen_size = 512;
	if (*(const uint32_t *)(const void *)(fp + 464) == 0x46505853)
		seen_size = *(const uint32_t *)(const void *)(fp + 480);
	if (seen_size > sizeof(seen_vec))
		seen_size = sizeof(seen_vec);
	memcpy(seen_vec, fp, seen_size);
	if (sh->feed)
		syscall(SYS_write, pipe_fd[1], &byte, 1);
	dirty_vectors();
}

static void wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));
static void wrong(const char *format, ...)
{
	va_list args;

	if (sh->error[0])
		return;
	va_start(args, format);
	vsnprintf(sh->error, sizeof(sh->error), format, args);
	va_end(args);
}

static void check_registers(void)
{
	static const struct {
		int ours, theirs;
		const char *name;
	} regs[] = { { RBX, REG_RBX, "rbx" }, { RDX, REG_RDX, "rdx" }, { RSI, REG_RSI, "rsi" },
		     { RDI, REG_RDI, "rdi" }, { RBP, REG_RBP, "rbp" }, { RSP, REG_RSP, "rsp" },
		     { R8, REG_R8, "r8" },    { R9, REG_R9, "r9" },    { R10, REG_R10, "r10" },
		     { R12, REG_R12, "r12" }, { R13, REG_R13, "r13" }, { R14, REG_R14, "r14" },
		     { R15, REG_R15, "r15" } };
	const greg_t *g = seen.uc_mcontext.gregs;

	for (unsigned i = 0; i < sizeof(regs) / sizeof(regs[0]); i++) {
		if (regs_out[regs[i].ours] != regs_in[regs[i].ours])
			wrong("%s is %lx after the call, was %lx", regs[i].name,
			      regs_out[regs[i].ours], regs_in[regs[i].ours]);
		if (sh->injected && (uint64_t)g[regs[i].theirs] != regs_in[regs[i].ours])
			wrong("%s is %llx in the handler's context, was %lx", regs[i].name,
			      g[regs[i].theirs], regs_in[regs[i].ours]);
	}
	if ((flags_out ^ flags_in) & FLAGS_CHECKED)
		wrong("flags are %lx after the call, were %lx", flags_out, flags_in);
	if (sh->injected && (((uint64_t)g[REG_EFL] ^ flags_in) & (FLAGS_CHECKED | 0x100)))
		wrong("flags are %llx in the handler's context, were %lx", g[REG_EFL], flags_in);
	/* of what the planner has found dead, the first word is the return address' */
	for (unsigned i = sh->site == SITE_ZERO; i < 16; i++)
		if (red_out[i] != 0x5eed0001 + i)
			wrong("red zone: -%u(%%rsp) is %lx", 8 * i + 8, red_out[i]);
}

static void check_image(unsigned reg, unsigned from, unsigned n, uint64_t at)
{
	if (at + n > seen_size)
		wrong("the handler's image has %lu bytes, register %u is at %lu", seen_size, reg, at);
	else if (memcmp(seen_vec + at, vec_in[reg] + from, n) != 0)
		wrong("bytes %u to %u of vector register %u differ in the handler's context", from,
		      from + n, reg);
}

static void check_vectors(void)
{
	unsigned a, b, c, d, hi256, hi16;
	const unsigned n = have_zmm ? 32 : 16, width = have_zmm ? 64 : 16;

	for (unsigned i = 0; i < n; i++)
		if (memcmp(vec_in[i], vec_out[i], width) != 0)
			wrong("vector register %u differs after the call", i);
	for (unsigned i = 1; i < 8 && have_zmm; i++)
		if (memcmp(&mask_out[i], vec_in[i], 8) != 0)
			wrong("mask register %u differs after the call", i);
	if (!sh->injected)
		return;
	for (unsigned i = 0; i < 16; i++)
		check_image(i, 0, 16, 160 + 16 * i);
	if (!have_zmm)
		return;
	__cpuid_count(0xd, 6, a, hi256, c, d);
	__cpuid_count(0xd, 7, b, hi16, c, d);
	(void)a;
	(void)b;
	for (unsigned i = 0; i < 16; i++) {
		check_image(i, 16, 16, 576 + 16 * i);
		check_image(i, 32, 32, hi256 + 32 * i);
		check_image(16 + i, 0, 64, hi16 + 64 * i);
	}
}

static void check_context(void)
{
	const unsigned s = sh->site;
	const uint64_t rip = (uint64_t)seen.uc_mcontext.gregs[REG_RIP],
		       rax = (uint64_t)seen.uc_mcontext.gregs[REG_RAX];
	const uint64_t nr = sh->nr[s];
	const int patched_mov = *(const uint8_t *)sh->entry[s] == 0xe9;

	sh->rip = rip;
	if (rip == sh->start || rip == sh->entry[s]) {
		if (rax != regs_in[RAX] && !(rip == sh->entry[s] && patched_mov && rax == nr))
			wrong("rax is %lx before the call", rax);
	} else if (!patched_mov && (rip == sh->syscall[s] || rip == sh->entry[s] + 5)) {
		if (rax != nr)
			wrong("rax is %lx at the call", rax);
	} else if (rip == sh->after[s]) {
		if (rax != regs_out[RAX])
			wrong("rax is %lx in the handler behind the call, %lx later", rax,
			      regs_out[RAX]);
	} else {
		wrong("the handler found the program at %lx: no boundary", rip);
	}
	if (seen_info.si_signo != (int)sh->signo || seen_info.si_code != SI_TKILL)
		wrong("siginfo: signal %d, code %d", seen_info.si_signo, seen_info.si_code);
	if ((sh->sa_flags & SA_ONSTACK) &&
	    (seen_sp < (uint64_t)alt_stack || seen_sp >= (uint64_t)alt_stack + alt_size))
		wrong("the handler ran at %lx, not on the alternate stack", seen_sp);
}

static void use_alt_stack(int on)
{
	stack_t ss = { .ss_sp = alt_stack, .ss_size = alt_size, .ss_flags = on ? 0 : SS_DISABLE };

	if (sigaltstack(&ss, NULL) < 0)
		wrong("sigaltstack: errno %d", errno);
}

/* Where the gate looks at the stack pointer, the next call is one of another place. */
static __attribute__((noinline)) void call_deep_below(void)
{
	char room[8192];

	__asm__ volatile("" : : "r"(room) : "memory");
	getpid();
	__asm__ volatile("" : : "r"(room) : "memory");
}

static void one_round(void)
{
	static const uint64_t set = 1ull << (SIGUSR2 - 1);
	static struct {
		void *handler;
		uint64_t flags;
		void *restorer;
		uint64_t mask;
	} action, old_action;
	static uint64_t old_mask;
	static stack_t new_stack, old_stack;
	static char buffer[8];
	struct sigaction sa;
	uint64_t now = 0;
	int status, left = 0, before;

	memset(&sa, 0, sizeof(sa));
	sa.sa_sigaction = handler;
	sa.sa_flags = (int)(sh->sa_flags | SA_SIGINFO);
	sigaction((int)sh->signo, &sa, NULL);
	use_alt_stack(sh->sa_flags & SA_ONSTACK);
	hits = 0;
	end_child = sh->site == SITE_VFORK;
	for (unsigned i = 0; i < REGS; i++)
		regs_in[i] = 0x1111000000000000ull * (i & 7) + 0xabcd00 + i;
	flags_in = sh->flags | 0x202;
	switch (sh->site) {
	case SITE_READ:
		if (sh->data && write(pipe_fd[1], "d", 1) != 1)
			wrong("the pipe is full");
		buffer[0] = 0;
		regs_in[RDI] = (uint64_t)pipe_fd[0];
		regs_in[RSI] = (uint64_t)buffer;
		regs_in[RDX] = 1;
		break;
	case SITE_MASK:
		regs_in[RDI] = SIG_BLOCK;
		regs_in[RSI] = (uint64_t)&set;
		regs_in[RDX] = (uint64_t)&old_mask;
		regs_in[R10] = 8;
		old_mask = ~0ull;
		break;
	case SITE_ACTION:
		action.handler = (void *)1;
		old_action.handler = (void *)77;
		regs_in[RDI] = SIGUSR2;
		regs_in[RSI] = (uint64_t)&action;
		regs_in[RDX] = (uint64_t)&old_action;
		regs_in[R10] = 8;
		break;
	case SITE_ALTSTACK:
		new_stack = (stack_t){ .ss_sp = alt_stack, .ss_size = alt_size };
		old_stack.ss_flags = 99;
		regs_in[RDI] = (uint64_t)&new_stack;
		regs_in[RSI] = (uint64_t)&old_stack;
		break;
	default:
		break;
	}
	call_deep_below();
	run_site(sh->entry[sh->site]);
	if ((sh->site == SITE_FORK || sh->site == SITE_VFORK) && regs_out[RAX] == 0)
		_exit((int)hits);
	if (hits != sh->injected)
		wrong("the handler ran %u times, not %u", hits, sh->injected);
	check_registers();
	check_vectors();
	if (sh->injected)
		check_context();
	if (sh->has_result && (int64_t)regs_out[RAX] != sh->result)
		wrong("the result is %ld, not %ld", (long)regs_out[RAX], (long)sh->result);
	switch (sh->site) {
	case SITE_MOV:
	case SITE_PUN:
	case SITE_SHORT:
	case SITE_ZERO:
	case SITE_TRAP:
		if (regs_out[RAX] != (uint64_t)getpid())
			wrong("getpid is %ld", (long)regs_out[RAX]);
		break;
	case SITE_ANSWER:
		if (regs_out[RAX] != 4242)
			wrong("the hook's answer is %ld", (long)regs_out[RAX]);
		break;
	case SITE_READ:
		while (ioctl(pipe_fd[0], FIONREAD, &left) == 0 && left > 0)
			if (read(pipe_fd[0], buffer + 1, 1) != 1)
				wrong("the pipe cannot be emptied");
		if (regs_out[RAX] == 1 && buffer[0] != (sh->data ? 'd' : 'h'))
			wrong("read() got %d", buffer[0]);
		break;
	case SITE_MASK:
		syscall(SYS_rt_sigprocmask, SIG_SETMASK, NULL, &now, 8);
		if (regs_out[RAX] || old_mask != 0 || now != set)
			wrong("sigprocmask: %ld, old %lx, now %lx", (long)regs_out[RAX], old_mask, now);
		now = 0;
		syscall(SYS_rt_sigprocmask, SIG_SETMASK, &now, NULL, 8);
		break;
	case SITE_ACTION:
		if (regs_out[RAX] || old_action.handler != NULL)
			wrong("sigaction: %ld, old %p", (long)regs_out[RAX], old_action.handler);
		if (sigaction(SIGUSR2, NULL, &sa) < 0 || sa.sa_handler != SIG_IGN)
			wrong("sigaction did nothing");
		signal(SIGUSR2, SIG_DFL);
		break;
	case SITE_ALTSTACK:
		if (regs_out[RAX] || old_stack.ss_flags != SS_DISABLE)
			wrong("sigaltstack: %ld, old flags %d", (long)regs_out[RAX],
			      old_stack.ss_flags);
		if (sigaltstack(NULL, &old_stack) < 0 || old_stack.ss_sp != alt_stack)
			wrong("sigaltstack did nothing");
		break;
	default:
		/* the child of fork has what its parent had: the handler has run, or will not run in it */
		before = sh->site == SITE_FORK && sh->injected && sh->rip != sh->after[SITE_FORK];
		if (waitpid((pid_t)regs_out[RAX], &status, 0) != (pid_t)regs_out[RAX] ||
		    status != before << 8)
			wrong("the child ended with %x", (unsigned)status);
		break;
	}
}

/* @before: bytes before the `syscall` */
static void show(unsigned site, const char *entry, unsigned before, uint64_t nr)
{
	sh->entry[site] = (uint64_t)entry;
	sh->syscall[site] = (uint64_t)entry + before;
	sh->after[site] = (uint64_t)entry + before + 2;
	sh->nr[site] = nr;
}

int main(void)
{
	sh = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, STEPPED_FD, 0);
	if (sh == MAP_FAILED || pipe(pipe_fd) < 0)
		return 1;
	__builtin_cpu_init();
	have_zmm = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
		   __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
	for (unsigned i = 0; i < 32; i++)
		for (unsigned k = 0; k < 64; k++)
			vec_in[i][k] = (uint8_t)(i * 7 + k * 3 + 1);
	alt_size = (getauxval(51 /* AT_MINSIGSTKSZ */) ?: 2048) + 1024;
	show(SITE_MOV, site_mov, 5, SYS_getpid);
	show(SITE_PUN, site_pun, 6, SYS_getpid);
	show(SITE_SHORT, site_short, 6, SYS_getpid);
	show(SITE_ZERO, site_zero, 6, SYS_getpid);
	show(SITE_TRAP, site_trap, 6, SYS_getpid);
	show(SITE_ANSWER, site_answer, 5, 500);
	show(SITE_READ, site_read, 5, SYS_read);
	show(SITE_MASK, site_mask, 5, SYS_rt_sigprocmask);
	show(SITE_ACTION, site_action, 5, SYS_rt_sigaction);
	show(SITE_FORK, site_fork, 5, SYS_fork);
	show(SITE_VFORK, site_vfork, 5, SYS_vfork);
	show(SITE_ALTSTACK, site_altstack, 5, SYS_sigaltstack);
	sh->start = (uint64_t)run_start;
	sh->command = (uint64_t)command_here;
	for (;;) {
		wait_command();
		if (sh->quit)
			return 0;
		one_round();
	}
}
