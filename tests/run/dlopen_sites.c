/* SPDX-License-Identifier: MIT */
/* dlopen and dlclose of a library with system calls of its own, made by the compiler at hand. */
#include <dlfcn.h>

#include "aid.h"

static const char source[] =
	"long lib_call(unsigned long arg);\n"
	"long lib_call(unsigned long arg)\n"
	"{ long ret; __asm__ volatile(\"mov $500,%%eax\\n\\tsyscall\" : \"=a\"(ret) : \"D\"(arg)"
	" : \"rcx\", \"r11\", \"memory\"); return ret; }\n"
	"static long at_load;\n"
	"__attribute__((constructor)) static void load(void) { at_load = lib_call(0x7765697200000001ul); }\n"
	"long lib_at_load(void); long lib_at_load(void) { return at_load; }\n";

int main(void)
{
	int fd;

	if (access("/usr/bin/gcc", X_OK) < 0)
		skip("needs gcc");
	fd = open("lib.c", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	check(fd >= 0 && write(fd, source, sizeof(source) - 1) == (ssize_t)sizeof(source) - 1);
	close(fd);
	check(system("gcc -O2 -shared -fPIC -o ./lib.so lib.c") == 0);
	for (int i = 0; i < 20; i++) {
		void *lib = dlopen("./lib.so", i % 2 ? RTLD_NOW : RTLD_LAZY);
		long (*call)(unsigned long);
		long (*at_load)(void);

		check(lib);
		call = (long (*)(unsigned long))(uintptr_t)dlsym(lib, "lib_call");
		at_load = (long (*)(void))(uintptr_t)dlsym(lib, "lib_at_load");
		check(call && at_load && at_load() == -ENOSYS);
		*marker_count += 6;
		for (int n = 0; n < 5; n++)
			check(call(MARKER_MAGIC) == -ENOSYS);
		check(dlclose(lib) == 0);
	}
	return marker_pass();
}
