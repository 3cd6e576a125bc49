/* SPDX-License-Identifier: MIT */
/* A ring of io_uring: entering it is a call like others; what is done in it takes effect as bare. */
#include <linux/io_uring.h>
#include <sys/mman.h>

#include "aid.h"

static unsigned *word(char *base, unsigned offset)
{
	return (unsigned *)(void *)(base + offset);
}

int main(void)
{
	struct io_uring_params p;
	struct io_uring_sqe *sqes;
	struct io_uring_cqe *cqes;
	char *sq, *cq, got[6] = "";
	int fd, pipe_fd[2];

	memset(&p, 0, sizeof(p));
	fd = (int)syscall(SYS_io_uring_setup, 4, &p);
	if (fd < 0)
		skip("no io_uring here");
	check(pipe(pipe_fd) == 0 && write(pipe_fd[1], "hello", 5) == 5);
	sq = mmap(NULL, p.sq_off.array + p.sq_entries * 4, PROT_READ | PROT_WRITE,
		  MAP_SHARED | MAP_POPULATE, fd, IORING_OFF_SQ_RING);
	cq = mmap(NULL, p.cq_off.cqes + p.cq_entries * sizeof(*cqes), PROT_READ | PROT_WRITE,
		  MAP_SHARED | MAP_POPULATE, fd, IORING_OFF_CQ_RING);
	sqes = mmap(NULL, p.sq_entries * sizeof(*sqes), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_POPULATE, fd, IORING_OFF_SQES);
	check(sq != MAP_FAILED && cq != MAP_FAILED && sqes != MAP_FAILED);
	cqes = (struct io_uring_cqe *)(void *)(cq + p.cq_off.cqes);
	memset(sqes, 0, 2 * sizeof(*sqes));
	sqes[0].opcode = IORING_OP_NOP;
	sqes[0].user_data = 11;
	sqes[0].flags = IOSQE_IO_LINK;
	sqes[1].opcode = IORING_OP_READ;
	sqes[1].fd = pipe_fd[0];
	sqes[1].addr = (uintptr_t)got;
	sqes[1].len = 5;
	sqes[1].user_data = 12;
	word(sq, p.sq_off.array)[0] = 0;
	word(sq, p.sq_off.array)[1] = 1;
	__atomic_store_n(word(sq, p.sq_off.tail), 2, __ATOMIC_RELEASE);
	marker(1);
	check(syscall(SYS_io_uring_enter, fd, 2, 2, IORING_ENTER_GETEVENTS, NULL, 8) == 2);
	check(__atomic_load_n(word(cq, p.cq_off.tail), __ATOMIC_ACQUIRE) == 2);
	check(cqes[0].user_data == 11 && cqes[0].res == 0);
	check(cqes[1].user_data == 12 && cqes[1].res == 5 && strcmp(got, "hello") == 0);
	return marker_pass();
}
