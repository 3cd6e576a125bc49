/* SPDX-License-Identifier: MIT */
/* Where threads stop by themselves for the supervisor, which traces them: see trace/launch.h. */
#include "arch/x86_64/asm.h"

	.text

/* attach_park(frame) - stops at the boundary of a call; goes on if nobody wants the thread there any more. */
FUNC(attach_park)
	int3
MARK(attach_parked)
	ret
END(attach_park)

	.section .note.GNU-stack, "", @progbits
