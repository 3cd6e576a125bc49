/* SPDX-License-Identifier: MIT */
/*
 * Functions whose return must not be led through a stub: they read their return address (to find their caller's object,
 * or as the place to return to once more), return twice, unwind the very frame that a stub would be, or are jumped to.
 * A trailing * stands for any ending. The function engine keeps to it, weir-plan explains by it.
 */
#ifndef WEIR_PLAN_RETURNS_H
#define WEIR_PLAN_RETURNS_H

static const char *const returns_not_seen[] = {
	"_Unwind_*",
	"__cxa_rethrow",
	"__cxa_throw",
	"__fentry__",
	"__getcontext",
	"__libc_longjmp",
	"__libc_siglongjmp",
	"__longjmp_chk",
	"__sigsetjmp",
	"__sigsetjmp_cancel",
	"__start_context",
	"__tls_get_addr",
	"__vfork",
	"_dl_runtime_profile*",
	"_dl_runtime_resolve*",
	"_dl_start_user",
	"_longjmp",
	"_mcount",
	"_setjmp",
	"_start",
	"dl_iterate_phdr",
	"dlmopen",
	"dlopen",
	"dlsym",
	"dlvsym",
	"getcontext",
	"longjmp",
	"mcount",
	"savectx",
	"setcontext",
	"setjmp",
	"siglongjmp",
	"sigsetjmp",
	"swapcontext",
	"vfork",
};

#endif
