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
 * not go through a slot and is not seen this way. WEIR_WAY_ENTRY changes the first instructions of the
 * function instead, in which way every call is seen, whoever makes it; functions that nothing exports
 * can be hooked by their address. Threads may run meanwhile, unless one blocks SIGTRAP.
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
 * @function:    what is called
 * @stack:       the arguments on the stack; see weir_args_begin(). May be changed in `enter`
 * @scratch:     zero at `enter`, handed on to `leave` of the same hook
 * @result:      `leave`, or `enter` that answers: rax, rdx
 * @st_count:    `leave`, or `enter` that answers: how many of @st are returned
 * @flags:       WEIR_CALL_ANSWERED in `leave`, if the function was not called
 * @vector_size: bytes that are kept of each vector register, 16, 32 or 64; the rest is zero. 0: none are kept
 * @args:        `enter`: rdi, rsi, rdx, rcx, r8, r9
 * @rax:         `enter`: rax; al counts the vector registers that a variadic call uses
 * @r10:         `enter`: r10, the static chain of languages that have one
 * @vectors:     vector registers, @vector_size bytes each: see weir_function_vector()
 * @st:          st(0), st(1)
 *
 * Made by the library only, and may grow at its end.
 */
struct weir_function_call {
	const struct weir_function *function;
	uint64_t *stack;
	uint64_t scratch;
	uint64_t result[2];
	uint32_t st_count;
	uint32_t flags;
	uint32_t vector_size;
	uint32_t reserved[3];
	uint64_t args[6];
	uint64_t rax;
	uint64_t r10;
	uint8_t vectors[512];
	long double st[2];
};

/** Vector register n: of the arguments 0 to 7; of results, in `leave` or when `enter` answers, 0 and 1. */
static inline union weir_vector *weir_function_vector(struct weir_function_call *call, unsigned n)
{
	return (union weir_vector *)(void *)(call->vectors + (size_t)n * call->vector_size);
}

/** The address that the call returns to. */
static inline const void *weir_function_caller(const struct weir_function_call *call)
{
	return (const void *)(uintptr_t)call->stack[-1];
}

/** Keep MXCSR and the x87 control word around the callbacks, sticky exception flags included (some 8 ns). */
#define WEIR_FUNCTION_KEEP_FP 1u
/** It is no error if nothing defines the function yet: an object that is loaded later may. */
#define WEIR_FUNCTION_LATER 2u
/**
 * Functions that are not exported are meant, too, as far as a name of them is to be had: .symtab, .gnu_debugdata, a
 * debug file, DWARF. By entry. (One name with its LIB is looked for there anyway, if LIB does not export it.)
 */
#define WEIR_FUNCTION_LOCAL 4u
/** If the function does nothing but jump to another one, that one is meant. By entry. */
#define WEIR_FUNCTION_FOLLOW 8u
/**
 * The callbacks leave vector registers alone, and so does all that they call: they are compiled with
 * -mgeneral-regs-only, say. Then the gate need not keep these registers, and callbacks do not see them: vector_size is 0.
 * Of several hooks around each other each one has to promise it. Where a hook by entry keeps
 * every register (`weir doctor LIB:NAME` says so), they are kept anyway.
 */
#define WEIR_FUNCTION_GENERAL_REGS 16u

/** How calls are led to a hook. */
enum weir_way {
	WEIR_WAY_AUTO = 0, /**< slots, where the function is exported; else its entry */
	WEIR_WAY_SLOTS, /**< change the slots through which objects call it; no code is changed */
	WEIR_WAY_ENTRY	/**< change the first instructions of the function */
};

/**
 * struct weir_function_spec - which functions, which calls, and what to do
 * @size:     sizeof(struct weir_function_spec)
 * @flags:    WEIR_FUNCTION_*
 * @priority: lower is further outside: its `enter` runs earlier, its `leave` later. Among equals the
 *            one that came first is outside. Hooks by slots are outside of all that are by entry
 * @way:      enum weir_way
 * @target:   "NAME", "LIB:NAME", "NAME@VERSION" or "LIB:NAME@VERSION". Each part may be a shell
 *            pattern; "LIB:*" is all that LIB exports. LIB is the file's name (also without what
 *            follows ".so") or its path; an empty one is the program itself. A part between slashes is
 *            a POSIX extended regular expression, to be found anywhere in it: "libc:/^str(n)?cpy$/"
 * @address:  the function itself, instead of or beside @target; else NULL
 * @caller:   only calls from objects whose name this is, written as LIB; NULL for all
 * @enter:    may be NULL; WEIR_ANSWER means that the results are set and the function is not called
 * @leave:    may be NULL; runs for each call whose `enter` of this hook ran, unless the function does
 *            not return (an exception, longjmp, exit). Never for functions that return twice or look at
 *            their return address: setjmp, vfork, getcontext, dlopen, dlsym, _Unwind_* and their kin
 * @data:     handed to both
 */
struct weir_function_spec {
	uint32_t size;
	uint32_t flags;
	int32_t priority;
	uint32_t way;
	const char *target;
	const void *address;
	const char *caller;
	enum weir_action (*enter)(struct weir_function_call *call, void *data);
	void (*leave)(struct weir_function_call *call, void *data);
	void *data;
};

/**
 * weir_function_attach - call back before and after functions, whatever their types
 * @s:    an open session
 * @spec: which functions and what to call; @spec->size must be sizeof(*spec)
 * @out:  set to the hook's handle (0 or more) on success, else untouched
 * @err:  may be NULL; on failure says why
 *
 * From the return on, calls that any thread makes from one object to another come to the callbacks;
 * objects that are loaded later included, and calls by addresses that dlsym gives from then on. In a
 * transaction, all that waits until weir_function_commit().
 *
 * Context: set-up code. Not from a callback, not from a signal handler. Thread safe.
 * Lifetime: @spec and its strings may go after return; the callbacks' code and @spec->data must stay
 *           until the hook is removed and calls that are under way have returned.
 * Return: 0, or -EINVAL (bad spec), -ENOENT (no such function), -ENOSPC (8 hooks with callbacks are on
 *         a function already, or 65,536 in all), -E2BIG (@spec has fields of a later version, set),
 *         -ENOMEM, -EOPNOTSUPP (see @err->reason), or what the
 *         kernel said when a slot was to be written. On failure nothing is changed.
 * Since: 0.1
 *
 *	struct weir_function_spec spec = { .size = sizeof(spec), .target = "malloc", .enter = on_malloc };
 *	int hook;
 *
 *	if (weir_function_attach(s, &spec, &hook, &err) < 0)
 *		fprintf(stderr, "malloc: %s\n", err.text);
 */
WEIR_API int weir_function_attach(struct weir_session *s, const struct weir_function_spec *spec,
				  int *out, struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1, 2, 3)));

/**
 * weir_function_probe - call back before functions only
 * @s:      an open session
 * @target: as in struct weir_function_spec
 * @enter:  called before each call
 * @data:   handed to it
 * @out:    set to the hook's handle
 * @err:    may be NULL; on failure says why
 *
 * The same as weir_function_attach() without `leave`; it costs less, and any function will do.
 *
 * Context, Lifetime, Return: as weir_function_attach().
 * Since: 0.1
 */
WEIR_API int weir_function_probe(struct weir_session *s, const char *target,
				 enum weir_action (*enter)(struct weir_function_call *call, void *data),
				 void *data, int *out, struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1, 2, 3, 5)));

/**
 * weir_function_replace - call another function instead
 * @s:           an open session
 * @spec:        which function; @enter, @leave and @data are not used
 * @replacement: a function of the same type
 * @original:    set to what the replacement is to call for the original; may be NULL. Kept up to date
 *               for as long as the hook lives, because hooks further inside may come and go; so it must
 *               stay where it is, and be read anew for each call
 * @out:         set to the hook's handle
 * @err:         may be NULL; on failure says why
 *
 * The function must not be called by its name from the replacement: that may come to the replacement
 * again.
 *
 * Context, Lifetime: as weir_function_attach().
 * Return: as weir_function_attach(); also -EINVAL if several functions are meant (WEIR_REASON_AMBIGUOUS)
 *         and @original is not NULL.
 * Since: 0.1
 */
WEIR_API int weir_function_replace(struct weir_session *s, const struct weir_function_spec *spec,
				   const void *replacement, void **original, int *out,
				   struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1, 2, 3, 5)));

/**
 * weir_function_remove - take a hook away again
 * @s:      the session it belongs to
 * @handle: from weir_function_attach() and the like
 *
 * Slots that no other hook needs get back what they held. Calls that are under way finish as they
 * began.
 *
 * Context: as weir_function_attach().
 * Return: 0, or -ENOENT (no such hook).
 * Since: 0.1
 */
WEIR_API int weir_function_remove(struct weir_session *s, int handle) __attribute__((nonnull(1)));

/**
 * weir_function_begin - begin a transaction
 * @s: an open session
 *
 * Until weir_function_commit() hooks of this session are only noted down. To look through all objects
 * once for ten thousand hooks takes milliseconds, to do it for each one seconds. A transaction belongs to
 * one thread at a time.
 *
 * Context: as weir_function_attach().
 * Return: 0, or -EBUSY (there is one already).
 * Since: 0.1
 */
WEIR_API int weir_function_begin(struct weir_session *s) __attribute__((nonnull(1)));

/**
 * weir_function_commit - make the hooks of a transaction work, all or none
 * @s:   the session
 * @err: may be NULL; on failure says which one and why
 *
 * Context: as weir_function_attach().
 * Return: 0, or -EINVAL (no transaction), or as weir_function_attach(). On failure the transaction is
 *         over, its hooks are gone, and nothing is changed.
 * Since: 0.1
 */
WEIR_API int weir_function_commit(struct weir_session *s, struct weir_error *err)
	__attribute__((warn_unused_result, nonnull(1)));

/**
 * weir_function_abort - end a transaction without its hooks
 * @s: the session
 *
 * Context: as weir_function_attach().
 * Since: 0.1
 */
WEIR_API void weir_function_abort(struct weir_session *s) __attribute__((nonnull(1)));

/**
 * weir_function_count - what a hook has found
 * @s:         the session
 * @handle:    from weir_function_attach() and the like
 * @functions: set to the number of functions that are hooked; may be NULL
 * @slots:     set to the number of slots that lead to it; may be NULL
 *
 * Context: as weir_function_attach().
 * Return: 0, or -ENOENT (no such hook).
 * Since: 0.1
 */
WEIR_API int weir_function_count(struct weir_session *s, int handle, uint32_t *functions,
				 uint32_t *slots) __attribute__((nonnull(1)));

/**
 * weir_function_missed - how many returns were not seen
 *
 * A call whose `leave` is wanted needs one of 131,072 places. When there is none (so many calls are
 * under way at once, or a system call that makes more of them is not allowed) `enter` alone runs.
 *
 * Context: anywhere. async-signal-safe.
 * Return: the number of such calls so far.
 * Since: 0.1
 */
WEIR_API uint64_t weir_function_missed(void);

/**
 * weir_next - the next definition of a function, as dlsym(RTLD_NEXT, name) means it
 * @name: the name
 *
 * For a library that defines a function of the same name itself: what the calls would have come to
 * without it. Allocates nothing, so that malloc and its kin can be stood in for; never gives a hooked
 * address; of a versioned function gives the default version.
 *
 * Context: anywhere but in a signal handler; callbacks included. Thread safe.
 * Return: the address, or NULL: no object behind the caller's defines it.
 * Since: 0.1
 */
WEIR_API void *weir_next(const char *name) __attribute__((nonnull(1)));

/**
 * weir_next_versioned - the same for one version of it
 * @name:    the name
 * @version: as "GLIBC_2.3.2"; NULL for the default one
 *
 * Context, Return: as weir_next().
 * Since: 0.1
 */
WEIR_API void *weir_next_versioned(const char *name, const char *version) __attribute__((nonnull(1)));

/*
 * Arguments in the order of the prototype, as the x86-64 psABI passes them. In `enter`:
 *
 *	struct weir_args a = weir_args_begin(call);
 *	uint64_t *fd = weir_args_int(&a);	// integers, pointers, enums: all that fits in 8 bytes
 *	double *ratio = weir_args_double(&a);	// its address: read it or change it
 *
 * A structure passed by value in memory is taken by weir_args_memory(). One that is passed in
 * registers is taken member by member, eight bytes at a time. A function that returns a structure in
 * memory has the hidden first argument weir_args_int().
 */
struct weir_args {
	struct weir_function_call *call;
	uint32_t ints, vectors, words;
};

static inline struct weir_args weir_args_begin(struct weir_function_call *call)
{
	struct weir_args a = { call, 0, 0, 0 };

	return a;
}

static inline void *weir_args_memory(struct weir_args *a, size_t size, size_t align)
{
	void *at;

	if (align > 8)
		a->words = (a->words + 1) & ~1u;
	at = a->call->stack + a->words;
	a->words += (uint32_t)((size + 7) / 8);
	return at;
}

static inline uint64_t *weir_args_int(struct weir_args *a)
{
	if (a->ints < 6)
		return &a->call->args[a->ints++];
	return (uint64_t *)weir_args_memory(a, 8, 8);
}

static inline void *weir_args_vector(struct weir_args *a, size_t size)
{
	if (a->vectors < 8)
		return weir_function_vector(a->call, a->vectors++)->bytes;
	return weir_args_memory(a, size, size);
}

static inline double *weir_args_double(struct weir_args *a)
{
	return (double *)weir_args_vector(a, sizeof(double));
}

static inline float *weir_args_float(struct weir_args *a)
{
	return (float *)weir_args_vector(a, sizeof(float));
}

static inline long double *weir_args_long_double(struct weir_args *a)
{
	return (long double *)weir_args_memory(a, sizeof(long double), 16);
}

#ifdef __cplusplus
}
#endif

#endif
