/* SPDX-License-Identifier: MIT */
/* Four bytes, and another function right behind it. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	leal	(%rdi,%rsi), %eax
	ret
	.cfi_endproc
	.size	f, . - f
	.globl	h
h:
	.cfi_startproc
	movl	$1, %eax
	ret
	.cfi_endproc
	.size	h, . - h
