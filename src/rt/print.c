/* SPDX-License-Identifier: MIT */
/*
 * Formatting, messages, debugging output, assertions. Nothing here allocates; a line is one write.
 * The debug descriptor is duplicated to the top of the descriptor table and closed on exec, where
 * a program that closes or lists its low descriptors does not meet it.
 */
#include "rt/rt.h"

#include <linux/fcntl.h>

uint8_t rt_debug_level[RT_D_COUNT];
int64_t rt_fail_at;
static int debug_fd = -1;
static const char *const domain_names[RT_D_COUNT] = { "setup",	"syscall", "code",
						      "signal", "thread",  "trace" };

struct out {
	char *p;
	size_t size, used;
};

static void put(struct out *o, char c)
{
	if (o->used + 1 < o->size)
		o->p[o->used] = c;
	o->used++;
}

static void put_number(struct out *o, uint64_t v, unsigned base, unsigned width, char fill)
{
	char tmp[24];
	unsigned n = 0;

	do {
		tmp[n++] = "0123456789abcdef"[v % base];
		v /= base;
	} while (v);
	while (width > n) {
		put(o, fill);
		width--;
	}
	while (n)
		put(o, tmp[--n]);
}

size_t rt_vformat(char *buf, size_t size, const char *fmt, va_list ap)
{
	struct out o = { buf, size, 0 };

	for (; *fmt; fmt++) {
		unsigned width = 0, longs = 0;
		char fill = ' ';

		if (*fmt != '%') {
			put(&o, *fmt);
			continue;
		}
		fmt++;
		if (*fmt == '0')
			fill = '0';
		while (*fmt >= '0' && *fmt <= '9')
			width = width * 10 + (unsigned)(*fmt++ - '0');
		while (*fmt == 'l' || *fmt == 'z') {
			longs++;
			fmt++;
		}
		switch (*fmt) {
		case 's': {
			const char *s = va_arg(ap, const char *);

			for (s = s ? s : "(null)"; *s; s++)
				put(&o, *s);
			break;
		}
		case 'd': {
			int64_t v = longs ? va_arg(ap, int64_t) : va_arg(ap, int);

			if (v < 0)
				put(&o, '-');
			put_number(&o, v < 0 ? -(uint64_t)v : (uint64_t)v, 10, width, fill);
			break;
		}
		case 'u':
		case 'x': {
			uint64_t v = longs ? va_arg(ap, uint64_t) : va_arg(ap, unsigned);

			put_number(&o, v, *fmt == 'u' ? 10 : 16, width, fill);
			break;
		}
		case 'p':
			put(&o, '0');
			put(&o, 'x');
			put_number(&o, (uint64_t)va_arg(ap, void *), 16, width, fill);
			break;
		case 'c':
			put(&o, (char)va_arg(ap, int));
			break;
		default:
			put(&o, *fmt);
		}
	}
	if (size)
		buf[o.used < size ? o.used : size - 1] = 0;
	return o.used;
}

size_t rt_format(char *out, size_t size, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = rt_vformat(out, size, fmt, ap);
	va_end(ap);
	return n;
}

static void line(int fd, const char *prefix, const char *fmt, va_list ap)
{
	char buf[512];
	size_t n = rt_strcopy(buf, prefix, sizeof(buf) - 2);

	n += rt_vformat(buf + n, sizeof(buf) - 1 - n, fmt, ap);
	if (n > sizeof(buf) - 2)
		n = sizeof(buf) - 2;
	buf[n++] = '\n';
	rt_sys3(__NR_write, fd, buf, n);
}

void rt_message(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	line(2, "weir: ", fmt, ap);
	va_end(ap);
}

void rt_debug_print(enum rt_domain d, const char *fmt, ...)
{
	char prefix[48];
	va_list ap;

	rt_format(prefix, sizeof(prefix), "weir[%ld] %s: ", rt_sys0(__NR_gettid), domain_names[d]);
	va_start(ap, fmt);
	line(debug_fd < 0 ? 2 : debug_fd, prefix, fmt, ap);
	va_end(ap);
}

void rt_debug_open(const char *spec)
{
	while (*spec) {
		uint64_t level = 1;
		size_t n = 0;

		while (spec[n] && spec[n] != ',' && spec[n] != ':')
			n++;
		if (spec[n] == ':') {
			const char *p = spec + n + 1;

			rt_parse(&p, &level);
			if (n == 4 && memcmp(spec, "fail", 4) == 0)
				rt_fail_at = (int64_t)level;
		}
		for (unsigned d = 0; d < RT_D_COUNT; d++)
			if (rt_strlen(domain_names[d]) == n && memcmp(spec, domain_names[d], n) == 0)
				rt_debug_level[d] = (uint8_t)level;
		while (*spec && *spec != ',')
			spec++;
		if (*spec == ',')
			spec++;
	}
	for (int at = 1000; at >= 100 && debug_fd < 0; at -= 300) {
		long fd = rt_sys3(__NR_fcntl, 2, F_DUPFD_CLOEXEC, at);

		if (fd >= 0)
			debug_fd = (int)fd;
	}
}

void rt_assert_failed(const char *what, const char *file, int at)
{
	rt_message("internal error: %s is false (%s:%d)", what, file, at);
	__builtin_trap();
}
