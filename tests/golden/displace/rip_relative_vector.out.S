/* SPDX-License-Identifier: MIT */
/* plan: jump,break 8 best */
	.text
	vmovdqu	value(%rip), %ymm0
	jmp	f + 8
