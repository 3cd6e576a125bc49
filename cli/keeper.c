/* SPDX-License-Identifier: MIT */
/*
 * The keeper. It does four things, none of which may wait for an output that is slow:
 *
 *   - the heartbeat, by which the program's writers know that a reader is there;
 *   - handing the area's descriptor to processes that cannot open it by path;
 *   - signals: those that the terminal sends reach the program without weir, being in the same
 *     process group; those sent to weir alone are passed on to the program;
 *   - the program's stops: weir stops in the same way, so that the shell that waits for weir sees
 *     what it would see of the program, and goes on when told to.
 *
 * All signals that matter are blocked in every thread and read from a signalfd; no handler exists.
 * See docs/decisions/0010-process-topology.md.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "area.h"
#include "keeper.h"
#include "mask.h"
#include "trace/format.h"
#include "trace/reader/reader.h"

/* Half of the 50 ms that the trace format promises. */
#define HEARTBEAT_MS 25
/* How long a stop waits for the main thread to write out its lines. */
#define FLUSH_MS 200
/* How long the program may need to be seen running after a SIGCONT to its whole group. */
#define CONTINUED_MS 5
#define WATCH_MS 20
/* How long the main thread may take to end, once asked; it may be in a write that never returns. */
#define END_MS 2000
#define LEAVE_MS 20000 /* the same, where programs have to be left first */
/* Of processes, from one to the program: a bound for what /proc says, which changes meanwhile. */
#define DEPTH_MAX 1000

static void sleep_ms(unsigned int ms)
{
	struct timespec ts = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000l };

	nanosleep(&ts, NULL);
}

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

void keeper_ring(struct trace_area *area)
{
	__atomic_store_n(&area->bell, 1, __ATOMIC_SEQ_CST);
	syscall(SYS_futex, &area->bell, FUTEX_WAKE, 1, NULL, NULL, 0);
}

char keeper_state_of(pid_t pid, pid_t *parent)
{
	char path[32], text[512], *paren;
	ssize_t len;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (len <= 0)
		return 0;
	text[len] = '\0';
	paren = strrchr(text, ')'); /* the name before it may hold anything */
	if (!paren || strlen(paren) < 5)
		return 0;
	if (parent)
		*parent = (pid_t)strtol(paren + 4, NULL, 10);
	return paren[2];
}

static bool descends(pid_t pid, pid_t from)
{
	for (int depth = 0; pid > 1 && depth < DEPTH_MAX; depth++) {
		if (pid == from)
			return true;
		if (!keeper_state_of(pid, &pid))
			return false;
	}
	return false;
}

/*
 * Abstract names have no permissions: the kernel says who connects. The program may have become
 * another user, and then executes something: so its descendants are let in whoever they are, and
 * those whose parents are gone, by the ring that they own from before.
 */
static bool admitted(const struct keeper *k, const struct ucred *peer)
{
	if (peer->uid == geteuid() || peer->uid == 0 || k->ours(k->ours_data, peer->pid))
		return true;
	for (size_t i = 0; i < k->other_count; i++)
		if (descends(peer->pid, k->others[i]))
			return true;
	return k->program && descends(peer->pid, k->program);
}

static void serve(const struct keeper *k)
{
	union {
		struct cmsghdr head;
		char space[CMSG_SPACE(sizeof(int))];
	} control = { 0 };
	char byte = 'W';
	struct iovec iov = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr msg = { .msg_iov = &iov,
			      .msg_iovlen = 1,
			      .msg_control = &control,
			      .msg_controllen = sizeof(control.space) };
	struct ucred peer;
	socklen_t len = sizeof(peer);
	struct cmsghdr *cmsg;
	int fd, given;

	fd = accept4(k->socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (fd < 0) {
		/* Out of descriptors: the caller would find it waiting again at once, for ever. */
		if (errno != EAGAIN)
			sleep_ms(HEARTBEAT_MS / 5);
		return;
	}
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &len) == 0 && admitted(k, &peer)) {
		cmsg = CMSG_FIRSTHDR(&msg);
		cmsg->cmsg_level = SOL_SOCKET;
		cmsg->cmsg_type = SCM_RIGHTS;
		cmsg->cmsg_len = CMSG_LEN(sizeof(int));
		given = area_reopen(k->memfd);
		memcpy(CMSG_DATA(cmsg), &given, sizeof(int));
		/* One byte into an empty socket never blocks; a peer that is gone gets nothing. */
		if (sendmsg(fd, &msg, MSG_NOSIGNAL) < 0)
			byte = 0;
		if (given != k->memfd)
			close(given);
	}
	close(fd);
}

/*
 * While weir is stopped it cannot see that somebody continued the program directly, as a child of
 * the program may do, and the two would part company. A process made for the time of the stop
 * looks, and continues weir too.
 */
static pid_t watch(pid_t program)
{
	pid_t weir = getpid(), pid = fork();

	if (pid != 0)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setpgid(0, 0); /* not a member of the job: signals to its group are not for it */
	while (getppid() == weir) {
		char state = keeper_state_of(program, NULL);

		if (state != 'T' && state != 't' && keeper_state_of(weir, NULL) == 'T')
			kill(weir, SIGCONT);
		sleep_ms(WATCH_MS);
	}
	_exit(0);
}

/* The program has been stopped by signo. */
static void mirror_stop(struct keeper *k, int signo)
{
	uint64_t before;
	siginfo_t si;
	pid_t watcher;

	__atomic_store_n(&k->flushed, 0, __ATOMIC_RELAXED);
	__atomic_store_n(&k->stopping, 1, __ATOMIC_RELEASE);
	keeper_ring(k->area);
	for (int i = 0; i < FLUSH_MS && !__atomic_load_n(&k->flushed, __ATOMIC_ACQUIRE); i++)
		sleep_ms(1);
	__atomic_store_n(&k->stopping, 0, __ATOMIC_RELEASE);

	watcher = watch(k->program);
	/* To this thread: kill() may choose the main thread, and return before that one stops us. */
	syscall(SYS_tgkill, getpid(), gettid(), signo);
	mask_change(SIG_UNBLOCK, mask_of(signo), &before);
	mask_change(SIG_SETMASK, before, NULL);
	if (watcher > 0) {
		kill(watcher, SIGKILL);
		waitpid(watcher, NULL, 0);
	}

	/* fg and kill -CONT -PGID have continued the program too; kill -CONT to weir alone has not. */
	for (int i = 0; i < CONTINUED_MS; i++) {
		char state = keeper_state_of(k->program, NULL);

		if (state != 'T')
			return;
		si.si_pid = 0;
		if (waitid(P_PID, (id_t)k->program, &si, WSTOPPED | WNOHANG | WNOWAIT) == 0 &&
		    si.si_pid != 0)
			return; /* continued, and stopped again: the caller sees it next */
		sleep_ms(1);
	}
	kill(k->program, SIGCONT);
}

void keeper_look_away(struct keeper *k, bool away)
{
	if (away)
		pthread_mutex_lock(&k->away);
	else
		pthread_mutex_unlock(&k->away);
}

void keeper_ended(struct keeper *k, int status)
{
	k->status = status;
	__atomic_store_n(&k->ended, 1, __ATOMIC_RELEASE);
	keeper_ring(k->area);
}

static void look_closely(struct keeper *k)
{
	siginfo_t si;

	while (k->program && !k->ended) {
		si.si_pid = 0;
		if (waitid(P_PID, (id_t)k->program, &si, WEXITED | WSTOPPED | WNOHANG) < 0 ||
		    si.si_pid == 0)
			return;
		switch (si.si_code) {
		case CLD_STOPPED:
			mirror_stop(k, si.si_status);
			continue;
		case CLD_EXITED:
		case CLD_KILLED:
		case CLD_DUMPED:
			k->status = trace_wait_status(si.si_code, si.si_status);
			break;
		default:
			continue;
		}
		keeper_ended(k, k->status);
	}
}

static void look_at_program(struct keeper *k)
{
	if (pthread_mutex_trylock(&k->away) != 0)
		return;
	look_closely(k);
	pthread_mutex_unlock(&k->away);
}

static void ask(struct keeper *k)
{
	if (k->asked)
		return;
	k->asked_ms = now_ms();
	__atomic_store_n(&k->asked, 1, __ATOMIC_RELEASE);
	keeper_ring(k->area);
}

/* The main thread has not ended: whatever it waits for, weir ends now. */
static void end_at_once(const struct keeper *k)
{
	__atomic_store_n(&k->area->closed, 1, __ATOMIC_SEQ_CST);
	_exit(keeper_pass_on(k->ended ? k->status : SIGTERM));
}

static void see_to_the_end(struct keeper *k)
{
	bool (*leave)(void *) = __atomic_load_n(&k->leave, __ATOMIC_ACQUIRE);
	uint64_t now = now_ms();

	if (!leave || !leave(k->leave_data))
		k->left_ms = 0;
	else if (!k->left_ms)
		k->left_ms = now;
	if (now - k->asked_ms > (k->program ? END_MS : LEAVE_MS) ||
	    (k->left_ms && now - k->left_ms > END_MS))
		end_at_once(k);
}

/* Nobody stands behind weir that it would be for. */
static void take_own_signal(struct keeper *k, int signo)
{
	if (signo == SIGINT || signo == SIGTERM || signo == SIGHUP || signo == SIGQUIT)
		ask(k);
	else if (signo == SIGTSTP || signo == SIGTTIN || signo == SIGTTOU)
		kill(getpid(), SIGSTOP);
}

static void take_signal(struct keeper *k, const struct signalfd_siginfo *si)
{
	int signo = (int)si->ssi_signo;
	bool sent = si->ssi_code <= 0; /* by kill, tgkill or sigqueue, not by the kernel */

	if (signo == SIGCHLD) /* also what the caller's loop is for; nothing to pass on */
		return;
	if (signo == SIGPIPE || signo == SIGXFSZ)
		return; /* from weir's own writes: the error number tells the same */
	if (!k->program) {
		take_own_signal(k, signo);
		return;
	}
	if (k->ended) {
		if (signo == SIGINT || signo == SIGTERM || signo == SIGHUP || signo == SIGQUIT)
			ask(k);
		return;
	}
	/*
	 * From the terminal: the program has it as well. A timer is different: alarm() set before
	 * an exec of weir belongs to what weir stands for.
	 */
	if (!sent && signo != SIGALRM && signo != SIGVTALRM && signo != SIGPROF)
		return;
	/* kill(0, ...) in the program reaches weir, a member of its group: it has it already. */
	if (sent && ((pid_t)si->ssi_pid == k->program || k->ours(k->ours_data, (pid_t)si->ssi_pid)))
		return;
	/* The program has been told, and goes on: weir does not stand in the way a second time. */
	if (signo == SIGTERM && k->terms++ > 0)
		ask(k);
	if (si->ssi_code == SI_QUEUE) {
		union sigval value = { .sival_ptr = (void *)(uintptr_t)si->ssi_ptr };

		sigqueue(k->program, signo, value);
	} else {
		kill(k->program, signo);
	}
}

/*
 * However weir ends, the kernel marks the word then. By the heartbeat alone, threads that wait for weir would find out
 * after seconds. This thread lasts as long as weir does, and has no robust mutexes of libc's.
 */
static void hold_reader(struct keeper *k)
{
	uint32_t *word = &k->area->reader;

	k->robust.next = &k->robust_head.list;
	k->robust_head.list.next = &k->robust;
	k->robust_head.futex_offset = (long)((uintptr_t)word - (uintptr_t)&k->robust);
	k->robust_head.list_op_pending = NULL;
	if (syscall(SYS_set_robust_list, &k->robust_head, sizeof(k->robust_head)) == 0)
		__atomic_store_n(word, (uint32_t)gettid(), __ATOMIC_RELEASE);
}

static void *keeper_run(void *data)
{
	struct keeper *k = data;
	struct pollfd fds[2] = { { .fd = k->signals, .events = POLLIN },
				 { .fd = k->socket, .events = POLLIN } };
	struct signalfd_siginfo si;

	hold_reader(k);
	for (;;) {
		__atomic_add_fetch(&k->area->heartbeat, 1, __ATOMIC_RELAXED);
		/* Looked at in each round: SIGCHLD does not queue, and may have come before. */
		look_at_program(k);
		if (k->asked)
			see_to_the_end(k);
		if (poll(fds, 2, HEARTBEAT_MS) <= 0)
			continue;
		if (fds[1].revents & POLLIN)
			serve(k);
		while (read(k->signals, &si, sizeof(si)) == sizeof(si))
			take_signal(k, &si);
	}
	return NULL;
}

int keeper_start(struct keeper *k)
{
	pthread_attr_t attr;
	int ret;

	pthread_mutex_init(&k->away, NULL);
	k->signals = (int)syscall(SYS_signalfd4, -1, &k->held, sizeof(k->held),
				  SFD_CLOEXEC | SFD_NONBLOCK);
	if (k->signals < 0)
		return -errno;
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, (size_t)64 * 1024);
	ret = pthread_create(&k->thread, &attr, keeper_run, k);
	pthread_attr_destroy(&attr);
	return -ret;
}

int keeper_pass_on(int status)
{
	struct rlimit none = { 0, 0 };
	struct sigaction dfl = { .sa_handler = SIG_DFL };
	int signo = WTERMSIG(status);

	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	/* The program has dumped its core; a core of weir would take its name. RLIMIT_CORE does
	 * not stop a core that goes to a pipe (core_pattern), not being dumpable does. */
	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	sigaction(signo, &dfl, NULL);
	/* To this thread: what is sent to the process, the keeper may read from its signalfd. */
	syscall(SYS_tgkill, getpid(), gettid(), signo);
	mask_change(SIG_UNBLOCK, mask_of(signo), NULL);
	return 128 + signo; /* only if the signal does not end a process here (pid 1) */
}
