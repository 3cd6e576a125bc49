/* SPDX-License-Identifier: MIT */
/*
 * A program that gets rid of everything but itself, its stack and what the kernel gave it, as restorers of checkpoints and
 * supervisors of sandboxes do: mapping by mapping, gap by gap, or by reserving the gaps; or makes it inaccessible. It goes
 * on making calls, of its own code, and has a child.
 */
#include <sys/mman.h>
#include <sys/rseq.h>

#include "aid.h"

#define KEEP 64
static struct {
	uintptr_t start, end;
} keep[KEEP], others[2048];
static unsigned kept, other_count;

static void out(const char *text, size_t size)
{
	raw3(SYS_write, 1, text, size);
}

/* Nothing that the C library has is there any more. */
static void must(int holds)
{
	static const char text[] = "a check failed\n";

	if (holds)
		return;
	out(text, sizeof(text) - 1);
	raw1(SYS_exit_group, 1);
}

static void look(void)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	uintptr_t start, end, self = (uintptr_t)&look, data = (uintptr_t)keep;
	static char line[1024], own[512];
	char *path;

	check(maps != NULL);
	strcpy(own, self_exe());
	while (fgets(line, sizeof(line), maps)) {
		check(sscanf(line, "%lx-%lx", &start, &end) == 2);
		path = strpbrk(line, "/[");
		if (path)
			path[strcspn(path, "\n")] = '\0';
		if ((self >= start && self < end) || (data >= start && data < end) ||
		    (path && (strcmp(path, own) == 0 || strcmp(path, "[stack]") == 0 ||
			      strncmp(path, "[v", 2) == 0))) {
			check(kept < KEEP);
			keep[kept].start = start;
			keep[kept++].end = end;
		} else {
			check(other_count < sizeof(others) / sizeof(others[0]));
			others[other_count].start = start;
			others[other_count++].end = end;
		}
	}
	fclose(maps);
}

/* The kernel writes there whenever the thread has been moved to another processor. */
static void leave_rseq(void)
{
	uint32_t *area = (uint32_t *)((char *)__builtin_thread_pointer() + __rseq_offset);

	if (__rseq_size)
		check(syscall(SYS_rseq, area, 32, RSEQ_FLAG_UNREGISTER, RSEQ_SIG) == 0);
}

static void one_by_one(long nr)
{
	for (unsigned i = 0; i < other_count; i++)
		must(raw3(nr, others[i].start, others[i].end - others[i].start, PROT_NONE) == 0);
}

/* Below the first, between two, and above the last that is kept. */
static void gap_by_gap(int reserve)
{
	uintptr_t at = 0x10000;

	for (unsigned i = 0; i <= kept; i++) {
		uintptr_t end = i < kept ? keep[i].start : 0x7ffffffff000;

		/* The vsyscall page is not of this half, and the stack may want to grow. */
		if (end > at && end <= 0x7ffffffff000) {
			if (reserve)
				must(raw6(SYS_mmap, (long)at, (long)(end - at), PROT_NONE,
					  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED,
					  -1, 0) == (long)at);
			else
				must(raw2(SYS_munmap, at, end - at) == 0);
		}
		if (i < kept && keep[i].end > at)
			at = keep[i].end;
	}
}

static void go_on(void)
{
	static const char done[] = "goes on\nmarkers 40\nEXIT-SUCCESS\n";
	int status = 0;
	long pid;

	for (uint32_t i = 0; i < 40; i++)
		must(raw1(MARKER_NR, MARKER_MAGIC | i) == -ENOSYS);
	pid = raw0(SYS_fork);
	if (pid == 0)
		raw1(SYS_exit_group, 7);
	must(pid > 0 && raw4(SYS_wait4, pid, &status, 0, 0) == pid);
	must(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	out(done, sizeof(done) - 1);
	raw1(SYS_exit_group, 0);
}

int main(void)
{
	look();
	for (int how = 0; how < 4; how++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			leave_rseq();
			if (how < 2)
				one_by_one(how ? SYS_mprotect : SYS_munmap);
			else
				gap_by_gap(how == 3);
			go_on();
		}
		reap_ok(pid);
	}
	return marker_pass();
}
