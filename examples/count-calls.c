/* SPDX-License-Identifier: MIT */
/*
 * count-calls.c - a hook library that counts system calls by number.
 *
 *	LD_PRELOAD=/path/to/count-calls.so ls -l /
 *
 * When a process ends, the ten most frequent numbers go to its standard error. The names are in
 * <asm/unistd_64.h>. Children are counted each for itself, because LD_PRELOAD is inherited.
 *
 * Not counted: what ld.so did before this library was initialized, and what a process did before
 * it executed another program. Nothing is printed by a process that dies of a signal.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <weir/weir.h>

#define NUMBERS 512
#define SHOWN 10

/* Threads count at the same time, hence the atomic additions below. The last entry: all beyond. */
static uint64_t count[NUMBERS];
static int64_t owner; /* the process that these counts are of */
static int out = STDERR_FILENO;

/* ---- a line of text, by hand: stdio may be in use by the very code that was interrupted ---- */

struct line {
	char text[80];
	size_t used;
};

static void put_text(struct line *l, const char *s)
{
	while (*s && l->used < sizeof(l->text))
		l->text[l->used++] = *s++;
}

static void put_number(struct line *l, uint64_t value, int width)
{
	char digits[20];
	int n = 0;

	do
		digits[n++] = (char)('0' + value % 10);
	while (value /= 10);
	while (width-- > n)
		put_text(l, " ");
	while (n > 0 && l->used < sizeof(l->text))
		l->text[l->used++] = digits[--n];
}

static void write_line(struct line *l)
{
	put_text(l, "\n");
	weir_syscall(SYS_write, (uint64_t)out, (uint64_t)l->text, l->used, 0, 0, 0);
	l->used = 0;
}

static void report(void)
{
	uint64_t left[NUMBERS], total = 0, kinds = 0;
	struct line l = { .used = 0 };

	/* Other threads go on counting: what is printed is one copy. */
	for (int i = 0; i < NUMBERS; i++) {
		left[i] = __atomic_load_n(&count[i], __ATOMIC_RELAXED);
		total += left[i];
		kinds += left[i] != 0;
	}
	put_text(&l, "process ");
	put_number(&l, (uint64_t)owner, 0);
	put_text(&l, ": ");
	put_number(&l, total, 0);
	put_text(&l, " calls of ");
	put_number(&l, kinds, 0);
	put_text(&l, " kinds");
	write_line(&l);
	for (int n = 0; n < SHOWN; n++) {
		int most = 0;

		for (int i = 1; i < NUMBERS; i++)
			if (left[i] > left[most])
				most = i;
		if (!left[most])
			break;
		put_number(&l, left[most], 9);
		put_text(&l, "  number ");
		put_number(&l, (uint64_t)most, 0);
		write_line(&l);
		left[most] = 0;
	}
}

/* ---- the callbacks ---- */

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	__atomic_add_fetch(&count[call->nr < NUMBERS ? call->nr : NUMBERS - 1], 1, __ATOMIC_RELAXED);
	/*
	 * exit_group does not come back, so this is the last moment. A child of vfork ends here
	 * too, with its parent's memory under it: the counts are not its own.
	 */
	if (call->nr == SYS_exit_group && weir_syscall(SYS_getpid, 0, 0, 0, 0, 0, 0) == owner)
		report();
	return WEIR_PASS;
}

/* In the child of fork, vfork and clone, `leave` runs with result 0. */
static void leave(struct weir_call *call, void *data)
{
	uint64_t flags = 0;
	int64_t pid;

	(void)data;
	/* A call that was given up for a signal comes again: it is one call. */
	if (call->flags & WEIR_CALL_INTERRUPTED)
		__atomic_sub_fetch(&count[call->nr < NUMBERS ? call->nr : NUMBERS - 1], 1,
				   __ATOMIC_RELAXED);
	if (call->result != 0 ||
	    (call->nr != SYS_fork && call->nr != SYS_clone && call->nr != SYS_clone3))
		return;
	pid = weir_syscall(SYS_getpid, 0, 0, 0, 0, 0, 0);
	if (pid == owner) /* a thread */
		return;
	/*
	 * posix_spawn's child has a pid of its own, but its parent's memory. The parent waits until it
	 * has executed, so struct clone_args (flags come first) is still what the kernel has read.
	 */
	if (call->nr == SYS_clone)
		flags = call->args[0];
	else if (call->nr == SYS_clone3)
		flags = *(const uint64_t *)call->args[0];
	if (flags & CLONE_VM)
		return;
	/* A process of its own, with a copy of the counts and one thread: begin again. */
	for (int i = 0; i < NUMBERS; i++)
		count[i] = 0;
	owner = pid;
}

__attribute__((constructor)) static void start(void)
{
	/* No list of numbers: every call. Not WEIR_HOOK_GENERAL_REGS: this is ordinary C. */
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.enter = enter,
		.leave = leave,
	};
	struct weir_session *session;
	struct weir_error err;
	int hook, fd;

	owner = getpid();
	/* Programs like ls close standard error before they end. 900: out of the program's way. */
	fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 900);
	if (fd >= 0)
		out = fd;
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		fprintf(stderr, "count-calls: %s\n", err.text);
}
