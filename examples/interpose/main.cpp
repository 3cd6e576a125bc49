/* SPDX-License-Identifier: MIT */
#include <pthread.h>

#include <iostream>

static void *run(void *)
{
	std::cout << "Thread is running." << std::endl;
	return nullptr;
}

int main()
{
	pthread_t thread;

	pthread_create(&thread, nullptr, run, nullptr);
	pthread_join(thread, nullptr);
	return 0;
}
