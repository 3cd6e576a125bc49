/* SPDX-License-Identifier: MIT */
/*
 * CLONE_CLEAR_SIGHAND, which posix_spawn of newer libcs asks for: the child begins with default actions, SIG_IGN stays,
 * the parent keeps its handlers, whether they share memory or not.
 */
#include <linux/sched.h>

#include "aid.h"

static void handler(int sig)
{
	(void)sig;
}

static const int handled[] = { SIGUSR1, SIGSEGV, SIGBUS, SIGTRAP, SIGSYS, SIGTERM };

static void expect(void (*want)(int))
{
	struct {
		void (*handler)(int);
		unsigned long flags;
		void (*restorer)(void);
		uint64_t mask;
	} is;

	for (unsigned i = 0; i < sizeof(handled) / sizeof(*handled); i++) {
		check(raw4(SYS_rt_sigaction, handled[i], 0, &is, 8) == 0);
		check(is.handler == want && (want || (!is.flags && !is.mask)));
	}
	check(raw4(SYS_rt_sigaction, SIGHUP, 0, &is, 8) == 0 && is.handler == SIG_IGN);
}

__attribute__((noinline, used)) static void child(void)
{
	for (uint32_t i = 0; i < 20; i++)
		marker(i);
	expect(SIG_DFL);
	raw2(SYS_kill, raw0(SYS_getpid), SIGHUP);
	raw2(SYS_kill, raw0(SYS_getpid), SIGUSR1);
	raw1(SYS_exit, 13);
	__builtin_unreachable();
}

long clone3_clear(struct clone_args *args, size_t size, void (*fn)(void));

__asm__(".pushsection .text\n.globl clone3_clear\n.hidden clone3_clear\n"
	".type clone3_clear,@function\nclone3_clear:\n"
	"mov %rdx,%r8\nmov $435,%eax\nsyscall\ntest %rax,%rax\njnz 1f\nxor %ebp,%ebp\ncall *%r8\nhlt\n"
	"1: ret\n.size clone3_clear, .-clone3_clear\n.popsection\n");

int main(void)
{
	static const uint64_t kinds[] = { 0, CLONE_VM | CLONE_VFORK, CLONE_VM };
	char *stack = aligned_alloc(4096, 65536);

	for (unsigned i = 0; i < sizeof(handled) / sizeof(*handled); i++)
		handle(handled[i], handler, SA_RESTART);
	signal(SIGHUP, SIG_IGN);
	fflush(NULL);
	for (int i = 0; i < 30; i++) {
		struct clone_args a;
		long pid;
		int status;

		memset(&a, 0, sizeof(a));
		a.flags = CLONE_CLEAR_SIGHAND | kinds[i % 3];
		a.exit_signal = SIGCHLD;
		if (kinds[i % 3]) {
			a.stack = (uintptr_t)stack;
			a.stack_size = 65536;
		}
		pid = clone3_clear(&a, sizeof(a), child);
		check(pid > 0);
		status = reap((pid_t)pid);
		check(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
		expect(handler);
		marker(2);
		a.flags = CLONE_CLEAR_SIGHAND | CLONE_SIGHAND | CLONE_VM;
		check(raw2(SYS_clone3, &a, sizeof(a)) == -EINVAL);
	}
	free(stack);
	return marker_pass();
}
