/* SPDX-License-Identifier: MIT */
/* Libraries come and go while other threads make calls, in them and elsewhere. */
#include <dlfcn.h>
#include <stdatomic.h>

#include "aid.h"

static atomic_bool stop;

static void *calls(void *arg)
{
	(void)arg;
	for (uint32_t i = 0; !atomic_load(&stop); i++) {
		marker(i & 0xff);
		check(getppid() == raw0(SYS_getppid));
	}
	return NULL;
}

int main(void)
{
	static const char *const names[] = { "libanl.so.1",    "librt.so.1",	  "libutil.so.1",
					     "libresolv.so.2", "libnss_dns.so.2", "libnsl.so.1" };
	unsigned opened = 0;
	pthread_t t[2];

	for (int i = 0; i < 2; i++)
		check(pthread_create(&t[i], NULL, calls, NULL) == 0);
	for (unsigned i = 0; i < 60; i++) {
		void *lib = dlopen(names[i % 6], RTLD_NOW);

		if (lib) {
			opened++;
			check(dlclose(lib) == 0);
		}
	}
	atomic_store(&stop, 1);
	for (int i = 0; i < 2; i++)
		check(pthread_join(t[i], NULL) == 0);
	printf("opened %u\n", opened);
	return marker_pass();
}
