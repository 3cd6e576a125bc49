/* SPDX-License-Identifier: MIT */
/*
 * Makes many kinds of system calls, for strace-golden.py: some succeed, some fail, all decode to
 * something. What it does must not depend on time, on the machine or on who is tracing. Files are
 * made in the current directory, which the script throws away. Raw system calls where libc would
 * choose another one.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/netlink.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define CALL(...) ((void)syscall(__VA_ARGS__))

static char buf[512];
static struct timespec brief = { 0, 1000 };

static void controls(void)
{
	struct winsize size = { 3, 4, 5, 6 };
	struct termios mode;
	int fd, n = 0;

	CALL(SYS_ioctl, 0, FIONREAD, NULL);
	CALL(SYS_ioctl, -1, FIONBIO, &n);
	CALL(SYS_ioctl, 0, FIOCLEX);
	CALL(SYS_ioctl, 0, FIONCLEX);
	fd = open("/dev/ptmx", O_RDWR | O_NOCTTY);
	CALL(SYS_ioctl, fd, TIOCSPTLCK, &n);
	CALL(SYS_ioctl, fd, TIOCSWINSZ, &size);
	CALL(SYS_ioctl, fd, TIOCGWINSZ, &size);
	CALL(SYS_ioctl, fd, TCGETS, &mode);
	mode.c_cflag = B115200 | CS7 | CSTOPB | CREAD;
	mode.c_oflag = TAB3 | OPOST;
	CALL(SYS_ioctl, fd, TCSETS, &mode);
	CALL(SYS_ioctl, fd, TIOCOUTQ, &n);
	n = 1;
	CALL(SYS_ioctl, fd, FIONBIO, &n);
}

static void files(void)
{
	struct iovec v[2] = { { (char[]){ "abc" }, 3 }, { (char[]){ "defgh" }, 5 } };
	struct iovec into[2] = { { buf, 3 }, { buf + 10, 200 } };
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 };
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC, .resolve = RESOLVE_BENEATH };
	struct timespec times[2] = { { 0, UTIME_NOW }, { 0, UTIME_OMIT } };
	struct stat st;
	int fd = open("x", O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0644);

	CALL(SYS_write, fd, "hello \"wor\\ld\"\n\t\0011 and a very long string of bytes here", 50);
	CALL(SYS_pread64, fd, buf, 10, 0);
	CALL(SYS_lseek, fd, 0, SEEK_SET);
	CALL(SYS_read, fd, buf, 100);
	CALL(SYS_read, fd, buf, 100);
	CALL(SYS_writev, fd, v, 2);
	CALL(SYS_preadv, fd, into, 2, 0, 0);
	CALL(SYS_fcntl, fd, F_GETFL);
	CALL(SYS_fcntl, fd, F_GETFD);
	CALL(SYS_fcntl, fd, F_SETFD, FD_CLOEXEC);
	CALL(SYS_fcntl, fd, F_SETFL, O_NONBLOCK | O_APPEND);
	CALL(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 20);
	CALL(SYS_fcntl, fd, F_SETLK, &lock);
	CALL(SYS_fcntl, fd, F_GETLK, &lock);
	CALL(SYS_fcntl, fd, 99, 5);
	CALL(SYS_stat, "/dev/null", &st);
	CALL(SYS_lstat, "nonexistent\n\x01\377", &st);
	CALL(SYS_newfstatat, AT_FDCWD, "x", &st, AT_SYMLINK_NOFOLLOW);
	CALL(SYS_access, "/etc", R_OK | W_OK);
	CALL(SYS_mkdir, "d", 0755);
	CALL(SYS_rmdir, "d");
	CALL(SYS_chmod, "x", 0600);
	CALL(SYS_symlink, "a", "ln");
	CALL(SYS_readlink, "ln", buf, 100);
	CALL(SYS_unlink, "ln");
	CALL(SYS_rename, "nope", "nope2");
	CALL(SYS_renameat2, AT_FDCWD, "nope", 3, "n2", 1);
	CALL(SYS_unlinkat, AT_FDCWD, "nope", AT_REMOVEDIR);
	CALL(SYS_umask, 022);
	CALL(SYS_mknod, "fifo", S_IFIFO | 0600, 0);
	CALL(SYS_mknod, "/dev/null/x", S_IFCHR | 0600, 0x103);
	CALL(SYS_linkat, AT_FDCWD, "nope", AT_FDCWD, "n", AT_SYMLINK_FOLLOW);
	CALL(SYS_utimensat, AT_FDCWD, "nope", times, 0);
	CALL(SYS_openat2, AT_FDCWD, "/x", &how, sizeof(how));
	CALL(SYS_close_range, 1000, 2000, 0);
	CALL(SYS_flock, fd, LOCK_EX | LOCK_NB);
	CALL(SYS_fallocate, fd, 1, 0, 10);
	CALL(SYS_fadvise64, fd, 0, 0, POSIX_FADV_DONTNEED);
	CALL(SYS_dup2, fd, 101);
	CALL(SYS_dup3, fd, 100, O_CLOEXEC);
	CALL(SYS_open, NULL, 0);
	CALL(SYS_read, -1, NULL, 5);
	CALL(SYS_chdir, "/nonexistent");
	fd = open("/proc/self/fdinfo", O_RDONLY | O_DIRECTORY);
	CALL(SYS_getdents64, fd, buf, 24);
	CALL(SYS_memfd_create, "foo", 1);
	CALL(SYS_ioctl, 0, 0x5401 /* TCGETS */, buf);
	CALL(SYS_ioctl, 0, 0x1234, 7);
	controls();
}

static void on_alarm(int signo)
{
	(void)signo;
}

static void interrupted(void)
{
	struct itimerval soon = { .it_value = { 0, 20000 } };
	struct timespec day = { 86400, 0 }, rest = { 1, 2 };
	struct sigaction sa = { .sa_handler = on_alarm };

	CALL(SYS_nanosleep, &brief, &rest);
	CALL(SYS_clock_nanosleep, CLOCK_REALTIME, 0, &brief, &rest);
	sigaction(SIGALRM, &sa, NULL);
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(SYS_nanosleep, &day, &rest);
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &day, &rest);
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &day, NULL);
	clock_gettime(CLOCK_MONOTONIC, &day);
	day.tv_sec += 1000;
	setitimer(ITIMER_REAL, &soon, NULL);
	CALL(SYS_clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, &day, &rest);
}

static void waiting(void)
{
	struct pollfd p[2];
	struct epoll_event ev = { EPOLLOUT | EPOLLET, { .u64 = 0x123456789a } }, got[4];
	struct itimerspec its = { { 0, 0 }, { 1, 0 } };
	struct timeval tv = { 1, 0 };
	int fd[2], ep;
	fd_set r, w;

	CALL(SYS_pipe2, fd, O_CLOEXEC | O_NONBLOCK);
	p[0] = (struct pollfd){ fd[0], POLLIN, 0 };
	p[1] = (struct pollfd){ fd[1], POLLOUT | POLLPRI, 0 };
	CALL(SYS_poll, p, 2, 10);
	CALL(SYS_poll, p, 1, 1);
	CALL(SYS_ppoll, p, 2, &its.it_value, NULL, 8);
	FD_ZERO(&r);
	FD_ZERO(&w);
	FD_SET(fd[0], &r);
	FD_SET(fd[1], &w);
	CALL(SYS_select, fd[1] + 1, &r, &w, NULL, &tv);
	ep = epoll_create1(EPOLL_CLOEXEC);
	CALL(SYS_epoll_ctl, ep, EPOLL_CTL_ADD, fd[1], &ev);
	CALL(SYS_epoll_ctl, ep, EPOLL_CTL_DEL, 0, NULL);
	CALL(SYS_epoll_wait, ep, got, 4, -1);
	CALL(SYS_epoll_wait, ep, got, 4, 0);
	CALL(SYS_timerfd_create, CLOCK_MONOTONIC, TFD_NONBLOCK);
	CALL(SYS_timerfd_settime, 50, TFD_TIMER_ABSTIME, &its, NULL);
	CALL(SYS_eventfd2, 0, O_CLOEXEC);
	CALL(SYS_nanosleep, &brief, NULL);
	CALL(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &brief, NULL);
	interrupted();
}

static void messages(void)
{
	struct iovec v[3] = { { (char[]){ "abc" }, 3 }, { (char[]){ "defgh" }, 5 }, { buf, 4 } };
	struct mmsghdr out[2] = { { .msg_hdr = { .msg_iov = v, .msg_iovlen = 2 } },
				  { .msg_hdr = { .msg_iov = v + 1, .msg_iovlen = 1 } } };
	struct mmsghdr in[3] = { { .msg_hdr = { .msg_iov = v + 2, .msg_iovlen = 1 } },
				 { .msg_hdr = { .msg_iov = v, .msg_iovlen = 2 } } };
	struct timespec now = { 0, 0 };
	int sv[2];

	socketpair(AF_UNIX, SOCK_DGRAM, 0, sv);
	CALL(SYS_sendmmsg, -1, out, 2, 0);
	CALL(SYS_sendmmsg, sv[0], out, 2, MSG_NOSIGNAL);
	CALL(SYS_recvmmsg, sv[1], in, 1, MSG_DONTWAIT, &now);
	CALL(SYS_recvmmsg, sv[1], in + 1, 2, MSG_DONTWAIT, NULL);
	CALL(SYS_recvmmsg, sv[1], in, 2, MSG_DONTWAIT, NULL);
	CALL(SYS_sendmmsg, sv[0], NULL, 0, 0);
}

static void sockets(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_un un = { AF_UNIX, "nosock" };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(53) };
	struct sockaddr_nl nl = { .nl_family = AF_NETLINK };
	struct iovec v[2] = { { (char[]){ "abc" }, 3 }, { (char[]){ "defgh" }, 5 } };
	struct msghdr m = { .msg_iov = v, .msg_iovlen = 2 };
	socklen_t len = sizeof(in);
	int s, c, a, one = 1, sv[2];

	s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	CALL(SYS_setsockopt, s, SOL_SOCKET, SO_REUSEADDR, &one, 4);
	CALL(SYS_setsockopt, s, IPPROTO_TCP, TCP_NODELAY, &one, 4);
	CALL(SYS_bind, s, &in, sizeof(in));
	CALL(SYS_getsockname, s, &in, &len);
	CALL(SYS_listen, s, 5);
	len = 4;
	CALL(SYS_getsockopt, s, SOL_SOCKET, SO_TYPE, &one, &len);
	c = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
	CALL(SYS_connect, c, &in, sizeof(in));
	len = sizeof(in);
	a = (int)syscall(SYS_accept, s, &in, &len);
	CALL(SYS_sendto, c, "hi", 2, MSG_NOSIGNAL, NULL, 0);
	CALL(SYS_recvfrom, a, buf, 100, 0, NULL, NULL);
	CALL(SYS_sendmsg, c, &m, MSG_NOSIGNAL);
	CALL(SYS_recvmsg, a, &m, 0);
	CALL(SYS_shutdown, c, SHUT_WR);
	s = socket(AF_UNIX, SOCK_DGRAM, 0);
	CALL(SYS_connect, s, &un, sizeof(un));
	un.sun_path[0] = '\0';
	CALL(SYS_connect, s, &un, 2 + 6);
	CALL(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, sv);
	inet_pton(AF_INET6, "2001:db8::1", &in6.sin6_addr);
	s = socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP);
	CALL(SYS_bind, s, &in6, sizeof(in6));
	messages();
	s = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	CALL(SYS_bind, s, &nl, sizeof(nl));
}

static void on_signal(int signo)
{
	(void)signo;
}

static void signals(void)
{
	struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
	sigset_t some, old;

	sigemptyset(&some);
	sigaddset(&some, SIGINT);
	sigaddset(&some, SIGUSR1);
	sigaddset(&some, 40);
	sigaddset(&sa.sa_mask, SIGTERM);
	sigaction(SIGUSR1, &sa, NULL);
	sigaction(SIGUSR1, NULL, &sa);
	signal(SIGPIPE, SIG_IGN);
	sigprocmask(SIG_BLOCK, &some, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
	sigfillset(&some);
	sigprocmask(SIG_BLOCK, &some, NULL);
	sigprocmask(SIG_SETMASK, &old, NULL);
	kill(getpid(), SIGUSR1);
}

static void memory_and_limits(void)
{
	struct rlimit rl;
	struct utsname un;
	struct statfs sf;
	char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	unsigned int word = 0;
	uid_t ids[3];

	CALL(SYS_mprotect, p, 4096, PROT_NONE);
	p = mremap(p, 4096, 8192, MREMAP_MAYMOVE);
	CALL(SYS_madvise, p, 4096, MADV_DONTNEED);
	CALL(SYS_munmap, p, 8192);
	CALL(SYS_msync, NULL, 0, MS_SYNC);
	CALL(SYS_getrlimit, RLIMIT_STACK, &rl);
	CALL(SYS_prlimit64, 0, RLIMIT_CORE, NULL, &rl);
	CALL(SYS_uname, &un);
	CALL(SYS_statfs, "/proc", &sf);
	CALL(SYS_prctl, PR_SET_NAME, "weirtest");
	CALL(SYS_prctl, PR_GET_NAME, buf);
	CALL(SYS_prctl, PR_GET_DUMPABLE);
	CALL(SYS_prctl, PR_CAPBSET_READ, 5);
	CALL(SYS_prctl, 9999, 1, 2, 3, 4);
	CALL(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 1, NULL);
	CALL(SYS_futex, &word, FUTEX_WAIT, 0, &brief);
	CALL(SYS_futex, &word, FUTEX_WAKE_PRIVATE, 1);
	CALL(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE | FUTEX_CLOCK_REALTIME, 1, &brief, NULL, -1);
	CALL(SYS_futex, &word, FUTEX_CMP_REQUEUE, 1, 2, &word, 0);
	CALL(SYS_futex, &word, FUTEX_WAKE_BITSET, 1, 0, 0, -1);
	CALL(SYS_getresuid, &ids[0], &ids[1], &ids[2]);
	CALL(SYS_setresuid, -1, -1, -1);
	CALL(SYS_sched_getscheduler, 0);
	CALL(SYS_getpriority, PRIO_PROCESS, 0);
	CALL(SYS_shmctl, -1, IPC_RMID, NULL);
	CALL(SYS_sched_yield);
	CALL(0x1d4, 1L, 2L, 3L, 4L, 5L, 6L);
}

static void processes(void)
{
	char *argv[] = { (char[]){ "a" }, (char[]){ "b c" }, NULL };
	char *envp[] = { (char[]){ "A=b" }, NULL };
	int status;
	pid_t pid = fork();

	if (pid == 0)
		_exit(3);
	CALL(SYS_wait4, pid, &status, 0, NULL);
	pid = fork();
	if (pid == 0) {
		kill(getpid(), SIGKILL);
		_exit(1);
	}
	CALL(SYS_wait4, pid, &status, __WALL, NULL);
	CALL(SYS_wait4, -1, &status, WNOHANG, NULL);
	CALL(SYS_execve, "/nonexistent", argv, envp);
}

int main(void)
{
	close(-100);
	files();
	waiting();
	sockets();
	signals();
	memory_and_limits();
	processes();
	close(-101);
	return 0;
}
