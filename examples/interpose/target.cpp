/* SPDX-License-Identifier: MIT */
/* The target in C++: libstdc++ makes the call. */
#include <iostream>
#include <thread>

int main()
{
	std::thread([] { std::cout << "Thread is running." << std::endl; }).join();
	return 0;
}
