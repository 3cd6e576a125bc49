/* SPDX-License-Identifier: MIT */
/*
 * A writer of trace records that is not the runtime: it does to a real supervisor what a test asks
 * for, the harmful things included. It is started by weir with an empty library preloaded
 * (WEIR_LIBRARY), so that WEIR_AREA stays in its environment.
 *
 *	fake_writer COMMAND...
 *
 *	calls N	     claim a ring and record N calls of getppid, each with enter and leave
 *	enter N	     record N calls of exit_group that never return
 *	fork N	     N children one after the other, each claiming a ring and recording 10 calls
 *	threads N    N rings at a time, 10 calls into each, interleaved
 *	crowd N	     N children at a time, which fill half of their rings each
 *	damage	     move head where no record can be
 *	unaligned    the same, within the ring
 *	wild	     write over the sizes and places in the area's own header
 *	garbage	     commit bytes that are no record
 *	stray	     write a head into rings that no one owns
 *	far N	     claim the ring N, while the place to start looking at moves back
 *	exec PATH    a child records an exec of PATH that is not entered, and nothing more
 *	noexec PATH  the same, but the exec fails
 *	note TEXT    record a text for the user
 *	linger MS    leave a child that owns a ring, records one call after MS, and ends
 *	late MS	     the same, but the child claims its ring only then
 *	socket	     get the area over the socket in place of /proc
 *	nobody	     become another user for good
 *	status N     exit with N; kill N: die by signal N; stop: raise SIGSTOP
 *	sleep MS
 *	env	     print the environment to standard output
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <x86intrin.h>

#include "trace/format.h"

static struct trace_area *area;
static struct trace_ring *ring;
static uint64_t ring_size;
static int use_socket;

static void die(const char *what)
{
	perror(what);
	exit(99);
}

static int over_socket(const char *nonce)
{
	struct sockaddr_un addr = { .sun_family = AF_UNIX };
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	char byte;
	struct iovec iov = { &byte, 1 };
	struct msghdr msg = { .msg_iov = &iov,
			      .msg_iovlen = 1,
			      .msg_control = &control,
			      .msg_controllen = sizeof(control) };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0), got = -1;
	int len = snprintf(addr.sun_path + 1, sizeof(addr.sun_path) - 1, "weir-%s", nonce);

	if (connect(fd, (struct sockaddr *)&addr,
		    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)len)) < 0)
		die("connect");
	if (recvmsg(fd, &msg, 0) != 1 || !CMSG_FIRSTHDR(&msg))
		die("recvmsg");
	memcpy(&got, CMSG_DATA(CMSG_FIRSTHDR(&msg)), sizeof(got));
	close(fd);
	return got;
}

static void attach(void)
{
	const char *name = getenv("WEIR_AREA");
	char path[64], nonce[33];
	struct trace_area head;
	int pid, memfd, fd;
	size_t size;

	if (!name || sscanf(name, "%d:%d:%32s", &pid, &memfd, nonce) != 3) {
		fputs("fake_writer: no WEIR_AREA\n", stderr);
		exit(99);
	}
	snprintf(path, sizeof(path), "/proc/%d/fd/%d", pid, memfd);
	fd = use_socket ? over_socket(nonce) : open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0 || pread(fd, &head, sizeof(head), 0) != sizeof(head))
		die("area");
	if (head.magic != TRACE_MAGIC || head.version != TRACE_VERSION ||
	    head.size != sizeof(head) || strcmp(head.nonce, nonce) != 0) {
		fputs("fake_writer: not a trace area\n", stderr);
		exit(99);
	}
	size = head.ring_off + head.ring_count * head.ring_stride;
	area = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, fd, 0);
	if (area == MAP_FAILED)
		die("mmap");
	ring_size = head.ring_size;
	close(fd);
}

static uint64_t now(void)
{
	struct timespec ts;

	if (area->flags & TRACE_F_CLOCK_TSC)
		return __rdtsc();
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static void ring_bell(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	if (__atomic_load_n(&area->sleeping, __ATOMIC_RELAXED)) {
		__atomic_store_n(&area->bell, 1, __ATOMIC_RELEASE);
		syscall(SYS_futex, &area->bell, FUTEX_WAKE, 1, NULL, NULL, 0);
	}
}

static void *place(uint64_t size, int may_drop)
{
	uint64_t at = ring->head & (ring_size - 1);
	uint64_t need = size <= ring_size - at ? size : ring_size - at + size;
	struct trace_head *pad;

	while (ring->head + need - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE) > ring_size) {
		struct timespec ts = { .tv_nsec = 20000000 };
		uint32_t space = __atomic_load_n(&ring->space, __ATOMIC_ACQUIRE);

		if (may_drop && (area->flags & TRACE_F_DROP)) {
			__atomic_add_fetch(&ring->lost, 1, __ATOMIC_RELAXED);
			return NULL;
		}
		__atomic_store_n(&ring->waiting, 1, __ATOMIC_SEQ_CST);
		if (ring->head + need - __atomic_load_n(&ring->tail, __ATOMIC_SEQ_CST) > ring_size)
			syscall(SYS_futex, &ring->space, FUTEX_WAIT, space, &ts, NULL, 0);
		__atomic_store_n(&ring->waiting, 0, __ATOMIC_RELAXED);
	}
	if (need != size) {
		pad = (void *)((char *)ring + TRACE_RING_DATA + at);
		pad->size = (uint32_t)(ring_size - at);
		pad->kind = TRACE_PAD; /* the time is left out: there may be 8 bytes only */
		__atomic_store_n(&ring->head, ring->head + ring_size - at, __ATOMIC_RELEASE);
		at = 0;
	}
	return (char *)ring + TRACE_RING_DATA + at;
}

static void commit(uint64_t size)
{
	__atomic_store_n(&ring->head, ring->head + size, __ATOMIC_RELEASE);
	ring_bell();
}

static void task(uint32_t what)
{
	static const char exe[24] = "/usr/bin/fake_writer";
	uint64_t size = sizeof(struct trace_task) + (what == TRACE_TASK_EXEC ? sizeof(exe) : 0);
	struct trace_task *t = place(size, 0);

	*t = (struct trace_task){ .head = { (uint32_t)size, TRACE_TASK, 0, now() },
				  .pid = getpid(),
				  .tid = getpid(),
				  .ppid = getppid(),
				  .what = what };
	if (what == TRACE_TASK_EXEC)
		memcpy(t + 1, exe, sizeof(exe));
	commit(size);
}

static void claim(uint32_t what)
{
	uint32_t i, start;

	if (!area)
		attach();
	start = __atomic_load_n(&area->next_hint, __ATOMIC_RELAXED);
	for (i = start; i < start + area->ring_count; i++) {
		int32_t none = TRACE_RING_FREE;

		ring = (void *)((char *)area + area->ring_off +
				i % area->ring_count * area->ring_stride);
		if (__atomic_compare_exchange_n(&ring->owner, &none, getpid(), 0, __ATOMIC_ACQ_REL,
						__ATOMIC_RELAXED))
			break;
	}
	if (area->ring_limit <= i % area->ring_count)
		area->ring_limit = i % area->ring_count + 1;
	ring->in_use = (uint32_t)getpid();
	task(what);
}

/* In drop mode a call is lost at its entry, as a whole: 0. */
static int enter(uint64_t nr, uint64_t arg)
{
	struct trace_enter *e = place(sizeof(*e), 1);

	if (!e)
		return 0;
	*e = (struct trace_enter){ .head = { sizeof(*e), TRACE_ENTER, 0, now() },
				   .nr = nr,
				   .args = { arg } };
	commit(sizeof(*e));
	return 1;
}

static void leave(uint64_t result)
{
	struct trace_leave *l = place(sizeof(*l), 0);

	*l = (struct trace_leave){ .head = { sizeof(*l), TRACE_LEAVE, 0, now() }, .result = result };
	commit(sizeof(*l));
}

static void calls(long n)
{
	if (!ring)
		claim(TRACE_TASK_EXEC);
	for (long i = 0; i < n; i++) {
		if (enter(SYS_getppid, 0))
			leave((uint64_t)i);
	}
}

static void msleep(long ms)
{
	struct timespec ts = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	while (nanosleep(&ts, &ts) < 0 && errno == EINTR)
		;
}

static void forks(long n)
{
	for (long i = 0; i < n; i++) {
		pid_t pid = fork();

		if (pid == 0) {
			claim(TRACE_TASK_FORK);
			calls(10);
			_exit(0);
		}
		waitpid(pid, NULL, 0);
	}
}

static void crowd(long n)
{
	for (long i = 0; i < n; i++)
		if (fork() == 0) {
			claim(TRACE_TASK_FORK);
			calls(300);
			_exit(0);
		}
	while (wait(NULL) > 0)
		;
}

static void linger(long ms, int late)
{
	if (fork() != 0)
		return;
	if (late)
		msleep(ms);
	claim(TRACE_TASK_FORK);
	if (!late)
		msleep(ms);
	calls(1);
	_exit(0);
}

static void far(long n)
{
	attach();
	area->next_hint = (uint32_t)n;
	claim(TRACE_TASK_EXEC);
	area->next_hint = 0;
}

static void threads(long n)
{
	struct trace_ring **rings = calloc((size_t)n, sizeof(*rings));

	for (long i = 0; i < n; i++) {
		claim(TRACE_TASK_THREAD);
		rings[i] = ring;
	}
	for (int round = 0; round < 10; round++)
		for (long i = 0; i < n; i++) {
			ring = rings[i];
			calls(1);
		}
	free(rings);
}

static void text(uint16_t kind, size_t head, const char *path)
{
	uint64_t size = head + (strlen(path) + 8) / 8 * 8;
	struct trace_skip *s = place(size, 0);

	memset(s, 0, size);
	s->head = (struct trace_head){ (uint32_t)size, kind, 0, now() };
	if (kind == TRACE_SKIP)
		s->reason = TRACE_SKIP_STATIC;
	strcpy((char *)s + head, path);
	commit(size);
}

static void execute(const char *path, int fails)
{
	pid_t pid = fork();

	if (pid == 0) {
		claim(TRACE_TASK_FORK);
		enter(SYS_execve, 0);
		text(TRACE_SKIP, sizeof(struct trace_skip), path);
		if (fails)
			leave((uint64_t)-ENOENT);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

static void stray(void)
{
	for (uint32_t i = 10; i < 20; i++) {
		struct trace_ring *r = (void *)((char *)area + area->ring_off + i * area->ring_stride);

		r->head = 64;
	}
	area->ring_limit = 20;
	ring_bell();
}

static void harm(const char *how)
{
	if (!ring)
		claim(TRACE_TASK_EXEC);
	if (strcmp(how, "damage") == 0) {
		commit(ring_size * 4 + 8);
	} else if (strcmp(how, "unaligned") == 0) {
		commit(13);
	} else if (strcmp(how, "wild") == 0) {
		area->ring_off = ~0ull;
		area->ring_stride = ~0ull;
		area->ring_count = ~0u;
		area->ring_size = ~0u;
		area->next_hint = ~0u;
		area->ring_limit = ~0u;
		ring->tail = ~0ull;
		commit(0);
	} else {
		memset(place(64, 0), 0xee, 64);
		commit(64);
	}
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		const char *what = argv[i];
		long n = i + 1 < argc ? strtol(argv[i + 1], NULL, 10) : 0;

		if (strcmp(what, "calls") == 0)
			calls(n), i++;
		else if (strcmp(what, "fork") == 0)
			forks(n), i++;
		else if (strcmp(what, "crowd") == 0)
			crowd(n), i++;
		else if (strcmp(what, "threads") == 0)
			threads(n), i++;
		else if (strcmp(what, "linger") == 0)
			linger(n, 0), i++;
		else if (strcmp(what, "late") == 0)
			linger(n, 1), i++;
		else if (strcmp(what, "sleep") == 0)
			msleep(n), i++;
		else if (strcmp(what, "status") == 0)
			exit((int)n);
		else if (strcmp(what, "kill") == 0)
			raise((int)n), i++;
		else if (strcmp(what, "stop") == 0)
			raise(SIGSTOP);
		else if (strcmp(what, "socket") == 0)
			use_socket = 1;
		else if (strcmp(what, "far") == 0)
			far(n), i++;
		else if (strcmp(what, "nobody") == 0) {
			if (setgid(65534) < 0 || setuid(65534) < 0)
				die("setuid");
		} else if (strcmp(what, "exec") == 0)
			execute(argv[++i], 0);
		else if (strcmp(what, "noexec") == 0)
			execute(argv[++i], 1);
		else if (strcmp(what, "note") == 0) {
			if (!ring)
				claim(TRACE_TASK_EXEC);
			text(TRACE_NOTE, sizeof(struct trace_note), argv[++i]);
		} else if (strcmp(what, "stray") == 0)
			stray();
		else if (strcmp(what, "enter") == 0) {
			if (!ring)
				claim(TRACE_TASK_EXEC);
			enter(SYS_exit_group, (uint64_t)n), i++;
		} else if (strcmp(what, "env") == 0) {
			for (char **e = environ; *e; e++)
				puts(*e);
			fflush(stdout);
		} else {
			harm(what);
		}
	}
	return 0;
}
