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

/* What hooks have in common: those that are made one after the other mostly differ in name and data alone. */
struct fn_kind {
	enum weir_action (*enter)(struct weir_function_call *call, void *data);
	void (*leave)(struct weir_function_call *call, void *data);
	uint64_t replacement;
	void **original;			/* kept up to date while the hook lives */
	const char *version, *library, *caller; /* NULL: any; library "": the program */
	uint64_t address;
	int32_t priority;
	uint32_t flags; /* WEIR_FUNCTION_* */
	uint16_t session;
	uint8_t way;   /* WEIR_WAY_*, as it was asked for */
	uint32_t next; /* in its bucket */
};

/* Hooks, links and slots refer to each other by numbers, from 1 on; 0 is none. */
struct fn_hook {
	void *data;
	const char *name; /* NULL: any */
	uint32_t kind;
	uint32_t links;	    /* what it is on */
	uint32_t order;	    /* of attaching, among equal priorities; QUEUED: the hash of its name */
	uint32_t next : 17; /* in its bucket, or among the patterns, or in the queue, or free */
	uint32_t mark : 8;  /* fn_hook_mark() of its name's hash, if it is no pattern */
	uint32_t state : 2; /* enum fn_state */
	uint32_t way : 2; /* WEIR_WAY_*: functions that are not exported are had by their entries */
	uint32_t pattern : 1;
	uint32_t waits : 1;    /* name is one of the queue's */
	uint32_t exported : 1; /* some object exports it, though no slot leads there */
};

_Static_assert(sizeof(struct fn_hook) == 32 && FN_HOOKS < 1u << 17, "there are many");

/* A hook on a target. */
struct fn_link {
	uint32_t hook, target;
	uint32_t of_target, of_hook; /* the next one */
};

/* Those of an object are in the order of its relocations. */
struct fn_slot {
	uint64_t raw;  /* what it held before us */
	uint64_t now;  /* what we wrote; 0: it is not ours */
	uint32_t rela; /* which relocation: those of DT_RELA, then those of DT_JMPREL */
	uint32_t target;
	uint32_t next;
};

/* Why a change failed. */
struct fn_failure {
	int code;
	enum weir_reason reason;
	const void *at;
	const char *what; /* a name in question, or NULL */
};

/* ---- links.c ---- */

/* Records of one size that are found by their numbers and never move. */
#define FN_CHUNK 65536u
struct fn_pool {
	void *chunks[1024];
	uint32_t count, unused; /* unused: a list through the first word, of numbers */
};
static inline void *fn_pool_at(const struct fn_pool *p, uint32_t number, uint32_t size)
{
	const uint32_t each = FN_CHUNK / size;

	return (uint8_t *)p->chunks[number / each] + number % each * size;
}
/* The number of a new record; 0 if there is no memory. */
uint32_t fn_pool_new(struct fn_pool *p, uint32_t size);
void fn_pool_free(struct fn_pool *p, uint32_t number, uint32_t size);

extern RT_HIDDEN struct fn_pool fn_kinds;
static inline const struct fn_kind *fn_kind_of(const struct fn_hook *h)
{
	return fn_pool_at(&fn_kinds, h->kind, sizeof(struct fn_kind));
}

/* Sets of targets, a bit for each number: the first at or after `from`, FN_TARGETS if there is none. */
struct fn_set {
	uint64_t bits[FN_TARGETS / 64];
};
uint32_t fn_set_next(const struct fn_set *set, uint32_t from);
static inline void fn_set_put(struct fn_set *set, uint32_t number, bool in)
{
	uint64_t *word = &set->bits[number / 64];

	*word = in ? *word | 1ull << (number % 64) : *word & ~(1ull << (number % 64));
}

/* The outermost hook on a target, as its link; .hook is 0 if there is none. The next is fn_link_at(l.of_target). */
struct fn_link fn_link_of_target(const struct fn_target *t);
/* The first target of a hook. The next is fn_link_at(l.of_hook). */
struct fn_link fn_link_of_hook(const struct fn_hook *h);
struct fn_link fn_link_at(uint32_t number);
/* Puts the hook on the target, behind all that are before it: 0, or -ENOMEM. It must not be there. */
int fn_link_new(struct fn_hook *h, struct fn_target *t,
		bool (*before)(const struct fn_hook *a, const struct fn_hook *b));
/* Takes it away. It must be there. */
void fn_link_drop(struct fn_hook *h, struct fn_target *t);

/* ---- function.c ---- */

int fn_start(uint8_t *room);
/* Hooks, targets and slots change under one lock, with signals blocked: the mask for fn_leave. */
uint64_t fn_enter(void);
void fn_leave(uint64_t mask);
/* Hooks that wait for their commit. A queue belongs to one thread at a time and needs no lock. */
struct fn_queue {
	struct fn_arena arena;
	struct fn_names *names; /* that hooks have until their commit; then they have the object's own, or a copy */
	uint32_t kind; /* of the hook before; 0: there is none */
	uint32_t first, last, count;
};
/* Adds a hook in state QUEUED; strings are copied. NULL: no room. again: under the lock, a record that
 * was given up may serve again. */
struct fn_hook *fn_hook_new(struct fn_queue *q, const struct fn_kind *like,
			    const struct fn_name *name, void *data, bool again);
struct fn_hook *fn_hook_by(uint32_t number);
uint32_t fn_hook_number(const struct fn_hook *h);
/* The same name, where it stays. */
static inline void fn_hook_settle(struct fn_hook *h, const char *name)
{
	h->name = h->waits ? name : h->name;
	h->waits = 0;
}
/* Makes all hooks of the queue work, or none: 0 or f->code. The queue is empty afterwards. */
int fn_commit(struct fn_queue *q, struct fn_failure *f);
/* Drops them. */
void fn_abort(struct fn_queue *q);
void fn_hook_remove(struct fn_hook *h);
void fn_session_gone(int session);
uint32_t fn_hook_slots(const struct fn_hook *h);
/* How many functions it is on. */
uint32_t fn_hook_functions(const struct fn_hook *h);
uint32_t fn_hook_handle(const struct fn_hook *h);
struct fn_hook *fn_hook_at(uint32_t handle);
/* Objects may have been loaded: hooks find their slots there. */
void fn_rescan(void);
/* The address that a dlsym of this definition is to give: hooked, if a hook means it. */
uint64_t fn_address_for(uint64_t address, const char *name, const char *version);

/* Hooks that mean this name; iterate with fn_hook_next. hash: fn_name_hash(name). */
struct fn_hook *fn_hook_first(const char *name, uint32_t hash);
struct fn_hook *fn_hook_next(struct fn_hook *h, const char *name);
/* Asks the processor for what fn_hook_first() will read, in three steps: 0, 1, 2. False: no hook means such a name. */
bool fn_hook_ahead(uint32_t hash, int step);
/* The function, past a change of its entry. */
static inline uint64_t fn_target_base(const struct fn_target *t)
{
	return t->address + (uint64_t)(int64_t)t->displaced;
}
/* Where slots of the target lead; 0: back to what they held. */
uint64_t fn_target_head(const struct fn_target *t);
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
	uint64_t raw;		      /* what the slot holds */
	struct fn_hook *hook;	      /* the first that means the name; NULL: look for it */
	const struct fn_ahead *ahead; /* of the definition, or NULL */
};
/* The target that hooks (new ones, or all) make of a definition; NULL if none means it, or no room. */
struct fn_target *fn_target_for(uint64_t address, const struct fn_reference *r, bool all, int *error);

/* A target loses all its hooks: its function cannot be had. */
void fn_target_forsake(struct fn_target *t);
/* One of those whose return must not be led through a stub. */
bool fn_name_is_enter_only(const char *name);

/* ---- patch.c: hooks by entry ---- */

bool fn_target_is_entry(const struct fn_target *t);
/* Joins a hook with its functions, or with those in one object: 0 or f->code. */
int fn_patch_find(struct fn_hook *h, struct fn_failure *f);
/* May it mean functions that are not exported? */
bool fn_patch_may_be_local(const struct fn_hook *h);
int fn_patch_find_in(struct fn_hook *h, struct fn_object *o, struct fn_failure *f);
/* Patches the dirty targets that need it; refused ones lose their hooks. 0, or f->code if one was named. */
int fn_patch_apply(const struct fn_set *dirty, struct fn_failure *f);
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
