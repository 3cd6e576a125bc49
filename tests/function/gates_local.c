/* SPDX-License-Identifier: MIT */
/* An exported function, and a caller in the same file that gcc compiles by what it knows of it (-fipa-ra). */
long gates_leaf(long a);
long gates_sum(long a, long b, long c, long d, double x);

__attribute__((noinline)) long gates_leaf(long a)
{
	__asm__ volatile("" : "+r"(a));
	return a * 3 + 1;
}

long gates_sum(long a, long b, long c, long d, double x)
{
	return gates_leaf(a) + b * gates_leaf(b) + c * gates_leaf(c + d) + d + (long)(x * 2);
}
