/* SPDX-License-Identifier: MIT */
/* The address of the syscall is taken with lea. */
/* want: f+0x5 T1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
1:	movl	$39, %eax
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
	leaq	1b + 5(%rip), %rax
	jmp	*%rax
	.cfi_endproc
	.size	g, . - g
