/* SPDX-License-Identifier: MIT */
/*
 * A plan: where the `syscall` instructions of one ELF object are, and what may be done to each.
 * Made by weir-plan (hosted, Zydis), kept in the cache, applied in-hook. Addresses are the
 * object's own virtual addresses (p_vaddr space), so a plan holds for every mapping of the object.
 *
 * A plan only proposes. Who applies it compares orig with the live bytes first, so a plan for
 * another object, an old one or a damaged one can do no harm beyond the sites it misses.
 */
#ifndef WEIR_PLAN_FORMAT_H
#define WEIR_PLAN_FORMAT_H

#include <stdint.h>

#define PLAN_MAGIC 0x4e414c5052494557ull /* "WEIRPLAN" */
#define PLAN_VERSION 4u
#define PLAN_KEY_MAX \
	48 /* bytes of the key: build-id, or for objects without one a hash of identity */

struct plan_header {
	uint64_t magic;
	uint32_t version;
	uint32_t size;	   /* of the whole plan, header included */
	uint64_t checksum; /* FNV-1a 64 over all bytes after this field */
	uint32_t site_count;
	uint32_t key_size;
	uint8_t key[PLAN_KEY_MAX];
	/* struct plan_site sites[site_count], sorted by addr */
};

enum plan_tactic {
	PLAN_T0 = 0, /* `mov $nr,%eax` directly before, no branch to the syscall: 5 bytes at addr - 5 */
	PLAN_T2 = 2, /* short jump to 5 bytes of padding at addr + 2 + pad */
	PLAN_T1 = 1, /* only the two bytes themselves may change: pun, or left to dispatch */
	PLAN_T4 = 4, /* must not be touched */
};

enum plan_reason { /* why the tactic is not better than it is */
		   PLAN_WHY_BEST = 0,
		   PLAN_WHY_NO_MOV,	   /* no adjacent mov $imm32,%eax */
		   PLAN_WHY_BRANCH_TARGET, /* something jumps to the syscall itself */
		   PLAN_WHY_NO_BOUNDS, /* the enclosing function is not known: branches cannot be excluded */
		   PLAN_WHY_RESTORER, /* a signal restorer: unwinders know it by its bytes */
		   PLAN_WHY_NOT_DECODED, /* reached by no decoding from a function start: may be data */
};

/* May the two bytes become `call *%rax`, by way of page 0? Nothing may live at -8(%rsp). */
enum plan_zero {
	PLAN_ZERO_UNASKED = 0, /* the tactic is another, or nothing may be changed */
	PLAN_ZERO_SAFE,
	PLAN_ZERO_NUMBER,   /* rax is not known, or too great */
	PLAN_ZERO_BOUNDS,   /* the function around it is not known whole */
	PLAN_ZERO_RED_ZONE, /* it has operands below its stack pointer */
	PLAN_ZERO_POINTER,  /* it does with its stack pointer what cannot be followed */
	PLAN_ZERO_LEAF, /* it calls nothing, and may keep things below its stack pointer unseen */
	PLAN_ZERO_FRAME, /* it has operands below its frame pointer, further down than the stack pointer */
};
#define PLAN_ZERO_NUMBERS 512u /* rax has to be less */

struct plan_site {
	uint64_t addr; /* of the 0f 05 */
	uint32_t nr;   /* from the mov, or PLAN_NR_UNKNOWN */
	uint8_t tactic;
	uint8_t reason;
	int8_t pad;		 /* T2: distance from addr + 2 to the padding */
	uint8_t orig_before : 4; /* how many bytes of orig stand before addr: 5 or 0 */
	uint8_t zero : 4;	 /* enum plan_zero */
	uint8_t orig[16]; /* original bytes from addr - orig_before on; zero beyond the segment's end */
			  /* T2: only orig[0..10] are; orig[11..15] are those of the padding */
};
#define PLAN_NR_UNKNOWN 0xffffffffu
#define PLAN_T2_ORIG_PAD 11

/*
 * The key: the build-id (NT_GNU_BUILD_ID), else, little endian and packed:
 *	0  "STAT"	4  u32 device major	8  u32 device minor	12 u64 inode
 *	20 u64 size	28 i64 mtime seconds	36 u32 mtime nanoseconds
 * The rest of key[] is zero. key.h has the code that derives either.
 */
#define PLAN_STAT_KEY_SIZE 40

#endif
