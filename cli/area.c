/* SPDX-License-Identifier: MIT */
/*
 * Making the trace area. It is sparse: a ring costs memory once it has been written to, and 4096
 * rings cost address space only. Where a limit forbids that much, fewer rings are made.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "area.h"
#include "trace/format.h"

#define RING_COUNT 4096u
#define RING_COUNT_MIN 64u
/* Measured with dd bs=1: 64, 128 and 256 KiB are alike (docs/decisions/0010-process-topology.md). */
#define RING_SIZE (64u * 1024)

/* Standard streams may be closed; our descriptors must not take their places. */
static int above_std(int fd)
{
	int high;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	close(fd);
	return high;
}

int area_tsc_usable(void)
{
	char name[16] = "";
	int fd = open("/sys/devices/system/clocksource/clocksource0/current_clocksource",
		      O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return 0;
	n = read(fd, name, sizeof(name) - 1);
	close(fd);
	return n == 4 && memcmp(name, "tsc\n", 4) == 0;
}

int area_reopen(int memfd)
{
	char path[32];
	int fd;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", memfd);
	fd = open(path, O_RDWR | O_CLOEXEC);
	return fd < 0 ? memfd : fd;
}

/*
 * The kernel grants a write lease only while nobody else has the file open for writing, and a
 * mapping keeps the file open that it was made of. The memfd itself was never opened and does not
 * count, so that our own mapping does not either; the lease is asked for on a descriptor that was.
 * Where leases are not to be had, the owners of the rings are all that is known.
 */
enum area_use area_use(const struct area *a)
{
	if (a->probe == a->memfd)
		return AREA_UNKNOWN;
	if (fcntl(a->probe, F_SETLEASE, F_WRLCK) < 0)
		return errno == EAGAIN ? AREA_MAPPED : AREA_UNKNOWN;
	fcntl(a->probe, F_SETLEASE, F_UNLCK);
	return AREA_UNMAPPED;
}

struct trace_ring *area_ring(const struct area *a, uint32_t i)
{
	return (struct trace_ring *)(void *)(a->base + a->ring_off + i * a->ring_stride);
}

static int listen_as(const char *nonce)
{
	struct sockaddr_un addr = { .sun_family = AF_UNIX };
	int fd = above_std(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
	int len = snprintf(addr.sun_path + 1, sizeof(addr.sun_path) - 1, "weir-%s", nonce);

	if (fd < 0)
		return -errno;
	if (bind(fd, (struct sockaddr *)&addr,
		 (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)len)) < 0 ||
	    listen(fd, 64) < 0) {
		int error = errno;

		close(fd);
		return -error;
	}
	return fd;
}

static int map(struct area *a)
{
	int error = 0;

	a->ring_size = RING_SIZE;
	a->ring_off = (sizeof(struct trace_area) + AREA_PAGE - 1) & ~(size_t)(AREA_PAGE - 1);
	a->ring_stride = TRACE_RING_DATA + a->ring_size;
	/* RLIMIT_FSIZE and RLIMIT_AS count the whole size, sparse or not. */
	for (a->ring_count = RING_COUNT; a->ring_count >= RING_COUNT_MIN; a->ring_count /= 2) {
		a->size = a->ring_off + a->ring_count * a->ring_stride;
		if (ftruncate(a->memfd, (off_t)a->size) == 0) {
			a->base = mmap(NULL, a->size, PROT_READ | PROT_WRITE,
				       MAP_SHARED | MAP_NORESERVE, a->memfd, 0);
			if (a->base != MAP_FAILED)
				return 0;
		}
		error = errno;
	}
	return -error;
}

int area_make(struct area *a, const char **what)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char random[15];
	struct trace_area *h;
	int ret;

	memset(a, 0, sizeof(*a));
	*what = "make a shared memory file";
	a->memfd = above_std(memfd_create("weir", MFD_CLOEXEC));
	if (a->memfd < 0)
		return -errno;
	*what = "map the trace area";
	ret = map(a);
	if (ret < 0)
		return ret;
	a->probe = above_std(area_reopen(a->memfd));
	*what = "get random bytes";
	if (getrandom(random, sizeof(random), 0) != sizeof(random))
		return -EIO;

	h = a->head = (struct trace_area *)(void *)a->base;
	for (size_t i = 0; i < sizeof(random); i++) {
		h->nonce[2 * i] = hex[random[i] >> 4];
		h->nonce[2 * i + 1] = hex[random[i] & 15];
	}
	h->version = TRACE_VERSION;
	h->size = sizeof(*h);
	h->ring_count = a->ring_count;
	h->ring_size = a->ring_size;
	h->ring_off = a->ring_off;
	h->ring_stride = a->ring_stride;
	h->supervisor = getpid();
	h->magic = TRACE_MAGIC;
	snprintf(a->name, sizeof(a->name), "%d:%d:%s", getpid(), a->memfd, h->nonce);

	/* Without the socket the path through /proc is left, which serves nearly always. */
	a->socket = listen_as(h->nonce);
	if (a->socket < 0)
		a->socket = -1;
	return 0;
}
