/* SPDX-License-Identifier: MIT */
/*
 * Interceptor functions: the stacks of the bodies. What runs at every call is interceptor.S; this is
 * what runs when it finds no free stack, no pool, or a recursion that is too deep.
 *
 * Each thread has groups of cells: a run of 1 MiB of address space each, of which the end is a stack
 * with an activation at its top. A word in the group says which are free. The pool of a thread lies
 * in the thread-local storage of the module that intercepts, since libweir.so has none of its own;
 * a key of pthread_setspecific() frees the groups when the thread ends.
 *
 * Activations that ended by an exception, a longjmp or a forced unwinding leave their cell behind, for
 * no code of ours ran then. They are looked for when a cell or the depth that they take is needed.
 *
 * Rules: state of other threads is never touched but the stubs, which are taken by atomic operations,
 * so that a fork finds no lock held. Signals are blocked meanwhile. General registers only, since
 * interceptor_slow runs before the arguments in vector registers are saved; what calls libc waits for
 * interceptor_first.
 */
#include "engine/function/interceptor.h"

#include <linux/elf.h>
#include <linux/mman.h>
#include <linux/signal.h>

#include "arch/arch.h"
#include "engine/function/interceptor_regs.h"

struct activation {
	uint64_t sp, ret, pf, leave, stub, body_rsp;
	uint64_t rbx, rbp, r12, r13, r14, r15;
	uint64_t rdi, rsi, rdx, rcx, r8, r9, rax, r10;
	uint64_t flags;
	uint32_t mxcsr;
	uint16_t fpucw, unused;
	int32_t error;
	uint32_t depth;
	const struct weir_interceptor_entry *entry;
	struct weir_interceptor_thread *thread;
	int *errno_at;
	uint64_t *free_at;
	uint64_t mask;
	uint32_t stack, wide;
	uint64_t r_rax, r_rdx, r_flags;
	uint32_t r_mxcsr;
	uint16_t r_fpucw, r_x87;
	int32_t r_error;
	uint32_t r_wide;
	uint32_t proceeded, scratch, enabled, reserved;
	uint8_t r_st[2][16];
	uint64_t opmask[8];
	uint8_t r_vec[2][64];
	uint8_t vec[8][64];
};

#define CHECK(type, field, at) \
	_Static_assert(offsetof(struct type, field) == (at), #type "." #field " and regs.h differ")
CHECK(activation, sp, A_SP);
CHECK(activation, ret, A_RET);
CHECK(activation, pf, A_PF);
CHECK(activation, leave, A_LEAVE);
CHECK(activation, stub, A_STUB);
CHECK(activation, body_rsp, A_BODY_RSP);
CHECK(activation, rbx, A_RBX);
CHECK(activation, r15, A_R15);
CHECK(activation, rdi, A_RDI);
CHECK(activation, rsi, A_RSI);
CHECK(activation, rdx, A_RDX);
CHECK(activation, rcx, A_RCX);
CHECK(activation, r8, A_R8);
CHECK(activation, r9, A_R9);
CHECK(activation, rax, A_RAX);
CHECK(activation, r10, A_R10);
CHECK(activation, flags, A_FLAGS);
CHECK(activation, mxcsr, A_MXCSR);
CHECK(activation, fpucw, A_FPUCW);
CHECK(activation, error, A_ERRNO);
CHECK(activation, depth, A_DEPTH);
CHECK(activation, entry, A_ENTRY);
CHECK(activation, thread, A_THREAD);
CHECK(activation, errno_at, A_ERRNO_AT);
CHECK(activation, free_at, A_FREE_AT);
CHECK(activation, mask, A_MASK);
CHECK(activation, stack, A_STACK);
CHECK(activation, wide, A_WIDE);
CHECK(activation, r_rax, A_R_RAX);
CHECK(activation, r_rdx, A_R_RDX);
CHECK(activation, r_flags, A_R_FLAGS);
CHECK(activation, r_mxcsr, A_R_MXCSR);
CHECK(activation, r_fpucw, A_R_FPUCW);
CHECK(activation, r_x87, A_R_X87);
CHECK(activation, r_error, A_R_ERRNO);
CHECK(activation, r_wide, A_R_WIDE);
CHECK(activation, proceeded, A_PROCEEDED);
CHECK(activation, scratch, A_SCRATCH);
CHECK(activation, enabled, A_ENABLED);
CHECK(activation, r_st, A_R_ST);
CHECK(activation, opmask, A_OPMASK);
CHECK(activation, r_vec, A_R_VEC);
CHECK(activation, vec, A_VEC);
_Static_assert(sizeof(struct activation) == A_SIZE, "the size of an activation and regs.h differ");
CHECK(weir_interceptor_entry, body, E_BODY);
CHECK(weir_interceptor_entry, limit, E_LIMIT);
CHECK(weir_interceptor_entry, stack, E_STACK);
CHECK(weir_interceptor_entry, flags, E_FLAGS);
CHECK(weir_interceptor_thread, pool, T_POOL);
CHECK(weir_interceptor_thread, depth, T_DEPTH);
CHECK(weir_interceptor_thread, reserved, T_EMPTY);

/* In the thread-local storage of a module. */
struct interceptor_pool {
	struct interceptor_group *group; /* where the next cell comes from */
	struct interceptor_group *all;
	int *errno_at;
	uint64_t stack_low, stack_high; /* of the thread, as last seen */
	bool registered;
};
CHECK(interceptor_pool, group, P_GROUP);
_Static_assert(sizeof(struct interceptor_pool) <= 64, "the header gives 64 bytes");

/* The module's own 16 bytes. */
struct module {
	uint32_t index; /* in module_gone, from 1; 0 = not yet known */
};

/* The first page of the first cell. */
struct interceptor_group {
	uint64_t vacant;
	struct interceptor_group *next;
	struct interceptor_pool *pool;
	uint32_t count, enabled; /* cells there are; those that were used ever */
	uint32_t module;
	int no_errno;
	struct rt_maps maps; /* for the search of this thread's stack */
	struct rt_mapping mapping;
};
CHECK(interceptor_group, vacant, G_FREE);
_Static_assert(sizeof(struct interceptor_group) <= RT_PAGE, "the header of a group is a page");

/* A thread begins with few cells; one that needs more gets many at once. */
#define CELLS_FIRST 4u
#define CELLS_MORE 64u
/* The header of a group and a guard lie below the lowest stack. */
#define CELL_MAX_ENABLED (INTERCEPTOR_CELL - 2 * RT_PAGE)

#define MODULES 1024u

extern const struct elf64_hdr __ehdr_start RT_HIDDEN;
extern RT_HIDDEN char stubs[] __asm__("__morestack");
static uint64_t stubs_used[(INTERCEPTOR_STUBS + INTERCEPTOR_STUBS_MORE) / 64];
/* The pages of interceptor_more. One whose maker a fork has left behind stays in making, unused. */
enum { PAGE_NONE, PAGE_IN_MAKING, PAGE_MADE };
#define STUBS_PER_PAGE (RT_PAGE / INTERCEPTOR_STUB_SIZE)
static uint8_t page_state[INTERCEPTOR_STUBS_MORE / STUBS_PER_PAGE];
static uint8_t module_gone[MODULES];
static uint32_t module_count;

/* What libc gives, if there is one; each under a name that no poison or builtin knows. */
extern int *libc_errno(void) __asm__("__errno_location") __attribute__((weak));
extern int libc_key_create(unsigned *, void (*)(void *)) __asm__("pthread_key_create")
	__attribute__((weak));
extern int libc_set(unsigned, const void *) __asm__("pthread_setspecific") __attribute__((weak));
extern void libc_abort(void) __asm__("abort") __attribute__((weak));
/* of the unwinder, if it was there before us */
extern uint64_t libgcc_cfa(void *context) __asm__("_Unwind_GetCFA") __attribute__((weak));

enum { KEY_NONE, KEY_IN_MAKING, KEY_MADE };
static uint32_t key_state;
static unsigned key;

static _Noreturn void end_process(void)
{
	if (libc_abort)
		libc_abort();
	for (;;)
		rt_sys2(__NR_kill, rt_sys0(__NR_getpid), 6 /* SIGABRT */);
}

static struct activation *cell(struct interceptor_group *g, unsigned i)
{
	return (struct activation *)((char *)g + (i + 1ul) * INTERCEPTOR_CELL - A_SIZE);
}

/* ---- stubs ---- */

static uint64_t stub_address(unsigned i)
{
	if (i < INTERCEPTOR_STUBS)
		return (uint64_t)stubs + i * INTERCEPTOR_STUB_SIZE;
	return (uint64_t)interceptor_more + (i - INTERCEPTOR_STUBS) * INTERCEPTOR_STUB_SIZE;
}

static unsigned stub_index(uint64_t stub)
{
	if (stub - (uint64_t)stubs < INTERCEPTOR_STUBS * INTERCEPTOR_STUB_SIZE)
		return (unsigned)((stub - (uint64_t)stubs) / INTERCEPTOR_STUB_SIZE);
	return (unsigned)((stub - (uint64_t)interceptor_more) / INTERCEPTOR_STUB_SIZE) +
	       INTERCEPTOR_STUBS;
}

/* A stub like those in the file, but for the slot that it loads. */
static void stub_write(unsigned i)
{
	uint8_t *stub = (uint8_t *)stub_address(i);
	uint64_t from = (uint64_t)stub + INTERCEPTOR_STUB_NEXT;
	uint32_t disp = (uint32_t)((uint64_t)&interceptor_slots[i] - from);

	memcpy(stub, stubs, INTERCEPTOR_STUB_SIZE);
	memcpy(stub + INTERCEPTOR_STUB_DISP, &disp, sizeof(disp));
}

static bool page_make(unsigned page)
{
	uint8_t none = PAGE_NONE;
	char *at = interceptor_more + page * RT_PAGE;

	if (__atomic_load_n(&page_state[page], __ATOMIC_ACQUIRE) == PAGE_MADE)
		return true;
	if (!__atomic_compare_exchange_n(&page_state[page], &none, PAGE_IN_MAKING, false,
					 __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
		return false;
	for (unsigned i = 0; i < STUBS_PER_PAGE; i++)
		stub_write(INTERCEPTOR_STUBS + page * STUBS_PER_PAGE + i);
	if (rt_sys3(__NR_mprotect, at, RT_PAGE, PROT_READ | PROT_EXEC) < 0)
		return false;
	__atomic_store_n(&page_state[page], PAGE_MADE, __ATOMIC_RELEASE);
	return true;
}

/* A free one among 64; or -ENOSPC. */
static int stub_take_of(unsigned word)
{
	uint64_t old = __atomic_load_n(&stubs_used[word], __ATOMIC_RELAXED);

	while (~old) {
		unsigned bit = (unsigned)__builtin_ctzll(~old);

		if (__atomic_compare_exchange_n(&stubs_used[word], &old, old | 1ull << bit, false,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return (int)(word * 64 + bit);
	}
	return -ENOSPC;
}

static int stub_take(void)
{
	const unsigned in_file = INTERCEPTOR_STUBS / 64, per_page = STUBS_PER_PAGE / 64;

	for (unsigned w = 0; w < RT_COUNT(stubs_used); w++) {
		int ret;

		if (w >= in_file && !page_make((w - in_file) / per_page))
			continue;
		ret = stub_take_of(w);
		if (ret >= 0)
			return ret;
	}
	return -ENOSPC;
}

static void stub_put(uint64_t stub)
{
	unsigned i = stub_index(stub);

	interceptor_slots[i] = 0;
	__atomic_fetch_and(&stubs_used[i / 64], ~(1ull << i % 64), __ATOMIC_RELEASE);
}

/* ---- cells and groups ---- */

static uint32_t enabled_for(uint32_t stack)
{
	uint64_t want = rt_round_up((uint64_t)stack + A_SIZE, RT_PAGE);

	return (uint32_t)(want < CELL_MAX_ENABLED ? want : CELL_MAX_ENABLED);
}

static int enable_bytes(const struct interceptor_group *g, unsigned i, uint32_t bytes)
{
	const char *end = (const char *)g + (i + 1ul) * INTERCEPTOR_CELL;

	return (int)rt_sys3(__NR_mprotect, end - bytes, bytes, PROT_READ | PROT_WRITE);
}

/* Makes one more cell of the group usable. */
static int cell_enable(struct interceptor_group *g, uint32_t stack)
{
	uint32_t bytes = enabled_for(stack);
	struct activation *a = cell(g, g->enabled);
	int ret, stub;

	ret = enable_bytes(g, g->enabled, bytes);
	if (ret < 0)
		return ret;
	stub = stub_take();
	if (stub < 0)
		return stub;
	a->stub = stub_address((unsigned)stub);
	a->leave = (uint64_t)interceptor_returned;
	a->enabled = bytes;
	a->free_at = &g->vacant;
	a->mask = 1ull << g->enabled;
	interceptor_slots[stub] = (uint64_t)a;
	g->vacant |= a->mask;
	g->enabled++;
	return 0;
}

static void unmap(uint64_t from, uint64_t to)
{
	if (to > from)
		rt_sys2(__NR_munmap, from, to - from);
}

/* Reserves address space that begins at a multiple of the cell size. */
static struct interceptor_group *reserve(uint32_t count)
{
	uint64_t size = (uint64_t)count * INTERCEPTOR_CELL, at;
	long ret = rt_sys6(__NR_mmap, 0, size + INTERCEPTOR_CELL, PROT_NONE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (rt_is_error(ret))
		return NULL;
	at = rt_round_up((uint64_t)ret, INTERCEPTOR_CELL);
	unmap((uint64_t)ret, at);
	unmap(at + size, (uint64_t)ret + size + INTERCEPTOR_CELL);
	if (rt_sys3(__NR_mprotect, at, RT_PAGE, PROT_READ | PROT_WRITE) < 0) {
		unmap(at, at + size);
		return NULL;
	}
	return (struct interceptor_group *)at;
}

static uint32_t module_index(struct module *m)
{
	uint32_t known = __atomic_load_n(&m->index, __ATOMIC_RELAXED), mine;

	if (known)
		return known;
	mine = __atomic_add_fetch(&module_count, 1, __ATOMIC_RELAXED);
	if (mine >= MODULES)
		mine = MODULES - 1;
	if (__atomic_compare_exchange_n(&m->index, &known, mine, false, __ATOMIC_RELAXED,
					__ATOMIC_RELAXED))
		return mine;
	return known;
}

static struct interceptor_group *group_add(struct interceptor_pool *pool, struct module *m)
{
	uint32_t count = pool->all ? CELLS_MORE : CELLS_FIRST;
	struct interceptor_group *g = reserve(count);

	if (!g)
		return NULL;
	g->count = count;
	g->pool = pool;
	g->module = module_index(m);
	/* The first one stays first: the thread's key holds it. */
	if (pool->all) {
		g->next = pool->all->next;
		pool->all->next = g;
	} else {
		pool->all = g;
	}
	return g;
}

static void group_free(struct interceptor_group *g)
{
	for (unsigned i = 0; i < g->enabled; i++)
		stub_put(cell(g, i)->stub);
	unmap((uint64_t)g, (uint64_t)g + (uint64_t)g->count * INTERCEPTOR_CELL);
}

/* The key's destructor: the thread ends. It may call us again, and then begins anew. */
static void thread_ends(void *first)
{
	struct interceptor_group *g = first, *next;

	/* The pool of a module that was unloaded is no longer ours; its memory may still say so. */
	if (module_gone[g->module])
		return;
	g->pool->group = NULL;
	g->pool->all = NULL;
	g->pool->registered = false;
	for (; g; g = next) {
		next = g->next;
		group_free(g);
	}
}

/* ---- activations that nobody will end ---- */

/* In activation.proceeded: an unwinding has passed the activation, but may still run on its stack. */
#define LEFT 2u

/* As the unwinder has them. */
#define CLEANUP_PHASE 2
#define CONTINUE_UNWIND 8

/* Can the word at addr be read? An impossible change of the signal mask makes the kernel look. */
static bool readable(uint64_t addr)
{
	return rt_sys4(__NR_rt_sigprocmask, -1, addr, 0, 8) == -EINVAL;
}

/* The cell that an address lies in, or NULL. */
static struct activation *cell_at(const struct interceptor_pool *pool, uint64_t addr)
{
	for (struct interceptor_group *g = pool->all; g; g = g->next)
		if (addr - (uint64_t)g < (uint64_t)g->enabled * INTERCEPTOR_CELL)
			return cell(g, (unsigned)((addr - (uint64_t)g) / INTERCEPTOR_CELL));
	return NULL;
}

/*
 * Finds the mapping of the stack that the thread itself runs on: where its thread control block lies
 * in the same mapping above sp, as libc puts it, or the first thread's.
 */
static void find_stack(struct interceptor_pool *pool, uint64_t sp)
{
	struct rt_maps *maps = &pool->all->maps;
	struct rt_mapping *m = &pool->all->mapping;
	uint64_t tcb;

	__asm__("mov %%fs:0, %0" : "=r"(tcb));
	if (rt_maps_open(maps) < 0)
		return;
	while (rt_maps_next(maps, m)) {
		if (sp < m->start || sp >= m->end)
			continue;
		if ((tcb > sp && tcb < m->end) || rt_strcmp(m->path, "[stack]") == 0) {
			pool->stack_low = m->start;
			pool->stack_high = m->end;
		}
		break;
	}
	rt_maps_close(maps);
}

/* Is the alternate signal stack, which may lie anywhere, the one in use at sp? */
static bool on_alternate_stack(uint64_t sp)
{
	stack_t alt;

	return rt_sys2(__NR_sigaltstack, 0, &alt) == 0 && sp - (uint64_t)alt.ss_sp < alt.ss_size;
}

static bool on_thread_stack(const struct interceptor_pool *pool, uint64_t sp)
{
	return sp >= pool->stack_low && sp < pool->stack_high;
}

/* The live activation whose stub has this return address, or NULL. */
static const struct activation *owner_of(uint64_t ret)
{
	uint64_t stub = ret - INTERCEPTOR_STUB_RET;

	if (stub - (uint64_t)stubs >= INTERCEPTOR_STUBS * INTERCEPTOR_STUB_SIZE &&
	    stub - (uint64_t)interceptor_more >= INTERCEPTOR_STUBS_MORE * INTERCEPTOR_STUB_SIZE)
		return NULL;
	return (const struct activation *)interceptor_slots[stub_index(stub)];
}

/*
 * Does the slot of the return address still belong to this activation? An original that ends with a
 * jump to another intercepted function hands the slot on: that one has our address in its place.
 */
static bool slot_is_kept(const struct activation *a)
{
	uint64_t sp = a->sp, ret = *(const uint64_t *)sp;

	for (;;) {
		const struct activation *owner = owner_of(ret);

		if (owner == a)
			return true;
		if (!owner) /* or another of libweir's gates has it? */
			return ret >= (uint64_t)&__ehdr_start && ret < (uint64_t)interceptor_more;
		if (owner->sp != sp)
			return false;
		ret = owner->ret;
	}
}

/*
 * Has the frame that called this activation gone? sp: where the thread is now. What cannot be known
 * counts as alive: to reuse a stack that lives would be far worse than to waste one. The slot of the
 * return address is asked only when an abort is the alternative, for tools that replace return
 * addresses make it look abandoned.
 */
static bool is_dead(struct interceptor_pool *pool, const struct activation *a, uint64_t sp, bool deep)
{
	const struct activation *inside, *here = cell_at(pool, sp);

	if (a->proceeded == LEFT)
		return a != here;
	inside = cell_at(pool, a->sp);
	if (inside && (!inside->sp || inside->proceeded == LEFT))
		return true; /* it was called by a body that has ended */
	if (a->sp == sp)
		return !slot_is_kept(a);
	if (deep && (!readable(a->sp) || !slot_is_kept(a)))
		return true;
	if (a->sp > sp)
		return false;
	/* What lies below sp is free; but only on the same stack does below mean anything. */
	if (inside || here)
		return inside == here;
	if (!on_thread_stack(pool, sp))
		find_stack(pool, sp);
	return on_thread_stack(pool, sp) && on_thread_stack(pool, a->sp) && !on_alternate_stack(sp);
}

/* An unwinding will not come back to the body: counted at once, its stack is freed later. */
int interceptor_personality(int version, int actions, uint64_t class, void *exception, void *context)
{
	struct activation *a;

	(void)version;
	(void)class;
	(void)exception;
	if (!(actions & CLEANUP_PHASE) || !libgcc_cfa)
		return CONTINUE_UNWIND;
	/* The body was called with the stack pointer at the activation. */
	a = (struct activation *)libgcc_cfa(context);
	a->thread->depth--;
	a->proceeded = LEFT;
	return CONTINUE_UNWIND;
}

static bool reap_once(struct interceptor_pool *pool, uint64_t sp, bool deep)
{
	bool found = false;

	for (struct interceptor_group *g = pool->all; g; g = g->next)
		for (unsigned i = 0; i < g->enabled; i++) {
			struct activation *a = cell(g, i);

			if (g->vacant >> i & 1 || !a->sp || !is_dead(pool, a, sp, deep))
				continue;
			if (a->proceeded != LEFT)
				a->thread->depth--;
			a->sp = 0;
			g->vacant |= a->mask;
			found = true;
		}
	return found;
}

/* ---- called by interceptor.S ---- */

/* A group with a free cell, made if need be. */
static int provide(struct interceptor_pool *pool, struct module *m, uint32_t stack)
{
	struct interceptor_group *g;

	for (g = pool->all; g; g = g->next)
		if (g->vacant)
			break;
	if (!g)
		for (g = pool->all; g; g = g->next)
			if (g->enabled < g->count)
				break;
	if (!g)
		g = group_add(pool, m);
	if (!g)
		return -ENOMEM;
	pool->group = g;
	return g->vacant ? 0 : cell_enable(g, stack);
}

/* NULL, or what is to be said before the process is aborted. */
static const char *prepare(struct weir_interceptor_thread *t,
			   const struct weir_interceptor_entry *e, uint64_t sp)
{
	struct weir_interceptor_place place = e->place();
	struct interceptor_pool *pool = place.pool;
	bool deep = t->depth > e->limit;

	arch_vec_probe();
	t->pool = pool;
	if (pool->all && (deep || !pool->group || !pool->group->vacant))
		while (reap_once(pool, sp, deep))
			;
	if (t->depth > e->limit)
		return "is entered again and may not be";
	switch (provide(pool, place.module, e->stack)) {
	case 0:
		return NULL;
	case -ENOSPC:
		return "has too many activations";
	default:
		return "has no memory for a stack";
	}
}

void interceptor_slow(struct weir_interceptor_thread *t, const struct weir_interceptor_entry *e,
		      uint64_t sp)
{
	uint64_t all = ~0ull, old;
	const char *wrong;

	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &all, &old, 8);
	wrong = prepare(t, e, sp);
	rt_sys4(__NR_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
	if (!wrong)
		return;
	rt_message("interceptor function %s %s (WEIR_RECURSIVE(%u), thread %d)", e->name, wrong,
		   e->limit, (int)rt_sys0(__NR_gettid));
	end_process();
}

static void make_key(void)
{
	uint32_t none = KEY_NONE;

	if (!libc_key_create || !libc_set)
		return;
	if (!__atomic_compare_exchange_n(&key_state, &none, KEY_IN_MAKING, false, __ATOMIC_ACQUIRE,
					 __ATOMIC_RELAXED))
		return;
	if (libc_key_create(&key, thread_ends) == 0)
		__atomic_store_n(&key_state, KEY_MADE, __ATOMIC_RELEASE);
}

/* The first body on a cell, or one that wants more stack than the cell has had so far. */
void interceptor_first(struct activation *a)
{
	struct interceptor_pool *pool = a->thread->pool;
	struct interceptor_group *g = (struct interceptor_group *)((char *)a->free_at - G_FREE);
	uint32_t want = enabled_for(a->entry->stack);

	if (want > a->enabled) {
		unsigned i = (unsigned)__builtin_ctzll(a->mask);

		if (enable_bytes(g, i, want) < 0) {
			rt_message("interceptor function %s has no memory for a stack", a->entry->name);
			end_process();
		}
		a->enabled = want;
	}
	/* Each is set before libc is called, which may call an interceptor function, too. */
	if (!pool->errno_at) {
		pool->errno_at = &g->no_errno;
		if (libc_errno)
			pool->errno_at = libc_errno();
	}
	a->errno_at = pool->errno_at;
	if (!pool->registered) {
		pool->registered = true;
		make_key();
		if (__atomic_load_n(&key_state, __ATOMIC_ACQUIRE) == KEY_MADE)
			libc_set(key, pool->all);
	}
	a->stack = a->enabled == CELL_MAX_ENABLED ? UINT32_MAX : a->enabled - A_SIZE;
}

void interceptor_null(const struct activation *a)
{
	rt_message("interceptor function %s: weir_proceed() of NULL", a->entry->name);
	end_process();
}

/* ---- public ---- */

/* The activation of the body that we were called from. */
static const struct activation *activation(void)
{
	uint64_t sp = (uint64_t)__builtin_frame_address(0);

	return (const struct activation *)((sp | (INTERCEPTOR_CELL - 1)) + 1 - A_SIZE);
}

WEIR_API const char *weir_called_name(void)
{
	return activation()->entry->name;
}

WEIR_API unsigned weir_recursion_depth(void)
{
	return activation()->depth;
}

WEIR_API void weir_interceptor_module_start(void *module)
{
	module_index(module);
	make_key();
}

WEIR_API void weir_interceptor_module_end(void *module)
{
	struct module *m = module;

	if (m->index && m->index < MODULES - 1)
		module_gone[m->index] = 1;
}
