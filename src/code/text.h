/* SPDX-License-Identifier: MIT */
/*
 * Changing text while it may run, and room for generated code within reach of it.
 *
 * Live text is written through /proc/self/mem, which keeps the mapping read-execute all the time:
 * taking the execute right away for a moment kills a thread that runs there. Where that file cannot
 * be had (no /proc, a kernel that refuses forced writes) mprotect is used while the process has one
 * thread, else nothing is changed.
 *
 * Written under code_lock, which callers hold over a batch.
 */
#ifndef WEIR_CODE_TEXT_H
#define WEIR_CODE_TEXT_H

#include "rt/rt.h"

extern RT_HIDDEN struct rt_lock code_lock;

#define CODE_UNOPENED (-1000l)

struct code_batch {
	long fd;     /* of /proc/self/mem, opened by the first write; CODE_UNOPENED before it */
	bool single; /* no other thread runs: mprotect is allowed, and writes may wait */
	bool queues; /* writes are possible, and wait for the end of the batch */
};

void code_begin(struct code_batch *b, bool single);
/*
 * prot: the mapping's protection, to be restored where mprotect has to be used. 0 or -errno.
 * In a batch that is single the bytes may not be there before code_end().
 */
long code_write(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot);
/* The descriptor to write by, or a negative errno. */
long code_memory(struct code_batch *b);
/* The same at once, whatever waits. */
long code_write_now(struct code_batch *b, uint64_t at, const void *bytes, size_t n, uint32_t prot);
/* Text as it will be after the batch: 0, or -EFAULT. */
int code_read(void *to, uint64_t at, size_t n);
void code_end(struct code_batch *b);

/* Read-execute memory of our own, exactly there or within a rel32's reach; 0 if there is none. */
uint64_t code_map_at(uint64_t at, uint64_t size);
uint64_t code_map_near(uint64_t near, uint64_t size);
/* A place beside the runtime where nothing else comes: the first slots in reach of it go there, and no gap is sought. */
void code_beside(uint64_t at);
/* Where the room ends that the main stack may need. */
uint64_t code_stack_floor(void);
/* An address that is probably on it: then it need not be sought. */
void code_stack_hint(uint64_t at);

/* One trampoline. The gate gets the address of ret in rcx: a struct core_origin begins there. */
struct code_slot {
	uint8_t text[24];
	uint64_t native;  /* its native stub */
	uint64_t ret;	  /* address after the site's `syscall` */
	uint64_t restart; /* where the call begins again */
	uint64_t target;  /* the gate, its filter, or a native stub */
	uint32_t nr;	  /* or CODE_NR_UNKNOWN */
	uint32_t wants;
};
#define CODE_SLOT_SIZE 64ul
#define CODE_NR_UNKNOWN 0xffffffffu
_Static_assert(sizeof(struct code_slot) == CODE_SLOT_SIZE, "slots are found by masking addresses");

#define JMP_REL32_SIZE 5 /* e9 rel32 */
#define JMP_REL8_SIZE 2	 /* eb rel8 */
#define MOV_EAX_SIZE 5	 /* b8 imm32 */
#define SYSCALL_SIZE 2	 /* 0f 05 */

/* A slot that a rel32 at `near` reaches; 0 if there is no room. */
uint64_t code_slot_take(struct code_batch *b, uint64_t near);
/* Does a rel32 at `near` reach this slot? */
bool code_reaches(uint64_t near, uint64_t slot);
/* Is this address in a slot? Then the slot, else NULL. */
struct code_slot *code_slot_at(uint64_t ip);
/* Calls fn for every slot that was ever taken. */
void code_slots_each(void (*fn)(struct code_slot *slot, void *data), void *data);

/*
 * Room for a 5-byte jump at exactly `at` (tactic T1): 0 if it is now ours, -EBUSY if a mapping of
 * somebody else is there, -EEXIST if another jump of ours would overlap.
 */
long code_pun_room(uint64_t at);
/* Is this address in the room of a pun? Then the slot that its jump leads to, else NULL. */
struct code_slot *code_pun_slot(uint64_t ip);

/* A native stub for a site in the allowed range: `syscall` and back to ret. 0 if all are taken. */
uint64_t code_stub_take(struct code_batch *b, uint64_t ret);

#endif
