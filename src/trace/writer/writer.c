/* SPDX-License-Identifier: MIT */
/* See writer.h. */
#include "trace/launch.h"
#include "trace/writer/writer.h"

#include <linux/futex.h>
#include <linux/mman.h>
#include <linux/time.h>

#include "trace/captures_gen.h"

#define RECORD_MAX 16384u /* of one record; captures beyond are cut */
#define PATH_LIMIT 4096u
#define ELEMENTS 32ul
#define IOVECS 16u
#define MESSAGES 8u
#define IOCTL_ARG 64u
#define WAIT_NS 20000000l /* 20 ms */
#define PATIENCE 60	  /* waits without a heartbeat until the reader counts as dead */
#define AHEAD 192	  /* bytes from head to the line that is fetched: a record or two */
#define NOTE_LIMIT 500
#define PARTIAL_RINGS 48 /* mapped where address space is short */

static struct trace_area *area;
static uint64_t area_size;
static uint32_t rings_mapped, ring_mask;
static int32_t memory_pid;

const struct trace_area *writer_area(void)
{
	return area;
}

struct trace_area *writer_shared(void)
{
	return area;
}

static uint64_t now(struct core_thread *t)
{
	static bool forbidden;

	if (area->flags & TRACE_F_CLOCK_TSC) {
		uint64_t ticks = forbidden ? 0 : arch_ticks();

		/* PR_SET_TSC, or the strict seccomp mode: time stands still from here. */
		if (!ticks) {
			forbidden = true;
			return ++t->ring_time;
		}
		return t->ring_time = ticks;
	} else if (core_quiet) {
		return ++t->ring_time;
	} else {
		struct __kernel_timespec ts;

		rt_sys2(__NR_clock_gettime, 1 /* CLOCK_MONOTONIC */, &ts);
		return t->ring_time = (uint64_t)ts.tv_sec * 1000000000ul + (uint64_t)ts.tv_nsec;
	}
}

bool writer_is_aside;
/* The start of what was mapped of us; from the linker. */
extern const char __ehdr_start RT_HIDDEN;

/* Hundreds of megabytes: with us, if we lie aside from the program's libraries, else as far from us. */
static long map_area(long fd, uint64_t size)
{
	uint64_t here = (uint64_t)&__ehdr_start, hint = 0;
	uint64_t below = size + (writer_is_aside ? 0 : LAUNCH_ASIDE);

	if (here > 2 * below)
		hint = rt_round_down(here, 1ul << 21) - below;
	return rt_setup(rt_sys6(__NR_mmap, hint, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0));
}

int writer_attach(long fd)
{
	struct trace_area head;
	uint64_t whole;
	long p;

	if (rt_sys4(__NR_pread64, fd, &head, sizeof(head), 0) != (long)sizeof(head) ||
	    head.magic != TRACE_MAGIC || head.version != TRACE_VERSION ||
	    head.size != sizeof(head) || head.ring_size < 2 * RECORD_MAX ||
	    (head.ring_size & (head.ring_size - 1)) || !head.ring_count)
		return -EPROTO;
	whole = head.ring_off + head.ring_count * head.ring_stride;
	rings_mapped = head.ring_count;
	p = map_area(fd, whole);
	if (p == -ENOMEM && head.ring_count > PARTIAL_RINGS) {
		rings_mapped = PARTIAL_RINGS;
		whole = head.ring_off + rings_mapped * head.ring_stride;
		p = map_area(fd, whole);
	}
	if (rt_is_error(p))
		return (int)p;
	area = (struct trace_area *)p;
	area_size = whole;
	ring_mask = area->ring_size - 1;
	memory_pid = (int32_t)rt_sys0(__NR_getpid);
	core_own((uint64_t)area, (uint64_t)area + rt_round_up(area_size, RT_PAGE));
	return 0;
}

void writer_refuse(void)
{
	__atomic_add_fetch(&area->refused, 1, __ATOMIC_RELAXED);
	writer_detach();
}

void writer_detach(void)
{
	if (area) {
		core_disown((uint64_t)area);
		rt_sys2(__NR_munmap, area, area_size);
	}
	area = NULL;
}

static struct trace_ring *ring_at(uint32_t i)
{
	return (struct trace_ring *)(void *)((uint8_t *)area + area->ring_off + i * area->ring_stride);
}

/*
 * Is the ring this thread's? The reader frees one whose owner it does not find, and may be wrong about that
 * in another pid namespace.
 */
static bool is_mine(struct core_thread *t)
{
	int32_t owner = __atomic_load_n(&t->ring->owner, __ATOMIC_ACQUIRE);

	if (rt_unlikely(__atomic_load_n(&t->ring->claim, __ATOMIC_RELAXED) != t->ring_claim))
		return false;
	return rt_likely(owner == memory_pid) ||
	       (owner == TRACE_RING_CLOSING &&
		__atomic_compare_exchange_n(&t->ring->owner, &owner, memory_pid, false,
					    __ATOMIC_ACQ_REL, __ATOMIC_RELAXED));
}

/* The reader, too, moves next_hint: it says nothing of where rings are in use. */
static void raise_limit(uint32_t to)
{
	uint32_t is = __atomic_load_n(&area->ring_limit, __ATOMIC_RELAXED);

	while (is < to && !__atomic_compare_exchange_n(&area->ring_limit, &is, to, true,
						       __ATOMIC_RELEASE, __ATOMIC_RELAXED))
		;
}

/* The first free ring from `start` on. */
static void claim_free(struct core_thread *t, uint32_t start)
{
	t->ring_claim = 1 + (uint64_t)__atomic_fetch_add(&area->claims, 1, __ATOMIC_RELAXED);
	for (uint32_t n = 0; n < rings_mapped && t->ring_index < 0; n++) {
		uint32_t i = (start + n) % rings_mapped;
		struct trace_ring *r = ring_at(i);
		int32_t nobody = TRACE_RING_FREE;

		if (!__atomic_compare_exchange_n(&r->owner, &nobody, TRACE_RING_CLAIMED, false,
						 __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
			continue;
		raise_limit(i + 1);
		t->ring_index = (int32_t)i;
		r->claim = t->ring_claim;
		r->claim_at = (uint64_t)&t->ring_claim;
		__atomic_store_n(&r->owner, memory_pid, __ATOMIC_RELEASE);
	}
}

static bool claim(struct core_thread *t, int32_t wish)
{
	uint32_t start;

	start = __atomic_fetch_add(&area->next_hint, 1, __ATOMIC_RELAXED);
	t->ring_index = -1;
	if (wish >= 0 && (uint32_t)wish < rings_mapped &&
	    __atomic_load_n(&ring_at((uint32_t)wish)->owner, __ATOMIC_ACQUIRE) == memory_pid) {
		t->ring_index = wish;
		t->ring_claim = ring_at((uint32_t)wish)->claim;
		ring_at((uint32_t)wish)->claim_at = (uint64_t)&t->ring_claim;
	}
	if (t->ring_index < 0)
		claim_free(t, start);
	if (t->ring_index < 0) {
		__atomic_fetch_add(&area->no_ring, 1, __ATOMIC_RELAXED);
		t->ring_refused = true;
		return false;
	}
	t->ring = ring_at((uint32_t)t->ring_index);
	t->ring_head = t->ring->head;
	t->ring_tail = __atomic_load_n(&t->ring->tail, __ATOMIC_ACQUIRE);
	return true;
}

static void ring_bell(void)
{
	if (rt_likely(!__atomic_load_n(&area->sleeping, __ATOMIC_RELAXED)) || core_quiet)
		return;
	if (__atomic_exchange_n(&area->bell, 1, __ATOMIC_ACQ_REL) == 0)
		rt_sys6(__NR_futex, &area->bell, FUTEX_WAKE, 1, 0, 0, 0);
}

static bool fits(struct core_thread *t, uint64_t need)
{
	if (rt_likely(t->ring_head + need - t->ring_tail <= area->ring_size))
		return true;
	t->ring_tail = __atomic_load_n(&t->ring->tail, __ATOMIC_ACQUIRE);
	return t->ring_head + need - t->ring_tail <= area->ring_size;
}

bool writer_reader_is_gone(void)
{
	return __atomic_load_n(&area->closed, __ATOMIC_ACQUIRE) ||
	       (__atomic_load_n(&area->reader, __ATOMIC_ACQUIRE) & TRACE_READER_DIED);
}

static uint64_t stopped_beat; /* not 0: the heartbeat at which the reader was found stopped */

/* Waits for the reader. False: it is gone or stopped, or asked not to be waited for. */
static bool wait_for_space(struct core_thread *t, uint64_t need)
{
	struct __kernel_timespec ts = { 0, WAIT_NS };
	uint64_t beat = __atomic_load_n(&area->heartbeat, __ATOMIC_RELAXED), spins = 0;
	struct trace_ring *ring = t->ring;
	int idle = 0;
	bool ok = false;

	if (area->flags & TRACE_F_DROP)
		return fits(t, need);
	while (!writer_reader_is_gone()) {
		uint32_t seen = __atomic_load_n(&ring->space, __ATOMIC_ACQUIRE);
		uint64_t is;

		if (!is_mine(t))
			break;
		__atomic_store_n(&ring->waiting, 1, __ATOMIC_SEQ_CST);
		if (fits(t, need)) {
			ok = true;
			break;
		}
		ring_bell();
		if (core_quiet) {
			__asm__ volatile("pause");
			if (++spins % (1u << 20))
				continue;
		} else {
			rt_sys6(__NR_futex, &ring->space, FUTEX_WAIT, seen, &ts, 0, 0);
		}
		is = __atomic_load_n(&area->heartbeat, __ATOMIC_RELAXED);
		idle = is == beat ? idle + 1 : 0;
		beat = is;
		if (idle > PATIENCE) {
			stopped_beat = beat;
			break;
		}
	}
	__atomic_store_n(&ring->waiting, 0, __ATOMIC_RELEASE);
	return ok;
}

/* Room for a record of up to `size` bytes, in one piece; NULL counts a loss. */
static void *reserve(struct core_thread *t, uint64_t size)
{
	uint64_t at, to_end;

	if (t->ring && rt_unlikely(!is_mine(t)))
		t->ring = NULL;
	if (rt_unlikely(!t->ring)) {
		if (!t->ring_refused)
			writer_task(t, TRACE_TASK_THREAD, 0, -1);
		if (!t->ring) {
			__atomic_fetch_add(&area->lost_calls, 1, __ATOMIC_RELAXED);
			return NULL;
		}
	}
	for (;;) {
		uint64_t need;

		at = t->ring_head & ring_mask;
		to_end = area->ring_size - at;
		need = size <= to_end ? size : size + to_end;
		if (rt_unlikely(!fits(t, need))) {
			uint64_t beat = __atomic_load_n(&area->heartbeat, __ATOMIC_RELAXED);

			/* A reader found stopped is not waited for until its heart beats again. */
			if ((stopped_beat && stopped_beat == beat) || !wait_for_space(t, need)) {
				t->ring->lost++;
				return NULL;
			}
			stopped_beat = 0;
		}
		if (size <= to_end)
			return (uint8_t *)t->ring + TRACE_RING_DATA + at;
		{
			struct trace_head *pad = (struct trace_head *)(void *)((uint8_t *)t->ring +
									       TRACE_RING_DATA + at);

			pad->size = (uint32_t)to_end;
			pad->kind = TRACE_PAD;
			pad->flags = 0;
			t->ring_head += to_end;
		}
	}
}

/*
 * The lines of the next records are in the reader's cache since the last lap, and a store to each
 * would wait for it: up to 60 ns a call. Asked for now, they are here when the call has returned. Only
 * prefetchw will do, a plain prefetch gets a shared copy; processors without it take it for a nop.
 */
static void fetch_ahead(struct core_thread *t)
{
	uint8_t *data = (uint8_t *)t->ring + TRACE_RING_DATA;

	__asm__ volatile("prefetchw %0" ::"m"(data[(t->ring_head + AHEAD) & ring_mask]));
	__asm__ volatile("prefetchw %0" ::"m"(data[(t->ring_head + AHEAD + 64) & ring_mask]));
}

static void commit(struct core_thread *t, struct trace_head *h, uint64_t size, uint16_t kind)
{
	h->size = (uint32_t)size;
	h->kind = kind;
	t->ring_head += size;
	__atomic_store_n(&t->ring->head, t->ring_head, __ATOMIC_RELEASE);
	fetch_ahead(t);
	ring_bell();
}

/* ---- captures ---- */

struct cursor {
	uint8_t *at, *end;
};

static struct trace_capture *capture(struct cursor *c, const struct trace_cap *cap, uint32_t index)
{
	struct trace_capture *out = (struct trace_capture *)(void *)c->at;

	if (c->at + sizeof(*out) > c->end)
		return NULL;
	out->arg = cap->arg;
	out->how = cap->how;
	out->index = (uint16_t)index;
	out->size = 0;
	out->full = 0;
	c->at += sizeof(*out);
	return out;
}

/* Copies up to `limit` of `full` bytes behind the capture's head. */
static void bytes(struct cursor *c, struct trace_capture *out, uint64_t from, uint64_t full,
		  uint64_t limit)
{
	uint64_t n = full < limit ? full : limit, room = (uint64_t)(c->end - c->at);

	if (!out)
		return;
	out->full = full;
	if (n > room)
		n = rt_round_down(room, 8);
	if (n && rt_copy(c->at, (void *)from, n) < 0) {
		out->full = TRACE_FAULT;
		return;
	}
	out->size = (uint32_t)n;
	while (n & 7)
		c->at[n++] = 0;
	c->at += n;
}

static void string(struct cursor *c, struct trace_capture *out, uint64_t from, uint64_t limit)
{
	long n;

	if (!out)
		return;
	n = rt_strnlen_guarded((const char *)from, limit + 1);
	if (n < 0)
		out->full = TRACE_FAULT;
	else
		bytes(c, out, from, (uint64_t)n, limit);
}

static void strings(struct cursor *c, const struct trace_cap *cap, uint64_t vector, bool count_only)
{
	uint64_t p;
	uint32_t i;

	for (i = 0;; i++) {
		struct trace_capture *out;

		if (rt_copy(&p, (void *)(vector + 8ul * i), 8) < 0) {
			out = capture(c, cap, i);
			if (out)
				out->full = TRACE_FAULT;
			return;
		}
		if (!p)
			break;
		if (count_only)
			continue;
		if (i == ELEMENTS)
			break;
		out = capture(c, cap, i);
		string(c, out, p, area->string_limit);
	}
	if (count_only) {
		struct trace_capture *out = capture(c, cap, 0);

		if (out)
			out->full = i;
	}
}

static void iovecs(struct cursor *c, const struct trace_cap *cap, uint64_t vector, uint64_t count,
		   uint32_t first, uint64_t most)
{
	for (uint32_t i = 0; i < count && i < IOVECS; i++) {
		struct trace_capture *out = capture(c, cap, first + i);
		uint64_t iov[2], n;

		if (!out)
			return;
		if (rt_copy(iov, (void *)(vector + 16ul * i), 16) < 0) {
			out->full = TRACE_FAULT;
			return;
		}
		n = iov[1] < most ? iov[1] : most;
		most -= n;
		bytes(c, out, iov[0], n, area->string_limit);
		if (out->full != TRACE_FAULT)
			out->full = iov[1];
	}
}

/* struct mmsghdr: struct msghdr, and how many bytes there were, which is known at leave only */
static void messages(struct cursor *c, const struct trace_cap *cap, uint64_t vector, uint64_t count)
{
	bool back = cap->when == TRACE_WHEN_LEAVE;

	for (uint32_t i = 0; i < count && i < MESSAGES; i++) {
		struct trace_capture *out = capture(c, cap, i << 8);
		uint64_t msg[8], at = vector + i * sizeof(msg);

		bytes(c, out, at, sizeof(msg), sizeof(msg));
		if (!out || out->full == TRACE_FAULT || rt_copy(msg, (void *)at, sizeof(msg)) < 0)
			return;
		iovecs(c, cap, msg[2], msg[3], i << 8 | 1, back ? (uint32_t)msg[7] : ~0ull);
	}
}

static void ioctl_arg(struct cursor *c, const struct trace_cap *cap, uint64_t p, uint32_t cmd)
{
	size_t lo = 0, hi = RT_COUNT(trace_ioctl_caps);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (trace_ioctl_caps[mid].cmd < cmd)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < RT_COUNT(trace_ioctl_caps) && trace_ioctl_caps[lo].cmd == cmd &&
	    trace_ioctl_caps[lo].when == cap->when)
		bytes(c, capture(c, cap, 0), p, trace_ioctl_caps[lo].size, trace_ioctl_caps[lo].size);
}

static void dents(struct cursor *c, const struct trace_cap *cap, uint64_t from, uint64_t size)
{
	struct trace_capture *out = capture(c, cap, 0);
	uint64_t at = 0, n = 0;

	while (at + 19 <= size) {
		uint16_t len;

		if (rt_copy(&len, (void *)(from + at + 16), 2) < 0 || len == 0)
			break;
		at += len;
		n++;
	}
	if (out)
		out->full = n;
}

static void take(struct cursor *c, const struct trace_cap *cap, const struct weir_call *call,
		 int64_t result)
{
	uint64_t p = call->args[cap->arg], limit = area->string_limit;
	uint32_t len;

	if (!p)
		return;
	switch (cap->how) {
	case TRACE_HOW_STR:
		string(c, capture(c, cap, 0), p, limit);
		break;
	case TRACE_HOW_PATH:
		string(c, capture(c, cap, 0), p, PATH_LIMIT);
		break;
	case TRACE_HOW_FIXED_IF: {
		uint64_t is = call->args[cap->aux] & 0x7f;

		if (is >= 64 || !(cap->only_if & (1ull << is)))
			break;
		bytes(c, capture(c, cap, 0), p, cap->size, cap->size);
		break;
	}
	case TRACE_HOW_FIXED:
		bytes(c, capture(c, cap, 0), p, cap->size, cap->size);
		break;
	case TRACE_HOW_LEN_ARG:
		bytes(c, capture(c, cap, 0), p, call->args[cap->aux], limit);
		break;
	case TRACE_HOW_LEN_RET:
		if (result > 0)
			bytes(c, capture(c, cap, 0), p, (uint64_t)result, limit);
		break;
	case TRACE_HOW_ARRAY: {
		uint64_t n = call->args[cap->aux];

		bytes(c, capture(c, cap, 0), p, (n < ELEMENTS ? n : ELEMENTS) * cap->size,
		      ELEMENTS * cap->size);
		break;
	}
	case TRACE_HOW_ARRAY_RET:
		if (result > 0)
			bytes(c, capture(c, cap, 0), p,
			      ((uint64_t)result < ELEMENTS ? (uint64_t)result : ELEMENTS) * cap->size,
			      ELEMENTS * cap->size);
		break;
	case TRACE_HOW_ARGV:
		strings(c, cap, p, false);
		break;
	case TRACE_HOW_COUNT:
		strings(c, cap, p, true);
		break;
	case TRACE_HOW_IOV:
		iovecs(c, cap, p, call->args[cap->aux], 0,
		       cap->when == TRACE_WHEN_LEAVE ? (uint64_t)result : ~0ull);
		break;
	case TRACE_HOW_SOCKADDR:
		bytes(c, capture(c, cap, 0), p, (uint32_t)call->args[cap->aux], 128);
		break;
	case TRACE_HOW_SOCKADDR_PTR:
		if (call->args[cap->aux] && rt_copy(&len, (void *)call->args[cap->aux], 4) == 0)
			bytes(c, capture(c, cap, 0), p, len, 128);
		break;
	case TRACE_HOW_MSGHDR: {
		struct trace_capture *out = capture(c, cap, 0);
		uint64_t msg[7];

		bytes(c, out, p, sizeof(msg), sizeof(msg));
		if (out && out->full != TRACE_FAULT && rt_copy(msg, (void *)p, sizeof(msg)) == 0)
			iovecs(c, cap, msg[2], msg[3], 1,
			       cap->when == TRACE_WHEN_LEAVE ? (uint64_t)result : ~0ull);
		break;
	}
	case TRACE_HOW_MMSGHDR:
		messages(c, cap, p,
			 cap->when == TRACE_WHEN_LEAVE ? (uint64_t)result
						       : (uint32_t)call->args[cap->aux]);
		break;
	case TRACE_HOW_IOCTL:
		ioctl_arg(c, cap, p, (uint32_t)call->args[cap->aux]);
		break;
	case TRACE_HOW_DENTS:
		if (result > 0)
			dents(c, cap, p, (uint64_t)result);
		break;
	default:
		break;
	}
}

/* Most of what a capture may take, so that one reservation does for all. */
static uint64_t bound(const struct trace_cap *cap)
{
	uint64_t limit = area->string_limit + 8ul;

	switch (cap->how) {
	case TRACE_HOW_PATH:
		return 16 + PATH_LIMIT + 8;
	case TRACE_HOW_FIXED:
	case TRACE_HOW_FIXED_IF:
		return 16 + cap->size + 8ul;
	case TRACE_HOW_ARRAY:
	case TRACE_HOW_ARRAY_RET:
		return 16 + ELEMENTS * cap->size + 8ul;
	case TRACE_HOW_ARGV:
		return ELEMENTS * (16 + limit);
	case TRACE_HOW_IOV:
		return IOVECS * (16 + limit);
	case TRACE_HOW_MSGHDR:
		return 80 + IOVECS * (16 + limit);
	case TRACE_HOW_MMSGHDR:
		return MESSAGES * (80 + IOVECS * (16 + limit));
	case TRACE_HOW_IOCTL:
		return 16 + IOCTL_ARG;
	case TRACE_HOW_SOCKADDR:
	case TRACE_HOW_SOCKADDR_PTR:
		return 16 + 136;
	case TRACE_HOW_COUNT:
	case TRACE_HOW_DENTS:
		return 16;
	default:
		return 16 + limit;
	}
}

static uint64_t bound_all(const struct trace_caps *caps, enum trace_when when, uint64_t base)
{
	for (unsigned i = 0; i < caps->count; i++)
		if (trace_cap_table[caps->first + i].when == when)
			base += bound(&trace_cap_table[caps->first + i]);
	return base < RECORD_MAX ? base : RECORD_MAX;
}

static uint64_t take_all(const struct trace_caps *caps, enum trace_when when,
			 const struct weir_call *call, uint8_t *record, uint64_t base, uint64_t most)
{
	struct cursor c = { record + base, record + most };

	for (unsigned i = 0; i < caps->count; i++)
		if (trace_cap_table[caps->first + i].when == when)
			take(&c, &trace_cap_table[caps->first + i], call, call->result);
	return (uint64_t)(c.at - record);
}

enum weir_action writer_enter(struct weir_call *call, void *data)
{
	struct core_thread *t = core_self();
	const struct trace_caps *caps = &trace_caps_of[core_index(call->nr)];
	uint64_t size = sizeof(struct trace_enter), most = size;
	struct trace_enter *e;

	(void)data;
	if (caps->count)
		most = bound_all(caps, TRACE_WHEN_ENTER, size);
	e = reserve(t, most);
	t->ring_open = e != NULL;
	if (!e)
		return WEIR_PASS;
	e->head.flags = 0;
	e->head.time = now(t);
	e->nr = call->nr;
	for (unsigned i = 0; i < 6; i++)
		e->args[i] = call->args[i];
	if (most > size)
		size = take_all(caps, TRACE_WHEN_ENTER, call, (uint8_t *)e, size, most);
	commit(t, &e->head, size, TRACE_ENTER);
	return WEIR_PASS;
}

void writer_leave(struct weir_call *call, void *data)
{
	struct core_thread *t = core_self();
	const struct trace_caps *caps = &trace_caps_of[core_index(call->nr)];
	uint64_t size = sizeof(struct trace_leave), most = size;
	enum trace_when when = TRACE_WHEN_LEAVE;
	struct trace_leave *l;

	(void)data;
	if (!t->ring_open)
		return;
	t->ring_open = false;
	if (caps->count && call->result == -EINTR)
		when = TRACE_WHEN_EINTR;
	if (caps->count && (when == TRACE_WHEN_EINTR || !rt_is_error(call->result)))
		most = bound_all(caps, when, size);
	l = reserve(t, most);
	if (!l)
		return;
	l->head.flags = (call->flags & WEIR_CALL_INTERRUPTED) ? TRACE_LEAVE_INTERRUPTED : 0;
	l->head.time = now(t);
	l->result = (uint64_t)call->result;
	if (most > size)
		size = take_all(caps, when, call, (uint8_t *)l, size, most);
	commit(t, &l->head, size, TRACE_LEAVE);
}

/* ---- other records ---- */

static char image[200]; /* what is executed here, for notes; "" if its path is longer */

void writer_task(struct core_thread *t, enum trace_task_what what, int32_t parent, int32_t ring)
{
	uint64_t size = sizeof(struct trace_task), most = size;
	struct trace_task *r;

	if (!area)
		return;
	t->ring_open = false;
	if (what == TRACE_TASK_FORK) {
		memory_pid = t->pid;
		t->ring = NULL;
	}
	if (!t->ring && !claim(t, ring))
		return;
	__atomic_store_n(&t->ring->in_use, (uint32_t)t->tid, __ATOMIC_RELAXED);
	if (what == TRACE_TASK_EXEC)
		most += PATH_LIMIT + 8;
	r = reserve(t, most);
	if (!r)
		return;
	r->head.flags = 0;
	r->head.time = now(t);
	r->pid = t->pid;
	r->tid = t->tid;
	r->ppid = parent;
	r->what = what;
	if (what == TRACE_TASK_EXEC) {
		uint8_t *path = (uint8_t *)(r + 1);
		long n = rt_sys3(__NR_readlink, "/proc/self/exe", path, PATH_LIMIT);

		n = n < 0 ? 0 : n;
		memcpy(image, path, n < (long)sizeof(image) ? (size_t)n : 0);
		do {
			path[n++] = 0;
		} while (n & 7);
		size += (uint64_t)n;
	}
	commit(t, &r->head, size, TRACE_TASK);
}

static void task_end(struct core_thread *t, enum trace_task_what what, int status)
{
	struct trace_task *r;

	if (!area || !t->ring)
		return;
	r = reserve(t, sizeof(*r));
	if (r) {
		r->head.flags = 0;
		r->head.time = now(t);
		r->pid = t->pid;
		r->tid = t->tid;
		r->ppid = status;
		r->what = what;
		commit(t, &r->head, sizeof(*r), TRACE_TASK);
	} else {
		t->ring->lost--; /* not a call, and the supervisor learns of the end in other ways */
	}
	if (what == TRACE_TASK_GONE)
		__atomic_store_n(&t->ring->in_use, 0, __ATOMIC_RELAXED);
}

void writer_gone(struct core_thread *t, int status)
{
	task_end(t, TRACE_TASK_GONE, status);
}

void writer_exiting(struct core_thread *t, int status)
{
	task_end(t, TRACE_TASK_EXIT, status);
}

void writer_signal(struct core_thread *t, const struct core_signal *s)
{
	struct trace_signal *r;
	int32_t words[8];

	if (!area || !t->ring)
		return;
	r = reserve(t, sizeof(*r));
	if (!r)
		return;
	/* siginfo_t: signo, errno, code, padding, then a union */
	memcpy(words, s->info, sizeof(words));
	r->head.flags = 0;
	r->head.time = now(t);
	r->signo = s->signo;
	r->code = words[2];
	r->pid = words[4];
	r->uid = words[5];
	r->status = words[6];
	r->pad = 0;
	memcpy(&r->addr, s->info + (words[2] > 0 ? 16 : 24), 8);
	commit(t, &r->head, sizeof(*r), TRACE_SIGNAL);
}

void writer_skip(struct core_thread *t, const char *path, int reason, int detail)
{
	uint64_t size = sizeof(struct trace_skip);
	struct trace_skip *r;
	uint8_t *text;
	long n;

	if (!area)
		return;
	r = reserve(t, size + PATH_LIMIT + 8);
	if (!r)
		return;
	r->head.flags = 0;
	r->head.time = now(t);
	r->reason = (uint32_t)reason;
	r->detail = detail;
	text = (uint8_t *)(r + 1);
	n = rt_strnlen_guarded(path, PATH_LIMIT);
	if (n < 0 || rt_copy(text, path, (size_t)n) < 0)
		n = 0;
	do {
		text[n++] = 0;
	} while (n & 7);
	commit(t, &r->head, size + (uint64_t)n, TRACE_SKIP);
}

void writer_note(struct core_thread *t, const char *text)
{
	uint64_t size = sizeof(struct trace_note), n;
	struct trace_note *r;
	char *at;

	if (!area)
		return;
	r = reserve(t, size + NOTE_LIMIT + 8);
	if (!r)
		return;
	r->head.flags = 0;
	r->head.time = now(t);
	at = (char *)(r + 1);
	n = rt_format(at, NOTE_LIMIT, "%s%s%s", image, image[0] ? " " : "", text);
	do {
		at[n++] = 0;
	} while (n & 7);
	commit(t, &r->head, size + n, TRACE_NOTE);
}
