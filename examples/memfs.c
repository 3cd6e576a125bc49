/* SPDX-License-Identifier: MIT */
/*
 * memfs.c - a hook library with a file system of its own: what lies below a directory is kept in
 * memory, and shared by all processes of the tree. No privilege, no mount, no kernel module.
 *
 *	mkdir -p /tmp/mem
 *	MEMFS=/tmp/mem LD_PRELOAD=/path/to/memfs.so bash
 *
 * The store is one sparse file in /dev/shm, which children find by the variable MEMFS_STORE. When the
 * process that made it exits, the store goes; name one on a tmpfs yourself in MEMFS_STORE to keep it.
 *
 *	0          struct store: names, inodes, current directories; mapped by each process
 *	CONTENT    inode n has the 4 GiB from CONTENT + n * SLOT; only what is written takes memory
 *
 * A descriptor of a file in here is a descriptor of the store, opened for that purpose, whose position
 * lies in the slot of its inode. So the kernel keeps, and shares between duplicates, forks and
 * executed programs, all that there is to know: which file, the position, the access mode. No table of
 * descriptors is needed, and mmap(2) works with nothing but another offset. A lock of the kind that
 * belongs to the open file (F_OFD_SETLK) pins its inode: a file that is removed while it is open, in
 * whatever process, stays until it is closed.
 *
 * Names are resolved here, links included; the way to the mount point itself is taken as it is written
 * (`..` counts, symbolic links that lead in from outside do not).
 *
 * Differences to a file system of the kernel: permissions are shown, changed and answered by access(2),
 * not enforced. Locks of fcntl(2) and flock(2) belong to the open file, not to the process. Reading
 * a mapping beyond the end of the file gives zeros, no SIGBUS. No fifos, devices, sockets, extended
 * attributes, inotify; no sendfile(2) and its like, for which programs have a way without. Programs
 * that are not entered (set-user-ID, 32-bit) see an empty directory.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <linux/falloc.h>
#include <linux/fs.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include <weir/weir.h>

#include "paths.h"

#define NODES 16384u
#define ENTRIES 32768u
#define PROCESSES 4096u
#define SLOT (UINT64_C(1) << 32)
#define CONTENT (UINT64_C(1) << 47)
#define APPENDS (UINT64_C(1) << 46) /* this bit in the position of a descriptor: it has O_APPEND */
#define STORE_SIZE (CONTENT * 2)
/* The end of a slot is for locks: those that pin the inode, and one for flock(2). */
#define LARGEST (SLOT - (UINT64_C(1) << 22))
#define PIN_FROM (SLOT - (UINT64_C(1) << 21))
#define PINS (UINT64_C(1) << 20)
#define FLOCK_AT (SLOT - 1)
#define ROOT 1u
#define NAME 256

struct node {
	uint32_t mode, links, uid, gid; /* mode 0: free. links 0: removed, perhaps still open */
	uint64_t size;
	struct timespec accessed, modified, changed;
};

struct entry {
	uint32_t parent, node; /* parent 0: free */
	char name[NAME];
};

static struct store {
	uint32_t lock, entries, last_node, pins, processes;
	int32_t maker; /* the process that removes the store when it ends, or 0 */
	struct {
		int32_t pid;
		uint32_t directory;
	} current[PROCESSES]; /* of processes whose current directory is in here */
	struct node nodes[NODES];
	struct entry table[ENTRIES];
} * store;

static char mount_point[PATH_MAX], store_path[PATH_MAX];
static int store_fd;
static struct stat store_stat;
static uint32_t mask; /* umask(2) */

#define CALL(nr, ...) CALL_(SYS_##nr, ##__VA_ARGS__, 0, 0, 0, 0, 0, 0)
#define CALL_(nr, a, b, c, d, e, f, ...) \
	weir_syscall(nr, (uint64_t)(a), (uint64_t)(b), (uint64_t)(c), (uint64_t)(d), \
		     (uint64_t)(e), (uint64_t)(f))

static uint64_t slot(uint32_t node)
{
	return CONTENT + node * SLOT;
}

static struct timespec now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return ts;
}

/* ---- one lock for all names and inodes. It is held for moments; a holder that was killed is noticed ---- */

static void lock(void)
{
	uint32_t self = (uint32_t)weir_thread_id(), free = 0;

	for (unsigned tries = 1; !__atomic_compare_exchange_n(&store->lock, &free, self, false,
							      __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
	     tries++) {
		if (tries % 1000 || CALL(kill, free, 0) != -ESRCH)
			free = 0; /* else the holder is gone: take it from him */
		CALL(sched_yield);
	}
}

static void unlock(void)
{
	__atomic_store_n(&store->lock, 0, __ATOMIC_RELEASE);
}

/* ---- inodes. From here on to "names": under the lock ---- */

static struct flock pin_range(uint32_t node)
{
	return (struct flock){ .l_type = F_WRLCK,
			       .l_start = (off_t)(slot(node) + PIN_FROM),
			       .l_len = (off_t)(PINS + 1) };
}

static bool is_open(uint32_t node)
{
	struct flock l = pin_range(node);

	for (uint32_t i = 0; i < store->processes; i++)
		if (store->current[i].directory == node)
			return true;
	return CALL(fcntl, store_fd, F_OFD_GETLK, &l) < 0 || l.l_type != F_UNLCK;
}

/* A lock for reading needs a descriptor that reads; the others share bytes, one each. */
static void pin(int fd, uint32_t node, bool reads)
{
	struct flock l = pin_range(node);

	l.l_len = 1;
	if (reads) {
		l.l_type = F_RDLCK;
		l.l_start += (off_t)PINS;
		CALL(fcntl, fd, F_OFD_SETLK, &l);
		return;
	}
	for (int tries = 0; tries < 1000; tries++) {
		l.l_start = (off_t)(slot(node) + PIN_FROM + store->pins++ % PINS);
		if (CALL(fcntl, fd, F_OFD_SETLK, &l) >= 0)
			return;
	}
}

static void punch(uint32_t node, uint64_t from)
{
	CALL(fallocate, store_fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, slot(node) + from,
	     SLOT - from);
}

static void free_if_unused(uint32_t node)
{
	if (store->nodes[node].links || is_open(node))
		return;
	punch(node, 0);
	store->nodes[node].mode = 0;
}

static uint32_t new_node(uint32_t mode)
{
	uint32_t n = store->last_node;

	for (uint32_t tries = 0; tries < NODES; tries++) {
		n = n + 1 < NODES ? n + 1 : ROOT + 1;
		if (store->nodes[n].mode && !store->nodes[n].links)
			free_if_unused(n);
		if (store->nodes[n].mode)
			continue;
		store->last_node = n;
		store->nodes[n] = (struct node){ .mode = mode,
						 .links = S_ISDIR(mode) ? 2 : 1,
						 .uid = (uint32_t)CALL(geteuid),
						 .gid = (uint32_t)CALL(getegid) };
		store->nodes[n].accessed = store->nodes[n].modified = store->nodes[n].changed = now();
		return n;
	}
	return 0;
}

static void set_size(uint32_t node, uint64_t size)
{
	if (size < store->nodes[node].size)
		punch(node, size);
	store->nodes[node].size = size;
	store->nodes[node].modified = store->nodes[node].changed = now();
}

/* ---- directories ---- */

static struct entry *find(uint32_t parent, const char *name)
{
	for (struct entry *e = store->table; e < store->table + store->entries; e++)
		if (e->parent == parent && strcmp(e->name, name) == 0)
			return e;
	return NULL;
}

static struct entry *entry_of_directory(uint32_t node)
{
	for (struct entry *e = store->table; e < store->table + store->entries; e++)
		if (e->parent && e->node == node)
			return e;
	return NULL;
}

static bool is_empty(uint32_t directory)
{
	for (struct entry *e = store->table; e < store->table + store->entries; e++)
		if (e->parent == directory)
			return false;
	return true;
}

static void touch_directory(uint32_t directory)
{
	store->nodes[directory].modified = store->nodes[directory].changed = now();
}

static int64_t add_entry(uint32_t parent, const char *name, uint32_t node)
{
	struct entry *e = store->table;

	if (!store->nodes[parent].links)
		return -ENOENT; /* the directory was removed */
	while (e < store->table + store->entries && e->parent)
		e++;
	if (e == store->table + ENTRIES)
		return -ENOSPC;
	if (e == store->table + store->entries)
		store->entries++;
	strcpy(e->name, name);
	e->node = node;
	e->parent = parent;
	touch_directory(parent);
	return 0;
}

/* Makes a file, directory or link. The new inode, or an error. */
static int64_t make(uint32_t parent, const char *name, uint32_t mode)
{
	uint32_t node = new_node(mode);
	int64_t ret = node ? add_entry(parent, name, node) : -ENOSPC;

	if (ret < 0 && node)
		store->nodes[node].mode = 0;
	return ret < 0 ? ret : (int64_t)node;
}

static void remove_entry(struct entry *e)
{
	struct node *n = &store->nodes[e->node];

	n->links = S_ISDIR(n->mode) ? 0 : n->links - 1;
	n->changed = now();
	touch_directory(e->parent);
	e->parent = 0;
	free_if_unused(e->node);
}

/* ---- current directories ---- */

static uint32_t current_directory(int32_t pid)
{
	for (uint32_t i = 0; i < store->processes; i++)
		if (store->current[i].pid == pid)
			return store->current[i].directory;
	return 0;
}

static void set_current(int32_t pid, uint32_t directory)
{
	uint32_t at = PROCESSES;

	for (uint32_t i = 0; i < store->processes; i++)
		if (store->current[i].pid == pid || (!store->current[i].directory && at == PROCESSES))
			at = i;
	if (at == PROCESSES && directory && store->processes < PROCESSES)
		at = store->processes++;
	if (at < PROCESSES && (directory || store->current[at].pid == pid)) {
		store->current[at].directory = directory;
		store->current[at].pid = directory ? pid : 0;
	}
}

static void leave_directory(int32_t pid)
{
	lock();
	set_current(pid, 0);
	unlock();
}

/* ---- descriptors ---- */

struct handle {
	int fd;
	uint32_t node;
	uint64_t position;
	bool appends;
};

/* Is this descriptor one of ours? One call for those that are not. */
static bool get_handle(uint64_t fd, struct handle *h)
{
	int64_t at = CALL(lseek, (int)fd, 0, SEEK_CUR);
	struct stat st;

	if (at < (int64_t)CONTENT || CALL(fstat, (int)fd, &st) < 0 ||
	    st.st_ino != store_stat.st_ino || st.st_dev != store_stat.st_dev)
		return false;
	h->fd = (int)fd;
	h->appends = (uint64_t)at & APPENDS;
	h->node = (uint32_t)(((uint64_t)at & ~(CONTENT | APPENDS)) / SLOT);
	h->position = (uint64_t)at % SLOT;
	return true;
}

static int64_t seek(const struct handle *h, uint64_t position)
{
	if (position > LARGEST)
		return -EINVAL;
	return CALL(lseek, h->fd, slot(h->node) + position + (h->appends ? APPENDS : 0), SEEK_SET);
}

static int64_t open_node(uint32_t node, uint64_t flags)
{
	uint64_t keep = O_CLOEXEC | O_NONBLOCK | O_SYNC | O_DSYNC;
	bool reads = (flags & O_PATH) || (flags & O_ACCMODE) != O_WRONLY;
	struct handle h = { .node = node, .appends = flags & O_APPEND };
	int64_t fd;

	if (flags & O_PATH)
		flags &= O_CLOEXEC;
	fd = CALL(openat, AT_FDCWD, store_path, flags & (O_ACCMODE | keep));
	if (fd < 0)
		return fd;
	h.fd = (int)fd;
	seek(&h, 0);
	pin(h.fd, node, reads);
	return fd;
}

/* ---- names ---- */

/* One walk. Inside: `directory`, `name`, and `node` if it exists. Outside: the path is in `rest`. */
struct walk {
	uint32_t directory, node;
	char name[NAME];
	bool slash; /* the path ended with one */
	char rest[PATH_MAX], at[PATH_MAX];
	int links;
};

enum {
	OUTSIDE = 0,
	INSIDE = 1,
	MOVED = 2 /* outside, but not by the path that the program gave */
};

static int64_t prepend(struct walk *w, const char *text, size_t n)
{
	size_t old = strlen(w->rest), slash = old > 0; /* "link" must not become "target/" */

	if (n + slash + old >= PATH_MAX)
		return -ENAMETOOLONG;
	memmove(w->rest + n + slash, w->rest, old + 1);
	memcpy(w->rest, text, n);
	if (slash)
		w->rest[n] = '/';
	return 0;
}

/* Takes the next component off the rest. 0: there is none. */
static size_t next(struct walk *w, const char **component)
{
	size_t skip = strspn(w->rest, "/"), n = strcspn(w->rest + skip, "/");

	*component = w->rest + skip;
	return n;
}

static void consume(struct walk *w, const char *component, size_t n)
{
	memmove(w->rest, component + n, strlen(component + n) + 1);
}

/* An absolute path, as it is written: does it come to the mount point? Then the rest is what follows. */
static bool enter_mount(struct walk *w)
{
	const char *c = w->rest;
	size_t used = 0;

	for (;;) {
		size_t n;

		c += strspn(c, "/");
		n = strcspn(c, "/");
		if (!n)
			return false;
		if (n == 2 && memcmp(c, "..", 2) == 0) {
			while (used && w->at[--used] != '/')
				;
		} else if (n != 1 || c[0] != '.') {
			if (used + n + 1 >= PATH_MAX)
				return false;
			w->at[used++] = '/';
			memcpy(w->at + used, c, n);
			used += n;
		}
		w->at[used] = '\0';
		c += n;
		if (strcmp(w->at, mount_point) == 0) {
			memmove(w->rest, c, strlen(c) + 1);
			return true;
		}
	}
}

/* From `directory` down the rest. INSIDE, or MOVED with an absolute path in the rest, or an error. */
static int64_t walk_inside(struct walk *w, bool follows)
{
	const char *c;
	size_t n;

	w->node = w->directory;
	w->name[0] = '\0';
	while ((n = next(w, &c))) {
		struct node *d = &store->nodes[w->node];
		struct entry *e;
		bool last;

		if (!S_ISDIR(d->mode))
			return -ENOTDIR;
		w->directory = w->node;
		if (n >= NAME)
			return -ENAMETOOLONG;
		memcpy(w->name, c, n);
		w->name[n] = '\0';
		consume(w, c, n);
		if (strcmp(w->name, ".") == 0)
			continue;
		if (strcmp(w->name, "..") == 0) {
			if (w->directory == ROOT) {
				memcpy(w->at, mount_point, strlen(mount_point) + 1);
				strrchr(w->at, '/')[0] = '\0';
				return prepend(w, w->at, strlen(w->at)) ?: MOVED;
			}
			e = entry_of_directory(w->directory);
			w->node = e ? e->parent : ROOT;
			continue;
		}
		last = w->rest[strspn(w->rest, "/")] == '\0';
		e = find(w->directory, w->name);
		if (!e) {
			w->node = 0;
			return last ? INSIDE : -ENOENT;
		}
		w->node = e->node;
		d = &store->nodes[w->node];
		if (!S_ISLNK(d->mode) || (last && !follows && !w->rest[0]))
			continue;
		if (++w->links > 40)
			return -ELOOP;
		CALL(pread64, store_fd, w->at, d->size, slot(w->node));
		if (prepend(w, w->at, d->size) < 0)
			return -ENAMETOOLONG;
		if (w->at[0] == '/')
			return MOVED;
		w->node = w->directory;
	}
	if (w->slash && !S_ISDIR(store->nodes[w->node].mode))
		return -ENOTDIR;
	return INSIDE;
}

/* Puts the name of the directory that a relative path begins in, which is not one of ours, before it. */
static int64_t make_absolute(struct walk *w, int dirfd)
{
	char link[48] = "/proc/thread-self/cwd";
	int64_t n;

	if (dirfd != AT_FDCWD) {
		char digits[12];
		size_t used = 0, end = strlen("/proc/thread-self/");
		unsigned value = (unsigned)dirfd;

		do
			digits[used++] = (char)('0' + value % 10);
		while (value /= 10);
		memcpy(link + end, "fd/", 3);
		for (end += 3; used; end++)
			link[end] = digits[--used];
		link[end] = '\0';
	}
	n = CALL(readlink, link, w->at, PATH_MAX - 1);
	return n <= 0 || w->at[0] != '/' ? -ENOENT : prepend(w, w->at, (size_t)n);
}

/* Resolves the name that a call was given. */
static int64_t resolve(struct walk *w, int dirfd, uint64_t path, bool follows)
{
	int64_t n = weir_string_read(w->rest, (const char *)path, PATH_MAX), ret = OUTSIDE;
	struct handle h;

	if (n <= 0)
		return OUTSIDE; /* EFAULT and ENOENT are the kernel's to say */
	w->slash = w->rest[n - 1] == '/';
	w->links = 0;
	w->directory = 0;
	if (w->rest[0] != '/') {
		if (dirfd == AT_FDCWD)
			w->directory = current_directory((int32_t)CALL(getpid));
		else if (get_handle((uint64_t)dirfd, &h))
			w->directory = h.node;
		if (!w->directory && make_absolute(w, dirfd) < 0)
			return OUTSIDE;
	}
	do {
		if (!w->directory) {
			if (!enter_mount(w))
				return ret;
			w->directory = ROOT;
		}
		ret = walk_inside(w, follows);
		w->directory = ret == MOVED ? 0 : w->directory;
	} while (ret == MOVED);
	return ret;
}

/* ---- what calls with a name do. `w` is inside, the lock is held ---- */

static int64_t do_open(struct walk *w, uint64_t flags, uint32_t mode)
{
	bool writes = (flags & O_ACCMODE) != O_RDONLY && !(flags & O_PATH);
	int64_t ret = w->node;

	if ((flags & O_TMPFILE) == O_TMPFILE)
		return -EOPNOTSUPP;
	if (w->node && (flags & O_CREAT) && (flags & O_EXCL))
		return -EEXIST;
	if (!w->node) {
		if (!(flags & O_CREAT))
			return -ENOENT;
		if (w->slash)
			return -EISDIR;
		ret = make(w->directory, w->name, S_IFREG | (mode & 07777 & ~mask));
		if (ret < 0)
			return ret;
	} else {
		uint32_t type = store->nodes[w->node].mode & S_IFMT;

		if (type == S_IFLNK && !(flags & O_PATH))
			return -ELOOP;
		if (type == S_IFDIR && (writes || (flags & O_CREAT)))
			return -EISDIR;
		if (type != S_IFDIR && (flags & O_DIRECTORY))
			return -ENOTDIR;
		if ((flags & O_TRUNC) && writes)
			set_size(w->node, 0);
	}
	return open_node((uint32_t)ret, flags);
}

static void fill_stat(uint32_t node, struct stat *st)
{
	const struct node *n = &store->nodes[node];

	memset(st, 0, sizeof(*st));
	st->st_dev = makedev(0, 0xfff);
	st->st_ino = node;
	st->st_mode = n->mode;
	st->st_nlink = n->links;
	st->st_uid = n->uid;
	st->st_gid = n->gid;
	st->st_size = (off_t)n->size;
	st->st_blksize = 4096;
	st->st_blocks = (blkcnt_t)((n->size + 511) / 512);
	st->st_atim = n->accessed;
	st->st_mtim = n->modified;
	st->st_ctim = n->changed;
}

static int64_t put_stat(uint32_t node, uint64_t to)
{
	struct stat st;

	fill_stat(node, &st);
	return weir_memory_write((void *)to, &st, sizeof(st));
}

static struct statx_timestamp statx_time(struct timespec ts)
{
	return (struct statx_timestamp){ .tv_sec = ts.tv_sec, .tv_nsec = (uint32_t)ts.tv_nsec };
}

static int64_t put_statx(uint32_t node, uint64_t to)
{
	const struct node *n = &store->nodes[node];
	struct statx x = { .stx_mask = STATX_BASIC_STATS,
			   .stx_blksize = 4096,
			   .stx_nlink = n->links,
			   .stx_uid = n->uid,
			   .stx_gid = n->gid,
			   .stx_mode = (uint16_t)n->mode,
			   .stx_ino = node,
			   .stx_size = n->size,
			   .stx_blocks = (n->size + 511) / 512,
			   .stx_dev_minor = 0xfff };

	x.stx_atime = statx_time(n->accessed);
	x.stx_mtime = statx_time(n->modified);
	x.stx_ctime = statx_time(n->changed);
	return weir_memory_write((void *)to, &x, sizeof(x));
}

static int64_t do_access(uint32_t node, uint64_t wanted)
{
	const struct node *n = &store->nodes[node];
	uint32_t uid = (uint32_t)CALL(getuid), has = n->mode;

	if (uid == 0)
		return (wanted & X_OK) && !S_ISDIR(n->mode) && !(n->mode & 0111) ? -EACCES : 0;
	has >>= uid == n->uid ? 6 : (uint32_t)CALL(getgid) == n->gid ? 3 : 0;
	return (wanted & ~has & 7) ? -EACCES : 0;
}

static int64_t do_readlink(const struct walk *w, uint64_t to, uint64_t size)
{
	const struct node *n = &store->nodes[w->node];

	if (!S_ISLNK(n->mode) || !size)
		return -EINVAL;
	return CALL(pread64, store_fd, to, n->size < size ? n->size : size, slot(w->node));
}

static int64_t do_symlink(struct walk *w, uint64_t target)
{
	int64_t n = weir_string_read(w->at, (const char *)target, PATH_MAX), ret;

	if (n <= 0)
		return n < 0 ? n : -ENOENT;
	ret = make(w->directory, w->name, S_IFLNK | 0777);
	if (ret < 0)
		return ret;
	store->nodes[ret].size = (uint64_t)CALL(pwrite64, store_fd, w->at, n, slot((uint32_t)ret));
	return 0;
}

static int64_t do_chmod(uint32_t node, uint64_t mode)
{
	struct node *n = &store->nodes[node];

	if (S_ISLNK(n->mode))
		return -EOPNOTSUPP;
	n->mode = (n->mode & S_IFMT) | (mode & 07777);
	n->changed = now();
	return 0;
}

static int64_t do_chown(uint32_t node, uint64_t uid, uint64_t gid)
{
	struct node *n = &store->nodes[node];

	n->uid = (uint32_t)uid == ~0u ? n->uid : (uint32_t)uid;
	n->gid = (uint32_t)gid == ~0u ? n->gid : (uint32_t)gid;
	n->changed = now();
	return 0;
}

static void set_time(struct timespec *to, struct timespec from, struct timespec current)
{
	if (from.tv_nsec == UTIME_NOW)
		*to = current;
	else if (from.tv_nsec != UTIME_OMIT)
		*to = from;
}

/* The four calls differ in how they write two times; nr is the call. */
static int64_t do_utime(uint32_t node, uint64_t nr, uint64_t times)
{
	struct timespec ts[2] = { { 0, UTIME_NOW }, { 0, UTIME_NOW } }, current = now();
	int64_t v[4];

	if (times && weir_memory_read(v, (void *)times, nr == SYS_utime ? 16 : 32) < 0)
		return -EFAULT;
	for (size_t i = 0; times && i < 2; i++) {
		if (nr == SYS_utime)
			ts[i] = (struct timespec){ v[i], 0 };
		else
			ts[i] = (struct timespec){ v[2 * i],
						   v[2 * i + 1] * (nr == SYS_utimensat ? 1 : 1000) };
	}
	set_time(&store->nodes[node].accessed, ts[0], current);
	set_time(&store->nodes[node].modified, ts[1], current);
	store->nodes[node].changed = current;
	return 0;
}

static int64_t do_unlink(struct walk *w, bool directory)
{
	struct entry *e = find(w->directory, w->name);
	uint32_t mode = store->nodes[w->node].mode;

	if (strcmp(w->name, ".") == 0)
		return directory ? -EINVAL : -EISDIR;
	if (strcmp(w->name, "..") == 0)
		return directory ? -ENOTEMPTY : -EISDIR;
	if (!e) /* the root */
		return directory ? -EBUSY : -EISDIR;
	if (directory != S_ISDIR(mode))
		return directory ? -ENOTDIR : -EISDIR;
	if (directory && !is_empty(w->node))
		return -ENOTEMPTY;
	remove_entry(e);
	return 0;
}

static int64_t do_link(const struct walk *old, const struct walk *new)
{
	int64_t ret;

	if (S_ISDIR(store->nodes[old->node].mode))
		return -EPERM;
	if (new->node)
		return -EEXIST;
	ret = add_entry(new->directory, new->name, old->node);
	if (ret == 0) {
		store->nodes[old->node].links++;
		store->nodes[old->node].changed = now();
	}
	return ret;
}

static bool lies_below(uint32_t directory, uint32_t ancestor)
{
	while (directory != ancestor && directory != ROOT) {
		const struct entry *e = entry_of_directory(directory);

		directory = e ? e->parent : ROOT;
	}
	return directory == ancestor;
}

static int64_t do_rename(struct walk *old, struct walk *new, uint64_t flags)
{
	struct entry *from = find(old->directory, old->name), *to = find(new->directory, new->name);
	bool directory = S_ISDIR(store->nodes[old->node].mode);

	if (!from)
		return -EBUSY; /* the root, or "." */
	if (to && (flags & RENAME_NOREPLACE))
		return -EEXIST;
	if (flags & RENAME_EXCHANGE) {
		if (!to)
			return -ENOENT;
		from->node = new->node;
		to->node = old->node;
		return 0;
	}
	if (new->node == old->node)
		return 0;
	if (directory && lies_below(new->directory, old->node))
		return -EINVAL;
	if (to && directory != S_ISDIR(store->nodes[to->node].mode))
		return directory ? -ENOTDIR : -EISDIR;
	if (to && directory && !is_empty(to->node))
		return -ENOTEMPTY;
	if (to)
		remove_entry(to);
	else if (new->node || !store->nodes[new->directory].links)
		return new->node ? -EBUSY : -ENOENT;
	touch_directory(from->parent);
	touch_directory(new->directory);
	strcpy(from->name, new->name);
	from->parent = new->directory;
	store->nodes[old->node].changed = now();
	return 0;
}

static int64_t change_directory(uint32_t node)
{
	if (!S_ISDIR(store->nodes[node].mode))
		return -ENOTDIR;
	/* The kernel's idea of where we are: the mount point. */
	if (CALL(chdir, mount_point) < 0)
		return -ENOENT;
	set_current((int32_t)CALL(getpid), node);
	return 0;
}

/* A program in here is executed from a copy in a file without a name. */
static int64_t do_exec(struct weir_call *call, uint32_t node)
{
	const struct node *n = &store->nodes[node];
	uint64_t from = slot(node), end = from + n->size;
	char start[2] = "";
	int64_t fd;

	if (!S_ISREG(n->mode) || !(n->mode & 0111))
		return -EACCES;
	CALL(pread64, store_fd, start, 2, from);
	/* The interpreter of a script opens it again, by its number. */
	fd = CALL(memfd_create, "memfs", start[0] == '#' && start[1] == '!' ? 0 : MFD_CLOEXEC);
	while (fd >= 0 && from < end)
		if (CALL(sendfile, fd, store_fd, &from, end - from) <= 0)
			break;
	unlock(); /* the program that comes does not have it */
	if (fd >= 0) {
		bool at = call->nr == SYS_execveat;
		uint64_t argv = call->args[at ? 2 : 1], envp = call->args[at ? 3 : 2];

		call->nr = SYS_execveat;
		call->args[0] = (uint64_t)fd;
		call->args[1] = (uint64_t) "";
		call->args[2] = argv;
		call->args[3] = envp;
		call->args[4] = AT_EMPTY_PATH;
		weir_proceed(call);
		CALL(close, fd);
		fd = call->result;
	}
	lock();
	return fd;
}

static int64_t do_open_call(const struct weir_call *call, struct walk *w)
{
	const uint64_t *a = call->args;
	struct open_how how = { 0 };

	switch (call->nr) {
	case SYS_open:
		return do_open(w, a[1], (uint32_t)a[2]);
	case SYS_creat:
		return do_open(w, O_CREAT | O_WRONLY | O_TRUNC, (uint32_t)a[1]);
	case SYS_openat:
		return do_open(w, a[2], (uint32_t)a[3]);
	}
	if (weir_memory_read(&how, (void *)a[2], a[3] < sizeof(how) ? a[3] : sizeof(how)) < 0)
		return -EFAULT;
	return do_open(w, how.flags, (uint32_t)how.mode);
}

/* Calls on a name that is there. w[1] is the second name, if there is one. */
static int64_t on_existing(struct weir_call *call, struct walk *w)
{
	const uint64_t *a = call->args;

	switch (call->nr) {
	case SYS_stat:
	case SYS_lstat:
		return put_stat(w->node, a[1]);
	case SYS_newfstatat:
		return put_stat(w->node, a[2]);
	case SYS_statx:
		return put_statx(w->node, a[4]);
	case SYS_statfs:
		return CALL(fstatfs, store_fd, a[1]);
	case SYS_access:
		return do_access(w->node, a[1]);
	case SYS_faccessat:
	case 439 /* faccessat2 */:
		return do_access(w->node, a[2]);
	case SYS_readlink:
		return do_readlink(w, a[1], a[2]);
	case SYS_readlinkat:
		return do_readlink(w, a[2], a[3]);
	case SYS_chdir:
		return change_directory(w->node);
	case SYS_execve:
	case SYS_execveat:
		return do_exec(call, w->node);
	case SYS_truncate:
		if (S_ISDIR(store->nodes[w->node].mode) || a[1] > LARGEST)
			return S_ISDIR(store->nodes[w->node].mode) ? -EISDIR : -EINVAL;
		set_size(w->node, a[1]);
		return 0;
	case SYS_chmod:
		return do_chmod(w->node, a[1]);
	case SYS_fchmodat:
	case 452 /* fchmodat2 */:
		return do_chmod(w->node, a[2]);
	case SYS_chown:
	case SYS_lchown:
		return do_chown(w->node, a[1], a[2]);
	case SYS_fchownat:
		return do_chown(w->node, a[2], a[3]);
	case SYS_utime:
	case SYS_utimes:
		return do_utime(w->node, call->nr, a[1]);
	case SYS_futimesat:
	case SYS_utimensat:
		return do_utime(w->node, call->nr, a[2]);
	case SYS_unlink:
		return do_unlink(w, false);
	case SYS_rmdir:
		return do_unlink(w, true);
	case SYS_unlinkat:
		return do_unlink(w, a[2] & AT_REMOVEDIR);
	case SYS_link:
	case SYS_linkat:
		return do_link(&w[0], &w[1]);
	case SYS_rename:
	case SYS_renameat:
		return do_rename(&w[0], &w[1], 0);
	case SYS_renameat2:
		return do_rename(&w[0], &w[1], a[4]);
	case SYS_listxattr:
	case SYS_llistxattr:
		return 0;
	}
	return call->nr == SYS_chroot ? -EPERM : -EOPNOTSUPP;
}

static int64_t on_name(struct weir_call *call, struct walk *w)
{
	const uint64_t *a = call->args;
	uint32_t mode = 0;

	switch (call->nr) {
	case SYS_open:
	case SYS_openat:
	case SYS_openat2:
	case SYS_creat:
		return do_open_call(call, w);
	case SYS_mkdir:
	case SYS_mkdirat:
		mode = S_IFDIR | (a[call->nr == SYS_mkdirat ? 2 : 1] & 01777 & ~mask);
		break;
	case SYS_mknod:
	case SYS_mknodat:
		mode = (uint32_t)a[call->nr == SYS_mknodat ? 2 : 1];
		mode = (mode & S_IFMT ? mode & S_IFMT : S_IFREG) | (mode & 07777 & ~mask);
		break;
	case SYS_symlink:
	case SYS_symlinkat:
		return w->node ? -EEXIST : do_symlink(w, a[0]);
	default:
		return w->node ? on_existing(call, w) : -ENOENT;
	}
	if (w->node)
		return -EEXIST;
	if (!S_ISREG(mode) && !S_ISDIR(mode))
		return -EPERM;
	return make(w->directory, w->name, mode) < 0 ? -ENOSPC : 0;
}

/* A call with one name or two. False: it is none of ours. */
static bool name_call(struct weir_call *call)
{
	struct walk w[2]; /* the kernel may read a name from here: the call is made before this ends */
	int64_t found[2] = { OUTSIDE, OUTSIDE };
	int names = 0;

	lock();
	for (size_t i = 0; i < PATH_ARGUMENTS; i++) {
		const struct path_argument *p = &path_arguments[i];
		uint64_t flags = 0;

		if (p->nr != call->nr)
			continue;
		if (p->flags >= 0)
			flags = call->args[p->flags];
		if (call->nr == SYS_openat2)
			weir_memory_read(&flags, (void *)call->args[2], sizeof(flags));
		found[names] = resolve(&w[names], p->dirfd < 0 ? AT_FDCWD : (int)call->args[p->dirfd],
				       call->args[p->path], path_follows(p, flags));
		if (found[names] == MOVED)
			call->args[p->path] = (uint64_t)w[names].rest;
		names++;
	}
	if (found[0] < 0 || found[1] < 0)
		call->result = found[0] < 0 ? found[0] : found[1];
	else if (names == 2 && (found[0] == INSIDE) != (found[1] == INSIDE))
		call->result = -EXDEV;
	else if (found[0] == INSIDE)
		call->result = on_name(call, w);
	else {
		unlock();
		if (found[0] != MOVED && found[1] != MOVED && call->nr != SYS_chdir)
			return false;
		if (weir_proceed(call) >= 0 && call->nr == SYS_chdir)
			leave_directory((int32_t)CALL(getpid));
		return true;
	}
	unlock();
	return true;
}

/* ---- what calls with a descriptor do ---- */

/* Reads or writes at the position (at < 0) or elsewhere. */
static int64_t transfer(struct handle *h, bool writes, uint64_t buffer, uint64_t n, int64_t at)
{
	struct node *node = &store->nodes[h->node];
	uint64_t from = at >= 0 ? (uint64_t)at : h->position;
	int64_t ret;

	if (S_ISDIR(node->mode))
		return writes ? -EBADF : -EISDIR;
	if (writes && h->appends)
		from = node->size;
	if (writes && from + n > LARGEST)
		return -EFBIG;
	if (!writes)
		n = from >= node->size ? 0 : n < node->size - from ? n : node->size - from;
	if (at < 0 && !h->appends) {
		/* The kernel moves the position, which threads and processes may share. */
		ret = writes ? CALL(write, h->fd, buffer, n) : CALL(read, h->fd, buffer, n);
	} else {
		ret = writes ? CALL(pwrite64, h->fd, buffer, n, slot(h->node) + from)
			     : CALL(pread64, h->fd, buffer, n, slot(h->node) + from);
		if (at < 0 && ret > 0)
			seek(h, from + (uint64_t)ret);
	}
	if (ret > 0)
		h->position = from + (uint64_t)ret;
	if (writes && ret > 0) {
		if (from + (uint64_t)ret > node->size)
			node->size = from + (uint64_t)ret;
		node->modified = node->changed = now();
	}
	return ret;
}

static int64_t transfer_vector(struct handle *h, bool writes, const uint64_t *a, bool positioned)
{
	int64_t at = positioned ? (int64_t)a[3] : -1, all = 0, ret;
	struct iovec v;

	if (a[2] > IOV_MAX || (positioned && at < -1))
		return -EINVAL;
	for (uint64_t i = 0; i < a[2]; i++) {
		if (weir_memory_read(&v, (void *)(a[1] + i * sizeof(v)), sizeof(v)) < 0)
			return all ? all : -EFAULT;
		ret = transfer(h, writes, (uint64_t)v.iov_base, v.iov_len, at < 0 ? -1 : at + all);
		if (ret < 0)
			return all ? all : ret;
		all += ret;
		if ((uint64_t)ret < v.iov_len)
			break;
	}
	return all;
}

static int64_t do_seek(struct handle *h, int64_t offset, uint64_t whence)
{
	int64_t size = (int64_t)store->nodes[h->node].size, ret;

	switch (whence) {
	case SEEK_SET:
		break;
	case SEEK_CUR:
		offset += (int64_t)h->position;
		break;
	case SEEK_END:
		offset += size;
		break;
	case SEEK_DATA:
	case SEEK_HOLE:
		if (offset < 0 || offset >= size)
			return -ENXIO;
		offset = whence == SEEK_DATA ? offset : size;
		break;
	default:
		return -EINVAL;
	}
	ret = offset < 0 ? -EINVAL : seek(h, (uint64_t)offset);
	return ret < 0 ? ret : offset;
}

/* One record at `to`; its size, or 0 if there is no room. */
static int64_t put_entry(uint64_t to, uint64_t room, uint32_t node, uint64_t next_position,
			 const char *name)
{
	struct {
		uint64_t ino;
		int64_t off;
		uint16_t length;
		uint8_t type;
		char name[NAME + 8];
	} __attribute__((packed)) d = { .ino = node, .off = (int64_t)next_position };

	d.length = (uint16_t)((19 + strlen(name) + 1 + 7) & ~7u);
	d.type = IFTODT(store->nodes[node].mode);
	strcpy(d.name, name);
	if (d.length > room)
		return 0;
	return weir_memory_write((void *)to, &d, d.length) < 0 ? -EFAULT : d.length;
}

/* The position in a directory: 0 ".", 1 "..", 2 + n entry n of the table. */
static int64_t do_getdents(struct handle *h, uint64_t to, uint64_t room)
{
	const struct entry *self = entry_of_directory(h->node);
	int64_t used = 0, n = 1;

	if (!S_ISDIR(store->nodes[h->node].mode))
		return -ENOTDIR;
	for (; h->position < store->entries + 2u && n > 0; h->position += n > 0) {
		uint64_t at = to + (uint64_t)used, left = room - (uint64_t)used, p = h->position + 1;
		const struct entry *e = &store->table[h->position - 2];

		if (h->position == 0)
			n = put_entry(at, left, h->node, p, ".");
		else if (h->position == 1)
			n = put_entry(at, left, self ? self->parent : ROOT, p, "..");
		else if (e->parent == h->node)
			n = put_entry(at, left, e->node, p, e->name);
		else
			continue;
		used += n > 0 ? n : 0;
	}
	seek(h, h->position);
	return used ? used : n < 0 ? n : h->position < store->entries + 2u ? -EINVAL : 0;
}

static int64_t do_fallocate(struct handle *h, uint64_t mode, uint64_t offset, uint64_t length)
{
	int64_t ret;

	if (offset + length > LARGEST ||
	    (mode & ~(uint64_t)(FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE)))
		return mode ? -EOPNOTSUPP : -EFBIG;
	ret = CALL(fallocate, h->fd, mode, slot(h->node) + offset, length);
	if (ret == 0 && !(mode & FALLOC_FL_KEEP_SIZE) && offset + length > store->nodes[h->node].size)
		set_size(h->node, offset + length);
	return ret;
}

/* Locks of a range become locks of the open file, in the slot of its inode. */
static int64_t do_lock(struct weir_call *call, struct handle *h)
{
	static const uint8_t to_ofd[] = {
		[F_GETLK] = F_OFD_GETLK, [F_SETLK] = F_OFD_SETLK, [F_SETLKW] = F_OFD_SETLKW
	};
	uint64_t command = call->args[1], given = call->args[2];
	int64_t base = 0;
	struct flock l;

	if (weir_memory_read(&l, (void *)given, sizeof(l)) < 0)
		return -EFAULT;
	if (l.l_whence != SEEK_SET)
		base = l.l_whence == SEEK_END ? (int64_t)store->nodes[h->node].size
					      : (int64_t)h->position;
	l.l_start += base;
	if (l.l_start < 0 || l.l_start >= (int64_t)LARGEST)
		return -EINVAL;
	if (!l.l_len || l.l_len > (int64_t)LARGEST - l.l_start)
		l.l_len = (int64_t)LARGEST - l.l_start;
	l.l_start += (int64_t)slot(h->node);
	l.l_whence = SEEK_SET;
	l.l_pid = 0;
	call->args[1] = command <= F_SETLKW ? to_ofd[command] : command;
	call->args[2] = (uint64_t)&l;
	weir_proceed(call); /* a signal may end it, and it may wait */
	if (call->result == 0 && (command == F_GETLK || command == F_OFD_GETLK)) {
		l.l_start -= (int64_t)slot(h->node);
		if (weir_memory_write((void *)given, &l, sizeof(l)) < 0)
			return -EFAULT;
	}
	return call->result;
}

static int64_t do_flock(struct weir_call *call, struct handle *h)
{
	uint64_t op = call->args[1] & ~(uint64_t)LOCK_NB;
	struct flock l = { .l_type = (short)(op == LOCK_SH   ? F_RDLCK
					     : op == LOCK_EX ? F_WRLCK
							     : F_UNLCK),
			   .l_start = (off_t)(slot(h->node) + FLOCK_AT),
			   .l_len = 1 };

	call->nr = SYS_fcntl;
	call->args[1] = call->args[1] & LOCK_NB ? F_OFD_SETLK : F_OFD_SETLKW;
	call->args[2] = (uint64_t)&l;
	return weir_proceed(call);
}

static int64_t do_fcntl(struct weir_call *call, struct handle *h)
{
	int64_t ret;

	switch (call->args[1]) {
	case F_GETLK:
	case F_SETLK:
	case F_SETLKW:
	case F_OFD_GETLK:
	case F_OFD_SETLK:
	case F_OFD_SETLKW:
		return do_lock(call, h);
	case F_GETFL:
		ret = weir_proceed(call);
		return ret < 0 ? ret : ret | (h->appends ? O_APPEND : 0);
	case F_SETFL: /* the kernel may not know of O_APPEND: it would write at the end of the store */
		h->appends = call->args[2] & O_APPEND;
		seek(h, h->position);
		call->args[2] &= ~(uint64_t)O_APPEND;
		return weir_proceed(call);
	}
	return weir_proceed(call);
}

/* Those that may wait, or go on in the kernel: without the lock. */
static bool unlocked_call(struct weir_call *call, struct handle *h)
{
	switch (call->nr) {
	case SYS_fcntl:
		call->result = do_fcntl(call, h);
		return true;
	case SYS_flock:
		call->result = do_flock(call, h);
		return true;
	case SYS_mmap:
		call->args[5] += slot(h->node);
		weir_proceed(call);
		return true;
	}
	return false;
}

static int64_t on_handle(struct weir_call *call, struct handle *h)
{
	const uint64_t *a = call->args;

	switch (call->nr) {
	case SYS_read:
	case SYS_write:
		return transfer(h, call->nr == SYS_write, a[1], a[2], -1);
	case SYS_pread64:
	case SYS_pwrite64:
		return (int64_t)a[3] < 0
			       ? -EINVAL
			       : transfer(h, call->nr == SYS_pwrite64, a[1], a[2], (int64_t)a[3]);
	case SYS_readv:
	case SYS_writev:
		return transfer_vector(h, call->nr == SYS_writev, a, false);
	case SYS_preadv:
	case SYS_preadv2:
		return transfer_vector(h, false, a, true);
	case SYS_pwritev:
	case SYS_pwritev2:
		return transfer_vector(h, true, a, true);
	case SYS_lseek:
		return do_seek(h, (int64_t)a[1], a[2]);
	case SYS_fstat:
		return put_stat(h->node, a[1]);
	case SYS_newfstatat:
		return put_stat(h->node, a[2]);
	case SYS_statx:
		return put_statx(h->node, a[4]);
	case SYS_ftruncate:
		if (!S_ISREG(store->nodes[h->node].mode) || a[1] > LARGEST)
			return -EINVAL;
		/* Only who may write may cut: the kernel knows, by a write of nothing. */
		if (CALL(pwrite64, h->fd, "", 0, slot(h->node)) < 0)
			return -EINVAL;
		set_size(h->node, a[1]);
		return 0;
	case SYS_fallocate:
		return do_fallocate(h, a[1], a[2], a[3]);
	case SYS_getdents64:
		return do_getdents(h, a[1], a[2]);
	case SYS_fchmod:
		return do_chmod(h->node, a[1]);
	case SYS_fchown:
		return do_chown(h->node, a[1], a[2]);
	case SYS_fchownat:
		return do_chown(h->node, a[2], a[3]);
	case SYS_utimensat:
		return do_utime(h->node, call->nr, a[2]);
	case SYS_fchdir:
		return change_directory(h->node);
	}
	return -EINVAL; /* sendfile, copy_file_range, splice: programs know another way */
}

/* The calls whose first argument is a descriptor, or one of whose arguments is. */
static const struct {
	uint16_t nr;
	uint8_t fd, empty_name; /* empty_name: with "" or NULL as name it is the descriptor that is meant */
} fd_calls[] = {
	{ SYS_read, 0, 0 },
	{ SYS_write, 0, 0 },
	{ SYS_pread64, 0, 0 },
	{ SYS_pwrite64, 0, 0 },
	{ SYS_readv, 0, 0 },
	{ SYS_writev, 0, 0 },
	{ SYS_preadv, 0, 0 },
	{ SYS_pwritev, 0, 0 },
	{ SYS_preadv2, 0, 0 },
	{ SYS_pwritev2, 0, 0 },
	{ SYS_lseek, 0, 0 },
	{ SYS_fstat, 0, 0 },
	{ SYS_newfstatat, 0, 1 },
	{ SYS_statx, 0, 1 },
	{ SYS_ftruncate, 0, 0 },
	{ SYS_fallocate, 0, 0 },
	{ SYS_getdents64, 0, 0 },
	{ SYS_fchmod, 0, 0 },
	{ SYS_fchown, 0, 0 },
	{ SYS_fchownat, 0, 1 },
	{ SYS_utimensat, 0, 1 },
	{ SYS_fchdir, 0, 0 },
	{ SYS_fcntl, 0, 0 },
	{ SYS_flock, 0, 0 },
	{ SYS_mmap, 4, 0 },
	{ SYS_sendfile, 0, 0 },
	{ SYS_sendfile, 1, 0 },
	{ SYS_copy_file_range, 0, 0 },
	{ SYS_copy_file_range, 2, 0 },
	{ SYS_splice, 0, 0 },
	{ SYS_splice, 2, 0 },
};

#define FD_CALLS (sizeof(fd_calls) / sizeof(fd_calls[0]))

static bool fd_call(struct weir_call *call)
{
	struct handle h;
	char name;

	for (size_t i = 0; i < FD_CALLS; i++) {
		if (fd_calls[i].nr != call->nr ||
		    (call->nr == SYS_mmap && (call->args[3] & MAP_ANONYMOUS)))
			continue;
		if (fd_calls[i].empty_name && call->args[1] &&
		    (weir_memory_read(&name, (void *)call->args[1], 1) < 0 || name))
			continue;
		if (!get_handle(call->args[fd_calls[i].fd], &h))
			continue;
		if (unlocked_call(call, &h))
			return true;
		lock();
		call->result = on_handle(call, &h);
		unlock();
		return true;
	}
	return false;
}

/* ---- the rest ---- */

static int64_t do_getcwd(uint32_t node, uint64_t to, uint64_t size)
{
	char path[PATH_MAX];
	size_t at = sizeof(path) - 1, n;

	path[at] = '\0';
	for (uint32_t d = node; d != ROOT;) {
		const struct entry *e = entry_of_directory(d);

		n = e ? strlen(e->name) : 0;
		if (!e || n + 1 > at)
			return e ? -ENAMETOOLONG : -ENOENT;
		at -= n + 1;
		path[at] = '/';
		memcpy(path + at + 1, e->name, n);
		d = e->parent;
	}
	n = strlen(mount_point);
	if (n > at)
		return -ENAMETOOLONG;
	at -= n;
	memcpy(path + at, mount_point, n);
	n = sizeof(path) - at;
	if (n > size)
		return -ERANGE;
	return weir_memory_write((void *)to, path + at, n) < 0 ? -EFAULT : (int64_t)n;
}

static enum weir_action process_call(struct weir_call *call)
{
	int32_t pid = (int32_t)CALL(getpid);
	uint32_t here = current_directory(pid);

	switch (call->nr) {
	case SYS_getcwd:
		if (!here)
			return WEIR_PASS;
		lock();
		call->result = do_getcwd(here, call->args[0], call->args[1]);
		unlock();
		return WEIR_ANSWER;
	case SYS_umask:
		weir_proceed(call);
		mask = call->args[0] & 0777;
		break;
	case SYS_fchdir: /* not to one of ours, or fd_call() would have it */
		if (weir_proceed(call) >= 0 && here)
			leave_directory(pid);
		break;
	case SYS_exit_group:
		leave_directory(pid);
		if (pid == store->maker)
			CALL(unlink, store_path);
		break;
	}
	return WEIR_PASS;
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	if (fd_call(call) || name_call(call))
		return WEIR_ANSWER;
	switch (call->nr) {
	case SYS_getcwd:
	case SYS_umask:
	case SYS_fchdir:
	case SYS_exit_group:
		return process_call(call);
	}
	return WEIR_PASS;
}

/* A new process begins where its parent is. */
static enum weir_action enter_clone(struct weir_call *call, void *data)
{
	int32_t pid = (int32_t)CALL(getpid);

	(void)data;
	call->scratch = (uint64_t)pid << 32 | current_directory(pid);
	return WEIR_PASS;
}

static void leave_clone(struct weir_call *call, void *data)
{
	int32_t pid;

	(void)data;
	if (call->result != 0 || (call->flags & WEIR_CALL_INTERRUPTED))
		return;
	pid = (int32_t)CALL(getpid);
	if (pid == (int32_t)(call->scratch >> 32))
		return; /* a thread */
	lock();
	set_current(pid, (uint32_t)call->scratch);
	unlock();
}

/* ---- set-up ---- */

static void die(const char *what)
{
	fprintf(stderr, "memfs: %s: %s\n", what, strerror(errno));
	_exit(125);
}

/* Opens the store, or makes it. */
static void open_store(void)
{
	const char *given = getenv("MEMFS_STORE");
	bool fresh;
	int fd;

	if (given)
		snprintf(store_path, sizeof(store_path), "%s", given);
	else
		snprintf(store_path, sizeof(store_path), "/dev/shm/memfs-%d", getpid());
	fd = open(store_path, O_RDWR | O_CLOEXEC | O_CREAT, 0600);
	if (fd < 0 || fstat(fd, &store_stat) < 0)
		die(store_path);
	fresh = store_stat.st_size == 0;
	if (fresh && ftruncate(fd, STORE_SIZE) < 0)
		die(store_path);
	store = mmap(NULL, sizeof(*store), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	store_fd = weir_fd_hide(fd); /* programs that close all descriptors do not mean this one */
	if (store == MAP_FAILED || store_fd < 0)
		die(store_path);
	if (!given) {
		setenv("MEMFS_STORE", store_path, 1);
		store->maker = getpid(); /* in the store, because the process may execute another program */
	}
	lock();
	if (!store->nodes[ROOT].mode) {
		store->last_node = ROOT - 1;
		new_node(S_IFDIR | 0755);
	}
	unlock();
}

static void add(struct weir_syscall_spec *spec, uint32_t *numbers, uint32_t nr)
{
	numbers[spec->count++] = nr; /* twice is no harm */
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_session_options options = { .size = sizeof(options),
							     .hook_stack = 256 << 10 };
	uint32_t numbers[PATH_ARGUMENTS + FD_CALLS + 8];
	struct weir_syscall_spec spec = { .size = sizeof(spec), .enter = enter, .numbers = numbers };
	struct weir_syscall_spec clones = { .size = sizeof(clones),
					    .enter = enter_clone,
					    .leave = leave_clone,
					    .select = "clone,clone3,fork,vfork" };
	const char *where = getenv("MEMFS");
	struct weir_session *session;
	struct weir_error err;
	int hook;

	if (!where)
		return;
	if (!realpath(where, mount_point) || strcmp(mount_point, "/") == 0)
		die(where);
	mask = umask(0);
	umask(mask);
	if (weir_session_open(&session, &options, &err) < 0) {
		fprintf(stderr, "memfs: %s\n", err.text);
		_exit(125);
	}
	open_store();
	for (size_t i = 0; i < PATH_ARGUMENTS; i++)
		add(&spec, numbers, path_arguments[i].nr);
	for (size_t i = 0; i < FD_CALLS; i++)
		add(&spec, numbers, fd_calls[i].nr);
	add(&spec, numbers, SYS_getcwd);
	add(&spec, numbers, SYS_umask);
	add(&spec, numbers, SYS_exit_group);
	if (weir_syscall_add(session, &spec, &hook, &err) < 0 ||
	    weir_syscall_add(session, &clones, &hook, &err) < 0) {
		fprintf(stderr, "memfs: %s\n", err.text);
		_exit(125);
	}
}
