/* SPDX-License-Identifier: MIT */
/* plan: jump,pun,break 9 best */
	.text
	testl	%edi, %edi
	je	f + 10
	movl	$1, %eax
	jmp	f + 9
