/* SPDX-License-Identifier: MIT */
/*
 * The gate: from a patched site to C and back, on the thread's hook stack.
 *
 * Nothing is written to the program's stack. Until core_thread.frame is set a signal makes the
 * handler go back to the site (F_RESTART); after that the signal is kept and delivered at the exit.
 * The exit can be begun again at any point up to gate_exit_outside: it only reads the frame.
 */
#include "arch/x86_64/asm.h"
#include "arch/x86_64/regs.h"

	.text

/*
 * gate_enter - a trampoline jumps here in place of `syscall`.
 * In:       rax number; rdi rsi rdx r10 r8 r9 arguments; rcx struct core_origin of the site
 * Out:      rax result, rcx address after the site, r11 flags: as `syscall` leaves them.
 * Keeps:    all else, flags included.
 * The block is ours if T_MAGIC says so; lea and jrcxz test that without touching the flags. A load
 * that faults (no %gs base) is found by its address, gate_foreign_check.
 */
FUNC(gate_enter)
	.cfi_undefined rip
	movq	%rcx, %r11
MARK(gate_slot_moved)
MARK(gate_foreign_check)
	movq	%gs:T_MAGIC, %rcx
	leaq	-CORE_MAGIC(%rcx), %rcx
	jrcxz	1f
	jmp	gate_foreign

	/*
	 * A hook that is ordinary C makes a call: the frame goes below it, on the same stack, with room for
	 * its red zone and for an origin (see enter_gate() of the signal engine).
	 */
MARK(gate_nested)
	movq	%rsp, %rcx
MARK(gate_nested_moved)
	leaq	-NESTED_GAP(%rsp), %rsp
	pushfq
	popq	%gs:T_FLAGS
MARK(gate_nested_flags)
	andq	$-64, %rsp
	subq	$(F_SIZE - F_ORIGIN), %rsp
	pushq	%gs:T_FLAGS
	popfq
MARK(gate_nested_flags_end)
	pushq	%gs:T_FRAME
	popq	F_PREV-F_ORIGIN(%rsp)		/* the address is computed after the pop */
	jmp	2f
MARK(gate_nested_end)

1:
MARK(gate_ours)
	movq	%gs:T_NEXT, %rcx
	jrcxz	gate_nested
	xchgq	%rcx, %rsp
MARK(gate_stack_switched)
	/* Stores that follow one another to one line of the cache are the cheap ones: by address. */
2:	movq	%rcx, F_RSP-F_ORIGIN(%rsp)
MARK(gate_rsp_stored)
	pushfq					/* F_RFLAGS */
	leaq	-F_RFLAGS(%rsp), %rsp
MARK(gate_frame_at_rsp)
	movslq	%eax, %rcx			/* all that the kernel looks at */
	movq	$CALL_SIZE, F_CALL(%rsp)	/* and no flags */
	movq	%rcx, F_NR(%rsp)
	movq	%rdi, F_ARG0(%rsp)
	movq	%rsi, F_ARG0+8(%rsp)
	movq	%rdx, F_ARG0+16(%rsp)
	movq	%r10, F_ARG0+24(%rsp)
	movq	%r8, F_ARG0+32(%rsp)
	movq	%r9, F_ARG0+40(%rsp)
	movq	%rdi, F_RDI(%rsp)
	movq	SLOT_RET(%r11), %rcx
	movq	%rsi, F_RSI(%rsp)
	movq	%rdx, F_RDX(%rsp)
	movq	%r10, F_R10(%rsp)
	movq	%rcx, F_RET(%rsp)
	movq	$0, F_SCRATCH(%rsp)
	movq	%r8, F_R8(%rsp)
	movq	%r9, F_R9(%rsp)
	/* C keeps these; they are here for the frame of a signal handler and for a child's start. */
	movq	%rbx, F_RBX(%rsp)
	movq	%rbp, F_RBP(%rsp)
	movq	%r12, F_R12(%rsp)
	movq	%r13, F_R13(%rsp)
	movq	%r14, F_R14(%rsp)
	movq	%r15, F_R15(%rsp)
	movq	%r11, F_ORIGIN(%rsp)
	movq	%rax, F_RAX(%rsp)
	movq	$0, F_VEC(%rsp)			/* and F_ABORTED, F_CHAINED */
	movq	%rsp, %gs:T_FRAME
MARK(gate_entry_end)
	/* Unwinders see the program's registers from here on. */
	.cfi_def_cfa rsp, 0
	.cfi_escape 0x0f, 0x04, 0x77, 0xd0, 0x00, 0x06	/* CFA = *(rsp + F_RSP) */
	.cfi_escape 0x10, 0x10, 0x03, 0x77, 0xc8, 0x00	/* return address at rsp + F_RET */
	.cfi_escape 0x16, 0x07, 0x04, 0x77, 0xd0, 0x00, 0x06	/* rsp = *(rsp + F_RSP) */
	.cfi_same_value rbx
	.cfi_same_value rbp
	.cfi_same_value r12
	.cfi_same_value r13
	.cfi_same_value r14
	.cfi_same_value r15
	testl	$(RFLAGS_DF | RFLAGS_AC), F_RFLAGS(%rsp)
	jnz	gate_odd_flags
	/*
	 * The usual case, no interposer or one, is done here: core_dispatch() knows all of them. rax is the
	 * number, r11 the origin.
	 */
gate_call:
	cmpl	$0, %gs:T_ODD
	jne	gate_many
	cmpq	$0, F_PREV(%rsp)
	jne	gate_many
	movq	core_chain(%rip), %rdx
	movl	$(CORE_NR_MAX - 1), %ecx
	cmpl	%ecx, %eax
	cmovbl	%eax, %ecx
	movzwl	CHAIN_SOLE(%rdx,%rcx,2), %edx
	cmpl	$SOLE_MANY, %edx
	jbe	gate_none
	leaq	core_hooks-SOLE_FIRST(%rip), %rsi
	addq	%rsi, %rdx
	movl	IP_BIT(%rdx), %eax
	testl	%eax, SLOT_WANTS(%r11)
	jz	gate_kernel
	movq	%rdx, F_WAY(%rsp)
	movl	%eax, %gs:T_INSIDE
	movq	IP_ENTER(%rdx), %rax
	testq	%rax, %rax
	jz	gate_entered			/* and that is WEIR_PASS */
	testb	$WEIR_HOOK_GENERAL_REGS, IP_FLAGS(%rdx)
	jz	gate_enter_full
	movq	%rsp, %rdi
	movq	IP_DATA(%rdx), %rsi
	call	*%rax
gate_entered:
	movq	F_WAY(%rsp), %rdx
	cmpq	$0, IP_LEAVE(%rdx)
	je	gate_no_leave
	movw	$CORE_AFTER, F_CHAINED(%rsp)
	cmpl	$0, F_CALL+4(%rsp)
	jne	gate_made			/* by weir_proceed() */
	cmpl	$WEIR_ANSWER, %eax
	je	gate_answered
gate_kernel:
	movq	F_NR(%rsp), %rax
	movl	$(CORE_NR_MAX - 1), %ecx
	cmpq	%rcx, %rax
	cmovbq	%rax, %rcx
	leaq	core_specials(%rip), %rdx
	cmpq	$0, (%rdx,%rcx,8)
	jne	gate_special
	/* The call, as in arch_pass, but with no return behind it. */
	movq	F_ARG0(%rsp), %rdi
	movq	F_ARG0+8(%rsp), %rsi
	movq	F_ARG0+16(%rsp), %rdx
	movq	F_ARG0+24(%rsp), %r10
	movq	F_ARG0+32(%rsp), %r8
	movq	F_ARG0+40(%rsp), %r9
MARK(gate_pass_check)
	cmpl	$0, %gs:T_PENDING
	jne	gate_pass_abort
MARK(gate_pass_syscall)
	syscall
MARK(gate_pass_after)
	movq	%rax, F_RESULT(%rsp)
gate_made:
	cmpw	$CORE_AFTER, F_CHAINED(%rsp)
	jne	gate_leave
	movq	F_WAY(%rsp), %rdx
	testb	$WEIR_HOOK_GENERAL_REGS, IP_FLAGS(%rdx)
	jz	gate_leave_full
	movq	%rsp, %rdi
	movq	IP_DATA(%rdx), %rsi
	call	*IP_LEAVE(%rdx)
gate_left:
	movl	$0, %gs:T_INSIDE
MARK(gate_leave)
	cmpl	$0, F_VEC(%rsp)
	jne	gate_vec
MARK(gate_exit_check)
	cmpl	$0, %gs:T_PENDING
	jne	gate_pending
gate_exit_go:
	movq	F_RFLAGS(%rsp), %r11
	movq	F_RDI(%rsp), %rdi
	movq	F_RSI(%rsp), %rsi
	movq	F_RDX(%rsp), %rdx
	movq	F_R10(%rsp), %r10
	movq	F_R8(%rsp), %r8
	movq	F_R9(%rsp), %r9
	movl	%r11d, %eax
	andl	$~(RFLAGS_PLAIN | RFLAGS_IF), %eax
	jnz	gate_popf
	/* lahf's image into ah, the overflow flag by an addition that overflows */
	movl	%r11d, %eax
	movl	%r11d, %ecx
	shrl	$11, %eax
	andl	$1, %eax
	movb	%cl, %ah
	addb	$0x7f, %al
	sahf
gate_exit_rest:
	movq	F_RESULT(%rsp), %rax
	movq	F_PREV(%rsp), %rcx
	movq	%rcx, %gs:T_FRAME
MARK(gate_exit_outside)
	movq	F_RET(%rsp), %rcx
	movq	F_RSP(%rsp), %rsp
	.cfi_def_cfa rsp, 0
	.cfi_register rip, rcx
	.cfi_same_value rsp
MARK(gate_exit_jump)
	jmp	*%rcx
MARK(gate_exit_end)
END(gate_enter)

/*
 * gate_filter - as gate_enter, for a site whose number is known only when it is called: numbers that
 * no one wants go to the site's stub. Nothing but rcx and r11 changes, not even the flags.
 */
FUNC(gate_filter)
	.cfi_undefined rip
	movq	%rcx, %r11
MARK(gate_filter_moved)
MARK(filter_foreign_check)
	movq	%gs:T_MAGIC, %rcx
	leaq	-CORE_MAGIC(%rcx), %rcx
	jrcxz	1f
	jmp	gate_foreign
1:
filter_number:
	movl	%eax, %ecx
	bswapl	%ecx
	movzwl	%cx, %ecx			/* bits 16 to 31 of the number */
	jrcxz	2f
	jmp	gate_ours
2:	movzbl	%ah, %ecx
	jrcxz	3f
	leaq	-1(%rcx), %rcx
	jrcxz	3f
	jmp	gate_ours
3:	movzwl	%ax, %ecx
	movzbl	%gs:T_WANTED(%rcx), %ecx
	jrcxz	4f
	jmp	gate_ours
4:	jmp	*SLOT_NATIVE(%r11)
MARK(gate_filter_end)
END(gate_filter)

/*
 * gate_check - as gate_filter, where threads may begin without us (core_watch): is the block that of this thread, and is
 * this the process that it was in? A thread that we have not made has the %gs of its maker, but not its stack: within
 * 2 KiB of where a stack pointer was when its thread was asked for its number it is the same thread. Elsewhere
 * it is asked again; the two registers that a system call changes are kept below the red zone meanwhile, where a signal
 * could write at any time. No flag is changed.
 */
	.macro	STACK_AWAY			/* how far from there, times 16: less than 65536 if near */
	movq	%gs:T_STACK, %rcx
	leaq	1(%rsp,%rcx), %rcx
	leaq	(,%rcx,8), %rcx
	leaq	(%rcx,%rcx), %rcx
	.endm

FUNC(gate_check)
	.cfi_undefined rip
	movq	%rcx, %r11
MARK(gate_check_moved)
MARK(check_foreign_check)
	movq	%gs:T_MAGIC, %rcx
	leaq	-CORE_MAGIC(%rcx), %rcx
	jrcxz	1f
	jmp	gate_foreign
1:	movq	core_copy_word(%rip), %rcx
	movq	(%rcx), %rcx
	jrcxz	3f
	STACK_AWAY
	bswapq	%rcx
	jecxz	2f				/* bits 32 to 63 */
	jmp	3f
2:	STACK_AWAY
	bswapl	%ecx
	movzwl	%cx, %ecx
	jrcxz	4f				/* bits 16 to 31 */
3:	movzbl	core_asks(%rip), %ecx
	jrcxz	4f
MARK(check_foreign_keep)
	movq	%r11, -152(%rsp)
MARK(check_foreign_keep_rax)
	movq	%rax, -144(%rsp)
MARK(gate_check_asking)
	movl	$NR_GETTID, %eax
	syscall
	movq	%gs:T_MINUS_TID, %rcx
	leaq	(%rcx,%rax), %rcx
	movq	-144(%rsp), %rax
	movq	-152(%rsp), %r11
MARK(gate_check_asked)
	jrcxz	5f
	jmp	gate_foreign
5:	leaq	-2048(%rsp), %rcx
	notq	%rcx
	movq	%rcx, %gs:T_STACK
4:	jmp	filter_number
MARK(gate_check_end)
END(gate_check)

/*
 * gate_i386 - a call by int 0x80 that trapped: the handler has made the frame, rsp. Such a call keeps rcx
 * and r11, which the gate's exit does not: gate_i386_exit, the return address in the frame, does. From 32-bit
 * code it is gate_i386_exit_far, which jumps to a segment, too: four bytes of address and two of selector.
 */
FUNC(gate_i386)
	.cfi_undefined rip
	movq	%rsp, %rdi
	call	sig_i386
	jmp	gate_made
END(gate_i386)

FUNC(gate_i386_exit)
	.cfi_undefined rip
	movq	%gs:T_I386_RCX, %rcx
	movq	%gs:T_I386_R11, %r11
	jmp	*%gs:T_I386_RET
MARK(gate_i386_exit_far)
	movq	%gs:T_I386_RCX, %rcx
	movq	%gs:T_I386_R11, %r11
	ljmpl	*%gs:T_I386_RET
MARK(gate_i386_exit_end)
END(gate_i386_exit)

/* The pieces of the gate that are seldom run; rsp is the frame in all of them. */
FUNC(gate_seldom)
	.cfi_undefined rip
gate_odd_flags:
	/*
	 * Our C expects a clear direction flag and no alignment checks. The others stay: of NT, a signal's end
	 * keeps what is in force, not what its frame has.
	 */
	pushq	F_RFLAGS(%rsp)
	andq	$~(RFLAGS_DF | RFLAGS_AC | RFLAGS_TF), (%rsp)
	popfq
	jmp	gate_call
MARK(gate_popf)
	/* pushes below the frame, onto our own stack */
	pushq	F_RFLAGS(%rsp)
	popfq
	jmp	gate_exit_rest
MARK(gate_popf_end)
MARK(gate_pass_abort)
	movq	$-CORE_ERESTARTSYS, F_RESULT(%rsp)
	orl	$WEIR_CALL_INTERRUPTED, F_CALL+4(%rsp)
	movw	$1, F_ABORTED(%rsp)
	jmp	gate_made
gate_none:
	je	gate_many
	jmp	gate_kernel
gate_many:
	movq	%rsp, %rdi
	call	core_dispatch
	jmp	gate_made
gate_enter_full:
	movq	%rsp, %rdi
	movq	%rdx, %rsi
	xorl	%edx, %edx
	call	core_run_full
	jmp	gate_entered
gate_leave_full:
	movq	%rsp, %rdi
	movq	%rdx, %rsi
	movl	$1, %edx
	call	core_run_full
	jmp	gate_left
gate_no_leave:
	movl	$0, %gs:T_INSIDE
	cmpl	$0, F_CALL+4(%rsp)
	jne	gate_made
	cmpl	$WEIR_ANSWER, %eax
	jne	gate_kernel
gate_answered:
	cmpl	$NR_RT_SIGRETURN, F_RAX(%rsp)
	je	1f
	movl	$WEIR_CALL_ANSWERED, F_CALL+4(%rsp)
	jmp	gate_made
	/* The end of a handler has nowhere to return to: whatever a hook answers, the kernel is asked. */
1:	movq	$NR_RT_SIGRETURN, F_NR(%rsp)
	jmp	gate_kernel
gate_special:
	movq	%rsp, %rdi
	call	core_kernel
	jmp	gate_made
	/*
	 * What arch_vec_save kept. In line and mostly straight on, for the same reason as the call: behind a
	 * `syscall` each branch that is taken costs.
	 */
gate_vec:
	movl	F_VEC(%rsp), %edx
	ldmxcsr	F_MXCSR(%rsp)
	fnstcw	-8(%rsp)
	movzwl	-8(%rsp), %eax
	cmpw	F_FPUCW(%rsp), %ax
	jne	16f
11:	testl	$ARCH_VEC_X87, %edx
	jnz	17f
12:	cmpb	$ARCH_VEC_ZMM, %dl
	jne	18f
	.irp	n, 0,1,2,3
	kmovq	F_OPMASK+8*\n(%rsp), %k\n
	.endr
	testl	$ARCH_VEC_MASKS_ZERO, %edx
	jnz	20f
	.irp	n, 4,5,6,7
	kmovq	F_OPMASK+8*\n(%rsp), %k\n
	.endr
21:	testl	$ARCH_VEC_16_HALF, %edx
	jz	22f
	.irp	n, 16,17,18,19,20,21,22,23
	vmovdqa64 F_VEC_AREA+64*\n(%rsp), %ymm\n
	.endr
23:	testl	$ARCH_VEC_24_HALF, %edx
	jz	24f
	.irp	n, 24,25,26,27,28,29,30,31
	vmovdqa64 F_VEC_AREA+64*\n(%rsp), %ymm\n
	.endr
26:	testl	$ARCH_VEC_UPPER_ZERO, %edx
	jz	19f
	vzeroupper
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movaps	F_VEC_AREA+16*\n(%rsp), %xmm\n
	.endr
15:	movl	$0, F_VEC(%rsp)
	jmp	gate_exit_check
16:	fldcw	F_FPUCW(%rsp)
	jmp	11b
17:	fxrstor64 F_X87(%rsp)			/* and MXCSR again, the same */
	jmp	12b
18:	cmpb	$ARCH_VEC_YMM, %dl
	jb	14f
	testl	$ARCH_VEC_UPPER_ZERO, %edx
	jnz	13f
	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	vmovdqa	F_VEC_AREA+64*\n(%rsp), %ymm\n
	.endr
	jmp	15b
13:	vzeroupper
14:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movaps	F_VEC_AREA+64*\n(%rsp), %xmm\n
	.endr
	jmp	15b
19:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	vmovdqa64 F_VEC_AREA+64*\n(%rsp), %zmm\n
	.endr
	jmp	15b
20:	.irp	n, 4,5,6,7
	kxorq	%k\n, %k\n, %k\n
	.endr
	jmp	21b
22:	testl	$ARCH_VEC_16_ZERO, %edx
	jnz	27f
	.irp	n, 16,17,18,19,20,21,22,23
	vmovdqa64 F_VEC_AREA+64*\n(%rsp), %zmm\n
	.endr
	jmp	23b
24:	testl	$ARCH_VEC_24_ZERO, %edx
	jnz	25f
	.irp	n, 24,25,26,27,28,29,30,31
	vmovdqa64 F_VEC_AREA+64*\n(%rsp), %zmm\n
	.endr
	jmp	26b
25:	.irp	n, 24,25,26,27,28,29,30,31
	vpxord	%xmm\n, %xmm\n, %xmm\n		/* zmm: the rest is cleared, too */
	.endr
	jmp	26b
27:	.irp	n, 16,17,18,19,20,21,22,23
	vpxord	%xmm\n, %xmm\n, %xmm\n
	.endr
	jmp	23b
gate_pending:
	/* A call made by a hook hands the signal on to the outer frame. */
	cmpq	$0, F_PREV(%rsp)
	jne	gate_exit_go
	movq	%rsp, %rdi
	call	sig_deliver
	jmp	gate_exit_check
END(gate_seldom)

/*
 * gate_foreign - %gs is not ours: a program that uses it, or a thread that weir does not know. Only the kernel can
 * tell which thread this is: the handler of the trap looks its block up and goes on in gate_enter with it. If there
 * is none, the call goes by the native stub of its site. rcx is free; r11 is the origin.
 */
FUNC(gate_foreign)
	.cfi_undefined rip
	int3
MARK(gate_foreign_native)
	jmp	*SLOT_NATIVE(%r11)
END(gate_foreign)

/*
 * gate_set_gs - the gate's exit leads here when the program has a %gs base of its own. The program's registers are
 * in place and none is free, so the handler of the trap sets the base and goes on where the call ended.
 */
FUNC(gate_set_gs)
	.cfi_undefined rip
	int3
MARK(gate_set_gs_end)
END(gate_set_gs)

/* arch_go_native - the way out that needs no %gs. rdi = frame; the vector registers are the program's. */
FUNC(arch_go_native)
	.cfi_undefined rip
	movq	%rdi, %rsp
	movq	F_RBX(%rsp), %rbx
	movq	F_RBP(%rsp), %rbp
	movq	F_R12(%rsp), %r12
	movq	F_R13(%rsp), %r13
	movq	F_R14(%rsp), %r14
	movq	F_R15(%rsp), %r15
	movq	F_RDI(%rsp), %rdi
	movq	F_RSI(%rsp), %rsi
	movq	F_RDX(%rsp), %rdx
	movq	F_R10(%rsp), %r10
	movq	F_R8(%rsp), %r8
	movq	F_R9(%rsp), %r9
	movq	F_RFLAGS(%rsp), %r11
	pushq	%r11
	popfq
	movq	F_RESULT(%rsp), %rax
	movq	F_RET(%rsp), %rcx
	movq	F_RSP(%rsp), %rsp
	jmp	*%rcx
END(arch_go_native)

/*
 * arch_pass - make the program's call in the kernel. rdi = frame; result in rax.
 * Between pass_check and the `syscall` a signal moves execution to pass_abort; on the `syscall`
 * (not yet made, or to be restarted) too. So a handler never waits for a call to come back.
 */
FUNC(arch_pass)
	movq	F_NR(%rdi), %rax
	movq	F_ARG0+8(%rdi), %rsi
	movq	F_ARG0+16(%rdi), %rdx
	movq	F_ARG0+24(%rdi), %r10
	movq	F_ARG0+32(%rdi), %r8
	movq	F_ARG0+40(%rdi), %r9
	movq	F_ARG0(%rdi), %rdi
MARK(pass_check)
	cmpl	$0, %gs:T_PENDING
	jne	pass_abort
MARK(pass_syscall)
	syscall
MARK(pass_after)
	ret
MARK(pass_abort)
	movq	$-CORE_ERESTARTSYS, %rax
	ret
END(arch_pass)

/*
 * arch_pass_i386 - the same by int 0x80, whose arguments are in other registers. rdi = frame.
 */
FUNC(arch_pass_i386)
	pushq	%rbx
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset rbx, 0
	pushq	%rbp
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset rbp, 0
	movq	F_ARG0(%rdi), %rbx
	movq	F_ARG0+8(%rdi), %rcx
	movq	F_ARG0+16(%rdi), %rdx
	movq	F_ARG0+24(%rdi), %rsi
	movq	F_ARG0+40(%rdi), %rbp
	movl	F_RAX(%rdi), %eax
	movq	F_ARG0+32(%rdi), %rdi
MARK(pass_i386_check)
	cmpl	$0, %gs:T_PENDING
	jne	pass_i386_abort
MARK(pass_i386_int)
	int	$0x80
MARK(pass_i386_after)
	popq	%rbp
	.cfi_adjust_cfa_offset -8
	.cfi_restore rbp
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore rbx
	ret
	.cfi_adjust_cfa_offset 16
	.cfi_rel_offset rbx, 8
	.cfi_rel_offset rbp, 0
MARK(pass_i386_abort)
	movq	$-CORE_ERESTARTSYS, %rax
	jmp	pass_i386_after
END(arch_pass_i386)

/* arch_pass_nested - the same for a call that a hook makes: rdi = args, rsi = number. */
FUNC(arch_pass_nested)
	movq	%rsi, %rax
	movq	8(%rdi), %rsi
	movq	16(%rdi), %rdx
	movq	24(%rdi), %r10
	movq	32(%rdi), %r8
	movq	40(%rdi), %r9
	movq	(%rdi), %rdi
	xorl	%r11d, %r11d	/* the kernel puts the flags there: a restarted call shows by it */
MARK(pass_nested_syscall)
	syscall
MARK(pass_nested_after)
	ret
END(arch_pass_nested)

/*
 * arch_clone_vm - clone or clone3 whose child shares our memory.
 * In: rdi child block, rsi args, rdx number. The kernel has been given the child's hook stack.
 * The child still has the parent's %gs: its block travels in r12 until it is its own.
 */
FUNC(arch_clone_vm)
	pushq	%r12
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset r12, 0
	movq	%rdi, %r12
	movq	%rdx, %rax
	movq	(%rsi), %rdi
	movq	16(%rsi), %rdx
	movq	24(%rsi), %r10
	movq	32(%rsi), %r8
	movq	40(%rsi), %r9
	movq	8(%rsi), %rsi
	syscall
	testq	%rax, %rax
	jz	4f
	popq	%r12
	.cfi_adjust_cfa_offset -8
	.cfi_restore r12
	ret
4:	.cfi_undefined rip
	/* rsp is the child's frame */
	movq	%r12, %rdi
	movq	%rsp, %rsi
	call	core_child_start
	movq	F_RBX(%rsp), %rbx
	movq	F_RBP(%rsp), %rbp
	movq	F_R12(%rsp), %r12
	movq	F_R13(%rsp), %r13
	movq	F_R14(%rsp), %r14
	movq	F_R15(%rsp), %r15
	jmp	gate_leave
END(arch_clone_vm)

/*
 * arch_spawn(stack_top, prog, argv, envp, fd) - vfork onto a stack of its own, descriptor fd as 3,
 * all others closed, the first three too, no signal blocked, execve. No signal is raised when it ends. The pid is that of
 * a process in between, which ends when the program has.
 */
FUNC(arch_spawn)
	pushq	%rbx
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset rbx, 0
	pushq	%r12
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset r12, 0
	pushq	%r13
	.cfi_adjust_cfa_offset 8
	.cfi_rel_offset r13, 0
	movq	%rsi, %rbx
	movq	%rdx, %r12
	movq	%rcx, %r13
	movq	%rdi, %rsi
	movl	$0x4100, %edi				/* CLONE_VM | CLONE_VFORK */
	movl	$56, %eax				/* clone */
	xorl	%edx, %edx
	xorl	%r10d, %r10d
	/* r8, the descriptor, is the tls argument, which is not looked at without CLONE_SETTLS */
	syscall
	testq	%rax, %rax
	jz	21f
	popq	%r13
	.cfi_adjust_cfa_offset -8
	.cfi_restore r13
	popq	%r12
	.cfi_adjust_cfa_offset -8
	.cfi_restore r12
	popq	%rbx
	.cfi_adjust_cfa_offset -8
	.cfi_restore rbx
	ret
21:	.cfi_undefined rip
	/* An image that was executed raises SIGCHLD at its end: a process in between takes that. */
	movl	$0x4100, %edi
	leaq	-1024(%rsp), %rsi
	movl	$56, %eax				/* clone */
	xorl	%edx, %edx
	xorl	%r10d, %r10d
	syscall
	testq	%rax, %rax
	jz	24f
	movl	%eax, %ebx
23:	movl	%ebx, %edi
	xorl	%esi, %esi
	movl	$0x40000000, %edx			/* __WALL */
	xorl	%r10d, %r10d
	movl	$61, %eax				/* wait4 */
	syscall
	cmpq	$-4, %rax				/* EINTR */
	je	23b
	xorl	%edi, %edi
	movl	$60, %eax				/* exit */
	syscall
	hlt
24:	movl	%r8d, %edi
	cmpl	$3, %edi
	je	22f
	movl	$3, %esi
	movl	$33, %eax				/* dup2 */
	syscall
22:	xorl	%edi, %edi
	movl	$2, %esi
	xorl	%edx, %edx
	movl	$436, %eax				/* close_range */
	syscall
	movl	$4, %edi
	movl	$-1, %esi
	xorl	%edx, %edx
	movl	$436, %eax				/* close_range */
	syscall
	pushq	$0
	movl	$2, %edi				/* SIG_SETMASK */
	movq	%rsp, %rsi
	xorl	%edx, %edx
	movl	$8, %r10d
	movl	$14, %eax				/* rt_sigprocmask */
	syscall
	movq	%rbx, %rdi
	movq	%r12, %rsi
	movq	%r13, %rdx
	movl	$59, %eax				/* execve */
	syscall
	movl	$127, %edi
	movl	$60, %eax				/* exit */
	syscall
	hlt
END(arch_spawn)

/*
 * arch_exit_thread - give the block back and end the thread: rdi = state word, rsi = exit code.
 * From the store on the block may belong to another thread: no memory is used.
 */
FUNC(arch_exit_thread)
	movl	$60, %eax
	movq	%rdi, %rdx
	movq	%rsi, %rdi
	movl	$0, (%rdx)
	syscall
	hlt
END(arch_exit_thread)

/*
 * arch_sigreturn - rt_sigreturn with a frame at rdi; rsi = the gate's frame that is current then; rdx = what
 * is to be in %gs, or NULL: the block.
 */
FUNC(arch_sigreturn)
	.cfi_undefined rip
	movq	%rsi, %gs:T_FRAME
	movq	$0, %gs:T_MASKED		/* not before: without a frame, nobody marks this thread */
	movq	%rdi, %rbx
	testq	%rdx, %rdx
	jz	1f
	movq	%rdx, %rdi
	call	arch_put_gs
1:	movq	%rbx, %rsp
	movl	$15, %eax
	syscall
	hlt
END(arch_sigreturn)

/*
 * The restorer of frames that we build. Unwinders and debuggers know a signal frame by these very
 * bytes at the return address, and only if no FDE covers them: no .cfi here, and a nop in front,
 * because unwinders look at the byte before a return address.
 */
	.balign	16
	nop
MARK(gate_restorer)
	.byte	0x48, 0xc7, 0xc0, 0x0f, 0x00, 0x00, 0x00	/* mov $15, %rax */
	.byte	0x0f, 0x05					/* syscall */
	hlt

/*
 * arch_set_gs - the null selector, rdi = the new base of %gs; -errno in rax. With another selector the kernel might
 * load its base again, in the middle of a call.
 */
FUNC(arch_set_gs)
	cmpb	$0, arch_has_fsgsbase(%rip)
	je	5f
	xorl	%ecx, %ecx
	movl	%gs, %eax
	testl	%eax, %eax
	jz	1f
	movl	%ecx, %gs
1:	wrgsbase %rdi
	xorl	%eax, %eax
	ret
5:	movq	%rdi, %rsi
	movl	$0x1001, %edi				/* ARCH_SET_GS */
	movl	$158, %eax				/* arch_prctl */
	syscall
	ret
END(arch_set_gs)

/*
 * arch_load_gs - rdi = the selector; 0, or -EFAULT. In a handler of SIGSEGV a fault is the end, so the descriptor is looked
 * at before: can it be read, is it present? One that another thread takes away in between is a fault.
 */
FUNC(arch_load_gs)
	cmpl	$3, %edi
	jbe	guard_load_gs
	verr	%di
	jnz	guard_copy_fixup
	larl	%edi, %eax
	jnz	guard_copy_fixup
	testl	$0x8000, %eax			/* present */
	jz	guard_copy_fixup
MARK(guard_load_gs)
	movl	%edi, %gs
MARK(guard_load_gs_end)
	xorl	%eax, %eax
	ret
END(arch_load_gs)

/* arch_gs_block - the block that %gs leads to, found without a call; 0 if that is none of ours. */
FUNC(arch_gs_block)
MARK(guard_gs)
	cmpq	$CORE_MAGIC, %gs:T_MAGIC
	jne	guard_gs_fixup
	movq	%gs:T_SELF, %rax
MARK(guard_gs_end)
	ret
MARK(guard_gs_fixup)
	xorl	%eax, %eax
	ret
END(arch_gs_block)

/*
 * Guarded access to program memory. A fault between the marks goes to guard_copy_fixup.
 * rt_copy(dst, src, n)
 */
FUNC(rt_copy)
	movq	%rdx, %rcx
	/* short copies by hand: `rep movsb` takes a while to get going */
	cmpq	$16, %rcx
	ja	6f
MARK(guard_copy)
	cmpq	$8, %rcx
	jb	7f
	movq	(%rsi), %rax
	movq	-8(%rsi,%rcx), %r8
	movq	%rax, (%rdi)
	movq	%r8, -8(%rdi,%rcx)
	xorl	%eax, %eax
	ret
7:	testq	%rcx, %rcx
	jz	8f
	movb	(%rsi), %al
	movb	%al, (%rdi)
	incq	%rsi
	incq	%rdi
	decq	%rcx
	jmp	7b
8:	xorl	%eax, %eax
	ret
6:	rep movsb
	xorl	%eax, %eax
MARK(guard_copy_end)
	ret
MARK(guard_copy_fixup)
	movq	$-14, %rax
	ret
END(rt_copy)

/* rt_strnlen_guarded(s, max) */
FUNC(rt_strnlen_guarded)
	xorl	%eax, %eax
MARK(guard_scan)
9:	cmpq	%rsi, %rax
	jae	10f
	cmpb	$0, (%rdi,%rax)
	je	10f
	incq	%rax
	jmp	9b
MARK(guard_scan_end)
10:	ret
END(rt_strnlen_guarded)

/* arch_xsave(area, features): an xsave image in program memory; 0 or -EFAULT. Without features, as of fxsave. */
FUNC(arch_xsave)
	movq	%rsi, %rdx
	movl	%esi, %eax
	shrq	$32, %rdx
	testq	%rsi, %rsi
	jz	12f
MARK(guard_xsave)
	xsave	(%rdi)
	jmp	13f
12:	fxsave64 (%rdi)
MARK(guard_xsave_end)
13:	xorl	%eax, %eax
	ret
END(arch_xsave)

/* arch_ticks() */
FUNC(arch_ticks)
MARK(guard_ticks)
	rdtsc
MARK(guard_ticks_end)
	shlq	$32, %rdx
	orq	%rdx, %rax
	ret
MARK(guard_ticks_fixup)
	xorl	%eax, %eax
	ret
END(arch_ticks)

/* ---- vector state around hooks that are ordinary C ---- */

	/* Two xmm registers to one store of 32 bytes. */
	.macro	VEC_PACK high, low, by
	vinserti64x2 $1, %xmm\high, %ymm\low, %ymm\by
	vmovdqa64 %ymm\by, F_VEC_AREA+16*\low(%rdi)
	.endm

/* arch_vec_save(frame) */
FUNC(arch_vec_save)
	movl	arch_vec_level(%rip), %ecx
	movl	%ecx, %edx
	stmxcsr	F_MXCSR(%rdi)
	fnstcw	F_FPUCW(%rdi)
	/*
	 * Is x87 or MMX data live? fxam says "empty" by C3=1 C2=0 C0=1. It overwrites the condition codes,
	 * which mean nothing across a call; to read them first would cost 5 ns more.
	 */
	fxam
	fnstsw	%ax
	andl	$0x4500, %eax
	cmpl	$0x4100, %eax
	je	11f
	fxsave64 F_X87(%rdi)
	fninit
	orl	$ARCH_VEC_X87, %edx
11:	cmpl	$ARCH_VEC_YMM, %ecx
	jb	12f
	je	13f
	/*
	 * What bounds this is the number of stores, and a zmm counts twice: what is zero is not stored. The
	 * registers that C uses are mostly clean above xmm, the others above ymm, or never used. Tested are
	 * 0-15, 16-23 and 24-31, each together.
	 */
	.irp	n, 0,1,2,3
	kmovq	%k\n, F_OPMASK+8*\n(%rdi)
	.endr
	kortestq %k4, %k5
	jnz	15f
	kortestq %k6, %k7
	jnz	15f
	orl	$ARCH_VEC_MASKS_ZERO, %edx
16:	vmovdqa64 %zmm16, F_VEC_AREA+64*16(%rdi)
	vmovdqa64 %zmm17, F_VEC_AREA+64*17(%rdi)
	vpternlogq $0xfe, %zmm17, %zmm18, %zmm16	/* the OR of three */
	vporq	%zmm24, %zmm25, %zmm17
	vpternlogq $0xfe, %zmm19, %zmm20, %zmm16
	vpternlogq $0xfe, %zmm26, %zmm27, %zmm17
	vpternlogq $0xfe, %zmm21, %zmm22, %zmm16
	vpternlogq $0xfe, %zmm28, %zmm29, %zmm17
	vporq	%zmm23, %zmm16, %zmm16
	vpternlogq $0xfe, %zmm30, %zmm31, %zmm17
	vptestmq %zmm16, %zmm16, %k2
	vptestmq %zmm17, %zmm17, %k3
	vporq	%zmm0, %zmm1, %zmm16
	vporq	%zmm8, %zmm9, %zmm17
	vpternlogq $0xfe, %zmm2, %zmm3, %zmm16
	vpternlogq $0xfe, %zmm10, %zmm11, %zmm17
	vpternlogq $0xfe, %zmm4, %zmm5, %zmm16
	vpternlogq $0xfe, %zmm12, %zmm13, %zmm17
	vpternlogq $0xfe, %zmm6, %zmm7, %zmm16
	vpternlogq $0xfe, %zmm14, %zmm15, %zmm17
	vporq	%zmm17, %zmm16, %zmm16
	vptestmq %zmm16, %zmm16, %k1
	kmovb	%k2, %eax
	testl	%eax, %eax
	jz	18f
	testl	$0xf0, %eax
	jnz	17f
	orl	$ARCH_VEC_16_HALF, %edx
	.irp	n, 18,19,20,21,22,23
	vmovdqa64 %ymm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
19:	kmovb	%k3, %eax
	testl	%eax, %eax
	jz	21f
	testl	$0xf0, %eax
	jnz	20f
	orl	$ARCH_VEC_24_HALF, %edx
	.irp	n, 24,25,26,27,28,29,30,31
	vmovdqa64 %ymm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
22:	kmovb	%k1, %eax
	testl	$0xfc, %eax
	jnz	23f
	/* Two to a store. Clean upper halves are left so: dirty ones slow SSE code down. */
	orl	$ARCH_VEC_UPPER_ZERO, %edx
	VEC_PACK 1, 0, 16
	VEC_PACK 3, 2, 17
	VEC_PACK 5, 4, 16
	VEC_PACK 7, 6, 17
	VEC_PACK 9, 8, 16
	VEC_PACK 11, 10, 17
	VEC_PACK 13, 12, 16
	VEC_PACK 15, 14, 17
	vzeroupper
	movl	%edx, F_VEC(%rdi)
	ret
15:	.irp	n, 4,5,6,7
	kmovq	%k\n, F_OPMASK+8*\n(%rdi)
	.endr
	jmp	16b
17:	.irp	n, 18,19,20,21,22,23
	vmovdqa64 %zmm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
	jmp	19b
18:	orl	$ARCH_VEC_16_ZERO, %edx
	jmp	19b
20:	.irp	n, 24,25,26,27,28,29,30,31
	vmovdqa64 %zmm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
	jmp	22b
21:	orl	$ARCH_VEC_24_ZERO, %edx
	jmp	22b
23:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	vmovdqa64 %zmm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
	jmp	14f
13:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	vmovdqa	%ymm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
	vpor	%ymm0, %ymm1, %ymm0
	.irp	n, 2,3,4,5,6,7,8,9,10,11,12,13,14,15
	vpor	%ymm\n, %ymm0, %ymm0
	.endr
	vextracti128 $1, %ymm0, %xmm0
	vptest	%xmm0, %xmm0
	jnz	14f
	orl	$ARCH_VEC_UPPER_ZERO, %edx
	vzeroupper
	jmp	14f
12:	.irp	n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
	movaps	%xmm\n, F_VEC_AREA+64*\n(%rdi)
	.endr
14:	movl	%edx, F_VEC(%rdi)
	ret
END(arch_vec_save)

/*
 * Room for native stubs: `syscall` and back for sites whose number no one wants, inside the range
 * that Syscall User Dispatch lets through. 16 bytes each, written by code/.
 */
	.balign	4096
MARK(gate_stubs)
	.skip	65536, 0xcc
MARK(gate_stubs_end)

	.section .note.GNU-stack, "", @progbits
