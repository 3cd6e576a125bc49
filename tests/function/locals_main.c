/* SPDX-License-Identifier: MIT */
/*
 * locals LIB [+>~@]TARGET... - hooks TARGET, calls `visible` and `thunk` of LIB and says what was seen; one line for each.
 * +: WEIR_FUNCTION_LOCAL, >: WEIR_FUNCTION_FOLLOW, ~: WEIR_FUNCTION_LATER, and LIB is loaded afterwards; @: by slots.
 */
#include <weir/weir.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

static struct weir_session *session;
static char seen[512];

static enum weir_action note(struct weir_function_call *c, void *data)
{
	(void)data;
	strcat(strcat(seen, " "), c->function->name);
	return WEIR_PASS;
}

static const char *flags_of(const char *arg, struct weir_function_spec *spec)
{
	for (;; arg++)
		switch (*arg) {
		case '+':
			spec->flags |= WEIR_FUNCTION_LOCAL;
			break;
		case '>':
			spec->flags |= WEIR_FUNCTION_FOLLOW;
			break;
		case '~':
			spec->flags |= WEIR_FUNCTION_LATER;
			break;
		case '@':
			spec->way = WEIR_WAY_SLOTS;
			break;
		default:
			return arg;
		}
}

static void try(const char *lib, const char *arg)
{
	struct weir_function_spec spec = { .size = sizeof(spec), .enter = note };
	int (*visible)(int), (*thunk)(int), hook = -1;
	struct weir_error err;
	void *handle = NULL;

	spec.target = flags_of(arg, &spec);
	if (!(spec.flags & WEIR_FUNCTION_LATER))
		handle = dlopen(lib, RTLD_NOW);
	if (weir_function_attach(session, &spec, &hook, &err) < 0) {
		printf("%s: refused: %s\n", arg, err.text);
	} else {
		if (!handle)
			handle = dlopen(lib, RTLD_NOW);
		*(void **)&visible = dlsym(handle, "visible");
		*(void **)&thunk = dlsym(handle, "thunk");
		seen[0] = 0;
		printf("%s: %d", arg, visible(3));
		printf(" %d", thunk(3));
		printf("%s\n", seen);
		weir_function_remove(session, hook);
		seen[0] = 0;
		if (visible(3) != 24 || thunk(3) != 2 || seen[0])
			printf("%s: removed, but %s\n", arg, seen);
	}
	dlclose(handle);
}

int main(int argc, char **argv)
{
	struct weir_session_options o = { .size = sizeof(o), .flags = WEIR_SESSION_FUNCTIONS };
	struct weir_error err;

	if (weir_session_open(&session, &o, &err) < 0) {
		puts(err.text);
		return 1;
	}
	for (int i = 2; i < argc; i++)
		try(argv[1], argv[i]);
	return 0;
}
