/* SPDX-License-Identifier: MIT */
#include "kinds.h"

long Base::times(long n) const
{
	return number * n;
}

long Base::plus(long n)
{
	number += n;
	return number;
}

/* Not trivial to copy: returned through a hidden pointer. */
Base Base::twice() const
{
	return Base(number * 2);
}

long Base::minus(long a, long b)
{
	return a - b;
}

__attribute__((noinline)) long jumped_to(long n)
{
	return n + 1;
}

long jumps_on(long n)
{
	return jumped_to(n * 10);
}
