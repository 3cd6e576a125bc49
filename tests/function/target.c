/* SPDX-License-Identifier: MIT */
/* See target.h. Calls between these functions go through slots (no -Bsymbolic), so that recursion is hooked. */
#include "target.h"

#include <errno.h>
#include <stdarg.h>

int add(int a, int b)
{
	return a + b;
}

struct two ten_longs(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
		     double x)
{
	struct two t = { x + (double)(g + j), a + b + c + d + e + f + g + h + i + j };

	return t;
}

long many(long a, long b, long c, long d, long e, long f, long g, double x0, double x1, double x2,
	  double x3, double x4, double x5, double x6, double x7, double x8, long double y, float z)
{
	return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + (long)(8 * x0 + 9 * x1 + 10 * x2) +
	       (long)(11 * x3 + 12 * x4 + 13 * x5 + 14 * x6 + 15 * x7 + 16 * x8) + (long)(17 * y) +
	       (long)(18 * z);
}

struct large large_by_value(struct large s, int at)
{
	s.bytes[at]++;
	return s;
}

long double product(long double a, int b)
{
	return a * b;
}

_Complex long double twisted(long double a)
{
	return a + a * 2 * __builtin_complex(0.0L, 1.0L);
}

__int128 wide(long a, long b)
{
	return ((__int128)a << 64) | (unsigned long)b;
}

int sum_of(int count, ...)
{
	va_list ap;
	int sum = 0;

	va_start(ap, count);
	while (count--)
		sum += va_arg(ap, int);
	va_end(ap);
	return sum;
}

double sum_of_doubles(int count, ...)
{
	va_list ap;
	double sum = 0;

	va_start(ap, count);
	while (count--)
		sum += va_arg(ap, double);
	va_end(ap);
	return sum;
}

/* Two functions, because a compiler takes a call of itself for its own business. */
long descend(long depth)
{
	return 1 + recurse(depth - 1);
}

long recurse(long depth)
{
	return depth ? descend(depth) : 0;
}

void *call(void *(*fn)(void *), void *arg)
{
	return fn(arg);
}

int fails_with(int error)
{
	errno = error;
	return -1;
}

int versioned_1(void);
int versioned_2(void);

int versioned_1(void)
{
	return 1;
}

int versioned_2(void)
{
	return 2;
}

__asm__(".symver versioned_1, versioned@TARGET_1");
__asm__(".symver versioned_2, versioned@@TARGET_2");

#define JUMPS(from, to) \
	__asm__(".globl " #from "\n.type " #from ", @function\n" #from ": jmp " #to \
		"@PLT\n.size " #from ", . - " #from)
__asm__(".text");
JUMPS(jumps_1, jumps_2);
JUMPS(jumps_2, jumps_3);
JUMPS(jumps_3, call);
