/* SPDX-License-Identifier: MIT */
/* Deferred callbacks: finished calls go into one queue a process, and ordinary threads take them out. */
#ifndef WEIR_API_DEFERRED_H
#define WEIR_API_DEFERRED_H

#include "core/core.h"

/* A session's share of the queue. */
struct deferred_sink {
	uint64_t lost;
	uint32_t waiting; /* a thread sleeps here */
	uint32_t wakes;
};

struct deferred {
	struct deferred_sink *sink;
	void (*leave)(struct weir_call *call, void *data);
	void *data;
	uint32_t index, generation; /* what is queued of an interposer that was removed does not run */
};

/* Room for the queue and a place for one more: set in *out. 0, -ENOMEM or -ENOSPC. */
int deferred_add(struct deferred_sink *sink, const struct core_hook *hook, struct deferred **out);
void deferred_remove(struct deferred *d);
/* The `leave` of a deferred interposer, whose data is a struct deferred. */
void deferred_push(struct weir_call *call, void *data);
int deferred_run(struct deferred_sink *sink, int64_t timeout);

#endif
