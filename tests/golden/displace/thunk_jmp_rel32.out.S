/* SPDX-License-Identifier: MIT */
/* plan: jump,break 5 best */
	.text
	jmp	g
