/* SPDX-License-Identifier: MIT */
/*
 * The way back of a led call: whoever leads a task may die at any moment, and the task then goes on from there by
 * itself. Here it is left at each instruction of that way, with a signal, whose handler has to run on the task's own stack; and
 * all of its registers have to be what they were.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#include "led.h"
#include "weir_test.h"

#define PATTERN 0x1111111111111111ull
#define FLAGS 0x8d5ull /* carry, parity, adjust, zero, sign, overflow */

extern const char spin[];
static volatile sig_atomic_t handled, wrong_stack;
static uintptr_t stack_top;

static void on_usr1(int sig)
{
	volatile char here;

	(void)sig;
	handled++;
	wrong_stack |= stack_top - (uintptr_t)&here > 65536;
}

static void on_usr2(int sig, siginfo_t *si, void *uc)
{
	(void)sig;
	(void)si;
	if (((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP] == (greg_t)spin)
		((ucontext_t *)uc)->uc_mcontext.gregs[REG_RIP] += 2; /* jmp . */
}

/* What the registers hold behind the loop: a bit for each that is not as before. */
static unsigned long spin_with_all(void)
{
	unsigned long wrong;

	__asm__ volatile("sub $128, %%rsp\n\t" /* the red zone */
			 "push %%rbp\n\t"
			 "pushq %[flags]\n\t"
			 "movabs %[pattern], %%rax\n\t"
			 ".irp r, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15\n\t"
			 "mov %%rax, %%\\r\n\t"
			 ".endr\n\t"
			 "popf\n"
			 "spin:\n\t"
			 "jmp spin\n\t"
			 "pushf\n\t"
			 ".irp r, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15\n\t"
			 "xor %%rax, %%\\r\n\t"
			 "or %%\\r, %%rbx\n\t"
			 ".endr\n\t"
			 "movabs %[pattern], %%rcx\n\t"
			 "xor %%rcx, %%rax\n\t"
			 "or %%rbx, %%rax\n\t"
			 "pop %%rcx\n\t"
			 "and %[flags], %%ecx\n\t"
			 "xor %[flags], %%ecx\n\t"
			 "or %%rcx, %%rax\n\t"
			 "pop %%rbp\n\t"
			 "add $128, %%rsp"
			 : "=&a"(wrong)
			 : [pattern] "i"(PATTERN), [flags] "i"(FLAGS)
			 : "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12",
			   "r13", "r14", "r15", "cc", "memory");
	return wrong;
}

static void child(void)
{
	struct sigaction one = { .sa_handler = on_usr1 };
	struct sigaction two = { .sa_sigaction = on_usr2, .sa_flags = SA_SIGINFO };
	sigset_t mask;
	char here;

	stack_top = (uintptr_t)&here;
	sigaction(SIGUSR1, &one, NULL);
	sigaction(SIGUSR2, &two, NULL);
	if (spin_with_all())
		_exit(10);
	sigprocmask(SIG_SETMASK, NULL, &mask);
	for (int sig = 1; sig < 32; sig++)
		if (sigismember(&mask, sig))
			_exit(11);
	_exit(wrong_stack ? 12 : handled);
}

static void wait_stop(pid_t pid)
{
	int status;

	expect(waitpid(pid, &status, __WALL) == pid && WIFSTOPPED(status));
}

/* Left after some instructions. True: it was back before that. */
static bool left_after(int steps)
{
	struct user_regs_struct r;
	struct led l = { .home = true };
	const uint64_t all = ~0ull;
	char path[32];
	int status;
	bool back;

	l.tid = fork();
	if (l.tid == 0)
		child();
	expect(ptrace(PTRACE_SEIZE, l.tid, NULL, NULL) == 0);
	do {
		if (ptrace(PTRACE_INTERRUPT, l.tid, NULL, NULL) == 0)
			wait_stop(l.tid);
		expect(ptrace(PTRACE_GETREGS, l.tid, NULL, &l.regs) == 0);
		back = l.regs.rip == (uint64_t)spin;
		if (!back)
			ptrace(PTRACE_CONT, l.tid, NULL, NULL);
		usleep(1000);
	} while (!back);
	snprintf(path, sizeof(path), "/proc/%d/mem", l.tid);
	l.mem = open(path, O_RDWR | O_CLOEXEC);
	expect(led_find_syscall(&l) == 0 && l.insn == l.borrowed_at && l.borrowed == LED_BYTES);
	r = l.regs;
	r.rip = l.insn;
	r.rax = SYS_getppid;
	expect(ptrace(PTRACE_SETREGS, l.tid, NULL, &r) == 0);
	expect(ptrace(PTRACE_SETSIGMASK, l.tid, sizeof(all), &all) == 0);
	for (int i = 0; i < steps; i++) {
		expect(ptrace(PTRACE_SINGLESTEP, l.tid, NULL, NULL) == 0);
		wait_stop(l.tid);
	}
	expect(ptrace(PTRACE_GETREGS, l.tid, NULL, &r) == 0);
	back = r.rip == (uint64_t)spin;
	expect(kill(l.tid, SIGUSR1) == 0);
	expect(ptrace(PTRACE_DETACH, l.tid, NULL, NULL) == 0);
	close(l.mem);
	do { /* on a busy machine it may still be on its way */
		usleep(2000);
		expect(kill(l.tid, SIGUSR2) == 0);
	} while (waitpid(l.tid, &status, WNOHANG) == 0);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 1)
		test_fail("left after %d instructions at %#llx, the way back is at %#llx: status %#x",
			  steps, (unsigned long long)r.rip, (unsigned long long)l.insn,
			  (unsigned int)status);
	return back;
}

TEST(left_at_each_instruction)
{
	int steps = 0;

	if (!getauxval(AT_SYSINFO_EHDR))
		skip("no vDSO");
	while (!left_after(steps))
		steps++;
	expect(steps > 20);
}

TEST_MAIN
