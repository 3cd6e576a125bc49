/* SPDX-License-Identifier: MIT */
/* No room of its own and none for the jump behind it, but padding near by. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	xorl	%eax, %eax
1:	incl	%eax
	decl	%edi
	jne	1b
	ret
	.cfi_endproc
	.size	f, . - f
	.p2align 5, 0x90
	.globl	h
h:
	.cfi_startproc
	ret
	.cfi_endproc
