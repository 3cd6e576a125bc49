/* SPDX-License-Identifier: MIT */
/*
 * remap.c - a hook library that shows a directory in another place: a chroot for one prefix, without
 * privilege, for a program that has its paths compiled in, or looks into /etc.
 *
 *	REMAP=/opt/app=/home/me/app-1.2 LD_PRELOAD=/path/to/remap.so /opt/app/bin/app
 *
 * All names are resolved here as the kernel would, component by component, in the tree as the program
 * shall see it: `..`, relative names, descriptors of directories, and symbolic links, whose targets
 * are names in that tree, too. The call is then made with the name that it comes to. getcwd(2), and
 * the links in /proc, are translated back.
 *
 * /opt must exist, /opt/app need not; if it does, it is hidden, and seen in a listing of /opt.
 * The directory can be reached under its own name as well. Not covered: names of sockets, mount(2),
 * what the kernel opens by itself (the interpreter of a script), programs that are not entered.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <weir/weir.h>

#include "paths.h"

static char from[PATH_MAX], to[PATH_MAX]; /* absolute, no slash at the end */

/* Is path the same as dir, or does it lie below? */
static bool lies_in(const char *path, const char *dir)
{
	size_t n = strlen(dir);

	return strncmp(path, dir, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

/* out = path with the prefix a made b; false: too long. */
static bool exchange(char out[PATH_MAX], const char *path, const char *a, const char *b)
{
	path += strlen(a);
	if (strlen(b) + strlen(path) >= PATH_MAX)
		return false;
	strcpy(stpcpy(out, b), path);
	return true;
}

/* The real name of a name in the program's tree. */
static bool real_name(char out[PATH_MAX], const char *path)
{
	bool ok = lies_in(path, from) ? exchange(out, path, from, to) : exchange(out, path, "", "");

	if (ok && !out[0])
		strcpy(out, "/");
	return ok;
}

/* A name of the kernel's, as the program shall see it. In place. True if it is another one. */
static bool to_program(char path[PATH_MAX])
{
	char whole[PATH_MAX];

	if (!lies_in(path, to) || !exchange(whole, path, to, from))
		return false;
	strcpy(path, whole);
	return true;
}

/* Where a relative name begins, in the program's tree. */
static bool start_of(int dirfd, char out[PATH_MAX])
{
	char link[48] = "/proc/thread-self/cwd", *end = link + strlen("/proc/thread-self/");
	int64_t n;

	if (dirfd != AT_FDCWD) {
		unsigned divisor = 1000000000;

		end = stpcpy(end, "fd/");
		while (divisor > 1 && !((unsigned)dirfd / divisor))
			divisor /= 10;
		for (; divisor; divisor /= 10)
			*end++ = (char)('0' + (unsigned)dirfd / divisor % 10);
		*end = '\0';
	}
	n = weir_syscall(SYS_readlink, (uint64_t)link, (uint64_t)out, PATH_MAX - 1, 0, 0, 0);
	if (n <= 0 || out[0] != '/')
		return false;
	out[n] = '\0';
	if (n == 1)
		out[0] = '\0'; /* the root is "", so that "/name" can be appended */
	to_program(out);
	return true;
}

/* One walk: `at` is where we are, without links; `rest` is what is still to go. */
struct walk {
	char at[PATH_MAX], rest[PATH_MAX], link[PATH_MAX], name[PATH_MAX];
	bool mapped; /* it came by our directory */
	int links;
};

/* Puts the target of a symbolic link in front of the rest. */
static int64_t follow(struct walk *w, size_t target, size_t before)
{
	size_t n = strlen(w->rest);

	if (++w->links > 40)
		return -ELOOP;
	if (target + 1 + n >= PATH_MAX)
		return -ENAMETOOLONG;
	memmove(w->rest + target + 1, w->rest, n + 1);
	memcpy(w->rest, w->link, target);
	w->rest[target] = '/';
	w->at[w->link[0] == '/' ? 0 : before] = '\0';
	return 0;
}

/* Goes one component further. 1: there is none; 0: done; or an error. */
static int64_t step(struct walk *w, bool follows)
{
	size_t skip = strspn(w->rest, "/"), n = strcspn(w->rest + skip, "/"), before = strlen(w->at);
	const char *more = w->rest + skip + n;
	int64_t target;

	if (!n)
		return 1;
	if (n == 2 && memcmp(w->rest + skip, "..", 2) == 0) {
		char *slash = strrchr(w->at, '/');

		if (slash)
			*slash = '\0';
	} else if (n != 1 || w->rest[skip] != '.') {
		if (before + 1 + n >= PATH_MAX)
			return -ENAMETOOLONG;
		w->at[before] = '/';
		memcpy(w->at + before + 1, w->rest + skip, n);
		w->at[before + 1 + n] = '\0';
	}
	memmove(w->rest, more, strlen(more) + 1);
	w->mapped |= lies_in(w->at, from);
	/* The links in /proc lead to things, not to names: the kernel goes on from there. */
	if ((!w->rest[0] && !follows) || lies_in(w->at, "/proc"))
		return 0;
	if (!real_name(w->name, w->at))
		return -ENAMETOOLONG;
	target = weir_syscall(SYS_readlink, (uint64_t)w->name, (uint64_t)w->link, PATH_MAX - 1, 0,
			      0, 0);
	return target > 0 ? follow(w, (size_t)target, before) : 0;
}

/* 1: name is what the call is to be made with; 0: the call is fine as it is; or an error. */
static int64_t resolve(struct walk *w, int dirfd, uint64_t path, bool follows)
{
	int64_t n = weir_string_read(w->rest, (const char *)path, PATH_MAX), ret = 0;
	bool slash;

	if (n <= 0)
		return 0; /* EFAULT and ENOENT are the kernel's to say */
	w->at[0] = '\0';
	w->links = 0;
	if (w->rest[0] != '/' && !start_of(dirfd, w->at))
		return 0;
	w->mapped = lies_in(w->at, from);
	slash = w->rest[n - 1] == '/';
	while (!ret)
		ret = step(w, follows || slash);
	if (ret < 0)
		return ret;
	if (!w->mapped)
		return 0;
	if (slash && strlen(w->at) + 1 < PATH_MAX)
		strcat(w->at, "/"); /* "name/" is a directory, or an error */
	return real_name(w->name, w->at) ? 1 : -ENAMETOOLONG;
}

/* What the kernel wrote to the program's buffer becomes what the program shall see. */
static void translate_back(struct weir_call *call, uint64_t buffer, uint64_t size, bool with_nul)
{
	char path[PATH_MAX];
	uint64_t n = (uint64_t)call->result;

	if (call->result <= 0 || n >= sizeof(path) || weir_memory_read(path, (void *)buffer, n) < 0)
		return;
	path[n] = '\0';
	if (!to_program(path))
		return;
	n = strlen(path) + with_nul;
	if (n > size && with_nul) {
		call->result = -ERANGE;
		return;
	}
	n = n > size ? size : n; /* readlink(2) cuts */
	call->result = weir_memory_write((void *)buffer, path, n) < 0 ? -EFAULT : (int64_t)n;
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	struct walk w[2]; /* the kernel reads the names from here, so the call is made before this ends */
	int names = 0, read_buffer = call->nr == SYS_readlink ? 1 : 2;
	bool proc = false;

	(void)data;
	for (size_t i = 0; i < PATH_ARGUMENTS; i++) {
		const struct path_argument *p = &path_arguments[i];
		uint64_t flags = p->nr != call->nr || p->flags < 0 ? 0 : call->args[p->flags];
		int64_t ret;

		if (p->nr != call->nr)
			continue;
		if (call->nr == SYS_openat2)
			weir_memory_read(&flags, (void *)call->args[2], sizeof(flags));
		ret = resolve(&w[names], p->dirfd < 0 ? AT_FDCWD : (int)call->args[p->dirfd],
			      call->args[p->path], path_follows(p, flags));
		if (ret < 0) {
			call->result = ret;
			return WEIR_ANSWER;
		}
		proc |= lies_in(w[names].at, "/proc");
		if (ret)
			call->args[p->path] = (uint64_t)w[names++].name;
	}
	if (call->nr == SYS_getcwd) {
		weir_proceed(call);
		translate_back(call, call->args[0], call->args[1], true);
		return WEIR_ANSWER;
	}
	if (proc && (call->nr == SYS_readlink || call->nr == SYS_readlinkat)) {
		weir_proceed(call);
		translate_back(call, call->args[read_buffer], call->args[read_buffer + 1], false);
		return WEIR_ANSWER;
	}
	if (names)
		weir_proceed(call);
	return WEIR_PASS; /* a call that was made is done */
}

static void die(const char *what, const char *why)
{
	fprintf(stderr, "remap: REMAP=%s: %s\n", what, why);
	_exit(125);
}

static void read_variable(const char *text)
{
	const char *sign = strchr(text, '=');
	size_t n;

	if (!sign || text[0] != '/' || sign - text >= PATH_MAX)
		die(text, "want /FROM=/TO");
	memcpy(from, text, (size_t)(sign - text));
	n = strlen(from);
	while (n && from[n - 1] == '/')
		from[--n] = '\0';
	if (!n || strstr(from, "/.") || strstr(from, "//"))
		die(text, "FROM is no plain absolute name below /");
	if (!realpath(sign + 1, to))
		die(text, strerror(errno));
	if (strcmp(to, "/") == 0 || lies_in(to, from))
		die(text, "TO is / or lies in FROM");
}

__attribute__((constructor)) static void start(void)
{
	uint32_t numbers[PATH_ARGUMENTS + 1] = { SYS_getcwd };
	/* Two walks are 32 KiB. */
	static const struct weir_session_options options = { .size = sizeof(options),
							     .hook_stack = 128 << 10 };
	struct weir_syscall_spec spec = {
		.size = sizeof(spec), .enter = enter, .numbers = numbers, .count = 1
	};
	const char *text = getenv("REMAP");
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (!text)
		return;
	read_variable(text);
	for (size_t i = 0; i < PATH_ARGUMENTS; i++)
		numbers[spec.count++] = path_arguments[i].nr;
	if (weir_session_open(&session, &options, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0) {
		fprintf(stderr, "remap: %s\n", err.text);
		_exit(125);
	}
}
