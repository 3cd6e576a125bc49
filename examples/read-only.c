/* SPDX-License-Identifier: MIT */
/*
 * read-only.c - a hook library that makes the file system read-only, but for some directories.
 *
 *	LD_PRELOAD=/path/to/read-only.so make -n install
 *	READ_ONLY_EXCEPT=/tmp:/home/me/build LD_PRELOAD=/path/to/read-only.so bash
 *
 * What would change a file or a directory elsewhere fails with EROFS, as on a file system that is
 * mounted read-only: opening for writing, making, moving, removing, links, modes, owners, times,
 * attributes, truncation, and access(2) that asks for it. As there, devices, pipes and sockets can be
 * written, a name that exists is EEXIST to who wants to make it, and what is not there is ENOENT.
 *
 * The kernel is asked what a name leads to: it is opened with O_PATH, and the link in /proc is read.
 * So `..`, symbolic links, and descriptors of directories need no thought here.
 *
 * A guard against mistakes, not a sandbox for an enemy, who may change a path between the look and the
 * call. Not covered: descriptors that were open for writing before, mount(2), io_uring, programs that
 * are not entered (static ones without `weir run`, set-user-ID, 32-bit).
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <weir/weir.h>

#include "paths.h"

#define DIRECTORIES 16

static char writable[DIRECTORIES][PATH_MAX]; /* absolute, without links, no slash at the end */
static int directories;

enum place { NOT_THERE, FREE, KEPT };

static bool is_free(const char *path)
{
	for (int i = 0; i < directories; i++) {
		size_t n = strlen(writable[i]);

		if (strncmp(path, writable[i], n) == 0 && (path[n] == '\0' || path[n] == '/'))
			return true;
	}
	return false;
}

/* Where is what this descriptor stands for? */
static enum place place_of(int fd)
{
	char link[48] = "/proc/thread-self/fd/", name[PATH_MAX], *end = link + strlen(link);
	unsigned divisor = 1000000000;
	struct stat st;
	int64_t n;

	if (weir_syscall(SYS_fstat, (uint64_t)fd, (uint64_t)&st, 0, 0, 0, 0) < 0)
		return NOT_THERE;
	/* Pipes, sockets, devices; and files without a name, which are memory. */
	if ((!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode) && !S_ISLNK(st.st_mode)) || !st.st_nlink)
		return FREE;
	while (divisor > 1 && !((unsigned)fd / divisor))
		divisor /= 10;
	for (; divisor; divisor /= 10)
		*end++ = (char)('0' + (unsigned)fd / divisor % 10);
	*end = '\0';
	n = weir_syscall(SYS_readlink, (uint64_t)link, (uint64_t)name, sizeof(name) - 1, 0, 0, 0);
	if (n <= 0)
		return KEPT; /* no /proc, or too long: who cannot look does not allow */
	name[n] = '\0';
	return is_free(name) ? FREE : KEPT;
}

static enum place look(int dirfd, const char *path, bool follow)
{
	int64_t fd = weir_syscall(SYS_openat, (uint64_t)dirfd, (uint64_t)path,
				  O_PATH | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW), 0, 0, 0);
	enum place place;

	if (fd < 0) /* if it is not for want of descriptors, the kernel will say why to the program as well */
		return fd == -EMFILE || fd == -ENFILE || fd == -ENOMEM ? KEPT : NOT_THERE;
	place = place_of((int)fd);
	weir_syscall(SYS_close, (uint64_t)fd, 0, 0, 0, 0, 0);
	return place;
}

/* Of the directory in which the name stands. `path` is cut. */
static enum place look_parent(int dirfd, char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	path[n] = '\0';
	return look(dirfd, n ? path : ".", true);
}

static int64_t verdict(enum place place)
{
	return place == KEPT ? -EROFS : 0;
}

/* A name that is to be made: one that exists is the kernel's to refuse. */
static int64_t judge_new(int dirfd, char *path)
{
	return look(dirfd, path, false) == NOT_THERE ? verdict(look_parent(dirfd, path)) : 0;
}

static int64_t judge_open(int dirfd, char *path, uint64_t flags, bool follow)
{
	bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC);
	enum place place;

	if ((flags & O_PATH) || !(writes || (flags & O_CREAT)))
		return 0;
	place = look(dirfd, path, follow);
	if (place == NOT_THERE && (flags & O_CREAT))
		return verdict(look_parent(dirfd, path));
	if ((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL) || !writes)
		return 0;
	return verdict(place);
}

static uint64_t open_flags(const struct weir_call *call, const struct path_argument *p)
{
	uint64_t flags = 0;

	if (call->nr == SYS_creat)
		return O_WRONLY | O_CREAT | O_TRUNC;
	if (call->nr == SYS_openat2) {
		weir_memory_read(&flags, (void *)call->args[2], sizeof(flags));
		return flags;
	}
	return call->args[p->flags];
}

static int64_t judge(const struct weir_call *call, const struct path_argument *p)
{
	int dirfd = p->dirfd < 0 ? AT_FDCWD : (int)call->args[p->dirfd];
	uint64_t at = call->args[p->path], flags = p->flags < 0 ? 0 : call->args[p->flags];
	char path[PATH_MAX];

	/* futimens() is utimensat() without a name; others say AT_EMPTY_PATH. */
	if (!at && call->nr == SYS_utimensat)
		return verdict(place_of(dirfd));
	if (weir_string_read(path, (const char *)at, sizeof(path)) < 0)
		return 0; /* the kernel will say EFAULT */
	if (!path[0])
		return p->use == USE_WRITE && (flags & AT_EMPTY_PATH) ? verdict(place_of(dirfd)) : 0;
	switch (p->use) {
	case USE_OPEN:
		flags = open_flags(call, p);
		return judge_open(dirfd, path, flags, path_follows(p, flags));
	case USE_WRITE:
		return verdict(look(dirfd, path, path_follows(p, flags)));
	case USE_MAKE:
		return judge_new(dirfd, path);
	case USE_TAKE:
		return verdict(look_parent(dirfd, path));
	}
	if ((call->nr == SYS_access && (call->args[1] & W_OK)) ||
	    ((call->nr == SYS_faccessat || call->nr == 439) && (call->args[2] & W_OK)))
		return verdict(look(dirfd, path, path_follows(p, flags)));
	return 0;
}

/* A socket with a name is a file that is made. */
static int64_t judge_bind(const struct weir_call *call)
{
	struct sockaddr_un un = { .sun_family = 0 };
	size_t n = call->args[2] < sizeof(un) ? call->args[2] : sizeof(un) - 1;

	if (weir_memory_read(&un, (void *)call->args[1], n) < 0 || un.sun_family != AF_UNIX ||
	    !un.sun_path[0])
		return 0;
	return judge_new(AT_FDCWD, un.sun_path);
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	int64_t no = 0;

	(void)data;
	switch (call->nr) {
	case SYS_fchmod:
	case SYS_fchown:
	case SYS_fsetxattr:
	case SYS_fremovexattr:
		no = verdict(place_of((int)call->args[0]));
		break;
	case SYS_bind:
		no = judge_bind(call);
		break;
	}
	for (size_t i = 0; i < PATH_ARGUMENTS && !no; i++)
		if (path_arguments[i].nr == call->nr)
			no = judge(call, &path_arguments[i]);
	if (!no)
		return WEIR_PASS;
	call->result = no;
	return WEIR_ANSWER;
}

static void allow(char *list)
{
	for (char *dir = strtok(list, ":"); dir; dir = strtok(NULL, ":")) {
		if (directories == DIRECTORIES || !realpath(dir, writable[directories])) {
			fprintf(stderr, "read-only: %s: %s\n", dir,
				directories == DIRECTORIES ? "too many" : strerror(errno));
			_exit(125);
		}
		if (strcmp(writable[directories], "/") == 0)
			writable[directories][0] = '\0'; /* every path begins with "" and goes on with "/" */
		directories++;
	}
}

__attribute__((constructor)) static void start(void)
{
	uint32_t numbers[PATH_ARGUMENTS + 8] = { SYS_fchmod, SYS_fchown, SYS_fsetxattr,
						 SYS_fremovexattr, SYS_bind };
	struct weir_syscall_spec spec = {
		.size = sizeof(spec), .enter = enter, .numbers = numbers, .count = 5
	};
	char *list = strdup(getenv("READ_ONLY_EXCEPT") ?: "/tmp");
	struct weir_session *session;
	struct weir_error err;
	int hook;

	for (size_t i = 0; i < PATH_ARGUMENTS; i++)
		numbers[spec.count++] = path_arguments[i].nr;
	allow(list);
	free(list);
	/* Who asked for a guard does not want to run without. */
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0) {
		fprintf(stderr, "read-only: %s\n", err.text);
		_exit(125);
	}
}
