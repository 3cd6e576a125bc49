/* SPDX-License-Identifier: MIT */
/* A library that is loaded and unloaded again; it intercepts a name that it exports. */
#include <weir/interceptor.h>

static int twice(int a)
{
	return 2 * a;
}

WEIR_INTERCEPTOR((unloaded_twice))
{
	weir_proceed(twice);
}
