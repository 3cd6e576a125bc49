/* SPDX-License-Identifier: MIT */
/* Five instructions in the window: the most that there can be. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
	pushq	%rbp
	pushq	%rsi
	pushq	%rdi
	pushq	%rax
	addq	$40, %rsp
	ret
	.cfi_endproc
	.size	f, . - f
