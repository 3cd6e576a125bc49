/* SPDX-License-Identifier: MIT */
/*
 * A handler that interrupts a computing loop finds the loop's registers in its ucontext, and the
 * loop goes on with all of them as they were: general, vector and mask registers.
 */
#include <sys/time.h>
#include <ucontext.h>

#include "aid.h"

volatile int ctx_hits __attribute__((visibility("hidden")));
extern unsigned char ctx_vec[32 * 64 + 64] __attribute__((visibility("hidden"), aligned(64)));
unsigned char ctx_vec[32 * 64 + 64];
static unsigned char after[32 * 64 + 64] __attribute__((aligned(64)));

/* Returns 0 if all general registers kept their values until ctx_hits reached `until`. */
long spin_general(long until);
void spin_zmm(long until, unsigned char *out);
void spin_xmm(long until, unsigned char *out);
extern const char spin_general_loop[];
extern const char spin_general_end[];

__asm__(".pushsection .text\n"
	".globl spin_general\n.hidden spin_general\n.type spin_general,@function\nspin_general:\n"
	"push %rbx\npush %rbp\npush %r12\npush %r13\npush %r14\npush %r15\n"
	"mov $0x1101,%eax\nmov $0x1102,%ebx\nmov $0x1103,%ecx\nmov $0x1104,%edx\nmov $0x1105,%esi\n"
	"mov $0x1106,%ebp\nmov $0x1107,%r8d\nmov $0x1108,%r9d\nmov $0x1109,%r10d\nmov $0x110a,%r11d\n"
	"mov $0x110b,%r12d\nmov $0x110c,%r13d\nmov $0x110d,%r14d\nmov $0x110e,%r15d\n"
	".globl spin_general_loop\n.hidden spin_general_loop\nspin_general_loop:\n"
	"1: cmp %edi,ctx_hits(%rip)\njl 1b\n"
	".globl spin_general_end\n.hidden spin_general_end\nspin_general_end:\n"
	"xor $0x1101,%rax\nxor $0x1102,%rbx\nor %rbx,%rax\nxor $0x1103,%rcx\nor %rcx,%rax\n"
	"xor $0x1104,%rdx\nor %rdx,%rax\nxor $0x1105,%rsi\nor %rsi,%rax\nxor $0x1106,%rbp\nor %rbp,%rax\n"
	"xor $0x1107,%r8\nor %r8,%rax\nxor $0x1108,%r9\nor %r9,%rax\nxor $0x1109,%r10\nor %r10,%rax\n"
	"xor $0x110a,%r11\nor %r11,%rax\nxor $0x110b,%r12\nor %r12,%rax\nxor $0x110c,%r13\nor %r13,%rax\n"
	"xor $0x110d,%r14\nor %r14,%rax\nxor $0x110e,%r15\nor %r15,%rax\n"
	"pop %r15\npop %r14\npop %r13\npop %r12\npop %rbp\npop %rbx\nret\n"
	".size spin_general, .-spin_general\n"
	".globl spin_xmm\n.hidden spin_xmm\n.type spin_xmm,@function\nspin_xmm:\n"
	"lea ctx_vec(%rip),%rdx\n"
	".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nmovups \\n*64(%rdx),%xmm\\n\n.endr\n"
	"1: cmp %edi,ctx_hits(%rip)\njl 1b\n"
	".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\nmovups %xmm\\n,\\n*64(%rsi)\n.endr\n"
	"ret\n.size spin_xmm, .-spin_xmm\n"
	".globl spin_zmm\n.hidden spin_zmm\n.type spin_zmm,@function\nspin_zmm:\n"
	"lea ctx_vec(%rip),%rdx\n"
	".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
	"vmovdqu64 \\n*64(%rdx),%zmm\\n\n.endr\n"
	".irp n,0,1,2,3,4,5,6,7\nkmovq 2048+\\n*8(%rdx),%k\\n\n.endr\n"
	"1: cmp %edi,ctx_hits(%rip)\njl 1b\n"
	".irp n,0,1,2,3,4,5,6,7\nkmovq %k\\n,2048+\\n*8(%rsi)\n.endr\n"
	".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
	"vmovdqu64 %zmm\\n,\\n*64(%rsi)\n.endr\n"
	"vzeroupper\nret\n.size spin_zmm, .-spin_zmm\n.popsection\n");

static volatile int wrong;
static volatile int in_loop;

static void handler(int sig, siginfo_t *info, void *ctx)
{
	ucontext_t *uc = ctx;
	greg_t *g = uc->uc_mcontext.gregs;
	uintptr_t rip = (uintptr_t)g[REG_RIP];

	(void)sig;
	(void)info;
	if (rip >= (uintptr_t)spin_general_loop && rip < (uintptr_t)spin_general_end) {
		in_loop = 1;
		wrong += g[REG_RAX] != 0x1101 || g[REG_RBX] != 0x1102 || g[REG_RCX] != 0x1103 ||
			 g[REG_RDX] != 0x1104 || g[REG_RSI] != 0x1105 || g[REG_RBP] != 0x1106 ||
			 g[REG_R8] != 0x1107 || g[REG_R9] != 0x1108 || g[REG_R10] != 0x1109 ||
			 g[REG_R11] != 0x110a || g[REG_R12] != 0x110b || g[REG_R13] != 0x110c ||
			 g[REG_R14] != 0x110d || g[REG_R15] != 0x110e;
	}
	raw0(SYS_getppid);
	ctx_hits++;
}

int main(void)
{
	struct itimerval on = { { 0, 1000 }, { 0, 1000 } };
	struct itimerval off = { { 0, 0 }, { 0, 0 } };

	for (unsigned int i = 0; i < sizeof(ctx_vec); i++)
		ctx_vec[i] = (unsigned char)(i * 29 + i / 64 + 5);
	handle_info(SIGALRM, handler, 0);
	check(setitimer(ITIMER_REAL, &on, NULL) == 0);
	for (int i = 0; i < 10; i++) {
		check(spin_general(ctx_hits + 10) == 0);
		spin_xmm(ctx_hits + 5, after);
		for (int r = 0; r < 16; r++)
			check(memcmp(after + r * 64, ctx_vec + r * 64, 16) == 0);
		if (__builtin_cpu_supports("avx512bw")) {
			spin_zmm(ctx_hits + 5, after);
			check(memcmp(after, ctx_vec, sizeof(ctx_vec)) == 0);
		}
	}
	check(setitimer(ITIMER_REAL, &off, NULL) == 0);
	check(wrong == 0 && in_loop == 1);
	return pass();
}
