/* SPDX-License-Identifier: MIT */
/*
 * What can be found in an object without decoding it: the bytes 0f 05, and everything that looks
 * as if it led to a code address. Each pass reads its bytes once and takes any alignment for
 * possible, so what is found is a superset of what is there: a false target costs one site a
 * better tactic, a missed one could cost the program its life.
 *
 *  - jmp, jcc, call rel32 and lea/imm32 forms anywhere in executable segments (this sees branches
 *    from another part of the function, such as its .cold part, that a decode of one range misses)
 *  - aligned 8-byte words of the file that are code addresses: tables of absolute addresses,
 *    relocation addends, RELR words, label addresses
 *  - 4-byte tables relative to their own start, as compilers make them for switch: whatever a
 *    rip-relative lea points to is read as one for as long as its entries lead into code
 *
 * Short branches (rel8) are left to the decode of what lies within their reach.
 */
#include "plan/image.h"

#include <errno.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define TABLE_ENTRIES_MAX 65536
#define TABLE_BUDGET (64u << 20) /* entries read in all: bounds the time on hostile files */

static uint32_t load32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static uint64_t load64(const uint8_t *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

int scan_sites(const struct image *img, int (*fn)(void *arg, uint64_t addr), void *arg)
{
	for (unsigned int i = 0; i < img->text_count; i++) {
		const struct text *t = &img->text[i];
		uint64_t at = 0;
		int ret;

#ifdef __SSE2__
		const __m128i first = _mm_set1_epi8(0x0f), second = _mm_set1_epi8(0x05);

		for (; at + 17 <= t->size; at += 16) {
			const uint8_t *p = t->bytes + at;
			const __m128i a = _mm_loadu_si128((const __m128i *)(const void *)p);
			const __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + 1));
			int hits = _mm_movemask_epi8(
				_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, second)));

			for (; hits; hits &= hits - 1) {
				ret = fn(arg, t->addr + at + (unsigned int)__builtin_ctz(hits));
				if (ret < 0)
					return ret;
			}
		}
#endif
		for (; at + 2 <= t->size; at++) {
			if (t->bytes[at] != 0x0f || t->bytes[at + 1] != 0x05)
				continue;
			ret = fn(arg, t->addr + at);
			if (ret < 0)
				return ret;
		}
	}
	return 0;
}

struct scan {
	const struct image *img;
	uint64_t budget;
};

/*
 * Read what is at @base as a table of int32 offsets from @base, up to where the next one begins:
 * compilers lay them end to end, and with the wrong base each entry is a wrong target.
 */
static int scan_table(struct scan *s, uint64_t base)
{
	const struct text *t = NULL;

	for (uint32_t i = 0; i < TABLE_ENTRIES_MAX; i++) {
		const uint8_t *entry = image_at(s->img, base + 4 * (uint64_t)i, 4);
		uint64_t to;

		if (!entry || (i > 0 && image_is_base(s->img, base + 4 * (uint64_t)i)))
			return 0;
		to = base + (uint64_t)(int64_t)(int32_t)load32(entry);
		if (!t || to - t->addr >= t->size)
			t = image_text(s->img, to, 1);
		if (!t)
			return 0;
		if (s->budget == 0)
			return image_fail(s->img, -EFBIG, "too many tables");
		s->budget--;
		image_set_target(s->img, to);
	}
	return 0;
}

/* One byte that may be the opcode of an instruction with a code address in it. */
static int scan_opcode(struct scan *s, const struct text *t, uint64_t at)
{
	const uint8_t *p = t->bytes + at;
	const uint64_t left = t->size - at;
	uint64_t to;

	if (left < 5)
		return 0;
	if ((p[0] & 0xfe) != 0xe8 && left < 6)
		return 0; /* all others are longer, or end with a segment that runs on into nothing */
	if ((p[0] & 0xfe) == 0xe8) { /* call, jmp rel32 */
		to = t->addr + at + 5 + (uint64_t)(int64_t)(int32_t)load32(p + 1);
	} else if (p[0] == 0x0f && (p[1] & 0xf0) == 0x80) { /* jcc rel32 */
		to = t->addr + at + 6 + (uint64_t)(int64_t)(int32_t)load32(p + 2);
	} else if (p[0] == 0xc7 && p[1] == 0xf8) { /* xbegin rel32 */
		to = t->addr + at + 6 + (uint64_t)(int64_t)(int32_t)load32(p + 2);
	} else if (p[0] == 0x8d && (p[1] & 0xc7) == 0x05) { /* lea disp32(%rip),%reg */
		to = t->addr + at + 6 + (uint64_t)(int64_t)(int32_t)load32(p + 2);
		image_set_label(s->img, to); /* that its address is taken makes it code no more than data */
		image_set_reached(s->img, to);
		/* only what is certainly a 64-bit lea may end another table; see scan_bases */
		if (to % 4 == 0 && at > 0 && (p[-1] & 0xfb) == 0x48) {
			image_set_base(s->img, to);
			return 0;
		}
		return scan_table(s, to);
	} else if ((p[0] & 0xf8) == 0xb8 || p[0] == 0x68) { /* mov $imm32,%reg; push $imm32 */
		image_set_label(s->img, load32(p + 1));
		image_set_reached(s->img, load32(p + 1));
		if (left >= 9) /* movabs $imm64,%reg */
			image_set_reached(s->img, load64(p + 1));
		return 0;
	} else if (p[0] == 0xc7) { /* mov $imm32,... */
		image_set_label(s->img, load32(p + 2));
		image_set_reached(s->img, load32(p + 2));
		return 0;
	} else {
		return 0;
	}
	image_set_target(s->img, to);
	image_set_reached(s->img, to);
	return 0;
}

static int scan_text(struct scan *s, const struct text *t)
{
	/* only in a program at a fixed address can an immediate be a code address */
	const bool fixed = s->img->type == ET_EXEC;
	uint64_t at = 0;
	int ret;

#ifdef __SSE2__
	const __m128i m_fe = _mm_set1_epi8((char)0xfe), v_e8 = _mm_set1_epi8((char)0xe8);
	const __m128i m_f0 = _mm_set1_epi8((char)0xf0), v_80 = _mm_set1_epi8((char)0x80);
	const __m128i m_c7 = _mm_set1_epi8((char)0xc7), v_05 = _mm_set1_epi8(0x05);
	const __m128i m_f8 = _mm_set1_epi8((char)0xf8), v_b8 = _mm_set1_epi8((char)0xb8);
	const __m128i v_0f = _mm_set1_epi8(0x0f), v_8d = _mm_set1_epi8((char)0x8d);
	const __m128i v_c7 = m_c7, v_f8 = m_f8, v_68 = _mm_set1_epi8(0x68);

	for (; at + 17 <= t->size; at += 16) {
		const uint8_t *p = t->bytes + at;
		const __m128i a = _mm_loadu_si128((const __m128i *)(const void *)p);
		const __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + 1));
		const __m128i is_c7 = _mm_cmpeq_epi8(a, v_c7);
		__m128i hit = _mm_cmpeq_epi8(_mm_and_si128(a, m_fe), v_e8);
		unsigned int hits;

		hit = _mm_or_si128(hit, _mm_and_si128(_mm_cmpeq_epi8(a, v_0f),
						      _mm_cmpeq_epi8(_mm_and_si128(b, m_f0), v_80)));
		hit = _mm_or_si128(hit, _mm_and_si128(_mm_cmpeq_epi8(a, v_8d),
						      _mm_cmpeq_epi8(_mm_and_si128(b, m_c7), v_05)));
		hit = _mm_or_si128(hit, _mm_and_si128(is_c7, _mm_cmpeq_epi8(b, v_f8)));
		if (fixed) {
			hit = _mm_or_si128(hit, _mm_cmpeq_epi8(_mm_and_si128(a, m_f8), v_b8));
			hit = _mm_or_si128(hit, _mm_cmpeq_epi8(a, v_68));
			hit = _mm_or_si128(hit, is_c7);
		}
		for (hits = (unsigned int)_mm_movemask_epi8(hit); hits; hits &= hits - 1) {
			ret = scan_opcode(s, t, at + (unsigned int)__builtin_ctz(hits));
			if (ret < 0)
				return ret;
		}
	}
#endif
	for (; at < t->size; at++) {
		const uint8_t op = t->bytes[at];

		if (!fixed && ((op & 0xf8) == 0xb8 || op == 0x68 ||
			       (op == 0xc7 && (at + 1 == t->size || t->bytes[at + 1] != 0xf8))))
			continue;
		ret = scan_opcode(s, t, at);
		if (ret < 0)
			return ret;
	}
	return 0;
}

/* Aligned words that are code addresses, in everything that is mapped from the file. */
static void scan_words(const struct image *img, const Elf64_Phdr *ph)
{
	const uint64_t low = img->text[0].addr;
	const struct text *last = &img->text[img->text_count - 1];
	const uint64_t span = last->addr + last->size - low;
	const uint64_t skip = -ph->p_vaddr & 7;

	for (uint64_t at = skip; at + 8 <= ph->p_filesz; at += 8) {
		uint64_t word;

		memcpy(&word, img->bytes + ph->p_offset + at, sizeof(word));
		if (word - low < span)
			image_set_target(img, word);
	}
}

/* The tables at all the bases that scan_text has found. */
static int scan_bases(struct scan *s)
{
	for (unsigned int i = 0; i < s->img->phdr_count; i++) {
		const uint64_t words = s->img->phdrs[i].p_filesz / 256 + 1;

		for (uint64_t w = 0; s->img->bases[i] && w < words; w++) {
			for (uint64_t left = s->img->bases[i][w]; left; left &= left - 1) {
				const uint64_t bit = (uint64_t)__builtin_ctzll(left);
				const uint64_t start = s->img->phdrs[i].p_vaddr & ~3ull;
				const int ret = scan_table(s, start + (w * 64 + bit) * 4);

				if (ret < 0)
					return ret;
			}
		}
	}
	return 0;
}

static void scan_symbol(void *arg, const Elf64_Sym *sym, const char *name)
{
	const unsigned int type = ELF64_ST_TYPE(sym->st_info);

	(void)name;
	if (type == STT_FUNC || type == STT_GNU_IFUNC)
		image_set_target(arg, sym->st_value);
	else
		image_set_label(arg, sym->st_value);
}

int scan_targets(struct image *img)
{
	struct scan s = { .img = img, .budget = TABLE_BUDGET };

	if (img->text_count == 0)
		return 0;
	image_set_target(img, img->entry);
	image_each_symbol(img, scan_symbol, img);
	for (unsigned int i = 0; i < img->phdr_count; i++)
		if (img->phdrs[i].p_type == PT_LOAD)
			scan_words(img, &img->phdrs[i]);
	for (unsigned int i = 0; i < img->text_count; i++) {
		const int ret = scan_text(&s, &img->text[i]);

		if (ret < 0)
			return ret;
	}
	return scan_bases(&s);
}
