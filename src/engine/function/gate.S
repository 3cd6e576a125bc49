/* SPDX-License-Identifier: MIT */
/*
 * The gate around a function: see gate.h for the idea.
 *
 * Both halves build one frame on the caller's stack, found by rbp:
 *
 *	 16(%rbp)  first stack argument
 *	  8(%rbp)  return address: the slot
 *	  0(%rbp)  the caller's rbp, then below it rbx, r12, r13, r14
 *	   (%rsp)  struct weir_function_call and what gate_regs.h has behind it, aligned to 64
 *
 * In both: rbx = struct fn_target, r12 = struct fn_block, r13 = struct fn_binding, r14 = the activation or 0.
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
	pushq	%rbx
	.cfi_offset rbx, -24
	pushq	%r12
	.cfi_offset r12, -32
	pushq	%r13
	.cfi_offset r13, -40
	pushq	%r14
	.cfi_offset r14, -48
	leaq	-C_FRAME(%rsp), %rsp
	andq	$-64, %rsp
	.endm

	/* Leaves rsp at the slot. The CFI state is remembered before and restored behind the jump that follows. */
	.macro	UNFRAME
	leaq	-32(%rbp), %rsp
	popq	%r14
	popq	%r13
	popq	%r12
	popq	%rbx
	popq	%rbp
	.cfi_remember_state
	.cfi_def_cfa rsp, 8
	.cfi_restore rbp
	.cfi_restore rbx
	.cfi_restore r12
	.cfi_restore r13
	.cfi_restore r14
	.endm

	/* r12 = the thread's block; rax and rcx are lost. Falls through, or goes to \slow with rax = %fs:0. */
	.macro	BLOCK slow
	movq	%fs:0, %rax
	movl	%eax, %ecx
	shrl	$6, %ecx
	andl	$((FN_BLOCKS - 1) << 6), %ecx
	leaq	fn_blocks(%rip), %r12
	addq	%rcx, %r12
	cmpq	%rax, B_TP(%r12)
	jne	\slow
	.endm

	/*
	 * Vector registers 0 to \last, at the width that the processor has. Where all upper halves are zero,
	 * the lower ones are kept alone and the upper ones are left clean: dirty ones slow SSE code down.
	 * xmm8 and above, and the mask registers, are the callee's to change.
	 */
	.macro	VEC_SAVE last
	cmpl	$ARCH_VEC_YMM, arch_vec_level(%rip)
	jb	103f
	je	102f
	vmovdqa64 %zmm0, %zmm8
	.irp	n, 1,2,3,4,5,6,7
	.if	\n <= \last
	vporq	%zmm\n, %zmm8, %zmm8
	.endif
	.endr
	vptestmq %zmm8, %zmm8, %k1
	kmovb	%k1, %eax
	testl	$0xfc, %eax
	jz	101f
	movl	$64, C_VECTOR_SIZE(%rsp)
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovdqa64 %zmm\n, C_VECTOR+64*\n(%rsp)
	.endif
	.endr
	jmp	104f
102:	vmovdqa	%ymm0, %ymm8
	.irp	n, 1,2,3,4,5,6,7
	.if	\n <= \last
	vpor	%ymm\n, %ymm8, %ymm8
	.endif
	.endr
	vextracti128 $1, %ymm8, %xmm8
	vptest	%xmm8, %xmm8
	jz	101f
	movl	$32, C_VECTOR_SIZE(%rsp)
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovdqa	%ymm\n, C_VECTOR+64*\n(%rsp)
	.endif
	.endr
	jmp	104f
101:	vzeroupper
103:	movl	$16, C_VECTOR_SIZE(%rsp)
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	%xmm\n, C_VECTOR+64*\n(%rsp)
	.endif
	.endr
104:
	.endm

	/* A callback may have left upper halves dirty: the moves of the short form clear them, too. */
	.macro	VEC_RESTORE last
	cmpl	$32, C_VECTOR_SIZE(%rsp)
	ja	113f
	je	112f
	cmpl	$ARCH_VEC_YMM, arch_vec_level(%rip)
	jb	111f
	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovaps	C_VECTOR+64*\n(%rsp), %xmm\n
	.endif
	.endr
	jmp	114f
111:	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	movaps	C_VECTOR+64*\n(%rsp), %xmm\n
	.endif
	.endr
	jmp	114f
112:	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovdqa	C_VECTOR+64*\n(%rsp), %ymm\n
	.endif
	.endr
	jmp	114f
113:	.irp	n, 0,1,2,3,4,5,6,7
	.if	\n <= \last
	vmovdqa64 C_VECTOR+64*\n(%rsp), %zmm\n
	.endif
	.endr
114:
	.endm

	/* Calls \callback of the binding with the frame and the hook's data; eax is its value. */
	.macro	CALL_BACK callback
	movq	B_ERRNO(%r12), %rax
	movl	(%rax), %eax
	movl	%eax, C_ERRNO(%rsp)
	movq	B_BUSY(%r12), %rax
	movq	%rax, C_BUSY(%rsp)
	testl	$H_KEEP_FP, H_FLAGS(%r13)
	jz	121f
	stmxcsr	C_MXCSR(%rsp)
	fnstcw	C_FPUCW(%rsp)
121:	movq	%rsp, B_BUSY(%r12)
	movq	%rsp, %rdi
	movq	H_DATA(%r13), %rsi
	call	*\callback(%r13)
	movq	C_BUSY(%rsp), %rcx
	movq	%rcx, B_BUSY(%r12)
	movq	B_ERRNO(%r12), %rcx
	movl	C_ERRNO(%rsp), %edx
	movl	%edx, (%rcx)
	testl	$H_KEEP_FP, H_FLAGS(%r13)
	jz	122f
	ldmxcsr	C_MXCSR(%rsp)
	fldcw	C_FPUCW(%rsp)
122:
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
 * fn_gate - a thunk jumps here with r11 = its target; all else is as the caller left it for the function.
 */
FUNC(fn_gate)
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
	movq	%r11, %rbx
	BLOCK	10f
11:	cmpq	$0, B_BUSY(%r12)
	jne	12f
13:	movq	T_BINDING(%rbx), %r13
	testq	%r13, %r13
	jz	30f
	xorl	%r14d, %r14d
	cmpq	$0, H_LEAVE(%r13)
	je	20f

	/* An activation: the bit first, the slot last, so that a handler between them sees no half of it. */
	movq	B_GROUP(%r12), %rcx
	testq	%rcx, %rcx
	jz	15f
14:	movq	G_BITS(%rcx), %rax
	bsfq	%rax, %rdx
	jz	15f
	leaq	-1(%rax), %rsi
	andq	%rax, %rsi
	cmpxchgq %rsi, G_BITS(%rcx)		/* no lock: against handlers, not against threads */
	jne	14b
	shlq	$6, %rdx
	addq	G_FIRST(%rcx), %rdx
	movq	%rdx, %r14
16:	movq	8(%rbp), %rax
	movq	%rax, A_RET(%r14)
	movq	%r13, A_BINDING(%r14)
	movq	%rbx, A_TARGET(%r14)
	leaq	fn_return(%rip), %rax
	movq	%rax, A_RESUME(%r14)
	leaq	8(%rbp), %rax
	movq	%rax, A_SLOT(%r14)
	cmpq	$0, H_ENTER(%r13)
	je	24f

20:	VEC_SAVE 7
	movq	$C_CALL_SIZE, C_SIZE(%rsp)	/* and no flags */
	leaq	T_INFO(%rbx), %rax
	movq	%rax, C_FUNCTION(%rsp)
	movq	8(%rbp), %rax
	movq	%rax, C_CALLER(%rsp)
	leaq	16(%rbp), %rax
	movq	%rax, C_STACK(%rsp)
	movq	%r14, C_ENTRY(%rsp)
	xorl	%eax, %eax
	movq	%rax, C_SCRATCH(%rsp)
	movq	%rax, C_RESULT(%rsp)
	movq	%rax, C_RESULT+8(%rsp)
	movl	%eax, C_ST_COUNT(%rsp)
	CALL_BACK H_ENTER
	cmpl	$0, %eax
	jne	40f
	VEC_RESTORE 7
	testq	%r14, %r14
	jz	30f
	movq	C_SCRATCH(%rsp), %rax
22:	movq	%rax, A_SCRATCH(%r14)
	movq	T_ORIGINAL(%rbx), %rax
	movq	%rax, A_CALL(%r14)
	leaq	-FN_DISTANCE(%r14), %r11
	ARGS_RESTORE
	UNFRAME
	addq	$8, %rsp
	.cfi_def_cfa rsp, 0			/* the slot is below, where a handler leaves 128 bytes alone */
	jmp	*%r11
	.cfi_restore_state

24:	xorl	%eax, %eax			/* no `enter`: nothing but the activation is needed */
	jmp	22b

	/* No callback wants the return, or none at all: nothing stays. */
30:	movq	T_ORIGINAL(%rbx), %r11
	ARGS_RESTORE
	UNFRAME
	jmp	*%r11
	.cfi_restore_state

10:	movq	%rax, %rdi
	call	fn_block_find
	movq	%rax, %r12
	testq	%rax, %rax
	jnz	11b
	jmp	30b

12:	movq	%r12, %rdi
	leaq	8(%rbp), %rsi
	call	fn_busy_is_stale
	testb	%al, %al
	jnz	13b
	jmp	30b

15:	movq	%r12, %rdi
	call	fn_activation_slow
	movq	%rax, %r14
	testq	%rax, %rax
	jnz	16b
	/* None to be had: `enter` alone is called. */
	cmpq	$0, H_ENTER(%r13)
	je	30b
	jmp	20b

	/* Answered. `leave` sees that, too. */
40:	testq	%r14, %r14
	jz	41f
	orl	$2, C_FLAGS(%rsp)		/* WEIR_CALL_ANSWERED */
	CALL_BACK H_LEAVE
	jmp	fn_results
41:	cmpq	$0, H_LEAVE(%r13)
	je	fn_results
	orl	$2, C_FLAGS(%rsp)
	CALL_BACK H_LEAVE

	/*
	 * fn_results - hand the results of the frame to the caller. The end of both halves.
	 */
fn_results:
	movl	C_ST_COUNT(%rsp), %eax
	testl	%eax, %eax
	jnz	45f
42:	VEC_RESTORE 1
	testq	%r14, %r14
	jz	44f
	/* Give the activation back: its group is the thread's own, or another thread began the call. */
	movq	A_GROUP(%r14), %rcx
	movl	%r14d, %eax
	shrl	$6, %eax
	xorl	%edx, %edx
	btsq	%rax, %rdx
	movq	$0, A_SLOT(%r14)
	cmpq	%r12, G_OWNER(%rcx)
	jne	43f
	orq	%rdx, G_BITS(%rcx)
44:	movq	C_RESULT(%rsp), %rax
	movq	C_RESULT+8(%rsp), %rdx
	UNFRAME
	ret
	.cfi_restore_state
43:	lock orq %rdx, G_REMOTE(%rcx)
	jmp	44b
45:	cmpl	$2, %eax
	jb	46f
	fldt	C_ST+16(%rsp)
46:	fldt	C_ST(%rsp)
	jmp	42b
END(fn_gate)

/* A target without callbacks: a function that is replaced at its entry, or that was hooked once. */
FUNC(fn_gate_bare)
	jmp	*T_ORIGINAL(%r11)
END(fn_gate_bare)

/*
 * fn_return - a stub jumps here when the function has returned: r11 = the activation, rsp = behind the slot.
 */
FUNC(fn_return)
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x10, 0x10, 0x02, 0x7b, 0x00	/* return address at r11 + A_RET */
	pushq	A_RET(%r11)
	.cfi_def_cfa rsp, 8
	.cfi_offset rip, -8
	FRAME
	movq	%rax, C_RESULT(%rsp)
	movq	%rdx, C_RESULT+8(%rsp)
	movq	%r11, %r14
	BLOCK	60f
61:	VEC_SAVE 1
	movl	$0, C_ST_COUNT(%rsp)
	/* Is the top of the x87 stack where it is when that is empty? */
	fnstsw	C_FPUSW(%rsp)
	testb	$0x38, C_FPUSW+1(%rsp)
	jnz	62f
63:	movq	A_BINDING(%r14), %r13
	movq	A_TARGET(%r14), %rbx
	movq	$C_CALL_SIZE, C_SIZE(%rsp)
	leaq	T_INFO(%rbx), %rax
	movq	%rax, C_FUNCTION(%rsp)
	movq	8(%rbp), %rax
	movq	%rax, C_CALLER(%rsp)
	leaq	16(%rbp), %rax
	movq	%rax, C_STACK(%rsp)
	movq	A_SCRATCH(%r14), %rax
	movq	%rax, C_SCRATCH(%rsp)
	movq	%r14, C_ENTRY(%rsp)
	CALL_BACK H_LEAVE
	jmp	fn_results

60:	movq	%rax, %rdi
	call	fn_block_find
	movq	%rax, %r12
	testq	%rax, %rax
	jnz	61b
	/* No block for this thread (a coroutine that moved): any will do that is nobody's. */
	leaq	fn_block_none(%rip), %r12
	jmp	61b

	/* st(0), and st(1), if they are there; "empty" is C3=1 C2=0 C0=1 */
62:	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	63b
	fstpt	C_ST(%rsp)
	movl	$1, C_ST_COUNT(%rsp)
	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	63b
	fstpt	C_ST+16(%rsp)
	movl	$2, C_ST_COUNT(%rsp)
	jmp	63b
END(fn_return)
MARK(fn_gate_end)

/*
 * Thunks and stubs. The room is part of libweir.so's last segment and has no contents in the file; gate.c
 * writes code there and makes it executable, when it is needed. Unwinders find the FDEs below as they
 * find those of any function of a loaded object.
 */
	.section .bss.fn_thunks, "aw", @nobits
	.balign	4096
	.globl	fn_thunks
	.hidden	fn_thunks
	.type	fn_thunks, @function
fn_thunks:
	.cfi_startproc
	.skip	FN_TARGETS * FN_THUNK_SIZE
	.cfi_endproc
	.size	fn_thunks, . - fn_thunks

/*
 * A stub:	call *A_CALL(activation); lea activation, %r11; jmp *A_RESUME(%r11)
 * In it rsp is behind the slot. To unwinders its frame is [slot + 8, slot + 16): with the natural CFA,
 * slot + 8, libgcc could not tell it from the frame of the function that it calls, and would end in the
 * wrong one when the immediate caller catches.
 */
	.section .bss.fn_units, "aw", @nobits
	.balign	4096
	.globl	fn_units
	.hidden	fn_units
	.type	fn_units, @function
fn_units:
	.cfi_startproc
	.cfi_def_cfa rsp, 8
	.cfi_escape 0x16, 0x07, 0x02, 0x77, 0x00	/* the caller's rsp = rsp */
	/* return address at (rip & -64) + FN_DISTANCE + A_RET */
	.cfi_escape 0x10, 0x10, 0x09, 0x80, 0x00, 0x09, 0xc0, 0x1a, 0x23, 0x80, 0x80, 0x04
	.skip	FN_UNITS * FN_UNIT_SIZE
	.cfi_endproc
	.size	fn_units, . - fn_units

	.section .note.GNU-stack, "", @progbits
