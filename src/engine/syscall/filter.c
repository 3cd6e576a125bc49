/* SPDX-License-Identifier: MIT */
/* See filter.h. The instructions are those that seccomp_check_filter() of the kernel lets pass. */
#include "engine/syscall/filter.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

struct machine {
	uint32_t a, x, mem[BPF_MEMWORDS];
	const struct seccomp_data *data;
};

static bool load(struct machine *m, const struct sock_filter *f)
{
	uint32_t value;

	switch (BPF_MODE(f->code)) {
	case BPF_ABS: /* loads of x have no such mode */
		if (f->k > sizeof(*m->data) - 4)
			return false;
		memcpy(&m->a, (const uint8_t *)m->data + f->k, 4);
		return true;
	case BPF_IMM:
		value = f->k;
		break;
	case BPF_LEN:
		value = sizeof(*m->data);
		break;
	case BPF_MEM:
		if (f->k >= BPF_MEMWORDS)
			return false;
		value = m->mem[f->k];
		break;
	default:
		return false;
	}
	*(BPF_CLASS(f->code) == BPF_LD ? &m->a : &m->x) = value;
	return true;
}

static bool store(struct machine *m, const struct sock_filter *f)
{
	if (f->k >= BPF_MEMWORDS)
		return false;
	m->mem[f->k] = BPF_CLASS(f->code) == BPF_ST ? m->a : m->x;
	return true;
}

static bool compute(struct machine *m, const struct sock_filter *f)
{
	uint32_t by = BPF_SRC(f->code) == BPF_X ? m->x : f->k;

	switch (BPF_OP(f->code)) {
	case BPF_ADD:
		m->a += by;
		return true;
	case BPF_SUB:
		m->a -= by;
		return true;
	case BPF_MUL:
		m->a *= by;
		return true;
	case BPF_DIV:
		if (by)
			m->a /= by;
		return by != 0;
	case BPF_AND:
		m->a &= by;
		return true;
	case BPF_OR:
		m->a |= by;
		return true;
	case BPF_XOR:
		m->a ^= by;
		return true;
	case BPF_LSH:
		m->a <<= by & 31;
		return true;
	case BPF_RSH:
		m->a >>= by & 31;
		return true;
	case BPF_NEG:
		m->a = -m->a;
		return true;
	default:
		return false;
	}
}

static uint32_t jump(const struct machine *m, const struct sock_filter *f)
{
	uint32_t with = BPF_SRC(f->code) == BPF_X ? m->x : f->k;
	bool taken = false;

	switch (BPF_OP(f->code)) {
	case BPF_JA:
		return f->k;
	case BPF_JEQ:
		taken = m->a == with;
		break;
	case BPF_JGT:
		taken = m->a > with;
		break;
	case BPF_JGE:
		taken = m->a >= with;
		break;
	case BPF_JSET:
		taken = m->a & with;
		break;
	}
	return taken ? f->jt : f->jf;
}

/* All jumps lead forward, so this ends. */
static uint32_t run(const struct sock_fprog *prog, const struct seccomp_data *data)
{
	struct machine m;
	struct sock_filter f;
	bool good = true;

	memset(&m, 0, sizeof(m));
	m.data = data;
	for (uint64_t pc = 0; good && pc < prog->len; pc++) {
		if (rt_copy(&f, prog->filter + pc, sizeof(f)) < 0)
			break;
		switch (BPF_CLASS(f.code)) {
		case BPF_LD:
		case BPF_LDX:
			good = load(&m, &f);
			break;
		case BPF_ST:
		case BPF_STX:
			good = store(&m, &f);
			break;
		case BPF_ALU:
			good = compute(&m, &f);
			break;
		case BPF_JMP:
			pc += jump(&m, &f);
			break;
		case BPF_RET:
			return BPF_RVAL(f.code) == BPF_A ? m.a : f.k;
		case BPF_MISC:
			*(BPF_MISCOP(f.code) == BPF_TAX ? &m.x : &m.a) =
				BPF_MISCOP(f.code) == BPF_TAX ? m.a : m.x;
			break;
		}
	}
	return SECCOMP_RET_KILL_PROCESS;
}

bool filter_allows(uint64_t fprog, uint32_t nr, const uint64_t args[6])
{
	struct seccomp_data data = { .nr = (int)nr,
				     .arch = AUDIT_ARCH_X86_64,
				     .instruction_pointer = core_text_start };
	struct sock_fprog prog;
	uint32_t action;

	if (rt_copy(&prog, (void *)fprog, sizeof(prog)) < 0)
		return false;
	memcpy(data.args, args, sizeof(data.args));
	action = run(&prog, &data) & SECCOMP_RET_ACTION_FULL;
	return action == SECCOMP_RET_ALLOW || action == SECCOMP_RET_LOG;
}
