/* SPDX-License-Identifier: MIT */
/*
 * What the supervisor leaves for a runtime that it has placed into a stopped program: the second
 * way in, beside the constructor that ld.so calls.
 *
 * The runtime lies in one anonymous mapping, text first, all of it readable and executable and
 * nothing of it writable: [text][relro][data, bss][stack][struct launch_params]. Its ELF entry
 * gets the address of the parameters in rdi. It makes everything behind the text writable, runs on
 * the stack that comes with it, gives stack and parameters back and begins the program.
 *
 * In a program that runs already, the supervisor stops all threads and has each make visits to the
 * runtime: to the entry first, then to the functions of struct attach_table.
 */
#ifndef WEIR_TRACE_LAUNCH_H
#define WEIR_TRACE_LAUNCH_H

#include <stdint.h>

#define LAUNCH_PARAMS_MAGIC 0x48434e554157ull /* also the eight bytes before the entry */
#define LAUNCH_STACK (32ul * 1024)
/*
 * A launched runtime is there before the program's libraries, and maps some megabytes: where
 * RLIMIT_AS leaves less than this, they might find no room. A preloaded one comes after them.
 */
#define LAUNCH_SPACE (64ull << 20)
/*
 * What weir maps lies this far below the program's libraries, which come where they would come without it. So the
 * jumps of puns find room that is free: that of libc's read leads 4 MiB up.
 */
#define LAUNCH_ASIDE (32ul << 30)

/* A hook library that lies in a mapping of its own beside the runtime. */
struct launch_hook {
	uint64_t base, size;
	uint64_t data, data_size;  /* to be made writable */
	uint64_t init, init_count; /* its initialisers: an array of functions */
	uint64_t fini, fini_count; /* and what ends it */
	/* Places, each with a function of libc that says which one it has chosen for this processor. */
	uint64_t chosen, chosen_count;
};
#define LAUNCH_HOOKS 4 /* at most so many */

struct launch_params {
	uint64_t data, data_size;   /* to be made writable */
	uint64_t stack;		    /* top of the stack to run on */
	uint64_t given, given_size; /* stack and parameters, unmapped at the end */
	uint64_t rip, rsp, cs, ss;  /* where the program begins */
	uint64_t relro, relro_size; /* to be made read-only again */
	uint64_t magic;
	uint32_t version; /* TRACE_VERSION */
	uint32_t size;	  /* sizeof(struct launch_params) */
	int32_t area_fd;  /* a descriptor of the area, to be closed, or -1 */
	uint32_t pad;
	char area[96];	   /* as WEIR_AREA: "pid:fd:nonce[:flags:ring]"; "" without a trace */
	char library[300]; /* where libweir.so came from, for children that are preloaded */
	char planner[300]; /* weir-plan, or "" */
	/* A program that runs already: the entry comes back to the supervisor instead of beginning it. */
	uint64_t vector; /* what the supervisor says of the world: envp, NULL, auxiliary vector; or 0 */
	uint64_t mask;	  /* the signal mask of the thread that is here */
	int32_t result;	  /* 0: the runtime is in and this thread is armed; else a negative errno */
	uint32_t threads; /* that the program has */
	struct launch_hook hooks[LAUNCH_HOOKS];
	uint64_t hook_count;
	uint64_t errno_location; /* libc's, if a hook library calls libc; else 0 */
};

/* ---- visits: what the supervisor has the threads of a stopped program do ---- */

/* As struct user_regs_struct, which is that of ptrace. */
struct attach_regs {
	uint64_t r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi, orig_rax;
	uint64_t rip, cs, eflags, rsp, ss, fs_base, gs_base, ds, es, fs, gs;
};

enum attach_state {
	ATTACH_OUTSIDE, /* no code and no stack of ours is needed to go on from regs, which may have changed */
	ATTACH_INSIDE, /* has to run on, and will stop by itself or be looked at again */
	ATTACH_ALIEN,  /* not one of ours: left as it is */
	ATTACH_STUCK,  /* will not come out in a way that leaves nothing behind */
};

/* A stopped thread. Both sides write: what the supervisor finds, and what the thread is to go on with. */
struct attach_task {
	int32_t tid;
	uint32_t state; /* enum attach_state */
	uint32_t quit;	/* the signal that ends its visits */
	int32_t result; /* of a visit, 0 or a negative errno */
	uint64_t mask;	/* of signals */
	struct attach_regs regs;
	/*
	 * Of one inside: where CORE_LEAVING is to be written, 32 bits, so that it stops by itself, and before that its mask; or 0.
	 * The supervisor does that, since it knows that the thread stands still.
	 */
	uint64_t mark, mark_mask;
};
#define ATTACH_LEAVING 2u /* CORE_LEAVING */
/*
 * A signal that an instruction has raised, in siginfo: the stop for it is made use of, and the instruction run again, so it
 * is to be forgotten if it comes elsewhere than where the last bytes that the kernel keeps of siginfo say.
 */
#define ATTACH_RAISED 0x77656972 /* si_errno */
#define ATTACH_RAISED_AT 40
#define ATTACH_TASKS 64u /* looked at together */

/* Dispositions, as rt_sigaction(2) takes them, that stay ours as long as there are visits. */
struct attach_kept {
	uint64_t sig;
	uint64_t action[4];
};
#define ATTACH_KEPT 4

/* Hook libraries that weir has placed, and what has become of them. */
struct attach_hooks {
	uint64_t count;
	uint64_t sessions; /* that are open in the process */
	struct launch_hook hooks[LAUNCH_HOOKS];
};

/*
 * Right before the entry of libweir.so, and so found in any copy of it in memory. Places are
 * distances from the entry. A visit: `visitor` is the thread, rip at `visit`, rax a function,
 * rdi and rsi its arguments, `visitor` for the most part. It ends with a signal, at `end`; the thread then has to
 * go on as `visitor` says, and does so by itself if the supervisor is not there any more.
 */
struct attach_table {
	int64_t visit, end, parked;
	int64_t visitor; /* struct attach_task, and behind it ATTACH_TASKS more, for `look` and what `clear` leaves */
	int64_t join; /* (struct attach_task *): arms the thread that makes the visit */
	int64_t look; /* (tasks, count): where they stand; finds the state of each */
	int64_t leave; /* (struct attach_task *): disarms the thread that makes the visit; behind the visitor stands
			  what `look` has said of it, as which it goes on */
	int64_t clear; /* (struct attach_task *): text as it was, when all are outside */
	int64_t drop; /* (struct attach_task *): dispositions as they were, when all have left; those of the four
			 are left behind the visitor, as struct attach_kept[ATTACH_KEPT] */
	int64_t unload; /* (struct attach_task *): memory given back, but for the image; when the four have been, too */
	int64_t begin;	/* sites are patched, once all have joined */
	int64_t hook;	/* (struct attach_task *): initialises the hook libraries, before `begin` */
	int64_t unhook; /* (struct attach_task *): ends them and closes all sessions, behind `clear`; behind the visitor as for `leave` */
	int64_t hooks;	/* struct attach_hooks, at any time */
	uint64_t pad;
	uint64_t magic; /* LAUNCH_PARAMS_MAGIC */
};

#endif
