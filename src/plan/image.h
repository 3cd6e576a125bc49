/* SPDX-License-Identifier: MIT */
/*
 * An ELF file in memory as the planner sees it: executable segments, one bit for each of their
 * bytes that something may jump to, and the ranges of functions. Private to src/plan.
 *
 * Nothing in the file is believed: every offset is checked against the file's size, every count
 * is bounded by it.
 */
#ifndef WEIR_PLAN_IMAGE_H
#define WEIR_PLAN_IMAGE_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plan/plan.h"

#define IMAGE_SEGMENTS_MAX 64 /* loaded ones; real objects have two to seven */

struct text {
	uint64_t addr; /* first virtual address */
	uint64_t size; /* of what the file holds of it */
	const uint8_t *bytes;
	uint64_t *targets; /* a bit for each byte: something may jump here */
	uint64_t *labels; /* the same: a name stands here, or its address is taken; of code or of data */
	uint64_t *reached; /* the same: an instruction may lead here, or take this address */
};

/* A function, or a part of one that has a range of its own. */
struct range {
	uint64_t addr;
	uint64_t end;
	bool unwound; /* the unwind tables say so, not only a symbol */
	bool decoded;
	bool ends; /* its last instruction ends at .end and does not run on */
};

struct image {
	const uint8_t *bytes;
	size_t size;
	const char *name;
	struct plan_error *err;

	uint16_t type; /* ET_EXEC, ET_DYN */
	uint64_t entry;
	const Elf64_Phdr *phdrs;
	unsigned int phdr_count;

	struct text text[IMAGE_SEGMENTS_MAX];
	unsigned int text_count;

	/* for each program header that is loaded, a bit for each 4 bytes: a table may begin here */
	uint64_t **bases;

	struct range *ranges; /* sorted by addr */
	uint64_t *ends;	      /* ends[i]: the furthest end of ranges[0..i] */
	size_t range_count;
	size_t range_room;
};

/* One look at each symbol of .dynsym and .symtab that lies in an executable segment. */
typedef void image_symbol_fn(void *arg, const Elf64_Sym *sym, const char *name);

int image_open(struct image *img, const void *bytes, size_t size, const char *name,
	       struct plan_error *err);
void image_close(struct image *img);
void image_key(const struct image *img, struct plan_key *key);
void image_each_symbol(const struct image *img, image_symbol_fn *fn, void *arg);
/* The same with the tables of another file in memory, a debug file. True if it has a .symtab. */
bool image_each_symbol_in(const struct image *img, const void *bytes, size_t size,
			  image_symbol_fn *fn, void *arg);
/* Of .dynsym only. */
void image_each_export(const struct image *img, image_symbol_fn *fn, void *arg);
/* A section's bytes by its name, NULL if it has none in the file. */
const void *image_section(const struct image *img, const char *name, size_t *size);

/*
 * Ranges of functions: those of the unwind tables, and then those of functions in .symtab and
 * .dynsym that the caller wants. Between the two no range may be held on to.
 */
typedef bool image_wanted_fn(void *arg, uint64_t addr, uint64_t size);
int image_read_ranges(struct image *img);
int image_add_symbol_ranges(struct image *img, image_wanted_fn *wanted, void *arg);
/* Those that end at @end reach @by bytes further. */
void image_stretch_ranges(struct image *img, uint64_t end, uint64_t by);
/* The first range that may reach beyond @addr: the place to begin a walk over neighbours. */
size_t image_first_range(const struct image *img, uint64_t addr);

int image_fail(const struct image *img, int code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The segment that holds [addr, addr + size), or NULL. */
const struct text *image_text(const struct image *img, uint64_t addr, uint64_t size);
/* File bytes behind [addr, addr + size) in any loaded segment, or NULL. */
const uint8_t *image_at(const struct image *img, uint64_t addr, uint64_t size);

void image_set_target(const struct image *img, uint64_t addr);
/* A name without the type of a function: nothing is moved over it, but it does not prove code. */
void image_set_label(const struct image *img, uint64_t addr);
/* An instruction of this object may lead here, or take the address. */
void image_set_reached(const struct image *img, uint64_t addr);
bool image_is_reached(const struct image *img, uint64_t addr);
/* Something leads here, or is named so. */
bool image_is_target(const struct image *img, uint64_t addr);
/* Something leads here, by more than a name. */
bool image_is_led_to(const struct image *img, uint64_t addr);
/* A lea leads to @addr: a table of offsets may begin there, and one before it ends there. */
void image_set_base(const struct image *img, uint64_t addr);
bool image_is_base(const struct image *img, uint64_t addr);
bool image_any_target(const struct image *img, uint64_t from, uint64_t end);

/* scan.c: set the target bits that can be found without decoding. */
int scan_targets(struct image *img);
/* scan.c: call @fn for each 0f 05 in executable segments, in order of address. */
int scan_sites(const struct image *img, int (*fn)(void *arg, uint64_t addr), void *arg);

#endif
