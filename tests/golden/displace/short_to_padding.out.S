/* SPDX-License-Identifier: MIT */
/* plan: pun,short,break 0 branch-target */
	.text
	xorl	%eax, %eax
	jmp	f + 2
