/* SPDX-License-Identifier: MIT */
/* Sessions and interposers: the checks in front of core. */
#include "api/session.h"

#include "api/join.h"

#include "api/deferred.h"
#include "api/function.h"
#include "api/select.h"
#include "api/start.h"
#include "code/text.h"
#include "elf/objects.h"
#include "engine/signal/signal.h"
#include "engine/syscall/hidden.h"
#include "engine/thread/thread.h"

#define SESSIONS API_SESSIONS

struct weir_session {
	bool open, disabled;
	uint32_t flags;
	uint32_t interposers; /* a bit for each handle */
	struct deferred_sink sink;
	struct deferred *deferred[CORE_INTERPOSERS];
};

static struct weir_session sessions[SESSIONS];
static const struct weir_session *session_base = sessions;
static struct rt_lock session_lock;

int api_fail(struct weir_error *err, int code, enum weir_reason reason, const char *text)
{
	if (err) {
		err->code = code;
		err->reason = reason;
		err->at = NULL;
		rt_strcopy(err->text, text, sizeof(err->text));
	}
	return code;
}

static int bad(struct weir_error *err, const char *text)
{
	return api_fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, text);
}

uint64_t api_lock(void)
{
	uint64_t mask = sig_block_all();

	rt_lock(&session_lock);
	return mask;
}

void api_unlock(uint64_t mask)
{
	rt_unlock(&session_lock);
	if (core_running)
		sig_set_mask(mask);
	else
		rt_sys4(__NR_rt_sigprocmask, 2 /* SIG_SETMASK */, &mask, 0, 8);
}

/* ---- sessions ---- */

int api_take(void *to, uint32_t size, const void *from, uint32_t least, struct weir_error *err)
{
	uint32_t given = *(const uint32_t *)from;

	if (given < least)
		return bad(err, "size is too small");
	for (uint32_t i = size; i < given; i++)
		if (i > 4096 || ((const uint8_t *)from)[i])
			return api_fail(err, -E2BIG, WEIR_REASON_BAD_ARGUMENT,
					"size: a field is set that this version does not know");
	if (given < size)
		memset(to, 0, size);
	memcpy(to, from, given < size ? given : size);
	return 0;
}

#define SESSION_FLAGS \
	(WEIR_SESSION_NO_DISPATCH | WEIR_SESSION_NO_PATCH | WEIR_SESSION_NO_LATE | \
	 WEIR_SESSION_VDSO | WEIR_SESSION_NO_EXEC | WEIR_SESSION_FUNCTIONS | WEIR_SESSION_ZERO_PAGE)

static int take_options(struct weir_session_options *o, const struct weir_session_options *given,
			struct weir_error *err)
{
	int ret = 0;

	memset(o, 0, sizeof(*o));
	if (given)
		ret = api_take(o, sizeof(*o), given,
			       offsetof(struct weir_session_options, hook_stack), err);
	if (ret < 0)
		return ret;
	if ((o->flags & ~SESSION_FLAGS) || o->reserved)
		return bad(err, "options: unknown flag");
	if ((o->flags & WEIR_SESSION_NO_DISPATCH) && (o->flags & WEIR_SESSION_NO_PATCH))
		return api_fail(err, -EINVAL, WEIR_REASON_NO_DISPATCH,
				"options: neither dispatch nor patching is left");
	if (o->hook_stack && (o->hook_stack < 16384 || o->hook_stack > 16u << 20))
		return bad(err, "options: hook_stack is not 16384 to 16 MiB");
	return 0;
}

int weir_session_open(struct weir_session **out, const struct weir_session_options *opts,
		      struct weir_error *err)
{
	struct weir_session_options o;
	struct weir_session *s = NULL;
	const char *what = NULL;
	char text[112];
	uint64_t mask;
	int ret = take_options(&o, opts, err);

	if (ret < 0)
		return ret;
	if (core_detachable && (o.flags & WEIR_SESSION_VDSO))
		return api_fail(err, -EOPNOTSUPP, WEIR_REASON_NOT_STARTED,
				"the vDSO of a process that is attached to could not be put back");
	mask = api_lock();
	for (unsigned i = 0; i < SESSIONS && !s; i++)
		if (!sessions[i].open)
			s = &sessions[i];
	if (!s) {
		api_unlock(mask);
		return api_fail(err, -ENOSPC, WEIR_REASON_TOO_MANY, "8 sessions are open already");
	}
	if (!core_running) {
		static bool locks;

		if (!locks)
			core_fork_lock(&session_lock);
		locks = true;
		if (o.hook_stack)
			core_hook_stack = rt_round_up(o.hook_stack, RT_PAGE);
		thr_entry.no_exec = o.flags & WEIR_SESSION_NO_EXEC;
	} else if (!(o.flags & WEIR_SESSION_NO_EXEC)) {
		thr_entry.no_exec = false;
	}
	if (o.flags & WEIR_SESSION_FUNCTIONS)
		ret = 0;
	else
		ret = start_runtime(!(o.flags & WEIR_SESSION_NO_DISPATCH),
				    !(o.flags & WEIR_SESSION_NO_PATCH),
				    o.flags & WEIR_SESSION_ZERO_PAGE, &what);
	if (ret < 0) {
		api_unlock(mask);
		rt_format(text, sizeof(text), "cannot start: %s: errno %d", what, -ret);
		return api_fail(err, ret,
				ret == -ENOMEM ? WEIR_REASON_NO_MEMORY : WEIR_REASON_NOT_STARTED,
				text);
	}
	if (o.flags & WEIR_SESSION_VDSO)
		start_vdso();
	start_opened_by((uint64_t)__builtin_return_address(0));
	memset(s, 0, sizeof(*s));
	s->open = true;
	s->flags = o.flags;
	*out = s;
	api_unlock(mask);
	return 0;
}

int api_session_index(const struct weir_session *s)
{
	return s->open ? (int)(s - session_base) : -EINVAL;
}

void api_session_join(void)
{
	session_base = (const struct weir_session *)join_there(sessions);
}

/* Under the lock. */
static int drop(struct weir_session *s, int handle)
{
	if (!(s->interposers & (1u << handle)))
		return -ENOENT;
	s->interposers &= ~(1u << handle);
	core_interposer_remove(handle);
	if (s->deferred[handle])
		deferred_remove(s->deferred[handle]);
	s->deferred[handle] = NULL;
	return core_interposer_busy(handle);
}

void weir_session_close(struct weir_session *s)
{
	uint64_t mask;

	if (!s || !s->open)
		return;
	api_functions_close((int)(s - session_base));
	if (session_base != sessions) {
		((void (*)(struct weir_session *))join_there((const void *)weir_session_close))(s);
		return;
	}
	mask = api_lock();
	for (int i = 0; i < CORE_INTERPOSERS; i++)
		drop(s, i);
	s->open = false;
	api_unlock(mask);
}

unsigned int api_sessions_open(void)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < SESSIONS; i++)
		n += sessions[i].open;
	return n;
}

void api_sessions_close(void)
{
	for (unsigned int i = 0; i < SESSIONS; i++)
		weir_session_close(&sessions[i]);
}

static void switch_session(struct weir_session *s, bool off)
{
	uint64_t mask = api_lock();

	s->disabled = off;
	core_interposers_switch(s->interposers, off);
	api_unlock(mask);
}

void weir_session_disable(struct weir_session *s)
{
	switch_session(s, true);
}

void weir_session_enable(struct weir_session *s)
{
	switch_session(s, false);
}

/* ---- interposers ---- */

#define HOOK_FLAGS (WEIR_HOOK_GENERAL_REGS | WEIR_HOOK_REENTER | WEIR_HOOK_DEFERRED)

static int take_numbers(struct core_interposer *ip, const struct weir_syscall_spec *spec,
			struct weir_error *err)
{
	const char *word;
	char text[112];

	if (spec->select) {
		if (spec->count)
			return bad(err, "spec: both numbers and select");
		if (select_parse(spec->select, ip->want, &word) < 0) {
			rt_format(text, sizeof(text), "select: no call, class or number '%s'", word);
			return api_fail(err, -EINVAL, WEIR_REASON_UNKNOWN_NAME, text);
		}
		return 0;
	}
	memset(ip->want, spec->count ? 0 : 0xff, sizeof(ip->want));
	for (uint32_t i = 0; i < spec->count; i++) {
		if (spec->numbers[i] >= CORE_NR_MAX - 1) /* the last entry stands for all beyond */
			return bad(err, "spec: a number is out of range");
		ip->want[spec->numbers[i] / 64] |= 1ull << (spec->numbers[i] % 64);
	}
	return 0;
}

static int take_from(struct core_interposer *ip, const char *const *from, struct weir_error *err)
{
	size_t used = 0;

	for (; from && *from; from++) {
		size_t n = rt_strlen(*from) + 1;

		if (n == 1)
			return bad(err, "from: an empty pattern");
		if (used + n + 1 > sizeof(ip->from))
			return api_fail(err, -ENOSPC, WEIR_REASON_TOO_MANY,
					"from: more than 500 bytes of patterns");
		memcpy(ip->from + used, *from, n);
		used += n;
	}
	return 0;
}

static int take_spec(struct weir_syscall_spec *sp, const struct weir_syscall_spec *given,
		     struct weir_error *err)
{
	int ret = api_take(sp, sizeof(*sp), given, offsetof(struct weir_syscall_spec, select), err);

	if (ret < 0)
		return ret;
	if ((sp->flags & ~HOOK_FLAGS) || sp->reserved)
		return bad(err, "spec: unknown flag");
	if (!sp->enter && !sp->leave)
		return bad(err, "spec: neither enter nor leave");
	if ((sp->flags & WEIR_HOOK_DEFERRED) && sp->enter)
		return bad(err, "spec: a deferred interposer has no enter");
	return 0;
}

int weir_syscall_add(struct weir_session *s, const struct weir_syscall_spec *spec, int *out,
		     struct weir_error *err)
{
	struct weir_syscall_spec sp;
	struct core_hook hook;
	struct core_interposer ip;
	struct deferred *d = NULL;
	uint64_t mask;
	int ret = take_spec(&sp, spec, err);

	if (ret < 0)
		return ret;
	if (!s->open)
		return bad(err, "the session is closed");
	memset(&ip, 0, sizeof(ip));
	ip.priority = sp.priority;
	ip.tid = sp.tid;
	ret = take_numbers(&ip, &sp, err);
	if (ret == 0)
		ret = take_from(&ip, sp.from, err);
	if (ret < 0)
		return ret;
	hook = (struct core_hook){ sp.enter, sp.leave, sp.data, sp.flags, 0 };
	mask = api_lock();
	if (sp.flags & WEIR_HOOK_DEFERRED) {
		ret = deferred_add(&s->sink, &hook, &d);
		hook = (struct core_hook){ NULL, deferred_push, d, WEIR_HOOK_GENERAL_REGS, 0 };
	}
	if (s->flags & WEIR_SESSION_NO_LATE) {
		rt_lock(&code_lock);
		ip.loaded = elf_last_serial();
		rt_unlock(&code_lock);
	}
	ip.off = s->disabled;
	if (ret == 0)
		ret = core_interposer_add(&ip, &hook);
	if (ret >= 0) {
		s->interposers |= 1u << ret;
		s->deferred[ret] = d;
		*out = ret;
	} else if (d) {
		deferred_remove(d);
	}
	api_unlock(mask);
	if (ret < 0)
		return api_fail(err, ret, ret == -ENOMEM ? WEIR_REASON_NO_MEMORY : WEIR_REASON_TOO_MANY,
				ret == -ENOMEM ? "no room for deferred calls"
					       : "16 interposers are there already");
	return 0;
}

int weir_syscall_remove(struct weir_session *s, int handle)
{
	uint64_t mask;
	int ret = -ENOENT;

	if (handle < 0 || handle >= CORE_INTERPOSERS)
		return ret;
	mask = api_lock();
	ret = drop(s, handle);
	api_unlock(mask);
	return ret;
}

int weir_syscall_busy(int handle)
{
	if (handle < 0 || handle >= CORE_INTERPOSERS)
		return -ENOENT;
	return core_interposer_busy(handle);
}

int weir_deferred_run(struct weir_session *s, int64_t timeout)
{
	int ret;

	if (!core_running || timeout < -1)
		return -EINVAL;
	weir_thread_disable();
	ret = deferred_run(&s->sink, timeout);
	weir_thread_enable();
	return ret;
}

uint64_t weir_deferred_lost(const struct weir_session *s)
{
	return __atomic_load_n(&s->sink.lost, __ATOMIC_RELAXED);
}

int64_t weir_proceed(struct weir_call *call)
{
	return core_proceed(call);
}

int64_t weir_syscall(uint64_t nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
	uint64_t args[6] = { a, b, c, d, e, f };
	int64_t ret;

	/* A program that has a %gs of its own is left alone outside of the gate. */
	if (rt_likely(!core_is_special(nr)) || !sig_gs_block())
		return rt_sys6((long)nr, a, b, c, d, e, f);
	ret = core_call(nr, args);
	if (nr == __NR_close && ret == -EBADF && hidden_forget((int)a))
		ret = rt_sys1(__NR_close, a);
	return ret;
}
