/* SPDX-License-Identifier: MIT */
/*
 * Look before inserting. The rules are those of the kernel's binfmt_elf, binfmt_script and
 * cap_bprm_creds_from_file (Linux 6.1), as far as they decide whether the dynamic loader will run
 * and whether it will honour LD_PRELOAD.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "exe.h"

/* The kernel follows this many #! lines and then gives ELOOP (exec_binprm). */
#define SCRIPT_DEPTH 5
/* What the kernel reads of a file to recognise it (BINPRM_BUF_SIZE). */
#define HEAD_SIZE 256
/* More program headers than this, the kernel refuses too (64 KiB of them). */
#define PHDR_MAX (65536 / sizeof(Elf64_Phdr))

const char *exe_why(enum exe_verdict verdict)
{
	static const char *const why[] = {
		[EXE_ENTER] = "can be entered",
		[EXE_STATIC] = "is statically linked",
		[EXE_SETID] = "is set-user-ID, set-group-ID or has file capabilities",
		[EXE_EMULATED] = "is made for another machine",
		[EXE_OTHER_ABI] = "is a 32-bit program",
		[EXE_UNREADABLE] = "is not readable",
		[EXE_UNKNOWN] = "is in an unknown format",
	};

	return why[verdict];
}

bool exe_needs_launch(enum exe_verdict verdict)
{
	return verdict == EXE_STATIC || verdict == EXE_EMULATED;
}

/* Would exec change credentials, so that the loader runs in secure mode and ignores LD_PRELOAD? */
static bool gains_privilege(int fd, const struct stat *st)
{
	struct statvfs fs;
	char caps[64];

	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
		return false;
	if (fstatvfs(fd, &fs) == 0 && (fs.f_flag & ST_NOSUID))
		return false;
	if (getuid() != geteuid() || getgid() != getegid())
		return true;
	if ((st->st_mode & S_ISUID) && st->st_uid != getuid())
		return true;
	/* Without group execution the bit means mandatory locking, not set-group-ID. */
	if ((st->st_mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP) && st->st_gid != getgid())
		return true;
	/* Root has all capabilities already; nothing is gained, and the kernel does not mark it. */
	return getuid() != 0 && fgetxattr(fd, "security.capability", caps, sizeof(caps)) > 0;
}

static bool read_at(int fd, void *to, size_t size, uint64_t at)
{
	return at <= INT64_MAX && pread(fd, to, size, (off_t)at) == (ssize_t)size;
}

bool exe_is_loader(const char *name)
{
	return strncmp(name, "ld-linux-", 9) == 0 || strncmp(name, "ld-musl-", 8) == 0 ||
	       strncmp(name, "ld.so", 5) == 0;
}

/* ld.so named as a program has no interpreter, but it preloads all the same. */
static bool is_loader(const char *path)
{
	const char *slash = strrchr(path, '/');

	return exe_is_loader(slash ? slash + 1 : path);
}

static enum exe_verdict look_elf(struct exe *im, int fd, const void *head, size_t len)
{
	Elf64_Ehdr eh;
	Elf64_Phdr ph;

	if (len < sizeof(eh))
		return EXE_UNKNOWN;
	memcpy(&eh, head, sizeof(eh));
	if (eh.e_machine == EM_386 || (eh.e_machine == EM_X86_64 && eh.e_ident[EI_CLASS] != ELFCLASS64))
		return EXE_OTHER_ABI;
	if (eh.e_machine != EM_X86_64)
		return EXE_EMULATED;
	im->pie = eh.e_type == ET_DYN;
	if (eh.e_phentsize != sizeof(ph) || eh.e_phnum > PHDR_MAX)
		return EXE_UNKNOWN;
	for (unsigned int i = 0; i < eh.e_phnum; i++) {
		if (!read_at(fd, &ph, sizeof(ph), eh.e_phoff + i * sizeof(ph)))
			return EXE_UNKNOWN;
		if (ph.p_type != PT_INTERP)
			continue;
		if (ph.p_filesz < 2 || ph.p_filesz > sizeof(im->interp) ||
		    !read_at(fd, im->interp, ph.p_filesz, ph.p_offset))
			return EXE_UNKNOWN;
		im->interp[ph.p_filesz - 1] = '\0';
		return EXE_ENTER;
	}
	if (im->pie && is_loader(im->path)) {
		im->loader = true;
		return EXE_ENTER;
	}
	return EXE_STATIC;
}

/* "#! /bin/sh -e": the interpreter's path, blanks before and after it cut off. */
static bool script_interpreter(char head[HEAD_SIZE + 1], size_t len, char path[PATH_MAX])
{
	size_t end, start;

	head[len] = '\0';
	start = 2 + strspn(head + 2, " \t");
	end = start + strcspn(head + start, " \t\n");
	if (end == start || end >= HEAD_SIZE)
		return false;
	memcpy(path, head + start, end - start);
	path[end - start] = '\0';
	return true;
}

/* One file: 0 with the verdict in im, 1 when im->path became the interpreter of a script. */
static int look_file(struct exe *im)
{
	char head[HEAD_SIZE + 1];
	struct stat st;
	ssize_t len;
	int fd, ret = 0;

	if (stat(im->path, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode) || access(im->path, X_OK) < 0)
		return -EACCES;
	fd = open(im->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		im->verdict = EXE_UNREADABLE;
		return 0;
	}
	len = pread(fd, head, HEAD_SIZE, 0);
	if (len < 0)
		im->verdict = EXE_UNREADABLE;
	else if (len >= 4 && memcmp(head, ELFMAG, SELFMAG) == 0)
		/* Set-id bits count for ELF files only: the kernel ignores them on scripts. */
		im->verdict = gains_privilege(fd, &st) ? EXE_SETID
						       : look_elf(im, fd, head, (size_t)len);
	else if (len >= 2 && head[0] == '#' && head[1] == '!' &&
		 script_interpreter(head, (size_t)len, im->path))
		ret = 1;
	else
		im->verdict = EXE_UNKNOWN;
	close(fd);
	return ret;
}

int exe_look(struct exe *im, const char *path)
{
	int ret;

	im->interp[0] = '\0';
	im->scripts = 0;
	im->pie = im->loader = false;
	im->verdict = EXE_UNKNOWN;
	if (strlen(path) >= sizeof(im->path))
		return -ENAMETOOLONG;
	strcpy(im->path, path);
	while ((ret = look_file(im)) == 1)
		if (++im->scripts > SCRIPT_DEPTH)
			return -ELOOP;
	if (ret == 0 && im->verdict == EXE_UNKNOWN && strcmp(im->path, "/bin/sh") != 0) {
		/* execve gives ENOEXEC, and execvp then runs the shell on the file. */
		strcpy(im->path, "/bin/sh");
		ret = look_file(im);
	}
	return ret < 0 ? ret : 0;
}

int exe_candidate(const char *name, unsigned int step, char path[PATH_MAX])
{
	const char *dirs, *end;
	size_t len, name_len = strlen(name);

	if (strchr(name, '/') || !*name) {
		if (step > 0 || name_len >= PATH_MAX)
			return 0;
		memcpy(path, name, name_len + 1);
		return 1;
	}
	dirs = getenv("PATH");
	if (!dirs)
		dirs = "/bin:/usr/bin"; /* what execvp of glibc takes (confstr(_CS_PATH)) */
	for (;; dirs = end + 1) {
		end = strchrnul(dirs, ':');
		len = (size_t)(end - dirs);
		if (len + 1 + name_len < PATH_MAX && step-- == 0)
			break;
		if (!*end)
			return 0;
	}
	memcpy(path, dirs, len);
	if (len > 0) /* an empty element is the current directory */
		path[len++] = '/';
	memcpy(path + len, name, name_len + 1);
	return 1;
}
