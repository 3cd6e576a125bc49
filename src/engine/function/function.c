/* SPDX-License-Identifier: MIT */
/* Hooks: see hook.h. */
#include "engine/function/hook.h"

#include "core/core.h"
#include "plan/returns.h"

struct rt_lock fn_lock;

static struct fn_hook *hooks[FN_HOOKS];
static uint32_t hook_count, hook_order;
static struct fn_hook *by_name[16384], *patterns, *free_hooks;
static struct fn_link *free_links;
static struct fn_target *dirty;

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

static struct fn_hook *next_pattern(struct fn_hook *h, const char *name)
{
	while (h && !meant(h, name))
		h = h->next;
	return h;
}

static struct fn_hook *next_named(struct fn_hook *h, const char *name, uint32_t hash)
{
	while (h && !(h->hash == hash && h->state > FN_HOOK_QUEUED && rt_strcmp(h->name, name) == 0))
		h = h->next;
	return h;
}

struct fn_hook *fn_hook_first(const char *name, uint32_t hash)
{
	struct fn_hook *h = next_named(by_name[hash % RT_COUNT(by_name)], name, hash);

	return h ? h : next_pattern(patterns, name);
}

struct fn_hook *fn_hook_next(struct fn_hook *h, const char *name)
{
	struct fn_hook *next;

	if (h->pattern)
		return next_pattern(h->next, name);
	next = next_named(h->next, name, h->hash);
	return next ? next : next_pattern(patterns, name);
}

static struct fn_hook **list_of(const struct fn_hook *h)
{
	return h->pattern ? &patterns : &by_name[h->hash % RT_COUNT(by_name)];
}

struct fn_hook *fn_hook_at(uint32_t handle)
{
	struct fn_hook *h = handle < hook_count ? hooks[handle] : NULL;

	return h && h->state == FN_HOOK_LIVE ? h : NULL;
}

/*
 * A hook that was removed may still be in use by a call under way, as part of a chain. So its record
 * comes back only as the same callbacks.
 */
static struct fn_hook *reuse(const struct fn_hook *like)
{
	for (struct fn_hook **p = &free_hooks, *h; (h = *p) != NULL; p = &h->next)
		if (h->enter == like->enter && h->leave == like->leave && h->data == like->data) {
			*p = h->next;
			return h;
		}
	return NULL;
}

static bool copy_strings(struct fn_queue *q, struct fn_hook *h)
{
	const char **each[] = { &h->name, &h->version, &h->library, &h->caller };

	for (unsigned i = 0; i < RT_COUNT(each); i++)
		if (*each[i]) {
			*each[i] = fn_pattern_keep(&q->arena, *each[i]);
			if (!*each[i])
				return false;
		}
	return true;
}

static struct fn_hook *record_new(struct fn_queue *q)
{
	struct fn_hook *h = fn_take(&q->arena, sizeof(*h));
	uint32_t handle;

	if (!h)
		return NULL;
	handle = __atomic_fetch_add(&hook_count, 1, __ATOMIC_RELAXED);
	if (handle >= FN_HOOKS) {
		__atomic_fetch_sub(&hook_count, 1, __ATOMIC_RELAXED);
		return NULL;
	}
	h->handle = handle;
	__atomic_store_n(&hooks[handle], h, __ATOMIC_RELEASE);
	return h;
}

struct fn_hook *fn_hook_new(struct fn_queue *q, const struct fn_hook *like, bool again)
{
	struct fn_hook *h = again ? reuse(like) : NULL, want = *like;

	if (!copy_strings(q, &want))
		return NULL;
	if (!h)
		h = record_new(q);
	if (!h)
		return NULL;
	want.handle = h->handle;
	want.links = NULL;
	want.pattern = !want.name || fn_is_pattern(want.name);
	want.hash = want.pattern ? 0 : fn_name_hash(want.name);
	want.state = FN_HOOK_QUEUED;
	want.queue_next = NULL;
	*h = want;
	if (q->first)
		q->last->queue_next = h;
	else
		q->first = h;
	q->last = h;
	return h;
}

static void list(struct fn_hook *h)
{
	h->state = FN_HOOK_NEW;
	h->order = hook_order++;
	h->next = *list_of(h);
	*list_of(h) = h;
}

static void set_free(struct fn_hook *h)
{
	h->state = FN_HOOK_FREE;
	h->next = free_hooks;
	free_hooks = h;
}

static void unlist(struct fn_hook *h)
{
	struct fn_hook **p = list_of(h);

	while (*p != h)
		p = &(*p)->next;
	*p = h->next;
	set_free(h);
}

/* ---- hooks of a target ---- */

static void make_dirty(struct fn_target *t)
{
	if (t->record->dirty)
		return;
	t->record->dirty = true;
	t->record->dirty_next = dirty;
	dirty = t;
}

static bool before(const struct fn_hook *a, const struct fn_hook *b)
{
	return a->priority != b->priority ? a->priority < b->priority : a->order < b->order;
}

int fn_join(struct fn_hook *h, struct fn_target *t)
{
	struct fn_link *l, **at;
	unsigned callbacks = 0, all = 0;

	for (l = t->record->links; l; l = l->of_target) {
		if (l->hook == h)
			return 0;
		callbacks += !l->hook->replacement;
		all++;
	}
	if ((callbacks >= FN_CHAIN && !h->replacement) || all >= FN_LAYERS)
		return -ENOSPC;
	l = free_links;
	if (l)
		free_links = l->of_hook;
	else
		l = fn_keep(sizeof(*l));
	if (!l)
		return -ENOMEM;
	l->hook = h;
	l->target = t;
	for (at = &t->record->links; *at && before((*at)->hook, h); at = &(*at)->of_target)
		;
	l->of_target = *at;
	*at = l;
	l->of_hook = h->links;
	h->links = l;
	h->functions++;
	make_dirty(t);
	return 0;
}

static void leave_target(struct fn_link *l)
{
	struct fn_link **p = &l->target->record->links;

	while (*p != l)
		p = &(*p)->of_target;
	*p = l->of_target;
	make_dirty(l->target);
}

void fn_target_forsake(struct fn_target *t)
{
	struct fn_link *l, *next, **p;

	for (l = t->record->links; l; l = next) {
		next = l->of_target;
		for (p = &l->hook->links; *p != l; p = &(*p)->of_hook)
			;
		*p = l->of_hook;
		l->hook->functions--;
		l->of_hook = free_links;
		free_links = l;
	}
	t->record->links = NULL;
	make_dirty(t);
}

static void drop_links(struct fn_hook *h)
{
	struct fn_link *next;

	for (struct fn_link *l = h->links; l; l = next) {
		next = l->of_hook;
		leave_target(l);
		l->of_hook = free_links;
		free_links = l;
	}
	h->links = NULL;
	h->functions = 0;
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
	if (b->flags & WEIR_FUNCTION_KEEP_FP)
		__asm__ volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(fp->mxcsr), "=m"(fp->control));
}

static void fp_restore(const struct fn_binding *b, const struct fp *fp)
{
	if (b->flags & WEIR_FUNCTION_KEEP_FP)
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
		if (b->hooks[i]->enter)
			act = b->hooks[i]->enter(call, b->hooks[i]->data);
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
		if (b->hooks[i]->leave)
			b->hooks[i]->leave(call, b->hooks[i]->data);
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
	    a->flags != b->flags || a->count != b->count)
		return false;
	if (!a->count)
		return a->data == b->data;
	return memcmp(a->hooks, b->hooks, a->count * sizeof(a->hooks[0])) == 0;
}

/* The binding of hooks that lie directly around each other. Bindings stay, and serve again. */
static const struct fn_binding *binding_of(struct fn_target *t, struct fn_hook *const *list,
					   unsigned count)
{
	uint64_t space[(sizeof(struct fn_binding) + FN_CHAIN * sizeof(list[0])) / 8] = { 0 };
	struct fn_binding *want = (struct fn_binding *)(void *)space, *b;
	bool chain, general = true;
	size_t size;

	for (unsigned i = 0; i < count; i++) {
		want->enter = list[i]->enter ? list[i]->enter : want->enter;
		want->leave = list[i]->leave ? list[i]->leave : want->leave;
		want->flags |= list[i]->flags & WEIR_FUNCTION_KEEP_FP;
		general &= !!(list[i]->flags & WEIR_FUNCTION_GENERAL_REGS);
	}
	chain = count > 1 || want->flags;
	size = sizeof(struct fn_binding) + (chain ? count : 0) * sizeof(list[0]);
	want->data = list[0]->data;
	want->info = &t->info;
	if (chain) {
		want->enter = chain_enter;
		want->leave = want->leave ? chain_leave : NULL;
		want->data = NULL;
		want->count = count;
		memcpy(want->hooks, list, count * sizeof(list[0]));
	}
	if (t->flags & FN_TARGET_ENTER_ONLY)
		want->leave = NULL;
	if (!want->enter && !want->leave)
		want->enter = no_enter;
	want->gate = fn_gate_for(want->enter, want->leave, general);
	for (b = t->record->bindings; b; b = b->next)
		if (same_binding(b, want))
			return b;
	b = fn_keep(size);
	if (!b)
		return NULL;
	memcpy(b, want, size);
	if (chain)
		b->data = b;
	b->next = t->record->bindings;
	t->record->bindings = b;
	return b;
}

/* Callbacks inside of a replacement have a target of their own, known by the replacement's hook. */
static struct fn_target *inner_target(struct fn_target *t, const struct fn_hook *outer)
{
	struct fn_target *in = fn_target_of(t->address, t->info.name, t->info.object, outer);

	if (in)
		in->flags = t->flags;
	return in && fn_target_make_thunk(in, false) ? in : NULL;
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
	struct fn_record *r = t->record;
	uint64_t around = r->base;
	unsigned count = 0, n = 0;

	for (struct fn_link *l = r->links; l && count < RT_COUNT(list); l = l->of_target)
		list[count++] = l->hook;
	if (fn_name_is_enter_only(t->info.name))
		t->flags |= FN_TARGET_ENTER_ONLY;
	for (unsigned i = count; i-- > 0;) {
		struct fn_hook *h = list[i];

		if (!h->replacement) {
			run[FN_CHAIN - ++n] = h;
			continue;
		}
		if (n) {
			struct fn_target *in = inner_target(t, h);

			if (!in || !lay_callbacks(in, run + FN_CHAIN - n, n, &around))
				return false;
			n = 0;
		}
		if (h->original)
			__atomic_store_n(h->original, (void *)around, __ATOMIC_RELEASE);
		around = h->replacement;
	}
	if (n) {
		if (!lay_callbacks(t, run + FN_CHAIN - n, n, &around))
			return false;
	} else {
		fn_target_lead(t, around);
		fn_target_bind(t, NULL);
	}
	r->head = count ? around : 0;
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
	int ret = fn_patch_apply(dirty, f);

	if (ret < 0)
		return ret;
	while (dirty) {
		struct fn_target *t = dirty;

		if (!lay(t))
			return fail(f, -ENOMEM, WEIR_REASON_NO_MEMORY, t->info.name);
		t->record->dirty = false;
		dirty = t->record->dirty_next;
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
	struct fn_reference r = { .name = h->name, .version = h->version, .hash = h->hash };
	uint64_t address = 0;
	int error = 0;

	h->exported = h->functions;
	if (h->functions || h->way == WEIR_WAY_ENTRY)
		return 0;
	for (struct fn_object *o = fn_objects; o && !address && !h->pattern; o = o->next)
		if (!o->ours && (!h->library || fn_object_matches(o, h->library)))
			address = fn_object_lookup(o, h->name, h->version, NULL);
	if (address)
		fn_target_for(address, &r, false, &error);
	if (error)
		return fail(f, error, WEIR_REASON_NO_MEMORY, h->name);
	h->exported = address;
	return address || (h->flags & WEIR_FUNCTION_LATER) || fn_patch_may_be_local(h)
		       ? 0
		       : fail(f, -ENOENT, WEIR_REASON_NOT_FOUND, h->name);
}

static int check_single(const struct fn_hook *h, struct fn_failure *f)
{
	if (h->replacement && h->original)
		for (const struct fn_link *l = h->links; l; l = l->of_hook)
			if (l->target->address != h->links->target->address)
				return fail(f, -EINVAL, WEIR_REASON_AMBIGUOUS, h->name);
	return 0;
}

static int find_all(struct fn_queue *q, struct fn_failure *f)
{
	int ret = 0;

	if (!fn_objects_refresh(fn_slots_gone))
		return fail(f, -EOPNOTSUPP, WEIR_REASON_NO_LOADER, NULL);
	for (struct fn_object *o = fn_objects; o && ret == 0; o = o->next)
		ret = fn_slots_scan(o, f);
	for (struct fn_hook *h = q->first; h && ret == 0; h = h->queue_next) {
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

int fn_commit(struct fn_queue *q, struct fn_failure *f)
{
	struct fn_failure ignored;
	struct fn_hook *next;
	int ret;

	memset(f, 0, sizeof(*f));
	for (struct fn_hook *h = q->first; h; h = h->queue_next)
		list(h);
	ret = find_all(q, f);
	if (ret == 0)
		ret = lay_dirty(f);
	if (ret == 0)
		ret = write_all(f);
	for (struct fn_hook *h = q->first; h; h = next) {
		next = h->queue_next;
		if (ret == 0)
			h->state = FN_HOOK_LIVE;
		else
			drop(h);
	}
	q->first = NULL;
	if (ret < 0) {
		lay_dirty(&ignored);
		write_all(&ignored);
		fn_patch_undo();
		return ret;
	}
	for (struct fn_object *o = fn_objects; o; o = o->next)
		o->scanned = true;
	return 0;
}

void fn_abort(struct fn_queue *q)
{
	struct fn_hook *next;

	for (struct fn_hook *h = q->first; h; h = next) {
		next = h->queue_next;
		set_free(h);
	}
	q->first = NULL;
}

static void remove_those(int session, struct fn_hook *one)
{
	struct fn_failure ignored;

	fn_objects_refresh(fn_slots_gone);
	for (uint32_t i = 0; i < hook_count && !one; i++)
		if (hooks[i]->state == FN_HOOK_LIVE && hooks[i]->session == session)
			drop(hooks[i]);
	if (one)
		drop(one);
	lay_dirty(&ignored);
	write_all(&ignored);
	fn_patch_undo();
}

void fn_hook_remove(struct fn_hook *h)
{
	remove_those(0, h);
}

void fn_session_gone(int session)
{
	remove_those(session, NULL);
}

uint32_t fn_hook_slots(const struct fn_hook *h)
{
	uint32_t count = 0;

	for (const struct fn_object *o = fn_objects; o; o = o->next)
		for (const struct fn_slot *s = o->slots; s; s = s->next)
			for (const struct fn_link *l = s->now ? s->target->record->links : NULL; l;
			     l = l->of_target)
				count += l->hook == h;
	return count;
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
				if (hooks[i]->state == FN_HOOK_LIVE)
					fn_patch_find_in(hooks[i], o, &ignored);
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
	int error;

	fn_objects_refresh(fn_slots_gone);
	t = fn_target_for(address, &r, true, &error);
	if (!t || error || lay_dirty(&ignored) < 0)
		return address;
	write_all(&ignored);
	return t->record->head ? t->record->head : address;
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
