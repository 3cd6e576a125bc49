/* SPDX-License-Identifier: MIT */
/*
 * Making plans: which `syscall` instructions an ELF object holds and what may be done to each.
 * Hosted code (libc, Zydis). The format of a plan is in format.h, the test of one in check.h, how
 * the tactics are chosen and why that is sound in docs/design/plans-and-tactics.md.
 *
 *	struct plan_header *plan;
 *	struct plan_error err;
 *
 *	if (plan_get("/lib/x86_64-linux-gnu/libc.so.6", PLAN_GET_CACHED, &plan, &err) < 0)
 *		fprintf(stderr, "%s\n", err.text);
 *	for (uint32_t i = 0; i < plan->site_count; i++)
 *		puts(plan_tactic_name(plan_sites(plan)[i].tactic));
 *	free(plan);
 */
#ifndef WEIR_PLAN_PLAN_H
#define WEIR_PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plan/check.h"
#include "plan/entry.h"
#include "plan/format.h"
#include "plan/key.h"
#include "plan/local.h"

struct plan_error {
	int code; /* negative errno */
	char text[160];
};

/*
 * Make the plan of a file, an open file, or an image of a file in memory. 0 and *out, to be given
 * to free(); or a negative errno, with the words for it in *err (which may be NULL): -ENOEXEC when
 * it is no ELF64 x86-64 program or shared object, -EBADMSG when its headers contradict the file,
 * -EFBIG when it has more sites than a plan can hold, or what open, fstat and mmap say.
 * @name is for messages only. @fallback is the key to use when the object has no build-id.
 *
 * The file is mapped: if somebody truncates it meanwhile, SIGBUS comes.
 */
int plan_make(const char *path, struct plan_header **out, struct plan_error *err);
int plan_make_fd(int fd, const char *name, struct plan_header **out, struct plan_error *err);
int plan_make_memory(const void *image, size_t size, const char *name, const struct plan_key *fallback,
		     struct plan_header **out, struct plan_error *err);

/* As plan_make, but by way of the cache: an entry that fits the file is taken, else one is made. */
enum plan_get_flags {
	PLAN_GET_CACHED = 0,
	PLAN_GET_NO_CACHE = 1 << 0,
};
int plan_get(const char *path, unsigned int flags, struct plan_header **out, struct plan_error *err);

/*
 * The cache. plan_cache_dir writes its path: 0, or -ENOENT when there is to be none (WEIR_CACHE=off,
 * no HOME), -ENAMETOOLONG. plan_cache_load gives -ENOENT for no entry, -EPERM when directory or
 * entry could have been written by others, -EBADMSG for a damaged one. plan_cache_store makes the
 * directory when it is missing and replaces the entry atomically. Losing the race to another process
 * is success: both wrote the same.
 */
int plan_cache_dir(char *buf, size_t size);
int plan_cache_load(const uint8_t *key, uint32_t key_size, struct plan_header **out);
int plan_cache_store(const struct plan_header *plan);

/*
 * The same for entry plans: how the beginnings of functions may be changed. Entries of the cache
 * are KEY.entries. Every function in them is compared with the file before it is believed.
 */
int plan_make_entries_memory(const void *image, size_t size, const char *name,
			     const struct plan_key *fallback, struct entry_header **out,
			     struct plan_error *err);
int plan_get_entries(const char *path, unsigned int flags, struct entry_header **out,
		     struct plan_error *err);
int plan_cache_load_entries(const uint8_t *key, uint32_t key_size, struct entry_header **out);
int plan_cache_store_entries(const struct entry_header *plan);

/* Words for people; never NULL. */
const char *plan_tactic_name(unsigned int tactic);  /* "T0" */
const char *plan_tactic_text(unsigned int tactic);  /* "jump in place of the mov before it" */
const char *plan_reason_name(unsigned int reason);  /* "no-mov" */
const char *plan_reason_text(unsigned int reason);  /* "no mov $nr,%eax directly before it" */
const char *plan_zero_name(unsigned int zero);	    /* "red-zone" */
const char *plan_zero_text(unsigned int zero);	    /* "the number is not known" */
const char *plan_fault_text(enum plan_fault fault); /* "checksum does not match" */
/* May its return be led through a stub? By its name. */
bool plan_return_is_seen(const char *name);
const char *plan_form_name(unsigned int form); /* "jump" */
const char *plan_form_text(unsigned int form); /* "jump over the first instructions" */
const char *plan_why_name(unsigned int why);   /* "too-short" */
const char *plan_why_text(unsigned int why);   /* "another function follows too soon" */
const char *plan_syscall_name(uint32_t nr);    /* "openat", NULL when unknown */

/*
 * Symbols of an object, to say where a site is. plan_symbols_find gives the name of the function
 * that holds @addr, or the nearest symbol before it in the same executable segment; NULL if none.
 */
struct plan_symbols;
/* Those of the object's debug file and of what else is known of it included; debug_dir NULL: /usr/lib/debug. */
int plan_symbols_open(const char *path, const char *debug_dir, struct plan_symbols **out,
		      struct plan_error *err);
const char *plan_symbols_find(const struct plan_symbols *syms, uint64_t addr, uint64_t *offset);
/* The address of the function of that name, of .dynsym or .symtab; false if there is none. */
bool plan_symbols_address(const struct plan_symbols *syms, const char *name, uint64_t *addr);
/* Does the object export the function at this address? */
enum plan_export { PLAN_NOT_EXPORTED, PLAN_EXPORTED, PLAN_EXPORTED_IFUNC };
enum plan_export plan_symbols_exported(const struct plan_symbols *syms, uint64_t addr);
/* Its functions as the runtime reads them: *out is for free(). 0, or -errno. */
int plan_symbols_list(const struct plan_symbols *syms, struct local_header **out);
void plan_symbols_close(struct plan_symbols *syms);

#endif
