/* SPDX-License-Identifier: MIT */
/* A file without section headers: unwind tables alone. */
/* flags: -shared strip-sections */
/* want: - T0 best 39 */
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
