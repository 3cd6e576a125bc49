/* SPDX-License-Identifier: MIT */
/* Intercepts level(), which has two versions: which one is the next? */
#include <weir/function.h>

#include <stdio.h>

typedef int level_fn(void);

int level(void);

int level(void)
{
	level_fn *next = (level_fn *)weir_next("level");
	level_fn *first = (level_fn *)weir_next_versioned("level", "V1");

	printf("next %d, version V1 %d\n", next(), first());
	return 0;
}
