/* SPDX-License-Identifier: MIT */
/* clone3 with CLONE_VM and a stack, by hand: the child starts with that stack and shares memory. */
#include <linux/sched.h>

#include "aid.h"

static volatile int shared;

__attribute__((noinline, used)) static void child(void)
{
	marker(1);
	shared++;
	raw1(SYS_exit, 13);
	__builtin_unreachable();
}

long clone3_call(struct clone_args *args, size_t size, void (*fn)(void));

__asm__(".pushsection .text\n.globl clone3_call\n.hidden clone3_call\n"
	".type clone3_call,@function\nclone3_call:\n"
	"mov %rdx,%r8\nmov $435,%eax\nsyscall\ntest %rax,%rax\njnz 1f\nxor %ebp,%ebp\ncall *%r8\nhlt\n"
	"1: ret\n.size clone3_call, .-clone3_call\n.popsection\n");

int main(void)
{
	char *stack = aligned_alloc(4096, 65536);

	for (int i = 0; i < 20; i++) {
		struct clone_args a;
		long pid;

		memset(&a, 0, sizeof(a));
		a.flags = CLONE_VM | (i % 2 ? CLONE_VFORK : 0);
		a.exit_signal = SIGCHLD;
		a.stack = (uintptr_t)stack;
		a.stack_size = 65536;
		pid = clone3_call(&a, sizeof(a), child);
		check(pid > 0);
		marker(2);
		check(WEXITSTATUS(reap((pid_t)pid)) == 13);
		check(shared == i + 1);
	}
	free(stack);
	return marker_pass();
}
