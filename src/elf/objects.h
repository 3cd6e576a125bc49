/* SPDX-License-Identifier: MIT */
/*
 * Executable mappings of this process and their plans. Read from /proc/self/maps when an address
 * is not known yet; a plan comes from the cache, or from weir-plan, which the supervisor is asked to run when the cache
 * has none; without a supervisor it is run here.
 */
#ifndef WEIR_ELF_OBJECTS_H
#define WEIR_ELF_OBJECTS_H

#include "plan/check.h"
#include "plan/entry.h"
#include "plan/local.h"
#include "rt/rt.h"

struct elf_object {
	uint64_t start, end; /* the executable mapping */
	uint64_t bias;	     /* add to a plan's address */
	uint64_t inode;
	uint32_t prot;
	bool shared;
	bool sought;	 /* the plan was looked for */
	uint32_t serial; /* objects count up as they are seen */
	const struct plan_header *plan;
	const struct entry_header *entries;
	bool entries_sought, names_sought;
	const struct local_header *names;
	uint64_t offset, base; /* file offset of the mapping; where the file's first page is mapped */
	char path[256];
};

/*
 * How plans are found: dir is the cache, prog the planner's place when it is not beside the
 * library. The words of the environment are copied; "" where there is none.
 */
void elf_plans_init(const char *dir, const char *prog, bool cache, const char *home, const char *xdg);
/*
 * Who is asked instead of running weir-plan, so that the program gets no child of ours: writes to fd. 0, or a
 * negative errno; -ENOSYS: there is no one to ask. kind: as in enum trace_request_kind.
 */
enum elf_plan_kind { ELF_PLAN = 1, ELF_ENTRIES, ELF_NAMES };
extern RT_HIDDEN int (*elf_ask_planner)(const char *path, enum elf_plan_kind kind, int fd);
/* The user names weir-plan: it is not sought beside the library. */
void elf_planner_is(const char *path);
/* Where libweir's own code is: no object of the program. */
void elf_own_text(uint64_t start, uint64_t end);
/* The mapping that holds an address, or NULL. Its plan is there if there is one to be had. */
struct elf_object *elf_object_at(uint64_t addr);
/* The same for who does not need the plan. */
struct elf_object *elf_mapping_at(uint64_t addr);
/* The same, with its entry plan if there is one to be had. */
struct elf_object *elf_functions_at(uint64_t addr);
/* The same, with the names of its functions if they are to be had. */
struct elf_object *elf_names_at(uint64_t addr);
/* Path of a file beside libweir.so (place 0) or beside weir-plan (1). False if it is not there. */
bool elf_beside(int place, const char *name, char *path, size_t size);
/* The serial number of the object seen last. */
uint32_t elf_last_serial(void);
/* Calls fn for each executable mapping of a file, with its plan. */
void elf_objects_each(void (*fn)(struct elf_object *o, void *data), void *data);
/* The address space has changed: mappings are read again at the next question. */
void elf_objects_stale(void);
/*
 * The next child of this process will be the first one of a pid namespace, which ends with it: that
 * must not be weir-plan. Its children may run it again. Nor may it be in a program that is attached to, which
 * would wait for it.
 */
void elf_plans_childless(void);
/* No more files may be opened, nothing may be run (a seccomp filter is in force). */
void elf_plans_stop(void);

#endif
