/* SPDX-License-Identifier: MIT */
/* liboriginal.so: the functions that the tests intercept. */
#ifndef ORIGINAL_H
#define ORIGINAL_H

#include <stdarg.h>
#include <stdint.h>
#include <immintrin.h>

#ifdef __cplusplus
extern "C" {
#else
#include <stdbool.h>
#endif

struct bytes24 {
	int64_t a, b, c;
};
struct bytes1000 {
	unsigned char at[1000];
};
struct long_double {
	long a;
	double b;
};
struct two_doubles {
	double a, b;
};
struct three_floats {
	float a, b, c;
};
struct bytes64 {
	long at[8];
};

/* Each of these mixes what it was given into a number. */
long o_ints(int a, long b, short c, signed char d, unsigned e, int f, int g, long h, int i, int j,
	    int k, long l);
double o_doubles(double a, double b, double c, double d, double e, double f, double g, double h,
		 double i, double j, double k, double l);
double o_mixed(int a, double b, long c, float d, const char *e, double f, int g, int h, int i,
	       int j, double k, float l);
long o_bytes24(int before, struct bytes24 s, int after);
long o_bytes1000(int before, struct bytes1000 s, int after);
long double o_long_double(long double a, int b, long double c);
__int128 o_int128(__int128 a, int b, __int128 c);
long o_words40(long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7, long a8,
	       long a9, long b0, long b1, long b2, long b3, long b4, long b5, long b6, long b7,
	       long b8, long b9, long c0, long c1, long c2, long c3, long c4, long c5, long c6,
	       long c7, long c8, long c9, long d0, long d1, long d2, long d3, long d4, long d5, long d6,
	       long d7, long d8, long d9, long e0, long e1, long e2, long e3, long e4, long e5);
/* Formats into out, as snprintf. */
int o_print(char *out, unsigned long size, const char *format, ...);

/* Each of these returns one class of value. */
float o_float(float a);
bool o_bool(int a);
char o_char(int a);
_Complex float o_cfloat(float a, float b);
_Complex double o_cdouble(double a, double b);
_Complex long double o_clongdouble(long double a, long double b);
struct long_double o_struct_mixed(long a, double b);
struct two_doubles o_struct_doubles(double a, double b);
struct three_floats o_struct_floats(float a, float b, float c);
struct bytes64 o_struct_memory(long a);
void *o_pointer(void *a);
__m128 o_m128(__m128 a, __m128 b);
__attribute__((target("avx"))) __m256 o_m256(__m256 a, int b, __m256 c);
__attribute__((target("avx512f"))) __m512 o_m512(__m512 a, int b, __m512 c, __m512 d);

/* add fails with errno 33 if a + b is negative. */
int o_add(int a, int b);
int o_sub(int a, int b);
int o_mul(int a, int b);
/* Calls fn(data) and returns what it does. */
long o_call(long (*fn)(void *), void *data);
long o_apply(long (*fn)(void *), void *data);
/* 0 at the bottom; else what again(n - 1) gives, and 1. */
long o_down(long (*again)(long), long n);

#ifdef __cplusplus
}
#endif

#endif
