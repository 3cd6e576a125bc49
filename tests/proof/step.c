/* SPDX-License-Identifier: MIT */
/*
 * A signal at every instruction of the way of a call. Speaks TAP.
 *
 *	step WEIR-PLAN PROGRAM HOOK-GENERAL HOOK-FULL [SCENE]
 *
 * The program (stepped.c) runs under a hook and makes one call again and again. In round i the tracer
 * lets it run to the breakpoint before the call, steps i instructions, sends a signal and lets go.
 * The program then checks that its handler ran once, at a call boundary, and that every register,
 * the flags, the red zone and the result are right. Two artefacts of stepping are undone: the trap
 * flag that pushf stores, the one that `syscall` leaves in r11, and the one that stays behind a popf.
 *
 * The way is stepped through once; after that a breakpoint at the i-th instruction leads there, which
 * is faster and leaves no trace in the flags. It is one of the processor's, which a child does not
 * inherit. Within an instruction that repeats itself the signal comes at some of its turns only.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stepped.h"

#define STEPS_MAX 20000
#define NEVER (-1)
#define TURNS 10 /* of a repeated instruction: the first ones, the last, and one in TURNS * TURNS */

struct scene {
	const char *name;
	enum site site;
	int signo;
	unsigned sa_flags;
	enum { SWEEP, BLOCKED, ASLEEP } how;
	bool has_result;
	int64_t result;
	/* the first byte of the patched site, with and without dispatch; 0: this one is not run so */
	uint8_t with, without;
	bool list;	/* in a process whose hook wants one number only */
	bool backwards; /* with the direction flag set */
	bool watched; /* also where threads may begin unseen, by the gate that asks which one this is */
};

/*
 * Without dispatch, the site that traps has an int3. That cannot be stepped: SIGTRAP is blocked in its
 * handler, and a step that meets a blocked SIGTRAP makes the kernel set it to SIG_DFL.
 */
static const struct scene scenes[] = {
	{ "T0", SITE_MOV, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, true },
	{ "T1", SITE_PUN, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "T2", SITE_SHORT, SIGUSR1, 0, SWEEP, false, 0, 0xeb, 0xeb, false, false, false },
	{ "T3", SITE_ZERO, SIGUSR1, 0, SWEEP, false, 0, 0xff, 0xff, false, false, false },
	{ "T3, SIGSEGV", SITE_ZERO, SIGSEGV, 0, SWEEP, false, 0, 0xff, 0xff, false, false, false },
	{ "T3, direction flag", SITE_ZERO, SIGUSR1, 0, SWEEP, false, 0, 0xff, 0xff, false, true, false },
	{ "T3, alternate stack", SITE_ZERO, SIGUSR1, SA_ONSTACK, SWEEP, false, 0, 0xff, 0xff, false,
	  false, false },
	{ "trap", SITE_TRAP, SIGUSR1, 0, SWEEP, false, 0, 0x0f, 0, false, false, false },
	{ "T0, SIGSEGV", SITE_MOV, SIGSEGV, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "trap, SIGSEGV", SITE_TRAP, SIGSEGV, 0, SWEEP, false, 0, 0x0f, 0, false, false, false },
	{ "T0, direction flag", SITE_MOV, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, true, false },
	{ "trap, direction flag", SITE_TRAP, SIGUSR1, 0, SWEEP, false, 0, 0x0f, 0, false, true, false },
	{ "T0, real-time signal", SITE_MOV, 40, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "T0, alternate stack", SITE_MOV, SIGUSR1, SA_ONSTACK, SWEEP, false, 0, 0xe9, 0xe9, false,
	  false, false },
	{ "trap, alternate stack", SITE_TRAP, SIGUSR1, SA_ONSTACK, SWEEP, false, 0, 0x0f, 0, false,
	  false, false },
	{ "answered", SITE_ANSWER, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "answered, list", SITE_ANSWER, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, true, false, false },
	{ "native stub", SITE_MOV, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0, true, false, false },
	{ "read, data", SITE_READ, SIGUSR1, 0, SWEEP, true, 1, 0xe9, 0xe9, false, false, false },
	{ "read, blocking", SITE_READ, SIGUSR1, 0, BLOCKED, true, 1, 0xe9, 0xe9, false, false, false },
	{ "read, blocking, SA_RESTART", SITE_READ, SIGUSR1, SA_RESTART, BLOCKED, true, 1, 0xe9,
	  0xe9, false, false, false },
	{ "read, asleep", SITE_READ, SIGUSR1, 0, ASLEEP, true, -EINTR, 0xe9, 0xe9, false, false, false },
	{ "read, asleep, SA_RESTART", SITE_READ, SIGUSR1, SA_RESTART, ASLEEP, true, 1, 0xe9, 0xe9,
	  false, false, false },
	{ "stub, read, blocking", SITE_READ, SIGUSR1, 0, BLOCKED, true, 1, 0xe9, 0, true, false, false },
	{ "stub, read, asleep", SITE_READ, SIGUSR1, 0, ASLEEP, true, -EINTR, 0xe9, 0, true, false,
	  false },
	{ "stub, read, asleep, SA_RESTART", SITE_READ, SIGUSR1, SA_RESTART, ASLEEP, true, 1, 0xe9,
	  0, true, false, false },
	{ "rt_sigprocmask", SITE_MASK, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "rt_sigaction", SITE_ACTION, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "sigaltstack", SITE_ALTSTACK, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "fork", SITE_FORK, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
	{ "vfork", SITE_VFORK, SIGUSR1, 0, SWEEP, false, 0, 0xe9, 0xe9, false, false, false },
};
#define SCENES (sizeof(scenes) / sizeof(scenes[0]))

static struct stepped *sh;
static int memfd;
static pid_t pid;
static char why[400];
static uint64_t last_rip;
static uint64_t path[STEPS_MAX + 2]; /* where the steps of the last measure() began */

static bool no(const char *format, ...) __attribute__((format(printf, 1, 2)));
static bool no(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	return false;
}

static uint64_t get(unsigned long offset)
{
	return (uint64_t)ptrace(PTRACE_PEEKUSER, pid, offset, NULL);
}

static uint64_t rip(void)
{
	return get(offsetof(struct user_regs_struct, rip));
}

/* Waits for a stop; its signal, or -1 if the program is gone or nothing happens. */
static int wait_stop(void)
{
	int status;
	const pid_t got = waitpid(pid, &status, __WALL);

	if (got < 0) {
		no(errno == EINTR ? "nothing happens any more, last at %lx" : "lost, last at %lx",
		   last_rip);
		return -1;
	}
	if (WIFSTOPPED(status))
		return WSTOPSIG(status);
	no("the program ended with status %x, last at %lx", (unsigned)status, last_rip);
	pid = 0;
	return -1;
}

/* Of the SIGTRAP that it has stopped for. */
static bool has_code(int code)
{
	siginfo_t info;

	return ptrace(PTRACE_GETSIGINFO, pid, NULL, &info) == 0 && info.si_code == code;
}

static bool from_int3(void)
{
	return has_code(SI_KERNEL);
}

/* Lets it run to the breakpoint at @to; signals on the way go to the program. */
static bool run_to(uint64_t to)
{
	int sig = 0;

	for (;;) {
		if (ptrace(PTRACE_CONT, pid, NULL, (long)sig) < 0)
			return no("cannot be continued");
		sig = wait_stop();
		if (sig < 0)
			return false;
		if (sig != SIGTRAP || !(from_int3() || has_code(TRAP_HWBKPT)))
			continue;
		if (rip() == (to ? to : sh->command))
			return true;
		if (rip() == sh->command)
			return no("it never came to %lx", to);
	}
}

/*
 * What the instruction at an address needs besides the step. The text at an address stays the same
 * while a scene is played, so each is looked at once.
 */
enum care { UNKNOWN, NONE, BREAK, PUSHF, CALL };
static struct {
	uint64_t at;
	enum care care;
} cares[8192];

static enum care care_of(uint64_t at)
{
	unsigned i = (unsigned)(at * 0x9e3779b97f4a7c15ull >> 51);
	uint16_t code;

	while (cares[i].care != UNKNOWN && cares[i].at != at)
		i = (i + 1) % 8192;
	if (cares[i].care == UNKNOWN) {
		code = (uint16_t)ptrace(PTRACE_PEEKTEXT, pid, at, NULL);
		cares[i].at = at;
		cares[i].care = code == 0x050f		? CALL
				: (code & 0xff) == 0x9c ? PUSHF
				: (code & 0xff) == 0xcc ? BREAK
							: NONE;
	}
	return cares[i].care;
}

/* One instruction; a signal on the way goes to the program, and its handler's first one is next. */
static bool step(void)
{
	const uint64_t at = rip();
	const enum care care = care_of(at);
	int sig = 0;

	last_rip = at;
	do {
		if (ptrace(PTRACE_SINGLESTEP, pid, NULL, (long)sig) < 0)
			return no("cannot be stepped");
		sig = wait_stop();
		if (sig < 0)
			return false;
	} while (sig != SIGTRAP || (care == BREAK && from_int3()));
	if (care == PUSHF) {
		const uint64_t sp = get(offsetof(struct user_regs_struct, rsp));

		ptrace(PTRACE_POKEDATA, pid, sp, ptrace(PTRACE_PEEKDATA, pid, sp, NULL) & ~0x100l);
	} else if (care == CALL) {
		const unsigned long r11 = offsetof(struct user_regs_struct, r11);

		ptrace(PTRACE_POKEUSER, pid, r11, get(r11) & ~0x100ul);
	}
	return true;
}

/* A popf on the way makes the kernel take its own trap flag for the program's. */
static void stop_stepping(void)
{
	const unsigned long flags = offsetof(struct user_regs_struct, eflags);

	ptrace(PTRACE_POKEUSER, pid, flags, get(flags) & ~0x100ul);
}

static void prepare(const struct scene *s, long at)
{
	/* none of these changes the way through the gate */
	static const uint32_t flags[] = { 0x8d5, 0, 0x844 };

	sh->site = s->site;
	sh->signo = (uint32_t)s->signo;
	sh->sa_flags = s->sa_flags;
	sh->injected = at != NEVER;
	sh->data = s->how == SWEEP || at == NEVER;
	sh->feed = s->how != SWEEP && at != NEVER && s->result == 1;
	sh->flags = flags[(unsigned long)(at + 1) % 3] | (s->backwards ? 0x400 : 0);
	sh->has_result = s->has_result;
	sh->result = at == NEVER ? 1 : s->result;
	sh->rip = 0;
}

static bool finish(void)
{
	if (!run_to(0))
		return false;
	if (sh->error[0]) {
		no("%s", sh->error);
		sh->error[0] = 0;
		return false;
	}
	return true;
}

/* Steps through the whole call: how many instructions it has, and before which the kernel is called. */
static bool measure(const struct scene *s, long *steps, long *kernel)
{
	const uint64_t nr = sh->nr[s->site];

	*kernel = NEVER;
	prepare(s, NEVER);
	if (!run_to(sh->start))
		return false;
	for (*steps = 0; rip() != sh->after[s->site]; ++*steps) {
		const uint64_t at = rip();

		path[*steps] = at;
		if (*steps >= STEPS_MAX)
			return no("no end after %d instructions, at %lx", STEPS_MAX, at);
		if (at != sh->syscall[s->site] && get(offsetof(struct user_regs_struct, rax)) == nr &&
		    (uint16_t)ptrace(PTRACE_PEEKTEXT, pid, at, NULL) == 0x050f)
			*kernel = *steps;
		if (!step())
			return false;
	}
	path[*steps] = sh->after[s->site];
	stop_stepping();
	return finish();
}

static bool break_at(uint64_t where, bool on)
{
	const unsigned long regs = offsetof(struct user, u_debugreg);

	return (ptrace(PTRACE_POKEUSER, pid, regs, where) == 0 &&
		ptrace(PTRACE_POKEUSER, pid, regs + 7 * sizeof(long), (long)on) == 0) ||
	       no("no hardware breakpoint: errno %d", errno);
}

/* To the @at-th instruction, from the breakpoint before the call. */
static bool go_to(long at)
{
	const uint64_t where = path[at];
	long times = 0;

	for (long i = 0; i < at; i++)
		times += path[i] == where;
	for (; at > 0; times--) {
		if (rip() != where &&
		    (!break_at(where, true) || !run_to(where) || !break_at(where, false)))
			return false;
		if (times == 0)
			break;
		if (!step())
			return false;
		stop_stepping();
	}
	return true;
}

static bool wait_asleep(void)
{
	char name[64], text[200];

	snprintf(name, sizeof(name), "/proc/%d/syscall", (int)pid);
	for (int i = 0; i < 5000; i++) {
		const int fd = open(name, O_RDONLY);
		const ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
		const struct timespec t = { 0, 1000000 };

		close(fd);
		if (n > 2 && text[0] == '0' && text[1] == ' ') /* read() */
			return true;
		nanosleep(&t, NULL);
	}
	return no("it never slept");
}

static bool send_signal(const struct scene *s)
{
	return syscall(SYS_tgkill, pid, pid, s->signo) == 0 || no("tgkill: errno %d", errno);
}

/* The signal after @at instructions. */
static bool round_at(const struct scene *s, long at, long kernel)
{
	prepare(s, at);
	if (!run_to(sh->start))
		return false;
	if (!go_to(at))
		return false;
	last_rip = rip();
	stop_stepping();
	if (!send_signal(s) || !finish())
		return false;
	/* Before the kernel is asked, the handler comes first; then not before the result. */
	if (kernel != NEVER && (sh->rip == sh->after[s->site]) != (at > kernel))
		return no("handler at %lx, signal %s the kernel was called", sh->rip,
			  at > kernel ? "after" : "before");
	return true;
}

static bool round_asleep(const struct scene *s)
{
	int sig;

	prepare(s, 0);
	if (!run_to(sh->start) || ptrace(PTRACE_CONT, pid, NULL, NULL) < 0 || !wait_asleep() ||
	    !send_signal(s))
		return false;
	sig = wait_stop();
	if (sig != s->signo)
		return no("stopped by signal %d", sig);
	/* finish() goes on without a signal: it is handed over here */
	if (ptrace(PTRACE_CONT, pid, NULL, (long)sig) < 0)
		return no("cannot be continued");
	while ((sig = wait_stop()) != SIGTRAP || !from_int3() || rip() != sh->command)
		if (sig < 0 || ptrace(PTRACE_CONT, pid, NULL, (long)sig) < 0)
			return false;
	if (sh->error[0]) {
		no("%s", sh->error);
		sh->error[0] = 0;
		return false;
	}
	return true;
}

static bool check_site(const struct scene *s, uint8_t want)
{
	const uint64_t at = s->site == SITE_PUN || s->site == SITE_SHORT || s->site == SITE_ZERO ||
					    s->site == SITE_TRAP
				    ? sh->syscall[s->site]
				    : sh->entry[s->site];
	const uint8_t is = (uint8_t)ptrace(PTRACE_PEEKTEXT, pid, at, NULL);

	return is == want || no("the site begins with %02x, not %02x: another tactic", is, want);
}

static bool play(const struct scene *s, uint8_t want, char *note, size_t size)
{
	/* These do something before the kernel is asked, or ask it in parts. */
	const bool plain = s->site != SITE_FORK && s->site != SITE_VFORK && s->site != SITE_ACTION;
	long steps, kernel, turn = 0, done = 0;

	alarm(100);
	for (int i = 0; i < 40; i++) { /* a site is patched when it has trapped often */
		prepare(s, NEVER);
		if (!run_to(sh->start) || !finish())
			return false;
	}
	memset(cares, 0, sizeof(cares));
	if (!check_site(s, want) || !measure(s, &steps, &kernel))
		return false;
	if (s->how == BLOCKED)
		steps = kernel;
	if (s->how == ASLEEP) {
		for (int i = 0; i < 20; i++)
			if (!round_asleep(s))
				return false;
		snprintf(note, size, "20 times");
		return true;
	}
	if (s->how == BLOCKED && kernel == NEVER)
		return no("no `syscall` seen");
	for (long at = 0; at <= steps; at++) {
		turn = at > 0 && path[at] == path[at - 1] ? turn + 1 : 0;
		if (turn > TURNS && turn % (TURNS * TURNS) != 0 && at < steps &&
		    path[at + 1] == path[at])
			continue;
		done++;
		if (!round_at(s, at, plain ? kernel : NEVER)) {
			const size_t n = strlen(why);

			snprintf(why + n, sizeof(why) - n,
				 " (instruction %ld of %ld, kernel at %ld, %lx)", at, steps, kernel,
				 last_rip);
			return false;
		}
	}
	snprintf(note, size, "%ld of %ld instructions", done, steps + 1);
	return true;
}

static void drop(void)
{
	if (pid > 0) {
		kill(pid, SIGKILL);
		while (waitpid(pid, NULL, __WALL) < 0 && errno == EINTR)
			;
	}
	pid = 0;
}

static bool launch(const char *program, const char *hook, const char *how)
{
	int sig;

	memset(sh, 0, sizeof(*sh));
	pid = fork();
	if (pid == 0) {
		dup2(memfd, STEPPED_FD);
		setenv("LD_PRELOAD", hook, 1);
		setenv("STEP_HOOK", how, 1);
		setenv("WEIR_CPU", "nopku", 1); /* nothing here reads NULL */
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		execl(program, program, (char *)NULL);
		_exit(98);
	}
	sig = wait_stop();
	if (sig != SIGTRAP)
		return no("exec: stopped by %d", sig);
	ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_EXITKILL);
	/* The first breakpoint: the addresses are known only then. */
	for (sig = 0;;) {
		if (ptrace(PTRACE_CONT, pid, NULL, (long)sig) < 0)
			return no("cannot be continued");
		sig = wait_stop();
		if (sig < 0)
			return false;
		if (sig == SIGTRAP && from_int3() && sh->command && rip() == sh->command)
			return true;
	}
}

/* The plans of the program and libc, in a cache of its own: a hook in a build tree does not find weir-plan. */
static bool make_plan(const char *weir_plan, const char *program)
{
	static char dir[] = "/tmp/weir-step-XXXXXX";
	Dl_info libc;
	int status;
	pid_t planner;

	if (!mkdtemp(dir) || !dladdr((void *)(uintptr_t)printf, &libc))
		return false;
	setenv("XDG_CACHE_HOME", dir, 1);
	unsetenv("WEIR_CACHE");
	planner = fork();
	if (planner == 0) {
		execl(weir_plan, weir_plan, program, libc.dli_fname, (char *)NULL);
		_exit(127);
	}
	return waitpid(planner, &status, 0) == planner && status == 0;
}

/* A step is two switches between the two processes: on one processor they take a third of the time. */
static void stay_on_one_processor(void)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET((unsigned)sched_getcpu(), &set);
	sched_setaffinity(0, sizeof(set), &set);
}

/* Else the site that is for page 0 traps. */
static bool may_map_zero(void)
{
	const void *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	if (page == MAP_FAILED)
		return false;
	munmap(NULL, 4096);
	return true;
}

static void on_alarm(int sig)
{
	(void)sig;
}

int main(int argc, char **argv)
{
	static const char *const flavours[] = { "general", "full" };
	static const char *const hows[] = { "sud", "nosud" };
	struct sigaction sa = { .sa_handler = on_alarm };
	const char *only = argc > 5 ? argv[5] : NULL;
	const bool zero = may_map_zero();
	int number = 0, bad = 0, total = 0;

	if (argc < 5) {
		fprintf(stderr, "usage: step WEIR-PLAN PROGRAM HOOK-GENERAL HOOK-FULL [SCENE]\n");
		return 2;
	}
	sigaction(SIGALRM, &sa, NULL);
	stay_on_one_processor();
	if (!make_plan(argv[1], argv[2])) {
		printf("Bail out! no plan for %s\n", argv[2]);
		return 1;
	}
	memfd = memfd_create("stepped", MFD_CLOEXEC);
	if (memfd < 0 || ftruncate(memfd, 4096) < 0)
		return 1;
	sh = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, memfd, 0);
	if (sh == MAP_FAILED)
		return 1;
	for (unsigned i = 0; i < SCENES; i++)
		total += only && strcmp(only, scenes[i].name) != 0
				 ? 0
				 : 2 * ((scenes[i].with != 0) + (scenes[i].without != 0) +
					scenes[i].watched);
	printf("TAP version 13\n1..%d\n", total);
	for (int n = 0; n < 10; n++) {
		const bool watched = n >= 8;
		const int full = n & 1, nosud = watched || (n >> 1 & 1), list = n >> 2 & 1;
		char how[20];

		snprintf(how, sizeof(how), "%s%s%s", hows[nosud], list ? " list" : "",
			 watched ? " watched" : "");
		for (unsigned i = 0; i < SCENES; i++) {
			const struct scene *s = &scenes[i];
			uint8_t want = nosud ? s->without : s->with;
			char note[100] = "";
			bool ok;

			if (s->site == SITE_ZERO && !zero)
				want = nosud ? 0xcc : 0x0f;
			if (s->list != list || want == 0 || (watched && !s->watched) ||
			    (only && strcmp(only, s->name) != 0))
				continue;
			why[0] = 0;
			ok = (pid > 0 || launch(argv[2], argv[3 + full], how)) &&
			     play(s, want, note, sizeof(note));
			alarm(0);
			bad += !ok;
			printf("%sok %d - step %s, %s, %s%s%s\n", ok ? "" : "not ", ++number,
			       s->name, flavours[full], how, ok ? ": " : "", note);
			if (!ok) {
				printf("# %s\n", why);
				drop();
			}
			fflush(stdout);
		}
		drop();
	}
	return bad != 0;
}
