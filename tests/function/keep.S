/* SPDX-License-Identifier: MIT */
/*
 * keep_call(fn, in, out): calls fn with every register that a callee may change from `in`, stores them afterwards to `out`.
 * struct keep (keep.c): rax rcx rdx rsi rdi r8-r11, 7 words unused; k0-k7; 32 vector registers of 64 bytes.
 */
	.text

	.set	K_MASK, 128
	.set	K_VEC, 192

	.macro	EACH from, to, op, store
	.set	i, \from
	.rept	\to - \from + 1
	ONE	%i, \op, \store
	.set	i, i + 1
	.endr
	.endm
	.altmacro
	.macro	ONE n, op, store
	.if	\store
	ONE_STORE \n, \op
	.else
	ONE_LOAD \n, \op
	.endif
	.endm
	.macro	ONE_STORE n, op
	.ifc	\op, xmm
	movups	%xmm\n, K_VEC+64*\n(%rax)
	.endif
	.ifc	\op, ymm
	vmovdqu	%ymm\n, K_VEC+64*\n(%rax)
	.endif
	.ifc	\op, zmm
	vmovdqu64 %zmm\n, K_VEC+64*\n(%rax)
	.endif
	.ifc	\op, k
	kmovq	%k\n, K_MASK+8*\n(%rax)
	.endif
	.endm
	.macro	ONE_LOAD n, op
	.ifc	\op, xmm
	movups	K_VEC+64*\n(%rax), %xmm\n
	.endif
	.ifc	\op, ymm
	vmovdqu	K_VEC+64*\n(%rax), %ymm\n
	.endif
	.ifc	\op, zmm
	vmovdqu64 K_VEC+64*\n(%rax), %zmm\n
	.endif
	.ifc	\op, k
	kmovq	K_MASK+8*\n(%rax), %k\n
	.endif
	.endm

	.macro	VECTORS store
	cmpl	$2, keep_level(%rip)
	ja	3f
	je	2f
	EACH	0, 15, xmm, \store
	jmp	4f
2:	EACH	0, 15, ymm, \store
	jmp	4f
3:	EACH	0, 31, zmm, \store
	EACH	0, 7, k, \store
4:
	.endm

	.globl	keep_call
	.type	keep_call, @function
keep_call:
	.cfi_startproc
	subq	$40, %rsp
	.cfi_adjust_cfa_offset 40
	movq	%rdi, 8(%rsp)
	movq	%rdx, 16(%rsp)
	movq	%rsi, %rax
	VECTORS	0
	movq	8(%rax), %rcx
	movq	16(%rax), %rdx
	movq	24(%rax), %rsi
	movq	32(%rax), %rdi
	movq	40(%rax), %r8
	movq	48(%rax), %r9
	movq	56(%rax), %r10
	movq	64(%rax), %r11
	movq	(%rax), %rax
	call	*8(%rsp)
	movq	%rax, 24(%rsp)
	movq	16(%rsp), %rax
	movq	%rcx, 8(%rax)
	movq	%rdx, 16(%rax)
	movq	%rsi, 24(%rax)
	movq	%rdi, 32(%rax)
	movq	%r8, 40(%rax)
	movq	%r9, 48(%rax)
	movq	%r10, 56(%rax)
	movq	%r11, 64(%rax)
	VECTORS	1
	movq	24(%rsp), %rcx
	movq	%rcx, (%rax)
	addq	$40, %rsp
	.cfi_adjust_cfa_offset -40
	ret
	.cfi_endproc
	.size	keep_call, . - keep_call

	/* Changes nothing but rax, in which it returns. */
	.globl	keep_leaf
	.type	keep_leaf, @function
	.p2align 4
keep_leaf:
	.cfi_startproc
	movq	%rdi, %rax
	addq	%rsi, %rax
	ret
	.cfi_endproc
	.size	keep_leaf, . - keep_leaf

	.section .note.GNU-stack, "", @progbits
