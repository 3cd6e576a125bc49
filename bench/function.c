/* SPDX-License-Identifier: MIT */
/*
 * function WHICH THREADS [RUNS] - nanoseconds for a call of a function in a shared library, through the PLT.
 *
 * WHICH: add  int (int, int); big: ten longs and a double in, two registers out. Each thread makes its calls in
 * short runs, and the shortest counts: what else the machine does falls out. With several threads the slowest
 * is printed. Built with other macros it is the library (TARGET), what is preloaded (HOOK, its ways by the
 * variable BENCH_WAY: enter, both, replace, and with BENCH_ENTRY set the same by the function's entry, with BENCH_GENERAL
 * for callbacks that leave vector registers alone; or TYPED, an ordinary wrapper), or an LD_AUDIT module (AUDIT).
 */
struct two {
	double d;
	long l;
};
int bench_add(int a, int b);
struct two bench_big(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
		     double x);

#if defined(TARGET)

#ifdef INSTRUMENT
static __thread volatile unsigned long entered __attribute__((tls_model("initial-exec")));
static __thread volatile unsigned long left __attribute__((tls_model("initial-exec")));

void __cyg_profile_func_enter(void *fn, void *from);
void __cyg_profile_func_exit(void *fn, void *from);

__attribute__((no_instrument_function)) void __cyg_profile_func_enter(void *fn, void *from)
{
	(void)fn;
	(void)from;
	entered++;
}

__attribute__((no_instrument_function)) void __cyg_profile_func_exit(void *fn, void *from)
{
	(void)fn;
	(void)from;
	left++;
}
#endif

int bench_add(int a, int b)
{
	return a + b;
}

struct two bench_big(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
		     double x)
{
	struct two t = { x + (double)j, a + b + c + d + e + f + g + h + i + j };

	return t;
}

#elif defined(TYPED)

#include <dlfcn.h>

static __thread volatile unsigned long entered __attribute__((tls_model("initial-exec")));
static __thread volatile unsigned long left __attribute__((tls_model("initial-exec")));
static int (*original)(int, int);
static struct two (*original_big)(long, long, long, long, long, long, long, long, long, long, double);

__attribute__((constructor)) static void find(void)
{
	original = (int (*)(int, int))dlsym(RTLD_NEXT, "bench_add");
	*(void **)&original_big = dlsym(RTLD_NEXT, "bench_big");
}

int bench_add(int a, int b)
{
	entered++;
	a = original(a, b);
	left++;
	return a;
}

struct two bench_big(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
		     double x)
{
	struct two t;

	entered++;
	t = original_big(a, b, c, d, e, f, g, h, i, j, x);
	left++;
	return t;
}

#elif defined(HOOK)

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <weir/weir.h>

static __thread volatile unsigned long entered __attribute__((tls_model("initial-exec")));
static __thread volatile unsigned long left __attribute__((tls_model("initial-exec")));
static int (*original)(int, int);
static struct two (*original_big)(long, long, long, long, long, long, long, long, long, long, double);

static int add_instead(int a, int b)
{
	return original(a, b);
}

static struct two big_instead(long a, long b, long c, long d, long e, long f, long g, long h,
			      long i, long j, double x)
{
	return original_big(a, b, c, d, e, f, g, h, i, j, x);
}

static enum weir_action on_enter(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	entered++;
	return WEIR_PASS;
}

static void on_leave(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	left++;
}

__attribute__((constructor)) static void start(void)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WEIR_SESSION_FUNCTIONS };
	struct weir_function_spec spec = { .size = sizeof(spec), .target = "bench_*", .enter = on_enter };
	const char *way = getenv("BENCH_WAY");
	struct weir_session *s;
	struct weir_error err;
	int hook, ret;

	ret = weir_session_open(&s, &o, &err);
	spec.flags = getenv("BENCH_GENERAL") ? WEIR_FUNCTION_GENERAL_REGS : 0;
	spec.way = getenv("BENCH_ENTRY") ? WEIR_WAY_ENTRY : WEIR_WAY_AUTO;
	if (ret == 0 && way && !strcmp(way, "replace")) {
		spec.target = "bench_add";
		ret = weir_function_replace(s, &spec, (void *)add_instead, (void **)&original,
					    &hook, &err);
		spec.target = "bench_big";
		if (ret == 0)
			ret = weir_function_replace(s, &spec, (void *)big_instead,
						    (void **)&original_big, &hook, &err);
	} else if (ret == 0) {
		spec.leave = way && !strcmp(way, "both") ? on_leave : NULL;
		ret = weir_function_attach(s, &spec, &hook, &err);
	}
	if (ret < 0) {
		fprintf(stderr, "function: %s\n", err.text);
		exit(1);
	}
}

#elif defined(AUDIT)

#include <link.h>
#include <string.h>

static volatile unsigned long entered, left;

unsigned la_version(unsigned version)
{
	return version;
}

unsigned la_objopen(struct link_map *map, Lmid_t id, uintptr_t *cookie)
{
	(void)map;
	(void)id;
	(void)cookie;
	return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

uintptr_t la_symbind64(Elf64_Sym *sym, unsigned ndx, uintptr_t *from, uintptr_t *to,
		       unsigned *flags, const char *name)
{
	(void)ndx;
	(void)from;
	(void)to;
	if (strncmp(name, "bench_", 6))
		*flags |= LA_SYMB_NOPLTENTER | LA_SYMB_NOPLTEXIT;
	return sym->st_value;
}

Elf64_Addr la_x86_64_gnu_pltenter(Elf64_Sym *sym, unsigned ndx, uintptr_t *from, uintptr_t *to,
				  La_x86_64_regs *regs, unsigned *flags, const char *name, long *frame)
{
	(void)ndx;
	(void)from;
	(void)to;
	(void)regs;
	(void)flags;
	(void)name;
	*frame = 128;
	entered++;
	return sym->st_value;
}

unsigned la_x86_64_gnu_pltexit(Elf64_Sym *sym, unsigned ndx, uintptr_t *from, uintptr_t *to,
			       const La_x86_64_regs *in, La_x86_64_retval *out, const char *name)
{
	(void)sym;
	(void)ndx;
	(void)from;
	(void)to;
	(void)in;
	(void)out;
	(void)name;
	left++;
	return 0;
}

#else

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CALLS 2000

static int big, runs = 2000;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *measure(void *out)
{
	double best = 1e9;

	for (int run = 0; run < runs; run++) {
		double begin = now();

		for (int i = 0; i < CALLS; i++) {
			if (!big && bench_add(i, run) != i + run)
				exit(1);
			if (big && bench_big(1, 2, 3, 4, 5, 6, 7, 8, 9, i, 1.5).l != 45 + i)
				exit(1);
		}
		begin = (now() - begin) / CALLS;
		if (begin < best)
			best = begin;
	}
	*(double *)out = best;
	return NULL;
}

int main(int argc, char **argv)
{
	int count = argc >= 3 ? atoi(argv[2]) : 0;
	double out[16], slowest = 0;
	pthread_t threads[16];

	if (argc == 4)
		runs = atoi(argv[3]);
	if (count < 1 || count > 16 || argc > 4)
		return 2;
	big = !strcmp(argv[1], "big");
	for (int i = 0; i < count; i++)
		pthread_create(&threads[i], NULL, measure, &out[i]);
	for (int i = 0; i < count; i++) {
		pthread_join(threads[i], NULL);
		if (out[i] > slowest)
			slowest = out[i];
	}
	printf("%.3f\n", slowest);
	return 0;
}

#endif
