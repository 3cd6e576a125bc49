/* SPDX-License-Identifier: MIT */
/* LD_AUDIT: the dynamic linker asks this module about each binding, and binds to what it answers. */
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef int create_fn(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

static create_fn *original;

static int intercepted(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
	static const char line[] = "Intercepted pthread_create!\n";

	/* The module has a libc of its own, in a name space of its own: no stdio shared with the program. */
	(void)!write(1, line, sizeof(line) - 1);
	return original(thread, attr, start, arg);
}

unsigned int la_version(unsigned int version)
{
	return version;
}

unsigned int la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
	(void)map;
	(void)space;
	(void)cookie;
	return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

uintptr_t la_symbind64(Elf64_Sym *sym, unsigned int index, uintptr_t *from, uintptr_t *to,
		       unsigned int *flags, const char *name)
{
	(void)index;
	(void)from;
	(void)to;
	(void)flags;
	if (strcmp(name, "pthread_create"))
		return sym->st_value;
	original = (create_fn *)sym->st_value;
	return (uintptr_t)intercepted;
}
