/* SPDX-License-Identifier: MIT */
/* A call at the end of the window: it returns behind it. */
	.text
g:
	.cfi_startproc
	movl	$1, %eax
	ret
	.cfi_endproc
	.globl	g
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
	call	g
	popq	%rbx
	ret
	.cfi_endproc
	.size	f, . - f
