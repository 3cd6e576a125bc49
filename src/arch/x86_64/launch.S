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
	.quad	attach_tasks - launch_entry
	.quad	attach_join - launch_entry
	.quad	attach_look - launch_entry
	.quad	attach_leave - launch_entry
	.quad	attach_clear - launch_entry
	.quad	attach_drop - launch_entry
	.quad	attach_unload - launch_entry
	.quad	attach_begin - launch_entry
	.quad	attach_hook - launch_entry
	.quad	attach_unhook - launch_entry
	.quad	attach_hooks - launch_entry
	.quad	0
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

/*
 * attach_visit - a thread that the supervisor has led here calls a function of ours and stops.
 * In: rax the function, rdi, rsi its arguments; attach_tasks the thread as it was; rsp its own
 *
 * It stops by a signal to itself that the program ignores: one that is traced is shown those, too. If
 * nobody traces it, since the supervisor has died, nothing comes of the signal, and the thread goes back by
 * itself: to attach_tasks, as the function has left that.
 *
 * If the supervisor died before it had set the mask, signals may come at the beginning, as they may at the end: our handler
 * finds the thread there, and takes it for where it was, or will be (on_signal). The stack pointer is the thread's then, since
 * the kernel sees by it whether the alternate stack is in use.
 */
FUNC(attach_visit)
	.cfi_undefined rip
	movq	%rax, %r12
	movq	%rdi, %r13
	movq	%rsi, %r14
	xorl	%edi, %edi			/* SIG_BLOCK */
	leaq	visit_mask(%rip), %rsi
	xorl	%edx, %edx
	movl	$8, %r10d
	movl	$__NR_rt_sigprocmask, %eax
	syscall
MARK(attach_visit_begun)
	leaq	attach_stack+ATTACH_STACK(%rip), %rsp
	movq	%r13, %rdi
	movq	%r14, %rsi
	call	*%r12
MARK(attach_over)
	movl	$__NR_getpid, %eax
	syscall
	movl	%eax, %ebx
	movl	$__NR_gettid, %eax
	syscall
	movl	%ebx, %edi
	movl	%eax, %esi
	movl	attach_tasks+TASK_QUIT(%rip), %edx
	movl	$__NR_tgkill, %eax
	syscall
MARK(attach_end)
	leaq	attach_stack+ATTACH_STACK(%rip), %rsp
	call	attach_home
	movl	$2, %edi			/* SIG_SETMASK */
	leaq	attach_tasks+TASK_MASK(%rip), %rsi
	xorl	%edx, %edx
	movl	$8, %r10d
	movl	$__NR_rt_sigprocmask, %eax
	/* The flags now: what follows leaves them alone. Not the one for single steps, whose signal is blocked. */
	pushq	attach_way+144(%rip)
	andq	$~RFLAGS_TF, (%rsp)
	popfq
	movq	attach_way+152(%rip), %rsp
	syscall
MARK(attach_open)
	movq	attach_way+0(%rip), %r15
	movq	attach_way+8(%rip), %r14
	movq	attach_way+16(%rip), %r13
	movq	attach_way+24(%rip), %r12
	movq	attach_way+32(%rip), %rbp
	movq	attach_way+40(%rip), %rbx
	movq	attach_way+48(%rip), %r11
	movq	attach_way+56(%rip), %r10
	movq	attach_way+64(%rip), %r9
	movq	attach_way+72(%rip), %r8
	movq	attach_way+80(%rip), %rax
	movq	attach_way+88(%rip), %rcx
	movq	attach_way+96(%rip), %rdx
	movq	attach_way+104(%rip), %rsi
	movq	attach_way+112(%rip), %rdi
	jmp	*attach_way+128(%rip)
MARK(attach_visit_end)
END(attach_visit)

	.balign	8
/* All but SIGSEGV and SIGBUS, and those that may end a visit. */
	visit_mask:
	.quad	~(1 << 10 | 1 << 6 | 1 << 16 | 1 << 22 | 1 << 27)

	.bss
	.balign	64
	.globl	attach_stack
	.hidden	attach_stack
attach_stack:
	.skip	ATTACH_STACK

	.section .note.GNU-stack, "", @progbits
