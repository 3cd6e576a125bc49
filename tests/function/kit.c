/* SPDX-License-Identifier: MIT */
/* See kit.h. */
#include "kit.h"

#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include <weir/base.h>

#include "arch/arch.h"
#include "elf/objects.h"
#include "engine/function/entry.h"

#define STUB 32

uint64_t kit_ns;

static bool object(uint64_t addr, struct fn_entry_map *out)
{
	const struct elf_object *o = elf_functions_at(addr);

	if (!o)
		return false;
	out->start = o->start;
	out->end = o->end;
	out->bias = o->bias;
	out->prot = o->prot;
	out->serial = o->serial;
	out->shared = o->shared;
	out->plan = o->entries;
	return true;
}

void kit_start(const char *cache, const char *planner)
{
	static const struct fn_entry_source source = { object, elf_objects_stale, NULL };

	elf_plans_init(cache ? cache : "", planner, cache != NULL, "", "");
	fn_entry_start(&source);
}

void kit_shadow_stack(void)
{
	arch_play_shadow_stack();
}

static void rel32(uint8_t *p, uint64_t to)
{
	const int32_t rel = (int32_t)(to - (uint64_t)(p + 4));

	memcpy(p, &rel, 4);
}

/* lock incq calls(%rip); jmp *original(%rip); then the two words. */
static void make_stub(uint8_t *p, struct kit_hook *h)
{
	static const uint8_t count[] = { 0xf0, 0x48, 0xff, 0x05 }, jump[] = { 0xff, 0x25 };

	memcpy(p, count, sizeof(count));
	rel32(p + 4, (uint64_t)h->calls);
	memcpy(p + 8, jump, sizeof(jump));
	rel32(p + 10, (uint64_t)(h->calls + 1));
}

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void *map(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		__builtin_trap();
	return p;
}

/* A function's hook stays what it was: what leads there is never taken away. */
static void make_stubs(struct kit_hook *h, unsigned count)
{
	const size_t text = ((size_t)count * STUB + 4095) & ~4095ul;
	uint8_t *stubs;
	uint64_t *words;

	if (count == 0 || h[0].calls)
		return;
	stubs = map(text + (size_t)count * 16);
	words = (uint64_t *)(void *)(stubs + text);
	for (unsigned i = 0; i < count; i++) {
		h[i].calls = words + 2 * i;
		h[i].stub = (uint64_t)(stubs + (size_t)i * STUB);
		make_stub(stubs + (size_t)i * STUB, &h[i]);
	}
	mprotect(stubs, text, PROT_READ | PROT_EXEC);
}

unsigned kit_patch(struct kit_hook *h, unsigned count)
{
	struct fn_entry *e = map((size_t)count * sizeof(*e) + 1);
	unsigned good = 0;
	uint64_t start;

	make_stubs(h, count);
	for (unsigned i = 0; i < count; i++) {
		e[i].addr = h[i].addr;
		e[i].hook = h[i].stub;
	}
	start = now();
	fn_entries_begin();
	fn_entries_prepare(e, count);
	for (unsigned i = 0; i < count; i++)
		h[i].calls[1] = e[i].original;
	fn_entries_commit(e, count);
	fn_entries_end();
	kit_ns = now() - start;
	for (unsigned i = 0; i < count; i++) {
		h[i].result = e[i].result;
		h[i].reason = (int)e[i].reason;
		h[i].form = e[i].form;
		h[i].original = e[i].original;
		good += e[i].result == 0;
	}
	munmap(e, (size_t)count * sizeof(*e) + 1);
	return good;
}

unsigned kit_undo(struct kit_hook *h, unsigned count)
{
	struct fn_entry *e = map((size_t)count * sizeof(*e) + 1);
	unsigned good = 0;
	uint64_t start;

	for (unsigned i = 0; i < count; i++)
		e[i].addr = h[i].addr;
	start = now();
	fn_entries_begin();
	fn_entries_undo(e, count);
	fn_entries_end();
	kit_ns = now() - start;
	for (unsigned i = 0; i < count; i++) {
		h[i].result = e[i].result;
		good += e[i].result == 0;
	}
	munmap(e, (size_t)count * sizeof(*e) + 1);
	return good;
}

/* ---- exports ---- */

struct exports {
	const char *object;
	struct kit_hook *h;
	unsigned count, room;
};

static uint32_t symbol_count(const uint32_t *gnu)
{
	const uint32_t buckets = gnu[0], first = gnu[1], bloom = gnu[2];
	const uint32_t *bucket = gnu + 4 + 2 * bloom, *chain = bucket + buckets;
	uint32_t last = 0;

	for (uint32_t i = 0; i < buckets; i++)
		last = bucket[i] > last ? bucket[i] : last;
	if (last < first)
		return first;
	while (!(chain[last - first] & 1))
		last++;
	return last + 1;
}

static int look(struct dl_phdr_info *info, size_t size, void *data)
{
	struct exports *e = data;
	const ElfW(Sym) *syms = NULL;
	const char *names = NULL;
	const uint32_t *gnu = NULL;

	(void)size;
	if (__builtin_strcmp(info->dlpi_name, e->object) != 0)
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Dyn) * d;

		if (info->dlpi_phdr[i].p_type != PT_DYNAMIC)
			continue;
		for (d = (const void *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr); d->d_tag; d++) {
			const uint64_t at = d->d_un.d_ptr >= info->dlpi_addr
						    ? d->d_un.d_ptr
						    : d->d_un.d_ptr + info->dlpi_addr;

			if (d->d_tag == DT_SYMTAB)
				syms = (const void *)at;
			else if (d->d_tag == DT_STRTAB)
				names = (const void *)at;
			else if (d->d_tag == DT_GNU_HASH)
				gnu = (const void *)at;
		}
	}
	for (uint32_t i = 1, n = syms && names && gnu ? symbol_count(gnu) : 0; i < n; i++)
		if (syms[i].st_shndx != SHN_UNDEF && ELF64_ST_TYPE(syms[i].st_info) == STT_FUNC &&
		    e->count < e->room) {
			e->h[e->count].addr = info->dlpi_addr + syms[i].st_value;
			e->h[e->count++].name = names + syms[i].st_name;
		}
	return 1;
}

static int compare(const void *a, const void *b)
{
	const struct kit_hook *x = a, *y = b;

	return x->addr < y->addr ? -1 : x->addr > y->addr;
}

unsigned kit_exports(const char *object_path, struct kit_hook *h, unsigned room)
{
	struct exports e = { .object = object_path, .h = h, .room = room };
	unsigned kept = 0;

	dl_iterate_phdr(look, &e);
	qsort(h, e.count, sizeof(*h), compare);
	for (unsigned i = 0; i < e.count; i++)
		if (!kept || h[kept - 1].addr != h[i].addr)
			h[kept++] = h[i];
	return kept;
}

const char *kit_form(int form)
{
	static const char *const names[] = { "jump", "pun", "short", "break" };

	return (unsigned)form < ENTRY_FORMS ? names[form] : "none";
}
