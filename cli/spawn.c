/* SPDX-License-Identifier: MIT */
/*
 * Starting the program.
 *
 * The child shares memory with weir until its execve, so that starting costs no copy of page tables
 * and a failed execve can leave its errno in a variable. All signals are blocked meanwhile, so no
 * handler can run on the shared memory. Dispositions are never changed but for SIGCHLD, which weir
 * may have inherited ignored: an ignored SIGCHLD would reap the program before its status is read.
 *
 * To be launched, the child waits until it is seized, executes, and is stopped at the end of that.
 * weir gets ready meanwhile, and ends it there if it cannot. Where ptrace is refused it is preloaded instead.
 *
 * Preloaded, the runtime looks for its two variables at the end of the environment and takes them away before
 * the program's own code runs. The stack pointer at _start must stay a multiple of 16, so their
 * number is kept even by a third entry where that is needed.
 */
#include <errno.h>
#include <linux/futex.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mask.h"
#include "spawn.h"

#define FIRST_REAL_TIME 32 /* the kernel's */
static const int held[] = {
	SIGHUP,	 SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM,	 SIGTERM, SIGCHLD,
	SIGTSTP, SIGTTIN, SIGTTOU, SIGXCPU, SIGXFSZ, SIGPROF, SIGVTALRM, SIGIO,	  SIGPWR,
};

uint64_t spawn_hold_signals(struct spawn_origin *origin)
{
	struct sigaction dfl = { .sa_handler = SIG_DFL };
	uint64_t set = ~(mask_of(FIRST_REAL_TIME) - 1);

	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		set |= mask_of(held[i]);
	mask_change(SIG_BLOCK, set, &origin->mask);
	sigaction(SIGCHLD, &dfl, &origin->sigchld);
	return set;
}

void spawn_restore_signals(const struct spawn_origin *origin)
{
	sigaction(SIGCHLD, &origin->sigchld, NULL);
	mask_change(SIG_SETMASK, origin->mask, NULL);
}

static char *join(const char *a, const char *b, const char *c)
{
	char *text = malloc(strlen(a) + strlen(b) + strlen(c) + 1);

	if (text)
		strcpy(stpcpy(stpcpy(text, a), b), c);
	return text;
}

static bool names(const char *entry, const char *name)
{
	size_t len = strlen(name);

	return strncmp(entry, name, len) == 0 && entry[len] == '=';
}

char **spawn_environment(const char *library, const char *area)
{
	size_t count = 0, out = 0;
	bool preload = false;
	char **envp, *last;

	while (environ[count])
		count++;
	envp = malloc((count + 4) * sizeof(*envp));
	last = join("WEIR_AREA=", area, "");
	if (!envp || !last)
		goto no_memory;
	for (size_t i = 0; i < count; i++) {
		envp[out] = environ[i];
		/* The loader takes the last LD_PRELOAD that is set; each is given the library. */
		if (names(environ[i], "LD_PRELOAD")) {
			const char *old = environ[i] + strlen("LD_PRELOAD=");

			envp[out] = join("LD_PRELOAD=", library, *old ? ":" : "");
			envp[out] = envp[out] ? join(envp[out], old, "") : NULL;
			if (!envp[out])
				goto no_memory;
			preload = true;
		} else if (names(environ[i], "WEIR_AREA") || names(environ[i], "WEIR_PAD")) {
			continue; /* of an outer trace whose runtime is not in this process */
		}
		out++;
	}
	if (preload)
		envp[out] = strdup("WEIR_PAD=");
	else
		envp[out] = join("LD_PRELOAD=", library, "");
	if (!envp[out])
		goto no_memory;
	envp[++out] = last;
	envp[++out] = NULL;
	return envp;
no_memory:
	free(last);
	free(envp);
	return NULL;
}

/* What the two processes share until the program is there. */
struct child {
	const struct spawn_origin *origin;
	struct spawn_way *way;
	const char *path;
	char **argv;
	uint32_t go; /* futex: enum go */
	int error;   /* errno of execve */
};
enum go { GO_WAIT, GO_LAUNCHED, GO_ALONE, GO_AWAY };

static char child_stack[32 * 1024] __attribute__((aligned(16)));

/* Without libc, since errno is the other's, too. */
static void futex(uint32_t *word, long op, long value)
{
	long ret;
	register long r10 __asm__("r10") = 0; /* no time limit */

	__asm__ volatile("syscall"
			 : "=a"(ret)
			 : "a"(SYS_futex), "D"(word), "S"(op), "d"(value), "r"(r10)
			 : "rcx", "r11", "memory");
}

/* In the child: nothing here sets errno but an execve that fails. */
static int child_main(void *data)
{
	struct child *c = data;
	const struct spawn_way *way = c->way;

	while (__atomic_load_n(&c->go, __ATOMIC_ACQUIRE) == GO_WAIT)
		futex(&c->go, FUTEX_WAIT, GO_WAIT);
	if (c->go == GO_AWAY)
		_exit(0);
	sigaction(SIGCHLD, &c->origin->sigchld, NULL);
	mask_change(SIG_SETMASK, c->origin->mask, NULL);
	execve(c->path, c->argv, c->go == GO_ALONE && way->can_preload ? way->preload : way->bare);
	c->error = errno;
	_exit(127);
}

/* Not one of its instructions has run, or will. */
static void take_back(pid_t child)
{
	int status = 0;

	kill(child, SIGKILL);
	while (waitpid(child, &status, __WALL) < 0 ? errno == EINTR : WIFSTOPPED(status))
		;
}

/* Waits for the end of the execve and places the runtime. False: the child has ended. */
static bool attend(pid_t child, struct spawn_way *way)
{
	int status, sig = 0, ret;

	way->refused = way->ready(way->data, way);
	if (way->refused) {
		take_back(child);
		return false;
	}
	ret = way->fetch(way->data, &way->why);
	for (;;) {
		if (waitpid(child, &status, __WALL) < 0) {
			if (errno == EINTR)
				continue;
			return false;
		}
		if (!WIFSTOPPED(status)) {
			way->ended = true;
			way->status = status;
			return false;
		}
		if (status >> 16 == PTRACE_EVENT_EXEC)
			break;
		/* A signal or a stop before the execve: as it would have been. */
		sig = status >> 16 ? 0 : WSTOPSIG(status);
		if (status >> 16 == PTRACE_EVENT_STOP && WSTOPSIG(status) != SIGTRAP)
			ptrace(PTRACE_LISTEN, child, NULL, NULL);
		else
			ptrace(PTRACE_CONT, child, NULL, sig);
	}
	way->error = ret < 0 ? ret : inject_place(child, way->what, way->params, &way->why, &status);
	if (way->error == -ESRCH && !WIFSTOPPED(status)) {
		way->ended = true;
		way->status = status;
		return true;
	}
	way->launched = way->error == 0;
	ptrace(PTRACE_DETACH, child, NULL, NULL);
	return true;
}

static void let_go(struct child *c, enum go go)
{
	__atomic_store_n(&c->go, (uint32_t)go, __ATOMIC_RELEASE);
	futex(&c->go, FUTEX_WAKE, 1);
}

static void reap(pid_t child)
{
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* All signals are blocked: no handler may run on memory that is shared. */
static pid_t start(struct child *c, bool launch)
{
	pid_t child;

	if (!launch) {
		c->way->refused = c->way->ready(c->way->data, c->way);
		if (c->way->refused)
			return -1;
	}
	/* Alone, the child has our memory until its execve, and so we wait for that. */
	c->go = launch ? GO_WAIT : GO_ALONE;
	child = clone(child_main, child_stack + sizeof(child_stack),
		      CLONE_VM | SIGCHLD | (launch ? 0 : CLONE_VFORK), c);
	if (child < 0) {
		c->error = errno;
		return child;
	}
	if (!launch) {
		if (c->error)
			reap(child);
		return child;
	}
	if (ptrace(PTRACE_SEIZE, child, NULL, PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD) < 0) {
		c->way->error = -errno;
		c->way->why = "ptrace is refused";
		let_go(c, GO_AWAY);
		reap(child);
		return start(c, false);
	}
	let_go(c, GO_LAUNCHED);
	attend(child, c->way);
	return child;
}

int spawn_program(const struct spawn_origin *origin, struct spawn_way *way, const char *path,
		  char **argv, pid_t *pid)
{
	struct child c = { .origin = origin, .way = way, .path = path, .argv = argv };
	struct rlimit space;
	bool launch = way->what != NULL;
	uint64_t before;

	way->launched = way->ended = false;
	way->refused = way->error = 0;
	if (launch && getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur < LAUNCH_SPACE) {
		way->error = -ENOMEM;
		way->why = "its address space is limited";
		launch = false;
	}
	mask_change(SIG_SETMASK, ~0ull, &before);
	*pid = start(&c, launch);
	mask_change(SIG_SETMASK, before, NULL);
	return way->refused ? -ECANCELED : -c.error;
}

int spawn_shell(const struct spawn_origin *origin, struct spawn_way *way, const char *path,
		char **argv, pid_t *pid)
{
	size_t count = 0;
	char **shell;
	int ret;

	while (argv[count])
		count++;
	shell = malloc((count + 2) * sizeof(*shell));
	if (!shell)
		return -ENOMEM;
	shell[0] = strdup("/bin/sh");
	shell[1] = strdup(path);
	/* The NULL at the end is copied with the arguments after argv[0]. */
	memcpy(shell + 2, argv + 1, count * sizeof(*shell));
	ret = spawn_program(origin, way, "/bin/sh", shell, pid);
	free(shell[0]);
	free(shell[1]);
	free(shell);
	return ret;
}
