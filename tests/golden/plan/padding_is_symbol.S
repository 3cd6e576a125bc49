/* SPDX-License-Identifier: MIT */
/* A symbol in the padding: something may be called there. */
/* want: f+0x3 T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movq	%rdi, %rax
	syscall
	ret
	.cfi_endproc
	.size	f, . - f
	.globl hot
hot:	.fill	10, 1, 0x90
	.text
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	.rept	80
	incl	%edx
	.endr
	ret
	.cfi_endproc
	.size	g, . - g
