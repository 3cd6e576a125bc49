/* SPDX-License-Identifier: MIT */
/* pthread_create by an interceptor function: no signature, and code after the call as well. */
#include <weir/interceptor.h>

#include <dlfcn.h>
#include <stdio.h>

WEIR_INTERCEPTOR((pthread_create))
{
	puts("Intercepted pthread_create!");
	fflush(stdout);
	weir_proceed(dlsym(RTLD_NEXT, weir_called_name()));
	puts("pthread_create has returned.");
	fflush(stdout);
}
