/* SPDX-License-Identifier: MIT */
/* plan: break 0 branch-target */
	.text
	leaq	f + 3(%rip), %rax
	jmp	f + 7
