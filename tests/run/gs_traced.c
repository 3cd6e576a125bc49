/* SPDX-License-Identifier: MIT */
/*
 * A child with a %gs of its own has itself traced: the tracer finds selector and base, writes them, has a function of the
 * child run, puts everything back, and gets to see no stop but those that the child asks for.
 */
#include <asm/ldt.h>
#include <asm/prctl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/user.h>

#include "aid.h"

#define LDT_SELECTOR 7

static uint64_t *low;

static uint64_t at_gs(void)
{
	uint64_t v;

	__asm__ volatile("movq %%gs:8, %0" : "=r"(v) : : "memory");
	return v;
}

/* Where the tracer leads the child. */
static void away(void)
{
	__asm__ volatile("mov %0, %%gs" : : "r"(0x2b) : "memory");
	for (int i = 0; i < 5; i++)
		check(raw0(SYS_getppid) == getppid());
	raise(SIGSTOP);
	_exit(9);
}

static void handler(int sig)
{
	(void)sig;
	check(at_gs() == 202);
}

static void child(bool by_selector)
{
	sigset_t set, old;

	handle(SIGUSR1, handler, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGTRAP);
	check(sigprocmask(SIG_BLOCK, &set, NULL) == 0);
	if (by_selector)
		__asm__ volatile("mov %0, %%gs" : : "r"(LDT_SELECTOR) : "memory");
	else
		check(raw2(SYS_arch_prctl, ARCH_SET_GS, low) == 0);
	check(at_gs() == 201);
	check(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
	check(at_gs() == 201);
	raise(SIGSTOP);
	check(at_gs() == 201);
	raise(SIGSTOP);
	check(at_gs() == 202);
	raise(SIGUSR1);
	/* what it blocks is still so */
	check(sigprocmask(SIG_SETMASK, NULL, &old) == 0);
	_exit(sigismember(&old, SIGTRAP) ? 5 : 6);
}

static void wait_stop(pid_t pid, int sig)
{
	int status;

	check(waitpid(pid, &status, 0) == pid);
	if (!WIFSTOPPED(status) || WSTOPSIG(status) != sig)
		show_status("unexpected", status);
	check(WIFSTOPPED(status) && WSTOPSIG(status) == sig);
}

static void trace(bool by_selector)
{
	struct user_regs_struct regs, other;
	pid_t pid = fork_flushed();

	if (pid == 0)
		child(by_selector);
	wait_stop(pid, SIGSTOP);
	check(ptrace(PTRACE_GETREGS, pid, NULL, &regs) == 0);
	check(regs.gs == (by_selector ? LDT_SELECTOR : 0) && regs.gs_base == (uint64_t)low);
	other = regs;
	other.rip = (uint64_t)away;
	other.rsp = ((other.rsp - 256) & ~15ul) - 8;
	other.orig_rax = ~0ull;
	check(ptrace(PTRACE_SETREGS, pid, NULL, &other) == 0);
	check(ptrace(PTRACE_CONT, pid, NULL, NULL) == 0);
	wait_stop(pid, SIGSTOP);
	check(ptrace(PTRACE_GETREGS, pid, NULL, &other) == 0 && other.gs == 0x2b && other.gs_base == 0);
	check(ptrace(PTRACE_SETREGS, pid, NULL, &regs) == 0);
	check(ptrace(PTRACE_CONT, pid, NULL, NULL) == 0);
	wait_stop(pid, SIGSTOP);
	check(ptrace(PTRACE_GETREGS, pid, NULL, &regs) == 0);
	check(regs.gs == (by_selector ? LDT_SELECTOR : 0) && regs.gs_base == (uint64_t)low);
	regs.gs = 0;
	regs.gs_base = (uint64_t)(low + 64);
	check(ptrace(PTRACE_SETREGS, pid, NULL, &regs) == 0);
	check(ptrace(PTRACE_CONT, pid, NULL, NULL) == 0);
	wait_stop(pid, SIGUSR1);
	check(ptrace(PTRACE_CONT, pid, NULL, SIGUSR1) == 0);
	show_status(by_selector ? "with a selector" : "with a base", reap(pid));
}

int main(void)
{
	struct user_desc d;

	low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	check(low != MAP_FAILED);
	low[1] = 201;
	low[65] = 202;
	trace(false);
	memset(&d, 0, sizeof(d));
	d.base_addr = (unsigned int)(uint64_t)low;
	d.limit = 0xfffff;
	d.seg_32bit = d.limit_in_pages = d.useable = 1;
	if (raw3(SYS_modify_ldt, 0x11, &d, sizeof(d)) == 0)
		trace(true);
	return pass();
}
