/* SPDX-License-Identifier: MIT */
/*
 * The gate around a function: callbacks before and after a call of any signature.
 *
 * A *target* is a function that is hooked. It has a *thunk*, 16 bytes of code for its life: whatever
 * leads a call there (a GOT slot, a jump at the function's entry) must arrive as the caller's call
 * arrives at the function: return address at 0(%rsp), arguments in place. r11 is lost, nothing else.
 * The thunk jumps to the *gate* of the target's *binding*, which runs its callbacks and ends by calling (or, if no
 * callback wants the return, by jumping to) fn_target.original. Without a binding it jumps there at once.
 *
 * A call whose return is wanted takes an *activation* (struct fn_activation): the return address is kept in
 * it and the function is called by the activation's *stub*, which writes its own return address into
 * the slot where the caller's was; so stack arguments keep their places and the processor's return
 * predictor (and a shadow stack) stay balanced. Stub and entry have a fixed distance, and all stubs
 * lie in libweir.so under one FDE that computes the entry from rip: any unwinder that knows DWARF goes
 * through. Activations belong to a thread's block and are not LIFO; those that longjmp or an exception
 * left behind are found by their stack slot, which no longer holds the stub's address.
 *
 * Nothing here is shared between threads on the way of a call, and nothing is allocated.
 */
#ifndef WEIR_ENGINE_FUNCTION_GATE_H
#define WEIR_ENGINE_FUNCTION_GATE_H

#include <weir/function.h>

#include "engine/function/gate_regs.h"
#include "rt/rt.h"

struct fn_callbacks {
	enum weir_action (*enter)(struct weir_function_call *call, void *data);
	void (*leave)(struct weir_function_call *call, void *data);
	void *data;
};

/*
 * What the gate does for a function, and for all that have the same callbacks. Kept for good, for calls may be in it.
 */
struct fn_binding {
	enum weir_action (*enter)(struct weir_function_call *call, void *data);
	void (*gate)(void); /* where thunks lead */
	void (*leave)(struct weir_function_call *call, void *data);
	void *data;
	struct fn_binding *next; /* in its bucket */
	uint32_t count;		 /* hooks in a chain; 0: one hook's callbacks stand above */
	bool keep_fp;
	struct fn_callbacks each[]; /* of a chain */
};

/* Of a target without callbacks. */
extern RT_HIDDEN const struct fn_binding fn_binding_none;

/* Its return must not be led through a stub: it reads its return address, or returns twice. */
#define FN_TARGET_ENTER_ONLY 1u
/* Code of its own object may lead to it: all registers are kept (gate_keep.S). */
#define FN_TARGET_KEEP 2u
/* Its entry leads to the thunk. */
#define FN_TARGET_PATCHED 4u
/* The outermost of its hooks is a replacement, where slots lead. */
#define FN_TARGET_REPLACED 8u

/* One line of the cache. Set-up, under its lock, changes it; the gate reads, and writes x87. */
struct fn_target {
	uint64_t gate; /* where the thunk leads: that of the binding, or the original */
	const struct fn_binding *binding;
	uint64_t original;	   /* where the call goes on */
	struct weir_function info; /* as callbacks see it */
	uint32_t links;		   /* its hooks, the outermost first: hook.h */
	uint16_t hash_next;
	uint8_t x87;   /* 0: not known yet, or it does; T_X87_NOT: returns nothing in st(0) */
	uint8_t bound; /* it has a binding */
	uint64_t address;
	int32_t displaced;		/* from there to its displaced entry; 0: there is none */
	uint32_t scope : 28, flags : 4; /* FN_SCOPE_*; FN_TARGET_* */
};

/* What calls of the function a target is for: all that come by slots, or by its entry, or from one object, or within a replacement. */
#define FN_SCOPE_ALL 0u
#define FN_SCOPE_ENTRY 1u
#define FN_SCOPE_OBJECT(serial) (2u + 2 * (serial))
#define FN_SCOPE_HOOK(number) (3u + 2 * (number))

struct fn_group;

/*
 * An activation. It is taken by putting a slot in the place of 0, which its owner alone does; it is given back by
 * putting 0 there, by whatever thread the call ends on.
 */
struct fn_activation {
	uint64_t ret;  /* the caller's return address; 0: it is being filled in */
	uint64_t slot; /* where on the stack it was; 0: not in use */
	const struct fn_binding *binding;
	uint64_t call;		    /* what the stub calls */
	struct fn_activation *next; /* of those that are likely to be free */
	struct fn_block *owner;
	uint64_t scratch;
	const struct weir_function *info; /* of the target */
};

struct fn_block {
	uint64_t tp; /* as `key`; while a callback runs: its frame */
	/*
	 * Activations that were free when they were listed. A handler may come between any two instructions: then
	 * one in use may be found here, or a free one be missing, until the list is made anew.
	 */
	struct fn_activation *next;
	uint64_t key; /* the thread pointer, %fs:0; 0: free */
	int *errno_at;
	struct fn_group *groups;
	uint32_t group_count, looked_at;
	uint64_t pad[2];
};

struct fn_group {
	struct fn_block *owner;
	struct fn_activation *first;
	struct fn_group *next;
};

#define FN_CHECK(type, field, at) \
	_Static_assert(offsetof(type, field) == (at), #type "." #field " and gate_regs.h differ")
FN_CHECK(struct weir_function_call, flags, C_FLAGS);
FN_CHECK(struct weir_function_call, function, C_FUNCTION);
FN_CHECK(struct weir_function_call, stack, C_STACK);
FN_CHECK(struct weir_function_call, scratch, C_SCRATCH);
FN_CHECK(struct weir_function_call, result, C_RESULT);
FN_CHECK(struct weir_function_call, st_count, C_ST_COUNT);
FN_CHECK(struct weir_function_call, vector_size, C_VECTOR_SIZE);
FN_CHECK(struct weir_function_call, args, C_ARGS);
FN_CHECK(struct weir_function_call, rax, C_RAX);
FN_CHECK(struct weir_function_call, r10, C_R10);
FN_CHECK(struct weir_function_call, vectors, C_VECTOR);
FN_CHECK(struct weir_function_call, st, C_ST);
_Static_assert(sizeof(struct weir_function_call) == C_CALL_SIZE, "call and gate_regs.h differ");
FN_CHECK(struct fn_target, gate, T_GATE);
FN_CHECK(struct fn_target, binding, T_BINDING);
FN_CHECK(struct fn_target, original, T_ORIGINAL);
FN_CHECK(struct fn_target, info, T_INFO);
FN_CHECK(struct fn_target, x87, T_X87);
FN_CHECK(struct fn_target, bound, T_BOUND);
_Static_assert(sizeof(struct fn_target) == T_SIZE, "target and gate_regs.h differ");
FN_CHECK(struct fn_binding, enter, H_ENTER);
FN_CHECK(struct fn_binding, gate, H_GATE);
FN_CHECK(struct fn_binding, leave, H_LEAVE);
FN_CHECK(struct fn_binding, data, H_DATA);
FN_CHECK(struct fn_activation, ret, A_RET);
FN_CHECK(struct fn_activation, slot, A_SLOT);
FN_CHECK(struct fn_activation, binding, A_BINDING);
FN_CHECK(struct fn_activation, call, A_CALL);
FN_CHECK(struct fn_activation, next, A_NEXT);
FN_CHECK(struct fn_activation, owner, A_OWNER);
FN_CHECK(struct fn_activation, scratch, A_SCRATCH);
FN_CHECK(struct fn_activation, info, A_INFO);
_Static_assert(sizeof(struct fn_activation) == A_SIZE, "activation and gate_regs.h differ");
_Static_assert(A_KEPT == 2 * FN_DISTANCE, "kept registers lie behind the words of several hooks");
FN_CHECK(struct fn_block, tp, B_TP);
FN_CHECK(struct fn_block, next, B_NEXT);
FN_CHECK(struct fn_block, key, B_KEY);
FN_CHECK(struct fn_block, errno_at, B_ERRNO);
_Static_assert(sizeof(struct fn_block) == B_SIZE, "block and gate_regs.h differ");

/* ---- set-up; under the caller's lock ---- */

/* Makes gates usable in this process, in the room that libweir-room.so gives: 0, or -errno. plain: see room.S. */
int fn_gate_start(uint8_t *room, bool plain);
/*
 * A target for the function at `address`, which has none (fn_target_find). Its thunk, once it has one, jumps to the function
 * until there is a binding. A function has one for each name: functions of two names may share their code
 * (memcpy and memmove, chosen by an IFUNC) and be hooked apart. So may calls from different places: `scope` tells them apart, NULL for all calls.
 * `name` and `object` must stay for good.
 * NULL: no room (FN_TARGETS), or no memory.
 */
struct fn_target *fn_target_new(uint64_t address, const char *name, const char *object, uint32_t scope);
/* The target if there is one, else NULL. name NULL: any. */
struct fn_target *fn_target_find(uint64_t address, const char *name, uint32_t scope);
/* Targets are numbered from 1 on. */
struct fn_target *fn_target_by(uint32_t number);
uint32_t fn_target_number(const struct fn_target *t);
/* Gives it a thunk: one that keeps all registers, r11 included, or one that does not. False: no memory. */
bool fn_target_make_thunk(struct fn_target *t, bool keep);
/* Where calls are to be led. */
uint64_t fn_target_thunk(const struct fn_target *t);
/* The same for a kind that it may come to have. */
uint64_t fn_target_thunk_of(const struct fn_target *t, bool keep);
/* From now on calls that come to the thunk go on to `original`: a displaced entry, a replacement. */
static inline void fn_target_lead(struct fn_target *t, uint64_t original)
{
	__atomic_store_n(&t->original, original, __ATOMIC_RELEASE);
	if (!t->bound)
		__atomic_store_n(&t->gate, original, __ATOMIC_RELEASE);
}
/*
 * From now on calls run the callbacks of this binding, NULL for none. A call may come to the gate of one binding and find
 * another one: then it goes to that one's.
 */
static inline void fn_target_bind(struct fn_target *t, const struct fn_binding *b)
{
	__atomic_store_n(&t->binding, b ? b : &fn_binding_none, __ATOMIC_RELEASE);
	__atomic_store_n(&t->gate, b ? (uint64_t)b->gate : t->original, __ATOMIC_RELEASE);
	__atomic_store_n(&t->bound, b != NULL, __ATOMIC_RELEASE);
}
/* The gate for a binding that has these callbacks. */
void (*fn_gate_for(bool enter, bool leave, bool general))(void);
/* Is the address inside a thunk, stub or gate of ours? */
bool fn_gate_owns(uint64_t ip);

/* Memory for records that are never given back. Zeroed; NULL if there is none. */
struct fn_arena {
	uint64_t at, end;
};
void *fn_take(struct fn_arena *arena, size_t size, size_t align);
/*
 * A record of a table that grows is going to be written for the first time: if it begins on a new page, some pages at once
 * get their memory, because a fault for each costs more. For tables that have become large. The table may end anywhere.
 */
void fn_touch(const void *table, const void *record, size_t size);
/* The same from an arena of the engine's, under its lock. */
void *fn_keep(size_t size);
const char *fn_keep_string(const char *s);

/* ---- on the way of a call ---- */

struct fn_block *fn_block_find(uint64_t tp);
/* The same for a call whose return address is in `slot`; NULL also if a callback runs: no hooks then. */
struct fn_block *fn_block_enter(uint64_t tp, uint64_t slot);
/* An activation of the block that was free and is taken for this slot now; NULL if there is none. */
struct fn_activation *fn_activation_slow(struct fn_block *b, uint64_t slot);
/* Activations that could not be had: so many calls were not seen to return. */
extern RT_HIDDEN uint64_t fn_missed;

/* gate.S */
void fn_gate_none(void);
/* One of each for the vector registers that there are, ARCH_VEC_* */
void fn_gate_enter_general(void);
void fn_gate_enter_xmm(void);
void fn_gate_enter_ymm(void);
void fn_gate_enter_zmm(void);
void fn_gate_both_general(void);
void fn_gate_both_xmm(void);
void fn_gate_both_ymm(void);
void fn_gate_both_zmm(void);
void fn_gate_leave_general(void);
void fn_gate_leave_xmm(void);
void fn_gate_leave_ymm(void);
void fn_gate_leave_zmm(void);
void fn_return_general(void);
void fn_return_xmm(void);
void fn_return_ymm(void);
void fn_return_zmm(void);
/* gate_keep.S */
void fn_keep_gate_xmm(void);
void fn_keep_gate_ymm(void);
void fn_keep_gate_zmm(void);
void fn_keep_return_xmm(void);
void fn_keep_return_ymm(void);
void fn_keep_return_zmm(void);
extern RT_HIDDEN const char fn_keep_begin[], fn_keep_end[];
extern RT_HIDDEN struct fn_block fn_blocks[FN_BLOCKS];
extern RT_HIDDEN const char fn_gate_end[];

#endif
