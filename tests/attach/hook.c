/* SPDX-License-Identifier: MIT */
/*
 * A hook library for processes that run. It counts calls, in ordinary C with vector registers, and says when it
 * begins and ends. NAME tells several of them apart; the rest is what may go wrong.
 */
#include <weir/weir.h>

#ifndef NAME
#define NAME "hook"
#endif

static struct weir_session *session;
static unsigned int entered, left;
static double sum[8];

static enum weir_action enter(struct weir_call *call, void *data)
{
	(void)data;
	__atomic_add_fetch(&entered, 1, __ATOMIC_RELAXED);
	for (int i = 0; i < 8; i++)
		sum[i] += (double)call->nr * i;
	return WEIR_PASS;
}

static void leave(struct weir_call *call, void *data)
{
	(void)call;
	(void)data;
	__atomic_add_fetch(&left, 1, __ATOMIC_RELAXED);
}

/* By its own instruction, outside of libweir. */
static long own_call(long nr)
{
	long ret;

	__asm__ volatile("syscall" : "=a"(ret) : "a"(nr) : "rcx", "r11", "memory");
	return ret;
}

static void spoil_registers(void)
{
	static const unsigned int mxcsr = 0x3f80;
	static const unsigned short control = 0x7f;

	__asm__ volatile("pcmpeqd %%xmm0, %%xmm0; pcmpeqd %%xmm7, %%xmm7; pcmpeqd %%xmm15, %%xmm15; fld1; fldpi; fldcw %1; ldmxcsr %0"
			 :
			 : "m"(mxcsr), "m"(control)
			 : "xmm0", "xmm7", "xmm15");
}

__attribute__((constructor)) static void start(void)
{
	static const struct weir_syscall_spec spec = { .size = sizeof(spec),
						       .enter = enter,
						       .leave = leave };
	struct weir_error err;
	int handle;

#ifndef NO_SESSION
	if (weir_session_open(&session, NULL, &err) < 0 ||
	    weir_syscall_add(session, &spec, &handle, &err) < 0)
		weir_print(2, NAME ": %s\n", err.text);
#else
	(void)spec;
	(void)err;
	(void)handle;
#endif
	if (own_call(39 /* getpid */) > 0)
		weir_print(2, NAME ": begins\n");
	spoil_registers();
#ifdef CRASHES
	*(volatile int *)(long)entered = 1;
#endif
#ifdef HANGS
	for (;;)
		__asm__ volatile("pause");
#endif
}

__attribute__((destructor)) static void stop(void)
{
	own_call(39);
	weir_print(2, NAME ": ends, %s\n", entered > 5 && left > 5 ? "saw calls" : "saw nothing");
	spoil_registers();
#ifdef HANGS_AT_END
	for (;;)
		__asm__ volatile("pause");
#endif
}
