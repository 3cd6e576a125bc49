/* SPDX-License-Identifier: MIT */
/* Padding in front of the function serves as well. */
/* want: f+0x3 T2-20 no-mov - */
	.text
	.globl	e
	.type	e, @function
	.p2align 4
e:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	e, . - e
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movq	%rdi, %rax
	syscall
	.rept	80
	incl	%edx
	.endr
	ret
	.cfi_endproc
	.size	f, . - f
