/* SPDX-License-Identifier: MIT */
/*
 * Starting the program.
 *
 * The child is made by vfork: it shares memory with weir until its execve, so that starting costs
 * no copy of page tables and a failed execve can leave its errno in a variable. All signals are
 * blocked meanwhile, so no handler can run on the shared stack. Dispositions are never changed but
 * for SIGCHLD, which weir may have inherited ignored: an ignored SIGCHLD would reap the program
 * before its status is read.
 *
 * The runtime looks for its two variables at the end of the environment and takes them away before
 * the program's own code runs. The stack pointer at _start must stay a multiple of 16, so their
 * number is kept even by a third entry where that is needed.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "spawn.h"

static const int held[] = {
	SIGHUP,	 SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM,	 SIGTERM, SIGCHLD,
	SIGTSTP, SIGTTIN, SIGTTOU, SIGXCPU, SIGXFSZ, SIGPROF, SIGVTALRM, SIGIO,	  SIGPWR,
};

void spawn_hold_signals(struct spawn_origin *origin, sigset_t *set)
{
	struct sigaction dfl = { .sa_handler = SIG_DFL };

	sigemptyset(set);
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		sigaddset(set, held[i]);
	for (int signo = SIGRTMIN; signo <= SIGRTMAX; signo++)
		sigaddset(set, signo);
	sigprocmask(SIG_BLOCK, set, &origin->mask);
	sigaction(SIGCHLD, &dfl, &origin->sigchld);
}

void spawn_restore_signals(const struct spawn_origin *origin)
{
	sigaction(SIGCHLD, &origin->sigchld, NULL);
	sigprocmask(SIG_SETMASK, &origin->mask, NULL);
}

static char *join(const char *a, const char *b, const char *c)
{
	char *text = malloc(strlen(a) + strlen(b) + strlen(c) + 1);

	if (text)
		strcpy(stpcpy(stpcpy(text, a), b), c);
	return text;
}

static bool names(const char *entry, const char *name)
{
	size_t len = strlen(name);

	return strncmp(entry, name, len) == 0 && entry[len] == '=';
}

char **spawn_environment(const char *library, const char *area)
{
	size_t count = 0, out = 0;
	bool preload = false;
	char **envp, *last;

	while (environ[count])
		count++;
	envp = malloc((count + 4) * sizeof(*envp));
	last = join("WEIR_AREA=", area, "");
	if (!envp || !last)
		goto no_memory;
	for (size_t i = 0; i < count; i++) {
		envp[out] = environ[i];
		/* The loader takes the last LD_PRELOAD that is set; each is given the library. */
		if (names(environ[i], "LD_PRELOAD")) {
			const char *old = environ[i] + strlen("LD_PRELOAD=");

			envp[out] = join("LD_PRELOAD=", library, *old ? ":" : "");
			envp[out] = envp[out] ? join(envp[out], old, "") : NULL;
			if (!envp[out])
				goto no_memory;
			preload = true;
		} else if (names(environ[i], "WEIR_AREA") || names(environ[i], "WEIR_PAD")) {
			continue; /* of an outer trace whose runtime is not in this process */
		}
		out++;
	}
	if (preload)
		envp[out] = strdup("WEIR_PAD=");
	else
		envp[out] = join("LD_PRELOAD=", library, "");
	if (!envp[out])
		goto no_memory;
	envp[++out] = last;
	envp[++out] = NULL;
	return envp;
no_memory:
	free(last);
	free(envp);
	return NULL;
}

int spawn_program(const struct spawn_origin *origin, const char *path, char **argv, char **envp,
		  pid_t *pid)
{
	volatile int error = 0;
	sigset_t all, before;
	pid_t child;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	/*
	 * posix_spawn() cannot report which of its steps failed, nor set an inherited SIG_IGN again. These
	 * calls are all system calls, and every signal is blocked: the child does not touch our state.
	 */
	child = vfork(); /* NOLINT(clang-analyzer-security.insecureAPI.vfork) */
	if (child == 0) {
		/* NOLINTNEXTLINE(clang-analyzer-unix.Vfork): see above */
		sigaction(SIGCHLD, &origin->sigchld, NULL);
		/* NOLINTNEXTLINE(clang-analyzer-unix.Vfork) */
		sigprocmask(SIG_SETMASK, &origin->mask, NULL);
		execve(path, argv, envp);
		error = errno;
		_exit(127);
	}
	if (child < 0)
		error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (child > 0 && error) {
		while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
			;
	}
	*pid = child;
	return -error;
}

int spawn_shell(const struct spawn_origin *origin, const char *path, char **argv, char **envp,
		pid_t *pid)
{
	size_t count = 0;
	char **shell;
	int ret;

	while (argv[count])
		count++;
	shell = malloc((count + 2) * sizeof(*shell));
	if (!shell)
		return -ENOMEM;
	shell[0] = strdup("/bin/sh");
	shell[1] = strdup(path);
	/* The NULL at the end is copied with the arguments after argv[0]. */
	memcpy(shell + 2, argv + 1, count * sizeof(*shell));
	ret = spawn_program(origin, "/bin/sh", shell, envp, pid);
	free(shell[0]);
	free(shell[1]);
	free(shell);
	return ret;
}
