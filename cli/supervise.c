/* SPDX-License-Identifier: MIT */
/*
 * See supervise.h. The order at the start matters for speed: the program is running before anything
 * is done that does not need to come first.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "attach.h"
#include "config.h"
#include "probe.h"
#include "supervise.h"
#include "trace/reader/reader.h"

/* Owners that died are looked for, and times are calibrated, this often. */
#define REAP_MS 50
/* What was not needed for so long is given back. */
#define TRIM_MS 1000
/* After the last record: look again so often, for so long; then sleep until a writer rings. */
#define POLL_US 50
#define POLL_ROUNDS 40
#define SLEEP_MS 20
/* Lines are written out after so many looks without a record, or when there are so many. */
#define QUIET_ROUNDS 4
#define FLUSH_BYTES ((size_t)512 * 1024)
/* With less than this in the rings, it is better to wait a little than to look at once. */
#define FEW_BYTES 16384u

static bool find_library(struct trace *t)
{
	const char *named = getenv("WEIR_LIBRARY");

	if (!named)
		return cli_find("libweir.so", WEIR_LIBDIR, t->library);
	if (!realpath(named, t->library))
		snprintf(t->library, sizeof(t->library), "%s", named);
	return access(t->library, R_OK) == 0;
}

/* The library. 0, or the status to exit with. */
static int prepare(struct trace *t)
{
	if (!find_library(t)) {
		cli_message("cannot read %s: %s", t->library, cli_error(errno));
		return CLI_FAILED;
	}
	if (strpbrk(t->library, " :")) {
		cli_message("%s: a library whose path has a blank or a colon cannot be preloaded",
			    t->library);
		return CLI_FAILED;
	}
	return 0;
}

static int make_area(struct trace *t)
{
	struct trace_area *h;
	const char *what;
	int ret = area_make(&t->area, &what);

	if (ret < 0) {
		cli_message("cannot %s: %s", what, cli_error(-ret));
		return CLI_FAILED;
	}
	h = t->area.head;
	if (area_tsc_usable())
		t->flags |= TRACE_F_CLOCK_TSC;
	if (t->pid_count)
		t->flags |= TRACE_F_DETACHABLE;
	h->flags = t->flags;
	h->string_limit = t->out.string_limit;
	t->out.tsc = t->flags & TRACE_F_CLOCK_TSC;
	memcpy(h->want, t->want, sizeof(t->want));
	/* What is attached to has no loader that would load them once more: they are placed into its children, too. */
	for (size_t i = 0; i < t->hook_count && !t->pid_count; i++) {
		strcat(h->hook, i ? ":" : "");
		strcat(h->hook, t->hooks[i]);
	}
	if (drain_init(&t->drain, &t->area) < 0) {
		cli_message("out of memory");
		return CLI_FAILED;
	}
	t->what.area_fd = t->area.memfd;
	snprintf(t->params.area, sizeof(t->params.area), "%s", t->area.name);
	if (t->planner[0])
		launch_promise_plans(&t->area);
	if (t->way.what && !(t->flags & TRACE_F_NO_FOLLOW))
		launch_promise(&t->area);
	return 0;
}

/* Everything else that must be there before the program runs: once. 0, or the status to exit with. */
static int ready(void *trace, struct spawn_way *way)
{
	struct trace *t = trace;
	int status = t->output ? 0 : make_area(t);

	if (!status && !t->output) {
		t->output = output_open(&t->out, t->output_path);
		status = t->output ? 0 : CLI_FAILED;
	}
	if (status || way->preload)
		return status;
	way->preload = t->way.preload = spawn_environment(t->library, t->area.name);
	if (!way->preload) {
		cli_message("out of memory");
		return CLI_FAILED;
	}
	return 0;
}

/* Not before it is needed: it is read while the program executes, on another CPU. */
static int fetch(void *trace, const char **why)
{
	struct trace *t = trace;

	return t->image.bytes ? 0 : inject_read(&t->image, t->library, why);
}

static void read_hooks(struct trace *t)
{
	for (size_t i = 0; i < t->hook_count; i++) {
		struct inject_image *im = &t->hook_images[t->hooks_stand];
		const char *why;

		if (inject_read_hook(im, t->hooks[i], &t->image, &why) == 0) {
			if (t->pid_count || !im->import_count) {
				t->hooks_bound += im->import_count > 0;
				t->hooks_stand++;
				continue;
			}
			snprintf(im->missing, sizeof(im->missing), "%s",
				 (const char *)im->bytes + im->imports[0].name);
		}
		if (!t->hook_lacks) {
			t->hook_lacks = t->hooks[i];
			t->hook_why = !im->missing[0] ? why
				      : im->unsafe && t->pid_count
					      ? "a thread that was stopped anywhere must not be made to call "
					      : "nobody has its symbol ";
			memcpy(t->hook_missing, im->missing, sizeof(t->hook_missing));
		}
	}
}

static bool find_planner(struct trace *t)
{
	const char *named = getenv("WEIR_PLAN");

	if (!named || !*named)
		return cli_find("weir-plan", WEIR_LIBEXECDIR, t->planner);
	snprintf(t->planner, sizeof(t->planner), "%s", named);
	return access(t->planner, X_OK) == 0;
}

/* What the launched runtime is told, and the image of it. A library that is not ours has no entry. */
static void prepare_launch(struct trace *t)
{
	const char *why;

	if (!find_planner(t))
		t->planner[0] = '\0';
	t->way.ready = ready;
	t->way.fetch = fetch;
	t->way.data = t;
	if (t->preload || strlen(t->library) >= sizeof(t->params.library) || !inject_check(t->library))
		return;
	t->what.runtime = &t->image;
	t->way.what = &t->what;
	t->way.params = &t->params;
	strcpy(t->params.library, t->library);
	if (strlen(t->planner) < sizeof(t->params.planner))
		strcpy(t->params.planner, t->planner);
	if (t->hook_count && fetch(t, &why) == 0)
		read_hooks(t);
}

/* How this file is entered. False: it shall not run, and that was said. */
static bool choose_way(struct trace *t, struct spawn_way *one)
{
	*one = t->way;
	one->can_preload = t->exe.verdict == EXE_ENTER;
	if (!one->can_preload && !exe_needs_launch(t->exe.verdict))
		one->what = NULL;
	t->what.hook_count = 0;
	if (!t->hook_count || !exe_needs_launch(t->exe.verdict) || !one->what)
		return true;
	if (t->hook_lacks) {
		cli_message("%s %s, and %s cannot be loaded into it: %s%s", t->exe.path,
			    exe_why(t->exe.verdict), t->hook_lacks, t->hook_why, t->hook_missing);
		return false;
	}
	t->what.hooks = t->hook_images;
	t->what.hook_count = t->hooks_stand;
	return true;
}

/* Finds the program as execvp does and starts it. 0, or the status to exit with. */
static int start(struct trace *t, const struct spawn_origin *origin)
{
	struct spawn_way *way = &t->way, one;
	char path[PATH_MAX];
	bool refused = false;
	int ret = -ENOENT;

	prepare_launch(t);
	way->bare = environ;
	for (unsigned int step = 0; exe_candidate(t->argv[0], step, path); step++) {
		ret = exe_look(&t->exe, path);
		if (ret == 0) {
			if (!choose_way(t, &one))
				return CLI_FAILED;
			ret = spawn_program(origin, &one, path, t->argv, &t->keeper.program);
			if (ret == -ENOEXEC)
				ret = spawn_shell(origin, &one, path, t->argv, &t->keeper.program);
			if (one.refused)
				return one.refused;
		}
		if (ret == -EACCES)
			refused = true;
		else if (ret != -ENOENT && ret != -ENOTDIR)
			break;
	}
	if (ret == 0) {
		*way = one;
		t->keeper.ended = way->ended;
		t->keeper.status = way->status;
		return 0;
	}
	if (refused && (ret == -ENOENT || ret == -ENOTDIR))
		ret = -EACCES;
	cli_message("cannot run '%s': %s", t->argv[0], cli_error(-ret));
	return ret == -ENOENT || ret == -ENOTDIR ? CLI_NOT_FOUND : CLI_CANNOT_EXECUTE;
}

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

/* Decodes a piece of what was copied. False when nothing is left. */
static bool decode(struct trace *t)
{
	struct drain_piece piece;

	if (!drain_next(&t->drain, &piece))
		return false;
	if (piece.closed) {
		output_ring_closed(t->output, piece.ring);
		if (piece.end.pid && piece.end.pid != t->keeper.program)
			output_exited(t->output, piece.end.pid, piece.end.status, piece.end.time);
	} else {
		output_feed(t->output, piece.ring, piece.bytes, piece.size);
	}
	return true;
}

static void answer_stop(struct trace *t)
{
	if (!__atomic_load_n(&t->keeper.stopping, __ATOMIC_ACQUIRE) ||
	    __atomic_load_n(&t->keeper.flushed, __ATOMIC_RELAXED))
		return;
	do
		drain_copy(&t->drain);
	while (decode(t));
	output_flush(t->output, false);
	__atomic_store_n(&t->keeper.flushed, 1, __ATOMIC_RELEASE);
}

/* ---- attached ---- */

static size_t note_entered(struct trace *t, pid_t pid, pid_t *found, size_t n)
{
	size_t k;

	for (k = 0; k < n && found[k] != pid; k++)
		;
	/* A number from another pid namespace may be anybody's here. */
	if (pid > 0 && k == n && drain_look(&t->drain, pid) == DRAIN_IN)
		found[n++] = pid;
	return n;
}

/* Those that are there to be left: what is attached to, though it has not made a call yet, and what has come of it. */
static size_t find_entered(struct trace *t, pid_t *found, size_t room)
{
	uint32_t limit = drain_limit(&t->area);
	size_t n = 0;

	for (size_t i = 0; i < t->pid_count && n < room; i++)
		n = note_entered(t, t->pids[i], found, n);
	for (uint32_t i = 0; i < limit && n < room; i++)
		n = note_entered(t, __atomic_load_n(&area_ring(&t->area, i)->owner, __ATOMIC_RELAXED),
				 found, n);
	return n;
}

#define LEFT_MOST 4096u
/* So long a write of the output may take when weir is to leave. */
#define STUCK_MS 1000
#define LEAVE_TRIES 3

static bool leave_one(struct trace *t, pid_t pid)
{
	struct attach_report report;
	int ret = -EBUSY;

	/* One that waits for its vfork child cannot be stopped before that has executed. */
	for (int tries = 0; ret == -EBUSY && tries < LEAVE_TRIES; tries++)
		ret = attach_leave(pid, &t->image, &report);
	if (ret == 0) {
		if (report.hook_failed)
			cli_message("process %d was left, but a hook library did not come to its end: %s",
				    pid, report.why);
		return true;
	}
	if (report.who && report.who != pid)
		cli_message("process %d goes on with the runtime in it: %s (thread %d)", pid,
			    report.why, report.who);
	else
		cli_message("process %d goes on with the runtime in it: %s", pid, report.why);
	__atomic_add_fetch(&t->stayed, 1, __ATOMIC_RELAXED);
	return false;
}

/* A thread of its own, so that records are read while programs come to where they can be left. */
static void *detach_all(void *trace)
{
	struct trace *t = trace;
	pid_t *found = calloc((size_t)2 * LEFT_MOST, sizeof(*found)), *stayed = found + LEFT_MOST;
	size_t n, stayed_count = 0, k;
	bool more = found != NULL;

	/* Nothing new is entered, and what was about to be has come up. */
	__atomic_or_fetch(&t->area.head->flags, TRACE_F_NO_FOLLOW, __ATOMIC_SEQ_CST);
	for (int i = 0; t->launching && i < 3000 && launch_busy(&t->launcher, &t->drain); i++)
		usleep(1000);
	for (int round = 0; more && round < 100; round++) {
		more = false;
		n = find_entered(t, found, LEFT_MOST);
		for (size_t i = 0; i < n; i++) {
			for (k = 0; k < stayed_count && stayed[k] != found[i]; k++)
				;
			if (k < stayed_count)
				continue;
			more = true;
			if (!leave_one(t, found[i]))
				stayed[stayed_count++] = found[i];
		}
	}
	free(found);
	__atomic_store_n(&t->detached, 1, __ATOMIC_RELEASE);
	keeper_ring(t->area.head);
	return NULL;
}

/* By whoever comes first, the main thread or the keeper. True: all that can be left was. */
static bool leave_all(void *trace)
{
	struct trace *t = trace;

	if (!__atomic_exchange_n(&t->detaching, 1, __ATOMIC_ACQ_REL)) {
		if (pthread_create(&t->detacher, NULL, detach_all, t) == 0)
			__atomic_store_n(&t->has_detacher, 1, __ATOMIC_RELEASE);
		else
			detach_all(t);
	}
	return __atomic_load_n(&t->detached, __ATOMIC_ACQUIRE);
}

/*
 * Asked by the keeper. The main thread may be in a write that never returns, and the programs wait for it to read: then they
 * wait no longer.
 */
static bool leave_if_stuck(void *trace)
{
	struct trace *t = trace;
	uint32_t progress = output_progress(t->output);

	if (!(progress & 1) || progress != t->stuck_at) {
		t->stuck_at = progress;
		t->stuck_since = now_ms();
		return false;
	}
	if (now_ms() - t->stuck_since < STUCK_MS)
		return false;
	__atomic_store_n(&t->area.head->closed, 1, __ATOMIC_SEQ_CST);
	return leave_all(t);
}

/* Attached: asked to end, weir leaves the programs first. True: there is nothing left to wait for. */
static bool over(struct trace *t)
{
	bool asked = __atomic_load_n(&t->keeper.asked, __ATOMIC_ACQUIRE);

	return asked && (!t->pid_count || leave_all(t));
}

static bool has_ended(struct trace *t)
{
	struct pollfd one = { .events = POLLIN };

	if (!t->pid_count)
		return __atomic_load_n(&t->keeper.ended, __ATOMIC_ACQUIRE);
	for (size_t i = 0; i < t->pid_count && !t->all_gone; i++) {
		one.fd = t->pidfds[i];
		if (poll(&one, 1, 0) != 1)
			return false;
	}
	t->all_gone = 1;
	return true;
}

static void trim(struct trace *t)
{
	drain_trim(&t->drain);
	output_trim(t->output);
#ifdef __GLIBC__
	malloc_trim(0); /* else it keeps whatever lies below something that is in use */
#endif
}

/* Until the first program has ended and no traced process is left, or weir is told to end. */
static void run(struct trace *t)
{
	unsigned int idle = 0, hurry = 0;
	uint64_t reaped = now_ms(), trimmed = reaped;
	bool ended, said = false;
	size_t copied;

	while (!over(t)) {
		ended = has_ended(t);
		if (ended && !said && !t->pid_count) {
			output_exited(t->output, t->keeper.program, t->keeper.status,
				      output_now(t->output));
			said = true;
			hurry = 2; /* someone waits for the end */
		}
		output_mark(t->output);
		copied = drain_copy(&t->drain);
		answer_stop(t);
		if (now_ms() - reaped >= REAP_MS || (ended && copied == 0)) {
			drain_reap(&t->drain, ended && copied == 0, output_now(t->output));
			reaped = now_ms();
		}
		if (decode(t) && drain_pending(&t->drain))
			continue;
		/* Everything older than the mark has been decoded. */
		idle = copied ? 0 : idle + 1;
		if (idle == QUIET_ROUNDS || output_pending(t->output) > FLUSH_BYTES)
			output_flush(t->output, t->drain.owned > 1);
		if (now_ms() - trimmed >= TRIM_MS) {
			trim(t);
			trimmed = now_ms();
		}
		/* A child that was forked a moment ago may not have claimed a ring yet. */
		if (ended && copied == 0 && t->drain.owned == 0 && area_use(&t->area) != AREA_MAPPED &&
		    !(t->launching && launch_busy(&t->launcher, &t->drain)))
			break;
		/*
		 * A look at a ring takes its cache line from the writer: not for a few records.
		 * Nor is there anything to look at before the first one is claimed.
		 */
		if (idle > POLL_ROUNDS || !t->drain.claimed)
			drain_wait(&t->drain, SLEEP_MS * 1000, true);
		else if (hurry)
			hurry--;
		else if (copied < FEW_BYTES)
			drain_wait(&t->drain, POLL_US, false);
		if (idle > POLL_ROUNDS)
			output_flush(t->output, t->drain.owned > 1);
	}
	/* Writers from here on drop and count; what they wrote before is still read. */
	__atomic_store_n(&t->area.head->closed, 1, __ATOMIC_SEQ_CST);
	do
		drain_copy(&t->drain);
	while (decode(t));
}

/* The first program was not entered as it should have been. */
static void report_entry(struct trace *t)
{
	const struct spawn_way *way = &t->way;
	bool in = t->drain.claimed || __atomic_load_n(&t->area.head->refused, __ATOMIC_RELAXED);

	if (t->exe.verdict != EXE_ENTER && !exe_needs_launch(t->exe.verdict))
		cli_message("%s %s: ran untraced", t->exe.path, exe_why(t->exe.verdict));
	else if (way->launched && !in && !way->ended)
		cli_message("%s was launched, but the runtime did not come up in it", t->exe.path);
	else if (exe_needs_launch(t->exe.verdict) && way->error)
		cli_message("%s %s, and cannot be launched (%s: %s): ran untraced", t->exe.path,
			    exe_why(t->exe.verdict), way->why, cli_error(-way->error));
	else if (exe_needs_launch(t->exe.verdict) && !way->launched)
		cli_message("%s %s: ran untraced", t->exe.path, exe_why(t->exe.verdict));
	else if (way->error && in)
		cli_message("%s was preloaded, not launched (%s: %s): what its loader did is not seen",
			    t->exe.path, way->why, cli_error(-way->error));
	else if (!in && !way->launched)
		cli_message("%s was never entered: its loader did not run %s", t->exe.path, t->library);
}

static void report(struct trace *t)
{
	uint64_t lost = drain_lost(&t->drain);
	uint32_t none = __atomic_load_n(&t->area.head->no_ring, __ATOMIC_RELAXED);

	if (!t->pid_count)
		report_entry(t);
	if (t->launching)
		launch_report(&t->launcher);
	output_report(t->output);
	if (lost > 0)
		cli_message("%llu calls lost (%s)", (unsigned long long)lost,
			    none ? "more threads than rings" : "ring full");
}

static void start_launcher(struct trace *t)
{
	struct launcher *l = &t->launcher;
	const char *why;

	bool launches = t->way.what && !(t->flags & TRACE_F_NO_FOLLOW) && fetch(t, &why) == 0;

	if (!launches)
		__atomic_store_n(&t->area.head->launcher, 0, __ATOMIC_RELEASE);
	if (!launches && !t->planner[0])
		return;
	l->area = &t->area;
	l->planner = t->planner;
	l->image = &t->image;
	l->hooks = t->hook_images;
	/* At the time of an exec there is no libc yet. */
	l->hook_count = t->hooks_bound ? 0 : t->hooks_stand;
	l->hooks_everywhere = t->pid_count > 0;
	l->hooks_lack = t->hook_lacks || t->hooks_bound;
	l->params = &t->params;
	l->keeper = &t->keeper;
	t->launching = launch_start(l);
	t->drain.arriving = launch_arriving;
	t->drain.arriving_data = l;
}

static void after_start(struct trace *t)
{
	struct rlimit files;

	prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max; /* a pidfd for each traced process */
		setrlimit(RLIMIT_NOFILE, &files);
	}
	t->keeper.socket = t->area.socket;
	t->keeper.memfd = t->area.memfd;
	t->keeper.area = t->area.head;
	t->keeper.ours = drain_owns;
	t->keeper.ours_data = &t->drain;
	t->keeper.leave_data = t;
}

/* With -p there is no program whose status could be mistaken for weir's. */
#define ATTACH_FAILED 1

static bool may_attach(const struct trace *t)
{
	char why[160];

	for (size_t i = 0; i < t->pid_count; i++)
		if (!attach_possible(t->pids[i], why, sizeof(why))) {
			cli_message("cannot attach to %d: %s", t->pids[i], why);
			return false;
		}
	return true;
}

static bool enter(struct trace *t, size_t i)
{
	struct attach_report report;
	int ret;

	t->pidfds[i] = (int)syscall(SYS_pidfd_open, t->pids[i], 0);
	attach_plan(t->pids[i], t->params.planner);
	ret = attach_enter(t->pids[i], &t->what, &t->params, &report);
	if (ret < 0) {
		cli_message("cannot attach to %d: %s (%s)", t->pids[i], report.why, cli_error(-ret));
		return false;
	}
	cli_message("attached to process %d (%u thread%s, stopped for %.1f ms)", t->pids[i],
		    report.threads, report.threads == 1 ? "" : "s", (double)report.stopped_ns / 1e6);
	return true;
}

static bool enter_all(struct trace *t)
{
	for (size_t i = 0; i < t->pid_count; i++) {
		if (enter(t, i))
			continue;
		while (i-- > 0)
			leave_one(t, t->pids[i]);
		return false;
	}
	return true;
}

/* A process that runs has libraries, but a loader that loads one more may be at work in it at this moment. */
static bool hooks_can_be_placed(struct trace *t)
{
	if (t->hook_lacks) {
		cli_message("%s cannot be loaded into a process that runs: %s%s", t->hook_lacks,
			    t->hook_why, t->hook_missing);
		return false;
	}
	for (size_t i = 0; i < t->hooks_stand; i++)
		if (!t->hook_images[i].foreign_count) {
			cli_message("%s is no hook library: it uses nothing of libweir", t->hooks[i]);
			return false;
		}
	t->what.hooks = t->hook_images;
	t->what.hook_count = t->hooks_stand;
	return true;
}

static int supervise_attached(struct trace *t)
{
	struct spawn_origin origin;
	const char *why = "the library cannot be placed";
	int status;

	if (!may_attach(t))
		return ATTACH_FAILED;
	t->keeper.held = spawn_hold_signals(&origin);
	t->pidfds = calloc(t->pid_count, sizeof(*t->pidfds));
	status = prepare(t);
	if (status)
		return status;
	prepare_launch(t);
	if (!t->pidfds || !t->way.what || fetch(t, &why) < 0) {
		cli_message("cannot attach: %s: %s", t->library, why);
		return CLI_FAILED;
	}
	if (!hooks_can_be_placed(t))
		return CLI_FAILED;
	status = ready(t, &t->way);
	if (status)
		return status;
	after_start(t);
	t->keeper.others = t->pids;
	t->keeper.other_count = t->pid_count;
	status = keeper_start(&t->keeper);
	if (status < 0) {
		cli_message("cannot start: %s", cli_error(-status));
		return CLI_FAILED;
	}
	start_launcher(t);
	if (!enter_all(t))
		return ATTACH_FAILED;
	__atomic_store_n(&t->keeper.leave, leave_if_stuck, __ATOMIC_RELEASE);
	run(t);
	if (__atomic_load_n(&t->has_detacher, __ATOMIC_ACQUIRE))
		pthread_join(t->detacher, NULL);
	output_finish(t->output, drain_lost(&t->drain));
	report(t);
	return t->stayed ? ATTACH_FAILED : 0;
}

bool supervise_accepts(struct trace *t, int argc, char **argv, int index)
{
	bool named = index < argc;

	if ((t->flags & TRACE_F_ZERO_PAGE) && (t->flags & TRACE_F_NO_PATCH))
		cli_bad_usage(t->self, "--zero-page and --no-patch exclude each other");
	else if (t->pid_count && named)
		cli_bad_usage(t->self, "-p and a program exclude each other");
	else if (t->pid_count && (t->preload || (t->flags & TRACE_F_NO_SUD)))
		cli_bad_usage(t->self, "-p needs ptrace and Syscall User Dispatch");
	else if (t->pid_count && (t->flags & TRACE_F_VDSO))
		cli_bad_usage(t->self, "-e vdso changes what -p could not put back");
	else if (!t->pid_count && !named)
		cli_bad_usage(t->self, "no program is named");
	else {
		if ((t->flags & TRACE_F_ZERO_PAGE) && !probe_zero_page())
			t->flags &= ~TRACE_F_ZERO_PAGE;
		t->argv = argv + index;
		return true;
	}
	return false;
}

int supervise(struct trace *t)
{
	struct spawn_origin origin;
	bool left;
	int status;

	if (t->pid_count)
		return supervise_attached(t);
	/* First, because a limit on file sizes would end weir as it makes its area. */
	t->keeper.held = spawn_hold_signals(&origin);
	status = prepare(t);
	if (!status)
		status = start(t, &origin);
	if (status)
		return status;

	/* From here on nothing changed is inherited by the program. */
	after_start(t);
	status = keeper_start(&t->keeper);
	if (status < 0) {
		/* The program runs already, and shall not suffer from it. */
		cli_message("cannot watch the program: %s; it runs untraced", cli_error(-status));
		__atomic_store_n(&t->area.head->closed, 1, __ATOMIC_SEQ_CST);
		while (waitpid(t->keeper.program, &t->keeper.status, 0) < 0 && errno == EINTR)
			;
		return keeper_pass_on(t->keeper.status);
	}
	start_launcher(t);
	run(t);
	output_finish(t->output, drain_lost(&t->drain));
	left = !__atomic_load_n(&t->keeper.ended, __ATOMIC_ACQUIRE);
	if (left)
		cli_message("ended by a second SIGTERM; process %d goes on untraced",
			    t->keeper.program);
	report(t);
	return keeper_pass_on(left ? SIGTERM : t->keeper.status);
}
