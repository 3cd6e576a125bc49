/* SPDX-License-Identifier: MIT */
/* harness_sample.c - cases that pass, fail, skip and die, for harness.sh to look at what weir_test.h says of them. */
#include "weir_test.h"

#include <signal.h>

TEST(passes)
{
	/* Not TAP, although it looks like it: standard output of a case is not the program's. */
	printf("not ok 1 - forged\n");
	expect(1);
}

TEST(fails)
{
	expect_eq(1 + 1, 3);
}

TEST(skips)
{
	skip("for show");
}

TEST(dies)
{
	raise(SIGKILL);
}

TEST(dies_as_wanted)
{
	expect_signal(SIGKILL);
	raise(SIGKILL);
}

TEST(lives_unwanted)
{
	expect_signal(SIGKILL);
}

TEST(leaves_77_without_skip)
{
	_exit(77);
}

TEST_MAIN
