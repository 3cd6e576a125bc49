/* SPDX-License-Identifier: MIT */
/*
 * witness OUT PROGRAM [ARGUMENT...] - run a program and write down every system call that the kernel sees.
 *
 * The kernel's own tracepoint raw_syscalls:sys_enter, by perf_event_open(2), for the program and all that it starts,
 * from its execve on; with the user's instruction pointer, which tells who made a call. No ptrace: weir can launch.
 * One line a record, in no order across processors:
 *
 *	call TIME PID TID IP NUMBER
 *	again TIME PID TID NUMBER		a call ended so that the kernel makes it again
 *	map TIME PID ADDRESS LENGTH OFFSET NAME	memory that can be executed
 *	fork TIME PID PARENT TID PARENT-TID
 *	exec TIME PID NAME
 *	lost COUNT				then nothing can be concluded
 *
 * Dispatch to user space comes before the tracepoint: a call that weir got by SIGSYS is not one that the kernel saw.
 * Exit status: the program's; 77 if the kernel does not offer this, or not to us; 125 for other failures.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/perf_event.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSORS 64
#define RING (32ul << 20)
#define REG_IP 8 /* PERF_REG_X86_IP */

struct ring {
	struct perf_event_mmap_page *head;
	const unsigned char *data;
};

static struct ring rings[PROCESSORS];
static struct pollfd wait_for[PROCESSORS + 1];
static int ring_count;
static unsigned int id_exit;
static FILE *out;

/* As perf writes them, with the sample_type below. */
struct sample {
	struct perf_event_header header;
	uint32_t pid, tid;
	uint64_t time;
	uint32_t size;
	uint16_t type; /* of the tracepoint: the first field of what it says */
	unsigned char raw[];
} __attribute__((packed));

struct mmap2 {
	struct perf_event_header header;
	uint32_t pid, tid;
	uint64_t address, length, offset;
	unsigned char inode[24];
	uint32_t prot, flags;
	char name[];
} __attribute__((packed));

struct task {
	struct perf_event_header header;
	uint32_t pid, parent, tid, parent_tid;
	uint64_t time;
} __attribute__((packed));

struct comm {
	struct perf_event_header header;
	uint32_t pid, tid;
	char name[];
} __attribute__((packed));

__attribute__((noreturn)) static void give_up(int status, const char *what)
{
	fprintf(stderr, "witness: %s: %s\n", what, strerror(errno));
	exit(status);
}

static unsigned int tracepoint(const char *name)
{
	static const char *const places[] = { "/sys/kernel/tracing", "/sys/kernel/debug/tracing" };
	unsigned int id = 0;

	for (int i = 0; i < 2 && !id; i++) {
		char path[128];
		FILE *f;

		snprintf(path, sizeof(path), "%s/events/raw_syscalls/%s/id", places[i], name);
		f = fopen(path, "re");
		if (!f)
			continue;
		if (fscanf(f, "%u", &id) != 1)
			id = 0;
		fclose(f);
	}
	if (!id)
		give_up(77, "no tracepoints of system calls");
	return id;
}

static int open_event(unsigned int id, pid_t pid, int cpu, int first)
{
	struct perf_event_attr a = { .size = sizeof(a),
				     .type = PERF_TYPE_TRACEPOINT,
				     .config = id,
				     .sample_period = 1,
				     .sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME |
						    PERF_SAMPLE_RAW | PERF_SAMPLE_REGS_USER,
				     .sample_regs_user = 1u << REG_IP,
				     .disabled = 1,
				     .enable_on_exec = 1,
				     .inherit = 1,
				     .sample_id_all = 1,
				     .watermark = 1,
				     .wakeup_watermark = RING / 64 };
	int fd;

	if (first < 0)
		a.mmap = a.mmap2 = a.comm = a.comm_exec = a.task = 1;
	fd = (int)syscall(SYS_perf_event_open, &a, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC);
	if (fd >= 0 && first >= 0 && ioctl(fd, PERF_EVENT_IOC_SET_OUTPUT, first) < 0)
		give_up(125, "PERF_EVENT_IOC_SET_OUTPUT");
	return fd;
}

static void open_all(pid_t pid)
{
	unsigned int enter = tracepoint("sys_enter");
	long cpus = sysconf(_SC_NPROCESSORS_CONF);

	id_exit = tracepoint("sys_exit");
	for (int cpu = 0; cpu < cpus && ring_count < PROCESSORS; cpu++) {
		struct ring *r = &rings[ring_count];
		int fd = open_event(enter, pid, cpu, -1), ends;
		void *p;

		if (fd < 0 && errno == ENODEV)
			continue;
		if (fd < 0)
			give_up(77, "perf_event_open");
		p = mmap(NULL, RING + 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (p == MAP_FAILED)
			give_up(77, "no memory for a ring");
		ends = open_event(id_exit, pid, cpu, fd);
		/* ERESTARTSYS, ERESTARTNOINTR, ERESTARTNOHAND, ERESTART_RESTARTBLOCK */
		if (ends < 0 || ioctl(ends, PERF_EVENT_IOC_SET_FILTER, "ret >= -516 && ret <= -512") < 0)
			give_up(125, "raw_syscalls:sys_exit");
		r->head = p;
		r->data = (unsigned char *)p + 4096;
		wait_for[ring_count++] = (struct pollfd){ .fd = fd, .events = POLLIN };
	}
}

/* The time stands at the end of what is no sample. */
static uint64_t time_of(const struct perf_event_header *h)
{
	uint64_t t;

	memcpy(&t, (const char *)h + h->size - sizeof(t), sizeof(t));
	return t;
}

static void write_sample(const struct sample *s)
{
	const unsigned char *behind = s->raw - sizeof(s->type) + s->size;
	uint64_t abi = 0, ip = 0;
	int64_t number;

	memcpy(&number, s->raw - sizeof(s->type) + 8, sizeof(number));
	if (s->type == id_exit) {
		fprintf(out, "again %" PRIu64 " %u %u %" PRId64 "\n", s->time, s->pid, s->tid, number);
		return;
	}
	memcpy(&abi, behind, sizeof(abi));
	if (abi)
		memcpy(&ip, behind + sizeof(abi), sizeof(ip));
	fprintf(out, "call %" PRIu64 " %u %u %" PRIx64 " %" PRId64 "\n", s->time, s->pid, s->tid,
		ip, number);
}

static void write_record(const struct perf_event_header *h)
{
	const struct mmap2 *m = (const void *)h;
	const struct task *t = (const void *)h;
	const struct comm *c = (const void *)h;

	switch (h->type) {
	case PERF_RECORD_SAMPLE:
		write_sample((const void *)h);
		break;
	case PERF_RECORD_MMAP2:
		fprintf(out, "map %" PRIu64 " %u %" PRIx64 " %" PRIx64 " %" PRIx64 " %s\n",
			time_of(h), m->pid, m->address, m->length, m->offset, m->name);
		break;
	case PERF_RECORD_FORK:
		fprintf(out, "fork %" PRIu64 " %u %u %u %u\n", t->time, t->pid, t->parent, t->tid,
			t->parent_tid);
		break;
	case PERF_RECORD_COMM:
		if (h->misc & PERF_RECORD_MISC_COMM_EXEC)
			fprintf(out, "exec %" PRIu64 " %u %s\n", time_of(h), c->pid, c->name);
		break;
	case PERF_RECORD_LOST: {
		uint64_t lost;

		memcpy(&lost, (const char *)h + sizeof(*h) + 8, sizeof(lost));
		fprintf(out, "lost %" PRIu64 "\n", lost);
		break;
	}
	default:
		break;
	}
}

static void empty(const struct ring *r)
{
	static unsigned char whole[65536] __attribute__((aligned(8)));
	uint64_t head = __atomic_load_n(&r->head->data_head, __ATOMIC_ACQUIRE);
	uint64_t at = r->head->data_tail;

	while (at < head) {
		const struct perf_event_header *h = (const void *)(r->data + at % RING);
		size_t size = h->size, first = RING - at % RING;

		if (size > first) {
			memcpy(whole, h, first);
			memcpy(whole + first, r->data, size - first);
			h = (const void *)whole;
		}
		write_record(h);
		at += size;
		__atomic_store_n(&r->head->data_tail, at, __ATOMIC_RELEASE);
	}
}

static pid_t start(char **argv, int *go)
{
	int ends[2];
	char c;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0 || (pid = fork()) < 0)
		give_up(125, "fork");
	if (pid > 0) {
		close(ends[0]);
		*go = ends[1];
		return pid;
	}
	close(ends[1]);
	if (read(ends[0], &c, 1) != 1)
		_exit(125);
	execvp(argv[0], argv);
	give_up(127, argv[0]);
}

int main(int argc, char **argv)
{
	int go, status, pidfd;
	pid_t pid;

	if (argc < 3) {
		fprintf(stderr, "usage: witness OUT PROGRAM [ARGUMENT...]\n");
		return 125;
	}
	out = fopen(argv[1], "we");
	if (!out)
		give_up(125, argv[1]);
	setvbuf(out, NULL, _IOFBF, 1 << 20);
	pid = start(argv + 2, &go);
	open_all(pid);
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (pidfd < 0)
		give_up(125, "pidfd_open");
	wait_for[ring_count] = (struct pollfd){ .fd = pidfd, .events = POLLIN };
	/* What it has to say must not be lost for want of a processor. */
	setpriority(PRIO_PROCESS, 0, -10);
	if (write(go, "", 1) != 1)
		give_up(125, "write");
	do {
		poll(wait_for, (nfds_t)ring_count + 1, 20);
		for (int i = 0; i < ring_count; i++)
			empty(&rings[i]);
	} while (waitpid(pid, &status, WNOHANG) == 0);
	for (int i = 0; i < ring_count; i++)
		empty(&rings[i]);
	if (fclose(out) != 0)
		give_up(125, argv[1]);
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		kill(getpid(), WTERMSIG(status));
	}
	return WEXITSTATUS(status);
}
