/* SPDX-License-Identifier: MIT */
/* Where errno is, by what libc's function looks like. */
#include "weir_test.h"

#include <stdint.h>

/* Of arch/arch.h, which forbids errno. */
int64_t arch_errno_offset(int *(*where)(void));

static int value;

static int *elsewhere(void)
{
	return &value;
}

/* As musl has it, with and without endbr64, and what only looks like it. */
__asm__(".text\n"
	"musl: mov %fs:0, %rax\nadd $0x34, %rax\nret\n"
	"musl_ibt: endbr64\nmov %fs:0, %rax\nadd $-8, %rax\nret\n"
	"longer: mov %fs:0, %rax\nadd $0x34, %rax\nmov (%rax), %rax\nret\n"
	"other_base: mov %gs:0, %rax\nadd $0x34, %rax\nret\n");
int *musl(void);
int *musl_ibt(void);
int *longer(void);
int *other_base(void);

TEST(of_this_libc)
{
	const int64_t offset = arch_errno_offset(__errno_location);

	/* another libc may do it in another way, and is asked each time then */
	if (offset)
		expect((char *)__builtin_thread_pointer() + offset == (char *)&errno);
#if defined(__GLIBC__) && __GLIBC__ == 2 && __GLIBC_MINOR__ == 36
	expect(offset != 0);
#endif
}

TEST(of_musl)
{
	expect(arch_errno_offset(musl) == 0x34);
	expect(arch_errno_offset(musl_ibt) == -8);
}

TEST(unknown)
{
	expect(arch_errno_offset(elsewhere) == 0);
	expect(arch_errno_offset(longer) == 0);
	expect(arch_errno_offset(other_base) == 0);
	expect(arch_errno_offset(NULL) == 0);
}

TEST_MAIN
