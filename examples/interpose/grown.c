/* SPDX-License-Identifier: MIT */
/*
 * A grown-up interceptor of pthread_create: it runs code in the new thread before and after the start
 * routine, and supplies the thread's stack if the caller did not. The start routine's result, pthread_exit
 * and cancellation stay as they are; a caller's attributes are left alone, but for the stack in a copy.
 *
 * No thread can unmap the stack that it runs on: so pthread_join is intercepted, too, and does it when the
 * thread has ended. Stacks of detached threads stay.
 */
#include <weir/function.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#define STACK_SIZE (256 * 1024)

typedef int create_fn(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

/* Goes from the caller to the new thread, which frees it. */
struct record {
	void *(*start)(void *);
	void *arg;
};

static void say(const char *what)
{
	puts(what);
	fflush(stdout);
}

static void after(void *data)
{
	(void)data;
	say("  after the start routine");
}

/*
 * pthread_cleanup_push: runs on return, on pthread_exit and on cancellation. A thread can be cancelled as
 * soon as it is there; our own code is not to be cut off by that.
 */
static void *in_thread(void *data)
{
	struct record r = *(struct record *)data;
	void *result;
	int cancel;

	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &cancel);
	free(data);
	say("  before the start routine");
	pthread_cleanup_push(after, NULL);
	pthread_setcancelstate(cancel, NULL);
	result = r.start(r.arg);
	pthread_cleanup_pop(1);
	return result;
}

/* Is the stack ours to choose? An attribute object without a stack has the address 0. */
static int wants_stack(const pthread_attr_t *attr)
{
	void *at = NULL;
	size_t size = 0;

	return !attr || pthread_attr_getstack(attr, &at, &size) || !at || (char *)at + size == NULL;
}

/* The stacks of threads that are to be joined. */
struct stack {
	pthread_t thread;
	void *at;
	struct stack *next;
};
static struct stack *stacks;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void remember(pthread_t thread, void *at)
{
	struct stack *s = malloc(sizeof(*s));

	if (!s)
		return;
	s->thread = thread;
	s->at = at;
	pthread_mutex_lock(&lock);
	s->next = stacks;
	stacks = s;
	pthread_mutex_unlock(&lock);
}

/* Takes the thread's stack from the list; NULL if it is none of ours. */
static void *recall(pthread_t thread)
{
	void *at = NULL;

	pthread_mutex_lock(&lock);
	for (struct stack **p = &stacks; *p; p = &(*p)->next)
		if (pthread_equal((*p)->thread, thread)) {
			struct stack *found = *p;

			at = found->at;
			*p = found->next;
			free(found);
			break;
		}
	pthread_mutex_unlock(&lock);
	return at;
}

static int with_stack(create_fn *original, pthread_t *thread, const pthread_attr_t *attr,
		      struct record *r)
{
	pthread_attr_t copy;
	int state = PTHREAD_CREATE_JOINABLE, ret;
	void *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);

	if (stack == MAP_FAILED)
		return original(thread, attr, in_thread, r);
	pthread_attr_init(&copy);
	if (attr)
		pthread_attr_getdetachstate(attr, &state);
	pthread_attr_setdetachstate(&copy, state);
	pthread_attr_setstack(&copy, stack, STACK_SIZE);
	ret = original(thread, &copy, in_thread, r);
	pthread_attr_destroy(&copy);
	if (ret)
		munmap(stack, STACK_SIZE);
	else if (state == PTHREAD_CREATE_JOINABLE)
		remember(*thread, stack);
	return ret;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*start)(void *), void *arg)
{
	create_fn *original = (create_fn *)weir_next("pthread_create");
	struct record *r = malloc(sizeof(*r));
	int ret;

	if (!original || !r) {
		free(r);
		return 11; /* EAGAIN */
	}
	r->start = start;
	r->arg = arg;
	if (wants_stack(attr))
		ret = with_stack(original, thread, attr, r);
	else
		ret = original(thread, attr, in_thread, r);
	if (ret)
		free(r);
	return ret;
}

int pthread_join(pthread_t thread, void **result)
{
	int (*original)(pthread_t, void **) = (int (*)(pthread_t, void **))weir_next("pthread_join");
	int ret = original(thread, result);
	void *stack = ret ? NULL : recall(thread);

	if (stack && munmap(stack, STACK_SIZE) == 0)
		say("  its stack is gone");
	return ret;
}
