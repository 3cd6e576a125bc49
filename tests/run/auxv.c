/* SPDX-License-Identifier: MIT */
/* The auxiliary vector behind envp is whole and agrees with getauxval and /proc/self/auxv. */
#include <elf.h>
#include <sys/auxv.h>

#include "aid.h"

int main(int argc, char **argv, char **envp)
{
	static Elf64_auxv_t file[64];
	Elf64_auxv_t *a;
	size_t n = 0;
	int fd;

	(void)argc;
	(void)argv;
	while (*envp)
		envp++;
	a = (Elf64_auxv_t *)(void *)(envp + 1);
	fd = open("/proc/self/auxv", O_RDONLY);
	check(fd >= 0);
	check(read(fd, file, sizeof(file)) > 0);
	close(fd);
	/* An AT_IGNORE entry means what its name says, and may stand where two of the environment stood. */
	if (a[0].a_type == AT_IGNORE)
		a++;
	for (; a[n].a_type != AT_NULL; n++) {
		check(n < 60);
		printf("type %lu\n", (unsigned long)a[n].a_type);
		check(a[n].a_type == file[n].a_type && a[n].a_un.a_val == file[n].a_un.a_val);
		/* glibc answers AT_HWCAP with a value of its own making. */
		if (getauxval(a[n].a_type) != a[n].a_un.a_val)
			printf("type %lu: getauxval differs\n", (unsigned long)a[n].a_type);
	}
	printf("execfn same %d\n", strcmp((const char *)getauxval(AT_EXECFN), argv[0]) == 0);
	printf("pagesz %lu secure %lu\n", getauxval(AT_PAGESZ), getauxval(AT_SECURE));
	return pass();
}
