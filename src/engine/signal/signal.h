/* SPDX-License-Identifier: MIT */
/*
 * The signal floor: handlers of the program run only at call boundaries.
 *
 * Every disposition that the program sets to a function is ours in the kernel. Our handler runs on
 * our alternate stack with all signals but the four blocked. Interrupted outside of the gate, it
 * builds the program's frame from the program's state and returns into the program's handler.
 * Interrupted inside, it keeps the one signal, returns with all blocked, and the gate's exit
 * delivers it (sig_deliver).
 *
 * The four (SIGSYS, SIGTRAP, SIGSEGV, SIGBUS) stay unblocked and ours; what the program believes
 * about them is kept per thread.
 */
#ifndef WEIR_ENGINE_SIGNAL_H
#define WEIR_ENGINE_SIGNAL_H

#include "core/core.h"
#include "trace/launch.h"

struct sig_kernel_action {
	uint64_t handler, flags, restorer, mask;
};

/* sigaltstack(2); the kernel's headers leave these to libc */
#ifndef SS_ONSTACK
#define SS_ONSTACK 1
#define SS_DISABLE 2
#endif

#define SIG_COUNT 65
struct core_sighand {
	struct rt_lock lock;
	struct sig_kernel_action act[SIG_COUNT];
};

#define SIG_BIT(n) (1ull << ((n)-1))
#define SIG_FOUR (SIG_BIT(31) | SIG_BIT(5) | SIG_BIT(11) | SIG_BIT(7))

/* Takes the four signals of a fresh image and notes the inherited dispositions; undone by sig_stop. */
int sig_start(struct core_thread *t);
void sig_stop(struct core_thread *t);
/* The thread is armed: what the program before left blocked and pending of the four comes, and is held. */
void sig_open(const struct core_thread *t);
/* Registers rt_sigaction and the like with core. */
void sig_register(void);

/*
 * A program that runs already has handlers: they become ours to call; and are given back. Those of
 * the four are given away by sig_kept(), for the supervisor to put them back. sig_join(): what a thread of it has to be told when it is armed.
 */
int sig_take_handlers(void);
void sig_return_handlers(void);
struct attach_kept;
void sig_kept(struct attach_kept kept[ATTACH_KEPT]);
void sig_join(struct core_thread *t, uint64_t mask);

/* Where a stopped thread stands, see trace/launch.h: nothing of it runs meanwhile. */
struct attach_task;
enum attach_state sig_look(struct core_thread *t, struct attach_task *task);
/* The calling thread has nothing of ours any more. */
void sig_leave(struct core_thread *t);
/* A thread that is outside makes a visit for others before it leaves. */
void sig_settled(struct core_thread *t);

/* The block of the calling thread, by %gs or by its id; NULL if weir does not know it. */
struct core_thread *sig_thread(void);
/* The same by %gs alone: NULL also where the program has a base of its own. */
struct core_thread *sig_gs_block(void);
/* Real mask of the calling thread: block all but the four; returns the mask before. */
uint64_t sig_block_all(void);
void sig_set_mask(uint64_t mask);
/* The same at the end of a time in which the mask was ours. */
void sig_unmask(struct core_thread *t, uint64_t mask);

/* Before execve: real dispositions and mask become what the program believes. Undone on failure. */
void sig_before_exec(struct core_thread *t, uint64_t mask);
void sig_exec_failed(struct core_thread *t);

/* A private table for a child that shares memory but not dispositions. */
struct core_sighand *sig_copy_table(struct core_thread *t, struct core_thread *child);

/* In a child by CLONE_CLEAR_SIGHAND: the kernel has reset all dispositions that were functions, ours among them. */
void sig_cleared(struct core_thread *t);

/* A call that came by SIGSYS at `ip` (after the instruction): patch it if possible. Returns who wants its calls. Set by api. */
extern RT_HIDDEN uint32_t (*sig_on_dispatch)(struct core_thread *t, uint64_t ip, uint64_t nr);
/* Is the int3 before ip a site of ours? Then says who wants its calls. */
extern RT_HIDDEN bool (*sig_is_break)(uint64_t ip, uint32_t *wants);
/* An int3 of a patched function or of a change under way, *ip behind it, in any thread: true if *ip is now where to go on. */
extern RT_HIDDEN bool (*sig_on_break)(uint64_t *ip);
/* At the beginning or the end of a visit (trace/launch.h): the context becomes that of where the thread was, or goes. */
struct ucontext;
extern RT_HIDDEN bool (*sig_on_visit)(struct ucontext *uc, bool restarts);
/*
 * This thread has the %gs of another, t, and the mask: it gets a block of its own. Or it is in a copy of t's process that
 * nobody knew of: then t is its own. NULL: there is no memory.
 */
extern RT_HIDDEN struct core_thread *(*sig_on_stranger)(struct core_thread *t, uint64_t mask);
/* The program is about to put something at [start, end), by a call that no engine sees. False: it may not. */
extern RT_HIDDEN bool (*sig_on_memory)(uint64_t start, uint64_t end);
/* If ip lies in generated code, the place where the call begins again; else 0. */
extern RT_HIDDEN uint64_t (*sig_code_restart)(uint64_t ip);
/*
 * For calls of sites that lead through page 0, see engine/syscall/zero.h. A fault: true if the context goes on. A
 * context on the way: it is put back to where the call is made. Is it on the way?
 */
struct sigcontext;
extern RT_HIDDEN bool (*sig_on_fault)(void *info, struct sigcontext *sc);
extern RT_HIDDEN bool (*sig_settle_call)(struct sigcontext *sc);
extern RT_HIDDEN bool (*sig_is_calling)(const struct sigcontext *sc);
/* An instruction ends the process, by a fault that is to be as bare. */
extern RT_HIDDEN void (*sig_on_death)(void);
/* The thread gets a shadow stack, which knows of each call: none may lead through page 0. */
extern RT_HIDDEN bool (*sig_on_shadow_stack)(void);
/* A call by int 0x80 is about to be made, or has been. Set by api. */
extern RT_HIDDEN void (*sig_on_foreign)(struct weir_call *call, bool leaving);
/* prctl() that is not about signals. */
extern RT_HIDDEN void (*sig_on_prctl)(struct core_thread *t, struct arch_frame *f);
bool sig_user_dispatch(struct core_thread *t, struct arch_frame *f);

/* int 0x80, see i386.c */
/* One has trapped. True if the context goes on in the gate, false if the call was made. */
bool sig_enter_i386(struct core_thread *t, struct sigcontext *sc);
/* The frame is that of such a call; then call.ip is not where the program goes on, but this is. */
bool sig_is_i386(const struct arch_frame *f);
/* Is this where the gate goes on with its end? */
bool sig_is_i386_exit(uint64_t ip);
/* It ends there, in that code segment. */
void sig_end_i386_at(struct core_thread *t, struct arch_frame *f, const struct sigcontext *sc);
uint64_t sig_return_address(const struct core_thread *t, const struct arch_frame *f);
/* The context as it is behind the call, where the gate's exit has done the rest. */
void sig_leave_i386(const struct core_thread *t, struct sigcontext *sc);
/* Called by the gate: makes the call. */
void sig_i386(struct arch_frame *f);
/* Prints which object holds an address, and where in it: "/lib/x.so+0x12". Set by api. */
extern RT_HIDDEN void (*sig_name_address)(uint64_t ip, char *text, size_t size);
/* A handler of the program is about to run. */
extern RT_HIDDEN void (*sig_on_delivery)(struct core_thread *t, const struct core_signal *s);
/* Restorers whose call comes to us, in generated code; 0 while there is none: by a trap, and by a jump, for
 * threads in which nothing traps. */
extern RT_HIDDEN uint64_t sig_trap_restorer, sig_jump_restorer;

#endif
