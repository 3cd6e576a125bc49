/* SPDX-License-Identifier: MIT */
/*
 * Words for what is in a plan.
 */
#include "plan/plan.h"

static const char *pick(const char *const *table, size_t count, unsigned int i)
{
	return i < count && table[i] ? table[i] : "unknown";
}

#define PICK(table, i) pick(table, sizeof(table) / sizeof(table[0]), i)

const char *plan_tactic_name(unsigned int tactic)
{
	static const char *const names[] = {
		[PLAN_T0] = "T0",
		[PLAN_T1] = "T1",
		[PLAN_T2] = "T2",
		[PLAN_T4] = "T4",
	};

	return PICK(names, tactic);
}

const char *plan_tactic_text(unsigned int tactic)
{
	static const char *const texts[] = {
		[PLAN_T0] = "a jump replaces the mov before it",
		[PLAN_T1] = "its two bytes only: pun at the first call, or dispatch",
		[PLAN_T2] = "short jump to padding nearby",
		[PLAN_T4] = "never touched, left to dispatch",
	};

	return PICK(texts, tactic);
}

const char *plan_reason_name(unsigned int reason)
{
	static const char *const names[] = {
		[PLAN_WHY_BEST] = "best",
		[PLAN_WHY_NO_MOV] = "no-mov",
		[PLAN_WHY_BRANCH_TARGET] = "branch-target",
		[PLAN_WHY_NO_BOUNDS] = "no-bounds",
		[PLAN_WHY_RESTORER] = "restorer",
		[PLAN_WHY_NOT_DECODED] = "not-decoded",
	};

	return PICK(names, reason);
}

const char *plan_reason_text(unsigned int reason)
{
	static const char *const texts[] = {
		[PLAN_WHY_BEST] = "nothing better exists",
		[PLAN_WHY_NO_MOV] = "no mov $nr,%eax directly before it",
		[PLAN_WHY_BRANCH_TARGET] = "something jumps to it, or into the mov before it",
		[PLAN_WHY_NO_BOUNDS] = "its function is not known, so jumps to it cannot be excluded",
		[PLAN_WHY_RESTORER] = "a signal restorer: unwinders know it by its bytes",
		[PLAN_WHY_NOT_DECODED] = "no instruction that control comes to: may be data",
	};

	return PICK(texts, reason);
}

const char *plan_zero_name(unsigned int zero)
{
	static const char *const names[] = {
		[PLAN_ZERO_UNASKED] = "unasked",   [PLAN_ZERO_SAFE] = "safe",
		[PLAN_ZERO_NUMBER] = "number",	   [PLAN_ZERO_BOUNDS] = "bounds",
		[PLAN_ZERO_RED_ZONE] = "red-zone", [PLAN_ZERO_POINTER] = "pointer",
		[PLAN_ZERO_LEAF] = "leaf",	   [PLAN_ZERO_FRAME] = "frame",
	};

	return PICK(names, zero);
}

const char *plan_zero_text(unsigned int zero)
{
	static const char *const texts[] = {
		[PLAN_ZERO_UNASKED] = "another tactic",
		[PLAN_ZERO_SAFE] = "nothing lives below the stack pointer",
		[PLAN_ZERO_NUMBER] = "the number is not known",
		[PLAN_ZERO_BOUNDS] = "the enclosing function is not known whole",
		[PLAN_ZERO_RED_ZONE] = "the function has operands below its stack pointer",
		[PLAN_ZERO_POINTER] = "the function's use of its stack pointer cannot be followed",
		[PLAN_ZERO_LEAF] =
			"the function calls nothing, and may have things below its stack pointer",
		[PLAN_ZERO_FRAME] =
			"the function has operands below its frame pointer, deeper than its stack",
	};

	return PICK(texts, zero);
}

const char *plan_fault_text(enum plan_fault fault)
{
	static const char *const texts[] = {
		[PLAN_OK] = "no fault",
		[PLAN_BAD_SIZE] = "size is wrong",
		[PLAN_BAD_MAGIC] = "not a plan",
		[PLAN_BAD_VERSION] = "made by another version",
		[PLAN_BAD_CHECKSUM] = "checksum does not match",
		[PLAN_BAD_KEY] = "key is malformed",
		[PLAN_BAD_SITE] = "a site is malformed",
		[PLAN_BAD_ORDER] = "sites are out of order",
	};

	return PICK(texts, (unsigned int)fault);
}

const char *plan_form_name(unsigned int form)
{
	static const char *const names[] = {
		[ENTRY_JUMP] = "jump",
		[ENTRY_PUN] = "pun",
		[ENTRY_SHORT] = "short",
		[ENTRY_BREAK] = "break",
	};

	return PICK(names, form);
}

const char *plan_form_text(unsigned int form)
{
	static const char *const texts[] = {
		[ENTRY_JUMP] = "a jump over its first instructions",
		[ENTRY_PUN] = "a jump in its first instruction, whose distance ends in bytes that stay",
		[ENTRY_SHORT] = "a short jump in its first instruction, to padding nearby",
		[ENTRY_BREAK] = "a breakpoint: a signal at each call",
	};

	return PICK(texts, form);
}

const char *plan_why_name(unsigned int why)
{
	static const char *const names[] = {
		[ENTRY_WHY_BEST] = "best",
		[ENTRY_WHY_TOO_SHORT] = "too-short",
		[ENTRY_WHY_BRANCH_TARGET] = "branch-target",
		[ENTRY_WHY_CALL] = "call",
		[ENTRY_WHY_SYSCALL] = "syscall",
		[ENTRY_WHY_NOT_MOVABLE] = "not-movable",
		[ENTRY_WHY_NOT_DECODED] = "not-decoded",
		[ENTRY_WHY_RESTORER] = "restorer",
	};

	return PICK(names, why);
}

const char *plan_why_text(unsigned int why)
{
	static const char *const texts[] = {
		[ENTRY_WHY_BEST] = "nothing better exists",
		[ENTRY_WHY_TOO_SHORT] = "it is too short for a jump, and no padding follows",
		[ENTRY_WHY_BRANCH_TARGET] = "something jumps into its first bytes",
		[ENTRY_WHY_CALL] = "a call would return into the bytes of the jump",
		[ENTRY_WHY_SYSCALL] = "a syscall instruction is among its first bytes",
		[ENTRY_WHY_NOT_MOVABLE] =
			"an instruction that means something else elsewhere is among its first bytes",
		[ENTRY_WHY_NOT_DECODED] = "its first bytes are no instructions",
		[ENTRY_WHY_RESTORER] = "a signal restorer: unwinders know it by its bytes",
	};

	return PICK(texts, why);
}

const char *plan_syscall_name(uint32_t nr)
{
	static const char *const names[] = {
#include "syscall-names.inc"
	};

	return nr < sizeof(names) / sizeof(names[0]) ? names[nr] : NULL;
}
