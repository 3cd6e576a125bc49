/* SPDX-License-Identifier: MIT */
/*
 * What a plan is filed under. The planner derives the key from the file, in-hook code from the
 * mapped object, so both sides share this header; it needs no libc.
 *
 * The key is the descriptor of the NT_GNU_BUILD_ID note where there is one of 1 to PLAN_KEY_MAX
 * bytes, else the 44 bytes of plan_key_from_stat(): identity and time of the file, as format.h
 * lays them out. With the former a plan outlives copies and package reinstalls; with the latter
 * it is made again whenever the file is touched.
 */
#ifndef WEIR_PLAN_KEY_H
#define WEIR_PLAN_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "plan/format.h"

struct plan_key {
	uint32_t size; /* 0: no key */
	uint8_t bytes[PLAN_KEY_MAX];
};

/* Where the name of a cache entry is put: hex digits, ".plan" or ".entries", NUL. */
#define PLAN_CACHE_NAME_SIZE (2 * PLAN_KEY_MAX + 9)

static inline uint32_t plan_key_u32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/*
 * Look for the build-id in one PT_NOTE segment, @align being its p_align. Returns 1 and fills
 * @key when found. A segment with alignment 8 (.note.gnu.property) pads to 8, any other to 4.
 */
static inline int plan_key_from_notes(struct plan_key *key, const uint8_t *notes, size_t size,
				      uint64_t align)
{
	const size_t mask = align == 8 ? 7 : 3;
	size_t at = 0;

	while (size - at >= 12) {
		const uint64_t name_size = plan_key_u32(notes + at);
		const uint64_t desc_size = plan_key_u32(notes + at + 4);
		const uint32_t type = plan_key_u32(notes + at + 8);
		const uint64_t desc = (at + 12 + name_size + mask) & ~(uint64_t)mask;
		const uint64_t next = (desc + desc_size + mask) & ~(uint64_t)mask;
		const uint8_t *name = notes + at + 12;

		if (desc > size || desc_size > size - desc)
			return 0;
		if (type == 3 /* NT_GNU_BUILD_ID */ && name_size == 4 && name[0] == 'G' &&
		    name[1] == 'N' && name[2] == 'U' && name[3] == 0 && desc_size > 0 &&
		    desc_size <= PLAN_KEY_MAX) {
			for (uint32_t i = 0; i < PLAN_KEY_MAX; i++)
				key->bytes[i] = i < desc_size ? notes[desc + i] : 0;
			key->size = (uint32_t)desc_size;
			return 1;
		}
		if (next > size)
			return 0;
		at = (size_t)next;
	}
	return 0;
}

static inline void plan_key_put(uint8_t *p, uint64_t value, unsigned int size)
{
	for (unsigned int i = 0; i < size; i++)
		p[i] = (uint8_t)(value >> (8 * i));
}

/* The key of a file without build-id. In-hook code takes these from statx of the mapped path. */
static inline void plan_key_from_stat(struct plan_key *key, uint32_t dev_major, uint32_t dev_minor,
				      uint64_t ino, uint64_t size, int64_t mtime_sec,
				      uint32_t mtime_nsec)
{
	for (uint32_t i = 0; i < PLAN_KEY_MAX; i++)
		key->bytes[i] = 0;
	key->bytes[0] = 'S';
	key->bytes[1] = 'T';
	key->bytes[2] = 'A';
	key->bytes[3] = 'T';
	plan_key_put(key->bytes + 4, dev_major, 4);
	plan_key_put(key->bytes + 8, dev_minor, 4);
	plan_key_put(key->bytes + 12, ino, 8);
	plan_key_put(key->bytes + 20, size, 8);
	plan_key_put(key->bytes + 28, (uint64_t)mtime_sec, 8);
	plan_key_put(key->bytes + 36, mtime_nsec, 4);
	key->size = PLAN_STAT_KEY_SIZE;
}

static inline void plan_cache_name_of(const uint8_t *key, uint32_t key_size, const char *suffix,
				      char name[PLAN_CACHE_NAME_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	char *p = name;

	for (uint32_t i = 0; i < key_size && i < PLAN_KEY_MAX; i++) {
		*p++ = hex[key[i] >> 4];
		*p++ = hex[key[i] & 15];
	}
	while (*suffix && p < name + PLAN_CACHE_NAME_SIZE - 1)
		*p++ = *suffix++;
	*p = 0;
}

static inline void plan_cache_name(const uint8_t *key, uint32_t key_size,
				   char name[PLAN_CACHE_NAME_SIZE])
{
	plan_cache_name_of(key, key_size, ".plan", name);
}

static inline void plan_cache_name_entries(const uint8_t *key, uint32_t key_size,
					   char name[PLAN_CACHE_NAME_SIZE])
{
	plan_cache_name_of(key, key_size, ".entries", name);
}

#endif
