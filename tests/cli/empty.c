/* SPDX-License-Identifier: MIT */
/* A library that does nothing, preloaded in place of the runtime. */
int weir_empty(void);
int weir_empty(void)
{
	return 0;
}
