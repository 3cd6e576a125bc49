/* SPDX-License-Identifier: MIT */
/* See led.h. */
#include "led.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SYSCALL_STOP (SIGTRAP | 0x80)

static bool wait_for(struct led *l)
{
	pid_t got;

	do
		got = waitpid(l->tid, &l->status, __WALL);
	while (got < 0 && errno == EINTR);
	return got == l->tid && WIFSTOPPED(l->status);
}

int led_step(struct led *l)
{
	for (;;) {
		if (ptrace(PTRACE_SYSCALL, l->tid, NULL, NULL) < 0 || !wait_for(l))
			return -ESRCH;
		if (WSTOPSIG(l->status) == SYSCALL_STOP)
			return 0;
		/* SIGSTOP alone comes through, see inject_place(). */
		if (WSTOPSIG(l->status) == SIGSTOP && l->status >> 16 == 0)
			l->stop = true;
	}
}

int led_call(struct led *l, uint64_t nr, const uint64_t a[6], uint64_t *result)
{
	struct user_regs_struct r = l->regs;
	const uint64_t all = ~0ull;
	int ret;

	r.rip = l->insn;
	r.orig_rax = ~0ull;
	r.rax = nr;
	r.rdi = a[0];
	r.rsi = a[1];
	r.rdx = a[2];
	r.r10 = a[3];
	r.r8 = a[4];
	r.r9 = a[5];
	if (ptrace(PTRACE_SETREGS, l->tid, NULL, &r) < 0)
		return -ESRCH;
	/* In this order: from there it finds back to its own mask. */
	if (l->home && ptrace(PTRACE_SETSIGMASK, l->tid, sizeof(all), &all) < 0)
		return -ESRCH;
	ret = led_step(l);
	if (ret == 0)
		ret = led_step(l);
	if (ret < 0 || ptrace(PTRACE_GETREGS, l->tid, NULL, &r) < 0)
		return -ESRCH;
	*result = r.rax;
	return r.rax > -4096ull ? (int)r.rax : 0;
}

/* Where in the vDSO a `syscall` stands: any two such bytes in its text will do. 0: there is none. */
static uint64_t vdso_syscall(void)
{
	const unsigned char *base = (const void *)getauxval(AT_SYSINFO_EHDR);
	const Elf64_Ehdr *eh = (const void *)base;
	const Elf64_Phdr *ph;

	if (!base)
		return 0;
	ph = (const void *)(base + eh->e_phoff);
	for (unsigned int i = 0; i < eh->e_phnum; i++) {
		if (ph[i].p_type != PT_LOAD || !(ph[i].p_flags & PF_X))
			continue;
		for (uint64_t at = ph[i].p_offset; at + 2 <= ph[i].p_offset + ph[i].p_filesz; at++)
			if (base[at] == 0x0f && base[at + 1] == 0x05)
				return at;
	}
	return 0;
}

uint64_t led_auxv(pid_t tid, uint64_t type)
{
	char path[32];
	uint64_t pair[2], found = 0;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/auxv", tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	while (!found && read(fd, pair, sizeof(pair)) == sizeof(pair) && pair[0] != AT_NULL)
		if (pair[0] == type)
			found = pair[1];
	close(fd);
	return found;
}

/* ---- the way back ---- */

/*
 * The call, the mask, all registers: position-independent, each place a distance from the end of its instruction. The
 * stack pointer and the flags are the task's all the time, so that a signal may come at any of them: no instruction changes flags.
 */
static const unsigned char way_back[] = {
	0x0f, 0x05,			    /* syscall */
	0xb8, 0x0e, 0x00, 0x00, 0x00,	    /* mov $SYS_rt_sigprocmask, %eax */
	0xbf, 0x02, 0x00, 0x00, 0x00,	    /* mov $SIG_SETMASK, %edi */
	0xba, 0x00, 0x00, 0x00, 0x00,	    /* mov $0, %edx */
	0x41, 0xba, 0x08, 0x00, 0x00, 0x00, /* mov $8, %r10d */
	0x48, 0x8d, 0x35,		    /* lea mask(%rip), %rsi */
};
static const unsigned char way_back_call[] = { 0x0f, 0x05 };
/* mov place(%rip), %reg: REX.W with or without R, and the register in the third byte */
static const struct {
	size_t place;
	unsigned char rex, modrm;
} way_back_load[] = {
	{ offsetof(struct user_regs_struct, r15), 0x4c, 0x3d },
	{ offsetof(struct user_regs_struct, r14), 0x4c, 0x35 },
	{ offsetof(struct user_regs_struct, r13), 0x4c, 0x2d },
	{ offsetof(struct user_regs_struct, r12), 0x4c, 0x25 },
	{ offsetof(struct user_regs_struct, rbp), 0x48, 0x2d },
	{ offsetof(struct user_regs_struct, rbx), 0x48, 0x1d },
	{ offsetof(struct user_regs_struct, r11), 0x4c, 0x1d },
	{ offsetof(struct user_regs_struct, r10), 0x4c, 0x15 },
	{ offsetof(struct user_regs_struct, r9), 0x4c, 0x0d },
	{ offsetof(struct user_regs_struct, r8), 0x4c, 0x05 },
	{ offsetof(struct user_regs_struct, rax), 0x48, 0x05 },
	{ offsetof(struct user_regs_struct, rcx), 0x48, 0x0d },
	{ offsetof(struct user_regs_struct, rdx), 0x48, 0x15 },
	{ offsetof(struct user_regs_struct, rsi), 0x48, 0x35 },
	{ offsetof(struct user_regs_struct, rdi), 0x48, 0x3d },
};
static const unsigned char way_back_end[] = { 0xff, 0x25 }; /* jmp *rip's place(%rip) */

#define WAY_BACK_MASK (LED_BYTES - 8)
#define WAY_BACK_REGS (WAY_BACK_MASK - sizeof(struct user_regs_struct))

_Static_assert(sizeof(way_back) + 4 + sizeof(way_back_call) +
			       7 * sizeof(way_back_load) / sizeof(way_back_load[0]) +
			       sizeof(way_back_end) + 4 <=
		       WAY_BACK_REGS,
	       "the code ends before the registers");

static size_t put(unsigned char *code, size_t at, const void *bytes, size_t size)
{
	memcpy(code + at, bytes, size);
	return at + size;
}

static size_t put_place(unsigned char *code, size_t at, size_t place)
{
	int32_t distance = (int32_t)place - (int32_t)(at + 4);

	return put(code, at, &distance, sizeof(distance));
}

/* A call that was interrupted for our stop, and that the kernel would have made again. */
static void make_again(struct user_regs_struct *r)
{
	long long rax = (long long)r->rax;

	if ((long long)r->orig_rax < 0 || rax > -512 || rax < -516 || rax == -515)
		return;
	r->rip -= 2;
	r->rax = rax == -516 ? SYS_restart_syscall : r->orig_rax; /* ERESTART_RESTARTBLOCK */
}

static void make_way_back(const struct led *l, unsigned char code[LED_BYTES])
{
	struct user_regs_struct regs = l->regs;
	size_t at;

	memset(code, 0, LED_BYTES);
	make_again(&regs);
	at = put(code, 0, way_back, sizeof(way_back));
	at = put_place(code, at, WAY_BACK_MASK);
	at = put(code, at, way_back_call, sizeof(way_back_call));
	for (size_t i = 0; i < sizeof(way_back_load) / sizeof(way_back_load[0]); i++) {
		const unsigned char mov[3] = { way_back_load[i].rex, 0x8b, way_back_load[i].modrm };

		at = put(code, at, mov, sizeof(mov));
		at = put_place(code, at, WAY_BACK_REGS + way_back_load[i].place);
	}
	at = put(code, at, way_back_end, sizeof(way_back_end));
	put_place(code, at, WAY_BACK_REGS + offsetof(struct user_regs_struct, rip));
	put(code, WAY_BACK_REGS, &regs, sizeof(regs));
	put(code, WAY_BACK_MASK, &l->mask, sizeof(l->mask));
}

/* Behind the vDSO's image, of which the table of sections is the last: zeros up to the end of the page. */
static bool find_room(struct led *l, uint64_t base)
{
	const Elf64_Ehdr *eh = (const void *)getauxval(AT_SYSINFO_EHDR);
	uint64_t end = eh->e_shoff + (uint64_t)eh->e_shnum * eh->e_shentsize;

	l->borrowed_at = base + ((end + 4095) & ~4095ull) - LED_BYTES;
	if (l->borrowed_at < base + end ||
	    pread(l->mem, l->kept, LED_BYTES, (off_t)l->borrowed_at) != LED_BYTES)
		return false;
	for (size_t i = 0; i < LED_BYTES; i++)
		if (l->kept[i])
			return false;
	return true;
}

static bool borrow(struct led *l, const void *code, size_t size)
{
	if (pwrite(l->mem, code, size, (off_t)l->borrowed_at) != (ssize_t)size)
		return false;
	l->borrowed = size;
	return true;
}

/* A kernel that was booted without vDSO: two bytes where the task stands serve for the moment. */
int led_find_syscall(struct led *l)
{
	static const unsigned char insn[2] = { 0x0f, 0x05 };
	uint64_t offset = vdso_syscall(), base = offset ? led_auxv(l->tid, AT_SYSINFO_EHDR) : 0;
	unsigned char there[LED_BYTES];

	if (base && pread(l->mem, there, 2, (off_t)(base + offset)) == 2 &&
	    memcmp(there, insn, 2) == 0) {
		l->insn = base + offset;
		if (!l->home || !find_room(l, base))
			return 0;
		make_way_back(l, there);
		if (borrow(l, there, LED_BYTES))
			l->insn = l->borrowed_at;
		return 0;
	}
	l->insn = l->borrowed_at = l->regs.rip;
	if (pread(l->mem, l->kept, 2, (off_t)l->insn) != 2 || !borrow(l, insn, 2))
		return -EIO;
	return 0;
}

/* In this order: until it has its registers, the way back is there. */
int led_give_back(struct led *l)
{
	int ret = 0;

	if (l->home && ptrace(PTRACE_SETSIGMASK, l->tid, sizeof(l->mask), &l->mask) < 0)
		ret = -ESRCH;
	if (ptrace(PTRACE_SETREGS, l->tid, NULL, &l->regs) < 0)
		ret = -ESRCH;
	if (l->borrowed &&
	    pwrite(l->mem, l->kept, l->borrowed, (off_t)l->borrowed_at) == (ssize_t)l->borrowed)
		l->borrowed = 0;
	return ret;
}
