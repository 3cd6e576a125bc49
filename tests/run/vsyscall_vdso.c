/* SPDX-License-Identifier: MIT */
/* The time by vsyscall, by vDSO and by system call agree; so do getcpu and gettimeofday. */
#include <sys/auxv.h>
#include <sys/time.h>

#include "aid.h"

int main(void)
{
	time_t (*vsyscall_time)(time_t *) = (time_t(*)(time_t *))(uintptr_t)0xffffffffff600400ul;
	char line[512];
	FILE *f = fopen("/proc/self/maps", "r");
	int has = 0;

	check(f);
	while (fgets(line, sizeof(line), f))
		has |= strstr(line, "[vsyscall]") != NULL;
	fclose(f);
	printf("vsyscall %d vdso %d\n", has, getauxval(AT_SYSINFO_EHDR) != 0);
	for (int i = 0; i < 1000; i++) {
		struct timespec a;
		struct timespec b;
		struct timeval tv;
		unsigned int cpu;

		check(clock_gettime(CLOCK_MONOTONIC, &a) == 0);
		check(raw2(SYS_clock_gettime, CLOCK_MONOTONIC, &b) == 0);
		check(b.tv_sec > a.tv_sec || (b.tv_sec == a.tv_sec && b.tv_nsec >= a.tv_nsec));
		check(gettimeofday(&tv, NULL) == 0);
		check(getcpu(&cpu, NULL) == 0);
		if (has) {
			time_t was = raw1(SYS_time, 0);
			time_t now = vsyscall_time(NULL);

			check(now >= was && now - was < 3);
		}
	}
	return pass();
}
