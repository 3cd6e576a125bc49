/* SPDX-License-Identifier: MIT */
/*
 * function_many WHAT - hooks on 10,000 functions of a library, in one transaction: by their slots or, with
 * BENCH_ENTRY set, by their entries; with BENCH_PATTERN one hook is on all of them; with BENCH_THREAD another thread runs
 * meanwhile. Prints, of the thread's processor time: attach or remove, microseconds a function; or dirty: bytes a function.
 * bench/run generates the library and the calls (many_calls).
 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <weir/weir.h>

#define COUNT 10000

long many_calls(void);

static volatile long seen;

static enum weir_action on_enter(struct weir_function_call *c, void *data)
{
	(void)c;
	(void)data;
	seen++;
	return WEIR_PASS;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void *run(void *unused)
{
	volatile unsigned long *n = unused;

	for (;;)
		++*n;
	return NULL;
}

static double dirty(void)
{
	FILE *f = fopen("/proc/self/smaps_rollup", "r");
	char line[256];
	long kb = 0;

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "Private_Dirty: %ld", &kb) == 1)
			break;
	if (f)
		fclose(f);
	return (double)kb * 1024;
}

int main(int argc, char **argv)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WEIR_SESSION_FUNCTIONS };
	struct weir_function_spec spec = { .size = sizeof(spec), .enter = on_enter };
	static char names[COUNT][32];
	double begin, attach, bytes;
	static volatile unsigned long rounds;
	struct weir_session *s;
	struct weir_error err;
	pthread_t thread;
	const bool pattern = getenv("BENCH_PATTERN");
	int hook, ret;

	if (argc != 2 || weir_session_open(&s, &o, &err) < 0)
		return 2;
	for (int i = 0; i < COUNT; i++)
		snprintf(names[i], sizeof(names[i]), "bench_many_%d", i);
	spec.way = getenv("BENCH_ENTRY") ? WEIR_WAY_ENTRY : WEIR_WAY_AUTO;
	/* what the first hook of a process brings about is not a matter of many */
	ret = weir_function_probe(s, "puts", on_enter, NULL, &hook, &err);
	/* nor is the plan of a file's functions, which comes from the cache the next time */
	spec.target = names[0];
	if (ret == 0)
		ret = weir_function_attach(s, &spec, &hook, &err);
	if (ret == 0)
		ret = weir_function_remove(s, hook);
	if (getenv("BENCH_THREAD"))
		pthread_create(&thread, NULL, run, (void *)&rounds);
	bytes = dirty();
	begin = now();
	if (ret == 0)
		ret = weir_function_begin(s);
	if (ret == 0 && pattern) {
		spec.target = "libmany.so:bench_many_*";
		ret = weir_function_attach(s, &spec, &hook, &err);
	}
	for (int i = 0; i < COUNT && ret == 0 && !pattern; i++) {
		spec.target = names[i];
		ret = weir_function_attach(s, &spec, &hook, &err);
	}
	if (ret == 0)
		ret = weir_function_commit(s, &err);
	attach = now() - begin;
	bytes = dirty() - bytes;
	if (ret < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	if (many_calls() != COUNT || seen != COUNT)
		return 1;
	begin = now();
	weir_session_close(s);
	begin = now() - begin;
	if (many_calls() != COUNT || seen != COUNT)
		return 1;
	if (!strcmp(argv[1], "dirty"))
		printf("%.1f\n", bytes / COUNT);
	else
		printf("%.4f\n", (strcmp(argv[1], "remove") ? attach : begin) / COUNT);
	return 0;
}
