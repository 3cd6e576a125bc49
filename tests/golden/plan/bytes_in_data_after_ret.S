/* SPDX-License-Identifier: MIT */
/* Constants behind the ret, within the function. */
/* want: f+0x1 T4 not-decoded - */
	.text
	.globl	f
	.type	f, @function
	.p2align 4
f:
	.cfi_startproc
	ret
	.byte	0x0f, 0x05, 0x0f, 0x1f
	.cfi_endproc
	.size	f, . - f
