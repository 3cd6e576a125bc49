/* SPDX-License-Identifier: MIT */
/* For ld --wrap=pthread_create: calls come to __wrap_, and __real_ is the original. No dlsym. */
#include <pthread.h>
#include <stdio.h>

int __real_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int __wrap_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *),
			  void *arg)
{
	puts("Intercepted pthread_create!");
	fflush(stdout);
	return __real_pthread_create(thread, attr, start, arg);
}
