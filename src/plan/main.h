/* SPDX-License-Identifier: MIT */
/* What weir-plan prints of entry plans. */
#ifndef WEIR_PLAN_MAIN_H
#define WEIR_PLAN_MAIN_H

#include "plan/plan.h"

/* A table of all functions, and how many there are of each kind. */
void show_entries(const char *path, const struct entry_header *plan);
/*
 * One function by name or address, in words, with the displaced instructions; when @copy_at is not
 * 0, only the bytes of their copy at that address. 0, or -ENOENT after a message.
 */
int explain_function(const char *path, const char *debug_dir, const struct entry_header *plan,
		     const char *name, uint64_t copy_at);

#endif
