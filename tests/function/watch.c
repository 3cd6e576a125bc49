/* SPDX-License-Identifier: MIT */
/*
 * To be preloaded: watches the functions named in WATCH (separated by blanks) and says at the end what it saw. WATCH_ENTRY:
 * by their entries. WATCH_LOCAL: those that are not exported, too.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <weir/weir.h>

static volatile long entered, left;
static int out; /* programs close their standard error before they end */

static enum weir_action on_enter(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	__atomic_fetch_add(&entered, 1, __ATOMIC_RELAXED);
	return WEIR_PASS;
}

static void on_leave(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	__atomic_fetch_add(&left, 1, __ATOMIC_RELAXED);
}

static void attach_one(struct weir_session *s, const char *name)
{
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = name,
					   .flags = WEIR_FUNCTION_LATER,
					   .enter = on_enter,
					   .leave = on_leave };
	struct weir_error err;
	int hook;

	spec.way = getenv("WATCH_ENTRY") ? WEIR_WAY_ENTRY : WEIR_WAY_AUTO;
	if (getenv("WATCH_LOCAL"))
		spec.flags |= WEIR_FUNCTION_LOCAL;

	if (weir_function_attach(s, &spec, &hook, &err) < 0)
		fprintf(stderr, "watch: %s\n", err.text);
}

__attribute__((constructor)) static void start(void)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WEIR_SESSION_FUNCTIONS };
	char *names = getenv("WATCH"), *word, *rest;
	struct weir_session *s;

	if (!names || weir_session_open(&s, &o, NULL) < 0)
		return;
	out = fcntl(2, F_DUPFD_CLOEXEC, 100);
	names = strdup(names);
	for (word = strtok_r(names, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		attach_one(s, word);
}

__attribute__((destructor)) static void say(void)
{
	dprintf(out, "watch: %ld entered, %ld left, %lu missed\n", entered, left,
		(unsigned long)weir_function_missed());
}
