/* SPDX-License-Identifier: MIT */
/*
 * From a file to its plan. In order: find the bytes 0f 05; set a target bit for everything that
 * can be found without decoding (scan.c); decode the ranges that hold a site, or that lie within
 * a short branch of one; then choose a tactic for each site. docs/design/plans-and-tactics.md
 * argues why each choice is sound.
 */
#include "plan/plan.h"
#include "plan/image.h"
#include "plan/zero.h"

#include <Zydis/Decoder.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define REL8_BACK 128 /* a short branch reaches from -128 to +127 of the byte behind it */
#define REL8_FORTH 127
#define REL8_SIZE 2 /* of a short branch; with prefixes it is longer, never shorter */
#define INSN_SIZE_MAX 15
#define SYMBOL_REACH 512 /* how near to a site a function by symbol must be to be of interest */
#define BACK_MAX 8	 /* how many instructions before a site are looked at for its number */
#define NUMBER_REACH 64	 /* how far before a site without bounds its number is looked for */
#define NUMBER_MAX 512	 /* what is taken for a number then */

struct candidate {
	uint64_t addr;
	uint32_t uncovered; /* sites up to this one that the unwind tables leave out */
	bool in_range;	    /* some range covers it */
	bool missed;  /* a decode of such a range went over it without seeing a `syscall` here */
	bool decoded; /* a decode saw a `syscall` here, and control can come to it */
	bool mov;     /* directly before stands b8 imm32, as an instruction of its own */
	uint8_t back_count;
	uint8_t back[BACK_MAX]; /* distances to the instructions run through before, nearest first */
};

struct insn {
	uint64_t addr;
	uint8_t size;
	bool ends; /* control does not go on behind it */
	bool bad;  /* no instruction */
	bool call;
};

struct planner {
	struct image img;
	ZydisDecoder decoder;
	ZydisDecoder sweeper; /* the same in minimal mode: lengths, mnemonics and immediates only */
	struct candidate *sites;
	size_t site_count;
	size_t site_room;
	struct insn *insns; /* of the range that is being decoded */
	size_t insn_count;
	size_t insn_room;
	/* hostile ranges overlap without end: bytes that may yet be decoded, ranges looked at */
	uint64_t budget;
	uint64_t steps;
};

static int add_site(void *arg, uint64_t addr)
{
	struct planner *pl = arg;

	if (addr < PLAN_ADDR_MIN)
		return 0;
	if (pl->site_count == pl->site_room) {
		const size_t room = pl->site_room ? 2 * pl->site_room : 1024;
		struct candidate *bigger;

		if (sizeof(struct plan_header) + room / 2 * sizeof(struct plan_site) > PLAN_SIZE_MAX)
			return image_fail(&pl->img, -EFBIG, "too many sites");
		bigger = realloc(pl->sites, room * sizeof(*bigger));
		if (!bigger)
			return image_fail(&pl->img, -ENOMEM, "out of memory");
		pl->sites = bigger;
		pl->site_room = room;
	}
	pl->sites[pl->site_count++] = (struct candidate){ .addr = addr };
	return 0;
}

static size_t first_site(const struct planner *pl, uint64_t addr)
{
	size_t low = 0, high = pl->site_count;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;

		if (pl->sites[mid].addr >= addr)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* ---- decoding a range ---- */

static bool runs_on(const ZydisDecodedInstruction *insn)
{
	switch (insn->mnemonic) {
	case ZYDIS_MNEMONIC_JMP:
	case ZYDIS_MNEMONIC_RET:
	case ZYDIS_MNEMONIC_UD0:
	case ZYDIS_MNEMONIC_UD1:
	case ZYDIS_MNEMONIC_UD2:
	case ZYDIS_MNEMONIC_HLT:
	case ZYDIS_MNEMONIC_INT3:
	case ZYDIS_MNEMONIC_IRET:
	case ZYDIS_MNEMONIC_IRETD:
	case ZYDIS_MNEMONIC_IRETQ:
		return false;
	default:
		return true;
	}
}

static int add_insn(struct planner *pl, const struct insn *insn)
{
	if (pl->insn_count == pl->insn_room) {
		const size_t room = pl->insn_room ? 2 * pl->insn_room : 4096;
		struct insn *bigger = realloc(pl->insns, room * sizeof(*bigger));

		if (!bigger)
			return image_fail(&pl->img, -ENOMEM, "out of memory");
		pl->insns = bigger;
		pl->insn_room = room;
	}
	pl->insns[pl->insn_count++] = *insn;
	return 0;
}

/* Decode from start to end, one after the other, and mark what its branches lead to. */
static int decode_all(struct planner *pl, const struct range *r, const struct text *t)
{
	uint64_t addr = r->addr;

	pl->insn_count = 0;
	while (addr < r->end) {
		const uint8_t *p = t->bytes + (addr - t->addr);
		struct insn insn = { .addr = addr };
		ZydisDecodedInstruction dec;
		int ret;

		if (ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(&pl->sweeper, NULL, p, r->end - addr,
							       &dec))) {
			insn.size = dec.length;
			insn.ends = !runs_on(&dec);
			insn.call = dec.mnemonic == ZYDIS_MNEMONIC_CALL;
			if (dec.raw.imm[0].is_relative)
				image_set_target(&pl->img, addr + dec.length +
								   (uint64_t)dec.raw.imm[0].value.s);
		} else {
			insn.size = 1;
			insn.ends = true;
			insn.bad = true;
		}
		ret = add_insn(pl, &insn);
		if (ret < 0)
			return ret;
		addr += insn.size;
	}
	return 0;
}

static void note_site(struct planner *pl, struct candidate *site, size_t i, size_t block)
{
	const struct insn *insns = pl->insns;
	const uint8_t *p = image_at(&pl->img, insns[i].addr, PLAN_SYSCALL_SIZE);

	if (insns[i].bad || insns[i].size != PLAN_SYSCALL_SIZE || p[0] != 0x0f || p[1] != 0x05) {
		site->missed = true;
		return;
	}
	site->decoded = true;
	site->back_count = 0;
	while (i > block && site->back_count < BACK_MAX && !insns[i - 1].call) {
		i--;
		if (site->addr - insns[i].addr > UINT8_MAX)
			break;
		site->back[site->back_count++] = (uint8_t)(site->addr - insns[i].addr);
	}
	/* a mov that itself holds 0f 05 is another site's place; a plan gives no byte to two */
	if (site > pl->sites && site[-1].addr + PLAN_SYSCALL_SIZE > site->addr - PLAN_MOV_EAX_SIZE)
		return;
	if (site->back_count > 0 && site->back[0] == PLAN_MOV_EAX_SIZE &&
	    *image_at(&pl->img, site->addr - PLAN_MOV_EAX_SIZE, 1) == 0xb8)
		site->mov = true;
}

/*
 * Walk the decoded instructions as control may: into the start of the range, on from each
 * instruction, not beyond a jump or return, on again wherever something leads to. What follows a
 * return and is led to by nothing may be data.
 */
static void walk(struct planner *pl, struct range *r)
{
	size_t next = first_site(pl, r->addr);
	bool reached = true;
	size_t block = 0;

	for (size_t i = 0; i < pl->insn_count; i++) {
		const struct insn *insn = &pl->insns[i];

		if (insn->bad) {
			reached = false;
		} else if (!reached && image_is_led_to(&pl->img, insn->addr)) {
			reached = true;
			block = i;
		}
		for (; next < pl->site_count && pl->sites[next].addr < insn->addr + insn->size; next++) {
			struct candidate *site = &pl->sites[next];

			site->in_range = true;
			if (reached && site->addr == insn->addr)
				note_site(pl, site, i, block);
			else
				site->missed = true;
		}
		if (insn->ends)
			reached = false;
		r->ends = insn->ends && !insn->bad;
	}
}

static int decode_range(struct planner *pl, struct range *r)
{
	const struct text *t = image_text(&pl->img, r->addr, r->end - r->addr);
	int ret;

	if (r->decoded)
		return 0;
	r->decoded = true;
	if (r->end - r->addr > pl->budget)
		return image_fail(&pl->img, -EFBIG, "too many overlapping functions");
	pl->budget -= r->end - r->addr;
	ret = decode_all(pl, r, t);
	if (ret == 0)
		walk(pl, r);
	return ret;
}

/*
 * Bytes in no known range: each may be a short branch. What looks like one is taken for one;
 * padding holds none of these opcodes, so the price is paid where code without bounds stands.
 * That such a guess leads to the second byte of a `syscall` only says that it is a wrong one.
 */
static void scan_gap(struct planner *pl, uint64_t from, uint64_t end)
{
	for (uint64_t addr = from; addr < end; addr++) {
		const uint8_t *p = image_at(&pl->img, addr, REL8_SIZE);
		const uint8_t *into;
		uint64_t to;

		if (!p || ((p[0] & 0xf0) != 0x70 && p[0] != 0xeb && (p[0] & 0xfc) != 0xe0))
			continue;
		to = addr + REL8_SIZE + (uint64_t)(int64_t)(int8_t)p[1];
		into = image_at(&pl->img, to - 1, PLAN_SYSCALL_SIZE);
		if (!into || into[0] != 0x0f || into[1] != 0x05)
			image_set_target(&pl->img, to);
	}
}

/* Everything from which a short branch could come to [site - before, site + after). */
static int decode_around(struct planner *pl, uint64_t site, uint64_t before, uint64_t after)
{
	struct image *img = &pl->img;
	const struct text *t = image_text(img, site, PLAN_SYSCALL_SIZE);
	uint64_t low = t->addr;
	uint64_t high = site + after + REL8_BACK;
	uint64_t covered;
	int ret;

	before += REL8_FORTH + INSN_SIZE_MAX;
	if (site - low > before)
		low = site - before;
	if (high > t->addr + t->size)
		high = t->addr + t->size;
	covered = low;
	for (size_t i = image_first_range(img, low); i < img->range_count; i++) {
		struct range *r = &img->ranges[i];

		if (r->addr >= high)
			break;
		if (pl->steps-- == 0)
			return image_fail(img, -EFBIG, "too many overlapping functions");
		if (r->end <= low)
			continue;
		if (r->addr > covered)
			scan_gap(pl, covered, r->addr);
		if (r->end > covered)
			covered = r->end;
		ret = decode_range(pl, r);
		if (ret < 0)
			return ret;
	}
	if (covered < high)
		scan_gap(pl, covered, high);
	return 0;
}

/* ---- choosing ---- */

static bool is_restorer(const struct planner *pl, uint64_t addr)
{
	static const uint8_t mov_rax[] = { 0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0 }; /* mov $15,%rax */
	static const uint8_t mov_eax[] = { 0xb8, 0x0f, 0, 0, 0 };	      /* mov $15,%eax */
	const uint8_t *p;

	p = image_at(&pl->img, addr - sizeof(mov_rax), sizeof(mov_rax));
	if (p && memcmp(p, mov_rax, sizeof(mov_rax)) == 0)
		return true;
	p = image_at(&pl->img, addr - sizeof(mov_eax), sizeof(mov_eax));
	return p && memcmp(p, mov_eax, sizeof(mov_eax)) == 0;
}

/* Does @op write any part of rax? */
static bool writes_rax(const ZydisDecodedOperand *op)
{
	if (!(op->actions & ZYDIS_OPERAND_ACTION_MASK_WRITE) || op->type != ZYDIS_OPERAND_TYPE_REGISTER)
		return false;
	switch (op->reg.value) {
	case ZYDIS_REGISTER_AL:
	case ZYDIS_REGISTER_AH:
	case ZYDIS_REGISTER_AX:
	case ZYDIS_REGISTER_EAX:
	case ZYDIS_REGISTER_RAX:
		return true;
	default:
		return false;
	}
}

/*
 * The number that rax holds at the site, if the instructions that always run before it say so:
 * back to the last one that writes rax, which has to be mov $imm,%eax/%rax or xor %eax,%eax, with
 * no way in between.
 */
static uint32_t known_number(const struct planner *pl, const struct candidate *site)
{
	uint64_t after = site->addr;

	for (unsigned int i = 0; i < site->back_count; i++) {
		const uint64_t addr = site->addr - site->back[i];
		const size_t size = (size_t)(after - addr);
		ZydisDecodedOperand ops[ZYDIS_MAX_OPERAND_COUNT];
		ZydisDecodedInstruction dec;

		if (image_any_target(&pl->img, addr + 1, after + 1))
			return PLAN_NR_UNKNOWN;
		after = addr;
		if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&pl->decoder, image_at(&pl->img, addr, size),
							 size, &dec, ops)) ||
		    dec.mnemonic == ZYDIS_MNEMONIC_SYSCALL || dec.mnemonic == ZYDIS_MNEMONIC_INT)
			return PLAN_NR_UNKNOWN;
		for (unsigned int j = 0; j < dec.operand_count; j++) {
			if (!writes_rax(&ops[j]))
				continue;
			if (j != 0 || dec.operand_width < 32)
				return PLAN_NR_UNKNOWN;
			if (dec.mnemonic == ZYDIS_MNEMONIC_MOV &&
			    ops[1].type == ZYDIS_OPERAND_TYPE_IMMEDIATE &&
			    ops[1].imm.value.u < PLAN_NR_UNKNOWN)
				return (uint32_t)ops[1].imm.value.u;
			if (dec.mnemonic == ZYDIS_MNEMONIC_XOR &&
			    ops[1].type == ZYDIS_OPERAND_TYPE_REGISTER &&
			    ops[1].reg.value == ops[0].reg.value)
				return 0;
			return PLAN_NR_UNKNOWN;
		}
	}
	return PLAN_NR_UNKNOWN;
}

/* The instructions in [at, site) follow one another up to the site, and leave rax alone. */
static bool reads_on_to(const struct planner *pl, uint64_t at, uint64_t site)
{
	while (at < site) {
		const size_t left = (size_t)(site - at);
		ZydisDecodedOperand ops[ZYDIS_MAX_OPERAND_COUNT];
		ZydisDecodedInstruction dec;

		if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&pl->decoder, image_at(&pl->img, at, left),
							 left, &dec, ops)) ||
		    !runs_on(&dec) || dec.meta.branch_type != ZYDIS_BRANCH_TYPE_NONE ||
		    dec.mnemonic == ZYDIS_MNEMONIC_SYSCALL)
			return false;
		for (unsigned int i = 0; i < dec.operand_count; i++)
			if (writes_rax(&ops[i]))
				return false;
		at += dec.length;
	}
	return true;
}

/*
 * musl has no unwind entries, and its clone none but `xor %eax,%eax; mov $56,%al` for the number, some
 * instructions before: too much for a coincidence if they read on from there to the site. (A mov right
 * before it the runtime finds.)
 */
static uint32_t number_without_bounds(const struct planner *pl, uint64_t site)
{
	static const uint8_t load_byte[] = { 0x31, 0xc0, 0xb0 }; /* nr follows */

	for (uint64_t back = sizeof(load_byte) + 1; back <= NUMBER_REACH; back++) {
		const uint8_t *p = image_at(&pl->img, site - back, (size_t)back);
		uint32_t nr;

		if (!p)
			break;
		if (memcmp(p, load_byte, sizeof(load_byte)) == 0 &&
		    reads_on_to(pl, site - back + sizeof(load_byte) + 1, site))
			return p[sizeof(load_byte)];
		if (*p != 0xb8 || back <= PLAN_MOV_EAX_SIZE)
			continue;
		memcpy(&nr, p + 1, sizeof(nr));
		if (nr < NUMBER_MAX && reads_on_to(pl, site - back + PLAN_MOV_EAX_SIZE, site))
			return nr;
	}
	return PLAN_NR_UNKNOWN;
}

/* How much of [at, end) reads as padding, one instruction after the other. */
static uint64_t padding_run(const struct planner *pl, uint64_t at, uint64_t end)
{
	while (at < end) {
		const uint8_t *p = image_at(&pl->img, at, end - at);
		ZydisDecodedInstruction dec;

		if (!p || !ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(&pl->decoder, NULL, p,
								      end - at, &dec)))
			break;
		if (dec.mnemonic != ZYDIS_MNEMONIC_NOP && dec.mnemonic != ZYDIS_MNEMONIC_INT3)
			break;
		at += dec.length;
	}
	return at;
}

/* A place for five bytes in [from, end) that the short jump reaches; 0 if none. */
static uint64_t place_in(uint64_t site, uint64_t from, uint64_t end)
{
	const uint64_t base = site + PLAN_SYSCALL_SIZE;
	uint64_t place = 0;

	if (from < base - REL8_BACK)
		from = base - REL8_BACK;
	for (uint64_t at = from; at + PLAN_PAD_SIZE <= end && at <= base + REL8_FORTH; at++) {
		/* inside eight aligned bytes it can be written with one store: worth looking for */
		if (at % 8 <= 8 - PLAN_PAD_SIZE)
			return at;
		if (!place)
			place = at;
	}
	return place;
}

/*
 * Padding for the site: behind a range that ends in a jump or return, before the next range, all
 * of it nop or int3 from the very end of the range on, and nothing leads to any byte of it. The
 * place is marked as a target, which keeps it from being given away twice.
 */
static uint64_t find_padding(struct planner *pl, uint64_t site)
{
	struct image *img = &pl->img;
	const uint64_t low = site + PLAN_SYSCALL_SIZE - REL8_BACK;
	const uint64_t high = site + PLAN_SYSCALL_SIZE + REL8_FORTH + PLAN_PAD_SIZE;
	const struct text *t = image_text(img, site, 1);
	size_t i = image_first_range(img, low > 64 ? low - 64 : 0);

	for (; i < img->range_count && img->ranges[i].addr < high && pl->steps > 0; i++) {
		const struct range *r = &img->ranges[i];
		uint64_t end = t->addr + t->size, from = r->end, place;

		if (i + 1 < img->range_count && img->ranges[i + 1].addr < end)
			end = img->ranges[i + 1].addr;
		if (end > high)
			end = high;
		pl->steps--;
		if (!r->decoded || !r->ends || img->ends[i] != r->end || from >= end ||
		    end - from < PLAN_PAD_SIZE || from < t->addr)
			continue;
		end = padding_run(pl, from, end);
		/* a target within the run starts something: what is before it is still padding */
		for (uint64_t at = from; at < end; at++)
			if (image_is_target(img, at))
				end = at;
		place = place_in(site, from, end);
		if (place) {
			for (unsigned int j = 0; j < PLAN_PAD_SIZE; j++)
				image_set_target(img, place + j);
			return place;
		}
	}
	return 0;
}

/* T0 fits: nothing leads to the syscall or into the mov (to the mov itself is as good as before). */
static bool jumps_from_mov(const struct planner *pl, const struct candidate *c)
{
	return c->mov && !image_any_target(&pl->img, c->addr - PLAN_MOV_EAX_SIZE + 1, c->addr + 1);
}

static void choose(struct planner *pl, const struct candidate *c, struct plan_site *out)
{
	struct image *img = &pl->img;
	uint64_t place;

	out->addr = c->addr;
	out->nr = PLAN_NR_UNKNOWN;
	out->tactic = PLAN_T4;
	if (is_restorer(pl, c->addr)) {
		out->reason = PLAN_WHY_RESTORER;
		return;
	}
	if (!c->in_range) {
		out->tactic = PLAN_T1;
		out->reason = PLAN_WHY_NO_BOUNDS;
		out->nr = number_without_bounds(pl, c->addr);
		return;
	}
	if (!c->decoded || c->missed) {
		out->reason = PLAN_WHY_NOT_DECODED;
		return;
	}
	if (image_is_target(img, c->addr + 1)) {
		/* something runs into the middle of the instruction */
		out->reason = PLAN_WHY_BRANCH_TARGET;
		return;
	}
	out->nr = known_number(pl, c);
	if (jumps_from_mov(pl, c) && out->nr != PLAN_NR_UNKNOWN) {
		out->tactic = PLAN_T0;
		out->reason = PLAN_WHY_BEST;
		return;
	}
	out->reason = c->mov ? PLAN_WHY_BRANCH_TARGET : PLAN_WHY_NO_MOV;
	place = find_padding(pl, c->addr);
	if (place) {
		out->tactic = PLAN_T2;
		out->pad = (int8_t)(int64_t)(place - (c->addr + PLAN_SYSCALL_SIZE));
	} else {
		out->tactic = PLAN_T1;
	}
}

static void copy_orig(const struct planner *pl, struct plan_site *s)
{
	const unsigned int size = s->tactic == PLAN_T2 ? PLAN_T2_ORIG_PAD : PLAN_ORIG_SIZE;
	const uint64_t from = s->addr - s->orig_before;
	const struct text *t = image_text(&pl->img, s->addr, PLAN_SYSCALL_SIZE);
	const uint64_t left = t->size - (from - t->addr);

	memcpy(s->orig, t->bytes + (from - t->addr), left < size ? (size_t)left : size);
	if (s->tactic == PLAN_T2)
		memcpy(s->orig + PLAN_T2_ORIG_PAD,
		       image_at(&pl->img, s->addr + PLAN_SYSCALL_SIZE + (uint64_t)(int64_t)s->pad,
				PLAN_PAD_SIZE),
		       PLAN_PAD_SIZE);
}

static int write_plan(struct planner *pl, const struct plan_key *fallback, struct plan_header **out)
{
	const size_t size = sizeof(struct plan_header) + pl->site_count * sizeof(struct plan_site);
	struct plan_header *plan = calloc(1, size);
	struct plan_site *sites;
	struct plan_key key;

	if (!plan)
		return image_fail(&pl->img, -ENOMEM, "out of memory");
	image_key(&pl->img, &key);
	if (key.size == 0 && fallback)
		key = *fallback;
	if (key.size == 0) {
		free(plan);
		return image_fail(&pl->img, -ENODATA, "no build-id and no other key");
	}
	plan->magic = PLAN_MAGIC;
	plan->version = PLAN_VERSION;
	plan->size = (uint32_t)size;
	plan->site_count = (uint32_t)pl->site_count;
	plan->key_size = key.size;
	memcpy(plan->key, key.bytes, key.size);
	sites = (struct plan_site *)(void *)(plan + 1);
	for (size_t i = 0; i < pl->site_count; i++) {
		choose(pl, &pl->sites[i], &sites[i]);
		if (sites[i].tactic == PLAN_T0)
			sites[i].orig_before = PLAN_MOV_EAX_SIZE;
		sites[i].zero = sites[i].tactic == PLAN_T1
					? zero_prove(&pl->img, &pl->decoder, sites[i].addr,
						     sites[i].nr, &pl->budget)
					: PLAN_ZERO_UNASKED;
		copy_orig(pl, &sites[i]);
	}
	plan->checksum = plan_checksum(plan);
	*out = plan;
	return 0;
}

static bool is_covered(const struct image *img, uint64_t addr)
{
	const size_t first = image_first_range(img, addr);

	return first < img->range_count && img->ranges[first].addr <= addr;
}

/* Of symbols only those are ranges that matter to a site which the unwind tables leave out. */
static bool is_near_uncovered(void *arg, uint64_t addr, uint64_t size)
{
	const struct planner *pl = arg;
	const uint64_t low = addr > SYMBOL_REACH ? addr - SYMBOL_REACH : 0;
	const size_t from = first_site(pl, low);
	const size_t end = first_site(pl, addr + size + SYMBOL_REACH);

	return end > from && pl->sites[end - 1].uncovered > (from ? pl->sites[from - 1].uncovered : 0);
}

/*
 * glibc ends the unwind information of clone3 before its `syscall`, so that nobody unwinds through it in the
 * child; control runs on into the instruction all the same. A mov of the number at the end of a range says so.
 */
static void cover_open_ends(struct planner *pl)
{
	for (size_t i = 0; i < pl->site_count; i++) {
		const uint64_t addr = pl->sites[i].addr;
		const uint8_t *mov = image_at(&pl->img, addr - PLAN_MOV_EAX_SIZE, PLAN_MOV_EAX_SIZE);

		if (mov && mov[0] == 0xb8 && is_covered(&pl->img, addr - 1) &&
		    !is_covered(&pl->img, addr))
			image_stretch_ranges(&pl->img, addr, PLAN_SYSCALL_SIZE);
	}
}

static int read_ranges(struct planner *pl)
{
	uint32_t count = 0;
	int ret;

	ret = image_read_ranges(&pl->img);
	if (ret < 0)
		return ret;
	cover_open_ends(pl);
	for (size_t i = 0; i < pl->site_count; i++) {
		count += !is_covered(&pl->img, pl->sites[i].addr);
		pl->sites[i].uncovered = count;
	}
	return count ? image_add_symbol_ranges(&pl->img, is_near_uncovered, pl) : 0;
}

static int make(struct planner *pl)
{
	struct image *img = &pl->img;
	int ret;

	ret = scan_sites(img, add_site, pl);
	if (ret < 0 || pl->site_count == 0)
		return ret;
	ret = read_ranges(pl);
	if (ret == 0)
		ret = scan_targets(img);
	pl->steps = 10000000 + 1000 * (uint64_t)pl->site_count;
	for (unsigned int i = 0; i < img->text_count; i++)
		pl->budget += 4 * img->text[i].size;
	for (size_t i = 0; i < pl->site_count && ret == 0; i++)
		ret = decode_around(pl, pl->sites[i].addr, PLAN_MOV_EAX_SIZE, PLAN_SYSCALL_SIZE);
	/* where padding is going to be used, all that could jump into the padding */
	for (size_t i = 0; i < pl->site_count && ret == 0; i++)
		if (pl->sites[i].decoded && !jumps_from_mov(pl, &pl->sites[i]))
			ret = decode_around(pl, pl->sites[i].addr, REL8_BACK,
					    REL8_FORTH + 2 * PLAN_PAD_SIZE);
	return ret;
}

int plan_make_memory(const void *image, size_t size, const char *name,
		     const struct plan_key *fallback, struct plan_header **out, struct plan_error *err)
{
	struct planner pl = { .site_count = 0 };
	int ret;

	ret = image_open(&pl.img, image, size, name, err);
	if (ret < 0)
		return ret;
	ZydisDecoderInit(&pl.decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
	pl.sweeper = pl.decoder;
	ZydisDecoderEnableMode(&pl.sweeper, ZYDIS_DECODER_MODE_MINIMAL, ZYAN_TRUE);
	ret = make(&pl);
	if (ret == 0)
		ret = write_plan(&pl, fallback, out);
	free(pl.sites);
	free(pl.insns);
	image_close(&pl.img);
	return ret;
}
