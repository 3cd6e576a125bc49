/* SPDX-License-Identifier: MIT */
/* See thread.h. */
#include "engine/thread/thread.h"

#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/sched.h>

#include "engine/thread/exec.h"
#include "trace/format.h"

struct thr_entry thr_entry;
static struct thr_hooks hooks;

/* A signal that was kept already must be delivered before the call, not after. */
static bool interrupted(const struct core_thread *t, struct arch_frame *f)
{
	if (!t->pending || f->prev)
		return false;
	core_give_up(f);
	return true;
}

/* ---- clone ---- */

struct request {
	uint64_t nr, args[6];
	uint64_t flags, stack; /* stack: the child's rsp, 0 for the parent's */
	uint8_t copy[256];     /* clone3: struct clone_args */
	uint64_t copy_size;
};

/* What does the program ask for? False if the kernel is to say what is wrong. */
static bool parse(const struct arch_frame *f, struct request *r)
{
	struct clone_args ca;

	r->nr = f->call.nr;
	memcpy(r->args, f->call.args, sizeof(r->args));
	r->flags = r->stack = 0;
	switch (f->call.nr) {
	case __NR_fork:
		return true;
	case __NR_vfork:
		r->flags = CLONE_VM | CLONE_VFORK;
		r->nr = __NR_clone;
		memset(r->args, 0, sizeof(r->args));
		r->args[0] = CLONE_VM | CLONE_VFORK | 17; /* SIGCHLD */
		return true;
	case __NR_clone:
		r->flags = (uint32_t)r->args[0];
		r->stack = r->args[1];
		return true;
	default:
		r->copy_size = r->args[1];
		if (r->copy_size < CLONE_ARGS_SIZE_VER0 || r->copy_size > sizeof(r->copy) ||
		    rt_copy(r->copy, (void *)r->args[0], r->copy_size) < 0)
			return false;
		memset(&ca, 0, sizeof(ca));
		memcpy(&ca, r->copy, r->copy_size < sizeof(ca) ? r->copy_size : sizeof(ca));
		r->flags = ca.flags;
		r->stack = ca.stack ? ca.stack + ca.stack_size : 0;
		return true;
	}
}

/* The same request with another stack for the kernel: 0 or the top of ours. */
static void set_stack(struct request *r, uint64_t top)
{
	struct clone_args *ca = (struct clone_args *)(void *)r->copy;

	if (r->nr == __NR_clone) {
		r->args[1] = top;
	} else if (r->nr == __NR_clone3) {
		/* The kernel adds size to stack; a size of 0 is refused. */
		ca->stack = top ? top - 4096 : 0;
		ca->stack_size = top ? 4096 : 0;
		r->args[0] = (uint64_t)r->copy;
	}
}

static void copying_child(struct core_thread *t, struct arch_frame *f, struct request *r)
{
	uint64_t mask = hooks.block_signals(), all = ~0ull;
	int32_t parent = t->pid;
	long ret;

	if (interrupted(t, f))
		return;
	set_stack(r, 0);
	hooks.before_fork();
	/* The four, too: our handler would wait for locks that this thread has, should the child send one. */
	if (core_threaded)
		rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &all, 0, 8);
	core_locks_take();
	ret = rt_sys6(r->nr, r->args[0], r->args[1], r->args[2], r->args[3], r->args[4], r->args[5]);
	core_locks_drop();
	if (core_threaded)
		rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &all, 0, 8);
	f->call.result = ret;
	if (ret == 0) {
		core_after_fork(t);
		if (r->flags & CLONE_CLEAR_SIGHAND)
			hooks.cleared(t);
		if (r->stack)
			f->call.sp = r->stack;
		hooks.child(t, THR_FORK, parent);
		core_let_go(t, f);
	}
	hooks.set_mask(mask);
}

/* The program's own arguments, for who asks in the child: the parent may have overwritten them by then. */
static void keep_request(struct core_thread *child, const struct arch_frame *f, const struct request *r)
{
	struct clone_args ca;

	memset(&ca, 0, sizeof(ca));
	if (f->call.nr == __NR_clone3) {
		memcpy(&ca, r->copy, r->copy_size < sizeof(ca) ? r->copy_size : sizeof(ca));
	} else {
		ca.flags = r->args[0] & ~(uint64_t)CSIGNAL & 0xffffffff;
		ca.exit_signal = r->args[0] & CSIGNAL;
		ca.stack = r->args[1];
		if (ca.flags & CLONE_PIDFD)
			ca.pidfd = r->args[2];
		else
			ca.parent_tid = r->args[2];
		ca.child_tid = r->args[3];
		ca.tls = r->args[4];
	}
	memcpy(child->clone_args, &ca, sizeof(child->clone_args));
}

static void sharing_child(struct core_thread *t, struct arch_frame *f, struct request *r)
{
	bool vfork = (r->flags & (CLONE_VFORK | CLONE_THREAD)) == CLONE_VFORK;
	struct core_thread *child;
	struct arch_frame *cf;
	uint64_t mask;
	long ret;

	if (!vfork && !core_threaded) {
		hooks.before_threads();
		core_threaded = 1;
	}
	mask = hooks.block_signals();
	if (interrupted(t, f))
		return;
	child = core_block_take();
	if (!child) {
		hooks.set_mask(mask);
		f->call.result = -EAGAIN; /* what the kernel says when it has no memory for a task */
		return;
	}
	child->masked = true; /* until its own mask is set */
	child->hand = t->hand;
	child->believed = t->believed;
	child->believed_with = mask;
	if (!(r->flags & CLONE_SIGHAND))
		hooks.copy_signal_table(t, child);
	child->vfork_child = !(r->flags & CLONE_THREAD);
	if (vfork) /* the kernel keeps the alternate stack then, see copy_process() */
		child->alt = t->alt;
	cf = child->top;
	memcpy(cf, f, f->vec ? sizeof(*f) : F_VEC_AREA);
	cf->prev = NULL;
	child->origin = *f->origin; /* the parent's may be that of its last trap */
	cf->origin = &child->origin;
	/* What a hook starts is the hook's: it is not interposed. */
	child->disabled = f->prev ? 1 : t->disabled;
	child->odd = (child->disabled ? CORE_ODD_DISABLED : 0) | (t->odd & CORE_ODD_GS);
	child->gs = t->gs;
	child->inside = child->disabled ? 0 : t->inside;
	if (f->chained == CORE_WAY) {
		child->way = *f->way;
		cf->way = &child->way;
	}
	cf->call.result = 0;
	if (r->stack)
		cf->call.sp = r->stack;
	child->frame = cf;
	keep_request(child, f, r);
	child->start.mask = mask;
	child->start.parent = t->tid;
	child->start.cleared = (r->flags & CLONE_CLEAR_SIGHAND) != 0;
	child->start.kind = (r->flags & CLONE_THREAD) ? THR_THREAD : THR_VFORK;
	set_stack(r, (uint64_t)cf);
	ret = arch_clone_vm(child, r->args, r->nr);
	f->call.result = ret;
	if (ret < 0) {
		core_block_put(child);
	} else if (vfork) {
		/* The child has executed or ended: what it left in our memory is free again. */
		if (child->scratch) {
			rt_sys2(__NR_munmap, child->scratch, child->scratch_size);
			child->scratch = 0;
		}
		core_block_put(child);
	}
	hooks.set_mask(mask);
}

void core_child_start(struct core_thread *t, struct arch_frame *f)
{
	int ret;

	if (t->start.cleared)
		hooks.cleared(t);
	ret = core_thread_arm(t);
	rt_assert(ret == 0);
	hooks.child(t, (enum thr_kind)t->start.kind, t->start.parent);
	core_leave_child(t, f);
	core_leave_with_gs(t, f);
	core_let_go(t, f);
	hooks.set_mask(t->start.mask);
}

struct core_thread *thr_adopt(struct core_thread *t, uint64_t mask)
{
	const uint64_t four = 1ull << 30 | 1ull << 4 | 1ull << 10 | 1ull << 6;
	int32_t parent = t->tid;
	struct core_thread *child;

	if (core_is_copy()) {
		/* Nobody has taken the locks before, so other threads may have had some: they are not there any more. */
		parent = t->pid;
		core_locks_drop();
		core_after_fork(t);
		hooks.child(t, THR_FORK, parent);
		return t;
	}
	child = core_block_take();
	if (!child)
		return NULL;
	child->adopted = true;
	child->hand = t->hand;
	child->believed = (mask & ~four) == t->believed_with ? t->believed : 0;
	child->believed_with = mask & ~four;
	core_thread_take(child, t->pid);
	if (child->vfork_child)
		hooks.copy_signal_table(child, child);
	hooks.child(child, child->vfork_child ? THR_VFORK : THR_THREAD, parent);
	return child;
}

static void do_clone(struct core_thread *t, struct arch_frame *f)
{
	struct request r;

	if (!parse(f, &r)) {
		core_pass(t, f);
		return;
	}
	if (!f->origin->restart && f->call.nr == __NR_vfork) {
		/* Made by core_call(): the child returns through the same frames, so it needs its own. */
		r.args[0] = 17; /* SIGCHLD */
		r.flags = 0;
	}
	if ((r.flags & CLONE_VM) && !f->origin->restart)
		f->call.result = -EINVAL;
	else if (r.flags & CLONE_VM)
		sharing_child(t, f, &r);
	else
		copying_child(t, f, &r);
}

/* ---- exit ---- */

static void do_exit(struct core_thread *t, struct arch_frame *f)
{
	int status = (int)(f->call.args[0] & 0xff);

	if (core_is_guest(t)) {
		t->frame = f->prev;
		core_pass(t, f);
		return;
	}
	/* The parent of a vfork child gives the block back. Under a seccomp filter, which may allow no call
	 * but this one, the block is left behind. */
	if (t->vfork_child)
		hooks.gone(t, status);
	if (f->prev || t->vfork_child || core_quiet) {
		core_pass(t, f);
		return;
	}
	hooks.block_signals();
	if (interrupted(t, f))
		return;
	hooks.gone(t, status);
	arch_exit_thread(&t->state, (long)f->call.args[0]);
}

static void do_exit_group(struct core_thread *t, struct arch_frame *f)
{
	if (f->prev || core_is_guest(t)) {
		t->frame = f->prev;
		core_pass(t, f);
		return;
	}
	/* What is told of cannot be taken back: no handler may come between, and leave by a jump. */
	if (!core_quiet)
		hooks.block_signals();
	if (interrupted(t, f))
		return;
	hooks.exiting(t, (int)(f->call.args[0] & 0xff));
	core_pass(t, f);
}

/* ---- exec ---- */

/* A new environment that brings the runtime into the new image, and where it lies. */
struct preload {
	uint64_t space, size;
};

/* Returns what to execute with in place of envp. */
static uint64_t preload(struct core_thread *t, const uint64_t *envp, enum exec_way way,
			struct preload *p)
{
	long size = exec_environment_size(envp), map;
	uint64_t made;

	p->space = 0;
	if (size <= 0)
		return (uint64_t)envp;
	p->size = rt_round_up((uint64_t)size, RT_PAGE);
	map = rt_map(p->size, PROT_READ | PROT_WRITE);
	if (rt_is_error(map))
		return (uint64_t)envp;
	p->space = (uint64_t)map;
	/* The memory is the parent's too, and it has to free it. */
	if (t->vfork_child) {
		t->scratch = p->space;
		t->scratch_size = p->size;
	}
	made = exec_environment(t, envp, way, (uint8_t *)p->space, p->size);
	return made ? made : (uint64_t)envp;
}

static void preload_undo(struct core_thread *t, const struct preload *p)
{
	if (!p->space)
		return;
	rt_sys2(__NR_munmap, p->space, p->size);
	t->scratch = 0;
}

/* What would load us again is left out where a filter forbids what we begin with. */
static uint64_t barred(struct core_thread *t, const uint64_t *envp, struct preload *p)
{
	return thr_entry.starters[0] ? preload(t, envp, EXEC_BARRED, p) : (uint64_t)envp;
}

/* How the new image will be entered: launched, preloaded, or not at all, which is put down. */
static uint64_t enter_image(struct core_thread *t, const struct exec_image *image, const char *path,
			    const uint64_t *envp, struct preload *p)
{
	int skip = image->skip;

	if (!image->seen && !skip)
		return (uint64_t)envp;
	if (!skip) {
		int ret = hooks.ask(t, image->no_loader);

		if (ret == 0)
			return thr_entry.hook[0] && !image->no_loader
				       ? preload(t, envp, EXEC_LAUNCHED, p)
				       : (uint64_t)envp;
		if (ret == -ECANCELED) /* the supervisor is leaving, or gone */
			return (uint64_t)envp;
		skip = image->skip_preload;
	}
	if (skip) {
		hooks.skipped(t, path, skip, image->detail);
		return skip == TRACE_SKIP_FILTER ? barred(t, envp, p) : (uint64_t)envp;
	}
	return preload(t, envp, EXEC_PRELOADED, p);
}

static void do_exec(struct core_thread *t, struct arch_frame *f)
{
	bool at = f->call.nr == __NR_execveat;
	uint64_t *a = f->call.args, args[6], mask;
	const char *path = (const char *)a[at ? 1 : 0];
	unsigned env = at ? 3 : 2;
	struct preload p = { 0, 0 };
	struct exec_image image;
	bool enter = !thr_entry.no_follow && !thr_entry.no_exec && thr_entry.library[0];

	if (f->prev) {
		core_pass(t, f);
		return;
	}
	memcpy(args, a, sizeof(args));
	if (enter)
		exec_look(at ? (int)a[0] : AT_FDCWD, path, at ? (int)a[4] : 0, &image);
	mask = hooks.block_signals();
	if (!interrupted(t, f)) {
		if (enter)
			args[env] = enter_image(t, &image, path, (const uint64_t *)a[env], &p);
		else if (!thr_entry.no_exec && !exec_may_start())
			args[env] = barred(t, (const uint64_t *)a[env], &p);
		hooks.before_exec(t, mask);
		f->call.result = rt_sys5(f->call.nr, args[0], args[1], args[2], args[3], args[4]);
		hooks.exec_failed(t);
		preload_undo(t, &p);
		hooks.set_mask(mask);
	}
}

void thr_register(const struct thr_hooks *h)
{
	hooks = *h;
	core_set_special(__NR_fork, do_clone);
	core_set_special(__NR_vfork, do_clone);
	core_set_special(__NR_clone, do_clone);
	core_set_special(__NR_clone3, do_clone);
	core_set_special(__NR_exit, do_exit);
	core_set_special(__NR_exit_group, do_exit_group);
	core_set_special(__NR_execve, do_exec);
	core_set_special(__NR_execveat, do_exec);
}
