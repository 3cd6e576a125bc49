/* SPDX-License-Identifier: MIT */
/*
 * Placing libweir into a stopped program.
 *
 * The image goes into one anonymous mapping, made by a single mmap that the program is led to: its
 * registers point at a `syscall` instruction of the vDSO, so that no byte of the program is changed
 * for it. The mapping is readable and executable and never writable; the bytes are written through
 * /proc/PID/mem, relocations applied. No path and no descriptor is needed in the program, so a
 * chroot does not matter, nor does PR_SET_MDWE. What has to be writable, the runtime's entry makes
 * so (trace/launch.h).
 *
 * While this lasts all signals of the program are blocked by PTRACE_SETSIGMASK, so that none is
 * delivered into the middle; they wait in the kernel with all that belongs to them. SIGSTOP cannot
 * be blocked: it is held back and sent again at the end.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bind.h"
#include "inject.h"
#include "led.h"
#include "trace/format.h"

#define PAGE 4096ul
#define IMPORTS_CHOSEN (PAGE / 8) /* at most so many that libc chooses */
#define ERRNO "__errno_location"
#define ERRNO_VERSION "GLIBC_2.2.5"

static uint64_t up(uint64_t v)
{
	return (v + PAGE - 1) & ~(PAGE - 1);
}

/* ---- the image ---- */

struct file {
	const unsigned char *at;
	size_t size;
	int fd;
	const Elf64_Phdr *ph;
	unsigned int count;
};

static int map_file(struct file *f, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error;
	struct stat st;
	void *p;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) < 0 || st.st_size < (off_t)sizeof(Elf64_Ehdr)) {
		close(fd);
		return -ENOEXEC;
	}
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	error = errno;
	if (p == MAP_FAILED) {
		close(fd);
		return -error;
	}
	f->at = p;
	f->size = (size_t)st.st_size;
	f->fd = fd;
	return 0;
}

static void unmap_file(struct file *f)
{
	munmap((void *)(uintptr_t)f->at, f->size);
	close(f->fd);
}

static bool headers(struct file *f)
{
	const Elf64_Ehdr *eh = (const void *)f->at;

	if (!eh || memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0 ||
	    eh->e_ident[EI_CLASS] != ELFCLASS64 || eh->e_machine != EM_X86_64 ||
	    eh->e_type != ET_DYN || eh->e_phentsize != sizeof(Elf64_Phdr) || eh->e_phoff % 8 != 0 ||
	    eh->e_phoff > f->size || (f->size - eh->e_phoff) / sizeof(Elf64_Phdr) < eh->e_phnum)
		return false;
	f->ph = (const void *)(f->at + eh->e_phoff);
	f->count = eh->e_phnum;
	return true;
}

static pthread_mutex_t image_lock = PTHREAD_MUTEX_INITIALIZER;

static unsigned char *anonymous(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

/* What is only read needs no copy: the pages of the file are there already. end: of what is mapped so far. */
static bool map_segment(struct inject_image *im, const struct file *f, const Elf64_Phdr *ph,
			uint64_t *end)
{
	uint64_t before = ph->p_vaddr & (PAGE - 1), from = ph->p_vaddr - before,
		 to = up(ph->p_vaddr + ph->p_filesz);

	/* writable only in case another segment shares a page with it */
	if ((ph->p_flags & PF_W) || (ph->p_offset & (PAGE - 1)) != before || from < *end || from == to ||
	    mmap(im->bytes + from, to - from, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED,
		 f->fd, (off_t)(ph->p_offset - before)) == MAP_FAILED)
		return false;
	im->borrowed = true;
	*end = to;
	return true;
}

/* Brings the segments to their places. False if they make no sense. */
static bool lay_out(struct inject_image *im, const struct file *f)
{
	uint64_t end = 0;

	for (unsigned int i = 0; i < f->count; i++) {
		const Elf64_Phdr *ph = &f->ph[i];

		if (ph->p_type == PT_TLS) {
			im->has_tls = true;
			return false;
		}
		if (ph->p_type == PT_GNU_RELRO) {
			im->relro = (ph->p_vaddr) & ~(PAGE - 1);
			im->relro_size = ((ph->p_vaddr + ph->p_memsz) & ~(PAGE - 1)) - im->relro;
		}
		if (ph->p_type != PT_LOAD)
			continue;
		if (ph->p_vaddr > 1u << 28 || ph->p_memsz > 1u << 28 || ph->p_filesz > ph->p_memsz ||
		    ph->p_offset > f->size || ph->p_filesz > f->size - ph->p_offset)
			return false;
		if ((ph->p_flags & PF_W) && !im->data)
			im->data = ph->p_vaddr & ~(PAGE - 1);
		if (up(ph->p_vaddr + ph->p_memsz) > im->size)
			im->size = up(ph->p_vaddr + ph->p_memsz);
		if (up(ph->p_vaddr + ph->p_filesz) > im->filled)
			im->filled = up(ph->p_vaddr + ph->p_filesz);
	}
	if (!im->filled || !im->data)
		return false;
	im->bytes = anonymous(im->filled);
	for (unsigned int i = 0; im->bytes && i < f->count; i++)
		if (f->ph[i].p_type == PT_LOAD && !map_segment(im, f, &f->ph[i], &end))
			memcpy(im->bytes + f->ph[i].p_vaddr, f->at + f->ph[i].p_offset,
			       f->ph[i].p_filesz);
	return im->bytes != NULL;
}

void inject_own(struct inject_image *im)
{
	unsigned char *copy;

	pthread_mutex_lock(&image_lock);
	copy = im->bytes && im->borrowed ? anonymous(im->filled) : NULL;
	if (copy) {
		memcpy(copy, im->bytes, im->filled);
		munmap(im->bytes, im->filled);
		im->bytes = copy;
		im->borrowed = false;
	}
	pthread_mutex_unlock(&image_lock);
}

enum found { FOUND_NOT, FOUND_NOTHING, FOUND_HERE, FOUND_THERE, FOUND_IN_LIBC };

static const Elf64_Sym *symbol(const struct inject_image *im, uint64_t index)
{
	uint64_t at = im->symtab + index * sizeof(Elf64_Sym);

	return index < 1u << 20 && at + sizeof(Elf64_Sym) <= im->filled
		       ? (const void *)(im->bytes + at)
		       : NULL;
}

static const char *string(const struct inject_image *im, uint64_t at)
{
	at += im->strtab;
	/* What is filled ends with a page, and the names are not the last thing in it. */
	return at < im->filled && memchr(im->bytes + at, 0, im->filled - at)
		       ? (const char *)im->bytes + at
		       : "";
}

static const char *name(const struct inject_image *im, const Elf64_Sym *sym)
{
	return string(im, sym->st_name);
}

/* The linker puts the names right behind the symbols, which have no count of their own. */
static bool search(const struct inject_image *im, const char *wanted, uint64_t *value)
{
	const Elf64_Sym *sym;

	for (uint64_t i = 1; im->symtab + i * sizeof(*sym) < im->strtab && (sym = symbol(im, i)); i++)
		if (sym->st_shndx != SHN_UNDEF && strcmp(name(im, sym), wanted) == 0) {
			*value = sym->st_value;
			return true;
		}
	return false;
}

/* The version of libc's symbol that it is linked to, or NULL: it is of no libc that we know. */
static const char *version_of(const struct inject_image *im, uint64_t index)
{
	uint64_t need = im->verneed, at = im->versym + index * sizeof(uint16_t);
	uint16_t wanted;

	if (!im->versym || !im->verneed || at + sizeof(wanted) > im->filled)
		return NULL;
	memcpy(&wanted, im->bytes + at, sizeof(wanted));
	for (unsigned int n = 0; n < 256 && need + sizeof(Elf64_Verneed) <= im->filled; n++) {
		Elf64_Verneed file;
		uint64_t aux;

		memcpy(&file, im->bytes + need, sizeof(file));
		aux = need + file.vn_aux;
		for (unsigned int i = 0;
		     i < file.vn_cnt && aux + sizeof(Elf64_Vernaux) <= im->filled; i++) {
			Elf64_Vernaux version;

			memcpy(&version, im->bytes + aux, sizeof(version));
			if (version.vna_other == (wanted & 0x7fff))
				return strcmp(string(im, file.vn_file), BIND_LIBC) == 0
					       ? string(im, version.vna_name)
					       : NULL;
			aux += version.vna_next;
		}
		if (!file.vn_next)
			break;
		need += file.vn_next;
	}
	return NULL;
}

static enum found resolve(struct inject_image *im, const struct inject_image *runtime,
			  uint64_t index, uint64_t *value)
{
	const Elf64_Sym *sym = symbol(im, index);

	*value = 0;
	if (!sym)
		return FOUND_NOT;
	if (sym->st_shndx != SHN_UNDEF) {
		*value = sym->st_value;
		return FOUND_HERE;
	}
	if (runtime && search(runtime, name(im, sym), value))
		return FOUND_THERE;
	if (ELF64_ST_BIND(sym->st_info) == STB_WEAK)
		return FOUND_NOTHING;
	if (runtime && version_of(im, index)) {
		if (bind_is_safe(name(im, sym)))
			return FOUND_IN_LIBC;
		im->unsafe = true;
	}
	snprintf(im->missing, sizeof(im->missing), "%s", name(im, sym));
	return FOUND_NOT;
}

static uint64_t place_of(const struct inject_image *im, const char *text)
{
	return (uint64_t)(text - (const char *)im->bytes);
}

/* Applies a relocation as for bases of 0, and notes the places that the bases are added to. */
static bool relocate_one(struct inject_image *im, const struct inject_image *runtime,
			 const Elf64_Rela *r)
{
	enum found found = FOUND_HERE;
	uint64_t value = 0;

	if (r->r_offset > im->filled - 8 || r->r_offset < im->data)
		return false;
	switch (ELF64_R_TYPE(r->r_info)) {
	case R_X86_64_RELATIVE:
		value = (uint64_t)r->r_addend;
		break;
	case R_X86_64_GLOB_DAT:
	case R_X86_64_JUMP_SLOT:
	case R_X86_64_64:
		found = resolve(im, runtime, ELF64_R_SYM(r->r_info), &value);
		if (ELF64_R_TYPE(r->r_info) == R_X86_64_64)
			value += (uint64_t)r->r_addend;
		break;
	default:
		return false;
	}
	memcpy(im->bytes + r->r_offset, &value, sizeof(value));
	if (found == FOUND_HERE)
		im->relative[im->relative_count++] = r->r_offset;
	else if (found == FOUND_THERE)
		im->foreign[im->foreign_count++] = r->r_offset;
	else if (found == FOUND_IN_LIBC)
		im->imports[im->import_count++] = (struct inject_import){
			r->r_offset,
			ELF64_R_TYPE(r->r_info) == R_X86_64_64 ? r->r_addend : 0,
			place_of(im, name(im, symbol(im, ELF64_R_SYM(r->r_info)))),
			place_of(im, version_of(im, ELF64_R_SYM(r->r_info))),
		};
	return found != FOUND_NOT;
}

/*
 * What the linker left for a loader and for unwinders, neither of which will see this copy: whole pages of it are not
 * written into a program.
 */
static void drop_unread(struct inject_image *im, const struct file *f)
{
	const Elf64_Ehdr *eh = (const void *)f->at;
	const Elf64_Shdr *sh = (const void *)(f->at + eh->e_shoff), *names;

	if (eh->e_shentsize != sizeof(*sh) || eh->e_shoff % 8 != 0 || eh->e_shoff > f->size ||
	    (f->size - eh->e_shoff) / sizeof(*sh) < eh->e_shnum || eh->e_shstrndx >= eh->e_shnum)
		return;
	names = &sh[eh->e_shstrndx];
	for (unsigned int i = 0; i < eh->e_shnum; i++, sh++) {
		static const char unwind[] = ".eh_frame";
		uint64_t name = names->sh_offset + sh->sh_name, from = up(sh->sh_addr),
			 to = (sh->sh_addr + sh->sh_size) & ~(PAGE - 1);
		bool read = !(sh->sh_flags & SHF_ALLOC) ||
			    (sh->sh_type != SHT_RELA &&
			     (name > f->size - sizeof(unwind) ||
			      memcmp(f->at + name, unwind, sizeof(unwind)) != 0));

		if (!read && from < to && to <= im->data)
			(void)mmap(im->bytes + from, to - from, PROT_READ | PROT_WRITE,
				   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	}
}

#define TAGS (DT_FINI_ARRAYSZ + 1)

static void read_dynamic(struct inject_image *im, const struct file *f, uint64_t tag[TAGS])
{
	memset(tag, 0, TAGS * sizeof(*tag));
	for (unsigned int i = 0; i < f->count; i++) {
		if (f->ph[i].p_type != PT_DYNAMIC || f->ph[i].p_vaddr > im->filled)
			continue;
		for (uint64_t at = f->ph[i].p_vaddr; at + sizeof(Elf64_Dyn) <= im->filled;
		     at += sizeof(Elf64_Dyn)) {
			const Elf64_Dyn *d = (const void *)(im->bytes + at);

			if (d->d_tag == DT_NULL)
				break;
			if (d->d_tag > 0 && d->d_tag < TAGS)
				tag[d->d_tag] = d->d_un.d_val;
			else if (d->d_tag == DT_VERSYM)
				im->versym = d->d_un.d_val;
			else if (d->d_tag == DT_VERNEED)
				im->verneed = d->d_un.d_val;
		}
	}
}

static bool relocate(struct inject_image *im, const struct inject_image *runtime, const struct file *f)
{
	uint64_t tag[TAGS];
	struct {
		uint64_t at, size;
	} table[2];

	read_dynamic(im, f, tag);
	im->symtab = tag[DT_SYMTAB];
	im->strtab = tag[DT_STRTAB];
	im->init = tag[DT_INIT_ARRAY];
	im->init_count = tag[DT_INIT_ARRAYSZ] / sizeof(uint64_t);
	im->fini = tag[DT_FINI_ARRAY];
	im->fini_count = tag[DT_FINI_ARRAYSZ] / sizeof(uint64_t);
	table[0].at = tag[DT_RELA];
	table[0].size = tag[DT_RELASZ];
	table[1].at = tag[DT_JMPREL];
	table[1].size = tag[DT_PLTRELSZ];
	if (table[0].size > im->filled || table[1].size > im->filled)
		return false;
	im->relative =
		calloc((table[0].size + table[1].size) / sizeof(Elf64_Rela) + 1, sizeof(uint64_t));
	im->foreign =
		calloc((table[0].size + table[1].size) / sizeof(Elf64_Rela) + 1, sizeof(uint64_t));
	im->imports = calloc((table[0].size + table[1].size) / sizeof(Elf64_Rela) + 1,
			     sizeof(*im->imports));
	if (!im->relative || !im->foreign || !im->imports)
		return false;
	for (int t = 0; t < 2; t++) {
		if (table[t].at > im->filled - table[t].size)
			return false;
		for (uint64_t n = 0; n + sizeof(Elf64_Rela) <= table[t].size; n += sizeof(Elf64_Rela)) {
			Elf64_Rela r;

			memcpy(&r, im->bytes + table[t].at + n, sizeof(r));
			if (!relocate_one(im, runtime, &r))
				return false;
		}
	}
	return true;
}

static bool has_entry(const struct inject_image *im)
{
	uint64_t magic;

	if (im->entry < sizeof(magic) || im->entry >= im->data)
		return false;
	memcpy(&magic, im->bytes + im->entry - sizeof(magic), sizeof(magic));
	return magic == LAUNCH_PARAMS_MAGIC;
}

bool inject_check(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	uint64_t magic = 0;
	Elf64_Ehdr eh;
	bool ok;

	if (fd < 0)
		return false;
	/* The text segment begins the file: addresses in it are offsets. */
	ok = pread(fd, &eh, sizeof(eh), 0) == sizeof(eh) && memcmp(eh.e_ident, ELFMAG, SELFMAG) == 0 &&
	     eh.e_entry > sizeof(magic) && eh.e_entry < INT64_MAX &&
	     pread(fd, &magic, sizeof(magic), (off_t)(eh.e_entry - sizeof(magic))) == sizeof(magic) &&
	     magic == LAUNCH_PARAMS_MAGIC;
	close(fd);
	return ok;
}

static void drop(struct inject_image *im)
{
	if (im->bytes)
		munmap(im->bytes, im->filled);
	free(im->relative);
	free(im->foreign);
	free(im->imports);
	im->bytes = NULL;
	im->relative = im->foreign = NULL;
	im->imports = NULL;
}

int inject_read(struct inject_image *im, const char *path, const char **why)
{
	struct file f = { 0 };
	int ret;

	memset(im, 0, sizeof(*im));
	im->path = path;
	*why = "the library cannot be read";
	ret = map_file(&f, path);
	if (ret < 0)
		return ret;
	*why = "the library has no entry for this";
	ret = -ENOEXEC;
	if (headers(&f)) {
		im->entry = ((const Elf64_Ehdr *)(const void *)f.at)->e_entry;
		if (lay_out(im, &f) && has_entry(im) && relocate(im, NULL, &f)) {
			drop_unread(im, &f);
			ret = 0;
		}
	}
	unmap_file(&f);
	if (ret < 0)
		drop(im);
	return ret;
}

int inject_read_hook(struct inject_image *im, const char *path, const struct inject_image *runtime,
		     const char **why)
{
	struct file f = { 0 };
	int ret;

	memset(im, 0, sizeof(*im));
	im->path = path;
	*why = "it cannot be read";
	ret = map_file(&f, path);
	if (ret < 0)
		return ret;
	*why = "it is no library that can be placed";
	ret = -ENOEXEC;
	if (headers(&f) && lay_out(im, &f) && relocate(im, runtime, &f) &&
	    im->init + im->init_count * sizeof(uint64_t) <= im->size &&
	    im->fini + im->fini_count * sizeof(uint64_t) <= im->size)
		ret = 0;
	unmap_file(&f);
	if (im->has_tls)
		*why = "it has thread-local variables";
	if (ret < 0 && im->missing[0])
		ret = -ELIBACC;
	if (ret < 0)
		drop(im);
	return ret;
}

/* ---- its memory ---- */

/*
 * A page of zeros is there already; one of int3 is room for native stubs, where nothing runs before
 * it has been written.
 */
static bool is_blank(const unsigned char *page)
{
	return (page[0] == 0 || page[0] == 0xcc) && memcmp(page, page + 1, PAGE - 1) == 0;
}

static int write_pages(int mem, const unsigned char *bytes, size_t size, uint64_t to)
{
	size_t at = 0, end;

	while (at < size) {
		if (is_blank(bytes + at)) {
			at += PAGE;
			continue;
		}
		for (end = at; end < size && !is_blank(bytes + end); end += PAGE)
			;
		if (pwrite(mem, bytes + at, end - at, (off_t)(to + at)) != (ssize_t)(end - at))
			return errno ? -errno : -EIO;
		at = end;
	}
	return 0;
}

static void add(struct inject_image *im, const uint64_t *places, size_t count, uint64_t by)
{
	for (size_t i = 0; i < count; i++) {
		uint64_t v;

		memcpy(&v, im->bytes + places[i], sizeof(v));
		v += by;
		memcpy(im->bytes + places[i], &v, sizeof(v));
	}
}

/* The relocated words hold what is true for the bases before these, at first for 0. */
static void rebase(struct inject_image *im, uint64_t base, uint64_t foreign)
{
	add(im, im->relative, im->relative_count, base - im->base);
	add(im, im->foreign, im->foreign_count, foreign - im->foreign_base);
	im->base = base;
	im->foreign_base = foreign;
}

static int fill(struct led *l, struct inject_image *im, struct launch_params *p, uint64_t base)
{
	uint64_t stack = base + im->size, params = stack + LAUNCH_STACK;
	int ret;

	p->data = base + im->data;
	p->data_size = params + PAGE - p->data;
	p->relro = base + im->relro;
	p->relro_size = im->relro_size;
	p->stack = params;
	p->given = stack;
	p->given_size = LAUNCH_STACK + PAGE;
	p->rip = l->regs.rip;
	p->rsp = l->regs.rsp;
	p->cs = l->regs.cs;
	p->ss = l->regs.ss;
	p->magic = LAUNCH_PARAMS_MAGIC;
	p->version = TRACE_VERSION;
	p->size = sizeof(*p);
	pthread_mutex_lock(&image_lock);
	rebase(im, base, 0);
	ret = write_pages(l->mem, im->bytes, im->filled, base);
	pthread_mutex_unlock(&image_lock);
	if (ret == 0 && pwrite(l->mem, p, sizeof(*p), (off_t)params) != (ssize_t)sizeof(*p))
		ret = -errno;
	return ret;
}

/* ---- handing a descriptor over ---- */

/*
 * The runtime finds the area by a path below /proc, or by an abstract socket. In another network
 * namespace there is no such socket, and often no such path. So the task is led to make a pair of
 * sockets; we get one of them from it, put the area in, and it takes that out at the other end.
 * What is written for it lies below its stack pointer, where there is nothing yet, and is wiped.
 */
struct mail {
	struct msghdr msg;
	struct iovec iov;
	char control[CMSG_SPACE(sizeof(int))] __attribute__((aligned(8)));
	int ends[2];
	char byte;
};

static bool is_elsewhere(pid_t tid)
{
	struct stat mine, its;
	char path[40];

	snprintf(path, sizeof(path), "/proc/%d/ns/net", tid);
	return stat("/proc/self/ns/net", &mine) == 0 && stat(path, &its) == 0 &&
	       mine.st_ino != its.st_ino;
}

/* Puts the area into the socket that the task has as number `end`. */
static bool post(pid_t tid, int end, int area_fd)
{
	int pidfd = (int)syscall(SYS_pidfd_open, tid, 0), copy = -1;
	struct mail m = { .byte = 'W' };
	struct cmsghdr *c;
	bool sent = false;

	if (pidfd >= 0)
		copy = (int)syscall(SYS_pidfd_getfd, pidfd, end, 0);
	if (copy >= 0) {
		m.iov = (struct iovec){ &m.byte, 1 };
		m.msg = (struct msghdr){ .msg_iov = &m.iov,
					 .msg_iovlen = 1,
					 .msg_control = m.control,
					 .msg_controllen = sizeof(m.control) };
		c = CMSG_FIRSTHDR(&m.msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &area_fd, sizeof(int));
		sent = sendmsg(copy, &m.msg, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
		close(copy);
	}
	if (pidfd >= 0)
		close(pidfd);
	return sent;
}

static bool put(struct led *l, uint64_t at, const struct mail *m)
{
	return pwrite(l->mem, m, sizeof(*m), (off_t)at) == (ssize_t)sizeof(*m);
}

static bool get(struct led *l, uint64_t at, struct mail *m)
{
	return pread(l->mem, m, sizeof(*m), (off_t)at) == (ssize_t)sizeof(*m);
}

/* What the task receives, as its own number; -1 if it receives nothing. */
static int receive(struct led *l, uint64_t at, struct mail *m)
{
	const uint64_t recv[6] = { (uint64_t)m->ends[0], at + offsetof(struct mail, msg),
				   MSG_CMSG_CLOEXEC | MSG_DONTWAIT };
	struct cmsghdr c;
	uint64_t n;
	int fd = -1;

	m->iov = (struct iovec){ (void *)(at + offsetof(struct mail, byte)), 1 };
	m->msg = (struct msghdr){ .msg_iov = (void *)(at + offsetof(struct mail, iov)),
				  .msg_iovlen = 1,
				  .msg_control = (void *)(at + offsetof(struct mail, control)),
				  .msg_controllen = sizeof(m->control) };
	if (!put(l, at, m) || led_call(l, SYS_recvmsg, recv, &n) < 0 || !get(l, at, m))
		return -1;
	memcpy(&c, m->control, sizeof(c));
	if (m->msg.msg_controllen >= sizeof(c) && c.cmsg_type == SCM_RIGHTS)
		memcpy(&fd, m->control + CMSG_LEN(0), sizeof(fd));
	return fd;
}

/* The number that the task has the area as, or -1. */
static int hand_over(struct led *l, int area_fd)
{
	uint64_t at = l->room ? l->room : (l->regs.rsp - 128 - sizeof(struct mail)) & ~15ull, nothing;
	const uint64_t pair[6] = { AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0,
				   at + offsetof(struct mail, ends) };
	struct mail m;
	int fd = -1;

	if (led_call(l, SYS_socketpair, pair, &nothing) < 0 || !get(l, at, &m))
		return -1;
	if (post(l->tid, m.ends[1], area_fd))
		fd = receive(l, at, &m);
	for (int i = 0; i < 2; i++)
		led_call(l, SYS_close, (const uint64_t[6]){ (uint64_t)m.ends[i] }, &nothing);
	memset(&m, 0, sizeof(m));
	return put(l, at, &m) ? fd : -1;
}

/* ---- the whole ---- */

/* Memory that can be read and executed, aside if it can be; with `above`, 64 MiB above what lies there already. */
static int map(struct led *l, size_t size, bool above, uint64_t *base)
{
	const uint64_t room = 64ul << 20;
	const uint64_t hint = l->insn > 2 * LAUNCH_ASIDE
				      ? ((l->insn - LAUNCH_ASIDE) & ~(PAGE - 1ul)) + (above ? room : 0)
				      : 0;
	const uint64_t a[6] = {
		hint,  size, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
		~0ull, 0
	};

	return led_call(l, SYS_mmap, a, base);
}

static int lacks(struct inject_image *im, const char **why, const char *name, const char *version)
{
	snprintf(im->lacking, sizeof(im->lacking), "the libc in it has no %s@%s, which %s needs",
		 name, version, im->path);
	*why = im->lacking;
	return -ELIBACC;
}

/*
 * Writes down what libc's functions are in this process. Those that libc chooses by the processor, the runtime asks it
 * for: their places stand behind the image.
 */
static int import(struct led *l, struct inject_image *im, const struct bind *b,
		  struct launch_hook *h, const char **why)
{
	for (size_t i = 0; i < im->import_count; i++) {
		const struct inject_import *one = &im->imports[i];
		const char *name = (const char *)im->bytes + one->name;
		const char *version = (const char *)im->bytes + one->version;
		const uint64_t place = h->base + one->place;
		uint64_t value;
		bool indirect;

		if (!bind_find(b, name, version, &value, &indirect) ||
		    (indirect && (one->addend || h->chosen_count == IMPORTS_CHOSEN)))
			return lacks(im, why, name, version);
		value += (uint64_t)one->addend;
		if (pwrite(l->mem, &value, sizeof(value), (off_t)place) != sizeof(value) ||
		    (indirect && pwrite(l->mem, &place, sizeof(place),
					(off_t)(h->chosen + 8 * h->chosen_count)) != sizeof(place)))
			return -EIO;
		h->chosen_count += indirect;
	}
	return 0;
}

/* errno is the program's, whatever a callback does to it. */
static int import_all(struct led *l, struct inject_image *hooks, size_t count,
		      struct launch_params *p, const char **why)
{
	struct bind *b = NULL;
	bool indirect;
	int ret = 0;

	p->errno_location = 0;
	for (size_t i = 0; i < count && ret == 0; i++) {
		if (!hooks[i].import_count)
			continue;
		if (!b) {
			b = malloc(sizeof(*b));
			ret = b ? bind_open(b, l->tid, l->mem, why) : -ENOMEM;
		}
		if (ret == 0 && !bind_find(b, ERRNO, ERRNO_VERSION, &p->errno_location, &indirect))
			ret = lacks(&hooks[i], why, ERRNO, ERRNO_VERSION);
		if (ret == 0)
			ret = import(l, &hooks[i], b, &p->hooks[i], why);
	}
	free(b);
	return ret;
}

static int place_hook(struct led *l, struct inject_image *im, uint64_t runtime, struct launch_params *p)
{
	struct launch_hook *h = &p->hooks[p->hook_count];
	uint64_t base, size = im->size + (im->import_count ? IMPORTS_CHOSEN * sizeof(uint64_t) : 0);
	int ret = map(l, size, true, &base);

	if (ret < 0)
		return ret;
	p->hook_count++;
	h->base = base;
	h->size = size;
	h->chosen = base + im->size;
	h->chosen_count = 0;
	h->data = base + im->data;
	h->data_size = im->size - im->data;
	h->init = base + im->init;
	h->init_count = im->init_count;
	h->fini = base + im->fini;
	h->fini_count = im->fini_count;
	pthread_mutex_lock(&image_lock);
	rebase(im, base, runtime);
	ret = write_pages(l->mem, im->bytes, im->filled, base);
	pthread_mutex_unlock(&image_lock);
	return ret;
}

static int place_all(struct led *l, const struct inject_what *what, struct launch_params *p,
		     const char **why, uint64_t *base)
{
	int ret;

	p->hook_count = 0;
	*why = "it has no address space for the runtime";
	ret = map(l, what->runtime->size + LAUNCH_STACK + PAGE, false, base);
	if (ret < 0)
		return ret;
	for (size_t i = 0; i < what->hook_count && ret == 0; i++)
		ret = place_hook(l, &what->hooks[i], *base, p);
	if (ret < 0)
		return ret;
	*why = "its memory cannot be written";
	ret = import_all(l, what->hooks, what->hook_count, p, why);
	if (ret < 0)
		return ret;
	p->area_fd = is_elsewhere(l->tid) ? hand_over(l, what->area_fd) : -1;
	*why = "its memory cannot be written";
	return fill(l, what->runtime, p, *base);
}

void inject_remove(struct led *l, const struct inject_range *ranges, size_t count)
{
	uint64_t nothing;

	if (led_find_syscall(l) < 0)
		return;
	for (size_t i = 0; i < count; i++)
		led_call(l, SYS_munmap, (const uint64_t[6]){ ranges[i].base, ranges[i].size },
			 &nothing);
	led_give_back(l);
}

/*
 * A program that runs has left its first stack behind: what the runtime would read there, the
 * supervisor has written down for it, behind the parameters.
 */
static int describe(struct led *l, struct launch_params *p, const struct inject_world *w, uint64_t at)
{
	unsigned char page[PAGE] = { 0 };
	uint64_t vector[INJECT_WORDS + 1 + 2 * INJECT_AUX] = { 0 };
	size_t used = (sizeof(*p) + 15) & ~(size_t)15, text = used + sizeof(vector), n = 0;

	for (size_t i = 0; i < w->words; i++) {
		size_t size = strlen(w->word[i]) + 1;

		if (text + size > sizeof(page))
			break;
		memcpy(page + text, w->word[i], size);
		vector[n++] = at + text;
		text += size;
	}
	memcpy(vector + n + 1, w->aux, sizeof(w->aux));
	p->vector = at + used;
	memcpy(page, p, sizeof(*p));
	memcpy(page + used, vector, sizeof(vector));
	return pwrite(l->mem, page, sizeof(page), (off_t)at) == (ssize_t)sizeof(page) ? 0 : -EIO;
}

/* From the stop at the end of execve to the entry of the runtime. */
static int place(struct led *l, const struct inject_what *what, struct launch_params *p,
		 const char **why)
{
	uint64_t base = 0;
	int ret;

	*why = "its registers cannot be read";
	ret = led_step(l); /* execve itself has its stop at the end, and sets rax behind the event */
	if (ret == 0 && ptrace(PTRACE_GETREGS, l->tid, NULL, &l->regs) < 0)
		ret = -ESRCH;
	if (ret < 0)
		return ret;
	l->regs.orig_rax = ~0ull;
	if (l->regs.cs != LED_CODE_64) {
		*why = "it is no 64-bit program";
		return -ENOEXEC;
	}
	*why = "its memory cannot be written";
	ret = led_find_syscall(l);
	if (ret < 0)
		return ret;
	/* What is mapped before a failure stays mapped: that is seen by nobody. */
	ret = place_all(l, what, p, why, &base);
	if (ret == 0) {
		l->regs.rip = base + what->runtime->entry;
		l->regs.rdi = base + what->runtime->size + LAUNCH_STACK;
	}
	if (led_give_back(l) < 0)
		ret = -ESRCH;
	return ret;
}

static void take_room(struct led *l)
{
	const uint64_t a[6] = { 0,     PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
				~0ull, 0 };

	if (led_call(l, SYS_mmap, a, &l->room) < 0)
		l->room = 0;
}

int inject_into(struct led *l, const struct inject_what *what, struct launch_params *params,
		const struct inject_world *world, uint64_t *base, const char **why)
{
	int ret;

	*why = "its memory cannot be written";
	ret = led_find_syscall(l);
	if (ret < 0)
		return ret;
	/* The stack of a goroutine may end where its stack pointer is. */
	if (is_elsewhere(l->tid))
		take_room(l);
	ret = place_all(l, what, params, why, base);
	if (l->room)
		led_call(l, SYS_munmap, (const uint64_t[6]){ l->room, PAGE }, &l->room);
	led_give_back(l);
	if (ret == 0)
		ret = describe(l, params, world, *base + what->runtime->size + LAUNCH_STACK);
	if (ret < 0 && ret != -ESRCH && *base) {
		struct inject_range all[1 + LAUNCH_HOOKS] = { { *base, what->runtime->size +
									       LAUNCH_STACK + PAGE } };

		for (uint64_t i = 0; i < params->hook_count; i++)
			all[1 + i] = (struct inject_range){ params->hooks[i].base,
							    params->hooks[i].size };
		inject_remove(l, all, 1 + params->hook_count);
		*base = 0;
	}
	return ret;
}

int inject_place(pid_t tid, const struct inject_what *what, struct launch_params *params,
		 const char **why, int *status)
{
	uint64_t all = ~0ull, mask;
	struct led l = { .tid = tid };
	char path[32];
	int ret;

	*why = "its memory cannot be opened";
	snprintf(path, sizeof(path), "/proc/%d/mem", tid);
	l.mem = open(path, O_RDWR | O_CLOEXEC);
	if (l.mem < 0)
		return -errno;
	*why = "its signal mask cannot be set";
	if (ptrace(PTRACE_GETSIGMASK, tid, sizeof(mask), &mask) < 0 ||
	    ptrace(PTRACE_SETSIGMASK, tid, sizeof(all), &all) < 0) {
		ret = -errno;
	} else {
		ret = place(&l, what, params, why);
		if (ret != -ESRCH)
			ptrace(PTRACE_SETSIGMASK, tid, sizeof(mask), &mask);
		/* Pending, it stops the task once that is let go. */
		if (l.stop)
			kill(tid, SIGSTOP);
	}
	close(l.mem);
	*status = l.status;
	return ret;
}
