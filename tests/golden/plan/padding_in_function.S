/* SPDX-License-Identifier: MIT */
/* nops inside a function are not padding, even behind a ret. */
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
	.fill	8, 1, 0x90
	.rept	80
	incl	%edx
	.endr
	ret
	.cfi_endproc
	.size	f, . - f
