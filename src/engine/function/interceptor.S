/* SPDX-License-Identifier: MIT */
/*
 * Interceptor functions: the body of one runs as a coroutine on a stack of its own, around a call
 * that keeps the caller's stack as it is. docs/design/interceptor-functions.md has the whole story.
 *
 *	caller's stack                          coroutine stack (a cell)
 *	  ...arguments                            activation (A_*)      <- rsp at the call of the body
 *	  S: return address -> into the stub      return address (of the body)
 *	  (the original's frames)                 the body's frame
 *	                                          return address of weir_interceptor_proceed
 *	                                          its callee-saved registers      <- A_BODY_RSP
 *
 * Calls and returns are balanced on the whole way, so return predictors and shadow stacks stay right:
 * caller calls, run calls the body, the body calls proceed, the stub calls the original; and back.
 *
 * Unwinding chains the two stacks: the frame of the stub yields the body, the frame of the body's
 * starter yields the caller. Both say so in CFI alone; a personality only counts. The stub has no register to find the
 * activation by (the original must see the caller's own), only the return address: each coroutine
 * stack has a stub of its own, which loads the activation from a slot of its own, and the CFI decodes
 * the displacement of that load.
 */
#include "arch/x86_64/asm.h"
#include "arch/x86_64/regs.h"
#include "engine/function/interceptor_regs.h"

	.text

/* An exported function. */
#define ENTRY(name) \
	.globl name; \
	.type name, @function; \
	.balign 64; \
name: \
	.cfi_startproc

#define PUSH(reg) \
	pushq %reg; \
	.cfi_adjust_cfa_offset 8
#define POP(where) \
	popq where; \
	.cfi_adjust_cfa_offset -8

/* A number below 8192 as two bytes of SLEB128 (or ULEB128). */
#define LEB2(n) (((n) & 0x7f) | 0x80), ((n) >> 7)
#define BREG_R11 0x7b
#define BREG_RSP 0x77
#define BREG_RIP 0x80
#define DEREF 0x06
#define PLUS_UCONST 0x23

/* A register of the caller lies in the activation, which BREG points to. */
#define CFI_IN_ACTIVATION(breg, column, offset) \
	.cfi_escape 0x10, column, 3, breg, LEB2(offset)
/*
 * The caller's frame, from the activation. The CFA is not the natural S + 8, which is that of the
 * original's frame already: libgcc tells frames apart by their CFA and would take the stub for the
 * caller. So it is S + 16, and rsp has a rule of its own.
 */
#define CFI_CALLER(breg) \
	.cfi_escape 0x0f, 6, breg, LEB2(A_SP), DEREF, PLUS_UCONST, 16; \
	.cfi_escape 0x16, 7, 6, breg, LEB2(A_SP), DEREF, PLUS_UCONST, 8; \
	CFI_IN_ACTIVATION(breg, 16, A_RET); \
	CFI_IN_ACTIVATION(breg, 3, A_RBX); \
	CFI_IN_ACTIVATION(breg, 6, A_RBP); \
	CFI_IN_ACTIVATION(breg, 12, A_R12); \
	CFI_IN_ACTIVATION(breg, 13, A_R13); \
	CFI_IN_ACTIVATION(breg, 14, A_R14); \
	CFI_IN_ACTIVATION(breg, 15, A_R15)

/* What proceed has pushed, below the CFA. */
#define PROCEED_FRAME 56
#define CFI_PUSHED \
	.cfi_offset rip, -8; \
	.cfi_offset rbp, -16; \
	.cfi_offset rbx, -24; \
	.cfi_offset r12, -32; \
	.cfi_offset r13, -40; \
	.cfi_offset r14, -48; \
	.cfi_offset r15, -56
/* The body's frame, which waits in proceed, from the activation. */
#define CFI_BODY(breg) \
	.cfi_escape 0x0f, 6, breg, LEB2(A_BODY_RSP), DEREF, PLUS_UCONST, PROCEED_FRAME; \
	CFI_PUSHED
/*
 * The same from rip, anywhere in a stub: (rip & -16) is its start. The displacement of its load is
 * read without a sign: slots lie behind stubs. Neither DW_OP_dup nor DW_OP_deref_size, at which valgrind aborts.
 */
#define STUB_OF_RIP BREG_RIP, 0, 0x09, 0xf0, 0x1a
#define CFI_BODY_OF_STUB \
	.cfi_escape 0x0f, 28, STUB_OF_RIP, STUB_OF_RIP, PLUS_UCONST, INTERCEPTOR_STUB_DISP, DEREF, 0x0c, 0xff, 0xff, \
		0xff, 0xff, 0x1a, 0x22, PLUS_UCONST, INTERCEPTOR_STUB_NEXT, DEREF, PLUS_UCONST, A_BODY_RSP, DEREF, PLUS_UCONST, PROCEED_FRAME; \
	CFI_PUSHED

#define EACH_ARG_REG(op) \
	op(rdi, A_RDI); \
	op(rsi, A_RSI); \
	op(r8, A_R8); \
	op(r9, A_R9); \
	op(r10, A_R10)
#define EACH_KEPT_REG(op) \
	op(rbx, A_RBX); \
	op(rbp, A_RBP); \
	op(r12, A_R12); \
	op(r13, A_R13); \
	op(r14, A_R14); \
	op(r15, A_R15)
#define TO_R11(reg, at) movq %reg, at(%r11)
#define FROM_R11(reg, at) movq at(%r11), %reg
#define FROM_RSP(reg, at) movq at(%rsp), %reg

#define EACH_VEC(op, kind) \
	op(kind, 0); \
	op(kind, 1); \
	op(kind, 2); \
	op(kind, 3); \
	op(kind, 4); \
	op(kind, 5); \
	op(kind, 6); \
	op(kind, 7)
#define SSE_SAVE(kind, n) movaps %kind##n, A_VEC + 64 * n(%r11)
#define SSE_LOAD(kind, n) movaps A_VEC + 64 * n(%r11), %kind##n
#define AVX_SAVE(kind, n) vmovaps %kind##n, A_VEC + 64 * n(%r11)
#define AVX_LOAD(kind, n) vmovaps A_VEC + 64 * n(%r11), %kind##n
/* Two halves in one move: loads and stores are what there is too much of. Leaves the upper halves clean. */
#define PAIR_SAVE(n, m) vinsertf128 $1, %xmm##m, %ymm##n, %ymm8; vmovaps %ymm8, A_VEC + 16 * n(%r11)
#define PAIR_LOAD(n, m) vmovaps A_VEC + 16 * n(%r11), %ymm##n; vextractf128 $1, %ymm##n, %xmm##m
#define EACH_PAIR(op) \
	op(0, 1); \
	op(2, 3); \
	op(4, 5); \
	op(6, 7); \
	vzeroupper
#define OPMASK_SAVE(kind, n) kmovq %kind##n, A_OPMASK + 8 * n(%r11)
#define OPMASK_LOAD(kind, n) kmovq A_OPMASK + 8 * n(%r11), %kind##n

/*
 * The function that gdb lets continue a stack anywhere, by its name: that of gcc's split stacks. (Else
 * it takes a frame of another stack for a corrupt one.) It is local to libweir.so. First the stubs,
 * then the code that starts a body, which are the two places where a stack continues on another.
 */
	.globl __morestack
	.hidden __morestack
	.type __morestack, @function
	.balign 4096
__morestack:
	.cfi_startproc
	CFI_BODY_OF_STUB
	.set stub, 0
	.rept INTERCEPTOR_STUBS
	call	*A_PF(%r11)
	movq	interceptor_slots + 8 * stub(%rip), %r11
	notrack jmp *A_LEAVE(%r11)
	.set stub, stub + 1
	.endr
	.cfi_endproc

/*
 * interceptor_run - the body, and what comes after it.
 * In: rsp and r11 the activation, which is complete; rcx the entry record
 */
	.balign 64
	.cfi_startproc
	.cfi_personality 0x1b, interceptor_personality
	CFI_CALLER(BREG_RSP)
.Lrun:
	movl	E_STACK(%rcx), %eax
	cmpl	A_STACK(%rsp), %eax
	ja	.Lfirst
.Lrun_ready:
	movq	A_ERRNO_AT(%rsp), %rdx
	movl	(%rdx), %eax
	movl	%eax, A_ERRNO(%rsp)
	call	*E_BODY(%rcx)

	cmpl	$0, A_PROCEEDED(%rsp)
	je	.Lno_result
.Lresult:
	cmpl	$INTERCEPTOR_VEC_XMM, A_R_WIDE(%rsp)
	jne	.Lresult_other
	vmovaps	A_R_VEC(%rsp), %xmm0
	vmovaps	A_R_VEC + 64(%rsp), %xmm1
.Lresult_vec:
	cmpw	$0, A_R_X87(%rsp)
	jne	.Lresult_x87
.Lresult_control:
	ldmxcsr	A_R_MXCSR(%rsp)
	fnstcw	A_SCRATCH(%rsp)
	movzwl	A_SCRATCH(%rsp), %eax
	cmpw	A_R_FPUCW(%rsp), %ax
	jne	.Lresult_cw
.Lresult_last:
	movq	A_ERRNO_AT(%rsp), %rcx
	movl	A_R_ERRNO(%rsp), %eax
	movl	%eax, (%rcx)
	movq	A_THREAD(%rsp), %rcx
	decl	T_DEPTH(%rcx)
	movq	A_FREE_AT(%rsp), %rsi
	movq	A_MASK(%rsp), %rdi
	movq	A_R_RAX(%rsp), %r8
	movq	A_R_RDX(%rsp), %rdx
	movl	A_R_FLAGS(%rsp), %eax
	movq	A_RET(%rsp), %r9
	movq	A_SP(%rsp), %r10
	movq	%rsp, %r11
	EACH_KEPT_REG(FROM_RSP)
	movq	%r9, (%r10)
	movq	%r10, %rsp
	.cfi_def_cfa rsp, 8
	.cfi_restore rbx
	.cfi_restore rbp
	.cfi_restore r12
	.cfi_restore r13
	.cfi_restore r14
	.cfi_restore r15
	.cfi_offset rip, -8
	.cfi_restore rsp
	movq	$0, A_SP(%r11)
	/* From here on the cell may be another's: a handler's that interrupts us. */
	orq	%rdi, (%rsi)
	/* the overflow flag by an addition that overflows, the others by lahf's image */
	addb	$0x7f, %al
	sahf
	movq	%r8, %rax
	ret
	.cfi_endproc

/* The pieces of it that are seldom run. */
	.cfi_startproc
	CFI_CALLER(BREG_RSP)
.Lfirst:
	movq	%rsp, %rdi
	call	interceptor_first
	movq	A_ENTRY(%rsp), %rcx
	jmp	.Lrun_ready
.Lno_result:
	xorl	%eax, %eax
	movq	%rax, A_R_RAX(%rsp)
	movq	%rax, A_R_RDX(%rsp)
	movq	%rax, A_R_VEC(%rsp)
	movq	%rax, A_R_VEC + 8(%rsp)
	movq	%rax, A_R_VEC + 64(%rsp)
	movq	%rax, A_R_VEC + 72(%rsp)
	movw	%ax, A_R_X87(%rsp)
	cmpl	$0, A_WIDE(%rsp)
	setne	%al
	movl	%eax, A_R_WIDE(%rsp)
	movl	A_FLAGS(%rsp), %eax
	movl	%eax, A_R_FLAGS(%rsp)
	movl	A_MXCSR(%rsp), %eax
	movl	%eax, A_R_MXCSR(%rsp)
	movzwl	A_FPUCW(%rsp), %eax
	movw	%ax, A_R_FPUCW(%rsp)
	movl	A_ERRNO(%rsp), %eax
	movl	%eax, A_R_ERRNO(%rsp)
	jmp	.Lresult
.Lresult_other:
	cmpl	$INTERCEPTOR_VEC_YMM, A_R_WIDE(%rsp)
	je	1f
	ja	2f
	movaps	A_R_VEC(%rsp), %xmm0
	movaps	A_R_VEC + 64(%rsp), %xmm1
	jmp	.Lresult_vec
1:	vmovaps	A_R_VEC(%rsp), %ymm0
	vmovaps	A_R_VEC + 64(%rsp), %ymm1
	jmp	.Lresult_vec
2:	vmovaps	A_R_VEC(%rsp), %zmm0
	vmovaps	A_R_VEC + 64(%rsp), %zmm1
	jmp	.Lresult_vec
.Lresult_x87:
	cmpw	$1, A_R_X87(%rsp)
	je	1f
	fldt	A_R_ST + 16(%rsp)
1:	fldt	A_R_ST(%rsp)
	jmp	.Lresult_control
.Lresult_cw:
	fldcw	A_R_FPUCW(%rsp)
	jmp	.Lresult_last
	.cfi_endproc
	.size __morestack, . - __morestack

/*
 * weir_interceptor_enter - an intercepted name was called; the code of the name jumps here.
 * In:    r11 offset of the body's record in thread-local storage (struct weir_interceptor_thread);
 *        0(%rsp) the entry record; above it the stack as the caller left it. All else is the call's.
 * Takes a cell, keeps the whole state of the call in its activation and runs the body there.
 */
ENTRY(weir_interceptor_enter)
	.cfi_adjust_cfa_offset 8
	endbr64
	PUSH(rax)
	lahf
	seto	%al
	PUSH(rax)
	PUSH(rcx)
	PUSH(rdx)
	addq	%fs:0, %r11
.Lenter:
	movq	32(%rsp), %rcx
	movl	T_DEPTH(%r11), %eax
	cmpl	E_LIMIT(%rcx), %eax
	ja	.Lslow
	movq	T_POOL(%r11), %rdx
	testq	%rdx, %rdx
	jz	.Lslow
	movq	P_GROUP(%rdx), %rdx
	testq	%rdx, %rdx
	jz	.Lslow
	/*
	 * The lowest free cell. A signal handler may take and free cells between any two instructions,
	 * another coroutine may go on in it; hence the compare, which needs no lock prefix.
	 */
	movq	G_FREE(%rdx), %rax
1:	testq	%rax, %rax
	jz	.Lslow
	leaq	-1(%rax), %rcx
	andq	%rax, %rcx
	cmpxchgq %rcx, G_FREE(%rdx)
	jne	1b
	bsfq	%rax, %rax
	shlq	$INTERCEPTOR_CELL_SHIFT, %rax
	leaq	INTERCEPTOR_CELL - A_SIZE(%rdx, %rax), %rdx
	movl	T_DEPTH(%r11), %eax
	incl	T_DEPTH(%r11)
	movq	%r11, A_THREAD(%rdx)
	movq	%rdx, %r11
	movl	%eax, A_DEPTH(%r11)
	POP(A_RDX(%r11))
	POP(A_RCX(%r11))
	POP(A_FLAGS(%r11))
	POP(A_RAX(%r11))
	POP(A_ENTRY(%r11))
	EACH_ARG_REG(TO_R11)
	EACH_KEPT_REG(TO_R11)
	movq	(%rsp), %rax
	movq	%rax, A_RET(%r11)
	movl	$0, A_PROCEEDED(%r11)
	stmxcsr	A_MXCSR(%r11)
	fnstcw	A_FPUCW(%r11)

	cmpl	$ARCH_VEC_YMM, arch_vec_level(%rip)
	ja	.Lenter_zmm
	jb	.Lenter_sse
	vpor	%ymm1, %ymm0, %ymm8
	vpor	%ymm3, %ymm2, %ymm9
	vpor	%ymm5, %ymm4, %ymm10
	vpor	%ymm7, %ymm6, %ymm11
	vpor	%ymm9, %ymm8, %ymm8
	vpor	%ymm11, %ymm10, %ymm10
	vpor	%ymm10, %ymm8, %ymm8
	vextracti128 $1, %ymm8, %xmm8
	vptest	%xmm8, %xmm8
	jz	.Lenter_xmm
	EACH_VEC(AVX_SAVE, ymm)
	movl	$INTERCEPTOR_VEC_YMM, A_WIDE(%r11)
	vzeroupper
	jmp	.Lenter_switch
.Lenter_zmm:
	EACH_VEC(OPMASK_SAVE, k)
	vporq	%zmm1, %zmm0, %zmm8
	vporq	%zmm3, %zmm2, %zmm9
	vporq	%zmm5, %zmm4, %zmm10
	vporq	%zmm7, %zmm6, %zmm11
	vporq	%zmm9, %zmm8, %zmm8
	vporq	%zmm11, %zmm10, %zmm10
	vporq	%zmm10, %zmm8, %zmm8
	vptestmq %zmm8, %zmm8, %k1
	kmovb	%k1, %eax
	testb	$0xfc, %al
	jz	.Lenter_xmm
	EACH_VEC(AVX_SAVE, zmm)
	movl	$INTERCEPTOR_VEC_ZMM, A_WIDE(%r11)
	vzeroupper
	jmp	.Lenter_switch
.Lenter_sse:
	EACH_VEC(SSE_SAVE, xmm)
	movl	$INTERCEPTOR_VEC_SSE, A_WIDE(%r11)
	jmp	.Lenter_switch
.Lenter_xmm:
	/* The usual case. */
	EACH_PAIR(PAIR_SAVE)
	movl	$INTERCEPTOR_VEC_XMM, A_WIDE(%r11)
.Lenter_switch:
	movq	A_ENTRY(%r11), %rcx
	movq	A_STUB(%r11), %rax
	addq	$INTERCEPTOR_STUB_RET, %rax
	/*
	 * From now until the activation ends, the slot of the return address holds the address that only
	 * this cell's stub returns to: by this an activation that was jumped over is known.
	 */
	movq	%rax, (%rsp)
	CFI_IN_ACTIVATION(BREG_R11, 16, A_RET)
	movq	%rsp, A_SP(%r11)
	movq	%r11, %rsp
	CFI_CALLER(BREG_RSP)
	jmp	.Lrun
	.cfi_endproc

/* No cell, no pool yet, or too deep. C with general registers only runs on the caller's stack. */
	.cfi_startproc
	.cfi_def_cfa_offset 48
.Lslow:
	PUSH(rdi)
	PUSH(rsi)
	PUSH(r8)
	PUSH(r9)
	PUSH(r10)
	PUSH(r11)
	movq	%r11, %rdi
	movq	80(%rsp), %rsi
	leaq	88(%rsp), %rdx
	call	interceptor_slow
	POP(%r11)
	POP(%r10)
	POP(%r9)
	POP(%r8)
	POP(%rsi)
	POP(%rdi)
	jmp	.Lenter
	.cfi_endproc
	.size weir_interceptor_enter, . - weir_interceptor_enter

/*
 * weir_interceptor_proceed - call the original as the caller called.
 * In: rdi the original; on a coroutine stack. Returns to the body when the original has returned.
 */
ENTRY(weir_interceptor_proceed)
	endbr64
	PUSH(rbp)
	PUSH(rbx)
	PUSH(r12)
	PUSH(r13)
	PUSH(r14)
	PUSH(r15)
	CFI_PUSHED
	movq	%rsp, %r11
	orq	$INTERCEPTOR_CELL - 1, %r11
	subq	$A_SIZE - 1, %r11
	testq	%rdi, %rdi
	jz	.Lnull
	movq	%rdi, A_PF(%r11)
	movq	%rsp, A_BODY_RSP(%r11)
	movq	A_ERRNO_AT(%r11), %rcx
	movl	A_ERRNO(%r11), %eax
	movl	%eax, (%rcx)
	/* Loading is cheaper than looking, when nothing has changed: stmxcsr takes 13 cycles. */
	ldmxcsr	A_MXCSR(%r11)
	fnstcw	A_SCRATCH(%r11)
	movzwl	A_SCRATCH(%r11), %eax
	cmpw	A_FPUCW(%r11), %ax
	jne	.Lproceed_cw
.Lproceed_vec:
	cmpl	$INTERCEPTOR_VEC_XMM, A_WIDE(%r11)
	jne	.Lproceed_other
	EACH_PAIR(PAIR_LOAD)
.Lproceed_opmask:
	cmpl	$ARCH_VEC_ZMM, arch_vec_level(%rip)
	jne	.Lproceed_regs
	EACH_VEC(OPMASK_LOAD, k)
.Lproceed_regs:
	movl	A_FLAGS(%r11), %eax
	addb	$0x7f, %al
	sahf
	EACH_ARG_REG(FROM_R11)
	movq	A_RDX(%r11), %rdx
	movq	A_RCX(%r11), %rcx
	movq	A_RAX(%r11), %rax
	EACH_KEPT_REG(FROM_R11)
	movq	A_SP(%r11), %rsp
	CFI_BODY(BREG_R11)
	leaq	8(%rsp), %rsp
	notrack jmp *A_STUB(%r11)
	.cfi_endproc

	.cfi_startproc
	.cfi_def_cfa_offset PROCEED_FRAME
	CFI_PUSHED
.Lproceed_cw:
	fldcw	A_FPUCW(%r11)
	jmp	.Lproceed_vec
.Lproceed_other:
	cmpl	$INTERCEPTOR_VEC_YMM, A_WIDE(%r11)
	je	1f
	ja	2f
	EACH_VEC(SSE_LOAD, xmm)
	jmp	.Lproceed_regs
1:	EACH_VEC(AVX_LOAD, ymm)
	jmp	.Lproceed_regs
2:	EACH_VEC(AVX_LOAD, zmm)
	jmp	.Lproceed_opmask
.Lnull:
	movq	%r11, %rdi
	subq	$8, %rsp
	.cfi_adjust_cfa_offset 8
	call	interceptor_null
	.cfi_endproc
	.size weir_interceptor_proceed, . - weir_interceptor_proceed

/*
 * interceptor_returned - the original has returned to the stub.
 * In: r11 the activation; rsp as the caller will have it. Keeps the results and goes on in the body.
 */
FUNC(interceptor_returned)
	CFI_BODY(BREG_R11)
	endbr64
	movq	%rax, A_R_RAX(%r11)
	lahf
	seto	%al
	movl	%eax, A_R_FLAGS(%r11)
	movq	%rdx, A_R_RDX(%r11)
	EACH_KEPT_REG(TO_R11)
	movl	$1, A_PROCEEDED(%r11)
	movl	$0, A_R_FPUCW(%r11)		/* and A_R_X87 */
	/*
	 * Are results on the x87 stack? Its top is 0 when nothing is; else look closer. To ask takes 20
	 * cycles after a load of MXCSR. What a function returns is a matter of its type, so that the answer is
	 * remembered; WEIR_NO_LONG_DOUBLE is a promise that saves the first question, and those of bodies whose names take turns.
	 */
	movq	A_ENTRY(%r11), %rcx
	movq	A_THREAD(%r11), %rdx
	leal	1(%rcx), %eax
	cmpl	%eax, T_EMPTY(%rdx)
	jne	.Lreturned_new
.Lreturned_control:
	stmxcsr	A_R_MXCSR(%r11)
	fnstcw	A_R_FPUCW(%r11)
	movq	A_ERRNO_AT(%r11), %rcx
	movl	(%rcx), %eax
	movl	%eax, A_R_ERRNO(%r11)
	cmpl	$ARCH_VEC_YMM, arch_vec_level(%rip)
	ja	.Lreturned_zmm
	jb	.Lreturned_sse
	vpor	%ymm1, %ymm0, %ymm8
	vextracti128 $1, %ymm8, %xmm8
	vptest	%xmm8, %xmm8
	jz	.Lreturned_xmm
	vmovaps	%ymm0, A_R_VEC(%r11)
	vmovaps	%ymm1, A_R_VEC + 64(%r11)
	movl	$INTERCEPTOR_VEC_YMM, A_R_WIDE(%r11)
	vzeroupper
	jmp	.Lreturned_switch
.Lreturned_zmm:
	vporq	%zmm1, %zmm0, %zmm8
	vptestmq %zmm8, %zmm8, %k1
	kmovb	%k1, %eax
	testb	$0xfc, %al
	jz	.Lreturned_xmm
	vmovaps	%zmm0, A_R_VEC(%r11)
	vmovaps	%zmm1, A_R_VEC + 64(%r11)
	movl	$INTERCEPTOR_VEC_ZMM, A_R_WIDE(%r11)
	vzeroupper
	jmp	.Lreturned_switch
.Lreturned_xmm:
	vmovaps	%xmm0, A_R_VEC(%r11)
	vmovaps	%xmm1, A_R_VEC + 64(%r11)
	movl	$INTERCEPTOR_VEC_XMM, A_R_WIDE(%r11)
	vzeroupper
.Lreturned_switch:
	movq	A_BODY_RSP(%r11), %rsp
	.cfi_def_cfa rsp, PROCEED_FRAME
	POP(%r15)
	POP(%r14)
	POP(%r13)
	POP(%r12)
	POP(%rbx)
	POP(%rbp)
	ret
	.cfi_endproc

	.cfi_startproc
	CFI_BODY(BREG_R11)
.Lreturned_sse:
	movaps	%xmm0, A_R_VEC(%r11)
	movaps	%xmm1, A_R_VEC + 64(%r11)
	movl	$INTERCEPTOR_VEC_SSE, A_R_WIDE(%r11)
	jmp	.Lreturned_switch
.Lreturned_new:
	testb	$E_NO_X87, E_FLAGS(%rcx)
	jnz	.Lreturned_control
	fnstsw	A_SCRATCH(%r11)
	testw	$0x3800, A_SCRATCH(%r11)
	jnz	.Lreturned_x87
	movl	%eax, T_EMPTY(%rdx)
	jmp	.Lreturned_control
.Lreturned_x87:
	fnstenv	A_R_ST(%r11)			/* status at 4, two bits for each register at 8: 3 is empty */
	fldenv	A_R_ST(%r11)			/* since the store has masked exceptions */
	movzwl	A_R_ST + 4(%r11), %ecx
	movzwl	A_R_ST + 8(%r11), %eax
	shrl	$10, %ecx
	andl	$14, %ecx
	rorw	%cl, %ax			/* that of the top to the right */
	notl	%eax
	testb	$3, %al
	jz	.Lreturned_control
	fstpt	A_R_ST(%r11)
	movw	$1, A_R_X87(%r11)
	testb	$12, %al
	jz	.Lreturned_control
	fstpt	A_R_ST + 16(%r11)
	movw	$2, A_R_X87(%r11)
	jmp	.Lreturned_control
	.cfi_endproc
	.size interceptor_returned, . - interceptor_returned

/*
 * Room for more stubs, and the slots of all. It lies in a segment of the library, so that unwinders
 * find the description of the stubs that will be there; the pages become code one by one.
 */
	.bss
	.balign 4096
	.globl interceptor_more
	.hidden interceptor_more
	.type interceptor_more, @object
interceptor_more:
	.cfi_startproc
	CFI_BODY_OF_STUB
	.skip	INTERCEPTOR_STUBS_MORE * INTERCEPTOR_STUB_SIZE
	.cfi_endproc
	.size interceptor_more, . - interceptor_more
	.globl interceptor_slots
	.hidden interceptor_slots
	.type interceptor_slots, @object
interceptor_slots:
	.skip	(INTERCEPTOR_STUBS + INTERCEPTOR_STUBS_MORE) * 8
	.size interceptor_slots, . - interceptor_slots

	.section .note.GNU-stack, "", @progbits
