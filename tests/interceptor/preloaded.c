/* SPDX-License-Identifier: MIT */
/* A library to preload: intercepts printf, qsort and what openssl takes random bytes from. */
#include <weir/interceptor.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void say(const char *what)
{
	char line[100];
	int n = snprintf(line, sizeof(line), "[%s %s %u]\n", what, weir_called_name(),
			 weir_recursion_depth());

	(void)!write(2, line, (size_t)n);
}

WEIR_INTERCEPTOR((printf, puts))
{
	void *original = dlsym(RTLD_NEXT, weir_called_name());

	say("before");
	weir_proceed(original);
	say("after");
}

WEIR_INTERCEPTOR((qsort), WEIR_RECURSIVE(1))
{
	void *original = dlsym(RTLD_NEXT, weir_called_name());

	say("before");
	weir_proceed(original);
	say("after");
}

/* One ends with a jump to the other. */
WEIR_INTERCEPTOR((RAND_bytes, RAND_priv_bytes, RAND_bytes_ex), WEIR_RECURSIVE(1))
{
	void *original = dlsym(RTLD_NEXT, weir_called_name());

	say("before");
	weir_proceed(original);
	say("after");
}
