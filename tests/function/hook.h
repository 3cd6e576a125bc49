/* SPDX-License-Identifier: MIT */
/* What the tests of hooks on functions share. */
#ifndef HOOK_H
#define HOOK_H

#include <weir/weir.h>

#include "weir_test.h"

static struct weir_session *session;
static volatile long entered, left;

static inline enum weir_action count_enter(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	entered++;
	return WEIR_PASS;
}

static inline void count_leave(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	left++;
}

static inline void open_session(void)
{
	struct weir_session_options o = {};
	struct weir_error err;

	o.size = sizeof(o);
	/* HOOK_SYSCALLS: the same tests with system calls intercepted, too */
	o.flags = getenv("HOOK_SYSCALLS") ? 0 : WEIR_SESSION_FUNCTIONS;
	if (!session && weir_session_open(&session, &o, &err) < 0)
		test_fail("session: %s", err.text);
}

/* HOOK_ENTRY: the same tests by changing the functions instead of the slots */
static inline uint32_t way(void)
{
	return getenv("HOOK_ENTRY") ? WEIR_WAY_ENTRY : WEIR_WAY_AUTO;
}

static inline __attribute__((unused)) int
attach(const char *target, enum weir_action (*enter)(struct weir_function_call *, void *),
       void (*leave)(struct weir_function_call *, void *), void *data)
{
	struct weir_function_spec spec = {};
	struct weir_error err;
	int hook = -1;

	open_session();
	spec.size = sizeof(spec);
	spec.target = target;
	spec.way = way();
	spec.enter = enter;
	spec.leave = leave;
	spec.data = data;
	if (weir_function_attach(session, &spec, &hook, &err) < 0)
		test_fail("attach %s: %s", target, err.text);
	return hook;
}

/* Both, counting. */
static inline __attribute__((unused)) int watch(const char *target)
{
	entered = left = 0;
	return attach(target, count_enter, count_leave, NULL);
}

static inline __attribute__((unused)) int replace(const char *target, const void *with, void **original)
{
	struct weir_function_spec spec = {};
	struct weir_error err;
	int hook = -1;

	open_session();
	spec.size = sizeof(spec);
	spec.target = target;
	spec.way = way();
	if (weir_function_replace(session, &spec, with, original, &hook, &err) < 0)
		test_fail("replace %s: %s", target, err.text);
	return hook;
}

static inline __attribute__((unused)) void unhook(int hook)
{
	if (weir_function_remove(session, hook) < 0)
		test_fail("remove %d", hook);
}

#endif
