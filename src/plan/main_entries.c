/* SPDX-License-Identifier: MIT */
/* See main.h. */
#include "plan/main.h"

#include <Zydis/Zydis.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void forms_text(uint8_t forms, char text[64])
{
	size_t n = 0;

	text[0] = 0;
	for (unsigned int i = 0; i < ENTRY_FORMS; i++)
		if (forms & ENTRY_CAN(i))
			n += (size_t)snprintf(text + n, 64 - n, "%s%s", n ? "," : "",
					      plan_form_name(i));
	if (!n)
		strcpy(text, "none");
}

static int best_form(const struct entry_func *f)
{
	for (int i = 0; i < ENTRY_FORMS; i++)
		if (f->forms & ENTRY_CAN(i))
			return i;
	return ENTRY_FORMS;
}

static void count_table(const struct entry_header *plan)
{
	const struct entry_func *f = entry_funcs(plan);
	unsigned int counts[ENTRY_FORMS + 1][ENTRY_WHY_COUNT] = { { 0 } };

	for (uint32_t i = 0; i < plan->func_count; i++)
		counts[best_form(&f[i])][f[i].why % ENTRY_WHY_COUNT]++;
	for (unsigned int form = 0; form <= ENTRY_FORMS; form++)
		for (unsigned int why = 0; why < ENTRY_WHY_COUNT; why++)
			if (counts[form][why])
				printf("%6u %s: %s\n", counts[form][why],
				       form == ENTRY_FORMS ? "refused" : plan_form_text(form),
				       plan_why_text(why));
}

void show_entries(const char *path, const struct entry_header *plan)
{
	const struct entry_func *f = entry_funcs(plan);
	struct plan_symbols *syms = NULL;

	if (plan_symbols_open(path, NULL, &syms, NULL) < 0)
		syms = NULL;
	printf("%s: %u functions, key ", path, plan->func_count);
	for (uint32_t i = 0; i < plan->key_size; i++)
		printf("%02x", plan->key[i]);
	printf("\n");
	for (uint32_t i = 0; i < plan->func_count; i++, f++) {
		const char *name = NULL;
		uint64_t offset = 0;
		char forms[64];

		if (syms)
			name = plan_symbols_find(syms, f->addr, &offset);
		forms_text(f->forms, forms);
		printf("%16" PRIx64 "  %-40s %-22s %3u %s%s%s\n", f->addr,
		       name && !offset ? name : "-", forms, f->window, plan_why_name(f->why),
		       f->flags & ENTRY_F_LOOP ? " loop" : "", f->flags & ENTRY_F_ABI ? " abi" : "");
	}
	count_table(plan);
	plan_symbols_close(syms);
}

static const struct entry_func *find(const struct entry_header *plan, uint64_t addr)
{
	const struct entry_func *f = entry_funcs(plan);

	for (uint32_t i = 0; i < plan->func_count; i++)
		if (f[i].addr == addr)
			return &f[i];
	return NULL;
}

static void disassemble(const uint8_t *bytes, size_t size, uint64_t at)
{
	ZydisDisassembledInstruction insn;
	size_t done = 0;

	while (done < size) {
		const uint8_t *p = bytes + done;

		if (!ZYAN_SUCCESS(ZydisDisassembleATT(ZYDIS_MACHINE_MODE_LONG_64, at + done, p,
						      size - done, &insn))) {
			printf("    %12" PRIx64 "  (no instruction)\n", at + done);
			return;
		}
		printf("    %12" PRIx64 "  ", at + done);
		for (unsigned int i = 0; i < 10; i++)
			printf(i < insn.info.length ? "%02x " : "   ", i < insn.info.length ? p[i] : 0);
		printf(" %s\n", insn.text);
		done += insn.info.length;
		/* a pushed return address, which is data, stands behind the jump of a call */
		if (p[0] == 0xff && p[1] == 0x35 && done + 4 < size && p[2] < 16) {
			printf("    %12" PRIx64
			       "  then a jump of %u bytes and the address that is pushed\n",
			       at + done, p[2]);
			done += p[2] + 8u;
		}
	}
}

static const char *live_text(const struct entry_func *f, const struct entry_code *c)
{
	if (!(f->forms & ENTRY_CAN(ENTRY_JUMP)))
		return f->forms & ENTRY_CAN(ENTRY_PUN) ? "the same" : "the same, one byte at a time";
	if (c->insn_count == 1)
		return "the same: no thread can stand inside of one instruction";
	return "a jump whose distance has int3 where an instruction began; else a pun; else a breakpoint";
}

/* How calls come to a hook, before how the function would be changed. */
static void explain_ways(const char *name, enum plan_export exported)
{
	switch (exported) {
	case PLAN_EXPORTED_IFUNC:
		printf("  exported, as a choice among several functions: what is chosen is hooked, by slots\n"
		       "  or by its entry. This is the function that chooses\n");
		break;
	case PLAN_EXPORTED:
		printf("  exported: by slots, which sees calls from other objects, unless WEIR_WAY_ENTRY\n"
		       "  is asked for, which sees all\n");
		break;
	default:
		printf("  not exported: by its entry only\n");
	}
	if (!plan_return_is_seen(name))
		printf("  `leave` is not called: it returns twice, looks at its return address or is jumped to\n");
}

static void explain_thunk(const struct plan_symbols *syms, const struct entry_func *f)
{
	const uint64_t to = f->addr + (uint64_t)(int64_t)f->thunk;
	uint64_t offset = 0;
	const char *name = syms ? plan_symbols_find(syms, to, &offset) : NULL;

	printf("  it only jumps to 0x%" PRIx64 "%s%s%s: WEIR_FUNCTION_FOLLOW hooks that\n", to,
	       name && !offset ? " (" : "", name && !offset ? name : "", name && !offset ? ")" : "");
}

static void explain(const struct entry_header *plan, const struct entry_func *f, const char *name,
		    const struct plan_symbols *syms)
{
	const struct entry_code *c = entry_code_of(plan, f);
	const unsigned int count = f->forms & ENTRY_CAN(ENTRY_JUMP) ? c->insn_count : 1;
	uint8_t out[ENTRY_COPY_MAX];
	char forms[64];

	forms_text(f->forms, forms);
	printf("%s: %u bytes at 0x%" PRIx64 "\n", name, f->size, f->addr);
	if (syms)
		explain_ways(name, plan_symbols_exported(syms, f->addr));
	if (!f->forms || !c) {
		printf("  refused: %s\n", plan_why_text(f->why));
		return;
	}
	printf("  way: %s\n", plan_form_text((unsigned int)best_form(f)));
	if (f->why)
		printf("  why not better: %s\n", plan_why_text(f->why));
	printf("  possible: %s\n", forms);
	printf("  with threads running: %s\n", live_text(f, c));
	if (f->skip)
		printf("  its endbr64 stays\n");
	printf("  its gate, by entry, keeps %s\n",
	       f->flags & ENTRY_F_ABI
		       ? "what the ABI promises: only other objects call it"
		       : "every register: code of its own object may lead to it, and rely on more than the ABI");
	if (f->flags & ENTRY_F_IN_PADDING)
		printf("  it is shorter than the jump, which takes padding behind it\n");
	if (f->flags & ENTRY_F_LOOP)
		printf("  a loop leads back to its beginning: each round counts as a call\n");
	if (f->flags & ENTRY_F_THUNK)
		explain_thunk(syms, f);
	printf("  its first bytes:\n");
	disassemble(f->orig, f->forms & ENTRY_CAN(ENTRY_JUMP) ? f->window : f->first,
		    f->addr + f->skip);
	printf("  displaced, for example:\n");
	disassemble(out, entry_place(f, c, count, f->addr, f->addr + 0x100000, out),
		    f->addr + 0x100000);
}

static void print_copy(const struct entry_header *plan, const struct entry_func *f, uint64_t at)
{
	const struct entry_code *c = entry_code_of(plan, f);
	uint8_t out[ENTRY_COPY_MAX];
	char forms[64];
	unsigned int n;

	forms_text(f->forms, forms);
	printf("%s %u %s\n", forms, f->window, plan_why_name(f->why));
	if (!c)
		return;
	n = entry_place(f, c, f->forms & ENTRY_CAN(ENTRY_JUMP) ? c->insn_count : 1, f->addr, at, out);
	for (unsigned int i = 0; i < n; i++)
		printf("%02x", out[i]);
	printf("\n");
}

int explain_function(const char *path, const char *debug_dir, const struct entry_header *plan,
		     const char *name, uint64_t copy_at)
{
	struct plan_symbols *syms = NULL;
	const struct entry_func *f = NULL;
	char *end;
	uint64_t addr = strtoull(name, &end, 16);
	bool known = strncmp(name, "0x", 2) == 0 && *end == 0;

	if (plan_symbols_open(path, debug_dir, &syms, NULL) < 0)
		syms = NULL;
	if (!known && syms)
		known = plan_symbols_address(syms, name, &addr);
	if (known)
		f = find(plan, addr);
	if (!f)
		fprintf(stderr, "weir-plan: %s: no function %s%s\n", path,
			known ? "begins at " : "", name);
	else if (copy_at)
		print_copy(plan, f, copy_at);
	else
		explain(plan, f, name, syms);
	plan_symbols_close(syms);
	return f ? 0 : -ENOENT;
}
