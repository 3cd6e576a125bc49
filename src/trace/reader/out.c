/* SPDX-License-Identifier: MIT */
/* See out.h. */
#include "trace/reader/out.h"

#include <stdlib.h>

static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
				  "25262728293031323334353637383940414243444546474849"
				  "50515253545556575859606162636465666768697071727374"
				  "75767778798081828384858687888990919293949596979899";
static const char hex_digit[] = "0123456789abcdef";

bool out_grow(struct out *o, size_t more)
{
	size_t cap = o->cap ? o->cap : 512;
	char *p;

	if (more > SIZE_MAX / 4 - o->len)
		goto failed;
	while (cap < o->len + more)
		cap *= 2;
	p = realloc(o->base, cap);
	if (p == NULL)
		goto failed;
	o->base = p;
	o->cap = cap;
	return true;
failed:
	o->failed = true;
	return false;
}

static size_t format_u64(char *end, uint64_t v)
{
	char *p = end;

	while (v >= 100) {
		p -= 2;
		memcpy(p, digit_pairs + v % 100 * 2, 2);
		v /= 100;
	}
	if (v >= 10) {
		p -= 2;
		memcpy(p, digit_pairs + v * 2, 2);
	} else {
		*--p = (char)('0' + v);
	}
	return (size_t)(end - p);
}

void out_u64(struct out *o, uint64_t v)
{
	char tmp[24];
	size_t n;

	if (v < 10) {
		out_char(o, (char)('0' + v));
		return;
	}
	n = format_u64(tmp + sizeof(tmp), v);
	out_bytes(o, tmp + sizeof(tmp) - n, n);
}

void out_i64(struct out *o, int64_t v)
{
	if (v < 0) {
		out_char(o, '-');
		out_u64(o, 0 - (uint64_t)v);
	} else {
		out_u64(o, (uint64_t)v);
	}
}

void out_digits(struct out *o, uint64_t v, unsigned int width)
{
	char tmp[24];
	size_t n = format_u64(tmp + sizeof(tmp), v);

	while (n < width && n < sizeof(tmp))
		tmp[sizeof(tmp) - ++n] = '0';
	out_bytes(o, tmp + sizeof(tmp) - n, n);
}

void out_hex_digits(struct out *o, uint64_t v)
{
	char tmp[24], *p = tmp + sizeof(tmp);

	if (v == 0) {
		out_char(o, '0');
		return;
	}
	do {
		*--p = hex_digit[v & 15];
		v >>= 4;
	} while (v);
	*--p = 'x';
	*--p = '0';
	out_bytes(o, p, (size_t)(tmp + sizeof(tmp) - p));
}

void out_octal(struct out *o, uint64_t v)
{
	char tmp[32], *p = tmp + sizeof(tmp);
	int n = 0;

	while (v) {
		*--p = (char)('0' + (v & 7));
		v >>= 3;
		n++;
	}
	do {
		*--p = '0';
	} while (++n < 3);
	out_bytes(o, p, (size_t)(tmp + sizeof(tmp) - p));
}

void out_sep(struct out *o)
{
	char last = '(';

	if (o->len)
		last = o->base[o->len - 1];
	if (last == '(' || last == '{' || last == '[')
		return;
	if (o->json)
		out_char(o, ',');
	else
		OUT_LIT(o, ", ");
}

void out_name(struct out *o, const char *name)
{
	out_sep(o);
	if (o->json) {
		out_char(o, '"');
		out_text(o, name);
		OUT_LIT(o, "\":");
	} else {
		out_text(o, name);
		out_char(o, '=');
	}
}

void out_hex(struct out *o, uint64_t v)
{
	if (o->json)
		out_char(o, '"');
	out_hex_digits(o, v);
	if (o->json)
		out_char(o, '"');
}

void out_addr(struct out *o, uint64_t v)
{
	if (v == 0)
		out_text(o, o->json ? "null" : "NULL");
	else
		out_hex(o, v);
}

void out_sym(struct out *o, const char *s)
{
	if (o->json)
		out_char(o, '"');
	out_text(o, s);
	if (o->json)
		out_char(o, '"');
}

void out_mode(struct out *o, uint64_t mode)
{
	if (o->json)
		out_u64(o, mode);
	else
		out_octal(o, mode);
}

void out_filemode(struct out *o, uint64_t mode)
{
	static const char *const types[16] = {
		[1] = "S_IFIFO", [2] = "S_IFCHR",  [4] = "S_IFDIR",   [6] = "S_IFBLK",
		[8] = "S_IFREG", [10] = "S_IFLNK", [12] = "S_IFSOCK",
	};
	const char *type = types[mode >> 12 & 15];

	if (o->json)
		out_char(o, '"');
	if (type) {
		out_text(o, type);
		out_char(o, '|');
		mode &= ~0xf000ull;
	}
	if (mode & 04000)
		OUT_LIT(o, "S_ISUID|");
	if (mode & 02000)
		OUT_LIT(o, "S_ISGID|");
	if (mode & 01000)
		OUT_LIT(o, "S_ISVTX|");
	out_octal(o, mode & ~07000ull);
	if (o->json)
		out_char(o, '"');
}

void out_dev(struct out *o, uint64_t dev)
{
	uint64_t major = (dev >> 8 & 0xfff) | (dev >> 32 & 0xfffff000);
	uint64_t minor = (dev & 0xff) | (dev >> 12 & 0xffffff00);

	if (o->json)
		out_char(o, '"');
	OUT_LIT(o, "makedev(");
	out_hex_digits(o, major);
	OUT_LIT(o, ", ");
	out_hex_digits(o, minor);
	out_char(o, ')');
	if (o->json)
		out_char(o, '"');
}

/* 0: as it is; else the letter behind the backslash, or 1: by number */
static const unsigned char escapes[256] = {
	[0 ... 8] = 1, ['\t'] = 't',	['\n'] = 'n', ['\v'] = 'v',  ['\f'] = 'f',
	['\r'] = 'r',  [14 ... 31] = 1, ['"'] = '"',  ['\\'] = '\\', [127 ... 255] = 1,
};

static void string_text(struct out *o, const unsigned char *s, size_t n, uint64_t full,
			enum out_style style)
{
	char *p = out_room(o, n * 4 + 8), *start = p;

	if (p == NULL)
		return;
	*p++ = '"';
	for (size_t i = 0; i < n; i++) {
		unsigned char c = s[i], e = escapes[c];

		if (style == OUT_STYLE_HEX) {
			*p++ = '\\';
			*p++ = 'x';
			*p++ = hex_digit[c >> 4];
			*p++ = hex_digit[c & 15];
		} else if (e == 0) {
			*p++ = (char)c;
		} else if (e != 1) {
			*p++ = '\\';
			*p++ = (char)e;
		} else {
			/* the shortest octal number that the next byte cannot lengthen */
			bool all = i + 1 < n && s[i + 1] >= '0' && s[i + 1] <= '7';

			*p++ = '\\';
			if (all || c >= 0100)
				*p++ = (char)('0' + (c >> 6));
			if (all || c >= 010)
				*p++ = (char)('0' + (c >> 3 & 7));
			*p++ = (char)('0' + (c & 7));
		}
	}
	*p++ = '"';
	for (int i = 0; full > n && i < 3; i++)
		*p++ = '.';
	o->len += (size_t)(p - start);
}

/* Bytes of the valid UTF-8 sequence at s, 0 if there is none (RFC 3629, table 3-7 of Unicode). */
static size_t utf8_length(const unsigned char *s, size_t n)
{
	unsigned char lo = 0x80, hi = 0xbf;
	size_t len;

	if (s[0] < 0xc2 || s[0] > 0xf4)
		return 0;
	len = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
	if (s[0] == 0xe0)
		lo = 0xa0;
	else if (s[0] == 0xed)
		hi = 0x9f;
	else if (s[0] == 0xf0)
		lo = 0x90;
	else if (s[0] == 0xf4)
		hi = 0x8f;
	if (n < len || s[1] < lo || s[1] > hi)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

void out_json_string(struct out *o, const unsigned char *s, size_t n)
{
	char *p = out_room(o, n * 6 + 2), *start = p;

	if (p == NULL)
		return;
	*p++ = '"';
	for (size_t i = 0; i < n; i++) {
		unsigned char c = s[i];
		size_t len;

		if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
			*p++ = (char)c;
			continue;
		}
		if (c >= 0x80 && (len = utf8_length(s + i, n - i)) != 0) {
			memcpy(p, s + i, len);
			p += len;
			i += len - 1;
			continue;
		}
		*p++ = '\\';
		if (c == '"' || c == '\\') {
			*p++ = (char)c;
		} else if (c == '\n' || c == '\t' || c == '\r') {
			*p++ = (char)escapes[c];
		} else {
			/* a byte that is no UTF-8 becomes the surrogate U+DC80..DCFF, as Python has it */
			*p++ = 'u';
			*p++ = c >= 0x80 ? 'd' : '0';
			*p++ = c >= 0x80 ? 'c' : '0';
			*p++ = hex_digit[c >> 4];
			*p++ = hex_digit[c & 15];
		}
	}
	*p++ = '"';
	o->len += (size_t)(p - start);
}

void out_string(struct out *o, const unsigned char *s, size_t n, uint64_t full, enum out_style style)
{
	if (!o->json) {
		string_text(o, s, n, full, style);
	} else if (full <= n) {
		out_json_string(o, s, n);
	} else {
		OUT_LIT(o, "{\"cut\":");
		out_json_string(o, s, n);
		OUT_LIT(o, ",\"full\":");
		out_u64(o, full);
		out_char(o, '}');
	}
}
