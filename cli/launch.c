/* SPDX-License-Identifier: MIT */
/*
 * The launcher's side of struct trace_request.
 *
 * A task that asks is seized and interrupted, told to go on, and followed to the end of its execve,
 * from one edge of a system call to the next: so an execve that fails is seen too, and the task is
 * let go without another word. It may be a thread that is not the first one: with the execve its
 * number becomes that of the process, which is why waitpid() waits for whatever this thread traces.
 *
 * The program itself is weir's child, and the keeper waits for it. While it is traced by one of us,
 * its stops are ours, and the keeper looks away.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "drain.h"
#include "exe.h"
#include "launch.h"
#include "led.h"
#include "namespace.h"
#include "trace/format.h"

#define THREADS_MAX 16
#define STACK_SIZE (128 * 1024ul)
/* So long a new program may take until its runtime has mapped the area. */
#define ARRIVAL_MS 3000
/* As long as an answer has not been taken, it is looked this often whether anybody is there to take it. */
#define SWEEP_MS 100
#define SYSCALL_STOP (SIGTRAP | 0x80)

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

/* ---- who asks ---- */

static bool has_cookie(pid_t tid, const struct trace_request *r, int *error)
{
	uint64_t there = 0;
	char path[32];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/mem", tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		*error = errno == ENOENT ? -ESRCH : errno == EACCES ? -EPERM : -errno;
		return false;
	}
	n = pread(fd, &there, sizeof(there), (off_t)r->cookie_at);
	close(fd);
	*error = -ESRCH;
	return n == sizeof(there) && there == r->cookie;
}

static pid_t search_threads(pid_t pid, const struct trace_request *r)
{
	char path[32];
	const struct dirent *e;
	pid_t found = 0;
	int error;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	dir = opendir(path);
	while (dir && !found && (e = readdir(dir))) {
		pid_t tid = (pid_t)strtol(e->d_name, NULL, 10);

		if (tid > 0 && ns_known_as(path, tid, r->tid) && has_cookie(tid, r, &error))
			found = tid;
	}
	if (dir)
		closedir(dir);
	return found;
}

static pid_t search(const struct trace_request *r)
{
	DIR *dir = opendir("/proc");
	const struct dirent *e;
	pid_t found = 0;

	while (dir && !found && (e = readdir(dir))) {
		pid_t pid = (pid_t)strtol(e->d_name, NULL, 10);

		if (pid > 0 && ns_is_elsewhere(pid))
			found = search_threads(pid, r);
	}
	if (dir)
		closedir(dir);
	return found;
}

/* The number of the task that asks, or a negative errno. */
static pid_t find_task(const struct trace_request *r)
{
	int error = 0;
	pid_t found;

	if (has_cookie(r->tid, r, &error))
		return r->tid;
	found = search(r);
	return found ? found : error;
}

/* ---- those on their way ---- */

/* In the place of the one that was noted first: nobody says when they have arrived. */
static void note_arriving(struct launcher *l, pid_t pid)
{
	int first = 0;

	pthread_mutex_lock(&l->lock);
	for (int i = 1; i < LAUNCH_ARRIVING; i++)
		if (l->arriving[i].since < l->arriving[first].since)
			first = i;
	l->arriving[first].pid = pid;
	l->arriving[first].since = now_ms();
	pthread_mutex_unlock(&l->lock);
}

static void forget_arriving(struct launcher *l, pid_t pid)
{
	pthread_mutex_lock(&l->lock);
	for (int i = 0; i < LAUNCH_ARRIVING; i++)
		if (l->arriving[i].pid == pid)
			l->arriving[i].pid = 0;
	pthread_mutex_unlock(&l->lock);
}

bool launch_arriving(void *launcher, pid_t pid)
{
	struct launcher *l = launcher;
	bool found = false;

	pthread_mutex_lock(&l->lock);
	for (int i = 0; i < LAUNCH_ARRIVING; i++)
		found |= l->arriving[i].pid == pid && now_ms() - l->arriving[i].since < ARRIVAL_MS;
	pthread_mutex_unlock(&l->lock);
	return found;
}

bool launch_busy(struct launcher *l, const struct drain *d)
{
	bool busy;

	pthread_mutex_lock(&l->lock);
	busy = l->serving > 0;
	for (int i = 0; i < LAUNCH_ARRIVING; i++) {
		if (!l->arriving[i].pid)
			continue;
		if (now_ms() - l->arriving[i].since >= ARRIVAL_MS ||
		    drain_look(d, l->arriving[i].pid) != DRAIN_STRANGER)
			l->arriving[i].pid = 0;
		else
			busy = true;
	}
	pthread_mutex_unlock(&l->lock);
	return busy;
}

/* ---- one request ---- */

struct served {
	struct launcher *l;
	struct trace_request *slot;
	uint64_t nr; /* of the system call that the task is in */
	pid_t tid;
	int status;
	bool own;		    /* the first program, for which the keeper waits, too */
	struct trace_request asked; /* a copy: the slot is in the programs' reach */
};

static void answer(const struct served *s, uint32_t state, int error)
{
	s->slot->error = error;
	__atomic_store_n(&s->slot->state, state, __ATOMIC_RELEASE);
	syscall(SYS_futex, &s->slot->state, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void refuse(struct served *s, int error)
{
	struct launcher *l = s->l;

	pthread_mutex_lock(&l->lock);
	/* Those without a loader say themselves that they are not entered. */
	for (int i = 0; !s->asked.no_loader && error != -ESRCH && i < LAUNCH_ERRORS; i++)
		if (!l->preloaded[i].count || l->preloaded[i].error == error) {
			l->preloaded[i].error = error;
			l->preloaded[i].count++;
			break;
		}
	pthread_mutex_unlock(&l->lock);
	/* Nobody is there to hear of it, or to free the slot. */
	answer(s, error == -ESRCH ? TRACE_REQUEST_FREE : TRACE_REQUEST_REFUSED, error);
}

/* The next stop. False: the task has ended. */
static bool next_stop(struct served *s)
{
	pid_t got;

	do
		got = waitpid(-1, &s->status, __WALL | __WNOTHREAD);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return false;
	s->tid = got;
	if (WIFSTOPPED(s->status))
		return true;
	/* Its end was told to us, and the keeper will not hear of it again. */
	if (s->own && got == s->l->keeper->program)
		keeper_ended(s->l->keeper, s->status);
	return false;
}

/* A dynamic loader as a program loads the hook itself. */
static bool is_loader(pid_t tid)
{
	char link[32], path[PATH_MAX];
	const char *slash;
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/%d/exe", tid);
	n = readlink(link, path, sizeof(path) - 1);
	if (n <= 0)
		return false;
	path[n] = '\0';
	slash = strrchr(path, '/');
	return slash && exe_is_loader(slash + 1);
}

/* No loader will read its LD_PRELOAD, or the one who asked could not tell. */
static bool needs_hooks(const struct served *s)
{
	return s->asked.no_loader ||
	       ((s->l->hook_count > 0 || s->l->hooks_lack) && !led_auxv(s->tid, AT_BASE));
}

static void place(struct served *s)
{
	struct launch_params params = *s->l->params;
	struct launcher *l = s->l;
	size_t used = strlen(params.area);
	struct inject_what what = { .runtime = l->image, .area_fd = area_reopen(l->area->memfd) };
	int ret;
	const char *why;

	/* As WEIR_AREA: behind an exec, a tracer of its own and the ring to go on with. */
	used += (size_t)snprintf(params.area + used, sizeof(params.area) - used, ":%u",
				 s->asked.traced != 0);
	if (s->asked.ring >= 0)
		snprintf(params.area + used, sizeof(params.area) - used, ":%d", s->asked.ring);
	note_arriving(l, s->tid);
	if (l->hooks_everywhere || (needs_hooks(s) && !is_loader(s->tid))) {
		what.hooks = l->hooks;
		what.hook_count = l->hook_count;
		if (l->hooks_lack)
			__atomic_add_fetch(&l->hookless, 1, __ATOMIC_RELAXED);
	}
	inject_own(l->image);
	for (size_t i = 0; i < what.hook_count; i++)
		inject_own(&what.hooks[i]);
	ret = inject_place(s->tid, &what, &params, &why, &s->status);
	if (what.area_fd != l->area->memfd)
		close(what.area_fd);
	if (ret == 0)
		return;
	forget_arriving(l, s->tid);
	if (ret == -ESRCH) {
		if (s->own && !WIFSTOPPED(s->status))
			keeper_ended(l->keeper, s->status);
		return;
	}
	/* A task that was killed meanwhile has failed of that, whatever it looked like: let_go() buries it. */
	errno = 0;
	if (ptrace(PTRACE_PEEKUSER, s->tid, 0, NULL) == -1 && errno == ESRCH)
		return;
	pthread_mutex_lock(&l->lock);
	if (l->failed++ == 0)
		snprintf(l->failed_why, sizeof(l->failed_why), "%s: %s", why, cli_error(-ret));
	pthread_mutex_unlock(&l->lock);
}

/* At the edge of a system call. False: it was an execve, and it has failed. */
static bool at_syscall(struct served *s)
{
	struct __ptrace_syscall_info info;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, s->tid, sizeof(info), &info) <= 0)
		return true;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
		s->nr = info.entry.nr;
	else if (info.op == PTRACE_SYSCALL_INFO_EXIT && info.exit.is_error)
		return s->nr != SYS_execve && s->nr != SYS_execveat;
	return true;
}

/* One that was killed is ours to bury: to its parent it lives until then. */
static void let_go(struct served *s)
{
	while (ptrace(PTRACE_DETACH, s->tid, NULL, NULL) < 0 && next_stop(s))
		;
}

/* From the first stop to the end of the execve, whatever that is. */
static void follow(struct served *s)
{
	bool told = false;

	while (next_stop(s)) {
		int event = s->status >> 16, sig = 0;

		if (!told) {
			/* It is stopped: from here on nothing that it does is missed. */
			answer(s, TRACE_REQUEST_READY, 0);
			told = true;
		}
		if (event == PTRACE_EVENT_EXEC) {
			place(s);
			break;
		}
		if (event == PTRACE_EVENT_STOP && WSTOPSIG(s->status) != SIGTRAP) {
			ptrace(PTRACE_LISTEN, s->tid, NULL, NULL);
			continue;
		}
		if (event == 0 && WSTOPSIG(s->status) == SYSCALL_STOP) {
			if (!at_syscall(s))
				break;
		} else if (event == 0) {
			sig = WSTOPSIG(s->status);
		}
		ptrace(PTRACE_SYSCALL, s->tid, NULL, sig);
	}
	let_go(s);
	if (!told)
		answer(s, TRACE_REQUEST_FREE, 0);
}

/* The file as the task sees it, if its root is another. */
static void path_of(const struct served *s, char *path, size_t size)
{
	struct stat mine, its;
	char root[40];

	snprintf(root, sizeof(root), "/proc/%d/root", s->tid);
	if (stat("/", &mine) < 0 || stat(root, &its) < 0 ||
	    (mine.st_ino == its.st_ino && mine.st_dev == its.st_dev))
		root[0] = '\0';
	snprintf(path, size, "%s%.*s", root, (int)sizeof(s->asked.path), s->asked.path);
}

/* weir-plan writes to what the task has as its descriptor. It is our child then, not that of the program. */
static int make_plan(const struct served *s)
{
	static const char *const words[] = {
		[TRACE_REQUEST_PLAN] = "--quiet", [TRACE_REQUEST_ENTRIES] = "--entries", [TRACE_REQUEST_NAMES] = "--names"
	};
	char path[sizeof(s->asked.path) + 40], link[64], *planner = (char *)(uintptr_t)s->l->planner;
	char *argv[] = { planner, "--quiet", (char *)(uintptr_t)words[s->asked.kind],
			 "--fd",  "3",	     "--",
			 path,	  NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none;
	pid_t child;
	int fd, ret;

	snprintf(link, sizeof(link), "/proc/%d/fd/%d", s->tid, s->asked.fd);
	fd = open(link, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES ? -EPERM : -errno;
	path_of(s, path, sizeof(path));
	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, fd, 3);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	ret = -posix_spawn(&child, planner, &files, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	while (ret == 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
	close(fd);
	return ret;
}

static bool is_thread_of(pid_t tid, pid_t pid)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/task/%d", pid, tid);
	return access(path, F_OK) == 0;
}

/* Of a task that was killed, the kernel says that to trace it is not permitted (ptrace_attach()). */
static bool has_ended(pid_t tid)
{
	char state = keeper_state_of(tid, NULL);

	return state == 0 || state == 'Z' || state == 'X';
}

static void serve(struct launcher *l, struct trace_request *slot)
{
	struct served s = { .l = l, .slot = slot, .asked = *slot };
	pid_t tid = find_task(&s.asked);
	struct rlimit space;
	int error = 0;

	s.tid = tid;
	if (s.asked.kind != TRACE_REQUEST_LAUNCH && tid != -ESRCH) {
		if (tid > 0)
			error = s.asked.kind > TRACE_REQUEST_NAMES ? -EINVAL : make_plan(&s);
		else
			error = tid;
		answer(&s, error ? TRACE_REQUEST_REFUSED : TRACE_REQUEST_READY, error);
		return;
	}
	if (tid < 0) {
		refuse(&s, tid);
		return;
	}
	s.own = is_thread_of(tid, l->keeper->program);
	if (s.own)
		keeper_look_away(l->keeper, true);
	if (prlimit(tid, RLIMIT_AS, NULL, &space) == 0 && space.rlim_cur < LAUNCH_SPACE)
		error = -ENOMEM;
	else if (ptrace(PTRACE_SEIZE, tid, NULL, PTRACE_O_TRACEEXEC | PTRACE_O_TRACESYSGOOD) < 0)
		error = errno == EPERM && has_ended(tid) ? -ESRCH : -errno;
	if (error == 0) {
		ptrace(PTRACE_INTERRUPT, tid, NULL, NULL);
		follow(&s);
	} else {
		refuse(&s, error);
	}
	if (s.own)
		keeper_look_away(l->keeper, false);
}

/* ---- the threads ---- */

static struct trace_request *take_request(const struct launcher *l)
{
	for (unsigned int i = 0; i < TRACE_REQUESTS; i++) {
		uint32_t asked = TRACE_REQUEST_ASKED;

		if (__atomic_compare_exchange_n(&l->area->head->requests[i].state, &asked,
						TRACE_REQUEST_SEIZING, false, __ATOMIC_ACQ_REL,
						__ATOMIC_RELAXED))
			return &l->area->head->requests[i];
	}
	return NULL;
}

/*
 * Who was killed when it had its answer, or while weir-plan was at work for it, leaves its slot behind, and there are not
 * many. As long as a task looks at its slot, it has the cookie. True: some answer has not been taken yet.
 */
static bool sweep(struct launcher *l)
{
	bool waits = false;

	if (pthread_mutex_trylock(&l->sweep) != 0)
		return false;
	for (unsigned int i = 0; i < TRACE_REQUESTS; i++) {
		struct trace_request *slot = &l->area->head->requests[i], asked;
		uint32_t state = __atomic_load_n(&slot->state, __ATOMIC_ACQUIRE);

		if (state != TRACE_REQUEST_READY && state != TRACE_REQUEST_REFUSED)
			continue;
		asked = *slot;
		if (find_task(&asked) != -ESRCH || slot->cookie != asked.cookie ||
		    !__atomic_compare_exchange_n(&slot->state, &state, TRACE_REQUEST_FREE, false,
						 __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
			waits = true;
	}
	pthread_mutex_unlock(&l->sweep);
	return waits;
}

static void *work(void *data);

/* Before one goes to work: somebody else has to wait. */
static bool enlist(struct launcher *l)
{
	pthread_attr_t attr;
	pthread_t thread;
	int ret;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_SIZE);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	ret = pthread_create(&thread, &attr, work, l);
	pthread_attr_destroy(&attr);
	return ret == 0;
}

static void begin(struct launcher *l)
{
	bool more;

	pthread_mutex_lock(&l->lock);
	l->serving++;
	l->idle--;
	more = l->idle == 0 && l->threads < THREADS_MAX;
	if (more) {
		l->threads++;
		l->idle++;
	}
	pthread_mutex_unlock(&l->lock);
	if (more && !enlist(l)) {
		pthread_mutex_lock(&l->lock);
		l->threads--;
		l->idle--;
		pthread_mutex_unlock(&l->lock);
	}
}

static void done(struct launcher *l)
{
	pthread_mutex_lock(&l->lock);
	l->serving--;
	l->idle++;
	pthread_mutex_unlock(&l->lock);
}

static void *work(void *data)
{
	struct launcher *l = data;
	uint32_t *bell = &l->area->head->launch_bell;
	const struct timespec soon = { .tv_nsec = SWEEP_MS * 1000000l };

	for (;;) {
		uint32_t rung = __atomic_load_n(bell, __ATOMIC_ACQUIRE);
		struct trace_request *slot = take_request(l);

		if (!slot) {
			syscall(SYS_futex, bell, FUTEX_WAIT, rung, sweep(l) ? &soon : NULL, NULL, 0);
			continue;
		}
		begin(l);
		serve(l, slot);
		done(l);
	}
	return NULL;
}

void launch_promise(const struct area *area)
{
	__atomic_store_n(&area->head->launcher, 1, __ATOMIC_RELEASE);
}

void launch_promise_plans(const struct area *area)
{
	__atomic_store_n(&area->head->planner, 1, __ATOMIC_RELEASE);
}

bool launch_start(struct launcher *l)
{
	struct trace_request *slot;

	pthread_mutex_init(&l->lock, NULL);
	pthread_mutex_init(&l->sweep, NULL);
	l->threads = l->idle = 1;
	if (enlist(l))
		return true;
	__atomic_store_n(&l->area->head->launcher, 0, __ATOMIC_RELEASE);
	__atomic_store_n(&l->area->head->planner, 0, __ATOMIC_RELEASE);
	while ((slot = take_request(l)) != NULL)
		refuse(&(struct served){ .l = l, .slot = slot, .asked = *slot }, -EAGAIN);
	return false;
}

void launch_report(struct launcher *l)
{
	for (int i = 0; i < LAUNCH_ERRORS && l->preloaded[i].count; i++)
		cli_message("%u program%s preloaded, not launched (%s): what their loaders did is not seen",
			    l->preloaded[i].count, l->preloaded[i].count == 1 ? " was" : "s were",
			    cli_error(-l->preloaded[i].error));
	if (l->hookless)
		cli_message("%u program%s %s, and ran without a hook library that needs more than libweir",
			    l->hookless, l->hookless == 1 ? " was" : "s were",
			    l->hooks_everywhere ? "executed meanwhile" : "without a loader");
	if (l->failed)
		cli_message("%u program%s not entered (%s): ran untraced", l->failed,
			    l->failed == 1 ? " was" : "s were", l->failed_why);
}
