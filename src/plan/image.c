/* SPDX-License-Identifier: MIT */
/*
 * Reading an ELF file: headers, notes, symbols, and the ranges of functions from .eh_frame.
 *
 * Only what the loader reads is needed (program headers); section headers serve for .symtab and
 * nothing else, and a file without them is planned as well as one with.
 */
#include "plan/image.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pointer encodings of .eh_frame (LSB, "DWARF Exception Header Encoding"). */
enum {
	EH_ABSPTR = 0x00,
	EH_UDATA2 = 0x02,
	EH_UDATA4 = 0x03,
	EH_UDATA8 = 0x04,
	EH_SDATA2 = 0x0a,
	EH_SDATA4 = 0x0b,
	EH_SDATA8 = 0x0c,
	EH_PCREL = 0x10,
	EH_DATAREL = 0x30,
	EH_OMIT = 0xff,
};

int image_fail(const struct image *img, int code, const char *fmt, ...)
{
	va_list args;
	int n;

	if (!img->err)
		return code;
	img->err->code = code;
	n = snprintf(img->err->text, sizeof(img->err->text), "%s: ", img->name);
	if (n < 0 || (size_t)n >= sizeof(img->err->text))
		return code;
	va_start(args, fmt);
	vsnprintf(img->err->text + n, sizeof(img->err->text) - (size_t)n, fmt, args);
	va_end(args);
	return code;
}

static const void *file_at(const struct image *img, uint64_t offset, uint64_t size)
{
	if (offset > img->size || size > img->size - offset)
		return NULL;
	return img->bytes + offset;
}

static uint64_t load_le(const uint8_t *p, unsigned int size)
{
	uint64_t v = 0;

	memcpy(&v, p, size); /* x86-64 objects are read on x86-64 */
	return v;
}

static int add_text(struct image *img, const Elf64_Phdr *ph)
{
	struct text *t;

	if (ph->p_filesz == 0)
		return 0;
	t = &img->text[img->text_count];
	t->addr = ph->p_vaddr;
	t->size = ph->p_filesz;
	t->bytes = file_at(img, ph->p_offset, ph->p_filesz);
	t->targets = calloc(ph->p_filesz / 64 + 1, sizeof(uint64_t));
	t->labels = calloc(ph->p_filesz / 64 + 1, sizeof(uint64_t));
	t->reached = calloc(ph->p_filesz / 64 + 1, sizeof(uint64_t));
	if (!t->targets || !t->labels || !t->reached)
		return image_fail(img, -ENOMEM, "out of memory");
	img->text_count++;
	return 0;
}

static int read_segments(struct image *img)
{
	unsigned int count = 0;
	uint64_t end = 0;

	for (unsigned int i = 0; i < img->phdr_count; i++) {
		const Elf64_Phdr *ph = &img->phdrs[i];
		int ret;

		if (ph->p_type != PT_LOAD)
			continue;
		/* they may all show the same bytes: the bound keeps work and memory near the file's size */
		if (++count > IMAGE_SEGMENTS_MAX)
			return image_fail(img, -EBADMSG, "more than %d segments", IMAGE_SEGMENTS_MAX);
		if (!file_at(img, ph->p_offset, ph->p_filesz) || ph->p_filesz > ph->p_memsz)
			return image_fail(img, -EBADMSG, "segment %u lies outside the file", i);
		/* ELF wants them sorted; that keeps each address in one segment only */
		if (ph->p_vaddr < end || ph->p_vaddr > INT64_MAX || ph->p_memsz > INT64_MAX - ph->p_vaddr)
			return image_fail(img, -EBADMSG, "segment %u is out of order", i);
		end = ph->p_vaddr + ph->p_memsz;
		img->bases[i] = calloc(ph->p_filesz / 256 + 2, sizeof(uint64_t));
		if (!img->bases[i])
			return image_fail(img, -ENOMEM, "out of memory");
		if (!(ph->p_flags & PF_X))
			continue;
		ret = add_text(img, ph);
		if (ret < 0)
			return ret;
	}
	return 0;
}

int image_open(struct image *img, const void *bytes, size_t size, const char *name,
	       struct plan_error *err)
{
	const Elf64_Ehdr *eh;
	int ret;

	memset(img, 0, sizeof(*img));
	img->bytes = bytes;
	img->size = size;
	img->name = name;
	img->err = err;
	eh = file_at(img, 0, sizeof(*eh));
	if (!eh || memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0)
		return image_fail(img, -ENOEXEC, "not an ELF file");
	if (eh->e_ident[EI_CLASS] != ELFCLASS64 || eh->e_ident[EI_DATA] != ELFDATA2LSB ||
	    eh->e_machine != EM_X86_64)
		return image_fail(img, -ENOEXEC, "not for x86-64 (64 bit)");
	if (eh->e_type != ET_EXEC && eh->e_type != ET_DYN)
		return image_fail(img, -ENOEXEC, "neither a program nor a shared object");
	if (eh->e_phentsize != sizeof(Elf64_Phdr) || (eh->e_phoff & 7))
		return image_fail(img, -EBADMSG, "program headers of an unknown form");
	img->type = eh->e_type;
	img->entry = eh->e_entry;
	img->phdr_count = eh->e_phnum;
	img->phdrs = file_at(img, eh->e_phoff, (uint64_t)eh->e_phnum * sizeof(Elf64_Phdr));
	if (!img->phdrs)
		return image_fail(img, -EBADMSG, "program headers lie outside the file");
	img->bases = calloc(img->phdr_count + 1u, sizeof(*img->bases));
	ret = img->bases ? read_segments(img) : image_fail(img, -ENOMEM, "out of memory");
	if (ret < 0)
		image_close(img);
	return ret;
}

void image_close(struct image *img)
{
	for (unsigned int i = 0; i < img->text_count; i++) {
		free(img->text[i].targets);
		free(img->text[i].labels);
		free(img->text[i].reached);
	}
	img->text_count = 0;
	for (unsigned int i = 0; img->bases && i < img->phdr_count; i++)
		free(img->bases[i]);
	free(img->bases);
	free(img->ranges);
	img->bases = NULL;
	free(img->ends);
	img->ranges = NULL;
	img->ends = NULL;
	img->range_count = 0;
}

const struct text *image_text(const struct image *img, uint64_t addr, uint64_t size)
{
	for (unsigned int i = 0; i < img->text_count; i++) {
		const struct text *t = &img->text[i];

		if (addr - t->addr < t->size && size <= t->size - (addr - t->addr))
			return t;
	}
	return NULL;
}

const uint8_t *image_at(const struct image *img, uint64_t addr, uint64_t size)
{
	for (unsigned int i = 0; i < img->phdr_count; i++) {
		const Elf64_Phdr *ph = &img->phdrs[i];

		if (ph->p_type == PT_LOAD && addr - ph->p_vaddr < ph->p_filesz &&
		    size <= ph->p_filesz - (addr - ph->p_vaddr))
			return img->bytes + ph->p_offset + (addr - ph->p_vaddr);
	}
	return NULL;
}

void image_set_target(const struct image *img, uint64_t addr)
{
	for (unsigned int i = 0; i < img->text_count; i++) {
		const struct text *t = &img->text[i];
		const uint64_t at = addr - t->addr;

		if (at < t->size) {
			t->targets[at / 64] |= 1ull << (at % 64);
			return;
		}
	}
}

void image_set_label(const struct image *img, uint64_t addr)
{
	const struct text *t = image_text(img, addr, 1);

	if (t)
		t->labels[(addr - t->addr) / 64] |= 1ull << ((addr - t->addr) % 64);
}

void image_set_reached(const struct image *img, uint64_t addr)
{
	const struct text *t = image_text(img, addr, 1);

	if (t)
		t->reached[(addr - t->addr) / 64] |= 1ull << ((addr - t->addr) % 64);
}

static bool has_bit(const uint64_t *bits, uint64_t at)
{
	return bits[at / 64] >> (at % 64) & 1;
}

bool image_is_reached(const struct image *img, uint64_t addr)
{
	const struct text *t = image_text(img, addr, 1);

	return t && has_bit(t->reached, addr - t->addr);
}

bool image_is_target(const struct image *img, uint64_t addr)
{
	const struct text *t = image_text(img, addr, 1);

	return t && (has_bit(t->targets, addr - t->addr) || has_bit(t->labels, addr - t->addr));
}

bool image_is_led_to(const struct image *img, uint64_t addr)
{
	const struct text *t = image_text(img, addr, 1);

	return t && has_bit(t->targets, addr - t->addr);
}

bool image_any_target(const struct image *img, uint64_t from, uint64_t end)
{
	for (uint64_t addr = from; addr < end; addr++)
		if (image_is_target(img, addr))
			return true;
	return false;
}

/* The word of bases that holds the bit of @addr, and which bit that is. */
static uint64_t *base_word(const struct image *img, uint64_t addr, uint64_t *bit)
{
	for (unsigned int i = 0; i < img->phdr_count; i++) {
		const uint64_t at = addr - (img->phdrs[i].p_vaddr & ~3ull);

		if (img->bases[i] && at < img->phdrs[i].p_filesz) {
			*bit = 1ull << (at / 4 % 64);
			return &img->bases[i][at / 256];
		}
	}
	return NULL;
}

void image_set_base(const struct image *img, uint64_t addr)
{
	uint64_t bit, *word = base_word(img, addr, &bit);

	if (word)
		*word |= bit;
}

bool image_is_base(const struct image *img, uint64_t addr)
{
	uint64_t bit;
	const uint64_t *word = base_word(img, addr, &bit);

	return word && (*word & bit);
}

void image_key(const struct image *img, struct plan_key *key)
{
	memset(key, 0, sizeof(*key));
	for (unsigned int i = 0; i < img->phdr_count; i++) {
		const Elf64_Phdr *ph = &img->phdrs[i];
		const uint8_t *notes = file_at(img, ph->p_offset, ph->p_filesz);

		if (ph->p_type == PT_NOTE && notes &&
		    plan_key_from_notes(key, notes, ph->p_filesz, ph->p_align))
			return;
	}
}

/* ---- symbols ---- */

static void each_of_table(const struct image *img, const Elf64_Sym *syms, uint64_t count,
			  const char *names, uint64_t names_size, image_symbol_fn *fn, void *arg)
{
	if (!syms || !names || names_size == 0 || names[names_size - 1] != 0)
		return;
	for (uint64_t i = 0; i < count; i++) {
		Elf64_Sym sym;

		memcpy(&sym, &syms[i], sizeof(sym)); /* the table may be anywhere */
		if (sym.st_shndx == SHN_UNDEF || ELF64_ST_TYPE(sym.st_info) == STT_TLS)
			continue;
		if (sym.st_name >= names_size || !image_text(img, sym.st_value, 1))
			continue;
		fn(arg, &sym, names + sym.st_name);
	}
}

/* Section headers of an object file in memory; NULL if there are none to be read. */
static const Elf64_Shdr *sections_of(const struct image *file, unsigned int *count)
{
	const Elf64_Ehdr *eh = file_at(file, 0, sizeof(*eh));
	const Elf64_Shdr *shdrs;

	if (!eh || memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0 || eh->e_ident[EI_CLASS] != ELFCLASS64 ||
	    (eh->e_shoff & 7) || eh->e_shentsize != sizeof(Elf64_Shdr))
		return NULL;
	shdrs = file_at(file, eh->e_shoff, eh->e_shnum * sizeof(Elf64_Shdr));
	*count = shdrs ? eh->e_shnum : 0;
	return shdrs;
}

/* The symbol tables of a file that are of one of two types. True: one of the first type is there. */
static bool each_table(const struct image *img, const struct image *file, uint32_t first,
		       uint32_t second, image_symbol_fn *fn, void *arg)
{
	unsigned int count = 0;
	const Elf64_Shdr *shdrs = sections_of(file, &count);
	bool found = false;

	for (unsigned int i = 0; i < count; i++) {
		const Elf64_Shdr *sh = &shdrs[i];
		const Elf64_Shdr *str;

		if ((sh->sh_type != first && sh->sh_type != second) || sh->sh_link >= count)
			continue;
		found |= sh->sh_type == first;
		str = &shdrs[sh->sh_link];
		each_of_table(img, file_at(file, sh->sh_offset, sh->sh_size),
			      sh->sh_size / sizeof(Elf64_Sym),
			      file_at(file, str->sh_offset, str->sh_size), str->sh_size, fn, arg);
	}
	return found;
}

bool image_each_symbol_in(const struct image *img, const void *bytes, size_t size,
			  image_symbol_fn *fn, void *arg)
{
	const struct image file = { .bytes = bytes, .size = size };

	/* .dynsym by its section header as well: its length stands nowhere else in plain form */
	return each_table(img, &file, SHT_SYMTAB, SHT_DYNSYM, fn, arg);
}

void image_each_export(const struct image *img, image_symbol_fn *fn, void *arg)
{
	each_table(img, img, SHT_DYNSYM, SHT_DYNSYM, fn, arg);
}

void image_each_symbol(const struct image *img, image_symbol_fn *fn, void *arg)
{
	image_each_symbol_in(img, img->bytes, img->size, fn, arg);
}

const void *image_section(const struct image *img, const char *name, size_t *size)
{
	const Elf64_Ehdr *eh = (const Elf64_Ehdr *)(const void *)img->bytes;
	unsigned int count = 0;
	const Elf64_Shdr *shdrs = sections_of(img, &count), *str;
	const char *names;

	if (!count || eh->e_shstrndx >= count)
		return NULL;
	str = &shdrs[eh->e_shstrndx];
	names = file_at(img, str->sh_offset, str->sh_size);
	if (!names || !str->sh_size || names[str->sh_size - 1] != 0)
		return NULL;
	for (unsigned int i = 0; i < count; i++)
		if (shdrs[i].sh_type != SHT_NOBITS && shdrs[i].sh_name < str->sh_size &&
		    strcmp(names + shdrs[i].sh_name, name) == 0) {
			*size = shdrs[i].sh_size;
			return file_at(img, shdrs[i].sh_offset, shdrs[i].sh_size);
		}
	return NULL;
}

/* ---- ranges ---- */

static int add_range(struct image *img, uint64_t addr, uint64_t size, bool unwound)
{
	if (size == 0 || !image_text(img, addr, size))
		return 0; /* says nothing of bytes that the file holds */
	if (img->range_count == img->range_room) {
		const size_t room = img->range_room ? 2 * img->range_room : 4096;
		struct range *bigger = realloc(img->ranges, room * sizeof(*bigger));

		if (!bigger)
			return image_fail(img, -ENOMEM, "out of memory");
		img->ranges = bigger;
		img->range_room = room;
	}
	img->ranges[img->range_count++] = (struct range){
		.addr = addr,
		.end = addr + size,
		.unwound = unwound,
	};
	return 0;
}

static bool skip_leb(const uint8_t **p, const uint8_t *end, uint64_t *value)
{
	unsigned int shift = 0;
	uint64_t v = 0;

	while (*p < end && shift < 63) {
		const uint8_t byte = *(*p)++;

		v |= (uint64_t)(byte & 0x7f) << shift;
		shift += 7;
		if (!(byte & 0x80)) {
			*value = v;
			return true;
		}
	}
	return false;
}

static unsigned int encoded_size(uint8_t enc)
{
	switch (enc & 0x0f) {
	case EH_UDATA2:
	case EH_SDATA2:
		return 2;
	case EH_UDATA4:
	case EH_SDATA4:
		return 4;
	case EH_ABSPTR:
	case EH_UDATA8:
	case EH_SDATA8:
		return 8;
	default:
		return 0;
	}
}

/* The pointer encoding that the CIE at [p, end) gives its FDEs; EH_OMIT when it cannot be told. */
static uint8_t cie_encoding(const uint8_t *p, const uint8_t *end)
{
	const char *aug;
	uint64_t skipped;
	uint8_t enc = EH_ABSPTR;

	if (end - p < 10)
		return EH_OMIT;
	p += 4; /* CIE id */
	if (*p != 1 && *p != 3)
		return EH_OMIT;
	const bool old = *p++ == 1;

	aug = (const char *)p;
	p = memchr(p, 0, (size_t)(end - p));
	if (!p)
		return EH_OMIT;
	p++;
	if (aug[0] == 0)
		return EH_ABSPTR;
	if (aug[0] != 'z')
		return EH_OMIT;
	if (!skip_leb(&p, end, &skipped) || !skip_leb(&p, end, &skipped))
		return EH_OMIT; /* code and data alignment */
	if (old ? p++ >= end : !skip_leb(&p, end, &skipped))
		return EH_OMIT; /* return address register */
	if (!skip_leb(&p, end, &skipped))
		return EH_OMIT;
	for (aug++; *aug; aug++) {
		if (p >= end)
			return EH_OMIT;
		if (*aug == 'R') {
			enc = *p++;
		} else if (*aug == 'L') {
			p++;
		} else if (*aug == 'P') {
			const unsigned int size = encoded_size(*p++);

			if (size == 0 || size > (size_t)(end - p))
				return EH_OMIT;
			p += size;
		} else if (*aug != 'S' && *aug != 'B') {
			break; /* R comes before anything that is not known here */
		}
	}
	return enc;
}

/* What .eh_frame looks like from the FDE or CIE at @addr; false at its end or where it is broken. */
static bool frame_record(const struct image *img, uint64_t addr, const uint8_t **body,
			 const uint8_t **end)
{
	const uint8_t *p = image_at(img, addr, 8);
	uint32_t size;

	if (!p)
		return false;
	size = (uint32_t)load_le(p, 4);
	/* 0 ends the table; 0xffffffff announces the 64-bit form, which no one emits */
	if (size < 4 || size == UINT32_MAX || !image_at(img, addr, 4 + (uint64_t)size))
		return false;
	*body = p + 4;
	*end = p + 4 + size;
	return true;
}

struct cie_cache {
	uint64_t addr;
	uint8_t enc;
};

static int read_fde(struct image *img, uint64_t addr, struct cie_cache *cache)
{
	const uint8_t *body, *end, *cie, *cie_end;
	unsigned int size;
	uint64_t start, length, cie_addr;

	if (!frame_record(img, addr, &body, &end))
		return 0;
	if (load_le(body, 4) == 0)
		return 0; /* a CIE */
	cie_addr = addr + 4 - load_le(body, 4);
	if (cie_addr != cache->addr) {
		if (!frame_record(img, cie_addr, &cie, &cie_end))
			return 0;
		cache->addr = cie_addr;
		cache->enc = cie_encoding(cie, cie_end);
	}
	size = encoded_size(cache->enc);
	if (cache->enc == EH_OMIT || size == 0 || (cache->enc & 0x80) ||
	    (size_t)(end - body) < 4 + 2 * size)
		return 0;
	start = load_le(body + 4, size);
	if ((cache->enc & 0x0f) == EH_SDATA4)
		start = (uint64_t)(int32_t)start;
	else if ((cache->enc & 0x0f) == EH_SDATA2)
		start = (uint64_t)(int16_t)start;
	if ((cache->enc & 0x70) == EH_PCREL)
		start += addr + 8;
	else if ((cache->enc & 0x70) != EH_ABSPTR)
		return 0;
	length = load_le(body + 4 + size, size);
	return add_range(img, start, length, true);
}

static int read_frames(struct image *img, const Elf64_Phdr *ph)
{
	const uint8_t *hdr = file_at(img, ph->p_offset, ph->p_filesz);
	struct cie_cache cache = { .addr = UINT64_MAX, .enc = EH_OMIT };
	const uint8_t *body, *end;
	uint64_t at;
	int ret;

	if (!hdr || ph->p_filesz < 8 || hdr[0] != 1)
		return 0;
	if (hdr[1] != (EH_PCREL | EH_SDATA4))
		return 0; /* what every linker writes */
	if (ph->p_filesz >= 12 && hdr[2] == EH_UDATA4 && hdr[3] == (EH_DATAREL | EH_SDATA4)) {
		const uint64_t count = load_le(hdr + 8, 4);

		if (count <= (ph->p_filesz - 12) / 8) {
			for (uint64_t i = 0; i < count; i++) {
				const int32_t fde = (int32_t)load_le(hdr + 12 + 8 * i + 4, 4);

				ret = read_fde(img, ph->p_vaddr + (uint64_t)(int64_t)fde, &cache);
				if (ret < 0)
					return ret;
			}
			return 0;
		}
	}
	/* no table to search: .eh_frame itself, from its first record on */
	at = ph->p_vaddr + 4 + (uint64_t)(int64_t)(int32_t)load_le(hdr + 4, 4);
	while (frame_record(img, at, &body, &end)) {
		ret = read_fde(img, at, &cache);
		if (ret < 0)
			return ret;
		at += 4 + (uint64_t)(end - body);
	}
	return 0;
}

struct symbol_ranges {
	struct image *img;
	image_wanted_fn *wanted;
	void *arg;
	int ret;
};

static void add_symbol_range(void *arg, const Elf64_Sym *sym, const char *name)
{
	struct symbol_ranges *to = arg;
	const unsigned int type = ELF64_ST_TYPE(sym->st_info);

	(void)name;
	if (to->ret == 0 && (type == STT_FUNC || type == STT_GNU_IFUNC) && sym->st_size > 0 &&
	    image_text(to->img, sym->st_value, sym->st_size) &&
	    to->wanted(to->arg, sym->st_value, sym->st_size))
		to->ret = add_range(to->img, sym->st_value, sym->st_size, false);
}

static int compare_ranges(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	if (x->addr != y->addr)
		return x->addr < y->addr ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* Sort, drop doubles (aliases), and note how far the ranges up to each reach. */
static int index_ranges(struct image *img)
{
	uint64_t furthest = 0;
	size_t kept = 0;
	bool sorted = true;

	for (size_t i = 1; i < img->range_count && sorted; i++)
		sorted = compare_ranges(&img->ranges[i - 1], &img->ranges[i]) <= 0;
	if (!sorted)
		qsort(img->ranges, img->range_count, sizeof(*img->ranges), compare_ranges);
	for (size_t i = 0; i < img->range_count; i++)
		if (kept == 0 || compare_ranges(&img->ranges[kept - 1], &img->ranges[i]) != 0)
			img->ranges[kept++] = img->ranges[i];
		else
			img->ranges[kept - 1].unwound |= img->ranges[i].unwound;
	img->range_count = kept;
	free(img->ends);
	img->ends = calloc(kept + 1, sizeof(*img->ends));
	if (!img->ends)
		return image_fail(img, -ENOMEM, "out of memory");
	for (size_t i = 0; i < kept; i++) {
		if (img->ranges[i].end > furthest)
			furthest = img->ranges[i].end;
		img->ends[i] = furthest;
	}
	return 0;
}

int image_read_ranges(struct image *img)
{
	int ret = 0;

	for (unsigned int i = 0; i < img->phdr_count && ret == 0; i++)
		if (img->phdrs[i].p_type == PT_GNU_EH_FRAME)
			ret = read_frames(img, &img->phdrs[i]);
	return ret < 0 ? ret : index_ranges(img);
}

int image_add_symbol_ranges(struct image *img, image_wanted_fn *wanted, void *arg)
{
	struct symbol_ranges to = { .img = img, .wanted = wanted, .arg = arg };

	image_each_symbol(img, add_symbol_range, &to);
	return to.ret < 0 ? to.ret : index_ranges(img);
}

void image_stretch_ranges(struct image *img, uint64_t end, uint64_t by)
{
	for (size_t i = image_first_range(img, end - 1); i < img->range_count; i++) {
		struct range *r = &img->ranges[i];

		if (r->addr >= end && img->ends[i] >= end + by)
			return;
		if (r->end == end && r->addr < end)
			r->end += by;
		if (img->ends[i] < end + by)
			img->ends[i] = end + by;
	}
}

size_t image_first_range(const struct image *img, uint64_t addr)
{
	size_t low = 0, high = img->range_count;

	while (low < high) { /* the first whose prefix reaches beyond addr */
		const size_t mid = low + (high - low) / 2;

		if (img->ends[mid] > addr)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}
