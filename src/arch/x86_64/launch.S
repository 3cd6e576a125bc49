/* SPDX-License-Identifier: MIT */
/*
 * launch_entry - the first instructions in a program that the supervisor has placed us into.
 * In:   rdi struct launch_params; rsp the program's, as the kernel left it at execve
 * Out:  the program's first instruction, with all other registers zero, as the kernel leaves them
 *
 * Nothing of ours is writable yet, and the program's stack is not ours: up to the switch no memory
 * is written. The way out lies on the program's stack for a moment, below its stack pointer, where
 * nobody is yet; iretq because nothing else loads rip and rsp and leaves no register behind.
 */
#include <asm/unistd.h>

#include "arch/x86_64/asm.h"
#include "arch/x86_64/regs.h"

	.text

	/* Right before the entry, struct attach_table: by its end the supervisor knows that this is one for it. */
	.balign	32
	.quad	attach_visit - launch_entry
	.quad	attach_end - launch_entry
	.quad	attach_parked - launch_entry
	.quad	attach_stack + ATTACH_STACK - launch_entry
	.quad	attach_tasks - launch_entry
	.quad	attach_join - launch_entry
	.quad	attach_look - launch_entry
	.quad	attach_leave - launch_entry
	.quad	attach_clear - launch_entry
	.quad	attach_drop - launch_entry
	.quad	attach_visitor - launch_entry
	.quad	LAUNCH_MAGIC

FUNC(launch_entry)
	.cfi_undefined rip
	movq	%rdi, %rbx
	movq	LAUNCH_DATA(%rbx), %rdi
	movq	LAUNCH_DATA_SIZE(%rbx), %rsi
	movl	$3, %edx				/* PROT_READ | PROT_WRITE */
	movl	$__NR_mprotect, %eax
	syscall
	testq	%rax, %rax
	jnz	1f
	movq	LAUNCH_STACK_TOP(%rbx), %rsp
	movq	%rbx, %rdi
	call	launch_main
1:	cmpq	$0, LAUNCH_VECTOR(%rbx)
	jne	attach_over
	movq	LAUNCH_RIP(%rbx), %r12
	movq	LAUNCH_RSP(%rbx), %r13
	movq	LAUNCH_CS(%rbx), %r14
	movq	LAUNCH_SS(%rbx), %r15
	movq	LAUNCH_GIVEN(%rbx), %rdi
	movq	LAUNCH_GIVEN_SIZE(%rbx), %rsi
	movq	%r13, %rsp
	movl	$__NR_munmap, %eax
	syscall
	pushq	%r15
	pushq	%r13
	pushq	$0x202					/* the interrupt flag, and bit 1, which is always set */
	pushq	%r14
	pushq	%r12
	xorl	%eax, %eax
	xorl	%ebx, %ebx
	xorl	%ecx, %ecx
	xorl	%edx, %edx
	xorl	%esi, %esi
	xorl	%edi, %edi
	xorl	%ebp, %ebp
	xorl	%r8d, %r8d
	xorl	%r9d, %r9d
	xorl	%r10d, %r10d
	xorl	%r11d, %r11d
	xorl	%r12d, %r12d
	xorl	%r13d, %r13d
	xorl	%r14d, %r14d
	xorl	%r15d, %r15d
	iretq
END(launch_entry)

	.bss
	.balign	64
	.globl	attach_stack
	.hidden	attach_stack
attach_stack:
	.skip	ATTACH_STACK

	.section .note.GNU-stack, "", @progbits
