/* SPDX-License-Identifier: MIT */
/* The number is known although another instruction stands between. */
/* want: f+0x8 T1 no-mov 9 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$9, %eax
	movq	%rcx, %r10
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
