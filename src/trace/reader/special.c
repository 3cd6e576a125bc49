/* SPDX-License-Identifier: MIT */
/* Arguments, structures and results that one call or a few have: see syscalls.def for who uses what. */
#include <arpa/inet.h>
#include <linux/futex.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

#include "trace/reader/decode.h"
#include "trace/reader/names.h"

static void comment(struct out *o, const char *text)
{
	if (o->json)
		return;
	OUT_LIT(o, " /* ");
	out_text(o, text);
	OUT_LIT(o, " */");
}

/* Socket addresses. */

static void sun_path(struct out *o, const unsigned char *p, size_t n)
{
	if (n > 0 && p[0] == '\0') {
		/* abstract: all bytes count; the @ stands for the first one */
		if (o->json) {
			out_name(o, "abstract");
		} else {
			out_name(o, "sun_path");
			out_char(o, '@');
		}
		out_string(o, p + 1, n - 1, n - 1, OUT_STYLE_PLAIN);
		return;
	}
	n = strnlen((const char *)p, n);
	out_name(o, "sun_path");
	out_string(o, p, n, n, OUT_STYLE_PLAIN);
}

static void named_number(struct out *o, const char *name, const char *wrap, uint64_t v)
{
	out_name(o, name);
	if (o->json) {
		out_u64(o, v);
		return;
	}
	out_text(o, wrap);
	out_char(o, '(');
	out_u64(o, v);
	out_char(o, ')');
}

static void inet_address(struct out *o, const unsigned char *p, size_t n, unsigned int family)
{
	char text[INET6_ADDRSTRLEN];

	if (family == AF_INET && n >= 8) {
		named_number(o, "sin_port", "htons", (uint64_t)(p[2] << 8 | p[3]));
		inet_ntop(AF_INET, p + 4, text, sizeof(text));
		out_name(o, "sin_addr");
		out_text(o, o->json ? "\"" : "inet_addr(\"");
		out_text(o, text);
		out_text(o, o->json ? "\"" : "\")");
	} else {
		named_number(o, "sin6_port", "htons", (uint64_t)(p[2] << 8 | p[3]));
		named_number(o, "sin6_flowinfo", "htonl", ntohl((uint32_t)load(p + 4, 4)));
		inet_ntop(AF_INET6, p + 8, text, sizeof(text));
		if (o->json) {
			out_name(o, "sin6_addr");
			out_sym(o, text);
		} else {
			OUT_LIT(o, ", inet_pton(AF_INET6, \"");
			out_text(o, text);
			OUT_LIT(o, "\", &sin6_addr)");
		}
		out_name(o, "sin6_scope_id");
		out_u64(o, load(p + 24, 4));
	}
}

static void print_sockaddr(struct out *o, const unsigned char *p, size_t n)
{
	unsigned int family;

	if (n < 2) {
		out_string(o, p, n, n, OUT_STYLE_PLAIN);
		return;
	}
	family = (unsigned int)load(p, 2);
	out_open(o, '{');
	out_name(o, "sa_family");
	print_enum(o, TRACE_SET_SOCKET_DOMAIN, family, "AF_???");
	if (family == AF_UNIX && n > 2) {
		sun_path(o, p + 2, n - 2);
	} else if ((family == AF_INET && n >= 8) || (family == AF_INET6 && n >= 28)) {
		inet_address(o, p, n, family);
	} else if (family == AF_NETLINK && n >= 12) {
		out_name(o, "nl_pid");
		out_i64(o, (int32_t)load(p + 4, 4));
		out_name(o, "nl_groups");
		if (o->json)
			out_u64(o, load(p + 8, 4));
		else if (load(p + 8, 4) == 0)
			OUT_LIT(o, "00000000");
		else
			out_hex(o, load(p + 8, 4));
	} else if (n > 2) {
		out_name(o, "sa_data");
		out_string(o, p + 2, n - 2, n - 2, OUT_STYLE_PLAIN);
	}
	out_close(o, '}');
}

static void arg_socklen(struct out *o, const struct call *c, unsigned int i)
{
	struct bytes before, after;
	bool in = capture_get(&c->in, i, &before) && before.size == 4;
	bool back = capture_get(&c->back, i, &after) && after.size == 4;

	if (!in) {
		out_addr(o, c->args[i]);
		return;
	}
	out_char(o, '[');
	if (!o->json || !back)
		out_i64(o, (int32_t)load(before.data, 4));
	if (back && (o->json || load(before.data, 4) != load(after.data, 4))) {
		if (!o->json)
			OUT_LIT(o, " => ");
		out_i64(o, (int32_t)load(after.data, 4));
	}
	out_char(o, ']');
}

static void arg_socktype(struct out *o, uint64_t v)
{
	const char *name = enum_name(TRACE_SET_SOCK_TYPE, v & 0xf);
	uint64_t flags = (uint32_t)v & ~0xfu;

	if (o->json)
		out_char(o, '[');
	if (name)
		out_sym(o, name);
	else
		out_hex(o, v & 0xf);
	for (unsigned int i = 0; i < 2; i++) {
		const struct trace_const *k = &trace_sets[TRACE_SET_SOCK_TYPE_FLAGS].consts[i];

		if (!(flags & k->value))
			continue;
		flags &= ~k->value;
		out_char(o, o->json ? ',' : '|');
		out_sym(o, k->name);
	}
	if (flags) {
		out_char(o, o->json ? ',' : '|');
		out_hex(o, flags);
	}
	if (o->json)
		out_char(o, ']');
}

static void arg_sockproto(struct out *o, uint64_t domain, uint64_t v)
{
	if (domain == AF_INET || domain == AF_INET6)
		print_enum(o, TRACE_SET_IP_PROTO, v, "IPPROTO_???");
	else if (domain == AF_NETLINK)
		print_enum(o, TRACE_SET_NETLINK_PROTO, v, "NETLINK_???");
	else
		out_i64(o, (int32_t)v);
}

static void arg_sockopt(struct out *o, uint64_t level, uint64_t v)
{
	static const struct {
		int level;
		unsigned int set;
	} sets[] = {
		{ SOL_SOCKET, TRACE_SET_SO_SOCKET }, { IPPROTO_TCP, TRACE_SET_SO_TCP },
		{ IPPROTO_IP, TRACE_SET_SO_IP },     { IPPROTO_IPV6, TRACE_SET_SO_IPV6 },
		{ 270, TRACE_SET_SO_NETLINK },
	};

	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++)
		if ((uint64_t)sets[i].level == (uint32_t)level) {
			print_enum(o, sets[i].set, v, "SO_???");
			return;
		}
	out_hex(o, v);
}

static void arg_optval(struct out *o, const struct call *c, const struct captures *caps, unsigned int i)
{
	bool socket_level = (uint32_t)c->args[1] == SOL_SOCKET;
	struct bytes b;

	if (!capture_get(caps, i, &b)) {
		out_addr(o, c->args[i]);
	} else if (socket_level && c->args[2] == SO_LINGER && b.size >= 8) {
		out_open(o, '{');
		out_name(o, "l_onoff");
		out_i64(o, (int32_t)load(b.data, 4));
		out_name(o, "l_linger");
		out_i64(o, (int32_t)load(b.data + 4, 4));
		out_close(o, '}');
	} else if (socket_level && c->args[2] == SO_PEERCRED && b.size >= 12) {
		out_open(o, '{');
		out_name(o, "pid");
		out_i64(o, (int32_t)load(b.data, 4));
		out_name(o, "uid");
		print_id(o, (uint32_t)load(b.data + 4, 4));
		out_name(o, "gid");
		print_id(o, (uint32_t)load(b.data + 8, 4));
		out_close(o, '}');
	} else if (socket_level && c->args[2] == SO_ERROR && b.size == 4 && load(b.data, 4)) {
		const char *name = trace_errno_name((int)load(b.data, 4));

		out_char(o, '[');
		if (name)
			out_sym(o, name);
		else
			out_u64(o, load(b.data, 4));
		out_char(o, ']');
	} else if (b.size == 4) {
		out_char(o, '[');
		out_i64(o, (int32_t)load(b.data, 4));
		out_char(o, ']');
	} else {
		out_string(o, b.data, b.size, b.full, OUT_STYLE_PLAIN);
	}
}

/* A message header, and its buffers from *at on, of which `moved` bytes count. */
static void print_msghdr(struct out *o, const struct captures *caps, unsigned int arg,
			 const unsigned char *p, const unsigned char **at, unsigned int group,
			 uint64_t moved)
{
	out_open(o, '{');
	out_name(o, "msg_name");
	out_addr(o, load(p, 8));
	out_name(o, "msg_namelen");
	out_i64(o, (int32_t)load(p + 8, 4));
	out_name(o, "msg_iov");
	if (load(p + 16, 8) == 0 && load(p + 24, 8) == 0)
		out_addr(o, 0);
	else
		print_iovecs(o, caps, arg, at, group, load(p + 24, 8), moved);
	out_name(o, "msg_iovlen");
	out_u64(o, load(p + 24, 8));
	if (load(p + 40, 8)) {
		out_name(o, "msg_control");
		out_addr(o, load(p + 32, 8));
	}
	out_name(o, "msg_controllen");
	out_u64(o, load(p + 40, 8));
	out_name(o, "msg_flags");
	print_flags(o, TRACE_SET_MSG, load(p + 48, 4));
	out_close(o, '}');
}

static void arg_msg(struct out *o, const struct call *c, const struct captures *caps, unsigned int i)
{
	const unsigned char *at = NULL;
	struct bytes b;

	if (capture_next(caps, i, &at, &b) && b.full != TRACE_FAULT && b.size >= 56)
		print_msghdr(o, caps, i, b.data, &at, 0, caps == &c->back ? c->result : ~0ull);
	else
		out_addr(o, c->args[i]);
}

/* What was sent is known before the call, how much of each only after it. */
static void arg_mmsg(struct out *o, const struct call *c, const struct captures *caps,
		     unsigned int i, uint64_t count)
{
	uint64_t done = c->failed || c->end != CALL_DONE ? 0 : c->result, n = 0;
	const unsigned char *at = NULL;
	struct bytes b, after;
	bool sent;

	if (caps == &c->back)
		count = done;
	if (caps->of[i] == NULL && (count || !c->args[i] || c->failed)) {
		out_addr(o, c->args[i]);
		return;
	}
	sent = caps == &c->in && capture_get(&c->back, i, &after);
	out_open(o, '[');
	while (capture_next(caps, i, &at, &b)) {
		const unsigned char *end;

		out_sep(o);
		if (b.full == TRACE_FAULT || b.size < 64) {
			out_text(o, o->json ? "null" : "???");
			n = count;
			break;
		}
		end = caps == &c->back			   ? b.data
		      : sent && (n + 1) * 64 <= after.size ? after.data + n * 64
							   : NULL;
		out_open(o, '{');
		out_name(o, "msg_hdr");
		print_msghdr(o, caps, i, b.data, &at, b.index >> 8,
			     caps == &c->back ? load(end + 56, 4) : ~0ull);
		if (n < done && end) {
			out_name(o, "msg_len");
			out_u64(o, load(end + 56, 4));
		}
		out_close(o, '}');
		n++;
	}
	if (n < count) {
		out_sep(o);
		out_text(o, o->json ? "\"...\"" : "...");
	}
	out_close(o, ']');
}

/* Processes. */

static void clone_flags(struct out *o, uint64_t v)
{
	uint64_t signo = v & 0xff;
	char buf[16];

	if (o->json) {
		print_flags(o, TRACE_SET_CLONE, v & ~0xffull);
		if (signo && o->base[o->len - 1] == ']') {
			o->len--;
			out_sep(o);
			out_sym(o, trace_signal_name((int)signo, buf));
			out_char(o, ']');
		}
		return;
	}
	if (v & ~0xffull)
		print_flags(o, TRACE_SET_CLONE, v & ~0xffull);
	if (v & ~0xffull && signo)
		out_char(o, '|');
	if (signo || v == 0)
		print_signal(o, signo);
}

/* strace names these arguments and puts the stack first. */
static void arg_clone(struct out *o, const struct call *c, unsigned int i)
{
	uint64_t flags = c->args[0];

	if (o->json) {
		if (i == 0)
			clone_flags(o, flags);
		else
			out_addr(o, c->args[i]);
		return;
	}
	if (i == 0) {
		OUT_LIT(o, "child_stack=");
		out_addr(o, c->args[1]);
		OUT_LIT(o, ", flags=");
		clone_flags(o, flags);
		if (flags & (0x00100000 | 0x00001000)) { /* CLONE_PARENT_SETTID, CLONE_PIDFD */
			OUT_LIT(o, ", parent_tid=");
			out_addr(o, c->args[2]);
		}
		if (flags & 0x00080000) { /* CLONE_SETTLS */
			OUT_LIT(o, ", tls=");
			out_addr(o, c->args[4]);
		}
		if (flags & (0x01000000 | 0x00200000)) { /* CLONE_CHILD_SETTID, _CLEARTID */
			OUT_LIT(o, ", child_tidptr=");
			out_addr(o, c->args[3]);
		}
	}
}

static void arg_clone3(struct out *o, const struct call *c, unsigned int i)
{
	uint64_t flags;
	struct bytes b;

	if (!capture_get(&c->in, i, &b) || b.size < 64) {
		out_addr(o, c->args[i]);
		return;
	}
	flags = load(b.data, 8);
	out_open(o, '{');
	out_name(o, "flags");
	print_flags(o, TRACE_SET_CLONE, flags);
	if (flags & 0x00001000) {
		out_name(o, "pidfd");
		out_addr(o, load(b.data + 8, 8));
	}
	if (flags & (0x01000000 | 0x00200000)) {
		out_name(o, "child_tid");
		out_addr(o, load(b.data + 16, 8));
	}
	if (flags & 0x00100000) {
		out_name(o, "parent_tid");
		out_addr(o, load(b.data + 24, 8));
	}
	out_name(o, "exit_signal");
	print_signal(o, load(b.data + 32, 8));
	out_name(o, "stack");
	out_addr(o, load(b.data + 40, 8));
	out_name(o, "stack_size");
	out_hex(o, load(b.data + 48, 8));
	if (flags & 0x00080000) {
		out_name(o, "tls");
		out_addr(o, load(b.data + 56, 8));
	}
	out_close(o, '}');
}

static void arg_wstatus(struct out *o, const struct call *c, unsigned int i)
{
	unsigned int s, sig;
	struct bytes b;

	if (!capture_get(&c->back, i, &b) || b.size < 4 || c->result == 0) {
		out_addr(o, c->args[i]);
		return;
	}
	s = (unsigned int)load(b.data, 4);
	sig = s & 0x7f;
	if (o->json) {
		out_u64(o, s);
		return;
	}
	OUT_LIT(o, "[{");
	if (s == 0xffff) {
		OUT_LIT(o, "WIFCONTINUED(s)");
	} else if ((s & 0xff) == 0x7f) {
		OUT_LIT(o, "WIFSTOPPED(s) && WSTOPSIG(s) == ");
		print_signal(o, s >> 8 & 0x7f);
		if (s >> 8 & 0x80)
			OUT_LIT(o, " | 0x80");
	} else if (sig == 0) {
		OUT_LIT(o, "WIFEXITED(s) && WEXITSTATUS(s) == ");
		out_u64(o, s >> 8 & 0xff);
	} else {
		OUT_LIT(o, "WIFSIGNALED(s) && WTERMSIG(s) == ");
		print_signal(o, sig);
		if (s & 0x80)
			OUT_LIT(o, " && WCOREDUMP(s)");
	}
	OUT_LIT(o, "}]");
}

static void arg_envp(struct out *o, const struct call *c, unsigned int i)
{
	struct bytes b;

	if (!capture_get(&c->in, i, &b)) {
		out_addr(o, c->args[i]);
	} else if (o->json) {
		OUT_LIT(o, "{\"count\":");
		out_u64(o, b.full);
		out_char(o, '}');
	} else {
		out_addr(o, c->args[i]);
		OUT_LIT(o, " /* ");
		out_u64(o, b.full);
		out_text(o, b.full == 1 ? " var */" : " vars */");
	}
}

/* By command. */

static bool arg_fcntl(struct out *o, const struct call *c, unsigned int i)
{
	uint64_t v = c->args[i];
	struct bytes b;

	switch ((uint32_t)c->args[1]) {
	case 1:	   /* F_GETFD */
	case 3:	   /* F_GETFL */
	case 9:	   /* F_GETOWN */
	case 11:   /* F_GETSIG */
	case 1025: /* F_GETLEASE */
	case 1032: /* F_GETPIPE_SZ */
	case 1034: /* F_GET_SEALS */
		return true;
	case 2: /* F_SETFD */
		print_flags(o, TRACE_SET_FD_FLAGS, v);
		break;
	case 4: /* F_SETFL */
		print_flags(o, TRACE_SET_OPEN, v);
		break;
	case 5: /* F_GETLK and the other locks */
	case 6:
	case 7:
	case 36:
	case 37:
	case 38: {
		bool get = c->args[1] == 5 || c->args[1] == 36;

		if (!(get && capture_get(&c->back, i, &b)) && !capture_get(&c->in, i, &b))
			out_addr(o, v);
		else
			/* l_pid means something only in an answer */
			print_struct(o, TRACE_STRUCT_FLOCK, b.data,
				     !get && !o->json && b.size >= 24 ? 24 : b.size);
		if (!get && !o->json && o->len > 6 && memcmp(o->base + o->len - 6, ", ...}", 6) == 0) {
			o->len -= 6;
			out_char(o, '}');
		}
		break;
	}
	case 0:	   /* F_DUPFD */
	case 1030: /* F_DUPFD_CLOEXEC */
	case 8:	   /* F_SETOWN */
	case 1031: /* F_SETPIPE_SZ */
		out_i64(o, (int32_t)v);
		break;
	case 10: /* F_SETSIG */
		print_signal(o, v);
		break;
	case 1024: /* F_SETLEASE */
		print_enum(o, TRACE_SET_LOCK_TYPE, v, NULL);
		break;
	case 1033: /* F_ADD_SEALS */
		print_flags(o, TRACE_SET_SEALS, v);
		break;
	default:
		out_hex(o, v);
	}
	return false;
}

static void arg_futexop(struct out *o, uint64_t v)
{
	const char *name = enum_name(TRACE_SET_FUTEX_OP, v & 0x7f);

	if (o->json)
		out_char(o, '"');
	if (name)
		out_text(o, name);
	else
		out_hex_digits(o, v & 0x7f);
	if (v & FUTEX_PRIVATE_FLAG)
		out_text(o, name ? "_PRIVATE" : "|FUTEX_PRIVATE_FLAG");
	if (v & FUTEX_CLOCK_REALTIME)
		OUT_LIT(o, "|FUTEX_CLOCK_REALTIME");
	if (o->json)
		out_char(o, '"');
}

static const char *const futex_op_names[16] = {
	"FUTEX_OP_SET", "FUTEX_OP_ADD", "FUTEX_OP_OR", "FUTEX_OP_ANDN", "FUTEX_OP_XOR",
};
static const char *const futex_cmp_names[16] = {
	"FUTEX_OP_CMP_EQ", "FUTEX_OP_CMP_NE", "FUTEX_OP_CMP_LT",
	"FUTEX_OP_CMP_LE", "FUTEX_OP_CMP_GT", "FUTEX_OP_CMP_GE",
};

static void futex_wake_op(struct out *o, uint32_t v)
{
	const char *op = futex_op_names[v >> 28 & 7], *cmp = futex_cmp_names[v >> 24 & 15];

	if (o->json || op == NULL || cmp == NULL) {
		out_hex(o, v);
		return;
	}
	if (v >> 31)
		OUT_LIT(o, "FUTEX_OP_OPARG_SHIFT<<28|");
	out_text(o, op);
	OUT_LIT(o, "<<28|");
	out_hex_digits(o, v >> 12 & 0xfff);
	OUT_LIT(o, "<<12|");
	out_text(o, cmp);
	OUT_LIT(o, "<<24|");
	out_hex_digits(o, v & 0xfff);
}

/* Which of val, timeout, uaddr2 and val3 an operation takes. */
static bool futex_timeout(uint64_t op)
{
	return op == FUTEX_WAIT || op == FUTEX_LOCK_PI || op == FUTEX_WAIT_BITSET ||
	       op == FUTEX_WAIT_REQUEUE_PI || op == 13 /* FUTEX_LOCK_PI2 */;
}

static void bitset(struct out *o, uint64_t v)
{
	if ((uint32_t)v == FUTEX_BITSET_MATCH_ANY)
		out_sym(o, "FUTEX_BITSET_MATCH_ANY");
	else
		out_hex(o, (uint32_t)v);
}

/* Leaves the last value out where strace does: returns true only if nothing more follows. */
static bool arg_futex(struct out *o, const struct call *c, unsigned int i)
{
	uint64_t op = c->args[1] & 0x7f, v = c->args[i];
	bool pi = op == FUTEX_LOCK_PI || op == 13;
	struct bytes b;

	switch (i) {
	case 2:
		if (op == FUTEX_UNLOCK_PI || op == FUTEX_TRYLOCK_PI)
			return true;
		if (pi) {
			/* its value is not used: strace goes straight to the timeout */
			if (o->json)
				out_u64(o, (uint32_t)v);
			else
				return false;
		} else if (op == FUTEX_WAKE || op == FUTEX_WAKE_BITSET || op == FUTEX_WAKE_OP ||
			   op == FUTEX_REQUEUE || op == FUTEX_CMP_REQUEUE) {
			out_u64(o, (uint32_t)v);
		} else {
			out_u64(o, (uint32_t)v);
		}
		return false;
	case 3:
		if (futex_timeout(op)) {
			if (capture_get(&c->in, i, &b))
				print_struct(o, TRACE_STRUCT_TIMESPEC, b.data, b.size);
			else
				out_addr(o, v);
			return false;
		}
		if (op == FUTEX_WAKE_BITSET) {
			if (!o->json)
				bitset(o, c->args[5]);
			return false;
		}
		if (op == FUTEX_WAKE || op == FUTEX_FD)
			return true;
		out_u64(o, (uint32_t)v);
		return false;
	case 4:
		if (op == FUTEX_WAIT || pi || (op == FUTEX_WAKE_BITSET && !o->json))
			return true;
		if (op == FUTEX_WAIT_BITSET) {
			if (!o->json)
				bitset(o, c->args[5]);
			return false;
		}
		out_addr(o, v);
		return false;
	default:
		if (op == FUTEX_WAIT_BITSET || op == FUTEX_WAKE_BITSET) {
			if (!o->json)
				return true;
			bitset(o, v);
		} else if (op == FUTEX_REQUEUE || op == FUTEX_WAIT_REQUEUE_PI) {
			return true;
		} else if (op == FUTEX_WAKE_OP) {
			futex_wake_op(o, (uint32_t)v);
		} else {
			out_u64(o, (uint32_t)v);
		}
		return false;
	}
}

/* How many arguments behind the option, and how the first of them reads. */
static bool arg_prctl(struct out *o, const struct call *c, unsigned int i)
{
	uint64_t v = c->args[i];
	struct bytes b;

	switch ((uint32_t)c->args[0]) {
	case 3: /* PR_GET_DUMPABLE, and others that only return something */
	case 7:
	case 13:
	case 21:
	case 27:
	case 30:
	case 31:
	case 32:
	case 34:
		return true;
	case 39: /* PR_GET_NO_NEW_PRIVS and PR_GET_THP_DISABLE: four zeros are asked for */
	case 42:
		out_u64(o, v);
		return false;
	case 1: /* PR_SET_PDEATHSIG */
		if (i > 1)
			return true;
		print_signal(o, v);
		return false;
	case 2: /* PR_GET_PDEATHSIG and other pointers */
	case 5:
	case 9:
	case 11:
	case 19:
	case 25:
	case 37:
	case 40:
		if (i > 1)
			return true;
		out_addr(o, v);
		return false;
	case 4: /* PR_SET_DUMPABLE */
		if (i > 1)
			return true;
		print_enum(o, TRACE_SET_PRCTL_DUMPABLE, v, NULL);
		return false;
	case 15: /* PR_SET_NAME, PR_GET_NAME */
	case 16:
		if (i > 1)
			return true;
		if (capture_get(c->args[0] == 15 ? &c->in : &c->back, i, &b)) {
			size_t n = strnlen((const char *)b.data, b.size < 15 ? b.size : 15);

			out_string(o, b.data, n, n, OUT_STYLE_PLAIN);
			if (n == 15 && b.size > 15 && b.data[15] && !o->json)
				OUT_LIT(o, "...");
		} else {
			out_addr(o, v);
		}
		return false;
	case 23: /* PR_CAPBSET_READ, PR_CAPBSET_DROP */
	case 24:
		if (i > 1)
			return true;
		print_enum(o, TRACE_SET_CAP, v, "CAP_???");
		return false;
	case 26: /* PR_SET_TSC */
		if (i > 1)
			return true;
		print_enum(o, TRACE_SET_PRCTL_TSC, v, "PR_TSC_???");
		return false;
	case 22: /* PR_SET_SECCOMP */
		if (i == 1) {
			print_enum(o, TRACE_SET_SECCOMP_MODE, v, "SECCOMP_MODE_???");
			return false;
		}
		if (i > 2 || c->args[1] != 2)
			return true;
		out_addr(o, v);
		return false;
	case 8: /* PR_SET_KEEPCAPS and others with one number */
	case 14:
	case 28:
	case 29:
	case 36:
		if (i > 1)
			return true;
		out_u64(o, v);
		return false;
	case 38: /* PR_SET_NO_NEW_PRIVS, PR_SET_THP_DISABLE */
	case 41:
		out_u64(o, v);
		return false;
	case 35: /* PR_SET_MM */
		if (i == 1)
			print_enum(o, TRACE_SET_PRCTL_MM, v, "PR_SET_MM_???");
		else if (i == 2)
			out_addr(o, v);
		else
			out_u64(o, v);
		return false;
	case 47: /* PR_CAP_AMBIENT */
		if (i == 1)
			print_enum(o, TRACE_SET_PRCTL_AMBIENT, v, "PR_CAP_AMBIENT_???");
		else if (i == 2 && c->args[1] != 4)
			print_enum(o, TRACE_SET_CAP, v, "CAP_???");
		else
			out_u64(o, v);
		return false;
	default:
		out_hex(o, v);
		return false;
	}
}

static const struct trace_ioctl *find_ioctl(uint64_t v)
{
	uint32_t cmd = (uint32_t)v;
	size_t lo = 0, hi = trace_ioctl_count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (trace_ioctls[mid].cmd < cmd)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < trace_ioctl_count && trace_ioctls[lo].cmd == cmd ? &trace_ioctls[lo] : NULL;
}

/* True: there is none. */
static bool arg_ioctl(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	const struct trace_ioctl *known = find_ioctl(c->args[a->aux]);
	const struct captures *caps = known && known->way == TRACE_IOCTL_IN ? &c->in : &c->back;
	struct bytes b;

	if (known && known->way == TRACE_IOCTL_NONE)
		return true;
	if (known && known->way == TRACE_IOCTL_FD)
		out_i64(o, (int32_t)c->args[i]);
	else if (known && known->way >= TRACE_IOCTL_IN && capture_get(caps, i, &b))
		print_pointed(o, known->ref, &b);
	else if (known && known->way >= TRACE_IOCTL_IN)
		out_addr(o, c->args[i]);
	else
		out_hex(o, c->args[i]);
	return false;
}

static void arg_ioctlcmd(struct out *o, uint64_t v)
{
	static const char *const dirs[4] = { "_IOC_NONE", "_IOC_WRITE", "_IOC_READ",
					     "_IOC_READ|_IOC_WRITE" };
	const struct trace_ioctl *known = find_ioctl(v);
	uint32_t cmd = (uint32_t)v;

	if (known) {
		out_sym(o, known->name);
		return;
	}
	if (o->json) {
		out_hex(o, cmd);
		return;
	}
	OUT_LIT(o, "_IOC(");
	out_text(o, dirs[cmd >> 30]);
	OUT_LIT(o, ", ");
	out_hex_digits(o, cmd >> 8 & 0xff);
	OUT_LIT(o, ", ");
	out_hex_digits(o, cmd & 0xff);
	OUT_LIT(o, ", ");
	out_hex_digits(o, cmd >> 16 & 0x3fff);
	out_char(o, ')');
}

/* Descriptor sets and CPU sets. */

static void print_bits(struct out *o, const unsigned char *p, size_t size, uint64_t count)
{
	bool any = false;

	if (count > size * 8)
		count = size * 8;
	out_char(o, '[');
	for (size_t i = 0; i < count; i++) {
		if (!(p[i / 8] >> (i % 8) & 1))
			continue;
		if (any)
			out_char(o, o->json ? ',' : ' ');
		out_u64(o, i);
		any = true;
	}
	out_char(o, ']');
}

static void arg_fdset(struct out *o, const struct call *c, unsigned int i)
{
	struct bytes b;

	if (capture_get(&c->in, i, &b))
		print_bits(o, b.data, b.size, (int32_t)c->args[0] < 0 ? 0 : (uint32_t)c->args[0]);
	else
		out_addr(o, c->args[i]);
}

static void arg_cpuset(struct out *o, const struct call *c, const struct captures *caps,
		       unsigned int i, uint64_t size)
{
	struct bytes b;

	if (capture_get(caps, i, &b))
		print_bits(o, b.data, b.size < size ? b.size : size, ~0ull);
	else
		out_addr(o, c->args[i]);
}

static void arg_sigmask6(struct out *o, const struct call *c, unsigned int i)
{
	struct bytes b;

	if (!capture_get(&c->in, i, &b) || b.size < 16) {
		out_addr(o, c->args[i]);
		return;
	}
	out_open(o, '{');
	out_name(o, "sigmask");
	out_addr(o, load(b.data, 8));
	out_name(o, "sigsetsize");
	out_u64(o, load(b.data + 8, 8));
	out_close(o, '}');
}

static void arg_dents(struct out *o, const struct call *c, unsigned int i)
{
	struct bytes b;

	if (!capture_get(&c->back, i, &b)) {
		out_addr(o, c->args[i]);
		if (c->end == CALL_DONE && c->result == 0)
			comment(o, "0 entries");
	} else if (o->json) {
		OUT_LIT(o, "{\"entries\":");
		out_u64(o, b.full);
		out_char(o, '}');
	} else {
		out_addr(o, c->args[i]);
		OUT_LIT(o, " /* ");
		out_u64(o, b.full);
		OUT_LIT(o, " entries */");
	}
}

static bool arg_rest(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	uint64_t v = c->args[i], other = c->args[a->aux < 6 ? a->aux : 0];

	switch ((enum trace_arg_kind)a->kind) {
	case TRACE_ARG_OPENMODE:
		/* O_CREAT or O_TMPFILE */
		if (!(other & 0100) && (other & 020000000) != 020000000)
			return true;
		out_mode(o, v & 0xffff);
		break;
	case TRACE_ARG_FILEMODE:
		out_filemode(o, v & 0xffff);
		break;
	case TRACE_ARG_MKNODDEV:
		if ((other & 0170000) != 0020000 && (other & 0170000) != 0060000)
			return true;
		out_dev(o, (uint32_t)v);
		break;
	case TRACE_ARG_MREMAPADDR:
		if (!(other & 2) && !(other & 4)) /* MREMAP_FIXED, MREMAP_DONTUNMAP */
			return true;
		out_addr(o, v);
		break;
	case TRACE_ARG_IPCKEY:
		if ((uint32_t)v == 0)
			out_sym(o, "IPC_PRIVATE");
		else
			out_hex(o, (uint32_t)v);
		break;
	case TRACE_ARG_PERSONALITY:
		if ((uint32_t)v == 0xffffffff) {
			out_hex(o, 0xffffffff);
			break;
		}
		if (o->json || (v & 0xff) == (uint32_t)v) {
			if (o->json)
				out_hex(o, (uint32_t)v);
			else
				print_enum(o, TRACE_SET_PERSONALITY, v, "PER_???");
			break;
		}
		print_enum(o, TRACE_SET_PERSONALITY, v & 0xff, NULL);
		out_char(o, '|');
		print_flags(o, TRACE_SET_PERSONALITY_FLAGS, (uint32_t)v & ~0xffu);
		break;
	case TRACE_ARG_MEMBARRIERCPU:
		if (!(other & 1))
			return true;
		out_i64(o, (int32_t)v);
		break;
	case TRACE_ARG_SIGFRAME:
		return true;
	default:
		out_hex(o, v);
	}
	return false;
}

bool special_arg(struct out *o, const struct call *c, const struct trace_arg *a, unsigned int i)
{
	uint64_t v = c->args[i], other = c->args[a->aux < 6 ? a->aux : 0];
	struct bytes b;

	switch ((enum trace_arg_kind)a->kind) {
	case TRACE_ARG_SA:
		if (capture_get(&c->in, i, &b))
			print_sockaddr(o, b.data, b.size);
		else
			out_addr(o, v);
		break;
	case TRACE_ARG_SAOUT:
		if (capture_get(&c->back, i, &b) && b.size)
			print_sockaddr(o, b.data, b.size);
		else
			out_addr(o, v);
		break;
	case TRACE_ARG_SOCKLEN:
		arg_socklen(o, c, i);
		break;
	case TRACE_ARG_SOCKTYPE:
		arg_socktype(o, v);
		break;
	case TRACE_ARG_SOCKPROTO:
		arg_sockproto(o, other, v);
		break;
	case TRACE_ARG_SOCKOPT:
		arg_sockopt(o, other, v);
		break;
	case TRACE_ARG_OPTVAL:
		arg_optval(o, c, &c->in, i);
		break;
	case TRACE_ARG_OPTVALOUT:
		arg_optval(o, c, &c->back, i);
		break;
	case TRACE_ARG_MSG:
		arg_msg(o, c, &c->in, i);
		break;
	case TRACE_ARG_MSGOUT:
		arg_msg(o, c, &c->back, i);
		break;
	case TRACE_ARG_MMSG:
		arg_mmsg(o, c, &c->in, i, (uint32_t)c->args[a->aux]);
		break;
	case TRACE_ARG_MMSGOUT:
		arg_mmsg(o, c, &c->back, i, 0);
		break;
	case TRACE_ARG_IOCTLARG:
		return arg_ioctl(o, c, a, i);
	case TRACE_ARG_CLONEFLAGS:
	case TRACE_ARG_CLONEPTR:
	case TRACE_ARG_CLONETLS:
		arg_clone(o, c, i);
		break;
	case TRACE_ARG_CLONE3:
		arg_clone3(o, c, i);
		break;
	case TRACE_ARG_WSTATUS:
		arg_wstatus(o, c, i);
		break;
	case TRACE_ARG_ENVP:
		arg_envp(o, c, i);
		break;
	case TRACE_ARG_FCNTLARG:
		return arg_fcntl(o, c, i);
	case TRACE_ARG_FUTEXOP:
		arg_futexop(o, v);
		break;
	case TRACE_ARG_FUTEXVAL:
	case TRACE_ARG_FUTEXARG:
		return arg_futex(o, c, i);
	case TRACE_ARG_PRCTLARG:
		return arg_prctl(o, c, i);
	case TRACE_ARG_IOCTLCMD:
		arg_ioctlcmd(o, v);
		break;
	case TRACE_ARG_FDSET:
		arg_fdset(o, c, i);
		break;
	case TRACE_ARG_CPUSET:
		arg_cpuset(o, c, &c->in, i, other);
		break;
	case TRACE_ARG_CPUSETOUT:
		arg_cpuset(o, c, &c->back, i, c->failed ? 0 : c->result);
		break;
	case TRACE_ARG_SIGMASK6:
		arg_sigmask6(o, c, i);
		break;
	case TRACE_ARG_DENTS:
	case TRACE_ARG_DENTS64:
		arg_dents(o, c, i);
		break;
	case TRACE_ARG_CWD:
		if (capture_get(&c->back, i, &b)) {
			size_t n = strnlen((const char *)b.data, b.size);

			out_string(o, b.data, n, b.full > b.size ? b.full : n, OUT_STYLE_PLAIN);
		} else {
			out_addr(o, v);
		}
		break;
	default:
		return arg_rest(o, c, a, i);
	}
	return false;
}

/* Structures. */

static void times_comment(struct out *o, uint64_t sec, uint64_t nsec)
{
	time_t t = (time_t)sec;
	char text[40];
	struct tm tm;

	if (o->json || gmtime_r(&t, &tm) == NULL || strftime(text, sizeof(text), "%FT%T", &tm) == 0)
		return;
	OUT_LIT(o, " /* ");
	out_text(o, text);
	if (nsec) {
		out_char(o, '.');
		out_digits(o, nsec, 9);
	}
	OUT_LIT(o, "+0000 */");
}

static void struct_utimespec(struct out *o, const unsigned char *p)
{
	uint64_t nsec = load(p + 8, 8);

	if (nsec == 0x3fffffff) {
		out_sym(o, "UTIME_NOW");
	} else if (nsec == 0x3ffffffe) {
		out_sym(o, "UTIME_OMIT");
	} else {
		print_struct(o, TRACE_STRUCT_TIMESPEC, p, 16);
		times_comment(o, load(p, 8), nsec);
	}
}

static void field_u64(struct out *o, const char *name, uint64_t v)
{
	out_name(o, name);
	out_u64(o, v);
}

static void struct_stat(struct out *o, const unsigned char *p)
{
	unsigned int mode = (unsigned int)load(p + 24, 4), type = mode & 0170000;

	out_open(o, '{');
	if (o->json) {
		field_u64(o, "st_dev", load(p, 8));
		field_u64(o, "st_ino", load(p + 8, 8));
	}
	out_name(o, "st_mode");
	out_filemode(o, mode);
	if (o->json) {
		field_u64(o, "st_nlink", load(p + 16, 8));
		field_u64(o, "st_uid", load(p + 28, 4));
		field_u64(o, "st_gid", load(p + 32, 4));
	}
	if (type == 0020000 || type == 0060000) {
		out_name(o, "st_rdev");
		out_dev(o, load(p + 40, 8));
	} else {
		out_name(o, "st_size");
		out_i64(o, (int64_t)load(p + 48, 8));
	}
	if (!o->json)
		OUT_LIT(o, ", ...");
	out_close(o, '}');
}

static void struct_statx(struct out *o, const unsigned char *p)
{
	out_open(o, '{');
	out_name(o, "stx_mask");
	print_flags(o, TRACE_SET_STATX_MASK, load(p, 4));
	out_name(o, "stx_attributes");
	print_flags(o, TRACE_SET_STATX_ATTR, load(p + 8, 8));
	out_name(o, "stx_mode");
	out_filemode(o, load(p + 28, 2));
	out_name(o, "stx_size");
	out_u64(o, load(p + 40, 8));
	if (!o->json)
		OUT_LIT(o, ", ...");
	out_close(o, '}');
}

static void struct_sigaction(struct out *o, const unsigned char *p)
{
	uint64_t handler = load(p, 8), flags = load(p + 8, 8);

	out_open(o, '{');
	out_name(o, "sa_handler");
	if (handler == 0)
		out_sym(o, "SIG_DFL");
	else if (handler == 1)
		out_sym(o, "SIG_IGN");
	else
		out_addr(o, handler);
	out_name(o, "sa_mask");
	print_sigset(o, load(p + 24, 8));
	out_name(o, "sa_flags");
	print_flags(o, TRACE_SET_SA_FLAGS, (uint32_t)flags);
	if (flags & 0x04000000) {
		out_name(o, "sa_restorer");
		out_addr(o, load(p + 16, 8));
	}
	out_close(o, '}');
}

static void rlim(struct out *o, const char *name, uint64_t v)
{
	out_name(o, name);
	if (v == ~0ull) {
		out_sym(o, "RLIM64_INFINITY");
	} else if (!o->json && v > 1024 && v % 1024 == 0) {
		out_u64(o, v / 1024);
		OUT_LIT(o, "*1024");
	} else {
		out_u64(o, v);
	}
}

static void struct_caps(struct out *o, const unsigned char *p)
{
	static const char *const names[3] = { "effective", "permitted", "inheritable" };

	out_open(o, '{');
	for (int i = 0; i < 3; i++) {
		out_name(o, names[i]);
		out_hex(o, load(p + (size_t)i * 4, 4));
	}
	out_close(o, '}');
}

static void struct_sigevent(struct out *o, const unsigned char *p)
{
	out_open(o, '{');
	out_name(o, "sigev_value");
	out_open(o, '{');
	out_name(o, "sival_int");
	out_i64(o, (int32_t)load(p, 4));
	out_name(o, "sival_ptr");
	out_addr(o, load(p, 8));
	out_close(o, '}');
	out_name(o, "sigev_signo");
	print_signal(o, load(p + 8, 4));
	out_name(o, "sigev_notify");
	print_enum(o, TRACE_SET_SIGEV_NOTIFY, load(p + 12, 4), "SIGEV_???");
	if (load(p + 12, 4) == 4) { /* SIGEV_THREAD_ID */
		out_name(o, "sigev_notify_thread_id");
		out_i64(o, (int32_t)load(p + 16, 4));
	}
	out_close(o, '}');
}

/* Several of these bits hold a number each: masks and names, a zero mask ends the list. */
struct choice {
	uint32_t mask;
	const char *names[32];
};

/* A name for each field, then those for the single bits that are left, in the order of strace. */
static void print_choices(struct out *o, uint32_t v, const struct choice *choices,
			  const struct trace_const *bits, size_t count)
{
	bool first = true;

	out_text(o, o->json ? "[" : "");
	for (; choices->mask; choices++) {
		uint32_t n = (v & choices->mask) >> __builtin_ctz(choices->mask);
		const char *name = n < 32 ? choices->names[n] : NULL;

		if (name == NULL)
			continue;
		v &= ~choices->mask;
		if (!o->json && !first)
			out_char(o, '|');
		else if (!first)
			out_char(o, ',');
		out_sym(o, name);
		first = false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!(v & bits[i].value))
			continue;
		v &= ~(uint32_t)bits[i].value;
		if (!first)
			out_char(o, o->json ? ',' : '|');
		out_sym(o, bits[i].name);
		first = false;
	}
	if (v) {
		if (!first)
			out_char(o, o->json ? ',' : '|');
		out_hex(o, v);
	}
	out_text(o, o->json ? "]" : "");
}

static void struct_termios(struct out *o, const unsigned char *p)
{
	static const struct choice output[] = {
		{ 0x100, { "NL0", "NL1" } },
		{ 0x600, { "CR0", "CR1", "CR2", "CR3" } },
		{ 0x1800, { "TAB0", "TAB1", "TAB2", "XTABS" } },
		{ 0x2000, { "BS0", "BS1" } },
		{ 0x4000, { "VT0", "VT1" } },
		{ 0x8000, { "FF0", "FF1" } },
		{ 0, { NULL } },
	};
	/* 0x1000: the faster ones */
	static const struct choice slow[] = {
		{ 0x100f,
		  { "B0", "B50", "B75", "B110", "B134", "B150", "B200", "B300", "B600", "B1200",
		    "B1800", "B2400", "B4800", "B9600", "B19200", "B38400" } },
		{ 0x30, { "CS5", "CS6", "CS7", "CS8" } },
		{ 0, { NULL } },
	};
	static const struct choice fast[] = {
		{ 0xf,
		  { NULL, "B57600", "B115200", "B230400", "B460800", "B500000", "B576000",
		    "B921600", "B1000000", "B1152000", "B1500000", "B2000000", "B2500000",
		    "B3000000", "B3500000", "B4000000" } },
		{ 0x30, { "CS5", "CS6", "CS7", "CS8" } },
		{ 0, { NULL } },
	};
	static const struct trace_const output_bits[] = {
		{ "OPOST", 1, 5 },  { "OLCUC", 2, 5 },	 { "ONLCR", 4, 5 },  { "OCRNL", 8, 5 },
		{ "ONOCR", 16, 5 }, { "ONLRET", 32, 6 }, { "OFILL", 64, 5 }, { "OFDEL", 128, 5 },
	};
	static const struct trace_const control_bits[] = {
		{ "CSTOPB", 0x40, 6 },	     { "CREAD", 0x80, 5 },	   { "PARENB", 0x100, 6 },
		{ "PARODD", 0x200, 6 },	     { "HUPCL", 0x400, 5 },	   { "CLOCAL", 0x800, 6 },
		{ "CMSPAR", 0x40000000, 6 }, { "CRTSCTS", 0x80000000, 7 },
	};
	uint32_t control = (uint32_t)load(p + 8, 4);
	bool is_fast = control & 0x1000;

	out_open(o, '{');
	out_name(o, "c_iflag");
	print_flags(o, TRACE_SET_TERMIOS_IFLAG, load(p, 4));
	out_name(o, "c_oflag");
	print_choices(o, (uint32_t)load(p + 4, 4), output, output_bits,
		      sizeof(output_bits) / sizeof(*output_bits));
	out_name(o, "c_cflag");
	print_choices(o, is_fast ? control & ~0x1000u : control, is_fast ? fast : slow,
		      control_bits, sizeof(control_bits) / sizeof(*control_bits));
	out_name(o, "c_lflag");
	print_flags(o, TRACE_SET_TERMIOS_LFLAG, load(p + 12, 4));
	if (!o->json)
		OUT_LIT(o, ", ...");
	out_close(o, '}');
}

void special_struct(struct out *o, unsigned int id, const unsigned char *p, size_t size)
{
	switch ((enum trace_struct_id)id) {
	case TRACE_STRUCT_UTIMESPEC:
		struct_utimespec(o, p);
		break;
	case TRACE_STRUCT_STAT:
		struct_stat(o, p);
		break;
	case TRACE_STRUCT_STATX:
		struct_statx(o, p);
		break;
	case TRACE_STRUCT_SIGSET:
		print_sigset(o, load(p, 8));
		break;
	case TRACE_STRUCT_SIGACTION:
		struct_sigaction(o, p);
		break;
	case TRACE_STRUCT_SIGINFO:
		print_siginfo(o, p, size);
		break;
	case TRACE_STRUCT_SIGEVENT:
		struct_sigevent(o, p);
		break;
	case TRACE_STRUCT_RLIMIT:
		out_open(o, '{');
		rlim(o, "rlim_cur", load(p, 8));
		rlim(o, "rlim_max", load(p + 8, 8));
		out_close(o, '}');
		break;
	case TRACE_STRUCT_CAP_DATA:
		struct_caps(o, p);
		break;
	case TRACE_STRUCT_TERMIOS:
		struct_termios(o, p);
		break;
	default:
		out_text(o, o->json ? "null" : "???");
	}
}

/* siginfo_t: the kernel's layout, 16 bytes of signo, errno and code, then by the kind of signal. */
void print_siginfo(struct out *o, const unsigned char *p, size_t size)
{
	static const struct {
		int signo;
		unsigned int set;
	} codes[] = {
		{ 4, TRACE_SET_SI_CODE_SIGILL },   { 8, TRACE_SET_SI_CODE_SIGFPE },
		{ 11, TRACE_SET_SI_CODE_SIGSEGV }, { 7, TRACE_SET_SI_CODE_SIGBUS },
		{ 5, TRACE_SET_SI_CODE_SIGTRAP },  { 17, TRACE_SET_SI_CODE_SIGCHLD },
		{ 29, TRACE_SET_SI_CODE_SIGPOLL }, { 31, TRACE_SET_SI_CODE_SIGSYS },
	};
	int signo = (int)load(p, 4), code = (int)load(p + 8, 4);
	unsigned int set = TRACE_SET_SI_CODE;

	(void)size;
	if (signo == 0) {
		OUT_LIT(o, "{}");
		return;
	}
	out_open(o, '{');
	out_name(o, "si_signo");
	print_signal(o, (uint64_t)signo);
	if (code > 0 && code != 0x80)
		for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
			if (codes[i].signo == signo)
				set = codes[i].set;
	out_name(o, "si_code");
	if (code > 0 && code != 0x80 && set == TRACE_SET_SI_CODE)
		out_i64(o, code);
	else
		print_enum(o, set, (uint64_t)(int64_t)code, NULL);
	if (code == 0x80) {
		if (signo == 4 || signo == 8 || signo == 11 || signo == 7) {
			out_name(o, "si_addr");
			out_addr(o, load(p + 16, 8));
		}
	} else if (code > 0 && (signo == 4 || signo == 8 || signo == 11 || signo == 7 || signo == 5)) {
		out_name(o, "si_addr");
		out_addr(o, load(p + 16, 8));
	} else if (code > 0 && signo == 29) {
		out_name(o, "si_band");
		out_i64(o, (int64_t)load(p + 16, 8));
	} else if (code == -2) { /* SI_TIMER */
		out_name(o, "si_timerid");
		out_hex(o, load(p + 16, 4));
		out_name(o, "si_overrun");
		out_i64(o, (int32_t)load(p + 20, 4));
	} else {
		out_name(o, "si_pid");
		out_i64(o, (int32_t)load(p + 16, 4));
		out_name(o, "si_uid");
		print_id(o, (uint32_t)load(p + 20, 4));
	}
	if (signo == 17 && code > 0) {
		out_name(o, "si_status");
		if (code == 1) /* CLD_EXITED */
			out_i64(o, (int32_t)load(p + 24, 4));
		else
			print_signal(o, load(p + 24, 4));
	}
	out_close(o, '}');
}

/* Results. */

static void paren_set(struct out *o, const char *what, unsigned int set, uint64_t v)
{
	OUT_LIT(o, " (");
	out_text(o, what);
	print_flags(o, set, v);
	out_char(o, ')');
}

static void paren_enum(struct out *o, unsigned int set, uint64_t v)
{
	const char *name = enum_name(set, v);

	if (name == NULL)
		return;
	OUT_LIT(o, " (");
	out_text(o, name);
	out_char(o, ')');
}

static void result_fcntl(struct out *o, const struct call *c)
{
	uint64_t r = c->result;

	switch ((uint32_t)c->args[1]) {
	case 1: /* F_GETFD */
		out_hex_digits(o, r);
		if (r)
			paren_set(o, "flags ", TRACE_SET_FD_FLAGS, r);
		break;
	case 3: /* F_GETFL */
		out_hex_digits(o, r);
		paren_set(o, "flags ", TRACE_SET_OPEN, r);
		break;
	case 1034: /* F_GET_SEALS */
		out_hex_digits(o, r);
		if (r)
			paren_set(o, "seals ", TRACE_SET_SEALS, r);
		break;
	case 1025: /* F_GETLEASE */
		out_hex_digits(o, r);
		paren_enum(o, TRACE_SET_LOCK_TYPE, r);
		break;
	case 11: /* F_GETSIG */
		out_i64(o, (int64_t)r);
		if (r) {
			OUT_LIT(o, " (");
			print_signal(o, r);
			out_char(o, ')');
		}
		break;
	default:
		out_i64(o, (int64_t)r);
	}
}

/* What is left of a timeout, as the kernel writes it back. */
static void left(struct out *o, const struct call *c, unsigned int arg, unsigned int id, bool first)
{
	struct bytes b;

	if (!capture_get(&c->back, arg, &b))
		return;
	out_text(o, first ? " (left " : ", left ");
	print_struct(o, id, b.data, b.size);
	if (first)
		out_char(o, ')');
}

static void result_poll(struct out *o, const struct call *c)
{
	bool ppoll = c->nr == 271, any = false;
	struct bytes b;

	out_i64(o, (int64_t)c->result);
	if (c->result == 0) {
		OUT_LIT(o, " (Timeout)");
		return;
	}
	if (!capture_get(&c->back, 0, &b))
		return;
	OUT_LIT(o, " ([");
	for (size_t i = 0; i + 8 <= b.size; i += 8) {
		uint64_t revents = load(b.data + i + 6, 2);

		if (revents == 0)
			continue;
		out_text(o, any ? ", {fd=" : "{fd=");
		out_i64(o, (int32_t)load(b.data + i, 4));
		OUT_LIT(o, ", revents=");
		print_flags(o, TRACE_SET_POLL, revents);
		out_char(o, '}');
		any = true;
	}
	out_char(o, ']');
	if (ppoll)
		left(o, c, 2, TRACE_STRUCT_TIMESPEC, false);
	out_char(o, ')');
}

static void result_select(struct out *o, const struct call *c)
{
	static const char *const names[3] = { "in ", "out ", "except " };
	unsigned int id = c->nr == 23 ? TRACE_STRUCT_TIMEVAL : TRACE_STRUCT_TIMESPEC;
	bool any = false;
	struct bytes b;

	out_i64(o, (int64_t)c->result);
	if (c->result == 0) {
		OUT_LIT(o, " (Timeout)");
		return;
	}
	for (unsigned int i = 1; i <= 3; i++) {
		size_t mark = o->len;

		if (!capture_get(&c->back, i, &b))
			continue;
		out_text(o, any ? ", " : " (");
		out_text(o, names[i - 1]);
		print_bits(o, b.data, b.size, (uint32_t)c->args[0]);
		if (o->len > 2 && o->base[o->len - 2] == '[') /* none in this one */
			o->len = mark;
		else
			any = true;
	}
	left(o, c, 4, id, !any);
	if (any)
		out_char(o, ')');
}

void special_result(struct out *o, const struct call *c, const struct trace_call *t)
{
	uint64_t r = c->result;
	time_t when = (time_t)r;
	char text[40];
	struct tm tm;

	switch ((enum trace_ret_kind)t->result) {
	case TRACE_RET_X:
		out_hex_digits(o, r);
		break;
	case TRACE_RET_MODE:
		out_octal(o, r);
		break;
	case TRACE_RET_SCHED:
		out_i64(o, (int64_t)r);
		paren_enum(o, TRACE_SET_SCHED_POLICY, r & ~0x40000000ull);
		break;
	case TRACE_RET_SIG:
		out_i64(o, (int64_t)r);
		OUT_LIT(o, " (");
		print_signal(o, r);
		out_char(o, ')');
		break;
	case TRACE_RET_CLOCKADJ:
		out_i64(o, (int64_t)r);
		paren_enum(o, TRACE_SET_CLOCK_STATE, r);
		break;
	case TRACE_RET_FCNTL:
		result_fcntl(o, c);
		break;
	case TRACE_RET_PRCTL:
		out_i64(o, (int64_t)r);
		if (c->args[0] == 3) /* PR_GET_DUMPABLE */
			paren_enum(o, TRACE_SET_PRCTL_DUMPABLE, r);
		break;
	case TRACE_RET_POLL:
		result_poll(o, c);
		break;
	case TRACE_RET_SELECT:
		result_select(o, c);
		break;
	case TRACE_RET_MMSG:
		out_i64(o, (int64_t)r);
		left(o, c, 4, TRACE_STRUCT_TIMESPEC, true);
		break;
	case TRACE_RET_TIME:
		out_i64(o, (int64_t)r);
		if (gmtime_r(&when, &tm) && strftime(text, sizeof(text), "%FT%T", &tm)) {
			OUT_LIT(o, " (");
			out_text(o, text);
			OUT_LIT(o, "+0000)");
		}
		break;
	default:
		out_i64(o, (int64_t)r);
	}
}
