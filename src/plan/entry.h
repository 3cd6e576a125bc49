/* SPDX-License-Identifier: MIT */
/*
 * An entry plan: for each function of one ELF object, how its first bytes may be made to jump away,
 * and what the instructions read like that have to make room. Made by weir-plan (hosted, Zydis),
 * kept in the cache beside the plan of call sites, applied in-hook, where nothing is decoded.
 * Addresses are the object's own (p_vaddr space).
 *
 * As with sites, a plan only proposes: who applies it compares orig with the live bytes. The copy
 * of the displaced instructions is a template, in which the places that depend on where it comes
 * to stand are named by fix-ups; entry_place() writes it for one place. No libc, no calls, no
 * includes but these two: the same code serves in-hook, in weir-plan and in the fuzzer.
 *
 *	addr                 skip = 4            window
 *	 | endbr64 (kept)     | base: the jump    | first instruction that stays
 *	 f3 0f 1e fa          55 48 89 e5 41 57   41 56 ...
 */
#ifndef WEIR_PLAN_ENTRY_H
#define WEIR_PLAN_ENTRY_H

#include <stddef.h>
#include <stdint.h>

#define ENTRY_MAGIC 0x52544e4552494557ull /* "WEIRENTR" */
#define ENTRY_VERSION 2u
#define ENTRY_KEY_MAX 48
#define ENTRY_SIZE_MAX (256u << 20)

#define ENTRY_JUMP_SIZE 5  /* e9 rel32 */
#define ENTRY_SHORT_SIZE 2 /* eb rel8 */
#define ENTRY_INSNS_MAX 5  /* five instructions of a byte each fill the jump */
#define ENTRY_FIXES_MAX (2 * ENTRY_INSNS_MAX)
#define ENTRY_WINDOW_MAX (ENTRY_JUMP_SIZE - 1 + 15)
#define ENTRY_COPY_MAX (ENTRY_INSNS_MAX * 19 + ENTRY_JUMP_SIZE) /* 19: a call, see displace.c */
#define ENTRY_NO_SITE 0xff

struct entry_header {
	uint64_t magic;
	uint32_t version;
	uint32_t size;	   /* of the whole plan, header included; a multiple of 8 */
	uint64_t checksum; /* FNV-1a 64 over all bytes after this field */
	uint32_t func_count;
	uint32_t pool_size; /* of the templates, behind the functions */
	uint32_t key_size;
	uint32_t spare;
	uint8_t key[ENTRY_KEY_MAX];
	/* struct entry_func funcs[func_count], sorted by addr; uint8_t pool[pool_size] */
};

/* What may be done at a function, best first while the process has one thread. */
enum entry_form {
	ENTRY_JUMP = 0, /* e9 rel32 over whole instructions, or over one and the padding behind it */
	ENTRY_PUN,	/* e9 in the first instruction, whose distance ends in bytes that stay */
	ENTRY_SHORT,	/* eb rel8 in the first instruction, to e9 rel32 in padding */
	ENTRY_BREAK,	/* cc in place of the first byte: a signal at each call */
	ENTRY_FORMS,
};
#define ENTRY_CAN(form) (1u << (form))

/* Why the jump over whole instructions is not possible; or why nothing is. */
enum entry_why {
	ENTRY_WHY_BEST = 0,
	ENTRY_WHY_TOO_SHORT,	 /* another function follows too soon */
	ENTRY_WHY_BRANCH_TARGET, /* something leads into the bytes that would change */
	ENTRY_WHY_CALL,		 /* a call returns into them */
	ENTRY_WHY_SYSCALL,	 /* a `syscall` is among them */
	ENTRY_WHY_NOT_MOVABLE, /* an instruction is among them that means something else elsewhere */
	ENTRY_WHY_NOT_DECODED, /* the bytes are no instructions */
	ENTRY_WHY_RESTORER,    /* a signal restorer: unwinders know it by its bytes */
	ENTRY_WHY_COUNT,
};

enum entry_flags {
	ENTRY_F_LOOP = 1 << 0, /* its own branches lead to the changed address: each counts as a call */
	ENTRY_F_THUNK = 1 << 1,	     /* it does nothing but jump to `thunk` (from addr) */
	ENTRY_F_IN_PADDING = 1 << 2, /* the jump needs padding behind the function */
	ENTRY_F_ABI = 1 << 3, /* no code of its own object leads to it: callers expect what the ABI promises */
};

struct entry_func {
	uint64_t addr;
	uint32_t size; /* up to the function's end */
	uint32_t code; /* where the template is in the pool; meaningless when forms is 0 */
	int32_t thunk;
	uint8_t forms; /* ENTRY_CAN(...) */
	uint8_t why;
	uint8_t skip;	/* bytes left alone before the patch: an endbr64, or 0 */
	uint8_t window; /* bytes displaced by the jump: whole instructions */
	uint8_t first;	/* size of the first instruction */
	uint8_t flags;
	int8_t hole; /* ENTRY_SHORT: from the end of the short jump to the long one */
	uint8_t site; /* distance from base to a displaced `mov $nr,%eax` before a syscall, or none */
	uint8_t orig_size;
	uint8_t orig[ENTRY_WINDOW_MAX]; /* from base on: what is changed, displaced or relied on */
	uint8_t hole_orig[ENTRY_JUMP_SIZE];
	uint8_t spare[3];
};

enum entry_fix_kind {
	ENTRY_FIX_BRANCH = 0, /* rel32 to code: into the displaced instructions, it goes to their copy */
	ENTRY_FIX_DATA,	      /* rel32 to data, or to an address as such */
	ENTRY_FIX_RETURN, /* 8 bytes: the address that a call pushes */
};

struct entry_fix {
	uint8_t at;  /* where in the copy */
	uint8_t end; /* of its instruction: what rel32 counts from */
	uint8_t kind;
	uint8_t spare;
	int32_t to; /* from the function's addr */
};

/* A template: this, then fixes, then bytes. At multiples of 4 in the pool. */
struct entry_code {
	uint8_t size; /* of the bytes */
	uint8_t fix_count;
	uint8_t insn_count; /* all of the window, or the first alone */
	uint8_t ends;	    /* a bit for each instruction: control does not go on behind it */
	uint8_t from[ENTRY_INSNS_MAX + 1]; /* where each began, from base; then the end */
	uint8_t to[ENTRY_INSNS_MAX + 1];   /* where its copy begins; then the end */
};

_Static_assert(sizeof(struct entry_header) == 88, "plans are read by other builds of weir");
_Static_assert(sizeof(struct entry_func) == 56, "plans are read by other builds of weir");
_Static_assert(sizeof(struct entry_fix) == 8, "plans are read by other builds of weir");
_Static_assert(sizeof(struct entry_code) == 16, "plans are read by other builds of weir");

static inline const struct entry_func *entry_funcs(const struct entry_header *plan)
{
	return (const struct entry_func *)(const void *)(plan + 1);
}

static inline uint64_t entry_checksum(const struct entry_header *plan)
{
	const size_t from = offsetof(struct entry_header, checksum) + sizeof(plan->checksum);
	const uint8_t *p = (const uint8_t *)plan;
	uint64_t h = 0xcbf29ce484222325ull, word;

	/* FNV-1a over words, for plans of large programs have megabytes; sizes are multiples of 8 */
	for (size_t i = from; i + 8 <= plan->size; i += 8) {
		__builtin_memcpy(&word, p + i, 8);
		h = (h ^ word) * 0x100000001b3ull;
		h ^= h >> 29;
	}
	return h;
}

/* Is this block an entry plan, whole and undamaged? Single functions: entry_code_of(). */
static inline int entry_check(const struct entry_header *plan, size_t size)
{
	if (size < sizeof(*plan) || ((uintptr_t)plan & 7) || plan->magic != ENTRY_MAGIC ||
	    plan->version != ENTRY_VERSION || plan->size != size || size % 8 != 0 ||
	    size > ENTRY_SIZE_MAX || plan->key_size == 0 || plan->key_size > ENTRY_KEY_MAX)
		return 0;
	if (plan->func_count > (size - sizeof(*plan)) / sizeof(struct entry_func) ||
	    plan->pool_size != size - sizeof(*plan) - plan->func_count * sizeof(struct entry_func))
		return 0;
	return plan->checksum == entry_checksum(plan);
}

/* The template of a function, if it is one that a planner can have made; else NULL. */
static inline const struct entry_code *entry_code_of(const struct entry_header *plan,
						     const struct entry_func *f)
{
	const uint8_t *pool = (const uint8_t *)(entry_funcs(plan) + plan->func_count);
	const struct entry_code *c;
	const struct entry_fix *fix;

	if (!f->forms || f->code % 4 || f->code > plan->pool_size ||
	    plan->pool_size - f->code < sizeof(*c) || f->orig_size > ENTRY_WINDOW_MAX ||
	    f->orig_size < 1 || f->why >= ENTRY_WHY_COUNT)
		return NULL;
	c = (const struct entry_code *)(const void *)(pool + f->code);
	fix = (const struct entry_fix *)(const void *)(c + 1);
	if (c->insn_count < 1 || c->insn_count > ENTRY_INSNS_MAX ||
	    c->fix_count > ENTRY_FIXES_MAX || c->size > ENTRY_COPY_MAX - ENTRY_JUMP_SIZE ||
	    plan->pool_size - f->code - sizeof(*c) < c->fix_count * sizeof(*fix) + c->size ||
	    c->from[0] != 0 || c->to[0] != 0 || c->to[c->insn_count] != c->size ||
	    c->from[1] != f->first || f->first > f->orig_size)
		return NULL;
	for (unsigned int i = 0; i < c->insn_count; i++)
		if (c->from[i + 1] <= c->from[i] || c->from[i + 1] - c->from[i] > 15 ||
		    c->to[i + 1] < c->to[i])
			return NULL;
	if ((f->forms & ENTRY_CAN(ENTRY_JUMP)) &&
	    (c->from[c->insn_count] != f->window || f->orig_size < ENTRY_JUMP_SIZE ||
	     f->orig_size < f->window))
		return NULL;
	for (unsigned int i = 0; i < c->fix_count; i++) {
		const unsigned int n = fix[i].kind == ENTRY_FIX_RETURN ? 8 : 4;

		if (fix[i].kind > ENTRY_FIX_RETURN || fix[i].at + n > fix[i].end || fix[i].end > c->size)
			return NULL;
	}
	return c;
}

static inline const struct entry_fix *entry_fixes(const struct entry_code *c)
{
	return (const struct entry_fix *)(const void *)(c + 1);
}

static inline const uint8_t *entry_bytes(const struct entry_code *c)
{
	return (const uint8_t *)(entry_fixes(c) + c->fix_count);
}

static inline int entry_put_rel32(uint8_t *field, uint64_t end, uint64_t to)
{
	const int64_t distance = (int64_t)(to - end);
	const int32_t rel = (int32_t)distance;

	if (rel != distance)
		return 0;
	__builtin_memcpy(field, &rel, 4);
	return 1;
}

/* Where a branch to @to leads when the first @count instructions are displaced. */
static inline uint64_t entry_branch_to(const struct entry_func *f, const struct entry_code *c,
				       unsigned int count, uint64_t func, uint64_t copy, uint64_t to)
{
	for (unsigned int i = 0; i < count; i++)
		if (to == func + f->skip + c->from[i])
			return copy + c->to[i];
	return to;
}

/*
 * Write the copy of the first @count instructions of a function at @func, to stand at @copy, and
 * the jump back behind it if control can come to its end. @out has room for ENTRY_COPY_MAX bytes.
 * The number of bytes, or 0 when something is out of the reach of 32 bits.
 */
static inline unsigned int entry_place(const struct entry_func *f, const struct entry_code *c,
				       unsigned int count, uint64_t func, uint64_t copy, uint8_t *out)
{
	const struct entry_fix *fix = entry_fixes(c);
	const uint8_t *bytes = entry_bytes(c);
	unsigned int size = c->to[count];

	for (unsigned int i = 0; i < size; i++)
		out[i] = bytes[i];
	for (unsigned int i = 0; i < c->fix_count; i++) {
		uint64_t to = func + (uint64_t)(int64_t)fix[i].to;

		if (fix[i].end > size)
			continue; /* of an instruction that is not displaced */
		if (fix[i].kind == ENTRY_FIX_RETURN) {
			__builtin_memcpy(out + fix[i].at, &to, 8);
			continue;
		}
		if (fix[i].kind == ENTRY_FIX_BRANCH)
			to = entry_branch_to(f, c, count, func, copy, to);
		if (!entry_put_rel32(out + fix[i].at, copy + fix[i].end, to))
			return 0;
	}
	if (c->ends >> (count - 1) & 1)
		return size;
	out[size] = 0xe9; /* jmp rel32 */
	if (!entry_put_rel32(out + size + 1, copy + size + ENTRY_JUMP_SIZE,
			     func + f->skip + c->from[count]))
		return 0;
	return size + ENTRY_JUMP_SIZE;
}

#endif
