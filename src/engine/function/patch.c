/* SPDX-License-Identifier: MIT */
/*
 * Hooks by entry: which functions they mean, and their entries led to the gates. A function has one
 * target of this kind whatever its names, and its entry always leads to that target's thunk; what the
 * thunk does next is laid as for slots. Slots that lead to a hook of their own go on to the function,
 * and so to its entry.
 */
#include <weir/function.h>

#include "core/core.h"
#include "engine/function/entry.h"
#include "engine/function/hook.h"

#include <linux/mman.h>

static struct fn_set patched;

bool fn_target_is_entry(const struct fn_target *t)
{
	return t->scope == FN_SCOPE_ENTRY;
}

/* ---- which functions ---- */

static int no_memory(struct fn_failure *f, int code, const char *what)
{
	f->code = code;
	f->reason = code == -ENOSPC ? WEIR_REASON_TOO_MANY : WEIR_REASON_NO_MEMORY;
	f->what = what;
	return code;
}

static const char *name_of(uint64_t address)
{
	const struct fn_object *o = fn_object_at(address);
	const char *name = o ? fn_object_name_at(o, address) : NULL;

	return name ? name : "";
}

/* Nobody means it, and the function may be another one by now. */
static void renew(struct fn_target *t, const char *name, const char *object)
{
	t->info = (struct weir_function){ .name = name, .object = object };
	t->flags &= ~FN_TARGET_ENTER_ONLY & 15;
	t->x87 = 0;
}

/* name: of an export, or of the address that was given; "": not known */
static int join(struct fn_hook *h, uint64_t address, const char *name, struct fn_failure *f)
{
	struct fn_target *t;
	struct fn_object *o;
	const char *kept, *path;
	int ret;

	if (fn_kind_of(h)->flags & WEIR_FUNCTION_FOLLOW) {
		const uint64_t to = fn_entry_followed(address);

		if (to != address)
			name = name_of(to);
		address = to;
	}
	t = fn_target_find(address, NULL, FN_SCOPE_ENTRY);
	o = fn_object_at(address);
	path = o ? o->path : "";
	if (!t || (!t->links && (t->info.object != path || rt_strcmp(t->info.name, name) != 0))) {
		kept = fn_name_kept(o, name);
		if (kept && t)
			renew(t, kept, path);
		else if (kept)
			t = fn_target_new(address, kept, path, FN_SCOPE_ENTRY);
		if (!kept || !t)
			return no_memory(f, -ENOMEM, h->name);
	}
	if (h->waits && rt_strcmp(h->name, t->info.name) == 0)
		fn_hook_settle(h, t->info.name);
	if (o)
		o->joined = true;
	ret = fn_join(h, t);
	return ret < 0 ? no_memory(f, ret, t->info.name) : 0;
}

/* ---- functions that are not exported ---- */

static const struct local_header *names_of(const struct fn_object *o)
{
	const struct local_header *names = NULL;

	for (unsigned i = 0; i < RT_COUNT(o->text) && !names && o->text[i].end; i++)
		names = fn_entry_names(o->text[i].start);
	return names;
}

static int join_local(struct fn_hook *h, const struct fn_object *o, struct fn_failure *f)
{
	const struct local_header *names;
	int ret = 0;

	if (o->ours || fn_kind_of(h)->version ||
	    (fn_kind_of(h)->library && !fn_object_matches(o, fn_kind_of(h)->library)))
		return 0;
	names = names_of(o);
	for (uint32_t i = 0; names && i < names->count && ret == 0; i++) {
		const struct local_func *func = &local_funcs(names)[i];
		const char *name = local_name(names, func);

		if (h->name && (h->pattern ? !fn_match(h->name, name) : rt_strcmp(h->name, name) != 0))
			continue;
		if (fn_object_is_text(o, o->base + func->addr))
			ret = join(h, o->base + func->addr, name, f);
	}
	return ret;
}

static bool wants_local(const struct fn_hook *h)
{
	return !fn_kind_of(h)->address && (fn_kind_of(h)->flags & WEIR_FUNCTION_LOCAL ||
					   (fn_kind_of(h)->library && !h->pattern));
}

bool fn_patch_may_be_local(const struct fn_hook *h)
{
	return h->way != WEIR_WAY_SLOTS && !fn_kind_of(h)->caller && wants_local(h);
}

/* ---- those that are ---- */

struct search {
	struct fn_hook *h;
	struct fn_failure *f;
	int ret;
};

static void join_export(const struct fn_object *o, const Elf64_Sym *s, uint32_t index, void *data)
{
	const char *name = o->strings + s->st_name;
	struct search *search = data;
	const struct fn_hook *h = search->h;
	uint64_t address;

	(void)index;
	if (search->ret < 0 || (h->name && !fn_match(h->name, name)))
		return;
	if (fn_kind_of(h)->version || ELF64_ST_TYPE(s->st_info) == STT_GNU_IFUNC) {
		address = fn_object_lookup(o, name, fn_kind_of(h)->version, NULL);
		if (!address ||
		    (ELF64_ST_TYPE(s->st_info) != STT_GNU_IFUNC && address != o->base + s->st_value))
			return;
		/* an IFUNC may choose a function of another object */
		o = fn_object_at(address);
	} else {
		address = o->base + s->st_value;
	}
	if (o && !o->ours)
		search->ret = join(search->h, address, name, search->f);
}

/* A function that returns twice or looks at its return address may go by several names. */
static void mark_enter_only(const struct fn_object *o, const Elf64_Sym *s, uint32_t index, void *data)
{
	const char *name = o->strings + s->st_name;
	struct fn_target *t;

	(void)index;
	(void)data;
	if (!fn_name_is_enter_only(name))
		return;
	t = fn_target_find(o->base + s->st_value, NULL, FN_SCOPE_ENTRY);
	if (t)
		t->flags |= FN_TARGET_ENTER_ONLY;
}

static int join_in(struct fn_hook *h, const struct fn_object *o, struct fn_failure *f)
{
	struct search search = { h, f, 0 };

	if (!o->ours && (!fn_kind_of(h)->library || fn_object_matches(o, fn_kind_of(h)->library)))
		fn_object_exports(o, join_export, &search);
	return search.ret;
}

/* By name: in the library that is named, else where a reference to the name would lead. */
static int join_name(struct fn_hook *h, struct fn_failure *f)
{
	uint64_t address = 0;
	const struct fn_object *o;

	for (o = fn_objects; o && fn_kind_of(h)->library && !address; o = o->next)
		if (!o->ours && fn_object_matches(o, fn_kind_of(h)->library))
			address = fn_object_lookup(o, h->name, fn_kind_of(h)->version, NULL);
	if (!fn_kind_of(h)->library)
		address = fn_lookup(NULL, h->name, fn_kind_of(h)->version, NULL);
	o = address ? fn_object_at(address) : NULL;
	return o && !o->ours && fn_object_is_text(o, address) ? join(h, address, h->name, f) : 0;
}

static int find_exported(struct fn_hook *h, struct fn_failure *f)
{
	int ret = 0;

	if (fn_kind_of(h)->address)
		return join(h, fn_kind_of(h)->address, h->name ? h->name : "", f);
	if (!h->pattern)
		return join_name(h, f);
	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		ret = join_in(h, o, f);
	return ret;
}

static int find_local(struct fn_hook *h, struct fn_failure *f)
{
	int ret = 0;

	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		ret = join_local(h, o, f);
	if (h->links)
		h->way = WEIR_WAY_ENTRY;
	return ret;
}

int fn_patch_find(struct fn_hook *h, struct fn_failure *f)
{
	int ret = 0;

	if (h->way == WEIR_WAY_ENTRY)
		ret = find_exported(h, f);
	if (ret == 0 && (h->pattern || !h->links) && fn_patch_may_be_local(h) &&
	    (h->way == WEIR_WAY_ENTRY || !h->exported))
		ret = find_local(h, f);
	if (ret < 0 || h->links || h->exported || (fn_kind_of(h)->flags & WEIR_FUNCTION_LATER))
		return ret;
	f->code = -ENOENT;
	f->reason = WEIR_REASON_NOT_FOUND;
	f->what = h->name;
	return -ENOENT;
}

/* An object that came later. What was found before under one name stays that. */
int fn_patch_find_in(struct fn_hook *h, struct fn_object *o, struct fn_failure *f)
{
	int ret = 0;

	if (fn_kind_of(h)->address || (!h->pattern && h->links))
		return 0;
	if (h->way == WEIR_WAY_ENTRY)
		ret = h->pattern ? join_in(h, o, f) : join_name(h, f);
	if (ret == 0 && (h->pattern || !h->links) && fn_patch_may_be_local(h) &&
	    !fn_object_lookup(o, h->pattern ? "" : h->name, fn_kind_of(h)->version, NULL)) {
		ret = join_local(h, o, f);
		if (h->links)
			h->way = WEIR_WAY_ENTRY;
	}
	return ret;
}

uint64_t fn_patch_original(uint64_t address)
{
	const struct fn_target *t = address ? fn_target_find(address, NULL, FN_SCOPE_ENTRY) : NULL;

	return t ? fn_target_base(t) : address;
}

static void set_patched(struct fn_target *t, bool is, int32_t displaced)
{
	t->flags = (is ? t->flags | FN_TARGET_PATCHED : t->flags & ~FN_TARGET_PATCHED) & 15;
	t->displaced = displaced;
	fn_set_put(&patched, fn_target_number(t), is);
}

void fn_patch_gone(const struct fn_object *o)
{
	for (uint32_t n = 0; (n = fn_set_next(&patched, n)) < FN_TARGETS; n++) {
		struct fn_target *t = fn_target_by(n);

		if (t->address >= o->start && t->address < o->end) {
			set_patched(t, false, 0);
			fn_target_lead(t, t->address);
			fn_target_forsake(t); /* who meant it finds it again, when and where it comes */
		}
	}
}

/* ---- their entries ---- */

/* Neighbours are written together: in order of address. */
static void sort(struct fn_entry *e, uint32_t count)
{
	for (uint32_t gap = count / 2; gap; gap = gap == 2 ? 1 : (uint32_t)(gap * 5ull / 11))
		for (uint32_t i = gap; i < count; i++) {
			struct fn_entry x = e[i];
			uint32_t at = i;

			for (; at >= gap && e[at - gap].addr > x.addr; at -= gap)
				e[at] = e[at - gap];
			e[at] = x;
		}
}

static struct fn_entry *list_new(uint32_t count)
{
	long p = rt_map(rt_round_up(count * sizeof(struct fn_entry), RT_PAGE), PROT_READ | PROT_WRITE);

	return rt_is_error(p) ? NULL : (struct fn_entry *)p;
}

static void list_free(struct fn_entry *e, uint32_t count)
{
	rt_sys2(__NR_munmap, e, rt_round_up(count * sizeof(struct fn_entry), RT_PAGE));
}

static bool wants_patch(const struct fn_target *t)
{
	return fn_target_is_entry(t) && t->links && !(t->flags & FN_TARGET_PATCHED);
}

/* A pattern goes on without what was refused; who asked for this function by name hears of it. */
static int refused(const struct fn_entry *e, struct fn_failure *f)
{
	struct fn_target *t = e->data;

	for (struct fn_link l = fn_link_of_target(t); l.hook; l = fn_link_at(l.of_target))
		if (!fn_hook_by(l.hook)->pattern && !f->code) {
			f->code = e->result;
			f->reason = (enum weir_reason)e->reason;
			f->what = t->info.name;
			f->at = (const void *)t->address;
		}
	rt_debug(RT_D_CODE, 1, "entry of %s: %d, reason %u", t->info.name, e->result, e->reason);
	fn_target_forsake(t);
	return f->code;
}

static void lead(struct fn_target *t, struct fn_entry *e)
{
	if (!fn_target_make_thunk(t, e->hook == fn_target_thunk_of(t, true))) {
		fn_entry_give_up(e, -ENOMEM, WEIR_REASON_NO_MEMORY);
		return;
	}
	set_patched(t, true, (int32_t)(int64_t)(e->original - t->address));
	fn_target_lead(t, e->original);
}

int fn_patch_apply(const struct fn_set *dirty, struct fn_failure *f)
{
	uint32_t count = 0, n = 0;
	struct fn_entry *e;
	int ret = 0;

	f->code = 0;
	for (struct fn_object *o = fn_objects; o; o = o->next) {
		if (o->joined)
			fn_object_exports(o, mark_enter_only, NULL);
		o->joined = false;
	}
	for (uint32_t i = 0; (i = fn_set_next(dirty, i)) < FN_TARGETS; i++)
		count += wants_patch(fn_target_by(i));
	if (!count)
		return 0;
	e = list_new(count);
	if (!e)
		return no_memory(f, -ENOMEM, NULL);
	for (uint32_t i = 0; (i = fn_set_next(dirty, i)) < FN_TARGETS; i++) {
		struct fn_target *t = fn_target_by(i);

		if (wants_patch(t)) {
			e[n].addr = t->address;
			e[n].hook = fn_target_thunk_of(t, true);
			e[n].abi = fn_target_thunk_of(t, false);
			e[n++].data = t;
		}
	}
	sort(e, count);
	fn_entries_begin();
	fn_entries_prepare(e, count);
	for (uint32_t i = 0; i < count; i++)
		if (e[i].result == 0)
			lead(e[i].data, &e[i]);
	fn_entries_commit(e, count);
	fn_entries_end();
	for (uint32_t i = 0; i < count; i++)
		if (e[i].result < 0)
			ret = refused(&e[i], f);
	list_free(e, count);
	return ret;
}

static bool wants_undo(const struct fn_target *t)
{
	return !t->links;
}

void fn_patch_undo(void)
{
	uint32_t count = 0, n = 0;
	struct fn_entry *e;

	for (uint32_t i = 0; (i = fn_set_next(&patched, i)) < FN_TARGETS; i++)
		count += wants_undo(fn_target_by(i));
	e = count ? list_new(count) : NULL;
	if (!e)
		return; /* they go on as they are, through a thunk that does nothing */
	for (uint32_t i = 0; (i = fn_set_next(&patched, i)) < FN_TARGETS; i++)
		if (wants_undo(fn_target_by(i))) {
			e[n].addr = fn_target_by(i)->address;
			e[n++].data = fn_target_by(i);
		}
	sort(e, count);
	fn_entries_begin();
	fn_entries_undo(e, count);
	fn_entries_end();
	for (uint32_t i = 0; i < count; i++) {
		struct fn_target *t = e[i].data;

		/* what may not be changed now, because a thread blocks SIGTRAP, stays as it is */
		if (e[i].result == -EBUSY)
			continue;
		set_patched(t, false, 0);
	}
	list_free(e, count);
}
