/* SPDX-License-Identifier: MIT */
/*
 * Raw system calls. Each expands to a `syscall` instruction in libweir's own text, which is the
 * range that Syscall User Dispatch lets through; none of them touches errno or the TLS.
 */
#ifndef WEIR_ARCH_SYS_RAW_H
#define WEIR_ARCH_SYS_RAW_H

static inline long arch_sys6(long nr, long a, long b, long c, long d, long e, long f)
{
	long ret;
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return ret;
}

static inline long arch_sys3(long nr, long a, long b, long c)
{
	long ret;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c)
			 : "rcx", "r11", "memory");
	return ret;
}

static inline long arch_sys4(long nr, long a, long b, long c, long d)
{
	long ret;
	register long r10 __asm__("r10") = d;

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10)
			 : "rcx", "r11", "memory");
	return ret;
}

#define rt_sys0(nr) arch_sys3((nr), 0, 0, 0)
#define rt_sys1(nr, a) arch_sys3((nr), (long)(a), 0, 0)
#define rt_sys2(nr, a, b) arch_sys3((nr), (long)(a), (long)(b), 0)
#define rt_sys3(nr, a, b, c) arch_sys3((nr), (long)(a), (long)(b), (long)(c))
#define rt_sys4(nr, a, b, c, d) arch_sys4((nr), (long)(a), (long)(b), (long)(c), (long)(d))
#define rt_sys5(nr, a, b, c, d, e) \
	arch_sys6((nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), 0)
#define rt_sys6(nr, a, b, c, d, e, f) \
	arch_sys6((nr), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

#endif
