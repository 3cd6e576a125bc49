/* SPDX-License-Identifier: MIT */
/* Regular expressions of names: what they find is what libc's regexec finds. */
#include "weir_test.h"

#include <regex.h>
#include <string.h>

#include "engine/function/regex.h"

static int ours(const char *pattern, const char *s)
{
	struct fn_regex re;
	const int ret = fn_regex_compile(&re, pattern, strlen(pattern));

	return ret < 0 ? ret : fn_regex_finds(&re, s);
}

TEST(by_hand)
{
	static const struct {
		const char *pattern, *s;
		int found;
	} all[] = {
		{ "abc", "xabcx", 1 },
		{ "^abc", "xabc", 0 },
		{ "abc$", "abcx", 0 },
		{ "^$", "", 1 },
		{ "^(a|bc)*d$", "abcbcad", 1 },
		{ "^(a|bc)*d$", "abcbad", 0 },
		{ "^a{2,3}$", "a", 0 },
		{ "^a{2,3}$", "aaa", 1 },
		{ "^a{2,3}$", "aaaa", 0 },
		{ "^a{,2}$", "aa", 1 },
		{ "^a{2,}b", "aaaaab", 1 },
		{ "^(ab){2}{2}", "", -EINVAL },
		{ "^(x[0-9]+y?)+$", "x1x22yx3", 1 },
		{ "[^a-z_]", "abc_", 0 },
		{ "[]x-]", "a]", 1 },
		{ "[[:upper:][:digit:]]$", "abC", 1 },
		{ "[[:upper:]]", "abc", 0 },
		{ "a\\.b", "axb", 0 },
		{ "(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", 0 },
		{ "([ac][ac]|$a){2}", "aca", 0 },
		{ "a(^|b)c|d($|e)", "abc", 1 },
		{ "a(^|b)c|d($|e)", "ac", 0 },
		{ "a(^|b)c|d($|e)", "xd", 1 },
		{ "[", "", -EINVAL },
		{ "(a", "", -EINVAL },
		{ "a)", "", -EINVAL },
		{ "*a", "", -EINVAL },
		{ "a\\", "", -EINVAL },
		{ "\\1", "", -EINVAL },
		{ "[[=a=]]", "", -EINVAL },
		{ "[[:no:]]", "", -EINVAL },
		{ "a{1", "", -EINVAL },
		{ "a{3,2}", "", -EINVAL },
		{ "(abcd){99}", "", -E2BIG },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (ours(all[i].pattern, all[i].s) != all[i].found)
			test_fail("'%s' in '%s': %d", all[i].pattern, all[i].s,
				  ours(all[i].pattern, all[i].s));
}

static unsigned seed = 1;

static unsigned any(unsigned n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % n;
}

static void grow(char *to, size_t size, unsigned depth)
{
	static const char *const atoms[] = { "a",    "b",     "c",	     "ab",  ".",    "[ab]",
					     "[^a]", "[a-c]", "[[:alpha:]]", "\\.", "[]a]", "_" };
	static const char *const tails[] = { "",  "",	 "",	  "",	  "*",	 "+",
					     "?", "{2}", "{1,2}", "{,2}", "{2,}" };
	unsigned n = 1 + any(3);
	char inner[256];

	*to = 0;
	for (unsigned i = 0; i < n; i++) {
		if (i && any(4) == 0)
			strcat(to, "|");
		if (depth && any(3) == 0) {
			grow(inner, sizeof(inner), depth - 1);
			if (strlen(to) + strlen(inner) + 8 < size)
				sprintf(to + strlen(to), "(%s)", inner);
		} else if (strlen(to) + 20 < size) {
			strcat(to, atoms[any(sizeof(atoms) / sizeof(atoms[0]))]);
		} else {
			continue;
		}
		if (strlen(to) + 6 < size && to[0] && !strchr("|^$(", to[strlen(to) - 1]))
			strcat(to, tails[any(sizeof(tails) / sizeof(tails[0]))]);
	}
}

TEST(as_libc_has_it)
{
	unsigned compared = 0, found = 0;

	for (unsigned n = 0; n < 20000; n++) {
		char pattern[260], inner[256], s[24];
		struct fn_regex re;
		regex_t libc;

		/* anchors at the ends only: elsewhere libc finds ([ac][ac]|$a){2} in aca */
		grow(inner, sizeof(inner) - 2, 2);
		sprintf(pattern, "%s%s%s", any(3) ? "" : "^", inner, any(3) ? "" : "$");
		if (fn_regex_compile(&re, pattern, strlen(pattern)) < 0)
			continue; /* too large */
		if (regcomp(&libc, pattern, REG_EXTENDED | REG_NOSUB) != 0)
			test_fail("libc does not take '%s'", pattern);
		for (unsigned k = 0; k < 8; k++) {
			const unsigned length = any(8);

			for (unsigned i = 0; i < length; i++)
				s[i] = "aaabbc._]x"[any(10)];
			s[length] = 0;
			if (fn_regex_finds(&re, s) != (regexec(&libc, s, 0, NULL, 0) == 0))
				test_fail("'%s' in '%s': libc says otherwise", pattern, s);
			compared++;
			found += fn_regex_finds(&re, s);
		}
		regfree(&libc);
	}
	/* or the trials try nothing */
	expect(compared > 100000);
	expect(found > compared / 10 && found < compared - compared / 10);
}

TEST(between_slashes)
{
	expect_eq(fn_regex_length("/a/"), 3);
	expect_eq(fn_regex_length("/a/:b"), 3);
	expect_eq(fn_regex_length("/[[:alpha:]]/@V"), 13);
	expect_eq(fn_regex_length("/usr/lib/libx.so"), 0);
	expect_eq(fn_regex_length("/usr/lib/libx.so:name"), 0);
	expect_eq(fn_regex_length("/a\\/"), 0);
	expect_eq(fn_regex_length("/a\\//"), 5);
	expect_eq(fn_regex_length("a/"), 0);
	expect_eq(fn_regex_length("/"), 0);
}

TEST_MAIN
