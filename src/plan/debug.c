/* SPDX-License-Identifier: MIT */
/* See debug.h. */
#include "plan/debug.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define UNPACKED_MAX (256u << 20)

struct debug_string {
	struct debug_string *next;
	char text[];
};

/* ---- what is kept ---- */

static bool keep(struct debug *d, void *p, size_t size)
{
	if (d->count == DEBUG_BLOCKS)
		return false;
	d->blocks[d->count].p = p;
	d->blocks[d->count++].size = size;
	return true;
}

void debug_close(struct debug *d)
{
	struct debug_string *next;

	for (unsigned int i = 0; i < d->count; i++) {
		if (d->blocks[i].size)
			munmap(d->blocks[i].p, d->blocks[i].size);
		else
			free(d->blocks[i].p);
	}
	for (struct debug_string *s = d->strings; s; s = next) {
		next = s->next;
		free(s);
	}
}

/* ---- .gnu_debugdata ---- */

/* liblzma's, by its ABI of version 5. */
typedef int lzma_decode(uint64_t *memlimit, uint32_t flags, const void *allocator,
			const uint8_t *in, size_t *in_pos, size_t in_size, uint8_t *out,
			size_t *out_pos, size_t out_size);
enum { LZMA_OK = 0, LZMA_BUF_ERROR = 10 };

static lzma_decode *find_decoder(void)
{
	void *lib = dlopen("liblzma.so.5", RTLD_NOW | RTLD_LOCAL);
	lzma_decode *decode = NULL;

	if (lib)
		*(void **)&decode = dlsym(lib, "lzma_stream_buffer_decode");
	return decode;
}

static uint8_t *unpack(const uint8_t *packed, size_t packed_size, size_t *size)
{
	lzma_decode *decode = find_decoder();

	for (size_t room = 4 * packed_size + 65536; decode && room <= UNPACKED_MAX; room *= 4) {
		uint64_t limit = UNPACKED_MAX;
		size_t in = 0, out = 0;
		uint8_t *p = malloc(room);
		int ret = p ? decode(&limit, 0, NULL, packed, &in, packed_size, p, &out, room) : -1;

		if (ret == LZMA_OK) {
			*size = out;
			return p;
		}
		free(p);
		if (ret != LZMA_BUF_ERROR)
			break;
	}
	return NULL;
}

static bool from_debugdata(struct debug *d, const struct image *img, image_symbol_fn *fn, void *arg)
{
	size_t packed_size, size;
	const uint8_t *packed = image_section(img, ".gnu_debugdata", &packed_size);
	uint8_t *p = packed ? unpack(packed, packed_size, &size) : NULL;

	if (p && !keep(d, p, 0)) {
		free(p);
		p = NULL;
	}
	return p && image_each_symbol_in(img, p, size, fn, arg);
}

/* ---- debug files ---- */

/* The checksum in .gnu_debuglink: CRC-32 as zlib has it. */
static uint32_t crc32_of(const uint8_t *p, size_t size)
{
	uint32_t table[256], crc = ~0u;

	for (uint32_t i = 0; i < 256; i++) {
		table[i] = i;
		for (int bit = 0; bit < 8; bit++)
			table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320u : 0);
	}
	for (size_t i = 0; i < size; i++)
		crc = crc >> 8 ^ table[(crc ^ p[i]) & 0xff];
	return ~crc;
}

/* A debug file is believed if it has the build-id of the object, or, where there is none, the checksum. */
static bool belongs(const struct image *img, const uint8_t *p, size_t size, uint32_t crc)
{
	struct plan_key want, is = { .size = 0 };
	size_t notes_size;
	const struct image file = { .bytes = p, .size = size };
	const uint8_t *notes = image_section(&file, ".note.gnu.build-id", &notes_size);

	image_key(img, &want);
	if (!want.size)
		return crc32_of(p, size) == crc;
	return notes && plan_key_from_notes(&is, notes, notes_size, 4) && is.size == want.size &&
	       memcmp(is.bytes, want.bytes, is.size) == 0;
}

/* The file mapped, and its descriptor; -1 if it is not there or another one. */
static int open_debug(struct debug *d, const struct image *img, const char *path, uint32_t crc)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	void *p = MAP_FAILED;
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size >= (off_t)sizeof(Elf64_Ehdr))
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p != MAP_FAILED && belongs(img, p, (size_t)st.st_size, crc) &&
	    keep(d, p, (size_t)st.st_size))
		return fd;
	if (p != MAP_FAILED)
		munmap(p, (size_t)st.st_size);
	close(fd);
	return -1;
}

static int open_by_build_id(struct debug *d, const struct image *img, const char *dir)
{
	char path[PATH_MAX];
	struct plan_key key;
	size_t n;

	image_key(img, &key);
	if (key.size < 2)
		return -1;
	n = (size_t)snprintf(path, sizeof(path), "%s/.build-id/%02x/", dir, key.bytes[0]);
	for (uint32_t i = 1; i < key.size && n + 16 < sizeof(path); i++)
		n += (size_t)snprintf(path + n, sizeof(path) - n, "%02x", key.bytes[i]);
	if (n + 16 >= sizeof(path))
		return -1;
	strcpy(path + n, ".debug");
	return open_debug(d, img, path, 0);
}

static int open_by_link(struct debug *d, const struct image *img, const char *object, const char *dir)
{
	size_t size, length;
	const char *link = image_section(img, ".gnu_debuglink", &size);
	char path[PATH_MAX], folder[PATH_MAX], *slash;
	uint32_t crc;
	int fd = -1;

	length = link ? strnlen(link, size) : 0;
	if (!length || ((length + 4) & ~3ul) + 4 > size || strchr(link, '/') ||
	    !realpath(object, folder))
		return -1;
	memcpy(&crc, link + ((length + 4) & ~3ul), 4);
	slash = strrchr(folder, '/');
	*slash = 0;
	/* where gdb looks, in its order */
	for (int place = 0; place < 3 && fd < 0; place++) {
		int n = snprintf(path, sizeof(path), "%s%s/%s%s", place == 2 ? dir : "", folder,
				 place == 1 ? ".debug/" : "", link);

		if (n > 0 && (size_t)n < sizeof(path))
			fd = open_debug(d, img, path, crc);
	}
	return fd;
}

/* ---- DWARF, by libdw ---- */

/* Of <elfutils/libdw.h>, whose ABI is that of libdw.so.1. */
struct dwarf_die {
	void *addr, *cu, *abbrev;
	long padding;
};
struct dwarf_attribute {
	unsigned int code, form;
	unsigned char *value;
	void *cu;
};
enum { DWARF_C_READ = 0, DW_AT_LINKAGE_NAME = 0x6e };

struct libdw {
	void *(*begin)(int fd, int cmd);
	int (*end)(void *dwarf);
	int (*nextcu)(void *dwarf, uint64_t off, uint64_t *next, size_t *header, uint64_t *abbrev,
		      uint8_t *address, uint8_t *offset);
	struct dwarf_die *(*offdie)(void *dwarf, uint64_t off, struct dwarf_die *die);
	ptrdiff_t (*getfuncs)(struct dwarf_die *cu, int (*fn)(struct dwarf_die *, void *),
			      void *arg, ptrdiff_t at);
	const char *(*diename)(struct dwarf_die *die);
	int (*entrypc)(struct dwarf_die *die, uint64_t *pc);
	struct dwarf_attribute *(*attr)(struct dwarf_die *die, unsigned int name,
					struct dwarf_attribute *out);
	const char *(*formstring)(struct dwarf_attribute *attr);
};

static bool load_libdw(struct libdw *l)
{
	static const char *const names[] = { "dwarf_begin",	"dwarf_end",
					     "dwarf_nextcu",	"dwarf_offdie",
					     "dwarf_getfuncs",	"dwarf_diename",
					     "dwarf_entrypc",	"dwarf_attr_integrate",
					     "dwarf_formstring" };
	void **to = (void **)(void *)l, *lib = dlopen("libdw.so.1", RTLD_NOW | RTLD_LOCAL);

	_Static_assert(sizeof(*l) == sizeof(names), "a pointer for each");
	for (size_t i = 0; lib && i < sizeof(names) / sizeof(names[0]); i++) {
		to[i] = dlsym(lib, names[i]);
		if (!to[i])
			return false;
	}
	return lib != NULL;
}

struct dwarf_walk {
	const struct libdw *l;
	struct debug *d;
	const struct image *img;
	image_symbol_fn *fn;
	void *arg;
};

static int take_function(struct dwarf_die *die, void *arg)
{
	const struct dwarf_walk *w = arg;
	struct dwarf_attribute attr;
	struct debug_string *s;
	Elf64_Sym sym = { .st_info = ELF64_ST_INFO(STB_LOCAL, STT_FUNC), .st_shndx = SHN_ABS };
	const char *name = NULL;
	uint64_t pc;

	if (w->l->entrypc(die, &pc) != 0 || !image_text(w->img, pc, 1))
		return 0; /* inlined everywhere, or not in this object */
	if (w->l->attr(die, DW_AT_LINKAGE_NAME, &attr))
		name = w->l->formstring(&attr);
	if (!name)
		name = w->l->diename(die);
	s = name ? malloc(sizeof(*s) + strlen(name) + 1) : NULL;
	if (!s)
		return 0;
	strcpy(s->text, name);
	s->next = w->d->strings;
	w->d->strings = s;
	sym.st_value = pc;
	w->fn(w->arg, &sym, s->text);
	return 0;
}

static void from_dwarf(struct dwarf_walk *w, int fd)
{
	uint64_t off = 0, next;
	size_t header;
	struct dwarf_die die;
	void *dwarf = w->l->begin(fd, DWARF_C_READ);

	if (!dwarf)
		return;
	for (; w->l->nextcu(dwarf, off, &next, &header, NULL, NULL, NULL) == 0; off = next)
		if (w->l->offdie(dwarf, off + header, &die))
			w->l->getfuncs(&die, take_function, w, 0);
	w->l->end(dwarf);
}

/* ---- all of them ---- */

void debug_each_symbol(struct debug *d, const struct image *img, const char *path, const char *dir,
		       image_symbol_fn *fn, void *arg)
{
	bool table = image_each_symbol_in(img, img->bytes, img->size, fn, arg);
	struct libdw l;
	struct dwarf_walk walk = { &l, d, img, fn, arg };
	int fd;

	if (table)
		return;
	if (!dir)
		dir = "/usr/lib/debug";
	fd = open_by_build_id(d, img, dir);
	if (fd < 0)
		fd = open_by_link(d, img, path, dir);
	if (fd >= 0)
		table = image_each_symbol_in(img, d->blocks[d->count - 1].p,
					     d->blocks[d->count - 1].size, fn, arg);
	if (!table)
		table = from_debugdata(d, img, fn, arg);
	if (fd < 0)
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (!table && fd >= 0 && load_libdw(&l))
		from_dwarf(&walk, fd);
	if (fd >= 0)
		close(fd);
}
