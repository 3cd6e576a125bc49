/* SPDX-License-Identifier: MIT */
/*
 * `call *%rax` writes its return address to -8(%rsp), where a function that calls nothing may keep a
 * value over a `syscall`. Two things together show that it does not. The first is what compilers hold
 * to: no function that calls another has anything below its stack pointer, for the callee would
 * overwrite it. The second is what the instructions say: no operand lies there, and no pointer to the
 * stack goes where it could not be followed. A function that calls nothing needs more: that it is all
 * here, and that it takes no pointer to its stack at all. docs/design/plans-and-tactics.md argues it.
 */
#include "plan/zero.h"

#include <stdlib.h>
#include <string.h>

#define REGISTERS 16 /* general ones, by their number */
#define RSP 4
#define RBP 5
#define NOWHERE INT64_MIN
#define ROUNDS 8 /* how often the depths of a function are gone over until they stay as they are */

struct step {
	uint64_t addr;
	int64_t depth; /* how far rsp is below its place at the entry, at least; NOWHERE: not reached */
	int64_t to;    /* what a direct branch leads to, as an index; -1 none or elsewhere */
	int64_t moves; /* by how much the depth grows */
	uint8_t size;
	bool from_rbp; /* rsp = rbp + moves */
	bool sets_rbp; /* rbp = rsp + moves */
	bool ends;
};

struct function {
	const struct image *img;
	uint64_t addr, end;
	struct step *steps;
	size_t count;
	bool calls;	/* another function */
	bool leaves;	/* jumps elsewhere, or nobody knows where to */
	bool indexed;	/* a register added to rsp in an operand */
	bool has_frame; /* rbp is set from rsp */
	bool copies;	/* so is another register */
	/* of each register: the least that was added to rsp for it, the least operand that it is the base of */
	int64_t copied[REGISTERS];
	int64_t used[REGISTERS];
};

static int number_of(ZydisRegister reg)
{
	const ZydisRegister whole = ZydisRegisterGetLargestEnclosing(ZYDIS_MACHINE_MODE_LONG_64, reg);

	if (whole < ZYDIS_REGISTER_RAX || whole > ZYDIS_REGISTER_R15)
		return -1;
	return (int)(whole - ZYDIS_REGISTER_RAX);
}

static bool is_reg(const ZydisDecodedOperand *op, int number)
{
	return op->type == ZYDIS_OPERAND_TYPE_REGISTER && number_of(op->reg.value) == number;
}

static bool is_imm(const ZydisDecodedOperand *op)
{
	return op->type == ZYDIS_OPERAND_TYPE_IMMEDIATE;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static enum plan_zero note_memory(struct function *f, const ZydisDecodedOperand *op, bool moves_rsp)
{
	const int base = number_of(op->mem.base);
	const int64_t disp = op->mem.disp.has_displacement ? op->mem.disp.value : 0;

	if (base < 0)
		return PLAN_ZERO_SAFE;
	if (base == RSP && op->mem.base != ZYDIS_REGISTER_RSP)
		return PLAN_ZERO_POINTER;
	if (base == RSP && op->mem.index != ZYDIS_REGISTER_NONE)
		f->indexed = true;
	if (base == RSP && disp < 0 && !moves_rsp)
		return PLAN_ZERO_RED_ZONE;
	f->used[base] = least(f->used[base], disp);
	return PLAN_ZERO_SAFE;
}

static void note_copy(struct function *f, struct step *s, int to, int64_t plus)
{
	if (to == RBP) {
		f->has_frame = true;
		s->sets_rbp = true;
		s->moves = plus;
	} else {
		f->copies = true;
	}
	f->copied[to] = least(f->copied[to], plus);
}

/* The instruction names rsp: only what can be followed is allowed. */
static enum plan_zero note_rsp(struct function *f, struct step *s,
			       const ZydisDecodedInstruction *dec, const ZydisDecodedOperand *ops)
{
	const bool to_rsp = is_reg(&ops[0], RSP);

	if (dec->operand_width != 64)
		return PLAN_ZERO_POINTER;
	switch (dec->mnemonic) {
	case ZYDIS_MNEMONIC_SUB:
	case ZYDIS_MNEMONIC_ADD:
		if (!to_rsp || is_reg(&ops[1], RSP))
			break;
		if (is_imm(&ops[1]))
			s->moves = dec->mnemonic == ZYDIS_MNEMONIC_SUB ? ops[1].imm.value.s
								       : -ops[1].imm.value.s;
		else if (dec->mnemonic == ZYDIS_MNEMONIC_ADD)
			break;
		return PLAN_ZERO_SAFE; /* sub of a register: room of that size, which is not negative */
	case ZYDIS_MNEMONIC_AND:
		if (to_rsp && is_imm(&ops[1]))
			return PLAN_ZERO_SAFE;
		break;
	case ZYDIS_MNEMONIC_CMP:
	case ZYDIS_MNEMONIC_TEST:
		return PLAN_ZERO_SAFE;
	case ZYDIS_MNEMONIC_OR: /* of memory at rsp with 0: the stack is probed */
		break;
	case ZYDIS_MNEMONIC_MOV:
		if (to_rsp && is_reg(&ops[1], RBP)) {
			s->from_rbp = true;
			return PLAN_ZERO_SAFE;
		}
		if (!to_rsp && ops[0].type == ZYDIS_OPERAND_TYPE_REGISTER &&
		    number_of(ops[0].reg.value) >= 0) {
			note_copy(f, s, number_of(ops[0].reg.value), 0);
			return PLAN_ZERO_SAFE;
		}
		break;
	default:
		break;
	}
	return PLAN_ZERO_POINTER;
}

static enum plan_zero note_lea(struct function *f, struct step *s, const ZydisDecodedOperand *ops)
{
	const int to = number_of(ops[0].reg.value), base = number_of(ops[1].mem.base);
	const int64_t disp = ops[1].mem.disp.has_displacement ? ops[1].mem.disp.value : 0;
	const bool plain = ops[1].mem.index == ZYDIS_REGISTER_NONE && ops[0].size == 64;

	if (to == RSP) {
		if (!plain || (base != RSP && base != RBP))
			return PLAN_ZERO_POINTER;
		s->from_rbp = base == RBP;
		s->moves = base == RBP ? disp : -disp;
	} else if (base == RSP) {
		if (ops[0].size != 64)
			return PLAN_ZERO_POINTER;
		note_copy(f, s, to, disp);
	}
	return PLAN_ZERO_SAFE;
}

static enum plan_zero note_operands(struct function *f, struct step *s,
				    const ZydisDecodedInstruction *dec, const ZydisDecodedOperand *ops)
{
	const bool lea = dec->mnemonic == ZYDIS_MNEMONIC_LEA;
	enum plan_zero why;

	for (unsigned int i = 0; i < dec->operand_count_visible; i++) {
		if (ops[i].type != ZYDIS_OPERAND_TYPE_MEMORY || dec->mnemonic == ZYDIS_MNEMONIC_NOP)
			continue;
		why = note_memory(f, &ops[i], lea && is_reg(&ops[0], RSP));
		if (why != PLAN_ZERO_SAFE)
			return why;
	}
	if (lea)
		return note_lea(f, s, ops);
	for (unsigned int i = 0; i < dec->operand_count_visible; i++)
		if (is_reg(&ops[i], RSP))
			return note_rsp(f, s, dec, ops);
	return PLAN_ZERO_SAFE;
}

/* What an instruction does to the stack, and where it goes on. */
static enum plan_zero note(struct function *f, struct step *s, const ZydisDecodedInstruction *dec,
			   const ZydisDecodedOperand *ops)
{
	const uint64_t next = s->addr + s->size;

	switch (dec->mnemonic) {
	case ZYDIS_MNEMONIC_PUSH:
	case ZYDIS_MNEMONIC_PUSHFQ:
		s->moves = dec->operand_width == 16 ? 2 : 8;
		break;
	case ZYDIS_MNEMONIC_POP:
	case ZYDIS_MNEMONIC_POPFQ:
		s->moves = dec->operand_width == 16 ? -2 : -8;
		break;
	case ZYDIS_MNEMONIC_LEAVE:
		s->from_rbp = true;
		s->moves = 8;
		return PLAN_ZERO_SAFE;
	case ZYDIS_MNEMONIC_CALL:
		if (is_imm(&ops[0]) && ops[0].imm.value.s == 0)
			return PLAN_ZERO_POINTER; /* of the next instruction: it pushes its own address */
		f->calls = true;
		break;
	case ZYDIS_MNEMONIC_JMP:
	case ZYDIS_MNEMONIC_RET:
	case ZYDIS_MNEMONIC_UD2:
	case ZYDIS_MNEMONIC_HLT:
	case ZYDIS_MNEMONIC_INT3:
		s->ends = true;
		break;
	case ZYDIS_MNEMONIC_ENTER:
	case ZYDIS_MNEMONIC_IRET:
	case ZYDIS_MNEMONIC_IRETD:
	case ZYDIS_MNEMONIC_IRETQ:
		return PLAN_ZERO_POINTER;
	default:
		break;
	}
	if (dec->raw.imm[0].is_relative && dec->mnemonic != ZYDIS_MNEMONIC_CALL) {
		const uint64_t to = next + (uint64_t)dec->raw.imm[0].value.s;

		if (to >= f->addr && to < f->end)
			s->to = (int64_t)(to - f->addr); /* an index once all is decoded */
		else
			f->leaves = true;
	} else if (dec->mnemonic == ZYDIS_MNEMONIC_JMP) {
		f->leaves = true;
	}
	return note_operands(f, s, dec, ops);
}

static enum plan_zero decode(struct function *f, const ZydisDecoder *decoder)
{
	uint64_t addr = f->addr;

	while (addr < f->end) {
		const size_t left = (size_t)(f->end - addr);
		const uint8_t *p = image_at(f->img, addr, left);
		struct step *s = &f->steps[f->count];
		ZydisDecodedOperand ops[ZYDIS_MAX_OPERAND_COUNT];
		ZydisDecodedInstruction dec;
		enum plan_zero why;

		if (!p || !ZYAN_SUCCESS(ZydisDecoderDecodeFull(decoder, p, left, &dec, ops)))
			return PLAN_ZERO_BOUNDS;
		*s = (struct step){ .addr = addr, .size = dec.length, .depth = NOWHERE, .to = -1 };
		why = note(f, s, &dec, ops);
		if (why != PLAN_ZERO_SAFE)
			return why;
		f->count++;
		addr += dec.length;
	}
	return PLAN_ZERO_SAFE;
}

/* Branches lead to beginnings of instructions, or the function is not what it was decoded as. */
static bool find_targets(struct function *f)
{
	for (size_t i = 0; i < f->count; i++) {
		struct step *s = &f->steps[i];
		size_t low = 0, high = f->count;
		uint64_t to;

		if (s->to < 0)
			continue;
		to = f->addr + (uint64_t)s->to;
		while (low < high) {
			const size_t mid = low + (high - low) / 2;

			if (f->steps[mid].addr >= to)
				high = mid;
			else
				low = mid + 1;
		}
		if (low == f->count || f->steps[low].addr != to)
			return false;
		s->to = (int64_t)low;
	}
	return true;
}

static bool come_to(struct step *s, int64_t depth)
{
	if (s->depth != NOWHERE && s->depth <= depth)
		return false;
	s->depth = depth;
	return true;
}

/*
 * How deep rsp is at the site at least, and rbp where it is set. Each way to an instruction counts that
 * can be seen; rbp has to be set at one depth only.
 */
static bool find_depths(struct function *f, int64_t *frame)
{
	bool changed = true;

	*frame = NOWHERE;
	come_to(&f->steps[0], 0);
	for (unsigned int round = 0; changed; round++) {
		if (round == ROUNDS)
			return false;
		changed = false;
		for (size_t i = 0; i < f->count; i++) {
			struct step *s = &f->steps[i];
			int64_t depth = s->depth;

			if (depth == NOWHERE)
				continue;
			if (s->sets_rbp) {
				if (*frame != NOWHERE && *frame != depth - s->moves)
					return false;
				*frame = depth - s->moves;
			} else if (s->from_rbp) {
				if (*frame == NOWHERE)
					return false;
				depth = *frame - s->moves;
			} else {
				depth += s->moves;
			}
			if (s->to >= 0)
				changed |= come_to(&f->steps[s->to], depth);
			if (!s->ends && i + 1 < f->count)
				changed |= come_to(&f->steps[i + 1], depth);
		}
	}
	return true;
}

static enum plan_zero judge(struct function *f, uint64_t site)
{
	int64_t frame;

	if (!find_targets(f))
		return PLAN_ZERO_BOUNDS;
	if (!f->calls && (f->leaves || f->indexed || f->copies || f->has_frame))
		return PLAN_ZERO_LEAF;
	for (int i = 0; i < REGISTERS; i++)
		if (i != RSP && i != RBP && f->copied[i] != INT64_MAX && f->copied[i] + f->used[i] < 0)
			return PLAN_ZERO_POINTER;
	if (!f->has_frame)
		return PLAN_ZERO_SAFE;
	if (!find_depths(f, &frame))
		return PLAN_ZERO_FRAME;
	for (size_t i = 0; i < f->count; i++)
		if (f->steps[i].addr == site && f->steps[i].depth != NOWHERE && frame != NOWHERE &&
		    frame - f->used[RBP] <= f->steps[i].depth)
			return PLAN_ZERO_SAFE;
	return PLAN_ZERO_FRAME;
}

/* The one range that the unwind tables give for the site, and nothing overlaps it. */
static const struct range *only_range(const struct image *img, uint64_t site)
{
	const struct range *found = NULL;

	for (size_t i = image_first_range(img, site); i < img->range_count; i++) {
		const struct range *r = &img->ranges[i];

		if (r->addr > site)
			break;
		if (r->end <= site)
			continue;
		if (found || !r->unwound)
			return NULL;
		found = r;
	}
	if (!found)
		return NULL;
	for (size_t i = image_first_range(img, found->addr); i < img->range_count; i++) {
		const struct range *r = &img->ranges[i];

		if (r->addr >= found->end)
			break;
		if (r != found && r->end > found->addr)
			return NULL;
	}
	return found;
}

enum plan_zero zero_prove(const struct image *img, const ZydisDecoder *decoder, uint64_t site,
			  uint32_t nr, uint64_t *budget)
{
	struct function f = { .img = img };
	const struct range *r;
	enum plan_zero why;

	if (nr >= PLAN_ZERO_NUMBERS)
		return PLAN_ZERO_NUMBER;
	r = only_range(img, site);
	if (!r || r->end - r->addr > *budget)
		return PLAN_ZERO_BOUNDS;
	*budget -= r->end - r->addr;
	f.addr = r->addr;
	f.end = r->end;
	for (int i = 0; i < REGISTERS; i++)
		f.copied[i] = INT64_MAX;
	f.steps = calloc((size_t)(f.end - f.addr), sizeof(*f.steps));
	if (!f.steps)
		return PLAN_ZERO_BOUNDS;
	why = decode(&f, decoder);
	if (why == PLAN_ZERO_SAFE)
		why = judge(&f, site);
	free(f.steps);
	return why;
}
