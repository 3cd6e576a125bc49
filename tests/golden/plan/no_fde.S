/* SPDX-License-Identifier: MIT */
/* No unwind table and no size: bounds are not known. */
/* want: f+0x5 T1 no-bounds - */
	.text
	.globl f
f:
	movl	$39, %eax
	syscall
	ret
