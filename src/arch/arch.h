/* SPDX-License-Identifier: MIT */
/*
 * The port contract: what an architecture supplies. All of it is required; nothing outside of
 * src/arch asks which architecture this is.
 *
 * The marks are addresses in the gate's code by which the signal engine knows what an interrupted
 * program counter means: see gate.S for each.
 */
#ifndef WEIR_ARCH_H
#define WEIR_ARCH_H

#include "rt/rt.h"

struct arch_frame;
struct core_thread;

extern RT_HIDDEN bool arch_has_fsgsbase;
extern RT_HIDDEN uint32_t arch_vec_level;
void arch_vec_detect(uint64_t hwcap2);
/* Is this code translated by valgrind? Then neither traps nor changes of code reach the program. */
bool arch_translated(void);
/* Does the kernel check this thread's returns against a shadow stack? */
bool arch_shadow_stack(void);
/* So it is, from now on: for tests. */
void arch_play_shadow_stack(void);
/* Sets arch_vec_level alone; as often as one likes. */
void arch_vec_probe(void);
/* At most this level, from now on: for tests. */
void arch_vec_limit(uint32_t level);
void arch_vec_save(struct arch_frame *f);
/* Where the register of protection keys stands in an xsave image; 0 if the CPU or the kernel has none. */
extern RT_HIDDEN uint32_t arch_pkru_offset;
uint32_t arch_pkru(void);
long arch_pass(struct arch_frame *f);
long arch_pass_nested(const uint64_t args[6], uint64_t nr);
/* As arch_pass, by int 0x80 and with the registers that the frame holds. */
long arch_pass_i386(struct arch_frame *f);
/* Where the signal engine leads a trapped int 0x80, and the end of the way out of it. */
void gate_i386(void);
void gate_i386_exit(void);
/* The null selector, and a base. */
long arch_set_gs(uint64_t base);
uint64_t arch_gs_base(void);
/*
 * What a program has in %gs. A selector brings the base of its descriptor, and an instruction may set another one behind
 * that. The kernel loads a selector again if set_thread_area(2) changes its descriptor; not so those of the LDT.
 */
struct arch_gs {
	uint64_t base, selector;
	uint64_t loaded; /* what the selector brings, if that is to be looked at, or ARCH_GS_ANY */
};
#define ARCH_GS_ANY (~0ull)
/* Reads it. Changes %gs: arch_set_gs() or arch_put_gs() follows. The base is left alone where no call may be made. */
void arch_take_gs(struct arch_gs *gs, bool may_call);
void arch_put_gs(const struct arch_gs *gs);
/* 0, or -EFAULT: there is no such segment. */
long arch_load_gs(uint64_t selector);
/* The thread's block, asked for without a call, in a handler of ours; NULL if %gs leads elsewhere. */
struct core_thread *arch_gs_block(void);
/* The thread pointer, or 0: libc's thread-local variables, errno among them, are not there in this thread. */
uint64_t arch_tls_without_fsgsbase(void);
static inline uint64_t arch_tls(void)
{
	uint64_t base;

	if (rt_unlikely(!arch_has_fsgsbase))
		return arch_tls_without_fsgsbase();
	__asm__ volatile("rdfsbase %0" : "=r"(base));
	return rt_likely(base && *(const uint64_t *)base == base) ? base : 0;
}
/* In a handler of ours, before all else: the kernel leaves the program's alignment check (AC) on, and ours would fail. */
static inline void arch_allow_unaligned(void)
{
	uint64_t flags = __builtin_ia32_readeflags_u64();

	if (rt_unlikely(flags & 0x40000))
		__builtin_ia32_writeeflags_u64(flags & ~0x40000ull);
}
#define ARCH_USER_CS 0x33 /* the selector of 64-bit code */
/*
 * The segments with which a handler begins, whatever code it interrupts: 64-bit code, and of stacks the interrupted
 * one's if it can be used (force_valid_ss() of the kernel).
 */
void arch_handler_segments(uint16_t *cs, uint16_t *ss);
/*
 * How far errno is from the thread pointer, if this function, libc's, does nothing but add that: it is known
 * by its bytes. Else 0.
 */
int64_t arch_errno_offset(int *(*where)(void));
/* Child of a clone that shares memory: starts on its hook stack, calls core_child, leaves by the gate. */
long arch_clone_vm(struct core_thread *child, const uint64_t args[6], uint64_t nr);
/* Behind the call of the frame, with the program's %gs in force and nothing of ours. */
_Noreturn void arch_go_native(struct arch_frame *f);
_Noreturn void arch_exit_thread(uint32_t *state, long code);
_Noreturn void arch_sigreturn(uint64_t rsp, struct arch_frame *prev, const struct arch_gs *gs);
/* Runs prog in a child that shares our memory until it executes; fd becomes its descriptor 3. The pid. */
long arch_spawn(void *stack_top, const char *prog, const char *const argv[],
		const char *const envp[], int fd);
/* The time stamp counter, or 0 where the program has forbidden to read it. */
uint64_t arch_ticks(void);
long arch_xsave(void *area, uint64_t features);
/* Calls fn and keeps what the thread has beside the general registers. 0, or -E2BIG: not called. One thread at a time. */
int arch_keep_state(void (*fn)(void *), void *data);
void gate_enter(void);
void gate_filter(void);
void gate_check(void);
void gate_foreign(void);
void gate_set_gs(void);
/* Stops for the supervisor at the boundary of this call, and returns if there is none. */
void attach_park(struct arch_frame *f);
extern RT_HIDDEN const char attach_parked[];
extern RT_HIDDEN const char attach_visit[], attach_visit_begun[], attach_open[], attach_visit_end[];
extern RT_HIDDEN char attach_stack[];
extern RT_HIDDEN const char gate_entry_end[], gate_slot_moved[], gate_stack_switched[],
	gate_rsp_stored[], gate_frame_at_rsp[];
extern RT_HIDDEN const char gate_nested_moved[], gate_nested_flags[], gate_nested_flags_end[],
	gate_nested_end[];
extern RT_HIDDEN const char gate_pass_check[], gate_pass_syscall[], gate_pass_after[],
	gate_pass_abort[];
extern RT_HIDDEN const char gate_leave[], gate_exit_check[], gate_exit_outside[], gate_exit_jump[],
	gate_exit_end[];
extern RT_HIDDEN const char gate_popf[], gate_popf_end[];
extern RT_HIDDEN const char pass_check[], pass_syscall[], pass_after[], pass_abort[];
extern RT_HIDDEN const char pass_i386_check[], pass_i386_int[], pass_i386_after[], pass_i386_abort[];
extern RT_HIDDEN const char gate_i386_exit_far[], gate_i386_exit_end[];
extern RT_HIDDEN const char pass_nested_syscall[], pass_nested_after[];
extern RT_HIDDEN const char gate_foreign_check[], filter_foreign_check[];
extern RT_HIDDEN const char check_foreign_check[], check_foreign_keep[], check_foreign_keep_rax[],
	gate_check_moved[], gate_check_asking[], gate_check_asked[], gate_check_end[];
extern RT_HIDDEN const char gate_foreign_native[], gate_set_gs_end[], gate_filter_moved[],
	gate_filter_end[];
extern RT_HIDDEN const char guard_copy[], guard_copy_end[], guard_copy_fixup[];
extern RT_HIDDEN const char guard_scan[], guard_scan_end[], guard_xsave[], guard_xsave_end[];
extern RT_HIDDEN const char guard_gs[], guard_gs_end[], guard_gs_fixup[];
extern RT_HIDDEN const char guard_load_gs[], guard_load_gs_end[];
extern RT_HIDDEN const char guard_ticks[], guard_ticks_end[], guard_ticks_fixup[];
extern RT_HIDDEN char gate_stubs[], gate_stubs_end[];
extern RT_HIDDEN const char gate_restorer[];

#endif
