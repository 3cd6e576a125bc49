/* SPDX-License-Identifier: MIT */
/*
 * See attach.h. All threads are stopped first. Then one of them is led to map the runtime, and each
 * makes visits to it (trace/launch.h); at last each gets its own registers and mask back.
 *
 * A signal that comes while a thread is being stopped is delivered as ever. While it makes a visit, all
 * are blocked but two that are ours and the one that ends the visit. What somebody sends of those, and
 * SIGSTOP, which cannot be blocked, is held back and sent again.
 *
 * We may be killed at any moment, and the kernel then lets all threads go as they are. So each has its own
 * registers and mask whenever it is not led somewhere, and there it finds back by itself: from a visit by the end
 * of attach_visit, from a call by what led.c gives it.
 */
#include "attach.h"

#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "led.h"
#include "trace/format.h"

/* So long a thread may take to be stopped, and a program to come out of our code. */
#define STOP_MS 2000
#define LEAVE_MS 5000
#define LAUNCH_MS 1000
/* And so long the initialisers and destructors of hook libraries. */
#define HOOK_MS 3000
#define PAGE 4096ul
#define BLOCK_MAGIC 0x57454952ull /* CORE_MAGIC, the second word of a thread block */
#define BLOCK_BASE (PAGE - 8)	  /* and at its end the base of libweir */
#define SIG_TRAP_CODE 0x80	  /* si_code of an int3: SI_KERNEL */

#ifndef PTRACE_GET_RSEQ_CONFIGURATION
#define PTRACE_GET_RSEQ_CONFIGURATION 0x420f
#endif
#ifndef SYS_USER_DISPATCH
#define SYS_USER_DISPATCH 2
#endif
#define ERESTART_RESTARTBLOCK 516
#define PTRACE_GET_SUD 0x4211 /* PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG, Linux 6.4 */

_Static_assert(sizeof(struct attach_regs) == sizeof(struct user_regs_struct), "regs of ptrace");
_Static_assert(offsetof(struct attach_regs, rip) == offsetof(struct user_regs_struct, rip), "order");
_Static_assert(offsetof(struct attach_regs, gs_base) == offsetof(struct user_regs_struct, gs_base),
	       "order");

struct thread {
	pid_t tid;
	bool stopped, ended;
	bool known;   /* regs and mask are as the thread has to go on with */
	bool changed; /* its registers are other than it has to go on with */
	bool outside; /* needs nothing of ours */
	bool alien;
	int raised; /* what it stopped for is a signal of an instruction, which is not yet cancelled */
	unsigned int back; /* bytes of an instruction that is to be run again */
	bool again;	   /* a signal is delivered, then it is to stop once more */
	bool stop;	   /* a SIGSTOP was held back */
	bool at_end;	   /* its last stop was that at the end of a visit */
	struct attach_task task;
	struct attach_task out; /* as what it goes on when it has left, if it is outside */
	siginfo_t sent[4];	/* signals that somebody sent, and that were held back */
	int sent_count;
};

struct process {
	pid_t pid;
	struct attach_report *report;
	struct thread *threads;
	size_t count, room;
	int mem;
	bool leaving;
	uint64_t base, end, entry; /* of the runtime's image */
	struct attach_table table;
	uint64_t caught; /* signals that the program handles */
	bool in_hook;	 /* this visit runs code of hook libraries, for so long at most */
	struct timespec begun;
};

static uint64_t since_ns(const struct timespec *then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)(now.tv_sec - then->tv_sec) * 1000000000u + (uint64_t)now.tv_nsec -
	       (uint64_t)then->tv_nsec;
}

static bool late(const struct timespec *then, unsigned int ms)
{
	return since_ns(then) > (uint64_t)ms * 1000000;
}

static void nap(unsigned int us)
{
	struct timespec ts = { .tv_nsec = us * 1000l };

	nanosleep(&ts, NULL);
}

static int fail(struct process *p, int error, const char *why, pid_t who)
{
	p->report->why = why;
	p->report->who = who;
	return error;
}

/* What no one has put into words is told as errno(3) has it. */
static int tell(struct process *p, int error)
{
	return error < 0 && !p->report->why ? fail(p, error, cli_error(-error), 0) : error;
}

/* ---- what /proc says ---- */

/* The value of a line of /proc/PID/status or that of a thread; false if there is none. */
static bool status_line(pid_t pid, pid_t tid, const char *name, char *value, size_t size)
{
	char path[64], line[256];
	size_t n = strlen(name);
	bool found = false;
	FILE *f;

	if (tid)
		snprintf(path, sizeof(path), "/proc/%d/task/%d/status", pid, tid);
	else
		snprintf(path, sizeof(path), "/proc/%d/status", pid);
	f = fopen(path, "re");
	while (f && !found && fgets(line, sizeof(line), f)) {
		if (strncmp(line, name, n) != 0 || line[n] != ':')
			continue;
		snprintf(value, size, "%.*s", (int)strcspn(line + n + 1, "\n"), line + n + 1);
		memmove(value, value + strspn(value, " \t"), strlen(value + strspn(value, " \t")) + 1);
		found = true;
	}
	if (f)
		fclose(f);
	return found;
}

static uint64_t status_number(pid_t pid, pid_t tid, const char *name, int base)
{
	char value[64];

	return status_line(pid, tid, name, value, sizeof(value)) ? strtoull(value, NULL, base) : 0;
}

static bool is_32_bit(pid_t pid)
{
	unsigned char ident[EI_NIDENT];
	char path[32];
	bool yes = false;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/exe", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	if (read(fd, ident, sizeof(ident)) == sizeof(ident))
		yes = memcmp(ident, ELFMAG, SELFMAG) == 0 && ident[EI_CLASS] == ELFCLASS32;
	close(fd);
	return yes;
}

static void name_of(pid_t pid, char name[64])
{
	if (!status_line(pid, 0, "Name", name, 64))
		strcpy(name, "?");
}

static bool has_area(pid_t pid)
{
	char path[32], line[PATH_MAX + 128];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	f = fopen(path, "re");
	while (f && !found && fgets(line, sizeof(line), f))
		found = strstr(line, "/memfd:weir (deleted)") != NULL;
	if (f)
		fclose(f);
	return found;
}

/* kthreadd, or one that it has made. */
static bool is_kernels(pid_t pid)
{
	return pid == 2 || status_number(pid, 0, "PPid", 10) == 2;
}

bool attach_possible(pid_t pid, char *text, size_t size)
{
	char name[64], state[64], seccomp[64] = "0";
	pid_t group, tracer;

	text[0] = '\0';
	if (!status_line(pid, 0, "State", state, sizeof(state))) {
		snprintf(text, size, "no such process");
		return false;
	}
	group = (pid_t)status_number(pid, 0, "Tgid", 10);
	tracer = (pid_t)status_number(pid, 0, "TracerPid", 10);
	status_line(pid, 0, "Seccomp", seccomp, sizeof(seccomp));
	name_of(tracer ? tracer : group, name);
	if (pid == getpid())
		snprintf(text, size, "that is weir itself");
	else if (group != pid)
		snprintf(text, size, "it is a thread of process %d (%s)", group, name);
	else if (state[0] == 'Z' || state[0] == 'X')
		snprintf(text, size, "it has ended already");
	else if (tracer)
		snprintf(text, size, "it is traced by process %d (%s)", tracer, name);
	else if (!status_line(pid, 0, "VmSize", state, sizeof(state)))
		snprintf(text, size, "%s",
			 is_kernels(pid) ? "it is a thread of the kernel" : "it has ended already");
	else if (is_32_bit(pid))
		snprintf(text, size, "it is a 32-bit program");
	else if (has_area(pid))
		snprintf(text, size, "it is under weir already");
	else if (strcmp(seccomp, "0") != 0)
		snprintf(text, size,
			 "a seccomp filter is in force in it, which might forbid what weir needs");
	return !text[0];
}

void attach_plan(pid_t pid, const char *planner)
{
	char path[32], line[PATH_MAX + 128], last[PATH_MAX] = "", *slash, *end;
	char *argv[] = { (char *)(uintptr_t)planner, "--quiet", "--", last, NULL };
	pid_t child;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	f = planner[0] ? fopen(path, "re") : NULL;
	while (f && fgets(line, sizeof(line), f)) {
		slash = strchr(line, '/');
		end = strchr(line, '\n');
		if (!slash || !end || line[0] == '/' || !strstr(line, "r-xp"))
			continue;
		*end = '\0';
		if (strcmp(slash, last) == 0 || strlen(slash) >= sizeof(last))
			continue;
		strcpy(last, slash);
		if (posix_spawn(&child, planner, NULL, NULL, argv, environ) != 0)
			child = -1;
		while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
			;
	}
	if (f)
		fclose(f);
}

/* ---- stopping ---- */

static struct thread *find(struct process *p, pid_t tid)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->threads[i].tid == tid)
			return &p->threads[i];
	return NULL;
}

static struct thread *add(struct process *p, pid_t tid)
{
	if (p->count == p->room) {
		size_t room = p->room ? 2 * p->room : 64;
		struct thread *more = realloc(p->threads, room * sizeof(*more));

		if (!more)
			return NULL;
		p->threads = more;
		p->room = room;
	}
	memset(&p->threads[p->count], 0, sizeof(*p->threads));
	p->threads[p->count].tid = tid;
	return &p->threads[p->count++];
}

/* The kernel does not say of a thread that ends that it is gone. */
static bool is_ending(const struct process *p, pid_t tid)
{
	char state[64];

	return !status_line(p->pid, tid, "State", state, sizeof(state)) || state[0] == 'Z' ||
	       state[0] == 'X';
}

/* By a thread of weir that launches it: not for long. */
static bool is_launched(const struct process *p, pid_t tid)
{
	char tracer[64], path[96];

	if (!status_line(p->pid, tid, "TracerPid", tracer, sizeof(tracer)))
		return false;
	snprintf(path, sizeof(path), "/proc/self/task/%ld", strtol(tracer, NULL, 10));
	return access(path, F_OK) == 0;
}

/* False: it is gone. */
static bool seize(struct process *p, pid_t tid, int *error)
{
	int failed;

	for (int ms = 0;; ms++) {
		failed = ptrace(PTRACE_SEIZE, tid, NULL, PTRACE_O_TRACESYSGOOD) < 0 ? errno : 0;
		if (failed != EPERM || ms == LAUNCH_MS || !is_launched(p, tid))
			break;
		nap(1000);
	}
	*error = 0;
	if (failed) {
		*error = failed == ESRCH ? 0 : -failed;
		if (*error && is_ending(p, tid))
			*error = 0;
		return false;
	}
	if (p->begun.tv_sec == 0)
		clock_gettime(CLOCK_MONOTONIC, &p->begun);
	ptrace(PTRACE_INTERRUPT, tid, NULL, NULL);
	return true;
}

/*
 * Threads that are not yet known: 1 there were some, 0 none, or a negative errno. The first thread comes last, and
 * is let go first: by it the kernel decides whether a signal that the program ignores is queued nevertheless, for
 * the tracer, and then any thread's call may end for it.
 */
static int seize_new(struct process *p, bool leader)
{
	const struct dirent *e;
	char path[32];
	int found = 0, error = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/task", p->pid);
	dir = opendir(path);
	if (!dir)
		return fail(p, -ESRCH, "it has ended", 0);
	while (error == 0 && (e = readdir(dir))) {
		pid_t tid = (pid_t)strtol(e->d_name, NULL, 10);

		if (tid <= 0 || (tid == p->pid && !leader) || find(p, tid))
			continue;
		if (seize(p, tid, &error)) {
			found = 1;
			if (!add(p, tid))
				error = -ENOMEM;
		}
		if (error)
			fail(p, error,
			     error == -EPERM ? "ptrace is not permitted" : "ptrace is refused", tid);
	}
	closedir(dir);
	return error ? error : found;
}

/* Is it where a thread stops by itself, because it was marked? */
static bool has_parked(struct process *p, struct thread *t)
{
	struct user_regs_struct r;

	return p->entry && ptrace(PTRACE_GETREGS, t->tid, NULL, &r) == 0 &&
	       r.rip == p->entry + (uint64_t)p->table.parked;
}

/*
 * What an instruction raises waits behind the stop, if that came at the same moment. It belongs to where the
 * thread stands now, and is ours perhaps (a call that traps): it is delivered first.
 */
static bool has_raised(const struct thread *t)
{
	const uint64_t kinds = 1ull << (SIGTRAP - 1) | 1ull << (SIGSYS - 1) | 1ull << (SIGSEGV - 1) |
			       1ull << (SIGBUS - 1) | 1ull << (SIGILL - 1) | 1ull << (SIGFPE - 1);
	struct __ptrace_peeksiginfo_args args = { .nr = 8 };
	siginfo_t si[8];
	long n = ptrace(PTRACE_PEEKSIGINFO, t->tid, &args, si);

	for (long i = 0; i < n; i++)
		if (si[i].si_code > 0 && kinds >> (si[i].si_signo - 1) & 1)
			return true;
	return false;
}

/* Those of a set that are for a handler or a death. */
static uint64_t wanted(pid_t tid, uint64_t set)
{
	const uint64_t nothing = 1ull << (SIGCHLD - 1) | 1ull << (SIGURG - 1) |
				 1ull << (SIGWINCH - 1) | 1ull << (SIGCONT - 1);

	return set & ~status_number(tid, 0, "SigIgn", 16) &
	       ~(nothing & ~status_number(tid, 0, "SigCgt", 16));
}

/* On their way to a thread. */
static uint64_t coming(pid_t tid, uint64_t mask)
{
	return wanted(tid, (status_number(tid, 0, "SigPnd", 16) | status_number(tid, 0, "ShdPnd", 16)) &
				   ~mask);
}

/*
 * Of a traced process, the kernel queues those as well that it ignores. Bare, no call would have ended for
 * such a one: it is made again.
 */
static void pass_signal(struct thread *t, int sig)
{
	struct user_regs_struct r;

	if (!wanted(t->tid, 1ull << (sig - 1)) && ptrace(PTRACE_GETREGS, t->tid, NULL, &r) == 0 &&
	    r.rax == (unsigned long long)-EINTR && (long long)r.orig_rax >= 0 &&
	    r.orig_rax != SYS_close) {
		r.rip -= 2;
		r.rax = r.orig_rax;
		r.orig_rax = ~0ull;
		ptrace(PTRACE_SETREGS, t->tid, NULL, &r);
	}
	/* A handler is entered, and the stop comes behind that; it may have been taken back for this. */
	if (t->again)
		ptrace(PTRACE_INTERRUPT, t->tid, NULL, NULL);
	t->again = false;
	ptrace(PTRACE_CONT, t->tid, NULL, sig);
}

/*
 * When we leave, the stop for a signal that an instruction of the program raises is as good as any: the instruction is
 * run again later, and raises it again. A call that trapped is made later, an int3 lies before rip, and at a fault rip
 * has not moved. The registers are changed later: should weir die before, the kernel delivers
 * the signal. False: it is none of these, or was raised by our code.
 */
static bool take_back(struct process *p, struct thread *t, int sig)
{
	struct user_regs_struct r;
	unsigned char before;
	siginfo_t si;

	if (ptrace(PTRACE_GETSIGINFO, t->tid, NULL, &si) < 0 || si.si_code <= 0 ||
	    ptrace(PTRACE_GETREGS, t->tid, NULL, &r) < 0 || (r.rip >= p->base && r.rip < p->end))
		return false;
	if (sig == SIGSYS && si.si_code == SYS_USER_DISPATCH)
		t->back = 2;
	else if (sig == SIGTRAP && si.si_code == SIG_TRAP_CODE &&
		 pread(p->mem, &before, 1, (off_t)r.rip - 1) == 1 && before == 0xcc)
		t->back = 1;
	else if ((sig != SIGSEGV && sig != SIGBUS && sig != SIGILL && sig != SIGFPE) ||
		 si.si_code == SIG_TRAP_CODE)
		return false;
	return true;
}

/*
 * A look at one that is running. True: it has stopped, or ended. The stop is not taken from the kernel: with it would go the
 * signal that it is for, which has to be delivered if we die now.
 */
static bool has_stopped(struct process *p, struct thread *t)
{
	siginfo_t si = { .si_pid = 0 };
	int sig, event;

	if (t->stopped || t->ended)
		return true;
	if (waitid(P_PID, (id_t)t->tid, &si, WSTOPPED | WEXITED | WNOHANG | WNOWAIT | __WALL) == 0 &&
	    !si.si_pid)
		return false;
	/* Those that an execve of another thread ends may go without a word. */
	if (!si.si_pid || (si.si_code != CLD_TRAPPED && si.si_code != CLD_STOPPED)) {
		/* Not before it is known to have ended: of a traced one, this takes a stop as well, asked for or not. */
		if (si.si_pid)
			waitid(P_PID, (id_t)t->tid, &si, WEXITED | WNOHANG | __WALL);
		t->ended = true;
		return true;
	}
	sig = si.si_status & 0x7f;
	event = si.si_status >> 8;
	if (event == 0 && !(sig == SIGTRAP && has_parked(p, t))) {
		if (p->leaving && take_back(p, t, sig)) {
			t->stopped = true;
			t->again = false;
			t->raised = sig;
			return true;
		}
		pass_signal(t, sig);
		return false;
	}
	if (event && has_raised(t)) {
		t->again = true;
		ptrace(PTRACE_CONT, t->tid, NULL, NULL);
		return false;
	}
	t->raised = event ? 0 : sig;
	t->stopped = true;
	return true;
}

static bool wait_all(struct process *p, unsigned int ms, pid_t *who)
{
	struct timespec begun;
	unsigned int rounds = 0;
	bool all;

	clock_gettime(CLOCK_MONOTONIC, &begun);
	do {
		all = true;
		for (size_t i = 0; i < p->count; i++)
			if (!has_stopped(p, &p->threads[i])) {
				all = false;
				*who = p->threads[i].tid;
			}
		if (all || late(&begun, ms))
			break;
		if (++rounds > 20)
			nap(rounds > 200 ? 1000 : 20);
	} while (true);
	return all;
}

static void set_state(struct thread *t)
{
	struct iovec iov = { &t->task.regs, sizeof(t->task.regs) };

	/* In this order: with the registers, it has all. */
	ptrace(PTRACE_SETSIGMASK, t->tid, sizeof(t->task.mask), &t->task.mask);
	ptrace(PTRACE_SETREGSET, t->tid, NT_PRSTATUS, &iov);
	t->changed = false;
}

/*
 * It was only stopped: a call that has ended for that is made again, if no signal that the program wants is on its way.
 * At once, since the program is not to hear of it whatever becomes of us.
 */
static void make_again(struct thread *t)
{
	struct attach_regs *r = &t->task.regs;

	if ((int64_t)r->orig_rax < 0 || r->rax != (uint64_t)-EINTR || r->orig_rax == SYS_close ||
	    coming(t->tid, t->task.mask))
		return;
	r->rip -= 2;
	r->rax = r->orig_rax;
	r->orig_rax = ~0ull;
	set_state(t);
}

static int read_thread(struct process *p, struct thread *t)
{
	struct iovec iov = { &t->task.regs, sizeof(t->task.regs) };

	(void)p;
	t->task.tid = t->tid;
	if (ptrace(PTRACE_GETREGSET, t->tid, NT_PRSTATUS, &iov) < 0 ||
	    ptrace(PTRACE_GETSIGMASK, t->tid, sizeof(t->task.mask), &t->task.mask) < 0)
		return -ESRCH;
	t->known = true;
	t->changed = t->back > 0;
	if (t->back) {
		t->task.regs.rip -= t->back;
		t->task.regs.orig_rax = ~0ull;
	}
	t->back = 0;
	make_again(t);
	return 0;
}

static int read_all(struct process *p)
{
	for (size_t i = 0; i < p->count; i++) {
		struct thread *t = &p->threads[i];

		if (!t->ended && !t->known && read_thread(p, t) < 0)
			t->ended = true;
	}
	return 0;
}

/* All threads that there are, until no new one is found. */
static int stop_all(struct process *p)
{
	pid_t who = 0;
	int ret;

	for (int leader = 0; leader < 2; leader++) {
		while ((ret = seize_new(p, leader)) > 0)
			if (!wait_all(p, STOP_MS, &who))
				return fail(p, -EBUSY, "a thread does not stop", who);
		if (ret < 0)
			break;
	}
	if (ret == 0)
		ret = read_all(p);
	p->caught = status_number(p->pid, 0, "SigCgt", 16);
	return ret;
}

/*
 * Who makes the visits for all: rather not one whose call goes on by restart_syscall(2), which it could not do at the
 * site as long as calls from there trap.
 */
static struct thread *first(struct process *p)
{
	struct thread *any = NULL;

	for (size_t i = 0; i < p->count; i++) {
		struct thread *t = &p->threads[i];

		if (!t->stopped || t->ended)
			continue;
		if (t->task.regs.rax != (uint64_t)-ERESTART_RESTARTBLOCK &&
		    t->task.regs.rax != SYS_restart_syscall)
			return t;
		any = any ? any : t;
	}
	return any;
}

/* ---- letting go ---- */

/* What was held back. Returns the signal to go on with. */
static int send_again(const struct process *p, struct thread *t)
{
	int sig = 0;

	for (int i = 0; i < t->sent_count; i++) {
		siginfo_t *si = &t->sent[i];

		/* In place of the one that ended the visit; the kernel looks anew whether it is blocked. */
		if (!sig && t->at_end && ptrace(PTRACE_SETSIGINFO, t->tid, NULL, si) == 0)
			sig = si->si_signo;
		/* Some kinds the kernel takes only from the process itself. */
		else if (syscall(SYS_rt_tgsigqueueinfo, p->pid, t->tid, si->si_signo, si) < 0)
			syscall(SYS_tgkill, p->pid, t->tid, si->si_signo);
	}
	if (t->stop)
		syscall(SYS_tgkill, p->pid, t->tid, SIGSTOP);
	t->sent_count = 0;
	t->stop = false;
	return sig;
}

static void let_go(struct process *p, struct thread *t)
{
	int sig;

	if (t->ended)
		return;
	sig = send_again(p, t);
	/* With what has been raised, nothing is to be changed. */
	if (t->raised)
		sig = t->raised;
	else if (t->changed)
		set_state(t);
	ptrace(PTRACE_DETACH, t->tid, NULL, sig);
	t->ended = true;
}

static void finish(struct process *p)
{
	struct thread *leader = find(p, p->pid);

	if (leader && leader->stopped)
		let_go(p, leader);
	for (size_t i = 0; i < p->count; i++)
		if (p->threads[i].stopped)
			let_go(p, &p->threads[i]);
	/*
	 * Those that did not stop in time must, to be detached from. One whose vfork child waits for a lock stops only
	 * when its owner, one of the others, has gone on.
	 */
	for (size_t i = 0; i < p->count; i++) {
		while (!has_stopped(p, &p->threads[i]))
			nap(1000);
		let_go(p, &p->threads[i]);
	}
	if (p->begun.tv_sec)
		p->report->stopped_ns = since_ns(&p->begun);
	p->report->threads = (uint32_t)p->count;
	free(p->threads);
	if (p->mem >= 0)
		close(p->mem);
}

static int begin(struct process *p, pid_t pid, struct attach_report *report)
{
	char path[32];

	memset(p, 0, sizeof(*p));
	memset(report, 0, sizeof(*report));
	p->pid = pid;
	p->report = report;
	snprintf(path, sizeof(path), "/proc/%d/mem", pid);
	p->mem = open(path, O_RDWR | O_CLOEXEC);
	if (p->mem < 0)
		return fail(p,
			    errno == ENOENT   ? -ESRCH
			    : errno == EACCES ? -EPERM
					      : -errno,
			    errno == ENOENT ? "it has ended" : "its memory may not be opened", 0);
	return 0;
}

/* ---- visits ---- */

static bool fetch(struct process *p, uint64_t at, void *to, size_t size)
{
	return pread(p->mem, to, size, (off_t)at) == (ssize_t)size;
}

static bool store(struct process *p, uint64_t at, const void *from, size_t size)
{
	return pwrite(p->mem, from, size, (off_t)at) == (ssize_t)size;
}

static uint64_t ip_of(const struct thread *t)
{
	struct user_regs_struct r;

	return ptrace(PTRACE_GETREGS, t->tid, NULL, &r) == 0 ? r.rip : 0;
}

/*
 * The signal that ends a visit: if nobody traces the thread any more, nothing has to come of it. None that the
 * program handles, or that the thread may have one of waiting.
 */
static int quit_signal(const struct process *p, const struct thread *t)
{
	static const int ignored[] = { SIGURG, SIGWINCH, SIGCHLD };

	for (int strict = 1; strict >= 0; strict--)
		for (size_t i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
			if (!((p->caught | (strict ? t->task.mask : 0)) >> (ignored[i] - 1) & 1))
				return ignored[i];
	return SIGURG;
}

static void hold_back(struct thread *t, const siginfo_t *si)
{
	if (t->sent_count < 4)
		t->sent[t->sent_count++] = *si;
}

/* The next stop of one that makes a visit. A hook library may wait for what a stopped thread has locked: not for ever. */
static pid_t wait_visitor(struct process *p, struct thread *t, int *status)
{
	struct timespec begun;
	bool hangs = false;
	pid_t got;

	clock_gettime(CLOCK_MONOTONIC, &begun);
	for (;;) {
		got = waitpid(t->tid, status, __WALL | (p->in_hook ? WNOHANG : 0));
		if (got > 0 || (got < 0 && errno != EINTR))
			break;
		if (p->in_hook && !hangs && late(&begun, HOOK_MS)) {
			ptrace(PTRACE_INTERRUPT, t->tid, NULL, NULL);
			hangs = true;
		}
		if (got == 0)
			nap(50);
	}
	if (hangs && got > 0 && WIFSTOPPED(*status))
		return fail(p, -EDEADLK, "the hook library waits for something in it", t->tid);
	return got < 0 ? -ESRCH : got;
}

/* Our code may fault, and finds out by that. What a hook library does so, ends it. */
static bool is_crash(const struct process *p, const siginfo_t *si, uint64_t ip)
{
	const int sig = si->si_signo;

	if (sig == SIGABRT)
		return true;
	return si->si_code > 0 && (ip < p->base || ip >= p->end) &&
	       (sig == SIGSEGV || sig == SIGBUS || sig == SIGILL || sig == SIGFPE);
}

/* Two of our signals are open during a visit: the runtime may read memory that is not there, and finds out by the fault. */
static int to_the_end(struct process *p, struct thread *t)
{
	uint64_t faulted = 0, ip;
	int status, sig = 0;
	siginfo_t si;
	pid_t got;

	for (;;) {
		ptrace(PTRACE_CONT, t->tid, NULL, sig);
		sig = 0;
		got = wait_visitor(p, t, &status);
		if (got == -EDEADLK)
			return got;
		if (got < 0 || !WIFSTOPPED(status)) {
			t->ended = true;
			return -ESRCH;
		}
		if (status >> 16 || ptrace(PTRACE_GETSIGINFO, t->tid, NULL, &si) < 0)
			continue; /* a stop of the whole process, which the kernel remembers */
		ip = ip_of(t);
		if (si.si_signo == (int)t->task.quit && ip == p->entry + (uint64_t)p->table.end) {
			/* One that waited already stands for both. */
			if (si.si_code != SI_TKILL)
				hold_back(t, &si);
			t->at_end = true;
			return 0;
		}
		if (p->in_hook && is_crash(p, &si, ip))
			return fail(p, -EFAULT, "the hook library crashed in it", t->tid);
		if (si.si_signo == SIGSTOP) {
			t->stop = true;
		} else if (si.si_code <= 0 || si.si_signo == (int)t->task.quit) {
			hold_back(t, &si);
		} else if (ip == faulted) {
			return fail(p, -EFAULT, "the runtime failed in it", t->tid);
		} else {
			faulted = ip;
			sig = si.si_signo;
		}
	}
}

/*
 * The thread is about to be elsewhere than where the signal was raised for which it has stopped. Should we die before that is
 * cancelled, it comes all the same: the runtime has to know it then.
 */
static void mark_raised(const struct thread *t)
{
	uint64_t rip = ip_of(t);
	siginfo_t si;

	if (ptrace(PTRACE_GETSIGINFO, t->tid, NULL, &si) < 0)
		return;
	si.si_errno = ATTACH_RAISED;
	memcpy((char *)&si + ATTACH_RAISED_AT, &rip, sizeof(rip));
	ptrace(PTRACE_SETSIGINFO, t->tid, NULL, &si);
}

/* A function that works on the visitor itself, if it has no other arguments. */
static int visit(struct process *p, struct thread *t, int64_t function, uint64_t a, uint64_t b)
{
	uint64_t at = p->entry + (uint64_t)p->table.visitor, mask;
	struct attach_regs r = t->task.regs;
	struct iovec iov = { &r, sizeof(r) };
	int ret;

	t->task.quit = (uint32_t)quit_signal(p, t);
	mask = ~(1ull << (SIGSEGV - 1) | 1ull << (SIGBUS - 1) | 1ull << (t->task.quit - 1));
	/* The entry is no function: it comes to the end by itself. */
	r.rip = p->entry + (uint64_t)(function ? p->table.visit : 0);
	r.rax = p->entry + (uint64_t)function;
	r.rdi = a ? a : at;
	r.rsi = b;
	r.eflags = 0x202; /* the interrupt flag, and bit 1, which is always set */
	r.orig_rax = ~0ull;
	if (!store(p, at, &t->task, sizeof(t->task)))
		return -EIO;
	t->changed = true;
	if (t->raised)
		mark_raised(t);
	t->raised = 0;
	/* In this order: it finds back only from there. */
	if (ptrace(PTRACE_SETREGSET, t->tid, NT_PRSTATUS, &iov) < 0 ||
	    ptrace(PTRACE_SETSIGMASK, t->tid, sizeof(mask), &mask) < 0)
		return -ESRCH;
	ret = to_the_end(p, t);
	if (ret == 0 && !fetch(p, at, &t->task, sizeof(t->task)))
		ret = -EIO;
	if (ret == 0)
		set_state(t);
	return ret;
}

/* A function of the table. */
static int visit_task(struct process *p, struct thread *t, int64_t function)
{
	int ret = visit(p, t, function, 0, 0);

	return ret < 0 ? ret : t->task.result;
}

/* In this order: with the second one it stops by itself. */
static void mark(struct process *p, const struct attach_task *task)
{
	const uint32_t leaving = ATTACH_LEAVING;

	if (task->mark && store(p, task->mark_mask, &task->mask, sizeof(task->mask)))
		store(p, task->mark, &leaving, sizeof(leaving));
}

/* Asks the runtime where the threads are that are not known to be outside. How many are inside, or an error. */
static int look(struct process *p)
{
	uint64_t at = p->entry + (uint64_t)p->table.visitor + sizeof(struct attach_task);
	struct attach_task tasks[ATTACH_TASKS];
	struct thread *who[ATTACH_TASKS], *host = first(p);
	int inside = 0, ret;
	size_t i = 0, n;

	while (host && i < p->count) {
		for (n = 0; n < ATTACH_TASKS && i < p->count; i++) {
			struct thread *t = &p->threads[i];

			if (t->ended || !t->stopped || t->outside)
				continue;
			tasks[n] = t->task;
			who[n++] = t;
		}
		if (n == 0)
			break;
		if (!store(p, at, tasks, n * sizeof(tasks[0])))
			return -EIO;
		ret = visit(p, host, p->table.look, at, n);
		if (ret < 0)
			return ret;
		if (!fetch(p, at, tasks, n * sizeof(tasks[0])))
			return -EIO;
		for (size_t k = 0; k < n; k++) {
			if (tasks[k].state == ATTACH_STUCK)
				return fail(p, -EBUSY, "a thread uses Syscall User Dispatch for itself",
					    who[k]->tid);
			who[k]->outside = tasks[k].state != ATTACH_INSIDE;
			who[k]->alien = tasks[k].state == ATTACH_ALIEN;
			who[k]->out = tasks[k];
			if (!who[k]->outside) {
				mark(p, &tasks[k]);
				p->report->who = who[k]->tid;
				inside++;
			}
		}
	}
	return host ? inside : -ESRCH;
}

/* ---- coming in ---- */

/*
 * A restartable sequence ends where a thread is stopped; the kernel sees to that if it finds the thread
 * inside of one. It will find it in our code, so it is seen to here.
 */
static void end_sequence(struct process *p, struct thread *t)
{
	struct {
		uint64_t pointer;
		uint32_t size, signature, flags, pad;
	} conf;
	struct {
		uint32_t version, flags;
		uint64_t start, length, abort;
	} cs;
	uint64_t at = 0, none = 0;

	if (ptrace(PTRACE_GET_RSEQ_CONFIGURATION, t->tid, sizeof(conf), &conf) < 0 ||
	    !conf.pointer || !fetch(p, conf.pointer + 8, &at, sizeof(at)) || !at ||
	    !fetch(p, at, &cs, sizeof(cs)) || t->task.regs.rip - cs.start >= cs.length)
		return;
	if (store(p, conf.pointer + 8, &none, sizeof(none)))
		t->task.regs.rip = cs.abort;
}

static bool is_block(struct process *p, uint64_t at, uint64_t *base)
{
	uint64_t head[2];

	return at && fetch(p, at, head, sizeof(head)) && head[0] == at && head[1] == BLOCK_MAGIC &&
	       fetch(p, at + BLOCK_BASE, base, sizeof(*base));
}

/* What no file of /proc tells. */
static int look_closely(struct process *p)
{
	struct {
		uint64_t mode, selector, offset, len;
	} sud;
	uint64_t base;

	for (size_t i = 0; i < p->count; i++) {
		struct thread *t = &p->threads[i];

		if (t->ended)
			continue;
		if (t->task.regs.cs != LED_CODE_64)
			return fail(p, -ENOEXEC, "it runs 32-bit code", t->tid);
		if (is_block(p, t->task.regs.gs_base, &base))
			return fail(p, -EEXIST, "it is under weir already", 0);
		if (t->task.regs.gs_base || (t->task.regs.gs & 0xffff))
			return fail(p, -EBUSY, "a thread uses %gs for itself", t->tid);
		if (ptrace(PTRACE_GET_SUD, t->tid, sizeof(sud), &sud) == 0 && sud.mode)
			return fail(p, -EBUSY, "a thread uses Syscall User Dispatch for itself",
				    t->tid);
		end_sequence(p, t);
	}
	return 0;
}

static void take_words(struct inject_world *w)
{
	static const char *const names[] = { "WEIR_DEBUG=", "WEIR_CPU=", "WEIR_CACHE=", "HOME=",
					     "XDG_CACHE_HOME=" };

	for (char **e = environ; *e; e++)
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if (strncmp(*e, names[i], strlen(names[i])) == 0 && w->words < INJECT_WORDS)
				w->word[w->words++] = *e;
}

static void take_world(pid_t pid, struct inject_world *w)
{
	uint64_t pair[2];
	char path[32];
	size_t n = 0;
	int fd;

	memset(w, 0, sizeof(*w));
	take_words(w);
	snprintf(path, sizeof(path), "/proc/%d/auxv", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	while (n + 2 < (size_t)2 * INJECT_AUX && read(fd, pair, sizeof(pair)) == sizeof(pair) &&
	       pair[0] != AT_NULL)
		if (pair[0] == AT_HWCAP2 || pair[0] == AT_ENTRY || pair[0] == AT_SYSINFO_EHDR) {
			w->aux[n++] = pair[0];
			w->aux[n++] = pair[1];
		}
	close(fd);
}

static bool read_table(struct process *p, const struct inject_image *im, uint64_t base)
{
	p->base = base;
	p->end = base + im->size;
	p->entry = base + im->entry;
	return fetch(p, p->entry - sizeof(p->table), &p->table, sizeof(p->table)) &&
	       p->table.magic == LAUNCH_PARAMS_MAGIC;
}

static uint64_t given_size(void)
{
	return LAUNCH_STACK + PAGE;
}

static int place(struct process *p, struct thread *host, const struct inject_what *what,
		 struct launch_params *params)
{
	uint64_t base = 0, at;
	struct led l = { .tid = host->tid, .mem = p->mem, .home = true, .mask = host->task.mask };
	struct inject_world world;
	int ret;

	host->at_end = false;
	memcpy(&l.regs, &host->task.regs, sizeof(l.regs));
	take_world(p->pid, &world);
	params->mask = host->task.mask;
	params->threads = 0;
	for (size_t i = 0; i < p->count; i++)
		params->threads += !p->threads[i].ended;
	params->result = -ENOMEM;
	host->changed = true;
	ret = inject_into(&l, what, params, &world, &base, &p->report->why);
	host->stop |= l.stop;
	if (ret < 0)
		return ret;
	if (!read_table(p, what->runtime, base))
		return fail(p, -EIO, "its memory cannot be read", 0);
	at = base + what->runtime->size + LAUNCH_STACK;
	ret = visit(p, host, 0, at, 0);
	if (ret == 0 && !fetch(p, at, params, sizeof(*params)))
		ret = -EIO;
	if (ret == 0 && params->result < 0)
		ret = fail(p, params->result, "the runtime cannot start in it", 0);
	return ret;
}

/* By a thread whose calls are not caught: the images, of the hook libraries and the runtime's, and all of that. */
static void unmap(struct process *p, struct thread *t, const struct launch_hook *hooks,
		  uint64_t count, uint64_t size)
{
	struct inject_range ranges[LAUNCH_HOOKS + 1];
	size_t n = 0;
	struct led l = { .tid = t->tid, .mem = p->mem, .home = true, .mask = t->task.mask };

	memcpy(&l.regs, &t->task.regs, sizeof(l.regs));
	t->at_end = false;
	t->changed = true;
	while (n < count && n < LAUNCH_HOOKS) {
		ranges[n] = (struct inject_range){ hooks[n].base, hooks[n].size };
		n++;
	}
	if (size)
		ranges[n++] = (struct inject_range){ p->base, size };
	inject_remove(&l, ranges, n);
	t->stop |= l.stop;
}

/* Those of the four signals: by a thread that makes no more visits that may fault. */
static int return_kept(struct process *p, struct thread *t)
{
	int ret = 0;
	uint64_t at = p->entry + (uint64_t)p->table.visitor + sizeof(struct attach_task);
	uint64_t nothing;
	struct led l = { .tid = t->tid, .mem = p->mem, .home = true, .mask = t->task.mask };
	struct attach_kept kept[ATTACH_KEPT];

	memcpy(&l.regs, &t->task.regs, sizeof(l.regs));
	t->at_end = false;
	t->changed = true;
	if (!fetch(p, at, kept, sizeof(kept)) || led_find_syscall(&l) < 0)
		return -EIO;
	for (unsigned int i = 0; i < ATTACH_KEPT && ret == 0; i++) {
		const uint64_t a[6] = { kept[i].sig,
					at + i * sizeof(kept[0]) + offsetof(struct attach_kept, action),
					0, 8 };

		ret = led_call(&l, SYS_rt_sigaction, a, &nothing);
	}
	if (led_give_back(&l) == 0)
		t->changed = false;
	t->stop |= l.stop;
	return ret;
}

/* Has the hook libraries begin or end, and says what there is of them then. */
static int visit_hooks(struct process *p, struct thread *t, int64_t function, struct attach_hooks *hooks)
{
	static char state[32768];
	struct iovec iov = { state, sizeof(state) };
	bool kept = ptrace(PTRACE_GETREGSET, t->tid, NT_X86_XSTATE, &iov) == 0;
	int ret;

	p->in_hook = true;
	ret = visit_task(p, t, function);
	p->in_hook = false;
	/* The visit returns vector registers by itself, if it comes to its end. */
	if (ret < 0 && kept && !t->ended)
		ptrace(PTRACE_SETREGSET, t->tid, NT_X86_XSTATE, &iov);
	if (ret == 0 && !fetch(p, p->entry + (uint64_t)p->table.hooks, hooks, sizeof(*hooks)))
		ret = -EIO;
	return ret;
}

static int begin_hooks(struct process *p, struct thread *host)
{
	struct attach_hooks hooks;
	int ret = visit_hooks(p, host, p->table.hook, &hooks);

	if (ret == 0 && hooks.sessions == 0)
		ret = fail(p, -ENOEXEC, "the hook library opened no session in it", 0);
	else if (ret < 0 && !p->report->why)
		fail(p, ret, "the hook library cannot start in it", 0);
	return ret;
}

/* Where a thread that is outside goes on stands behind the visitor. */
static bool put_out(struct process *p, struct thread *t)
{
	uint64_t at = p->entry + (uint64_t)p->table.visitor + sizeof(struct attach_task);

	return store(p, at, &t->out, sizeof(t->out));
}

static int leave(struct process *p, struct thread *t)
{
	return put_out(p, t) ? visit_task(p, t, p->table.leave) : -EIO;
}

/* All threads are stopped and outside. Nothing is taken away that a step which failed has left in use. */
static int clear(struct process *p, struct thread *host, const struct inject_image *im, bool placed)
{
	struct attach_hooks hooks = { .count = 0 };
	int ret = visit_task(p, host, p->table.clear);

	if (ret < 0)
		return ret;
	if (fetch(p, p->entry + (uint64_t)p->table.hooks, &hooks, sizeof(hooks)) && hooks.count)
		p->report->hook_failed = !put_out(p, host) ||
					 visit_hooks(p, host, p->table.unhook, &hooks) < 0;
	if (host->ended)
		return -ESRCH;
	for (size_t i = 0; i < p->count && ret == 0; i++) {
		if (!p->threads[i].ended && !p->threads[i].alien)
			ret = leave(p, &p->threads[i]);
		if (ret == -ESRCH)
			ret = 0; /* that thread is gone */
	}
	if (ret < 0)
		return ret;
	if (host->ended)
		host = first(p);
	if (!host)
		return 0;
	ret = visit_task(p, host, p->table.drop);
	if (ret == 0)
		ret = return_kept(p, host);
	if (ret == 0)
		ret = visit_task(p, host, p->table.unload);
	if (ret == 0 && placed)
		unmap(p, host, hooks.hooks, hooks.count, im->size);
	return ret;
}

/* What threads go on with as long as nothing has come of it: those that have joined go on in our code. */
static struct attach_task *keep_tasks(const struct process *p)
{
	struct attach_task *kept = calloc(p->count + 1, sizeof(*kept));

	for (size_t i = 0; kept && i < p->count; i++)
		kept[i] = p->threads[i].task;
	return kept;
}

/* Those that have joined get there by leaving. */
static void return_tasks(struct process *p, const struct attach_task *kept, bool joined)
{
	for (size_t i = 0; i < p->count; i++) {
		p->threads[i].out = kept[i];
		if (joined)
			continue;
		p->threads[i].task = kept[i];
		p->threads[i].changed = true;
	}
}

int attach_enter(pid_t pid, const struct inject_what *what, const struct launch_params *params,
		 struct attach_report *report)
{
	struct launch_params own = *params;
	struct attach_task *before = NULL;
	struct process p;
	struct thread *host;
	int ret = begin(&p, pid, report);

	if (ret == 0)
		ret = stop_all(&p);
	if (ret == 0)
		ret = look_closely(&p);
	host = first(&p);
	if (ret == 0 && !host)
		ret = fail(&p, -ESRCH, "it has ended", 0);
	if (ret == 0) {
		before = keep_tasks(&p);
		ret = before ? place(&p, host, what, &own)
			     : fail(&p, -ENOMEM, "weir has no memory", 0);
	}
	if (ret == 0) {
		for (size_t i = 0; i < p.count && ret == 0; i++) {
			if (p.threads[i].ended)
				continue;
			ret = visit_task(&p, &p.threads[i], p.table.join);
			if (ret == -ESRCH)
				ret = 0; /* that thread is gone */
			else if (ret < 0)
				fail(&p, ret, "the runtime cannot start in a thread", p.threads[i].tid);
		}
		host = first(&p);
		if (ret == 0 && host && own.hook_count)
			ret = begin_hooks(&p, host);
		if (ret == 0 && host)
			visit_task(&p, host, p.table.begin);
		if (ret < 0 && host) {
			return_tasks(&p, before, true);
			if (clear(&p, host, what->runtime, false) < 0)
				host = NULL;
		}
	} else if (before) {
		return_tasks(&p, before, false);
	}
	free(before);
	if (p.base && host && !host->ended && ret < 0)
		unmap(&p, host, own.hooks, own.hook_count, what->runtime->size + given_size());
	finish(&p);
	return tell(&p, ret);
}

/* ---- leaving ---- */

static int find_runtime(struct process *p, const struct inject_image *im)
{
	uint64_t base = 0;

	for (size_t i = 0; i < p->count; i++)
		if (!p->threads[i].ended && is_block(p, p->threads[i].task.regs.gs_base, &base)) {
			if (read_table(p, im, base))
				return 1;
			return fail(p, -EPROTO, "another version of libweir.so is in it", 0);
		}
	return 0;
}

/* The runtime came by ld.so, which keeps it. */
static bool is_loaded(const struct process *p)
{
	char path[32], line[PATH_MAX + 128];
	bool loaded = false;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/maps", p->pid);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f))
		if (strtoull(line, NULL, 16) == p->base) {
			loaded = strchr(line, '/') != NULL;
			break;
		}
	if (f)
		fclose(f);
	return loaded;
}

/*
 * Those inside run on for a moment. Marked, they stop at the boundary of a call by themselves. On a
 * busy machine they may need a while to run at all, so the moments get longer.
 */
static void run_on(struct process *p, unsigned int us)
{
	struct timespec begun;
	bool all = false;

	for (size_t i = 0; i < p->count; i++) {
		struct thread *t = &p->threads[i];

		if (t->ended || t->outside)
			continue;
		if (t->changed && !t->raised)
			set_state(t);
		ptrace(PTRACE_CONT, t->tid, NULL, t->raised);
		t->known = t->stopped = t->changed = false;
		t->raised = 0;
	}
	clock_gettime(CLOCK_MONOTONIC, &begun);
	while (!all && since_ns(&begun) < us * 1000ull) {
		all = true;
		for (size_t i = 0; i < p->count; i++)
			all &= has_stopped(p, &p->threads[i]);
		if (!all)
			nap(us / 20);
	}
	for (size_t i = 0; i < p->count; i++)
		if (!p->threads[i].stopped && !p->threads[i].ended)
			ptrace(PTRACE_INTERRUPT, p->threads[i].tid, NULL, NULL);
}

static int bring_outside(struct process *p)
{
	unsigned int us = 100;
	pid_t who;
	int ret;

	while ((ret = look(p)) > 0) {
		if (late(&p->begun, LEAVE_MS))
			return fail(p, -EBUSY, "a thread does not come out of the runtime",
				    p->report->who);
		run_on(p, us);
		us = us < 5000 ? us + us / 2 : us;
		if (!wait_all(p, STOP_MS, &who))
			return fail(p, -EBUSY, "a thread does not stop", who);
		/* They may have made new ones. */
		ret = stop_all(p);
		if (ret < 0)
			return ret;
	}
	return ret;
}

int attach_leave(pid_t pid, const struct inject_image *image, struct attach_report *report)
{
	struct process p;
	struct thread *host;
	int ret = begin(&p, pid, report);

	if (ret == -ESRCH)
		return 0;
	p.leaving = true;
	if (ret == 0)
		ret = stop_all(&p);
	if (ret == 0)
		ret = find_runtime(&p, image);
	if (ret > 0) {
		do {
			ret = bring_outside(&p);
			host = first(&p);
			if (ret == 0 && host)
				ret = clear(&p, host, image, !is_loaded(&p));
			if (ret == -EAGAIN)
				nap(500);
		} while (ret == -EAGAIN && !late(&p.begun, LEAVE_MS));
		if (ret == -EAGAIN)
			fail(&p, ret, "a child shares its memory", 0);
		else if (ret == -EPERM)
			fail(&p, ret,
			     "it has forbidden that by a seccomp filter, or its text cannot be written",
			     0);
	}
	finish(&p);
	return ret == -ESRCH ? 0 : tell(&p, ret);
}
