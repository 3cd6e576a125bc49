/* SPDX-License-Identifier: MIT */
/* liboriginal.so, in C: what it does is plain, so that a wrong bit in an argument shows. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "original.h"

long o_ints(int a, long b, short c, signed char d, unsigned e, int f, int g, long h, int i, int j,
	    int k, long l)
{
	return a + 3 * b + 5 * c + 7 * d + 11l * e + 13 * f + 17 * g + 19 * h + 23 * i + 29 * j +
	       31 * k + 37 * l;
}

double o_doubles(double a, double b, double c, double d, double e, double f, double g, double h,
		 double i, double j, double k, double l)
{
	return a + 3 * b + 5 * c + 7 * d + 11 * e + 13 * f + 17 * g + 19 * h + 23 * i + 29 * j +
	       31 * k + 37 * l;
}

double o_mixed(int a, double b, long c, float d, const char *e, double f, int g, int h, int i,
	       int j, double k, float l)
{
	return a + 3 * b + 5 * (double)c + 7 * d + 11 * (double)strlen(e) + 13 * f + 17 * g +
	       19 * h + 23 * i + 29 * j + 31 * k + 37 * l;
}

long o_bytes24(int before, struct bytes24 s, int after)
{
	return before + 3 * s.a + 5 * s.b + 7 * s.c + 11 * after;
}

long o_bytes1000(int before, struct bytes1000 s, int after)
{
	long sum = before + 3 * after;

	for (int i = 0; i < 1000; i++)
		sum = sum * 31 + s.at[i];
	return sum;
}

long double o_long_double(long double a, int b, long double c)
{
	return a * b + c;
}

__int128 o_int128(__int128 a, int b, __int128 c)
{
	return a * b + c;
}

long o_words40(long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8,
	       long a9, long b0, long b1, long b2, long b3, long b4, long b5, long b6, long b7,
	       long b8, long b9, long c0, long c1, long c2, long c3, long c4, long c5, long c6,
	       long c7, long c8, long c9, long d0, long d1, long d2, long d3, long d4, long d5,
	       long d6, long d7, long d8, long d9, long e0, long e1, long e2, long e3, long e4, long e5)
{
	const long all[] = { a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5,
			     b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, d0, d1,
			     d2, d3, d4, d5, d6, d7, d8, d9, e0, e1, e2, e3, e4, e5 };
	long sum = 0;

	for (unsigned i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		sum = sum * 31 + all[i];
	return sum;
}

int o_print(char *out, unsigned long size, const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vsnprintf(out, size, format, ap);
	va_end(ap);
	return n;
}

float o_float(float a)
{
	return a * 1.5f;
}

bool o_bool(int a)
{
	return a > 3;
}

char o_char(int a)
{
	return (char)(a + 1);
}

_Complex float o_cfloat(float a, float b)
{
	return __builtin_complex(a * 2, b * 3);
}

_Complex double o_cdouble(double a, double b)
{
	return __builtin_complex(a * 2, b * 3);
}

_Complex long double o_clongdouble(long double a, long double b)
{
	return __builtin_complex(a * 2, b * 3);
}

struct long_double o_struct_mixed(long a, double b)
{
	return (struct long_double){ a * 2, b * 3 };
}

struct two_doubles o_struct_doubles(double a, double b)
{
	return (struct two_doubles){ a * 2, b * 3 };
}

struct three_floats o_struct_floats(float a, float b, float c)
{
	return (struct three_floats){ a * 2, b * 3, c * 5 };
}

struct bytes64 o_struct_memory(long a)
{
	struct bytes64 s;

	for (int i = 0; i < 8; i++)
		s.at[i] = a * (i + 1);
	return s;
}

void *o_pointer(void *a)
{
	return (char *)a + 1;
}

__m128 o_m128(__m128 a, __m128 b)
{
	return _mm_add_ps(a, b);
}

__attribute__((target("avx"))) __m256 o_m256(__m256 a, int b, __m256 c)
{
	return _mm256_add_ps(_mm256_mul_ps(a, _mm256_set1_ps((float)b)), c);
}

__attribute__((target("avx512f"))) __m512 o_m512(__m512 a, int b, __m512 c, __m512 d)
{
	return _mm512_add_ps(_mm512_mul_ps(a, _mm512_set1_ps((float)b)), _mm512_sub_ps(c, d));
}

int o_add(int a, int b)
{
	if (a + b < 0)
		errno = 33;
	return a + b;
}

int o_sub(int a, int b)
{
	return a - b;
}

int o_mul(int a, int b)
{
	return a * b;
}

long o_call(long (*fn)(void *), void *data)
{
	return fn(data) + 1;
}

long o_apply(long (*fn)(void *), void *data)
{
	return fn(data) + 2;
}

long o_down(long (*again)(long), long n)
{
	return n ? again(n - 1) + 1 : 0;
}
