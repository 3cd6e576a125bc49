/* SPDX-License-Identifier: MIT */
/* No unwind table, but a symbol with a size. */
/* want: f+0x5 T0 best 39 */
	.text
	.globl f
	.type f, @function
f:
	movl	$39, %eax
	syscall
	ret
	.size f, . - f
