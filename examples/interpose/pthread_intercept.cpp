/* SPDX-License-Identifier: MIT */
/* <pthread.h> has declared the function as C, so that this definition has the plain name, too. */
#include <dlfcn.h>
#include <pthread.h>

#include <iostream>

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg) noexcept
{
	auto original =
		reinterpret_cast<decltype(&pthread_create)>(dlsym(RTLD_NEXT, "pthread_create"));

	std::cout << "Intercepted pthread_create!" << std::endl;
	return original(thread, attr, start, arg);
}
