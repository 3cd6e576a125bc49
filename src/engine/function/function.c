/* SPDX-License-Identifier: MIT */
/* Hooks: see hook.h. */
#include "engine/function/hook.h"

#include <linux/mman.h>

#include "core/core.h"
#include "plan/returns.h"

struct rt_lock fn_lock;

static struct fn_hook *hooks; /* FN_HOOKS of them, from the first one on: else libweir would be twice as large */
static uint32_t hook_count, hook_order;
static uint32_t by_name[16384], patterns, free_hooks;
static struct fn_set dirty;

struct fn_hook *fn_hook_by(uint32_t number)
{
	return number ? &hooks[number - 1] : NULL;
}

uint32_t fn_hook_number(const struct fn_hook *h)
{
	return (uint32_t)(h - hooks) + 1;
}

uint32_t fn_hook_handle(const struct fn_hook *h)
{
	return (uint32_t)(h - hooks);
}

/* ---- functions whose return is not led through a stub ---- */

bool fn_name_is_enter_only(const char *name)
{
	static uint64_t first_two[1024];

	/* A filter by the first two characters: this is asked for each of thousands of functions. */
	if (!first_two[0]) {
		for (unsigned i = 0; i < RT_COUNT(returns_not_seen); i++) {
			const uint8_t *s = (const uint8_t *)returns_not_seen[i];

			first_two[s[0] * 4 + s[1] / 64] |= 1ull << (s[1] % 64);
		}
		first_two[0] = 1;
	}
	if (!name[0] ||
	    !(first_two[(uint8_t)name[0] * 4 + (uint8_t)name[1] / 64] >> ((uint8_t)name[1] % 64) & 1))
		return false;
	for (unsigned i = 0; i < RT_COUNT(returns_not_seen); i++)
		if (fn_glob(returns_not_seen[i], name))
			return true;
	return false;
}

/* ---- hooks by name ---- */

static bool meant(const struct fn_hook *h, const char *name)
{
	return h->state > FN_HOOK_QUEUED && (!h->name || fn_match(h->name, name));
}

static struct fn_hook *next_pattern(uint32_t number, const char *name)
{
	struct fn_hook *h = fn_hook_by(number);

	while (h && !meant(h, name))
		h = fn_hook_by(h->next);
	return h;
}

/* Of the bits of a hash that do not choose the bucket. */
static uint32_t mark_of(uint32_t hash)
{
	return hash / RT_COUNT(by_name) & 0xff;
}

static struct fn_hook *next_named(uint32_t number, const char *name, uint32_t mark)
{
	struct fn_hook *h = fn_hook_by(number);

	while (h && !(h->mark == mark && h->state > FN_HOOK_QUEUED && rt_strcmp(h->name, name) == 0))
		h = fn_hook_by(h->next);
	return h;
}

struct fn_hook *fn_hook_first(const char *name, uint32_t hash)
{
	struct fn_hook *h = next_named(by_name[hash % RT_COUNT(by_name)], name, mark_of(hash));

	return h ? h : next_pattern(patterns, name);
}

bool fn_hook_ahead(uint32_t hash, int step)
{
	const uint32_t *bucket = &by_name[hash % RT_COUNT(by_name)];
	const struct fn_hook *h = step ? fn_hook_by(*bucket) : NULL;

	if (step == 0)
		__builtin_prefetch(bucket);
	else if (h)
		__builtin_prefetch(step == 1 ? (const void *)h : h->name);
	return step == 0 || h || patterns;
}

struct fn_hook *fn_hook_next(struct fn_hook *h, const char *name)
{
	struct fn_hook *next;

	if (h->pattern)
		return next_pattern(h->next, name);
	next = next_named(h->next, name, h->mark);
	return next ? next : next_pattern(patterns, name);
}

static uint32_t *list_of(const struct fn_hook *h, uint32_t hash)
{
	return h->pattern ? &patterns : &by_name[hash % RT_COUNT(by_name)];
}

struct fn_hook *fn_hook_at(uint32_t handle)
{
	return handle < hook_count && hooks[handle].state == FN_HOOK_LIVE ? &hooks[handle] : NULL;
}

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && rt_strcmp(a, b) == 0);
}

static bool same_kind(const struct fn_kind *a, const struct fn_kind *b)
{
	return a->enter == b->enter && a->leave == b->leave && a->replacement == b->replacement &&
	       a->original == b->original && a->address == b->address &&
	       a->priority == b->priority && a->flags == b->flags && a->session == b->session &&
	       a->way == b->way && same_string(a->version, b->version) &&
	       same_string(a->library, b->library) && same_string(a->caller, b->caller);
}

/* ---- kinds ---- */

struct fn_pool fn_kinds;

static const struct fn_kind *kind_at(uint32_t number)
{
	return fn_pool_at(&fn_kinds, number, sizeof(struct fn_kind));
}

static uint32_t *kind_bucket(const struct fn_kind *k)
{
	static uint32_t buckets[1024];
	const uint64_t hash = (uint64_t)k->enter ^ (uint64_t)k->leave << 7 ^ k->replacement << 13 ^
			      (uint64_t)k->original << 19 ^ k->address << 23;

	return &buckets[hash * 0x9e3779b97f4a7c15ull >> 54];
}

static uint32_t kind_find(const struct fn_kind *like)
{
	uint32_t n = __atomic_load_n(kind_bucket(like), __ATOMIC_ACQUIRE);

	while (n && !same_kind(kind_at(n), like))
		n = kind_at(n)->next;
	return n;
}

static uint32_t kind_new(struct fn_queue *q, const struct fn_kind *like)
{
	const uint32_t n = fn_pool_new(&fn_kinds, sizeof(struct fn_kind));
	const char **each[3];
	struct fn_kind *k;

	if (!n)
		return 0;
	k = fn_pool_at(&fn_kinds, n, sizeof(*k));
	*k = *like;
	each[0] = &k->version;
	each[1] = &k->library;
	each[2] = &k->caller;
	for (unsigned i = 0; i < RT_COUNT(each); i++)
		if (*each[i]) {
			*each[i] = fn_pattern_keep(&q->arena, *each[i]);
			if (!*each[i]) {
				fn_pool_free(&fn_kinds, n, sizeof(*k));
				return 0;
			}
		}
	k->next = *kind_bucket(like);
	__atomic_store_n(kind_bucket(like), n, __ATOMIC_RELEASE);
	return n;
}

/* One for all hooks that have it. Kept for good: what comes again finds it. 0: no memory. */
static uint32_t kind_of(struct fn_queue *q, const struct fn_kind *like, bool locked)
{
	uint32_t n = q->kind;
	uint64_t mask = 0;

	if (n && same_kind(kind_at(n), like))
		return n;
	n = kind_find(like);
	if (!n) {
		if (!locked)
			mask = fn_enter();
		n = kind_find(like);
		n = n ? n : kind_new(q, like);
		if (!locked)
			fn_leave(mask);
	}
	q->kind = n;
	return n;
}

/* Not under the lock: two threads may come here at once. */
static bool hooks_ready(void)
{
	const size_t size = rt_round_up(FN_HOOKS * sizeof(*hooks), RT_PAGE);
	struct fn_hook *none = NULL;
	long map;

	if (__atomic_load_n(&hooks, __ATOMIC_ACQUIRE))
		return true;
	map = rt_setup(rt_sys6(__NR_mmap, 0, size, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
	if (rt_is_error(map))
		return false;
	if (!__atomic_compare_exchange_n(&hooks, &none, (struct fn_hook *)map, false,
					 __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
		rt_sys2(__NR_munmap, map, size);
	return true;
}

static struct fn_hook *record_new(bool again)
{
	struct fn_hook *h = again ? fn_hook_by(free_hooks) : NULL;
	uint32_t handle;

	if (h) {
		free_hooks = h->next;
		return h;
	}
	if (!hooks_ready())
		return NULL;
	handle = __atomic_fetch_add(&hook_count, 1, __ATOMIC_RELAXED);
	if (handle < FN_HOOKS) {
		fn_touch(hooks, &hooks[handle], sizeof(*hooks));
		return &hooks[handle];
	}
	__atomic_fetch_sub(&hook_count, 1, __ATOMIC_RELAXED);
	return NULL;
}

/* Names that wait for the commit. */
#define NAMES_SIZE 65536u
struct fn_names {
	struct fn_names *next;
	uint32_t used;
	char text[NAMES_SIZE - 2 * sizeof(uint64_t)];
};

static char *name_waiting(struct fn_queue *q, uint32_t size)
{
	struct fn_names *n = q->names;
	long map;

	if (size > sizeof(n->text))
		return NULL;
	if (!n || n->used + size > sizeof(n->text)) {
		map = rt_setup(rt_sys6(__NR_mmap, 0, sizeof(*n), PROT_READ | PROT_WRITE,
				       MAP_PRIVATE | MAP_ANONYMOUS | (n ? MAP_POPULATE : 0), -1, 0));
		if (rt_is_error(map))
			return NULL;
		n = (struct fn_names *)map;
		n->next = q->names;
		q->names = n;
	}
	n->used += size;
	return n->text + n->used - size;
}

/* To be done with all names of the queue. */
static void names_gone(struct fn_queue *q)
{
	struct fn_names *next;

	for (struct fn_names *n = q->names; n; n = next) {
		next = n->next;
		rt_sys2(__NR_munmap, n, sizeof(*n));
	}
	q->names = NULL;
}

static const char *name_new(struct fn_queue *q, const struct fn_name *name, bool waits)
{
	char *copy;

	if (name->pattern)
		return fn_pattern_keep(&q->arena, name->text);
	copy = waits ? name_waiting(q, name->size) : fn_take(&q->arena, name->size, 1);
	return copy ? memcpy(copy, name->text, name->size) : NULL;
}

/* Of a hook that has found no function of its name. False: no memory. */
static bool name_settled(struct fn_hook *h)
{
	const char *name = h->waits ? fn_keep_string(h->name) : h->name;

	if (h->waits && name)
		fn_hook_settle(h, name);
	return !h->waits;
}

struct fn_hook *fn_hook_new(struct fn_queue *q, const struct fn_kind *like,
			    const struct fn_name *name, void *data, bool again)
{
	struct fn_hook *h = record_new(again);
	const char *kept;
	uint32_t kind;

	if (!h)
		return NULL;
	kind = kind_of(q, like, again);
	/* one that comes again, as it was before, takes no memory */
	kept = h->name;
	if (name->text && !(kept && same_string(kept, name->text)))
		kept = name_new(q, name, !again);
	if (!kind || (name->text && !kept))
		return NULL; /* the record is lost: there is no memory */
	*h = (struct fn_hook){ .kind = kind, .data = data, .way = like->way & 3, .state = FN_HOOK_QUEUED };
	h->name = name->text ? kept : NULL;
	h->pattern = !name->text || name->pattern;
	h->waits = !h->pattern && !again;
	h->mark = h->pattern ? 0 : mark_of(name->hash) & 0xff;
	h->order = name->hash;
	if (q->first)
		fn_hook_by(q->last)->next = fn_hook_number(h) & 0x1ffff;
	else
		q->first = fn_hook_number(h);
	q->last = fn_hook_number(h);
	q->count++;
	return h;
}

static void list(struct fn_hook *h)
{
	uint32_t *first = list_of(h, h->order);

	h->state = FN_HOOK_NEW;
	h->order = hook_order++;
	h->next = *first & 0x1ffff;
	*first = fn_hook_number(h);
}

static void set_free(struct fn_hook *h)
{
	fn_hook_settle(h, NULL);
	h->state = FN_HOOK_FREE;
	h->next = free_hooks & 0x1ffff;
	free_hooks = fn_hook_number(h);
}

static void unlist(struct fn_hook *h)
{
	const uint32_t number = fn_hook_number(h);
	uint32_t *first = list_of(h, h->pattern ? 0 : fn_name_hash(h->name));
	struct fn_hook *before = fn_hook_by(*first);

	if (*first == number) {
		*first = h->next;
	} else {
		while (before->next != number)
			before = fn_hook_by(before->next);
		before->next = h->next;
	}
	set_free(h);
}

/* ---- hooks of a target ---- */

static void make_dirty(const struct fn_target *t)
{
	fn_set_put(&dirty, fn_target_number(t), true);
}

static bool before(const struct fn_hook *a, const struct fn_hook *b)
{
	return fn_kind_of(a)->priority != fn_kind_of(b)->priority
		       ? fn_kind_of(a)->priority < fn_kind_of(b)->priority
		       : a->order < b->order;
}

int fn_join(struct fn_hook *h, struct fn_target *t)
{
	unsigned callbacks = 0, all = 0;
	int ret;

	for (struct fn_link l = fn_link_of_target(t); l.hook; l = fn_link_at(l.of_target)) {
		if (fn_hook_by(l.hook) == h)
			return 0;
		callbacks += !fn_kind_of(fn_hook_by(l.hook))->replacement;
		all++;
	}
	if ((callbacks >= FN_CHAIN && !fn_kind_of(h)->replacement) || all >= FN_LAYERS)
		return -ENOSPC;
	ret = fn_link_new(h, t, before);
	if (ret == 0)
		make_dirty(t);
	return ret;
}

void fn_target_forsake(struct fn_target *t)
{
	while (t->links)
		fn_link_drop(fn_hook_by(fn_link_of_target(t).hook), t);
	make_dirty(t);
}

static void drop_links(struct fn_hook *h)
{
	while (h->links) {
		struct fn_target *t = fn_target_by(fn_link_of_hook(h).target);

		fn_link_drop(h, t);
		make_dirty(t);
	}
}

uint32_t fn_hook_functions(const struct fn_hook *h)
{
	uint32_t count = 0;

	for (struct fn_link l = fn_link_of_hook(h); l.hook; l = fn_link_at(l.of_hook))
		count++;
	return count;
}

uint64_t fn_target_head(const struct fn_target *t)
{
	if (!t->links)
		return 0;
	return t->flags & FN_TARGET_REPLACED
		       ? fn_kind_of(fn_hook_by(fn_link_of_target(t).hook))->replacement
		       : fn_target_thunk(t);
}

/* ---- bindings ---- */

static uint64_t *words_of(struct weir_function_call *call, uint64_t none[FN_CHAIN])
{
	uint64_t own;

	memcpy(&own, (const uint8_t *)call + C_OWN, sizeof(own));
	return own & 1 ? none : (uint64_t *)(own + FN_DISTANCE);
}

struct fp {
	uint32_t mxcsr;
	uint16_t control;
};

static void fp_save(const struct fn_binding *b, struct fp *fp)
{
	if (b->keep_fp)
		__asm__ volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(fp->mxcsr), "=m"(fp->control));
}

static void fp_restore(const struct fn_binding *b, const struct fp *fp)
{
	if (b->keep_fp)
		__asm__ volatile("ldmxcsr %0\n\tfldcw %1" : : "m"(fp->mxcsr), "m"(fp->control));
}

/* Several hooks: call->scratch counts those whose `enter` ran, their own words lie with the activation. */
static enum weir_action chain_enter(struct weir_function_call *call, void *data)
{
	const struct fn_binding *b = data;
	uint64_t none[FN_CHAIN], *words = words_of(call, none);
	enum weir_action act = WEIR_PASS;
	struct fp fp;
	uint32_t i;

	fp_save(b, &fp);
	for (i = 0; i < b->count && act == WEIR_PASS; i++) {
		call->scratch = 0;
		if (b->each[i].enter)
			act = b->each[i].enter(call, b->each[i].data);
		words[i] = call->scratch;
	}
	call->scratch = i;
	fp_restore(b, &fp);
	return act;
}

static void chain_leave(struct weir_function_call *call, void *data)
{
	const struct fn_binding *b = data;
	uint64_t none[FN_CHAIN] = { 0 }, *words = words_of(call, none);
	struct fp fp;

	fp_save(b, &fp);
	for (uint64_t i = call->scratch; i-- > 0;) {
		call->scratch = words[i];
		if (b->each[i].leave)
			b->each[i].leave(call, b->each[i].data);
	}
	fp_restore(b, &fp);
}

static enum weir_action no_enter(struct weir_function_call *call, void *data)
{
	(void)call;
	(void)data;
	return WEIR_PASS;
}

static bool same_binding(const struct fn_binding *a, const struct fn_binding *b)
{
	if (a->gate != b->gate || a->enter != b->enter || a->leave != b->leave ||
	    a->keep_fp != b->keep_fp || a->count != b->count)
		return false;
	if (!a->count)
		return a->data == b->data;
	return memcmp(a->each, b->each, a->count * sizeof(a->each[0])) == 0;
}

static struct fn_binding **binding_bucket(const struct fn_binding *b)
{
	static struct fn_binding *buckets[4096];
	uint64_t hash = (uint64_t)b->data ^ (uint64_t)b->enter << 7 ^ (uint64_t)b->leave << 13;

	for (uint32_t i = 0; i < b->count; i++)
		hash = (hash ^ (uint64_t)b->each[i].data ^ (uint64_t)b->each[i].enter) *
		       0x9e3779b97f4a7c15ull;
	return &buckets[hash * 0x9e3779b97f4a7c15ull >> 52];
}

/*
 * The binding of hooks that lie directly around each other, for this and all other targets that have the same
 * callbacks. It stays, and serves again.
 */
static const struct fn_binding *binding_of(const struct fn_target *t, struct fn_hook *const *list,
					   unsigned count)
{
	uint64_t space[(sizeof(struct fn_binding) + FN_CHAIN * sizeof(struct fn_callbacks)) / 8];
	struct fn_binding *want = (struct fn_binding *)(void *)space, *b, **at;
	bool general = true, leave = false;
	static struct fn_binding *last;
	size_t size = sizeof(*want);

	memset(want, 0, sizeof(*want) + sizeof(want->each[0]));
	for (unsigned i = 0; i < count; i++) {
		const struct fn_kind *k = fn_kind_of(list[i]);

		want->each[i] = (struct fn_callbacks){ k->enter, k->leave, list[i]->data };
		leave |= k->leave && !(t->flags & FN_TARGET_ENTER_ONLY);
		want->keep_fp |= !!(k->flags & WEIR_FUNCTION_KEEP_FP);
		general &= !!(k->flags & WEIR_FUNCTION_GENERAL_REGS);
	}
	if (count > 1 || want->keep_fp) {
		want->count = count;
		want->enter = chain_enter;
		want->leave = leave ? chain_leave : NULL;
		size += count * sizeof(want->each[0]);
	} else {
		want->enter = want->each[0].enter;
		want->leave = leave ? want->each[0].leave : NULL;
		want->data = want->each[0].data;
	}
	if (!want->enter && !want->leave)
		want->enter = no_enter;
	want->gate = fn_gate_for(want->enter, want->leave, general);
	if (last && same_binding(last, want))
		return last;
	at = binding_bucket(want);
	for (b = *at; b && !same_binding(b, want); b = b->next)
		;
	last = b ? b : fn_keep(size);
	if (b || !last)
		return b;
	b = memcpy(last, want, size);
	if (b->count)
		b->data = b;
	b->next = *at;
	*at = b;
	return b;
}

/* Callbacks inside of a replacement have a target of their own, known by the replacement's hook. */
static struct fn_target *inner_target(const struct fn_target *t, const struct fn_hook *outer)
{
	const uint32_t scope = FN_SCOPE_HOOK(fn_hook_number(outer));
	struct fn_target *in = fn_target_find(t->address, t->info.name, scope);

	if (!in)
		in = fn_target_new(t->address, t->info.name, t->info.object, scope);
	if (!in || !fn_target_make_thunk(in, false))
		return NULL;
	in->flags = t->flags & FN_TARGET_ENTER_ONLY;
	return in;
}

static bool lay_callbacks(struct fn_target *t, struct fn_hook *const *list, unsigned count,
			  uint64_t *around)
{
	const struct fn_binding *b = binding_of(t, list, count);

	if (!b)
		return false;
	fn_target_lead(t, *around);
	fn_target_bind(t, b);
	*around = fn_target_thunk(t);
	return true;
}

/* From the innermost outwards. What calls run through is replaced from the inside out, too. */
static bool lay(struct fn_target *t)
{
	struct fn_hook *list[FN_LAYERS], *run[FN_CHAIN];
	uint64_t around = fn_target_base(t);
	unsigned count = 0, n = 0;

	for (struct fn_link l = fn_link_of_target(t); l.hook && count < RT_COUNT(list);
	     l = fn_link_at(l.of_target))
		list[count++] = fn_hook_by(l.hook);
	if (fn_name_is_enter_only(t->info.name))
		t->flags |= FN_TARGET_ENTER_ONLY;
	for (unsigned i = count; i-- > 0;) {
		struct fn_hook *h = list[i];

		if (!fn_kind_of(h)->replacement) {
			run[FN_CHAIN - ++n] = h;
			continue;
		}
		if (n) {
			struct fn_target *in = inner_target(t, h);

			if (!in || !lay_callbacks(in, run + FN_CHAIN - n, n, &around))
				return false;
			n = 0;
		}
		if (fn_kind_of(h)->original)
			__atomic_store_n(fn_kind_of(h)->original, (void *)around, __ATOMIC_RELEASE);
		around = fn_kind_of(h)->replacement;
	}
	if (n) {
		if (!lay_callbacks(t, run + FN_CHAIN - n, n, &around))
			return false;
	} else {
		fn_target_lead(t, around);
		fn_target_bind(t, NULL);
	}
	t->flags = (t->flags & ~FN_TARGET_REPLACED) | (count && !n ? FN_TARGET_REPLACED : 0);
	return true;
}

/* ---- all together ---- */

static int fail(struct fn_failure *f, int code, enum weir_reason reason, const char *what)
{
	f->code = code;
	f->reason = reason;
	f->what = what;
	return code;
}

static int lay_dirty(struct fn_failure *f)
{
	int ret = fn_patch_apply(&dirty, f);

	if (ret < 0)
		return ret;
	for (uint32_t n = 0; (n = fn_set_next(&dirty, n)) < FN_TARGETS;) {
		struct fn_target *t = fn_target_by(n);

		if (!lay(t))
			return fail(f, -ENOMEM, WEIR_REASON_NO_MEMORY, t->info.name);
		fn_set_put(&dirty, n, false);
	}
	return 0;
}

static int write_all(struct fn_failure *f)
{
	int ret = 0;

	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		if (o->slots)
			ret = fn_slots_write(o, f);
	return ret;
}

/* A new hook that no slot means: the function has to be there all the same, so that later calls find it. */
static int check_exists(struct fn_hook *h, struct fn_failure *f)
{
	const struct fn_kind *k = fn_kind_of(h);
	struct fn_reference r = { .name = h->name, .version = k->version };
	uint64_t address = 0;
	int error = 0;

	h->exported = !!h->links;
	if (h->links || h->way == WEIR_WAY_ENTRY)
		return 0;
	if (!h->pattern)
		r.hash = fn_name_hash(h->name);
	for (struct fn_object *o = fn_objects; o && !address && !h->pattern; o = o->next)
		if (!o->ours && (!k->library || fn_object_matches(o, k->library)))
			address = fn_object_lookup_hashed(o, h->name, r.hash, k->version, NULL);
	if (address)
		fn_target_for(address, &r, false, &error);
	if (error)
		return fail(f, error, WEIR_REASON_NO_MEMORY, h->name);
	h->exported = !!address;
	return address || (k->flags & WEIR_FUNCTION_LATER) || fn_patch_may_be_local(h)
		       ? 0
		       : fail(f, -ENOENT, WEIR_REASON_NOT_FOUND, h->name);
}

static int check_single(const struct fn_hook *h, struct fn_failure *f)
{
	const struct fn_link first = fn_link_of_hook(h);

	if (fn_kind_of(h)->replacement && fn_kind_of(h)->original)
		for (struct fn_link l = first; l.hook; l = fn_link_at(l.of_hook))
			if (fn_target_by(l.target)->address != fn_target_by(first.target)->address)
				return fail(f, -EINVAL, WEIR_REASON_AMBIGUOUS, h->name);
	return 0;
}

static int find_all(const uint32_t *list, uint32_t count, struct fn_failure *f)
{
	int ret = 0;

	if (!fn_objects_refresh(fn_slots_gone))
		return fail(f, -EOPNOTSUPP, WEIR_REASON_NO_LOADER, NULL);
	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		ret = fn_slots_scan(o, f);
	for (uint32_t i = 0; i < count && ret == 0; i++) {
		struct fn_hook *h = fn_hook_by(list[i]);

		ret = check_exists(h, f);
		if (ret == 0)
			ret = fn_patch_find(h, f);
		if (ret == 0)
			ret = check_single(h, f);
	}
	return ret;
}

static void drop(struct fn_hook *h)
{
	drop_links(h);
	unlist(h);
}

static void undo_commit(void)
{
	struct fn_failure ignored;

	lay_dirty(&ignored);
	write_all(&ignored);
	fn_patch_undo();
}

static int commit(const uint32_t *all, uint32_t count, struct fn_failure *f)
{
	int ret;

	for (uint32_t i = 0; i < count; i++)
		list(fn_hook_by(all[i]));
	ret = find_all(all, count, f);
	for (uint32_t i = 0; i < count && ret == 0; i++)
		if (!name_settled(fn_hook_by(all[i])))
			ret = fail(f, -ENOMEM, WEIR_REASON_NO_MEMORY, NULL);
	if (ret == 0)
		ret = lay_dirty(f);
	if (ret == 0)
		ret = write_all(f);
	for (uint32_t i = 0; i < count; i++)
		if (ret == 0)
			fn_hook_by(all[i])->state = FN_HOOK_LIVE;
		else
			drop(fn_hook_by(all[i]));
	if (ret < 0)
		undo_commit();
	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		o->scanned = true;
	return ret;
}

int fn_commit(struct fn_queue *q, struct fn_failure *f)
{
	const size_t size = rt_round_up((q->count + 1) * sizeof(uint32_t), RT_PAGE);
	const long map = rt_map(size, PROT_READ | PROT_WRITE);
	uint32_t *all = (uint32_t *)map, count = 0;
	int ret;

	memset(f, 0, sizeof(*f));
	if (rt_is_error(map)) {
		fn_abort(q);
		return fail(f, -ENOMEM, WEIR_REASON_NO_MEMORY, NULL);
	}
	for (struct fn_hook *h = fn_hook_by(q->first); h; h = fn_hook_by(h->next))
		all[count++] = fn_hook_number(h);
	q->first = q->last = q->count = 0;
	ret = commit(all, count, f);
	/* it may be one of those that go */
	if (ret < 0 && f->what)
		f->what = fn_keep_string(f->what);
	names_gone(q);
	rt_sys2(__NR_munmap, all, size);
	return ret;
}

void fn_abort(struct fn_queue *q)
{
	struct fn_hook *next;

	for (struct fn_hook *h = fn_hook_by(q->first); h; h = next) {
		next = fn_hook_by(h->next);
		set_free(h);
	}
	names_gone(q);
	q->first = q->last = q->count = 0;
}

static void remove_those(int session, struct fn_hook *one)
{
	fn_objects_refresh(fn_slots_gone);
	for (uint32_t i = 0; i < hook_count && !one; i++)
		if (hooks[i].state == FN_HOOK_LIVE && fn_kind_of(&hooks[i])->session == session)
			drop(&hooks[i]);
	if (one)
		drop(one);
	undo_commit();
}

void fn_hook_remove(struct fn_hook *h)
{
	remove_those(0, h);
}

void fn_session_gone(int session)
{
	remove_those(session, NULL);
}

void fn_rescan(void)
{
	struct fn_failure ignored;

	if (!hook_count || !fn_objects_refresh(fn_slots_gone))
		return;
	for (struct fn_object *o = fn_objects; o; o = o->next)
		if (!o->scanned) {
			fn_slots_scan(o, &ignored);
			for (uint32_t i = 0; i < hook_count; i++)
				if (hooks[i].state == FN_HOOK_LIVE)
					fn_patch_find_in(&hooks[i], o, &ignored);
			o->scanned = true;
		}
	lay_dirty(&ignored);
	write_all(&ignored);
}

uint64_t fn_address_for(uint64_t address, const char *name, const char *version)
{
	struct fn_reference r = { .name = name, .version = version, .hash = fn_name_hash(name) };
	struct fn_failure ignored;
	struct fn_target *t;
	uint64_t head;
	int error;

	fn_objects_refresh(fn_slots_gone);
	t = fn_target_for(address, &r, true, &error);
	if (!t || error || lay_dirty(&ignored) < 0)
		return address;
	write_all(&ignored);
	head = fn_target_head(t);
	return head ? head : address;
}

uint64_t fn_enter(void)
{
	/* What weir needs itself stays open: SIGSYS, SIGTRAP, SIGSEGV, SIGBUS. */
	uint64_t all = ~(1ull << 30 | 1ull << 4 | 1ull << 10 | 1ull << 6), old = 0;

	rt_sys4(__NR_rt_sigprocmask, 0 /* SIG_BLOCK */, &all, &old, 8);
	rt_lock(&fn_lock);
	return old;
}

void fn_leave(uint64_t mask)
{
	rt_unlock(&fn_lock);
	rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &mask, 0, 8);
}

/* Who raises exceptions here? */
static bool unwinder_is_nongnu(void)
{
	const struct fn_object *o = NULL;
	uint64_t address = 0;

	if (fn_objects_refresh(fn_slots_gone))
		address = fn_lookup(NULL, "_Unwind_RaiseException", NULL, NULL);
	if (address)
		o = fn_object_at(address);
	return o && fn_object_lookup(o, "_ULx86_64_step", NULL, NULL);
}

int fn_start(uint8_t *room)
{
	static bool started;
	int ret;

	if (started)
		return 0;
	ret = fn_gate_start(room, unwinder_is_nongnu());
	if (ret < 0)
		return ret;
	core_fork_lock(&fn_lock);
	ret = fn_loader_hooks();
	started = ret == 0;
	return ret;
}
