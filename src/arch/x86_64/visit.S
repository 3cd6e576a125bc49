/* SPDX-License-Identifier: MIT */
/* Where threads stop for the supervisor, which has them stopped by ptrace: see trace/launch.h. */
#include "arch/x86_64/asm.h"

	.text

/*
 * attach_visit - a thread that the supervisor has led here calls a function of ours and stops.
 * In: rax the function, rdi, rsi its arguments; rsp the stack for it
 */
FUNC(attach_visit)
	.cfi_undefined rip
	call	*%rax
MARK(attach_over)
	int3
MARK(attach_end)
	/* The supervisor died: attach_orphaned() has put the thread back, and does not return. */
	hlt
END(attach_visit)

/* attach_park(frame) - stops at the boundary of a call; goes on if nobody wants the thread there any more. */
FUNC(attach_park)
	int3
MARK(attach_parked)
	ret
END(attach_park)

	.section .note.GNU-stack, "", @progbits
