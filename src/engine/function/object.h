/* SPDX-License-Identifier: MIT */
/*
 * The loaded objects as the dynamic loader left them: their slots, symbols and versions.
 *
 * Everything is read from the objects' own dynamic sections in memory. The list comes from
 * dl_iterate_phdr, whose lock keeps it still; it is refreshed when something may have been loaded or
 * unloaded. Under the engine's lock.
 */
#ifndef WEIR_ENGINE_FUNCTION_OBJECT_H
#define WEIR_ENGINE_FUNCTION_OBJECT_H

#include <elf.h>

#include "rt/rt.h"

struct fn_arena;

struct fn_object {
	struct fn_object *next; /* in the loader's order */
	const Elf64_Dyn *dynamic;
	uint64_t base, start, end;
	uint64_t relro_start, relro_end; /* whole pages that are read-only after relocation */
	struct {
		uint64_t start, end;
	} text[4];
	const char *path, *name; /* name: what follows the last slash */
	const char *soname;	 /* in the object, or NULL */
	const Elf64_Sym *symbols;
	const char *strings;
	const uint16_t *versions;
	const uint8_t *version_needs, *version_defs;
	uint32_t need_count, def_count;
	const uint32_t *gnu_hash, *sysv_hash;
	const Elf64_Rela *rela, *plt_rela;
	uint32_t rela_count, plt_count, relative_count;
	uint32_t slots;	 /* those that are changed: hook.h */
	uint32_t serial; /* no other object ever has the same */
	bool first;	 /* was there when the first hook came: taken to be in the global scope */
	bool main, ours, has_path, scanned;
	bool stays;  /* the program, or one that it needs: never unloaded */
	bool joined; /* hooks by entry have found functions in it since the last commit */
};

/* Brings the list up to date; objects that are gone are handed to `gone`. False: it cannot be had. */
bool fn_objects_refresh(void (*gone)(struct fn_object *o));
extern RT_HIDDEN struct fn_object *fn_objects;

struct fn_object *fn_object_at(uint64_t addr);
/* Is the address in an executable segment of the object? */
bool fn_object_is_text(const struct fn_object *o, uint64_t addr);
/* "libc.so.6", "libc", a path, a glob of these; "" is the program itself. */
bool fn_object_matches(const struct fn_object *o, const char *pattern);

/* The version that the object asks for with this symbol, NULL if none. */
const char *fn_version_wanted(const struct fn_object *o, uint32_t symbol);
/*
 * Address of the definition of a name in the object, IFUNCs chosen; 0 if there is none. version: NULL
 * for the default one. type: set to the symbol's STT_*, if not NULL.
 */
uint64_t fn_object_lookup(const struct fn_object *o, const char *name, const char *version,
			  unsigned *type);
/* The same with fn_name_hash(name) at hand. */
uint64_t fn_object_lookup_hashed(const struct fn_object *o, const char *name, uint32_t hash,
				 const char *version, unsigned *type);
/* What a reference from an object binds to: the global scope, then what `from` itself and all others
 * define. after: only behind this object. 0 if nothing does. */
uint64_t fn_lookup(const struct fn_object *from, const char *name, const char *version,
		   const struct fn_object *after);
uint64_t fn_lookup_hashed(const struct fn_object *from, const char *name, uint32_t hash,
			  const char *version, const struct fn_object *after);
/*
 * Asks the processor for what fn_lookup_hashed() of a hash will read, in four steps, 0 to 3: in nothing, where nothing
 * is to be found.
 */
struct fn_ahead {
	const struct fn_object *in;
	uint32_t at;
};
void fn_lookup_ahead(struct fn_ahead *a, uint32_t hash, int step);
/* After the last step: what fn_lookup_hashed() would give; 0: ask it, for this cannot tell. */
uint64_t fn_lookup_found(const struct fn_ahead *a, const char *name, const char *version);
/* The exported function that begins at addr, NULL if there is none. */
const char *fn_object_name_at(const struct fn_object *o, uint64_t addr);
/* The name as it may be kept: in the table of an object that stays and has it for a symbol, or as a copy. NULL: no memory. */
const char *fn_name_kept(const struct fn_object *o, const char *name);
/* Calls fn for each function that the object exports. */
void fn_object_exports(const struct fn_object *o,
		       void (*fn)(const struct fn_object *o, const Elf64_Sym *s, uint32_t index,
				  void *data),
		       void *data);

/* Shell patterns: * ? [...] and \ */
bool fn_glob(const char *pattern, const char *s);
/* Does the pattern, which is from fn_pattern_keep(), mean this name? */
bool fn_match(const char *pattern, const char *s);
/* A copy that fn_match() can use, made in the arena. NULL: no memory, or not well formed (fn_pattern_check). */
const char *fn_pattern_keep(struct fn_arena *arena, const char *pattern);
/* 0, or what fn_regex_compile() says of it. */
int fn_pattern_check(const char *pattern);
uint32_t fn_name_hash(const char *name);
/* All that is asked about a name when it is given. */
struct fn_name {
	const char *text; /* NULL: any */
	uint32_t size;	  /* with its end */
	uint32_t hash;	  /* fn_name_hash(text) */
	bool pattern;	  /* a shell pattern, or a regular expression between slashes */
	bool parts;	  /* there is a colon or an at-sign in it */
};
struct fn_name fn_name_of(const char *text);

#endif
