/* SPDX-License-Identifier: MIT */
/*
 * latency.c - a hook library that measures how long each kind of system call takes.
 *
 *	LD_PRELOAD=/path/to/latency.so dd if=/dev/zero of=/tmp/x bs=64k count=1000
 *	LATENCY=read,write,fsync LATENCY_FILE=/tmp/lat LD_PRELOAD=... ./program
 *
 * When a process ends, each call that it made has a line: how often, the time of all together, median
 * and the longest, and a histogram with a column for each power of two from 128 ns on. Children are
 * reported each for itself. LATENCY selects calls, by name and by class as `%file`; default: all.
 *
 * The counts are exact. A call that a signal interrupts and that is made again counts once. Not
 * measured: what ld.so did before this library was initialized, and calls that do not return.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <weir/weir.h>

#define NUMBERS 512
#define COLUMNS 24
#define FIRST 7 /* the first column: up to 2^7 ns */

static struct row {
	uint64_t calls, total, longest, column[COLUMNS];
} rows[NUMBERS]; /* added to by all threads at once, hence the atomic operations */

static int64_t owner; /* the process that these are the figures of */
static int out = STDERR_FILENO;

/* The vDSO's answer: no system call, no lock, good enough for a hook. */
static uint64_t now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

static void print_row(const char *name, const struct row *r)
{
	static const char bars[] = " .:-=+*#%@"; /* the share of a column, in tenths */
	char graph[COLUMNS + 1];
	uint64_t seen = 0, median = 0;

	for (int c = 0; c < COLUMNS; c++) {
		seen += r->column[c];
		if (!median && seen * 2 >= r->calls)
			median = UINT64_C(1) << (c + FIRST);
		graph[c] = bars[r->column[c] ? 1 + r->column[c] * 8 / r->calls : 0];
	}
	graph[COLUMNS] = '\0';
	/* weir_print() takes no locks and allocates nothing, so it may be called in a callback. */
	weir_print(out, "%9lu %11lu us %9lu ns %9lu us  |%s| %s\n", r->calls, r->total / 1000,
		   median, r->longest / 1000, graph, name);
}

static void report(void)
{
	weir_print(out,
		   "latency of process %d\n    calls          total   median <        longest  "
		   "|<- 128 ns ... 1 s ->    | call\n",
		   (int)owner);
	for (uint64_t nr = 0; nr < NUMBERS; nr++) {
		const char *name = weir_syscall_name(nr);

		if (rows[nr].calls)
			print_row(name ? name : "?", &rows[nr]);
	}
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	call->scratch = now();
	return WEIR_PASS;
}

static void leave(struct weir_call *call, void *data)
{
	struct row *r = &rows[call->nr < NUMBERS ? call->nr : NUMBERS - 1];
	uint64_t time = now() - call->scratch, longest;
	int c = 0;

	(void)data;
	/* A new thread or process that returns from the call that made it: the parent's leave counts. */
	if ((call->flags & (WEIR_CALL_INTERRUPTED | WEIR_CALL_CHILD)))
		return;
	while (c < COLUMNS - 1 && time >> (c + FIRST))
		c++;
	__atomic_add_fetch(&r->calls, 1, __ATOMIC_RELAXED);
	__atomic_add_fetch(&r->total, time, __ATOMIC_RELAXED);
	__atomic_add_fetch(&r->column[c], 1, __ATOMIC_RELAXED);
	longest = __atomic_load_n(&r->longest, __ATOMIC_RELAXED);
	while (time > longest && !__atomic_compare_exchange_n(&r->longest, &longest, time, true,
							      __ATOMIC_RELAXED, __ATOMIC_RELAXED))
		;
}

/* exit_group does not come back, so this is the last moment. */
static enum weir_action at_end(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	/* A child of vfork ends here, too, with its parent's memory under it. */
	if (weir_syscall(SYS_getpid, 0, 0, 0, 0, 0, 0) == owner)
		report();
	return WEIR_PASS;
}

/* A fork has a copy of the figures: it begins anew. A child that shares memory does not. */
static void on_child(const struct weir_task_event *event, void *data)
{
	(void)data;
	if (event->flags & 0x100 /* CLONE_VM */)
		return;
	memset(rows, 0, sizeof(rows));
	owner = event->pid;
}

__attribute__((constructor)) static void start(void)
{
	struct weir_syscall_spec calls = {
		.size = sizeof(calls),
		.enter = enter,
		.leave = leave,
		/* Runs last at `enter` and first at `leave`: what other hooks do is not measured. */
		.priority = INT32_MAX,
		.select = getenv("LATENCY"),
	};
	static const struct weir_syscall_spec end = { .size = sizeof(end),
						      .enter = at_end,
						      .select = "exit_group" };
	static const struct weir_task_spec tasks = { .size = sizeof(tasks),
						     .kinds = 1u << WEIR_TASK_CHILD,
						     .on_event = on_child };
	const char *file = getenv("LATENCY_FILE");
	struct weir_session *session;
	struct weir_error err;
	int hook, fd;

	owner = getpid();
	fd = file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : dup(STDERR_FILENO);
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &calls, &hook, &err) < 0 ||
	    weir_syscall_add(session, &end, &hook, &err) < 0 ||
	    weir_task_add(session, &tasks, &hook, &err) < 0)
		fprintf(stderr, "latency: %s\n", err.text);
	/* Programs like ls close standard error before they end; a hidden descriptor stays. */
	if (fd >= 0)
		out = weir_fd_hide(fd);
}
