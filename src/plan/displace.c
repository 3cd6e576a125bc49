/* SPDX-License-Identifier: MIT */
/*
 * See displace.h. An instruction is copied as it is, with these exceptions:
 *
 *   mem(%rip)           the distance is written again; its address does not change
 *   jmp, jcc, xbegin    become the form with rel32
 *   loop, jrcxz ...     have no such form: a short one over a jump, see `turned`
 *   call                pushes the address behind the original call, not behind the copy, so that
 *                       whoever looks at the return address (unwinders, the callee) finds the
 *                       function: push ret(%rip); jmp target; ret: .quad address
 *
 * What means something else elsewhere, whatever is done to it, is refused: `syscall` (sites are known by
 * their address), int3 and the like (handlers look at the address), branches with an operand size.
 */
#include "plan/displace.h"

#include <string.h>

bool displace_runs_on(const ZydisDecodedInstruction *dec)
{
	switch (dec->mnemonic) {
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

void displace_start(struct displace *d, ZydisDecoder *decoder, uint64_t func, uint64_t base)
{
	memset(d, 0, sizeof(*d));
	d->decoder = decoder;
	d->func = func;
	d->base = base;
}

static void put(struct displace *d, const void *bytes, unsigned int size)
{
	memcpy(d->bytes + d->code.size, bytes, size);
	d->code.size = (uint8_t)(d->code.size + size);
}

/* What stands at @at in the template, in an instruction that ends at @end, depends on the place. */
static void fix(struct displace *d, unsigned int at, unsigned int end, enum entry_fix_kind kind,
		uint64_t to)
{
	d->fixes[d->code.fix_count++] = (struct entry_fix){
		.at = (uint8_t)at,
		.end = (uint8_t)end,
		.kind = (uint8_t)kind,
		.to = (int32_t)(int64_t)(to - d->func),
	};
}

/* Opcode bytes, then rel32 to code. */
static void put_branch(struct displace *d, const void *opcode, unsigned int size, uint64_t to)
{
	static const uint8_t zero[4];

	put(d, opcode, size);
	put(d, zero, sizeof(zero));
	fix(d, d->code.size - 4u, d->code.size, ENTRY_FIX_BRANCH, to);
}

static void put_push_return(struct displace *d, unsigned int jump_size)
{
	/* push disp32(%rip): the eight bytes behind the jump that follows */
	const uint8_t push[] = { 0xff, 0x35, (uint8_t)jump_size, 0, 0, 0 };

	put(d, push, sizeof(push));
}

static void put_return(struct displace *d, uint64_t to)
{
	static const uint8_t zero[8];

	put(d, zero, sizeof(zero));
	fix(d, d->code.size - 8u, d->code.size, ENTRY_FIX_RETURN, to);
}

/* loop, loope, loopne, jrcxz and jecxz: over a short jump to the long one. */
static void put_turned(struct displace *d, const uint8_t *p, unsigned int opcode_at, uint64_t to)
{
	static const uint8_t over[] = { 0x02, 0xeb, 0x05 }; /* +2; jmp +5 */
	static const uint8_t jump = 0xe9;

	put(d, p, opcode_at + 1); /* an address size prefix, which makes jrcxz jecxz, and the opcode */
	put(d, over, sizeof(over));
	put_branch(d, &jump, 1, to);
}

static bool is_turned(ZydisMnemonic m)
{
	return m == ZYDIS_MNEMONIC_LOOP || m == ZYDIS_MNEMONIC_LOOPE ||
	       m == ZYDIS_MNEMONIC_LOOPNE || m == ZYDIS_MNEMONIC_JRCXZ || m == ZYDIS_MNEMONIC_JECXZ;
}

/* Where the opcode stands: behind the prefixes that change nothing for a branch. */
static int branch_opcode(const uint8_t *p, unsigned int size, bool turned)
{
	for (unsigned int i = 0; i < size; i++) {
		switch (p[i]) {
		case 0x2e: /* not taken, taken; bnd: hints, or without effect */
		case 0x3e:
		case 0xf2:
			if (turned)
				return -1;
			break;
		case 0x67:
			if (!turned || i > 0)
				return -1;
			break;
		case 0xe0: /* loopne, loope, loop, jrcxz */
		case 0xe1:
		case 0xe2:
		case 0xe3:
		case 0xe8: /* call, jmp, jmp short, the escape of long jcc, xbegin */
		case 0xe9:
		case 0xeb:
		case 0x0f:
		case 0xc7:
			return (int)i;
		default:
			/* other prefixes have no effect that anybody relies on, or (66) two of them */
			return (p[i] & 0xf0) == 0x70 ? (int)i : -1;
		}
	}
	return -1;
}

static int add_relative(struct displace *d, const ZydisDecodedInstruction *dec, uint64_t addr,
			const uint8_t *p)
{
	static const uint8_t jmp = 0xe9, xbegin[] = { 0xc7, 0xf8 };
	const uint64_t to = addr + dec->length + (uint64_t)dec->raw.imm[0].value.s;
	const bool turned = is_turned(dec->mnemonic);
	const int at = branch_opcode(p, dec->length, turned);
	uint8_t jcc[] = { 0x0f, 0 };

	if (at < 0 || (int64_t)(to - d->func) != (int32_t)(to - d->func))
		return -ENTRY_WHY_NOT_MOVABLE;
	if (turned) {
		put_turned(d, p, (unsigned int)at, to);
	} else if (dec->mnemonic == ZYDIS_MNEMONIC_JMP) {
		put_branch(d, &jmp, 1, to);
	} else if (dec->mnemonic == ZYDIS_MNEMONIC_XBEGIN) {
		put_branch(d, xbegin, sizeof(xbegin), to);
	} else if (dec->mnemonic == ZYDIS_MNEMONIC_CALL) {
		put_push_return(d, ENTRY_JUMP_SIZE);
		put_branch(d, &jmp, 1, to);
		put_return(d, addr + dec->length);
	} else if ((p[at] & 0xf0) == 0x70 || (p[at] == 0x0f && (p[at + 1] & 0xf0) == 0x80)) {
		jcc[1] = (uint8_t)(0x80 | ((p[at] == 0x0f ? p[at + 1] : p[at]) & 0x0f));
		put_branch(d, jcc, sizeof(jcc), to);
	} else {
		return -ENTRY_WHY_NOT_MOVABLE;
	}
	return dec->length;
}

/* The distance of mem(%rip), if there is one: bytes from @start on are the instruction's. */
static bool fix_memory(struct displace *d, const ZydisDecodedInstruction *dec, uint64_t addr,
		       const uint8_t *p, unsigned int start, unsigned int offset)
{
	int32_t rel;
	uint64_t to;

	if (!(dec->attributes & ZYDIS_ATTRIB_HAS_MODRM) || dec->raw.modrm.mod != 0 ||
	    dec->raw.modrm.rm != 5 || dec->raw.disp.size != 32)
		return true;
	if (dec->address_width != 64)
		return false; /* mem(%eip) */
	memcpy(&rel, p + dec->raw.disp.offset, 4);
	to = addr + dec->length + (uint64_t)(int64_t)rel;
	if ((int64_t)(to - d->func) != (int32_t)(to - d->func))
		return false;
	fix(d, start + offset, d->code.size, ENTRY_FIX_DATA, to);
	return true;
}

/* call *reg, call *mem: with the return address on the stack already, it is a jump. */
static int add_indirect_call(struct displace *d, const ZydisDecodedInstruction *dec, uint64_t addr,
			     const uint8_t *p)
{
	const unsigned int start = d->code.size + 6u;
	uint8_t jump[15];

	/* ff /2; not the far call, and nothing that reads the stack pointer, which has moved by then */
	if (dec->opcode != 0xff || dec->raw.modrm.reg != 2 || dec->opcode_map != ZYDIS_OPCODE_MAP_DEFAULT)
		return -ENTRY_WHY_NOT_MOVABLE;
	if (dec->raw.modrm.mod == 3
		    ? dec->raw.modrm.rm == 4 && !dec->raw.rex.B
		    : dec->raw.modrm.rm == 4 && dec->raw.sib.base == 4 && !dec->raw.rex.B)
		return -ENTRY_WHY_NOT_MOVABLE;
	memcpy(jump, p, dec->length);
	jump[dec->raw.modrm.offset] = (uint8_t)((jump[dec->raw.modrm.offset] & ~0x38) | 4 << 3); /* /4 */
	put_push_return(d, dec->length);
	put(d, jump, dec->length);
	if (!fix_memory(d, dec, addr, p, start, dec->raw.disp.offset))
		return -ENTRY_WHY_NOT_MOVABLE;
	put_return(d, addr + dec->length);
	return dec->length;
}

/* Instructions whose address is part of what they do. */
static int why_not(const ZydisDecodedInstruction *dec)
{
	switch (dec->mnemonic) {
	case ZYDIS_MNEMONIC_SYSCALL:
	case ZYDIS_MNEMONIC_SYSENTER:
		return ENTRY_WHY_SYSCALL;
	case ZYDIS_MNEMONIC_INT:
	case ZYDIS_MNEMONIC_INT1:
	case ZYDIS_MNEMONIC_INT3:
	case ZYDIS_MNEMONIC_UD0:
	case ZYDIS_MNEMONIC_UD1:
	case ZYDIS_MNEMONIC_UD2:
	case ZYDIS_MNEMONIC_HLT:
	case ZYDIS_MNEMONIC_IRET:
	case ZYDIS_MNEMONIC_IRETD:
	case ZYDIS_MNEMONIC_IRETQ:
		return ENTRY_WHY_NOT_MOVABLE;
	default:
		return 0;
	}
}

static int add(struct displace *d, const ZydisDecodedInstruction *dec, uint64_t addr, const uint8_t *p)
{
	const unsigned int start = d->code.size;
	const int why = why_not(dec);

	if (why)
		return -why;
	if (dec->raw.imm[0].is_relative)
		return add_relative(d, dec, addr, p);
	if (dec->mnemonic == ZYDIS_MNEMONIC_CALL)
		return add_indirect_call(d, dec, addr, p);
	put(d, p, dec->length);
	if (!fix_memory(d, dec, addr, p, start, dec->raw.disp.offset))
		return -ENTRY_WHY_NOT_MOVABLE;
	return dec->length;
}

int displace_add(struct displace *d, uint64_t addr, const uint8_t *p, size_t size)
{
	const struct entry_code before = d->code;
	const unsigned int n = d->code.insn_count;
	ZydisDecodedInstruction dec;
	int ret;

	if (n == ENTRY_INSNS_MAX ||
	    !ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(d->decoder, NULL, p, size, &dec)))
		return -ENTRY_WHY_NOT_DECODED;
	ret = add(d, &dec, addr, p);
	if (ret < 0) {
		d->code = before;
		return ret;
	}
	d->code.insn_count++;
	d->code.from[n] = (uint8_t)(addr - d->base);
	d->code.from[n + 1] = (uint8_t)(addr + dec.length - d->base);
	d->code.to[n + 1] = d->code.size;
	if (dec.mnemonic == ZYDIS_MNEMONIC_CALL)
		d->calls = (uint8_t)(d->calls | 1u << n);
	/* behind the copy of a call stands its return address, which nothing may run into */
	if (!displace_runs_on(&dec) || dec.mnemonic == ZYDIS_MNEMONIC_CALL)
		d->code.ends = (uint8_t)(d->code.ends | 1u << n);
	return ret;
}
