/* SPDX-License-Identifier: MIT */
/*
 * Hooks, and what they are laid around.
 *
 * A hook names functions; a target (gate.h) is one function that hooks named; a slot is a place in an
 * object's data through which it calls a target. Set-up changes in three steps: find (which slots does
 * a new hook mean, which targets are behind them), lay (the hooks of a target, sorted by priority,
 * become bindings and replacements, one around the other), write (slots get the outermost address).
 * Until the third step no call is changed, so that a failure before it leaves everything as it was; a
 * failure in it is undone.
 */
#ifndef WEIR_ENGINE_FUNCTION_HOOK_H
#define WEIR_ENGINE_FUNCTION_HOOK_H

#include "engine/function/gate.h"
#include "engine/function/object.h"

#define FN_HOOKS 65536
#define FN_LAYERS 64 /* hooks of one function, replacements included */
#define FN_CHAIN 8   /* hooks with callbacks around one function; the words of an activation */

/* QUEUED: in a transaction that is not committed yet. NEW: being made to work. */
enum fn_state { FN_HOOK_FREE, FN_HOOK_QUEUED, FN_HOOK_NEW, FN_HOOK_LIVE };
#define FN_SESSION_OURS 0xffff

struct fn_hook {
	enum weir_action (*enter)(struct weir_function_call *call, void *data);
	void (*leave)(struct weir_function_call *call, void *data);
	void *data;
	uint64_t replacement;
	void **original;			       /* kept up to date while the hook lives */
	const char *name, *version, *library, *caller; /* NULL: any; library "": the program */
	uint64_t address;
	int32_t priority;
	uint32_t flags, way; /* WEIR_FUNCTION_*, WEIR_WAY_* */
	uint32_t hash;	     /* of name, if it is no pattern */
	bool pattern;
	bool exported; /* some object exports it, though no slot leads there */
	uint8_t state; /* enum fn_state */
	uint16_t session;
	uint32_t order; /* of attaching, among equal priorities */
	uint32_t handle;
	uint32_t functions; /* how many are hooked */
	struct fn_link *links;
	struct fn_hook *queue_next;
	struct fn_hook *next; /* in its bucket, or among the patterns, or free */
};

/* A hook on a target. */
struct fn_link {
	struct fn_hook *hook;
	struct fn_target *target;
	struct fn_link *of_target, *of_hook;
};

struct fn_slot {
	uint64_t *at;
	uint64_t raw; /* what it held before us */
	uint64_t now; /* what we wrote; 0: it is not ours */
	struct fn_target *target;
	struct fn_slot *next, *hash_next;
};

/* Why a change failed. */
struct fn_failure {
	int code;
	enum weir_reason reason;
	const void *at;
	const char *what; /* a name in question, or NULL */
};

/* ---- function.c ---- */

int fn_start(uint8_t *room);
/* Hooks, targets and slots change under one lock, with signals blocked: the mask for fn_leave. */
uint64_t fn_enter(void);
void fn_leave(uint64_t mask);
/* Hooks that wait for their commit. A queue belongs to one thread at a time and needs no lock. */
struct fn_queue {
	struct fn_arena arena;
	struct fn_hook *first, *last;
};
/* Adds a hook in state QUEUED; its strings are copied. NULL: no room. again: under the lock, a record that
 * was given up may serve again. */
struct fn_hook *fn_hook_new(struct fn_queue *q, const struct fn_hook *like, bool again);
/* Makes all hooks of the queue work, or none: 0 or f->code. The queue is empty afterwards. */
int fn_commit(struct fn_queue *q, struct fn_failure *f);
/* Drops them. */
void fn_abort(struct fn_queue *q);
void fn_hook_remove(struct fn_hook *h);
void fn_session_gone(int session);
uint32_t fn_hook_slots(const struct fn_hook *h);
struct fn_hook *fn_hook_at(uint32_t handle);
/* Objects may have been loaded: hooks find their slots there. */
void fn_rescan(void);
/* The address that a dlsym of this definition is to give: hooked, if a hook means it. */
uint64_t fn_address_for(uint64_t address, const char *name, const char *version);

/* Hooks that mean this name; iterate with fn_hook_next. hash: fn_name_hash(name). */
struct fn_hook *fn_hook_first(const char *name, uint32_t hash);
struct fn_hook *fn_hook_next(struct fn_hook *h, const char *name);
/* Makes the hook one of the target's: 0, or -errno. */
int fn_join(struct fn_hook *h, struct fn_target *t);

/* ---- got.c ---- */

/* Finds the slots of an object that hooks mean: new hooks, or all if the object is new. */
int fn_slots_scan(struct fn_object *o, struct fn_failure *f);
/* Writes what has to be written: 0, or -errno with nothing written in this object. */
int fn_slots_write(struct fn_object *o, struct fn_failure *f);
/* The object is no longer there. */
void fn_slots_gone(struct fn_object *o);
/* A definition, as somebody refers to it. */
struct fn_reference {
	struct fn_object *from; /* NULL: nobody in particular */
	uint32_t symbol;
	uint32_t hash; /* fn_name_hash(name) */
	const char *name, *version;
	uint64_t raw; /* what the slot holds */
};
/* The target that hooks (new ones, or all) make of a definition; NULL if none means it, or no room. */
struct fn_target *fn_target_for(uint64_t address, const struct fn_reference *r, bool all, int *error);

/* A target loses all its hooks: its function cannot be had. */
void fn_target_forsake(struct fn_target *t);
/* One of those whose return must not be led through a stub. */
bool fn_name_is_enter_only(const char *name);

/* ---- patch.c: hooks by entry ---- */

extern RT_HIDDEN const char fn_entry_scope; /* of their targets */
bool fn_target_is_entry(const struct fn_target *t);
/* Joins a hook with its functions, or with those in one object: 0 or f->code. */
int fn_patch_find(struct fn_hook *h, struct fn_failure *f);
/* May it mean functions that are not exported? */
bool fn_patch_may_be_local(const struct fn_hook *h);
int fn_patch_find_in(struct fn_hook *h, struct fn_object *o, struct fn_failure *f);
/* Patches the dirty targets that need it; refused ones lose their hooks. 0, or f->code if one was named. */
int fn_patch_apply(struct fn_target *dirty, struct fn_failure *f);
/* Restores the functions that no hook means any more. */
void fn_patch_undo(void);
/* Where a call of the function comes to it past the hooks at its entry: the function itself if there are none. */
uint64_t fn_patch_original(uint64_t address);
void fn_patch_gone(const struct fn_object *o);

/* ---- loader.c, loader.S ---- */
int fn_loader_hooks(void);
/* The next definition of a name behind the object that holds `caller`; 0 if there is none. */
uint64_t fn_next(const void *caller, const char *name, const char *version);

#endif
