/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer: arbitrary instructions as the beginning of a function, displaced and executed against the
 * original: registers, flags, memory, stack, and where control goes on have to be the same, and so has a
 * fault.
 *
 * The function is planned as in an object: an ELF file is made up around it. Then it is run twice by
 * single steps from the same state, as it is and from its copy, until control leaves the displaced
 * instructions. What would reach out of this (system calls, changes of the stack pointer by pop) is not run.
 *
 *	clang -g -O1 -fsanitize=fuzzer -D_GNU_SOURCE -Isrc -Iinclude -Ibuild -Ibuild/src/plan fuzz/fuzz_displace.c \
 *		src/plan/{cache,displace,entry,file,image,names,plan,scan}.c -lZydis
 *	./a.out -max_len=64 -max_total_time=60 -handle_segv=0 -handle_bus=0 -handle_ill=0 -handle_fpe=0
 */
#include <elf.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "plan/displace.h"
#include "plan/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TEXT 0x10000000ul  /* where the function is */
#define COPY 0x10100000ul  /* where its copy is */
#define ARENA 0x20000000ul /* memory that registers point into */
#define STACK 0x30000000ul
#define PAGE 4096ul
#define FUNC_AT 256 /* in the page of text, so that short branches backwards stay in it */

struct state {
	uint64_t regs[16]; /* rax rcx rdx rbx rsp rbp rsi rdi r8 .. r15 */
	uint64_t flags;
	uint64_t fault; /* signal, 0: stopped at a place that is no fault */
	uint64_t ip;	/* relative to the function */
	uint8_t arena[2 * PAGE], stack[2 * PAGE];
};

static uint8_t *text_page, *copy_page;
static struct state results[2];
static sigjmp_buf back;
static volatile int running;
static struct state *out;
static unsigned int steps;
static const struct entry_func *func;
static const struct entry_code *code;
static unsigned int count;

static void must(int ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "broken: %s\n", what);
		abort();
	}
}

/* An address in the copy, as one of the function. The copy of one instruction may be several. */
static uint64_t original(uint64_t ip)
{
	for (unsigned int i = 0; i < count; i++)
		if (ip >= COPY + code->to[i] && ip < COPY + code->to[i + 1])
			return TEXT + FUNC_AT + func->skip + code->from[i];
	return ip;
}

static void save(const ucontext_t *uc, int sig)
{
	static const int order[16] = { REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP,
				       REG_RSI, REG_RDI, REG_R8,  REG_R9,  REG_R10, REG_R11,
				       REG_R12, REG_R13, REG_R14, REG_R15 };

	for (int i = 0; i < 16; i++)
		out->regs[i] = (uint64_t)uc->uc_mcontext.gregs[order[i]];
	out->flags = (uint64_t)uc->uc_mcontext.gregs[REG_EFL] & 0xcd5; /* not TF, RF */
	out->fault = (uint64_t)sig;
	out->ip = original((uint64_t)uc->uc_mcontext.gregs[REG_RIP]);
	memcpy(out->arena, (const void *)ARENA, sizeof(out->arena));
	memcpy(out->stack, (const void *)STACK, sizeof(out->stack));
}

static int in_copy(uint64_t ip)
{
	return ip >= COPY && ip < COPY + PAGE;
}

/* Single steps: until control is at the function, outside of the displaced instructions. */
static void on_signal(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	const uint64_t ip = (uint64_t)uc->uc_mcontext.gregs[REG_RIP];
	const uint64_t base = TEXT + FUNC_AT + func->skip;

	(void)info;
	if (!running)
		abort();
	if (sig == SIGTRAP && ++steps < 4000) {
		if (in_copy(ip) || (ip >= base && ip < base + code->from[count]))
			return; /* among the displaced ones still */
		save(uc, 0);
	} else {
		save(uc, sig);
	}
	uc->uc_mcontext.gregs[REG_EFL] &= ~0x100;
	running = 0;
	siglongjmp(back, 1);
}

static void reset(const uint8_t *seed, size_t size)
{
	for (unsigned int i = 0; i < 2 * PAGE; i++) {
		((uint8_t *)ARENA)[i] = (uint8_t)(i * 7 + (size ? seed[i % size] : 0));
		((uint8_t *)STACK)[i] = (uint8_t)(i * 11);
	}
}

/* Jump to @start with all registers set and the trap flag on. Comes back by siglongjmp. */
static void go(uint64_t start, const uint64_t regs[16])
{
	/* popfq sets the trap flag one instruction before the jump, whose step is passed over */
	__asm__ volatile("movq %0, %%r15\n\t"
			 "movq %1, %%rsp\n\t"
			 "pushq %2\n\t"
			 "pushq %3\n\t"
			 "movq 0(%%r15), %%rax\n\tmovq 8(%%r15), %%rcx\n\tmovq 16(%%r15), %%rdx\n\t"
			 "movq 24(%%r15), %%rbx\n\tmovq 40(%%r15), %%rbp\n\tmovq 48(%%r15), %%rsi\n\t"
			 "movq 56(%%r15), %%rdi\n\tmovq 64(%%r15), %%r8\n\tmovq 72(%%r15), %%r9\n\t"
			 "movq 80(%%r15), %%r10\n\tmovq 88(%%r15), %%r11\n\tmovq 96(%%r15), %%r12\n\t"
			 "movq 104(%%r15), %%r13\n\tmovq 112(%%r15), %%r14\n\tmovq 120(%%r15), %%r15\n\t"
			 "popfq\n\t"
			 "ret"
			 :
			 : "r"(regs), "r"(regs[4]), "r"(start), "r"(0x302ul)
			 : "memory");
	__builtin_unreachable();
}

static void run(struct state *to, uint64_t start, const uint8_t *seed, size_t size)
{
	uint64_t regs[16];

	memset(to, 0, sizeof(*to));
	reset(seed, size);
	for (unsigned int i = 0; i < 16; i++)
		regs[i] = ARENA + PAGE + 8 * i + (size ? seed[i % size] : 0);
	regs[1] = size ? seed[0] % 4 : 0; /* rcx: loops and jrcxz go both ways */
	regs[4] = STACK + PAGE + 1024;
	out = to;
	steps = 0;
	running = 1;
	if (sigsetjmp(back, 1) == 0)
		go(start, regs);
}

/* A file of one page of text with one function in it, as the planner wants one. */
static size_t make_file(uint8_t *file, const uint8_t *text)
{
	Elf64_Ehdr *eh = (Elf64_Ehdr *)(void *)file;
	Elf64_Phdr *ph = (Elf64_Phdr *)(void *)(eh + 1);
	Elf64_Shdr *sh = (Elf64_Shdr *)(void *)(file + 2 * PAGE);
	Elf64_Sym *sym = (Elf64_Sym *)(void *)(file + 2 * PAGE + 512);
	static const char names[] = "\0f";

	memset(file, 0, 3 * PAGE);
	memcpy(eh->e_ident, ELFMAG, SELFMAG);
	eh->e_ident[EI_CLASS] = ELFCLASS64;
	eh->e_ident[EI_DATA] = ELFDATA2LSB;
	eh->e_type = ET_EXEC;
	eh->e_machine = EM_X86_64;
	eh->e_phoff = sizeof(*eh);
	eh->e_phentsize = sizeof(*ph);
	eh->e_phnum = 1;
	eh->e_shoff = 2 * PAGE;
	eh->e_shentsize = sizeof(*sh);
	eh->e_shnum = 2;
	*ph = (Elf64_Phdr){ .p_type = PT_LOAD,
			    .p_flags = PF_R | PF_X,
			    .p_offset = PAGE,
			    .p_vaddr = TEXT,
			    .p_filesz = PAGE,
			    .p_memsz = PAGE,
			    .p_align = PAGE };
	memcpy(file + PAGE, text, PAGE);
	sh[0] = (Elf64_Shdr){ .sh_type = SHT_SYMTAB,
			      .sh_offset = 2 * PAGE + 512,
			      .sh_size = 2 * sizeof(*sym),
			      .sh_link = 1 };
	sh[1] = (Elf64_Shdr){ .sh_type = SHT_STRTAB,
			      .sh_offset = 2 * PAGE + 1024,
			      .sh_size = sizeof(names) };
	sym[1] = (Elf64_Sym){ .st_name = 1,
			      .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
			      .st_shndx = 1,
			      .st_value = TEXT + FUNC_AT,
			      .st_size = 512 };
	memcpy(file + 2 * PAGE + 1024, names, sizeof(names));
	return 3 * PAGE;
}

static void map_at(uint64_t at, size_t size)
{
	void *p = mmap((void *)at, size, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);

	must(p == (void *)at, "memory at a fixed address");
}

/* Code that the code itself cannot write; what is returned can. */
static uint8_t *map_code(uint64_t at)
{
	const int fd = memfd_create("code", 0);
	void *p, *writable;

	must(fd >= 0 && ftruncate(fd, PAGE) == 0, "a memory file");
	p = mmap((void *)at, PAGE, PROT_READ | PROT_EXEC, MAP_SHARED | MAP_FIXED_NOREPLACE, fd, 0);
	writable = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	must(p == (void *)at && writable != MAP_FAILED, "code at a fixed address");
	return writable;
}

static void start(void)
{
	static uint8_t alt[65536];
	const stack_t ss = { .ss_sp = alt, .ss_size = sizeof(alt) };
	struct sigaction act = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK };

	text_page = map_code(TEXT);
	copy_page = map_code(COPY);
	map_at(ARENA, 2 * PAGE);
	map_at(STACK, 2 * PAGE);
	sigaltstack(&ss, NULL);
	sigfillset(&act.sa_mask);
	sigaction(SIGTRAP, &act, NULL);
	sigaction(SIGSEGV, &act, NULL);
	sigaction(SIGILL, &act, NULL);
	sigaction(SIGBUS, &act, NULL);
	sigaction(SIGFPE, &act, NULL);
}

/* Not to be run: what sees time, what changes the machine under us, what ends in the kernel. */
static int may_run(ZydisDecoder *decoder, const uint8_t *p, size_t size)
{
	ZydisDecodedInstruction dec;
	size_t at = 0;

	while (at < size &&
	       ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(decoder, NULL, p + at, size - at, &dec))) {
		/* general registers only: no others are set and compared */
		if (dec.meta.isa_set != ZYDIS_ISA_SET_I86 && dec.meta.isa_set != ZYDIS_ISA_SET_I186 &&
		    dec.meta.isa_set != ZYDIS_ISA_SET_I386 &&
		    dec.meta.isa_set != ZYDIS_ISA_SET_I486REAL &&
		    dec.meta.isa_set != ZYDIS_ISA_SET_LONGMODE &&
		    dec.meta.isa_set != ZYDIS_ISA_SET_CMOV &&
		    dec.meta.isa_set != ZYDIS_ISA_SET_FAT_NOP && dec.meta.isa_set != ZYDIS_ISA_SET_PPRO)
			return 0;
		/* the thread's own memory, which changes between the two */
		if (dec.attributes & (ZYDIS_ATTRIB_HAS_SEGMENT_FS | ZYDIS_ATTRIB_HAS_SEGMENT_GS))
			return 0;
		switch (dec.meta.category) {
		case ZYDIS_CATEGORY_SYSCALL:
		case ZYDIS_CATEGORY_SYSTEM:
		case ZYDIS_CATEGORY_INTERRUPT:
		case ZYDIS_CATEGORY_IO:
		case ZYDIS_CATEGORY_IOSTRINGOP:
		case ZYDIS_CATEGORY_RDRAND:
		case ZYDIS_CATEGORY_RDSEED:
		case ZYDIS_CATEGORY_RDWRFSGS:
		case ZYDIS_CATEGORY_SEGOP:
		case ZYDIS_CATEGORY_X87_ALU: /* it keeps the address of its last instruction */
		case ZYDIS_CATEGORY_XSAVE:
		case ZYDIS_CATEGORY_XSAVEOPT:
		case ZYDIS_CATEGORY_AVX:
		case ZYDIS_CATEGORY_SSE:
		case ZYDIS_CATEGORY_MMX:
		case ZYDIS_CATEGORY_POP: /* popf may clear the trap flag, pop %sp leave the stack */
			return 0;
		default:
			break;
		}
		switch (dec.mnemonic) {
		case ZYDIS_MNEMONIC_POPF:
		case ZYDIS_MNEMONIC_POPFQ:
		case ZYDIS_MNEMONIC_PUSHF: /* shows the trap flag */
		case ZYDIS_MNEMONIC_PUSHFQ:
		case ZYDIS_MNEMONIC_IRET:
		case ZYDIS_MNEMONIC_IRETD:
		case ZYDIS_MNEMONIC_IRETQ:
		case ZYDIS_MNEMONIC_RDTSC:
		case ZYDIS_MNEMONIC_RDTSCP:
		case ZYDIS_MNEMONIC_CPUID:
		case ZYDIS_MNEMONIC_RDPID:
		case ZYDIS_MNEMONIC_XBEGIN:
		case ZYDIS_MNEMONIC_STD:
			return 0;
		default:
			break;
		}
		at += dec.length;
	}
	return 1;
}

static void compare(void)
{
	const struct state *a = &results[0], *b = &results[1];

	if (a->fault == SIGTRAP || b->fault == SIGTRAP)
		return; /* it goes round for longer than anybody waits, in other steps here than there */
	must(a->fault == b->fault, "one of the two faults");
	if (a->ip != b->ip)
		fprintf(stderr, "original at %lx, copy at %lx\n", (long)a->ip, (long)b->ip);
	must(a->ip == b->ip, "they go on at the same place");
	if (a->fault)
		return; /* an indirect call that faults has pushed its return address already */
	must(memcmp(a->regs, b->regs, sizeof(a->regs)) == 0, "the same registers");
	must(a->flags == b->flags, "the same flags");
	must(memcmp(a->arena, b->arena, sizeof(a->arena)) == 0, "the same memory");
	must(memcmp(a->stack + PAGE, b->stack + PAGE, 1024 - 512) == 0, "the same stack");
}

static void try(struct entry_header *plan, const uint8_t *data, size_t size)
{
	const struct entry_func *f = entry_funcs(plan);
	uint8_t copy[ENTRY_COPY_MAX];
	unsigned int n;

	for (uint32_t i = 0; i < plan->func_count; i++)
		if (f[i].addr == TEXT + FUNC_AT)
			func = &f[i];
	must(func != NULL, "the function is in the plan");
	code = entry_code_of(plan, func);
	must(!func->forms || code, "what is possible has a template");
	if (!code)
		return;
	count = func->forms & ENTRY_CAN(ENTRY_JUMP) ? code->insn_count : 1;
	n = entry_place(func, code, count, TEXT + FUNC_AT, COPY, copy);
	must(n > 0 && n <= sizeof(copy), "the copy is in reach");
	memset(copy_page, 0xcc, PAGE);
	memcpy(copy_page, copy, n);
	run(&results[0], TEXT + FUNC_AT + func->skip, data, size);
	run(&results[1], COPY, data, size);
	compare();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static uint8_t file[3 * PAGE], text[PAGE];
	static ZydisDecoder decoder;
	static int started;
	struct entry_header *plan;
	struct plan_key key;

	if (!started) {
		started = 1;
		ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
		start();
	}
	if (size < 8 || size > 64 || !may_run(&decoder, data, size))
		return 0;
	/* nops around it: what it jumps to runs on to the end of the page */
	memset(text, 0x90, sizeof(text));
	memcpy(text + FUNC_AT, data, size);
	plan_key_from_stat(&key, 8, 1, 42, sizeof(file), 1, 2);
	must(plan_make_entries_memory(file, make_file(file, text), "input", &key, &plan, NULL) == 0,
	     "a plan");
	must(entry_check(plan, plan->size), "a plan that was made passes the check");
	memcpy(text_page, text, PAGE);
	func = NULL;
	try(plan, data, size);
	free(plan);
	return 0;
}
