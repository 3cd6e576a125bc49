/* SPDX-License-Identifier: MIT */
/* For ld --wrap=answer. */
int __real_answer(void);
int __wrap_answer(void);

int __wrap_answer(void)
{
	return __real_answer() + 100;
}
