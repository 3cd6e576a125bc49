/* SPDX-License-Identifier: MIT */
/*
 * Slots: the places in an object's data that hold the addresses of functions it calls or names, filled
 * by the dynamic loader from its relocations (JUMP_SLOT, GLOB_DAT, 64).
 *
 * A slot that is bound lazily still leads into its own object's PLT; then the definition is looked up as
 * the loader would. A slot of the program that holds an address in the program's own PLT is that
 * function's official address in a program that is not PIE: it stays, because calls through it come to
 * the program's own slot.
 */
#include <weir/function.h>

#include <linux/mman.h>

#include "code/text.h"
#include "engine/function/hook.h"

static struct fn_slot *slot_hash[16384];

static struct fn_slot **slot_bucket(uint64_t at)
{
	return &slot_hash[at * 0x9e3779b97f4a7c15ull >> 50];
}

static struct fn_slot *slot_at(uint64_t at)
{
	struct fn_slot *s = *slot_bucket(at);

	while (s && (uint64_t)s->at != at)
		s = s->hash_next;
	return s;
}

static struct fn_slot *slot_new(struct fn_object *o, uint64_t at, uint64_t raw)
{
	struct fn_slot *s = fn_keep(sizeof(*s)), **bucket = slot_bucket(at);

	if (!s)
		return NULL;
	s->at = (uint64_t *)at;
	s->raw = raw;
	s->next = o->slots;
	o->slots = s;
	s->hash_next = *bucket;
	*bucket = s;
	return s;
}

void fn_slots_gone(struct fn_object *o)
{
	fn_patch_gone(o);
	for (struct fn_slot *s = o->slots; s; s = s->next)
		s->at = NULL;
	o->slots = NULL;
}

/* ---- what a slot means ---- */

static uint64_t resolve(const struct fn_reference *r)
{
	return fn_lookup_hashed(r->from, r->name, r->hash, r->version, NULL);
}

/* The function behind a slot; 0 if it is none, or none that can be told now. */
static uint64_t definition(const struct fn_reference *r, unsigned relocation)
{
	const Elf64_Sym *s = &r->from->symbols[r->symbol];
	const struct fn_object *in;
	uint64_t own = 0;
	unsigned type = STT_NOTYPE;

	if (!r->raw)
		return 0; /* weak, and nowhere defined */
	in = fn_object_at(r->raw);
	if (in == r->from) {
		if (s->st_shndx != SHN_UNDEF)
			own = s->st_value + r->from->base;
		if (r->raw == own && ELF64_ST_TYPE(s->st_info) != STT_GNU_IFUNC)
			return own;
		if (s->st_shndx == SHN_UNDEF && s->st_value && r->raw == s->st_value + r->from->base)
			return 0; /* its own PLT is the official address */
		own = resolve(r);
		return relocation == R_X86_64_JUMP_SLOT || own == r->raw ? own : 0;
	}
	/* Not relocated yet: the loader is at work in another thread. */
	if (r->raw < 0x10000 || (!in && r->raw < r->from->start && r->raw < 0x40000000))
		return 0;
	if (!in)
		return r->raw;
	if (!fn_object_is_text(in, r->raw))
		return 0;
	if (relocation == R_X86_64_JUMP_SLOT)
		return r->raw;
	/* The program's PLT as official address, seen from a library. */
	if (in->main && !fn_object_lookup(in, r->name, NULL, &type) && !in->base)
		return 0;
	return r->raw;
}

static bool hook_means(const struct fn_hook *h, const char *version, uint64_t address,
		       const struct fn_object *from, const struct fn_object *in)
{
	if (h->way == WEIR_WAY_ENTRY || (h->version && !(version && fn_match(h->version, version))))
		return false;
	if (h->library && !(in && fn_object_matches(in, h->library)))
		return false;
	if (h->caller && !(from && fn_object_matches(from, h->caller)))
		return false;
	return !h->address || h->address == address;
}

struct fn_target *fn_target_for(uint64_t address, const struct fn_reference *r, bool all, int *error)
{
	const struct fn_object *in = fn_object_at(address);
	struct fn_hook *meant[FN_LAYERS], *h;
	const void *scope = NULL;
	struct fn_target *t;
	unsigned count = 0;
	bool wanted = false;

	*error = 0;
	for (h = fn_hook_first(r->name, r->hash); h && count < FN_LAYERS; h = fn_hook_next(h, r->name))
		if (hook_means(h, r->version, address, r->from, in)) {
			wanted |= all || h->state == FN_HOOK_NEW;
			if (h->caller)
				scope = r->from;
			meant[count++] = h;
		}
	if (!wanted)
		return NULL;
	t = fn_target_find(address, r->name, scope);
	if (!t) {
		/* the hook's copy of the name, which stays, or one of its own */
		const char *name = meant[0]->pattern ? fn_keep_string(r->name) : meant[0]->name;

		t = name ? fn_target_of(address, name, in ? in->path : "", scope) : NULL;
	}
	if (t && !fn_target_make_thunk(t, false))
		t = NULL;
	*error = t ? 0 : -ENOMEM;
	for (unsigned i = 0; i < count && !*error; i++)
		*error = fn_join(meant[i], t);
	return t;
}

static int look_at(struct fn_object *o, const Elf64_Rela *rela, struct fn_failure *f)
{
	struct fn_reference r = { .from = o, .symbol = (uint32_t)ELF64_R_SYM(rela->r_info) };
	unsigned relocation = ELF64_R_TYPE(rela->r_info), type;
	uint64_t at = o->base + rela->r_offset, address;
	struct fn_slot *slot;
	struct fn_target *t;
	int error;

	if (!r.symbol || rela->r_addend ||
	    (relocation != R_X86_64_JUMP_SLOT && relocation != R_X86_64_GLOB_DAT &&
	     relocation != R_X86_64_64))
		return 0;
	type = ELF64_ST_TYPE(o->symbols[r.symbol].st_info);
	if (type == STT_OBJECT || type == STT_TLS)
		return 0;
	r.name = o->strings + o->symbols[r.symbol].st_name;
	r.hash = fn_name_hash(r.name);
	if (!fn_hook_first(r.name, r.hash))
		return 0;
	r.version = fn_version_wanted(o, r.symbol);
	slot = slot_at(at);
	if (slot && slot->now) {
		address = slot->target->address;
	} else {
		r.raw = *(const uint64_t *)at;
		address = definition(&r, relocation);
	}
	if (!address)
		return 0;
	t = fn_target_for(address, &r, !o->scanned, &error);
	if (error || !t)
		goto out;
	if (!slot)
		slot = slot_new(o, at, r.raw);
	else if (!slot->now)
		slot->raw = r.raw;
	error = slot ? 0 : -ENOMEM;
	if (slot)
		slot->target = t;
out:
	if (error) {
		f->code = error;
		f->reason = error == -ENOSPC ? WEIR_REASON_TOO_MANY : WEIR_REASON_NO_MEMORY;
		f->what = r.name;
	}
	return error;
}

int fn_slots_scan(struct fn_object *o, struct fn_failure *f)
{
	int ret = 0;

	if (o->ours)
		return 0;
	for (uint32_t i = o->relative_count; i < o->rela_count && ret == 0; i++)
		ret = look_at(o, &o->rela[i], f);
	for (uint32_t i = 0; i < o->plt_count && ret == 0; i++)
		ret = look_at(o, &o->plt_rela[i], f);
	return ret;
}

/* ---- writing ---- */

struct writer {
	struct fn_object *object;
	struct code_batch batch;
	bool open, unprotected, by_file;
};

static int store(struct writer *w, uint64_t *at, uint64_t value)
{
	const struct fn_object *o = w->object;

	if ((uint64_t)at < o->relro_start || (uint64_t)at >= o->relro_end) {
		__atomic_store_n(at, value, __ATOMIC_RELEASE);
		return 0;
	}
	if (!w->unprotected && !w->by_file) {
		if (rt_setup(rt_sys3(__NR_mprotect, o->relro_start, o->relro_end - o->relro_start,
				     PROT_READ | PROT_WRITE)) == 0)
			w->unprotected = true;
		else
			w->by_file = true; /* sealed, or forbidden */
	}
	if (w->unprotected) {
		__atomic_store_n(at, value, __ATOMIC_RELEASE);
		return 0;
	}
	if (!w->open)
		code_begin(&w->batch, false);
	w->open = true;
	return (int)code_write(&w->batch, (uint64_t)at, &value, sizeof(value), PROT_READ);
}

static void writer_end(struct writer *w)
{
	if (w->unprotected)
		rt_sys3(__NR_mprotect, w->object->relro_start,
			w->object->relro_end - w->object->relro_start, PROT_READ);
	if (w->open)
		code_end(&w->batch);
}

int fn_slots_write(struct fn_object *o, struct fn_failure *f)
{
	struct writer w = { .object = o };
	int ret = 0;

	for (struct fn_slot *s = o->slots; s; s = s->next) {
		uint64_t head = s->target->record->head, is = *s->at;

		if (head == s->now || (s->now && is != s->now))
			continue; /* as it should be, or somebody else's by now */
		ret = store(&w, s->at, head ? head : s->raw);
		if (ret < 0) {
			f->code = ret;
			f->reason = WEIR_REASON_NOT_WRITABLE;
			f->at = s->at;
			f->what = s->target->info.name;
			break;
		}
		s->now = head;
	}
	writer_end(&w);
	return ret;
}
