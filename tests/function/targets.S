/* SPDX-License-Identifier: MIT */
/* Functions whose beginnings are hard to change. Each is t_NAME(long a, long b) and returns a number. */

	.text
.macro F name
	.p2align 4, 0xcc
	.globl	t_\name
	.type	t_\name, @function
t_\name:
	.cfi_startproc
.endm
.macro E name
	.cfi_endproc
	.size	t_\name, . - t_\name
.endm

/* five instructions of a byte each in the window */
F five
	pushq	%rbx
	pushq	%rbp
	pushq	%rsi
	pushq	%rdi
	pushq	%rax
	popq	%rax
	popq	%rdi
	popq	%rsi
	popq	%rbp
	popq	%rbx
	leaq	(%rdi,%rsi), %rax
	ret
E five

/* the usual beginning: boundaries at 1 and 4 */
F frame
	pushq	%rbp
	movq	%rsp, %rbp
	subq	$16, %rsp
	leaq	(%rdi,%rsi), %rax
	leave
	ret
E frame

F two_two
	pushq	%r12
	pushq	%r13
	pushq	%r14
	leaq	(%rdi,%rsi), %rax
	popq	%r14
	popq	%r13
	popq	%r12
	ret
E two_two

F one
	leaq	0(%rdi,%rsi,1), %rax
	.byte	0x0f, 0x1f, 0x44, 0x00, 0x00
	ret
E one

F mov_imm
	movl	$5, %eax
	addq	%rdi, %rax
	addq	%rsi, %rax
	subq	$5, %rax
	ret
E mov_imm

/* a branch from within comes back between its first instructions */
F loop_inner
	xorl	%eax, %eax
1:	incq	%rax
	decq	%rdi
	jne	1b
	addq	%rsi, %rax
	ret
E loop_inner

/* a loop that lies in the displaced bytes as a whole */
F loop_whole
	movl	%edi, %ecx
1:	incl	%esi
	loop	1b
	movslq	%esi, %rax
	ret
E loop_whole

F jrcxz
	movl	%edi, %ecx
	jrcxz	1f
	leaq	(%rdi,%rsi), %rax
	ret
1:	movq	%rsi, %rax
	ret
E jrcxz

F rip
	cmpl	$7, seven(%rip)
	leaq	(%rdi,%rsi), %rax
	je	1f
	xorl	%eax, %eax
1:	ret
E rip

F calls
	pushq	%rbx
	call	t_frame
	popq	%rbx
	ret
E calls

F call_first
	call	t_frame
	ret
E call_first

F thunk
	jmp.d32	t_frame
E thunk

F endbr
	endbr64
	pushq	%rbp
	movq	%rsp, %rbp
	leaq	(%rdi,%rsi), %rax
	popq	%rbp
	ret
E endbr

/* it returns what it is given, in one byte: rax is set by the caller */
F ret_padded
	ret
E ret_padded

/* three bytes, and a neighbour that is a function, too */
F short
	movq	%rdi, %rax
	ret
E short
	.globl	t_neighbour
	.type	t_neighbour, @function
t_neighbour:
	.cfi_startproc
	leaq	(%rdi,%rsi), %rax
	.byte	0x0f, 0x1f, 0x44, 0x00, 0x00
	ret
	.cfi_endproc
	.size	t_neighbour, . - t_neighbour

F getppid
	movl	$110, %eax
	syscall
	ret
E getppid

F trap
	ud2
	ret
E trap

	.section .rodata
	.p2align 2
seven:	.long	7
	.section .note.GNU-stack, "", @progbits
