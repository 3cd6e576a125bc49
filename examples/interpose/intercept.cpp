/* SPDX-License-Identifier: MIT */
/* The interceptor in C++, without <pthread.h> (which <iostream> includes): then extern "C" has to be said. */
#include <dlfcn.h>

#include <cstdio>

extern "C" int pthread_create(void *thread, const void *attr, void *(*start)(void *), void *arg)
{
	using create_fn = int(void *, const void *, void *(*)(void *), void *);
	static auto *original = reinterpret_cast<create_fn *>(dlsym(RTLD_NEXT, "pthread_create"));

	std::puts("Intercepted pthread_create!");
	std::fflush(stdout);
	return original(thread, attr, start, arg);
}
