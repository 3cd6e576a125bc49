/* SPDX-License-Identifier: MIT */
/*
 * half-clock.c - a hook library by which time passes at half speed, or at CLOCK_RATE times its speed.
 *
 *	LD_PRELOAD=/path/to/half-clock.so date
 *	CLOCK_RATE=60 LD_PRELOAD=/path/to/half-clock.so ./program-that-waits-for-hours
 *
 * Clocks: realtime, monotonic, boot time, their coarse and raw kinds, and TAI; read through the vDSO,
 * too (WEIR_SESSION_VDSO). All processes of the tree agree: the first one notes the time at which it
 * began in CLOCK_BASE. Clocks of processor time, and the times of files, stay as they are.
 *
 * Sleeps and timeouts are the program's as well, so that sleep(1) takes one second of the program's
 * time, two of ours: nanosleep, clock_nanosleep, poll, ppoll, select, pselect6, epoll_wait and its
 * kin, rt_sigtimedwait, semtimedop, waits on futexes (locks and condition variables with a timeout),
 * and the timers of timerfd, setitimer, alarm and timer_create. What remains of a sleep that a signal
 * ended is converted back.
 *
 * Not covered: timeouts of sockets (SO_RCVTIMEO), of message queues, of io_uring, of recvmmsg; rdtsc.
 */
#include <errno.h>
#include <linux/futex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <weir/weir.h>

#define SECOND INT64_C(1000000000)
#define CLOCKS 12 /* CLOCK_REALTIME is 0, CLOCK_TAI 11 */

static int64_t base[CLOCKS]; /* nanoseconds, when the first process began; 0: a clock that we leave alone */
/* Program time runs at up/down of real time. Integers: a hook may not lose bits of a time of day. */
static int64_t up = 1, down = 2;

static int64_t scale(int64_t ns, int64_t by, int64_t of)
{
	return (int64_t)((__int128)ns * by / of);
}

static bool is_ours(uint64_t clock)
{
	return clock < CLOCKS && base[clock];
}

static int64_t to_program(uint64_t clock, int64_t real)
{
	return base[clock] + scale(real - base[clock], up, down);
}

/* Rounded up: no wait may end early. */
static int64_t to_real(uint64_t clock, int64_t program)
{
	return base[clock] + scale(program - base[clock], down, up) + 1;
}

/* ---- the three ways in which the kernel writes a time: all are two longs ---- */

enum unit { NANO, MICRO };

static bool get(uint64_t at, enum unit unit, int64_t *ns)
{
	int64_t v[2];

	/* Pointers are the program's. A time that is not in order is the kernel's to refuse. */
	if (weir_memory_read(v, (void *)at, sizeof(v)) < 0 || v[0] < 0 ||
	    v[0] > INT64_MAX / SECOND / 4 || v[1] < 0 || v[1] >= SECOND)
		return false;
	*ns = v[0] * SECOND + v[1] * (unit == MICRO ? 1000 : 1);
	return true;
}

static void split(int64_t v[2], enum unit unit, int64_t ns)
{
	v[0] = ns / SECOND;
	v[1] = ns % SECOND / (unit == MICRO ? 1000 : 1);
}

static void put(uint64_t at, enum unit unit, int64_t ns)
{
	int64_t v[2];

	split(v, unit, ns);
	weir_memory_write((void *)at, v, sizeof(v));
}

/* Multiplies the time at `at` in place; used where the kernel has just written it. */
static void scale_at(uint64_t at, enum unit unit, int64_t by, int64_t of)
{
	int64_t ns;

	if (at && get(at, unit, &ns))
		put(at, unit, scale(ns, by, of));
}

/* ---- clocks are read ---- */

static enum weir_action read_clock(struct weir_call *call)
{
	int64_t ns;

	if (weir_proceed(call) < 0)
		return WEIR_ANSWER;
	switch (call->nr) {
	case SYS_clock_gettime:
		if (is_ours(call->args[0]) && get(call->args[1], NANO, &ns))
			put(call->args[1], NANO, to_program(call->args[0], ns));
		break;
	case SYS_gettimeofday:
		if (call->args[0] && get(call->args[0], MICRO, &ns))
			put(call->args[0], MICRO, to_program(CLOCK_REALTIME, ns));
		break;
	case SYS_time:
		call->result = to_program(CLOCK_REALTIME, call->result * SECOND) / SECOND;
		if (call->args[0])
			weir_memory_write((void *)call->args[0], &call->result, sizeof(call->result));
		break;
	}
	return WEIR_ANSWER;
}

/* ---- the program waits: a table of where the timeout stands ---- */

enum form {
	TIMESPEC, /* argument is a pointer to a struct timespec */
	TIMEVAL,
	MILLISECONDS, /* argument is a number; below 0: for ever */
};

struct wait {
	uint16_t nr;
	int8_t argument;
	uint8_t form;
	int8_t remains; /* argument to which the kernel writes what is left; -1: none */
};

static const struct wait waits[] = {
	{ SYS_nanosleep, 0, TIMESPEC, 1 },
	{ SYS_clock_nanosleep, 2, TIMESPEC, 3 },
	{ SYS_poll, 2, MILLISECONDS, -1 },
	{ SYS_ppoll, 2, TIMESPEC, 2 },
	{ SYS_select, 4, TIMEVAL, 4 },
	{ SYS_pselect6, 4, TIMESPEC, 4 },
	{ SYS_epoll_wait, 3, MILLISECONDS, -1 },
	{ SYS_epoll_pwait, 3, MILLISECONDS, -1 },
	{ 441 /* epoll_pwait2 */, 3, TIMESPEC, -1 },
	{ SYS_rt_sigtimedwait, 2, TIMESPEC, -1 },
	{ SYS_semtimedop, 3, TIMESPEC, -1 },
	{ SYS_futex, 3, TIMESPEC, -1 },
};

/* Which clock is the timeout a time of day of? -1: it is a span. -2: it is none. */
static int absolute_clock(const struct weir_call *call)
{
	uint64_t op = call->args[1] & ~(uint64_t)(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME);

	if (call->nr == SYS_clock_nanosleep) {
		if (!is_ours(call->args[0]))
			return -2;
		return call->args[1] & TIMER_ABSTIME ? (int)call->args[0] : -1;
	}
	if (call->nr != SYS_futex || op == FUTEX_WAIT)
		return -1;
	if (op == FUTEX_LOCK_PI)
		return CLOCK_REALTIME;
	if (op == FUTEX_WAIT_BITSET || op == FUTEX_WAIT_REQUEUE_PI || op == 13 /* FUTEX_LOCK_PI2 */)
		return call->args[1] & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC;
	return -2; /* other operations have a number in that place */
}

static enum weir_action wait_longer(struct weir_call *call, const struct wait *w)
{
	uint64_t *arg = &call->args[w->argument], given = *arg, left;
	enum unit unit = w->form == TIMEVAL ? MICRO : NANO;
	int clock = absolute_clock(call);
	int64_t ours[2], ns;

	if (w->form == MILLISECONDS) {
		ns = (int32_t)given > 0 ? scale((int32_t)given, down, up) : (int32_t)given;
		*arg = (uint64_t)(ns > INT32_MAX ? INT32_MAX : ns);
		return WEIR_PASS;
	}
	if (!given || clock == -2 || !get(given, unit, &ns))
		return WEIR_PASS;
	split(ours, unit, clock >= 0 ? to_real((uint64_t)clock, ns) : scale(ns, down, up));
	/* The kernel gets our copy, which lives on this stack: so the call is made from here. */
	*arg = (uint64_t)ours;
	weir_proceed(call);
	if (w->remains == w->argument) {
		scale_at((uint64_t)ours, unit, up, down);
		weir_memory_write((void *)given, ours, sizeof(ours));
	} else if (w->remains >= 0 && clock == -1 && call->result == -EINTR) {
		left = call->args[w->remains];
		scale_at(left, unit, up, down);
	}
	return WEIR_ANSWER;
}

/* ---- timers ---- */

/* An interval and a time, in this order, in old and in new. */
static enum weir_action set_timer(struct weir_call *call)
{
	bool itimer = call->nr == SYS_setitimer;
	uint64_t given = call->args[itimer ? 1 : 2], old = call->args[itimer ? 2 : 3];
	enum unit unit = itimer ? MICRO : NANO;
	int64_t ours[4], interval, first;

	/* Of ITIMER_PROF and ITIMER_VIRTUAL, which count processor time, nothing is changed. */
	if ((itimer && call->args[0] != ITIMER_REAL) || !given || !get(given, unit, &interval) ||
	    !get(given + 16, unit, &first))
		return WEIR_PASS;
	/*
	 * An absolute time is taken to be of the clock that is close to it: neither timerfd_settime
	 * nor timer_settime names the clock. TFD_TIMER_ABSTIME and TIMER_ABSTIME are both 1.
	 */
	if (!itimer && (call->args[1] & TFD_TIMER_ABSTIME) && first) {
		int64_t day = INT64_C(86400) * 365 * 10 * SECOND;

		first = to_real(first > day ? CLOCK_REALTIME : CLOCK_MONOTONIC, first);
	} else {
		first = scale(first, down, up);
	}
	split(ours, unit, scale(interval, down, up));
	split(ours + 2, unit, first);
	call->args[itimer ? 1 : 2] = (uint64_t)ours;
	if (weir_proceed(call) >= 0 && old) {
		scale_at(old, unit, up, down);
		scale_at(old + 16, unit, up, down);
	}
	return WEIR_ANSWER;
}

static enum weir_action get_timer(struct weir_call *call)
{
	enum unit unit = call->nr == SYS_getitimer ? MICRO : NANO;

	if (call->nr == SYS_getitimer && call->args[0] != ITIMER_REAL)
		return WEIR_PASS;
	if (weir_proceed(call) >= 0) {
		scale_at(call->args[1], unit, up, down);
		scale_at(call->args[1] + 16, unit, up, down);
	}
	return WEIR_ANSWER;
}

static enum weir_action set_alarm(struct weir_call *call)
{
	/* No alarm may come early, and none may be switched off by rounding. */
	call->args[0] = (uint64_t)scale(
		(uint32_t)call->args[0] + (call->args[0] ? (up - 1) / down : 0), down, up);
	weir_proceed(call);
	call->result = scale(call->result, up, down);
	return WEIR_ANSWER;
}

/* ---- */

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	switch (call->nr) {
	case SYS_clock_gettime:
	case SYS_gettimeofday:
	case SYS_time:
		return read_clock(call);
	case SYS_timerfd_settime:
	case SYS_timer_settime:
	case SYS_setitimer:
		return set_timer(call);
	case SYS_timerfd_gettime:
	case SYS_timer_gettime:
	case SYS_getitimer:
		return get_timer(call);
	case SYS_alarm:
		return set_alarm(call);
	}
	for (size_t i = 0; i < sizeof(waits) / sizeof(waits[0]); i++)
		if (waits[i].nr == call->nr)
			return wait_longer(call, &waits[i]);
	return WEIR_PASS;
}

static int64_t now(int clock)
{
	struct timespec ts;

	return clock_gettime(clock, &ts) < 0 ? 0 : ts.tv_sec * SECOND + ts.tv_nsec;
}

/* Reads base[] from the environment, or makes it and puts it there for the children. */
static void share_base(void)
{
	static const int clocks[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_TAI };
	const char *text = getenv("CLOCK_BASE");
	char made[128];
	long long b[4];

	if (!text || sscanf(text, "%lld,%lld,%lld,%lld", &b[0], &b[1], &b[2], &b[3]) != 4) {
		for (int i = 0; i < 4; i++)
			b[i] = now(clocks[i]);
		snprintf(made, sizeof(made), "%lld,%lld,%lld,%lld", b[0], b[1], b[2], b[3]);
		setenv("CLOCK_BASE", made, 1);
	}
	for (int i = 0; i < 4; i++)
		base[clocks[i]] = b[i];
	base[CLOCK_REALTIME_COARSE] = base[CLOCK_REALTIME_ALARM] = base[CLOCK_REALTIME];
	base[CLOCK_MONOTONIC_COARSE] = base[CLOCK_MONOTONIC];
	base[CLOCK_MONOTONIC_RAW] = base[CLOCK_MONOTONIC]; /* they differ by what NTP corrects */
	base[CLOCK_BOOTTIME_ALARM] = base[CLOCK_BOOTTIME];
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_session_options options = { .size = sizeof(options),
							     .flags = WEIR_SESSION_VDSO };
	static const struct weir_syscall_spec spec = {
		.size = sizeof(spec),
		.enter = enter,
		.select = "clock_gettime,gettimeofday,time,nanosleep,clock_nanosleep,poll,ppoll,select,"
			  "pselect6,epoll_wait,epoll_pwait,epoll_pwait2,rt_sigtimedwait,semtimedop,"
			  "futex,timerfd_settime,timerfd_gettime,timer_settime,timer_gettime,"
			  "setitimer,getitimer,alarm",
	};
	const char *rate = getenv("CLOCK_RATE");
	struct weir_session *session;
	struct weir_error err;
	double wanted;
	char *end;
	int hook;

	if (rate) {
		wanted = strtod(rate, &end);
		if (!(wanted >= 0.001 && wanted <= 1000) || *end) {
			fprintf(stderr, "half-clock: CLOCK_RATE=%s is not between 0.001 and 1000\n",
				rate);
			_exit(125);
		}
		up = (int64_t)(wanted * 1000 + 0.5);
		down = 1000;
	}
	share_base();
	if (weir_session_open(&session, &options, &err) < 0 ||
	    weir_syscall_add(session, &spec, &hook, &err) < 0) {
		fprintf(stderr, "half-clock: %s\n", err.text);
		_exit(125);
	}
}
