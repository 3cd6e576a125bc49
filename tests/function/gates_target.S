/* SPDX-License-Identifier: MIT */
/*
 * Exported functions (long a, long b: their sum) that code of this object leads to, each in a way of its own, or does not.
 * They change nothing but rax.
 */
	.text

	.macro	SUM name
	.globl	\name
	.type	\name, @function
	.balign	16
\name:
.L\name:
	.cfi_startproc
	leaq	(%rdi,%rsi), %rax
	testq	%rax, %rax
	ret
	.cfi_endproc
	.size	\name, . - \name
	.endm

	SUM	lonely
	SUM	pointed				/* by data alone: see below */
	SUM	called
	SUM	jumped_to
	SUM	branched_to
	SUM	taken
	SUM	unsized
	SUM	savectx				/* by its name none that its return may be led through a stub of */

	/* endbr64 stays, and the patch begins behind it */
	.macro	MARKED name
	.globl	\name
	.type	\name, @function
	.balign	16
\name:
.L\name:
	.cfi_startproc
	endbr64
	leaq	(%rdi,%rsi), %rax
	testq	%rax, %rax
	ret
	.cfi_endproc
	.size	\name, . - \name
	.endm
	MARKED	marked
	MARKED	marked_and_called		/* behind the mark */

	.globl	loops
	.type	loops, @function
	.balign	16
loops:
.Lloops:
	.cfi_startproc
	leaq	(%rdi,%rsi), %rax
	testq	%rax, %rax
	ret
	jmp	.Lloops
	.cfi_endproc
	.size	loops, . - loops

	.globl	runs_on
	.type	runs_on, @function
	.balign	16
runs_on:
	.cfi_startproc
	leaq	(%rsi,%rdi), %rsi
	subq	%rdi, %rsi
	.cfi_endproc
	.size	runs_on, . - runs_on
	.balign	16, 0x90
	SUM	run_into

	.type	leads, @function
	.balign	16
leads:	.cfi_startproc
	call	.Lcalled
	call	.Lmarked_and_called + 4
	leaq	.Ltaken(%rip), %rax
	jz	.Lbranched_to
	jmp	.Ljumped_to
	.cfi_endproc
	.size	leads, . - leads

	/* no function by any table: bytes, in which nothing is known to be an instruction */
	.balign	16
	.byte	0xe9
	.long	.Lunsized - . - 4
	.balign	16, 0xcc

	SUM	not_exported
	.hidden	not_exported

	.section .data.rel.ro, "aw", @progbits
	.balign	8
	.globl	gates_table
	.type	gates_table, @object
gates_table:
	.quad	pointed, not_exported, leads
	.size	gates_table, . - gates_table

	.section .note.GNU-stack, "", @progbits
