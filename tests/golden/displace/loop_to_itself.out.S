/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 7 best */
	.text
1:	loop	2f
	.byte	0xeb, 5
2:	.byte	0xe9
	.long	1b - (. + 4)
	movl	$1, %eax
	jmp	f + 7
