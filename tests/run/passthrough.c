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
#include <stdlib.h>
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

#define ALL16 "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15"
#define HIGH16 "16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"

/* A hook that is ordinary C may change these: all of them, at each marker call. */
static void clobber(void)
{
	static int level = -1; /* of the CPU, or of the smaller one that weir is told to play */

	if (level < 0) {
		const char *cpu = getenv("WEIR_CPU");

		level = cpu && strcmp(cpu, "xmm") == 0	  ? 0
			: !__builtin_cpu_supports("avx2") ? 0
			: cpu && strcmp(cpu, "ymm") == 0  ? 1
							 : 1 + !!__builtin_cpu_supports("avx512bw");
	}
	__asm__ volatile(".irp n," ALL16 "\npcmpeqd %%xmm\\n, %%xmm\\n\n.endr" ::: "memory");
	if (level == 1)
		__asm__ volatile(".irp n," ALL16 "\nvpcmpeqd %%ymm\\n, %%ymm\\n, %%ymm\\n\n.endr\n"
				 "vzeroupper" ::
					 : "memory");
	if (level == 2)
		__asm__ volatile(".irp n," ALL16 "," HIGH16
				 "\nvpternlogd $0xff, %%zmm\\n, %%zmm\\n, %%zmm\\n\n.endr\n"
				 ".irp n,0,1,2,3,4,5,6,7\nkxnorq %%k\\n, %%k\\n, %%k\\n\n.endr\n"
				 "vzeroupper" ::
					 : "memory");
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (call->nr == MARKER_NR && call->args[0] >> 32 == MARKER_MAGIC)
		__atomic_add_fetch(&count->entered, 1, __ATOMIC_RELAXED);
	else
		return WEIR_PASS;
	if (!(PASS_FLAGS & WEIR_HOOK_GENERAL_REGS))
		clobber();
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
