/* SPDX-License-Identifier: MIT */
/*
 * The vDSO answers clock_gettime(2) and a few more without the kernel. On request its functions are
 * overwritten by plain system calls, which then are sites like all others. Its page is a private copy
 * after that; the first write may find no room to patch, then the calls trap. A process that executes
 * nothing else keeps that copy over fork; a new image has a vDSO of its own.
 */
#include <linux/elf.h>

#include "api/start.h"
#include "engine/syscall/site.h"

static const struct {
	const char *name;
	uint32_t nr;
} functions[] = {
	{ "__vdso_clock_gettime", __NR_clock_gettime },
	{ "__vdso_gettimeofday", __NR_gettimeofday },
	{ "__vdso_clock_getres", __NR_clock_getres },
	{ "__vdso_time", __NR_time },
	{ "__vdso_getcpu", __NR_getcpu },
	{ "__vdso_getrandom", __NR_getrandom }, /* Linux 6.11 */
};

static bool take(uint64_t base, const struct elf64_sym *sym, const char *name)
{
	for (unsigned i = 0; i < RT_COUNT(functions); i++)
		if (rt_strcmp(name, functions[i].name) == 0)
			return site_take_vdso(base + sym->st_value, functions[i].nr);
	return true;
}

void start_vdso(void)
{
	static bool done;
	bool all = true;
	uint64_t base = start_vdso_base, symtab = 0, strtab = 0, dynamic = 0;
	const struct elf64_hdr *eh = (const struct elf64_hdr *)base;
	const struct elf64_phdr *ph;

	if (done || !base)
		return;
	done = true;
	ph = (const struct elf64_phdr *)(base + eh->e_phoff);
	for (unsigned i = 0; i < eh->e_phnum; i++)
		if (ph[i].p_type == PT_DYNAMIC)
			dynamic = base + ph[i].p_vaddr;
	for (const Elf64_Dyn *d = (const Elf64_Dyn *)dynamic; d && d->d_tag; d++) {
		if (d->d_tag == DT_SYMTAB)
			symtab = base + d->d_un.d_ptr;
		else if (d->d_tag == DT_STRTAB)
			strtab = base + d->d_un.d_ptr;
	}
	/* The linker puts the strings right behind the symbols; the hash table's kind varies. */
	for (const struct elf64_sym *s = (const struct elf64_sym *)symtab;
	     s && (uint64_t)(s + 1) <= strtab; s++)
		if (s->st_shndx)
			all &= take(base, s, (const char *)strtab + s->st_name);
	if (!all)
		rt_message("the vDSO cannot be changed here: what it answers is not seen");
}
