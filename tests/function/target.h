/* SPDX-License-Identifier: MIT */
/* Functions of a shared library, to be hooked from outside. */
#ifndef TARGET_H
#define TARGET_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct two {
	double d;
	long l;
};
struct large {
	char bytes[160];
};

int add(int a, int b);
struct two ten_longs(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
		     double x);
long many(long a, long b, long c, long d, long e, long f, long g, double x0, double x1, double x2,
	  double x3, double x4, double x5, double x6, double x7, double x8, long double y, float z);
struct large large_by_value(struct large s, int at);
long double product(long double a, int b);
_Complex long double twisted(long double a);
__int128 wide(long a, long b);
int sum_of(int count, ...);
double sum_of_doubles(int count, ...);
long recurse(long depth);
long descend(long depth);
/* calls back, from behind the hook */
void *call(void *(*fn)(void *), void *arg);
/* end by a jump to the next of them, the last to call() */
void *jumps_1(void *(*fn)(void *), void *arg);
void *jumps_2(void *(*fn)(void *), void *arg);
void *jumps_3(void *(*fn)(void *), void *arg);
int fails_with(int error);
int versioned(void);

#ifdef __cplusplus
}
#endif

#endif
