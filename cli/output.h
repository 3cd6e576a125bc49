/* SPDX-License-Identifier: MIT */
/*
 * The way from copied records to lines in a file: the clock, the decoder (trace/reader), the file.
 */
#ifndef WEIR_CLI_OUTPUT_H
#define WEIR_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct output;

struct output_options {
	bool jsonl, durations, tsc;
	unsigned int stamps; /* how many -t */
	uint32_t string_limit;
};

/* path NULL is standard error. NULL with a message if it cannot be opened. */
struct output *output_open(const struct output_options *options, const char *path);

/* Called before each round of copying: all that is older is in the rings, or was seen. */
void output_mark(struct output *o);

void output_feed(struct output *o, uint32_t ring, const void *bytes, size_t size);
void output_ring_closed(struct output *o, uint32_t ring);

/*
 * Writes out the lines whose order is certain. Several rings: those of the last milliseconds wait,
 * as another thread may be about to commit something older.
 */
void output_flush(struct output *o, bool several);
/* By any thread: odd during a write, and another number behind each. */
uint32_t output_progress(const struct output *o);

/* Gives back memory that was not needed since the last time. */
void output_trim(struct output *o);

/* Bytes fed since the last flush. */
uint64_t output_pending(const struct output *o);

/* The time, in the unit of the records. */
uint64_t output_now(const struct output *o);

/* A process has ended; status is as from waitpid, or -1. Said once for each. */
void output_exited(struct output *o, int pid, int status, uint64_t time);

/* Closes all rings and writes out everything. */
void output_finish(struct output *o, uint64_t lost);

/* Messages on what was not entered. */
void output_report(struct output *o);

#endif
