/* SPDX-License-Identifier: MIT */
/* Hooks on functions: the checks in front of the function engine. */
#include "api/function.h"

#include <weir/weir.h>

#include "api/session.h"
#include "api/start.h"
#include "elf/objects.h"
#include "engine/function/hook.h"
#include "engine/function/regex.h"

#define TARGET_MAX 512

static struct {
	bool transaction, used;
	struct fn_queue queue;
} states[API_SESSIONS];

static int bad(struct weir_error *err, const char *text)
{
	return api_fail(err, -EINVAL, WEIR_REASON_BAD_ARGUMENT, text);
}

static const char *sentence(enum weir_reason reason)
{
	switch ((int)reason) {
	case WEIR_REASON_NOT_FOUND:
		return "no loaded object defines it";
	case WEIR_REASON_AMBIGUOUS:
		return "several functions are meant: say LIB:NAME or NAME@VERSION";
	case WEIR_REASON_NOT_WRITABLE:
		return "a slot cannot be written";
	case WEIR_REASON_NO_LOADER:
		return "the loaded objects cannot be listed";
	case WEIR_REASON_NOT_EXPORTED:
		return "nothing leads to it but its own object's code";
	case WEIR_REASON_TOO_MANY:
		return "8 hooks are on it already";
	case WEIR_REASON_NOT_A_FUNCTION:
		return "no function is known to begin there";
	case WEIR_REASON_TOO_SHORT:
		return "it is too short for a jump";
	case WEIR_REASON_BRANCH_TARGET:
		return "something jumps into its first bytes";
	case WEIR_REASON_NOT_MOVABLE:
		return "its first instructions cannot be moved";
	case WEIR_REASON_CHANGED:
		return "its code has been changed by somebody";
	case WEIR_REASON_THREADS:
		return "a thread blocks SIGTRAP: its code cannot be changed safely now";
	case WEIR_REASON_NOT_STARTED:
		return "valgrind translates its code, and does not see it change";
	case WEIR_REASON_NO_ROOM:
		return "no memory within reach of a jump";
	default:
		return "no memory";
	}
}

static int report(struct weir_error *err, const struct fn_failure *f)
{
	char text[sizeof(err->text)];

	rt_format(text, sizeof(text), "%s%s%s: errno %d", f->what ? f->what : "",
		  f->what ? ": " : "", sentence(f->reason), -f->code);
	api_fail(err, f->code, f->reason, text);
	if (err)
		err->at = f->at;
	return f->code;
}

/* What a hook is to be. */
struct wish {
	struct fn_kind kind;
	struct fn_name name;
	void *data;
};

/* "LIB:NAME@VERSION" into its parts, which are left in `space`; a part that is "*" is not asked about. */
static int parse(const char *target, char space[TARGET_MAX], struct wish *w)
{
	char *at, *name;

	w->name = fn_name_of(target);
	if (w->name.size > TARGET_MAX || w->name.size < 2)
		return -EINVAL;
	if (!w->name.parts && !w->name.pattern)
		return 0;
	rt_strcopy(space, target, TARGET_MAX);
	/* Colons and at-signs within a regular expression are its own. */
	at = space + fn_regex_length(space);
	while (*at && *at != ':')
		at++;
	name = space;
	if (*at) {
		*at++ = 0;
		w->kind.library = space;
		name = at;
	}
	at = name + fn_regex_length(name);
	while (*at && *at != '@')
		at++;
	if (*at) {
		*at++ = 0;
		if (*at == '@')
			at++;
		w->kind.version = at;
	}
	if (!*name || (w->kind.version && !*w->kind.version))
		return -EINVAL;
	w->name = fn_name_of(name);
	if (rt_strcmp(name, "*") == 0)
		w->name.text = NULL;
	return 0;
}

/* An address is hooked by the name that its object exports it under. */
static int name_address(struct wish *w, struct weir_error *err)
{
	const struct fn_object *o;
	const char *name;

	if (!fn_objects_refresh(fn_slots_gone))
		return api_fail(err, -EOPNOTSUPP, WEIR_REASON_NO_LOADER,
				sentence(WEIR_REASON_NO_LOADER));
	o = fn_object_at(w->kind.address);
	name = o ? fn_object_name_at(o, w->kind.address) : NULL;
	if (!name && w->kind.way == WEIR_WAY_AUTO)
		w->kind.way = WEIR_WAY_ENTRY; /* nothing else can lead to it */
	if (!name && w->kind.way == WEIR_WAY_ENTRY)
		name = "";
	if (!name)
		return api_fail(err, -EOPNOTSUPP, WEIR_REASON_NOT_EXPORTED,
				sentence(WEIR_REASON_NOT_EXPORTED));
	if (!w->name.text)
		w->name = fn_name_of(name);
	return 0;
}

static int check_pattern(const char *pattern, struct weir_error *err)
{
	const int ret = pattern ? fn_pattern_check(pattern) : 0;

	if (ret == 0)
		return 0;
	return bad(err, ret == -E2BIG ? "spec: a regular expression is too large"
				      : "spec: a regular expression is not well formed");
}

static int check_patterns(const struct wish *w, struct weir_error *err)
{
	const char *const each[] = { w->kind.library, w->name.pattern ? w->name.text : NULL,
				     w->kind.version, w->kind.caller };
	int ret = 0;

	for (unsigned i = 0; i < RT_COUNT(each) && ret == 0; i++)
		ret = check_pattern(each[i], err);
	return ret;
}

/* Functions that are not exported, and what a thunk leads to, are reached by their entries alone. */
static int check_way(struct wish *w, struct weir_error *err)
{
	const bool entry = w->kind.flags & (WEIR_FUNCTION_LOCAL | WEIR_FUNCTION_FOLLOW);

	if (entry && (w->kind.way == WEIR_WAY_SLOTS || w->kind.caller))
		return bad(err, "spec: LOCAL and FOLLOW mean entries, not slots or callers");
	if (entry)
		w->kind.way = WEIR_WAY_ENTRY;
	return 0;
}

static int check(const struct weir_session *s, const struct weir_function_spec *spec,
		 struct weir_error *err)
{
	if (api_session_index(s) < 0)
		return bad(err, "the session is closed");
	if (spec->flags & ~(WEIR_FUNCTION_KEEP_FP | WEIR_FUNCTION_LATER | WEIR_FUNCTION_LOCAL |
			    WEIR_FUNCTION_FOLLOW | WEIR_FUNCTION_GENERAL_REGS))
		return bad(err, "spec: unknown flag");
	if (spec->way > WEIR_WAY_ENTRY)
		return bad(err, "spec: unknown way");
	if (!spec->target && !spec->address)
		return bad(err, "spec: neither target nor address");
	if (spec->way == WEIR_WAY_ENTRY && spec->caller)
		return bad(err, "spec: calls that come by the entry have no known caller");
	return 0;
}

/* libc's; absent in programs without one. */
extern void *dlopen(const char *file, int mode) __attribute__((weak));
extern void *dlsym(void *restrict handle, const char *restrict name) __attribute__((weak));

/* The room for gates comes as an object of its own, so that unwinders know what is in it. */
static uint8_t *find_room(void)
{
	static uint8_t *room;
	char path[320];
	void *object = NULL;

	if (room || !dlopen || !dlsym)
		return room;
	for (int place = 0; place < 2 && !object; place++)
		if (elf_beside(place, "libweir-room.so", path, sizeof(path)))
			object = dlopen(path, 2 /* RTLD_NOW */);
	if (object)
		room = dlsym(object, "weir_function_room");
	return room;
}

static int start(struct weir_error *err)
{
	int ret;

	start_detect();
	ret = fn_start(find_room());
	if (ret == -ENOENT)
		return api_fail(
			err, ret, WEIR_REASON_NO_LOADER,
			"libweir-room.so is not beside libweir.so or weir-plan, or no libc is here");
	if (ret < 0)
		return api_fail(
			err, ret, ret == -ENOMEM ? WEIR_REASON_NO_MEMORY : WEIR_REASON_NO_LOADER,
			ret == -ENOMEM ? "no memory for the gates"
				       : "no libc is here, or the loaded objects cannot be listed");
	return 0;
}

static struct fn_hook *queue(int session, const struct wish *w, bool again, struct weir_error *err)
{
	struct fn_hook *h = fn_hook_new(&states[session].queue, &w->kind, &w->name, w->data, again);

	states[session].used = true;
	if (!h)
		api_fail(err, -ENOSPC, WEIR_REASON_TOO_MANY, "65,536 hooks are there, or no memory");
	return h;
}

static int add(struct weir_session *s, const struct weir_function_spec *given, uint64_t replacement,
	       void **original, int *out, struct weir_error *err)
{
	struct weir_function_spec taken, *spec = &taken;
	struct fn_hook *h;
	struct wish w;
	struct fn_failure f;
	char space[TARGET_MAX];
	uint64_t mask;
	int ret = api_take(spec, sizeof(*spec), given, sizeof(*spec), err);
	int session = api_session_index(s);

	if (ret == 0)
		ret = check(s, spec, err);
	if (ret < 0)
		return ret;
	memset(&w, 0, sizeof(w));
	if (spec->target && parse(spec->target, space, &w) < 0)
		return bad(err, "spec: target is not [LIB:]NAME[@VERSION]");
	w.kind.enter = replacement ? NULL : spec->enter;
	w.kind.leave = replacement ? NULL : spec->leave;
	w.data = spec->data;
	w.kind.replacement = replacement;
	w.kind.original = original;
	w.kind.caller = spec->caller;
	w.kind.address = (uint64_t)spec->address;
	w.kind.priority = spec->priority;
	w.kind.flags = spec->flags;
	w.kind.way = spec->way;
	w.kind.session = (uint16_t)session;
	ret = check_patterns(&w, err);
	if (ret == 0)
		ret = check_way(&w, err);
	if (ret < 0)
		return ret;
	/* To note a hook down needs no lock: ten thousand of them would feel it. */
	if (states[session].transaction && !w.kind.address) {
		h = queue(session, &w, false, err);
		if (h)
			*out = (int)fn_hook_handle(h);
		return h ? 0 : -ENOSPC;
	}
	mask = fn_enter();
	ret = start(err);
	if (ret == 0 && w.kind.address)
		ret = name_address(&w, err);
	if (ret < 0)
		goto out;
	h = queue(session, &w, true, err);
	ret = h ? 0 : -ENOSPC;
	if (h && !states[session].transaction) {
		ret = fn_commit(&states[session].queue, &f);
		if (ret < 0)
			report(err, &f);
	}
	if (ret == 0)
		*out = (int)fn_hook_handle(h);
out:
	fn_leave(mask);
	return ret;
}

int weir_function_attach(struct weir_session *s, const struct weir_function_spec *spec, int *out,
			 struct weir_error *err)
{
	if (spec->size >= sizeof(*spec) && !spec->enter && !spec->leave)
		return bad(err, "spec: neither enter nor leave");
	return add(s, spec, 0, NULL, out, err);
}

int weir_function_probe(struct weir_session *s, const char *target,
			enum weir_action (*enter)(struct weir_function_call *call, void *data),
			void *data, int *out, struct weir_error *err)
{
	struct weir_function_spec spec = {
		.size = sizeof(spec), .target = target, .enter = enter, .data = data
	};

	return weir_function_attach(s, &spec, out, err);
}

int weir_function_replace(struct weir_session *s, const struct weir_function_spec *spec,
			  const void *replacement, void **original, int *out, struct weir_error *err)
{
	return add(s, spec, (uint64_t)replacement, original, out, err);
}

static struct fn_hook *hook_of(const struct weir_session *s, int handle)
{
	struct fn_hook *h = handle < 0 ? NULL : fn_hook_at((uint32_t)handle);

	return h && fn_kind_of(h)->session == api_session_index(s) ? h : NULL;
}

int weir_function_remove(struct weir_session *s, int handle)
{
	uint64_t mask = fn_enter();
	struct fn_hook *h = hook_of(s, handle);

	if (h)
		fn_hook_remove(h);
	fn_leave(mask);
	return h ? 0 : -ENOENT;
}

int weir_function_begin(struct weir_session *s)
{
	int session = api_session_index(s);

	if (session < 0)
		return session;
	if (states[session].transaction)
		return -EBUSY;
	states[session].transaction = true;
	return 0;
}

int weir_function_commit(struct weir_session *s, struct weir_error *err)
{
	int session = api_session_index(s), ret;
	struct fn_failure f;
	uint64_t mask;

	if (session < 0 || !states[session].transaction)
		return bad(err, "no transaction has been begun");
	mask = fn_enter();
	states[session].transaction = false;
	ret = start(err);
	if (ret == 0) {
		ret = fn_commit(&states[session].queue, &f);
		if (ret < 0)
			report(err, &f);
	}
	fn_leave(mask);
	return ret;
}

void weir_function_abort(struct weir_session *s)
{
	int session = api_session_index(s);
	uint64_t mask;

	if (session < 0)
		return;
	mask = fn_enter();
	states[session].transaction = false;
	fn_abort(&states[session].queue);
	fn_leave(mask);
}

int weir_function_count(struct weir_session *s, int handle, uint32_t *functions, uint32_t *slots)
{
	uint64_t mask = fn_enter();
	const struct fn_hook *h = hook_of(s, handle);

	if (h && functions)
		*functions = fn_hook_functions(h);
	if (h && slots)
		*slots = fn_hook_slots(h);
	fn_leave(mask);
	return h ? 0 : -ENOENT;
}

uint64_t weir_function_missed(void)
{
	return __atomic_load_n(&fn_missed, __ATOMIC_RELAXED);
}

static void *next(const void *caller, const char *name, const char *version)
{
	uint64_t mask = fn_enter(), address = fn_patch_original(fn_next(caller, name, version));

	fn_leave(mask);
	return (void *)address;
}

void *weir_next(const char *name)
{
	return next(__builtin_return_address(0), name, NULL);
}

void *weir_next_versioned(const char *name, const char *version)
{
	return next(__builtin_return_address(0), name, version);
}

void api_functions_close(int session)
{
	uint64_t mask;

	if (!states[session].used)
		return; /* it never had one */
	mask = fn_enter();
	fn_abort(&states[session].queue);
	fn_session_gone(session);
	states[session].transaction = false;
	fn_leave(mask);
}
