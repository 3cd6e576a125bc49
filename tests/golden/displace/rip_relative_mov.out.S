/* SPDX-License-Identifier: MIT */
/* plan: jump,break 6 best */
	.text
	movl	value(%rip), %eax
	jmp	f + 6
