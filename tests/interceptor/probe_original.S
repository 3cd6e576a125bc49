/* SPDX-License-Identifier: MIT */
/* o_probe: an original that shows every register it was given, and gives others back. */
#include "probe_regs.inc"

	.text
	.globl o_probe
	.type o_probe, @function
o_probe:
	.cfi_startproc
	movq	probe_seen@GOTPCREL(%rip), %r11
	EACH_GPR(GPR_STORE)
	movq	%rsp, P_RSP(%r11)
	pushfq
	popq	P_FLAGS(%r11)
	stmxcsr	P_MXCSR(%r11)
	fnstcw	P_FPUCW(%r11)
	movq	(%rsp), %rax
	movq	%rax, P_RET(%r11)
	movq	8(%rsp), %rax
	movq	%rax, P_WORDS(%r11)
	movq	16(%rsp), %rax
	movq	%rax, P_WORDS + 8(%r11)
	movq	24(%rsp), %rax
	movq	%rax, P_WORDS + 16(%r11)
	movq	32(%rsp), %rax
	movq	%rax, P_WORDS + 24(%r11)
	vectors_store
	/* An original may write to its arguments on the stack. */
	movq	$77, 8(%rsp)
	movq	probe_back@GOTPCREL(%rip), %r11
	vectors_load
	ldmxcsr	P_MXCSR(%r11)
	fldcw	P_FPUCW(%r11)
	movq	P_GPR(%r11), %rax
	movq	P_GPR + 16(%r11), %rdx
	pushq	P_FLAGS(%r11)
	popfq
	ret
	.cfi_endproc
	.size o_probe, . - o_probe

	.section .note.GNU-stack, "", @progbits
