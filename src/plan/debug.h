/* SPDX-License-Identifier: MIT */
/*
 * Names of functions that stand elsewhere than in an object's own tables: in its .gnu_debugdata (a symbol table,
 * packed by xz), in its debug file, and, where no table is to be had, in DWARF. liblzma and libdw are
 * loaded when they are needed; where they are missing, these names are. Private to src/plan.
 */
#ifndef WEIR_PLAN_DEBUG_H
#define WEIR_PLAN_DEBUG_H

#include "plan/image.h"

#define DEBUG_BLOCKS 4

/* What holds the names that were handed out. */
struct debug {
	struct {
		void *p;
		size_t size; /* of a mapping; 0: for free() */
	} blocks[DEBUG_BLOCKS];
	unsigned int count;
	struct debug_string *strings;
};

/* Calls fn for each name of @img, the file at @path. Debug files are sought below @dir too, NULL: /usr/lib/debug. */
void debug_each_symbol(struct debug *d, const struct image *img, const char *path, const char *dir,
		       image_symbol_fn *fn, void *arg);
void debug_close(struct debug *d);

#endif
