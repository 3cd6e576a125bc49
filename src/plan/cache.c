/* SPDX-License-Identifier: MIT */
/*
 * The cache of plans: $XDG_CACHE_HOME/weir or $HOME/.cache/weir, one file an object, named by the
 * key in hex. An entry is believed only if directory and file belong to us and no one else may
 * write them, and plan_check passes; anything else is as if it were not there. Entries are
 * replaced by rename, so a reader sees an old one or a new one and never half of one. Nothing is
 * synced: an entry that a power cut leaves empty fails the check and is made again.
 */
#include "plan/plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *absolute(const char *name)
{
	const char *value = getenv(name);

	/* a relative path is to be ignored (XDG Base Directory Specification); we do for HOME, too */
	return value && value[0] == '/' ? value : NULL;
}

int plan_cache_dir(char *buf, size_t size)
{
	const char *mode = getenv("WEIR_CACHE");
	const char *base = absolute("XDG_CACHE_HOME");
	const char *tail = "/weir";
	int n;

	if (mode && strcmp(mode, "off") == 0)
		return -ENOENT;
	if (!base) {
		base = absolute("HOME");
		tail = "/.cache/weir";
	}
	if (!base)
		return -ENOENT;
	n = snprintf(buf, size, "%s%s", base, tail);
	return n < 0 || (size_t)n >= size ? -ENAMETOOLONG : 0;
}

/* Ours alone to write. Root does not read what a user could have left there for it, either. */
static bool is_ours(const struct stat *st)
{
	return st->st_uid == geteuid() && !(st->st_mode & (S_IWGRP | S_IWOTH));
}

static int open_dir(const char *dir)
{
	struct stat st;
	const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int ret = 0;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) < 0)
		ret = -errno;
	else if (!is_ours(&st))
		ret = -EPERM;
	if (ret == 0)
		return fd;
	close(fd);
	return ret;
}

static int make_dir(char *dir)
{
	char *slash = strrchr(dir, '/');

	if (mkdir(dir, 0700) == 0 || errno == EEXIST)
		return 0;
	if (errno != ENOENT || !slash || slash == dir)
		return -errno;
	/* ~/.cache may be missing; what is above it is not for us to make */
	*slash = 0;
	if (mkdir(dir, 0700) < 0 && errno != EEXIST) {
		const int ret = -errno;

		*slash = '/';
		return ret;
	}
	*slash = '/';
	return mkdir(dir, 0700) < 0 && errno != EEXIST ? -errno : 0;
}

static int read_all(int fd, void *buf, size_t size)
{
	for (size_t done = 0; done < size;) {
		const ssize_t n = read(fd, (char *)buf + done, size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? -errno : -EBADMSG;
		done += (size_t)n;
	}
	return 0;
}

static int write_all(int fd, const void *buf, size_t size)
{
	for (size_t done = 0; done < size;) {
		const ssize_t n = write(fd, (const char *)buf + done, size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		done += (size_t)n;
	}
	return 0;
}

/* What tells the two kinds of entries apart. */
struct kind {
	size_t min, max;
	void (*name)(const uint8_t *key, uint32_t key_size, char name[PLAN_CACHE_NAME_SIZE]);
	int (*fits)(const void *block, size_t size, const uint8_t *key, uint32_t key_size);
};

static int sites_fit(const void *block, size_t size, const uint8_t *key, uint32_t key_size)
{
	return plan_check(block, size) == PLAN_OK && plan_key_is(block, key, key_size);
}

static int entries_fit(const void *block, size_t size, const uint8_t *key, uint32_t key_size)
{
	const struct entry_header *plan = block;

	return entry_check(plan, size) && plan->key_size == key_size &&
	       memcmp(plan->key, key, key_size) == 0;
}

static const struct kind sites_kind = { sizeof(struct plan_header), PLAN_SIZE_MAX, plan_cache_name,
					sites_fit };
static const struct kind entries_kind = { sizeof(struct entry_header), ENTRY_SIZE_MAX,
					  plan_cache_name_entries, entries_fit };

static int load_entry(int fd, const struct kind *kind, const uint8_t *key, uint32_t key_size, void **out)
{
	struct stat st;
	void *plan;
	int ret;

	if (fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode) || !is_ours(&st))
		return -EPERM;
	if (st.st_size < (off_t)kind->min || st.st_size > (off_t)kind->max)
		return -EBADMSG;
	plan = malloc((size_t)st.st_size);
	if (!plan)
		return -ENOMEM;
	ret = read_all(fd, plan, (size_t)st.st_size);
	if (ret == 0 && !kind->fits(plan, (size_t)st.st_size, key, key_size))
		ret = -EBADMSG;
	if (ret == 0)
		*out = plan;
	else
		free(plan);
	return ret;
}

static int load(const struct kind *kind, const uint8_t *key, uint32_t key_size, void **out)
{
	char dir[4096], name[PLAN_CACHE_NAME_SIZE];
	int ret, dirfd, fd;

	if (key_size == 0 || key_size > PLAN_KEY_MAX)
		return -EINVAL;
	ret = plan_cache_dir(dir, sizeof(dir));
	if (ret < 0)
		return ret;
	dirfd = open_dir(dir);
	if (dirfd < 0)
		return dirfd;
	kind->name(key, key_size, name);
	/* no link is followed, and a pipe of that name does not hold us up */
	fd = openat(dirfd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	ret = fd < 0 ? -errno : load_entry(fd, kind, key, key_size, out);
	if (fd >= 0)
		close(fd);
	close(dirfd);
	return ret;
}

int plan_cache_load(const uint8_t *key, uint32_t key_size, struct plan_header **out)
{
	void *plan;
	const int ret = load(&sites_kind, key, key_size, &plan);

	if (ret == 0)
		*out = plan;
	return ret;
}

int plan_cache_load_entries(const uint8_t *key, uint32_t key_size, struct entry_header **out)
{
	void *plan;
	const int ret = load(&entries_kind, key, key_size, &plan);

	if (ret == 0)
		*out = plan;
	return ret;
}

static int store_entry(int dirfd, const void *plan, size_t size, const char *name)
{
	char temp[PLAN_CACHE_NAME_SIZE + 64];
	struct timespec now;
	int fd, ret;

	/* pids are told apart, and two pid namespaces over one directory by the clock; O_EXCL decides */
	clock_gettime(CLOCK_REALTIME, &now);
	snprintf(temp, sizeof(temp), ".%s.%ld.%lx", name, (long)getpid(),
		 (unsigned long)now.tv_sec * 1000000000ul + (unsigned long)now.tv_nsec);
	fd = openat(dirfd, temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -errno;
	ret = write_all(fd, plan, size);
	if (close(fd) < 0 && ret == 0)
		ret = -errno;
	if (ret == 0 && renameat(dirfd, temp, dirfd, name) < 0)
		ret = -errno;
	if (ret < 0)
		unlinkat(dirfd, temp, 0);
	return ret;
}

static int store(const char *name, const void *plan, size_t size)
{
	char dir[4096];
	int ret, dirfd;

	ret = plan_cache_dir(dir, sizeof(dir));
	if (ret == 0)
		ret = make_dir(dir);
	if (ret < 0)
		return ret;
	dirfd = open_dir(dir);
	if (dirfd < 0)
		return dirfd;
	ret = store_entry(dirfd, plan, size, name);
	close(dirfd);
	return ret;
}

int plan_cache_store(const struct plan_header *plan)
{
	char name[PLAN_CACHE_NAME_SIZE];

	plan_cache_name(plan->key, plan->key_size, name);
	return store(name, plan, plan->size);
}

int plan_cache_store_entries(const struct entry_header *plan)
{
	char name[PLAN_CACHE_NAME_SIZE];

	plan_cache_name_entries(plan->key, plan->key_size, name);
	return store(name, plan, plan->size);
}
