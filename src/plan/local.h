/* SPDX-License-Identifier: MIT */
/*
 * Names of the functions of one ELF object, those too that it does not export: what weir-plan --names writes
 * and the runtime reads. It is made when somebody asks for such a name, and not kept in the cache,
 * because a debug file may be installed later. Addresses are the object's own (p_vaddr space).
 *
 *	struct local_header; struct local_func funcs[count], sorted by addr; char strings[string_size]
 */
#ifndef WEIR_PLAN_LOCAL_H
#define WEIR_PLAN_LOCAL_H

#include <stddef.h>
#include <stdint.h>

#define LOCAL_MAGIC 0x534c434f4c524957ull
#define LOCAL_VERSION 1u
#define LOCAL_SIZE_MAX (256u << 20)

struct local_header {
	uint64_t magic;
	uint32_t version;
	uint32_t size; /* of all */
	uint32_t count;
	uint32_t string_size;
};

struct local_func {
	uint64_t addr;
	uint32_t name; /* where in the strings */
	uint32_t spare;
};

_Static_assert(sizeof(struct local_header) == 24, "names are read by other builds of weir");
_Static_assert(sizeof(struct local_func) == 16, "names are read by other builds of weir");

static inline const struct local_func *local_funcs(const struct local_header *h)
{
	return (const struct local_func *)(const void *)(h + 1);
}

static inline const char *local_name(const struct local_header *h, const struct local_func *f)
{
	return (const char *)(local_funcs(h) + h->count) + f->name;
}

/* Is this block such a list, whole, with names that end within it? */
static inline int local_check(const struct local_header *h, size_t size)
{
	if (size < sizeof(*h) || h->magic != LOCAL_MAGIC || h->version != LOCAL_VERSION ||
	    h->size != size || h->count > (size - sizeof(*h)) / sizeof(struct local_func) ||
	    h->string_size != size - sizeof(*h) - h->count * sizeof(struct local_func) ||
	    h->string_size < 1 || ((const char *)h)[size - 1] != 0)
		return 0;
	for (uint32_t i = 0; i < h->count; i++)
		if (local_funcs(h)[i].name >= h->string_size)
			return 0;
	return 1;
}

#endif
