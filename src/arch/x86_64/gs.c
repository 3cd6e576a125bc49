/* SPDX-License-Identifier: MIT */
/*
 * What a program has in %gs, when it uses it: a selector and a base. Without the instructions for the base, a selector
 * other than null has that of its descriptor; the null selector has what arch_prctl() sets.
 */
#include "arch/arch.h"

#define NULL_SELECTOR_MAX 3 /* those with the bits of a privilege level are null, too */
#define OF_LDT 4

uint64_t arch_gs_base(void)
{
	uint64_t base = 0;

	if (arch_has_fsgsbase)
		__asm__ volatile("rdgsbase %0" : "=r"(base));
	else
		rt_sys2(__NR_arch_prctl, 0x1004 /* ARCH_GET_GS */, &base);
	return base;
}

static void write_base(uint64_t base)
{
	__asm__ volatile("wrgsbase %0" : : "r"(base));
}

void arch_take_gs(struct arch_gs *gs, bool may_call)
{
	uint16_t selector;

	__asm__ volatile("mov %%gs, %0" : "=r"(selector));
	gs->selector = selector;
	if (arch_has_fsgsbase || may_call)
		gs->base = arch_gs_base();
	gs->loaded = ARCH_GS_ANY;
	if (arch_has_fsgsbase && selector > NULL_SELECTOR_MAX && !(selector & OF_LDT) &&
	    arch_load_gs(selector) == 0)
		gs->loaded = arch_gs_base();
}

void arch_put_gs(const struct arch_gs *gs)
{
	if (gs->selector <= NULL_SELECTOR_MAX) {
		arch_set_gs(gs->base);
		if (!gs->selector)
			return;
	}
	if (arch_load_gs(gs->selector) < 0) /* as the kernel does when it finds no descriptor */
		arch_set_gs(arch_has_fsgsbase && gs->loaded == ARCH_GS_ANY ? gs->base : 0);
	else if (arch_has_fsgsbase && (gs->loaded == ARCH_GS_ANY || gs->loaded == arch_gs_base()))
		write_base(gs->base);
}
