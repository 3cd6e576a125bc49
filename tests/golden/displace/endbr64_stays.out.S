/* SPDX-License-Identifier: MIT */
/* plan: jump,break 5 best */
	.text
	movl	$7, %eax
	jmp	f + 9
