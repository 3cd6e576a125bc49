/* SPDX-License-Identifier: MIT */
/*
 * Text that is put together in the caller's memory. It is used while hooks run, in the middle of
 * whatever the program was doing, so nothing here calls libc. What does not fit is cut off.
 */
#ifndef COMPAT_SYSCALL_INTERCEPT_TEXT_H
#define COMPAT_SYSCALL_INTERCEPT_TEXT_H

#include <stddef.h>
#include <stdint.h>

/* A path, and six arguments of which two may be quoted. */
#define TEXT_SIZE 6144

struct text {
	size_t used;
	char bytes[TEXT_SIZE];
};

static inline void text_char(struct text *t, char c)
{
	if (t->used < sizeof(t->bytes))
		t->bytes[t->used++] = c;
}

static inline void text_string(struct text *t, const char *s)
{
	while (*s)
		text_char(t, *s++);
}

/* At least `width` digits. */
static inline void text_number(struct text *t, uint64_t n, unsigned base, unsigned width)
{
	char digits[64];
	unsigned count = 0;

	do
		digits[count++] = "0123456789abcdef"[n % base];
	while ((n /= base));
	while (count < width)
		digits[count++] = '0';
	while (count)
		text_char(t, digits[--count]);
}

static inline void text_decimal(struct text *t, int64_t n)
{
	if (n < 0)
		text_char(t, '-');
	text_number(t, n < 0 ? -(uint64_t)n : (uint64_t)n, 10, 1);
}

static inline void text_hex(struct text *t, uint64_t n)
{
	text_string(t, "0x");
	text_number(t, n, 16, 1);
}

#endif
