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

static struct fn_pool slots;
_Static_assert(sizeof(struct fn_slot) == 32, "a power of 2");

static struct fn_slot *slot_by(uint32_t number)
{
	return number ? fn_pool_at(&slots, number, sizeof(struct fn_slot)) : NULL;
}

static const Elf64_Rela *rela_of(const struct fn_object *o, uint32_t n)
{
	return n < o->rela_count ? &o->rela[n] : &o->plt_rela[n - o->rela_count];
}

static uint64_t *slot_at(const struct fn_object *o, const struct fn_slot *s)
{
	return (uint64_t *)(o->base + rela_of(o, s->rela)->r_offset);
}

/* A walk over an object's relocations, beside its slots, which are in the same order. */
struct walk {
	struct fn_object *object;
	uint32_t *at; /* where the number of the next slot stands */
};

/* The slot of a relocation that lies before none that was asked for; NULL if there is none. */
static struct fn_slot *slot_of(struct walk *w, uint32_t rela)
{
	struct fn_slot *s;

	while ((s = slot_by(*w->at)) != NULL && s->rela < rela)
		w->at = &s->next;
	return s && s->rela == rela ? s : NULL;
}

/* One for the relocation that was asked for last. */
static struct fn_slot *slot_new(const struct walk *w, uint32_t rela, uint64_t raw)
{
	uint32_t number = fn_pool_new(&slots, sizeof(struct fn_slot));
	struct fn_slot *s = slot_by(number);

	if (!s)
		return NULL;
	s->raw = raw;
	s->rela = rela;
	s->next = *w->at;
	*w->at = number;
	return s;
}

void fn_slots_gone(struct fn_object *o)
{
	uint32_t next;

	fn_patch_gone(o);
	for (uint32_t n = o->slots; n; n = next) {
		next = slot_by(n)->next;
		fn_pool_free(&slots, n, sizeof(struct fn_slot));
	}
	o->slots = 0;
}

uint32_t fn_hook_slots(const struct fn_hook *h)
{
	const uint32_t number = fn_hook_number(h);
	uint32_t count = 0;

	for (const struct fn_object *o = fn_objects; o; o = o->next)
		for (const struct fn_slot *s = slot_by(o->slots); s; s = slot_by(s->next))
			for (struct fn_link l = fn_link_of_target(fn_target_by(s->target));
			     s->now && l.hook; l = fn_link_at(l.of_target))
				count += l.hook == number;
	return count;
}

/* ---- what a slot means ---- */

static uint64_t resolve(const struct fn_reference *r)
{
	const uint64_t found = r->ahead ? fn_lookup_found(r->ahead, r->name, r->version) : 0;

	return found ? found : fn_lookup_hashed(r->from, r->name, r->hash, r->version, NULL);
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
	const struct fn_kind *k = fn_kind_of(h);

	if (h->way == WEIR_WAY_ENTRY || (k->version && !(version && fn_match(k->version, version))))
		return false;
	if (k->library && !(in && fn_object_matches(in, k->library)))
		return false;
	if (k->caller && !(from && fn_object_matches(from, k->caller)))
		return false;
	return !k->address || k->address == address;
}

struct fn_target *fn_target_for(uint64_t address, const struct fn_reference *r, bool all, int *error)
{
	const struct fn_object *in = fn_object_at(address);
	struct fn_hook *meant[FN_LAYERS], *h;
	uint32_t scope = FN_SCOPE_ALL;
	struct fn_target *t;
	unsigned count = 0;
	bool wanted = false;

	*error = 0;
	for (h = r->hook ? r->hook : fn_hook_first(r->name, r->hash); h && count < FN_LAYERS;
	     h = fn_hook_next(h, r->name))
		if (hook_means(h, r->version, address, r->from, in)) {
			wanted |= all || h->state == FN_HOOK_NEW;
			if (fn_kind_of(h)->caller)
				scope = FN_SCOPE_OBJECT(r->from->serial);
			meant[count++] = h;
		}
	if (!wanted)
		return NULL;
	t = fn_target_find(address, r->name, scope);
	if (!t) {
		const char *name = r->from && r->from->stays ? r->name : fn_name_kept(in, r->name);

		t = name ? fn_target_new(address, name, in ? in->path : "", scope) : NULL;
	}
	if (t && !fn_target_make_thunk(t, false))
		t = NULL;
	*error = t ? 0 : -ENOMEM;
	for (unsigned i = 0; i < count && !*error; i++) {
		fn_hook_settle(meant[i], t->info.name);
		*error = fn_join(meant[i], t);
	}
	return t;
}

/* A relocation that may be a slot. */
struct ahead {
	uint32_t rela, symbol, hash;
	const char *name; /* NULL: it is none after all */
	struct fn_ahead definition;
};

static bool may_be_slot(const Elf64_Rela *rela)
{
	const unsigned type = ELF64_R_TYPE(rela->r_info);

	return ELF64_R_SYM(rela->r_info) && !rela->r_addend &&
	       (type == R_X86_64_JUMP_SLOT || type == R_X86_64_GLOB_DAT || type == R_X86_64_64);
}

static int look_at(struct walk *w, const struct ahead *a, struct fn_failure *f)
{
	struct fn_object *o = w->object;
	const Elf64_Rela *rela = rela_of(o, a->rela);
	struct fn_reference r = { .from = o, .symbol = a->symbol, .hash = a->hash, .name = a->name };
	uint64_t address;
	struct fn_slot *slot;
	struct fn_target *t;
	int error;

	r.ahead = &a->definition;
	r.hook = r.name ? fn_hook_first(r.name, r.hash) : NULL;
	if (!r.hook)
		return 0;
	r.version = fn_version_wanted(o, r.symbol);
	slot = slot_of(w, a->rela);
	if (slot && slot->now) {
		address = fn_target_by(slot->target)->address;
	} else {
		r.raw = *(const uint64_t *)(o->base + rela->r_offset);
		address = definition(&r, ELF64_R_TYPE(rela->r_info));
	}
	if (!address)
		return 0;
	t = fn_target_for(address, &r, !o->scanned, &error);
	if (error || !t)
		goto out;
	if (!slot)
		slot = slot_new(w, a->rela, r.raw);
	else if (!slot->now)
		slot->raw = r.raw;
	error = slot ? 0 : -ENOMEM;
	if (slot)
		slot->target = fn_target_number(t);
out:
	if (error) {
		f->code = error;
		f->reason = error == -ENOSPC ? WEIR_REASON_TOO_MANY : WEIR_REASON_NO_MEMORY;
		f->what = r.name;
	}
	return error;
}

/*
 * What a step reads is asked for in the step before, for all of them, because nearly every one of these reads misses
 * the cache, and one miss after the other is most of what ten thousand hooks cost.
 */
static void read_ahead(const struct fn_object *o, struct ahead *a, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		const Elf64_Sym *s = &o->symbols[a[i].symbol];
		const unsigned type = ELF64_ST_TYPE(s->st_info);

		a[i].name = type == STT_OBJECT || type == STT_TLS ? NULL : o->strings + s->st_name;
		__builtin_prefetch(a[i].name);
	}
	for (unsigned i = 0; i < count; i++)
		if (a[i].name) {
			a[i].hash = fn_name_hash(a[i].name);
			fn_hook_ahead(a[i].hash, 0);
		}
	for (int step = 1; step < 3; step++)
		for (unsigned i = 0; i < count; i++)
			if (a[i].name && !fn_hook_ahead(a[i].hash, step))
				a[i].name = NULL;
	for (int step = 0; step < 4; step++)
		for (unsigned i = 0; i < count; i++)
			if (a[i].name)
				fn_lookup_ahead(&a[i].definition, a[i].hash, step);
}

int fn_slots_scan(struct fn_object *o, struct fn_failure *f)
{
	const uint32_t end = o->ours ? 0 : o->rela_count + o->plt_count;
	struct walk w = { .object = o, .at = &o->slots };
	uint32_t n = o->relative_count;
	struct ahead a[16];
	int ret = 0;

	while (n < end && ret == 0) {
		unsigned count = 0;

		for (; n < end && count < RT_COUNT(a); n++)
			if (may_be_slot(rela_of(o, n))) {
				a[count].rela = n;
				a[count].symbol = (uint32_t)ELF64_R_SYM(rela_of(o, n)->r_info);
				__builtin_prefetch(&o->symbols[a[count++].symbol]);
			}
		read_ahead(o, a, count);
		for (unsigned i = 0; i < count && ret == 0; i++)
			ret = look_at(&w, &a[i], f);
	}
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

	for (struct fn_slot *s = slot_by(o->slots); s; s = slot_by(s->next)) {
		const struct fn_target *t = fn_target_by(s->target);
		uint64_t *at = slot_at(o, s), head = fn_target_head(t);

		if (head == s->now || (s->now && *at != s->now))
			continue; /* as it should be, or somebody else's by now */
		ret = store(&w, at, head ? head : s->raw);
		if (ret < 0) {
			f->code = ret;
			f->reason = WEIR_REASON_NOT_WRITABLE;
			f->at = at;
			f->what = t->info.name;
			break;
		}
		s->now = head;
	}
	writer_end(&w);
	return ret;
}
