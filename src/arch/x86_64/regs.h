/* SPDX-License-Identifier: MIT */
/*
 * The frame that the gate builds on the hook stack, and the fields of the per-thread block that
 * assembly reads through %gs. Both languages include this file; core/core.h asserts every offset.
 */
#ifndef WEIR_ARCH_REGS_H
#define WEIR_ARCH_REGS_H

/* struct arch_frame: the call as hooks see it, then the program's registers. */
#define F_CALL 0x000
#define F_NR 0x008     /* call.nr */
#define F_ARG0 0x010   /* call.args[0..5] */
#define F_RESULT 0x040 /* call.result */
#define F_RET 0x048    /* call.ip: where the program goes on */
#define F_RSP 0x050    /* call.sp: the program's stack pointer */
#define F_SCRATCH 0x058
#define F_RDI 0x060
#define F_RSI 0x068
#define F_RDX 0x070
#define F_R10 0x078
#define F_R8 0x080
#define F_R9 0x088
#define F_RBX 0x090
#define F_RBP 0x098
#define F_R12 0x0a0
#define F_R13 0x0a8
#define F_R14 0x0b0
#define F_R15 0x0b8
#define F_RFLAGS 0x0c0
#define F_ORIGIN 0x0c8	/* struct core_origin of the site */
#define F_WAY 0x0d0	/* the hook, or the rest of the chain while F_CHAINED says so */
#define F_RAX 0x0d8	/* the number as the program gave it */
#define F_PREV 0x0e0	/* the frame below this one, when a hook made this call; else 0 */
#define F_VEC 0x0e8	/* 32 bit: vector state is saved (ARCH_VEC_*), 0 = not saved */
#define F_ABORTED 0x0ec /* 16 bit: the call was not made or is to be made again */
#define F_CHAINED \
	0x0ee /* 16 bit: CORE_WAY: a chain is under way; CORE_AFTER: the hook's leave comes */
#define F_MXCSR 0x0f0
#define F_FPUCW 0x0f4
#define F_VEC_AREA 0x100 /* 32 x 64 bytes */
#define F_OPMASK 0x900	 /* 8 x 8 bytes */
#define F_X87 0x940	 /* 512 bytes for fxsave, when x87 data is live */
#define F_SIZE 0xb40

#define CALL_SIZE 0x60 /* sizeof(struct weir_call) */
/* In T_PENDING: no signal, but the supervisor waits for this thread at the boundary. */
#define CORE_LEAVING 2
#define CORE_GOING 3

#define CORE_WAY 1
#define CORE_AFTER 2

/* struct core_thread, through %gs */
#define T_SELF 0x00
#define T_MAGIC 0x08
#define T_NEXT 0x10  /* F_ORIGIN of the next frame; 0 while a hook that may make calls runs */
#define T_FRAME 0x18 /* the innermost live frame, or 0 outside */
#define T_FLAGS 0x20 /* the flags while a hook's call enters the gate */
#define T_PENDING \
	0x28	   /* 32 bit: a signal waits for the call boundary, or CORE_LEAVING, CORE_GOING */
#define T_ODD 0x2c /* 32 bit */
#define T_INSIDE 0x30 /* 32 bit */

#define T_WANTED 0x38	 /* 512 bytes: does a call of this number come to us? */
#define T_I386_RET 0x238 /* of a call by int 0x80: where it ends, and the registers that it keeps */
#define T_I386_RCX 0x240
#define T_I386_R11 0x248
#define T_MASKED 0x250
#define T_MINUS_TID 0x258 /* see gate_check */
#define T_STACK 0x260

#define CORE_MAGIC 0x57454952 /* in T_MAGIC of a block that is ours */

/* What arch_vec_save keeps: the level, chosen once per process, and what it found in this call. */
#define ARCH_VEC_XMM 1
#define ARCH_VEC_YMM 2
#define ARCH_VEC_ZMM 3
#define ARCH_VEC_X87 0x100
#define ARCH_VEC_UPPER_ZERO \
	0x200		       /* of 0 to 15, above xmm; at level zmm these are stored in pairs */
#define ARCH_VEC_16_HALF 0x400 /* 16 to 23 are zero above ymm */
#define ARCH_VEC_16_ZERO 0x800 /* 16 to 23 are zero */
#define ARCH_VEC_24_HALF 0x1000
#define ARCH_VEC_24_ZERO 0x2000
#define ARCH_VEC_MASKS_ZERO 0x4000 /* k4 to k7 are zero */

/* struct core_hook */
#define IP_ENTER 0x00
#define IP_LEAVE 0x08
#define IP_DATA 0x10
#define IP_FLAGS 0x18
#define IP_BIT 0x1c

/* struct core_chain: 16 bit a number, 0 none, SOLE_MANY, or SOLE_FIRST + where the hook is in core_hooks */
#define CHAIN_SOLE 0x00
#define SOLE_MANY 1
#define SOLE_FIRST 2

/* struct core_origin: what a trampoline leaves in rcx for the gate */
#define SLOT_NATIVE (-8) /* a stub that makes the call without us */
#define SLOT_RET 0x00
#define SLOT_WANTS 0x1c

/* What a call of a hook leaves free below the hook's rsp: the red zone, and room for an origin. */
#define NESTED_GAP 192

/* struct launch_params, see trace/launch.h; checked in api/start.c */
#define LAUNCH_MAGIC 0x48434e554157 /* "WAUNCH", in the parameters and before the entry */
#define LAUNCH_DATA 0x00
#define LAUNCH_DATA_SIZE 0x08
#define LAUNCH_STACK_TOP 0x10
#define LAUNCH_GIVEN 0x18
#define LAUNCH_GIVEN_SIZE 0x20
#define LAUNCH_RIP 0x28
#define LAUNCH_RSP 0x30
#define LAUNCH_CS 0x38
#define LAUNCH_SS 0x40
#define LAUNCH_VECTOR 0x328
#define TASK_MASK 16 /* in struct attach_task */
#define TASK_REGS 24
#define TASK_QUIT 8
#define ATTACH_STACK 65536 /* for visits of the supervisor, see trace/launch.h */

/* The result of a call that was given up at a signal and is to be made again (as strace names it). */
#define CORE_ERESTARTSYS 512
#define CORE_NR_MAX 512
#ifdef __ASSEMBLER__
/* as weir/syscall.h and asm/unistd.h */
#define WEIR_ANSWER 1
#define WEIR_CALL_INTERRUPTED 1
#define WEIR_CALL_ANSWERED 2
#define WEIR_HOOK_GENERAL_REGS 1
#define NR_RT_SIGRETURN 15
#define NR_GETTID 186
#endif

#define RFLAGS_DF 0x400
#define RFLAGS_TF 0x100
#define RFLAGS_AC 0x40000
/* Flags that lahf/sahf and an overflowing add restore, and those that are always so (bit 1, IF). */
#define RFLAGS_PLAIN 0xad7
#define RFLAGS_IF 0x200

#endif
