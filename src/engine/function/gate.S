/* SPDX-License-Identifier: MIT */
/*
 * The gate around a function: see gate.h for the idea.
 *
 * Both halves build one frame on the caller's stack, found by rbp:
 *
 *	 16(%rbp)  first stack argument
 *	  8(%rbp)  return address: the slot
 *	  0(%rbp)  the caller's rbp
 *	   (%rsp)  struct weir_function_call and what gate_regs.h has behind it, aligned to 64
 *
 * What has to outlive a callback is in that frame. It is written once for each kind of vector registers,
 * so that nothing is asked on the way of a call. Weighed by the nanosecond: no push and pop where a move
 * will do, no xsave, no pushf, and no look at MXCSR, which costs as much as all the rest.
 */
#include "arch/x86_64/asm.h"
#include "arch/x86_64/regs.h"
#include "engine/function/gate_regs.h"

	.text

	.macro	FRAME
	pushq	%rbp
	.cfi_def_cfa_offset 16
	.cfi_offset rbp, -16
	movq	%rsp, %rbp
	.cfi_def_cfa_register rbp
	leaq	-C_FRAME(%rsp), %rsp
	andq	$-64, %rsp
	.endm

	/* Leaves rsp at the slot. The CFI state is remembered here and restored behind the jump that follows. */
	.macro	UNFRAME
	leave
	.cfi_remember_state
	.cfi_def_cfa rsp, 8
	.cfi_restore rbp
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
	 * Vector registers 0 to \last; eax = the bytes kept of each. Where all upper halves are zero, the lower ones
	 * are kept alone and the upper ones are left clean: dirty ones slow SSE code down. xmm8 and above and the
	 * mask registers are a callee's to change. What is seldom needed is in VEC_WIDE, out of the way.
	 */
	.macro	VEC_SAVE last
	.if	LEVEL == ARCH_VEC_ZMM
	vporq	%zmm0, %zmm1, %zmm8
	.if	\last == 7
	vporq	%zmm2, %zmm3, %zmm9
	vpternlogq $0xfe, %zmm4, %zmm5, %zmm8	/* the or of three */
	vpternlogq $0xfe, %zmm6, %zmm7, %zmm9
	vporq	%zmm8, %zmm9, %zmm8
	.endif
	vptestmq %zmm8, %zmm8, %k1
	kmovb	%k1, %eax
	testl	$0xfc, %eax
	jnz	91\last\()f
	.endif
	.if	LEVEL == ARCH_VEC_YMM
	vpor	%ymm0, %ymm1, %ymm8
	.if	\last == 7
	vpor	%ymm2, %ymm3, %ymm9
	vpor	%ymm4, %ymm5, %ymm10
	vpor	%ymm6, %ymm7, %ymm11
	vpor	%ymm8, %ymm9, %ymm8
	vpor	%ymm10, %ymm11, %ymm10
	vpor	%ymm8, %ymm10, %ymm8
	.endif
	vextracti128 $1, %ymm8, %xmm8
	vptest	%xmm8, %xmm8
	jnz	91\last\()f
	.endif
	.if	LEVEL > ARCH_VEC_XMM
	vinsertf128 $1, %xmm1, %ymm0, %ymm8	/* stores are what the gate waits for: two in one */
	vmovaps	%ymm8, C_VECTOR(%rsp)
	.if	\last == 7
	vinsertf128 $1, %xmm3, %ymm2, %ymm9
	vmovaps	%ymm9, C_VECTOR+32(%rsp)
	vinsertf128 $1, %xmm5, %ymm4, %ymm10
	vmovaps	%ymm10, C_VECTOR+64(%rsp)
	vinsertf128 $1, %xmm7, %ymm6, %ymm11
	vmovaps	%ymm11, C_VECTOR+96(%rsp)
	.endif
	vzeroupper
	.else
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	%xmm\n, C_VECTOR+16*\n(%rsp)
	.endif
	.endr
	.endif
	movl	$16, %eax
92\last\():
	.endm

	/* A callback may have left upper halves dirty: the moves of the short form clear them, too. */
	.macro	VEC_RESTORE last
	.if	LEVEL == ARCH_VEC_XMM
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	C_VECTOR+16*\n(%rsp), %xmm\n
	.endif
	.endr
	.else
	cmpl	$16, C_VECTOR_SIZE(%rsp)
	jne	93\last\()f
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovaps	C_VECTOR+16*\n(%rsp), %xmm\n
	.endif
	.endr
94\last\():
	.endif
	.endm

	/* Where upper halves are in use. */
	.macro	VEC_WIDE_SAVE last
	.if	LEVEL > ARCH_VEC_XMM
91\last\():
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 %zmm\n, C_VECTOR+64*\n(%rsp)
	.else
	vmovdqa	%ymm\n, C_VECTOR+32*\n(%rsp)
	.endif
	.endif
	.endr
	movl	$(16 << (LEVEL - 1)), %eax
	jmp	92\last\()b
	.endif
	.endm
	.macro	VEC_WIDE_RESTORE last
	.if	LEVEL > ARCH_VEC_XMM
93\last\():
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 C_VECTOR+64*\n(%rsp), %zmm\n
	.else
	vmovdqa	C_VECTOR+32*\n(%rsp), %ymm\n
	.endif
	.endif
	.endr
	jmp	94\last\()b
	.endif
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
	 * Calls \callback of the binding in r10. \info: the struct weir_function; \own: what C_OWN is to be; rax = vector
	 * size. rcx and rdx are lost. Stores next to each other in
	 * one line of the cache go in pairs; others, one a cycle, are what a gate waits for.
	 */
	.macro	CALL_BACK callback, info, own
	movq	B_ERRNO(%r9), %rdx
	leaq	16(%rbp), %rcx
	movq	\info, C_FUNCTION(%rsp)
	movq	%rcx, C_STACK(%rsp)
	movl	(%rdx), %edx
	shlq	$32, %rdx
	orq	%rax, %rdx
	movq	%rdx, C_VECTOR_SIZE(%rsp)		/* and C_ERRNO */
	movq	\own, C_OWN(%rsp)
	movq	%rsp, B_TP(%r9)
	movq	%rsp, %rdi
	movq	H_DATA(%r10), %rsi
	call	*\callback(%r10)
	.endm

	/*
	 * After a callback: r9 + \bias = block. The callback runs no more, errno is as before, if it has to be written.
	 * rcx, rdx and rsi are lost.
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

	/* Gives the results of the frame to the caller: the end of both halves. */
	.macro	RESULTS
	cmpl	$0, C_ST_COUNT(%rsp)
	jne	125f
121:	VEC_RESTORE 1
	movq	C_RESULT(%rsp), %rax
	movq	C_RESULT+8(%rsp), %rdx
	UNFRAME
	ret
	.cfi_restore_state
125:	cmpl	$2, C_ST_COUNT(%rsp)
	jb	126f
	fldt	C_ST+16(%rsp)
126:	fldt	C_ST(%rsp)
	jmp	121b
	VEC_WIDE_RESTORE 1
	.endm

	/* \a is free again. The owner may take it as soon as its slot is 0. */
	.macro	GIVE_BACK a
	movq	$0, A_RET(\a)
	movq	$0, A_SLOT(\a)
	.endm
	/* The same in the thread that it belongs to, r9 = block: the next to be taken. rcx is lost. */
	.macro	GIVE_BACK_OWN a
	movq	B_NEXT(%r9), %rcx
	movq	%rcx, A_NEXT(\a)
	GIVE_BACK \a
	movq	\a, B_NEXT(%r9)
	.endm

	/* The frame of an `enter`: no words, no results yet. */
	.macro	ENTER_ZERO
	.if	LEVEL == ARCH_VEC_XMM
	pxor	%xmm15, %xmm15			/* nobody's argument */
	movaps	%xmm15, C_SCRATCH(%rsp)
	movaps	%xmm15, C_SCRATCH+16(%rsp)
	.else
	vpxor	%xmm15, %xmm15, %xmm15
	vmovups	%ymm15, C_SCRATCH(%rsp)
	.endif
	.endm

	/* Is the top of the x87 stack where it is when that is empty? eax = the vector size. */
	.macro	X87_LOOK from
\from\()2:	movl	%eax, %ecx
	fnstsw	%ax
	testl	$0x3800, %eax
	jnz	64f
	movl	$H_X87_NOT, H_X87(%r10)
	jmp	65f
	/* st(0), and st(1), if they are there; "empty" is C3=1 C2=0 C0=1 */
64:	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	65f
	fstpt	C_ST(%rsp)
	movl	$1, C_ST_COUNT(%rsp)
	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	65f
	fstpt	C_ST+16(%rsp)
	movl	$2, C_ST_COUNT(%rsp)
65:	movl	%ecx, %eax
	jmp	\from\()3b
	.endm

/*
 * fn_gate_... - a thunk jumps here with r11 = its target; all else is as the caller left it for the function.
 * Then r8 = activation, r9 = block, r10 = binding, r11 = target.
 */
	.macro	GATE name, return
FUNC(\name)
	cmpq	$0, T_BINDING(%r11)
	je	fn_gate_bare
	FRAME
	movq	%rdi, C_ARGS(%rsp)
	movq	%rsi, C_ARGS+8(%rsp)
	movq	%rdx, C_ARGS+16(%rsp)
	movq	%rcx, C_ARGS+24(%rsp)
	movq	%r8, C_ARGS+32(%rsp)
	movq	%r9, C_ARGS+40(%rsp)
	movq	%rax, C_RAX(%rsp)
	movq	%r10, C_R10(%rsp)
	movq	T_BINDING(%r11), %r10
	BLOCK	10f
11:	cmpq	$0, H_LEAVE(%r10)
	jne	20f

	/* No callback wants the return: nothing stays. */
12:	VEC_SAVE 7
	ENTER_ZERO
	addq	$T_INFO, %r11
	leaq	1(%r9), %r8
	CALL_BACK H_ENTER, %r11, %r8
	movq	C_OWN(%rsp), %r9
	CALLED_BACK 1
	testl	%eax, %eax
	movq	C_FUNCTION(%rsp), %r11
	jne	13f
	VEC_RESTORE 7
	movq	T_ORIGINAL-T_INFO(%r11), %r11
14:	ARGS_RESTORE
	UNFRAME
	jmp	*%r11
	.cfi_restore_state
	ERRNO_CHANGED
	VEC_WIDE_SAVE 7
	VEC_WIDE_RESTORE 7
13:	RESULTS

	/*
	 * An activation. It is taken by its slot: no lock prefix, for this is against handlers, not against threads.
	 * Until its return address is there, nobody takes it for one that was left behind.
	 */
20:	movq	B_NEXT(%r9), %r8
	leaq	8(%rbp), %rdx
	testq	%r8, %r8
	jz	15f
	xorl	%eax, %eax
	cmpxchgq %rdx, A_SLOT(%r8)
	jne	15f
21:	movq	8(%rbp), %rax
	movq	A_NEXT(%r8), %rcx
	movq	%rax, A_RET(%r8)
	movq	%r10, A_BINDING(%r8)
	movq	%rcx, B_NEXT(%r9)
	cmpq	$0, H_ENTER(%r10)
	je	24f
	VEC_SAVE 7
	ENTER_ZERO
	addq	$T_INFO, %r11
	CALL_BACK H_ENTER, %r11, %r8
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	testl	%eax, %eax
	movq	C_FUNCTION(%rsp), %r11
	jne	40f
	VEC_RESTORE 7
	movq	C_SCRATCH(%rsp), %rax
22:	movq	T_ORIGINAL-T_INFO(%r11), %rcx
	leaq	-FN_DISTANCE(%r8), %r11
	movq	%rax, A_SCRATCH(%r8)
	movq	%rcx, A_CALL(%r8)
	ARGS_RESTORE
	UNFRAME
	addq	$8, %rsp
	.cfi_def_cfa rsp, 0			/* the slot is below, where a handler leaves 128 bytes alone */
	jmp	*%r11
	.cfi_restore_state
	ERRNO_CHANGED
	VEC_WIDE_SAVE 7
	VEC_WIDE_RESTORE 7

24:	xorl	%eax, %eax			/* no `enter`: nothing but the activation is needed */
	addq	$T_INFO, %r11
	jmp	22b

10:	movq	%r11, C_FUNCTION(%rsp)
	movq	%r10, C_OWN(%rsp)
	movq	%rax, %rdi
	leaq	8(%rbp), %rsi
	call	fn_block_enter
	movq	%rax, %r9
	movq	C_FUNCTION(%rsp), %r11
	movq	C_OWN(%rsp), %r10
	testq	%rax, %rax
	jnz	11b
16:	movq	T_ORIGINAL(%r11), %r11
	jmp	14b

15:	movq	%r11, C_FUNCTION(%rsp)
	movq	%r10, C_OWN(%rsp)
	movq	%r9, C_BLOCK(%rsp)
	movq	%r9, %rdi
	movq	%rdx, %rsi
	call	fn_activation_slow
	movq	%rax, %r8
	movq	C_FUNCTION(%rsp), %r11
	movq	C_OWN(%rsp), %r10
	movq	C_BLOCK(%rsp), %r9
	testq	%rax, %rax
	jnz	21b
	/* None to be had: `enter` alone is called. */
	cmpq	$0, H_ENTER(%r10)
	je	16b
	jmp	12b

	/* Answered. A hook that wants the return sees it as one. */
40:	movq	A_BINDING(%r8), %r10
	orl	$2, C_FLAGS(%rsp)		/* WEIR_CALL_ANSWERED */
	movl	C_VECTOR_SIZE(%rsp), %eax
	CALL_BACK H_LEAVE, %r11, %r8
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r8
	RESULTS
	ERRNO_CHANGED
END(\name)

/*
 * fn_return_... - a stub jumps here when the function has returned: r11 = the activation, rsp = behind the slot.
 */
FUNC(\return)
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x10, 0x10, 0x02, 0x7b, 0x00	/* return address at r11 + A_RET */
	pushq	A_RET(%r11)
	.cfi_def_cfa rsp, 8
	.cfi_offset rip, -8
	FRAME
	movq	A_OWNER(%r11), %r9
	movq	%rax, C_RESULT(%rsp)
	movq	%rdx, C_RESULT+8(%rsp)
	movq	%fs:0, %rax
	cmpq	%rax, B_TP(%r9)
	jne	60f
	VEC_SAVE 1
	movq	A_BINDING(%r11), %r10
	movq	A_SCRATCH(%r11), %rdx
	movq	$0, C_ST_COUNT(%rsp)		/* and no flags */
	movq	%rdx, C_SCRATCH(%rsp)
	/*
	 * What a function returns does not change: if the x87 stack was empty once, it always will be. To look
	 * would cost 2 to 6 ns.
	 */
	cmpl	$H_X87_NOT, H_X87(%r10)
	jne	62f
63:	movq	H_INFO(%r10), %r8
	CALL_BACK H_LEAVE, %r8, %r11
	movq	C_OWN(%rsp), %r11
	movq	A_OWNER(%r11), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r11
	RESULTS
	ERRNO_CHANGED
	VEC_WIDE_SAVE 1

	/*
	 * A coroutine that moved to another thread, for which there may be no room; or a callback runs, and has switched
	 * to this coroutine.
	 */
60:	movq	%r11, C_OWN(%rsp)
	movq	%rax, %rdi
	call	fn_block_find
	movq	%rax, %r9
	movq	C_OWN(%rsp), %r11
	testq	%rax, %rax
	jnz	61f
	leaq	fn_block_none(%rip), %r9
61:	movq	B_TP(%r9), %rax
	movq	%r9, C_BLOCK(%rsp)
	movq	%rax, C_BUSY(%rsp)
	VEC_SAVE 1
	movq	A_BINDING(%r11), %r10
	movq	A_SCRATCH(%r11), %rdx
	movq	$0, C_ST_COUNT(%rsp)
	movq	%rdx, C_SCRATCH(%rsp)
	cmpl	$H_X87_NOT, H_X87(%r10)
	jne	72f
73:	movq	H_INFO(%r10), %r8
	CALL_BACK H_LEAVE, %r8, %r11
	movq	C_BLOCK(%rsp), %r9
	movq	C_OWN(%rsp), %r11
	movq	C_BUSY(%rsp), %rax
	CALLED_BACK 0
	movq	%rax, B_TP(%r9)
	GIVE_BACK %r11
	RESULTS
	ERRNO_CHANGED
	VEC_WIDE_SAVE 1

	X87_LOOK 6
	X87_LOOK 7
END(\return)
	.endm

	.set	LEVEL, ARCH_VEC_XMM
	GATE	fn_gate_xmm, fn_return_xmm
	.set	LEVEL, ARCH_VEC_YMM
	GATE	fn_gate_ymm, fn_return_ymm
	.set	LEVEL, ARCH_VEC_ZMM
	GATE	fn_gate_zmm, fn_return_zmm

/* A target that never had callbacks: a function that is replaced at its entry. */
FUNC(fn_gate_bare)
	jmp	*T_ORIGINAL(%r11)
END(fn_gate_bare)
MARK(fn_gate_end)

	.section .note.GNU-stack, "", @progbits
