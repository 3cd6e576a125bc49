/* SPDX-License-Identifier: MIT */
/* Compiled by interceptor.py with all kinds of options. Prints 7. */
#include <weir/interceptor.h>

#include <stdio.h>

#ifdef __cplusplus
extern "C"
#endif
	int
	simple_add(int a, int b);

static int add(int a, int b)
{
	return a + b;
}

#undef WEIR_MAX_RECURSION
#define WEIR_MAX_RECURSION 2
WEIR_INTERCEPTOR((simple_add))
{
	int local = 1;

	weir_proceed(add);
	if (local != 1)
		printf("lost\n");
	return;
}

int main(void)
{
	printf("%d\n", simple_add(3, 4));
	return 0;
}
