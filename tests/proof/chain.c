/* SPDX-License-Identifier: MIT */
/* An interposer that is added or removed while a call waits: each one's leave pairs with its enter. */
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <weir/weir.h>

struct counts {
	int enter, leave;
};

static struct counts first, second;
static int ends[2];

static enum weir_action enter(struct weir_call *call, void *data)
{
	struct counts *c = data;

	if (call->args[0] == (uint64_t)ends[0])
		__atomic_add_fetch(&c->enter, 1, __ATOMIC_SEQ_CST);
	return WEIR_PASS;
}

static void leave(struct weir_call *call, void *data)
{
	struct counts *c = data;

	if (call->args[0] == (uint64_t)ends[0])
		__atomic_add_fetch(&c->leave, 1, __ATOMIC_SEQ_CST);
}

static void *reader(void *arg)
{
	char c;

	return syscall(SYS_read, ends[0], &c, 1) == 1 ? arg : NULL;
}

static int expect(const char *what, const struct counts *c, int enters, int leaves)
{
	if (c->enter == enters && c->leave == leaves)
		return 0;
	fprintf(stderr, "%s: entered %d, left %d; not %d and %d\n", what, c->enter, c->leave,
		enters, leaves);
	return 1;
}

int main(void)
{
	static const uint32_t numbers[] = { SYS_read };
	struct weir_syscall_spec spec = { .size = sizeof(spec),
					  .count = 1,
					  .numbers = numbers,
					  .enter = enter,
					  .leave = leave,
					  .data = &first };
	struct weir_session *session;
	struct weir_error err;
	int one, two, bad = 0;
	pthread_t thread;
	void *ok;

	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &one, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	if (pipe(ends) < 0)
		return 1;
	spec.data = &second;
	spec.priority = -1; /* in front of the first */
	for (int round = 1; round <= 50; round++) {
		const int enters = __atomic_load_n(&first.enter, __ATOMIC_SEQ_CST);

		if (pthread_create(&thread, NULL, reader, &first) != 0)
			return 1;
		while (__atomic_load_n(&first.enter, __ATOMIC_SEQ_CST) == enters)
			sched_yield();
		usleep(1000);
		if (weir_syscall_add(session, &spec, &two, &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
		if (write(ends[1], "x", 1) != 1 || pthread_join(thread, &ok) != 0 || !ok)
			return 1;
		if (weir_syscall_remove(session, two) < 0)
			return 1;
		bad |= expect("the one that was there", &first, round, round);
		bad |= expect("the one that came later", &second, 0, 0);
	}
	return bad;
}
