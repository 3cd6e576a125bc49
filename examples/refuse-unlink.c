/* SPDX-License-Identifier: MIT */
/*
 * refuse-unlink.c - a hook library that keeps what lies below a directory.
 *
 *	REFUSE_UNLINK=/srv/data LD_PRELOAD=/path/to/refuse-unlink.so bash
 *
 * unlink, unlinkat, rmdir, rename, renameat and renameat2 fail with EPERM if they would take away
 * or move something below that directory, the directory itself, or one of those that it lies in.
 * A rename from elsewhere onto a file below it takes that file away, and is refused as well.
 *
 * Nothing is parsed here. Relative paths, descriptors of directories, `..`, symbolic links on the
 * way: the kernel is asked what the name leads to, by opening the entry with O_PATH and reading the
 * link in /proc. It also judges bad pointers: what cannot be opened cannot be removed either, so the
 * program gets the kernel's own answer.
 *
 * A guard against mistakes, not a sandbox. It does not cover:
 *  - files changed in place, truncated, or opened for writing;
 *  - a path that another thread or process changes between the look and the call;
 *  - the same directory under another name: a bind mount, or a root changed by chroot;
 *  - io_uring, whose operations are not system calls of the program;
 *  - programs that are not entered: static, set-user-ID, 32-bit; and whoever runs without this library.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <weir/weir.h>

#define VARIABLE "REFUSE_UNLINK"

static char kept[PATH_MAX]; /* absolute, without links, no slash at the end */
static size_t kept_length;

/* Is `path` the same as `dir` (of n bytes), or does it lie below it? */
static bool lies_in(const char *path, const char *dir, size_t n)
{
	return strncmp(path, dir, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* "/proc/thread-self/fd/N". thread-self, because a thread may have a descriptor table of its own. */
static void name_of_link(char out[48], int64_t fd)
{
	char digits[12];
	int n = 0;

	strcpy(out, "/proc/thread-self/fd/");
	out += strlen(out);
	do
		digits[n++] = (char)('0' + fd % 10);
	while (fd /= 10);
	while (n > 0)
		*out++ = digits[--n];
	*out = '\0';
}

/*
 * What does (dirfd, path) name, and may it go? 0: it may. Else a negative errno.
 *
 * weir_syscall() goes to the kernel directly. libc's open() would do as well, calls of a callback
 * are not interposed again; but it is a cancellation point, and it reports by errno.
 */
static int64_t look(int64_t dirfd, uint64_t path)
{
	/* A callback has some 20 KiB of stack: a path fits. */
	char name[PATH_MAX], link[48];
	int64_t fd, n;

	/* O_NOFOLLOW: it is the symbolic link that goes, not what it points to. */
	fd = weir_syscall(SYS_openat, (uint64_t)dirfd, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0, 0, 0);
	if (fd == -EMFILE || fd == -ENFILE || fd == -ENOMEM)
		return fd; /* who cannot look does not allow */
	if (fd < 0)
		return 0; /* not there, or not accessible: the kernel will say so */
	name_of_link(link, fd);
	n = weir_syscall(SYS_readlink, (uint64_t)link, (uint64_t)name, sizeof(name) - 1, 0, 0, 0);
	weir_syscall(SYS_close, (uint64_t)fd, 0, 0, 0, 0, 0);
	if (n <= 0)
		return -EPERM; /* no /proc, or a path that is too long */
	name[n] = '\0';
	if (lies_in(name, kept, kept_length) || lies_in(kept, name, (size_t)n))
		return -EPERM;
	return 0;
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	const uint64_t *a = call->args;
	int64_t no = 0;

	(void)data;
	/* Descriptors are ints: the upper half of the register means nothing. */
	switch (call->nr) {
	case SYS_unlink:
	case SYS_rmdir:
		no = look(AT_FDCWD, a[0]);
		break;
	case SYS_unlinkat:
		no = look((int)a[0], a[1]);
		break;
	case SYS_rename:
		no = look(AT_FDCWD, a[0]);
		if (!no)
			no = look(AT_FDCWD, a[1]);
		break;
	case SYS_renameat:
	case SYS_renameat2:
		no = look((int)a[0], a[1]);
		/* With RENAME_NOREPLACE the kernel itself refuses a name that is taken. */
		if (!no && !(call->nr == SYS_renameat2 && (a[4] & RENAME_NOREPLACE)))
			no = look((int)a[2], a[3]);
		break;
	}
	if (!no)
		return WEIR_PASS;
	call->result = no;
	return WEIR_ANSWER;
}

__attribute__((constructor)) static void start(void)
{
	static const uint32_t numbers[] = { SYS_unlink, SYS_unlinkat, SYS_rmdir,
					    SYS_rename, SYS_renameat, SYS_renameat2 };
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.count = sizeof(numbers) / sizeof(numbers[0]),
		.numbers = numbers,
		.enter = enter,
	};
	const char *dir = getenv(VARIABLE);
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (!dir)
		return;
	if (!realpath(dir, kept)) {
		fprintf(stderr, "refuse-unlink: " VARIABLE "=%s: %s\n", dir, strerror(errno));
		_exit(125);
	}
	if (strcmp(kept, "/") == 0)
		kept[0] = '\0'; /* below it lies everything: every path begins with "" and goes on with "/" */
	kept_length = strlen(kept);
	/* Who asked for a guard does not want to run without. */
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0) {
		fprintf(stderr, "refuse-unlink: %s\n", err.text);
		_exit(125);
	}
}
