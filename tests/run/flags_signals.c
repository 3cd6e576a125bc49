/* SPDX-License-Identifier: MIT */
/*
 * Alignment checks (AC), a nested task (NT) and single steps (TF), in every combination, while calls are made and
 * signals come: all is as the program set it, and nobody is stopped by an access that is not aligned.
 */
#include "aid.h"

#define TF 0x100ul
#define NT 0x4000ul
#define AC 0x40000ul
#define PLAIN 0x202ul

static volatile int steps, sent;

static void stepped(int sig)
{
	(void)sig;
	steps++;
}

static void came(int sig)
{
	(void)sig;
	sent++;
}

/* kill(pid, SIGUSR1) with these flags; what they are then */
static __attribute__((noinline)) uint64_t call_with(uint64_t flags, long pid)
{
	uint64_t after;
	long ret;

	__asm__ volatile("sub $128, %%rsp\n\t"
			 "push %[flags]\n\tpopf\n\tsyscall\n\tpushf\n\tpush $0x202\n\tpopf\n\tpop %[after]\n\t"
			 "add $128, %%rsp"
			 : "=a"(ret), [after] "=&r"(after)
			 : "a"((long)SYS_kill), "D"(pid), "S"((long)SIGUSR1), [flags] "r"(flags)
			 : "rcx", "r11", "memory", "cc");
	check(ret == 0);
	return after;
}

int main(void)
{
	static const uint64_t bits[] = { TF, NT, AC };
	long pid = getpid();
	int calls = 0;

	handle(SIGTRAP, stepped, 0);
	handle(SIGUSR1, came, 0);
	for (int round = 0; round < 20; round++)
		for (unsigned m = 0; m < 8; m++) {
			uint64_t flags = PLAIN;

			for (int i = 0; i < 3; i++)
				flags |= m & 1u << i ? bits[i] : 0;
			steps = 0;
			check((call_with(flags, pid) & (TF | NT | AC)) == (flags & (TF | NT | AC)));
			check(sent == ++calls);
			check((steps > 0) == ((flags & TF) != 0));
			marker(m);
		}
	return marker_pass();
}
