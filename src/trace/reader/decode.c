/* SPDX-License-Identifier: MIT */
/* See decode.h. What is the same for all calls is here, the rest in special.c. */
#include "trace/reader/decode.h"

#include "trace/reader/names.h"

bool decode_captures(struct captures *c, const unsigned char *p, size_t size)
{
	const unsigned char *end = p + size;
	const struct trace_capture *h;

	memset(c->of, 0, sizeof(c->of));
	c->end = end;
	while (p < end) {
		size_t room = (size_t)(end - p);

		if (room < sizeof(*h))
			return false;
		h = (const void *)p;
		if (h->arg >= 6 || h->size > room - sizeof(*h) ||
		    ((h->size + 7ul) & ~7ul) > room - sizeof(*h))
			return false;
		if (c->of[h->arg] == NULL)
			c->of[h->arg] = p;
		p += sizeof(*h) + ((h->size + 7ul) & ~7ul);
	}
	return true;
}

static bool take(const struct captures *c, unsigned int arg, const unsigned char **at, struct bytes *out)
{
	const struct trace_capture *h = (const void *)*at;

	if (*at == c->end || h->arg != arg)
		return false;
	*at += sizeof(*h) + ((h->size + 7ul) & ~7ul);
	out->data = (const unsigned char *)(h + 1);
	out->size = h->size;
	out->full = h->full;
	out->index = h->index;
	return true;
}

bool capture_get(const struct captures *c, unsigned int arg, struct bytes *out)
{
	const unsigned char *at = c->of[arg];

	return at && take(c, arg, &at, out) && out->full != TRACE_FAULT;
}

bool capture_next(const struct captures *c, unsigned int arg, const unsigned char **at,
		  struct bytes *out)
{
	if (*at == NULL)
		*at = c->of[arg];
	return *at && take(c, arg, at, out);
}

/* Sets and enumerations. */

const char *enum_name(unsigned int id, uint64_t v)
{
	const struct trace_set *s = &trace_sets[id];

	for (unsigned int i = 0; i < s->count; i++)
		if (s->consts[i].value == v)
			return s->consts[i].name;
	return NULL;
}

void print_enum(struct out *o, unsigned int id, uint64_t v, const char *unknown)
{
	const char *name = enum_name(id, v);

	/* an int argument arrives with whatever is in the upper half of its register */
	if (name == NULL)
		name = enum_name(id, (uint64_t)(int64_t)(int32_t)v);
	if (name) {
		out_sym(o, name);
		return;
	}
	out_hex(o, v & 0xffffffff);
	if (unknown && !o->json) {
		OUT_LIT(o, " /* ");
		out_text(o, unknown);
		OUT_LIT(o, " */");
	}
}

static void flag(struct out *o, const char *name, size_t n, bool *any)
{
	if (o->json) {
		if (*any)
			out_char(o, ',');
		out_char(o, '"');
		out_bytes(o, name, n);
		out_char(o, '"');
	} else {
		if (*any)
			out_char(o, '|');
		out_bytes(o, name, n);
	}
	*any = true;
}

void print_flags(struct out *o, unsigned int id, uint64_t v)
{
	const struct trace_set *s = &trace_sets[id];
	bool any = false;
	unsigned int i = 0;

	if (o->json)
		out_char(o, '[');
	if (s->field_count) {
		for (; i < s->field_count; i++)
			if (s->consts[i].value == (v & s->field_mask)) {
				flag(o, s->consts[i].name, s->consts[i].length, &any);
				v &= ~s->field_mask;
				break;
			}
		i = s->field_count;
	} else if (v == 0 && s->zero) {
		flag(o, s->zero, strlen(s->zero), &any);
	}
	for (; v && i < s->count; i++)
		if (s->consts[i].value && (v & s->consts[i].value) == s->consts[i].value) {
			flag(o, s->consts[i].name, s->consts[i].length, &any);
			v &= ~s->consts[i].value;
		}
	if (s->octal_mask && (v & s->octal_mask || !any) && !(v & ~s->octal_mask)) {
		if (any)
			out_char(o, o->json ? ',' : '|');
		if (o->json)
			out_char(o, '"');
		out_octal(o, v);
		if (o->json)
			out_char(o, '"');
		v = 0;
		any = true;
	}
	if (v) {
		if (any)
			out_char(o, o->json ? ',' : '|');
		out_hex(o, v);
		/* none of the bits has a name: strace says what kind it should have been */
	} else if (!any && !o->json) {
		out_char(o, '0');
	}
	if (o->json)
		out_char(o, ']');
}

void print_signal(struct out *o, uint64_t signo)
{
	char buf[16];
	int n = (int)(uint32_t)signo;

	if (n <= 0 || n > 64)
		out_i64(o, n);
	else
		out_sym(o, trace_signal_name(n, buf));
}

void print_sigset(struct out *o, uint64_t mask)
{
	bool invert = __builtin_popcountll(mask) >= 64 * 2 / 3;
	char buf[16];
	bool any = false;

	if (invert) {
		mask = ~mask;
		out_text(o, o->json ? "{\"not\":" : "~");
	}
	out_char(o, '[');
	for (int i = 0; i < 64; i++) {
		const char *name;

		if (!(mask >> i & 1))
			continue;
		name = trace_signal_name(i + 1, buf);
		if (o->json) {
			flag(o, name, strlen(name), &any);
			continue;
		}
		if (any)
			out_char(o, ' ');
		out_text(o, name + 3);
		any = true;
	}
	out_char(o, ']');
	if (invert && o->json)
		out_char(o, '}');
}

void print_id(struct out *o, uint32_t id)
{
	if (id == 0xffffffff)
		OUT_LIT(o, "-1");
	else
		out_u64(o, id);
}

/* Structures. */

static const unsigned char field_size[] = {
	[TRACE_FIELD_D] = 4,	 [TRACE_FIELD_U] = 4,	  [TRACE_FIELD_X] = 4,
	[TRACE_FIELD_LD] = 8,	 [TRACE_FIELD_LU] = 8,	  [TRACE_FIELD_LX] = 8,
	[TRACE_FIELD_PTR] = 8,	 [TRACE_FIELD_H] = 2,	  [TRACE_FIELD_HD] = 2,
	[TRACE_FIELD_XH] = 2,	 [TRACE_FIELD_B] = 1,	  [TRACE_FIELD_FL] = 4,
	[TRACE_FIELD_FLQ] = 8,	 [TRACE_FIELD_FLH] = 2,	  [TRACE_FIELD_EN] = 4,
	[TRACE_FIELD_ENQ] = 8,	 [TRACE_FIELD_ENH] = 2,	  [TRACE_FIELD_MODE] = 4,
	[TRACE_FIELD_MODEQ] = 8, [TRACE_FIELD_MODEH] = 2, [TRACE_FIELD_ID] = 4,
	[TRACE_FIELD_PID] = 4,	 [TRACE_FIELD_SIG] = 4,	  [TRACE_FIELD_DEV] = 8,
	[TRACE_FIELD_FSID] = 8,	 [TRACE_FIELD_LU3] = 24,
};

static void print_field(struct out *o, const struct trace_field *f, const unsigned char *p)
{
	unsigned int size = f->kind < sizeof(field_size) ? field_size[f->kind] : 0;
	uint64_t v = load(p, size > 8 ? 8 : size);

	switch ((enum trace_field_kind)f->kind) {
	case TRACE_FIELD_D:
	case TRACE_FIELD_PID:
		out_i64(o, (int32_t)v);
		break;
	case TRACE_FIELD_LD:
		out_i64(o, (int64_t)v);
		break;
	case TRACE_FIELD_HD:
		out_i64(o, (int16_t)v);
		break;
	case TRACE_FIELD_U:
	case TRACE_FIELD_LU:
	case TRACE_FIELD_H:
	case TRACE_FIELD_B:
		out_u64(o, v);
		break;
	case TRACE_FIELD_X:
	case TRACE_FIELD_LX:
	case TRACE_FIELD_XH:
		out_hex(o, v);
		break;
	case TRACE_FIELD_PTR:
		out_addr(o, v);
		break;
	case TRACE_FIELD_FL:
	case TRACE_FIELD_FLQ:
	case TRACE_FIELD_FLH:
		print_flags(o, f->ref, v);
		break;
	case TRACE_FIELD_EN:
	case TRACE_FIELD_ENQ:
	case TRACE_FIELD_ENH:
		print_enum(o, f->ref, v, NULL);
		break;
	case TRACE_FIELD_MODE:
	case TRACE_FIELD_MODEQ:
	case TRACE_FIELD_MODEH:
		out_mode(o, v);
		break;
	case TRACE_FIELD_ID:
		print_id(o, (uint32_t)v);
		break;
	case TRACE_FIELD_SIG:
		print_signal(o, v);
		break;
	case TRACE_FIELD_DEV:
		out_dev(o, v);
		break;
	case TRACE_FIELD_CHARS: {
		size_t n = strnlen((const char *)p, f->ref);

		out_string(o, p, n, n, OUT_STYLE_PLAIN);
		break;
	}
	case TRACE_FIELD_ST:
		print_struct(o, f->ref, p, trace_structs[f->ref].size);
		break;
	case TRACE_FIELD_FSID:
		out_text(o, o->json ? "[" : "{val=[");
		out_hex(o, v & 0xffffffff);
		out_sep(o);
		out_hex(o, v >> 32);
		out_text(o, o->json ? "]" : "]}");
		break;
	case TRACE_FIELD_LU3:
		out_char(o, '[');
		for (int i = 0; i < 3; i++) {
			out_sep(o);
			out_u64(o, load(p + (size_t)i * 8, 8));
		}
		out_char(o, ']');
		break;
	case TRACE_FIELD_MORE:
	case TRACE_FIELD_KINDS:
		break;
	}
}

static size_t size_of_field(const struct trace_field *f)
{
	if (f->kind == TRACE_FIELD_CHARS)
		return f->ref;
	if (f->kind == TRACE_FIELD_ST)
		return trace_structs[f->ref].size;
	return f->kind < sizeof(field_size) ? field_size[f->kind] : 0;
}

void print_struct(struct out *o, unsigned int id, const unsigned char *p, size_t size)
{
	const struct trace_struct *s = &trace_structs[id];

	if (s->custom) {
		if (size >= s->size)
			special_struct(o, id, p, size);
		else
			out_text(o, o->json ? "null" : "???");
		return;
	}
	if (!s->scalar)
		out_open(o, '{');
	for (unsigned int i = 0; i < s->count; i++) {
		const struct trace_field *f = &s->fields[i];
		size_t need = size_of_field(f);

		if (f->kind == TRACE_FIELD_MORE || f->offset + need > size) {
			if (!o->json) {
				out_sep(o);
				OUT_LIT(o, "...");
			} else if (s->scalar) {
				OUT_LIT(o, "null");
			}
			break;
		}
		if (f->skip_zero && need <= 8 && load(p + f->offset, need) == 0)
			continue;
		if (!s->scalar)
			out_name(o, f->name);
		print_field(o, f, p + f->offset);
	}
	if (!s->scalar)
		out_close(o, '}');
}

/* A pointer to one struct: scalars get brackets, as strace shows what a pointer points to. */
void print_pointed(struct out *o, unsigned int id, const struct bytes *b)
{
	bool brackets = trace_structs[id].scalar && !o->json;

	if (brackets)
		out_char(o, '[');
	print_struct(o, id, b->data, b->size);
	if (brackets)
		out_char(o, ']');
}

static void print_array(struct out *o, const struct call *c, unsigned int id, const struct bytes *b,
			uint64_t count)
{
	size_t each = trace_structs[id].size, have = b->size / each;
	size_t show = count < have ? count : have;

	if (show > c->limit)
		show = c->limit;
	out_open(o, '[');
	for (size_t i = 0; i < show; i++) {
		out_sep(o);
		print_struct(o, id, b->data + i * each, each);
	}
	if (show < count) {
		out_sep(o);
		out_text(o, o->json ? "\"...\"" : "...");
	}
	out_close(o, ']');
}

/* Vectors of strings and of buffers. */

static void print_argv(struct out *o, const struct call *c, unsigned int i)
{
	const unsigned char *at = NULL;
	struct bytes b;
	unsigned int n = 0;

	if (!capture_get(&c->in, i, &b)) {
		/* an empty vector leaves no capture behind; a bad one a fault */
		if (c->in.of[i] == NULL && c->args[i])
			OUT_LIT(o, "[]");
		else
			out_addr(o, c->args[i]);
		return;
	}
	out_open(o, '[');
	while (capture_next(&c->in, i, &at, &b)) {
		out_sep(o);
		if (b.full == TRACE_FAULT) {
			out_text(o, o->json ? "null" : "???");
		} else if (n++ >= 32) {
			out_text(o, o->json ? "\"...\"" : "...");
			break;
		} else {
			out_string(o, b.data, b.size, b.full, OUT_STYLE_PLAIN);
		}
	}
	out_close(o, ']');
}

/*
 * Entries from *at on, as long as their number is of `group` (its upper half); room is how many bytes
 * were moved, for all of them.
 */
void print_iovecs(struct out *o, const struct captures *caps, unsigned int arg,
		  const unsigned char **at, unsigned int group, uint64_t count, uint64_t room)
{
	const unsigned char *next = *at;
	struct bytes b;
	uint64_t n = 0;

	out_open(o, '[');
	while (capture_next(caps, arg, &next, &b) && b.index >> 8 == group) {
		bool fault = b.full == TRACE_FAULT;
		uint64_t there = fault ? 0 : b.full < room ? b.full : room;

		*at = next;
		n++;
		room -= there;
		out_sep(o);
		out_open(o, '{');
		out_name(o, "iov_base");
		if (fault)
			out_text(o, o->json ? "null" : "???");
		else
			out_string(o, b.data, b.size, there, OUT_STYLE_PLAIN);
		if (!fault) {
			out_name(o, "iov_len");
			out_u64(o, b.full);
		}
		out_close(o, '}');
	}
	if (n < count) {
		out_sep(o);
		out_text(o, o->json ? "\"...\"" : "...");
	}
	out_close(o, ']');
}

static void print_iov(struct out *o, const struct call *c, const struct captures *caps,
		      unsigned int i, uint64_t count)
{
	const unsigned char *at = NULL;

	if (caps->of[i] == NULL && (count != 0 || c->args[i] == 0))
		out_addr(o, c->args[i]);
	else
		print_iovecs(o, caps, i, &at, 0, count, caps == &c->back ? c->result : ~0ull);
}

static void print_buffer(struct out *o, const struct call *c, const struct captures *caps,
			 unsigned int i, enum out_style style)
{
	struct bytes b;

	if (capture_get(caps, i, &b))
		out_string(o, b.data, b.size, b.full, style);
	else
		out_addr(o, c->args[i]);
}

/* Bytes that came back: strace prints "" where the call gave nothing. */
static void print_buffer_back(struct out *o, const struct call *c, unsigned int i, bool hex)
{
	if (c->back.of[i] == NULL && !c->failed && c->end == CALL_DONE && c->result == 0 && c->args[i])
		out_string(o, (const unsigned char *)"", 0, 0, OUT_STYLE_PLAIN);
	else
		print_buffer(o, c, &c->back, i, hex ? OUT_STYLE_HEX : OUT_STYLE_PLAIN);
}

static void print_st(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	struct bytes before, after;
	bool in = a->kind != TRACE_ARG_STOUT && capture_get(&c->in, i, &before);
	bool back = a->kind != TRACE_ARG_ST && capture_get(&c->back, i, &after);

	/* offsets that the call moved on: [0] => [5] */
	if (in && back && trace_structs[a->ref].scalar && !o->json) {
		print_pointed(o, a->ref, &before);
		if (before.size == after.size && memcmp(before.data, after.data, after.size) != 0) {
			OUT_LIT(o, " => ");
			print_pointed(o, a->ref, &after);
		}
	} else if (in) {
		print_pointed(o, a->ref, &before);
	} else if (back) {
		print_pointed(o, a->ref, &after);
	} else {
		out_addr(o, c->args[i]);
	}
}

static void print_arr(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	bool in = a->kind == TRACE_ARG_ARR || a->kind == TRACE_ARG_ARRIO;
	const struct captures *caps = in ? &c->in : &c->back;
	uint64_t count = a->constant ? a->aux : (uint32_t)c->args[a->aux];
	struct bytes b;

	if (a->kind == TRACE_ARG_ARRRET)
		count = c->failed || c->end != CALL_DONE ? 0 : c->result;
	if (capture_get(caps, i, &b))
		print_array(o, c, a->ref, &b, count);
	else if (count == 0 && (c->args[i] || in) && (in || (!c->failed && c->end == CALL_DONE)) &&
		 caps->of[i] == NULL)
		OUT_LIT(o, "[]");
	else
		out_addr(o, c->args[i]);
}

/* What strace says of a value that has no name, where programs do pass such. */
static const char *unknown_of(unsigned int set)
{
	switch (set) {
	case TRACE_SET_FCNTL:
		return "F_???";
	case TRACE_SET_PRCTL:
		return "PR_???";
	case TRACE_SET_SOCKET_DOMAIN:
		return "AF_???";
	case TRACE_SET_WHENCE:
		return "SEEK_???";
	case TRACE_SET_RLIMIT:
		return "RLIMIT_???";
	case TRACE_SET_MADVISE:
		return "MADV_???";
	default:
		return NULL;
	}
}

/* One argument; true if it and all behind it are left out. */
static bool print_arg(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	uint64_t v = c->args[i];

	switch ((enum trace_arg_kind)a->kind) {
	case TRACE_ARG_D:
	case TRACE_ARG_FD:
	case TRACE_ARG_PID:
		out_i64(o, (int32_t)v);
		break;
	case TRACE_ARG_U:
		out_u64(o, (uint32_t)v);
		break;
	case TRACE_ARG_LD:
		out_i64(o, (int64_t)v);
		break;
	case TRACE_ARG_LU:
		out_u64(o, v);
		break;
	case TRACE_ARG_X:
		out_hex(o, v);
		break;
	case TRACE_ARG_PTR:
		out_addr(o, v);
		break;
	case TRACE_ARG_MODE:
		out_mode(o, v & 0xffff);
		break;
	case TRACE_ARG_DIRFD:
		if ((int32_t)v == -100)
			out_sym(o, "AT_FDCWD");
		else
			out_i64(o, (int32_t)v);
		break;
	case TRACE_ARG_ID:
		print_id(o, (uint32_t)v);
		break;
	case TRACE_ARG_SIG:
		print_signal(o, v);
		break;
	case TRACE_ARG_DEV:
		out_dev(o, v);
		break;
	case TRACE_ARG_CLOCKID:
		if ((int32_t)v < 0)
			out_i64(o, (int32_t)v);
		else
			print_enum(o, TRACE_SET_CLOCKID, v, "CLOCK_???");
		break;
	case TRACE_ARG_FL:
		/* flag arguments are ints but for a few, whose bits are all below 32, too */
		print_flags(o, a->ref, v >> 32 == 0xffffffff ? v & 0xffffffff : v);
		break;
	case TRACE_ARG_EN:
		print_enum(o, a->ref, v, unknown_of(a->ref));
		break;
	case TRACE_ARG_PATH:
	case TRACE_ARG_STR:
	case TRACE_ARG_IN:
		print_buffer(o, c, &c->in, i, OUT_STYLE_PLAIN);
		break;
	case TRACE_ARG_OUT:
		print_buffer_back(o, c, i, c->nr == 318 /* getrandom: never text */);
		break;
	case TRACE_ARG_ST:
	case TRACE_ARG_STOUT:
	case TRACE_ARG_STOUTEINTR:
	case TRACE_ARG_STIO:
		print_st(o, c, a, i);
		break;
	case TRACE_ARG_ARR:
	case TRACE_ARG_ARROUT:
	case TRACE_ARG_ARRIO:
	case TRACE_ARG_ARRRET:
		print_arr(o, c, a, i);
		break;
	case TRACE_ARG_IOV:
		print_iov(o, c, &c->in, i, c->args[a->aux]);
		break;
	case TRACE_ARG_IOVOUT:
		print_iov(o, c, &c->back, i, c->args[a->aux]);
		break;
	case TRACE_ARG_ARGV:
		print_argv(o, c, i);
		break;
	default:
		return special_arg(o, c, a, i);
	}
	return false;
}

void decode_args(struct out *o, const struct call *c, const struct trace_call *t)
{
	for (unsigned int i = 0; i < t->nargs; i++) {
		size_t before = o->len, value;

		if (t->args[i].kind == TRACE_ARG_OMIT)
			continue;
		if (o->json) {
			out_name(o, t->args[i].name);
		} else if (i > 0) {
			OUT_LIT(o, ", ");
		}
		value = o->len;
		if (print_arg(o, c, &t->args[i], i)) {
			o->len = before;
			break;
		}
		if (o->len == value) /* JSON knows no empty value */
			o->len = before;
	}
}

void decode_result_text(struct out *o, const struct call *c, const struct trace_call *t)
{
	int64_t r = (int64_t)c->result;
	const char *name;

	if (c->end == CALL_EXECED) {
		out_char(o, '0');
		return;
	}
	if (c->end == CALL_NEVER) {
		out_char(o, '?');
		return;
	}
	if (c->failed) {
		name = trace_errno_name((int)-r);
		if (r <= -512 && name) {
			OUT_LIT(o, "? ");
			out_text(o, name);
		} else if (name) {
			OUT_LIT(o, "-1 ");
			out_text(o, name);
		} else {
			OUT_LIT(o, "-1 (errno ");
			out_u64(o, 0 - c->result);
			out_char(o, ')');
			return;
		}
		OUT_LIT(o, " (");
		out_text(o, trace_errno_text((int)-r));
		out_char(o, ')');
		return;
	}
	if (t == NULL || t->result == TRACE_RET_D || t->result == TRACE_RET_FD)
		out_i64(o, r);
	else
		special_result(o, c, t);
}
