/* SPDX-License-Identifier: MIT */
/*
 * The sample of the paper "Interceptor Functions": a lock held across the call of a library's function,
 * with lines before and after it. Another library and function go into the two macros.
 */
#include <weir/interceptor.h>

#include <dlfcn.h>

#include <iomanip>
#include <iostream>
#include <mutex>

#define MACRO_FILE "libcrypto.so.3"
#define MACRO_FUNC RAND_bytes

namespace
{
std::mutex mutex;

struct Lock {
	Lock()
	{
		mutex.lock();
		std::cout << "Mutex is locked" << std::endl;
	}
	~Lock()
	{
		mutex.unlock();
		std::cout << "Mutex has been unlocked" << std::endl;
	}
};
} // namespace

WEIR_INTERCEPTOR((MACRO_FUNC))
{
	Lock lock;
	void *library = dlopen(MACRO_FILE, RTLD_LAZY);
	void *original = dlsym(library, weir_called_name());

	std::cout << "Function called: '" << weir_called_name() << "'" << std::endl;
	weir_proceed(original);
	std::cout << "Function '" << weir_called_name() << "' has returned" << std::endl;
	return;
}

extern "C" int MACRO_FUNC(unsigned char *, int);

int main()
{
	union {
		unsigned char bytes[8];
		unsigned long long number;
	} random = {};
	int result;

	std::cout << "First line in main." << std::endl;
	std::cout << "Random bytes = " << std::hex << std::setfill('0') << std::setw(16)
		  << random.number << std::endl;
	result = MACRO_FUNC(random.bytes, sizeof(random.bytes));
	std::cout << "Random bytes = " << std::setw(16) << random.number << std::endl;
	std::cout << "Return value from original function = " << result << std::endl;
	std::cout << "Last line in main." << std::endl;
	return 0;
}
