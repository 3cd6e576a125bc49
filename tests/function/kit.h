/* SPDX-License-Identifier: MIT */
/*
 * Entry patches without the gates around functions: each hook is a stub that counts and goes on to
 * the original. For tests, and for what is preloaded by them.
 */
#ifndef TESTS_FUNCTION_KIT_H
#define TESTS_FUNCTION_KIT_H

#include <stdbool.h>
#include <stdint.h>

struct kit_hook {
	uint64_t addr;
	const char *name;
	int result, reason, form;
	uint64_t original;
	uint64_t *calls;
	uint64_t stub;
};

/* Where plans come from: the cache directory, or NULL; weir-plan. */
void kit_start(const char *cache, const char *planner);
/* Patches all of them in one batch; each hook knows afterwards how it went. Returns how many worked. */
unsigned kit_patch(struct kit_hook *h, unsigned count);
unsigned kit_undo(struct kit_hook *h, unsigned count);
/* Every function that the object of this path exports, each address once. */
unsigned kit_exports(const char *object, struct kit_hook *h, unsigned room);
const char *kit_form(int form);
/* From now on the thread seems to have a shadow stack. */
void kit_shadow_stack(void);
/* Nanoseconds that the last kit_patch() or kit_undo() took without the making of stubs. */
extern uint64_t kit_ns;

#endif
