/* SPDX-License-Identifier: MIT */
/*
 * What the supervisor leaves for a runtime that it has placed into a stopped program: the second
 * way in, beside the constructor that ld.so calls.
 *
 * The runtime lies in one anonymous mapping, text first, all of it readable and executable and
 * nothing of it writable: [text][relro][data, bss][stack][struct launch_params]. Its ELF entry
 * gets the address of the parameters in rdi. It makes everything behind the text writable, runs on
 * the stack that comes with it, gives stack and parameters back and begins the program.
 */
#ifndef WEIR_TRACE_LAUNCH_H
#define WEIR_TRACE_LAUNCH_H

#include <stdint.h>

#define LAUNCH_PARAMS_MAGIC 0x48434e554157ull /* also the eight bytes before the entry */
#define LAUNCH_STACK (32u * 1024)
/*
 * A launched runtime is there before the program's libraries, and maps some megabytes: where
 * RLIMIT_AS leaves less than this, they might find no room. A preloaded one comes after them.
 */
#define LAUNCH_SPACE (64ull << 20)

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
	/* A hook library in a program without a loader, placed in a mapping of its own; 0 without. */
	uint64_t hook_data, hook_data_size;  /* to be made writable */
	uint64_t hook_init, hook_init_count; /* its initialisers: an array of functions */
};

#endif
