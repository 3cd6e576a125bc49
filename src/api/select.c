/* SPDX-License-Identifier: MIT */
/* See select.h. The tables are generated. */
#include "api/select.h"

#include "api/names_gen.h"

static bool is_word(const char *name, const char *word, size_t n)
{
	return rt_starts(word, name) && rt_strlen(name) == n;
}

static int number_of(const char *word, size_t n)
{
	for (unsigned nr = 0; nr < RT_COUNT(call_names); nr++)
		if (call_names[nr] && is_word(call_names[nr], word, n))
			return (int)nr;
	return -ENOENT;
}

static void want_one(uint64_t want[CORE_NR_MAX / 64], unsigned nr)
{
	want[nr / 64] |= 1ull << (nr % 64);
}

static bool want_class(uint64_t want[CORE_NR_MAX / 64], const char *word, size_t n)
{
	for (unsigned c = 0; c < RT_COUNT(class_names); c++) {
		if (!is_word(class_names[c], word, n))
			continue;
		for (unsigned nr = 0; nr < RT_COUNT(call_classes); nr++)
			if (call_classes[nr] & (1u << c))
				want_one(want, nr);
		return true;
	}
	return false;
}

static bool want_word(uint64_t want[CORE_NR_MAX / 64], const char *word, size_t n)
{
	const char *end = word;
	uint64_t value;
	int nr;

	if (n && word[0] == '%')
		return want_class(want, word + 1, n - 1);
	nr = number_of(word, n);
	if (nr < 0) {
		if (!rt_parse(&end, &value) || end != word + n || value >= CORE_NR_MAX - 1)
			return false;
		nr = (int)value;
	}
	want_one(want, (unsigned)nr);
	return true;
}

int select_parse(const char *list, uint64_t want[CORE_NR_MAX / 64], const char **bad)
{
	bool others = list[0] == '!';
	const char *p = list + others;

	memset(want, 0, CORE_NR_MAX / 8);
	for (;;) {
		size_t n = 0;

		while (p[n] && p[n] != ',')
			n++;
		if (!want_word(want, p, n)) {
			*bad = p;
			return -EINVAL;
		}
		if (!p[n])
			break;
		p += n + 1;
	}
	for (unsigned i = 0; others && i < CORE_NR_MAX / 64; i++)
		want[i] = ~want[i];
	return 0;
}

const char *weir_syscall_name(uint64_t nr)
{
	return nr < RT_COUNT(call_names) ? call_names[nr] : NULL;
}

int weir_syscall_number(const char *name)
{
	return number_of(name, rt_strlen(name));
}

const char *weir_errno_name(int error)
{
	unsigned n = error < 0 ? 0u - (unsigned)error : (unsigned)error;

	return n < RT_COUNT(errno_names) ? errno_names[n] : NULL;
}
