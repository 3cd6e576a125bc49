/* SPDX-License-Identifier: MIT */
/* See led.h. */
#include "led.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
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

static uint64_t task_vdso(pid_t tid)
{
	char path[32];
	uint64_t pair[2], found = 0;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/auxv", tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	while (!found && read(fd, pair, sizeof(pair)) == sizeof(pair) && pair[0] != AT_NULL)
		if (pair[0] == AT_SYSINFO_EHDR)
			found = pair[1];
	close(fd);
	return found;
}

/* A kernel that was booted without vDSO: two bytes where the task stands serve for the moment. */
int led_find_syscall(struct led *l)
{
	static const unsigned char insn[2] = { 0x0f, 0x05 };
	uint64_t offset = vdso_syscall(), base = offset ? task_vdso(l->tid) : 0;
	unsigned char there[2];

	if (base && pread(l->mem, there, 2, (off_t)(base + offset)) == 2 &&
	    memcmp(there, insn, 2) == 0) {
		l->insn = base + offset;
		return 0;
	}
	l->insn = l->regs.rip;
	if (pread(l->mem, l->kept, 2, (off_t)l->insn) != 2 ||
	    pwrite(l->mem, insn, 2, (off_t)l->insn) != 2)
		return -EIO;
	l->borrowed = true;
	return 0;
}

void led_give_back(struct led *l)
{
	if (l->borrowed && pwrite(l->mem, l->kept, 2, (off_t)l->insn) != 2)
		l->borrowed = false;
}
