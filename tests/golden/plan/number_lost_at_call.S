/* SPDX-License-Identifier: MIT */
/* A call changes rax. */
/* want: f+0xa T1 no-mov - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$9, %eax
	call	g
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
	.text
	.globl	g
	.type	g, @function
	.p2align 4
g:
	.cfi_startproc
	ret
	.cfi_endproc
	.size	g, . - g
