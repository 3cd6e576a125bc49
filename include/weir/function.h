/* SPDX-License-Identifier: MIT */
/**
 * DOC: functions
 *
 * A hook watches or replaces the calls of a function, whatever its signature. `enter` runs before the
 * function and may read and change its arguments, or answer in its place; `leave` runs after and may
 * change what it returned. A replacement is a function of the same type that is called instead.
 *
 * Calls are led to the hook without changing code: the slots through which the loaded objects call each
 * other (global offset tables and the like) get a new value. What an object calls within itself does
 * not go through a slot and is not seen this way.
 *
 * Callbacks are ordinary C. They run on the caller's stack, as if the caller had called them just
 * before the function: what may be called there is what may be called in the function's place. While a
 * callback runs, hooked functions that it calls are called as if they were not hooked. Callbacks must
 * return: no longjmp, no exception, no end of the thread. errno is kept for the program.
 *
 * The interface is not frozen before 1.0.
 */
#ifndef WEIR_FUNCTION_H
#define WEIR_FUNCTION_H

#include <weir/base.h>
#include <weir/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** struct weir_function - a function that is hooked */
struct weir_function {
	const char *name;   /**< as its symbol says, or "" */
	const char *object; /**< path of the file that defines it, or "" */
};

/** A vector register. */
union weir_vector {
	uint8_t bytes[64];
	uint32_t u32[16];
	uint64_t u64[8];
	float f32[16];
	double f64[8];
};

/**
 * struct weir_function_call - one call, as callbacks see it
 * @size:        sizeof(struct weir_function_call) of the library
 * @flags:       WEIR_CALL_ANSWERED in `leave`, if the function was not called
 * @function:    what is called
 * @caller:      the address that the call returns to
 * @stack:       the arguments on the stack; see weir_args_begin(). May be changed in `enter`
 * @scratch:     zero at `enter`, handed on to `leave` of the same hook
 * @args:        `enter`: rdi, rsi, rdx, rcx, r8, r9
 * @rax:         `enter`: rax; al counts the vector registers that a variadic call uses
 * @r10:         `enter`: r10, the static chain of languages that have one
 * @result:      `leave`, or `enter` that answers: rax, rdx
 * @st_count:    `leave`, or `enter` that answers: how many of @st are returned
 * @vector_size: bytes of each of @vector that are kept, 16, 32 or 64; the rest of the register is zero
 * @vector:      `enter`: registers 0 to 7 of arguments; `leave` (or `enter` that answers): 0 and 1
 * @st:          st(0), st(1)
 */
struct weir_function_call {
	uint32_t size;
	uint32_t flags;
	const struct weir_function *function;
	const void *caller;
	uint64_t *stack;
	uint64_t scratch;
	uint64_t args[6];
	uint64_t rax;
	uint64_t r10;
	uint64_t result[2];
	uint32_t st_count;
	uint32_t vector_size;
	union weir_vector vector[8];
	long double st[2];
};

#ifdef __cplusplus
}
#endif

#endif
