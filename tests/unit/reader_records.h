/* SPDX-License-Identifier: MIT */
/* Building trace records by hand, for the tests of the reader. */
#ifndef WEIR_READER_RECORDS_H
#define WEIR_READER_RECORDS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "trace/captures.h"
#include "trace/format.h"
#include "trace/reader/reader.h"

struct records {
	unsigned char bytes[1 << 16] __attribute__((aligned(8)));
	size_t size, last; /* last: where the record being built begins */
};

static inline void rec_begin(struct records *b, unsigned int kind, uint64_t time, size_t size)
{
	struct trace_head h = { .size = (uint32_t)size, .kind = (uint16_t)kind, .time = time };

	b->last = b->size;
	memset(b->bytes + b->size, 0, size);
	memcpy(b->bytes + b->size, &h, sizeof(h));
	b->size += size;
}

static inline void rec_task(struct records *b, uint64_t time, int pid, int tid, unsigned int what)
{
	struct trace_task *t = (void *)(b->bytes + b->size);

	rec_begin(b, TRACE_TASK, time, sizeof(*t));
	t->pid = pid;
	t->tid = tid;
	t->what = what;
}

static inline void rec_enter(struct records *b, uint64_t time, uint64_t nr, uint64_t a0,
			     uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4, uint64_t a5)
{
	struct trace_enter *e = (void *)(b->bytes + b->size);
	uint64_t args[6] = { a0, a1, a2, a3, a4, a5 };

	rec_begin(b, TRACE_ENTER, time, sizeof(*e));
	e->nr = nr;
	memcpy(e->args, args, sizeof(args));
}

static inline void rec_leave(struct records *b, uint64_t time, int64_t result)
{
	struct trace_leave *l = (void *)(b->bytes + b->size);

	rec_begin(b, TRACE_LEAVE, time, sizeof(*l));
	l->result = (uint64_t)result;
}

/* Adds a capture to the record built last. */
static inline void rec_capture(struct records *b, unsigned int arg, unsigned int how,
			       unsigned int index, const void *data, size_t size, uint64_t full)
{
	struct trace_capture c = { (uint8_t)arg, (uint8_t)how, (uint16_t)index, (uint32_t)size, full };
	size_t padded = (size + 7) & ~7ul;

	memcpy(b->bytes + b->size, &c, sizeof(c));
	memset(b->bytes + b->size + sizeof(c), 0, padded);
	if (size)
		memcpy(b->bytes + b->size + sizeof(c), data, size);
	b->size += sizeof(c) + padded;
	((struct trace_head *)(void *)(b->bytes + b->last))->size += (uint32_t)(sizeof(c) + padded);
}

static inline void rec_string(struct records *b, unsigned int arg, unsigned int how, const char *s)
{
	rec_capture(b, arg, how, 0, s, strlen(s), strlen(s));
}

#endif
