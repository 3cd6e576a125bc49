/* SPDX-License-Identifier: MIT */
/* probe_call: calls o_probe with every register as *probe_in says, and shows how they come back. */
#include "probe_regs.inc"

	.text
	.globl probe_call
	.type probe_call, @function
probe_call:
	.cfi_startproc
	.irp reg, rbx, rbp, r12, r13, r14, r15
	pushq	%\reg
	.cfi_adjust_cfa_offset 8
	.endr
	subq	$56, %rsp
	.cfi_adjust_cfa_offset 56
	stmxcsr	48(%rsp)
	fnstcw	52(%rsp)
	movq	probe_in@GOTPCREL(%rip), %r11
	.irp n, 0, 1, 2, 3
	movq	P_WORDS + 8 * \n(%r11), %rax
	movq	%rax, 8 * \n(%rsp)
	.endr
	vectors_load
	ldmxcsr	P_MXCSR(%r11)
	fldcw	P_FPUCW(%r11)
	EACH_GPR(GPR_LOAD)
	leaq	-8(%rsp), %rsp
	movq	%rsp, P_RSP(%r11)
	leaq	8(%rsp), %rsp
	pushq	P_FLAGS(%r11)
	popfq
	call	o_probe@PLT
probe_return:
	movq	probe_out@GOTPCREL(%rip), %r11
	EACH_GPR(GPR_STORE)
	pushfq
	popq	P_FLAGS(%r11)
	movq	%rsp, P_RSP(%r11)
	stmxcsr	P_MXCSR(%r11)
	fnstcw	P_FPUCW(%r11)
	movq	(%rsp), %rax
	movq	%rax, P_WORDS(%r11)
	leaq	probe_return(%rip), %rax
	movq	%rax, P_RET(%r11)
	vectors_store
	ldmxcsr	48(%rsp)
	fldcw	52(%rsp)
	cld
	addq	$56, %rsp
	.cfi_adjust_cfa_offset -56
	.irp reg, r15, r14, r13, r12, rbp, rbx
	popq	%\reg
	.cfi_adjust_cfa_offset -8
	.endr
	ret
	.cfi_endproc
	.size probe_call, . - probe_call

	.section .note.GNU-stack, "", @progbits
