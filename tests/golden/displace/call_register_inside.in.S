/* SPDX-License-Identifier: MIT */
/* A call that would return into the bytes of the jump. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	pushq	%rbx
	call	*%rax
	popq	%rbx
	nop
	ret
	.cfi_endproc
	.size	f, . - f
