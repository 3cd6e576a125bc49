/* SPDX-License-Identifier: MIT */
/* Libraries that are loaded late, from a thread too; their constructors and calls work. */
#include <dlfcn.h>

#include "aid.h"

static void *body(void *arg)
{
	static const char *const names[] = { "libm.so.6",	    "libresolv.so.2",
					     "libutil.so.1",	    "librt.so.1",
					     "libnsl.so.1",	    "libthread_db.so.1",
					     "libBrokenLocale.so.1" };

	for (int round = 0; round < 5; round++)
		for (unsigned int i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			void *lib = dlopen(names[i], RTLD_NOW);

			if (lib)
				check(dlclose(lib) == 0);
			marker(i);
		}
	return arg;
}

int main(void)
{
	pthread_t t;

	body(NULL);
	check(pthread_create(&t, NULL, body, NULL) == 0 && pthread_join(t, NULL) == 0);
	check(dlopen("/nonexistent.so", RTLD_NOW) == NULL);
	return marker_pass();
}
