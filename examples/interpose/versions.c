/* SPDX-License-Identifier: MIT */
/* A library with two versions of a function: older programs were linked with the first. */
int old_level(void);
int new_level(void);

__asm__(".symver old_level, level@V1");
__asm__(".symver new_level, level@@V2");

int old_level(void)
{
	return 1;
}

int new_level(void)
{
	return 2;
}
