/* SPDX-License-Identifier: MIT */
/* An object with a site of its own, loaded late or early. */
long other_getppid(void);

long other_getppid(void)
{
	long ret;

	__asm__ volatile("mov $110, %%eax\n\tsyscall" : "=&a"(ret) : : "rcx", "r11", "memory");
	return ret;
}
