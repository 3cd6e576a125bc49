/* SPDX-License-Identifier: MIT */
/*
 * One runtime a process: what a copy of libweir does that finds another one at work, as when a hook
 * library that needs libweir.so is loaded into a program that was launched.
 *
 * A thread block carries at its end the base of the libweir that made it, and %gs leads to the
 * block. If that libweir is of the very same build, all addresses in it are known: then the
 * functions of this copy become jumps to those of the first, so that there is one set of sessions,
 * sites and threads, whichever copy the program calls. If it is of another build, nothing in it may
 * be relied on: this copy refuses to start.
 *
 * Hooks on functions stay with this copy. Unwinders find its gates, since ld.so has loaded it; they
 * would not find those of an image that the supervisor has placed.
 */
#include <weir/weir.h>

#include "api/join.h"

#include <linux/elf.h>
#include <linux/mman.h>

#include "api/session.h"
#include "code/text.h"
#include "core/core.h"

#define ARCH_GET_GS_CODE 0x1004
#define JUMP_SIZE 14 /* jmp *0(%rip); address */

extern const struct elf64_hdr __ehdr_start RT_HIDDEN;

static uint64_t first; /* base of the one that was here before */

static uint64_t own(void)
{
	return (uint64_t)&__ehdr_start;
}

uint64_t join_there(const void *mine)
{
	return first ? first + ((uint64_t)mine - own()) : 0;
}

/* Memory that may not be there: no handler of ours would catch the fault. */
static bool peek(void *to, uint64_t from, size_t n)
{
	struct {
		void *base;
		uint64_t len;
	} local = { to, n }, remote = { (void *)from, n };

	return rt_sys6(__NR_process_vm_readv, rt_sys0(__NR_getpid), &local, 1, &remote, 1, 0) ==
	       (long)n;
}

static uint64_t find(void)
{
	uint64_t block = 0, head[2], base = 0;

	_Static_assert(T_SELF == 0 && T_MAGIC == 8, "read as two words");
	/* A third argument, which the kernel does not look at: the one that was first tells the truth to its like. */
	if (rt_sys3(__NR_arch_prctl, ARCH_GET_GS_CODE, &block, CORE_MAGIC) < 0 || !block ||
	    !peek(head, block, sizeof(head)) || head[0] != block || head[1] != CORE_MAGIC ||
	    !peek(&base, block + CORE_BLOCK_BASE, sizeof(base)))
		return 0;
	return base == own() ? 0 : base;
}

bool join_found(void)
{
	return find() != 0;
}

/* The build-id is the first note, and lies at the same place in the same build. */
static bool same_build(uint64_t base)
{
	const struct elf64_phdr *ph = (const void *)(own() + __ehdr_start.e_phoff);
	uint8_t its[64];

	for (unsigned i = 0; i < __ehdr_start.e_phnum; i++) {
		size_t n = ph[i].p_memsz;

		if (ph[i].p_type != PT_NOTE || n > sizeof(its))
			continue;
		return peek(its, base + ph[i].p_vaddr, n) &&
		       memcmp(its, (const void *)(own() + ph[i].p_vaddr), n) == 0;
	}
	return false;
}

static bool stays(const char *name)
{
	static const char *const kept[] = { "weir_function_", "weir_next",    "weir_interceptor",
					    "weir_called",    "weir_version", "weir_session_close" };

	for (unsigned i = 0; i < RT_COUNT(kept); i++)
		if (rt_starts(name, kept[i]))
			return true;
	return !rt_starts(name, "weir_");
}

/* Loaders differ in whether they relocate the dynamic section in place. */
static uint64_t pointer(uint64_t value)
{
	return value < own() ? own() + value : value;
}

struct table {
	const struct elf64_sym *at;
	const char *names;
	size_t count;
};

static bool find_symbols(struct table *t)
{
	const struct elf64_phdr *ph = (const void *)(own() + __ehdr_start.e_phoff);
	const Elf64_Dyn *d = NULL;

	memset(t, 0, sizeof(*t));
	for (unsigned i = 0; i < __ehdr_start.e_phnum; i++)
		if (ph[i].p_type == PT_DYNAMIC)
			d = (const void *)(own() + ph[i].p_vaddr);
	for (; d && d->d_tag != DT_NULL; d++) {
		if (d->d_tag == DT_SYMTAB)
			t->at = (const void *)pointer(d->d_un.d_ptr);
		else if (d->d_tag == DT_STRTAB)
			t->names = (const void *)pointer(d->d_un.d_ptr);
	}
	/* The linker puts the names right behind the symbols, which have no count of their own. */
	if (!t->at || (uint64_t)t->names <= (uint64_t)t->at)
		return false;
	t->count = ((uint64_t)t->names - (uint64_t)t->at) / sizeof(*t->at);
	return true;
}

static int lead_over(void)
{
	struct code_batch b;
	struct table t;
	int ret = 0;

	if (!find_symbols(&t))
		return -ENOEXEC;
	rt_lock(&code_lock);
	code_begin(&b, true);
	for (size_t i = 0; i < t.count && ret == 0; i++) {
		const struct elf64_sym *sym = &t.at[i];
		uint8_t text[JUMP_SIZE] = { 0xff, 0x25 }; /* jmp *0(%rip) */
		uint64_t to = first + sym->st_value;

		if (!sym->st_shndx || (sym->st_info & 15) != STT_FUNC || stays(t.names + sym->st_name))
			continue;
		memcpy(text + JUMP_SIZE - 8, &to, 8);
		ret = (int)code_write(&b, own() + sym->st_value, text, sizeof(text),
				      PROT_READ | PROT_EXEC);
	}
	code_end(&b);
	rt_unlock(&code_lock);
	return ret;
}

enum join_state join_first(void)
{
	uint64_t base = find();
	int *(**errno_there)(void);

	if (!base)
		return JOIN_ALONE;
	if (!same_build(base))
		return JOIN_STRANGER;
	first = base;
	if (lead_over() < 0) {
		first = 0;
		return JOIN_STRANGER;
	}
	/* It had no libc to ask, when it was placed before the loader. */
	errno_there = (int *(**)(void))join_there(&core_errno);
	if (!*errno_there)
		*errno_there = core_errno;
	api_session_join();
	return JOIN_DONE;
}
