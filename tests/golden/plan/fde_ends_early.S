/* SPDX-License-Identifier: MIT */
/* The unwind table ends before the syscall (as in clone); the symbol goes on. */
/* want: f+0x5 T0 best 56 */
	.text
	.globl f
	.type f, @function
f:
	.cfi_startproc
	movl	$56, %eax
	.cfi_endproc
	syscall
	ret
	.size f, . - f
