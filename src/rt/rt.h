/* SPDX-License-Identifier: MIT */
/*
 * The floor of in-hook code. It may run between any two instructions of the program: no libc, no
 * malloc, no errno, no vector registers, no lock that the program could hold. Locks here are taken
 * only by code that cannot be interrupted by a handler of the program (the signal floor holds
 * handlers back while a frame of ours is live; set-up code blocks signals).
 */
#ifndef WEIR_RT_H
#define WEIR_RT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <asm/unistd.h>
#include <linux/errno.h>

#include "arch/x86_64/sys_raw.h"

#define RT_PAGE 4096ul
#define rt_likely(x) __builtin_expect(!!(x), 1)
#define rt_unlikely(x) __builtin_expect(!!(x), 0)
#define RT_COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define RT_HIDDEN __attribute__((visibility("hidden")))

static inline uint64_t rt_round_up(uint64_t v, uint64_t to)
{
	return (v + to - 1) & ~(to - 1);
}
static inline uint64_t rt_round_down(uint64_t v, uint64_t to)
{
	return v & ~(to - 1);
}
static inline bool rt_is_error(long ret)
{
	return (unsigned long)ret >= -4095ul;
}

/* memory and strings */
void *memcpy(void *restrict dst, const void *restrict src, size_t n);
void *memmove(void *dst, const void *src, size_t n);
void *memset(void *dst, int c, size_t n);
int memcmp(const void *a, const void *b, size_t n);
size_t rt_strlen(const char *s);
/* No string is read beyond its end: for programs whose every read is looked at. */
extern RT_HIDDEN bool rt_exact;
int rt_strcmp(const char *a, const char *b);
bool rt_starts(const char *s, const char *prefix);
const char *rt_strchr(const char *s, char c);
/* Copies as much as fits and always ends with NUL; returns the length of src. */
size_t rt_strcopy(char *dst, const char *src, size_t size);
/* Decimal or 0x hexadecimal. Advances *s past the digits; false if there is none. */
bool rt_parse(const char **s, uint64_t *out);

/* Program memory that may not be there: 0, or -EFAULT with nothing promised about dst. */
long rt_copy(void *dst, const void *src, size_t n);
/* Length of a string up to max, or -EFAULT. */
long rt_strnlen_guarded(const char *s, size_t max);

/* formatting: %s %d %u %x %p %c, with l for 64 bits */
size_t rt_format(char *out, size_t size, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
size_t rt_vformat(char *buf, size_t size, const char *fmt, va_list ap);

/* one line on standard error, "weir: " in front */
void rt_message(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* debugging: WEIR_DEBUG=domain[:level],... to a high descriptor */
enum rt_domain {
	RT_D_SETUP,
	RT_D_SYSCALL,
	RT_D_CODE,
	RT_D_SIGNAL,
	RT_D_THREAD,
	RT_D_TRACE,
	RT_D_COUNT
};
extern RT_HIDDEN uint8_t rt_debug_level[RT_D_COUNT];
void rt_debug_open(const char *spec);
void rt_debug_print(enum rt_domain d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
#define rt_debug(d, level, ...) \
	do { \
		if (rt_unlikely(rt_debug_level[d] >= (level))) \
			rt_debug_print(d, __VA_ARGS__); \
	} while (0)

_Noreturn void rt_assert_failed(const char *what, const char *file, int at);
#define rt_assert(c) ((c) ? (void)0 : rt_assert_failed(#c, __FILE__, __LINE__))

/* spin lock: short sections, see the rule at the top */
struct rt_lock {
	uint32_t held;
};
static inline void rt_lock(struct rt_lock *l)
{
	unsigned n = 0;

	while (__atomic_exchange_n(&l->held, 1, __ATOMIC_ACQUIRE)) {
		while (__atomic_load_n(&l->held, __ATOMIC_RELAXED)) {
			if (++n < 100)
				__asm__ volatile("pause");
			else
				rt_sys0(__NR_sched_yield);
		}
	}
}
static inline void rt_unlock(struct rt_lock *l)
{
	__atomic_store_n(&l->held, 0, __ATOMIC_RELEASE);
}

/* Set-up calls can be made to fail one by one: WEIR_DEBUG=fail:N lets the N-th return -ENOMEM. */
extern RT_HIDDEN int64_t rt_fail_at;
static inline bool rt_fails(void)
{
	return rt_unlikely(rt_fail_at > 0) && --rt_fail_at == 0;
}
#define rt_setup(call) (rt_fails() ? -ENOMEM : (call))

/* mappings */
long rt_map(size_t size, int prot);
/* Memory that is kept until the runtime leaves the program, if it ever does. */
void rt_keep(uint64_t start, uint64_t size);
/* Unmaps all that was kept. False if it was too much to be remembered: then nothing is. */
bool rt_keeps_all(void);
void rt_drop_kept(void);
void rt_kept_each(void (*fn)(uint64_t start, uint64_t end, void *data), void *data);
/* NULL-terminated mappings reader */
struct rt_mapping {
	uint64_t start, end, offset, inode;
	uint32_t prot; /* PROT_* */
	bool shared;
	char path[256]; /* "" when anonymous */
};
struct rt_maps {
	long fd;
	size_t have, used;
	bool end;
	char buf[2048];
};
int rt_maps_open(struct rt_maps *m);
bool rt_maps_next(struct rt_maps *m, struct rt_mapping *out);
void rt_maps_close(struct rt_maps *m);
/*
 * The mapping at `at`, or the next one that can be executed, without a look at all others: 1, or 0 if there is none.
 * Negative: the kernel cannot tell, as before Linux 6.11.
 */
int rt_maps_ask(const struct rt_maps *m, uint64_t at, bool next, struct rt_mapping *out);

#pragma GCC poison malloc calloc realloc free printf fprintf snprintf errno pthread_mutex_lock \
	pthread_mutex_unlock pthread_create strlen strcpy strcmp getenv abort exit

#endif
