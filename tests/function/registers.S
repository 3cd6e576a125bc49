/* SPDX-License-Identifier: MIT */
/*
 * call_full(fn, in, out): calls fn with every register from `in`, stores every register afterwards to `out`.
 * callee_full: what is called; stores every register on entry, loads results and callee-saved sentinels.
 * struct regs (registers.c): 16 general (in the order below), mxcsr, fpucw, then 32 vector registers of 64 bytes.
 */
	.text

	.set	R_RAX, 0
	.set	R_RBX, 8
	.set	R_RCX, 16
	.set	R_RDX, 24
	.set	R_RSI, 32
	.set	R_RDI, 40
	.set	R_RBP, 48
	.set	R_RSP, 56
	.set	R_R8, 64
	.set	R_R9, 72
	.set	R_R10, 80
	.set	R_R11, 88
	.set	R_R12, 96
	.set	R_R13, 104
	.set	R_R14, 112
	.set	R_R15, 120
	.set	R_MXCSR, 128
	.set	R_FPUCW, 132
	.set	R_FLAGS, 136
	.set	R_STACK, 144
	.set	R_VEC, 192

	/* level 1, 2, 3: xmm, ymm, zmm */
	.macro	VECTORS from, to, base, store
	cmpl	$2, vector_level(%rip)
	ja	3f
	je	2f
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n >= \from && \n <= \to
	.if	\store
	movups	%xmm\n, R_VEC+64*\n(\base)
	.else
	movups	R_VEC+64*\n(\base), %xmm\n
	.endif
	.endif
	.endr
	jmp	4f
2:	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n >= \from && \n <= \to
	.if	\store
	vmovdqu	%ymm\n, R_VEC+64*\n(\base)
	.else
	vmovdqu	R_VEC+64*\n(\base), %ymm\n
	.endif
	.endif
	.endr
	jmp	4f
3:	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n >= \from && \n <= \to
	.if	\store
	vmovdqu64 %zmm\n, R_VEC+64*\n(\base)
	.else
	vmovdqu64 R_VEC+64*\n(\base), %zmm\n
	.endif
	.endif
	.endr
4:
	.endm

	.macro	GENERAL base, store
	.irp	r, RBX,RDX,RSI,RDI,RBP,R8,R9,R10,R12,R13,R14,R15
	.if	\store
	MOVE_\r \base
	.else
	LOAD_\r \base
	.endif
	.endr
	.endm
	.macro	DEFINE name, reg
	.macro	MOVE_\name base
	movq	%\reg, R_\name(\base)
	.endm
	.macro	LOAD_\name base
	movq	R_\name(\base), %\reg
	.endm
	.endm
	DEFINE	RBX, rbx
	DEFINE	RDX, rdx
	DEFINE	RSI, rsi
	DEFINE	RDI, rdi
	DEFINE	RBP, rbp
	DEFINE	R8, r8
	DEFINE	R9, r9
	DEFINE	R10, r10
	DEFINE	R12, r12
	DEFINE	R13, r13
	DEFINE	R14, r14
	DEFINE	R15, r15

	.globl	call_full
	.type	call_full, @function
call_full:
	pushq	%rbp
	pushq	%rbx
	pushq	%r12
	pushq	%r13
	pushq	%r14
	pushq	%r15
	subq	$24, %rsp
	movq	%rdx, 8(%rsp)		/* out */
	movq	%rdi, 16(%rsp)		/* fn */
	stmxcsr	(%rsp)
	fnstcw	4(%rsp)
	movq	%rsi, %rax
	ldmxcsr	R_MXCSR(%rax)
	fldcw	R_FPUCW(%rax)
	VECTORS	0, 7, %rax, 0
	pushq	R_STACK+8(%rax)
	pushq	R_STACK(%rax)		/* two stack arguments */
	GENERAL	%rax, 0
	movq	R_RCX(%rax), %rcx
	movq	R_RAX(%rax), %rax
	call	*32(%rsp)
	movq	%rcx, %r11
	movq	24(%rsp), %rcx		/* out */
	movq	%rax, R_RAX(%rcx)
	GENERAL	%rcx, 1
	movq	(%rsp), %rax
	movq	%rax, R_STACK(%rcx)
	movq	8(%rsp), %rax
	movq	%rax, R_STACK+8(%rcx)
	stmxcsr	R_MXCSR(%rcx)
	fnstcw	R_FPUCW(%rcx)
	VECTORS	0, 1, %rcx, 1
	addq	$16, %rsp
	ldmxcsr	(%rsp)
	fldcw	4(%rsp)
	addq	$24, %rsp
	popq	%r15
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	ret
	.size	call_full, . - call_full

	/* In: anything. The C test sets seen_in and give_out. */
	.globl	callee_full
	.type	callee_full, @function
callee_full:
	movq	%rcx, %r11
	movq	seen_in(%rip), %rcx
	movq	%r11, R_RCX(%rcx)
	movq	%rax, R_RAX(%rcx)
	GENERAL	%rcx, 1
	movq	%rsp, R_RSP(%rcx)
	movq	8(%rsp), %rax
	movq	%rax, R_STACK(%rcx)
	movq	16(%rsp), %rax
	movq	%rax, R_STACK+8(%rcx)
	stmxcsr	R_MXCSR(%rcx)
	fnstcw	R_FPUCW(%rcx)
	VECTORS	0, 7, %rcx, 1
	movq	give_out(%rip), %rcx
	VECTORS	0, 1, %rcx, 0
	movq	R_RAX(%rcx), %rax
	movq	R_RDX(%rcx), %rdx
	ret
	.size	callee_full, . - callee_full

	.section .note.GNU-stack, "", @progbits
