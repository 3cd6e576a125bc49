/* SPDX-License-Identifier: MIT */
/* Another definition of answer(), for archives: it calls the archive's under the name that objcopy gives. */
int answer(void);
#ifdef CALL_OLD
int old_answer(void);
#else
#define old_answer() 1
#endif

int answer(void)
{
	return old_answer() + 100;
}
