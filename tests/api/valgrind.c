/* SPDX-License-Identifier: MIT */
/*
 * Under valgrind, which runs a translation of the program: what cannot work there is refused in words, what can work
 * does, and valgrind reads our unwind entries without giving up. The test runs itself under valgrind.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <weir/weir.h>

#define REQUIRE(expr) \
	do { \
		if (!(expr)) { \
			printf("# %s:%d: not so: %s\n", __FILE__, __LINE__, #expr); \
			failed = 1; \
		} \
	} while (0)

static int failed;
static int entered;

static enum weir_action on_enter(struct weir_function_call *call, void *data)
{
	(void)call;
	(void)data;
	entered++;
	return WEIR_PASS;
}

static void result(const char *name)
{
	static int n;

	printf("%sok %d - %s\n", failed ? "not " : "", ++n, name);
	failed = 0;
}

static void refused(uint32_t flags)
{
	struct weir_session_options options = { .size = sizeof(options), .flags = flags };
	struct weir_error err = { .code = 0 };
	struct weir_session *s = NULL;

	REQUIRE(weir_session_open(&s, &options, &err) == -EOPNOTSUPP);
	REQUIRE(err.reason == WEIR_REASON_NOT_STARTED);
	REQUIRE(strstr(err.text, "valgrind"));
	REQUIRE(getppid() > 0);
}

static void functions(void)
{
	struct weir_session_options options = { .size = sizeof(options),
						.flags = WEIR_SESSION_FUNCTIONS };
	struct weir_function_spec spec = { .size = sizeof(spec),
					   .target = "libc:getppid",
					   .enter = on_enter };
	struct weir_error err = { .code = 0 };
	struct weir_session *s = NULL;
	int hook = -1;

	REQUIRE(weir_session_open(&s, &options, &err) == 0);
	spec.way = WEIR_WAY_SLOTS;
	REQUIRE(weir_function_attach(s, &spec, &hook, &err) == 0);
	REQUIRE(getppid() > 0 && entered == 1);
	result("slots serve under valgrind");
	spec.way = WEIR_WAY_ENTRY;
	REQUIRE(weir_function_attach(s, &spec, &hook, &err) == -EOPNOTSUPP);
	REQUIRE(strstr(err.text, "valgrind"));
	REQUIRE(getppid() > 0 && entered == 2);
	result("entries are refused under valgrind");
	weir_session_close(s);
	REQUIRE(getppid() > 0 && entered == 2);
	result("the session ends under valgrind");
}

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc == 1) {
		execlp("valgrind", "valgrind", "-q", "--error-exitcode=9", argv[0], "under",
		       (char *)NULL);
		printf("1..0 # SKIP valgrind is not installed\n");
		return 0;
	}
	printf("1..5\n");
	refused(0);
	result("a session is refused under valgrind");
	refused(WEIR_SESSION_NO_DISPATCH);
	result("a session by patches is refused under valgrind");
	functions();
	return 0;
}
