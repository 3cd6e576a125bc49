/* SPDX-License-Identifier: MIT */
/*
 * The gate of functions that are hooked at their entries, and that code of their own object may lead to (decision 52). It
 * does what gate.S does, and keeps every register.
 *
 * A call that comes by a slot crosses from one object to another, and expects no more than the ABI promises. A
 * call within an object may expect more: where gcc sees a function's body it notes which registers that changes,
 * and its callers keep values in all others (-fipa-ra, part of -O2). So here r11 and the vector and mask
 * registers that are nobody's arguments come through `enter`, and all that holds no result through `leave`.
 *
 * What a general register held at the call is put back after it, rather than what the function left in it. If the
 * function changed it, nobody looks; if it did not, it is the same value, unless a callback changed an argument, which the
 * caller is not to see. These values lie two distances from the activation: rdi rsi rcx r8 r9 r10 r11.
 *
 * The thunk has pushed r11; both halves have the same frame, found by rbp:
 *
 *	 24(%rbp)  first stack argument
 *	 16(%rbp)  return address: the slot
 *	  8(%rbp)  r11
 *	  0(%rbp)  the caller's rbp
 *	 -8(%rbp)  where the gate jumps to
 *	   (%rsp)  struct weir_function_call and what gate_regs.h has behind it, aligned to 64
 */
#include "engine/function/gate_macros.inc"

	.set	SLOT, 16

	.text

	/* Leaves rsp at r11's place, and r11 restored. */
	.macro	UNFRAME
	movq	8(%rbp), %r11
	leave
	.cfi_remember_state
	.cfi_def_cfa rsp, 16
	.cfi_restore rbp
	.endm

	/* The general registers that hold no results. rax is lost. */
	.macro	GPR_COPY from, at, to, into
	.irp	n, 0,1,2,3,4,5
	movq	\from+8*\n(\at), %rax
	movq	%rax, \to+8*\n(\into)
	.endr
	.endm

	/*
	 * All vector and mask registers; eax = the bytes kept of each of the lower sixteen. As in gate.S their upper halves
	 * are left clean where they were.
	 */
	.macro	VEC_SAVE
	.if	LEVEL == ARCH_VEC_XMM
	.irp	n, 0,1,2,3,4,5,6,7
	movaps	%xmm\n, C_VECTOR+16*\n(%rsp)
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	movaps	%xmm\n, K_HIGH+16*(\n-8)(%rsp)
	.endr
	movl	$16, %eax
	.else
	.if	LEVEL == ARCH_VEC_ZMM
	.irp	n, 0,1,2,3,4,5,6,7
	kmovq	%k\n, K_MASKS+8*\n(%rsp)
	.endr
	.irp	n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	vmovdqa64 %zmm\n, K_UPPER+64*(\n-16)(%rsp)
	.endr
	vmovdqa64 %zmm15, K_HIGH+64*7(%rsp)
	vporq	%zmm0, %zmm1, %zmm15
	.irp	n, 2,3,4,5,6,7,8,9,10,11,12,13,14
	vporq	%zmm\n, %zmm15, %zmm15
	.endr
	vporq	K_HIGH+64*7(%rsp), %zmm15, %zmm15
	vptestmq %zmm15, %zmm15, %k1
	kmovb	%k1, %eax
	vmovdqa64 K_HIGH+64*7(%rsp), %zmm15
	testl	$0xfc, %eax
	.else
	vmovdqa	%ymm15, K_HIGH+32*7(%rsp)
	vpor	%ymm0, %ymm1, %ymm15
	.irp	n, 2,3,4,5,6,7,8,9,10,11,12,13,14
	vpor	%ymm\n, %ymm15, %ymm15
	.endr
	vpor	K_HIGH+32*7(%rsp), %ymm15, %ymm15
	vextracti128 $1, %ymm15, %xmm15
	vptest	%xmm15, %xmm15
	vmovdqa	K_HIGH+32*7(%rsp), %ymm15
	.endif
	jnz	91f
	.irp	n, 0,1,2,3,4,5,6,7
	vmovaps	%xmm\n, C_VECTOR+16*\n(%rsp)
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	vmovaps	%xmm\n, K_HIGH+16*(\n-8)(%rsp)
	.endr
	movl	$16, %eax
	jmp	92f
91:	.irp	n, 0,1,2,3,4,5,6,7
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 %zmm\n, C_VECTOR+64*\n(%rsp)
	.else
	vmovdqa	%ymm\n, C_VECTOR+32*\n(%rsp)
	.endif
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 %zmm\n, K_HIGH+64*(\n-8)(%rsp)
	.else
	vmovdqa	%ymm\n, K_HIGH+32*(\n-8)(%rsp)
	.endif
	.endr
	movl	$(16 << (LEVEL - 1)), %eax
92:	vzeroupper
	.endif
	.endm

	.macro	VEC_RESTORE
	.if	LEVEL == ARCH_VEC_XMM
	.irp	n, 0,1,2,3,4,5,6,7
	movaps	C_VECTOR+16*\n(%rsp), %xmm\n
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	movaps	K_HIGH+16*(\n-8)(%rsp), %xmm\n
	.endr
	.else
	cmpl	$16, C_VECTOR_SIZE(%rsp)
	jne	93f
	.irp	n, 0,1,2,3,4,5,6,7
	vmovaps	C_VECTOR+16*\n(%rsp), %xmm\n
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	vmovaps	K_HIGH+16*(\n-8)(%rsp), %xmm\n
	.endr
	jmp	94f
93:	.irp	n, 0,1,2,3,4,5,6,7
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 C_VECTOR+64*\n(%rsp), %zmm\n
	.else
	vmovdqa	C_VECTOR+32*\n(%rsp), %ymm\n
	.endif
	.endr
	.irp	n, 8,9,10,11,12,13,14,15
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 K_HIGH+64*(\n-8)(%rsp), %zmm\n
	.else
	vmovdqa	K_HIGH+32*(\n-8)(%rsp), %ymm\n
	.endif
	.endr
94:
	.if	LEVEL == ARCH_VEC_ZMM
	.irp	n, 16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
	vmovdqa64 K_UPPER+64*(\n-16)(%rsp), %zmm\n
	.endr
	.irp	n, 0,1,2,3,4,5,6,7
	kmovq	K_MASKS+8*\n(%rsp), %k\n
	.endr
	.endif
	.endif
	.endm

	/* Gives the results of the frame to the caller, and all other registers as they were: the end of both halves. */
	.macro	RESULTS
	cmpl	$0, C_ST_COUNT(%rsp)
	jne	125f
121:	VEC_RESTORE
	movq	C_RESULT(%rsp), %rax
	movq	C_RESULT+8(%rsp), %rdx
	movq	K_GPR(%rsp), %rdi
	movq	K_GPR+8(%rsp), %rsi
	movq	K_GPR+16(%rsp), %rcx
	movq	K_GPR+24(%rsp), %r8
	movq	K_GPR+32(%rsp), %r9
	movq	K_GPR+40(%rsp), %r10
	UNFRAME
	leaq	8(%rsp), %rsp
	.cfi_def_cfa_offset 8
	ret
	.cfi_restore_state
125:	cmpl	$2, C_ST_COUNT(%rsp)
	jb	126f
	fldt	C_ST+16(%rsp)
126:	fldt	C_ST(%rsp)
	jmp	121b
	.endm

	/* What is on the x87 stack; from label \from2 back to \from3. The vector size in eax stays. */
	.macro	X87_LOOK_FROM from
\from\()2:	movl	%eax, %ecx
	X87_LOOK %r8
	movl	%ecx, %eax
	jmp	\from\()3b
	.endm

/*
 * fn_keep_gate_... - a thunk jumps here with r11 = its target and its former value pushed; all else is as the caller left
 * it for the function. Then r8 = activation, r9 = block, r10 = binding, r11 = target.
 */
	.macro	GATE name, return
FUNC(\name)
	.cfi_def_cfa_offset 16
	cmpb	$0, T_BOUND(%r11)
	je	fn_keep_bare
	FRAME	K_FRAME
	ARGS_SAVE
	movq	%rdi, K_GPR(%rsp)
	movq	%rsi, K_GPR+8(%rsp)
	movq	%rcx, K_GPR+16(%rsp)
	movq	%r8, K_GPR+24(%rsp)
	movq	%r9, K_GPR+32(%rsp)
	movq	%r10, K_GPR+40(%rsp)
	movq	T_BINDING(%r11), %r10
	leaq	fn_binding_none(%rip), %rax
	cmpq	%rax, %r10			/* since then */
	je	16f
	BLOCK	10f
11:	cmpq	$0, H_LEAVE(%r10)
	jne	20f

	/* No callback wants the return: nothing stays. */
12:	VEC_SAVE
	ENTER_ZERO
	addq	$T_INFO, %r11
	leaq	1(%r9), %r8
	CALL_BACK H_ENTER, %r10, %r11, %r8, %rax
	movq	C_OWN(%rsp), %r9
	CALLED_BACK 1
	testl	%eax, %eax
	movq	C_FUNCTION(%rsp), %r11
	jne	13f
	VEC_RESTORE
	movq	T_ORIGINAL-T_INFO(%r11), %r11
14:	movq	%r11, -8(%rbp)
	ARGS_RESTORE
	UNFRAME
	leaq	8(%rsp), %rsp
	.cfi_def_cfa_offset 8
	jmp	*-24(%rsp)
	.cfi_restore_state
13:	RESULTS
	ERRNO_CHANGED

	/* An activation, as in gate.S. */
20:	TAKE	15f
21:	movq	16(%rbp), %rax
	movq	A_NEXT(%r8), %rcx
	movq	%rax, A_RET(%r8)
	movq	%r10, A_BINDING(%r8)
	movq	%rcx, B_NEXT(%r9)
	cmpq	$0, H_ENTER(%r10)
	je	24f
	VEC_SAVE
	ENTER_ZERO
	addq	$T_INFO, %r11
	CALL_BACK H_ENTER, %r10, %r11, %r8, %rax
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	testl	%eax, %eax
	movq	C_FUNCTION(%rsp), %r11
	jne	40f
	VEC_RESTORE
	movq	C_SCRATCH(%rsp), %rdx
22:	movq	T_ORIGINAL-T_INFO(%r11), %rcx
	movq	%rdx, A_SCRATCH(%r8)
	movq	%r11, A_INFO(%r8)
	movq	%rcx, A_CALL(%r8)
	leaq	FN_STUB_KEEP-FN_DISTANCE(%r8), %rdx
	movq	8(%rbp), %rcx
	movq	%rdx, -8(%rbp)
	movq	%rcx, A_KEPT+48(%r8)
	GPR_COPY K_GPR, %rsp, A_KEPT, %r8
	ARGS_RESTORE
	UNFRAME
	leaq	16(%rsp), %rsp
	.cfi_def_cfa_offset 0			/* the slot is below, where a handler leaves 128 bytes alone */
	jmp	*-32(%rsp)
	.cfi_restore_state
	ERRNO_CHANGED

24:	xorl	%edx, %edx			/* no `enter`: nothing but the activation is needed */
	addq	$T_INFO, %r11
	jmp	22b

10:	movq	%r11, C_FUNCTION(%rsp)
	movq	%r10, C_OWN(%rsp)
	movq	%rax, %rdi
	leaq	16(%rbp), %rsi
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
	CALL_BACK H_LEAVE, %r10, %r11, %r8, %rax
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r8
	RESULTS
	ERRNO_CHANGED
END(\name)

/*
 * fn_keep_return_... - a stub jumps here when the function has returned: r11 = the activation, rsp = behind the slot.
 */
FUNC(\return)
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x10, 0x10, 0x02, 0x7b, 0x00	/* return address at r11 + A_RET */
	pushq	A_RET(%r11)
	.cfi_def_cfa rsp, 8
	.cfi_offset rip, -8
	pushq	A_KEPT+48(%r11)
	.cfi_def_cfa_offset 16
	FRAME	K_FRAME
	movq	%rax, C_RESULT(%rsp)
	movq	%rdx, C_RESULT+8(%rsp)
	GPR_COPY A_KEPT, %r11, K_GPR, %rsp
	movq	A_OWNER(%r11), %r9
	movq	%fs:0, %rax
	cmpq	%rax, B_TP(%r9)
	jne	60f
	VEC_SAVE
	movq	A_BINDING(%r11), %r10
	movq	A_SCRATCH(%r11), %rdx
	movq	A_INFO(%r11), %r8
	movq	$0, C_ST_COUNT(%rsp)		/* and no flags */
	movq	%rdx, C_SCRATCH(%rsp)
	cmpb	$T_X87_NOT, T_X87-T_INFO(%r8)
	jne	62f
63:	CALL_BACK H_LEAVE, %r10, %r8, %r11, %rax
	movq	C_OWN(%rsp), %r11
	movq	A_OWNER(%r11), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r11
	RESULTS
	ERRNO_CHANGED

	/* A coroutine that moved to another thread, or that a callback has switched to: as in gate.S. */
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
	VEC_SAVE
	movq	A_BINDING(%r11), %r10
	movq	A_SCRATCH(%r11), %rdx
	movq	A_INFO(%r11), %r8
	movq	$0, C_ST_COUNT(%rsp)
	movq	%rdx, C_SCRATCH(%rsp)
	cmpb	$T_X87_NOT, T_X87-T_INFO(%r8)
	jne	72f
73:	CALL_BACK H_LEAVE, %r10, %r8, %r11, %rax
	movq	C_BLOCK(%rsp), %r9
	movq	C_OWN(%rsp), %r11
	movq	C_BUSY(%rsp), %rax
	CALLED_BACK 0
	movq	%rax, B_TP(%r9)
	GIVE_BACK %r11
	RESULTS
	ERRNO_CHANGED

	X87_LOOK_FROM 6
	X87_LOOK_FROM 7
END(\return)
	.endm

MARK(fn_keep_begin)
	.set	LEVEL, ARCH_VEC_XMM
	GATE	fn_keep_gate_xmm, fn_keep_return_xmm
	.set	LEVEL, ARCH_VEC_YMM
	GATE	fn_keep_gate_ymm, fn_keep_return_ymm
	.set	LEVEL, ARCH_VEC_ZMM
	GATE	fn_keep_gate_zmm, fn_keep_return_zmm

/* A target without callbacks: its function is replaced, or the last hook is about to go. r11 stays as it was, too. */
FUNC(fn_keep_bare)
	.cfi_def_cfa_offset 16
	pushq	T_ORIGINAL(%r11)
	.cfi_def_cfa_offset 24
	movq	8(%rsp), %r11
	leaq	16(%rsp), %rsp
	.cfi_def_cfa_offset 8
	jmp	*-16(%rsp)
END(fn_keep_bare)
MARK(fn_keep_end)

	.section .note.GNU-stack, "", @progbits
