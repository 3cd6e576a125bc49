/* SPDX-License-Identifier: MIT */
/* Every general register but rax, rcx, r11 survives a raw system call; rcx and r11 are as said. */
#include <stdint.h>
#include <sys/syscall.h>

#include "marker.h"

enum { RBX, RDX, RSI, RDI, RBP, R8, R9, R10, R12, R13, R14, R15, RSP, RAX, RCX, R11, COUNT };

extern uint64_t regs_in[COUNT] __attribute__((visibility("hidden")));
extern uint64_t regs_out[COUNT] __attribute__((visibility("hidden")));
uint64_t regs_in[COUNT];
uint64_t regs_out[COUNT];

void probe_loaded(void);
void probe_adjacent(void);
extern const char probe_loaded_after[];
extern const char probe_adjacent_after[];

#define PROBE(name, load) \
	__asm__(".pushsection .text\n" \
		".globl " #name "\n.hidden " #name "\n.type " #name ",@function\n" #name ":\n" \
		"push %rbx\npush %rbp\npush %r12\npush %r13\npush %r14\npush %r15\n" \
		"mov regs_in+0(%rip),%rbx\nmov regs_in+8(%rip),%rdx\nmov regs_in+16(%rip),%rsi\n" \
		"mov regs_in+24(%rip),%rdi\nmov regs_in+32(%rip),%rbp\nmov regs_in+40(%rip),%r8\n" \
		"mov regs_in+48(%rip),%r9\nmov regs_in+56(%rip),%r10\nmov regs_in+64(%rip),%r12\n" \
		"mov regs_in+72(%rip),%r13\nmov regs_in+80(%rip),%r14\n" \
		"mov regs_in+88(%rip),%r15\nmov %rsp,regs_in+96(%rip)\n" load "syscall\n" \
		".globl " #name "_after\n.hidden " #name "_after\n" #name "_after:\n" \
		"mov %rbx,regs_out+0(%rip)\nmov %rdx,regs_out+8(%rip)\nmov %rsi,regs_out+16(%rip)\n" \
		"mov %rdi,regs_out+24(%rip)\nmov %rbp,regs_out+32(%rip)\n" \
		"mov %r8,regs_out+40(%rip)\nmov %r9,regs_out+48(%rip)\nmov %r10,regs_out+56(%rip)\n" \
		"mov %r12,regs_out+64(%rip)\nmov %r13,regs_out+72(%rip)\n" \
		"mov %r14,regs_out+80(%rip)\nmov %r15,regs_out+88(%rip)\n" \
		"mov %rsp,regs_out+96(%rip)\nmov %rax,regs_out+104(%rip)\n" \
		"mov %rcx,regs_out+112(%rip)\nmov %r11,regs_out+120(%rip)\n" \
		"pop %r15\npop %r14\npop %r13\npop %r12\npop %rbp\npop %rbx\nret\n" \
		".size " #name ", .-" #name "\n.popsection\n")

PROBE(probe_loaded, "mov regs_in+104(%rip),%rax\n");
PROBE(probe_adjacent, "mov $500,%eax\n");

static void one(void (*probe)(void), const char *after, uint64_t nr)
{
	for (int i = 0; i < COUNT; i++)
		regs_in[i] = 0xa5c3000000000001ull * (uint64_t)(i + 1) ^ (uint64_t)(uintptr_t)after;
	if (nr == MARKER_NR) {
		regs_in[RDI] = MARKER_MAGIC;
		++*marker_count;
	}
	regs_in[RAX] = nr;
	probe();
	for (int i = 0; i <= RSP; i++)
		check(regs_in[i] == regs_out[i]);
	check(regs_out[RCX] == (uint64_t)(uintptr_t)after);
	/* Bits that the ALU may have set are not of interest; those that are fixed are. */
	check((regs_out[R11] & ~0x8d5ull) == 0x202);
	if (nr == SYS_getppid)
		check((long)regs_out[RAX] == getppid());
	else
		check((int64_t)regs_out[RAX] == -ENOSYS);
}

int main(void)
{
	for (int i = 0; i < 20; i++) {
		one(probe_loaded, probe_loaded_after, SYS_getppid);
		one(probe_loaded, probe_loaded_after, MARKER_NR);
		one(probe_adjacent, probe_adjacent_after, MARKER_NR);
	}
	return marker_pass();
}
