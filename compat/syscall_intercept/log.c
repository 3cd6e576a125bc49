/* SPDX-License-Identifier: MIT */
/*
 * The log: one line before a call, `PATH OFFSET -- read(3, 0x00007ffc..., 10) = ?`, and one after it.
 *
 * The form is fixed, to the byte, by programs that read it: which calls are known and how each argument
 * is printed (calls.def), that flags match by any bit, that quoted text ends after 122 characters. All of
 * this runs inside the program's calls: no libc, and the program's memory is read guarded, because a
 * bad pointer is the kernel's to judge.
 */
#include "log.h"

#include <asm/unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text.h"

#define QUOTED_MAX 122 /* characters behind the opening quote, before "..." */
#define PAGE 4096u
#define ARGS 6

static int log_fd = -1;

/* ---- tables ---- */

enum kind { KIND_UNKNOWN, KIND_DEC, KIND_HEX, KIND_OCT, KIND_PTR, KIND_NONE };

/* Names in place, not pointers: nothing to relocate at each start of a program. */
struct row {
	char name[24];
	char args[ARGS + 1];
	uint8_t ret; /* enum kind */
};
static const struct row rows[] = {
#define ROW(ret, args, name) [__NR_##name] = { #name, args, KIND_##ret },
#include "calls.def"
#undef ROW
};

static const struct {
	char name[16], text[48];
} errors[] = {
#define ROW(name, text) [name] = { #name, text },
#include "errnos.def"
#undef ROW
};

struct flag {
	uint64_t bits;
	const char *name;
};
#define FLAG(f) \
	{ \
		f, #f \
	}
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct flag open_flags[] = {
	FLAG(O_APPEND),	  FLAG(O_CLOEXEC), FLAG(O_CREAT),  FLAG(O_DIRECTORY),
	FLAG(O_DSYNC),	  FLAG(O_EXCL),	   FLAG(O_NOCTTY), FLAG(O_NOFOLLOW),
	FLAG(O_NONBLOCK), FLAG(O_RSYNC),   FLAG(O_SYNC),   FLAG(O_TRUNC),
};
static const struct flag pipe_flags[] = { FLAG(O_CLOEXEC), FLAG(O_DIRECT), FLAG(O_NONBLOCK) };
static const struct flag access_flags[] = { FLAG(R_OK), FLAG(W_OK), FLAG(X_OK) };
static const struct flag clone_flags[] = {
	FLAG(CLONE_CHILD_CLEARTID),
	FLAG(CLONE_CHILD_SETTID),
	FLAG(CLONE_FILES),
	FLAG(CLONE_FS),
	FLAG(CLONE_IO),
	FLAG(CLONE_NEWCGROUP),
	FLAG(CLONE_NEWIPC),
	FLAG(CLONE_NEWNET),
	FLAG(CLONE_NEWNS),
	FLAG(CLONE_NEWPID),
	FLAG(CLONE_NEWUSER),
	FLAG(CLONE_NEWUTS),
	FLAG(CLONE_PARENT),
	FLAG(CLONE_PARENT_SETTID),
	FLAG(CLONE_PTRACE),
	FLAG(CLONE_SETTLS),
	FLAG(CLONE_SIGHAND),
	FLAG(CLONE_SYSVSEM),
	FLAG(CLONE_THREAD),
	FLAG(CLONE_UNTRACED),
	FLAG(CLONE_VFORK),
	FLAG(CLONE_VM),
};

/* Numbers with names: here `bits` is the value. */
static const struct flag whences[] = {
	FLAG(SEEK_SET), FLAG(SEEK_CUR), FLAG(SEEK_END), FLAG(SEEK_DATA), FLAG(SEEK_HOLE),
};
static const struct flag lock_types[] = { FLAG(F_RDLCK), FLAG(F_WRLCK), FLAG(F_UNLCK) };
static const struct flag lock_commands[] = {
	FLAG(F_GETLK),	   FLAG(F_SETLK),     FLAG(F_SETLKW),
	FLAG(F_OFD_GETLK), FLAG(F_OFD_SETLK), FLAG(F_OFD_SETLKW),
};
static const struct flag other_commands[] = {
	FLAG(F_DUPFD),
	FLAG(F_DUPFD_CLOEXEC),
	FLAG(F_GETFD),
	FLAG(F_SETFD),
	FLAG(F_GETFL),
	FLAG(F_SETFL),
	FLAG(F_GETOWN),
	FLAG(F_SETOWN),
	FLAG(F_GETOWN_EX),
	FLAG(F_SETOWN_EX),
	FLAG(F_GETSIG),
	FLAG(F_SETSIG),
	FLAG(F_GETLEASE),
	FLAG(F_SETLEASE),
	FLAG(F_NOTIFY),
	FLAG(F_GETPIPE_SZ),
	FLAG(F_SETPIPE_SZ),
	FLAG(F_ADD_SEALS),
	FLAG(F_GET_SEALS),
	FLAG(F_GET_RW_HINT),
	FLAG(F_SET_RW_HINT),
	FLAG(F_GET_FILE_RW_HINT),
	FLAG(F_SET_FILE_RW_HINT),
};

static const char *name_of(uint64_t value, const struct flag *table, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].bits == value)
			return table[i].name;
	return NULL;
}
#define NAME_OF(value, table) name_of(value, table, COUNT(table))

/* ---- the program's memory ---- */

/* How many of `size` bytes can be read from the start on: page by page, as the kernel would. */
static size_t readable(char *to, uint64_t from, size_t size)
{
	size_t got = 0;

	while (got < size) {
		size_t n = PAGE - (from + got) % PAGE;

		if (n > size - got)
			n = size - got;
		if (weir_memory_read(to + got, (const void *)(uintptr_t)(from + got), n) < 0)
			break;
		got += n;
	}
	return got;
}

/* ---- kinds of arguments; the letters stand in calls.def ---- */

struct view {
	const struct weir_call *call;
	bool after; /* the result is known */
};

typedef void print_arg(struct text *t, const struct view *v, unsigned i);

static void put_pointer(struct text *t, uint64_t p)
{
	if (!p) {
		text_string(t, "(null)");
		return;
	}
	text_string(t, "0x");
	text_number(t, p, 16, 16);
}

static void put_octal(struct text *t, uint64_t n)
{
	text_char(t, '0');
	text_number(t, n, 8, 1);
}

static void put_rest(struct text *t, uint64_t flags, bool *any)
{
	if (!flags)
		return;
	if (*any)
		text_string(t, " | ");
	text_hex(t, flags);
	*any = true;
}

/* Any bit of a flag counts for the flag, and is then used up. */
static void put_flags(struct text *t, uint64_t flags, const struct flag *table, size_t count, bool any)
{
	for (size_t i = 0; i < count; i++) {
		if (!(flags & table[i].bits))
			continue;
		if (any)
			text_string(t, " | ");
		text_string(t, table[i].name);
		flags &= ~table[i].bits;
		any = true;
	}
	put_rest(t, flags, &any);
	if (!any)
		text_char(t, '0');
}

/* One character of quoted text; returns how many it became. */
static size_t put_quoted(struct text *t, unsigned char c)
{
	static const char plain[] = "\"\\\n\t\r\a\b\f\v";
	static const char letter[] = "\"\\ntrabfv";
	size_t before = t->used;

	for (size_t i = 0; plain[i]; i++) {
		if (c == (unsigned char)plain[i]) {
			text_char(t, '\\');
			text_char(t, letter[i]);
			return t->used - before;
		}
	}
	if (c == 0) {
		text_string(t, "\\0");
	} else if (c >= ' ' && c <= '~') {
		text_char(t, (char)c);
	} else {
		text_string(t, "\\x");
		text_number(t, c, 16, 2);
	}
	return t->used - before;
}

static void put_bytes(struct text *t, const char *bytes, size_t count)
{
	size_t i, out = 0;

	text_char(t, '"');
	for (i = 0; i < count && out < QUOTED_MAX; i++)
		out += put_quoted(t, (unsigned char)bytes[i]);
	if (i < count)
		text_string(t, "...");
	text_char(t, '"');
}

/* What lies at `from`, `size` bytes; as a pointer if it cannot be read. */
static void put_buffer(struct text *t, uint64_t from, uint64_t size)
{
	char bytes[QUOTED_MAX + 1];
	size_t want = size < sizeof(bytes) ? (size_t)size : sizeof(bytes);

	if (!from || readable(bytes, from, want) < want)
		put_pointer(t, from);
	else
		put_bytes(t, bytes, want);
}

static uint64_t word(const struct view *v, unsigned i)
{
	return i < ARGS ? v->call->args[i] : 0;
}

/* The low half of a register, as an int. */
static int32_t low(const struct view *v, unsigned i)
{
	return (int32_t)word(v, i);
}

static void arg_hex(struct text *t, const struct view *v, unsigned i)
{
	text_hex(t, word(v, i));
}

static void arg_pointer(struct text *t, const struct view *v, unsigned i)
{
	put_pointer(t, word(v, i));
}

static void arg_decimal(struct text *t, const struct view *v, unsigned i)
{
	text_decimal(t, (int64_t)word(v, i));
}

static void arg_int(struct text *t, const struct view *v, unsigned i)
{
	text_decimal(t, low(v, i));
}

static void arg_at(struct text *t, const struct view *v, unsigned i)
{
	if (low(v, i) == AT_FDCWD)
		text_string(t, "AT_FDCWD");
	else
		arg_int(t, v, i);
}

static void arg_octal(struct text *t, const struct view *v, unsigned i)
{
	put_octal(t, word(v, i));
}

static void arg_string(struct text *t, const struct view *v, unsigned i)
{
	char bytes[QUOTED_MAX + 1];
	size_t n = 0, got;

	got = word(v, i) ? readable(bytes, word(v, i), sizeof(bytes)) : 0;
	while (n < got && bytes[n])
		n++;
	/* Neither its end nor as much as is printed: the string runs into memory that is not there. */
	if (n == got && got < sizeof(bytes))
		put_pointer(t, word(v, i));
	else
		put_bytes(t, bytes, n);
}

static void arg_input(struct text *t, const struct view *v, unsigned i)
{
	put_buffer(t, word(v, i), word(v, i + 1));
}

static void arg_output(struct text *t, const struct view *v, unsigned i)
{
	int64_t result = v->call->result;
	uint64_t size = word(v, i + 1);

	if (!v->after || result < 0)
		put_pointer(t, word(v, i));
	else
		put_buffer(t, word(v, i), (uint64_t)result < size ? (uint64_t)result : size);
}

static bool takes_mode(uint64_t flags)
{
	return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

static void arg_open(struct text *t, const struct view *v, unsigned i)
{
	uint64_t flags = word(v, i), rest = flags;

	if (flags & O_RDWR) {
		text_string(t, "O_RDWR");
		rest &= ~(uint64_t)O_RDWR;
	} else if (flags & O_WRONLY) {
		text_string(t, "O_WRONLY");
		rest &= ~(uint64_t)O_WRONLY;
	} else {
		text_string(t, "O_RDONLY");
	}
	if ((rest & O_TMPFILE) == O_TMPFILE) {
		text_string(t, " | O_TMPFILE");
		rest &= ~(uint64_t)O_TMPFILE;
	}
	put_flags(t, rest, open_flags, COUNT(open_flags), true);
	if (takes_mode(flags)) {
		text_string(t, ", ");
		arg_octal(t, v, i + 1);
	}
}

static void arg_access(struct text *t, const struct view *v, unsigned i)
{
	if (word(v, i) == F_OK)
		text_string(t, "F_OK");
	else
		put_flags(t, word(v, i), access_flags, COUNT(access_flags), false);
}

static void arg_whence(struct text *t, const struct view *v, unsigned i)
{
	const char *name = NAME_OF(word(v, i), whences);

	if (name)
		text_string(t, name);
	else
		arg_hex(t, v, i);
}

static void put_named(struct text *t, int64_t value, const char *name)
{
	text_decimal(t, value);
	text_string(t, " (");
	text_string(t, name ? name : "unknown");
	text_char(t, ')');
}

static void arg_command(struct text *t, const struct view *v, unsigned i)
{
	uint64_t command = (uint32_t)low(v, i);
	const char *name = NAME_OF(command, lock_commands);

	put_named(t, low(v, i), name ? name : NAME_OF(command, other_commands));
}

static void arg_lock(struct text *t, const struct view *v, unsigned i)
{
	struct flock lock;

	arg_pointer(t, v, i);
	if (!word(v, i) || readable((char *)&lock, word(v, i), sizeof(lock)) < sizeof(lock))
		return;
	text_string(t, " ({.l_type = ");
	put_named(t, lock.l_type, NAME_OF((uint64_t)lock.l_type, lock_types));
	text_string(t, ", .l_whence = ");
	put_named(t, lock.l_whence, NAME_OF((uint64_t)lock.l_whence, whences));
	text_string(t, ", .l_start = ");
	text_decimal(t, lock.l_start);
	text_string(t, ", .l_len = ");
	text_decimal(t, lock.l_len);
	text_string(t, ", .l_pid = ");
	text_decimal(t, lock.l_pid);
	text_string(t, "})");
}

static void arg_clone(struct text *t, const struct view *v, unsigned i)
{
	put_flags(t, word(v, i), clone_flags, COUNT(clone_flags), false);
}

static void arg_pipe_flags(struct text *t, const struct view *v, unsigned i)
{
	put_flags(t, word(v, i), pipe_flags, COUNT(pipe_flags), false);
}

static void arg_two_ints(struct text *t, const struct view *v, unsigned i)
{
	int32_t two[2];

	if (!v->after || v->call->result < 0 || !word(v, i) ||
	    readable((char *)two, word(v, i), sizeof(two)) < sizeof(two)) {
		arg_pointer(t, v, i);
		return;
	}
	text_char(t, '[');
	text_decimal(t, two[0]);
	text_string(t, ", ");
	text_decimal(t, two[1]);
	text_char(t, ']');
}

static void put_arg(struct text *t, const struct view *v, unsigned i, char letter)
{
	static print_arg *const printers[] = {
		['2'] = arg_two_ints,	['A'] = arg_access,  ['C'] = arg_clone,
		['F'] = arg_command,	['L'] = arg_lock,    ['O'] = arg_open,
		['P'] = arg_pipe_flags, ['W'] = arg_whence,  ['a'] = arg_at,
		['b'] = arg_output,	['d'] = arg_decimal, ['f'] = arg_int,
		['i'] = arg_input,	['o'] = arg_octal,   ['p'] = arg_pointer,
		['s'] = arg_string,	['w'] = arg_int,     ['x'] = arg_hex,
	};

	printers[(unsigned char)letter](t, v, i);
}

/* ---- lines ---- */

/* The kernel looks at the low half of rax only. */
static const struct row *row_of(const struct weir_call *call)
{
	uint32_t nr = (uint32_t)call->nr;

	return nr < COUNT(rows) && rows[nr].ret != KIND_UNKNOWN ? &rows[nr] : NULL;
}

static void put_unknown(struct text *t, const struct view *v)
{
	text_string(t, "syscall(");
	text_decimal(t, (int32_t)v->call->nr);
	for (unsigned i = 0; i < ARGS; i++) {
		text_string(t, ", ");
		arg_hex(t, v, i);
	}
	text_char(t, ')');
}

static void put_call(struct text *t, const struct row *row, const struct view *v)
{
	bool lock = false;

	text_string(t, row->name);
	text_char(t, '(');
	for (unsigned i = 0; i < ARGS && row->args[i]; i++) {
		if (i)
			text_string(t, ", ");
		put_arg(t, v, i, lock ? 'L' : row->args[i]);
		lock = row->args[i] == 'F' && NAME_OF((uint32_t)low(v, i), lock_commands);
	}
	text_char(t, ')');
}

static void put_error(struct text *t, int64_t result)
{
	size_t n = (size_t)-result;

	text_decimal(t, result);
	text_char(t, ' ');
	if (n >= COUNT(errors) || !errors[n].name[0]) {
		text_string(t, "Unknown error");
		return;
	}
	text_string(t, errors[n].name);
	text_string(t, " (");
	text_string(t, errors[n].text);
	text_char(t, ')');
}

static void put_result(struct text *t, int64_t result, enum kind kind)
{
	if (result < 0 && result >= -4095)
		put_error(t, result);
	else if (kind == KIND_HEX)
		text_hex(t, (uint64_t)result);
	else if (kind == KIND_OCT)
		put_octal(t, (uint64_t)result);
	else if (kind == KIND_PTR)
		put_pointer(t, (uint64_t)result);
	else
		text_decimal(t, result);
}

/*
 * Where sites are: looked up once for each, for that takes a lock. An entry is claimed, filled and then published;
 * if the process is copied in between it stays claimed in the copy, and is looked up there each time.
 */
#define PLACES 1024 /* a power of two; libc has some 530 */
#define PATHS 64
#define CLAIMED 1

static struct place {
	uint64_t ip; /* 0: free */
	uint64_t offset;
	const char *path;
} places[PLACES];

static struct {
	uint32_t state; /* 0: free, 1: claimed, 2: there */
	char text[256];
} paths[PATHS];

static const char *keep_path(const char *path)
{
	for (unsigned i = 0; i < PATHS; i++) {
		uint32_t none = 0;

		if (__atomic_load_n(&paths[i].state, __ATOMIC_ACQUIRE) == 2 &&
		    strcmp(paths[i].text, path) == 0)
			return paths[i].text;
		if (!__atomic_compare_exchange_n(&paths[i].state, &none, 1, false, __ATOMIC_ACQUIRE,
						 __ATOMIC_RELAXED))
			continue;
		strcpy(paths[i].text, path);
		__atomic_store_n(&paths[i].state, 2, __ATOMIC_RELEASE);
		return paths[i].text;
	}
	return NULL;
}

static void keep_place(struct place *p, uint64_t ip, const struct weir_site *site)
{
	uint64_t none = 0;

	if (!__atomic_compare_exchange_n(&p->ip, &none, CLAIMED, false, __ATOMIC_ACQUIRE,
					 __ATOMIC_RELAXED))
		return;
	p->offset = site->offset;
	p->path = keep_path(site->path);
	__atomic_store_n(&p->ip, p->path ? ip : CLAIMED, __ATOMIC_RELEASE);
}

static void put_place(struct text *t, uint64_t ip)
{
	struct weir_site site = { .size = sizeof(site) };
	struct place *p = &places[ip * 0x9e3779b97f4a7c15ull >> 54];
	const char *path = site.path;
	uint64_t offset;

	for (unsigned n = 0;
	     n < 16 && __atomic_load_n(&p->ip, __ATOMIC_ACQUIRE) > CLAIMED && p->ip != ip; n++)
		p = p == &places[PLACES - 1] ? places : p + 1;
	if (__atomic_load_n(&p->ip, __ATOMIC_ACQUIRE) == ip) {
		path = p->path;
		offset = p->offset;
	} else if (weir_site_info(ip, &site) == 0 && site.path[0]) {
		keep_place(p, ip, &site);
		offset = site.offset;
	} else {
		path = "unknown";
		offset = ip - 2; /* the address of the `syscall` */
	}
	text_string(t, path);
	text_char(t, ' ');
	text_hex(t, offset);
}

static void write_line(const struct text *t)
{
	weir_syscall(__NR_write, (uint64_t)log_fd, (uintptr_t)t->bytes, t->used, 0, 0, 0);
}

static void put_line(const struct view *v)
{
	const struct row *row = row_of(v->call);
	enum kind kind = row ? (enum kind)row->ret : KIND_DEC;
	struct text t;

	if (kind == KIND_NONE && v->after)
		return;
	t.used = 0;
	put_place(&t, v->call->ip);
	text_string(&t, " -- ");
	if (row)
		put_call(&t, row, v);
	else
		put_unknown(&t, v);
	if (kind != KIND_NONE)
		text_string(&t, " = ");
	if (kind != KIND_NONE && !v->after)
		text_char(&t, '?');
	if (v->after)
		put_result(&t, v->call->result, kind);
	if (t.used == sizeof(t.bytes))
		t.used--;
	text_char(&t, '\n');
	write_line(&t);
}

void log_enter(const struct weir_call *call)
{
	const struct view v = { call, false };

	put_line(&v);
}

void log_leave(const struct weir_call *call)
{
	const struct view v = { call, true };

	put_line(&v);
}

/* ---- the file ---- */

bool log_is_open(void)
{
	return __atomic_load_n(&log_fd, __ATOMIC_RELAXED) >= 0;
}

void log_close(void)
{
	int fd = __atomic_exchange_n(&log_fd, -1, __ATOMIC_RELAXED);

	if (fd >= 0)
		weir_syscall(__NR_close, (uint64_t)fd, 0, 0, 0, 0, 0);
}

/* A shell program, so that `sh LOG` says to which function and line each call belongs. */
static void write_header(void)
{
	static const char header[] =
		"while read -r f o x; do case $f in /*) addr2line -p -f -e \"$f\" \"$o\";; esac;"
		" done <\"$0\"; exit\n";

	weir_syscall(__NR_write, (uint64_t)log_fd, (uintptr_t)header, sizeof(header) - 1, 0, 0, 0);
}

/* While the program runs, the descriptor is only moved out of its way: hiding it is for the start. */
static int put_aside(int64_t fd, bool start)
{
	int64_t to = start ? weir_fd_hide((int)fd)
			   : weir_syscall(__NR_fcntl, (uint64_t)fd, F_DUPFD_CLOEXEC, 100, 0, 0, 0);

	if (to < 0)
		return (int)fd;
	if (!start)
		weir_syscall(__NR_close, (uint64_t)fd, 0, 0, 0, 0, 0);
	return (int)to;
}

int log_open(const char *path, bool truncate, bool start)
{
	uint64_t flags = O_CREAT | O_RDWR | O_APPEND | O_CLOEXEC | (truncate ? O_TRUNC : 0);
	struct text name;
	int64_t fd;
	name.used = 0;
	text_string(&name, path);
	if (name.used && name.bytes[name.used - 1] == '-')
		text_decimal(&name, weir_syscall(__NR_getpid, 0, 0, 0, 0, 0, 0));
	text_char(&name, '\0');
	if (name.bytes[name.used - 1])
		return -ENAMETOOLONG;
	fd = weir_syscall(__NR_openat, (uint64_t)AT_FDCWD, (uintptr_t)name.bytes, flags, 0700, 0, 0);
	if (fd < 0)
		return (int)fd;
	log_close();
	log_fd = put_aside(fd, start);
	if (start)
		write_header();
	return 0;
}
