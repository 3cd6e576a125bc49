/* SPDX-License-Identifier: MIT */
/*
 * interceptor THREADS - nanoseconds for a call of a function in a shared library, through the PLT.
 *
 * Each thread makes its calls in short runs, and the shortest counts: what else the machine does falls
 * out. With several threads the slowest of them is printed. Built a second time with -DTARGET it is the
 * library, with -DHOOK the one to preload: an interceptor function, or with -DTYPED an ordinary wrapper.
 */
#if defined(TARGET)

int bench_add(int a, int b);

int bench_add(int a, int b)
{
	return a + b;
}

#elif defined(HOOK)

#include <dlfcn.h>

/* What a body does is not to be measured: so thread-local, but found without a call. */
static __thread volatile unsigned long entered __attribute__((tls_model("initial-exec")));
static __thread volatile unsigned long left __attribute__((tls_model("initial-exec")));

#ifdef TYPED
static int (*original)(int, int);

__attribute__((constructor)) static void find(void)
{
	original = (int (*)(int, int))dlsym(RTLD_NEXT, "bench_add");
}

int bench_add(int a, int b);

int bench_add(int a, int b)
{
	int result;

	entered++;
	result = original(a, b);
	left++;
	return result;
}
#else
#include <weir/interceptor.h>

static void *original;

__attribute__((constructor)) static void find(void)
{
	original = dlsym(RTLD_NEXT, "bench_add");
}

#ifndef OPTIONS
#define OPTIONS 0
#endif

WEIR_INTERCEPTOR((bench_add), OPTIONS)
{
	entered++;
	weir_proceed(original);
	left++;
}
#endif

#else

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define CALLS 4000
#define RUNS 1000

int bench_add(int a, int b);

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *measure(void *out)
{
	double best = 1e9;

	for (int run = 0; run < RUNS; run++) {
		double begin = now();

		for (int i = 0; i < CALLS; i++)
			if (bench_add(i, run) != i + run)
				exit(1);
		begin = (now() - begin) / CALLS;
		if (begin < best)
			best = begin;
	}
	*(double *)out = best;
	return NULL;
}

int main(int argc, char **argv)
{
	int threads = argc > 1 ? atoi(argv[1]) : 1;
	pthread_t id[16];
	double best[16], worst = 0;

	if (threads < 1 || threads > 16)
		return 2;
	for (int i = 0; i < threads; i++)
		pthread_create(&id[i], NULL, measure, &best[i]);
	for (int i = 0; i < threads; i++) {
		pthread_join(id[i], NULL);
		if (best[i] > worst)
			worst = best[i];
	}
	printf("%.3f\n", worst);
	return 0;
}

#endif
