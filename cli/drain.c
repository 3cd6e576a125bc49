/* SPDX-License-Identifier: MIT */
/*
 * Emptying the rings.
 *
 * A writer that finds its ring full waits for us, so bytes are copied out at once and decoded
 * later, in small pieces between two rounds of copying. One thread does both: with the program on
 * one CPU and this on another, a third party would only take turns with them.
 *
 * The area is in reach of the program, which may scribble over it. Sizes and places come from our
 * own copies; head is checked each time; a ring that makes no sense is given up and named.
 *
 * Idle rings cost nothing: only rings below `limit` are looked at, and a page of a ring that no
 * one claimed is never touched (a read would make the memory file allocate it). A load that is over
 * leaves nothing behind either: see drain_trim.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "drain.h"
#include "namespace.h"
#include "trace/format.h"

/* What is copied into is given back in pieces of this size, but for one. */
#define SHRINK_STEP 65536u
/* More than this waiting to be decoded, and the writers have to wait: memory is not endless. */
#define PENDING_MAX (2u << 20)
/* Pieces small enough that a ring does not fill while one is decoded. */
#define PIECE 16384u
/* A ring is free only when its owner has been gone for so long and nothing more came. */
#define QUIET_MS 100
/*
 * In an execve a process maps nothing of ours, until the new image has come as far as the runtime.
 * One that will, has been launched, or has the area's name in its environment; before that is there,
 * it has none at all.
 */
#define EXEC_MS 20
#define ENTRY_MS 3000

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

int drain_init(struct drain *d, const struct area *area)
{
	memset(d, 0, sizeof(*d));
	d->area = area;
	d->rings = calloc(area->ring_count, sizeof(*d->rings));
	return d->rings ? 0 : -ENOMEM;
}

/* Room for n more elements in a growing array. */
static bool reserve(void **array, size_t *room, size_t used, size_t n, size_t size)
{
	size_t want = *room ? *room : 64;
	void *more;

	if (used + n <= *room)
		return true;
	while (want < used + n)
		want *= 2;
	more = realloc(*array, want * size);
	if (!more)
		return false;
	*array = more;
	*room = want;
	return true;
}

/* Gives back what of the room was not needed. */
static void shrink(void **array, size_t *room, size_t need, size_t size)
{
	size_t step = SHRINK_STEP / size, keep = (need / step + 1) * step;
	void *less = keep < *room ? realloc(*array, keep * size) : NULL;

	if (less) {
		*array = less;
		*room = keep;
	}
}

/* data NULL: the ring is closed. */
static bool add_chunk(struct drain *d, uint32_t ring, const unsigned char *data, size_t size)
{
	void *bytes = d->bytes, *chunks = d->chunks;
	bool ok = reserve(&bytes, &d->room, d->used, size, 1);

	d->bytes = bytes;
	ok = ok && reserve(&chunks, &d->chunk_room, d->chunk_count, 1, sizeof(*d->chunks));
	d->chunks = chunks;
	if (!ok)
		return false;
	if (size > 0)
		memcpy(d->bytes + d->used, data, size);
	d->chunks[d->chunk_count++] =
		(struct drain_chunk){ .ring = ring, .closed = !data, .at = d->used, .size = size };
	d->used += size;
	return true;
}

bool drain_pending(const struct drain *d)
{
	return d->chunk_next < d->chunk_count;
}

/* Size of the record at the start of bytes, or 0 if there is none that makes sense. */
static size_t record_size(const unsigned char *bytes, size_t size)
{
	struct trace_head head = { 0 };

	/* The end of a ring may leave 8 bytes to skip, too few for a whole head. */
	if (size < 8)
		return 0;
	memcpy(&head, bytes, 8);
	if (head.size < (head.kind == TRACE_PAD ? 8 : sizeof(head)) || head.size % 8 || head.size > size)
		return 0;
	return head.size;
}

/* How much of a chunk makes a piece: records are counted up as long as they make sense. */
static size_t piece_size(const unsigned char *bytes, size_t size)
{
	size_t at = 0, step;

	while (at < PIECE && at < size) {
		step = record_size(bytes + at, size - at);
		if (step == 0)
			return size; /* the decoder finds the same, and says so */
		at += step;
	}
	return at;
}

bool drain_next(struct drain *d, struct drain_piece *piece)
{
	struct drain_chunk *c;

	if (!drain_pending(d))
		return false;
	c = &d->chunks[d->chunk_next];
	piece->ring = c->ring;
	piece->closed = c->closed;
	piece->end = c->end;
	piece->bytes = d->bytes + c->at;
	piece->size = c->size > PIECE ? piece_size(piece->bytes, c->size) : c->size;
	c->at += piece->size;
	c->size -= piece->size;
	if (c->size == 0)
		d->chunk_next++;
	return true;
}

/* Does the process have the claim where it says? -1: we may not look. */
static int has_claim(pid_t pid, uint64_t at, uint64_t claim)
{
	uint64_t there = 0;
	char path[32];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/mem", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? 0 : -1;
	n = pread(fd, &there, sizeof(there), (off_t)at);
	close(fd);
	return n == sizeof(there) && there == claim;
}

static bool is_tracked(const struct drain *d, pid_t real)
{
	for (uint32_t i = 0; i < d->process_count; i++)
		if (d->processes[i].rings && !d->processes[i].gone && d->processes[i].real == real)
			return true;
	return false;
}

/* The process of another pid namespace that has this number there, and the claim; else one that may. */
static pid_t search(const struct drain *d, pid_t inside, uint64_t at, uint64_t claim, pid_t *perhaps)
{
	DIR *dir = opendir("/proc");
	const struct dirent *e;
	pid_t found = 0;

	while (dir && !found && (e = readdir(dir))) {
		pid_t pid = (pid_t)strtol(e->d_name, NULL, 10);
		int has;

		if (pid <= 0 || !ns_known_as("/proc", pid, inside))
			continue;
		has = has_claim(pid, at, claim);
		if (has > 0)
			found = pid;
		else if (has < 0 && !is_tracked(d, pid))
			*perhaps = pid;
	}
	if (dir)
		closedir(dir);
	return found;
}

/* The owner's number as we see it. The owner itself, if it is nowhere to be found: it has ended. */
static pid_t locate(const struct drain *d, uint32_t ring, pid_t owner)
{
	const struct trace_ring *r = area_ring(d->area, ring);
	uint64_t at = r->claim_at, claim = r->claim;
	pid_t found, perhaps = 0;
	int has;

	has = claim ? has_claim(owner, at, claim) : 1;
	if (has > 0)
		return owner;
	found = search(d, owner, at, claim, &perhaps);
	if (found)
		return found;
	return has == 0 && perhaps ? perhaps : owner;
}

/* One of our own pid namespace is known by its number; others have to be looked at each time. */
static bool is_known(const struct drain *d, pid_t pid, pid_t *real)
{
	for (uint32_t i = 0; i < d->process_count; i++)
		if (d->processes[i].rings && !d->processes[i].gone && d->processes[i].pid == pid &&
		    d->processes[i].real == pid) {
			*real = pid;
			return true;
		}
	return false;
}

static uint32_t process_of(struct drain *d, uint32_t ring, pid_t pid)
{
	pid_t real;
	struct drain_process *p;
	uint32_t i, spare = UINT32_MAX;

	if (!is_known(d, pid, &real))
		real = locate(d, ring, pid);
	for (i = 0; i < d->process_count; i++) {
		p = &d->processes[i];
		if (p->rings == 0)
			spare = i;
		else if (p->pid == pid && p->real == real && !p->gone)
			break;
	}
	if (i == d->process_count) {
		if (spare != UINT32_MAX) {
			i = spare;
		} else {
			size_t room = d->process_room;
			void *array = d->processes;

			if (!reserve(&array, &room, d->process_count, 1, sizeof(*p)))
				return UINT32_MAX;
			d->processes = array;
			d->process_room = (uint32_t)room;
			d->process_count++;
		}
		p = &d->processes[i];
		*p = (struct drain_process){ .pid = pid, .real = real };
		p->pidfd = (int)syscall(SYS_pidfd_open, real, 0);
	}
	d->processes[i].rings++;
	return i;
}

uint32_t drain_limit(const struct area *a)
{
	uint32_t limit = __atomic_load_n(&a->head->ring_limit, __ATOMIC_ACQUIRE);

	return limit < a->ring_count ? limit : a->ring_count; /* what the writers say may be anything */
}

static void raise_limit(struct drain *d)
{
	uint32_t limit = drain_limit(d->area);

	if (limit > d->limit)
		d->limit = limit;
}

static void see_owner(struct drain *d, uint32_t i, int32_t owner)
{
	struct drain_ring *r = &d->rings[i];

	if (r->owner == TRACE_RING_FREE && owner > 0) {
		r->process = process_of(d, i, owner);
		r->owner = owner;
		d->owned++;
		d->claimed = true;
		if (i >= d->top)
			d->top = i + 1;
	}
}

static void damaged(struct drain *d, uint32_t i)
{
	d->rings[i].damaged = true;
	d->damaged++;
	cli_message("the records of process %d are damaged: the rest of one thread is missing",
		    d->rings[i].owner);
}

static void give_space(struct trace_ring *ring, uint64_t tail)
{
	__atomic_store_n(&ring->tail, tail, __ATOMIC_RELEASE);
	/* Pairs with the writer: it sets waiting, then looks at tail once more. */
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	if (__atomic_load_n(&ring->waiting, __ATOMIC_RELAXED)) {
		__atomic_add_fetch(&ring->space, 1, __ATOMIC_RELEASE);
		syscall(SYS_futex, &ring->space, FUTEX_WAKE, 1, NULL, NULL, 0);
	}
}

static size_t copy_ring(struct drain *d, uint32_t i)
{
	struct drain_ring *r = &d->rings[i];
	struct trace_ring *ring = area_ring(d->area, i);
	const unsigned char *data = (const unsigned char *)ring + TRACE_RING_DATA;
	uint64_t size = d->area->ring_size;
	uint64_t head = __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE);
	uint64_t n = head - r->tail, at, part, before = r->tail;

	if (n == 0 || r->damaged)
		return 0;
	if (n > size || n % 8 != 0) {
		damaged(d, i);
		return 0;
	}
	while (n > 0) {
		at = r->tail & (size - 1);
		part = n < size - at ? n : size - at;
		if (!add_chunk(d, i, data + at, part))
			break; /* no memory: the writer waits */
		r->tail += part;
		n -= part;
	}
	if (r->closed)
		r->closed = now_ms(); /* not so gone after all */
	give_space(ring, r->tail);
	return r->tail - before;
}

/* All that was copied has been decoded. */
static void begin_anew(struct drain *d)
{
	if (d->used > d->most)
		d->most = d->used;
	if (d->chunk_count > d->chunk_most)
		d->chunk_most = d->chunk_count;
	d->chunk_next = d->chunk_count = d->used = 0;
}

size_t drain_copy(struct drain *d)
{
	size_t copied = 0;

	if (!drain_pending(d))
		begin_anew(d);
	else if (d->used > PENDING_MAX)
		return 0;
	raise_limit(d);
	for (uint32_t i = 0; i < d->limit; i++) {
		int32_t owner = __atomic_load_n(&area_ring(d->area, i)->owner, __ATOMIC_ACQUIRE);

		if (owner != d->rings[i].owner)
			see_owner(d, i, owner);
		if (d->rings[i].owner != TRACE_RING_FREE)
			copied += copy_ring(d, i);
	}
	return copied;
}

/* False: its owner has come back, see is_mine() in trace/writer/writer.c. */
static bool empty_ring(struct drain *d, uint32_t i)
{
	struct trace_ring *ring = area_ring(d->area, i);
	int32_t closing = TRACE_RING_CLOSING;

	if (__atomic_compare_exchange_n(&ring->owner, &closing, TRACE_RING_EMPTYING, false,
					__ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return true;
	__atomic_store_n(&ring->owner, TRACE_RING_CLOSING, __ATOMIC_RELEASE);
	d->rings[i].closed = now_ms();
	return false;
}

/* The file of the area has holes there again. Best effort: nobody depends on it. */
static int give_back(void *from, size_t size)
{
	return madvise(from, size, MADV_REMOVE);
}

/*
 * Of a ring that is free, the first page of records stays, which nearly all processes use: most use no other. What a
 * few have used beyond it would be kept for nothing, by each ring in its turn.
 */
static void give_back_records(const struct drain *d, struct trace_ring *ring, uint64_t written)
{
	if (written > AREA_PAGE)
		give_back((unsigned char *)ring + TRACE_RING_DATA + AREA_PAGE,
			  d->area->ring_size - AREA_PAGE);
}

static void free_ring(struct drain *d, uint32_t i)
{
	struct drain_ring *r = &d->rings[i];
	struct trace_ring *ring = area_ring(d->area, i);

	bool said = add_chunk(d, i, NULL, 0);

	d->lost += __atomic_load_n(&ring->lost, __ATOMIC_RELAXED);
	d->owned--;
	if (r->process != UINT32_MAX) {
		struct drain_process *p = &d->processes[r->process];

		if (--p->rings == 0) {
			if (said)
				d->chunks[d->chunk_count - 1].end = p->end;
			if (p->pidfd >= 0)
				close(p->pidfd);
		}
	}
	if (r->damaged) {
		/* Who damaged it may do so again: never given to another. */
		r->owner = TRACE_RING_CLOSING;
		return;
	}
	give_back_records(d, ring, r->tail);
	memset(r, 0, sizeof(*r));
	ring->head = ring->tail = ring->lost = 0;
	ring->claim = ring->claim_at = 0;
	ring->space = ring->waiting = ring->in_use = 0;
	__atomic_store_n(&ring->owner, TRACE_RING_FREE, __ATOMIC_RELEASE);
	/* Low rings first: their memory has been touched already. */
	if (i < __atomic_load_n(&d->area->head->next_hint, __ATOMIC_RELAXED))
		__atomic_store_n(&d->area->head->next_hint, i, __ATOMIC_RELAXED);
}

/* False: it has an owner, or had a moment ago. */
static bool take_ring(const struct drain *d, uint32_t i)
{
	int32_t *owner = &area_ring(d->area, i)->owner, nobody = TRACE_RING_FREE;
	uint32_t limit = i + 1;

	if (d->rings[i].owner != TRACE_RING_FREE ||
	    !__atomic_compare_exchange_n(owner, &nobody, TRACE_RING_EMPTYING, false,
					 __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
		return false;
	if (__atomic_compare_exchange_n(&d->area->head->ring_limit, &limit, i, false,
					__ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
		return true;
	__atomic_store_n(owner, TRACE_RING_FREE, __ATOMIC_RELEASE);
	return false;
}

/*
 * Rings at the end that have no owner become what they were before the first: holes, which are not looked at. They are
 * taken first, each before the limit is lowered below it: who claims one afterwards, in the new page, raises the limit again.
 */
static void lower_limit(struct drain *d)
{
	uint32_t limit = d->limit;

	_Static_assert(TRACE_RING_FREE == 0, "that is what a hole says");
	while (limit > d->top && take_ring(d, limit - 1))
		limit--;
	if (limit < d->limit &&
	    give_back(area_ring(d->area, limit), (d->limit - limit) * d->area->ring_stride) < 0)
		for (uint32_t i = limit; i < d->limit; i++)
			__atomic_store_n(&area_ring(d->area, i)->owner, TRACE_RING_FREE,
					 __ATOMIC_RELEASE);
	d->limit = limit;
	for (d->top = limit; d->top > 0 && d->rings[d->top - 1].owner == TRACE_RING_FREE; d->top--)
		;
}

void drain_trim(struct drain *d)
{
	void *bytes = d->bytes, *chunks = d->chunks;

	lower_limit(d);
	if (drain_pending(d))
		return;
	begin_anew(d);
	shrink(&bytes, &d->room, d->most, 1);
	shrink(&chunks, &d->chunk_room, d->chunk_most, sizeof(*d->chunks));
	d->bytes = bytes;
	d->chunks = chunks;
	d->most = d->chunk_most = 0;
}

enum drain_looks drain_look(const struct drain *d, pid_t pid)
{
	char path[32], line[512], want[32];
	enum drain_looks found = DRAIN_GONE;
	struct stat st;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	f = fopen(path, "re");
	if (!f)
		return errno == ENOENT ? DRAIN_GONE : DRAIN_IN;
	if (fstat(d->area->memfd, &st) < 0) {
		fclose(f);
		return DRAIN_IN;
	}
	snprintf(want, sizeof(want), " %llu ", (unsigned long long)st.st_ino);
	while (found != DRAIN_IN && fgets(line, sizeof(line), f))
		found = strstr(line, want) && strstr(line, "/memfd:weir") ? DRAIN_IN : DRAIN_STRANGER;
	/* Permission is asked for at the first read: no line at all may also mean "not yours". */
	if (found == DRAIN_GONE && ferror(f))
		found = errno == ESRCH ? DRAIN_GONE : DRAIN_IN;
	fclose(f);
	return found;
}

static bool names_area(const struct drain *d, pid_t pid)
{
	char path[32];
	unsigned char buffer[16384];
	size_t len = strlen(d->area->name), kept = 0;
	bool found = false;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/environ", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	while (!found && (n = read(fd, buffer + kept, sizeof(buffer) - kept)) > 0) {
		kept += (size_t)n;
		found = memmem(buffer, kept, d->area->name, len) != NULL;
		if (kept > len) {
			memmove(buffer, buffer + kept - len, len);
			kept = len;
		}
	}
	close(fd);
	return found;
}

/* Has it become another program, one that was not entered? */
static bool has_left(const struct drain *d, struct drain_process *p, enum area_use use)
{
	uint64_t now = now_ms();

	/* Who cannot be looked at, and has a number from another pid namespace, may be anybody. */
	if (use != AREA_UNMAPPED && drain_look(d, p->real) == DRAIN_IN) {
		p->absent = 0;
		return false;
	}
	if (!p->absent)
		p->absent = now;
	if (names_area(d, p->real) || (d->arriving && d->arriving(d->arriving_data, p->real)))
		return now - p->absent >= ENTRY_MS;
	return now - p->absent >= EXEC_MS;
}

/* Of a zombie; state and exit_code are the 3rd and the 52nd word of proc_pid_stat(5). */
static bool proc_exit_code(pid_t pid, int *status)
{
	char path[32], line[1024], *p;
	FILE *f;
	bool ok;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	f = fopen(path, "re");
	if (!f)
		return false;
	ok = fgets(line, sizeof(line), f) != NULL;
	fclose(f);
	p = ok ? strrchr(line, ')') : NULL; /* the name may hold anything */
	if (!p || strncmp(p, ") Z", 3) != 0)
		return false;
	for (int word = 2; p && word < 52; word++)
		p = strchr(p + 1, ' ');
	if (!p)
		return false;
	*status = (int)strtol(p, NULL, 10);
	return true;
}

/* Linux 6.15; the headers of the distribution are older. */
struct pidfd_end {
	uint64_t mask, cgroup;
	uint32_t pid, tgid, ppid, ids[8];
	int32_t exit_code;
};
#define PIDFD_ASK_END 8ull
#define PIDFD_GET_END _IOWR(0xff, 11, struct pidfd_end)

/*
 * How a process ended that is not our child. As long as its parent has not waited for it, that is in
 * /proc; afterwards the pidfd knows, of a recent kernel.
 */
static int status_of(const struct drain_process *p)
{
	struct pidfd_end end = { .mask = PIDFD_ASK_END };
	int status = -1;

	if (p->pidfd < 0)
		return -1;
	if (ioctl(p->pidfd, PIDFD_GET_END, &end) == 0 && (end.mask & PIDFD_ASK_END))
		return end.exit_code;
	if (!proc_exit_code(p->real, &status) ||
	    syscall(SYS_pidfd_send_signal, p->pidfd, 0, NULL, 0) < 0)
		return -1;
	return status;
}

static void find_gone(struct drain *d, bool at_end, uint64_t time)
{
	enum area_use use = at_end ? area_use(d->area) : AREA_UNKNOWN;
	struct pollfd one;

	for (uint32_t i = 0; i < d->process_count; i++) {
		struct drain_process *p = &d->processes[i];

		if (p->rings == 0 || p->gone)
			continue;
		one = (struct pollfd){ .fd = p->pidfd, .events = POLLIN };
		if (p->pidfd >= 0)
			p->gone = poll(&one, 1, 0) == 1;
		else
			p->gone = kill(p->real, 0) < 0 && errno == ESRCH;
		if (p->gone)
			p->end = (struct drain_end){ p->pid, status_of(p), time };
		if (!p->gone && at_end)
			p->gone = has_left(d, p, use);
	}
}

void drain_reap(struct drain *d, bool at_end, uint64_t time)
{
	uint64_t now = now_ms();

	if (d->owned == 0)
		return;
	find_gone(d, at_end, time);
	for (uint32_t i = 0; i < d->limit; i++) {
		struct drain_ring *r = &d->rings[i];

		if (r->owner <= 0)
			continue;
		if (!r->closed) {
			if (r->process != UINT32_MAX && d->processes[r->process].gone) {
				r->closed = now;
				__atomic_store_n(&area_ring(d->area, i)->owner, TRACE_RING_CLOSING,
						 __ATOMIC_RELEASE);
			}
			if (!at_end || !r->closed)
				continue;
		}
		if (copy_ring(d, i))
			continue;
		/* At the end no one will claim it any more, and nothing is gained by waiting. */
		if (at_end || (now - r->closed >= QUIET_MS && empty_ring(d, i)))
			free_ring(d, i);
	}
}

static bool all_quiet(struct drain *d)
{
	raise_limit(d);
	for (uint32_t i = 0; i < d->limit; i++) {
		const struct trace_ring *ring = area_ring(d->area, i);

		/* What a ring without an owner says is of no interest, and must not keep us awake. */
		if (d->rings[i].owner == TRACE_RING_FREE &&
		    __atomic_load_n(&ring->owner, __ATOMIC_ACQUIRE) <= 0)
			continue;
		if (!d->rings[i].damaged &&
		    __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) != d->rings[i].tail)
			return false;
	}
	return true;
}

void drain_wait(struct drain *d, unsigned int us, bool listen)
{
	struct trace_area *h = d->area->head;
	struct timespec ts = { .tv_nsec = us * 1000l };

	if (listen) {
		__atomic_store_n(&h->sleeping, 1, __ATOMIC_SEQ_CST);
		/* Pairs with the writers: they commit head, then look at sleeping. */
		__atomic_thread_fence(__ATOMIC_SEQ_CST);
	}
	if (!listen || all_quiet(d))
		syscall(SYS_futex, &h->bell, FUTEX_WAIT, 0, &ts, NULL, 0);
	if (listen)
		__atomic_store_n(&h->sleeping, 0, __ATOMIC_RELAXED);
	/* Only now: what rang before the sleep must end it. The caller looks at everything next. */
	if (__atomic_load_n(&h->bell, __ATOMIC_RELAXED)) /* else the writers keep the cache line */
		__atomic_store_n(&h->bell, 0, __ATOMIC_SEQ_CST);
}

bool drain_owns(void *drain, pid_t pid)
{
	const struct drain *d = drain;
	uint32_t limit = drain_limit(d->area);

	for (uint32_t i = 0; i < limit; i++)
		if (__atomic_load_n(&area_ring(d->area, i)->owner, __ATOMIC_RELAXED) == pid)
			return true;
	return false;
}

uint64_t drain_lost(const struct drain *d)
{
	uint64_t lost = d->lost + __atomic_load_n(&d->area->head->lost_calls, __ATOMIC_RELAXED);

	for (uint32_t i = 0; i < d->limit; i++)
		if (d->rings[i].owner != TRACE_RING_FREE && !d->rings[i].damaged)
			lost += __atomic_load_n(&area_ring(d->area, i)->lost, __ATOMIC_RELAXED);
	return lost;
}
