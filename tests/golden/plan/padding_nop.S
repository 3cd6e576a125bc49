/* SPDX-License-Identifier: MIT */
/* So do nops, long ones as well. */
/* want: f+0x3 T2+3 no-mov - */
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
