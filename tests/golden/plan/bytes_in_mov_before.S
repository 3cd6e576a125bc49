/* SPDX-License-Identifier: MIT */
/* The mov that would be replaced holds 0f 05 itself: no byte is given to two sites. */
/* want: f+0x1 T4 not-decoded - */
/* want: f+0x5 T1 no-mov 1295 */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	movl	$0x050f, %eax
	syscall
	ret
	.rept	80
	incl	%edx
	.endr
	.cfi_endproc
	.size	f, . - f
