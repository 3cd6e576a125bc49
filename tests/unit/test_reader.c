/* SPDX-License-Identifier: MIT */
/* The reader: records in, lines out; order; damage. The expected lines are what strace 6.1 prints. */
#include "weir_test.h"

#include <malloc.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <poll.h>

#include "reader_records.h"

static struct records rec;
static char got_bytes[1 << 16];
static char *volatile got = got_bytes; /* volatile: gcc would warn of how long a message may get */
static size_t got_size;

static void collect(void *user, const char *lines, size_t size)
{
	(void)user;
	expect(lines[size - 1] == '\n');
	expect(got_size + size < sizeof(got_bytes));
	memcpy(got + got_size, lines, size);
	got_size += size;
	got[got_size] = '\0';
}

static struct trace_reader *reader(enum trace_reader_format format)
{
	struct trace_reader_options o = { .format = format, .string_limit = 32, .output = collect };
	struct trace_reader *r = trace_reader_new(&o);

	expect(r != NULL);
	return r;
}

/* Feeds rec to ring 0 of a new reader and expects this text. */
static void gives(enum trace_reader_format format, const char *want)
{
	struct trace_reader *r = reader(format);
	struct trace_reader_error err;

	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, &err), 0);
	trace_reader_finish(r);
	expect_str(got, want);
	trace_reader_free(r);
	rec.size = got_size = 0;
	got[0] = '\0';
}

TEST(read_and_write)
{
	rec_task(&rec, 1, 100, 100, TRACE_TASK_EXEC);
	rec_enter(&rec, 2, 0, 3, 0x7000, 100, 0, 0, 0);
	rec_leave(&rec, 3, 50);
	rec_capture(&rec, 1, TRACE_HOW_LEN_RET, 0, "hello \"wor\\ld\"\n\t\0011 and a very long", 32,
		    50);
	rec_enter(&rec, 4, 1, 1, 0x7000, 4, 0, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_LEN_ARG, 0, "\0018\377\0", 4, 4);
	rec_leave(&rec, 5, -32);
	gives(TRACE_READER_TEXT,
	      "read(3, \"hello \\\"wor\\\\ld\\\"\\n\\t\\0011 and a very lo\"..., 100) = 50\n"
	      "write(1, \"\\18\\377\\0\", 4)                = -1 EPIPE (Broken pipe)\n");
}

TEST(open_mode_only_with_creat)
{
	rec_enter(&rec, 1, 257, (uint64_t)-100, 0x10, 02000000, 0777, 0, 0);
	rec_string(&rec, 1, TRACE_HOW_PATH, "/etc/passwd");
	rec_leave(&rec, 2, 3);
	rec_enter(&rec, 3, 257, (uint64_t)-100, 0x10, 02001102, 0644, 0, 0);
	rec_string(&rec, 1, TRACE_HOW_PATH, "x");
	rec_leave(&rec, 4, -2);
	gives(TRACE_READER_TEXT,
	      "openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY|O_CLOEXEC) = 3\n"
	      "openat(AT_FDCWD, \"x\", O_RDWR|O_CREAT|O_TRUNC|O_CLOEXEC, 0644) = -1 ENOENT "
	      "(No such file or directory)\n");
}

TEST(results)
{
	rec_enter(&rec, 1, 9, 0, 4096, 3, 0x22, (uint64_t)-1, 0);
	rec_leave(&rec, 2, 0x7f0000001000);
	rec_enter(&rec, 3, 202, 0x1000, 128, 1, 0, 0, 0);
	rec_leave(&rec, 4, -512);
	rec_enter(&rec, 5, 0x1d4, 1, 2, 3, 4, 5, 6);
	rec_leave(&rec, 6, -38);
	rec_enter(&rec, 7, 72, 3, 1, 0, 0, 0, 0);
	rec_leave(&rec, 8, 1);
	rec_enter(&rec, 9, 95, 022, 0, 0, 0, 0, 0);
	rec_leave(&rec, 10, 022);
	rec_enter(&rec, 11, 39, 0, 0, 0, 0, 0, 0);
	rec_leave(&rec, 12, -3000);
	gives(TRACE_READER_TEXT,
	      "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000001000\n"
	      "futex(0x1000, FUTEX_WAIT_PRIVATE, 1, NULL) = ? ERESTARTSYS (To be restarted if "
	      "SA_RESTART is set)\n"
	      "syscall_0x1d4(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)\n"
	      "fcntl(3, F_GETFD)                       = 0x1 (flags FD_CLOEXEC)\n"
	      "umask(022)                              = 022\n"
	      "getpid()                                = -1 (errno 3000)\n");
}

TEST(structures)
{
	struct pollfd fds[2] = { { 6, POLLIN, 0 }, { 7, POLLPRI | POLLOUT, POLLOUT } };
	struct epoll_event ev = { EPOLLOUT | EPOLLET, { .u64 = 78187493530 } };
	uint64_t times[2] = { 1, 5 }, mask = 1ull << 1 | 1ull << 9 | 1ull << 39;
	struct stat st = { .st_mode = S_IFREG | 0644, .st_size = 1271 };
	unsigned char inet[16] = { 2, 0, 0, 80, 127, 0, 0, 1 };
	uint32_t status = 3 << 8;

	rec_enter(&rec, 1, 7, 0x10, 2, 10, 0, 0, 0);
	rec_capture(&rec, 0, TRACE_HOW_ARRAY, 0, fds, 16, 16);
	rec_leave(&rec, 2, 1);
	rec_capture(&rec, 0, TRACE_HOW_ARRAY, 0, fds, 16, 16);
	rec_enter(&rec, 3, 233, 8, 1, 7, 0x10, 0, 0);
	rec_capture(&rec, 3, TRACE_HOW_FIXED, 0, &ev, 12, 12);
	rec_leave(&rec, 4, 0);
	rec_enter(&rec, 5, 35, 0x10, 0, 0, 0, 0, 0);
	rec_capture(&rec, 0, TRACE_HOW_FIXED, 0, times, 16, 16);
	rec_leave(&rec, 6, 0);
	rec_enter(&rec, 7, 14, 0, 0x10, 0, 8, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_FIXED, 0, &mask, 8, 8);
	rec_leave(&rec, 8, 0);
	rec_enter(&rec, 9, 5, 3, 0x10, 0, 0, 0, 0);
	rec_leave(&rec, 10, 0);
	rec_capture(&rec, 1, TRACE_HOW_FIXED, 0, &st, 144, 144);
	rec_enter(&rec, 11, 42, 9, 0x10, 16, 0, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_SOCKADDR, 0, inet, 16, 16);
	rec_leave(&rec, 12, -111);
	rec_enter(&rec, 13, 61, 77, 0x10, 0, 0, 0, 0);
	rec_leave(&rec, 14, 77);
	rec_capture(&rec, 1, TRACE_HOW_FIXED, 0, &status, 4, 4);
	rec_enter(&rec, 15, 20, 1, 0x10, 2, 0, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_IOV, 0, "abc", 3, 3);
	rec_capture(&rec, 1, TRACE_HOW_IOV, 1, "defgh", 5, 9);
	rec_leave(&rec, 16, 12);
	rec_enter(&rec, 17, 19, 1, 0x10, 2, 0, 0, 0);
	rec_leave(&rec, 18, 5);
	rec_capture(&rec, 1, TRACE_HOW_IOV, 0, "abc", 3, 3);
	rec_capture(&rec, 1, TRACE_HOW_IOV, 1, "de", 2, 200);
	gives(TRACE_READER_TEXT,
	      "poll([{fd=6, events=POLLIN}, {fd=7, events=POLLPRI|POLLOUT}], 2, 10) = 1 "
	      "([{fd=7, revents=POLLOUT}])\n"
	      "epoll_ctl(8, EPOLL_CTL_ADD, 7, {events=EPOLLOUT|EPOLLET, data={u32=878082202, "
	      "u64=78187493530}}) = 0\n"
	      "nanosleep({tv_sec=1, tv_nsec=5}, NULL)  = 0\n"
	      "rt_sigprocmask(SIG_BLOCK, [INT USR1 RT_8], NULL, 8) = 0\n"
	      "fstat(3, {st_mode=S_IFREG|0644, st_size=1271, ...}) = 0\n"
	      "connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr(\"127.0.0.1\")}, 16) "
	      "= -1 ECONNREFUSED (Connection refused)\n"
	      "wait4(77, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 77\n"
	      "writev(1, [{iov_base=\"abc\", iov_len=3}, {iov_base=\"defgh\"..., iov_len=9}], 2) = 12\n"
	      "readv(1, [{iov_base=\"abc\", iov_len=3}, {iov_base=\"de\", iov_len=200}], 2) = 5\n");
}

TEST(fault_prints_the_address)
{
	rec_enter(&rec, 1, 1, 1, 0xdead, 4, 0, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_LEN_ARG, 0, NULL, 0, TRACE_FAULT);
	rec_leave(&rec, 2, -14);
	gives(TRACE_READER_TEXT, "write(1, 0xdead, 4)                     = -1 EFAULT (Bad address)\n");
}

TEST(signal_and_unfinished)
{
	struct trace_signal *s;

	rec_task(&rec, 1, 100, 100, TRACE_TASK_EXEC);
	s = (void *)(rec.bytes + rec.size);
	rec_begin(&rec, TRACE_SIGNAL, 2, sizeof(*s));
	s->signo = SIGINT;
	s->pid = 7;
	rec_enter(&rec, 3, 231, 3, 0, 0, 0, 0, 0);
	gives(TRACE_READER_TEXT, "--- SIGINT {si_signo=SIGINT, si_code=SI_USER, si_pid=7, si_uid=0} ---\n"
				 "exit_group(3)                           = ?\n");
}

static void exec_enter(uint64_t time)
{
	rec_enter(&rec, time, 59, 0x10, 0x20, 0x30, 0, 0, 0);
	rec_string(&rec, 0, TRACE_HOW_PATH, "/bin/true");
	rec_capture(&rec, 1, TRACE_HOW_ARGV, 0, "true", 4, 4);
	rec_capture(&rec, 1, TRACE_HOW_ARGV, 1, "x", 1, 1);
	rec_capture(&rec, 2, TRACE_HOW_COUNT, 0, NULL, 0, 1);
}

#define EXEC_LINE "execve(\"/bin/true\", [\"true\", \"x\"], 0x30 /* 1 var */) = 0\n"

TEST(exec_on_the_same_ring)
{
	rec_task(&rec, 1, 100, 100, TRACE_TASK_EXEC);
	exec_enter(2);
	rec_task(&rec, 3, 100, 100, TRACE_TASK_EXEC);
	gives(TRACE_READER_TEXT, EXEC_LINE);
}

TEST(exec_on_another_ring_fed_before)
{
	struct trace_reader *r = reader(TRACE_READER_TEXT);

	rec_task(&rec, 3, 100, 100, TRACE_TASK_EXEC);
	rec_enter(&rec, 4, 39, 0, 0, 0, 0, 0, 0);
	rec_leave(&rec, 5, 100);
	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
	trace_reader_flush(r, 2);
	rec.size = 0;
	rec_task(&rec, 1, 100, 100, TRACE_TASK_FORK);
	exec_enter(2);
	expect_eq(trace_reader_feed(r, 1, rec.bytes, rec.size, NULL), 0);
	trace_reader_flush(r, 10);
	expect_str(got, EXEC_LINE "getpid()                                = 100\n");
	trace_reader_free(r);
}

TEST(order_over_rings_and_open_calls)
{
	struct trace_reader *r = reader(TRACE_READER_TEXT);

	rec_enter(&rec, 1, 34, 0, 0, 0, 0, 0, 0); /* pause: stays open */
	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
	rec.size = 0;
	for (uint64_t t = 2; t < 10; t += 2) {
		rec_enter(&rec, t, 3, t, 0, 0, 0, 0, 0);
		rec_leave(&rec, t, 0);
	}
	expect_eq(trace_reader_feed(r, 1, rec.bytes, rec.size, NULL), 0);
	rec.size = 0;
	for (uint64_t t = 3; t < 10; t += 2) {
		rec_enter(&rec, t, 32, t, 0, 0, 0, 0, 0);
		rec_leave(&rec, t, 1);
	}
	expect_eq(trace_reader_feed(r, 2, rec.bytes, rec.size, NULL), 0);
	trace_reader_flush(r, 6);
	expect_str(got, "close(2)                                = 0\n"
			"dup(3)                                  = 1\n"
			"close(4)                                = 0\n"
			"dup(5)                                  = 1\n");
	got_size = 0;
	rec.size = 0;
	rec_leave(&rec, 20, -4);
	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
	trace_reader_flush(r, 7);
	expect_str(got, "pause()                                 = -1 EINTR (Interrupted system call)\n"
			"close(6)                                = 0\n");
	got_size = 0;
	trace_reader_finish(r);
	expect_str(got, "dup(7)                                  = 1\n"
			"close(8)                                = 0\n"
			"dup(9)                                  = 1\n");
	trace_reader_free(r);
}

TEST(captures_survive_the_end_of_a_feed)
{
	struct trace_reader *r = reader(TRACE_READER_TEXT);

	rec_enter(&rec, 1, 87, 0x10, 0, 0, 0, 0, 0);
	rec_string(&rec, 0, TRACE_HOW_PATH, "/tmp/a");
	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
	memset(rec.bytes, 0xee, rec.size);
	rec.size = 0;
	rec_leave(&rec, 2, 0);
	expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
	trace_reader_finish(r);
	expect_str(got, "unlink(\"/tmp/a\")                        = 0\n");
	trace_reader_free(r);
}

TEST(process_ends)
{
	struct trace_reader_options o = { .string_limit = 32, .always_pid = true, .output = collect };
	struct trace_reader *r = trace_reader_new(&o);
	uint32_t status = SIGSEGV | 0x80;

	/* one that says so itself, the others by their parent's wait, or not at all */
	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	rec_enter(&rec, 2, 61, 13, 0x1000, 0, 0, 0, 0);
	rec_leave(&rec, 3, 13);
	rec_capture(&rec, 1, TRACE_HOW_FIXED, 0, &status, 4, 4);
	rec_enter(&rec, 4, 231, 0x107, 0, 0, 0, 0, 0);
	rec_task(&rec, 5, 12, 12, TRACE_TASK_EXIT);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_exited(r, 6, 12, -1);
	trace_reader_exited(r, 7, 13, -1);
	trace_reader_exited(r, 8, 14, -1);
	/* the number is used again */
	rec.size = 0;
	rec_task(&rec, 9, 12, 12, TRACE_TASK_FORK);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_exited(r, 10, 12, 2 << 8);
	trace_reader_exited(r, 11, 12, 3 << 8);
	trace_reader_finish(r);
	expect_str(got, "12    wait4(13, [{WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV && WCOREDUMP(s)}], 0, NULL) = 13\n"
			"12    exit_group(263)                   = ?\n"
			"12    +++ exited with 0 +++\n"
			"13    +++ killed by SIGSEGV (core dumped) +++\n"
			"14    +++ ended, status unknown +++\n"
			"12    +++ exited with 2 +++\n");
	trace_reader_free(r);
}

TEST(end_with_threads)
{
	struct trace_reader_options o = { .string_limit = 32, .always_pid = true, .output = collect };
	struct trace_reader *r = trace_reader_new(&o);
	uint32_t status = SIGKILL;

	/* While one thread ends the process the other goes on for a while. */
	rec_task(&rec, 1, 12, 13, TRACE_TASK_THREAD);
	rec_enter(&rec, 2, 34, 0, 0, 0, 0, 0, 0);
	trace_reader_feed(r, 1, rec.bytes, rec.size, NULL);
	rec.size = 0;
	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	rec_enter(&rec, 4, 231, 3, 0, 0, 0, 0, 0);
	rec_task(&rec, 5, 12, 12, TRACE_TASK_EXIT);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_flush(r, 6);
	rec.size = 0;
	rec_leave(&rec, 7, 0);
	rec_enter(&rec, 8, 3, 1, 0, 0, 0, 0, 0);
	trace_reader_feed(r, 1, rec.bytes, rec.size, NULL);
	trace_reader_ring_closed(r, 0);
	trace_reader_ring_closed(r, 1);
	trace_reader_exited(r, 9, 12, 3 << 8);
	trace_reader_finish(r);
	expect_str(got, "12    exit_group(3)                     = ?\n"
			"13    pause()                           = 0\n"
			"13    close(1)                          = ?\n"
			"12    +++ exited with 3 +++\n");
	trace_reader_free(r);
	got_size = 0;

	/* Of one that was killed the parent says so, and then none of its threads runs. */
	r = trace_reader_new(&o);
	rec.size = 0;
	rec_task(&rec, 1, 13, 13, TRACE_TASK_FORK);
	rec_enter(&rec, 2, 59, 0, 0, 0, 0, 0, 0);
	trace_reader_feed(r, 1, rec.bytes, rec.size, NULL);
	rec.size = 0;
	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	rec_enter(&rec, 3, 61, 13, 0x1000, 0, 0, 0, 0);
	rec_leave(&rec, 4, 13);
	rec_capture(&rec, 1, TRACE_HOW_FIXED, 0, &status, 4, 4);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_flush(r, 6);
	expect_str(got, "13    execve(NULL, NULL, NULL)          = ?\n"
			"12    wait4(13, [{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}], 0, NULL) = 13\n"
			"13    +++ killed by SIGKILL +++\n");
	trace_reader_free(r);
}

TEST(end_before_the_records)
{
	struct trace_reader_options o = { .string_limit = 32, .output = collect };
	struct trace_reader *r = trace_reader_new(&o);

	/* The supervisor hears of the end before it has read the ring: it is said once all the same. */
	trace_reader_exited(r, 9, 12, 0);
	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	rec_enter(&rec, 4, 231, 0, 0, 0, 0, 0, 0);
	rec_task(&rec, 5, 12, 12, TRACE_TASK_EXIT);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_finish(r);
	expect_str(got, "exit_group(0)                           = ?\n"
			"+++ exited with 0 +++\n");
	trace_reader_free(r);
}

TEST(pid_prefix)
{
	struct trace_reader_options o = { .string_limit = 32, .always_pid = true, .output = collect };
	struct trace_reader *r = trace_reader_new(&o);

	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	rec_enter(&rec, 2, 3, 1, 0, 0, 0, 0, 0);
	rec_leave(&rec, 3, 0);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_exited(r, 4, 12, 7 << 8);
	trace_reader_exited(r, 5, 14, SIGKILL);
	trace_reader_finish(r);
	expect_str(got, "12    close(1)                          = 0\n"
			"12    +++ exited with 7 +++\n"
			"14    +++ killed by SIGKILL +++\n");
	trace_reader_free(r);
	got_size = 0;

	r = reader(TRACE_READER_TEXT);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	rec.size = 0;
	rec_task(&rec, 5, 12, 13, TRACE_TASK_THREAD);
	rec_enter(&rec, 6, 3, 2, 0, 0, 0, 0, 0);
	rec_leave(&rec, 7, 0);
	trace_reader_feed(r, 1, rec.bytes, rec.size, NULL);
	trace_reader_finish(r);
	expect_str(got, "close(1)                                = 0\n"
			"[pid 13] close(2)                       = 0\n");
	expect_eq(trace_reader_tasks(r), 2);
	trace_reader_free(r);
}

static void count_lines(void *user, const char *lines, size_t size)
{
	for (size_t i = 0; i < size; i++)
		*(unsigned int *)user += lines[i] == '\n';
}

/* AddressSanitizer has a malloc of its own. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static size_t in_use(void)
{
	if (__sanitizer_get_current_allocated_bytes)
		return __sanitizer_get_current_allocated_bytes();
	return mallinfo2().uordblks + mallinfo2().hblkhd;
}

/* A server that makes processes for years is traced in memory that does not grow. */
TEST(short_tasks_are_forgotten)
{
	enum { TASKS = 100000, FIRST = 1000 };
	unsigned int lines = 0;
	struct trace_reader_options o = { .string_limit = 32, .output = count_lines, .user = &lines };
	struct trace_reader *r = trace_reader_new(&o);
	size_t at_first = 0, in_the_end;

	rec_task(&rec, 1, 12, 12, TRACE_TASK_EXEC);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	for (int i = 0; i < TASKS; i++) {
		uint64_t time = 10 + (uint64_t)i * 10;

		rec.size = 0;
		rec_task(&rec, time, FIRST + i, FIRST + i, TRACE_TASK_FORK);
		trace_reader_feed(r, 1, rec.bytes, rec.size, NULL);
		trace_reader_exited(r, time + 1, FIRST + i, 0);
		trace_reader_exited(r, time + 2, FIRST + i, 0); /* told twice, and said once */
		trace_reader_flush(r, time + 3);
		if (i == TASKS / 10)
			at_first = in_use();
	}
	in_the_end = in_use();
	trace_reader_finish(r);
	expect_eq(lines, TASKS);
	expect_eq(trace_reader_tasks(r), TASKS + 1);
	expect(in_the_end <= at_first + 4096);
	/* the one that lives on is not forgotten */
	trace_reader_exited(r, 20000000, 12, 0);
	trace_reader_exited(r, 20000001, 12, 0);
	trace_reader_finish(r);
	expect_eq(lines, TASKS + 1);
	trace_reader_free(r);
}

/* Feeds many calls to a ring. */
static void feed_calls(struct trace_reader *r, uint32_t ring, uint64_t time)
{
	rec.size = 0;
	rec_task(&rec, time, 100, 100, TRACE_TASK_THREAD);
	for (uint64_t i = 1; i < 500; i++) {
		rec_enter(&rec, time + 2 * i, 3, i, 0, 0, 0, 0, 0);
		rec_leave(&rec, time + 2 * i + 1, 0);
	}
	trace_reader_feed(r, ring, rec.bytes, rec.size, NULL);
}

/* A ring that is free again has no memory, when its lines are out. */
TEST(closed_rings_keep_nothing)
{
	enum { RINGS = 200, TIME = 10000 };
	unsigned int lines = 0;
	struct trace_reader_options o = { .string_limit = 32, .output = count_lines, .user = &lines };
	struct trace_reader *r = trace_reader_new(&o);
	size_t before, between;

	feed_calls(r, RINGS, 1);
	trace_reader_ring_closed(r, RINGS);
	trace_reader_flush(r, TIME);
	before = in_use();
	for (uint32_t i = 0; i < RINGS; i++)
		feed_calls(r, i, TIME * (1 + i));
	/* closed with lines to give out, and without */
	for (uint32_t i = 0; i < RINGS / 2; i++)
		trace_reader_ring_closed(r, i);
	between = in_use();
	trace_reader_flush(r, TIME * (RINGS + 2));
	for (uint32_t i = RINGS / 2; i < RINGS; i++)
		trace_reader_ring_closed(r, i);
	expect_eq(lines, 499 * (RINGS + 1));
	expect(between > before + (size_t)RINGS * 10000);
	expect(in_use() <= before + 65536); /* malloc counts what it caches */
	trace_reader_free(r);
}

/* A ring keeps what its lines needed for a while only. */
TEST(idle_rings_give_back)
{
	enum { FEEDS = 100, TIME = 10000 };
	unsigned int lines = 0;
	struct trace_reader_options o = { .string_limit = 32, .output = count_lines, .user = &lines };
	struct trace_reader *r = trace_reader_new(&o);
	size_t before = in_use();

	for (uint64_t i = 0; i < FEEDS; i++)
		feed_calls(r, 0, TIME * (1 + i));
	trace_reader_flush(r, TIME * (FEEDS + 2));
	trace_reader_trim(r);
	expect(in_use() > before + 1000000); /* that was needed just now */
	feed_calls(r, 0, TIME * (FEEDS + 3));
	trace_reader_flush(r, TIME * (FEEDS + 5));
	trace_reader_trim(r);
	expect(in_use() < before + 100000);
	feed_calls(r, 0, TIME * (FEEDS + 6));
	trace_reader_finish(r);
	expect_eq(lines, 499 * (FEEDS + 2));
	trace_reader_free(r);
}

TEST(stamps)
{
	struct trace_reader_options o = {
		.string_limit = 32,
		.stamp = TRACE_READER_STAMP_EPOCH,
		.durations = true,
		.output = collect,
		/* half a nanosecond a tick */
		.clock = { .base_ticks = 1000, .base_ns = 1700000000123456789, .mult = 1, .shift = 1 },
	};
	struct trace_reader *r = trace_reader_new(&o);

	rec_enter(&rec, 3000, 3, 1, 0, 0, 0, 0, 0);
	rec_leave(&rec, 2003000, 0);
	trace_reader_feed(r, 0, rec.bytes, rec.size, NULL);
	trace_reader_finish(r);
	expect_str(got, "1700000000.123457 close(1)              = 0 <0.001000>\n");
	trace_reader_free(r);
}

TEST(json_lines)
{
	rec_task(&rec, 1, 100, 101, TRACE_TASK_EXEC);
	rec_enter(&rec, 2, 257, (uint64_t)-100, 0x10, 02000000, 0, 0, 0);
	rec_string(&rec, 1, TRACE_HOW_PATH, "a\xc3\xa4\xff\"\n");
	rec_leave(&rec, 5, -2);
	rec_enter(&rec, 6, 1, 1, 0x10, 50, 0, 0, 0);
	rec_capture(&rec, 1, TRACE_HOW_LEN_ARG, 0, "hi", 2, 50);
	rec_leave(&rec, 7, 50);
	rec_enter(&rec, 8, 39, 0, 0, 0, 0, 0, 0);
	gives(TRACE_READER_JSONL,
	      "{\"type\":\"call\",\"time\":0.000000002,\"pid\":100,\"tid\":101,\"name\":\"openat\",\"nr\":257,"
	      "\"args\":{\"dirfd\":\"AT_FDCWD\",\"pathname\":\"a\xc3\xa4\\udcff\\\"\\n\","
	      "\"flags\":[\"O_RDONLY\",\"O_CLOEXEC\"]},\"result\":-1,\"error\":\"ENOENT\",\"duration_ns\":3}\n"
	      "{\"type\":\"call\",\"time\":0.000000006,\"pid\":100,\"tid\":101,\"name\":\"write\",\"nr\":1,"
	      "\"args\":{\"fd\":1,\"buf\":{\"cut\":\"hi\",\"full\":50},\"count\":50},\"result\":50,"
	      "\"duration_ns\":1}\n"
	      "{\"type\":\"call\",\"time\":0.000000008,\"pid\":100,\"tid\":101,\"name\":\"getpid\",\"nr\":39,"
	      "\"args\":{},\"result\":null}\n");
}

TEST(damage_is_reported_once)
{
	struct trace_reader *r = reader(TRACE_READER_TEXT);
	struct trace_reader_error err = { 0 };
	struct trace_head *h;

	rec_enter(&rec, 1, 3, 1, 0, 0, 0, 0, 0);
	rec_leave(&rec, 2, 0);
	h = (void *)(rec.bytes + rec.size);
	rec_begin(&rec, TRACE_NOTE, 3, 24);
	h->size = 4096;
	expect_eq(trace_reader_feed(r, 5, rec.bytes, rec.size, &err), -EBADMSG);
	expect_eq(err.ring, 5);
	expect_eq(err.offset, sizeof(struct trace_enter) + sizeof(struct trace_leave));
	expect(err.text[0] != '\0');
	expect_eq(trace_reader_feed(r, 5, rec.bytes, rec.size, &err), 0);
	trace_reader_finish(r);
	expect_str(got, "close(1)                                = 0\n");
	trace_reader_free(r);
}

TEST(each_damaged_size_is_refused)
{
	static const uint32_t sizes[] = { 0, 1, 4, 7, 9, 64, 71, 0x7ffffff8, 0xfffffff8, 0xffffffff };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct trace_reader *r = reader(TRACE_READER_TEXT);

		rec.size = 0;
		rec_enter(&rec, 1, 1, 1, 0x10, 2, 0, 0, 0);
		rec_capture(&rec, 1, TRACE_HOW_LEN_ARG, 0, "hi", 2, 2);
		((struct trace_head *)(void *)rec.bytes)->size = sizes[i];
		expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), -EBADMSG);
		trace_reader_free(r);

		/* the capture's size */
		r = reader(TRACE_READER_TEXT);
		rec.size = 0;
		rec_enter(&rec, 1, 1, 1, 0x10, 2, 0, 0, 0);
		rec_capture(&rec, 1, TRACE_HOW_LEN_ARG, 0, "hi", 2, 2);
		((struct trace_capture *)(void *)(rec.bytes + sizeof(struct trace_enter)))->size =
			sizes[i] | 16;
		expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), -EBADMSG);
		trace_reader_free(r);
	}
}

TEST(every_call_prints_with_no_capture)
{
	struct trace_reader *r = reader(TRACE_READER_JSONL);

	for (uint64_t nr = 0; nr < 520; nr++) {
		rec.size = got_size = 0;
		rec_enter(&rec, nr, nr, 1, ~0ull, 0x8000000000000000, 3, 7, 0);
		rec_leave(&rec, nr, 1);
		expect_eq(trace_reader_feed(r, 0, rec.bytes, rec.size, NULL), 0);
		trace_reader_flush(r, nr + 1);
		expect(got_size > 0);
	}
	expect_eq(trace_reader_calls(r), 520);
	trace_reader_free(r);
}

TEST(filters)
{
	uint64_t want[TRACE_NR_MAX / 64];
	char err[120];
#define HAS(nr) ((int)(want[(nr) / 64] >> ((nr) % 64) & 1))

	expect_eq(trace_filter_parse("open,openat", want, err, sizeof(err)), 0);
	expect(HAS(2) && HAS(257) && !HAS(0));
	expect_eq(trace_filter_parse("%file,!openat", want, err, sizeof(err)), 0);
	expect(HAS(2) && !HAS(257) && HAS(59) && !HAS(0));
	expect_eq(trace_filter_parse("!read,write", want, err, sizeof(err)), 0);
	expect(!HAS(0) && !HAS(1) && HAS(2) && HAS(511));
	expect_eq(trace_filter_parse("trace=network,?nosuch,39", want, err, sizeof(err)), 0);
	expect(HAS(41) && HAS(39) && !HAS(0));
	expect_eq(trace_filter_parse("/^epoll_", want, err, sizeof(err)), 0);
	expect(HAS(233) && HAS(291) && !HAS(0));
	expect_eq(trace_filter_parse("all", want, err, sizeof(err)), 0);
	expect(HAS(0) && HAS(511));
	expect_eq(trace_filter_parse("none", want, err, sizeof(err)), 0);
	expect(!HAS(0));
	expect_eq(trace_filter_parse("vdso,read", want, err, sizeof(err)), 0);
	expect(HAS(0) && HAS(228) && HAS(96) && HAS(229) && HAS(201) && HAS(309) && HAS(318) &&
	       !HAS(1));
	expect(trace_filter_vdso("vdso,read") && trace_filter_vdso("all,%vdso") &&
	       trace_filter_vdso("?vdso"));
	expect(!trace_filter_vdso("all") && !trace_filter_vdso("!vdso") &&
	       !trace_filter_vdso("vdso,!vdso"));
	expect(!trace_filter_vdso("clock_gettime") && !trace_filter_vdso("vdso,raed"));
	expect_eq(trace_filter_parse("!vdso", want, err, sizeof(err)), 0);
	expect(HAS(0) && !HAS(228));
	expect_eq(trace_filter_parse("%%stat", want, err, sizeof(err)), 0);
	expect(HAS(4) && HAS(332) && !HAS(0));
	expect_eq(trace_filter_parse("read,raed", want, err, sizeof(err)), -EINVAL);
	expect_str(err, "unknown system call 'raed'");
	expect(HAS(4)); /* untouched by a failure */
	expect_eq(trace_filter_parse("%fiel", want, err, sizeof(err)), -EINVAL);
	expect_str(err, "unknown class of system calls '%fiel'");
	expect_eq(trace_filter_parse("/(", want, err, sizeof(err)), -EINVAL);
	expect_eq(trace_filter_parse("", want, err, sizeof(err)), -EINVAL);
	expect_eq(trace_filter_parse("600", want, err, sizeof(err)), -EINVAL);
}

TEST(names)
{
	char buf[16];

	expect_str(trace_errno_name(2), "ENOENT");
	expect(trace_errno_name(5000) == NULL && trace_errno_name(-1) == NULL);
	expect_str(trace_signal_name(SIGINT, buf), "SIGINT");
	expect_str(trace_signal_name(40, buf), "SIGRT_8");
	expect_str(trace_signal_name(32, buf), "SIGRTMIN");
	expect_str(trace_call_name(0), "read");
	expect(trace_call_name(400) == NULL);
	expect_eq(trace_call_number("clone3"), 435);
	expect_eq(trace_call_args(0), 3);
}

TEST_MAIN
