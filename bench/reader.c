/* SPDX-License-Identifier: MIT */
/* What one line of the reader costs: read() and write() of one byte, as dd bs=1 makes them (CPU time). */
#include <stdio.h>
#include <time.h>

#include "../tests/unit/reader_records.h"

#define CALLS 200
#define ROUNDS 2000

static size_t written;

static void count(void *user, const char *lines, size_t size)
{
	(void)user;
	(void)lines;
	written += size;
}

static double run(enum trace_reader_format format, const struct records *b)
{
	struct trace_reader_options o = {
		.format = format,
		.always_pid = true,
		.string_limit = 32,
		.output = count,
		.clock = { .mult = 1u << 30, .shift = 31 },
	};
	struct trace_reader *r = trace_reader_new(&o);
	struct timespec a, z;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (int i = 0; i < ROUNDS; i++) {
		trace_reader_feed(r, 0, b->bytes, b->size, NULL);
		trace_reader_flush(r, ~0ull);
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &z);
	trace_reader_free(r);
	return ((double)(z.tv_sec - a.tv_sec) * 1e9 + (double)(z.tv_nsec - a.tv_nsec)) /
	       (ROUNDS * CALLS);
}

int main(void)
{
	static struct records b;
	static const char bytes[33] = "abcdefghijklmnopqrstuvwxyz 0123\n";

	for (int size = 1; size <= 32; size += 31) {
		b.size = 0;
		rec_task(&b, 1, 1234, 1234, TRACE_TASK_EXEC);
		for (uint64_t i = 0; i < CALLS; i++) {
			bool in = i % 2;

			rec_enter(&b, 2 + i * 100, in, in, 0x7ffc12345678, (uint64_t)size, 0, 0, 0);
			if (in)
				rec_capture(&b, 1, TRACE_HOW_LEN_ARG, 0, bytes, (size_t)size,
					    (uint64_t)size);
			rec_leave(&b, 50 + i * 100, size);
			if (!in)
				rec_capture(&b, 1, TRACE_HOW_LEN_RET, 0, bytes, (size_t)size,
					    (uint64_t)size);
		}
		for (int round = 0; round < 3; round++)
			printf("%2d bytes: text %.1f ns, JSON %.1f ns a line\n", size,
			       run(TRACE_READER_TEXT, &b), run(TRACE_READER_JSONL, &b));
	}
	return written == 0;
}
