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
#include "engine/function/gate_macros.inc"

	.set	SLOT, 8

	.text

	/* Leaves rsp at the slot. The CFI state is remembered here and restored behind the jump that follows. */
	.macro	UNFRAME
	leave
	.cfi_remember_state
	.cfi_def_cfa rsp, 8
	.cfi_restore rbp
	.endm

	/*
	 * To 91\last if the upper half of any of vector registers 0 to \last is in use; eax is lost. If none is, the lower
	 * ones are kept alone and the upper ones are left clean: dirty ones slow SSE code down. xmm8 and above and the
	 * mask registers are a callee's to change.
	 */
	.macro	VEC_TEST last
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
	.endm

	/*
	 * Saves them: \wide or the lower halves, then two in one, because loads and stores are what the gate waits for.
	 * VEC_SIZE is what a register takes in the frame.
	 */
	.macro	VEC_SAVE last, wide
	.set	VEC_SIZE, 16
	.if	LEVEL == FN_VEC_NONE
	.set	VEC_SIZE, 0
	.elseif	LEVEL == ARCH_VEC_XMM
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	%xmm\n, C_VECTOR+16*\n(%rsp)
	.endif
	.endr
	.elseif	\wide
	.set	VEC_SIZE, 16 << (LEVEL - 1)
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 %zmm\n, C_VECTOR+64*\n(%rsp)
	.else
	vmovdqa	%ymm\n, C_VECTOR+32*\n(%rsp)
	.endif
	.endif
	.endr
	.else
	vinsertf128 $1, %xmm1, %ymm0, %ymm8
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
	.endif
	.endm

	.macro	VEC_RESTORE last, wide
	.if	LEVEL == FN_VEC_NONE
	.elseif	LEVEL == ARCH_VEC_XMM
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	C_VECTOR+16*\n(%rsp), %xmm\n
	.endif
	.endr
	.elseif	\wide
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	.if	LEVEL == ARCH_VEC_ZMM
	vmovdqa64 C_VECTOR+64*\n(%rsp), %zmm\n
	.else
	vmovdqa	C_VECTOR+32*\n(%rsp), %ymm\n
	.endif
	.endif
	.endr
	.else
	vmovaps	C_VECTOR(%rsp), %ymm0
	vextractf128 $1, %ymm0, %xmm1
	.if	\last == 7
	vmovaps	C_VECTOR+32(%rsp), %ymm2
	vextractf128 $1, %ymm2, %xmm3
	vmovaps	C_VECTOR+64(%rsp), %ymm4
	vextractf128 $1, %ymm4, %xmm5
	vmovaps	C_VECTOR+96(%rsp), %ymm6
	vextractf128 $1, %ymm6, %xmm7
	.endif
	vzeroupper				/* also what a callback may have left there */
	.endif
	.endm

	/*
	 * r11 = the target: then r10 = its struct weir_function, r11 = its binding. Callbacks may have changed since
	 * the thunk looked for its gate: then to \other, with rcx = the binding and r11 as it was. rax is lost.
	 */
	.macro	BINDING gate, other
	movq	T_BINDING(%r11), %rcx
	leaq	\gate(%rip), %rax
	leaq	T_INFO(%r11), %r10
	cmpq	%rax, H_GATE(%rcx)
	jne	\other
	movq	%rcx, %r11
	.endm

	/* On to the function by a jump: r10 = the struct weir_function, nothing stays. */
	.macro	GO_ON
	movq	T_ORIGINAL-T_INFO(%r10), %r11
	ARGS_RESTORE
	UNFRAME
	jmp	*%r11
	.cfi_restore_state
	.endm

	/* On to the function by the stub of the activation r8: rax = the word for `leave`. */
	.macro	GO_BY_STUB
	.if	LEVEL == FN_VEC_NONE
	leaq	FN_STUB_GENERAL-FN_DISTANCE(%r8), %r11
	.else
	leaq	-FN_DISTANCE(%r8), %r11
	.endif
	movq	%rax, A_SCRATCH(%r8)
	ARGS_RESTORE
	UNFRAME
	addq	$8, %rsp
	.cfi_def_cfa rsp, 0			/* the slot is below, where a handler leaves 128 bytes alone */
	jmp	*%r11
	.cfi_restore_state
	.endm

	/* Gives the results of the frame to the caller: the end of both halves. */
	.macro	RESULTS wide
	cmpl	$0, C_ST_COUNT(%rsp)
	jne	85f
84:	VEC_RESTORE 1, \wide
	movq	C_RESULT(%rsp), %rax
	movq	C_RESULT+8(%rsp), %rdx
	UNFRAME
	ret
	.cfi_restore_state
85:	cmpl	$2, C_ST_COUNT(%rsp)
	jb	86f
	fldt	C_ST+16(%rsp)
86:	fldt	C_ST(%rsp)
	jmp	84b
	.endm

	.macro	FILL
	movq	8(%rbp), %rax
	movq	T_ORIGINAL-T_INFO(%r10), %rdx
	movq	A_NEXT(%r8), %rcx
	movq	%rax, A_RET(%r8)
	movq	%r11, A_BINDING(%r8)
	movq	%rdx, A_CALL(%r8)
	movq	%r10, A_INFO(%r8)
	movq	%rcx, B_NEXT(%r9)
	.endm

	/* The block has to be looked for, or a callback runs: rax = %fs:0. To \plain if there are no hooks for this call. */
	.macro	BLOCK_SLOW plain
	movq	%r11, C_OWN(%rsp)
	movq	%r10, C_FUNCTION(%rsp)
	movq	%rax, %rdi
	leaq	8(%rbp), %rsi
	call	fn_block_enter
	movq	%rax, %r9
	movq	C_OWN(%rsp), %r11
	movq	C_FUNCTION(%rsp), %r10
	testq	%rax, %rax
	jz	\plain
	.endm
	/* An activation has to be looked for, rdx = slot. To \none if there is none to be had. */
	.macro	TAKE_SLOW none
	movq	%r11, C_OWN(%rsp)
	movq	%r10, C_FUNCTION(%rsp)
	movq	%r9, C_BLOCK(%rsp)
	movq	%r9, %rdi
	movq	%rdx, %rsi
	call	fn_activation_slow
	movq	%rax, %r8
	movq	C_OWN(%rsp), %r11
	movq	C_FUNCTION(%rsp), %r10
	movq	C_BLOCK(%rsp), %r9
	testq	%rax, %rax
	jz	\none
	.endm

	.macro	ENTER_ALONE wide
	VEC_SAVE 7, \wide
	ENTER_ZERO
	leaq	1(%r9), %r8
	CALL_BACK H_ENTER, %r11, %r10, %r8, $VEC_SIZE
	movq	C_OWN(%rsp), %r9
	CALLED_BACK 1
	testl	%eax, %eax
	movq	C_FUNCTION(%rsp), %r10
	jne	17f
	VEC_RESTORE 7, \wide
	GO_ON
17:	RESULTS \wide
	ERRNO_CHANGED
	.endm

	.macro	ENTER_OF_BOTH wide
	VEC_SAVE 7, \wide
	ENTER_ZERO
	CALL_BACK H_ENTER, %r11, %r10, %r8, $VEC_SIZE
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	testl	%eax, %eax
	jne	27f
	VEC_RESTORE 7, \wide
	movq	C_SCRATCH(%rsp), %rax
	GO_BY_STUB
	ERRNO_CHANGED
	/* Answered. The hook sees it as a return. */
27:	movq	A_BINDING(%r8), %r11
	movq	C_FUNCTION(%rsp), %r10
	orl	$2, C_FLAGS(%rsp)		/* WEIR_CALL_ANSWERED */
	CALL_BACK H_LEAVE, %r11, %r10, %r8, $VEC_SIZE
	movq	C_OWN(%rsp), %r8
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r8
	RESULTS \wide
	ERRNO_CHANGED
	.endm

	/*
	 * What a function returns does not change: if the x87 stack was empty once, it always will be. To look
	 * would cost 2 to 6 ns.
	 */
	.macro	RETURN wide, own
	VEC_SAVE 1, \wide
	movq	A_INFO(%r8), %r10
	movq	A_SCRATCH(%r8), %rdx
	movq	$0, C_ST_COUNT(%rsp)		/* and no flags */
	movq	%rdx, C_SCRATCH(%rsp)
	cmpb	$T_X87_NOT, T_X87-T_INFO(%r10)
	jne	.Lx87_\@
.Lempty_\@:
	CALL_BACK H_LEAVE, %r11, %r10, %r8, $VEC_SIZE
	movq	C_OWN(%rsp), %r8
	.if	\own
	movq	A_OWNER(%r8), %r9
	CALLED_BACK 0
	GIVE_BACK_OWN %r8
	.else
	movq	C_BLOCK(%rsp), %r9
	CALLED_BACK 0
	movq	C_BUSY(%rsp), %rcx
	movq	%rcx, B_TP(%r9)
	GIVE_BACK %r8
	.endif
	RESULTS \wide
	ERRNO_CHANGED
.Lx87_\@:
	X87_LOOK %r10
	jmp	.Lempty_\@
	.endm

/*
 * fn_gate_... - a thunk jumps here with r11 = the target; all else is as the caller left it for the function.
 * Then r8 = activation, r9 = block, r10 = its struct weir_function, r11 = binding. One gate for each kind of binding, and a way of its own for wide registers, so
 * that nothing has to be asked that can be known.
 */
	.macro	GATE level
FUNC(fn_gate_enter_\level)
	FRAME	C_FRAME
	ARGS_SAVE
	BINDING	fn_gate_enter_\level, .Lother_\level
	BLOCK	11f
10:	VEC_TEST 7
	ENTER_ALONE 0
	.if	LEVEL > ARCH_VEC_XMM
917:	ENTER_ALONE 1
	.endif
11:	BLOCK_SLOW .Lplain_\level
	jmp	10b
.Lplain_\level:
	GO_ON
	/* To the gate of the binding that there is now, as the thunk would have: r11 = the target. */
.Lother_\level:
	movq	H_GATE(%rcx), %rax
	movq	%rax, -8(%rbp)
	ARGS_RESTORE
	UNFRAME
	jmp	*-16(%rsp)
	.cfi_restore_state
END(fn_gate_enter_\level)

FUNC(fn_gate_both_\level)
	FRAME	C_FRAME
	ARGS_SAVE
	BINDING	fn_gate_both_\level, .Lother_\level
	BLOCK	21f
20:	TAKE	22f
23:	FILL
	VEC_TEST 7
	ENTER_OF_BOTH 0
	.if	LEVEL > ARCH_VEC_XMM
917:	ENTER_OF_BOTH 1
	.endif
21:	BLOCK_SLOW .Lplain_\level
	jmp	20b
22:	TAKE_SLOW 10b				/* then `enter` alone is called */
	jmp	23b
END(fn_gate_both_\level)

FUNC(fn_gate_leave_\level)
	FRAME	C_FRAME
	ARGS_SAVE
	BINDING	fn_gate_leave_\level, .Lother_\level
	BLOCK	31f
30:	TAKE	32f
33:	FILL
	xorl	%eax, %eax
	GO_BY_STUB
31:	BLOCK_SLOW .Lplain_\level
	jmp	30b
32:	TAKE_SLOW .Lplain_\level
	jmp	33b
END(fn_gate_leave_\level)

/*
 * fn_return_... - a stub jumps here when the function has returned: r11 = the activation, rsp = behind the slot.
 * Then r8 = activation, r9 = block, r10 and r11 as above.
 */
FUNC(fn_return_\level)
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x10, 0x10, 0x02, 0x7b, 0x00	/* return address at r11 + A_RET */
	pushq	A_RET(%r11)
	.cfi_def_cfa rsp, 8
	.cfi_offset rip, -8
	FRAME	C_FRAME
	movq	A_OWNER(%r11), %r9
	movq	%rax, C_RESULT(%rsp)
	movq	%rdx, C_RESULT+8(%rsp)
	movq	%r11, %r8
	movq	%fs:0, %rax
	movq	A_BINDING(%r11), %r11
	cmpq	%rax, B_TP(%r9)
	jne	60f
	VEC_TEST 1
	RETURN 0, 1
	.if	LEVEL > ARCH_VEC_XMM
911:	RETURN 1, 1
	.endif

	/*
	 * A coroutine that moved to another thread, for which there may be no room; or a callback runs, and has switched
	 * to this coroutine.
	 */
60:	movq	%r8, C_OWN(%rsp)
	movq	%rax, %rdi
	call	fn_block_find
	movq	%rax, %r9
	movq	C_OWN(%rsp), %r8
	movq	A_BINDING(%r8), %r11
	testq	%rax, %rax
	jnz	61f
	leaq	fn_block_none(%rip), %r9
61:	movq	B_TP(%r9), %rax
	movq	%r9, C_BLOCK(%rsp)
	movq	%rax, C_BUSY(%rsp)
	RETURN 1, 0
END(fn_return_\level)
	.endm

	.set	LEVEL, ARCH_VEC_XMM
	GATE	xmm
	.set	LEVEL, FN_VEC_NONE
	GATE	general
	.set	LEVEL, ARCH_VEC_YMM
	GATE	ymm
	.set	LEVEL, ARCH_VEC_ZMM
	GATE	zmm

/* No callbacks any more: r11 = the target. */
FUNC(fn_gate_none)
	jmp	*T_ORIGINAL(%r11)
END(fn_gate_none)
MARK(fn_gate_end)

	.section .note.GNU-stack, "", @progbits
