/* SPDX-License-Identifier: MIT */
/*
 * Backtraces by nongnu libunwind, which takes the CFA of a frame for the caller's stack pointer: where it is the process's
 * unwinder, gates are described so that this is right. With LIBGCC another unwinder comes first: then it goes on where
 * the caller has a frame pointer (FRAMES), and else is lost behind the gate, where it has to end.
 */
#define UNW_LOCAL_ONLY
#include <libunwind.h>
#include <string.h>

#include "hook.h"
#include "target.h"

#define DEPTH 64

static char names[DEPTH][32];
static int depth;

static void *trace(void *data)
{
	unw_context_t context;
	unw_cursor_t cursor;
	unw_word_t offset;

	(void)data;
	depth = 0;
	expect_eq(unw_getcontext(&context), 0);
	expect_eq(unw_init_local(&cursor, &context), 0);
	do {
		names[depth][0] = 0;
		unw_get_proc_name(&cursor, names[depth], sizeof(names[0]), &offset);
		depth++;
	} while (depth < DEPTH && unw_step(&cursor) > 0);
	return NULL;
}

static int count(const char *name)
{
	int n = 0;

	for (int i = 0; i < depth; i++)
		n += !strcmp(names[i], name);
	return n;
}

__attribute__((noinline)) void outer_frame(int n);
void outer_frame(int n)
{
	volatile char room[40];

	room[0] = 1;
	if (n)
		outer_frame(n - 1);
	else
		call(trace, NULL);
	(void)room[0];
	__asm__ volatile("" ::: "memory");
}

TEST(backtraces_by_nongnu_libunwind)
{
	int bare;

	outer_frame(4);
	bare = depth;
	expect_eq(count("outer_frame"), 5);
	watch("call");
	outer_frame(4);
	expect_eq(entered, 1);
	expect_eq(left, 1);
	expect_eq(count("trace"), 1);
	expect_eq(count("call"), 1);
#if defined(FRAMES) || !defined(LIBGCC)
	expect_eq(count("outer_frame"), 5);
	expect_eq(depth, bare + 1);
#else
	expect(depth <= bare + 1);
#endif
}

TEST_MAIN
