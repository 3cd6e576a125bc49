/* SPDX-License-Identifier: MIT */
/* A program that single-steps itself over a raw system call: the call works, each step is its own. */
#include <ucontext.h>

#include "aid.h"

extern const char step_call[];
extern const char step_end[];
long stepped(long arg);
static volatile int steps;
static volatile int inside;

__asm__(".pushsection .text\n.globl stepped\n.hidden stepped\n.type stepped,@function\nstepped:\n"
	"pushf\norl $0x100,(%rsp)\npopf\nnop\n"
	".globl step_call\n.hidden step_call\nstep_call: mov $500,%eax\nsyscall\nnop\n"
	"pushf\nandl $~0x100,(%rsp)\npopf\n"
	".globl step_end\n.hidden step_end\nstep_end: ret\n.size stepped, .-stepped\n.popsection\n");

/* int 0x80, which is never patched */
long stepped80(void);
__asm__(".pushsection .text\n.globl stepped80\n.hidden stepped80\n.type stepped80,@function\nstepped80:\n"
	"pushf\norl $0x100,(%rsp)\npopf\nnop\nmov $20,%eax\nint $0x80\nnop\n"
	"pushf\nandl $~0x100,(%rsp)\npopf\nret\n.size stepped80, .-stepped80\n.popsection\n");

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	uintptr_t rip = (uintptr_t)uc->uc_mcontext.gregs[REG_RIP];

	(void)sig;
	(void)info;
	steps++;
	if (rip >= (uintptr_t)step_call && rip < (uintptr_t)step_end)
		inside++;
}

int main(void)
{
	handle_info(SIGTRAP, handler, 0);
	for (int i = 0; i < 20; i++) {
		++*marker_count;
		check(stepped((long)MARKER_MAGIC) == -ENOSYS);
	}
	check(steps > 0 && inside > 0);
	/* As many as bare: there is none at the instruction behind the call, for the kernel returns by iret. */
	steps = 0;
	for (int i = 0; i < 20; i++) {
		long pid = stepped80();

		check(pid == getpid() || pid == -ENOSYS);
	}
	printf("%d steps\n", steps);
	return marker_pass();
}
