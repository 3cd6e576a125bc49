/* SPDX-License-Identifier: MIT */
/*
 * The life of threads and processes: clone, fork, vfork, execve, exit.
 *
 * A child that copies memory goes on from the very stack of its parent's call. A child that shares
 * memory starts on the hook stack of a block taken for it beforehand, with a copy of the parent's
 * frame, and never touches its parent's block. Signals are blocked from before the clone until the
 * child's own state stands.
 */
#ifndef WEIR_ENGINE_THREAD_H
#define WEIR_ENGINE_THREAD_H

#include "core/core.h"

enum thr_kind { THR_FORK, THR_THREAD, THR_VFORK };

/* What other engines supply; given by api. */
struct thr_hooks {
	uint64_t (*block_signals)(void);
	void (*set_mask)(uint64_t mask);
	void (*copy_signal_table)(struct core_thread *parent, struct core_thread *child);
	void (*cleared)(struct core_thread *t); /* in a child that begins without the handlers of its parent */
	void (*before_exec)(struct core_thread *t, uint64_t mask);
	void (*exec_failed)(struct core_thread *t);
	void (*before_threads)(void); /* the second thread is about to start */
	void (*before_fork)(void);
	/* In the child: it is complete, signals are still blocked. */
	void (*child)(struct core_thread *t, enum thr_kind kind, int32_t parent);
	void (*gone)(struct core_thread *t, int status);    /* the thread ends */
	void (*exiting)(struct core_thread *t, int status); /* the process ends, by exit_group */
	void (*skipped)(struct core_thread *t, const char *path, int reason, int detail);
	/* Before an exec: may the supervisor launch it? 0, or a negative errno; -ECANCELED: leave it alone. */
	int (*ask)(const struct core_thread *t, bool no_loader);
};

void thr_register(const struct thr_hooks *hooks);

/*
 * Makes the calling thread, which has begun without us on the block of t, one of ours: with a block of its own, or, if it is in a
 * copy of the process, with the copy of t. mask: the kernel's. Called by our handler. NULL: there is no memory.
 */
struct core_thread *thr_adopt(struct core_thread *t, uint64_t mask);

/* What the environment of an entered image has to hold. library: absolute path; area: "" for none. */
struct thr_entry {
	char library[300];
	char area[128]; /* the whole WEIR_AREA=... entry */
	char hook[768]; /* absolute paths of libraries that every program has to load, with colons, or "" */
	char starters[1024]; /* of LD_PRELOAD the libraries that start us, as they are written there */
	bool no_follow;
	bool no_exec; /* the environment of a new image is the program's alone */
};
extern RT_HIDDEN struct thr_entry thr_entry;

#endif
