/* SPDX-License-Identifier: MIT */
/* The two bytes stand on two pages. */
/* want: f+0xfff T0 best 39 */
	.text
	.p2align 12
	.globl f
	.type f, @function
f:
	.cfi_startproc
	jmp	1f
	.fill	0xfff - 5 - (. - f), 1, 0x90
1:	movl	$39, %eax
	syscall
	ret
	.cfi_endproc
	.size f, . - f
