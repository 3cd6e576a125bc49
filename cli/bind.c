/* SPDX-License-Identifier: MIT */
/*
 * See bind.h. All is read from the memory of the process: which file an object came from, and whether that is still
 * there, does not matter. The process may have written anything there, so what is read is believed no further than that a
 * loop ends.
 */
#include "bind.h"

#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "led.h"

#define NAME_MAX_SIZE 256
#define CHAIN_MAX 100000u
#define VERSIONS_MAX 4096u

/* ---- what may be called ---- */

static const char *const safe[] = {
	"__ctype_b_loc",
	"__ctype_tolower_loc",
	"__ctype_toupper_loc",
	"__environ",
	"__errno_location",
	"__isoc23_strtol",
	"__isoc23_strtoll",
	"__isoc23_strtoul",
	"__isoc23_strtoull",
	"__memcpy_chk",
	"__memmove_chk",
	"__mempcpy_chk",
	"__memset_chk",
	"__rawmemchr",
	"__snprintf_chk",
	"__stack_chk_fail",
	"__stpcpy_chk",
	"__strcat_chk",
	"__strcpy_chk",
	"__strncat_chk",
	"__strncpy_chk",
	"__vsnprintf_chk",
	"_exit",
	"abs",
	"access",
	"atoi",
	"atol",
	"atoll",
	"bcmp",
	"bsearch",
	"clock_gettime",
	"close",
	"dup",
	"dup2",
	"environ",
	"faccessat",
	"fcntl",
	"fcntl64",
	"fstat",
	"fstat64",
	"fsync",
	"ftruncate",
	"ftruncate64",
	"getauxval",
	"getegid",
	"getenv",
	"geteuid",
	"getgid",
	"getpid",
	"getppid",
	"gettid",
	"gettimeofday",
	"getuid",
	"kill",
	"labs",
	"lseek",
	"lseek64",
	"lstat",
	"lstat64",
	"memccpy",
	"memchr",
	"memcmp",
	"memcpy",
	"memmem",
	"memmove",
	"mempcpy",
	"memrchr",
	"memset",
	"mkdir",
	"nanosleep",
	"open",
	"open64",
	"openat",
	"openat64",
	"pread",
	"pread64",
	"pwrite",
	"pwrite64",
	"raise",
	"rawmemchr",
	"read",
	"readlink",
	"readv",
	"recv",
	"rename",
	"sched_yield",
	"secure_getenv",
	"send",
	"sendto",
	"snprintf",
	"stat",
	"stat64",
	"stpcpy",
	"stpncpy",
	"strcasecmp",
	"strcasestr",
	"strcat",
	"strchr",
	"strchrnul",
	"strcmp",
	"strcpy",
	"strcspn",
	"strerrorname_np",
	"strlen",
	"strncasecmp",
	"strncat",
	"strncmp",
	"strncpy",
	"strnlen",
	"strpbrk",
	"strrchr",
	"strsep",
	"strspn",
	"strstr",
	"strtok_r",
	"strtol",
	"strtoll",
	"strtoul",
	"strtoull",
	"syscall",
	"time",
	"tolower",
	"toupper",
	"unlink",
	"vsnprintf",
	"write",
	"writev",
};

static int compare(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

bool bind_is_safe(const char *name)
{
	return bsearch(name, safe, sizeof(safe) / sizeof(safe[0]), sizeof(safe[0]), compare) != NULL;
}

/* ---- the loader's list ---- */

static bool get(const struct bind *b, uint64_t at, void *to, size_t size)
{
	return pread(b->mem, to, size, (off_t)at) == (ssize_t)size;
}

static bool is_text(const struct bind *b, uint64_t at, const char *text)
{
	char there[NAME_MAX_SIZE];
	size_t size = strlen(text) + 1;

	return size <= sizeof(there) && get(b, at, there, size) && memcmp(there, text, size) == 0;
}

/* glibc writes addresses there, but not into that of the vDSO. */
static uint64_t place(uint64_t base, uint64_t value)
{
	return value && value < base ? value + base : value;
}

static void read_object(const struct bind *b, uint64_t base, uint64_t dynamic, struct bind_object *o)
{
	Elf64_Dyn d;
	uint64_t soname = 0;
	bool named = false;

	memset(o, 0, sizeof(*o));
	o->base = base;
	for (unsigned int i = 0;
	     i < 256 && get(b, dynamic + i * sizeof(d), &d, sizeof(d)) && d.d_tag != DT_NULL; i++) {
		switch (d.d_tag) {
		case DT_GNU_HASH:
			o->hash = place(base, d.d_un.d_ptr);
			break;
		case DT_SYMTAB:
			o->symtab = place(base, d.d_un.d_ptr);
			break;
		case DT_STRTAB:
			o->strtab = place(base, d.d_un.d_ptr);
			break;
		case DT_VERSYM:
			o->versym = place(base, d.d_un.d_ptr);
			break;
		case DT_VERDEF:
			o->verdef = place(base, d.d_un.d_ptr);
			break;
		case DT_SONAME:
			soname = d.d_un.d_val;
			named = true;
			break;
		default:
			break;
		}
	}
	o->soname = named && o->strtab ? o->strtab + soname : 0;
}

/* Where the program has its dynamic section, or 0. */
static uint64_t program_dynamic(const struct bind *b, pid_t pid)
{
	uint64_t at = led_auxv(pid, AT_PHDR), count = led_auxv(pid, AT_PHNUM), base = 0, dynamic = 0;
	Elf64_Phdr ph;

	for (uint64_t i = 0; i < count && i < 256; i++) {
		if (!get(b, at + i * sizeof(ph), &ph, sizeof(ph)))
			return 0;
		if (ph.p_type == PT_PHDR)
			base = at - ph.p_vaddr;
		else if (ph.p_type == PT_DYNAMIC)
			dynamic = ph.p_vaddr;
	}
	return dynamic ? base + dynamic : 0;
}

/* The struct r_debug that ld.so keeps for debuggers, or 0. */
static uint64_t loader_list(const struct bind *b, pid_t pid)
{
	uint64_t dynamic = program_dynamic(b, pid);
	Elf64_Dyn d;

	for (unsigned int i = 0; dynamic && i < 256; i++) {
		if (!get(b, dynamic + i * sizeof(d), &d, sizeof(d)) || d.d_tag == DT_NULL)
			break;
		if (d.d_tag == DT_DEBUG)
			return d.d_un.d_ptr;
	}
	return 0;
}

int bind_open(struct bind *b, pid_t pid, int mem, const char **why)
{
	struct {
		uint64_t version, map, brk, state;
	} debug;
	struct {
		uint64_t addr, name, dynamic, next, prev;
	} map;
	uint64_t at;

	b->libc = NULL;
	b->mem = mem;
	b->count = 0;
	*why = "the hook library needs libc, and there is no loader in it that has loaded one";
	at = loader_list(b, pid);
	if (!at || !get(b, at, &debug, sizeof(debug)))
		return -ENOEXEC;
	if ((uint32_t)debug.state != 0) { /* RT_CONSISTENT */
		*why = "its loader is at work";
		return -EBUSY;
	}
	for (at = debug.map; at && b->count < BIND_OBJECTS && get(b, at, &map, sizeof(map));
	     at = map.next) {
		struct bind_object *o = &b->object[b->count];

		read_object(b, map.addr, map.dynamic, o);
		if (!b->libc && o->soname && is_text(b, o->soname, BIND_LIBC))
			b->libc = o;
		b->count++;
	}
	*why = "the hook library needs " BIND_LIBC ", and the libc in it is another";
	return b->libc ? 0 : -ENOEXEC;
}

/* ---- symbols ---- */

static uint32_t gnu_hash(const char *name)
{
	uint32_t h = 5381;

	for (; *name; name++)
		h = h * 33 + (unsigned char)*name;
	return h;
}

/* An object without versions has every one. */
static bool has_version(const struct bind *b, const struct bind_object *o, uint32_t index,
			const char *version)
{
	uint64_t at = o->verdef;
	uint16_t wanted;

	if (!o->versym || !o->verdef)
		return true;
	if (!get(b, o->versym + index * sizeof(wanted), &wanted, sizeof(wanted)))
		return false;
	wanted &= 0x7fff;
	for (unsigned int i = 0; i < VERSIONS_MAX; i++) {
		Elf64_Verdef def;
		Elf64_Verdaux aux;

		if (!get(b, at, &def, sizeof(def)))
			return false;
		if (def.vd_ndx == wanted)
			return get(b, at + def.vd_aux, &aux, sizeof(aux)) &&
			       is_text(b, o->strtab + aux.vda_name, version);
		if (!def.vd_next)
			return false;
		at += def.vd_next;
	}
	return false;
}

static bool is_it(const struct bind *b, const struct bind_object *o, uint32_t index,
		  const char *name, const char *version, Elf64_Sym *sym)
{
	return get(b, o->symtab + index * sizeof(*sym), sym, sizeof(*sym)) &&
	       sym->st_shndx != SHN_UNDEF && ELF64_ST_BIND(sym->st_info) != STB_LOCAL &&
	       is_text(b, o->strtab + sym->st_name, name) && has_version(b, o, index, version);
}

static bool find_in(const struct bind *b, const struct bind_object *o, const char *name,
		    const char *version, Elf64_Sym *sym)
{
	struct {
		uint32_t buckets, first, words, shift;
	} head;
	uint32_t hash = gnu_hash(name), index, chain;
	uint64_t word, buckets, chains;

	if (!o->hash || !o->symtab || !o->strtab || !get(b, o->hash, &head, sizeof(head)) ||
	    !head.buckets || !head.words || (head.words & (head.words - 1)))
		return false;
	if (!get(b, o->hash + sizeof(head) + 8ull * (hash / 64 & (head.words - 1)), &word,
		 sizeof(word)) ||
	    !(word >> (hash & 63) & word >> (hash >> (head.shift & 31) & 63) & 1))
		return false;
	buckets = o->hash + sizeof(head) + 8ull * head.words;
	chains = buckets + 4ull * head.buckets;
	if (!get(b, buckets + 4ull * (hash % head.buckets), &index, sizeof(index)) || index < head.first)
		return false;
	for (unsigned int n = 0; n < CHAIN_MAX; n++, index++) {
		if (!get(b, chains + 4ull * (index - head.first), &chain, sizeof(chain)))
			return false;
		if ((chain | 1) == (hash | 1) && is_it(b, o, index, name, version, sym))
			return true;
		if (chain & 1)
			return false;
	}
	return false;
}

bool bind_find(const struct bind *b, const char *name, const char *version, uint64_t *address,
	       bool *indirect)
{
	const struct bind_object *o = b->libc;
	Elf64_Sym sym, first;

	if (!find_in(b, o, name, version, &sym) || ELF64_ST_TYPE(sym.st_info) == STT_TLS)
		return false;
	/* A program that was linked to a variable of libc has it itself. */
	for (unsigned int i = 0; ELF64_ST_TYPE(sym.st_info) == STT_OBJECT && i < b->count; i++)
		if (find_in(b, &b->object[i], name, version, &first)) {
			o = &b->object[i];
			sym = first;
			break;
		}
	*address = o->base + sym.st_value;
	*indirect = ELF64_ST_TYPE(sym.st_info) == STT_GNU_IFUNC;
	return true;
}
