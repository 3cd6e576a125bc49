/* SPDX-License-Identifier: MIT */
/* plan: pun,break 0 branch-target */
	.text
	pushq	%rbx
	jmp	f + 1
