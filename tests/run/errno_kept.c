/* SPDX-License-Identifier: MIT */
/* Raw calls and calls that succeed leave errno alone; each thread has its own. */
#include "aid.h"

static void *other(void *arg)
{
	(void)arg;
	errno = 4242;
	for (int i = 0; i < 1000; i++)
		marker((uint32_t)i);
	check(errno == 4242);
	return NULL;
}

int main(void)
{
	pthread_t t;

	errno = 1234;
	for (int i = 0; i < 100; i++) {
		check(raw3(SYS_read, -1, 0, 0) == -EBADF);
		check(raw1(SYS_close, -1) == -EBADF);
		marker((uint32_t)i);
		check(getppid() > 0);
		check(errno == 1234);
	}
	check(pthread_create(&t, NULL, other, NULL) == 0);
	for (int i = 0; i < 1000; i++)
		check(raw1(SYS_close, -1) == -EBADF);
	check(errno == 1234);
	check(pthread_join(t, NULL) == 0);
	check(close(-1) == -1 && errno == EBADF);
	return marker_pass();
}
