/* SPDX-License-Identifier: MIT */
/*
 * A 64-bit program that goes on in 32-bit code, as emulators do: int 0x80 from there, made, interrupted and restarted;
 * signals that find it there have handlers in 64-bit code, which go back, or elsewhere.
 */
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

#include "aid.h"

#define CODE32 0x23
#define CODE64 0x33

extern const char code32[] __attribute__((visibility("hidden")));
extern const char code32_int3[] __attribute__((visibility("hidden")));
extern const char code32_bridge[] __attribute__((visibility("hidden")));
extern const char code32_end[] __attribute__((visibility("hidden")));
__asm__(".pushsection .rodata\n.hidden code32, code32_int3, code32_bridge, code32_end\n.code32\n"
	"code32:\n\tint $0x80\n\tlret\n"
	"code32_int3:\n\tmov %cs, %eax\n\tint3\n\tlret\n"
	".code64\n"
	/* The way there and back: a far return from 32-bit code reaches low addresses only. */
	"code32_bridge:\n\tlcall *(%r9)\n\tret\n"
	"code32_end:\n.popsection\n");

struct place {
	uint32_t offset;
	uint16_t selector;
} __attribute__((packed));

static char *low; /* code, then a stack */
static volatile int hits, segments;

static int call32(const char *code, long nr, const void *b, long c, long d)
{
	static struct place there; /* not in the red zone, where the asm pushes */
	register const void *stack __asm__("r8") = low + 32768;
	register const struct place *place __asm__("r9") = &there;
	register const char *bridge __asm__("r13") = low + (code32_bridge - code32);
	int ret;

	there = (struct place){ (uint32_t)(uintptr_t)low + (uint32_t)(code - code32), CODE32 };
	__asm__ volatile("lea -128(%%rsp), %%rsp\n\tpush %%rbx\n\tpush %%rbp\n\tmov %[b], %%rbx\n\t"
			 "mov %%rsp, %%r12\n\tmov %%r8, %%rsp\n\tcall *%%r13\n\tmov %%r12, %%rsp\n\t"
			 "pop %%rbp\n\tpop %%rbx\n\tlea 128(%%rsp), %%rsp"
			 : "=a"(ret), "+r"(stack), "+r"(place), "+r"(bridge)
			 : "a"(nr), [b] "S"(b), "c"(c), "d"(d)
			 : "r10", "r11", "r12", "rdi", "memory", "cc");
	return ret;
}

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	uint16_t cs;

	(void)info;
	__asm__ volatile("mov %%cs, %0" : "=r"(cs));
	check(cs == CODE64);
	segments |= (uint16_t)uc->uc_mcontext.gregs[REG_CSGSFS] == CODE32 ? 1 : 2;
	marker((uint32_t)hits);
	hits++;
	if (sig == SIGTRAP)
		uc->uc_mcontext.gregs[REG_RAX] = 4711;
}

int main(void)
{
	struct itimerval soon = { .it_value = { .tv_usec = 20000 } };
	struct {
		int32_t sec, nsec;
	} * time;

	low = mmap(NULL, 65536, PROT_READ | PROT_WRITE | PROT_EXEC,
		   MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	check(low != MAP_FAILED);
	memcpy(low, code32, (size_t)(code32_end - code32));
	if (call32(code32, 20, NULL, 0, 0) == -ENOSYS)
		skip("no 32-bit calls here");
	for (uint32_t i = 0; i < 20; i++) {
		check(call32(code32, 20, NULL, 0, 0) == getpid());
		check(call32(code32, 500, NULL, 0, 0) == -ENOSYS);
		marker(i);
	}
	/* nanosleep to its end, and interrupted */
	time = (void *)(low + 4096);
	time->nsec = 1000000;
	check(call32(code32, 162, time, 0, 0) == 0);
	handle_info(SIGALRM, handler, 0);
	time->sec = 20;
	check(setitimer(ITIMER_REAL, &soon, NULL) == 0);
	check(call32(code32, 162, time, 0, 0) == -EINTR);
	check(hits == 1 && segments == 1);
	/* a trap, whose handler changes the registers that it goes back to */
	handle_info(SIGTRAP, handler, 0);
	check(call32(code32_int3, 0, NULL, 0, 0) == 4711);
	check(hits == 2 && segments == 1);
	/* sent to itself from there: delivered where the call ends */
	handle_info(SIGUSR1, handler, SA_RESTART);
	check(call32(code32, 37, (void *)(uintptr_t)getpid(), SIGUSR1, 0) == 0);
	check(hits == 3 && segments == 1);
	return marker_pass();
}
