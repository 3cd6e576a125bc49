/* SPDX-License-Identifier: MIT */
/*
 * Does the thread have what libc keeps for each one? The ABI has %fs:0 point to itself. A child may be
 * given zeroes in its place, as chromium's sandbox does for a vfork whose child makes two calls and ends.
 */
#include "arch/arch.h"

bool arch_has_tls(void)
{
	uint64_t base, self;

	if (arch_has_fsgsbase) {
		__asm__ volatile("rdfsbase %0" : "=r"(base));
		if (!base)
			return false;
	}
	__asm__ volatile("mov %%fs:0, %0" : "=r"(self));
	if (!self)
		return false;
	return self == (arch_has_fsgsbase ? base : *(const uint64_t *)self);
}
