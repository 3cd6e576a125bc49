/* SPDX-License-Identifier: MIT */
/*
 * Growing output and the values in it. One set of functions writes both formats: text as strace has
 * it, and JSON. Integers and strings are printed by hand: printf would cost more than the line may.
 *
 * Separators place themselves: a value that follows an opening bracket needs none, any other does,
 * and the last byte written tells which it is (a printed string always ends with its quote).
 */
#ifndef WEIR_TRACE_OUT_H
#define WEIR_TRACE_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct out {
	char *base;
	size_t len, cap;
	bool json;
	bool failed; /* no memory: the line is dropped */
};

bool out_grow(struct out *o, size_t more);

/* Room for more bytes, or NULL. The caller adds what it used to len. */
static inline char *out_room(struct out *o, size_t more)
{
	if (__builtin_expect(o->cap - o->len < more, 0) && !out_grow(o, more))
		return NULL;
	return o->base + o->len;
}

static inline void out_bytes(struct out *o, const char *s, size_t n)
{
	char *p = out_room(o, n);

	if (p == NULL)
		return;
	memcpy(p, s, n);
	o->len += n;
}

#define OUT_LIT(o, s) out_bytes(o, s, sizeof(s) - 1)

static inline void out_text(struct out *o, const char *s)
{
	out_bytes(o, s, strlen(s));
}

static inline void out_char(struct out *o, char c)
{
	char *p = out_room(o, 1);

	if (p == NULL)
		return;
	*p = c;
	o->len++;
}

/* Digits alone, the same in both formats. */
void out_u64(struct out *o, uint64_t v);
void out_i64(struct out *o, int64_t v);
void out_digits(struct out *o, uint64_t v, unsigned int width); /* with leading zeros */
void out_hex_digits(struct out *o, uint64_t v);			/* "0x1f", "0" for 0 */
void out_octal(struct out *o, uint64_t v);			/* as "%#03o" */

/* Structure. */
void out_sep(struct out *o);
void out_name(struct out *o, const char *name); /* separator, then name= or "name": */
static inline void out_open(struct out *o, char c)
{
	out_char(o, c);
}
static inline void out_close(struct out *o, char c)
{
	out_char(o, c);
}

/* Values. */
void out_hex(struct out *o, uint64_t v);    /* JSON: a string */
void out_addr(struct out *o, uint64_t v);   /* NULL for 0 */
void out_sym(struct out *o, const char *s); /* a name: bare, or quoted in JSON */
void out_mode(struct out *o, uint64_t mode);
void out_filemode(struct out *o, uint64_t mode);
void out_dev(struct out *o, uint64_t dev);

/* How the bytes of a string read. */
enum out_style { OUT_STYLE_PLAIN, OUT_STYLE_HEX };

/* A string of n bytes, of which there were `full` (more than n: it was cut). */
void out_string(struct out *o, const unsigned char *s, size_t n, uint64_t full, enum out_style style);
void out_json_string(struct out *o, const unsigned char *s, size_t n);

#endif
