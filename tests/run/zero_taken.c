/* SPDX-License-Identifier: MIT */
/*
 * The program takes page 0 itself, or protection keys, after calls at sites that no jump fits, while other threads make
 * such calls: it gets what it would have got, and its calls go on.
 */
#include <setjmp.h>

#include "zero_site.h"

ZERO_SITE(call_getpid, "mov $39, %eax");
ZERO_SITE(call_marker, "mov $500, %eax");

static sigjmp_buf back;
static volatile int stop;

static void handler(int sig)
{
	(void)sig;
	siglongjmp(back, 1);
}

static void *calls(void *arg)
{
	const pid_t pid = getpid();

	(void)arg;
	while (!stop)
		check(call_getpid(0, 0, 0) == pid);
	return NULL;
}

static const char *word(long ret)
{
	return ret == -1 ? strerror(errno) : "done";
}

static char *null(void)
{
	char *p = NULL;

	__asm__("" : "+r"(p)); /* a pointer like any other */
	return p;
}

static void use_page(void)
{
	volatile char *p = null();

	check(p[0] == 0 && p[4095] == 0);
	p[39] = 7;
	check(p[39] == 7);
	check(munmap(null(), 4096) == 0);
	if (sigsetjmp(back, 1) == 0) {
		(void)p[39];
		check(0);
	}
}

static void map_fixed(void)
{
	void *p = mmap(null(), 4096, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	printf("mmap: %s\n", word(p == MAP_FAILED ? -1 : 0));
	if (p != MAP_FAILED)
		use_page();
}

static void map_free(void)
{
	void *p = mmap(null(), 8192, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_FIXED_NOREPLACE, -1, 0);

	printf("mmap where nothing is: %s\n", word(p == MAP_FAILED ? -1 : 0));
	if (p != MAP_FAILED)
		use_page();
}

static void move(void)
{
	char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	check(p != MAP_FAILED);
	p = mremap(p, 4096, 4096, MREMAP_FIXED | MREMAP_MAYMOVE, null());
	printf("mremap: %s\n", word(p == MAP_FAILED ? -1 : 0));
	if (p != MAP_FAILED)
		use_page();
}

static void protect(void)
{
	printf("mprotect: %s\n", word(mprotect(null(), 4096, PROT_READ)));
	printf("munmap: %s\n", word(munmap(null(), 4096)));
}

static void take_keys(void)
{
	int key = pkey_alloc(0, 0);

	printf("pkey_alloc: %d %s\n", key, word(key));
	printf("pkey_free: %s\n", word(pkey_free(key)));
}

static void free_keys(void)
{
	printf("pkey_free, not ours: %s\n", word(pkey_free(1)));
}

static void use_keys(void)
{
	char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	printf("pkey_mprotect, not ours: %s\n", word(pkey_mprotect(p, 4096, PROT_READ, 1)));
}

int main(void)
{
	static void (*const ways[])(void) = {
		map_fixed, map_free, move, protect, take_keys, free_keys, use_keys,
	};

	check(zero_room[1] == 0);
	for (unsigned i = 0; i < 2 * sizeof(ways) / sizeof(ways[0]); i++) {
		pid_t child = fork_flushed();
		pthread_t threads[2];

		if (child == 0) {
			handle(SIGSEGV, handler, 0);
			for (int n = 0; n < ZERO_OFTEN; n++) {
				check(call_getpid(0, 0, 0) == getpid());
				++*marker_count;
				check(call_marker(MARKER_MAGIC, 0, 0) == -ENOSYS);
			}
			for (int n = 0; n < 2 && i % 2; n++)
				check(pthread_create(&threads[n], NULL, calls, NULL) == 0);
			ways[i / 2]();
			for (int n = 0; n < ZERO_OFTEN; n++) {
				check(call_getpid(0, 0, 0) == getpid());
				++*marker_count;
				check(call_marker(MARKER_MAGIC, 0, 0) == -ENOSYS);
			}
			stop = 1;
			for (int n = 0; n < 2 && i % 2; n++)
				check(pthread_join(threads[n], NULL) == 0);
			fflush(stdout);
			_exit(0);
		}
		reap_ok(child);
	}
	return marker_pass();
}
