/* SPDX-License-Identifier: MIT */
/* `sysenter` in 64-bit code is no way into the kernel: what becomes of it is the processor's choice. */
#include "aid.h"

int main(void)
{
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork_flushed();

		if (pid == 0) {
			marker(1);
			__asm__ volatile("sysenter"
					 :
					 : "a"(500L)
					 : "memory", "rcx", "rdx", "r8", "r9", "r10", "r11");
			_exit(3);
		}
		show_status("sysenter", reap(pid));
	}
	return marker_pass();
}
