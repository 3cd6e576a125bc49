/* SPDX-License-Identifier: MIT */
/* See object.h. */
#include <weir/function.h>

#include "engine/function/object.h"

#include "engine/function/gate.h"
#include "engine/function/regex.h"

/* struct dl_phdr_info of <link.h> */
struct phdr_info {
	uint64_t base;
	const char *name;
	const Elf64_Phdr *phdr;
	uint16_t count;
	uint64_t adds, subs;
};
extern int dl_iterate_phdr(int (*fn)(struct phdr_info *info, size_t size, void *data), void *data)
	__attribute__((weak));

struct fn_object *fn_objects;

/* ---- names ---- */

static bool is_regex(const char *s)
{
	const size_t n = fn_regex_length(s);

	return n && !s[n];
}

uint32_t fn_name_hash(const char *name)
{
	const uint8_t *p = (const uint8_t *)name;
	uint32_t h = 5381; /* as DT_GNU_HASH has it: h * 33 + the next; two of them in one step */

	for (; p[0] && p[1]; p += 2)
		h = h * (33 * 33) + p[0] * 33u + p[1];
	return p[0] ? h * 33 + p[0] : h;
}

struct fn_name fn_name_of(const char *text)
{
	enum { PATTERN = 1, PART = 2 };
	static const uint8_t marks[256] = { ['*'] = PATTERN,  ['?'] = PATTERN, ['['] = PATTERN,
					    ['\\'] = PATTERN, [':'] = PART,    ['@'] = PART };
	const uint8_t *p = (const uint8_t *)text;
	uint32_t h = 5381; /* as fn_name_hash() */
	unsigned is = 0;

	for (; p[0] && p[1]; p += 2) {
		h = h * (33 * 33) + p[0] * 33u + p[1];
		is |= marks[p[0]] | marks[p[1]];
	}
	if (p[0]) {
		h = h * 33 + p[0];
		is |= marks[*p++];
	}
	return (struct fn_name){
		.text = text,
		.size = (uint32_t)(p - (const uint8_t *)text) + 1,
		.hash = h,
		.pattern = is & PATTERN || (text[0] == '/' && is_regex(text)),
		.parts = is & PART,
	};
}

static const char *glob_class(const char *p, char c, bool *in)
{
	bool negated = *p == '!' || *p == '^', hit = false;
	const char *first;

	p += negated;
	for (first = p; *p && (*p != ']' || p == first); p++) {
		if (p[1] == '-' && p[2] && p[2] != ']') {
			hit |= c >= p[0] && c <= p[2];
			p += 2;
		} else {
			hit |= *p == c;
		}
	}
	*in = hit != negated;
	return *p ? p + 1 : NULL; /* NULL: the bracket is not closed */
}

bool fn_glob(const char *p, const char *s)
{
	const char *star = NULL, *retry = NULL;

	for (;;) {
		const char *next;
		bool in;

		if (*p == '*') {
			star = ++p;
			retry = s;
			continue;
		}
		if (!*s && !*p)
			return true;
		if (*s && *p == '?') {
			p++;
			s++;
			continue;
		}
		if (*s && *p == '[' && (next = glob_class(p + 1, *s, &in)) != NULL) {
			if (in) {
				p = next;
				s++;
				continue;
			}
		} else if (*s && *p) {
			next = p + (*p == '\\' && p[1]);
			if (*next == *s) {
				p = next + 1;
				s++;
				continue;
			}
		}
		if (!star || !*s)
			return false;
		p = star;
		s = ++retry;
	}
}

/* What is between the slashes, a slash without the backslash that keeps it from being the last one. */
static int compile(const char *s, struct fn_regex *re)
{
	char text[512];
	const size_t end = fn_regex_length(s) - 1;
	size_t n = 0;

	for (size_t i = 1; i < end; i++) {
		if (n + 2 > sizeof(text))
			return -E2BIG;
		if (s[i] == '\\' && s[i + 1] != '/')
			text[n++] = s[i++];
		else if (s[i] == '\\')
			i++;
		text[n++] = s[i];
	}
	return fn_regex_compile(re, text, n);
}

int fn_pattern_check(const char *pattern)
{
	struct fn_regex re;

	return is_regex(pattern) ? compile(pattern, &re) : 0;
}

/* A regular expression stands in front of its text. */
struct kept {
	struct fn_regex re;
	char text[];
};

const char *fn_pattern_keep(struct fn_arena *arena, const char *pattern)
{
	const size_t n = rt_strlen(pattern) + 1;
	struct kept *k;
	char *copy;

	if (!is_regex(pattern)) {
		copy = fn_take(arena, n, 1);
		if (copy)
			memcpy(copy, pattern, n);
		return copy;
	}
	k = fn_take(arena, sizeof(*k) + n, 8);
	if (!k || compile(pattern, &k->re) < 0)
		return NULL;
	memcpy(k->text, pattern, n);
	return k->text;
}

bool fn_match(const char *pattern, const char *s)
{
	const struct kept *k;

	if (*pattern != '/' || !is_regex(pattern))
		return fn_glob(pattern, s);
	k = (const struct kept *)(const void *)(pattern - offsetof(struct kept, text));
	return fn_regex_finds(&k->re, s);
}

bool fn_object_matches(const struct fn_object *o, const char *pattern)
{
	size_t n = rt_strlen(pattern);

	if (!n)
		return o->main;
	if (fn_match(pattern, o->name) || fn_match(pattern, o->path))
		return true;
	/* "libc" for libc.so.6 */
	return rt_starts(o->name, pattern) && rt_starts(o->name + n, ".so");
}

/* ---- the list ---- */

static void set_path(struct fn_object *o, const char *path)
{
	char self[512];
	long n;

	o->main = !path[0];
	if (o->main) {
		n = rt_sys3(__NR_readlink, "/proc/self/exe", self, sizeof(self) - 1);
		self[n > 0 ? n : 0] = 0;
		path = self;
	}
	o->path = fn_keep_string(path);
	if (!o->path)
		o->path = "";
	o->name = o->path;
	for (const char *p = o->path; *p; p++)
		if (*p == '/')
			o->name = p + 1;
}

/* glibc turns the addresses in the dynamic section into real ones, others do not. */
static uint64_t pointer(const struct fn_object *o, uint64_t value)
{
	return value < o->start ? value + o->base : value;
}

static void read_dynamic(struct fn_object *o)
{
	uint64_t size[3] = { 0, 0, 0 }, rela = 0, plt = 0, soname = 0;

	for (const Elf64_Dyn *d = o->dynamic; d->d_tag != DT_NULL; d++) {
		uint64_t v = d->d_un.d_val, p = pointer(o, v);

		switch (d->d_tag) {
		case DT_SYMTAB:
			o->symbols = (const Elf64_Sym *)p;
			break;
		case DT_STRTAB:
			o->strings = (const char *)p;
			break;
		case DT_VERSYM:
			o->versions = (const uint16_t *)p;
			break;
		case DT_VERNEED:
			o->version_needs = (const uint8_t *)p;
			break;
		case DT_VERNEEDNUM:
			o->need_count = (uint32_t)v;
			break;
		case DT_VERDEF:
			o->version_defs = (const uint8_t *)p;
			break;
		case DT_VERDEFNUM:
			o->def_count = (uint32_t)v;
			break;
		case DT_GNU_HASH:
			o->gnu_hash = (const uint32_t *)p;
			break;
		case DT_HASH:
			o->sysv_hash = (const uint32_t *)p;
			break;
		case DT_RELA:
			rela = p;
			break;
		case DT_RELASZ:
			size[0] = v;
			break;
		case DT_RELACOUNT:
			o->relative_count = (uint32_t)v;
			break;
		case DT_JMPREL:
			plt = p;
			break;
		case DT_PLTRELSZ:
			size[1] = v;
			break;
		case DT_PLTREL:
			size[2] = v;
			break;
		case DT_SONAME:
			soname = v;
			break;
		case DT_RPATH:
		case DT_RUNPATH:
			o->has_path = true;
			break;
		}
	}
	if (rela) {
		o->rela = (const Elf64_Rela *)rela;
		o->rela_count = (uint32_t)(size[0] / sizeof(Elf64_Rela));
	}
	if (plt && size[2] == DT_RELA) {
		o->plt_rela = (const Elf64_Rela *)plt;
		o->plt_count = (uint32_t)(size[1] / sizeof(Elf64_Rela));
	}
	if (soname && o->strings)
		o->soname = o->strings + soname;
	if (!o->symbols || !o->strings)
		o->rela_count = o->plt_count = 0;
}

static struct fn_object *object_new(const struct phdr_info *info, const Elf64_Dyn *dynamic)
{
	static uint32_t serial;
	struct fn_object *o = fn_keep(sizeof(*o));
	unsigned texts = 0;

	if (!o)
		return NULL;
	o->serial = serial++;
	o->base = info->base;
	o->dynamic = dynamic;
	o->start = ~0ull;
	for (unsigned i = 0; i < info->count; i++) {
		const Elf64_Phdr *ph = &info->phdr[i];
		uint64_t start = info->base + ph->p_vaddr, end = start + ph->p_memsz;

		if (ph->p_type == PT_GNU_RELRO) {
			o->relro_start = rt_round_down(start, RT_PAGE);
			o->relro_end = rt_round_down(end, RT_PAGE);
		}
		if (ph->p_type != PT_LOAD)
			continue;
		if (start < o->start)
			o->start = start;
		if (end > o->end)
			o->end = end;
		if ((ph->p_flags & PF_X) && texts < RT_COUNT(o->text)) {
			o->text[texts].start = start;
			o->text[texts++].end = end;
		}
	}
	o->ours = (uint64_t)object_new >= o->start && (uint64_t)object_new < o->end;
	set_path(o, info->name ? info->name : "");
	read_dynamic(o);
	return o;
}

struct walk {
	struct fn_object *old, **tail;
	bool begun, failed;
};

static int walk_one(struct phdr_info *info, size_t size, void *data)
{
	const Elf64_Dyn *dynamic = NULL;
	struct walk *w = data;
	struct fn_object **p, *o;

	(void)size;
	for (unsigned i = 0; i < info->count; i++)
		if (info->phdr[i].p_type == PT_DYNAMIC)
			dynamic = (const Elf64_Dyn *)(info->base + info->phdr[i].p_vaddr);
	if (!dynamic)
		return 0;
	for (p = &w->old; (o = *p) != NULL; p = &o->next)
		if (o->base == info->base && o->dynamic == dynamic &&
		    (o->main ? !info->name[0] : rt_strcmp(o->path, info->name) == 0))
			break;
	if (o) {
		*p = o->next;
	} else {
		o = object_new(info, dynamic);
		if (!o) {
			w->failed = true;
			return 1;
		}
		o->first = w->begun;
	}
	o->next = NULL;
	*w->tail = o;
	w->tail = &o->next;
	return 0;
}

static bool answers_to(const struct fn_object *o, const char *needed)
{
	return rt_strcmp(o->name, needed) == 0 || rt_strcmp(o->path, needed) == 0 ||
	       (o->soname && rt_strcmp(o->soname, needed) == 0);
}

/*
 * What the program needs, and what that needs, was loaded with the program, before all else, and is never unloaded. Objects are
 * in the order in which they were loaded: so the first that answers to a name is one of those.
 */
static void mark_staying(struct fn_object *list)
{
	for (struct fn_object *o = list, *n; o; o = o->next) {
		o->stays |= o->main;
		if (!o->stays || !o->strings)
			continue;
		for (const Elf64_Dyn *d = o->dynamic; d->d_tag != DT_NULL; d++) {
			if (d->d_tag != DT_NEEDED)
				continue;
			for (n = list; n && !answers_to(n, o->strings + d->d_un.d_val); n = n->next)
				;
			if (n)
				n->stays = true;
		}
	}
}

bool fn_objects_refresh(void (*gone)(struct fn_object *o))
{
	struct fn_object *list = NULL;
	struct walk w = { .old = fn_objects, .tail = &list, .begun = !fn_objects };

	if (!dl_iterate_phdr)
		return false;
	dl_iterate_phdr(walk_one, &w);
	if (w.failed) {
		/* Nothing is known to be gone. */
		*w.tail = w.old;
		fn_objects = list;
		return false;
	}
	fn_objects = list;
	if (w.begun)
		mark_staying(list);
	for (struct fn_object *o = w.old; o; o = o->next)
		gone(o);
	return list != NULL;
}

struct fn_object *fn_object_at(uint64_t addr)
{
	for (struct fn_object *o = fn_objects; o; o = o->next)
		if (addr >= o->start && addr < o->end)
			return o;
	return NULL;
}

bool fn_object_is_text(const struct fn_object *o, uint64_t addr)
{
	for (unsigned i = 0; i < RT_COUNT(o->text); i++)
		if (addr >= o->text[i].start && addr < o->text[i].end)
			return true;
	return false;
}

/* ---- versions and symbols ---- */

const char *fn_version_wanted(const struct fn_object *o, uint32_t symbol)
{
	const uint8_t *need = o->version_needs;
	unsigned want;

	if (!o->versions)
		return NULL;
	want = o->versions[symbol] & 0x7fff;
	if (want <= VER_NDX_GLOBAL)
		return NULL;
	for (uint32_t i = 0; need && i < o->need_count; i++) {
		const Elf64_Verneed *vn = (const void *)need;
		const uint8_t *aux = need + vn->vn_aux;

		for (unsigned j = 0; j < vn->vn_cnt; j++) {
			const Elf64_Vernaux *va = (const void *)aux;

			if ((va->vna_other & 0x7fff) == want)
				return o->strings + va->vna_name;
			aux += va->vna_next;
		}
		need += vn->vn_next;
	}
	return NULL;
}

/* The name of a version that the object defines, by its index. */
static const char *version_defined(const struct fn_object *o, unsigned index)
{
	const uint8_t *def = o->version_defs;

	for (uint32_t i = 0; def && i < o->def_count; i++) {
		const Elf64_Verdef *vd = (const void *)def;
		const Elf64_Verdaux *va = (const void *)(def + vd->vd_aux);

		if (vd->vd_ndx == index)
			return o->strings + va->vda_name;
		def += vd->vd_next;
	}
	return NULL;
}

static bool version_fits(const struct fn_object *o, uint32_t symbol, const char *version)
{
	const char *is;
	unsigned v;

	if (!o->versions)
		return true;
	v = o->versions[symbol];
	if (!version)
		return !(v & 0x8000);
	/* A definition without a version serves every reference, as the loader has it. */
	if ((v & 0x7fff) <= VER_NDX_GLOBAL)
		return !(v & 0x8000);
	is = version_defined(o, v & 0x7fff);
	return is && rt_strcmp(is, version) == 0;
}

static bool is_definition(const struct fn_object *o, uint32_t symbol, const char *name,
			  const char *version)
{
	const Elf64_Sym *s = &o->symbols[symbol];

	return s->st_shndx != SHN_UNDEF && (s->st_value || ELF64_ST_TYPE(s->st_info) == STT_TLS) &&
	       ELF64_ST_BIND(s->st_info) != STB_LOCAL &&
	       rt_strcmp(o->strings + s->st_name, name) == 0 && version_fits(o, symbol, version);
}

/* DT_GNU_HASH: a filter, then buckets, then chains of hashes whose last bit says where they end. */
static const uint32_t *gnu_buckets(const uint32_t *h)
{
	return h + 4 + 2 * (uint64_t)h[2];
}

static bool gnu_may_have(const uint32_t *h, uint32_t hash)
{
	const uint32_t buckets = h[0], words = h[2];
	uint64_t word;

	if (!buckets || !words)
		return false;
	word = ((const uint64_t *)(const void *)(h + 4))[hash / 64 & (words - 1)]; /* a power of 2 */
	return word >> (hash % 64) & word >> ((hash >> h[3]) % 64) & 1;
}

void fn_lookup_ahead(struct fn_ahead *a, uint32_t hash, int step)
{
	const struct fn_object *o = a->in;
	const uint32_t *h, *chain;

	for (o = step ? o : fn_objects; step == 0 && o; o = o->next)
		if (o->first && o->symbols && o->strings &&
		    (!o->gnu_hash || gnu_may_have(o->gnu_hash, hash)))
			break;
	a->in = o = o && o->gnu_hash ? o : NULL;
	if (!o)
		return;
	h = o->gnu_hash;
	chain = gnu_buckets(h) + h[0];
	switch (step) {
	case 0:
		a->at = hash % h[0];
		__builtin_prefetch(gnu_buckets(h) + a->at);
		return;
	case 1:
		a->at = gnu_buckets(h)[a->at];
		if (a->at < h[1])
			a->in = NULL;
		else
			__builtin_prefetch(&chain[a->at - h[1]]);
		return;
	case 2:
		while (((chain[a->at - h[1]] ^ hash) | 1) != 1 && !(chain[a->at - h[1]] & 1))
			a->at++;
		__builtin_prefetch(&o->symbols[a->at]);
		return;
	default:
		__builtin_prefetch(o->strings + o->symbols[a->at].st_name);
	}
}

static uint64_t address_of(const struct fn_object *o, uint32_t symbol)
{
	const Elf64_Sym *s = &o->symbols[symbol];
	uint64_t (*resolver)(void);
	uint64_t address;

	if (ELF64_ST_TYPE(s->st_info) == STT_TLS)
		return 0;
	address = s->st_value + (s->st_shndx == SHN_ABS ? 0 : o->base);
	if (ELF64_ST_TYPE(s->st_info) != STT_GNU_IFUNC)
		return address;
	resolver = (uint64_t(*)(void))address;
	return resolver();
}

uint64_t fn_lookup_found(const struct fn_ahead *a, const char *name, const char *version)
{
	return a->in && is_definition(a->in, a->at, name, version) ? address_of(a->in, a->at) : 0;
}

static uint32_t find_gnu(const struct fn_object *o, const char *name, uint32_t hash, const char *version)
{
	const uint32_t *h = o->gnu_hash, *bucket = gnu_buckets(h), *chain = bucket + h[0];
	uint32_t buckets = h[0], offset = h[1], i;

	if (!gnu_may_have(h, hash))
		return 0;
	i = bucket[hash % buckets];
	if (i < offset)
		return 0;
	for (;; i++) {
		if (((chain[i - offset] ^ hash) | 1) == 1 && is_definition(o, i, name, version))
			return i;
		if (chain[i - offset] & 1)
			return 0;
	}
}

static uint32_t find_sysv(const struct fn_object *o, const char *name, const char *version)
{
	const uint32_t *h = o->sysv_hash;
	uint32_t hash = 0;

	for (const char *p = name; *p; p++) {
		hash = (hash << 4) + (uint8_t)*p;
		hash = (hash ^ (hash >> 24 & 0xf0)) & 0x0fffffff;
	}
	for (uint32_t i = h[0] ? h[2 + hash % h[0]] : 0; i; i = h[2 + h[0] + i])
		if (is_definition(o, i, name, version))
			return i;
	return 0;
}

uint64_t fn_object_lookup(const struct fn_object *o, const char *name, const char *version,
			  unsigned *type)
{
	return fn_object_lookup_hashed(o, name, fn_name_hash(name), version, type);
}

uint64_t fn_object_lookup_hashed(const struct fn_object *o, const char *name, uint32_t hash,
				 const char *version, unsigned *type)
{
	uint32_t i = 0;

	if (!o->symbols || !o->strings)
		return 0;
	if (o->gnu_hash)
		i = find_gnu(o, name, hash, version);
	else if (o->sysv_hash)
		i = find_sysv(o, name, version);
	if (!i)
		return 0;
	if (type)
		*type = ELF64_ST_TYPE(o->symbols[i].st_info);
	return address_of(o, i);
}

uint64_t fn_lookup(const struct fn_object *from, const char *name, const char *version,
		   const struct fn_object *after)
{
	return fn_lookup_hashed(from, name, fn_name_hash(name), version, after);
}

uint64_t fn_lookup_hashed(const struct fn_object *from, const char *name, uint32_t hash,
			  const char *version, const struct fn_object *after)
{
	const struct fn_object *o;
	uint64_t found = 0;

	for (o = after ? after->next : fn_objects; o && !found; o = o->next)
		if (o->first || after)
			found = fn_object_lookup_hashed(o, name, hash, version, NULL);
	if (!found && !after && from)
		found = fn_object_lookup_hashed(from, name, hash, version, NULL);
	for (o = fn_objects; o && !found && !after; o = o->next)
		if (!o->first)
			found = fn_object_lookup_hashed(o, name, hash, version, NULL);
	return found;
}

const char *fn_name_kept(const struct fn_object *o, const char *name)
{
	uint32_t i = 0;

	if (o && o->stays && o->symbols && o->strings && o->gnu_hash)
		i = find_gnu(o, name, fn_name_hash(name), NULL);
	return i ? o->strings + o->symbols[i].st_name : fn_keep_string(name);
}

/* Symbols are as many as the hash tables reach. */
static uint32_t symbol_count(const struct fn_object *o)
{
	const uint32_t *h = o->gnu_hash, *bucket, *chain;
	uint32_t last = 0;

	if (!h)
		return o->sysv_hash ? o->sysv_hash[1] : 0;
	bucket = h + 4 + 2 * h[2];
	chain = bucket + h[0];
	for (uint32_t i = 0; i < h[0]; i++)
		if (bucket[i] > last)
			last = bucket[i];
	if (last < h[1])
		return h[1];
	while (!(chain[last - h[1]] & 1))
		last++;
	return last + 1;
}

void fn_object_exports(const struct fn_object *o,
		       void (*fn)(const struct fn_object *o, const Elf64_Sym *s, uint32_t index,
				  void *data),
		       void *data)
{
	uint32_t count = o->symbols && o->strings ? symbol_count(o) : 0;

	for (uint32_t i = 1; i < count; i++) {
		const Elf64_Sym *s = &o->symbols[i];
		unsigned type = ELF64_ST_TYPE(s->st_info), bind = ELF64_ST_BIND(s->st_info);

		if (s->st_shndx != SHN_UNDEF && s->st_shndx != SHN_ABS && bind != STB_LOCAL &&
		    (type == STT_FUNC || type == STT_GNU_IFUNC))
			fn(o, s, i, data);
	}
}

struct name_at {
	uint64_t addr;
	const char *name;
};

static void compare_address(const struct fn_object *o, const Elf64_Sym *s, uint32_t index, void *data)
{
	struct name_at *n = data;

	(void)index;
	if (!n->name && o->base + s->st_value == n->addr)
		n->name = o->strings + s->st_name;
}

const char *fn_object_name_at(const struct fn_object *o, uint64_t addr)
{
	struct name_at n = { addr, NULL };

	fn_object_exports(o, compare_address, &n);
	return n.name;
}
