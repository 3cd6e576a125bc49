/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 8 best */
	.text
	jecxz	2f
	.byte	0xeb, 5
2:	.byte	0xe9
	.long	f + 9 - (. + 4)
	movl	$1, %eax
	jmp	f + 8
