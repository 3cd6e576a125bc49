/* SPDX-License-Identifier: MIT */
/* For gdb: main, caller_of_o_call, the body, and o_call in a library. */
#include <weir/interceptor.h>

#include <dlfcn.h>

#include "original.h"

/* Else nothing here refers to the library, and the linker (--as-needed) leaves it out. */
__attribute__((used)) static int (*const keep)(int, int) = o_mul;

WEIR_INTERCEPTOR((o_call))
{
	volatile int local = 5;

	weir_proceed(dlsym(RTLD_NEXT, "o_call"));
	local = local + 1;
}

static long nothing(void *data)
{
	return data != 0;
}

__attribute__((noinline)) static long caller_of_o_call(void)
{
	return o_call(nothing, 0) + 1;
}

int main(void)
{
	return caller_of_o_call() != 2;
}
