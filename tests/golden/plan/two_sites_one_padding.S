/* SPDX-License-Identifier: MIT */
/* Padding for one is given to the first. */
/* want: f+0x3 T2+6 no-mov - */
/* want: f+0x8 T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movq	%rdi, %rax
	syscall
	movq	%rdi, %rax
	syscall
	ret
	.cfi_endproc
	.size	f, . - f
	.fill	5, 1, 0xcc
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
