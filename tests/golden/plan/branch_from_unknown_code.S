/* SPDX-License-Identifier: MIT */
/* A short branch out of code that nothing tells of, next to the function. */
/* want: f+0x5 T1 branch-target - */
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
	movl	$40, %eax
	jmp	f + 5
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
