/* SPDX-License-Identifier: MIT */
/* -e: which calls are wanted. The grammar is strace's. */
#include <errno.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trace/reader/names.h"

#define WORDS (TRACE_NR_MAX / 64)

static int complain(char *err, size_t size, const char *what, const char *word, size_t n)
{
	if (size)
		snprintf(err, size, "%s '%.*s'", what, (int)(n > 80 ? 80 : n), word);
	return -EINVAL;
}

static void set_bit(uint64_t *bits, unsigned int nr)
{
	bits[nr / 64] |= 1ull << (nr % 64);
}

static bool add_class(const char *name, uint64_t *bits)
{
	const struct trace_class_name *c = trace_class_names;

	if (strcmp(name, "all") == 0) {
		memset(bits, 0xff, WORDS * sizeof(*bits));
		return true;
	}
	for (; c->name; c++)
		if (strcmp(c->name, name) == 0)
			break;
	/* strace writes the classes of like calls as %%stat and %%statfs */
	if (c->name == NULL && strcmp(name, "%stat") == 0)
		return add_class("stat_like", bits);
	if (c->name == NULL && strcmp(name, "%statfs") == 0)
		return add_class("statfs_like", bits);
	if (c->name == NULL)
		return false;
	for (unsigned int nr = 0; nr < TRACE_NR_MAX; nr++)
		if (trace_calls[nr].name && trace_calls[nr].classes & c->mask)
			set_bit(bits, nr);
	return true;
}

/* Names of classes that strace takes without the percent sign. */
static bool is_old_class(const char *word)
{
	static const char *const old[] = { "file",   "desc",   "network", "process",
					   "signal", "memory", "ipc" };

	for (size_t i = 0; i < sizeof(old) / sizeof(*old); i++)
		if (strcmp(old[i], word) == 0)
			return true;
	return false;
}

static int add_regex(const char *text, uint64_t *bits, char *err, size_t size, bool *any)
{
	char why[80];
	regex_t re;
	int ret = regcomp(&re, text, REG_EXTENDED | REG_NOSUB);

	if (ret) {
		regerror(ret, &re, why, sizeof(why));
		if (size)
			snprintf(err, size, "bad regular expression '%.60s': %s", text, why);
		return -EINVAL;
	}
	for (unsigned int nr = 0; nr < TRACE_NR_MAX; nr++)
		if (trace_calls[nr].name && regexec(&re, trace_calls[nr].name, 0, NULL, 0) == 0) {
			set_bit(bits, nr);
			*any = true;
		}
	regfree(&re);
	return 0;
}

/* Calls that a vDSO of this architecture may answer; see api/vdso.c. */
static bool add_vdso(const char *word, uint64_t *bits, bool *vdso)
{
	static const char *const calls[] = { "clock_gettime", "gettimeofday", "clock_getres",
					     "time",	      "getcpu",	      "getrandom" };

	if (strcmp(word + (*word == '%'), "vdso") != 0)
		return false;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		set_bit(bits, (unsigned int)trace_call_number(calls[i]));
	*vdso = true;
	return true;
}

/* One word, without its '!': sets the bits it stands for. */
static int add_word(char *word, uint64_t *bits, bool *vdso, char *err, size_t size)
{
	bool tolerant = false, any = false;
	char *end;
	unsigned long nr;
	int ret;

	if (*word == '?') {
		tolerant = true;
		word++;
	}
	if (*word == '\0')
		return complain(err, size, "empty name in the list of calls", "", 0);
	if (strcmp(word, "none") == 0 || add_vdso(word, bits, vdso))
		return 0;
	if (strcmp(word, "all") == 0 || is_old_class(word)) {
		add_class(word, bits);
		return 0;
	}
	if (*word == '%') {
		if (add_class(word + 1, bits) || tolerant)
			return 0;
		return complain(err, size, "unknown class of system calls", word, strlen(word));
	}
	if (*word == '/') {
		size_t n = strlen(word);

		/* a closing slash is a habit of many, not part of the expression */
		if (n > 1 && word[n - 1] == '/')
			word[n - 1] = '\0';
		ret = add_regex(word + 1, bits, err, size, &any);
		if (ret < 0 || any || tolerant)
			return ret;
		return complain(err, size, "no system call matches", word, strlen(word));
	}
	if (*word >= '0' && *word <= '9') {
		nr = strtoul(word, &end, 0);
		if (*end == '\0' && nr < TRACE_NR_MAX) {
			set_bit(bits, (unsigned int)nr);
			return 0;
		}
		return complain(err, size, "bad system call number", word, strlen(word));
	}
	ret = trace_call_number(word);
	if (ret >= 0)
		set_bit(bits, (unsigned int)ret);
	else if (!tolerant)
		return complain(err, size, "unknown system call", word, strlen(word));
	return 0;
}

static int parse(const char *text, uint64_t want[WORDS], bool *vdso, char *err, size_t size)
{
	uint64_t result[WORDS] = { 0 };
	char *copy, *word, *next;
	bool first = true, takes_vdso = false, not_that = false;
	int ret = 0;

	if (strncmp(text, "trace=", 6) == 0)
		text += 6;
	copy = strdup(text);
	if (copy == NULL)
		return complain(err, size, "no memory for", text, strlen(text));
	for (word = copy; word && ret == 0; word = next) {
		uint64_t bits[WORDS] = { 0 };
		bool not = false;

		next = strchr(word, ',');
		if (next)
			*next++ = '\0';
		if (*word == '!') {
			not = true;
			word++;
			if (first)
				memset(result, 0xff, sizeof(result));
		}
		ret = add_word(word, bits, not ? &not_that : &takes_vdso, err, size);
		for (unsigned int i = 0; i < WORDS; i++)
			result[i] = not ? result[i] & ~bits[i] : result[i] | bits[i];
		/* "!a,b" is neither a nor b, as strace reads it */
		if (not &&first) {
			while (next && ret == 0 && *next != '!') {
				memset(bits, 0, sizeof(bits));
				word = next;
				next = strchr(word, ',');
				if (next)
					*next++ = '\0';
				ret = add_word(word, bits, &not_that, err, size);
				for (unsigned int i = 0; i < WORDS; i++)
					result[i] &= ~bits[i];
			}
		}
		first = false;
	}
	free(copy);
	if (ret == 0) {
		memcpy(want, result, sizeof(result));
		*vdso = takes_vdso && !not_that;
	}
	return ret;
}

int trace_filter_parse(const char *text, uint64_t want[WORDS], char *err, size_t size)
{
	bool vdso;

	return parse(text, want, &vdso, err, size);
}

bool trace_filter_vdso(const char *text)
{
	uint64_t want[WORDS];
	bool vdso = false;

	return parse(text, want, &vdso, NULL, 0) == 0 && vdso;
}
