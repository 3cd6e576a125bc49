/* SPDX-License-Identifier: MIT */
/*
 * paths.h - which arguments of which system calls are names of files. For hook libraries that
 * judge or change names: copy it next to yours.
 *
 * A call with two names has two rows. Numbers are written as SYS_..., or as they are where libc's
 * headers do not know them yet.
 */
#ifndef EXAMPLES_PATHS_H
#define EXAMPLES_PATHS_H

#include <fcntl.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

enum path_link {
	PATH_FOLLOW,	/* a symbolic link at the end is followed */
	PATH_NOFOLLOW,	/* it is not */
	PATH_ENTRY,	/* the name itself is made, moved or removed */
	PATH_BY_OPEN,	/* as O_NOFOLLOW, O_CREAT in the flags tell */
	PATH_BY_AT,	/* as AT_SYMLINK_NOFOLLOW in the flags tells */
	PATH_BY_LINKAT, /* as AT_SYMLINK_FOLLOW in the flags tells */
};

enum path_use {
	USE_READ,  /* changes nothing */
	USE_OPEN,  /* as the flags tell */
	USE_WRITE, /* changes the file */
	USE_MAKE,  /* makes the name */
	USE_TAKE,  /* takes the name away */
};

struct path_argument {
	uint16_t nr;
	int8_t dirfd; /* argument with the descriptor of a directory, -1: none */
	int8_t path;  /* argument with the name */
	int8_t flags; /* argument with the flags, -1: none */
	uint8_t link; /* enum path_link */
	uint8_t use;  /* enum path_use */
};

static const struct path_argument path_arguments[] = {
	{ SYS_open, -1, 0, 1, PATH_BY_OPEN, USE_OPEN },
	{ SYS_openat, 0, 1, 2, PATH_BY_OPEN, USE_OPEN },
	{ SYS_openat2, 0, 1, 2, PATH_BY_OPEN, USE_OPEN }, /* flags are at the start of a struct */
	{ SYS_creat, -1, 0, -1, PATH_FOLLOW, USE_OPEN },
	{ SYS_stat, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_lstat, -1, 0, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_newfstatat, 0, 1, 3, PATH_BY_AT, USE_READ },
	{ SYS_statx, 0, 1, 2, PATH_BY_AT, USE_READ },
	{ SYS_statfs, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_access, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_faccessat, 0, 1, -1, PATH_FOLLOW, USE_READ },
	{ 439 /* faccessat2 */, 0, 1, 3, PATH_BY_AT, USE_READ },
	{ SYS_readlink, -1, 0, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_readlinkat, 0, 1, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_getxattr, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_lgetxattr, -1, 0, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_listxattr, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_llistxattr, -1, 0, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_chdir, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_chroot, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_execve, -1, 0, -1, PATH_FOLLOW, USE_READ },
	{ SYS_execveat, 0, 1, 4, PATH_BY_AT, USE_READ },
	{ SYS_inotify_add_watch, -1, 1, -1, PATH_FOLLOW, USE_READ },
	{ SYS_truncate, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_chmod, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_fchmodat, 0, 1, -1, PATH_FOLLOW, USE_WRITE },
	{ 452 /* fchmodat2 */, 0, 1, 3, PATH_BY_AT, USE_WRITE },
	{ SYS_chown, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_lchown, -1, 0, -1, PATH_NOFOLLOW, USE_WRITE },
	{ SYS_fchownat, 0, 1, 4, PATH_BY_AT, USE_WRITE },
	{ SYS_utime, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_utimes, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_futimesat, 0, 1, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_utimensat, 0, 1, 3, PATH_BY_AT, USE_WRITE },
	{ SYS_setxattr, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_lsetxattr, -1, 0, -1, PATH_NOFOLLOW, USE_WRITE },
	{ SYS_removexattr, -1, 0, -1, PATH_FOLLOW, USE_WRITE },
	{ SYS_lremovexattr, -1, 0, -1, PATH_NOFOLLOW, USE_WRITE },
	{ SYS_mkdir, -1, 0, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_mkdirat, 0, 1, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_mknod, -1, 0, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_mknodat, 0, 1, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_symlink, -1, 1, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_symlinkat, 1, 2, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_link, -1, 0, -1, PATH_NOFOLLOW, USE_READ },
	{ SYS_link, -1, 1, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_linkat, 0, 1, 4, PATH_BY_LINKAT, USE_READ },
	{ SYS_linkat, 2, 3, -1, PATH_ENTRY, USE_MAKE },
	{ SYS_unlink, -1, 0, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_unlinkat, 0, 1, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_rmdir, -1, 0, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_rename, -1, 0, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_rename, -1, 1, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_renameat, 0, 1, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_renameat, 2, 3, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_renameat2, 0, 1, -1, PATH_ENTRY, USE_TAKE },
	{ SYS_renameat2, 2, 3, -1, PATH_ENTRY, USE_TAKE },
};

#define PATH_ARGUMENTS (sizeof(path_arguments) / sizeof(path_arguments[0]))

/* Is a symbolic link at the end followed? `flags` is the value of the argument that .flags names. */
static inline bool path_follows(const struct path_argument *p, uint64_t flags)
{
	switch (p->link) {
	case PATH_FOLLOW:
		return true;
	case PATH_BY_OPEN:
		return !(flags & O_NOFOLLOW) && (flags & (O_CREAT | O_EXCL)) != (O_CREAT | O_EXCL);
	case PATH_BY_AT:
		return !(flags & AT_SYMLINK_NOFOLLOW);
	case PATH_BY_LINKAT:
		return flags & AT_SYMLINK_FOLLOW;
	default:
		return false;
	}
}

#endif
