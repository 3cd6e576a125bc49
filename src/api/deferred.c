/* SPDX-License-Identifier: MIT */
/*
 * See deferred.h. A bounded queue in which each cell carries the number of its turn: writers, which
 * are hooks in any thread, take a cell by one atomic exchange and never wait. When it is full, calls
 * are dropped and counted: to wait could be for ever, because the thread that empties the queue may
 * be waiting for a lock that the writer's program holds.
 */
#include "api/deferred.h"

#include <linux/futex.h>
#include <linux/mman.h>
#include <linux/time_types.h>

#define CELLS 4096u

struct cell {
	uint64_t turn;
	struct deferred what;
	struct weir_call call;
	int32_t pid, tid;
};

static struct cell *cells;
static uint64_t head, tail;

static struct deferred places[CORE_INTERPOSERS];

static int make_room(void)
{
	long map;

	if (cells)
		return 0;
	map = rt_map(CELLS * sizeof(struct cell), PROT_READ | PROT_WRITE);
	if (rt_is_error(map))
		return (int)map;
	for (uint64_t i = 0; i < CELLS; i++)
		((struct cell *)map)[i].turn = i;
	rt_keep((uint64_t)map, CELLS * sizeof(struct cell));
	cells = (struct cell *)map;
	return 0;
}

int deferred_add(struct deferred_sink *sink, const struct core_hook *hook, struct deferred **out)
{
	int ret = make_room();

	for (uint32_t i = 0; ret == 0 && i < RT_COUNT(places); i++) {
		struct deferred *d = &places[i];

		if (d->sink)
			continue;
		d->leave = hook->leave;
		d->data = hook->data;
		d->index = i;
		d->sink = sink;
		*out = d;
		return 0;
	}
	return ret ? ret : -ENOSPC;
}

void deferred_remove(struct deferred *d)
{
	__atomic_add_fetch(&d->generation, 1, __ATOMIC_RELEASE);
	d->sink = NULL;
}

static void wake(struct deferred_sink *sink)
{
	if (!__atomic_load_n(&sink->waiting, __ATOMIC_SEQ_CST))
		return;
	__atomic_add_fetch(&sink->wakes, 1, __ATOMIC_SEQ_CST);
	rt_sys3(__NR_futex, &sink->wakes, FUTEX_WAKE_PRIVATE, 1);
}

void deferred_push(struct weir_call *call, void *data)
{
	const struct deferred *d = data;
	struct core_thread *t = core_self();
	uint64_t at = __atomic_load_n(&head, __ATOMIC_RELAXED);
	struct cell *c;

	/* A call that is given up for a signal is not finished; it will be made again. */
	if (call->flags & WEIR_CALL_INTERRUPTED)
		return;
	for (;;) {
		c = &cells[at % CELLS];
		uint64_t turn = __atomic_load_n(&c->turn, __ATOMIC_ACQUIRE);

		if (turn == at) {
			if (__atomic_compare_exchange_n(&head, &at, at + 1, true, __ATOMIC_RELAXED,
							__ATOMIC_RELAXED))
				break;
		} else if (turn < at) {
			__atomic_add_fetch(&d->sink->lost, 1, __ATOMIC_RELAXED);
			return;
		} else {
			at = __atomic_load_n(&head, __ATOMIC_RELAXED);
		}
	}
	c->what = *d;
	c->call = *call;
	c->pid = t->pid;
	c->tid = t->tid;
	__atomic_store_n(&c->turn, at + 1, __ATOMIC_SEQ_CST);
	wake(d->sink);
}

/* The oldest entry, if it is complete. Cells are taken in order, whoever's they are. */
static bool take(struct cell *out)
{
	uint64_t at = __atomic_load_n(&tail, __ATOMIC_RELAXED);

	for (;;) {
		struct cell *c = &cells[at % CELLS];
		uint64_t turn = __atomic_load_n(&c->turn, __ATOMIC_ACQUIRE);

		if (turn < at + 1)
			return false;
		if (turn > at + 1) {
			at = __atomic_load_n(&tail, __ATOMIC_RELAXED);
			continue;
		}
		if (!__atomic_compare_exchange_n(&tail, &at, at + 1, true, __ATOMIC_RELAXED,
						 __ATOMIC_RELAXED))
			continue;
		*out = *c;
		__atomic_store_n(&c->turn, at + CELLS, __ATOMIC_RELEASE);
		return true;
	}
}

static int run_all(int32_t pid)
{
	struct core_thread *t = core_self();
	struct cell c;
	int ran = 0;

	while (ran < 1 << 20 && take(&c)) {
		/* What a fork copied is the parent's to run. */
		if (c.pid != pid ||
		    c.what.generation !=
			    __atomic_load_n(&places[c.what.index].generation, __ATOMIC_ACQUIRE))
			continue;
		t->deferred_tid = c.tid;
		c.what.leave(&c.call, c.what.data);
		t->deferred_tid = 0;
		ran++;
	}
	return ran;
}

int deferred_run(struct deferred_sink *sink, int64_t timeout)
{
	struct __kernel_timespec wait = { timeout / 1000000000, timeout % 1000000000 };
	int32_t pid = (int32_t)rt_sys0(__NR_getpid);
	uint32_t wakes;
	long ret = 0;
	int ran;

	for (;;) {
		wakes = __atomic_load_n(&sink->wakes, __ATOMIC_SEQ_CST);
		__atomic_store_n(&sink->waiting, 1, __ATOMIC_SEQ_CST);
		ran = run_all(pid);
		if (ran || !timeout || ret < 0)
			break;
		ret = rt_sys4(__NR_futex, &sink->wakes, FUTEX_WAIT_PRIVATE, wakes,
			      timeout < 0 ? NULL : &wait);
		if (ret == -EAGAIN)
			ret = 0;
	}
	__atomic_store_n(&sink->waiting, 0, __ATOMIC_SEQ_CST);
	return ran ? ran : ret == -EINTR ? -EINTR : 0;
}
