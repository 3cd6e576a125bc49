/* SPDX-License-Identifier: MIT */
/*
 * The interceptor in C; -DNAME='"..."' has it say who it is. It flushes what it prints: else the order of
 * lines in a pipe would tell when buffers are flushed, not when calls were made.
 */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef NAME
#define NAME "Intercepted"
#endif

typedef int create_fn(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
	create_fn *original = (create_fn *)dlsym(RTLD_NEXT, "pthread_create");

	/* In a static program there is no next one. */
	if (!original) {
		fputs("intercept: no other pthread_create: is the program linked statically?\n",
		      stderr);
		exit(1);
	}
	puts(NAME " pthread_create!");
	fflush(stdout);
	return original(thread, attr, start, arg);
}
