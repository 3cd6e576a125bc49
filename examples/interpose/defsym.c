/* SPDX-License-Identifier: MIT */
/* For ld --defsym=pthread_create=my_pthread_create: there is no __real_, so the next one is looked up. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

typedef int create_fn(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int my_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int my_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
	create_fn *original = (create_fn *)dlsym(RTLD_NEXT, "pthread_create");

	puts("Intercepted pthread_create!");
	fflush(stdout);
	return original(thread, attr, start, arg);
}
