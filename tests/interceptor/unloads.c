/* SPDX-License-Identifier: MIT */
/* Loads and unloads a library with an interceptor function, while a thread that called it lives on. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static int (*fn)(int);
static pthread_barrier_t barrier;

static void *thread(void *data)
{
	int got = fn(21);

	(void)data;
	pthread_barrier_wait(&barrier); /* called */
	pthread_barrier_wait(&barrier); /* unloaded */
	return (void *)(long)got;
}

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	pthread_barrier_init(&barrier, NULL, 2);
	for (int i = 0; i < 200; i++) {
		void *library = dlopen(argv[1], RTLD_NOW);
		pthread_t id;
		void *got;

		if (!library) {
			fprintf(stderr, "%s\n", dlerror());
			return 1;
		}
		fn = (int (*)(int))dlsym(library, "unloaded_twice");
		if (fn(4) != 8)
			return 1;
		pthread_create(&id, NULL, thread, NULL);
		pthread_barrier_wait(&barrier);
		dlclose(library);
		pthread_barrier_wait(&barrier);
		pthread_join(id, &got);
		if ((long)got != 42 || dlopen(argv[1], RTLD_NOLOAD))
			return 1;
	}
	puts("unloaded 200 times");
	return 0;
}
