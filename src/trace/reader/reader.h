/* SPDX-License-Identifier: MIT */
/*
 * The reader: committed record bytes of rings in, whole lines out.
 *
 * Rings are fed separately and in any order; the reader decodes each call as soon as it is whole,
 * keeps the line, and gives it out when asked to flush.
 *
 * The order of the output. Every line is whole: a call is one line, printed when it has ended, and
 * placed by the time at which it was entered. trace_reader_flush(r, t) gives out all lines that are
 * ready with a time below t, sorted by time (equal times by ring). So if the caller flushes with a
 * t below which it has fed all there is, lines are sorted by time of entry over the whole output,
 * but for one case: a call that had not ended at a flush holds nothing else back, and appears in
 * the first flush after its end, earlier in time than lines already given out. Lines of one ring
 * (one thread) are always in order. A call that never ends is printed with "= ?" when its ring is
 * closed, when another thread takes its ring, or at the end.
 *
 * The bytes are not trusted: they may hold anything. A ring whose bytes make no sense is reported
 * once, by the return value and err, and ignored from then on. Memory per ring is bounded by what
 * is fed between two flushes; one that was closed has none once its lines are out.
 *
 * Not thread safe: one reader, one thread. No global state.
 */
#ifndef WEIR_TRACE_READER_H
#define WEIR_TRACE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "trace/format.h"

struct trace_reader;

enum trace_reader_format { TRACE_READER_TEXT, TRACE_READER_JSONL };

enum trace_reader_stamp {
	TRACE_READER_STAMP_NONE,
	TRACE_READER_STAMP_TIME,  /* -t: 12:34:56, local time */
	TRACE_READER_STAMP_USEC,  /* -tt: 12:34:56.123456 */
	TRACE_READER_STAMP_EPOCH, /* -ttt: 1700000000.123456 */
};

/* ns = ((ticks - base_ticks) * mult >> shift) + base_ns, in 128 bits, for times before base too. */
struct trace_reader_clock {
	uint64_t base_ticks;
	int64_t base_ns; /* CLOCK_REALTIME at base_ticks */
	uint32_t mult;	 /* 0: ticks are nanoseconds */
	uint32_t shift;	 /* below 64 */
};

struct trace_reader_options {
	enum trace_reader_format format;
	enum trace_reader_stamp stamp;
	bool durations;	 /* -T: <0.000123> behind each call */
	bool always_pid; /* "123 " before each line; else "[pid 123] " once there are two tasks */
	uint32_t string_limit; /* -s, as in trace_area */
	struct trace_reader_clock clock;
	/* Takes one or more whole lines, each with its newline. */
	void (*output)(void *user, const char *lines, size_t size);
	/*
	 * An exec that succeeded but was not entered, when that is certain; text for the user. Both may
	 * be NULL; the lines are printed all the same. Strings are the caller's until return.
	 */
	void (*skipped)(void *user, const char *path, uint32_t reason, int32_t detail);
	void (*note)(void *user, const char *text);
	void *user;
};

struct trace_reader_error {
	uint32_t ring;
	size_t offset; /* in the bytes of the call that failed */
	char text[120];
};

/* options are copied. NULL: no memory. */
struct trace_reader *trace_reader_new(const struct trace_reader_options *options);
void trace_reader_free(struct trace_reader *r);

/* Better known calibration, or another base, for lines decoded from here on. */
void trace_reader_set_clock(struct trace_reader *r, const struct trace_reader_clock *clock);

/*
 * Feeds the next bytes of ring number index (from 0; below 1 << 20): whole records, 8-aligned.
 * Return: 0, -EBADMSG (damaged; err says how; only once for each ring), -ENOMEM, -EINVAL (ring).
 */
int trace_reader_feed(struct trace_reader *r, uint32_t index, const void *data, size_t size,
		      struct trace_reader_error *err);

/* Gives out the lines that are ready with a time (as in the records) below watermark. */
void trace_reader_flush(struct trace_reader *r, uint64_t watermark);

/* Gives back what rings had for more lines at once than there were since the last call. */
void trace_reader_trim(struct trace_reader *r);

/*
 * The owner of the ring is gone and all its bytes were fed: its open call is printed as "= ?".
 * time is that of the line's end; the ring may then be fed by another owner, starting anew.
 */
void trace_reader_ring_closed(struct trace_reader *r, uint32_t index);

/*
 * "+++ exited with N +++" or "+++ killed by SIGX +++" (core: " (core dumped)"), from a wait status,
 * unless the process itself has said that it ends. -1: not known but perhaps from what its parent was
 * told. time: in the unit of the records; the line takes its place by it.
 */
void trace_reader_exited(struct trace_reader *r, uint64_t time, pid_t pid, int wstatus);

/* A line of the supervisor itself, of type "lost": calls that are in no record. */
void trace_reader_lost(struct trace_reader *r, uint64_t time, uint64_t calls);

/* Closes all rings and gives out all that is left. */
void trace_reader_finish(struct trace_reader *r);

/* Different tids seen so far, and calls decoded. */
uint32_t trace_reader_tasks(const struct trace_reader *r);
uint64_t trace_reader_calls(const struct trace_reader *r);

/* Record time to CLOCK_REALTIME nanoseconds. */
int64_t trace_reader_ns(const struct trace_reader *r, uint64_t time);

/*
 * -e: a comma list of names, numbers, %classes (also strace's old "file", "desc", ... without %),
 * /regex (POSIX extended), "all", "none"; "?" before a name: no error if it is unknown; "!" before
 * the whole list or before an item: not this. "!" first means "all but". "trace=" before the list
 * is accepted. "vdso": the calls that the vDSO may answer. Sets the bits of want.
 * Return: 0, or -EINVAL and a text in err that names the word.
 */
int trace_filter_parse(const char *text, uint64_t want[TRACE_NR_MAX / 64], char *err, size_t size);
/* Does a list that is in order name "vdso", so that what the vDSO answers is wanted as well? */
bool trace_filter_vdso(const char *text);

/* What wait(2) would tell of a child that has ended, from the si_code and si_status of waitid(2) or SIGCHLD. */
int trace_wait_status(int code, int status);

/* Name tables. NULL for what has none. */
const char *trace_call_name(uint64_t nr);
int trace_call_number(const char *name); /* -1 */
unsigned int trace_call_args(uint64_t nr);
const char *trace_errno_name(int error); /* "ENOENT"; positive error, the kernel's restart codes too */
const char *trace_errno_text(int error);		/* "No such file or directory" */
const char *trace_signal_name(int signo, char buf[16]); /* "SIGINT", "SIGRT_3", "SIG 99" in buf */
const char *trace_skip_name(uint32_t reason);		/* enum trace_skip_reason, as JSON has it */
const char *trace_skip_text(uint32_t reason);		/* a predicate: "is statically linked" */

#endif
