/* SPDX-License-Identifier: MIT */
/*
 * See entry.h. While the process has one thread, bytes are simply written. While threads run, every
 * byte at which an instruction begins becomes int3 first, each by a write of one byte; then, when no
 * processor can still have the old ones, the bytes between; then the first. A thread that comes to
 * an int3, or that stood before one when it was written, goes on in the copy: fn_entry_trap(). So
 * the distance of the jump must have int3 wherever an instruction began, for ever, because nobody
 * knows how long a thread may sleep there.
 *
 * States are read by fn_entry_trap() at any time, in any thread: tables only grow.
 */
#include "engine/function/entry.h"

#include <linux/mman.h>

#include "code/near.h"
#include "core/core.h"

#define OBJECTS 384
#define INT3 0xcc
#define BUFFER 4096u

enum phase {
	IDLE,	/* never patched, or undone */
	COMING, /* being patched */
	ON,
	GOING, /* being undone */
};

/* One function, in a word that is read and written as one. Zero: nothing was ever done to it. */
struct state {
	int64_t copy : 32;    /* from the function; 0: it has none */
	int64_t hook : 22;    /* from hooks_at, in units of HOOK_UNIT */
	uint64_t form : 2;    /* enum entry_form */
	uint64_t phase : 2;   /* enum phase */
	uint64_t count : 3;   /* how many instructions are displaced */
	uint64_t written : 3; /* how many bytes are changed, from base on */
};
_Static_assert(sizeof(struct state) == 8, "there is one for each function that is patched");
_Static_assert(ENTRY_FORMS <= 4 && ENTRY_INSNS_MAX < 8 && ENTRY_JUMP_SIZE < 8, "they fit");

/* Hooks are thunks, or have the like of their places: they lie close together. */
#define HOOK_UNIT 16
#define HOOK_REACH (1l << 21)

struct object {
	struct fn_entry_map map;
	uint64_t *states; /* struct state, see state_of() */
	bool gone;
	uint32_t checked; /* in this batch */
};

static struct fn_entry_source from;
static struct object objects[OBJECTS];
static uint32_t object_count;
static uint32_t batch_number;
static uint64_t hooks_at; /* the first hook that there was */
static struct code_batch batch;
static bool single;
static long live_error; /* why nothing may be changed while threads run */

void fn_entry_start(const struct fn_entry_source *source)
{
	from = *source;
}

/* ---- objects and functions ---- */

static struct object *object_new(const struct fn_entry_map *map)
{
	struct object *o = &objects[object_count];
	long p;

	if (object_count == OBJECTS || !map->plan)
		return NULL;
	p = rt_sys6(__NR_mmap, 0, (map->plan->func_count + 1) * sizeof(*o->states),
		    PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (rt_is_error(p))
		return NULL;
	o->map = *map;
	o->states = (uint64_t *)p;
	o->checked = batch_number;
	__atomic_store_n(&object_count, object_count + 1, __ATOMIC_RELEASE);
	return o;
}

/* The object of an address; in each batch the first question is whether it is still there. */
static struct object *object_of(uint64_t addr)
{
	struct fn_entry_map map;
	struct object *o;
	static uint32_t last;

	if (last < object_count &&
	    addr - objects[last].map.start < objects[last].map.end - objects[last].map.start &&
	    objects[last].checked == batch_number && !objects[last].gone)
		return &objects[last];
	if (!from.object || !from.object(addr, &map))
		return NULL;
	for (uint32_t i = 0; i < object_count; i++) {
		o = &objects[i];
		if (o->gone || map.end <= o->map.start || map.start >= o->map.end)
			continue;
		if (o->map.serial == map.serial) {
			o->map.prot = map.prot;
			o->checked = batch_number;
			last = i;
			return o;
		}
		o->gone = true; /* something else is mapped there now */
	}
	last = object_count;
	return object_new(&map);
}

/* The last function that begins at or before an address; func_count if there is none. */
static uint32_t index_before(const struct entry_header *plan, uint64_t addr)
{
	const struct entry_func *f = entry_funcs(plan);
	uint32_t low = 0, high = plan->func_count;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (f[mid].addr > addr)
			high = mid;
		else
			low = mid + 1;
	}
	return low ? low - 1 : plan->func_count;
}

static uint64_t base_of(const struct object *o, uint32_t index)
{
	const struct entry_func *f = &entry_funcs(o->map.plan)[index];

	return f->addr + o->map.bias + f->skip;
}

static struct state state_of(const struct object *o, uint32_t index)
{
	const uint64_t word = __atomic_load_n(&o->states[index], __ATOMIC_ACQUIRE);
	struct state s;

	memcpy(&s, &word, sizeof(s));
	return s;
}

static void set_state(const struct object *o, uint32_t index, struct state s)
{
	uint64_t word;

	memcpy(&word, &s, sizeof(word));
	__atomic_store_n(&o->states[index], word, __ATOMIC_RELEASE);
}

static void set_phase(const struct object *o, uint32_t index, enum phase phase)
{
	struct state s = state_of(o, index);

	s.phase = phase & 3;
	set_state(o, index, s);
}

static uint64_t hook_of(struct state s)
{
	return hooks_at + (uint64_t)(s.hook * HOOK_UNIT);
}

/* False: it is too far from the first one, or lies between units. */
static bool set_hook(struct state *s, uint64_t hook)
{
	int64_t units;

	if (!hooks_at)
		hooks_at = hook;
	units = (int64_t)(hook - hooks_at) / HOOK_UNIT;
	if (units < -HOOK_REACH || units >= HOOK_REACH)
		return false;
	s->hook = units;
	return hook_of(*s) == hook;
}

/* How many bytes from base on a patch changes or relies on. */
static unsigned reach_of(struct state s)
{
	static const uint8_t reach[ENTRY_FORMS] = {
		[ENTRY_JUMP] = JMP_REL32_SIZE,
		[ENTRY_PUN] = JMP_REL32_SIZE,
		[ENTRY_SHORT] = JMP_REL8_SIZE,
		[ENTRY_BREAK] = 1,
	};

	return reach[s.form];
}

/* The function other than `except` whose patch reaches into [start, end); func_count if there is none. */
static uint32_t coverer(const struct object *o, uint64_t start, uint64_t end, uint32_t except)
{
	const struct entry_header *plan = o->map.plan;
	uint32_t i = index_before(plan, end - 1 - o->map.bias);

	for (; i < plan->func_count && entry_funcs(plan)[i].addr + ENTRY_WINDOW_MAX + o->map.bias > start;
	     i--) {
		const uint64_t base = base_of(o, i);
		const struct state s = state_of(o, i);

		if (i != except && s.phase != IDLE && base < end && base + reach_of(s) > start)
			return i;
		if (i == 0)
			break;
	}
	return plan->func_count;
}

/* ---- what is there ---- */

/* The slot of a call site's jump that has taken the place of a `mov $nr,%eax`; NULL if it is none. */
static struct code_slot *site_slot(const uint8_t *mov, uint64_t at)
{
	const uint8_t *live = (const uint8_t *)at;
	struct code_slot *slot;
	int32_t rel;

	memcpy(&rel, live + 1, sizeof(rel));
	slot = live[0] == 0xe9 ? code_slot_at(at + JMP_REL32_SIZE + (uint64_t)(int64_t)rel) : NULL;
	return slot && slot->ret == at + MOV_EAX_SIZE + SYSCALL_SIZE &&
			       memcmp(&slot->nr, mov + 1, 4) == 0
		       ? slot
		       : NULL;
}

/*
 * How many bytes read as planned, from base on. The engine of system calls may have put a jump in
 * place of a mov; then *slot is where it leads, and the copy has to jump there, too.
 */
static unsigned as_planned(const struct entry_func *f, uint64_t base, struct code_slot **slot)
{
	const uint8_t *live = (const uint8_t *)base;

	*slot = NULL;
	for (unsigned i = 0; i < f->orig_size; i++) {
		if (live[i] == f->orig[i])
			continue;
		if (f->site == ENTRY_NO_SITE || f->site + MOV_EAX_SIZE > f->orig_size || *slot ||
		    i < f->site || i >= f->site + (unsigned)MOV_EAX_SIZE)
			return i;
		*slot = site_slot(f->orig + f->site, base + f->site);
		if (!*slot)
			return i;
		i = f->site + MOV_EAX_SIZE - 1u;
	}
	return f->orig_size;
}

/* ---- making copies ---- */

/*
 * A write costs a system call, whatever its size: neighbours are written together, with what stands
 * between them. For code that nobody runs, or while there is one thread.
 */
struct buffer {
	uint64_t at;
	uint32_t size, prot;
	uint8_t bytes[BUFFER];
};
static struct buffer copies, texts;

static long flush(struct buffer *b)
{
	long ret = 0;

	if (b->size)
		ret = code_write_now(&batch, b->at, b->bytes, b->size, b->prot);
	b->size = 0;
	return ret;
}

static long buffered(struct buffer *b, uint64_t at, const uint8_t *bytes, uint32_t size, uint32_t prot)
{
	const uint64_t end = b->at + b->size;
	long ret = 0;

	/* what stands between is readable: both ends lie in one mapping, and not far from each other */
	if (b->size &&
	    (at < end || at + size > b->at + BUFFER || at - end > RT_PAGE / 4 || prot != b->prot))
		ret = flush(b);
	if (!b->size) {
		b->at = at;
		b->prot = prot;
	} else {
		memcpy(b->bytes + b->size, (const void *)end, at - end);
		b->size += (uint32_t)(at - end);
	}
	memcpy(b->bytes + b->size, bytes, size);
	b->size += size;
	return ret;
}

static long write_code(uint64_t at, const uint8_t *bytes, uint32_t size)
{
	return buffered(&copies, at, bytes, size, PROT_READ | PROT_EXEC);
}

static bool put_jump(uint8_t text[JMP_REL32_SIZE], uint64_t at, uint64_t to)
{
	text[0] = 0xe9; /* jmp rel32 */
	return entry_put_rel32(text + 1, at + JMP_REL32_SIZE, to);
}

/* In the copy of a mov whose place a site's jump has taken stands that jump. */
static bool turn_site(const struct entry_func *f, const struct entry_code *c, unsigned count,
		      uint64_t copy, uint8_t *out, const struct code_slot *slot)
{
	for (unsigned i = 0; i < count; i++)
		if (c->from[i] == f->site)
			return put_jump(out + c->to[i], copy + c->to[i], (uint64_t)slot);
	return true; /* it stays where it is */
}

/* Calls that are begun again after a signal begin at the copy of the mov, not at the hook. */
static void lead_site(const struct entry_func *f, const struct entry_code *c, unsigned count,
		      uint64_t copy, struct code_slot *slot)
{
	for (unsigned i = 0; slot && i < count; i++) {
		uint64_t restart = copy + c->to[i];

		if (c->from[i] == f->site)
			code_write_now(&batch, (uint64_t)&slot->restart, &restart, sizeof(restart),
				       PROT_READ | PROT_EXEC);
	}
}

static uint64_t make_copy(struct object *o, const struct entry_func *f, const struct entry_code *c,
			  unsigned count, struct code_slot *slot)
{
	const uint64_t func = f->addr + o->map.bias;
	uint32_t size =
		(uint32_t)rt_round_up(c->to[count] + (c->ends >> (count - 1) & 1 ? 0u : 5u), 16);
	uint64_t copy = code_near_take(func, size);
	uint8_t out[ENTRY_COPY_MAX + 16];

	if (!copy)
		return 0;
	memset(out, INT3, size);
	if (!entry_place(f, c, count, func, copy, out) ||
	    (slot && !turn_site(f, c, count, copy, out, slot)) || write_code(copy, out, size) < 0)
		return 0;
	lead_site(f, c, count, copy, slot);
	return copy;
}

/* ---- forms ---- */

struct work {
	struct fn_entry *e;
	struct object *o;
	const struct entry_func *f;
	const struct entry_code *c;
	struct state s;
	struct code_slot *slot; /* of a site whose jump stands in the window */
	uint64_t base;
	bool whole; /* all bytes are as planned; else the first instruction's only */
};

static bool write_room(struct work *w, uint64_t room)
{
	uint64_t to = code_jump_to(&batch, w->e->hook, room);
	uint8_t text[JMP_REL32_SIZE];

	/* written at once: what is written counts as taken */
	return to && put_jump(text, room, to) &&
	       code_write_now(&batch, room, text, sizeof(text), PROT_READ | PROT_EXEC) == 0;
}

/* A distance of which the bytes in `fixed` are given leads to a jump of its own. */
static bool make_pun(struct work *w, uint32_t fixed, uint32_t rel, bool fresh)
{
	uint64_t room = code_pun_take(w->base + JMP_REL32_SIZE, fixed, &rel, w->e->hook, fresh);

	if (!room || !write_room(w, room))
		return false;
	w->e->text[0] = 0xe9;
	memcpy(w->e->text + 1, &rel, sizeof(rel));
	return true;
}

static bool form_jump(struct work *w)
{
	uint64_t to = code_jump_to(&batch, w->e->hook, w->base);

	w->e->size = JMP_REL32_SIZE;
	return to && put_jump(w->e->text, w->base, to);
}

/* While threads run: int3 wherever an instruction began, and in the highest byte, for one mapping. */
static bool form_jump_live(struct work *w, bool fresh)
{
	uint32_t fixed = 0xff000000;

	for (unsigned i = 1; i < w->c->insn_count; i++)
		if (w->c->from[i] < JMP_REL32_SIZE) {
			fixed |= 0xffu << (8 * (w->c->from[i] - 1));
			w->e->edges = (uint8_t)(w->e->edges | 1u << w->c->from[i]);
		}
	w->e->size = JMP_REL32_SIZE;
	return make_pun(w, fixed, 0xcccccccc & fixed, fresh);
}

static bool form_pun(struct work *w, bool fresh)
{
	uint32_t fixed = 0, rel;

	if (w->slot)
		return false; /* it would rely on bytes that come and go */
	memcpy(&rel, (const uint8_t *)w->base + 1, sizeof(rel));
	for (unsigned i = w->f->first; i < JMP_REL32_SIZE; i++)
		fixed |= 0xffu << (8 * (i - 1));
	w->e->size = w->f->first;
	return make_pun(w, fixed, rel, fresh);
}

static uint64_t hole_of(const struct entry_func *f, uint64_t base)
{
	return base + JMP_REL8_SIZE + (uint64_t)(int64_t)f->hole;
}

static bool form_short(struct work *w)
{
	const uint64_t hole = hole_of(w->f, w->base);
	uint64_t to = code_jump_to(&batch, w->e->hook, hole);
	uint8_t text[JMP_REL32_SIZE];

	if (hole < w->o->map.start || hole + JMP_REL32_SIZE > w->o->map.end ||
	    memcmp((const void *)hole, w->f->hole_orig, JMP_REL32_SIZE) != 0)
		return false;
	/* nobody runs there: it may be written at any time */
	if (!to || !put_jump(text, hole, to) ||
	    code_write_now(&batch, hole, text, sizeof(text), w->o->map.prot) < 0)
		return false;
	w->e->text[0] = 0xeb;
	w->e->text[1] = (uint8_t)w->f->hole;
	w->e->size = JMP_REL8_SIZE;
	return true;
}

static bool form_break(struct work *w)
{
	w->e->text[0] = INT3;
	w->e->size = 1;
	return fn_trap_ready() == 0;
}

static bool try_form(struct work *w, unsigned form, bool fresh)
{
	if (!(w->f->forms & ENTRY_CAN(form)) || (!w->whole && form <= ENTRY_PUN))
		return false;
	w->e->form = (uint8_t)form;
	w->e->edges = 1;
	switch (form) {
	case ENTRY_JUMP:
		return single || w->c->insn_count == 1 ? form_jump(w) : form_jump_live(w, fresh);
	case ENTRY_PUN:
		return form_pun(w, fresh);
	case ENTRY_SHORT:
		return form_short(w);
	default:
		return form_break(w);
	}
}

/* Best first; a mapping of its own is made for a function before it gets worse than a pun. */
static bool choose(struct work *w)
{
	static const struct {
		uint8_t form;
		bool fresh;
	} alone[] = { { ENTRY_JUMP, true },
		      { ENTRY_PUN, true },
		      { ENTRY_SHORT, true },
		      { ENTRY_BREAK, true } },
	  live[] = { { ENTRY_PUN, false },
		     { ENTRY_JUMP, true },
		     { ENTRY_PUN, true },
		     { ENTRY_SHORT, true },
		     { ENTRY_BREAK, true } };

	if (single) {
		for (unsigned i = 0; i < RT_COUNT(alone); i++)
			if (try_form(w, alone[i].form, alone[i].fresh))
				return true;
		return false;
	}
	for (unsigned i = 0; i < RT_COUNT(live); i++)
		if (!(i == 0 && w->c->insn_count == 1 && (w->f->forms & ENTRY_CAN(ENTRY_JUMP))) &&
		    try_form(w, live[i].form, live[i].fresh))
			return true;
	return false;
}

uint64_t fn_entry_followed(uint64_t addr)
{
	rt_lock(&code_lock);
	batch_number++;
	if (from.stale)
		from.stale();
	/* a chain of them has an end, or is a loop */
	for (unsigned n = 0; n < 16; n++) {
		const struct object *o = object_of(addr);
		const struct entry_func *f = NULL;
		uint32_t i = 0;

		if (o) {
			i = index_before(o->map.plan, addr - o->map.bias);
			f = &entry_funcs(o->map.plan)[i];
		}
		if (!f || i == o->map.plan->func_count || f->addr + o->map.bias != addr ||
		    !(f->flags & ENTRY_F_THUNK))
			break;
		addr += (uint64_t)(int64_t)f->thunk;
	}
	rt_unlock(&code_lock);
	return addr;
}

const struct local_header *fn_entry_names(uint64_t addr)
{
	return from.names ? from.names(addr) : NULL;
}

/* ---- one batch ---- */

static void refuse(struct fn_entry *e, int code, enum weir_reason reason)
{
	e->result = code;
	e->reason = reason;
}

static enum weir_reason reason_of(unsigned why)
{
	static const uint8_t reasons[ENTRY_WHY_COUNT] = {
		[ENTRY_WHY_BEST] = WEIR_REASON_NO_ROOM,
		[ENTRY_WHY_TOO_SHORT] = WEIR_REASON_TOO_SHORT,
		[ENTRY_WHY_BRANCH_TARGET] = WEIR_REASON_BRANCH_TARGET,
		[ENTRY_WHY_CALL] = WEIR_REASON_NOT_MOVABLE,
		[ENTRY_WHY_SYSCALL] = WEIR_REASON_NOT_MOVABLE,
		[ENTRY_WHY_NOT_MOVABLE] = WEIR_REASON_NOT_MOVABLE,
		[ENTRY_WHY_NOT_DECODED] = WEIR_REASON_NOT_A_FUNCTION,
		[ENTRY_WHY_RESTORER] = WEIR_REASON_NOT_MOVABLE,
	};

	return why < ENTRY_WHY_COUNT ? reasons[why] : WEIR_REASON_NOT_A_FUNCTION;
}

/* Finds the function and all that is known of it; or refuses. */
static bool look_up(struct work *w, struct fn_entry *e)
{
	uint64_t addr;
	uint32_t i;

	w->e = e;
	if (arch_translated()) {
		refuse(e, -EOPNOTSUPP, WEIR_REASON_NOT_STARTED);
		return false;
	}
	w->o = object_of(e->addr);
	if (!w->o) {
		refuse(e, -ENOENT, WEIR_REASON_NOT_A_FUNCTION);
		return false;
	}
	addr = e->addr - w->o->map.bias;
	i = index_before(w->o->map.plan, addr);
	w->f = &entry_funcs(w->o->map.plan)[i];
	if (i == w->o->map.plan->func_count || w->f->addr != addr) {
		refuse(e, -ENOENT, WEIR_REASON_NOT_A_FUNCTION);
		return false;
	}
	e->index = i;
	e->object = (uint32_t)(w->o - objects);
	w->s = state_of(w->o, i);
	w->base = base_of(w->o, i);
	w->c = entry_code_of(w->o->map.plan, w->f);
	if (!w->c || w->base < w->o->map.start || w->base + w->f->orig_size > w->o->map.end) {
		refuse(e, -EOPNOTSUPP, reason_of(w->f->why));
		return false;
	}
	return true;
}

/* Does the copy of these instructions push a return address, in place of a call? */
static bool pushes_return(const struct entry_code *c, unsigned count)
{
	for (unsigned i = 0; i < c->fix_count; i++)
		if (entry_fixes(c)[i].kind == ENTRY_FIX_RETURN && entry_fixes(c)[i].end <= c->to[count])
			return true;
	return false;
}

/* Reads as when it was patched? Else the object was mapped anew meanwhile, and is clean. */
static bool is_there(const struct work *w)
{
	const uint8_t first = *(const uint8_t *)w->base;

	return first == (w->s.form == ENTRY_BREAK ? INT3 : w->s.form == ENTRY_SHORT ? 0xeb : 0xe9);
}

/*
 * A short function before this one relies, for its pun, on bytes that are going to change: a breakpoint
 * takes its place, which is one byte, and as good at any time. (The copy is the same.)
 */
static bool demote(struct work *w, uint32_t i, struct fn_entry *batch_first)
{
	struct state s = state_of(w->o, i);
	struct fn_entry *e = batch_first;
	static const uint8_t int3 = INT3;

	if (s.form != ENTRY_PUN || base_of(w->o, i) + entry_funcs(w->o->map.plan)[i].first > w->base ||
	    (single && fn_trap_ready() < 0))
		return false;
	if (s.phase == COMING) { /* in this batch: nothing is written yet */
		while (e != w->e && (e->index != i || &objects[e->object] != w->o || e->result))
			e++;
		if (e == w->e)
			return false;
		e->form = ENTRY_BREAK;
		e->text[0] = INT3;
		e->size = s.written = 1;
	} else if (code_write_now(&batch, base_of(w->o, i), &int3, 1, w->o->map.prot) < 0) {
		return false;
	}
	s.form = ENTRY_BREAK;
	set_state(w->o, i, s);
	return true;
}

/* Nobody else's patch is in the way, or it can be changed. */
static bool is_clear(struct work *w, struct fn_entry *batch_first)
{
	const uint64_t end = w->base + (w->whole ? JMP_REL32_SIZE : w->f->first);
	uint32_t i;

	while ((i = coverer(w->o, w->base, end, w->e->index)) < w->o->map.plan->func_count)
		if (!demote(w, i, batch_first))
			return false;
	return true;
}

static void prepare(struct fn_entry *e, struct fn_entry *batch_first)
{
	struct work w;
	unsigned count, planned;
	uint64_t copy;

	e->result = 0;
	e->reason = WEIR_REASON_NONE;
	if (!look_up(&w, e))
		return;
	if (w.o->map.shared || (w.o->map.prot & PROT_WRITE) || core_quiet) {
		refuse(e, -EPERM, WEIR_REASON_NOT_WRITABLE);
		return;
	}
	if (!single && live_error) {
		refuse(e, (int)live_error, WEIR_REASON_THREADS);
		return;
	}
	if (w.s.phase == ON && !is_there(&w)) {
		w.s.phase = IDLE; /* mapped anew meanwhile */
		set_state(w.o, e->index, w.s);
	}
	planned = as_planned(w.f, w.base, &w.slot);
	w.whole = planned == w.f->orig_size;
	/* a shadow stack does not know of such an address: then a call stays where it is */
	if (pushes_return(w.c, w.c->insn_count) && arch_shadow_stack()) {
		if (pushes_return(w.c, 1)) {
			refuse(e, -EOPNOTSUPP, WEIR_REASON_NOT_MOVABLE);
			return;
		}
		w.whole = false;
	}
	if (e->abi && (w.f->flags & ENTRY_F_ABI))
		e->hook = e->abi;
	e->abi = e->hook;
	if (planned < w.f->first || w.s.phase != IDLE || !is_clear(&w, batch_first)) {
		refuse(e, w.s.phase == ON ? -EEXIST : -EBUSY, WEIR_REASON_CHANGED);
		return;
	}
	if (!set_hook(&w.s, e->hook)) {
		refuse(e, -ENOSPC, WEIR_REASON_NO_ROOM);
		return;
	}
	if (!choose(&w)) {
		refuse(e, -ENOSPC, reason_of(w.f->why));
		return;
	}
	count = e->form == ENTRY_JUMP ? w.c->insn_count : 1;
	copy = e->addr + (uint64_t)w.s.copy;
	if (!w.s.copy || w.s.count != count || w.slot)
		copy = make_copy(w.o, w.f, w.c, count, w.slot);
	if (!copy) {
		refuse(e, -ENOSPC, WEIR_REASON_NO_ROOM);
		return;
	}
	e->original = copy;
	w.s.copy = (int32_t)(int64_t)(copy - e->addr);
	w.s.count = count & 7;
	w.s.form = e->form & 3;
	w.s.written = e->size & 7;
	w.s.phase = COMING;
	/* from here on a trap in these bytes is ours */
	set_state(w.o, e->index, w.s);
}

void fn_entries_begin(void)
{
	rt_lock(&code_lock);
	batch_number++;
	if (from.stale)
		from.stale();
	single = fn_threads() == 1 && !core_threaded;
	live_error = single ? 0 : fn_trap_ready();
	if (!single && !live_error)
		live_error = code_sync_threads();
	code_begin(&batch, single);
}

void fn_entries_end(void)
{
	code_end(&batch);
	rt_unlock(&code_lock);
}

void fn_entry_give_up(struct fn_entry *e, int code, enum weir_reason reason)
{
	set_phase(&objects[e->object], e->index, IDLE);
	refuse(e, code, reason);
}

void fn_entries_prepare(struct fn_entry *e, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		prepare(&e[i], e);
	if (flush(&copies) < 0)
		for (unsigned i = 0; i < count; i++)
			if (e[i].result == 0)
				fn_entry_give_up(&e[i], -EPERM, WEIR_REASON_NOT_WRITABLE);
}

/* The steps of a change while threads run. `edges`: where instructions begin, or did. */
enum step { STEP_INT3, STEP_BETWEEN, STEP_EDGES, STEP_FIRST };

static bool in_step(enum step step, uint8_t edges, unsigned i)
{
	switch (step) {
	case STEP_INT3:
		return edges >> i & 1;
	case STEP_BETWEEN:
		return !(edges >> i & 1);
	case STEP_EDGES:
		return i > 0 && (edges >> i & 1);
	default:
		return i == 0;
	}
}

static long write_step(struct fn_entry *e, enum step step, uint32_t prot, uint64_t base)
{
	static const uint8_t int3 = INT3;
	long ret = 0;

	for (unsigned i = 0, n; i < e->size && ret == 0; i += n) {
		n = 1;
		if (!in_step(step, e->edges, i))
			continue;
		/* bytes between two edges go in one piece: nobody can be there */
		while (step == STEP_BETWEEN && i + n < e->size && in_step(step, e->edges, i + n))
			n++;
		ret = code_write_now(&batch, base + i, step == STEP_INT3 ? &int3 : e->text + i, n,
				     prot);
	}
	return ret;
}

static void run_step(struct fn_entry *e, unsigned count, enum step step)
{
	for (unsigned i = 0; i < count; i++) {
		const struct object *o = &objects[e[i].object];

		if (e[i].result == 0 && write_step(&e[i], step, o->map.prot, base_of(o, e[i].index)) < 0)
			refuse(&e[i], -EPERM, WEIR_REASON_NOT_WRITABLE);
	}
	code_sync_threads();
}

static void write_all(struct fn_entry *e, unsigned count)
{
	long ret = 0;

	for (unsigned i = 0; i < count; i++) {
		const struct object *o = &objects[e[i].object];

		if (e[i].result == 0 && ret >= 0)
			ret = buffered(&texts, base_of(o, e[i].index), e[i].text, e[i].size,
				       o->map.prot);
	}
	if (flush(&texts) < 0)
		ret = -EPERM;
	/* what could not be written, and what came after it */
	for (unsigned i = 0; i < count && ret < 0; i++)
		if (e[i].result == 0 && memcmp((const void *)base_of(&objects[e[i].object], e[i].index),
					       e[i].text, e[i].size) != 0)
			refuse(&e[i], -EPERM, WEIR_REASON_NOT_WRITABLE);
}

static void set_phases(const struct fn_entry *e, unsigned count, enum phase phase)
{
	for (unsigned i = 0; i < count; i++)
		if (e[i].result == 0)
			set_phase(&objects[e[i].object], e[i].index, phase);
}

void fn_entries_commit(struct fn_entry *e, unsigned count)
{
	if (single) {
		write_all(e, count);
	} else {
		run_step(e, count, STEP_INT3);
		run_step(e, count, STEP_BETWEEN);
		run_step(e, count, STEP_FIRST);
	}
	set_phases(e, count, ON);
}

/* What stood in the changed bytes; false when the patch is not there any more. */
static bool before(struct work *w)
{
	struct fn_entry *e = w->e;
	uint64_t restart;

	if (w->s.phase != ON)
		return false;
	e->form = w->s.form;
	e->size = w->s.written;
	memcpy(e->text, w->f->orig, sizeof(e->text));
	if (w->f->site != ENTRY_NO_SITE && w->f->site + MOV_EAX_SIZE <= w->f->orig_size)
		for (unsigned i = 0; i < w->s.count; i++) {
			uint64_t at = e->addr + (uint64_t)w->s.copy + w->c->to[i];
			const uint8_t *p = (const uint8_t *)at;
			uint8_t whole[ENTRY_WINDOW_MAX];
			int32_t rel;

			if (w->c->from[i] != w->f->site || p[0] != 0xe9)
				continue;
			/* the copy of the mov is a jump: so was the mov */
			memcpy(&rel, p + 1, sizeof(rel));
			w->slot = code_slot_at(at + JMP_REL32_SIZE + (uint64_t)(int64_t)rel);
			memcpy(whole, w->f->orig, sizeof(whole));
			put_jump(whole + w->f->site, w->base + w->f->site, (uint64_t)w->slot);
			memcpy(e->text, whole, sizeof(e->text));
			restart = w->base + w->f->site;
			code_write_now(&batch, (uint64_t)&w->slot->restart, &restart,
				       sizeof(restart), PROT_READ | PROT_EXEC);
		}
	e->edges = 1;
	for (unsigned i = 1; i < w->s.count; i++)
		if (w->c->from[i] < JMP_REL32_SIZE)
			e->edges = (uint8_t)(e->edges | 1u << w->c->from[i]);
	return true;
}

static void fill_holes(const struct fn_entry *e, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		const struct object *o = &objects[e[i].object];
		const struct entry_func *f = &entry_funcs(o->map.plan)[e[i].index];

		if (e[i].result == 0 && e[i].form == ENTRY_SHORT)
			code_write_now(&batch, hole_of(f, base_of(o, e[i].index)), f->hole_orig,
				       JMP_REL32_SIZE, o->map.prot);
	}
}

void fn_entries_undo(struct fn_entry *e, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		struct work w = { .slot = NULL };

		e[i].result = 0;
		if (!look_up(&w, &e[i]))
			continue;
		if (!is_there(&w) || !before(&w)) {
			set_phase(w.o, e[i].index, IDLE);
			refuse(&e[i], -ENOENT, WEIR_REASON_CHANGED);
		} else if (!single && live_error) {
			refuse(&e[i], (int)live_error, WEIR_REASON_THREADS);
		}
	}
	set_phases(e, count, GOING);
	if (single) {
		write_all(e, count);
		fill_holes(e, count); /* with threads, one may still be on its way through: they stay */
	} else {
		run_step(e, count, STEP_INT3);
		run_step(e, count, STEP_BETWEEN);
		run_step(e, count, STEP_EDGES);
		run_step(e, count, STEP_FIRST);
	}
	set_phases(e, count, IDLE);
}

/* ---- traps ---- */

static bool trap_in(const struct object *o, uint32_t i, uint64_t at, uint64_t *ip)
{
	const struct entry_func *f = &entry_funcs(o->map.plan)[i];
	const struct state s = state_of(o, i);
	const uint64_t func = f->addr + o->map.bias, base = func + f->skip;
	const uint64_t copy = func + (uint64_t)s.copy;
	const struct entry_code *c;

	if (!s.copy || at < base || at - base >= ENTRY_JUMP_SIZE)
		return false;
	if (at == base && s.phase != IDLE) {
		*ip = s.phase == GOING ? copy : hook_of(s);
		return true;
	}
	c = entry_code_of(o->map.plan, f);
	for (unsigned n = 1; c && s.phase != IDLE && n < s.count; n++)
		if (base + c->from[n] == at) {
			*ip = copy + c->to[n];
			return true;
		}
	/* it was ours when it was read, and is the function's own byte again */
	if (*(const uint8_t *)at == INT3)
		return false;
	*ip = at;
	return true;
}

bool fn_entry_trap(uint64_t *ip)
{
	const uint64_t at = *ip - 1;
	const uint32_t count = __atomic_load_n(&object_count, __ATOMIC_ACQUIRE);

	for (uint32_t n = 0; n < count; n++) {
		const struct object *o = &objects[n];
		uint32_t i;

		if (o->gone || at < o->map.start || at >= o->map.end)
			continue;
		i = index_before(o->map.plan, at - o->map.bias);
		/* short functions lie close: the one that traps may begin before others */
		for (unsigned tries = 0; i < o->map.plan->func_count && tries < 8; tries++, i--) {
			if (trap_in(o, i, at, ip))
				return true;
			if (i == 0)
				break;
		}
	}
	return false;
}

bool fn_entry_covers(uint64_t start, uint64_t end)
{
	for (uint32_t n = 0; n < object_count; n++)
		if (!objects[n].gone && start < objects[n].map.end && end > objects[n].map.start &&
		    coverer(&objects[n], start, end, UINT32_MAX) < objects[n].map.plan->func_count)
			return true;
	return false;
}

/* ---- mappings that change ---- */

void fn_entry_revert(uint64_t start, uint64_t end)
{
	struct fn_entry e;

	for (uint32_t n = 0; n < object_count; n++) {
		const struct object *o = &objects[n];

		if (o->gone || start >= o->map.end || end <= o->map.start)
			continue;
		fn_entries_begin();
		for (uint32_t i = 0; i < o->map.plan->func_count && !o->gone; i++) {
			const struct state s = state_of(o, i);

			if (s.phase != ON || base_of(o, i) < start - ENTRY_JUMP_SIZE ||
			    base_of(o, i) >= end)
				continue;
			e.addr = entry_funcs(o->map.plan)[i].addr + o->map.bias;
			fn_entries_undo(&e, 1);
		}
		fn_entries_end();
	}
}
