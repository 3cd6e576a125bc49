/* SPDX-License-Identifier: MIT */
/* plan: jump,break 6 best */
	.text
	xbegin	f + 9
	jmp	f + 6
