/* SPDX-License-Identifier: MIT */
/* Small helpers for hooks: guarded memory, text without libc, a word about the thread and the site. */
#include <stdarg.h>

#include "api/session.h"
#include "code/text.h"
#include "elf/objects.h"
#include "engine/signal/signal.h"
#include "engine/syscall/hidden.h"
#include "engine/syscall/site.h"

int weir_memory_read(void *dst, const void *src, size_t n)
{
	return (int)rt_copy(dst, src, n);
}

int weir_memory_write(void *dst, const void *src, size_t n)
{
	return (int)rt_copy(dst, src, n);
}

int64_t weir_string_read(char *dst, const char *src, size_t size)
{
	long n = rt_strnlen_guarded(src, size - 1);

	if (n < 0)
		return n;
	if (rt_copy(dst, src, (size_t)n) < 0)
		return -EFAULT;
	dst[n] = '\0';
	return n;
}

int weir_print(int fd, const char *format, ...)
{
	char text[512];
	va_list ap;
	size_t n;

	va_start(ap, format);
	n = rt_vformat(text, sizeof(text), format, ap);
	va_end(ap);
	return (int)rt_sys3(__NR_write, fd, text, n < sizeof(text) ? n : sizeof(text) - 1);
}

int weir_fd_hide(int fd)
{
	uint64_t mask = api_lock();
	int ret = hidden_add(fd);

	api_unlock(mask);
	return ret;
}

static int set_disabled(int step)
{
	struct core_thread *t = core_running ? sig_thread() : NULL;

	if (!t)
		return -ESRCH;
	if (step > 0 || t->disabled)
		t->disabled += (uint32_t)step;
	if (t->disabled)
		t->odd |= CORE_ODD_DISABLED;
	else
		t->odd &= ~(uint32_t)CORE_ODD_DISABLED;
	return (int)t->disabled;
}

int weir_thread_disable(void)
{
	return set_disabled(1);
}

int weir_thread_enable(void)
{
	return set_disabled(-1);
}

int32_t weir_thread_id(void)
{
	const struct core_thread *t = core_running ? sig_thread() : NULL;

	if (!t)
		return (int32_t)rt_sys0(__NR_gettid);
	return t->deferred_tid ? t->deferred_tid : t->tid;
}

static const uint8_t tactics[] = {
	[SITE_NONE] = WEIR_TACTIC_NONE,	  [SITE_T0] = WEIR_TACTIC_MOV,
	[SITE_T1] = WEIR_TACTIC_PUN,	  [SITE_T2] = WEIR_TACTIC_SHORT,
	[SITE_T3] = WEIR_TACTIC_ZERO,	  [SITE_T4] = WEIR_TACTIC_TRAP,
	[SITE_BREAK] = WEIR_TACTIC_BREAK, [SITE_DROPPED] = WEIR_TACTIC_NONE,
};

int weir_site_info(uint64_t ip, struct weir_site *out)
{
	uint64_t at = ip - SYSCALL_SIZE, mask;
	const struct elf_object *o;
	uint32_t nr;

	if (out->size < sizeof(*out))
		return -EINVAL;
	mask = api_lock();
	rt_lock(&code_lock);
	o = elf_mapping_at(at);
	if (o) {
		out->address = at;
		out->tactic = tactics[site_tactic(at, &nr)];
		out->nr = nr == CODE_NR_UNKNOWN ? -1 : (int64_t)nr;
		out->offset = o->path[0] == '/' ? at - o->start + o->offset : 0;
		rt_strcopy(out->path, o->path, sizeof(out->path));
	}
	rt_unlock(&code_lock);
	api_unlock(mask);
	return o ? 0 : -ENOENT;
}
