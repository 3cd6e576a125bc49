/* SPDX-License-Identifier: MIT */
/* Strings and memory of the floor: by words, up to the last byte of a page and not beyond. */
#include "weir_test.h"

#include <string.h>
#include <sys/mman.h>

/* Behind rt.h these names are poison. */
static int (*const libc_strcmp)(const char *, const char *) = strcmp;
static size_t (*const libc_strlen)(const char *) = strlen;
#undef errno
#include "engine/function/object.h"

#define PAGE 4096

/* A page behind which nothing may be read. */
static char *page_new(void)
{
	char *p = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	expect(p != MAP_FAILED);
	expect_eq(mprotect(p + PAGE, PAGE, PROT_NONE), 0);
	return p;
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

TEST(strings_are_compared_as_libc_does)
{
	char *one = page_new() + PAGE, *other = page_new() + PAGE;

	for (size_t n = 0; n < 40; n++)
		for (size_t m = n > 3 ? n - 3 : 0; m < n + 3; m++)
			for (size_t differs = 0; differs <= n; differs++) {
				char *a = one - n - 1, *b = other - m - 1;

				memset(a, 'a', n);
				memset(b, 'a', m);
				a[n] = b[m] = 0;
				if (differs < n)
					a[differs] = (char)0xe4;
				expect_eq(sign(rt_strcmp(a, b)), sign(libc_strcmp(a, b)));
				expect_eq(sign(rt_strcmp(b, a)), sign(libc_strcmp(b, a)));
				/* and from other places in a page */
				memmove(a - 5, a, n + 1);
				expect_eq(sign(rt_strcmp(a - 5, b)), sign(libc_strcmp(a - 5, b)));
			}
}

TEST(copies_of_all_sizes)
{
	void *(*volatile copy)(void *restrict, const void *restrict, size_t) = memcpy;
	char *from = page_new() + PAGE, *to = page_new() + PAGE;

	for (size_t n = 0; n < 400; n++) {
		for (size_t i = 0; i < n; i++)
			from[i - n] = (char)(i * 7 + n);
		memset(to - 400, 0x55, 400);
		expect(copy(to - n, from - n, n) == to - n);
		for (size_t i = 0; i < n; i++)
			expect_eq(to[i - n], from[i - n]);
		if (n < 400)
			expect_eq(to[-1 - (long)n], 0x55);
	}
}

TEST(names)
{
	static const struct {
		const char *text;
		bool pattern, parts;
	} all[] = {
		{ "", false, false },	   { "a", false, false },	 { "printf", false, false },
		{ "mem*", true, false },   { "a?", true, false },	 { "x[ab]", true, false },
		{ "a\\b", true, false },   { "/^a$/", true, false },	 { "/a", false, false },
		{ "libc:x", false, true }, { "x@GLIBC_2", false, true }, { "l*:/x/", true, true },
	};

	for (unsigned i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const struct fn_name n = fn_name_of(all[i].text);
		uint32_t hash = 5381;

		for (const char *p = all[i].text; *p; p++)
			hash = hash * 33 + (uint8_t)*p;
		expect_eq(n.hash, hash);
		expect_eq(fn_name_hash(all[i].text), hash);
		expect_eq(n.size, libc_strlen(all[i].text) + 1);
		expect_eq(n.pattern, all[i].pattern);
		expect_eq(n.parts, all[i].parts);
	}
}

TEST_MAIN
