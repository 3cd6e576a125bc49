/* SPDX-License-Identifier: MIT */
/* Memory and string primitives. The compiler may call the mem* functions by itself. */
#include "rt/rt.h"

/* Words wherever they lie. */
typedef uint64_t __attribute__((may_alias, aligned(1))) word;
typedef uint32_t __attribute__((may_alias, aligned(1))) half;
/* Below this, moves of words are done before `rep` has begun. */
#define FEW 160u

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
	void *d = dst;

	if (n >= sizeof(word) && n <= FEW) {
		const size_t last = n - sizeof(word);
		const word end = *(const word *)(const void *)((const char *)src + last);

		for (size_t i = 0; i < last; i += sizeof(word))
			*(word *)(void *)((char *)dst + i) =
				*(const word *)(const void *)((const char *)src + i);
		*(word *)(void *)((char *)dst + last) = end;
		return dst;
	}
	if (n >= sizeof(half) && n < sizeof(word)) {
		const half last = *(const half *)(const void *)((const char *)src + n - sizeof(half));

		*(half *)dst = *(const half *)src;
		*(half *)(void *)((char *)dst + n - sizeof(half)) = last;
		return dst;
	}
	__asm__ volatile("rep movsb" : "+D"(d), "+S"(src), "+c"(n) : : "memory");
	return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
	unsigned char *d = dst;
	const unsigned char *s = src;

	if (d <= s || d >= s + n)
		return memcpy(dst, src, n);
	while (n--)
		d[n] = s[n];
	return dst;
}

void *memset(void *dst, int c, size_t n)
{
	void *d = dst;

	if (n >= sizeof(word) && n <= FEW) {
		const word all = (uint8_t)c * 0x0101010101010101ull;

		for (size_t i = 0; i < n - sizeof(word); i += sizeof(word))
			*(word *)(void *)((char *)dst + i) = all;
		*(word *)(void *)((char *)dst + n - sizeof(word)) = all;
		return dst;
	}
	__asm__ volatile("rep stosb" : "+D"(d), "+c"(n) : "a"(c) : "memory");
	return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *p = a, *q = b;
	size_t i = 0;

	while (n - i >= sizeof(word) &&
	       *(const word *)(const void *)(p + i) == *(const word *)(const void *)(q + i))
		i += sizeof(word);
	for (; i < n; i++)
		if (p[i] != q[i])
			return p[i] - q[i];
	return 0;
}

size_t rt_strlen(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

static bool is_within_page(const char *p)
{
	return ((uintptr_t)p & (RT_PAGE - 1)) <= RT_PAGE - sizeof(word);
}

/* Not 0 if there is one; the lowest bit that is set lies in the first. */
static word zero_bytes(word v)
{
	return (v - 0x0101010101010101ul) & ~v & 0x8080808080808080ul;
}

bool rt_exact;

/* By words, which may reach beyond the end of a string but not into another page. */
__attribute__((no_sanitize("address"))) int rt_strcmp(const char *a, const char *b)
{
	while (!rt_exact && is_within_page(a) && is_within_page(b)) {
		const word v = *(const word *)(const void *)a, w = *(const word *)(const void *)b;
		const word ends = zero_bytes(v) | (v ^ w);

		if (ends) {
			const int at = __builtin_ctzl(ends) / 8 * 8; /* the first byte is the lowest */

			return (int)(v >> at & 0xff) - (int)(w >> at & 0xff);
		}
		a += sizeof(word);
		b += sizeof(word);
	}
	while (*a && *a == *b)
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}

bool rt_starts(const char *s, const char *prefix)
{
	while (*prefix)
		if (*s++ != *prefix++)
			return false;
	return true;
}

const char *rt_strchr(const char *s, char c)
{
	for (; *s; s++)
		if (*s == c)
			return s;
	return NULL;
}

size_t rt_strcopy(char *dst, const char *src, size_t size)
{
	size_t len = rt_strlen(src), n = len < size ? len : size - 1;

	memcpy(dst, src, n);
	dst[n] = 0;
	return len;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return 99;
}

bool rt_parse(const char **s, uint64_t *out)
{
	const char *p = *s;
	uint64_t v = 0;
	int base = 10;

	if (p[0] == '0' && p[1] == 'x') {
		base = 16;
		p += 2;
	}
	if (digit(*p) >= base)
		return false;
	while (digit(*p) < base)
		v = v * (uint64_t)base + (uint64_t)digit(*p++);
	*s = p;
	*out = v;
	return true;
}
