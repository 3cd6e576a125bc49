/* SPDX-License-Identifier: MIT */
/*
 * A system call needs no stack: it works on one of 64 bytes, whose surroundings stay as they are,
 * and with a stack pointer that points nowhere at all.
 */
#include <stdint.h>
#include <sys/syscall.h>

#include "marker.h"

long call_on(uint64_t rsp, long nr, uint64_t arg);
long push_on(uint64_t rsp, long nr, uint64_t arg);

__asm__(".pushsection .text\n"
	".globl call_on\n.hidden call_on\n.type call_on,@function\ncall_on:\n"
	"push %rbx\nmov %rsp,%rbx\nmov %rdi,%rsp\nmov %rsi,%rax\nmov %rdx,%rdi\nsyscall\n"
	"mov %rbx,%rsp\npop %rbx\nret\n"
	".size call_on, .-call_on\n"
	/* The same with the whole 64 bytes in use above the stack pointer. */
	".globl push_on\n.hidden push_on\n.type push_on,@function\npush_on:\n"
	"push %rbx\nmov %rsp,%rbx\nlea 64(%rdi),%rsp\n"
	"push $1\npush $2\npush $3\npush $4\npush $5\npush $6\npush $7\npush $8\n"
	"mov %rsi,%rax\nmov %rdx,%rdi\nsyscall\n"
	"mov %rbx,%rsp\npop %rbx\nret\n"
	".size push_on, .-push_on\n.popsection\n");

static struct {
	uint64_t below[512];
	uint64_t stack[8];
	uint64_t above[512];
} area __attribute__((aligned(64)));

static void fill(void)
{
	for (unsigned int i = 0; i < 512; i++)
		area.below[i] = area.above[i] = 0x1122334455667788ull + i;
}

static void verify(void)
{
	for (unsigned int i = 0; i < 512; i++) {
		check(area.below[i] == 0x1122334455667788ull + i);
		check(area.above[i] == 0x1122334455667788ull + i);
	}
}

int main(void)
{
	static const uint64_t nowhere[] = {
		0, 8, 0x10, 0x1000, 0x7ffffffff000, 0x8000000000000000, ~0ull, ~7ull
	};
	long ppid = getppid();

	fill();
	for (int i = 0; i < 30; i++) {
		check(call_on((uintptr_t)area.stack, SYS_getppid, 0) == ppid);
		check(push_on((uintptr_t)area.stack, SYS_getppid, 0) == ppid);
		*marker_count += 2;
		check(call_on((uintptr_t)area.stack, MARKER_NR, MARKER_MAGIC) == -ENOSYS);
		check(push_on((uintptr_t)area.stack, MARKER_NR, MARKER_MAGIC) == -ENOSYS);
		for (uint64_t n = 0; n < 8; n++)
			check(area.stack[n] == 8 - n);
		verify();
	}
	for (unsigned int i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++) {
		++*marker_count;
		check(call_on(nowhere[i], MARKER_NR, MARKER_MAGIC) == -ENOSYS);
		check(call_on(nowhere[i], SYS_getppid, 0) == ppid);
	}
	return marker_pass();
}
