/* SPDX-License-Identifier: MIT */
/* Producer and consumer threads over pipes with system calls of all sizes: every byte arrives. */
#include <sys/uio.h>

#include "aid.h"

enum { TOTAL = 2000000 };

static int fds[2];

static void *producer(void *arg)
{
	static unsigned char buf[70000];
	size_t sent = 0;

	while (sent < TOTAL) {
		size_t want = (sent * 7919 + 1) % sizeof(buf) + 1;
		ssize_t n;

		if (want > TOTAL - sent)
			want = TOTAL - sent;
		for (size_t i = 0; i < want; i++)
			buf[i] = (unsigned char)((sent + i) * 31);
		if (want > 10) {
			struct iovec v[2] = { { buf, 5 }, { buf + 5, want - 5 } };

			n = writev(fds[1], v, 2);
		} else {
			n = write(fds[1], buf, want);
		}
		check(n > 0);
		sent += (size_t)n;
	}
	close(fds[1]);
	return arg;
}

int main(void)
{
	unsigned char buf[4099];
	size_t got = 0;
	pthread_t t;
	ssize_t n;

	check(pipe(fds) == 0);
	check(pthread_create(&t, NULL, producer, NULL) == 0);
	while ((n = read(fds[0], buf, got % sizeof(buf) + 1)) > 0) {
		for (ssize_t i = 0; i < n; i++)
			check(buf[i] == (unsigned char)((got + (size_t)i) * 31));
		got += (size_t)n;
	}
	check(n == 0 && got == TOTAL);
	check(pthread_join(t, NULL) == 0);
	return pass();
}
