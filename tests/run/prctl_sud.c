/* SPDX-License-Identifier: MIT */
/* The program asks for Syscall User Dispatch itself: what it is told is checked, and calls go on. */
#include <sys/prctl.h>

#include "aid.h"

int main(void)
{
	/* PR_SET_SYSCALL_USER_DISPATCH: errors first, as the kernel answers them. */
	check(prctl(59, 77, 0, 0, 0) == -1 && errno == EINVAL);
	check(prctl(59, 0, 1, 0, 0) == -1 && errno == EINVAL);
	check(prctl(59, 0, 0, 0, 0) == 0);
	/* a range of calls that are dispatched: from Linux 6.16 on */
	printf("no length: %d\n", prctl(59, 2, 1, 0, 0) ? errno : 0);
	printf("no end: %d\n", prctl(59, 2, -1L, 1, 0) ? errno : 0);
	printf("no selector: %d\n", prctl(59, 2, 1, 1, -1L) ? errno : 0);
	printf("a range: %d\n", prctl(59, 2, 1, 1, 0) ? errno : 0);
	check(prctl(59, 0, 0, 0, 0) == 0);
	for (uint32_t i = 0; i < 100; i++)
		marker(i);
	return marker_pass();
}
