/* SPDX-License-Identifier: MIT */
/* See exec.h. Paths and vectors are the program's memory and are read guarded. */
#include "engine/thread/exec.h"

#include <linux/elf.h>
#include <linux/fcntl.h>
#include <linux/stat.h>

#include "engine/thread/thread.h"
#include "trace/format.h"

#define SCRIPT_DEPTH 5
#define NAME_SIZE 4096	  /* PATH_MAX */
#define FILE_TYPE 0170000 /* S_IFMT and S_IFREG, which are libc's, inode(7) */
#define FILE_REGULAR 0100000
#define EXEC_LIBRARIES (sizeof(thr_entry.library) + sizeof(thr_entry.hook) + 2)

/* What an execve is about to take, named as it names it. */
struct image_file {
	int dirfd;
	int flags; /* of execveat */
	char name[NAME_SIZE];
	struct statx st;
};

static bool stat_image(struct image_file *f)
{
	return rt_sys5(__NR_statx, f->dirfd, f->name, f->flags & AT_EMPTY_PATH,
		       STATX_TYPE | STATX_MODE | STATX_UID | STATX_GID, &f->st) == 0;
}

/* O_NONBLOCK: it was a regular file a moment ago, but the opening of a pipe in its place would wait. */
static long open_image(const struct image_file *f)
{
	const int how = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

	if (!f->name[0] && (f->flags & AT_EMPTY_PATH)) {
		char proc[32];

		rt_format(proc, sizeof(proc), "/proc/self/fd/%d", f->dirfd);
		return rt_sys3(__NR_open, proc, how, 0);
	}
	return rt_sys4(__NR_openat, f->dirfd, f->name, how, 0);
}

/* The word behind "#!", as the kernel's load_script() takes it. */
static bool script_word(const char *text, size_t n, char *out)
{
	size_t i = 2, used = 0;

	while (i < n && (text[i] == ' ' || text[i] == '\t'))
		i++;
	while (i < n && text[i] && text[i] != ' ' && text[i] != '\t' && text[i] != '\n')
		out[used++] = text[i++];
	out[used] = 0;
	return used > 0;
}

/* fd: the file, or negative if it cannot be opened; then it may have capabilities for all that is known. */
static bool raises_privilege(const struct image_file *f, long fd)
{
	uint32_t euid = (uint32_t)rt_sys0(__NR_geteuid);
	uint8_t cap[32];

	/* ld.so ignores LD_PRELOAD only where the ids really differ, see AT_SECURE in getauxval(3). */
	if ((f->st.stx_mode & 04000) && f->st.stx_uid != euid)
		return true;
	if ((f->st.stx_mode & 02010) == 02010 && f->st.stx_gid != (uint32_t)rt_sys0(__NR_getegid))
		return true;
	return euid != 0 &&
	       (fd < 0 || rt_sys4(__NR_fgetxattr, fd, "security.capability", cap, sizeof(cap)) > 0);
}

static void look_at_elf(const struct image_file *f, long fd, const uint8_t *head, long n,
			struct exec_image *out)
{
	struct elf64_hdr eh;
	struct elf64_phdr ph;

	if (raises_privilege(f, fd)) {
		out->skip = TRACE_SKIP_SETID;
		return;
	}
	memset(&eh, 0, sizeof(eh));
	if (n >= (long)sizeof(eh))
		memcpy(&eh, head, sizeof(eh));
	if (eh.e_machine == EM_386 ||
	    (eh.e_machine == EM_X86_64 && eh.e_ident[EI_CLASS] != ELFCLASS64)) {
		out->skip = TRACE_SKIP_32BIT;
		return;
	}
	if (eh.e_machine != EM_X86_64) /* an emulator's, which the kernel chooses (binfmt_misc) */
		return;
	for (unsigned i = 0; i < eh.e_phnum && i < 64; i++) {
		if (rt_sys4(__NR_pread64, fd, &ph, sizeof(ph), eh.e_phoff + i * sizeof(ph)) !=
		    sizeof(ph))
			break;
		if (ph.p_type == PT_INTERP)
			return;
	}
	out->no_loader = true;
	out->skip_preload = TRACE_SKIP_STATIC;
}

/* One file of a chain of scripts. True if its name became that of the interpreter of one. */
static bool look_at_file(struct image_file *f, long fd, struct exec_image *out)
{
	uint8_t head[256]; /* BINPRM_BUF_SIZE */
	long n = rt_sys3(__NR_read, fd, head, sizeof(head));

	if (n >= 3 && head[0] == '#' && head[1] == '!')
		return script_word((char *)head, (size_t)n, f->name);
	if (n >= 4 && memcmp(head, ELFMAG, SELFMAG) == 0)
		look_at_elf(f, fd, head, n, out);
	else if (raises_privilege(f, fd)) /* what binfmt_misc can make count */
		out->skip = TRACE_SKIP_SETID;
	return false;
}

/* A file that cannot be opened for reading, but perhaps executed. */
static void look_at_closed(const struct image_file *f, int error, struct exec_image *out)
{
	out->detail = error;
	if (error == -EACCES || raises_privilege(f, -1)) {
		if (error != -EACCES || rt_sys3(__NR_faccessat, f->dirfd, f->name, 1 /* X_OK */) == 0)
			out->skip = TRACE_SKIP_UNREADABLE;
		return;
	}
	/* No descriptor is to be had: to launch it takes none, all else does. */
	out->no_loader = true;
	out->skip_preload = TRACE_SKIP_UNREADABLE;
}

bool exec_may_start(void)
{
	uint32_t needed = CORE_MAY_ALT_STACK | CORE_MAY_GUARD | CORE_MAY_START;

	if (core_options.sud)
		needed |= CORE_MAY_DISPATCH;
	return (core_may & needed) == needed;
}

void exec_look(int dirfd, const char *path, int flags, struct exec_image *out)
{
	struct image_file f = { .dirfd = dirfd, .flags = flags };
	long n = rt_strnlen_guarded(path, NAME_SIZE);

	memset(out, 0, sizeof(*out));
	/* The filter is the new image's, too; and looking at files may be forbidden as well. */
	if (!exec_may_start()) {
		out->skip = TRACE_SKIP_FILTER;
		return;
	}
	if (n < 0 || n >= NAME_SIZE || rt_copy(f.name, path, (size_t)n + 1) < 0)
		return; /* the kernel says so */
	for (int depth = 0; depth < SCRIPT_DEPTH; depth++) {
		bool script = false;
		long fd;

		/* No file, or one that is never executed, such as a pipe. */
		if (!stat_image(&f) || (f.st.stx_mode & FILE_TYPE) != FILE_REGULAR)
			return;
		fd = open_image(&f);
		if (fd < 0) {
			look_at_closed(&f, (int)fd, out);
		} else {
			script = look_at_file(&f, fd, out);
			rt_sys1(__NR_close, fd);
		}
		if (!script)
			break;
		f.dirfd = AT_FDCWD;
		f.flags = 0;
	}
	out->seen = true;
	if (!out->skip_preload && thr_entry.area[0] && !(core_may & CORE_MAY_FIND))
		out->skip_preload = TRACE_SKIP_FILTER;
	/* A list of libraries is the user's own affair. */
	if (!out->skip_preload && !rt_strchr(thr_entry.library, ':') &&
	    rt_sys2(__NR_access, thr_entry.library, 4 /* R_OK */) < 0)
		out->skip_preload = TRACE_SKIP_NO_LIBRARY;
}

/* ---- the environment ---- */

static bool entry_starts(uint64_t entry, const char *prefix)
{
	char head[16];
	size_t n = rt_strlen(prefix);

	return n <= sizeof(head) && rt_copy(head, (void *)entry, n) == 0 &&
	       memcmp(head, prefix, n) == 0;
}

static long count(const uint64_t *envp, uint64_t *preload)
{
	long n = 0;

	*preload = 0;
	if (!envp)
		return 0;
	for (;; n++) {
		uint64_t entry;

		if (rt_copy(&entry, &envp[n], 8) < 0)
			return -EFAULT;
		if (!entry)
			return n;
		if (entry_starts(entry, "LD_PRELOAD="))
			*preload = entry;
	}
}

long exec_environment_size(const uint64_t *envp)
{
	uint64_t preload;
	long n = count(envp, &preload), len = 0;

	if (n < 0)
		return n;
	if (preload) {
		len = rt_strnlen_guarded((const char *)preload, 1 << 17);
		if (len < 0)
			return len;
	}
	return (n + 5) * 8 + len + (long)sizeof(thr_entry) + 64;
}

size_t exec_item(const char *list)
{
	size_t n = 0;

	while (list[n] && list[n] != ':' && list[n] != ' ')
		n++;
	return n;
}

/* Is `path` one of the libraries in this LD_PRELOAD entry? */
static bool names(uint64_t preload, const char *path, size_t n)
{
	char part[sizeof(thr_entry.hook) + 1], before = ':';
	long len = rt_strnlen_guarded((const char *)preload, 1 << 17);

	for (long i = 11; i + (long)n <= len; i++) {
		if ((before == ':' || before == ' ') &&
		    rt_copy(part, (void *)(preload + (uint64_t)i), n + 1) == 0 &&
		    memcmp(part, path, n) == 0 && (!part[n] || part[n] == ':' || part[n] == ' '))
			return true;
		if (rt_copy(&before, (void *)(preload + (uint64_t)i), 1) < 0)
			return false;
	}
	return false;
}

/* Our libraries as they stand in front of the user's. "" if nothing has to be added. */
static void wanted(uint64_t preload, bool launched, char out[EXEC_LIBRARIES])
{
	bool self = !launched;
	size_t n, used;

	/* Without a trace the entry is the user's: it is there already, unless the program took it out. */
	if (self && !thr_entry.area[0] && preload &&
	    names(preload, thr_entry.library, rt_strlen(thr_entry.library)))
		self = false;
	used = rt_format(out, EXEC_LIBRARIES, "%s", self ? thr_entry.library : "");
	for (const char *p = thr_entry.hook; *p; p += n + (p[n] != 0)) {
		n = exec_item(p);
		if (!n || (preload && names(preload, p, n)))
			continue;
		if (used)
			out[used++] = ':';
		memcpy(out + used, p, n);
		used += n;
		out[used] = 0;
	}
}

/* Writes the LD_PRELOAD entry; its length, or 0 when the old one cannot be read. */
static size_t preload_text(char *text, const char *libraries, uint64_t preload, size_t size)
{
	size_t used = rt_format(text, size, "LD_PRELOAD=%s", libraries);
	long len;

	if (!preload)
		return used;
	len = rt_strnlen_guarded((const char *)preload, 1 << 17) - 11;
	text[used++] = ':';
	if (len < 0 || rt_copy(text + used, (void *)(preload + 11), (size_t)len) < 0)
		return 0;
	used += (size_t)len;
	text[used] = 0;
	return used;
}

bool exec_is_starter(const char *name, size_t n)
{
	size_t len;

	for (const char *p = thr_entry.starters; *p; p += len + (p[len] != 0)) {
		len = exec_item(p);
		if (len == n && memcmp(p, name, n) == 0)
			return true;
	}
	return false;
}

/* Takes the libraries that start us out of the list. Returns where it ends. */
static char *strip(char *list)
{
	char *to = list;
	size_t n;

	for (const char *p = list; *p; p += n + (p[n] != 0)) {
		n = exec_item(p);
		if (n && !exec_is_starter(p, n)) {
			if (to != list)
				*to++ = ':';
			memmove(to, p, n);
			to += n;
		}
	}
	*to = 0;
	return to;
}

/* envp without what would start us, in the entry and as a whole if nothing else is in it. */
static uint64_t barred_environment(const uint64_t *envp, uint64_t preload, long n, uint64_t *out)
{
	char *text = (char *)(out + n + 1);
	long len, kept = 0;

	if (!preload)
		return (uint64_t)envp;
	len = rt_strnlen_guarded((const char *)preload, 1 << 17);
	if (len < 0 || rt_copy(text, (void *)preload, (size_t)len) < 0)
		return 0;
	text[len] = 0;
	if (strip(text + 11) == text + 11)
		text = NULL;
	for (long i = 0; i < n; i++) {
		if (rt_copy(&out[kept], &envp[i], 8) < 0)
			return 0;
		if (out[kept] == preload)
			out[kept] = (uint64_t)text;
		kept += out[kept] != 0;
	}
	out[kept] = 0;
	return (uint64_t)out;
}

uint64_t exec_environment(const struct core_thread *t, const uint64_t *envp, enum exec_way way,
			  uint8_t *space, size_t size)
{
	static const char pad[] = "WEIR_PAD=";
	uint64_t preload, *out = (uint64_t *)(void *)space;
	bool launched = way == EXEC_LAUNCHED;
	char libraries[EXEC_LIBRARIES], *text;
	long n = count(envp, &preload);
	size_t used;

	if (n < 0)
		return 0;
	if (way == EXEC_BARRED)
		return barred_environment(envp, preload, n, out);
	wanted(preload, launched, libraries);
	if (!libraries[0])
		return (uint64_t)envp;
	text = (char *)(out + n + 5);
	used = preload_text(text, libraries, preload, size);
	if (!used)
		return 0;
	for (long i = 0; i < n; i++) {
		uint64_t entry;

		if (rt_copy(&entry, &envp[i], 8) < 0)
			return 0;
		out[i] = preload && entry == preload ? (uint64_t)text : entry;
	}
	if (launched || !thr_entry.area[0]) {
		if (!preload)
			out[n++] = (uint64_t)text;
		out[n] = 0;
		return (uint64_t)out;
	}
	/* Two entries more than before, always: see hide_environment() in api. */
	out[n++] = preload ? (uint64_t)pad : (uint64_t)text;
	text += used + 1;
	rt_format(text, sizeof(thr_entry.area) + 24, "%s:%d", thr_entry.area, core_traced);
	/* The new image goes on in this thread's ring, which a vfork child has from its parent. */
	if (t->ring && !t->vfork_child)
		rt_format(text + rt_strlen(text), 16, ":%d", t->ring_index);
	out[n++] = (uint64_t)text;
	out[n] = 0;
	return (uint64_t)out;
}
