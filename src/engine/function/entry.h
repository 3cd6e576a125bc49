/* SPDX-License-Identifier: MIT */
/*
 * Entry patches: the first bytes of a function lead elsewhere, and a copy of the instructions that
 * made room goes on behind them. What may be done at which function is in the object's entry plan;
 * here it is done, with threads running if need be. docs/design/entry-patches.md.
 *
 *	function              copy (the "original")
 *	  jmp hook  ----->      displaced instructions
 *	  rest      <-----      jmp rest
 *
 * Set-up code: signals held back, one caller at a time.
 */
#ifndef WEIR_ENGINE_FUNCTION_ENTRY_H
#define WEIR_ENGINE_FUNCTION_ENTRY_H

#include <weir/base.h>

#include "plan/entry.h"
#include "plan/local.h"
#include "rt/rt.h"

/* An object as its owner, elf, sees it; handed over by api. Addresses are run-time ones. */
struct fn_entry_map {
	uint64_t start, end; /* the executable mapping */
	uint64_t bias;
	uint32_t prot, serial;
	bool shared;
	const struct entry_header *plan; /* NULL: there is none to be had */
};
struct fn_entry_source {
	bool (*object)(uint64_t addr, struct fn_entry_map *out);
	void (*stale)(void); /* mappings may have changed since the last question */
	/* Names of the object's functions, exported or not; NULL: there are none to be had. */
	const struct local_header *(*names)(uint64_t addr);
};
void fn_entry_start(const struct fn_entry_source *source);

struct fn_entry {
	/* in */
	uint64_t addr; /* where the function begins */
	uint64_t hook; /* where calls are to be led */
	uint64_t abi; /* and where, if callers expect only what the ABI promises; 0: the same. prepare takes one for both */
	void *data;   /* the caller's */
	/* out */
	uint64_t original; /* what goes on as the function would */
	int result;	   /* 0 or -errno */
	uint32_t reason;   /* enum weir_reason */
	uint8_t form;	   /* enum entry_form */
	/* between prepare and commit */
	uint8_t size, edges;
	uint8_t text[ENTRY_JUMP_SIZE];
	uint32_t index, object;
};

/*
 * Three steps, each for a whole batch: prepare finds the ways and makes the copies, so that .original
 * is known before anything leads to the hook; commit changes the functions. Entries whose result is
 * not 0 are left alone. begin says whether threads run, which holds up to end.
 */
void fn_entries_begin(void);
void fn_entries_prepare(struct fn_entry *e, unsigned count);
/* This one is left alone after all. */
void fn_entry_give_up(struct fn_entry *e, int code, enum weir_reason reason);
void fn_entries_commit(struct fn_entry *e, unsigned count);
/* Puts back what was there. */
void fn_entries_undo(struct fn_entry *e, unsigned count);
void fn_entries_end(void);

/* What a function leads to that does nothing but jump; else itself. */
uint64_t fn_entry_followed(uint64_t addr);
/* Names of the functions in the object that holds an address; NULL: there are none to be had. */
const struct local_header *fn_entry_names(uint64_t addr);

/* A breakpoint trapped, *ip behind it. True: it was ours, and *ip is where to go on. In any context. */
bool fn_entry_trap(uint64_t *ip);
/* Is any of these bytes changed by a patch, or does one rely on it? */
bool fn_entry_covers(uint64_t start, uint64_t end);
/* The program is going to write here: it has to find its own bytes. */
void fn_entry_revert(uint64_t start, uint64_t end);

/* ---- trap.c ---- */

/* Threads of this process; 0 if that cannot be told. */
unsigned fn_threads(void);
/* Makes sure that a breakpoint in any thread comes to fn_entry_trap(): 0, or -errno. */
long fn_trap_ready(void);

#endif
