/* SPDX-License-Identifier: MIT */
/*
 * Does the thread have what libc keeps for each one, and where in it is errno? The ABI has %fs:0 point to itself. A
 * child may be given zeroes in its place, as chromium's sandbox does for a vfork whose child makes two calls and ends.
 */
#include "arch/arch.h"

uint64_t arch_tls_without_fsgsbase(void)
{
	uint64_t self;

	__asm__ volatile("mov %%fs:0, %0" : "=r"(self));
	return self && *(const uint64_t *)self == self ? self : 0;
}

int64_t arch_errno_offset(int *(*where)(void))
{
	static const uint8_t endbr64[4] = { 0xf3, 0x0f, 0x1e, 0xfa };
	static const uint8_t mov_got[3] = { 0x48, 0x8b, 0x05 }; /* mov errno@gottpoff(%rip), %rax */
	static const uint8_t add_fs[10] = { 0x64, 0x48, 0x03, 0x04, 0x25, 0, 0, 0, 0, 0xc3 };
	static const uint8_t mov_fs[9] = { 0x64, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0 };
	static const uint8_t add_imm8[3] = { 0x48, 0x83, 0xc0 };
	uint8_t code[32] = { 0 }, *p = code;
	int64_t offset = 0;
	int32_t rel;

	if (!where || rt_copy(code, (const void *)where, 21) < 0)
		return 0;
	if (memcmp(p, endbr64, sizeof(endbr64)) == 0)
		p += sizeof(endbr64);
	if (memcmp(p, mov_got, sizeof(mov_got)) == 0 && memcmp(p + 7, add_fs, sizeof(add_fs)) == 0) {
		memcpy(&rel, p + 3, sizeof(rel)); /* glibc */
		if (rt_copy(&offset, (const char *)where + (p - code) + 7 + rel, sizeof(offset)) < 0)
			return 0;
	} else if (memcmp(p, mov_fs, sizeof(mov_fs)) == 0 &&
		   memcmp(p + 9, add_imm8, sizeof(add_imm8)) == 0 && p[13] == 0xc3) {
		offset = p[12] < 0x80 ? p[12] : p[12] - 0x100; /* musl; signed */
	}
	return offset;
}
