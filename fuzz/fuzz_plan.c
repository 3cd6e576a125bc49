/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer: an arbitrary file to the planner, an arbitrary block to the checker. The first byte
 * decides. What comes out of the planner has to pass the checker and to speak of bytes that are
 * there; a block that passes has to survive being read.
 *
 *	clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -Isrc -Ibuild \
 *		-Ibuild/src/plan fuzz/fuzz_plan.c src/plan/{file,image,names,plan,scan,cache}.c -lZydis
 *	./a.out -max_len=65536 CORPUS
 */
#include "plan/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "broken: %s\n", what);
		abort();
	}
}

static void fuzz_make(const uint8_t *image, size_t size)
{
	struct plan_key key;
	struct plan_header *plan;
	struct plan_error err;

	plan_key_from_stat(&key, 8, 1, 42, size, 1, 2);
	err.code = 0;
	err.text[0] = 0;
	if (plan_make_memory(image, size, "input", &key, &plan, &err) < 0) {
		must(err.code < 0 && err.text[0], "an error has a code and words");
		return;
	}
	must(plan_check(plan, plan->size) == PLAN_OK, "a plan that was made passes the check");
	free(plan);
}

static void fuzz_check(const uint8_t *block, size_t size, int mend)
{
	struct plan_header *plan = malloc(size + 1);
	size_t sum = 0;

	must(plan != NULL, "memory");
	memcpy(plan, block, size);
	if (mend && size >= sizeof(*plan) && size <= PLAN_SIZE_MAX) {
		/* make the outer tests pass, so that the inner ones are reached */
		plan->magic = PLAN_MAGIC;
		plan->version = PLAN_VERSION;
		plan->size = (uint32_t)size;
		plan->site_count = (uint32_t)((size - sizeof(*plan)) / sizeof(struct plan_site));
		plan->checksum = plan_checksum(plan);
	}
	if (plan_check(plan, size) == PLAN_OK) {
		for (uint32_t i = 0; i < plan->site_count; i++)
			sum += plan_sites(plan)[i].orig[0] +
			       strlen(plan_tactic_name(plan_sites(plan)[i].tactic)) +
			       strlen(plan_reason_text(plan_sites(plan)[i].reason));
		must(plan->site_count == 0 || sum > 0, "sites have bytes and names");
	}
	free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *copy;

	if (size == 0)
		return 0;
	if (data[0] & 1) {
		fuzz_check(data + 1, size - 1, data[0] & 2);
		return 0;
	}
	/* a file is mapped, hence aligned; of its own, so that any byte too far is seen */
	copy = malloc(size - 1 ? size - 1 : 1);
	must(copy != NULL, "memory");
	memcpy(copy, data + 1, size - 1);
	fuzz_make(copy, size - 1);
	free(copy);
	return 0;
}
