/* SPDX-License-Identifier: MIT */
/*
 * Mappings: those of the process, read from /proc/self/maps a line at a time through a small buffer on
 * the caller's stack, and our own, remembered until we leave.
 */
#include "rt/rt.h"

#include <linux/fcntl.h>
#include <linux/mman.h>

long rt_map(size_t size, int prot)
{
	return rt_sys6(__NR_mmap, 0, size, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

#define KEPT 256

static struct {
	uint64_t start, size;
} kept[KEPT];
static uint32_t kept_count;

void rt_keep(uint64_t start, uint64_t size)
{
	if (kept_count < KEPT) {
		kept[kept_count].start = start;
		kept[kept_count].size = size;
	}
	__atomic_store_n(&kept_count, kept_count + 1, __ATOMIC_RELEASE);
}

void rt_kept_each(void (*fn)(uint64_t start, uint64_t end, void *data), void *data)
{
	uint32_t count = __atomic_load_n(&kept_count, __ATOMIC_ACQUIRE);

	for (uint32_t i = 0; i < count && i < KEPT; i++)
		fn(kept[i].start, kept[i].start + kept[i].size, data);
}

bool rt_keeps_all(void)
{
	return kept_count <= KEPT;
}

void rt_drop_kept(void)
{
	while (kept_count > 0) {
		kept_count--;
		rt_sys2(__NR_munmap, kept[kept_count].start, kept[kept_count].size);
	}
}

int rt_maps_open(struct rt_maps *m)
{
	m->fd = rt_sys3(__NR_open, "/proc/self/maps", O_RDONLY | O_CLOEXEC, 0);
	m->have = m->used = 0;
	m->end = false;
	return m->fd < 0 ? (int)m->fd : 0;
}

void rt_maps_close(struct rt_maps *m)
{
	if (m->fd >= 0)
		rt_sys1(__NR_close, m->fd);
	m->fd = -1;
}

static int next_char(struct rt_maps *m)
{
	if (m->used == m->have) {
		long n = m->end ? 0 : rt_sys3(__NR_read, m->fd, m->buf, sizeof(m->buf));

		if (n <= 0) {
			m->end = true;
			return -1;
		}
		m->have = (size_t)n;
		m->used = 0;
	}
	return (unsigned char)m->buf[m->used++];
}

static uint64_t number(struct rt_maps *m, unsigned base, int *stop)
{
	uint64_t v = 0;
	int c;

	for (;;) {
		c = next_char(m);
		if (c >= '0' && c <= '9')
			v = v * base + (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f' && base == 16)
			v = v * base + (uint64_t)(c - 'a' + 10);
		else
			break;
	}
	*stop = c;
	return v;
}

bool rt_maps_next(struct rt_maps *m, struct rt_mapping *out)
{
	/* start-end rwxp offset major:minor inode   path (see proc(5)) */
	size_t n = 0;
	int c;

	out->start = number(m, 16, &c);
	if (c < 0)
		return false;
	out->end = number(m, 16, &c);
	out->prot = 0;
	if (next_char(m) == 'r')
		out->prot |= PROT_READ;
	if (next_char(m) == 'w')
		out->prot |= PROT_WRITE;
	if (next_char(m) == 'x')
		out->prot |= PROT_EXEC;
	out->shared = next_char(m) == 's';
	next_char(m);
	out->offset = number(m, 16, &c);
	number(m, 16, &c);
	number(m, 16, &c);
	out->inode = number(m, 10, &c);
	while (c == ' ')
		c = next_char(m);
	while (c >= 0 && c != '\n') {
		if (n + 1 < sizeof(out->path))
			out->path[n++] = (char)c;
		c = next_char(m);
	}
	out->path[n] = 0;
	return true;
}

/* struct procmap_query of Linux 6.11 */
struct query {
	uint64_t size, flags, at;
	uint64_t start, end, prot, page_size, offset, inode;
	uint32_t dev_major, dev_minor, name_size, id_size;
	uint64_t name, id;
};
#define QUERY 0xc0686611ul /* PROCMAP_QUERY: _IOWR('f', 17, struct query) */
#define QUERY_EXECUTABLE 0x04
#define QUERY_SHARED 0x08
#define QUERY_OR_NEXT 0x10
_Static_assert(sizeof(struct query) == 0x68, "as in QUERY");

int rt_maps_ask(const struct rt_maps *m, uint64_t at, bool next, struct rt_mapping *out)
{
	struct query q = { .size = sizeof(q),
			   .flags = next ? QUERY_EXECUTABLE | QUERY_OR_NEXT : 0,
			   .at = at,
			   .name_size = sizeof(out->path),
			   .name = (uint64_t)out->path };
	long ret;

	memset(out->path, 0, sizeof(out->path)); /* checkers of memory do not know what this call writes */
	ret = rt_sys3(__NR_ioctl, m->fd, QUERY, &q);
	if (ret == -ENOENT)
		return 0;
	if (ret < 0)
		return (int)ret;
	out->start = q.start;
	out->end = q.end;
	out->offset = q.offset;
	out->inode = q.inode;
	out->prot = q.prot & 7; /* in the order of PROT_READ, PROT_WRITE, PROT_EXEC */
	out->shared = q.prot & QUERY_SHARED;
	return 1;
}
