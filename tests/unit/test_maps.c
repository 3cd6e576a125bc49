/* SPDX-License-Identifier: MIT */
/* Mappings: what the kernel answers when it is asked for one is what stands in /proc/self/maps. */
#include "weir_test.h"

#include <string.h>
#include <sys/mman.h>

#undef errno
#include "rt/rt.h"

static bool next_that_runs(const struct rt_maps *maps, uint64_t *at, struct rt_mapping *out)
{
	int ret = rt_maps_ask(maps, *at, true, out);

	expect(ret >= 0);
	*at = out->end;
	return ret > 0;
}

static void expect_same(const struct rt_mapping *a, const struct rt_mapping *b)
{
	expect_eq(a->start, b->start);
	expect_eq(a->end, b->end);
	expect_eq(a->offset, b->offset);
	expect_eq(a->inode, b->inode);
	expect_eq(a->prot, b->prot);
	expect_eq(a->shared, b->shared);
	expect_eq(rt_strcmp(a->path, b->path), 0);
}

TEST(asking_finds_what_reading_finds)
{
	struct rt_maps maps, asked;
	struct rt_mapping read, one;
	uint64_t at = 0;

	/* one without a name, and one that is shared */
	expect(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
	       MAP_FAILED);
	expect(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_SHARED | MAP_ANONYMOUS, -1,
		    0) != MAP_FAILED);
	expect_eq(rt_maps_open(&asked), 0);
	if (rt_maps_ask(&asked, 0, true, &one) < 0)
		skip("a kernel before 6.11 cannot be asked");
	expect_eq(rt_maps_open(&maps), 0);
	while (rt_maps_next(&maps, &read)) {
		if (rt_starts(read.path, "[vsyscall"))
			continue; /* is in the list, but no mapping */
		expect_eq(rt_maps_ask(&asked, read.start, false, &one), 1);
		expect_same(&one, &read);
		expect_eq(rt_maps_ask(&asked, read.end - 1, false, &one), 1);
		expect_same(&one, &read);
		if (!(read.prot & PROT_EXEC))
			continue;
		expect(next_that_runs(&asked, &at, &one));
		expect_same(&one, &read);
	}
	expect(!next_that_runs(&asked, &at, &one));
	rt_maps_close(&maps);
	rt_maps_close(&asked);
}

TEST(nothing_is_found_where_nothing_is)
{
	struct rt_maps maps;
	struct rt_mapping one;

	expect_eq(rt_maps_open(&maps), 0);
	expect(rt_maps_ask(&maps, 0, false, &one) <= 0);
	rt_maps_close(&maps);
}

TEST_MAIN
