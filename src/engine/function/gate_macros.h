/* SPDX-License-Identifier: MIT */
/*
 * What gate.S and gate_keep.S have in common. Their frames differ in size and in where the return address is: at
 * SLOT(%rbp). LEVEL says which vector registers there are.
 */
#ifndef WEIR_FUNCTION_GATE_MACROS_H
#define WEIR_FUNCTION_GATE_MACROS_H

#include "arch/x86_64/asm.h"
#include "arch/x86_64/regs.h"
#include "engine/function/gate_regs.h"

	.macro	FRAME size
	pushq	%rbp
	.cfi_def_cfa_offset SLOT + 8
	.cfi_offset rbp, -(SLOT + 8)
	movq	%rsp, %rbp
	.cfi_def_cfa_register rbp
	leaq	-\size(%rsp), %rsp
	andq	$-64, %rsp
	.endm

	.macro	ARGS_SAVE
	movq	%rdi, C_ARGS(%rsp)
	movq	%rsi, C_ARGS+8(%rsp)
	movq	%rdx, C_ARGS+16(%rsp)
	movq	%rcx, C_ARGS+24(%rsp)
	movq	%r8, C_ARGS+32(%rsp)
	movq	%r9, C_ARGS+40(%rsp)
	movq	%rax, C_RAX(%rsp)
	movq	%r10, C_R10(%rsp)
	.endm
	.macro	ARGS_RESTORE
	movq	C_ARGS(%rsp), %rdi
	movq	C_ARGS+8(%rsp), %rsi
	movq	C_ARGS+16(%rsp), %rdx
	movq	C_ARGS+24(%rsp), %rcx
	movq	C_ARGS+32(%rsp), %r8
	movq	C_ARGS+40(%rsp), %r9
	movq	C_RAX(%rsp), %rax
	movq	C_R10(%rsp), %r10
	.endm

	/*
	 * r9 = the thread's block, or to \slow with rax = %fs:0: it is not where it should be, or a callback runs.
	 * rcx is lost.
	 */
	.macro	BLOCK slow
	movq	%fs:0, %rax
	leaq	fn_blocks(%rip), %r9
	movl	%eax, %ecx
	shrl	$6, %ecx
	andl	$((FN_BLOCKS - 1) << 6), %ecx
	addq	%rcx, %r9
	cmpq	%rax, B_TP(%r9)
	jne	\slow
	.endm

	/*
	 * Calls \callback of \binding. \info: the struct weir_function; \own: what C_OWN is to be; \size: of vector registers.
	 * rcx and rdx are lost. Stores next to each other in one line of the cache go in pairs, others one a cycle.
	 */
	.macro	CALL_BACK callback, binding, info, own, size
	movq	B_ERRNO(%r9), %rdx
	leaq	SLOT+8(%rbp), %rcx
	movl	(%rdx), %edx
	movq	\info, C_FUNCTION(%rsp)
	movq	%rcx, C_STACK(%rsp)
	shlq	$32, %rdx
	orq	\size, %rdx
	movq	%rdx, C_VECTOR_SIZE(%rsp)		/* and C_ERRNO */
	movq	\own, C_OWN(%rsp)
	movq	%rsp, B_TP(%r9)
	movq	%rsp, %rdi
	movq	H_DATA(\binding), %rsi
	call	*\callback(\binding)
	.endm

	/*
	 * After a callback: r9 + \bias = block. The callback runs no more, errno is as before; it is written only if it
	 * has to be. rcx, rdx and rsi are lost.
	 */
	.macro	CALLED_BACK bias
	movq	B_KEY-\bias(%r9), %rdx
	movq	B_ERRNO-\bias(%r9), %rcx
	movl	C_ERRNO(%rsp), %esi
	movq	%rdx, B_TP-\bias(%r9)
	cmpl	%esi, (%rcx)
	jne	80f
81:
	.endm
	.macro	ERRNO_CHANGED
80:	movl	%esi, (%rcx)
	jmp	81b
	.endm

	/* The frame of an `enter`: no words, no results yet. xmm15 is nobody's argument, or kept. */
	.macro	ENTER_ZERO
	.if	LEVEL <= ARCH_VEC_XMM
	pxor	%xmm15, %xmm15
	movaps	%xmm15, C_SCRATCH(%rsp)
	movaps	%xmm15, C_SCRATCH+16(%rsp)
	.else
	vpxor	%xmm15, %xmm15, %xmm15
	vmovups	%ymm15, C_SCRATCH(%rsp)
	.endif
	.endm

	/*
	 * r8 = an activation for this call, else to \slow. It is taken by its slot: no lock prefix, for this is against
	 * handlers, not against threads. Until its return address is there, nobody takes it for one left behind.
	 */
	.macro	TAKE slow
	movq	B_NEXT(%r9), %r8
	leaq	SLOT(%rbp), %rdx
	testq	%r8, %r8
	jz	\slow
	xorl	%eax, %eax
	cmpxchgq %rdx, A_SLOT(%r8)
	jne	\slow
	.endm

	/* \a is free again. The owner may take it as soon as its slot is 0. xmm15 is lost. */
	.macro	GIVE_BACK a
	.if	LEVEL <= ARCH_VEC_XMM
	movq	$0, A_RET(\a)
	movq	$0, A_SLOT(\a)
	.else
	vpxor	%xmm15, %xmm15, %xmm15
	vmovdqa	%xmm15, A_RET(\a)		/* both at once, as all do that have AVX */
	.endif
	.endm
	/* The same in the thread that it belongs to, r9 = block: the next to be taken. rcx is lost. */
	.macro	GIVE_BACK_OWN a
	movq	B_NEXT(%r9), %rcx
	movq	%rcx, A_NEXT(\a)
	GIVE_BACK \a
	movq	\a, B_NEXT(%r9)
	.endm

	/* st(0), and st(1), if they are there; \info: the struct weir_function. eax is lost. */
	.macro	X87_LOOK info
	fnstsw	%ax				/* is the top where it is when the stack is empty? */
	testl	$0x3800, %eax
	jnz	.Lfull_\@
	movb	$T_X87_NOT, T_X87-T_INFO(\info)
	jmp	.Llooked_\@
.Lfull_\@:
	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax			/* "empty" is C3=1 C2=0 C0=1 */
	je	.Llooked_\@
	fstpt	C_ST(%rsp)
	movl	$1, C_ST_COUNT(%rsp)
	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	.Llooked_\@
	fstpt	C_ST+16(%rsp)
	movl	$2, C_ST_COUNT(%rsp)
.Llooked_\@:
	.endm

#endif
