/* SPDX-License-Identifier: MIT */
/* A thread made by raw clone without TLS of its own: no libc in it, only system calls. */
#include <linux/futex.h>
#include <sched.h>

#include "aid.h"

long thread_start(unsigned long flags, void *stack, int *ptid, int *ctid, void (*fn)(void));

__asm__(".pushsection .text\n.globl thread_start\n.hidden thread_start\n"
	".type thread_start,@function\nthread_start:\n"
	"mov %rcx,%r10\nmov %r8,%r9\nxor %r8d,%r8d\nmov $56,%eax\nsyscall\n"
	"test %rax,%rax\njnz 1f\nxor %ebp,%ebp\ncall *%r9\nhlt\n"
	"1: ret\n.size thread_start, .-thread_start\n.popsection\n");

static int ctid;
static volatile int done;

__attribute__((noinline, used)) static void body(void)
{
	for (uint32_t i = 0; i < 50; i++)
		marker(i);
	__atomic_add_fetch(&done, 1, __ATOMIC_SEQ_CST);
	raw1(SYS_exit, 0);
	__builtin_unreachable();
}

int main(void)
{
	const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
				    CLONE_SYSVSEM | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
	char *stack = aligned_alloc(4096, 65536);

	for (int i = 0; i < 50; i++) {
		int tid;
		long ret;

		ctid = 1;
		ret = thread_start(flags, stack + 65536, &tid, &ctid, body);
		check(ret > 0);
		for (uint32_t n = 0; n < 10; n++)
			marker(100 + n);
		for (int v; (v = __atomic_load_n(&ctid, __ATOMIC_SEQ_CST)) != 0;)
			raw4(SYS_futex, &ctid, FUTEX_WAIT, v, 0);
		check(done == i + 1);
	}
	free(stack);
	return marker_pass();
}
