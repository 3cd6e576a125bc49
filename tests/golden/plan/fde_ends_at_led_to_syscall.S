/* SPDX-License-Identifier: MIT */
/* The same, but a branch in the part that no table knows leads to the syscall itself: no jump before it. */
/* want: f+0x5 T1 branch-target - */
	.text
f:
	.cfi_startproc
	movl	$435, %eax
	.cfi_endproc
1:	syscall
	testq	%rax, %rax
	js	1b
	ret
