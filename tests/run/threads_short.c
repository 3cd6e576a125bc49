/* SPDX-License-Identifier: MIT */
/* 3000 short threads one after another, joined or detached: nothing may run out. */
#include "aid.h"

static int alive;

static void *body(void *arg)
{
	marker(1);
	if (arg)
		__atomic_sub_fetch(&alive, 1, __ATOMIC_SEQ_CST);
	return NULL;
}

int main(void)
{
	pthread_attr_t attr;
	pthread_t t;

	check(pthread_attr_init(&attr) == 0);
	check(pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED) == 0);
	for (int i = 0; i < 1500; i++) {
		check(pthread_create(&t, NULL, body, NULL) == 0);
		check(pthread_join(t, NULL) == 0);
		__atomic_add_fetch(&alive, 1, __ATOMIC_SEQ_CST);
		check(pthread_create(&t, &attr, body, &alive) == 0);
		while (__atomic_load_n(&alive, __ATOMIC_SEQ_CST) > 8)
			sched_yield();
	}
	while (__atomic_load_n(&alive, __ATOMIC_SEQ_CST) > 0)
		sleep_ms(1);
	return marker_pass();
}
