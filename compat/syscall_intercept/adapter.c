/* SPDX-License-Identifier: MIT */
/*
 * libsyscall_intercept.so.0 on weir: the five symbols of the original over one interposer.
 *
 * The constructor reads the environment once. If the process is admitted it opens a session that changes
 * code of libc only (or of every object), starts the log, and adds the interposer; `enter` asks the hook
 * and writes the log; another one tells the hooks of clone. If the process is not admitted nothing is done at all.
 *
 * Hooks are called as the original calls them, again for the calls that they make through libc. Around
 * them weir keeps what the original does not: errno, all registers, the program's stack.
 */
#include "libsyscall_intercept_hook_point.h"

#include <asm/unistd.h>
#include <errno.h>
#include <link.h>
#include <linux/sched.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <weir/weir.h>

#include "log.h"
#include "text.h"

#define NAME "libsyscall_intercept"
/* Hooks were written for the program's stack of 8 MiB. Address space only, until it is used. */
#define HOOK_STACK (1u << 20)

/* Thread-local or not: hooks are read at any time, so not by way of __tls_get_addr. */
#ifdef SYSCALL_INTERCEPT_THREAD_LOCAL
#define HOOK_MODEL __attribute__((tls_model("initial-exec")))
#else
#define HOOK_MODEL
#endif

SYSCALL_INTERCEPT_STORAGE int (*intercept_hook_point)(long syscall_number, long arg0, long arg1,
						      long arg2, long arg3, long arg4, long arg5,
						      long *result) HOOK_MODEL;
void (*intercept_hook_point_clone_child)(void);
void (*intercept_hook_point_clone_parent)(long pid);

static bool allowed;

int syscall_hook_in_process_allowed(void)
{
	return allowed;
}

/* The arguments that were not given are whatever is there; the kernel does not look at them. */
long syscall_no_intercept(long syscall_number, ...)
{
	uint64_t a[6];
	va_list ap;

	va_start(ap, syscall_number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, unsigned long);
	va_end(ap);
	return weir_syscall((uint64_t)syscall_number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* ---- messages ---- */

static void write_message(struct text *t)
{
	text_char(t, '\n');
	weir_syscall(__NR_write, STDERR_FILENO, (uintptr_t)t->bytes, t->used, 0, 0, 0);
}

static void say(const char *what, const char *value, const char *then)
{
	struct text t;

	t.used = 0;
	text_string(&t, NAME ": ");
	text_string(&t, what);
	text_string(&t, value);
	text_string(&t, then);
	write_message(&t);
}

/* The form is the original's. */
static void fatal(const char *what, int error)
{
	struct text t;

	t.used = 0;
	text_string(&t, what);
	if (error) {
		text_char(&t, ' ');
		text_decimal(&t, error);
	}
	text_string(&t, " " NAME " error");
	write_message(&t);
	weir_syscall(__NR_exit_group, 1, 0, 0, 0, 0, 0);
}

/* ---- the environment ---- */

enum variable { LOG, LOG_TRUNC, FILTER, ALL_OBJS, NO_TRAMPOLINE, DEBUG_DUMP, BYPASS_SO, VARIABLES };

static const char *const variable_names[VARIABLES] = {
	[LOG] = "INTERCEPT_LOG",
	[LOG_TRUNC] = "INTERCEPT_LOG_TRUNC",
	[FILTER] = "INTERCEPT_HOOK_CMDLINE_FILTER",
	[ALL_OBJS] = "INTERCEPT_ALL_OBJS",
	[NO_TRAMPOLINE] = "INTERCEPT_NO_TRAMPOLINE", /* accepted: there is no table to do without */
	[DEBUG_DUMP] = "INTERCEPT_DEBUG_DUMP",
	[BYPASS_SO] = "INTERCEPT_BYPASS_SO",
};

static const char *values[VARIABLES];

static const char *value_of(const char *entry, const char *name)
{
	size_t n = strlen(name);

	return strncmp(entry, name, n) == 0 && entry[n] == '=' ? entry + n + 1 : NULL;
}

/* As getenv(): the first of two entries of one name counts. */
static void read_environment(char **envp)
{
	for (; *envp; envp++) {
		for (int v = 0; v < VARIABLES; v++) {
			const char *value = value_of(*envp, variable_names[v]);

			if (value && !values[v])
				values[v] = value;
		}
	}
}

static void judge_environment(char **envp)
{
	const char *trunc = values[LOG_TRUNC];

	for (; *envp; envp++) {
		bool known = false;

		for (int v = 0; v < VARIABLES; v++)
			known |= value_of(*envp, variable_names[v]) != NULL;
		if (!known && strncmp(*envp, "INTERCEPT_", 10) == 0)
			say("", *envp, ": no variable of this library; ignored");
	}
	if (trunc && trunc[0] != '0' && strcmp(trunc, "1") != 0)
		say("INTERCEPT_LOG_TRUNC=", trunc, " is neither 0 nor 1; taken as 1");
}

/* The program is started as `filter`, or as something that ends in "/filter". */
static bool matches(const char *argv0, const char *filter)
{
	size_t n = strlen(argv0), m = strlen(filter);

	if (m > n || strcmp(argv0 + n - m, filter) != 0)
		return false;
	return n == m || argv0[n - m - 1] == '/';
}

/* ---- which objects ---- */

#define BYPASSED 8
#define NAME_SIZE 64
#define PATTERN_ROOM 400 /* bytes; a session takes no more than 500 */

static const char *const libc_patterns[] = {
	"libc", "libc.*", "libc-*", "libpthread", "libpthread.*", "libpthread-*",
};
#define LIBC_PATTERNS (sizeof(libc_patterns) / sizeof(libc_patterns[0]))

static char bypassed[BYPASSED][3][NAME_SIZE];
static const char *patterns[LIBC_PATTERNS + 3 * BYPASSED + 1];
static size_t pattern_bytes;

/* One word of INTERCEPT_BYPASS_SO: three patterns, for a name ends at '-', at '.' or not at all. */
static bool bypass(unsigned i, unsigned n, const char *word, size_t length)
{
	static const char *const tails[3] = { "", ".*", "-*" };

	pattern_bytes += 3 * (length + 4);
	if (i == BYPASSED || length + 4 > NAME_SIZE || pattern_bytes > PATTERN_ROOM)
		return false;
	for (unsigned k = 0; k < 3; k++) {
		char *to = bypassed[i][k];

		*to++ = '!';
		memcpy(to, word, length);
		strcpy(to + length, tails[k]);
		patterns[n + k] = bypassed[i][k];
	}
	return true;
}

static const char *const *choose_objects(void)
{
	const char *word = values[BYPASS_SO] ? values[BYPASS_SO] : "";
	unsigned n = 0;

	if (values[ALL_OBJS]) {
		patterns[n++] = "*";
		patterns[n++] = "!" NAME ".so*";
	} else {
		for (unsigned i = 0; i < LIBC_PATTERNS; i++)
			patterns[n++] = libc_patterns[i];
	}
	for (unsigned i = 0; *(word += strspn(word, " \t")); word += strcspn(word, " \t")) {
		if (bypass(i, n, word, strcspn(word, " \t"))) {
			n += 3;
			i++;
		} else {
			say("INTERCEPT_BYPASS_SO: too many names, or too long: ", word, "; ignored");
			break;
		}
	}
	return patterns;
}

static int is_libc(struct dl_phdr_info *info, size_t size, void *data)
{
	const char *name = strrchr(info->dlpi_name, '/');

	(void)size;
	(void)data;
	name = name ? name + 1 : info->dlpi_name;
	return strcspn(name, ".-") == 4 && memcmp(name, "libc", 4) == 0;
}

/* ---- calls ---- */

/* Does this clone give its child a stack of its own? The original calls such a child a thread. */
static bool has_own_stack(const struct weir_call *call)
{
	struct clone_args ca;
	const void *from = (const void *)(uintptr_t)call->args[0];

	if ((int32_t)call->nr == __NR_clone)
		return call->args[1] != 0;
	if ((int32_t)call->nr != __NR_clone3)
		return false;
	return call->args[1] >= CLONE_ARGS_SIZE_VER0 &&
	       weir_memory_read(&ca, from, CLONE_ARGS_SIZE_VER0) == 0 && ca.stack;
}

/* The original's tests begin and end logs by calls that are none. The whole text must be there. */
static bool is_magic(const struct weir_call *call, const char *text, size_t size)
{
	char there[40];

	return call->args[2] == size &&
	       weir_memory_read(there, (const void *)(uintptr_t)call->args[1], size) == 0 &&
	       memcmp(there, text, size) == 0;
}

/* A write to descriptor 123. */
static bool magic(struct weir_call *call)
{
	static const char begin[] = "SYSCALL_INTERCEPT_TEST_START_LOG";
	static const char end[] = "SYSCALL_INTERCEPT_TEST_STOP_LOG";
	char trunc = '1';
	int error;

	if (is_magic(call, begin, sizeof(begin))) {
		weir_memory_read(&trunc, (const void *)(uintptr_t)call->args[4], 1);
		error = log_open((const char *)(uintptr_t)call->args[3], trunc != '0', false);
		if (error)
			fatal("opening log", -error);
	} else if (is_magic(call, end, sizeof(end))) {
		log_close();
	} else {
		return false;
	}
	call->result = (int64_t)call->args[2];
	return true;
}

/* One call at the start shows whether libc's sites come here at all. */
static enum { SEEK_NOTHING, SEEK_CALL, SEEN_CALL } trial;

/*
 * The second line of the log. A child that shares memory returns somewhere else, and a call that was given up for a
 * signal comes again.
 */
static enum weir_action pass_logged(struct weir_call *call)
{
	if ((int32_t)call->nr == __NR_vfork || (int32_t)call->nr == __NR_rt_sigreturn ||
	    has_own_stack(call))
		return WEIR_PASS;
	weir_proceed(call);
	if (!(call->flags & WEIR_CALL_INTERRUPTED))
		log_leave(call);
	return WEIR_ANSWER;
}

static enum weir_action enter(struct weir_call *call, void *data)
{
	int (*hook)(long, long, long, long, long, long, long, long *);
	const uint64_t *a = call->args;
	long nr = (int32_t)call->nr, result = -ENOSYS;
	bool logged;

	(void)data;
	if (__builtin_expect(trial == SEEK_CALL, 0)) {
		trial = SEEN_CALL;
		return WEIR_PASS;
	}
	if (nr == __NR_write && (int32_t)a[0] == 123 && magic(call))
		return WEIR_ANSWER;
	logged = log_is_open();
	if (logged)
		log_enter(call);
	hook = __atomic_load_n(&intercept_hook_point, __ATOMIC_ACQUIRE);
	/* From rt_sigreturn there is no other way than the kernel's. */
	if (!hook ||
	    hook(nr, (long)a[0], (long)a[1], (long)a[2], (long)a[3], (long)a[4], (long)a[5], &result) ||
	    nr == __NR_rt_sigreturn)
		return logged ? pass_logged(call) : WEIR_PASS;
	call->result = result;
	if (logged)
		log_leave(call);
	return WEIR_ANSWER;
}

/* The hooks of clone are an interposer of their own, so that other calls have nothing to do afterwards. */
static enum weir_action enter_clone(struct weir_call *call, void *data)
{
	(void)data;
#ifdef SYSCALL_INTERCEPT_THREAD_LOCAL
	call->scratch = 1; /* fork, too: what the parent set is to be set in the child */
#else
	call->scratch = has_own_stack(call);
#endif
	return WEIR_PASS;
}

static void leave_clone(struct weir_call *call, void *data)
{
	void (*child)(void) = __atomic_load_n(&intercept_hook_point_clone_child, __ATOMIC_ACQUIRE);
	void (*parent)(long) = __atomic_load_n(&intercept_hook_point_clone_parent, __ATOMIC_ACQUIRE);

	(void)data;
	if (!call->scratch || (call->flags & (WEIR_CALL_ANSWERED | WEIR_CALL_INTERRUPTED)))
		return;
	/* clone returns 0 in children only. */
	if (call->result == 0 && child)
		child();
	if (call->result != 0 && parent)
		parent(call->result);
}

/* ---- the start ---- */

static void dump(const char *argv0)
{
	say("weir ", weir_version(), "");
	say("program ", argv0, values[FILTER] ? " (matches the filter)" : "");
	for (unsigned i = 0; patterns[i]; i++)
		say("objects ", patterns[i], "");
	say("log ", log_is_open() ? values[LOG] : "none", "");
	say("see weir doctor ", argv0, " for the sites");
}

static int begin(void)
{
	const struct weir_session_options options = {
		.size = sizeof(options),
		.flags = WEIR_SESSION_NO_DISPATCH | WEIR_SESSION_NO_LATE | WEIR_SESSION_NO_EXEC,
		.hook_stack = HOOK_STACK,
	};
	static const uint32_t clones[] = { __NR_clone, __NR_clone3 };
	const char *const *from = choose_objects();
	const struct weir_syscall_spec calls = {
		.size = sizeof(calls),
		.flags = WEIR_HOOK_REENTER,
		.from = from,
		.enter = enter,
	};
	const struct weir_syscall_spec threads = {
		.size = sizeof(threads),
		.flags = WEIR_HOOK_REENTER,
		.priority = -1,
		.count = 2,
		.numbers = clones,
		.from = from,
		.enter = enter_clone,
		.leave = leave_clone,
	};
	struct weir_session *session;
	struct weir_error err;
	int handle, ret;

	ret = weir_session_open(&session, &options, &err);
	if (ret == 0)
		ret = weir_syscall_add(session, &calls, &handle, &err);
	if (ret == 0)
		ret = weir_syscall_add(session, &threads, &handle, &err);
	if (ret < 0)
		say("no call is intercepted: ", err.text, "");
	return ret;
}

/*
 * Early, for a hook library that contains this as an archive has a constructor of its own, which asks
 * whether the process is admitted.
 */
__attribute__((constructor(101))) static void start(int argc, char **argv, char **envp)
{
	const char *argv0 = argc > 0 ? argv[0] : "";
	int error;

	read_environment(envp);
	allowed = !values[FILTER] || matches(argv0, values[FILTER]);
	if (!allowed)
		return;
	judge_environment(envp);
	if (!values[ALL_OBJS] && !dl_iterate_phdr(is_libc, NULL))
		fatal("libc not found", 0);
	trial = SEEK_CALL;
	if (begin() < 0) {
		trial = SEEK_NOTHING;
		return;
	}
	getppid();
	if (trial != SEEN_CALL)
		say("no call is intercepted: ", "the sites of libc are not known",
		    "; is weir-plan where it was installed?");
	trial = SEEK_NOTHING;
	if (values[LOG] && values[LOG][0]) {
		error = log_open(values[LOG], !values[LOG_TRUNC] || values[LOG_TRUNC][0] != '0', true);
		if (error)
			fatal("opening log", -error);
	}
	if (values[DEBUG_DUMP])
		dump(argv0);
}
