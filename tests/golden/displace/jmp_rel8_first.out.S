/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 2 best */
	.text
	jmp	f + 6
