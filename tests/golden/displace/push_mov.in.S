/* SPDX-License-Identifier: MIT */
/* Two instructions, four bytes, and a third to fill the jump. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbp
	movq	%rsp, %rbp
	subq	$16, %rsp
	leave
	ret
	.cfi_endproc
	.size	f, . - f
