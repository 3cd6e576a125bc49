/* SPDX-License-Identifier: MIT */
/*
 * The way from records to lines in a file.
 *
 * Lines are collected and written in large pieces; whoever writes to standard error next to us, the
 * program for one, never finds half a line of ours. When the output breaks (disk full, reader of a
 * pipe gone), that is said once, and the program goes on: its calls are then counted by no one.
 *
 * Times in records are TSC ticks where that clock is good. No time is spent on calibration: the
 * ticks and the clock are read together at the start and again now and then, and the rate follows
 * from the distance, which grows.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <x86intrin.h>

#include "cli.h"
#include "output.h"
#include "trace/format.h"
#include "trace/reader/reader.h"

#define BUFFER (128u * 1024)
/* How long a thread may stand between taking the time and committing its record. */
#define SETTLE_NS 5000000u
#define CALIBRATE_NS 10000000u
#define CLOCK_SHIFT 31
/* So many different programs that were not entered, and texts of the runtime, are told of; the trace has all. */
#define TOLD_MOST 200u

struct skipped {
	char *path;
	uint32_t reason;
	int32_t detail;
	uint64_t count;
	struct skipped *next;
};

struct note {
	char *text;
	struct note *next;
};

struct output {
	struct trace_reader *reader;
	const char *name;
	int fd;
	bool broken, tsc, jsonl;
	size_t used;
	uint32_t progress; /* read by other threads */

	uint64_t start_ticks, start_ns; /* CLOCK_MONOTONIC */
	uint64_t calibrated_ns;
	double ns_per_tick;
	uint64_t mark;	  /* in the unit of the records */
	uint64_t pending; /* bytes fed since the last flush */

	struct skipped *skipped, **skipped_end;
	struct note *notes;
	uint32_t skipped_count, note_count;
	uint64_t skipped_more, notes_more; /* beyond TOLD_MOST */
	char buffer[BUFFER];
};

static uint64_t clock_ns(clockid_t id)
{
	struct timespec ts;

	clock_gettime(id, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static uint64_t ticks(const struct output *o)
{
	return o->tsc ? __rdtsc() : clock_ns(CLOCK_MONOTONIC);
}

/* A reading of ticks and clock together; the rate since the first one. */
static void calibrate(struct output *o, struct trace_reader_clock *clock)
{
	uint64_t at = ticks(o), ns = clock_ns(CLOCK_MONOTONIC);

	clock->base_ticks = at;
	clock->base_ns = (int64_t)clock_ns(CLOCK_REALTIME);
	clock->mult = 0;
	clock->shift = 0;
	o->calibrated_ns = ns;
	if (!o->tsc)
		return;
	if (at > o->start_ticks && ns > o->start_ns)
		o->ns_per_tick = (double)(ns - o->start_ns) / (double)(at - o->start_ticks);
	/* A rate that does not fit is no rate of any TSC: 0.5 to 64 GHz. */
	if (o->ns_per_tick < 1.0 / 64 || o->ns_per_tick >= 2.0)
		o->ns_per_tick = 1.0;
	clock->mult = (uint32_t)(o->ns_per_tick * (double)(1u << CLOCK_SHIFT));
	clock->shift = CLOCK_SHIFT;
}

static void write_out(struct output *o)
{
	size_t done = 0;
	ssize_t n;

	__atomic_add_fetch(&o->progress, 1, __ATOMIC_RELAXED);
	while (done < o->used && !o->broken) {
		n = write(o->fd, o->buffer + done, o->used - done);
		if (n >= 0) {
			done += (size_t)n;
			__atomic_add_fetch(&o->progress, 2, __ATOMIC_RELAXED);
		} else if (errno == EAGAIN) {
			/* The program, or whoever started us, made the shared terminal or pipe
			 * non-blocking: that is theirs to choose, and ours to wait for. */
			struct pollfd out = { .fd = o->fd, .events = POLLOUT };

			poll(&out, 1, -1);
		} else if (errno != EINTR) {
			o->broken = true;
			cli_message("cannot write to %s: %s; the program goes on without a trace",
				    o->name, cli_error(errno));
		}
	}
	o->used = 0;
	__atomic_add_fetch(&o->progress, 1, __ATOMIC_RELAXED);
}

uint32_t output_progress(const struct output *o)
{
	return __atomic_load_n(&o->progress, __ATOMIC_RELAXED);
}

static void take_lines(void *user, const char *lines, size_t size)
{
	struct output *o = user;

	while (size > 0) {
		size_t n = size, room = sizeof(o->buffer) - o->used;
		const char *end;

		if (n > room) {
			/* Only whole lines go into one write, if they fit at all. */
			end = memrchr(lines, '\n', room);
			if (!end && o->used > 0) {
				write_out(o);
				continue;
			}
			n = end ? (size_t)(end - lines) + 1 : room;
		}
		memcpy(o->buffer + o->used, lines, n);
		o->used += n;
		lines += n;
		size -= n;
		if (size > 0)
			write_out(o);
	}
}

/*
 * ext4 writes a file that was cut to nothing out to the disk at its next close, and that close
 * would be the one that the user waits for. Here it comes while the file is empty.
 */
static int reopen(int fd)
{
	char path[32];
	struct stat st;
	int again;

	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return fd;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	again = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (again < 0)
		return fd;
	close(fd);
	return again;
}

static int open_file(const char *path)
{
	int fd = reopen(open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666));
	int high;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	/* Standard streams may be closed; the trace must not take the place of one. */
	high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(fd);
	return high;
}

/* The decoder prints what was not entered where it happened; here it is kept for the end. */
static void take_skipped(void *user, const char *path, uint32_t reason, int32_t detail)
{
	struct output *o = user;
	struct skipped *k;

	for (k = o->skipped; k; k = k->next)
		if (k->reason == reason && k->detail == detail && strcmp(k->path, path) == 0) {
			k->count++;
			return;
		}
	if (o->skipped_count == TOLD_MOST) {
		o->skipped_more++;
		return;
	}
	k = malloc(sizeof(*k));
	if (!k)
		return;
	*k = (struct skipped){ strdup(path), reason, detail, 1, NULL };
	if (!k->path) {
		free(k);
		return;
	}
	o->skipped_count++;
	*o->skipped_end = k;
	o->skipped_end = &k->next;
}

/* Once each: what ails one process of a tree usually ails all. */
static void take_note(void *user, const char *text)
{
	struct output *o = user;
	struct note *n;

	for (n = o->notes; n; n = n->next)
		if (strcmp(n->text, text) == 0)
			return;
	if (o->note_count == TOLD_MOST) {
		o->notes_more++;
		return;
	}
	n = malloc(sizeof(*n));
	if (!n)
		return;
	*n = (struct note){ strdup(text), o->notes };
	if (!n->text) {
		free(n);
		return;
	}
	o->note_count++;
	o->notes = n;
	cli_message("%s", text);
}

struct output *output_open(const struct output_options *options, const char *path)
{
	static const enum trace_reader_stamp stamps[] = { TRACE_READER_STAMP_NONE,
							  TRACE_READER_STAMP_TIME,
							  TRACE_READER_STAMP_USEC,
							  TRACE_READER_STAMP_EPOCH };
	struct trace_reader_options ro = {
		.format = options->jsonl ? TRACE_READER_JSONL : TRACE_READER_TEXT,
		.stamp = stamps[options->stamps < 3 ? options->stamps : 3],
		.durations = options->durations,
		.always_pid = path != NULL, /* as strace -f -o */
		.string_limit = options->string_limit,
		.output = take_lines,
		.skipped = take_skipped,
		.note = take_note,
	};
	struct output *o = malloc(sizeof(*o));

	if (!o) {
		cli_message("out of memory");
		return NULL;
	}
	memset(o, 0, offsetof(struct output, buffer)); /* not the buffer: it costs pages */
	o->skipped_end = &o->skipped;
	o->tsc = options->tsc;
	o->jsonl = options->jsonl;
	o->name = path ? path : "standard error";
	o->fd = path ? open_file(path) : STDERR_FILENO;
	if (o->fd < 0) {
		cli_message("cannot open %s: %s", path, cli_error(errno));
		free(o);
		return NULL;
	}
	o->start_ticks = ticks(o);
	o->start_ns = clock_ns(CLOCK_MONOTONIC);
	o->ns_per_tick = 1.0;
	calibrate(o, &ro.clock);
	o->calibrated_ns = 0; /* the first reading says nothing of the rate */
	ro.user = o;
	o->reader = trace_reader_new(&ro);
	if (!o->reader) {
		cli_message("out of memory");
		free(o);
		return NULL;
	}
	return o;
}

void output_mark(struct output *o)
{
	o->mark = ticks(o);
}

void output_feed(struct output *o, uint32_t ring, const void *bytes, size_t size)
{
	struct trace_reader_error err;
	struct trace_reader_clock clock;

	if (clock_ns(CLOCK_MONOTONIC) - o->calibrated_ns > CALIBRATE_NS) {
		calibrate(o, &clock);
		trace_reader_set_clock(o->reader, &clock);
	}
	switch (trace_reader_feed(o->reader, ring, bytes, size, &err)) {
	case 0:
		break;
	case -ENOMEM:
		cli_message("out of memory: the trace has gaps");
		break;
	default:
		cli_message("a thread's records are damaged (%s): the rest of it is missing", err.text);
		break;
	}
	o->pending += size;
}

void output_ring_closed(struct output *o, uint32_t ring)
{
	trace_reader_ring_closed(o->reader, ring);
}

void output_flush(struct output *o, bool several)
{
	uint64_t settle = (uint64_t)(SETTLE_NS / o->ns_per_tick);

	trace_reader_flush(o->reader, several && o->mark > settle ? o->mark - settle : o->mark);
	o->pending = 0;
	write_out(o);
}

void output_trim(struct output *o)
{
	trace_reader_trim(o->reader);
}

uint64_t output_pending(const struct output *o)
{
	return o->pending;
}

uint64_t output_now(const struct output *o)
{
	return ticks(o);
}

void output_exited(struct output *o, int pid, int status, uint64_t time)
{
	trace_reader_exited(o->reader, time, pid, status);
}

void output_finish(struct output *o, uint64_t lost)
{
	if (lost > 0 && o->jsonl)
		trace_reader_lost(o->reader, ticks(o), lost);
	trace_reader_finish(o->reader);
	write_out(o);
	/* A full disk of a network file system is told of at the end only. */
	if (o->fd != STDERR_FILENO && close(o->fd) < 0 && !o->broken)
		cli_message("cannot write to %s: %s", o->name, cli_error(errno));
}

void output_report(struct output *o)
{
	for (const struct skipped *k = o->skipped; k; k = k->next) {
		char times[32] = "", why[64] = "";

		if (k->count > 1)
			snprintf(times, sizeof(times), " (%llu times)", (unsigned long long)k->count);
		if (k->detail < 0)
			snprintf(why, sizeof(why), " (%s)", cli_error(-k->detail));
		cli_message("%s %s%s: ran untraced%s", k->path, trace_skip_text(k->reason), why, times);
	}
	if (o->skipped_more)
		cli_message("more programs ran untraced (%llu times): see the trace",
			    (unsigned long long)o->skipped_more);
	if (o->notes_more)
		cli_message("%llu more notes are in the trace", (unsigned long long)o->notes_more);
}
