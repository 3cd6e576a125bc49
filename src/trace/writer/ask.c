/* SPDX-License-Identifier: MIT */
/*
 * Asking the supervisor to launch what this thread is about to execute, over the area: no
 * descriptor, no path and no socket is needed for it, so it works wherever the trace itself does.
 */
#include <linux/futex.h>
#include <linux/prctl.h>
#include <linux/time.h>

#include "trace/writer/writer.h"

#define WAIT_NS 20000000l /* 20 ms */
#define PATIENCE 60	  /* waits without a heartbeat until the supervisor counts as dead */

#ifndef PR_SET_PTRACER
#define PR_SET_PTRACER 0x59616d61 /* "Yama" */
#endif

static struct trace_request *claim(struct trace_area *area)
{
	for (unsigned i = 0; i < TRACE_REQUESTS; i++) {
		uint32_t nobody = TRACE_REQUEST_FREE;

		if (__atomic_compare_exchange_n(&area->requests[i].state, &nobody, TRACE_REQUEST_CLAIMED,
						false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
			return &area->requests[i];
	}
	return NULL;
}

/* The answer, or ASKED if none is to be expected any more and the request was taken back. */
static uint32_t wait_for_answer(struct trace_area *area, struct trace_request *r)
{
	struct __kernel_timespec ts = { 0, WAIT_NS };
	uint64_t beat = 0;
	int idle = 0;

	for (;;) {
		uint32_t state = __atomic_load_n(&r->state, __ATOMIC_ACQUIRE);
		uint64_t is = __atomic_load_n(&area->heartbeat, __ATOMIC_RELAXED);

		if (state != TRACE_REQUEST_ASKED && state != TRACE_REQUEST_SEIZING)
			return state;
		idle = is == beat ? idle + 1 : 0;
		beat = is;
		if ((idle > PATIENCE || writer_reader_is_gone()) &&
		    __atomic_compare_exchange_n(&r->state, &state, TRACE_REQUEST_CLAIMED, false,
						__ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
			return TRACE_REQUEST_ASKED;
		rt_sys6(__NR_futex, &r->state, FUTEX_WAIT, state, &ts, 0, 0);
	}
}

/* A claimed slot in which all is written that is asked. */
static int ask_for(struct trace_area *area, struct trace_request *r, int32_t tid)
{
	volatile uint64_t cookie;
	uint32_t state;
	int error;

	/* Unlike that of any other thread, and unlike the last one of this. */
	cookie = arch_ticks() ^ (uint64_t)&cookie ^ (uint64_t)tid << 40;
	r->tid = tid;
	r->error = 0;
	r->cookie_at = (uint64_t)&cookie;
	r->cookie = cookie;
	__atomic_store_n(&r->state, TRACE_REQUEST_ASKED, __ATOMIC_RELEASE);
	__atomic_add_fetch(&area->launch_bell, 1, __ATOMIC_RELEASE);
	rt_sys6(__NR_futex, &area->launch_bell, FUTEX_WAKE, 1, 0, 0, 0);
	state = wait_for_answer(area, r);
	error = state == TRACE_REQUEST_ASKED ? -ETIMEDOUT : r->error;
	__atomic_store_n(&r->state, TRACE_REQUEST_FREE, __ATOMIC_RELEASE);
	return state == TRACE_REQUEST_READY ? 0 : error;
}

static int ask_once(struct trace_area *area, const struct core_thread *t, bool no_loader)
{
	struct trace_request *r = claim(area);

	if (!r)
		return -EBUSY;
	r->kind = TRACE_REQUEST_LAUNCH;
	r->ring = t->ring && !t->vfork_child ? t->ring_index : -1;
	r->traced = core_traced;
	r->no_loader = no_loader;
	return ask_for(area, r, t->tid);
}

static int ask_plan_once(struct trace_area *area, const char *path, enum trace_request_kind kind, int fd)
{
	struct trace_request *r = claim(area);

	if (!r)
		return -EBUSY;
	r->kind = kind;
	r->fd = fd;
	rt_strcopy(r->path, path, sizeof(r->path));
	return ask_for(area, r, (int32_t)rt_sys0(__NR_gettid));
}

int writer_ask_plan(const char *path, enum trace_request_kind kind, int fd)
{
	struct trace_area *area = writer_shared();
	int ret;

	if (!area || !__atomic_load_n(&area->planner, __ATOMIC_ACQUIRE) || writer_reader_is_gone())
		return -ENOSYS;
	ret = ask_plan_once(area, path, kind, fd);
	if (ret == -EPERM && rt_sys2(__NR_prctl, PR_SET_PTRACER, area->supervisor) == 0)
		ret = ask_plan_once(area, path, kind, fd);
	return ret;
}

int writer_ask(const struct core_thread *t, bool no_loader)
{
	struct trace_area *area = writer_shared();
	int ret;

	if (area && (__atomic_load_n(&area->flags, __ATOMIC_RELAXED) & TRACE_F_NO_FOLLOW))
		return -ECANCELED;
	if (area && !area->hook[0] && writer_reader_is_gone()) /* a trace that nobody reads */
		return -ECANCELED;
	/* Under a filter, what is done here is done if all is allowed that the new image does. */
	if (!area || (core_quiet && !(core_may & CORE_MAY_START)) ||
	    !__atomic_load_n(&area->launcher, __ATOMIC_ACQUIRE) || writer_reader_is_gone())
		return -ENOSYS;
	ret = ask_once(area, t, no_loader);
	/* Yama lets a process name who may trace it, though he be no ancestor (any more). */
	if (ret == -EPERM && rt_sys2(__NR_prctl, PR_SET_PTRACER, area->supervisor) == 0)
		ret = ask_once(area, t, no_loader);
	return ret;
}
