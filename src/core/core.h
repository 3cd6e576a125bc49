/* SPDX-License-Identifier: MIT */
/*
 * Per-thread state, the way of one call, and the table by which engines and interposers meet.
 *
 * A call comes from a trampoline (or from the SIGSYS handler) into gate_enter, which builds a
 * struct arch_frame on the thread's hook stack and calls the hook, or core_dispatch(). From then until the gate
 * leaves, core_thread.frame is set and no handler of the program runs: the signal engine keeps one
 * siginfo (core_thread.pending), blocks the rest, and the gate delivers it at its exit.
 */
#ifndef WEIR_CORE_H
#define WEIR_CORE_H

#include <weir/syscall.h>

#include "arch/arch.h"
#include "arch/x86_64/regs.h"
#include "rt/rt.h"

struct arch_frame {
	struct weir_call call;
	uint64_t rdi, rsi, rdx, r10, r8, r9;
	uint64_t rbx, rbp, r12, r13, r14, r15;
	uint64_t rflags;
	const struct core_origin *origin;
	union {
		struct core_way *way;
		const struct core_hook *hook;
	};
	uint64_t rax;
	struct arch_frame *prev;
	uint32_t vec;
	uint16_t aborted, chained;
	uint32_t mxcsr, fpucw;
	uint8_t vec_area[32][64] __attribute__((aligned(64)));
	uint64_t opmask[8];
	uint8_t x87[512] __attribute__((aligned(64)));
};

#define CORE_CHECK(type, field, at) \
	_Static_assert(offsetof(type, field) == (at), #type "." #field " and regs.h differ")
CORE_CHECK(struct arch_frame, call, F_CALL);
CORE_CHECK(struct arch_frame, call.nr, F_NR);
CORE_CHECK(struct arch_frame, call.args, F_ARG0);
CORE_CHECK(struct arch_frame, call.result, F_RESULT);
CORE_CHECK(struct arch_frame, call.ip, F_RET);
CORE_CHECK(struct arch_frame, call.sp, F_RSP);
CORE_CHECK(struct arch_frame, call.scratch, F_SCRATCH);
CORE_CHECK(struct arch_frame, rdi, F_RDI);
CORE_CHECK(struct arch_frame, rbx, F_RBX);
CORE_CHECK(struct arch_frame, rflags, F_RFLAGS);
CORE_CHECK(struct arch_frame, origin, F_ORIGIN);
CORE_CHECK(struct arch_frame, way, F_WAY);
CORE_CHECK(struct arch_frame, hook, F_WAY);
CORE_CHECK(struct arch_frame, rax, F_RAX);
CORE_CHECK(struct arch_frame, prev, F_PREV);
CORE_CHECK(struct arch_frame, vec, F_VEC);
CORE_CHECK(struct arch_frame, aborted, F_ABORTED);
CORE_CHECK(struct arch_frame, chained, F_CHAINED);
CORE_CHECK(struct arch_frame, mxcsr, F_MXCSR);
CORE_CHECK(struct arch_frame, fpucw, F_FPUCW);
CORE_CHECK(struct arch_frame, vec_area, F_VEC_AREA);
CORE_CHECK(struct arch_frame, opmask, F_OPMASK);
CORE_CHECK(struct arch_frame, x87, F_X87);
_Static_assert(sizeof(struct arch_frame) == F_SIZE, "frame size and regs.h differ");
_Static_assert(sizeof(struct weir_call) == CALL_SIZE, "call size and regs.h differ");
_Static_assert(F_RFLAGS + 8 == F_ORIGIN && F_ORIGIN % 64 == 8, "the flags are pushed, see gate_enter");

/* What a trampoline hands to the gate in rcx. The data part of a struct code_slot. */
struct core_origin {
	uint64_t ret;	  /* address after the site's `syscall` */
	uint64_t restart; /* where the call begins again */
	uint64_t target;  /* the gate, or a native stub */
	uint32_t nr;	  /* or CODE_NR_UNKNOWN */
	uint32_t wants;	  /* a bit for each interposer that takes calls from here */
};
CORE_CHECK(struct core_origin, ret, SLOT_RET);
CORE_CHECK(struct core_origin, wants, SLOT_WANTS);

/* A signal as the kernel handed it to our handler, kept until the call boundary. */
struct core_signal {
	uint8_t info[128];
	uint64_t uc_flags;
	uint64_t mask;	   /* the real mask that was in force */
	uint64_t csgsfsss; /* as in the kernel's struct sigcontext */
	uint64_t err, trapno, oldmask, cr2;
	uint8_t sw_reserved[48]; /* struct _fpx_sw_bytes: size and features of the xsave image */
	bool has_xstate;
	int signo;
};

/* Why a call of this thread takes the long way through core_dispatch(). */
enum {
	CORE_ODD_USER_SUD = 1, /* the program dispatches its calls itself */
	CORE_ODD_DISABLED = 2, /* the thread asked not to be interposed */
	CORE_ODD_GS = 4, /* the program has a %gs of its own: ours is in force in the gate only */
	CORE_ODD_NATIVE = 8, /* the thread is let go at the end of this call: see core_let_go() */
};

/* The chain of a call under way, by the order of its beginning: bits index order[] and scratch[]. */
struct core_way {
	uint32_t left;	  /* their enter is still to come */
	uint32_t entered; /* their leave is still to come */
	uint8_t order[16];
	uint64_t scratch[16];
};

struct core_sighand;
struct trace_ring;

struct core_thread {
	uint64_t self, magic;
	const struct core_origin **next; /* &top->origin: the flags are pushed below it */
	struct arch_frame *frame;
	uint64_t flags;
	uint32_t pending;
	uint32_t odd;		     /* CORE_ODD_*: calls take the long way */
	uint32_t inside;	     /* interposers whose callbacks run or are to run: a bit each */
	uint32_t hook_depth;	     /* user hooks that are running now */
	uint8_t wanted[CORE_NR_MAX]; /* the gate's first filter: does a call of this number come to us? */
	uint64_t i386_ret, i386_rcx, i386_r11; /* of a call by int 0x80 */
	uint64_t masked; /* all signals are blocked for a moment, and by us: what a supervisor finds is not the program's mask */
	int64_t minus_tid;
	uint64_t stack; /* where the thread's stack pointer was when it was last asked who it is; see gate_check */
	struct arch_gs gs;	   /* with CORE_ODD_GS: what the program has there */
	uint64_t gs_ret;	   /* and where it goes on with that */
	uint32_t reenter;	   /* of the running hook: takes its own calls */
	uint32_t disabled;	   /* weir_thread_disable(), counted */
	int32_t deferred_tid;	   /* while a deferred callback runs: whose call it was */
	uint32_t frame_count;	   /* of frames[], below */
	struct core_way way;	   /* a child's copy of the way its parent's call went */
	uint64_t no_native;	   /* 0, in the place of a slot's `native` */
	struct core_origin origin; /* for calls that come by SIGSYS */

	int32_t tid, pid;
	uint32_t state; /* enum core_block_state */
	bool has_temp_mask;
	bool vfork_child; /* memory is shared with a suspended parent */
	bool adopted;	  /* its beginning was not seen, and its end may not be: see core_watch() */
	bool sud;	  /* Syscall User Dispatch is armed */
	struct core_thread *all_next;
	struct core_thread *own_next[2]; /* of the same granule, see own.c */
	uint64_t alt_base;		 /* our alternate stack */
	struct arch_frame *top;

	/* signals */
	struct core_signal sig;
	uint64_t believed; /* of the four signals that are ours: those the program thinks it blocks */
	uint64_t believed_with; /* and the rest of its mask, when that was last known */
	uint64_t temp_mask;	/* mask of a running ppoll, pselect6, epoll_pwait, sigsuspend ... */
	struct {
		uint64_t sp, size;
		uint32_t flags;
	} alt; /* the program's alternate stack, as the kernel would keep it */
	struct {
		uint64_t offset, len, selector;
	} user_sud; /* the program's own Syscall User Dispatch, with CORE_ODD_USER_SUD */
	struct core_sighand *hand;
	uint64_t frames[8]; /* signal frames built last, with the restorer that does not trap */
	uint64_t table_late; /* those of the four that came meanwhile, or while masked, and are blocked */
	uint64_t held;	     /* sent ones of the four that wait: a bit each */
	uint64_t lent; /* those that wait in the kernel during a call; not 0 while there is such a call */
	uint8_t held_info[4][128];
	uint64_t hand_space[261]; /* the table of a child that shares memory, not dispositions */

	/* trace writer */
	struct trace_ring *ring;
	uint64_t ring_head, ring_tail; /* head: ours; tail: last seen */
	uint64_t ring_claim;	       /* read from outside */
	int32_t ring_index;
	bool ring_open, ring_refused;
	bool table_locked;  /* this thread has the lock of the table of handlers */
	uint64_t ring_time; /* of the last record */

	/* what a child that shares memory takes over; it has a block but has not run yet */
	struct {
		uint64_t mask;
		int32_t parent;
		int32_t kind; /* enum thr_kind */
		bool cleared; /* without the handlers of its parent */
	} start;
	/* what was asked for when this thread or vfork child was made, as struct clone_args has it */
	uint64_t clone_args[8];

	/* memory taken for an exec in a vfork child; the parent frees it */
	uint64_t scratch, scratch_size;
};
CORE_CHECK(struct core_thread, self, T_SELF);
CORE_CHECK(struct core_thread, magic, T_MAGIC);
CORE_CHECK(struct core_thread, next, T_NEXT);
CORE_CHECK(struct core_thread, frame, T_FRAME);
CORE_CHECK(struct core_thread, flags, T_FLAGS);
CORE_CHECK(struct core_thread, pending, T_PENDING);
CORE_CHECK(struct core_thread, odd, T_ODD);
CORE_CHECK(struct core_thread, inside, T_INSIDE);
CORE_CHECK(struct core_thread, wanted, T_WANTED);
CORE_CHECK(struct core_thread, i386_ret, T_I386_RET);
CORE_CHECK(struct core_thread, i386_rcx, T_I386_RCX);
CORE_CHECK(struct core_thread, i386_r11, T_I386_R11);
CORE_CHECK(struct core_thread, masked, T_MASKED);
CORE_CHECK(struct core_thread, minus_tid, T_MINUS_TID);
CORE_CHECK(struct core_thread, stack, T_STACK);
CORE_CHECK(struct core_thread, origin, offsetof(struct core_thread, no_native) + 8);

enum core_block_state { CORE_BLOCK_FREE, CORE_BLOCK_USED };

static inline struct core_thread *core_self(void)
{
	struct core_thread *t;

	__asm__("mov %%gs:0, %0" : "=r"(t));
	return t;
}

/*
 * The stacks of one thread: [guard][alternate stack][guard][hook stack][block].
 * The frame of a call ends where the block begins, so that the frame and the first kilobyte of
 * stack below it are one page: what a fork makes both sides copy is two pages.
 */
#define CORE_HOOK_STACK (64 * 1024ul)
extern RT_HIDDEN uint64_t core_hook_stack; /* bytes, whole pages: set before the first block is made */
#define CORE_ALT_STACK (20 * 1024ul)
#define CORE_BLOCK_SIZE 4096ul
/* At the end of a block: the base of the libweir that made it, for another copy that looks for it. */
#define CORE_BLOCK_BASE (CORE_BLOCK_SIZE - 8)
/* Before that: the address of core_door. */
#define CORE_BLOCK_DOOR (CORE_BLOCK_BASE - 8)
_Static_assert(sizeof(struct core_thread) <= CORE_BLOCK_DOOR, "thread block");

/*
 * How another process, which has stopped a thread where its call trapped, leads it into the gate. It may have another
 * build of this library: what it needs to know is here.
 */
#define CORE_DOOR_MAGIC 0x32726f6f64726977ull /* "wirdoor2" */
struct core_door {
	uint64_t magic;
	uint64_t gate;
	uint32_t origin, next, tid; /* where they are in a block */
	uint32_t plain;		    /* whoever wants a call wants it from everywhere */
	uint64_t sites;		    /* struct site_view */
};
extern RT_HIDDEN struct core_door core_door;

/* libc's errno, to be kept around hooks; NULL in programs without glibc or musl. */
extern RT_HIDDEN int *(*core_errno)(void);

/* Options of the process, fixed at set-up. */
struct core_options {
	bool sud;   /* arm Syscall User Dispatch on every thread */
	bool patch; /* change sites */
	enum core_zero {
		CORE_ZERO_NO,
		CORE_ZERO_CLOSED, /* T3, page 0 being for execution only by a protection key */
		CORE_ZERO_OPEN,	  /* T3 where the CPU has none, for tests: NULL can be read */
	} zero_page;
};
extern RT_HIDDEN struct core_options core_options;
/* Threads may share our memory: set before the second one starts, never cleared in this image. */
extern RT_HIDDEN uint32_t core_threaded;
extern RT_HIDDEN bool core_running;
/* We are to leave the program again: nothing that it returns to may be ours. */
extern RT_HIDDEN bool core_detachable;
/* A seccomp filter is in force: it may forbid any call that the program did not ask for. */
extern RT_HIDDEN bool core_quiet;
/* What the filters let a task do for us when it begins. A call that they do not allow is not made. */
#define CORE_GUARD_ADVICE \
	102 /* MADV_GUARD_INSTALL, Linux 6.13; an unsplit mapping costs forks less */
enum core_may {
	CORE_MAY_DISPATCH = 1, /* arm Syscall User Dispatch */
	CORE_MAY_ALT_STACK = 2,
	CORE_MAY_GUARD = 4,  /* MADV_GUARD_INSTALL */
	CORE_MAY_LOOK = 8,   /* whether another task is alive */
	CORE_MAY_START = 16, /* all that a new image needs, if it is launched */
	CORE_MAY_ASK = 64,   /* which thread is this? */
	CORE_MAY_FIND = 32, /* and what it needs beyond that to find the area of a trace, if it is preloaded */
};
extern RT_HIDDEN uint32_t core_may;
/* The program asked to be traced by its parent: no signals of ours. */
extern RT_HIDDEN bool core_traced;
/* libweir's executable segment: the range that Syscall User Dispatch lets through. */
extern RT_HIDDEN uint64_t core_text_start, core_text_end;

/* ---- dispatch ---- */

#define CORE_FROM_SIZE 512u
/* A call that engines must see whatever the interposers want. Does the call and sets the result. */
typedef void core_special(struct core_thread *t, struct arch_frame *f);
void core_set_special(unsigned nr, core_special *fn);
/* A call that is made for a hook or for set-up code: engines see it, interposers do not. */
long core_call(uint64_t nr, const uint64_t args[6]);
/* Does an engine look after calls of this number? */
bool core_is_special(uint64_t nr);
/* Makes the call of the frame in the kernel, or gives it up for a pending signal. */
void core_pass(struct core_thread *t, struct arch_frame *f);
/* The same when the frame's own arguments are replaced. */
long core_pass_args(struct core_thread *t, struct arch_frame *f, const uint64_t args[6]);

/* The call is not made, but begun again at its site after the handler that is pending. */
void core_give_up(struct arch_frame *f);

/* The call of the frame ends by giving the program its %gs back. */
void core_leave_with_gs(struct core_thread *t, struct arch_frame *f);

/* Makes the rest of the call of the running hook's frame; see weir_proceed(). */
int64_t core_proceed(struct weir_call *call);

/* The part of an interposer that every call reads. */
struct core_hook {
	enum weir_action (*enter)(struct weir_call *call, void *data);
	void (*leave)(struct weir_call *call, void *data);
	void *data;
	uint32_t flags; /* WEIR_HOOK_* */
	uint32_t bit;	/* 1 << its index */
};
CORE_CHECK(struct core_hook, enter, IP_ENTER);
CORE_CHECK(struct core_hook, leave, IP_LEAVE);
CORE_CHECK(struct core_hook, data, IP_DATA);
CORE_CHECK(struct core_hook, flags, IP_FLAGS);
CORE_CHECK(struct core_hook, bit, IP_BIT);

struct core_interposer {
	bool used;
	bool off; /* its session is disabled */
	int32_t priority;
	int32_t tid;	 /* only this thread, or 0 */
	uint32_t loaded; /* only objects up to this serial number, or 0; see core_site_wants() */
	uint64_t want[CORE_NR_MAX / 64];
	char from[CORE_FROM_SIZE]; /* patterns, each with its NUL, an empty one at the end */
};
#define CORE_INTERPOSERS 16
extern RT_HIDDEN struct core_interposer core_interposers[CORE_INTERPOSERS];
/* The new one's index, or -ENOSPC. */
int core_interposer_add(const struct core_interposer *proto, const struct core_hook *hook);
int core_interposer_remove(int index);
/* Takes the interposers of a mask out of the way of calls, or back in; sites stay as they are. */
void core_interposers_switch(uint32_t mask, bool off);
/* How many threads are inside callbacks of this one. */
int core_interposer_busy(int index);
/* Which interposers want calls of a site in this object; serial: objects count up as they are seen. */
uint32_t core_site_wants(const char *path, uint32_t serial);
/* core_site_wants() asks for the object: else every site is the same. */
bool core_site_matters(void);
/* Must a call of this number come to us from a site with these wants? Disabled sessions count. */
bool core_wanted(uint64_t nr, uint32_t wants);
/* Does an interposer want calls of this number now? */
bool core_seen(uint64_t nr);
/* Every number comes to us. */
bool core_wants_all(void);
/* Brings a thread's table, or that of all threads, up to date. */
void core_wanted_fill(struct core_thread *t);
void core_wanted_refresh(void);
/* Numbers above the table fold into the last entry, which no call has. */
static inline unsigned core_index(uint64_t nr)
{
	return nr < CORE_NR_MAX ? (unsigned)nr : CORE_NR_MAX - 1;
}
/* Runs leave hooks of the calls in progress in a new child, where clone returned 0. */
void core_leave_child(struct core_thread *t, struct arch_frame *f);
/* The program dispatches its calls itself: true if this one is not to be made. */
extern RT_HIDDEN bool (*core_user_dispatch)(struct core_thread *t, struct arch_frame *f);
/* Would the kernel begin the call again that the pending signal has interrupted? */
extern RT_HIDDEN bool (*core_restarts)(struct core_thread *t);
/* Called when the set of wanted numbers or objects has changed. */
extern RT_HIDDEN void (*core_routes_changed)(void);

/* ---- memory ---- */
/* [start, end) is ours: what neither is kept (rt_keep) nor belongs to a block. There is room for four such. */
void core_own(uint64_t start, uint64_t end);
void core_disown(uint64_t start);
void core_own_block(struct core_thread *t); /* under the lock that makes blocks */
/* The first part of [*start, *end) that is ours, in the same. False if none is. */
bool core_next_own(uint64_t *start, uint64_t *end);

/* ---- threads ---- */
/* Calls fn for every block that a thread uses, without a lock: blocks are never given up. */
void core_blocks_each(void (*fn)(struct core_thread *t, void *data), void *data);
/* The same for every block, used or not. */
void core_blocks_all(void (*fn)(struct core_thread *t, void *data), void *data);
/* Its mapping ends with the block itself. */
uint64_t core_block_start(const struct core_thread *t);
struct core_thread *core_block_take(void);
void core_block_put(struct core_thread *t);
/* The block of a running thread, by its id; NULL if it has none. */
struct core_thread *core_block_of(int32_t tid);
/*
 * The block at this address, which may be any; NULL if there is none. Nothing there is read, as a fault in the handler
 * of SIGSEGV is the end, unless we run on its stack.
 */
struct core_thread *core_block_at(uint64_t at);
/* Does a stack pointer stand on one of the stacks of the block? */
bool core_on_stacks(const struct core_thread *t, uint64_t sp);
int core_thread_arm(struct core_thread *t); /* gs, alternate stack, SUD: for the calling thread */
/* The same for one that runs already, in our handler, which sets the alternate stack. pid: of who has made it. */
void core_thread_take(struct core_thread *t, int32_t pid);
int core_sud_arm(struct core_thread *t, bool on);
/*
 * Threads and processes may begin without us: where calls do not trap, there is code that no plan knows. They have the
 * base of %gs of the thread that made them. From now on the gate looks whether a block is that of the thread it is in;
 * core_asks: it may ask the kernel.
 */
void core_watch(void);
extern RT_HIDDEN bool core_watching, core_asks;
/* The process is a copy of which we have not heard; see core_watch(). */
bool core_is_copy(void);
/* Whose block is this? A child that was made by the like of vfork() runs on that of its parent, who waits. */
bool core_is_guest(const struct core_thread *t);
/* Gives back the memory of all blocks: no thread has one any more. */
void core_blocks_drop(void);
/* A new task in the gate: is it one of which no call would come to us? Then it goes on without us. */
void core_let_go(struct core_thread *t, struct arch_frame *f);
/* Locks that fork takes and releases on both sides, so that the child finds them free. */
void core_fork_lock(struct rt_lock *l);
void core_locks_take(void);
void core_locks_drop(void);
/* Makes the only thread of a new process from the block that called fork. */
void core_after_fork(struct core_thread *t);

/* ---- called by the gate ---- */
/* Takes the call to everybody who wants it, and to the kernel. */
void core_dispatch(struct arch_frame *f);
/* Runs a callback that is ordinary C. */
enum weir_action core_run_full(struct arch_frame *f, const struct core_hook *h, bool leaving);
/* Makes the call by the engine that looks after it. */
void core_kernel(struct arch_frame *f);
void core_child_start(struct core_thread *t, struct arch_frame *f); /* thread engine */
/* signal engine */
void sig_deliver(struct arch_frame *f);

#endif
