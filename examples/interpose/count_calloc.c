/* SPDX-License-Identifier: MIT */
/*
 * Intercepts calloc. dlsym() may allocate for itself, so that a look-up by it in calloc can come back to calloc;
 * weir_next() allocates nothing.
 */
#include <weir/function.h>

#include <unistd.h>

static unsigned long calls;

void *calloc(size_t n, size_t size);

void *calloc(size_t n, size_t size)
{
	static void *(*original)(size_t, size_t);

	if (!original)
		original = (void *(*)(size_t, size_t))weir_next("calloc");
	calls++;
	return original(n, size);
}

__attribute__((destructor)) static void report(void)
{
	static const char some[] = "calloc was called\n", none[] = "calloc was not called\n";

	(void)!write(2, calls ? some : none, calls ? sizeof(some) - 1 : sizeof(none) - 1);
}
