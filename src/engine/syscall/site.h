/* SPDX-License-Identifier: MIT */
/*
 * Sites: `syscall` instructions of the program, found one by one when they trap, or all at once
 * from a plan, and what was done to each.
 *
 * While the process has one thread a site may be patched by any tactic when it has trapped a few times. Just
 * before the second thread starts, all sites that plans know are patched (nobody else runs yet);
 * after that only changes of a single byte are made to live code, see patch_pun().
 */
#ifndef WEIR_ENGINE_SYSCALL_SITE_H
#define WEIR_ENGINE_SYSCALL_SITE_H

#include "core/core.h"

/* SITE_BREAK: without dispatch, a site that no jump fits becomes an int3. */
enum site_tactic {
	SITE_NONE,
	SITE_T0,
	SITE_T1,
	SITE_T2,
	SITE_T3,
	SITE_T4,
	SITE_BREAK,
	SITE_DROPPED
};
enum site_reason {
	SITE_OK,
	SITE_NO_PATCHING, /* asked not to */
	SITE_WRITABLE,	  /* the code may change under us */
	SITE_RESTORER,
	SITE_NO_ROOM, /* no slot in reach, or no room for the pun */
	SITE_REFUSED, /* the text cannot be written */
	SITE_TAKEN,   /* a function's entry is patched here */
};

struct site_counts {
	uint32_t tactic[SITE_DROPPED + 1];
	uint32_t traps;
};
extern RT_HIDDEN struct site_counts site_counts;

/* Where plans come from; given by api. Addresses are run-time ones. */
struct site_plan {
	uint64_t addr;
	uint32_t nr;
	uint8_t tactic; /* enum plan_tactic */
	uint8_t reason; /* enum plan_reason */
	int8_t pad;
	uint8_t orig_before;
	uint8_t zero; /* enum plan_zero */
	const uint8_t *orig;
};
struct site_source {
	/* The mapping around addr: false if unknown. */
	bool (*mapping)(uint64_t addr, uint64_t *start, uint64_t *end, uint32_t *prot, bool *shared);
	/* Which interposers want calls of the site at addr. */
	uint32_t (*wants)(uint64_t addr);
	bool (*plan)(uint64_t addr, struct site_plan *out);
	void (*each)(void (*fn)(const struct site_plan *p, void *data), void *data);
	void (*each_in)(uint64_t addr, void (*fn)(const struct site_plan *p, void *data), void *data);
	void (*stale)(void);
	void (*stop)(void);
	/* Are these bytes changed by somebody else of ours, or does he rely on them? */
	bool (*taken)(uint64_t start, uint64_t end);
	/* The program is going to write to this memory, or to move it. */
	void (*changing)(uint64_t start, uint64_t end);
	void (*childless)(void);    /* the next child is not for us to make */
	void (*undispatched)(void); /* there will be tasks in which nothing traps */
};

void site_start(const struct site_source *source);
/* A call trapped; ip is behind the `syscall`. Returns who wants its calls. */
uint32_t site_trapped(struct core_thread *t, uint64_t ip, uint64_t nr);
/* An int3 of ours, at ip - 1? Then says who wants its calls. */
bool site_is_break(uint64_t ip, uint32_t *wants);
/* An int3 of a change under way, before *ip? Then *ip is where to go on instead. Takes no lock. */
bool site_turning(uint64_t *ip);
/*
 * Both, for a thread of another process that has stopped behind an int3 at ip - 1. view is where the runtime there has its
 * struct site_view; peek reads that process. Anything but SITE_INT3_OTHER: *ip is where to go on, for a call behind
 * its `syscall`.
 */
enum site_int3 { SITE_INT3_OTHER, SITE_INT3_CALL, SITE_INT3_TURNING };
typedef bool site_peek(int32_t tid, uint64_t at, void *to, size_t size);
enum site_int3 site_int3_of(site_peek *peek, int32_t tid, uint64_t view, uint64_t *ip);
/* The second thread is about to start. */
void site_before_threads(void);
/* Patches all sites that plans know; the process has one thread, or runs none of this code. */
void site_patch_all(void);
/* A thread has been found in a call that it made here, or is about to make: as a trap, this shows that the code around is run. */
void site_ran(uint64_t ip);
/* No site is patched for the time being; at the end of it, those are that can be ahead. */
void site_hold_back(bool yes);
/* Patches what children are sure to call, so that not each of them traps for it. */
void site_before_fork(void);
/* In the child of a fork. */
void site_after_fork(void);
/* Puts the original bytes back in [start, end). False if some could not be written. */
bool site_revert(uint64_t start, uint64_t end);
/* The same for a call that no engine looks after; page 0 too. False: it may not be made. */
bool site_leave(uint64_t start, uint64_t end);
/* The set of wanted numbers has changed. */
void site_routes_changed(void);
uint64_t site_restart(uint64_t ip);
/* What was done to the site at addr; *nr: the number it loads, or CODE_NR_UNKNOWN. */
enum site_tactic site_tactic(uint64_t addr, uint32_t *nr);
/*
 * Functions of the vDSO become system calls: entry is turned into `mov $nr, %eax; syscall; ret`, and
 * patched like any other site. False if it could not be written.
 */
bool site_take_vdso(uint64_t entry, uint32_t nr);
/* Makes a restorer that traps, or one that jumps, see engine/signal. 0 on failure. */
uint64_t site_make_restorer(bool traps);
/* prctl(): a seccomp filter may come with it. */
void site_prctl(struct core_thread *t, struct arch_frame *f);
/* No site leads through page 0 any more, and it is the program's. False if a filter may forbid what that takes. */
bool site_leave_zero(void);
/* Registers mmap and the like with core. */
void site_register(void);

#endif
