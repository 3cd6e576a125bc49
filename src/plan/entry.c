/* SPDX-License-Identifier: MIT */
/*
 * From a file to its entry plan: all functions, and for each how its beginning may be changed. In
 * order: set a target bit for everything that can be found without decoding (scan.c); decode every
 * range and set the bits of its branches; then choose for each function, those first that find
 * room in themselves. docs/design/entry-patches.md argues why each choice is sound.
 */
#include "plan/entry.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "plan/displace.h"
#include "plan/image.h"
#include "plan/plan.h"
#include "plan/returns.h"

#define ENDBR_SIZE 4
#define HEAD_SIZE (ENDBR_SIZE + ENTRY_WINDOW_MAX) /* no change reaches further into a function */
#define REL8_BACK 128
#define REL8_FORTH 127
#define REL8_SIZE 2
#define PADDING_MAX 64

/* A short branch between two places in the head of one range: both may come to be displaced. */
struct inner {
	uint64_t from;
	uint64_t to;
};

struct start {
	uint64_t addr;
	uint64_t end;
	bool bounded;  /* the end is that of a range, not only where the next thing begins */
	uint8_t loops; /* as in struct maker */
	bool exported; /* other objects may refer to it */
	bool special;  /* and one of its names is that of no ordinary function */
};

struct maker {
	struct image img;
	ZydisDecoder decoder;
	ZydisDecoder sweeper; /* the same in minimal mode */
	uint64_t budget; /* bytes that may yet be decoded: hostile ranges overlap without end */
	uint8_t *loops; /* for each range: a branch in it leads to its beginning (1), or 4 bytes on (2) */
	uint64_t *taken[IMAGE_SEGMENTS_MAX]; /* a bit for each byte of padding that is given away */
	struct inner *inners;		     /* sorted by .to */
	size_t inner_count, inner_room;
	struct start *starts;
	size_t start_count, start_room;
	struct entry_func *funcs;
	uint8_t *pool;
	size_t pool_size, pool_room;
	int failed; /* of a callback that cannot return it */
};

/* Room for one more element: the array, or NULL. */
static void *grown(void *array, size_t count, size_t *room, size_t size)
{
	const size_t bigger = *room ? 2 * *room : 1024;

	if (count < *room)
		return array;
	array = realloc(array, bigger * size);
	if (array)
		*room = bigger;
	return array;
}

static int no_memory(const struct maker *m)
{
	return image_fail(&m->img, -ENOMEM, "out of memory");
}

/* ---- what leads where ---- */

static int add_inner(struct maker *m, uint64_t from, uint64_t to)
{
	struct inner *bigger = grown(m->inners, m->inner_count, &m->inner_room, sizeof(*bigger));

	if (!bigger)
		return no_memory(m);
	m->inners = bigger;
	m->inners[m->inner_count++] = (struct inner){ .from = from, .to = to };
	return 0;
}

static int note_branch(struct maker *m, size_t i, uint64_t from, const ZydisDecodedInstruction *dec)
{
	const struct range *r = &m->img.ranges[i];
	const uint64_t to = from + dec->length + (uint64_t)dec->raw.imm[0].value.s;
	const bool is_short = dec->raw.imm[0].size == 8;

	image_set_reached(&m->img, to);
	if (is_short && from - r->addr < HEAD_SIZE && to - r->addr < HEAD_SIZE && to < r->end)
		return add_inner(m, from, to);
	if (dec->mnemonic != ZYDIS_MNEMONIC_CALL && (to == r->addr || to == r->addr + ENDBR_SIZE))
		m->loops[i] |= to == r->addr ? 1 : 2;
	image_set_target(&m->img, to);
	return 0;
}

/* How far bytes read as nops and int3 from @at on, whole ones, up to @end or a little beyond. */
static uint64_t padding_run(const struct maker *m, uint64_t at, uint64_t end)
{
	const struct text *t = image_text(&m->img, at, 1);

	while (t && at < end && at - t->addr < t->size) {
		const uint64_t left = t->addr + t->size - at;
		ZydisDecodedInstruction dec;

		if (!ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(
			    &m->decoder, NULL, t->bytes + (at - t->addr), left, &dec)) ||
		    (dec.mnemonic != ZYDIS_MNEMONIC_NOP && dec.mnemonic != ZYDIS_MNEMONIC_INT3))
			break;
		at += dec.length;
	}
	return at;
}

static int decode_range(struct maker *m, size_t i)
{
	struct range *r = &m->img.ranges[i];
	const struct text *t = image_text(&m->img, r->addr, r->end - r->addr);
	uint64_t addr = r->addr;

	if (r->end - r->addr > m->budget)
		return image_fail(&m->img, -EFBIG, "too many overlapping functions");
	m->budget -= r->end - r->addr;
	while (addr < r->end) {
		ZydisDecodedInstruction dec;
		int ret = 0;

		if (!ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(
			    &m->sweeper, NULL, t->bytes + (addr - t->addr), r->end - addr, &dec))) {
			addr++;
			r->ends = false;
			continue;
		}
		if (dec.raw.imm[0].is_relative)
			ret = note_branch(m, i, addr, &dec);
		if (ret < 0)
			return ret;
		addr += dec.length;
		r->ends = !displace_runs_on(&dec);
	}
	r->decoded = true;
	if (!r->ends) /* it may run on into what follows */
		image_set_reached(&m->img, padding_run(m, r->end, r->end + PADDING_MAX));
	return 0;
}

/* Read as instructions from its beginning, may a gap run on into what follows? Padding does not. */
static bool gap_runs_on(const struct maker *m, uint64_t from, uint64_t end)
{
	bool runs_on = false;

	while (from < end) {
		const uint64_t padding = padding_run(m, from, end);
		const uint8_t *p = image_at(&m->img, padding, end > padding ? end - padding : 0);
		ZydisDecodedInstruction dec;

		if (padding >= end)
			break;
		if (!p || !ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(&m->sweeper, NULL, p,
								      end - padding, &dec)))
			return true;
		runs_on = displace_runs_on(&dec);
		from = padding + dec.length;
	}
	return runs_on;
}

/* Bytes in no range: each may be a short branch, and what looks like one is taken for one. */
static void scan_gap(struct maker *m, uint64_t from, uint64_t end)
{
	for (uint64_t addr = from; addr < end; addr++) {
		const uint8_t *p = image_at(&m->img, addr, REL8_SIZE);

		if (p && ((p[0] & 0xf0) == 0x70 || p[0] == 0xeb || (p[0] & 0xfc) == 0xe0)) {
			const uint64_t to = addr + REL8_SIZE + (uint64_t)(int64_t)(int8_t)p[1];

			image_set_target(&m->img, to);
			image_set_reached(&m->img, to);
		}
	}
	if (gap_runs_on(m, from, end))
		image_set_reached(&m->img, end);
}

static void scan_gaps(struct maker *m)
{
	const struct image *img = &m->img;

	for (unsigned int i = 0; i < img->text_count; i++) {
		const struct text *t = &img->text[i];
		uint64_t covered = t->addr;

		for (size_t j = image_first_range(img, t->addr);
		     j < img->range_count && img->ranges[j].addr < t->addr + t->size; j++) {
			if (img->ranges[j].addr > covered)
				scan_gap(m, covered, img->ranges[j].addr);
			if (img->ranges[j].end > covered)
				covered = img->ranges[j].end;
		}
		if (covered < t->addr + t->size)
			scan_gap(m, covered, t->addr + t->size);
	}
}

static bool is_uncovered(void *arg, uint64_t addr, uint64_t size)
{
	const struct image *img = &((const struct maker *)arg)->img;
	const size_t first = image_first_range(img, addr);

	(void)size;
	return first == img->range_count || img->ranges[first].addr > addr;
}

static int compare_inners(const void *a, const void *b)
{
	const struct inner *x = a, *y = b;

	return x->to < y->to ? -1 : x->to > y->to;
}

/* Ranges that hold each other are walked over again and again: only so many of them. */
static int check_depth(const struct maker *m)
{
	uint64_t steps = 0;

	for (size_t i = 0; i < m->img.range_count; i++)
		steps += i - image_first_range(&m->img, m->img.ranges[i].addr);
	if (steps > 1000000 + 16 * m->img.range_count)
		return image_fail(&m->img, -EFBIG, "too many overlapping functions");
	return 0;
}

static int find_targets(struct maker *m)
{
	struct image *img = &m->img;
	int ret = image_read_ranges(img);

	if (ret == 0)
		ret = image_add_symbol_ranges(img, is_uncovered, m);
	if (ret == 0)
		ret = scan_targets(img);
	if (ret < 0)
		return ret;
	m->loops = calloc(img->range_count + 1, sizeof(*m->loops));
	if (!m->loops)
		return no_memory(m);
	for (unsigned int i = 0; i < img->text_count; i++) {
		m->budget += 4 * img->text[i].size;
		m->taken[i] = calloc(img->text[i].size / 64 + 1, sizeof(uint64_t));
		if (!m->taken[i])
			return no_memory(m);
	}
	ret = check_depth(m);
	for (size_t i = 0; i < img->range_count && ret == 0; i++)
		ret = decode_range(m, i);
	scan_gaps(m);
	if (m->inner_count)
		qsort(m->inners, m->inner_count, sizeof(*m->inners), compare_inners);
	return ret;
}

/* Does a branch between two places of one head lead into [from, end), not being displaced itself? */
static bool is_led_within(const struct maker *m, uint64_t from, uint64_t end, uint64_t base,
			  uint64_t displaced)
{
	size_t low = 0, high = m->inner_count;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;

		if (m->inners[mid].to >= from)
			high = mid;
		else
			low = mid + 1;
	}
	for (; low < m->inner_count && m->inners[low].to < end; low++)
		if (m->inners[low].from - base >= displaced)
			return true;
	return false;
}

/* Does anything that is not itself in [base, base + displaced) lead into the bytes behind base? */
static bool is_led_into(const struct maker *m, uint64_t base, uint64_t size, uint64_t displaced)
{
	return image_any_target(&m->img, base + 1, base + size) ||
	       is_led_within(m, base + 1, base + size, base, displaced);
}

/* ---- functions ---- */

static int add_start(struct maker *m, uint64_t addr)
{
	struct start *bigger = grown(m->starts, m->start_count, &m->start_room, sizeof(*bigger));

	if (!bigger)
		return no_memory(m);
	m->starts = bigger;
	m->starts[m->start_count++] = (struct start){ .addr = addr };
	return 0;
}

static void add_symbol(void *arg, const Elf64_Sym *sym, const char *name)
{
	struct maker *m = arg;
	const unsigned int type = ELF64_ST_TYPE(sym->st_info);

	(void)name;
	if (m->failed == 0 && (type == STT_FUNC || type == STT_GNU_IFUNC))
		m->failed = add_start(m, sym->st_value);
}

static int compare_starts(const void *a, const void *b)
{
	const struct start *x = a, *y = b;

	return x->addr < y->addr ? -1 : x->addr > y->addr;
}

/* The innermost range that holds the function says where it ends; else the next function does. */
static void bound(const struct maker *m, struct start *s, uint64_t next)
{
	const struct image *img = &m->img;
	const struct text *t = image_text(img, s->addr, 1);

	s->end = t->addr + t->size;
	if (next < s->end)
		s->end = next;
	for (size_t i = image_first_range(img, s->addr);
	     i < img->range_count && img->ranges[i].addr <= s->addr; i++) {
		if (img->ranges[i].end <= s->addr)
			continue;
		s->end = img->ranges[i].end;
		s->bounded = true;
		s->loops = img->ranges[i].addr == s->addr ? m->loops[i] : 0;
	}
}

bool plan_return_is_seen(const char *name)
{
	for (size_t i = 0; i < sizeof(returns_not_seen) / sizeof(returns_not_seen[0]); i++) {
		const char *is = returns_not_seen[i];
		const size_t n = strlen(is);

		if (is[n - 1] == '*' ? strncmp(is, name, n - 1) == 0 : strcmp(is, name) == 0)
			return false;
	}
	return true;
}

static void note_export(void *arg, const Elf64_Sym *sym, const char *name)
{
	const struct start key = { .addr = sym->st_value };
	struct maker *m = arg;
	struct start *s;

	if (ELF64_ST_TYPE(sym->st_info) != STT_FUNC || ELF64_ST_BIND(sym->st_info) == STB_LOCAL ||
	    m->start_count == 0)
		return;
	s = bsearch(&key, m->starts, m->start_count, sizeof(key), compare_starts);
	if (!s)
		return;
	s->exported = true;
	s->special |= !plan_return_is_seen(name);
}

static int find_starts(struct maker *m)
{
	const struct image *img = &m->img;
	size_t kept = 0;
	int ret = 0;

	for (size_t i = 0; i < img->range_count && ret == 0; i++)
		ret = add_start(m, img->ranges[i].addr);
	if (ret < 0)
		return ret;
	image_each_symbol(img, add_symbol, m);
	if (m->failed < 0)
		return m->failed;
	if (m->start_count)
		qsort(m->starts, m->start_count, sizeof(*m->starts), compare_starts);
	for (size_t i = 0; i < m->start_count; i++)
		if (kept == 0 || m->starts[kept - 1].addr != m->starts[i].addr)
			m->starts[kept++] = m->starts[i];
	m->start_count = kept;
	for (size_t i = 0; i < kept; i++)
		bound(m, &m->starts[i], i + 1 < kept ? m->starts[i + 1].addr : UINT64_MAX);
	image_each_export(img, note_export, m);
	return 0;
}

/* ---- padding ---- */

static bool is_taken(const struct maker *m, uint64_t from, uint64_t end)
{
	const struct text *t = image_text(&m->img, from, end - from);

	for (; t && from < end; from++)
		if (m->taken[t - m->img.text][(from - t->addr) / 64] >> ((from - t->addr) % 64) & 1)
			return true;
	return !t;
}

static void take(const struct maker *m, uint64_t from, uint64_t end)
{
	const struct text *t = image_text(&m->img, from, end - from);

	for (; t && from < end; from++)
		m->taken[t - m->img.text][(from - t->addr) / 64] |= 1ull << ((from - t->addr) % 64);
}

/*
 * Is [from, end) padding: behind an instruction that does not run on, nops and int3 from its first
 * byte on, in no range but the one that ends at @own_end, and led to by nothing?
 */
static bool is_padding(const struct maker *m, uint64_t from, uint64_t end, uint64_t own_end)
{
	const struct image *img = &m->img;

	for (size_t i = image_first_range(img, from);
	     i < img->range_count && img->ranges[i].addr < end; i++)
		if (img->ranges[i].end > from && img->ranges[i].end != own_end)
			return false;
	return padding_run(m, from, end) >= end && image_text(img, from, end - from) &&
	       !image_any_target(img, from, end) && !is_led_within(m, from, end, 0, 0);
}

/* Five bytes of padding behind some range that ends, within a short jump of @base; 0 if none. */
static uint64_t find_hole(const struct maker *m, uint64_t base)
{
	const struct image *img = &m->img;
	const uint64_t near = base + ENTRY_SHORT_SIZE;
	const uint64_t low = near > REL8_BACK ? near - REL8_BACK : 0;

	for (size_t i = image_first_range(img, low > 64 ? low - 64 : 0);
	     i < img->range_count && img->ranges[i].addr < near + REL8_FORTH; i++) {
		const struct range *r = &img->ranges[i];

		if (!r->ends || img->ends[i] != r->end)
			continue;
		for (uint64_t at = r->end; at < r->end + 64 && at <= near + REL8_FORTH; at++) {
			if (!is_padding(m, r->end, at + ENTRY_JUMP_SIZE, r->end))
				break;
			if (at >= low && !is_taken(m, at, at + ENTRY_JUMP_SIZE))
				return at;
		}
	}
	return 0;
}

/* ---- choosing ---- */

static uint64_t readable(const struct maker *m, uint64_t addr, uint64_t max)
{
	uint64_t n = 0;

	while (n < max && image_text(&m->img, addr, n + 1))
		n++;
	return n;
}

static int add_next(struct maker *m, struct displace *d, uint64_t at, uint64_t end)
{
	const uint64_t n = readable(m, at, end - at < 15 ? end - at : 15);

	return n ? displace_add(d, at, image_at(&m->img, at, n), n) : -ENTRY_WHY_NOT_DECODED;
}

/* Displaces whole instructions until the jump fits. 0, or why it cannot be. */
static int try_jump(struct maker *m, const struct start *s, struct displace *d, struct entry_func *f)
{
	const uint64_t base = d->base, need = base + ENTRY_JUMP_SIZE;
	bool ended = false;
	uint64_t at = base;

	while (at < need && at < s->end && !ended) {
		const int size = add_next(m, d, at, s->end);
		const unsigned int n = d->code.insn_count;

		if (size < 0)
			return -size;
		at += (uint64_t)size;
		ended = d->code.ends >> (n - 1) & 1;
		/* a call comes back: behind it the function goes on, in bytes that must have stayed */
		if (at < need && (d->calls >> (n - 1) & 1))
			return ENTRY_WHY_CALL;
	}
	f->window = (uint8_t)(at - base);
	if (at < need) {
		if (!ended || !s->bounded || !is_padding(m, at, need, s->end))
			return ENTRY_WHY_TOO_SHORT;
		f->flags |= ENTRY_F_IN_PADDING;
	}
	if (is_led_into(m, base, at < need ? ENTRY_JUMP_SIZE : f->window, f->window))
		return ENTRY_WHY_BRANCH_TARGET;
	return 0;
}

/* A displaced mov of a call's number: the engine of system calls may have put a jump there. */
static uint8_t find_site(const struct maker *m, const struct displace *d)
{
	for (unsigned int i = 0; i < d->code.insn_count; i++) {
		const uint8_t *p = image_at(&m->img, d->base + d->code.from[i],
					    PLAN_MOV_EAX_SIZE + PLAN_SYSCALL_SIZE);

		if (p && p[0] == 0xb8 && d->code.from[i + 1] - d->code.from[i] == PLAN_MOV_EAX_SIZE &&
		    p[5] == 0x0f && p[6] == 0x05)
			return d->code.from[i];
	}
	return ENTRY_NO_SITE;
}

static void find_thunk(const struct maker *m, const struct start *s, struct entry_func *f)
{
	const uint64_t base = s->addr + f->skip;
	ZydisDecodedInstruction dec;
	uint64_t to;

	if (!ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(
		    &m->decoder, NULL, image_at(&m->img, base, f->first), f->first, &dec)) ||
	    dec.mnemonic != ZYDIS_MNEMONIC_JMP || !dec.raw.imm[0].is_relative)
		return;
	to = base + dec.length + (uint64_t)dec.raw.imm[0].value.s;
	if (to - s->addr < s->end - s->addr || !image_text(&m->img, to, 1))
		return; /* within itself */
	f->flags |= ENTRY_F_THUNK;
	f->thunk = (int32_t)(int64_t)(to - s->addr);
}

static int store_code(struct maker *m, const struct displace *d, struct entry_func *f)
{
	const size_t fixes = d->code.fix_count * sizeof(d->fixes[0]);
	const size_t size = (sizeof(d->code) + fixes + d->code.size + 3) & ~(size_t)3;
	uint8_t *p;

	if (m->pool_size + size > m->pool_room) {
		const size_t room = 2 * m->pool_room + 65536;

		p = realloc(m->pool, room);
		if (!p || room > ENTRY_SIZE_MAX) {
			m->pool = p ? p : m->pool;
			return no_memory(m);
		}
		m->pool = p;
		m->pool_room = room;
	}
	p = m->pool + m->pool_size;
	memset(p, 0, size);
	memcpy(p, &d->code, sizeof(d->code));
	memcpy(p + sizeof(d->code), d->fixes, fixes);
	memcpy(p + sizeof(d->code) + fixes, d->bytes, d->code.size);
	f->code = (uint32_t)m->pool_size;
	m->pool_size += size;
	return 0;
}

static bool is_restorer(const struct maker *m, uint64_t addr)
{
	static const uint8_t bytes[] = { 0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05 };
	const uint8_t *p = image_at(&m->img, addr, sizeof(bytes));

	return p && memcmp(p, bytes, sizeof(bytes)) == 0;
}

/* The patch at @skip bytes into the function. The forms that are possible; why not in f->why. */
static uint8_t choose_at(struct maker *m, const struct start *s, unsigned int skip,
			 struct displace *d, struct entry_func *f)
{
	const uint64_t base = s->addr + skip;
	uint8_t forms = ENTRY_CAN(ENTRY_BREAK);
	int why;

	f->skip = (uint8_t)skip;
	f->flags = 0;
	displace_start(d, &m->decoder, s->addr, base);
	why = try_jump(m, s, d, f);
	f->why = (uint8_t)why;
	if (why == 0) {
		forms |= ENTRY_CAN(ENTRY_JUMP);
	} else {
		int size;

		f->window = 0;
		f->flags = (uint8_t)(f->flags & ~ENTRY_F_IN_PADDING);
		displace_start(d, &m->decoder, s->addr, base);
		size = base < s->end ? add_next(m, d, base, s->end) : -ENTRY_WHY_TOO_SHORT;
		if (size < 0) {
			f->why = (uint8_t)-size;
			return 0;
		}
	}
	f->first = d->code.from[1];
	if ((s->loops & (skip ? 2 : 1)) || (skip && (s->loops & 1)) ||
	    is_led_within(m, base, base + 1, base, f->window ? f->window : f->first))
		f->flags |= ENTRY_F_LOOP;
	if (f->first < ENTRY_JUMP_SIZE && image_text(&m->img, base, ENTRY_JUMP_SIZE) &&
	    !is_led_into(m, base, f->first, f->first))
		forms |= ENTRY_CAN(ENTRY_PUN);
	return forms;
}

static bool has_endbr(const struct maker *m, uint64_t addr)
{
	static const uint8_t endbr64[ENDBR_SIZE] = { 0xf3, 0x0f, 0x1e, 0xfa };
	const uint8_t *p = image_at(&m->img, addr, sizeof(endbr64));

	return p && memcmp(p, endbr64, sizeof(endbr64)) == 0;
}

/*
 * Callers in other objects come through a slot or a pointer, and expect no more than the ABI promises. Those of
 * its own may have been compiled together with it.
 */
static bool is_abi(const struct maker *m, const struct start *s, const struct entry_func *f)
{
	return s->exported && !s->special && !image_is_reached(&m->img, s->addr) &&
	       !(f->skip && image_is_reached(&m->img, s->addr + f->skip));
}

/* The function's own room: everything but ENTRY_SHORT. */
static int choose(struct maker *m, const struct start *s, struct entry_func *f)
{
	const unsigned int skip = has_endbr(m, s->addr) ? ENDBR_SIZE : 0;
	struct displace d;

	f->addr = s->addr;
	f->size = s->end - s->addr > UINT32_MAX ? UINT32_MAX : (uint32_t)(s->end - s->addr);
	f->site = ENTRY_NO_SITE;
	if (is_restorer(m, s->addr)) {
		f->why = ENTRY_WHY_RESTORER;
		return 0;
	}
	f->forms = choose_at(m, s, skip, &d, f);
	/* rather lose the mark, which no kernel asks for yet, than the function */
	if (skip && !(f->forms & ENTRY_CAN(ENTRY_JUMP))) {
		f->forms = choose_at(m, s, 0, &d, f);
		if (!(f->forms & ENTRY_CAN(ENTRY_JUMP)))
			f->forms = choose_at(m, s, skip, &d, f);
	}
	if (!f->forms)
		return 0;
	f->orig_size = (uint8_t)readable(m, s->addr + f->skip,
					 f->window > ENTRY_JUMP_SIZE ? f->window : ENTRY_JUMP_SIZE);
	if (f->orig_size < f->first)
		f->orig_size = f->first;
	memcpy(f->orig, image_at(&m->img, s->addr + f->skip, f->orig_size), f->orig_size);
	if (f->flags & ENTRY_F_IN_PADDING)
		take(m, s->addr + f->skip + f->window, s->addr + f->skip + ENTRY_JUMP_SIZE);
	f->site = find_site(m, &d);
	find_thunk(m, s, f);
	if (is_abi(m, s, f))
		f->flags |= ENTRY_F_ABI;
	return store_code(m, &d, f);
}

/* What has no room of its own may find some in padding that is left. */
static void choose_hole(struct maker *m, struct entry_func *f)
{
	const uint64_t base = f->addr + f->skip;
	uint64_t hole;

	if (!f->forms || (f->forms & ENTRY_CAN(ENTRY_JUMP)) || f->first < ENTRY_SHORT_SIZE ||
	    is_led_into(m, base, ENTRY_SHORT_SIZE, f->first))
		return;
	hole = find_hole(m, base);
	if (!hole)
		return;
	f->hole = (int8_t)(int64_t)(hole - (base + ENTRY_SHORT_SIZE));
	memcpy(f->hole_orig, image_at(&m->img, hole, ENTRY_JUMP_SIZE), ENTRY_JUMP_SIZE);
	f->forms |= ENTRY_CAN(ENTRY_SHORT);
	take(m, hole, hole + ENTRY_JUMP_SIZE);
}

static int choose_all(struct maker *m)
{
	int ret = 0;

	m->funcs = calloc(m->start_count + 1, sizeof(*m->funcs));
	if (!m->funcs)
		return no_memory(m);
	for (size_t i = 0; i < m->start_count && ret == 0; i++)
		ret = choose(m, &m->starts[i], &m->funcs[i]);
	for (size_t i = 0; i < m->start_count && ret == 0; i++)
		choose_hole(m, &m->funcs[i]);
	return ret;
}

static int write_plan(struct maker *m, const struct plan_key *fallback, struct entry_header **out)
{
	const size_t funcs = m->start_count * sizeof(struct entry_func);
	const size_t pool = (m->pool_size + 7) & ~(size_t)7;
	const size_t size = sizeof(struct entry_header) + funcs + pool;
	struct entry_header *plan;
	struct plan_key key;

	if (size > ENTRY_SIZE_MAX)
		return image_fail(&m->img, -EFBIG, "too many functions");
	image_key(&m->img, &key);
	if (key.size == 0 && fallback)
		key = *fallback;
	if (key.size == 0)
		return image_fail(&m->img, -ENODATA, "no build-id and no other key");
	plan = calloc(1, size);
	if (!plan)
		return no_memory(m);
	plan->magic = ENTRY_MAGIC;
	plan->version = ENTRY_VERSION;
	plan->size = (uint32_t)size;
	plan->func_count = (uint32_t)m->start_count;
	plan->pool_size = (uint32_t)pool;
	plan->key_size = key.size;
	memcpy(plan->key, key.bytes, key.size);
	memcpy(plan + 1, m->funcs, funcs);
	if (m->pool_size)
		memcpy((uint8_t *)(plan + 1) + funcs, m->pool, m->pool_size);
	plan->checksum = entry_checksum(plan);
	*out = plan;
	return 0;
}

int plan_make_entries_memory(const void *image, size_t size, const char *name,
			     const struct plan_key *fallback, struct entry_header **out,
			     struct plan_error *err)
{
	struct maker m = { .failed = 0 };
	int ret;

	ret = image_open(&m.img, image, size, name, err);
	if (ret < 0)
		return ret;
	ZydisDecoderInit(&m.decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
	m.sweeper = m.decoder;
	ZydisDecoderEnableMode(&m.sweeper, ZYDIS_DECODER_MODE_MINIMAL, ZYAN_TRUE);
	ret = find_targets(&m);
	if (ret == 0)
		ret = find_starts(&m);
	if (ret == 0)
		ret = choose_all(&m);
	if (ret == 0)
		ret = write_plan(&m, fallback, out);
	for (unsigned int i = 0; i < IMAGE_SEGMENTS_MAX; i++)
		free(m.taken[i]);
	free(m.loops);
	free(m.inners);
	free(m.starts);
	free(m.funcs);
	free(m.pool);
	image_close(&m.img);
	return ret;
}
