/* SPDX-License-Identifier: MIT */
/*
 * See regex.h. A parser of one pass that writes code for a machine of states (Thompson's): what repeats or
 * chooses gets a SPLIT in front of what is already written, which moves by one. Jumps are relative,
 * so those within what moves stay right. A bound, {m,n}, reads its expression again and again.
 */
#include "engine/function/regex.h"

#include "rt/rt.h"

enum op { BYTE, ANY, SET, SPLIT, JUMP, BEGIN, END, FOUND };

struct parser {
	struct fn_regex *re;
	const char *at, *end;
	int error;
	unsigned depth;
};

#define DEPTH_MAX 32

static void alternatives(struct parser *p);

static void fail(struct parser *p, int error)
{
	if (!p->error)
		p->error = error;
	p->at = p->end;
}

static bool more(const struct parser *p, char c)
{
	return p->at < p->end && *p->at == c;
}

static void emit(struct parser *p, enum op op, unsigned arg, int to)
{
	if (p->re->count == FN_REGEX_INSNS)
		return fail(p, -E2BIG);
	p->re->code[p->re->count++] = (struct fn_regex_insn){ (uint8_t)op, (uint8_t)arg, (int16_t)to };
}

/* What stands from `from` on moves, and a SPLIT to `to` takes its place. */
static void split_before(struct parser *p, unsigned from, int to)
{
	struct fn_regex_insn *code = p->re->code;

	emit(p, FOUND, 0, 0);
	if (p->error)
		return;
	for (unsigned i = p->re->count - 1; i > from; i--)
		code[i] = code[i - 1];
	code[from] = (struct fn_regex_insn){ SPLIT, 0, (int16_t)to };
}

/* ---- brackets ---- */

static bool in_class(const char *name, unsigned c)
{
	const bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
	const bool digit = c >= '0' && c <= '9', alnum = lower || upper || digit;
	const bool graph = c > ' ' && c < 127;
	const struct {
		char name[8];
		bool in;
	} classes[] = {
		{ "alnum", alnum },
		{ "alpha", lower || upper },
		{ "blank", c == ' ' || c == '\t' },
		{ "cntrl", c < ' ' || c == 127 },
		{ "digit", digit },
		{ "graph", graph },
		{ "lower", lower },
		{ "print", graph || c == ' ' },
		{ "punct", graph && !alnum },
		{ "space", c == ' ' || (c >= '\t' && c <= '\r') },
		{ "upper", upper },
		{ "xdigit", digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') },
	};

	for (unsigned i = 0; i < RT_COUNT(classes); i++)
		if (rt_strcmp(classes[i].name, name) == 0)
			return classes[i].in;
	return false;
}

static void set_bit(uint8_t set[32], unsigned c)
{
	set[c / 8] = (uint8_t)(set[c / 8] | 1u << (c % 8));
}

/* [:name:], behind the bracket */
static void class(struct parser *p, uint8_t set[32])
{
	char name[8];
	unsigned n = 0;

	for (p->at++; p->at < p->end && *p->at != ':' && n < sizeof(name) - 1; p->at++)
		name[n++] = *p->at;
	name[n] = 0;
	/* known is what some byte is in */
	if (!more(p, ':') || p->at + 1 >= p->end || p->at[1] != ']' ||
	    !(in_class(name, '0') || in_class(name, 'a') || in_class(name, 'A') ||
	      in_class(name, ' ') || in_class(name, '!') || in_class(name, 1)))
		return fail(p, -EINVAL);
	p->at += 2;
	for (unsigned c = 1; c < 256; c++)
		if (in_class(name, c))
			set_bit(set, c);
}

static void range(struct parser *p, uint8_t set[32])
{
	const unsigned first = (uint8_t)*p->at++;
	unsigned last = first;

	if (p->at + 1 < p->end && p->at[0] == '-' && p->at[1] != ']') {
		last = (uint8_t)p->at[1];
		if (last == '[' || last < first)
			return fail(p, -EINVAL);
		p->at += 2;
	}
	for (unsigned c = first; c <= last; c++)
		set_bit(set, c);
}

/* The number of the set behind the last one: an equal one's, if there is one. */
static unsigned set_number(struct fn_regex *re)
{
	for (unsigned i = 0; i < re->set_count; i++)
		if (memcmp(re->sets[i], re->sets[re->set_count], sizeof(re->sets[i])) == 0)
			return i;
	return re->set_count++;
}

static void bracket(struct parser *p)
{
	uint8_t *set = p->re->sets[p->re->set_count];
	const char *first;
	bool negated;

	if (p->re->set_count == FN_REGEX_SETS)
		return fail(p, -E2BIG);
	memset(set, 0, 32);
	p->at++;
	negated = more(p, '^');
	p->at += negated;
	for (first = p->at; p->at < p->end && (*p->at != ']' || p->at == first);) {
		char next = '\0';

		if (p->at + 1 < p->end)
			next = p->at[1];
		if (*p->at == '[' && next == ':') {
			p->at++;
			class(p, set);
		} else if (*p->at == '[' && (next == '=' || next == '.')) {
			fail(p, -EINVAL);
		} else {
			range(p, set);
		}
	}
	if (!more(p, ']'))
		return fail(p, -EINVAL);
	p->at++;
	for (unsigned i = 0; negated && i < 32; i++)
		set[i] = (uint8_t)~set[i];
	emit(p, SET, set_number(p->re), 0);
}

/* ---- the rest ---- */

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void escape(struct parser *p)
{
	/* \w, \1 and their like mean things that are not done here */
	if (p->at + 1 >= p->end || is_alnum(p->at[1]))
		return fail(p, -EINVAL);
	emit(p, BYTE, (uint8_t)p->at[1], 0);
	p->at += 2;
}

static void group(struct parser *p)
{
	if (++p->depth > DEPTH_MAX)
		return fail(p, -E2BIG);
	p->at++;
	alternatives(p);
	p->depth--;
	if (!more(p, ')'))
		return fail(p, -EINVAL);
	p->at++;
}

static void atom(struct parser *p)
{
	switch (*p->at) {
	case '(':
		return group(p);
	case '[':
		return bracket(p);
	case '\\':
		return escape(p);
	case '*':
	case '+':
	case '?':
	case '{':
		return fail(p, -EINVAL);
	case '.':
	case '^':
	case '$':
		emit(p, *p->at == '.' ? ANY : *p->at == '^' ? BEGIN : END, 0, 0);
		break;
	default:
		emit(p, BYTE, (uint8_t)*p->at, 0);
	}
	p->at += p->at < p->end;
}

/* A number, or -1 */
static int number(struct parser *p)
{
	int n = -1;

	while (p->at < p->end && *p->at >= '0' && *p->at <= '9' && n < 1000)
		n = (n < 0 ? 0 : n * 10) + (*p->at++ - '0');
	return n;
}

/* {m}, {m,}, {,n}, {m,n}: most is -1 for no limit */
static void bound(struct parser *p, int *least, int *most)
{
	p->at++;
	*least = *most = number(p);
	if (more(p, ',')) {
		p->at++;
		*most = number(p);
		if (*least < 0 && *most < 0)
			fail(p, -EINVAL);
		*least = *least < 0 ? 0 : *least;
	}
	if (!more(p, '}') || *least < 0 || (*most >= 0 && *most < *least))
		return fail(p, -EINVAL);
	if (*least > FN_REGEX_INSNS || *most > FN_REGEX_INSNS)
		return fail(p, -E2BIG);
	p->at++;
}

/* What was written from `from` on, repeated: any number of times, or once at most. */
static void star(struct parser *p, unsigned from)
{
	const int size = (int)(p->re->count - from);

	split_before(p, from, size + 2);
	emit(p, JUMP, 0, -(size + 1));
}

static void maybe(struct parser *p, unsigned from)
{
	split_before(p, from, (int)(p->re->count - from) + 1);
}

static void again(struct parser *p, const char *text)
{
	const char *behind = p->at;

	p->at = text;
	atom(p);
	if (!p->error)
		p->at = behind;
}

/* The expression at `text` has been written once, from `from` on. */
static void repeat(struct parser *p, const char *text, unsigned from)
{
	int least, most;

	bound(p, &least, &most);
	if (p->error)
		return;
	if (most == 0) {
		p->re->count = from;
		return;
	}
	if (least == 0 && most > 0)
		maybe(p, from);
	if (least == 0 && most < 0)
		star(p, from);
	for (int i = 1; i < (least > most ? least : most) && !p->error; i++) {
		from = p->re->count;
		again(p, text);
		if (i >= least)
			maybe(p, from);
	}
	if (most < 0 && least > 0 && !p->error) {
		from = p->re->count;
		again(p, text);
		star(p, from);
	}
}

static void piece(struct parser *p)
{
	const char *text = p->at;
	const unsigned from = p->re->count;

	atom(p);
	while (p->at < p->end && !p->error) {
		if (more(p, '*')) {
			star(p, from);
		} else if (more(p, '+')) {
			emit(p, SPLIT, 0, 1);
			emit(p, JUMP, 0, 0);
			if (p->error)
				return;
			/* once more from the beginning, or on */
			p->re->code[p->re->count - 2].to = 2;
			p->re->code[p->re->count - 1].to =
				(int16_t)((int)from - (int)(p->re->count - 1));
		} else if (more(p, '?')) {
			maybe(p, from);
		} else if (more(p, '{') && !text) {
			fail(p, -EINVAL); /* say (a*){2} */
		} else if (more(p, '{')) {
			repeat(p, text, from);
			p->at--;
		} else {
			return;
		}
		p->at += !p->error;
		text = NULL;
	}
}

static void alternatives(struct parser *p)
{
	unsigned from = p->re->count, jumps[DEPTH_MAX], count = 0;

	for (;;) {
		while (p->at < p->end && *p->at != '|' && *p->at != ')')
			piece(p);
		if (!more(p, '|') || p->error)
			break;
		if (count == DEPTH_MAX)
			return fail(p, -E2BIG);
		p->at++;
		split_before(p, from, (int)(p->re->count - from) + 2);
		jumps[count++] = p->re->count;
		emit(p, JUMP, 0, 0);
		from = p->re->count;
	}
	for (unsigned i = 0; i < count && !p->error; i++)
		p->re->code[jumps[i]].to = (int16_t)(p->re->count - jumps[i]);
}

int fn_regex_compile(struct fn_regex *re, const char *text, size_t size)
{
	struct parser p = { .re = re, .at = text, .end = text + size };

	re->count = re->set_count = 0;
	alternatives(&p);
	if (p.at < p.end)
		fail(&p, -EINVAL); /* a ) without its ( */
	emit(&p, FOUND, 0, 0);
	return p.error;
}

size_t fn_regex_length(const char *s)
{
	if (*s != '/')
		return 0;
	for (size_t i = 1; s[i]; i++) {
		if (s[i] == '\\' && s[i + 1])
			i++;
		else if (s[i] == '/' && (!s[i + 1] || s[i + 1] == ':' || s[i + 1] == '@'))
			return i + 1;
	}
	return 0;
}

/* ---- matching ---- */

struct states {
	uint64_t in[FN_REGEX_INSNS / 64];
	uint16_t list[FN_REGEX_INSNS], count;
};

/* Adds a state and those that it leads to without a byte. True: one of them is the end. */
static bool add(const struct fn_regex *re, struct states *to, unsigned state, bool first, bool last)
{
	uint16_t left[FN_REGEX_INSNS + 1];
	unsigned count = 0;

	left[count++] = (uint16_t)state;
	while (count) {
		const unsigned i = left[--count];
		const struct fn_regex_insn *insn = &re->code[i];

		if (to->in[i / 64] >> (i % 64) & 1)
			continue;
		to->in[i / 64] |= 1ull << (i % 64);
		switch (insn->op) {
		case FOUND:
			return true;
		case SPLIT:
			left[count++] = (uint16_t)(i + 1);
			/* fallthrough */
		case JUMP:
			left[count++] = (uint16_t)((int)i + insn->to);
			break;
		case BEGIN:
		case END:
			if (insn->op == BEGIN ? first : last)
				left[count++] = (uint16_t)(i + 1);
			break;
		default:
			to->list[to->count++] = (uint16_t)i;
		}
	}
	return false;
}

static bool takes(const struct fn_regex *re, const struct fn_regex_insn *insn, uint8_t c)
{
	return insn->op == ANY || (insn->op == BYTE && insn->arg == c) ||
	       (insn->op == SET && (re->sets[insn->arg][c / 8] >> (c % 8) & 1));
}

bool fn_regex_finds(const struct fn_regex *re, const char *name)
{
	struct states both[2] = { 0 }, *now = &both[0], *next = &both[1], *swap;

	for (const char *s = name;; s++) {
		/* a match may begin at each byte */
		if (add(re, now, 0, s == name, !*s))
			return true;
		if (!*s)
			return false;
		memset(next->in, 0, sizeof(next->in));
		next->count = 0;
		for (unsigned i = 0; i < now->count; i++)
			if (takes(re, &re->code[now->list[i]], (uint8_t)*s) &&
			    add(re, next, now->list[i] + 1u, false, !s[1]))
				return true;
		swap = now;
		now = next;
		next = swap;
	}
}
