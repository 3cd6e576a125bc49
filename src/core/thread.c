/* SPDX-License-Identifier: MIT */
/*
 * Per-thread blocks and their stacks.
 *
 * A block is the last page of one mapping that also holds the thread's hook stack and the alternate
 * signal stack. Blocks are never unmapped: a thread that
 * ends puts its block back for the next one (a fresh mapping costs microseconds).
 */
#include "core/core.h"

#include <linux/mman.h>
#include <linux/prctl.h>
#include <asm/signal.h>

struct core_options core_options;
uint32_t core_threaded;
bool core_running, core_quiet, core_traced, core_detachable, core_watching, core_asks;
uint32_t core_may = ~0u;

static struct rt_lock pool_lock;
static struct core_thread *all_blocks;

#define GUARD RT_PAGE
#define STACKS (GUARD + core_hook_stack + GUARD + CORE_ALT_STACK)

uint64_t core_text_start, core_text_end;
uint64_t core_hook_stack = CORE_HOOK_STACK;

extern const uint8_t __ehdr_start RT_HIDDEN;

static void guard(uint64_t at)
{
	if (!(core_may & CORE_MAY_GUARD) ||
	    rt_is_error(rt_sys3(__NR_madvise, at, GUARD, CORE_GUARD_ADVICE)))
		rt_sys3(__NR_mprotect, at, GUARD, PROT_NONE);
}

static struct core_thread *block_new(void)
{
	uint64_t size = STACKS + CORE_BLOCK_SIZE;
	long base = rt_setup(rt_map(size, PROT_READ | PROT_WRITE));
	struct core_thread *t;

	if (rt_is_error(base))
		return NULL;
	guard((uint64_t)base);
	guard((uint64_t)base + GUARD + CORE_ALT_STACK);
	t = (struct core_thread *)((uint64_t)base + STACKS);
	t->self = (uint64_t)t;
	t->magic = CORE_MAGIC;
	*(uint64_t *)((uint64_t)t + CORE_BLOCK_BASE) = (uint64_t)&__ehdr_start;
	*(uint64_t *)((uint64_t)t + CORE_BLOCK_DOOR) = (uint64_t)&core_door;
	core_door.gate = (uint64_t)gate_enter;
	t->alt_base = (uint64_t)base + GUARD;
	t->top = (struct arch_frame *)((uint64_t)t - sizeof(struct arch_frame));
	_Static_assert(sizeof(struct arch_frame) % 64 == 0, "frames are aligned for zmm moves");
	t->ring_index = -1;
	core_own_block(t);
	return t;
}

/* Is the process or thread that had this block gone without giving it back (execve, SIGKILL)? */
static bool abandoned(const struct core_thread *t)
{
	return (t->vfork_child || t->adopted) && t->tid > 0 && (core_may & CORE_MAY_LOOK) &&
	       rt_sys2(__NR_kill, t->tid, 0) == -ESRCH;
}

struct core_thread *core_block_take(void)
{
	struct core_thread *t;

	rt_lock(&pool_lock);
	for (t = all_blocks; t; t = t->all_next)
		if (__atomic_load_n(&t->state, __ATOMIC_ACQUIRE) == CORE_BLOCK_FREE)
			break;
	if (!t)
		for (t = all_blocks; t && !abandoned(t); t = t->all_next)
			;
	if (!t) {
		t = block_new();
		if (t) {
			t->all_next = all_blocks;
			__atomic_store_n(&all_blocks, t, __ATOMIC_RELEASE);
		}
	}
	if (t) {
		t->state = CORE_BLOCK_USED;
		t->next = &t->top->origin;
		t->frame = NULL;
		t->pending = 0;
		t->hook_depth = 0;
		t->odd = t->inside = t->reenter = t->disabled = 0;
		core_wanted_fill(t);
		t->believed = 0;
		t->has_temp_mask = false;
		t->vfork_child = false;
		t->masked = false;
		t->sud = false;
		t->alt.sp = t->alt.size = 0;
		t->alt.flags = 2; /* SS_DISABLE, as sas_ss_reset() of the kernel */
		t->tid = t->pid = 0;
		t->minus_tid = 0;
		t->stack = 0;
		t->adopted = false;
		t->held = t->lent = t->table_late = 0;
		t->table_locked = false;
	}
	rt_unlock(&pool_lock);
	return t;
}

void core_block_put(struct core_thread *t)
{
	__atomic_store_n(&t->state, CORE_BLOCK_FREE, __ATOMIC_RELEASE);
}

void core_blocks_drop(void)
{
	struct core_thread *t = all_blocks, *next;

	all_blocks = NULL;
	for (; t; t = next) {
		next = t->all_next;
		rt_sys2(__NR_munmap, (uint64_t)t - STACKS, STACKS + CORE_BLOCK_SIZE);
	}
}

void core_blocks_each(void (*fn)(struct core_thread *t, void *data), void *data)
{
	for (struct core_thread *t = __atomic_load_n(&all_blocks, __ATOMIC_ACQUIRE); t; t = t->all_next)
		if (__atomic_load_n(&t->state, __ATOMIC_ACQUIRE) == CORE_BLOCK_USED)
			fn(t, data);
}

void core_blocks_all(void (*fn)(struct core_thread *t, void *data), void *data)
{
	for (struct core_thread *t = __atomic_load_n(&all_blocks, __ATOMIC_ACQUIRE); t; t = t->all_next)
		fn(t, data);
}

uint64_t core_block_start(const struct core_thread *t)
{
	return (uint64_t)t - STACKS;
}

struct core_thread *core_block_of(int32_t tid)
{
	/* Without the lock, because a signal handler asks: blocks are only ever added, at the head. */
	for (struct core_thread *t = __atomic_load_n(&all_blocks, __ATOMIC_ACQUIRE); t; t = t->all_next)
		if (t->tid == tid && __atomic_load_n(&t->state, __ATOMIC_ACQUIRE) == CORE_BLOCK_USED)
			return t;
	return NULL;
}

bool core_on_stacks(const struct core_thread *t, uint64_t sp)
{
	return sp - ((uint64_t)t - STACKS) < STACKS;
}

struct core_thread *core_block_at(uint64_t at)
{
	struct core_thread *t = (struct core_thread *)at;
	uint64_t magic = 0;

	if (!at || at % RT_PAGE)
		return NULL;
	/* The usual case: there may be many blocks. */
	if (core_on_stacks(t, (uint64_t)__builtin_frame_address(0)) &&
	    rt_copy(&magic, &t->magic, sizeof(magic)) == 0 && magic == CORE_MAGIC)
		return t;
	for (t = __atomic_load_n(&all_blocks, __ATOMIC_ACQUIRE); t && (uint64_t)t != at; t = t->all_next)
		;
	return t;
}

int core_sud_arm(struct core_thread *t, bool on)
{
	long ret;

	if (on)
		ret = rt_sys5(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON,
			      core_text_start, core_text_end - core_text_start, 0);
	else
		ret = rt_sys5(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0);
	if (ret == 0)
		t->sud = on;
	return (int)ret;
}

/*
 * A word that is 1, and 0 in a copy of the process that we have not made: the kernel clears it in every child, and we set
 * it again in those that we know of. Without a page for it, such copies are not noticed.
 */
static const uint64_t always = 1;
const uint64_t *core_copy_word RT_HIDDEN = &always;

static void mark_process(void)
{
	if (core_copy_word != &always)
		*(uint64_t *)(uint64_t)core_copy_word = 1;
}

void core_watch(void)
{
	long page = rt_map(RT_PAGE, PROT_READ | PROT_WRITE);

	if (!rt_is_error(page)) {
		rt_keep((uint64_t)page, RT_PAGE);
		if (rt_sys3(__NR_madvise, page, RT_PAGE, MADV_WIPEONFORK) == 0)
			core_copy_word = (const uint64_t *)page;
	}
	mark_process();
	core_asks = core_may & CORE_MAY_ASK;
	core_watching = true;
	core_threaded = 1; /* for all we know */
}

bool core_is_copy(void)
{
	return !__atomic_load_n(core_copy_word, __ATOMIC_RELAXED);
}

bool core_is_guest(const struct core_thread *t)
{
	return core_watching && core_asks && rt_sys0(__NR_gettid) != t->tid;
}

static void set_tid(struct core_thread *t, int32_t pid, int32_t tid)
{
	t->pid = pid;
	t->tid = tid;
	t->minus_tid = -(int64_t)tid;
}

int core_thread_arm(struct core_thread *t)
{
	stack_t alt = { .ss_sp = (void *)t->alt_base, .ss_size = CORE_ALT_STACK };
	long ret;

	set_tid(t, (int32_t)rt_sys0(__NR_getpid), (int32_t)rt_sys0(__NR_gettid));
	ret = rt_setup(arch_set_gs((uint64_t)t));
	if (ret < 0)
		return (int)ret;
	if (core_may & CORE_MAY_ALT_STACK)
		ret = rt_setup(rt_sys2(__NR_sigaltstack, &alt, 0));
	if (ret < 0)
		return (int)ret;
	if (core_options.sud && (core_may & CORE_MAY_DISPATCH))
		ret = rt_setup((long)core_sud_arm(t, true));
	return (int)ret;
}

void core_thread_take(struct core_thread *t, int32_t pid)
{
	set_tid(t, (int32_t)rt_sys0(__NR_getpid), (int32_t)rt_sys0(__NR_gettid));
	t->vfork_child = t->pid != pid;
	arch_set_gs((uint64_t)t);
	if (core_options.sud && (core_may & CORE_MAY_DISPATCH) && !core_traced)
		core_sud_arm(t, true);
}

/*
 * A filter forbids dispatch, and no site is changed: what this thread does with its mask, its alternate stack and its
 * children, we would not hear of. What we keep for it would be wrong soon, and its children's, too, who would have its
 * base of %gs. So it has nothing of ours: signals find it to be a stranger, and it gets them as the kernel delivers them.
 */
void core_let_go(struct core_thread *t, struct arch_frame *f)
{
	if (!core_options.sud || core_options.patch || t->sud || core_traced)
		return;
	if (!(t->odd & CORE_ODD_GS))
		memset(&t->gs, 0, sizeof(t->gs));
	t->odd |= CORE_ODD_GS | CORE_ODD_NATIVE;
	core_leave_with_gs(t, f);
}

static struct rt_lock *fork_locks[8] = { &pool_lock };
static unsigned fork_lock_count = 1;

void core_fork_lock(struct rt_lock *l)
{
	rt_assert(fork_lock_count < RT_COUNT(fork_locks));
	fork_locks[fork_lock_count++] = l;
}

void core_locks_take(void)
{
	/* A process of one thread holds none of them here, and the writes would cost page copies. */
	for (unsigned i = 0; core_threaded && i < fork_lock_count; i++)
		rt_lock(fork_locks[i]);
}

void core_locks_drop(void)
{
	for (unsigned i = core_threaded ? fork_lock_count : 0; i-- > 0;)
		rt_unlock(fork_locks[i]);
}

void core_after_fork(struct core_thread *t)
{
	/* The other threads' blocks are copies that nobody runs on. */
	for (struct core_thread *o = all_blocks; o; o = o->all_next) {
		if (o == t)
			continue;
		o->state = CORE_BLOCK_FREE;
		o->vfork_child = false;
		o->ring = NULL;
	}
	t->ring = NULL;
	t->ring_open = t->ring_refused = false;
	t->held = 0; /* pending signals are not inherited */
	set_tid(t, (int32_t)rt_sys0(__NR_getpid), (int32_t)rt_sys0(__NR_getpid));
	mark_process();
	t->sud = false;
	t->odd &= ~(uint32_t)CORE_ODD_USER_SUD; /* the kernel clears it in every new task */
	t->vfork_child = t->adopted = false;
	if (core_threaded && !core_watching)
		core_threaded = 0;
	if (core_traced)
		core_traced = false;
	if (core_options.sud && (core_may & CORE_MAY_DISPATCH))
		core_sud_arm(t, true);
}
