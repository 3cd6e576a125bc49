/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 8 best */
	.text
	testl	%edi, %edi
	je	f + 14
	jmp	f + 8
