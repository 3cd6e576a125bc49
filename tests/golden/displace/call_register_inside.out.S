/* SPDX-License-Identifier: MIT */
/* plan: pun,break 0 call */
	.text
	pushq	%rbx
	jmp	f + 1
