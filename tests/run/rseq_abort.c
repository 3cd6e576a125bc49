/* SPDX-License-Identifier: MIT */
/* Restartable sequences: a signal in the middle of one leads to its abort, and the area stays registered. */
#include <sys/rseq.h>
#include <ucontext.h>

#include "aid.h"

static volatile int hits;
extern const char sequence_start[], sequence_end[], sequence_abort[];
static volatile int at_abort;

/* The kernel leads the thread out of the sequence before its handler runs. */
static void handler(int sig, siginfo_t *info, void *ctx)
{
	const ucontext_t *uc = ctx;
	uintptr_t ip = (uintptr_t)uc->uc_mcontext.gregs[REG_RIP];

	(void)sig;
	(void)info;
	check(ip < (uintptr_t)sequence_start || ip >= (uintptr_t)sequence_end);
	at_abort += ip == (uintptr_t)sequence_abort;
	hits++;
	marker((uint32_t)hits);
}

/* 1 if the sequence was aborted, which being preempted does, too. Else it runs until a handler has. */
static __attribute__((noinline)) int sequence(struct rseq *area)
{
	int aborted;

	__asm__ volatile(".pushsection .data.rel.ro,\"aw\",@progbits\n"
			 ".balign 32\n"
			 "1:\n"
			 ".long 0, 0\n"
			 ".quad sequence_start, sequence_end - sequence_start, sequence_abort\n"
			 ".popsection\n"
			 ".pushsection .text.abort,\"ax\",@progbits\n"
			 ".byte 0x0f, 0xb9, 0x3d\n"
			 ".long %c[sig]\n"
			 "sequence_abort:\n"
			 "mov $1, %[aborted]\n"
			 "jmp sequence_end\n"
			 ".popsection\n"
			 "xor %[aborted], %[aborted]\n"
			 "lea 1b(%%rip), %%rax\n"
			 "mov %%rax, %[cs]\n"
			 "sequence_start:\n"
			 "cmpl $0, %[hits]\n"
			 "je sequence_start\n"
			 "sequence_end:\n"
			 "movq $0, %[cs]\n"
			 : [aborted] "=&r"(aborted), [cs] "=m"(area->rseq_cs)
			 : [hits] "m"(hits), [sig] "i"(RSEQ_SIG)
			 : "rax", "memory", "cc");
	return aborted;
}

static void *poke(void *arg)
{
	sleep_ms(10);
	check(syscall(SYS_tgkill, getpid(), *(pid_t *)arg, SIGUSR1) == 0);
	return NULL;
}

int main(void)
{
	struct rseq *area = (struct rseq *)((char *)__builtin_thread_pointer() + __rseq_offset);
	pid_t tid = tid_self();

	if (__rseq_size == 0)
		skip("libc has registered no rseq area");
	handle_info(SIGUSR1, handler, 0);
	for (int i = 0; i < 10; i++) {
		pthread_t t;

		hits = 0;
		check(pthread_create(&t, NULL, poke, &tid) == 0);
		while (!hits)
			sequence(area);
		check(pthread_join(t, NULL) == 0);
		check(area->cpu_id < 4096);
		marker((uint32_t)i);
	}
	check(at_abort > 0);
	return marker_pass();
}
