/* SPDX-License-Identifier: MIT */
/* The same with code behind it: only the first instruction may change. */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	jmp	1f
2:	addl	%edi, %eax
	ret
1:	xorl	%eax, %eax
	jmp	2b
	.cfi_endproc
	.size	f, . - f
