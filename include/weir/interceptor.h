/* SPDX-License-Identifier: MIT */
/**
 * DOC: interceptor functions
 *
 * An interceptor function takes the place of functions of any signature, by their names. Its body
 * is ordinary C or C++. It runs when one of the names is called, calls the original in the middle,
 * and goes on after it: locals, locks and objects with destructors live across the call.
 *
 *	#include <weir/interceptor.h>
 *
 *	WEIR_INTERCEPTOR((RAND_bytes, RAND_poll, RAND_seed), WEIR_RECURSIVE(4))
 *	{
 *		std::lock_guard lock(mutex);
 *		void *original = dlsym(RTLD_NEXT, weir_called_name());
 *
 *		printf("%s is called\n", weir_called_name());
 *		weir_proceed(original);
 *		printf("%s has returned\n", weir_called_name());
 *	}
 *
 * The names become functions of this program or library, exported whatever -fvisibility says. So
 * they intercept as any definition does: preloaded, linked before the original, or in the
 * executable. The original is looked up by the body.
 *
 * What the original sees is what the caller gave: every argument register at its full width, stack
 * arguments of any number where they were, al for variadic functions, flags, MXCSR, the x87 control
 * word, errno. What the caller sees is what the original left, x87 results included. A body that
 * never proceeds returns 0 in rax, rdx, xmm0 and xmm1. One that proceeds several times calls the
 * original with the caller's state each time; the last result counts.
 *
 * The body runs on a coroutine stack of its own (WEIR_STACK_SIZE), a pool of which each thread has.
 * Exceptions of the original pass through the body, its destructors and its catch clauses; so do
 * pthread_exit() and cancellation. Backtraces show the body and the caller. A longjmp() over the
 * body is noticed later and gives its stack back. What a body must not do: longjmp() out of itself
 * into another stack than its caller's, or end on another thread than it began on.
 *
 * The interface is not frozen before 0.1 is released.
 */
#ifndef WEIR_INTERCEPTOR_H
#define WEIR_INTERCEPTOR_H

#include <weir/base.h>
#include <weir/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * weir_called_name - the name by which the running body was called
 *
 * Context: a body of an interceptor function, or what it calls on its own stack; elsewhere the
 *          behaviour is undefined. Before and after weir_proceed(), in each activation its own.
 * Return: a string that lives as long as the intercepting program or library.
 * Since: 0.1
 */
WEIR_API const char *weir_called_name(void);

/**
 * weir_recursion_depth - how many activations of this body this thread had when it was entered
 *
 * Context: as weir_called_name().
 * Return: 0 in the outermost activation.
 * Since: 0.1
 */
WEIR_API unsigned weir_recursion_depth(void);

/**
 * weir_interceptor_proceed - call the original; weir_proceed() is its usual name
 * @original: the function, not NULL: with NULL the process is aborted with a message
 *
 * Gives the original the state of the call, runs it on the caller's stack, keeps its results for
 * the caller and returns.
 *
 * Context: as weir_called_name().
 * Since: 0.1
 */
WEIR_API void weir_interceptor_proceed(const void *original);

/** How many bodies of one interceptor function a thread may be in, besides the first. */
#define WEIR_RECURSIVE(n) ((uint64_t)(n) + 1u + WEIR_I_CHECK(n, 0, 0x7ffffffe))
/** Bytes of stack for the body, 16 KiB to 1000 KiB. */
#define WEIR_STACK_SIZE(bytes) (((uint64_t)(bytes) << 32) + WEIR_I_CHECK(bytes, 16384, 1024000))

/**
 * No original returns a long double or a complex one: then results are not looked for on the x87 stack,
 * a look that takes a fifth of the time. With it, such a result is left where it is while the body ends.
 */
#define WEIR_NO_LONG_DOUBLE ((uint64_t)1 << 63)

/** The recursion allowed where WEIR_RECURSIVE is not given; may be defined anew before each one. */
#ifndef WEIR_MAX_RECURSION
#define WEIR_MAX_RECURSION 0
#endif
/** The stack where WEIR_STACK_SIZE is not given; likewise. */
#ifndef WEIR_BODY_STACK
#define WEIR_BODY_STACK 262144
#endif

/**
 * WEIR_INTERCEPTOR - define an interceptor function; its body follows
 * @names:   in parentheses: one to 16 names of functions
 * @options: optional: WEIR_RECURSIVE(n), WEIR_STACK_SIZE(bytes), WEIR_NO_LONG_DOUBLE, joined by |
 *
 * At namespace scope of a C or C++ file. The body takes no argument and returns nothing: `return;`
 * gives control to the caller with the results of the original.
 *
 * The limit of recursion is for each thread, shared by all names. With WEIR_RECURSIVE(n), n + 1
 * activations may be live; a call that would make one more aborts the process (SIGABRT), with a
 * message, before the body runs.
 *
 * Link the program or library with libweir.so. Not for statically linked programs.
 *
 * Context: bodies may run in any thread and in signal handlers. The first activation of a thread maps
 *          memory; no other one allocates, takes a lock or calls libc.
 * Since: 0.1
 */
#define WEIR_INTERCEPTOR(...) WEIR_I_SPLIT(__VA_ARGS__, 0, 0)

/*
 * What follows is between the macros, libweir.so and programs that translate the paper's syntax; it
 * is described in docs/design/interceptor-functions.md.
 */

/* What a module gives to the library for the calling thread: see weir_i_module in the assembly. */
struct weir_interceptor_place {
	void *pool;   /**< 64 bytes of thread-local storage, zero at first */
	void *module; /**< 16 bytes of the module, zero at first */
};

/** One name. */
struct weir_interceptor_entry {
	void (*body)(void);
	const char *name;
	uint32_t limit; /**< live activations allowed, besides the first */
	uint32_t stack; /**< bytes for the body */
	struct weir_interceptor_place (*place)(void); /**< must keep all but rax, rdx and flags */
	uint64_t flags;				      /**< 1: results are never on the x87 stack */
};

/** Of one body in thread-local storage; zero at first. */
struct weir_interceptor_thread {
	void *pool;
	uint32_t depth;
	uint32_t reserved;
};

/**
 * weir_interceptor_enter - where the code of a name jumps to
 *
 * Context: assembly only: r11 is the offset of a struct weir_interceptor_thread from the thread
 *          pointer, the struct weir_interceptor_entry is pushed above the return address.
 * Since: 0.1
 */
WEIR_API void weir_interceptor_enter(void);

/**
 * weir_interceptor_module_start - a module with interceptor functions was loaded
 * @module: its 16 bytes
 *
 * Context: constructor. May come late or never: the first call makes up for it.
 * Since: 0.1
 */
WEIR_API void weir_interceptor_module_start(void *module);

/**
 * weir_interceptor_module_end - it is about to go
 * @module: its 16 bytes
 *
 * Context: destructor.
 * Since: 0.1
 */
WEIR_API void weir_interceptor_module_end(void *module);

#ifdef __cplusplus
}
#endif

/**
 * weir_proceed - in a body, call the original; in an interposer of system calls, see weir/syscall.h
 * @original: pointer to the function, of any type
 *
 * The same name serves both: it goes by the type of its argument. See weir_interceptor_proceed().
 */
#ifdef __cplusplus
template <class F> inline void weir_proceed(F *original)
{
	weir_interceptor_proceed(reinterpret_cast<const void *>(original));
}
#else
/* clang-format off */
#define weir_proceed(original) \
	_Generic((original), struct weir_call *: weir_proceed, default: weir_interceptor_proceed)( \
		(void *)(uintptr_t)(original))
/* clang-format on */
#endif

/* 0, or an error of the compiler if n is no integer constant in the range. */
#define WEIR_I_CHECK(n, from, to) \
	(0u * sizeof(char[(int64_t)((n) | 0) >= (from) && (int64_t)((n) | 0) <= (to) ? 1 : -1]))

#define WEIR_I_SPLIT(names, options, ...) \
	WEIR_I_BODY(WEIR_I_FIRST names, (uint64_t)(options), names)
#define WEIR_I_BODY(first, options, names) WEIR_I_BODY_(first, options, names)

#ifdef __cplusplus
#define WEIR_I_EXTERN extern "C"
#define WEIR_I_ASSERT static_assert
#else
#define WEIR_I_EXTERN extern
#define WEIR_I_ASSERT _Static_assert
#endif

#define WEIR_I_LIMIT(options) \
	((uint32_t)(options) ? (uint32_t)(options)-1u \
			     : (uint32_t)(WEIR_RECURSIVE(WEIR_MAX_RECURSION) - 1u))
#define WEIR_I_STACK(options) \
	((uint32_t)((options) >> 32) & 0x7fffffffu \
		 ? (uint32_t)((options) >> 32) & 0x7fffffffu \
		 : (uint32_t)(WEIR_STACK_SIZE(WEIR_BODY_STACK) >> 32))

#define WEIR_I_BODY_(first, options, names) \
	WEIR_I_ASSERT((WEIR_I_LIMIT(options) | WEIR_I_STACK(options)) != UINT32_MAX, \
		      "the options are integer constants"); \
	__asm__(WEIR_I_ASM_MODULE WEIR_I_ASM_BODY(#first)); \
	WEIR_I_EXTERN \
	__attribute__((visibility("hidden"))) struct weir_interceptor_place weir_i_place_##first( \
		void) __asm__("weir_i_place"); \
	static void weir_i_body_##first(void); \
	WEIR_I_EACH(WEIR_I_NAME, first, options, WEIR_I_UNPACK names) \
	static void weir_i_body_##first(void)

#define WEIR_I_NAME(first, options, n) \
	__asm__(WEIR_I_ASM_NAME(#first, #n)); \
	WEIR_I_EXTERN const struct weir_interceptor_entry weir_i_entry_##n __asm__( \
		"weir_i_entry." #n) __attribute__((visibility("hidden"))); \
	__attribute__((used)) const struct weir_interceptor_entry weir_i_entry_##n = { \
		weir_i_body_##first,   #n, \
		WEIR_I_LIMIT(options), WEIR_I_STACK(options), \
		weir_i_place_##first,  (options) >> 63, \
	};

#define WEIR_I_FIRST(...) WEIR_I_FIRST_(__VA_ARGS__, 0)
#define WEIR_I_FIRST_(first, ...) first
#define WEIR_I_UNPACK(...) __VA_ARGS__

/* The record of a body in thread-local storage. */
#define WEIR_I_ASM_BODY(first) \
	".pushsection .tbss,\"awT\",@nobits\n" \
	".balign 16\n" \
	".globl weir_i_thread." first "\n" \
	".hidden weir_i_thread." first "\n" \
	".type weir_i_thread." first ",@object\n" \
	".size weir_i_thread." first ",16\n" \
	"weir_i_thread." first ": .zero 16\n" \
	".popsection\n"

/* A name: keeps every register but r11, which no call carries anything in. */
#define WEIR_I_ASM_NAME(first, name) \
	".pushsection .text\n" \
	".balign 16\n" \
	".globl " name "\n" \
	".type " name ",@function\n" name ":\n" \
	".cfi_startproc\n" \
	"endbr64\n" \
	"leaq weir_i_entry." name "(%rip), %r11\n" \
	"pushq %r11\n" \
	".cfi_adjust_cfa_offset 8\n" \
	"movq weir_i_thread." first "@gottpoff(%rip), %r11\n" \
	"jmp *weir_interceptor_enter@GOTPCREL(%rip)\n" \
	".cfi_endproc\n" \
	".size " name ", .-" name "\n" \
	".popsection\n"

/* Once in each module: what its bodies share. */
#define WEIR_I_ASM_MODULE \
	".ifndef weir_i_place\n" \
	".pushsection .tbss.weir_i_pool,\"awTG\",@nobits,weir_i_module,comdat\n" \
	".balign 16\n" \
	".weak weir_i_pool\n" \
	".hidden weir_i_pool\n" \
	".type weir_i_pool,@object\n" \
	".size weir_i_pool,64\n" \
	"weir_i_pool: .zero 64\n" \
	".popsection\n" \
	".pushsection .bss.weir_i_module,\"awG\",@nobits,weir_i_module,comdat\n" \
	".balign 16\n" \
	".weak weir_i_module\n" \
	".hidden weir_i_module\n" \
	".type weir_i_module,@object\n" \
	".size weir_i_module,16\n" \
	"weir_i_module: .zero 16\n" \
	".popsection\n" \
	".pushsection .text.weir_i_place,\"axG\",@progbits,weir_i_module,comdat\n" \
	".weak weir_i_place\n" \
	".hidden weir_i_place\n" \
	".type weir_i_place,@function\n" \
	"weir_i_place:\n" \
	".cfi_startproc\n" \
	"endbr64\n" \
	"movq weir_i_pool@gottpoff(%rip), %rax\n" \
	"addq %fs:0, %rax\n" \
	"leaq weir_i_module(%rip), %rdx\n" \
	"ret\n" \
	".cfi_endproc\n" \
	".size weir_i_place, .-weir_i_place\n" \
	"1: .cfi_startproc\n" \
	"leaq weir_i_module(%rip), %rdi\n" \
	"jmp *weir_interceptor_module_start@GOTPCREL(%rip)\n" \
	".cfi_endproc\n" \
	"2: .cfi_startproc\n" \
	"leaq weir_i_module(%rip), %rdi\n" \
	"jmp *weir_interceptor_module_end@GOTPCREL(%rip)\n" \
	".cfi_endproc\n" \
	".popsection\n" \
	".pushsection .init_array,\"awG\",@init_array,weir_i_module,comdat\n" \
	".balign 8\n" \
	".quad 1b\n" \
	".popsection\n" \
	".pushsection .fini_array,\"awG\",@fini_array,weir_i_module,comdat\n" \
	".balign 8\n" \
	".quad 2b\n" \
	".popsection\n" \
	".endif\n"

/* WEIR_I_EACH(m, a, b, x, y...) is m(a, b, x) m(a, b, y)... for up to 16. */
#define WEIR_I_EACH(m, a, b, ...) \
	WEIR_I_PICK(__VA_ARGS__, WEIR_I_16, WEIR_I_15, WEIR_I_14, WEIR_I_13, WEIR_I_12, WEIR_I_11, \
		    WEIR_I_10, WEIR_I_9, WEIR_I_8, WEIR_I_7, WEIR_I_6, WEIR_I_5, WEIR_I_4, \
		    WEIR_I_3, WEIR_I_2, WEIR_I_1, 0) \
	(m, a, b, __VA_ARGS__)
#define WEIR_I_PICK(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, chosen, ...) chosen
#define WEIR_I_1(m, a, b, x) m(a, b, x)
#define WEIR_I_2(m, a, b, x, ...) m(a, b, x) WEIR_I_1(m, a, b, __VA_ARGS__)
#define WEIR_I_3(m, a, b, x, ...) m(a, b, x) WEIR_I_2(m, a, b, __VA_ARGS__)
#define WEIR_I_4(m, a, b, x, ...) m(a, b, x) WEIR_I_3(m, a, b, __VA_ARGS__)
#define WEIR_I_5(m, a, b, x, ...) m(a, b, x) WEIR_I_4(m, a, b, __VA_ARGS__)
#define WEIR_I_6(m, a, b, x, ...) m(a, b, x) WEIR_I_5(m, a, b, __VA_ARGS__)
#define WEIR_I_7(m, a, b, x, ...) m(a, b, x) WEIR_I_6(m, a, b, __VA_ARGS__)
#define WEIR_I_8(m, a, b, x, ...) m(a, b, x) WEIR_I_7(m, a, b, __VA_ARGS__)
#define WEIR_I_9(m, a, b, x, ...) m(a, b, x) WEIR_I_8(m, a, b, __VA_ARGS__)
#define WEIR_I_10(m, a, b, x, ...) m(a, b, x) WEIR_I_9(m, a, b, __VA_ARGS__)
#define WEIR_I_11(m, a, b, x, ...) m(a, b, x) WEIR_I_10(m, a, b, __VA_ARGS__)
#define WEIR_I_12(m, a, b, x, ...) m(a, b, x) WEIR_I_11(m, a, b, __VA_ARGS__)
#define WEIR_I_13(m, a, b, x, ...) m(a, b, x) WEIR_I_12(m, a, b, __VA_ARGS__)
#define WEIR_I_14(m, a, b, x, ...) m(a, b, x) WEIR_I_13(m, a, b, __VA_ARGS__)
#define WEIR_I_15(m, a, b, x, ...) m(a, b, x) WEIR_I_14(m, a, b, __VA_ARGS__)
#define WEIR_I_16(m, a, b, x, ...) m(a, b, x) WEIR_I_15(m, a, b, __VA_ARGS__)

#endif
