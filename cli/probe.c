/* SPDX-License-Identifier: MIT */
/*
 * What the kernel and the CPU offer, found out by trying: configuration and versions say what
 * should work, containers and security modules decide what does. Each trial runs in a child of its
 * own, so that it may fail in any way it likes.
 */
#include <cpuid.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/membarrier.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli.h"
#include "probe.h"

#ifndef PR_SET_SYSCALL_USER_DISPATCH /* headers older than Linux 5.11 */
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_ON 1
#endif
#ifndef HWCAP2_FSGSBASE
#define HWCAP2_FSGSBASE (1 << 1)
#endif
#define TRIAL_SECONDS 5

static enum probe_verdict failed(char text[64])
{
	snprintf(text, 64, "%s", cli_error(errno));
	return PROBE_NO;
}

/* The first line of a file. */
static int read_line(const char *path, char *line, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -errno;
	n = read(fd, line, size - 1);
	close(fd);
	if (n < 0)
		return -EIO;
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	return 0;
}

static enum probe_verdict try_kernel(char text[64])
{
	struct utsname u;

	if (uname(&u) < 0)
		return failed(text);
	snprintf(text, 64, "%.60s", u.release);
	return PROBE_INFO;
}

static enum probe_verdict try_cpu(char text[64])
{
	unsigned int r[12], *at = r;

	for (unsigned int leaf = 0x80000002; leaf <= 0x80000004; leaf++, at += 4)
		if (!__get_cpuid(leaf, &at[0], &at[1], &at[2], &at[3]))
			return PROBE_NO;
	snprintf(text, 64, "%.48s", (const char *)r + strspn((const char *)r, " "));
	return PROBE_INFO;
}

static volatile sig_atomic_t trapped;
static volatile unsigned char selector;

static void on_sigsys(int signo, siginfo_t *si, void *context)
{
	(void)signo;
	(void)context;
	selector = 0; /* SYSCALL_DISPATCH_FILTER_ALLOW: sigreturn must pass */
	trapped = si->si_code == 2 /* SYS_USER_DISPATCH */ ? 1 : 2;
}

static enum probe_verdict try_sud(char text[64])
{
	struct sigaction sa = { .sa_sigaction = on_sigsys, .sa_flags = SA_SIGINFO };

	if (sigaction(SIGSYS, &sa, NULL) < 0 ||
	    prctl(PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, 0, 0, &selector) < 0)
		return failed(text);
	selector = 1; /* SYSCALL_DISPATCH_FILTER_BLOCK */
	syscall(SYS_getppid);
	selector = 0;
	if (trapped != 1) {
		snprintf(text, 64, "armed, but a call did not trap");
		return PROBE_NO;
	}
	return PROBE_YES;
}

static enum probe_verdict try_fsgsbase(char text[64])
{
	uint64_t before, after;

	if (!(getauxval(AT_HWCAP2) & HWCAP2_FSGSBASE)) {
		snprintf(text, 64, "not offered by the kernel or the CPU");
		return PROBE_NO;
	}
	__asm__ volatile("rdgsbase %0" : "=r"(before));
	__asm__ volatile("wrgsbase %0" : : "r"((uint64_t)(uintptr_t)&probes));
	__asm__ volatile("rdgsbase %0" : "=r"(after));
	__asm__ volatile("wrgsbase %0" : : "r"(before));
	return after == (uint64_t)(uintptr_t)&probes ? PROBE_YES : PROBE_NO;
}

static enum probe_verdict try_vectors(char text[64])
{
	unsigned int a, b, c, d, state = 0, high;
	bool zmm, ymm;

	/* Not by the compiler's builtins, which ask the CPU at each start of weir: that takes 25 us in a virtual machine. */
	if (__get_cpuid(1, &a, &b, &c, &d) && (c & bit_OSXSAVE) && (c & bit_AVX))
		__asm__ volatile("xgetbv"
				 : "=a"(state), "=d"(high)
				 : "c"(0)); /* what the kernel saves */
	ymm = (state & 0x6) == 0x6;
	zmm = (state & 0xe6) == 0xe6 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_AVX512F);
	snprintf(text, 64, "%s",
		 zmm   ? "AVX-512: 32 zmm, 8 mask registers"
		 : ymm ? "AVX: 16 ymm"
		       : "SSE: 16 xmm");
	if (zmm)
		__asm__ volatile("vpxord %zmm16, %zmm16, %zmm16"); /* unknown to the compiler here */
	return PROBE_INFO;
}

/* pkeys(7): not every libc has the functions. */
static int key_alloc(unsigned long rights)
{
	return (int)syscall(SYS_pkey_alloc, 0, rights);
}

static enum probe_verdict try_pku(char text[64])
{
	int key = key_alloc(0);

	if (key < 0)
		return failed(text);
	syscall(SYS_pkey_free, key);
	return PROBE_YES;
}

/* Page 0 that can be run, and neither read nor written. */
static enum probe_verdict try_zero_page(char text[64])
{
	const char *cpu = getenv("WEIR_CPU");
	const bool open = cpu && strcmp(cpu, "nopku") == 0; /* for tests, see api/start.c */
	int key = open ? 0 : key_alloc(1 /* PKEY_DISABLE_ACCESS */);

	if (key < 0) {
		snprintf(text, 64, "no memory protection keys");
		return PROBE_NO;
	}
	if (mmap(NULL, 4096, PROT_READ | PROT_WRITE,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_FIXED_NOREPLACE, -1, 0) != NULL) {
		snprintf(text, 64, "vm.mmap_min_addr is not 0");
		return PROBE_NO;
	}
	if ((open ? mprotect(NULL, 4096, PROT_EXEC)
		  : syscall(SYS_pkey_mprotect, NULL, 4096, PROT_EXEC, key)) < 0)
		return failed(text);
	return PROBE_YES;
}

static enum probe_verdict try_sync_core(char text[64])
{
	if (syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0) < 0 ||
	    syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE, 0, 0) < 0)
		return failed(text);
	return PROBE_YES;
}

static enum probe_verdict try_clocksource(char text[64])
{
	if (read_line("/sys/devices/system/clocksource/clocksource0/current_clocksource", text, 64))
		return failed(text);
	return strcmp(text, "tsc") == 0 ? PROBE_YES : PROBE_NO;
}

static enum probe_verdict try_text_write(char text[64])
{
	/* ret, on a page that may not be written: the kernel must write it all the same */
	static const unsigned char ret = 0xc3;
	unsigned char *page =
		mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
	void (*call)(void);

	if (page == MAP_FAILED || fd < 0 || pwrite(fd, &ret, 1, (off_t)(uintptr_t)page) != 1)
		return failed(text);
	memcpy(&call, &page, sizeof(call));
	call();
	return PROBE_YES;
}

static enum probe_verdict try_mprotect(char text[64])
{
	unsigned char *page =
		mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED || mprotect(page, 4096, PROT_READ | PROT_EXEC) < 0)
		return failed(text);
	return PROBE_YES;
}

static enum probe_verdict try_memfd(char text[64])
{
	int fd = memfd_create("weir", MFD_CLOEXEC);

	if (fd < 0 || ftruncate(fd, 4096) < 0 ||
	    mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED)
		return failed(text);
	return PROBE_YES;
}

static enum probe_verdict try_proc_fd(char text[64])
{
	int fd = memfd_create("weir", MFD_CLOEXEC);
	char path[64];
	pid_t pid;
	int status;

	snprintf(path, sizeof(path), "/proc/%d/fd/%d", getpid(), fd);
	pid = fork();
	if (pid == 0)
		_exit(open(path, O_RDWR | O_CLOEXEC) < 0 ? errno : 0);
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return failed(text);
	errno = WEXITSTATUS(status);
	return status == 0 ? PROBE_YES : failed(text);
}

static enum probe_verdict try_ptrace(char text[64])
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
			_exit(errno);
		raise(SIGSTOP);
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		return failed(text);
	if (WIFSTOPPED(status)) {
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
		return PROBE_YES;
	}
	errno = WEXITSTATUS(status);
	return failed(text);
}

static enum probe_verdict try_yama(char text[64])
{
	char line[16];

	if (read_line("/proc/sys/kernel/yama/ptrace_scope", line, sizeof(line)))
		snprintf(text, 64, "not there");
	else
		snprintf(text, 64, "ptrace_scope %s", line);
	return PROBE_INFO;
}

static enum probe_verdict try_mmap_min_addr(char text[64])
{
	char line[24];

	if (read_line("/proc/sys/vm/mmap_min_addr", line, sizeof(line)))
		return failed(text);
	snprintf(text, 64, "%s", line);
	return PROBE_INFO;
}

static enum probe_verdict try_pidfd(char text[64])
{
	if (syscall(SYS_pidfd_open, getpid(), 0) < 0)
		return failed(text);
	return PROBE_YES;
}

static enum probe_verdict try_shadow_stack(char text[64])
{
	/* ARCH_SHSTK_STATUS, Linux 6.6 */
	uint64_t features = 0;

	if (syscall(SYS_arch_prctl, 0x5005, &features) < 0) {
		snprintf(text, 64, "not in this kernel");
		return PROBE_INFO;
	}
	snprintf(text, 64, "%s", features & 1 ? "on" : "off");
	return PROBE_INFO;
}

const struct probe probes[] = {
	{ "kernel", "", try_kernel },
	{ "CPU", "", try_cpu },
	{ "vector state", "saved around hooks in ordinary C", try_vectors },
	{ "Syscall User Dispatch", "finds every call; without it only patched sites are seen", try_sud },
	{ "FSGSBASE", "quick thread blocks; without it arch_prctl", try_fsgsbase },
	{ "memory protection keys", "for --zero-page; else kept for the program", try_pku },
	{ "page 0 for execution only", "--zero-page: sites without room need not trap", try_zero_page },
	{ "membarrier SYNC_CORE", "patches of more than 8 bytes while threads run", try_sync_core },
	{ "TSC as clock source", "times at 9 ns; without it 20 ns", try_clocksource },
	{ "writing text by /proc/self/mem", "patching; without it Syscall User Dispatch alone",
	  try_text_write },
	{ "making written pages executable", "trampolines; without it Syscall User Dispatch alone",
	  try_mprotect },
	{ "memory files", "the records' way to weir", try_memfd },
	{ "descriptors by /proc/PID/fd", "how a program finds the records; else by socket", try_proc_fd },
	{ "pidfd", "noticing the end of processes", try_pidfd },
	{ "ptrace", "not used while a program runs", try_ptrace },
	{ "yama", "", try_yama },
	{ "vm.mmap_min_addr", "", try_mmap_min_addr },
	{ "shadow stack", "", try_shadow_stack },
	{ NULL, NULL, NULL },
};

enum probe_verdict probe_run(const struct probe *p, char text[64])
{
	struct {
		enum probe_verdict verdict;
		char text[64];
	} * shared;
	enum probe_verdict verdict;
	int status;
	pid_t pid;

	text[0] = '\0';
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return failed(text);
	shared->verdict = PROBE_NO;
	pid = fork();
	if (pid == 0) {
		alarm(TRIAL_SECONDS);
		shared->verdict = p->try(shared->text);
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0) {
		verdict = failed(text);
	} else if (WIFSIGNALED(status)) {
		snprintf(text, 64, "%s", strsignal(WTERMSIG(status)));
		verdict = PROBE_NO;
	} else {
		verdict = shared->verdict;
		memcpy(text, shared->text, 64);
	}
	munmap(shared, sizeof(*shared));
	return verdict;
}

bool probe_zero_page(void)
{
	const struct probe *p = probes;
	char text[64];

	while (p->try != try_zero_page)
		p++;
	if (probe_run(p, text) == PROBE_YES)
		return true;
	cli_message("--zero-page cannot be had here (%s): sites without room trap", text);
	return false;
}
