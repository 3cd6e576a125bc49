/* SPDX-License-Identifier: MIT */
/*
 * The way of one call through the chain of interposers.
 *
 * A chain holds, for each number, which interposers want it (a bit each, in the order of priority).
 * It is replaced as a whole, so that other threads see the old one or the new one. Beside it stand
 * the engines' own handlers of calls that need care.
 */
#include "core/core.h"

struct chain {
	uint8_t order[CORE_INTERPOSERS]; /* order[bit] = index into core_interposers */
	uint16_t mask[CORE_NR_MAX];	 /* a bit for each interposer that wants the call */
};

static core_special *specials[CORE_NR_MAX];
/* Two of them, so that a call under way sees one as a whole while the other is filled. */
static struct chain chains[2];
static const struct chain *chain = &chains[0];
struct core_interposer core_interposers[CORE_INTERPOSERS];
void (*core_routes_changed)(void);
bool (*core_user_dispatch)(struct core_thread *t, struct arch_frame *f);

/* libc's errno, to be kept around hooks; absent in programs without glibc or musl. */
extern int *__errno_location(void) __attribute__((weak));

static enum weir_action call_hook(struct arch_frame *f, const struct weir_syscall_spec *spec,
				  bool leaving)
{
	if (!leaving)
		return spec->enter(&f->call, spec->data);
	spec->leave(&f->call, spec->data);
	return WEIR_PASS;
}

/* Runs one callback; around one that is ordinary C, all that it may change is kept. */
static enum weir_action run_hook(struct core_thread *t, struct arch_frame *f,
				 const struct core_interposer *ip, bool leaving)
{
	enum weir_action act;
	int *err, kept;

	if (ip->spec.flags & WEIR_HOOK_GENERAL_REGS)
		return call_hook(f, &ip->spec, leaving);
	if (!f->vec)
		arch_vec_save(f);
	err = __errno_location ? __errno_location() : &kept;
	kept = *err;
	t->next = t->nested;
	t->hook_depth++;
	act = call_hook(f, &ip->spec, leaving);
	t->hook_depth--;
	t->next = t->top;
	*err = kept;
	return act;
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
	core_special *special = specials[core_index(f->call.nr)];

	if (special)
		special(t, f);
	else
		core_pass(t, f);
}

/* The interposers whose enter ran for the call of this frame; kept in a callee's frame on fork. */
static uint32_t run_enters(struct core_thread *t, struct arch_frame *f, uint32_t mask,
			   const uint8_t order[CORE_INTERPOSERS], uint64_t scratch[CORE_INTERPOSERS])
{
	uint32_t entered = 0;

	while (mask) {
		unsigned bit = (unsigned)__builtin_ctz(mask);
		const struct core_interposer *ip = &core_interposers[order[bit]];
		enum weir_action act = WEIR_PASS;

		mask &= mask - 1;
		entered |= 1u << bit;
		if (ip->spec.enter) {
			f->call.scratch = 0;
			act = run_hook(t, f, ip, false);
			scratch[bit] = f->call.scratch;
		}
		if (act == WEIR_ANSWER) {
			f->call.flags |= WEIR_CALL_ANSWERED;
			break;
		}
	}
	return entered;
}

void core_dispatch(struct arch_frame *f)
{
	struct core_thread *t = core_self();
	uint32_t mask = 0, entered;
	uint64_t scratch[CORE_INTERPOSERS];
	uint8_t order[CORE_INTERPOSERS];
	const struct chain *c = __atomic_load_n(&chain, __ATOMIC_ACQUIRE);

	/* A hook's own calls are not interposed again. */
	if (!f->prev)
		mask = c->mask[core_index(f->call.nr)];
	f->call.size = sizeof(f->call);
	f->call.flags = 0;
	if (rt_unlikely(t->user_sud.on) && !f->prev && core_user_dispatch(t, f))
		return;
	if (!mask) {
		kernel(t, f);
		return;
	}
	/* The call may last while the chain is changed: its own copy pairs enter with leave. */
	__builtin_memcpy(order, c->order, sizeof(order));
	entered = run_enters(t, f, mask, order, scratch);
	if (!(f->call.flags & WEIR_CALL_ANSWERED))
		kernel(t, f);
	while (entered) {
		unsigned bit = 31u - (unsigned)__builtin_clz(entered);
		const struct core_interposer *ip = &core_interposers[order[bit]];

		entered &= ~(1u << bit);
		if (ip->spec.leave) {
			f->call.scratch = scratch[bit];
			run_hook(t, f, ip, true);
		}
	}
}

/*
 * A child that shares memory starts on a stack of its own, where the chain of its parent's call is
 * not to be found: all interposers that want the call see it leave, with scratch 0.
 */
void core_leave_child(struct core_thread *t, struct arch_frame *f)
{
	const struct chain *c = __atomic_load_n(&chain, __ATOMIC_ACQUIRE);
	uint32_t left = f->prev ? 0 : c->mask[core_index(f->call.nr)];

	while (left) {
		unsigned bit = 31u - (unsigned)__builtin_clz(left);
		const struct core_interposer *ip = &core_interposers[c->order[bit]];

		left &= ~(1u << bit);
		if (ip->spec.leave) {
			f->call.scratch = 0;
			run_hook(t, f, ip, true);
		}
	}
}

void core_set_special(unsigned nr, core_special *fn)
{
	rt_assert(nr < CORE_NR_MAX);
	specials[nr] = fn;
}

bool core_wanted(uint64_t nr)
{
	unsigned i = core_index(nr);

	return __atomic_load_n(&chain, __ATOMIC_ACQUIRE)->mask[i] || specials[i];
}

static void rebuild(void)
{
	struct chain *next = chain == &chains[0] ? &chains[1] : &chains[0];
	uint8_t *sorted = next->order;
	unsigned n = 0;

	for (unsigned i = 0; i < CORE_INTERPOSERS; i++) {
		unsigned at = n;

		if (!core_interposers[i].used)
			continue;
		while (at > 0 && core_interposers[sorted[at - 1]].spec.priority >
					 core_interposers[i].spec.priority) {
			sorted[at] = sorted[at - 1];
			at--;
		}
		sorted[at] = (uint8_t)i;
		n++;
	}
	for (unsigned nr = 0; nr < CORE_NR_MAX; nr++) {
		next->mask[nr] = 0;
		for (unsigned bit = 0; bit < n; bit++)
			if (core_interposers[sorted[bit]].want[nr / 64] & (1ull << (nr % 64)))
				next->mask[nr] |= (uint16_t)(1u << bit);
	}
	__atomic_store_n(&chain, next, __ATOMIC_RELEASE);
	if (core_routes_changed)
		core_routes_changed();
}

int core_interposer_add(const struct weir_syscall_spec *spec, const uint64_t want[CORE_NR_MAX / 64])
{
	static unsigned last; /* calls under way may still be in the one that was removed last */

	for (unsigned n = 0; n < CORE_INTERPOSERS; n++) {
		unsigned i = (last + n) % CORE_INTERPOSERS;
		struct core_interposer *ip = &core_interposers[i];

		if (ip->used)
			continue;
		last = i + 1;
		ip->spec = *spec;
		memcpy(ip->want, want, sizeof(ip->want));
		ip->used = true;
		rebuild();
		return (int)i;
	}
	return -ENOSPC;
}

int core_interposer_remove(int index)
{
	if (index < 0 || index >= CORE_INTERPOSERS || !core_interposers[index].used)
		return -ENOENT;
	core_interposers[index].used = false;
	rebuild();
	return 0;
}
