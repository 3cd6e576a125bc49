/* SPDX-License-Identifier: MIT */
/* plan: jump,break 5 best */
	.text
	movl	$39, %eax
	jmp	f + 5
