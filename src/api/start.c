/* SPDX-License-Identifier: MIT */
/*
 * From the loader's call of our constructor to a running runtime: reads the environment, hides what
 * weir put there, joins the engines (which know only core) and starts them. -z initfirst makes this
 * the first constructor of the process; libc has not set `environ` yet, so the vector that the
 * loader passes is used.
 */
#include "api/start.h"

#include <asm/signal.h>
#include <linux/auxvec.h>
#include <linux/elf.h>
#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/resource.h>
#include <linux/socket.h>
#include <linux/stat.h>
#include <linux/un.h>

#include "api/hooks.h"
#include "api/join.h"
#include "config.h"
#include "core/core.h"
#include "code/text.h"
#include "elf/objects.h"
#include "engine/function/entry.h"
#include "engine/signal/signal.h"
#include "engine/syscall/site.h"
#include "engine/syscall/zero.h"
#include "engine/thread/exec.h"
#include "engine/thread/thread.h"
#include "trace/launch.h"
#include "trace/writer/writer.h"

#ifndef AT_HWCAP2
#define AT_HWCAP2 26
#endif

/* the kernel's headers leave the names of socket(2) to libc */
#define UNIX_FAMILY 1
#define UNIX_STREAM 1

extern const struct elf64_hdr __ehdr_start RT_HIDDEN;

uint64_t start_vdso_base, start_given, start_given_size;
static uint64_t hwcap2;
static int32_t start_ring = -1;
static bool start_stranger;	/* another libweir is here, and not of this build */
static int32_t start_fd = -1;	/* of the area, if the supervisor could hand one over */
static bool start_traced;	/* a tracer is there: no signals of ours */
static char start_preload[512]; /* LD_PRELOAD as the loader saw it */

/* ---- what the engines ask of each other ---- */

static bool source_mapping(uint64_t addr, uint64_t *start, uint64_t *end, uint32_t *prot, bool *shared)
{
	const struct elf_object *o = elf_object_at(addr);

	if (!o)
		return false;
	*start = o->start;
	*end = o->end;
	*prot = o->prot;
	*shared = o->shared;
	return true;
}

static uint32_t source_wants(uint64_t addr)
{
	const struct elf_object *o;

	if (!core_site_matters())
		return ~0u;
	o = elf_mapping_at(addr);
	return o ? core_site_wants(o->path, o->serial) : core_site_wants("", ~0u);
}

static void name_address(uint64_t ip, char *text, size_t size)
{
	const struct elf_object *o;

	rt_lock(&code_lock);
	o = elf_mapping_at(ip);
	if (o && o->path[0] == '/')
		rt_format(text, size, "%s+%lx", o->path, ip - o->start + o->offset);
	rt_unlock(&code_lock);
}

static void to_site(const struct elf_object *o, const struct plan_site *s, struct site_plan *out)
{
	out->addr = s->addr + o->bias;
	out->nr = s->nr;
	out->tactic = s->tactic;
	out->reason = s->reason;
	out->pad = s->pad;
	out->orig_before = s->orig_before;
	out->zero = s->zero;
	out->orig = s->orig;
}

static bool source_plan(uint64_t addr, struct site_plan *out)
{
	const struct elf_object *o = elf_object_at(addr);
	const struct plan_site *sites;
	uint32_t low = 0, high;

	if (!o || !o->plan)
		return false;
	sites = plan_sites(o->plan);
	high = o->plan->site_count;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (sites[mid].addr + o->bias < addr)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == o->plan->site_count || sites[low].addr + o->bias != addr)
		return false;
	to_site(o, &sites[low], out);
	return true;
}

struct each {
	void (*fn)(const struct site_plan *p, void *data);
	void *data;
};

static void each_of_object(struct elf_object *o, void *data)
{
	const struct each *e = data;
	struct site_plan p;

	for (uint32_t i = 0; i < o->plan->site_count; i++) {
		to_site(o, &plan_sites(o->plan)[i], &p);
		if (p.addr >= o->start && p.addr < o->end)
			e->fn(&p, e->data);
	}
}

static void source_each(void (*fn)(const struct site_plan *p, void *data), void *data)
{
	struct each e = { fn, data };

	elf_objects_each(each_of_object, &e);
}

static void source_each_in(uint64_t addr, void (*fn)(const struct site_plan *p, void *data), void *data)
{
	struct each e = { fn, data };
	struct elf_object *o = elf_object_at(addr);

	if (o && o->plan)
		each_of_object(o, &e);
}

static bool functions_of(uint64_t addr, struct fn_entry_map *out)
{
	const struct elf_object *o = elf_functions_at(addr);

	if (!o)
		return false;
	out->start = o->start;
	out->end = o->end;
	out->bias = o->bias;
	out->prot = o->prot;
	out->serial = o->serial;
	out->shared = o->shared;
	out->plan = o->entries;
	return true;
}

static const struct local_header *names_of(uint64_t addr)
{
	const struct elf_object *o = elf_names_at(addr);

	return o ? o->names : NULL;
}

static const struct fn_entry_source entry_source = {
	.object = functions_of,
	.names = names_of,
	.stale = elf_objects_stale,
};

static void make_jump_restorer(void)
{
	if (!sig_jump_restorer)
		sig_jump_restorer = site_make_restorer(false);
}

static const struct site_source site_source = {
	.mapping = source_mapping,
	.wants = source_wants,
	.plan = source_plan,
	.each = source_each,
	.each_in = source_each_in,
	.stale = elf_objects_stale,
	.stop = elf_plans_stop,
	.taken = fn_entry_covers,
	.changing = fn_entry_revert,
	.childless = elf_plans_childless,
	.undispatched = make_jump_restorer,
};

static void copy_signal_table(struct core_thread *parent, struct core_thread *child)
{
	child->hand = sig_copy_table(parent, child);
}

static void child_started(struct core_thread *t, enum thr_kind kind, int32_t parent)
{
	static const enum trace_task_what what[] = {
		[THR_FORK] = TRACE_TASK_FORK, [THR_THREAD] = TRACE_TASK_THREAD, [THR_VFORK] = TRACE_TASK_VFORK
	};

	static bool told; /* in this process, or in the one that it is a copy of */

	if (kind == THR_FORK)
		site_after_fork();
	writer_task(t, what[kind], parent, -1);
	if (!core_options.sud || t->sud || core_traced || told)
		return;
	told = true;
	writer_note(t, "installed a seccomp filter that forbids prctl(PR_SET_SYSCALL_USER_DISPATCH): in threads "
		       "and processes made since, calls from code that is not patched are not seen");
}

/* For the thread's own moment: a supervisor that wants its mask waits until it is there again. */
static uint64_t hold_signals(void)
{
	core_self()->masked = true;
	return sig_block_all();
}

static void set_mask(uint64_t mask)
{
	sig_unmask(core_self(), mask);
}

static int ask_planner(const char *path, enum elf_plan_kind kind, int fd)
{
	_Static_assert((int)ELF_PLAN == (int)TRACE_REQUEST_PLAN &&
			       (int)ELF_ENTRIES == (int)TRACE_REQUEST_ENTRIES &&
			       (int)ELF_NAMES == (int)TRACE_REQUEST_NAMES,
		       "the kinds of format.h");
	return writer_ask_plan(path, (enum trace_request_kind)kind, fd);
}

/* The copy that was here first has the trace. */
static void start_planner(void)
{
	uint64_t there = join_there((const void *)ask_planner);

	elf_ask_planner = there ? (int (*)(const char *, enum elf_plan_kind, int))there : ask_planner;
}

static const struct thr_hooks thr_hooks = {
	.block_signals = hold_signals,
	.set_mask = set_mask,
	.copy_signal_table = copy_signal_table,
	.cleared = sig_cleared,
	.before_exec = sig_before_exec,
	.exec_failed = sig_exec_failed,
	.before_threads = site_before_threads,
	.before_fork = site_before_fork,
	.child = child_started,
	.gone = writer_gone,
	.exiting = writer_exiting,
	.skipped = writer_skip,
	.ask = writer_ask,
};

/* ---- the runtime ---- */

static bool zero_open; /* WEIR_CPU=nopku: page 0 may be readable */

/* Where the runtime's image lies, and its text in it. */
static void find_image(void)
{
	const uint8_t *base = (const uint8_t *)&__ehdr_start;
	const struct elf64_phdr *ph = (const void *)(base + __ehdr_start.e_phoff);
	uint64_t end = 0;

	for (unsigned i = 0; i < __ehdr_start.e_phnum; i++) {
		if (ph[i].p_type != PT_LOAD)
			continue;
		end = (uint64_t)base + ph[i].p_vaddr + ph[i].p_memsz; /* they are in order */
		if (ph[i].p_flags & PF_X) {
			core_text_start = (uint64_t)base + ph[i].p_vaddr;
			core_text_end = end;
			elf_own_text(core_text_start, core_text_end);
		}
	}
	core_own((uint64_t)base, rt_round_up(end, RT_PAGE));
}

void start_detect(void)
{
	static bool done;

	if (!done) {
		arch_vec_detect(hwcap2);
		rt_exact = arch_translated();
		fn_entry_start(&entry_source);
	}
	done = true;
}

static bool on_break(uint64_t *ip)
{
	return site_turning(ip) || fn_entry_trap(ip);
}

int start_runtime(bool dispatch, bool patch, bool zero, const char **what)
{
	struct core_thread *t;
	stack_t alt;
	int ret;

	if (core_running)
		return 0;
	/* Our constructor may have been first, and the other copy's session all the same: look again. */
	if (start_stranger || join_found()) {
		*what = "libweir.so of another version is at work in this process";
		return -EEXIST;
	}
	if (arch_translated()) {
		*what = "this program runs under valgrind, which translates its code";
		return -EOPNOTSUPP;
	}
	core_options.sud = dispatch;
	core_options.patch = patch;
	core_options.zero_page = !zero	     ? CORE_ZERO_NO
				 : zero_open ? CORE_ZERO_OPEN
					     : CORE_ZERO_CLOSED;
	find_image();
	start_detect();
	*what = "memory for the first thread";
	t = core_block_take();
	if (!t)
		return -ENOMEM;
	/* A process that is started with an alternate stack set: an early constructor's. */
	if (rt_sys2(__NR_sigaltstack, 0, &alt) == 0) {
		t->alt.sp = (uint64_t)alt.ss_sp;
		t->alt.size = alt.ss_size;
		t->alt.flags = alt.ss_size ? (uint32_t)alt.ss_flags : 0;
	}
	*what = "signal dispositions";
	ret = sig_start(t);
	if (ret < 0)
		goto out_block;
	site_start(&site_source);
	sig_register();
	thr_register(&thr_hooks);
	site_register();
	sig_on_dispatch = site_trapped;
	sig_on_prctl = site_prctl;
	sig_code_restart = site_restart;
	sig_on_death = zero_die;
	sig_on_shadow_stack = site_leave_zero;
	sig_on_fault = zero_fault;
	sig_settle_call = zero_settle;
	sig_is_calling = zero_is_on_way;
	sig_is_break = site_is_break;
	sig_on_break = on_break;
	sig_on_stranger = thr_adopt;
	sig_on_memory = site_leave;
	sig_on_visit = attach_settle;
	sig_on_delivery = writer_signal;
	sig_name_address = name_address;
	core_routes_changed = site_routes_changed;
	*what = "Syscall User Dispatch, %gs or the alternate stack";
	ret = core_thread_arm(t);
	if (ret < 0)
		goto out_signals;
	sig_open(t);
	*what = "room for generated code";
	if (dispatch)
		sig_trap_restorer = site_make_restorer(true);
	else
		make_jump_restorer();
	core_running = true;
	core_wanted_refresh();
	if (!dispatch)
		site_patch_all();
	*what = NULL;
	return 0;

out_signals:
	if (t->sud)
		core_sud_arm(t, false);
	rt_sys2(__NR_sigaltstack, &alt, 0);
	rt_sys2(__NR_arch_prctl, 0x1001 /* ARCH_SET_GS */, 0);
	sig_stop(t);
out_block:
	core_block_put(t);
	return ret;
}

/* ---- the area of a trace ---- */

static long area_by_socket(const char *nonce)
{
	struct sockaddr_un addr = { .sun_family = UNIX_FAMILY };
	struct {
		uint64_t len;
		int32_t level, type;
		int32_t fd, pad;
	} control;
	char byte;
	struct {
		void *base;
		uint64_t len;
	} iov = { &byte, 1 };
	struct {
		void *name;
		uint64_t namelen;
		void *iov;
		uint64_t iovlen;
		void *control;
		uint64_t controllen;
		uint64_t flags;
	} msg = { NULL, 0, &iov, 1, &control, sizeof(control), 0 };
	size_t n = rt_format(addr.sun_path + 1, sizeof(addr.sun_path) - 1, "weir-%s", nonce);
	long fd = rt_sys3(__NR_socket, UNIX_FAMILY, UNIX_STREAM | O_CLOEXEC, 0), ret;

	if (fd < 0)
		return fd;
	memset(&control, 0, sizeof(control));
	ret = rt_sys3(__NR_connect, fd, &addr, offsetof(struct sockaddr_un, sun_path) + 1 + n);
	if (ret == 0)
		ret = rt_sys3(__NR_recvmsg, fd, &msg, 0x40000000 /* MSG_CMSG_CLOEXEC */);
	rt_sys1(__NR_close, fd);
	if (ret < 0)
		return ret;
	if (control.level != 1 || control.type != 1 /* SOL_SOCKET, SCM_RIGHTS */)
		return -EPROTO;
	return control.fd;
}

/* The area of pid, or what stands between. */
static int open_area_of(uint64_t pid, uint64_t number, const char *nonce)
{
	char path[64];
	long fd = -EINVAL;
	int ret;

	rt_format(path, sizeof(path), "/proc/%lu/fd/%lu", pid, number);
	for (int way = 0; way < 3; way++) {
		if (way == 0)
			fd = start_fd;
		else if (way == 1)
			fd = rt_setup(rt_sys3(__NR_open, path, O_RDWR | O_CLOEXEC, 0));
		else
			fd = rt_setup(area_by_socket(nonce));
		if (fd < 0)
			continue;
		ret = writer_attach(fd);
		rt_sys1(__NR_close, fd);
		/* Another process may have that pid by now: the nonce tells. */
		if (ret == 0 && memcmp(writer_area()->nonce, nonce, rt_strlen(nonce)) == 0) {
			rt_format(thr_entry.area, sizeof(thr_entry.area), "WEIR_AREA=%lu:%lu:%s",
				  pid, number, nonce);
			return 0;
		}
		if (ret == 0)
			writer_detach();
		fd = ret ? ret : -ESTALE;
	}
	return (int)fd;
}

/* A program that has all descriptors that it may have is entered all the same, if it could have more. */
static int open_area_beyond(uint64_t pid, uint64_t number, const char *nonce)
{
	struct rlimit64 its, more;
	int ret;

	if (rt_sys4(__NR_prlimit64, 0, RLIMIT_NOFILE, 0, &its) < 0 || its.rlim_cur >= its.rlim_max)
		return -EMFILE;
	more = its;
	more.rlim_cur = its.rlim_max;
	if (rt_sys4(__NR_prlimit64, 0, RLIMIT_NOFILE, &more, 0) < 0)
		return -EMFILE;
	ret = open_area_of(pid, number, nonce);
	rt_sys4(__NR_prlimit64, 0, RLIMIT_NOFILE, &its, 0);
	return ret;
}

/* spec: "pid:fd:nonce", behind an exec also ":flags:ring" (1: a tracer is there; the ring to go on with) */
static int open_area(const char *spec)
{
	char nonce[40];
	uint64_t pid, number, flag;
	const char *p = spec;
	size_t n = 0;
	int ret;

	if (!rt_parse(&p, &pid) || *p++ != ':' || !rt_parse(&p, &number) || *p++ != ':')
		return -EINVAL;
	while (p[n] && p[n] != ':' && n + 1 < sizeof(nonce)) {
		nonce[n] = p[n];
		n++;
	}
	nonce[n] = 0;
	p += n;
	if (*p == ':') {
		p++;
		if (rt_parse(&p, &flag))
			start_traced = flag & 1;
		if (*p == ':') {
			p++;
			if (rt_parse(&p, &flag))
				start_ring = (int32_t)flag;
		}
	}
	if (*p)
		return -EINVAL;
	ret = open_area_of(pid, number, nonce);
	return ret == -EMFILE ? open_area_beyond(pid, number, nonce) : ret;
}

static void foreign_call(struct weir_call *call, bool leaving)
{
	if (leaving)
		writer_leave(call, NULL);
	else
		writer_enter(call, NULL);
}

static void note_starter(const char *name, size_t n)
{
	size_t used = rt_strlen(thr_entry.starters);

	if (exec_is_starter(name, n) || used + n + 2 > sizeof(thr_entry.starters))
		return;
	if (used)
		thr_entry.starters[used++] = ':';
	memcpy(thr_entry.starters + used, name, n);
	thr_entry.starters[used + n] = 0;
}

static int start_trace(const char *spec, bool quiet)
{
	static const struct core_hook writer = { .enter = writer_enter,
						 .leave = writer_leave,
						 .flags = WEIR_HOOK_GENERAL_REGS };
	struct core_interposer all;
	const struct trace_area *area;
	const char *what = NULL;
	int ret = open_area(spec);
	size_t n;

	if (ret < 0) {
		if (!quiet)
			rt_message("the trace of this program cannot be reached (errno %d): it runs untraced",
				   -ret);
		return ret;
	}
	area = writer_area();
	core_detachable = area->flags & TRACE_F_DETACHABLE;
	thr_entry.no_follow = area->flags & TRACE_F_NO_FOLLOW;
	core_traced = start_traced;
	ret = start_runtime(!start_traced && !(area->flags & TRACE_F_NO_SUD),
			    !(area->flags & TRACE_F_NO_PATCH), area->flags & TRACE_F_ZERO_PAGE, &what);
	if (ret < 0) {
		if (!quiet)
			rt_message("cannot start in this program (%s: errno %d): it runs untraced",
				   what, -ret);
		writer_refuse();
		return ret;
	}
	writer_task(core_self(), TRACE_TASK_EXEC, (int32_t)rt_sys0(__NR_getppid), start_ring);
	rt_strcopy(thr_entry.hook, area->hook, sizeof(thr_entry.hook));
	for (const char *p = thr_entry.hook; *p; p += n + (p[n] != 0)) {
		n = exec_item(p);
		note_starter(p, n);
	}
	if (area->flags & TRACE_F_NO_CALLS) {
		sig_on_delivery = NULL;
		return 0;
	}
	/* They have no names to be chosen by: shown when all others without a name are. */
	if (area->want[(TRACE_NR_MAX - 1) / 64] >> ((TRACE_NR_MAX - 1) % 64) & 1)
		sig_on_foreign = foreign_call;
	memset(&all, 0, sizeof(all));
	all.priority = INT32_MIN;
	memcpy(all.want, area->want, sizeof(all.want));
	all.want[CORE_NR_MAX / 64 - 1] |= 1ull << 63; /* numbers beyond the table */
	ret = core_interposer_add(&all, &writer);
	if (area->flags & TRACE_F_VDSO)
		start_vdso();
	return ret;
}

/* ---- the environment ---- */

struct found {
	const char *preload, *area, *debug, *cpu, *cache, *home, *xdg, *plan;
	char **preload_at, **area_at, **pad_at;
};

static const char *value(const char *entry, const char *name)
{
	return rt_starts(entry, name) ? entry + rt_strlen(name) : NULL;
}

static void search(char **envp, struct found *f)
{
	const char *v;

	for (char **p = envp; *p; p++) {
		if ((v = value(*p, "LD_PRELOAD="))) {
			f->preload = v;
			f->preload_at = p;
		} else if ((v = value(*p, "WEIR_AREA="))) {
			f->area = v;
			f->area_at = p;
		} else if (value(*p, "WEIR_PAD=")) {
			f->pad_at = p;
		} else if ((v = value(*p, "WEIR_DEBUG="))) {
			f->debug = v;
		} else if ((v = value(*p, "WEIR_CPU="))) {
			f->cpu = v;
		} else if ((v = value(*p, "WEIR_PLAN="))) {
			f->plan = v;
		} else if ((v = value(*p, "WEIR_CACHE="))) {
			f->cache = v;
		} else if ((v = value(*p, "HOME="))) {
			f->home = v;
		} else if ((v = value(*p, "XDG_CACHE_HOME="))) {
			f->xdg = v;
		}
	}
}

/*
 * Takes our two entries out of the vector. What follows its NULL is the auxiliary vector, which
 * programs find by walking; so the two places are filled with a pair that says AT_IGNORE.
 */
static void hide_environment(char **envp, struct found *f)
{
	char **drop[2], **to, *end_of_rest = NULL;
	unsigned n = 0;

	drop[n++] = f->area_at;
	if (f->pad_at) {
		char *entry = *f->preload_at;
		const char *rest = rt_strchr(f->preload, ':');

		/* LD_PRELOAD was the user's, with our library put in front: give it back. */
		if (rest)
			memmove(entry + 11, rest + 1, rt_strlen(rest + 1) + 1);
		drop[n++] = f->pad_at;
	} else if (f->preload_at) {
		drop[n++] = f->preload_at;
	}
	if (n != 2)
		return;
	for (unsigned i = 0; i < 2; i++)
		memset(*drop[i], 0, rt_strlen(*drop[i]));
	to = envp;
	for (char **p = envp; *p; p++)
		if (p != drop[0] && p != drop[1]) {
			*to++ = *p;
			end_of_rest = *p + rt_strlen(*p) + 1;
		}
	*to++ = NULL;
	*to++ = (char *)AT_IGNORE;
	*to = (char *)0;
	/* /proc/self/environ ends where the program's entries end; needs CAP_SYS_RESOURCE. */
	if (end_of_rest)
		rt_sys5(__NR_prctl, PR_SET_MM, PR_SET_MM_ENV_END, end_of_rest, 0, 0);
}

/* Is this entry of LD_PRELOAD the file of that inode? One without a slash is sought by the loader, and may be. */
static bool is_file(const char *entry, const struct elf_object *o)
{
	const char *last = o->path;
	struct statx st;

	if (rt_strchr(entry, '/'))
		return rt_sys5(__NR_statx, AT_FDCWD, entry, 0, STATX_BASIC_STATS, &st) == 0 &&
		       st.stx_ino == o->inode;
	for (const char *p = o->path; *p; p++)
		if (*p == '/')
			last = p + 1;
	return rt_strcmp(entry, last) == 0;
}

/* Is this the program itself, which no LD_PRELOAD starts? */
static bool is_program(const struct elf_object *o)
{
	char path[sizeof(o->path)];
	long n = o ? rt_sys3(__NR_readlink, "/proc/self/exe", path, sizeof(path) - 1) : -ENOENT;

	if (n < 0)
		return true;
	path[n] = 0;
	return rt_strcmp(path, o->path) == 0;
}

void start_opened_by(uint64_t code)
{
	const struct elf_object *o;
	size_t n, count = 0;
	bool found = false;

	if (core_quiet || !start_preload[0])
		return;
	rt_lock(&code_lock);
	o = elf_mapping_at(code);
	for (const char *p = start_preload; o && *p && !found; p += n + (p[n] != 0)) {
		char entry[sizeof(start_preload)];

		n = exec_item(p);
		memcpy(entry, p, n);
		entry[n] = 0;
		count += n != 0;
		found = n && is_file(entry, o);
		if (found)
			note_starter(entry, n);
	}
	/* A library that stands between us and the one that is preloaded. */
	if (!found && count == 1 && !is_program(o))
		note_starter(start_preload, rt_strlen(start_preload));
	rt_unlock(&code_lock);
}

static void find_plans(const struct found *f, const char *planner)
{
	char dir[300];
	bool cache = !(f->cache && rt_strcmp(f->cache, "off") == 0);
	const char *home = f->home ? f->home : "", *xdg = f->xdg && f->xdg[0] == '/' ? f->xdg : "";

	dir[0] = 0;
	if (xdg[0])
		rt_format(dir, sizeof(dir), "%s/weir", xdg);
	else if (home[0] == '/')
		rt_format(dir, sizeof(dir), "%s/.cache/weir", home);
	elf_plans_init(dir, planner, cache, home, xdg);
}

static void play_cpu(const char *cpu)
{
	if (rt_strcmp(cpu, "xmm") == 0)
		arch_vec_limit(ARCH_VEC_XMM);
	else if (rt_strcmp(cpu, "ymm") == 0)
		arch_vec_limit(ARCH_VEC_YMM);
	else if (rt_strcmp(cpu, "nofsgsbase") == 0)
		hwcap2 &= ~2ul;
	else if (rt_strcmp(cpu, "nopku") == 0)
		zero_open = true;
	else if (rt_strcmp(cpu, "shstk") == 0)
		arch_play_shadow_stack();
	else
		rt_message("WEIR_CPU=%s is none of xmm, ymm, nofsgsbase, nopku, shstk: ignored", cpu);
}

/* What is found in the environment and behind it, whoever started us. */
static void look_around(char **envp, struct found *f, const char *planner)
{
	const uint64_t *aux;
	char **p = envp;

	memset(f, 0, sizeof(*f));
	search(envp, f);
	code_stack_hint((uint64_t)envp);
	while (*p)
		p++;
	for (aux = (const uint64_t *)(p + 1); aux[0] != AT_NULL; aux += 2)
		if (aux[0] == AT_HWCAP2)
			hwcap2 = aux[1];
		else if (aux[0] == AT_SYSINFO_EHDR)
			start_vdso_base = aux[1];
	if (f->debug)
		rt_debug_open(f->debug);
	if (f->cpu)
		play_cpu(f->cpu);
	if (f->preload && rt_strlen(f->preload) < sizeof(start_preload))
		rt_strcopy(start_preload, f->preload, sizeof(start_preload));
	find_plans(f, planner);
	if (f->plan)
		elf_planner_is(f->plan);
}

/* musl hands nothing to constructors, but has set its variable before they run; glibc does so later. */
extern const char *glibc_version(void) __asm__("gnu_get_libc_version") __attribute__((weak));
extern char **libc_environ __asm__("__environ") __attribute__((weak));

static void constructor(int argc, char **argv, char **envp)
{
	enum join_state joined;
	struct found f;
	const char *colon;
	size_t n;

	(void)argc;
	(void)argv;
	if (!glibc_version && &libc_environ)
		envp = libc_environ;
	if (!envp)
		return;
	look_around(envp, &f, WEIR_LIBEXECDIR "/weir-plan");
	if (f.preload) {
		/* Under a trace, our library alone; else all that the user preloads: the hook library. */
		n = rt_strcopy(thr_entry.library, f.preload, sizeof(thr_entry.library));
		colon = rt_strchr(f.preload, ':');
		if (f.area && colon && (size_t)(colon - f.preload) < sizeof(thr_entry.library))
			thr_entry.library[colon - f.preload] = 0;
		else if (n >= sizeof(thr_entry.library))
			thr_entry.library[0] = 0;
	}
	joined = join_first();
	start_stranger = joined == JOIN_STRANGER;
	start_planner();
	if (f.area) {
		char spec[128];

		rt_strcopy(spec, f.area, sizeof(spec));
		if (f.preload)
			hide_environment(envp, &f);
		if (joined == JOIN_ALONE)
			start_trace(spec, false);
		else
			rt_message("this program is traced by another weir: a second one cannot");
	}
}

__attribute__((section(".init_array"), used)) static void (*const init)(int, char **,
									char **) = constructor;

/* ---- the other way in: placed by the supervisor before the program's first instruction ---- */

#define LAUNCH_CHECK(field, at) \
	_Static_assert(offsetof(struct launch_params, field) == (at), #field " and regs.h differ")
LAUNCH_CHECK(data, LAUNCH_DATA);
LAUNCH_CHECK(data_size, LAUNCH_DATA_SIZE);
LAUNCH_CHECK(stack, LAUNCH_STACK_TOP);
LAUNCH_CHECK(given, LAUNCH_GIVEN);
LAUNCH_CHECK(given_size, LAUNCH_GIVEN_SIZE);
LAUNCH_CHECK(rip, LAUNCH_RIP);
LAUNCH_CHECK(rsp, LAUNCH_RSP);
LAUNCH_CHECK(cs, LAUNCH_CS);
LAUNCH_CHECK(ss, LAUNCH_SS);
LAUNCH_CHECK(vector, LAUNCH_VECTOR);
_Static_assert(LAUNCH_PARAMS_MAGIC == LAUNCH_MAGIC, "magic and regs.h differ");

void launch_main(struct launch_params *p);

/*
 * All other threads are stopped. The area's path may be out of reach, as in a launched program; what
 * cannot be done here is told to the supervisor, never to the program's standard error.
 */
int start_attach(const struct launch_params *p)
{
	struct found f;
	int ret;

	if (p->relro_size)
		rt_sys3(__NR_mprotect, p->relro, p->relro_size, PROT_READ);
	look_around((char **)p->vector, &f, p->planner[0] ? p->planner : WEIR_LIBEXECDIR "/weir-plan");
	rt_strcopy(thr_entry.library, p->library, sizeof(thr_entry.library));
	start_fd = p->area_fd;
	start_given = p->given;
	start_given_size = p->given_size;
	elf_plans_childless();
	site_hold_back(true);
	ret = start_trace(p->area, true);
	if (ret < 0)
		return ret;
	sig_join(core_self(), p->mask);
	core_threaded = p->threads > 1;
	hooks_take(p);
	attach_entered();
	return 0;
}

/* A program that begins: its stack has what a loader would hand to initialisers. */
static void start_hooks(const struct launch_params *p, uint64_t *stack)
{
	char **argv = (char **)(stack + 1);

	hooks_take(p);
	if (hooks_start((int)stack[0], argv, argv + stack[0] + 1) < 0)
		rt_message("a hook library cannot be made writable: it does not run");
}

/* Called by launch_entry. Whatever fails here leaves the program to run untouched. */
void launch_main(struct launch_params *p)
{
	uint64_t *stack = (uint64_t *)p->rsp;
	struct found f;

	bool fits = p->magic == LAUNCH_PARAMS_MAGIC && p->version == TRACE_VERSION &&
		    p->size == sizeof(*p);

	writer_is_aside = true;
	start_planner();
	if (p->vector) {
		p->result = fits ? start_attach(p) : -EPROTO;
		return;
	}
	if (!fits) {
		rt_message("weir and libweir.so are of different versions: runs untraced");
		return;
	}
	if (p->relro_size)
		rt_sys3(__NR_mprotect, p->relro, p->relro_size, PROT_READ);
	/* The stack of a new image: argc, argv, NULL, envp, NULL, auxiliary vector. */
	look_around((char **)(stack + 1 + stack[0] + 1), &f,
		    p->planner[0] ? p->planner : WEIR_LIBEXECDIR "/weir-plan");
	rt_strcopy(thr_entry.library, p->library, sizeof(thr_entry.library));
	start_fd = p->area_fd;
	code_beside(rt_round_up(p->given + p->given_size, RT_PAGE) + 8 * RT_PAGE);
	if (p->area[0])
		start_trace(p->area, false);
	if (p->hook_count && core_running)
		start_hooks(p, stack);
}
