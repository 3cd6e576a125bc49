/* SPDX-License-Identifier: MIT */
/*
 * A program that maps the code of others in order to translate it (an emulator, a checker of memory) finds it as it is
 * in the file, whatever it does before and after: the processor does not run it.
 */
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "run.h"

static int fd;
static size_t size;
static off_t offset;
static unsigned char *as_read;

static int find_libc(struct dl_phdr_info *info, size_t n, void *data)
{
	(void)n;
	if (!strstr(info->dlpi_name, "libc.so"))
		return 0;
	*(const char **)data = info->dlpi_name;
	return 1;
}

static void open_libc(void)
{
	const char *path = NULL;
	Elf64_Ehdr eh;
	Elf64_Phdr ph;

	dl_iterate_phdr(find_libc, &path);
	if (!path)
		skip("libc is linked into this program");
	check((fd = open(path, O_RDONLY | O_CLOEXEC)) >= 0);
	check(pread(fd, &eh, sizeof(eh), 0) == sizeof(eh));
	for (unsigned i = 0; i < eh.e_phnum; i++) {
		check(pread(fd, &ph, sizeof(ph), (off_t)(eh.e_phoff + i * sizeof(ph))) == sizeof(ph));
		if (ph.p_type == PT_LOAD && ph.p_flags & PF_X)
			break;
	}
	check(ph.p_flags & PF_X);
	offset = (off_t)ph.p_offset;
	size = ph.p_filesz;
	check((as_read = malloc(size)));
	check(pread(fd, as_read, size, offset) == (ssize_t)size);
}

/* As loaders do it: first the head of the file, then the code behind it. */
static void *map(void)
{
	char *head = mmap(NULL, (size_t)offset + size, PROT_READ, MAP_PRIVATE, fd, 0);
	void *text;

	check(head != MAP_FAILED);
	text = mmap(head + offset, size, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED, fd, offset);
	check(text == head + offset);
	return text;
}

static void *in_thread(void *text)
{
	check(memcmp(text, as_read, size) == 0);
	text = map();
	check(memcmp(text, as_read, size) == 0);
	return text;
}

int main(void)
{
	pthread_t thread;
	void *text, *second;
	int status;

	open_libc();
	text = map();
	for (int i = 0; i < 2; i++) {
		pid_t pid = fork();

		check(pid >= 0);
		if (pid == 0)
			_exit(memcmp(text, as_read, size) ? 1 : 0);
		check(waitpid(pid, &status, 0) == pid && status == 0);
		check(memcmp(text, as_read, size) == 0);
	}
	check(pthread_create(&thread, NULL, in_thread, text) == 0);
	check(pthread_join(thread, &second) == 0);
	check(memcmp(text, as_read, size) == 0);
	check(memcmp(second, as_read, size) == 0);
	return pass();
}
