/* SPDX-License-Identifier: MIT */
/* See filter.h. The instructions are those that seccomp_check_filter() of the kernel lets pass. */
#include "engine/syscall/filter.h"

#include <asm/signal.h>
#include <linux/audit.h>
#include <linux/fcntl.h>
#include <linux/filter.h>
#include <linux/mman.h>
#include <linux/prctl.h>
#include <linux/sched.h>
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

void filter_ask(uint64_t fprog)
{
	const uint64_t at = core_text_start, size = RT_PAGE;
	const uint64_t private = MAP_PRIVATE | MAP_ANONYMOUS, rw = PROT_READ | PROT_WRITE;
	const struct {
		uint32_t may, nr;
		uint64_t args[6];
	} asked[] = {
		{ CORE_MAY_DISPATCH,
		  __NR_prctl,
		  { PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, at, core_text_end - at } },
		{ CORE_MAY_ALT_STACK, __NR_sigaltstack, { at } },
		{ CORE_MAY_GUARD, __NR_madvise, { at, size, CORE_GUARD_ADVICE } },
		{ CORE_MAY_LOOK, __NR_kill, { 1 } },
		{ CORE_MAY_ASK, __NR_gettid, { 0 } },
		{ CORE_MAY_START, __NR_mmap, { 0, size, rw, private, -1ull } },
		{ CORE_MAY_START, __NR_mmap, { at, size, rw, MAP_SHARED, 3 } },
		{ CORE_MAY_START, __NR_mprotect, { at, size, rw } },
		{ CORE_MAY_START, __NR_mprotect, { at, size, PROT_READ | PROT_EXEC } },
		{ CORE_MAY_START, __NR_munmap, { at, size } },
		{ CORE_MAY_START, __NR_membarrier, { 0 } },
		{ CORE_MAY_START, __NR_arch_prctl, { 0x1001 /* ARCH_SET_GS */, at } },
		{ CORE_MAY_START, __NR_rt_sigaction, { 31, at, at, 8 } },
		{ CORE_MAY_START, __NR_rt_sigprocmask, { SIG_SETMASK, at, at, 8 } },
		{ CORE_MAY_START, __NR_rt_sigtimedwait, { at, at, at, 8 } },
		{ CORE_MAY_START, __NR_rt_tgsigqueueinfo, { 1, 1, 31, at } },
		{ CORE_MAY_START, __NR_getpid, { 0 } },
		{ CORE_MAY_START, __NR_getppid, { 0 } },
		{ CORE_MAY_START, __NR_gettid, { 0 } },
		{ CORE_MAY_START, __NR_open, { at, O_RDONLY | O_CLOEXEC } },
		{ CORE_MAY_START, __NR_open, { at, O_RDWR | O_CLOEXEC } },
		{ CORE_MAY_START, __NR_recvmsg, { 3, at, 0x40000000 /* MSG_CMSG_CLOEXEC */ } },
		{ CORE_MAY_START, __NR_socketpair, { 1 /* AF_UNIX */, 1 | O_CLOEXEC, 0, at } },
		{ CORE_MAY_START, __NR_read, { 3, at, size } },
		{ CORE_MAY_START, __NR_pread64, { 3, at, size } },
		{ CORE_MAY_START, __NR_lseek, { 3 } },
		{ CORE_MAY_START, __NR_close, { 3 } },
		{ CORE_MAY_START, __NR_access, { at, 4 } },
		{ CORE_MAY_START, __NR_statx, { -100ull, at, 0, 0x7ff, at } },
		{ CORE_MAY_START, __NR_readlink, { at, at, size } },
		{ CORE_MAY_START, __NR_futex, { at, 0 /* FUTEX_WAIT */ } },
		{ CORE_MAY_START, __NR_futex, { at, 1 /* FUTEX_WAKE */, 1 } },
		{ CORE_MAY_START, __NR_clock_gettime, { 1, at } },
		{ CORE_MAY_START, __NR_memfd_create, { at } },
		{ CORE_MAY_START, __NR_clone, { CLONE_VM | CLONE_VFORK, at } },
		{ CORE_MAY_START, __NR_wait4, { 1, at, 0x40000000 /* __WALL */ } },
		{ CORE_MAY_FIND, __NR_socket, { 1 /* AF_UNIX */, 1 | O_CLOEXEC } },
		{ CORE_MAY_FIND, __NR_connect, { 3, at, size } },
		{ CORE_MAY_FIND, __NR_prctl, { PR_SET_MM, PR_SET_MM_ENV_END, at } },
		{ CORE_MAY_FIND, __NR_process_vm_readv, { 1, at, 1, at, 1 } },
	};

	for (unsigned i = 0; i < RT_COUNT(asked); i++)
		if ((core_may & asked[i].may) && !filter_allows(fprog, asked[i].nr, asked[i].args))
			core_may &= ~asked[i].may;
}
