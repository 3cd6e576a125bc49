/* SPDX-License-Identifier: MIT */
/*
 * The dynamic loader's own functions, as far as hooks have to know of them: dlsym gives the hooked
 * address of a hooked name, and what dlopen brings is looked through for slots.
 *
 * Both find out who called them by their return address. So dlsym is only ever jumped to, unless the
 * answer is ours. dlopen is called, so that control comes back, where the caller does not matter: it
 * does if a name without a slash is looked for along the caller's own RPATH or RUNPATH, or if $ORIGIN
 * is in the name. Then it is jumped to, and what it loads is found at the next occasion.
 */
#include "engine/function/hook.h"

#define RTLD_NEXT_HANDLE (~0ull)

void *fn_real_dlsym, *fn_real_dlvsym, *fn_real_dlopen;

/* loader.S */
void fn_dlsym(void);
void fn_dlvsym(void);
void fn_dlopen(void);

/* called there */
uint64_t fn_dlsym_answer(uint64_t handle, const char *name, const char *version, const void *caller);
bool fn_dlopen_is_plain(const char *file, const void *caller);
void fn_dlopen_done(void);

uint64_t fn_next(const void *caller, const char *name, const char *version)
{
	const struct fn_object *o;

	if (!fn_objects_refresh(fn_slots_gone))
		return 0;
	o = fn_object_at((uint64_t)caller);
	return fn_lookup(NULL, name, version, o ? o : fn_objects);
}

uint64_t fn_dlsym_answer(uint64_t handle, const char *name, const char *version, const void *caller)
{
	uint64_t mask = fn_enter(), address = 0, answer = 0;
	bool ours = name && fn_hook_first(name, fn_name_hash(name));

	if (ours && handle == RTLD_NEXT_HANDLE)
		address = fn_next(caller, name, version);
	fn_leave(mask);
	if (!ours)
		return 0;
	/* Not under our lock: the loader has locks, too. */
	if (handle != RTLD_NEXT_HANDLE)
		address = version ? ((uint64_t(*)(uint64_t, const char *,
						  const char *))fn_real_dlvsym)(handle, name, version)
				  : ((uint64_t(*)(uint64_t, const char *))fn_real_dlsym)(handle, name);
	if (!address)
		return 0;
	mask = fn_enter();
	answer = fn_address_for(address, name, version);
	fn_leave(mask);
	return answer == address && handle != RTLD_NEXT_HANDLE ? 0 : answer;
}

bool fn_dlopen_is_plain(const char *file, const void *caller)
{
	const struct fn_object *o;
	bool slash = false, has_path;
	uint64_t mask;

	if (!file)
		return true;
	for (const char *p = file; *p; p++) {
		slash |= *p == '/';
		if (*p == '$')
			return false;
	}
	if (slash)
		return true;
	mask = fn_enter();
	o = fn_object_at((uint64_t)caller);
	has_path = !o || (o->has_path && !o->main);
	fn_leave(mask);
	return !has_path;
}

void fn_dlopen_done(void)
{
	uint64_t mask = fn_enter();

	fn_rescan();
	fn_leave(mask);
}

int fn_loader_hooks(void)
{
	static const struct {
		const char *name;
		void (*code)(void);
		void **real;
	} all[] = {
		{ "dlsym", fn_dlsym, &fn_real_dlsym },
		{ "dlvsym", fn_dlvsym, &fn_real_dlvsym },
		{ "dlopen", fn_dlopen, &fn_real_dlopen },
	};

	static struct fn_queue queue;
	struct fn_failure f;

	for (unsigned i = 0; i < RT_COUNT(all); i++) {
		/* innermost, so that callbacks of users see these functions called */
		struct fn_kind k = { .replacement = (uint64_t)all[i].code,
				     .original = all[i].real,
				     .priority = INT32_MAX,
				     .flags = WEIR_FUNCTION_LATER,
				     .session = FN_SESSION_OURS };

		struct fn_name name = fn_name_of(all[i].name);

		if (!fn_hook_new(&queue, &k, &name, NULL, true))
			return -ENOMEM;
	}
	return fn_commit(&queue, &f);
}
