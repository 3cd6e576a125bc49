/* SPDX-License-Identifier: MIT */
/*
 * Whose the breakpoints are. Where the runtime runs, SIGTRAP is the signal engine's, never blocked, and it
 * asks fn_entry_trap() first. Elsewhere a handler of our own is put before the program's, which
 * stays as it was for all traps that are not ours; then a thread that blocks SIGTRAP must not come to a
 * breakpoint, and nothing is changed while there is one.
 */
#include <weir/base.h>

#include <asm/sigcontext.h>
#include <asm/siginfo.h>
#include <asm/signal.h>
#include <asm/ucontext.h>
#include <linux/fcntl.h>

#include "arch/arch.h"
#include "core/core.h"
#include "engine/function/entry.h"

#define TRAP 5
#define SA_RESTORER_FLAG 0x04000000ul
#define KERNEL_CODE 0x80 /* SI_KERNEL: what int3 says */

struct action {
	uint64_t handler, flags, restorer, mask;
};

static struct action old;

static void pass_on(int sig, siginfo_t *info, void *uc)
{
	struct action dfl = { 0, SA_RESTORER_FLAG, (uint64_t)gate_restorer, 0 };

	if (old.handler > 1) {
		((void (*)(int, siginfo_t *, void *))old.handler)(sig, info, uc);
		return;
	}
	if (old.handler == 1 && info->si_code <= 0)
		return; /* ignored, and sent: an instruction's own cannot be ignored */
	rt_sys4(__NR_rt_sigaction, TRAP, &dfl, 0, 8);
	rt_sys4(__NR_rt_tgsigqueueinfo, rt_sys0(__NR_getpid), rt_sys0(__NR_gettid), TRAP, info);
}

static void on_trap(int sig, siginfo_t *info, struct ucontext *uc)
{
	uint64_t ip = uc->uc_mcontext.rip;

	if (info->si_code == KERNEL_CODE && fn_entry_trap(&ip))
		uc->uc_mcontext.rip = ip;
	else
		pass_on(sig, info, uc);
}

static long install(void)
{
	struct action now, mine = { (uint64_t)on_trap, 0, (uint64_t)gate_restorer, 0 };
	long ret = rt_sys4(__NR_rt_sigaction, TRAP, 0, &now, 8);

	if (ret < 0 || now.handler == (uint64_t)on_trap)
		return ret;
	old = now;
	/* never blocked by itself: a thread in the handler would look like one that blocks it */
	mine.flags = SA_SIGINFO | SA_RESTORER_FLAG | SA_ONSTACK | SA_NODEFER;
	mine.mask = now.mask;
	return rt_sys4(__NR_rt_sigaction, TRAP, &mine, 0, 8);
}

/* ---- threads ---- */

struct entry64 {
	uint64_t ino, off;
	uint16_t reclen;
	uint8_t type;
	char name[];
};

static void each_task(void (*fn)(const char *name, void *data), void *data)
{
	uint8_t buf[1024] __attribute__((aligned(8)));
	long fd = rt_sys3(__NR_open, "/proc/self/task", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0), n;

	if (fd < 0)
		return;
	while ((n = rt_sys3(__NR_getdents64, fd, buf, sizeof(buf))) > 0)
		for (long at = 0; at < n;) {
			const struct entry64 *d = (const struct entry64 *)(const void *)(buf + at);

			if (d->name[0] != '.')
				fn(d->name, data);
			at += d->reclen;
		}
	rt_sys1(__NR_close, fd);
}

static void count_task(const char *name, void *data)
{
	(void)name;
	++*(unsigned *)data;
}

unsigned fn_threads(void)
{
	unsigned count = 0;

	each_task(count_task, &count);
	return count;
}

static uint64_t hex(const char *s)
{
	uint64_t v = 0;

	for (;; s++) {
		if (*s >= '0' && *s <= '9')
			v = v * 16 + (uint64_t)(*s - '0');
		else if (*s >= 'a' && *s <= 'f')
			v = v * 16 + (uint64_t)(*s - 'a' + 10);
		else
			return v;
	}
}

/* The value of a field of /proc/PID/status; NULL if it is not there. */
static const char *field(const char *text, const char *name)
{
	for (; *text; text++)
		if (*text == '\n' && rt_starts(text + 1, name))
			return text + 1 + rt_strlen(name);
	return NULL;
}

struct blocked {
	bool asleep; /* a thread does nothing, and blocks SIGTRAP */
	bool awake;  /* one that runs does: perhaps not for long */
};

static void look_at_mask(const char *name, void *data)
{
	char path[64], text[2048];
	struct blocked *b = data;
	const char *mask, *state, *s = name;
	uint64_t tid = 0;
	long fd, n;

	if (rt_parse(&s, &tid) && tid == (uint64_t)rt_sys0(__NR_gettid))
		return;
	rt_format(path, sizeof(path), "/proc/self/task/%s/status", name);
	fd = rt_sys3(__NR_open, path, O_RDONLY | O_CLOEXEC, 0);
	if (fd < 0)
		return; /* it has ended meanwhile */
	n = rt_sys3(__NR_read, fd, text, sizeof(text) - 1);
	rt_sys1(__NR_close, fd);
	if (n <= 0)
		return;
	text[n] = 0;
	mask = field(text, "SigBlk:\t");
	state = field(text, "State:\t");
	if (!mask || !state || !(hex(mask) >> (TRAP - 1) & 1))
		return;
	if (*state == 'R')
		b->awake = true;
	else
		b->asleep = true;
}

long fn_trap_ready(void)
{
	const struct {
		long sec, nsec;
	} millisecond = { 0, 1000000 };
	long ret = core_running ? 0 : install();
	struct blocked b;

	if (ret < 0)
		return ret;
	/* libc starts a thread with all signals blocked; its fork and exec do so for a moment */
	for (int tries = 0; tries < 300; tries++) {
		b.asleep = b.awake = false;
		each_task(look_at_mask, &b);
		if (b.asleep && tries > 20)
			break;
		if (!b.asleep && !b.awake)
			return 0;
		rt_sys2(__NR_nanosleep, &millisecond, 0);
	}
	return -EBUSY;
}
