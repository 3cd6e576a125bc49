/* SPDX-License-Identifier: MIT */
/* A short branch out of the next function. */
/* want: f+0x5 T2+1 branch-target - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$39, %eax
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
	movl	$40, %eax
	jmp	f + 5
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	g, . - g
