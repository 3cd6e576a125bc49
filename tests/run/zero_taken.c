/* SPDX-License-Identifier: MIT */
/*
 * The program takes page 0 itself, or protection keys, after calls at sites that no jump fits, while other threads make
 * such calls: it gets what it would have got, and its calls go on.
 */
#include <setjmp.h>
#include <sys/shm.h>

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
	for (int i = 0; i < 4096; i++)
		p[i] = (char)0xcc;
	check(call_getpid(0, 0, 0) == getpid());
	check(munmap(null(), 4096) == 0);
	if (sigsetjmp(back, 1) == 0) {
		(void)p[39];
		check(0);
	}
}

static void map_fixed(void)
{
	void *p = mmap(null(), 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	printf("mmap: %s\n", word(p == MAP_FAILED ? -1 : 0));
	if (p != MAP_FAILED)
		use_page();
}

static void map_free(void)
{
	void *p = mmap(null(), 8192, PROT_READ | PROT_WRITE | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_FIXED_NOREPLACE, -1, 0);

	printf("mmap where nothing is: %s\n", word(p == MAP_FAILED ? -1 : 0));
	if (p != MAP_FAILED)
		use_page();
}

static void move(void)
{
	char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
		       -1, 0);

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

/* The same by calls of another table: those of 32-bit programs, with addresses of 32 bits. */
static long int80(long nr, long b, long c, long d, long si, long di)
{
	long ret;

	__asm__ volatile("push %%rbp\n\txor %%ebp, %%ebp\n\tint $0x80\n\tpop %%rbp"
			 : "=a"(ret)
			 : "0"(nr), "b"(b), "c"(c), "d"(d), "S"(si), "D"(di)
			 : "memory", "r8", "r9", "r10", "r11");
	return ret;
}

static void map_int80(void)
{
	long p = int80(192, 0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1);

	printf("mmap2 by int 0x80: %ld\n", p);
	if (p == 0)
		use_page();
}

static void old_map_int80(void)
{
	uint32_t *args = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	long p;

	check(args != MAP_FAILED);
	args[1] = 4096;
	args[2] = PROT_READ | PROT_WRITE | PROT_EXEC;
	args[3] = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
	args[4] = (uint32_t)-1;
	p = int80(90, (long)(uintptr_t)args, 0, 0, 0, 0);
	printf("mmap by int 0x80: %ld\n", p);
	if (p == 0)
		use_page();
}

static void move_int80(void)
{
	char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
		       MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	long to;

	check(p != MAP_FAILED);
	to = int80(163, (long)(uintptr_t)p, 4096, 4096, MREMAP_FIXED | MREMAP_MAYMOVE, 0);
	printf("mremap by int 0x80: %ld\n", to);
	if (to == 0)
		use_page();
	printf("mremap of nothing: %ld\n", int80(163, 0, 4096, 8192, MREMAP_MAYMOVE, 0));
}

static void protect_int80(void)
{
	printf("mprotect by int 0x80: %ld\n", int80(125, 0, 4096, PROT_READ, 0, 0));
}

static void unmap_int80(void)
{
	printf("munmap by int 0x80: %ld\n", int80(91, 0, 4096, 0, 0, 0));
}

static void keys_int80(void)
{
	printf("pkey_free by int 0x80: %ld\n", int80(382, 1, 0, 0, 0, 0));
	printf("pkey_alloc by int 0x80: %ld\n", int80(381, 0, 0, 0, 0, 0));
}

/* An address of 1 is rounded down. */
static void attach(void)
{
	int id = shmget(IPC_PRIVATE, 4096, 0600);
	char *p;

	check(id >= 0);
	p = shmat(id, null() + 1, SHM_RND | SHM_EXEC);
	printf("shmat: %s\n", word(p == (void *)-1 ? -1 : 0));
	check(shmctl(id, IPC_RMID, NULL) == 0);
	if (p != (void *)-1)
		use_page();
}

static void attach_int80(void)
{
	int id = shmget(IPC_PRIVATE, 4096, 0600);
	long p;

	check(id >= 0);
	p = int80(397, id, 1, SHM_RND | SHM_EXEC, 0, 0);
	printf("shmat by int 0x80: %ld\n", p);
	check(shmctl(id, IPC_RMID, NULL) == 0);
	if (p == 0)
		use_page();
}

static void discard(void)
{
	printf("madvise: %s\n", word(madvise(null(), 4096, MADV_DONTNEED)));
	printf("madvise by int 0x80: %ld\n", int80(219, 0, 4096, MADV_DONTNEED, 0, 0));
}

int main(void)
{
	static void (*const ways[])(void) = {
		map_fixed,  map_free,  move,	      protect,	  take_keys,	 free_keys,
		use_keys,   map_int80, old_map_int80, move_int80, protect_int80, unmap_int80,
		keys_int80, attach,    attach_int80,  discard,
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
