/* SPDX-License-Identifier: MIT */
/* See objects.h. Called under code_lock; everything here is raw system calls and fixed tables. */
#include "elf/objects.h"

#include <linux/elf.h>
#include <linux/fcntl.h>
#include <linux/mman.h>
#include <linux/sched.h>
#include <linux/stat.h>

#include "arch/arch.h"
#include "plan/key.h"

#define OBJECTS 384
/*
 * Plans are put one behind the other; the memory for them is small enough that the kernel puts it
 * next to our other mappings, in the same page table and often in one mapping with them.
 */
#define PLAN_MOST (4ul << 20) /* of one file */
#define PLAN_MEMORY (512ul << 10)

static struct elf_object *objects;
static unsigned object_count;
static uint32_t serials;
static uint64_t own_start, own_end;
static bool stale = true, stopped;
static uint8_t *plan_memory;
static uint64_t plan_used, plan_room;
static char cache_dir[300], planner[300], env_home[300], env_xdg[300];
static bool use_cache, planner_found;
static int32_t childless; /* the process that may not have a child of ours */

void elf_plans_init(const char *dir, const char *prog, bool cache, const char *home, const char *xdg)
{
	rt_strcopy(cache_dir, dir, sizeof(cache_dir));
	rt_strcopy(planner, prog, sizeof(planner));
	rt_strcopy(env_home, home, sizeof(env_home));
	rt_strcopy(env_xdg, xdg, sizeof(env_xdg));
	use_cache = cache && dir[0];
}

void elf_planner_is(const char *path)
{
	planner_found = rt_strcopy(planner, path, sizeof(planner)) < sizeof(planner);
}

void elf_own_text(uint64_t start, uint64_t end)
{
	own_start = start;
	own_end = end;
}

void elf_objects_stale(void)
{
	stale = true;
}

void elf_plans_childless(void)
{
	childless = (int32_t)rt_sys0(__NR_getpid);
}

void elf_plans_stop(void)
{
	stopped = true;
}

static struct elf_object *known(const struct rt_mapping *m)
{
	for (unsigned i = 0; i < object_count; i++)
		if (objects[i].start == m->start && objects[i].end == m->end &&
		    objects[i].inode == m->inode && objects[i].offset == m->offset)
			return &objects[i];
	return NULL;
}

/* Is this code of the program? */
static bool counts(const struct rt_mapping *m)
{
	/* Our own text is not a program's: its calls are the ones that are let through. It may lie in
	 * several mappings, if a part of it had to be written by way of mprotect. */
	return (m->prot & PROT_EXEC) && !rt_starts(m->path, "[v") &&
	       !(m->start < own_end && m->end > own_start);
}

/* Mappings come in address order, and so do objects: entries move only downwards, and the match is swapped into place. */
static void take(const struct rt_mapping *m, uint64_t base, unsigned *kept)
{
	struct elf_object *o = known(m), tmp;

	if (*kept == OBJECTS)
		return;
	if (o) {
		tmp = *o;
		if (o != &objects[*kept]) {
			*o = objects[*kept];
			objects[*kept] = tmp;
		}
		objects[*kept].prot = m->prot;
		++*kept;
		return;
	}
	if (object_count < OBJECTS && *kept < object_count)
		objects[object_count++] = objects[*kept];
	o = &objects[(*kept)++];
	memset(o, 0, sizeof(*o));
	o->start = m->start;
	o->end = m->end;
	o->inode = m->inode;
	o->offset = m->offset;
	o->prot = m->prot;
	o->shared = m->shared;
	o->serial = ++serials;
	o->base = base;
	rt_strcopy(o->path, m->path, sizeof(o->path));
	if (object_count < *kept)
		object_count = *kept;
}

/*
 * Asks for the mappings that can be executed alone. False if the kernel cannot be asked, or if it does not show
 * where a file begins: mostly that lies as far below the code as in the file.
 */
static bool ask(const struct rt_maps *maps, unsigned *kept)
{
	struct rt_mapping m, first;
	uint64_t base;
	int ret;

	for (uint64_t at = 0; (ret = rt_maps_ask(maps, at, true, &m)) > 0; at = m.end) {
		if (!counts(&m))
			continue;
		base = 0;
		if (m.path[0] == '/' && !known(&m)) {
			if (m.start < m.offset ||
			    rt_maps_ask(maps, m.start - m.offset, false, &first) <= 0 ||
			    first.offset || first.inode != m.inode || first.path[0] != '/')
				return false;
			base = first.start;
		}
		take(&m, base, kept);
	}
	return ret == 0;
}

static void read_all(struct rt_maps *maps, unsigned *kept)
{
	uint64_t base = 0, base_inode = 0;
	struct rt_mapping m;

	while (rt_maps_next(maps, &m)) {
		if (m.offset == 0 && m.path[0] == '/') {
			base = m.start;
			base_inode = m.inode;
		}
		if (counts(&m))
			take(&m, base_inode == m.inode && m.path[0] == '/' ? base : 0, kept);
	}
}

/* Learns of the mappings; plans already found stay with mappings that are still there. */
static void refresh(void)
{
	struct rt_maps maps;
	unsigned kept = 0;

	if (stopped && objects)
		return;
	if (!objects) {
		long p = rt_map(OBJECTS * sizeof(*objects), PROT_READ | PROT_WRITE);

		if (rt_is_error(p))
			return;
		objects = (struct elf_object *)p;
		rt_keep((uint64_t)p, OBJECTS * sizeof(*objects));
	}
	if (rt_maps_open(&maps) < 0)
		return;
	stale = false;
	if (!ask(&maps, &kept)) {
		kept = 0;
		read_all(&maps, &kept);
	}
	object_count = kept;
	rt_maps_close(&maps);
}

/*
 * The object's headers, from its first mapped page: sets the bias and the key. Memory is read
 * guarded, because a mapping may be shorter than the headers say.
 */
static bool identify(struct elf_object *o, struct plan_key *key)
{
	struct {
		struct elf64_hdr eh;
		struct elf64_phdr ph[24];
	} h;
	uint8_t notes[1024];
	struct statx st;
	unsigned n;

	if (!o->base || rt_copy(&h.eh, (void *)o->base, sizeof(h.eh)) < 0 ||
	    memcmp(h.eh.e_ident, ELFMAG, SELFMAG) != 0 || h.eh.e_machine != EM_X86_64 ||
	    h.eh.e_phentsize != sizeof(h.ph[0]) || h.eh.e_phoff != sizeof(h.eh))
		return false;
	n = h.eh.e_phnum < RT_COUNT(h.ph) ? h.eh.e_phnum : RT_COUNT(h.ph);
	if (rt_copy(h.ph, (void *)(o->base + h.eh.e_phoff), n * sizeof(h.ph[0])) < 0)
		return false;
	o->bias = 0;
	key->size = 0;
	for (unsigned i = 0; i < n; i++)
		if (h.ph[i].p_type == PT_LOAD && (h.ph[i].p_flags & PF_X) &&
		    rt_round_down(h.ph[i].p_offset, RT_PAGE) == o->offset)
			o->bias = o->start - rt_round_down(h.ph[i].p_vaddr, RT_PAGE);
	for (unsigned i = 0; i < n && !key->size; i++) {
		size_t size = h.ph[i].p_filesz;

		if (h.ph[i].p_type != PT_NOTE || size > sizeof(notes) ||
		    rt_copy(notes, (void *)(o->bias + h.ph[i].p_vaddr), size) < 0)
			continue;
		plan_key_from_notes(key, notes, size, h.ph[i].p_align);
	}
	if (!key->size) {
		if (rt_sys5(__NR_statx, AT_FDCWD, o->path, 0, STATX_BASIC_STATS, &st) < 0)
			return false;
		plan_key_from_stat(key, st.stx_dev_major, st.stx_dev_minor, st.stx_ino, st.stx_size,
				   st.stx_mtime.tv_sec, st.stx_mtime.tv_nsec);
	}
	return true;
}

/* Reads a plan from a descriptor into plan_memory; NULL if it is none. */
static const struct plan_header *read_plan(long fd)
{
	struct plan_header *p, head;
	uint64_t got = 0;

	if (rt_sys3(__NR_read, fd, &head, sizeof(head)) != sizeof(head) ||
	    head.magic != PLAN_MAGIC || head.size < sizeof(head) || head.size > PLAN_MOST)
		return NULL;
	if (head.size > plan_room - plan_used) {
		uint64_t size = head.size > PLAN_MEMORY ? rt_round_up(head.size, RT_PAGE) : PLAN_MEMORY;
		long m = rt_map(size, PROT_READ | PROT_WRITE);

		if (rt_is_error(m))
			return NULL;
		rt_keep((uint64_t)m, size);
		plan_memory = (uint8_t *)m;
		plan_room = size;
		plan_used = 0;
	}
	p = (struct plan_header *)(void *)(plan_memory + plan_used);
	*p = head;
	while (got < head.size - sizeof(head)) {
		long n = rt_sys3(__NR_read, fd, (uint8_t *)(p + 1) + got,
				 head.size - sizeof(head) - got);

		if (n <= 0)
			return NULL;
		got += (uint64_t)n;
	}
	if (plan_check(p, head.size) != PLAN_OK)
		return NULL;
	plan_used = rt_round_up(plan_used + head.size, 8);
	return p;
}

/* weir-plan stands beside libweir.so in a build tree; else where it is installed. */
/* The directory of libweir.so with its slash, or "". */
static size_t own_directory(char *path, size_t size)
{
	struct rt_mapping m;
	struct rt_maps maps;
	size_t n = 0;

	path[0] = 0;
	if (rt_maps_open(&maps) < 0)
		return 0;
	while (rt_maps_next(&maps, &m))
		if ((uint64_t)own_directory >= m.start && (uint64_t)own_directory < m.end)
			n = rt_strcopy(path, m.path, size);
	rt_maps_close(&maps);
	while (n && (n >= size || path[n - 1] != '/'))
		n--;
	path[n] = 0;
	return n;
}

static void find_planner(void)
{
	char beside[300];
	size_t n;

	if (planner_found)
		return;
	n = own_directory(beside, sizeof(beside) - 16);
	planner_found = true;
	if (!n)
		return;
	rt_strcopy(beside + n, "weir-plan", sizeof(beside) - n);
	if (rt_sys2(__NR_access, beside, 1 /* X_OK */) == 0)
		rt_strcopy(planner, beside, sizeof(planner));
}

bool elf_beside(int place, const char *name, char *path, size_t size)
{
	size_t n;

	if (place == 0) {
		n = own_directory(path, size);
	} else {
		find_planner();
		n = rt_strcopy(path, planner, size);
		while (n && (n >= size || path[n - 1] != '/'))
			n--;
	}
	return n && n + rt_strlen(name) < size && rt_strcopy(path + n, name, size - n) &&
	       rt_sys2(__NR_access, path, 4 /* R_OK */) == 0;
}

int (*elf_ask_planner)(const char *path, enum elf_plan_kind kind, int fd);

/*
 * Has weir-plan run for one file and waits: by the supervisor, or as our child. That shares our memory until it executes,
 * so it costs no copy of the address space; no signal is raised when it ends. A descriptor of what it wrote.
 */
static long run_planner(const char *path, enum elf_plan_kind kind)
{
	static const char fd_word[] = "3";
	static const char *const words[] = {
		[ELF_PLAN] = "--quiet", [ELF_ENTRIES] = "--entries", [ELF_NAMES] = "--names"
	};
	char home[320], xdg[320];
	const char *argv[] = { planner, "--quiet", words[kind], "--fd", fd_word, "--", path, NULL };
	const char *envp[] = { "WEIR_CACHE=off", NULL, NULL, NULL };
	long fd, pid, stack;
	unsigned n = 0;
	int status;

	fd = rt_sys2(__NR_memfd_create, "weir-plan", 0);
	if (fd < 0)
		return fd;
	if (elf_ask_planner && elf_ask_planner(path, kind, (int)fd) != -ENOSYS)
		return fd;
	find_planner();
	if (use_cache) {
		if (env_xdg[0]) {
			rt_format(xdg, sizeof(xdg), "XDG_CACHE_HOME=%s", env_xdg);
			envp[n++] = xdg;
		}
		if (env_home[0]) {
			rt_format(home, sizeof(home), "HOME=%s", env_home);
			envp[n++] = home;
		}
		envp[n] = NULL;
	}
	stack = rt_map(4 * RT_PAGE, PROT_READ | PROT_WRITE);
	if (rt_is_error(stack)) {
		rt_sys1(__NR_close, fd);
		return stack;
	}
	pid = arch_spawn((void *)(stack + 4 * (long)RT_PAGE), planner, argv, envp, (int)fd);
	if (pid > 0) {
		while (rt_sys4(__NR_wait4, pid, &status, 0x40000000 /* __WALL */, 0) == -EINTR)
			;
		rt_sys3(__NR_lseek, fd, 0, 0);
	}
	rt_sys2(__NR_munmap, stack, 4 * RT_PAGE);
	return fd;
}

static const struct plan_header *make_plan(const char *path)
{
	const struct plan_header *plan = NULL;
	long fd = run_planner(path, ELF_PLAN);

	if (fd >= 0) {
		plan = read_plan(fd);
		rt_sys1(__NR_close, fd);
	}
	rt_debug(RT_D_CODE, 1, "planned %s: %s", path, plan ? "made" : "failed");
	return plan;
}

static long open_cached(const struct plan_key *key,
			void (*name_of)(const uint8_t *, uint32_t, char[PLAN_CACHE_NAME_SIZE]))
{
	char name[PLAN_CACHE_NAME_SIZE], path[600];

	if (!use_cache)
		return -ENOENT;
	name_of(key->bytes, key->size, name);
	rt_format(path, sizeof(path), "%s/%s", cache_dir, name);
	return rt_sys3(__NR_open, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
}

static void find_plan(struct elf_object *o)
{
	struct plan_key key;
	long fd;

	o->sought = true;
	if (o->path[0] != '/' || !identify(o, &key))
		return;
	fd = open_cached(&key, plan_cache_name);
	if (fd >= 0) {
		o->plan = read_plan(fd);
		rt_sys1(__NR_close, fd);
	}
	if (!o->plan && childless != (int32_t)rt_sys0(__NR_getpid))
		o->plan = make_plan(o->path);
	/* A plan under a name that is not its own is foreign. */
	if (o->plan &&
	    (o->plan->key_size != key.size || memcmp(o->plan->key, key.bytes, key.size) != 0))
		o->plan = NULL;
}

/*
 * An entry plan, mapped from a descriptor, which is closed. It has the code in it that will run, so
 * what others could have written is not believed. Entries of the cache are replaced, never changed.
 */
static const struct entry_header *map_entries(long fd, const struct plan_key *key)
{
	const struct entry_header *plan = NULL;
	struct statx st;
	long p = -EPERM;

	if (fd < 0)
		return NULL;
	if (rt_sys5(__NR_statx, fd, "", 0x1000 /* AT_EMPTY_PATH */, STATX_BASIC_STATS, &st) == 0 &&
	    st.stx_uid == (uint32_t)rt_sys0(__NR_geteuid) && !(st.stx_mode & 022) &&
	    st.stx_size >= sizeof(*plan) && st.stx_size <= ENTRY_SIZE_MAX)
		p = rt_sys6(__NR_mmap, 0, st.stx_size, PROT_READ, MAP_PRIVATE, fd, 0);
	rt_sys1(__NR_close, fd);
	if (rt_is_error(p))
		return NULL;
	plan = (const struct entry_header *)p;
	if (entry_check(plan, st.stx_size) && plan->key_size == key->size &&
	    memcmp(plan->key, key->bytes, key->size) == 0)
		return plan;
	rt_sys2(__NR_munmap, p, st.stx_size);
	return NULL;
}

struct elf_object *elf_functions_at(uint64_t addr)
{
	struct elf_object *o = elf_mapping_at(addr);
	struct plan_key key;
	long fd;

	if (!o || o->entries_sought || stopped)
		return o;
	o->entries_sought = true;
	if (o->path[0] != '/' || !identify(o, &key))
		return o;
	o->entries = map_entries(open_cached(&key, plan_cache_name_entries), &key);
	if (!o->entries) {
		fd = run_planner(o->path, ELF_ENTRIES);
		/* anyone may write a memfd by its mode; nobody but us has this one */
		if (fd >= 0)
			rt_sys2(__NR_fchmod, fd, 0600);
		o->entries = map_entries(fd, &key);
	}
	rt_debug(RT_D_CODE, 1, "functions of %s: %s", o->path, o->entries ? "planned" : "failed");
	return o;
}

static const struct local_header *map_names(long fd)
{
	struct statx st;
	long p = -EINVAL;

	if (rt_sys5(__NR_statx, fd, "", 0x1000 /* AT_EMPTY_PATH */, STATX_BASIC_STATS, &st) == 0 &&
	    st.stx_size >= sizeof(struct local_header) && st.stx_size <= LOCAL_SIZE_MAX)
		p = rt_sys6(__NR_mmap, 0, st.stx_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (rt_is_error(p))
		return NULL;
	if (local_check((const struct local_header *)p, st.stx_size))
		return (const struct local_header *)p;
	rt_sys2(__NR_munmap, p, st.stx_size);
	return NULL;
}

struct elf_object *elf_names_at(uint64_t addr)
{
	struct elf_object *o = elf_mapping_at(addr);
	long fd;

	if (!o || o->names_sought || stopped || o->path[0] != '/')
		return o;
	o->names_sought = true;
	fd = run_planner(o->path, ELF_NAMES);
	if (fd >= 0) {
		o->names = map_names(fd);
		rt_sys1(__NR_close, fd);
	}
	rt_debug(RT_D_CODE, 1, "names of %s: %u", o->path, o->names ? o->names->count : 0);
	return o;
}

struct elf_object *elf_mapping_at(uint64_t addr)
{
	for (int tries = 0; tries < 2; tries++) {
		if (!stale)
			for (unsigned i = 0; i < object_count; i++)
				if (addr >= objects[i].start && addr < objects[i].end)
					return &objects[i];
		refresh();
	}
	return NULL;
}

struct elf_object *elf_object_at(uint64_t addr)
{
	struct elf_object *o = elf_mapping_at(addr);

	if (o && !o->sought && !stopped)
		find_plan(o);
	return o;
}

uint32_t elf_last_serial(void)
{
	if (stale)
		refresh();
	return serials;
}

void elf_objects_each(void (*fn)(struct elf_object *o, void *data), void *data)
{
	if (stale)
		refresh();
	for (unsigned i = 0; i < object_count; i++) {
		if (!objects[i].sought && !stopped)
			find_plan(&objects[i]);
		if (objects[i].plan)
			fn(&objects[i], data);
	}
}
