/* SPDX-License-Identifier: MIT */
/*
 * A hook library that intercepts every system call and passes it on unchanged. It is built twice:
 * PASS_FLAGS is WEIR_HOOK_GENERAL_REGS or 0.
 *
 * It counts the marker calls (marker.h) in the file `count` beside itself, if there is one: the
 * driver loads it by a symbolic link in a directory made for one run. Not by the environment,
 * which is what some of the programs look at.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <weir/syscall.h>

#define MARKER_NR 500
#define MARKER_MAGIC 0x77656972u

struct pass_count {
	uint64_t entered;
	uint64_t left;
};

static struct pass_count unshared;
static struct pass_count *count = &unshared;

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr == MARKER_NR && call->args[0] >> 32 == MARKER_MAGIC)
		__atomic_add_fetch(&count->entered, 1, __ATOMIC_RELAXED);
	return WEIR_PASS;
}

static void leave(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr != MARKER_NR || call->args[0] >> 32 != MARKER_MAGIC)
		return;
	/* Given up for a signal before it began: it will come again. */
	if (call->flags & WEIR_CALL_INTERRUPTED)
		__atomic_sub_fetch(&count->entered, 1, __ATOMIC_RELAXED);
	else
		__atomic_add_fetch(&count->left, 1, __ATOMIC_RELAXED);
}

static void find_count(void)
{
	char path[4096];
	Dl_info info;
	char *slash;
	void *map;
	int fd;

	if (!dladdr(&unshared, &info) || !info.dli_fname)
		return;
	if (strlen(info.dli_fname) >= sizeof(path) - 8)
		return;
	strcpy(path, info.dli_fname);
	slash = strrchr(path, '/');
	if (!slash)
		return;
	strcpy(slash, "/count");
	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return;
	map = mmap(NULL, sizeof(*count), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (map != MAP_FAILED)
		count = map;
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.flags = PASS_FLAGS,
		.enter = enter,
		.leave = leave,
	};
	struct weir_session *session;
	struct weir_error err;
	int hook;

	find_count();
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0)
		dprintf(STDERR_FILENO, "passthrough: %s\n", err.text);
}
