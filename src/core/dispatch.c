/* SPDX-License-Identifier: MIT */
/*
 * The way of one call through the chain of interposers. The usual case, no interposer or one, is the
 * gate's own: each return behind a `syscall` is mispredicted, and each store counts.
 *
 * A chain holds, for each number, which interposers want it (a bit each, in the order of priority).
 * It is replaced as a whole, so that other threads see the old one or the new one. Beside it stand
 * the engines' own handlers of calls that need care.
 */
#include "core/core.h"

struct core_chain {
	uint16_t sole[CORE_NR_MAX];	 /* the only one that wants it, see regs.h */
	uint16_t mask[CORE_NR_MAX];	 /* a bit for each interposer that wants the call */
	uint8_t order[CORE_INTERPOSERS]; /* order[bit] = index of the interposer */
};
CORE_CHECK(struct core_chain, sole, CHAIN_SOLE);
_Static_assert(RT_COUNT(((struct core_way *)0)->order) == CORE_INTERPOSERS, "way and chain");

/* Two of them, so that a call under way sees one as a whole while the other is filled. */
static struct core_chain chains[2];
/* These three are the gate's, too. */
extern const struct core_chain *core_chain RT_HIDDEN;
extern struct core_hook core_hooks[CORE_INTERPOSERS] RT_HIDDEN;
extern core_special *core_specials[CORE_NR_MAX] RT_HIDDEN;
const struct core_chain *core_chain = &chains[0];
struct core_hook core_hooks[CORE_INTERPOSERS];
core_special *core_specials[CORE_NR_MAX];
struct core_interposer core_interposers[CORE_INTERPOSERS];
struct core_door core_door = { .magic = CORE_DOOR_MAGIC,
			       .origin = offsetof(struct core_thread, origin),
			       .next = offsetof(struct core_thread, next),
			       .tid = offsetof(struct core_thread, tid),
			       .plain = 1 };
void (*core_routes_changed)(void);
bool (*core_user_dispatch)(struct core_thread *t, struct arch_frame *f);
bool (*core_restarts)(struct core_thread *t);

extern int *__errno_location(void) __attribute__((weak));
int *(*core_errno)(void) = __errno_location;
static int64_t errno_offset; /* from the thread pointer; 0: core_errno has to be called */

/* In call.flags, not for hooks: the call was made by weir_proceed(). */
#define CALL_MADE 0x80000000u

static enum weir_action call_hook(struct arch_frame *f, const struct core_hook *h, bool leaving)
{
	if (!leaving)
		return h->enter(&f->call, h->data);
	h->leave(&f->call, h->data);
	return WEIR_PASS;
}

/* In line: behind a `syscall` each call and each return costs some 2 ns. */
static inline int *find_errno(int *none)
{
	uint64_t tls = arch_tls();

	if (!tls || !core_errno)
		return none;
	return rt_likely(errno_offset) ? (int *)(tls + (uint64_t)errno_offset) : core_errno();
}

/* All that it may change is kept, and its calls are told apart. */
enum weir_action core_run_full(struct arch_frame *f, const struct core_hook *h, bool leaving)
{
	struct core_thread *t = core_self();
	const struct core_origin **next = t->next;
	uint32_t reenter = t->reenter;
	enum weir_action act;
	int *err, kept;

	if (!f->vec)
		arch_vec_save(f);
	err = find_errno(&kept);
	kept = *err;
	t->next = NULL;
	t->reenter = (h->flags & WEIR_HOOK_REENTER) ? h->bit : 0;
	t->hook_depth++;
	act = call_hook(f, h, leaving);
	t->hook_depth--;
	t->reenter = reenter;
	t->next = next;
	*err = kept;
	return act;
}

static enum weir_action run_hook(struct arch_frame *f, const struct core_hook *h, bool leaving)
{
	return (h->flags & WEIR_HOOK_GENERAL_REGS) ? call_hook(f, h, leaving)
						   : core_run_full(f, h, leaving);
}

void core_give_up(struct arch_frame *f)
{
	f->call.result = -CORE_ERESTARTSYS;
	f->call.flags |= WEIR_CALL_INTERRUPTED;
	f->aborted = 1;
}

long core_pass_args(struct core_thread *t, struct arch_frame *f, const uint64_t args[6])
{
	uint64_t kept[6];
	long ret;

	if (f->prev)
		return arch_pass_nested(args, f->call.nr);
	memcpy(kept, f->call.args, sizeof(kept));
	memcpy(f->call.args, args, sizeof(kept));
	ret = arch_pass(f);
	memcpy(f->call.args, kept, sizeof(kept));
	if (ret == -CORE_ERESTARTSYS && t->pending)
		core_give_up(f);
	return ret;
}

void core_pass(struct core_thread *t, struct arch_frame *f)
{
	long ret;

	if (f->prev) {
		f->call.result = arch_pass_nested(f->call.args, f->call.nr);
		return;
	}
	ret = arch_pass(f);
	f->call.result = ret;
	if (rt_unlikely(ret == -CORE_ERESTARTSYS) && t->pending)
		core_give_up(f);
}

static void kernel(struct core_thread *t, struct arch_frame *f)
{
	core_special *special = core_specials[core_index(f->call.nr)];

	if (special)
		special(t, f);
	else
		core_pass(t, f);
}

void core_kernel(struct arch_frame *f)
{
	kernel(core_self(), f);
}

/* The end of a handler has nowhere to return to: whatever a hook answers, the kernel is asked. */
static bool must_be_made(struct arch_frame *f)
{
	if ((uint32_t)f->rax != __NR_rt_sigreturn)
		return false;
	f->call.nr = __NR_rt_sigreturn;
	return true;
}

/* The leave of those that have entered, but not of those who had before this part of the way. */
static void leave_way(struct arch_frame *f, struct core_way *way, uint32_t before)
{
	while (way->entered & ~before) {
		unsigned bit = 31u - (unsigned)__builtin_clz(way->entered & ~before);
		const struct core_hook *h = &core_hooks[way->order[bit]];

		way->entered &= ~(1u << bit);
		if (h->leave) {
			f->call.scratch = way->scratch[bit];
			run_hook(f, h, true);
		}
	}
}

/* What is left of the chain, then the kernel, then those that have entered leave in reverse. */
static void walk(struct core_thread *t, struct arch_frame *f, struct core_way *way)
{
	uint32_t before = way->entered;

	while (way->left) {
		unsigned bit = (unsigned)__builtin_ctz(way->left);
		const struct core_hook *h = &core_hooks[way->order[bit]];
		enum weir_action act = WEIR_PASS;

		way->left &= way->left - 1;
		way->entered |= 1u << bit;
		way->scratch[bit] = 0;
		if (h->enter) {
			f->call.scratch = 0;
			act = run_hook(f, h, false);
			way->scratch[bit] = f->call.scratch;
		}
		if (f->call.flags & CALL_MADE)
			break;
		if (act == WEIR_ANSWER && !must_be_made(f)) {
			f->call.flags |= WEIR_CALL_ANSWERED;
			break;
		}
	}
	if (!(f->call.flags & (WEIR_CALL_ANSWERED | CALL_MADE)))
		kernel(t, f);
	leave_way(f, way, before);
}

/* Those of a mask of the chain that take calls of this thread, from this site, in this state. */
static uint32_t choose(const struct core_thread *t, const struct arch_frame *f,
		       const struct core_chain *c, uint32_t mask)
{
	uint32_t wants = f->origin->wants & (f->prev ? t->reenter : ~0u), chosen = 0;

	for (; mask; mask &= mask - 1) {
		unsigned bit = (unsigned)__builtin_ctz(mask), i = c->order[bit];
		int32_t tid = core_interposers[i].tid;

		if ((wants & (1u << i)) && (!tid || tid == t->tid))
			chosen |= 1u << bit;
	}
	return chosen;
}

static void dispatch_many(struct core_thread *t, struct arch_frame *f, const struct core_chain *c,
			  uint32_t mask)
{
	struct core_way way;
	uint32_t inside = t->inside;

	way.left = choose(t, f, c, mask);
	if (!way.left) {
		kernel(t, f);
		return;
	}
	/* The call may last while the chain is changed: its own copy pairs enter with leave. */
	way.entered = 0;
	__builtin_memcpy(way.order, c->order, sizeof(way.order));
	f->way = &way;
	f->chained = CORE_WAY;
	for (uint32_t left = way.left; left; left &= left - 1)
		t->inside |= core_hooks[way.order[__builtin_ctz(left)]].bit;
	walk(t, f, &way);
	t->inside = inside;
}

void core_leave_with_gs(struct core_thread *t, struct arch_frame *f)
{
	if (!(t->odd & CORE_ODD_GS) || f->prev || f->call.ip == (uint64_t)gate_set_gs)
		return;
	if ((t->odd & CORE_ODD_NATIVE) && core_traced && f->call.ip != (uint64_t)gate_i386_exit) {
		t->pending = CORE_GOING; /* sig_deliver(): a trap would be a stop */
		return;
	}
	t->gs_ret = f->call.ip;
	f->call.ip = (uint64_t)gate_set_gs;
}

void core_dispatch(struct arch_frame *f)
{
	struct core_thread *t = core_self();
	const struct core_chain *c = __atomic_load_n(&core_chain, __ATOMIC_ACQUIRE);

	if (f->prev)
		f->call.flags |= WEIR_CALL_NESTED;
	if (!f->prev && (t->odd & CORE_ODD_USER_SUD) && core_user_dispatch(t, f))
		; /* the program gets a SIGSYS in place of the call */
	else if (t->odd & CORE_ODD_DISABLED)
		kernel(t, f);
	else
		dispatch_many(t, f, c, c->mask[core_index(f->call.nr)]);
	core_leave_with_gs(t, f);
}

int64_t core_proceed(struct weir_call *call)
{
	struct arch_frame *f = (struct arch_frame *)call;
	struct core_thread *t = core_self();
	const struct core_origin **next = t->next;
	uint32_t depth = t->hook_depth, reenter = t->reenter;

	if (f != t->frame || (call->flags & (CALL_MADE | WEIR_CALL_CHILD)))
		return -EINVAL;
	call->flags |= CALL_MADE;
	/* As outside of the hook: rt_sigreturn leaves from here for good. */
	t->next = f->prev ? NULL : &t->top->origin;
	t->hook_depth = 0;
	if (f->chained == CORE_WAY) {
		uint64_t scratch = call->scratch;

		call->flags &= ~CALL_MADE;
		walk(t, f, f->way);
		call->flags |= CALL_MADE;
		call->scratch = scratch;
	} else {
		kernel(t, f);
	}
	t->hook_depth = depth;
	t->reenter = reenter;
	t->next = next;
	return call->result;
}

/*
 * A child that shares memory starts on a stack of its own, with a copy of its parent's frame and of
 * the way the call went: those who entered in the parent see it leave in the child too.
 */
void core_leave_child(struct core_thread *t, struct arch_frame *f)
{
	const struct core_hook *h;

	f->call.flags = WEIR_CALL_CHILD;
	if (f->chained == CORE_WAY) {
		leave_way(f, f->way, 0);
	} else if (t->inside) {
		h = &core_hooks[__builtin_ctz(t->inside)];
		if (h->leave)
			run_hook(f, h, true);
	}
	t->inside = 0;
}

long core_call(uint64_t nr, const uint64_t args[6])
{
	static const struct core_origin nowhere;
	core_special *special = nr < CORE_NR_MAX ? core_specials[nr] : NULL;
	struct arch_frame f;

	if (!special || !core_running)
		return rt_sys6((long)nr, args[0], args[1], args[2], args[3], args[4], args[5]);
	memset(&f, 0, F_VEC_AREA);
	f.call.nr = f.rax = nr;
	memcpy(f.call.args, args, sizeof(f.call.args));
	f.origin = &nowhere;
	f.prev = core_self()->frame ? core_self()->frame : &f;
	special(core_self(), &f);
	return f.call.result;
}

static uint32_t used_mask;	/* a bit for each of core_interposers that is used */
static uint32_t generation = 1; /* counts up when specials or interposers change */

void core_set_special(unsigned nr, core_special *fn)
{
	rt_assert(nr < CORE_NR_MAX);
	core_specials[nr] = fn;
	generation++;
	if (core_running)
		core_wanted_refresh();
}

bool core_is_special(uint64_t nr)
{
	return nr < CORE_NR_MAX && core_specials[nr];
}

bool core_wanted(uint64_t nr, uint32_t wants)
{
	unsigned i = core_index(nr);

	if (core_specials[i])
		return true;
	for (wants &= used_mask; wants; wants &= wants - 1)
		if (core_interposers[__builtin_ctz(wants)].want[i / 64] & (1ull << (i % 64)))
			return true;
	return false;
}

bool core_seen(uint64_t nr)
{
	return __atomic_load_n(&core_chain, __ATOMIC_ACQUIRE)->mask[core_index(nr)];
}

bool core_wants_all(void)
{
	/* Asked for each site whose number is not known: hundreds, at the start of a program. */
	static uint32_t known;
	static bool all;
	uint32_t now = generation;

	if (known == now)
		return all;
	all = true;
	for (unsigned nr = 0; nr < CORE_NR_MAX && all; nr++)
		all = core_wanted(nr, ~0u);
	known = now;
	return all;
}

static uint8_t wanted_now[CORE_NR_MAX];

void core_wanted_fill(struct core_thread *t)
{
	if (t->odd & CORE_ODD_USER_SUD)
		memset(t->wanted, 1, sizeof(t->wanted));
	else
		memcpy(t->wanted, wanted_now, sizeof(t->wanted));
}

static void refresh_one(struct core_thread *t, void *data)
{
	(void)data;
	core_wanted_fill(t);
}

void core_wanted_refresh(void)
{
	for (unsigned nr = 0; nr < CORE_NR_MAX; nr++)
		wanted_now[nr] = core_wanted(nr, ~0u);
	core_blocks_each(refresh_one, NULL);
}

static void fill(struct core_chain *next, unsigned nr, unsigned n)
{
	unsigned last = 0;

	next->mask[nr] = 0;
	for (unsigned bit = 0; bit < n; bit++) {
		const struct core_interposer *ip = &core_interposers[next->order[bit]];

		if (!(ip->want[nr / 64] & (1ull << (nr % 64))))
			continue;
		next->mask[nr] |= (uint16_t)(1u << bit);
		last = ip->tid ? SOLE_MANY
			       : SOLE_FIRST + next->order[bit] * (unsigned)sizeof(struct core_hook);
	}
	next->sole[nr] = (uint16_t)((next->mask[nr] & (next->mask[nr] - 1)) ? SOLE_MANY : last);
}

static void rebuild(void)
{
	struct core_chain *next = core_chain == &chains[0] ? &chains[1] : &chains[0];
	uint8_t *sorted = next->order;
	unsigned n = 0;

	for (unsigned i = 0; i < CORE_INTERPOSERS; i++) {
		unsigned at = n;

		if (!core_interposers[i].used || core_interposers[i].off)
			continue;
		while (at > 0 &&
		       core_interposers[sorted[at - 1]].priority > core_interposers[i].priority) {
			sorted[at] = sorted[at - 1];
			at--;
		}
		sorted[at] = (uint8_t)i;
		n++;
	}
	for (unsigned nr = 0; nr < CORE_NR_MAX; nr++)
		fill(next, nr, n);
	__atomic_store_n(&core_chain, next, __ATOMIC_RELEASE);
	core_door.plain = !core_site_matters();
	core_wanted_refresh();
}

int core_interposer_add(const struct core_interposer *proto, const struct core_hook *hook)
{
	static unsigned last; /* calls under way may still be in the one that was removed last */

	for (unsigned n = 0; n < CORE_INTERPOSERS; n++) {
		unsigned i = (last + n) % CORE_INTERPOSERS;
		struct core_interposer *ip = &core_interposers[i];

		if (ip->used || core_interposer_busy((int)i))
			continue;
		last = i + 1;
		*ip = *proto;
		ip->used = true;
		used_mask |= 1u << i;
		generation++;
		core_hooks[i] = *hook;
		core_hooks[i].bit = 1u << i;
		errno_offset = arch_errno_offset(core_errno);
		rebuild();
		if (core_routes_changed)
			core_routes_changed();
		return (int)i;
	}
	return -ENOSPC;
}

int core_interposer_remove(int index)
{
	if (index < 0 || index >= CORE_INTERPOSERS || !core_interposers[index].used)
		return -ENOENT;
	core_interposers[index].used = false;
	used_mask &= ~(1u << index);
	generation++;
	rebuild();
	if (core_routes_changed)
		core_routes_changed();
	return 0;
}

void core_interposers_switch(uint32_t mask, bool off)
{
	for (unsigned i = 0; i < CORE_INTERPOSERS; i++)
		if (mask & (1u << i))
			core_interposers[i].off = off;
	rebuild();
}

struct busy {
	uint32_t bit;
	int count;
};

static void count_busy(struct core_thread *t, void *data)
{
	struct busy *b = data;

	if (__atomic_load_n(&t->inside, __ATOMIC_ACQUIRE) & b->bit)
		b->count++;
}

int core_interposer_busy(int index)
{
	struct busy b = { 1u << index, 0 };

	core_blocks_each(count_busy, &b);
	return b.count;
}

/* ---- sites ---- */

/* '*' any bytes, '?' any byte. */
static bool matches(const char *pattern, const char *text)
{
	const char *star = NULL, *resume = NULL;

	while (*text) {
		if (*pattern == '*') {
			star = ++pattern;
			resume = text;
		} else if (*pattern == '?' || *pattern == *text) {
			pattern++;
			text++;
		} else if (star) {
			pattern = star;
			text = ++resume;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return !*pattern;
}

static const char *base_name(const char *path)
{
	const char *base = path;

	for (const char *p = path; *p; p++)
		if (*p == '/')
			base = p + 1;
	return base;
}

static bool has_slash(const char *s)
{
	return base_name(s) != s;
}

/* An exclusion that matches says no; else any inclusion that matches, or the lack of one, says yes. */
static bool from_here(const struct core_interposer *ip, const char *path, uint32_t serial)
{
	bool included = false, asked = false;

	if (ip->loaded && serial > ip->loaded)
		return false;
	for (const char *p = ip->from; *p; p += rt_strlen(p) + 1) {
		bool not = *p == '!';
		const char *pattern = p + not ;

		if (!not )
			asked = true;
		if (!matches(pattern, has_slash(pattern) ? path : base_name(path)))
			continue;
		if (not )
			return false;
		included = true;
	}
	return included || !asked;
}

uint32_t core_site_wants(const char *path, uint32_t serial)
{
	uint32_t wants = 0;

	for (unsigned i = 0; i < CORE_INTERPOSERS; i++)
		if (core_interposers[i].used && from_here(&core_interposers[i], path, serial))
			wants |= 1u << i;
	return wants;
}

bool core_site_matters(void)
{
	for (unsigned i = 0; i < CORE_INTERPOSERS; i++)
		if (core_interposers[i].used &&
		    (core_interposers[i].from[0] || core_interposers[i].loaded))
			return true;
	return false;
}
