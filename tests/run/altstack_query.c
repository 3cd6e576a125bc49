/* SPDX-License-Identifier: MIT */
/* sigaltstack: what it answers in and out of handlers, errors, SS_DISABLE, inheritance. */
#include <sys/mman.h>

#include "aid.h"

static char stack_a[65536] __attribute__((aligned(16)));
static char stack_b[65536] __attribute__((aligned(16)));

static void show(const char *where)
{
	stack_t ss;

	memset(&ss, 0x55, sizeof(ss));
	check(sigaltstack(NULL, &ss) == 0);
	printf("%s: %s size %zu flags %#x\n", where,
	       ss.ss_sp == stack_a   ? "a"
	       : ss.ss_sp == stack_b ? "b"
	       : ss.ss_sp	     ? "?"
				     : "none",
	       ss.ss_size, (unsigned int)ss.ss_flags);
}

static void on_stack(int sig)
{
	stack_t other = { .ss_sp = stack_b, .ss_size = sizeof(stack_b) };

	(void)sig;
	show("on stack");
	check(sigaltstack(&other, NULL) == -1 && errno == EPERM);
}

static void off_stack(int sig)
{
	stack_t other = { .ss_sp = stack_b, .ss_size = sizeof(stack_b) };
	stack_t old;

	(void)sig;
	show("off stack");
	check(sigaltstack(&other, &old) == 0 && old.ss_sp == stack_a);
	show("changed in handler");
}

static void *thread(void *arg)
{
	show("thread");
	return arg;
}

int main(void)
{
	stack_t ss = { .ss_sp = stack_a, .ss_size = sizeof(stack_a) };
	pthread_t t;
	pid_t pid;

	show("start");
	check(sigaltstack(&ss, NULL) == 0);
	show("set");
	ss.ss_size = 100;
	check(sigaltstack(&ss, NULL) == -1 && errno == ENOMEM);
	ss.ss_size = sizeof(stack_a);
	ss.ss_flags = 0x1000;
	check(sigaltstack(&ss, NULL) == -1 && errno == EINVAL);
	check(raw2(SYS_sigaltstack, 8, 0) == -EFAULT);
	check(raw2(SYS_sigaltstack, 0, 8) == -EFAULT);
	show("after errors");
	handle(SIGUSR1, on_stack, SA_ONSTACK);
	handle(SIGUSR2, off_stack, 0);
	raise(SIGUSR1);
	raise(SIGUSR2);
	/* Changes made in a handler are undone when it returns: sigreturn restores uc_stack. */
	show("after handlers");
	check(pthread_create(&t, NULL, thread, NULL) == 0 && pthread_join(t, NULL) == 0);
	pid = fork_flushed();
	if (pid == 0) {
		show("fork child");
		fflush(stdout);
		_exit(0);
	}
	reap_ok(pid);
	ss = (stack_t){ .ss_flags = SS_DISABLE };
	check(sigaltstack(&ss, NULL) == 0);
	show("disabled");
	handle(SIGUSR1, (void (*)(int))off_stack, SA_ONSTACK);
	show("end");
	return pass();
}
