/* SPDX-License-Identifier: MIT */
/* Sessions and interposers: the checks in front of core. */
#include <weir/weir.h>

#include "api/start.h"
#include "core/core.h"
#include "engine/signal/signal.h"

#define SESSIONS 8

struct weir_session {
	bool open;
	uint32_t interposers; /* a bit for each handle */
};

static struct weir_session sessions[SESSIONS];
static struct rt_lock session_lock;

static int fail(struct weir_error *err, int code, enum weir_reason reason, const char *text)
{
	if (err) {
		err->code = code;
		err->reason = reason;
		err->at = NULL;
		rt_strcopy(err->text, text, sizeof(err->text));
	}
	return code;
}

/* Set-up code runs as the program: a handler that interrupts it may come back to the same lock. */
static uint64_t enter(void)
{
	uint64_t mask = sig_block_all();

	rt_lock(&session_lock);
	return mask;
}

static void leave(uint64_t mask)
{
	rt_unlock(&session_lock);
	if (core_running)
		sig_set_mask(mask);
	else
		rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &mask, 0, 8);
}

int weir_session_open(struct weir_session **out, const struct weir_session_options *opts,
		      struct weir_error *err)
{
	uint32_t flags = opts ? opts->flags : 0;
	struct weir_session *s = NULL;
	const char *what = NULL;
	char text[112];
	uint64_t mask;
	int ret;

	if (opts && opts->size < sizeof(*opts))
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "options: size is too small");
	if (flags & ~(WEIR_SESSION_NO_DISPATCH | WEIR_SESSION_NO_PATCH))
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "options: unknown flag");
	if ((flags & WEIR_SESSION_NO_DISPATCH) && (flags & WEIR_SESSION_NO_PATCH))
		return fail(err, -EINVAL, WEIR_REASON_NO_DISPATCH,
			    "options: neither dispatch nor patching is left");
	mask = enter();
	for (unsigned i = 0; i < SESSIONS && !s; i++)
		if (!sessions[i].open)
			s = &sessions[i];
	if (!s) {
		leave(mask);
		return fail(err, -ENOSPC, WEIR_REASON_TOO_MANY, "8 sessions are open already");
	}
	ret = start_runtime(!(flags & WEIR_SESSION_NO_DISPATCH), !(flags & WEIR_SESSION_NO_PATCH),
			    &what);
	if (ret < 0) {
		leave(mask);
		rt_format(text, sizeof(text), "cannot start: %s: errno %d", what, -ret);
		return fail(err, ret,
			    ret == -ENOMEM ? WEIR_REASON_NO_MEMORY : WEIR_REASON_NOT_STARTED, text);
	}
	s->open = true;
	s->interposers = 0;
	*out = s;
	leave(mask);
	return 0;
}

void weir_session_close(struct weir_session *s)
{
	uint64_t mask;

	if (!s || !s->open)
		return;
	mask = enter();
	for (int i = 0; i < CORE_INTERPOSERS; i++)
		if (s->interposers & (1u << i))
			core_interposer_remove(i);
	s->interposers = 0;
	s->open = false;
	leave(mask);
}

int weir_syscall_add(struct weir_session *s, const struct weir_syscall_spec *spec, int *out,
		     struct weir_error *err)
{
	struct core_hook hook = { spec->enter, spec->leave, spec->data, spec->flags, 0 };
	struct core_interposer ip;
	uint64_t mask;
	int ret;

	if (spec->size < sizeof(*spec))
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "spec: size is too small");
	if (spec->flags & ~WEIR_HOOK_GENERAL_REGS)
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "spec: unknown flag");
	if (!spec->enter && !spec->leave)
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "spec: neither enter nor leave");
	if (!s->open)
		return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, "the session is closed");
	memset(&ip, 0, sizeof(ip));
	ip.priority = spec->priority;
	memset(ip.want, spec->count ? 0 : 0xff, sizeof(ip.want));
	for (uint32_t i = 0; i < spec->count; i++) {
		if (spec->numbers[i] >= CORE_NR_MAX - 1) /* the last entry stands for all beyond */
			return fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT,
				    "spec: a number is out of range");
		ip.want[spec->numbers[i] / 64] |= 1ull << (spec->numbers[i] % 64);
	}
	mask = enter();
	ret = core_interposer_add(&ip, &hook);
	if (ret >= 0) {
		s->interposers |= 1u << ret;
		*out = ret;
	}
	leave(mask);
	if (ret < 0)
		return fail(err, ret, WEIR_REASON_TOO_MANY, "16 interposers are there already");
	return 0;
}

int weir_syscall_remove(struct weir_session *s, int handle)
{
	uint64_t mask;
	int ret = -ENOENT;

	mask = enter();
	if (handle >= 0 && handle < CORE_INTERPOSERS && (s->interposers & (1u << handle))) {
		s->interposers &= ~(1u << handle);
		ret = core_interposer_remove(handle);
	}
	leave(mask);
	return ret;
}

int64_t weir_syscall(uint64_t nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
	return rt_sys6((long)nr, a, b, c, d, e, f);
}
