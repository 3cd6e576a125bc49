/* SPDX-License-Identifier: MIT */
/* What something jumps to is no padding. */
/* want: f+0x3 T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movq	%rdi, %rax
	syscall
	jne	1f
	ret
	.cfi_endproc
	.size	f, . - f
1:	.fill	8, 1, 0x90
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
