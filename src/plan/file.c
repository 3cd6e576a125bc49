/* SPDX-License-Identifier: MIT */
/*
 * Plans of files: mapping one, its key, and the way by the cache.
 */
#include "plan/debug.h"
#include "plan/image.h"
#include "plan/local.h"
#include "plan/plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct file {
	const char *name;
	const uint8_t *bytes;
	size_t size;
	struct plan_key fallback;
};

static int __attribute__((format(printf, 3, 4)))
fail(struct plan_error *err, int code, const char *fmt, ...)
{
	va_list args;

	if (err) {
		err->code = code;
		va_start(args, fmt);
		vsnprintf(err->text, sizeof(err->text), fmt, args);
		va_end(args);
	}
	return code;
}

static int map_fd(struct file *f, int fd, const char *name, struct plan_error *err)
{
	struct statx st;
	void *p;

	/* statx and not fstat: in-hook code, which must find the same key, uses statx as well */
	if (statx(fd, "", AT_EMPTY_PATH, STATX_BASIC_STATS, &st) < 0)
		return fail(err, -errno, "%s: %s", name, strerror(errno));
	if (!S_ISREG(st.stx_mode))
		return fail(err, -ENOEXEC, "%s: not a regular file", name);
	if (st.stx_size < 64)
		return fail(err, -ENOEXEC, "%s: not an ELF file", name);
	p = mmap(NULL, st.stx_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		return fail(err, -errno, "%s: %s", name, strerror(errno));
	f->name = name;
	f->bytes = p;
	f->size = st.stx_size;
	plan_key_from_stat(&f->fallback, st.stx_dev_major, st.stx_dev_minor, st.stx_ino,
			   st.stx_size, st.stx_mtime.tv_sec, st.stx_mtime.tv_nsec);
	return 0;
}

static int map_path(struct file *f, const char *path, struct plan_error *err)
{
	/* O_NONBLOCK: a pipe of that name must not hold us up */
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	int ret;

	if (fd < 0)
		return fail(err, -errno, "%s: %s", path, strerror(errno));
	ret = map_fd(f, fd, path, err);
	close(fd);
	return ret;
}

static void unmap(struct file *f)
{
	munmap((void *)(uintptr_t)f->bytes, f->size);
}

int plan_make_fd(int fd, const char *name, struct plan_header **out, struct plan_error *err)
{
	struct file f;
	int ret = map_fd(&f, fd, name, err);

	if (ret < 0)
		return ret;
	ret = plan_make_memory(f.bytes, f.size, name, &f.fallback, out, err);
	unmap(&f);
	return ret;
}

int plan_make(const char *path, struct plan_header **out, struct plan_error *err)
{
	struct file f;
	int ret = map_path(&f, path, err);

	if (ret < 0)
		return ret;
	ret = plan_make_memory(f.bytes, f.size, path, &f.fallback, out, err);
	unmap(&f);
	return ret;
}

/* Every site reads in the file as the plan says: else it is of another file with this key. */
static bool plan_fits(const struct plan_header *plan, const struct image *img)
{
	const struct plan_site *s = plan_sites(plan);

	for (uint32_t i = 0; i < plan->site_count; i++, s++) {
		const uint8_t *live = image_at(img, s->addr, PLAN_SYSCALL_SIZE);

		if (!live || !image_text(img, s->addr - s->orig_before, s->orig_before + 1u))
			return false;
		if (s->tactic == PLAN_T2 &&
		    !image_text(img, s->addr + PLAN_SYSCALL_SIZE + (uint64_t)(int64_t)s->pad,
				PLAN_PAD_SIZE))
			return false;
		if (!plan_site_is_live(s, live))
			return false;
	}
	return true;
}

/* How many 0f 05 there are: an entry for an older file of the same key may know fewer. */
static int count_site(void *arg, uint64_t addr)
{
	if (addr >= PLAN_ADDR_MIN)
		++*(uint32_t *)arg;
	return 0;
}

static int get(struct file *f, struct plan_header **out, struct plan_error *err)
{
	struct image img;
	struct plan_key key;
	uint32_t count = 0;
	int ret;

	ret = image_open(&img, f->bytes, f->size, f->name, err);
	if (ret < 0)
		return ret;
	image_key(&img, &key);
	if (key.size == 0)
		key = f->fallback;
	ret = plan_cache_load(key.bytes, key.size, out);
	if (ret == 0) {
		scan_sites(&img, count_site, &count);
		if (count != (*out)->site_count || !plan_fits(*out, &img)) {
			free(*out);
			ret = -ESTALE;
		}
	}
	image_close(&img);
	if (ret == 0)
		return 0;
	ret = plan_make_memory(f->bytes, f->size, f->name, &f->fallback, out, err);
	if (ret == 0)
		plan_cache_store(*out); /* without a cache all works, only slower */
	return ret;
}

int plan_get(const char *path, unsigned int flags, struct plan_header **out, struct plan_error *err)
{
	struct file f;
	int ret;

	if (flags & PLAN_GET_NO_CACHE)
		return plan_make(path, out, err);
	ret = map_path(&f, path, err);
	if (ret < 0)
		return ret;
	ret = get(&f, out, err);
	unmap(&f);
	return ret;
}

/* Every function reads in the file as the plan says. */
static bool entries_fit(const struct entry_header *plan, const struct image *img)
{
	const struct entry_func *f = entry_funcs(plan);

	for (uint32_t i = 0; i < plan->func_count; i++, f++) {
		const uint8_t *live = image_at(img, f->addr + f->skip, f->orig_size);

		if (!live || f->orig_size > sizeof(f->orig) || memcmp(live, f->orig, f->orig_size) != 0)
			return false;
		if (f->forms && !entry_code_of(plan, f))
			return false;
	}
	return true;
}

static int get_entries(struct file *f, unsigned int flags, struct entry_header **out,
		       struct plan_error *err)
{
	struct image img;
	struct plan_key key;
	int ret;

	ret = image_open(&img, f->bytes, f->size, f->name, err);
	if (ret < 0)
		return ret;
	image_key(&img, &key);
	if (key.size == 0)
		key = f->fallback;
	ret = flags & PLAN_GET_NO_CACHE ? -ENOENT : plan_cache_load_entries(key.bytes, key.size, out);
	if (ret == 0 && !entries_fit(*out, &img)) {
		free(*out);
		ret = -ESTALE;
	}
	image_close(&img);
	if (ret == 0)
		return 0;
	ret = plan_make_entries_memory(f->bytes, f->size, f->name, &f->fallback, out, err);
	if (ret == 0 && !(flags & PLAN_GET_NO_CACHE))
		plan_cache_store_entries(*out);
	return ret;
}

int plan_get_entries(const char *path, unsigned int flags, struct entry_header **out,
		     struct plan_error *err)
{
	struct file f;
	int ret = map_path(&f, path, err);

	if (ret < 0)
		return ret;
	ret = get_entries(&f, flags, out, err);
	unmap(&f);
	return ret;
}

/* ---- symbols ---- */

struct symbol {
	uint64_t addr;
	uint64_t size;
	const char *name;
	unsigned int rank; /* of two at one address the better: function, then global */
};

struct plan_symbols {
	struct file file;
	struct debug debug; /* which holds names, too */
	struct symbol *syms;
	size_t count;
	size_t room;
};

static void add_symbol(void *arg, const Elf64_Sym *sym, const char *name)
{
	struct plan_symbols *to = arg;
	const unsigned int type = ELF64_ST_TYPE(sym->st_info);

	if (!*name || type == STT_SECTION || type == STT_FILE)
		return;
	if (to->count == to->room) {
		const size_t room = to->room ? 2 * to->room : 1024;
		struct symbol *bigger = realloc(to->syms, room * sizeof(*bigger));

		if (!bigger)
			return; /* names are a convenience */
		to->syms = bigger;
		to->room = room;
	}
	to->syms[to->count++] = (struct symbol){
		.addr = sym->st_value,
		.size = sym->st_size,
		.name = name,
		.rank = (type == STT_FUNC ? 2u : 0u) + (ELF64_ST_BIND(sym->st_info) == STB_GLOBAL),
	};
}

static int compare_symbols(const void *a, const void *b)
{
	const struct symbol *x = a, *y = b;

	if (x->addr != y->addr)
		return x->addr < y->addr ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(y->name, x->name);
}

int plan_symbols_open(const char *path, const char *debug_dir, struct plan_symbols **out,
		      struct plan_error *err)
{
	struct plan_symbols *syms = calloc(1, sizeof(*syms));
	struct image img;
	int ret;

	if (!syms)
		return fail(err, -ENOMEM, "%s: out of memory", path);
	ret = map_path(&syms->file, path, err);
	if (ret < 0)
		goto out_free;
	ret = image_open(&img, syms->file.bytes, syms->file.size, path, err);
	if (ret < 0)
		goto out_unmap;
	debug_each_symbol(&syms->debug, &img, path, debug_dir, add_symbol, syms);
	image_close(&img);
	if (syms->count)
		qsort(syms->syms, syms->count, sizeof(*syms->syms), compare_symbols);
	*out = syms;
	return 0;
out_unmap:
	unmap(&syms->file);
out_free:
	free(syms);
	return ret;
}

const char *plan_symbols_find(const struct plan_symbols *syms, uint64_t addr, uint64_t *offset)
{
	size_t low = 0, high = syms->count;

	while (low < high) { /* the first that lies behind addr */
		const size_t mid = low + (high - low) / 2;

		if (syms->syms[mid].addr > addr)
			high = mid;
		else
			low = mid + 1;
	}
	/* one whose size says that it holds addr, among the near ones; else the nearest */
	for (size_t i = low; i > 0 && low - i < 16; i--) {
		const struct symbol *s = &syms->syms[i - 1];

		if (addr - s->addr < s->size) {
			*offset = addr - s->addr;
			return s->name;
		}
	}
	if (low == 0)
		return NULL;
	*offset = addr - syms->syms[low - 1].addr;
	return syms->syms[low - 1].name;
}

bool plan_symbols_address(const struct plan_symbols *syms, const char *name, uint64_t *addr)
{
	for (size_t i = 0; i < syms->count; i++)
		if (strcmp(syms->syms[i].name, name) == 0) {
			*addr = syms->syms[i].addr;
			return true;
		}
	return false;
}

struct export
{
	uint64_t addr;
	enum plan_export is;
};

static void look_at_export(void *arg, const Elf64_Sym *sym, const char *name)
{
	struct export *e = arg;
	const unsigned int type = ELF64_ST_TYPE(sym->st_info);

	(void)name;
	if (sym->st_value != e->addr || ELF64_ST_BIND(sym->st_info) == STB_LOCAL)
		return;
	if (type == STT_GNU_IFUNC)
		e->is = PLAN_EXPORTED_IFUNC;
	else if (e->is == PLAN_NOT_EXPORTED)
		e->is = PLAN_EXPORTED;
}

enum plan_export plan_symbols_exported(const struct plan_symbols *syms, uint64_t addr)
{
	struct export e = { addr, PLAN_NOT_EXPORTED };
	struct image img;

	if (image_open(&img, syms->file.bytes, syms->file.size, "", NULL) == 0)
		image_each_export(&img, look_at_export, &e);
	image_close(&img);
	return e.is;
}

void plan_symbols_close(struct plan_symbols *syms)
{
	if (!syms)
		return;
	debug_close(&syms->debug);
	unmap(&syms->file);
	free(syms->syms);
	free(syms);
}

/* Parts of functions that were moved out of the way are jumped to, not called. */
static bool is_cold_part(const char *name)
{
	const char *cold = strstr(name, ".cold");

	return cold && (cold[5] == 0 || cold[5] == '.');
}

static bool is_listed(const struct plan_symbols *syms, size_t i)
{
	const struct symbol *s = &syms->syms[i];

	return (s->rank & 2) && !is_cold_part(s->name) &&
	       !(i > 0 && s[-1].addr == s->addr && strcmp(s[-1].name, s->name) == 0);
}

int plan_symbols_list(const struct plan_symbols *syms, struct local_header **out)
{
	size_t count = 0, strings = 1, n = 0, at = 1;
	struct local_func *f;
	char *text;

	for (size_t i = 0; i < syms->count; i++)
		if (is_listed(syms, i)) {
			count++;
			strings += strlen(syms->syms[i].name) + 1;
		}
	if (sizeof(**out) + count * sizeof(*f) + strings > LOCAL_SIZE_MAX)
		return -EFBIG;
	*out = calloc(1, sizeof(**out) + count * sizeof(*f) + strings);
	if (!*out)
		return -ENOMEM;
	**out = (struct local_header){
		.magic = LOCAL_MAGIC,
		.version = LOCAL_VERSION,
		.size = (uint32_t)(sizeof(**out) + count * sizeof(*f) + strings),
		.count = (uint32_t)count,
		.string_size = (uint32_t)strings,
	};
	f = (struct local_func *)(void *)(*out + 1);
	text = (char *)(f + count);
	for (size_t i = 0; i < syms->count; i++)
		if (is_listed(syms, i)) {
			f[n].addr = syms->syms[i].addr;
			f[n++].name = (uint32_t)at;
			strcpy(text + at, syms->syms[i].name);
			at += strlen(text + at) + 1;
		}
	return 0;
}
