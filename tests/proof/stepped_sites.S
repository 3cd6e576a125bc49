/* SPDX-License-Identifier: MIT */
/*
 * The calls that step.c steps through, one for each tactic, and run_site, which fills every register
 * before one of them and stores every register behind it.
 */
	.text

/* run_site(entry): the breakpoint stands before the jump to the site. Uses no label of libc. */
	.globl	run_site
	.type	run_site, @function
	.p2align 4
run_site:
	.cfi_startproc
	pushq	%rbx
	pushq	%rbp
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	pushfq
	movq	%rdi, target(%rip)
	movq	%rsp, kept_rsp(%rip)
	leaq	vec_in(%rip), %rax
	cmpl	$0, have_zmm(%rip)
	je	1f
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	vmovdqu64 64*\n(%rax), %zmm\n
	.endr
	.irp	n, 1,2,3,4,5,6,7
	kmovq	64*\n(%rax), %k\n
	.endr
	jmp	2f
1:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movups	64*\n(%rax), %xmm\n
	.endr
2:	movq	regs_in+0(%rip), %rax
	movq	regs_in+8(%rip), %rbx
	movq	regs_in+16(%rip), %rcx
	movq	regs_in+24(%rip), %rdx
	movq	regs_in+32(%rip), %rsi
	movq	regs_in+40(%rip), %rdi
	movq	regs_in+48(%rip), %rbp
	movq	regs_in+64(%rip), %r8
	movq	regs_in+72(%rip), %r9
	movq	regs_in+80(%rip), %r10
	movq	regs_in+88(%rip), %r11
	movq	regs_in+96(%rip), %r12
	movq	regs_in+104(%rip), %r13
	movq	regs_in+112(%rip), %r14
	movq	regs_in+120(%rip), %r15
	pushq	flags_in(%rip)
	popfq
	.irp	n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16
	movq	$0x5eed0000+\n, -8*\n(%rsp)
	.endr
	movq	%rsp, regs_in+56(%rip)
	int3
	.globl	run_start
run_start:
	jmp	*target(%rip)
back:
	movq	%rax, regs_out+0(%rip)
	movq	%rbx, regs_out+8(%rip)
	movq	%rcx, regs_out+16(%rip)
	movq	%rdx, regs_out+24(%rip)
	movq	%rsi, regs_out+32(%rip)
	movq	%rdi, regs_out+40(%rip)
	movq	%rbp, regs_out+48(%rip)
	movq	%rsp, regs_out+56(%rip)
	movq	%r8, regs_out+64(%rip)
	movq	%r9, regs_out+72(%rip)
	movq	%r10, regs_out+80(%rip)
	movq	%r11, regs_out+88(%rip)
	movq	%r12, regs_out+96(%rip)
	movq	%r13, regs_out+104(%rip)
	movq	%r14, regs_out+112(%rip)
	movq	%r15, regs_out+120(%rip)
	.irp	n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16
	movq	-8*\n(%rsp), %rcx
	movq	%rcx, red_out+8*(\n-1)(%rip)
	.endr
	/* The child of vfork has to go before its parent can go on, and must not write on the stack. */
	movq	%rax, %rcx
	jrcxz	6f
7:	movq	kept_rsp(%rip), %rsp
	pushfq
	popq	flags_out(%rip)
	cld
	jmp	3f
6:	movl	end_child(%rip), %ecx
	jrcxz	7b
	xorl	%edi, %edi
	movl	$60, %eax
	syscall
3:	leaq	vec_out(%rip), %rax
	cmpl	$0, have_zmm(%rip)
	je	4f
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	vmovdqu64 %zmm\n, 64*\n(%rax)
	.endr
	.irp	n, 1,2,3,4,5,6,7
	kmovq	%k\n, mask_out+8*\n(%rip)
	.endr
	vzeroupper
	jmp	5f
4:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movups	%xmm\n, 64*\n(%rax)
	.endr
5:	popfq
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbp
	popq	%rbx
	ret
	.cfi_endproc
	.size	run_site, . - run_site

/* dirty_vectors(): for the handler, so that what it finds afterwards was put back. */
	.globl	dirty_vectors
	.type	dirty_vectors, @function
	.p2align 4
dirty_vectors:
	.cfi_startproc
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	pcmpeqd	%xmm\n, %xmm\n
	.endr
	ret
	.cfi_endproc
	.size	dirty_vectors, . - dirty_vectors

/* wait_command(): the tracer looks, and says what is next. */
	.globl	wait_command
	.type	wait_command, @function
	.p2align 4
wait_command:
	.cfi_startproc
	int3
	.globl	command_here
command_here:
	ret
	.cfi_endproc
	.size	wait_command, . - wait_command

/* No label within a call: it would be a boundary, and the plan another. */

/* T0: the number is loaded directly before the call. */
	.macro	site_mov name, nr
	.globl	site_\name
	.type	site_\name, @function
	.p2align 4
site_\name:
	.cfi_startproc
	movl	$\nr, %eax
	syscall
	jmp	back
	.cfi_endproc
	.size	site_\name, . - site_\name
	.endm

	site_mov mov, 39
	site_mov answer, 500
	site_mov read, 0
	site_mov mask, 14
	site_mov action, 13
	site_mov fork, 57
	site_mov vfork, 58
	site_mov altstack, 131

/* T2: another instruction between, and padding in reach. */
	.globl	site_short
	.type	site_short, @function
	.p2align 4
site_short:
	.cfi_startproc
	movl	$39, %eax
	nop
	syscall
	jmp	back
	.cfi_endproc
	.size	site_short, . - site_short
	.fill	16, 1, 0x90

/* No padding in reach; what follows the call decides where a pun leads. */
	.macro	site_far name, ending, bytes:vararg
	.type	far_\name, @function
	.p2align 4
far_\name:
	.cfi_startproc
	.rept	100
	incl	%edx
	.endr
	.globl	site_\name
site_\name:
	movl	$39, %eax
	nop
	syscall
	.byte	\bytes
	jmp	back
	.rept	100
	incl	%edx
	.endr
	\ending
	.cfi_endproc
	.size	far_\name, . - far_\name
	.endm

	/* 48 89 c1: mov %rax,%rcx. A pun leads to 1 GiB below, where nothing is. */
	site_far pun, ret, 0x48, 0x89, 0xc1
	/* 0f 1f 00: nopl (%rax). A pun would lead 2 MiB further, into `filler`: no room. */
	site_far trap, ret, 0x0f, 0x1f, 0x00
	/* The same in a function that calls another, and has no red zone therefore: by way of page 0. */
	site_far zero, "call dirty_vectors; ret", 0x0f, 0x1f, 0x00

	.bss
	.p2align 12
	.globl	filler
filler:	.skip	4 << 20

	.data
	.p2align 6
	.globl	vec_in, vec_out, mask_out, regs_in, regs_out, red_out, flags_in, flags_out, have_zmm, end_child
vec_in:	.skip	64*32
vec_out: .skip	64*32
mask_out: .skip	64
regs_in: .skip	128
regs_out: .skip	128
red_out: .skip	128
flags_in: .quad	0
flags_out: .quad 0
target:	.quad	0
kept_rsp: .quad	0
have_zmm: .long	0
end_child: .long 0

	.section .note.GNU-stack, "", @progbits
