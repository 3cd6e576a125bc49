/* SPDX-License-Identifier: MIT */
/*
 * Arbitrary bytes as the records of four rings: the reader must not crash, and must give whole lines.
 *
 * The first byte is the format; then chunks of a ring number, a length and that many words. Sizes of
 * records are mended half of the time, or nearly all inputs would end at the first check.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "trace/reader/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void whole_lines(void *user, const char *lines, size_t size)
{
	(void)user;
	if (size == 0 || lines[size - 1] != '\n')
		abort();
}

static void mend(unsigned char *bytes, size_t size)
{
	static const uint32_t least[8] = { 16, 16, 72, 24, 32, 48, 24, 16 };
	size_t at = 0;

	while (size - at >= 16) {
		struct trace_head h;

		memcpy(&h, bytes + at, sizeof(h));
		h.kind = (uint16_t)(h.kind % 7 + 1);
		h.size = least[h.kind] + (h.size & 0x78);
		if (h.size > size - at)
			h.size = (uint32_t)(size - at);
		memcpy(bytes + at, &h, sizeof(h));
		if (h.kind == TRACE_ENTER && h.size >= 24) {
			uint64_t nr;

			memcpy(&nr, bytes + at + 16, sizeof(nr));
			nr %= 460; /* mostly calls that there are */
			memcpy(bytes + at + 16, &nr, sizeof(nr));
		}
		/* captures: as many as fit */
		for (size_t c = at + least[h.kind];
		     h.kind >= TRACE_ENTER && h.kind <= TRACE_LEAVE && c + 16 <= at + h.size;) {
			struct trace_capture cap;
			size_t room = at + h.size - c - sizeof(cap);

			memcpy(&cap, bytes + c, sizeof(cap));
			cap.arg %= 6;
			cap.size = room ? cap.size % (uint32_t)(room + 1) : 0;
			if (room - (cap.size + 7u) / 8 * 8 < 16)
				cap.size = (uint32_t)room;
			memcpy(bytes + c, &cap, sizeof(cap));
			c += sizeof(cap) + (cap.size + 7u) / 8 * 8;
		}
		if (h.size == 0)
			break;
		at += h.size;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trace_reader_options o = { .string_limit = 32, .output = whole_lines };
	struct trace_reader *r;
	uint8_t how;

	if (size < 1)
		return 0;
	how = data[0];
	o.format = how & 1 ? TRACE_READER_JSONL : TRACE_READER_TEXT;
	o.stamp = (enum trace_reader_stamp)(how >> 1 & 3);
	o.always_pid = how >> 3 & 1;
	o.durations = how >> 4 & 1;
	o.clock.mult = how >> 5 & 1 ? 0x12345678 : 0;
	o.clock.shift = 29;
	r = trace_reader_new(&o);
	if (r == NULL)
		return 0;
	for (data++, size--; size >= 2;) {
		size_t n = data[1] * 8ul;
		uint8_t ring = data[0];
		unsigned char *copy;

		data += 2;
		size -= 2;
		if (n > size)
			n = size & ~7ul;
		/* its own allocation, so that a read beyond the end is seen */
		copy = malloc(n ? n : 8);
		if (copy == NULL)
			break;
		memcpy(copy, data, n);
		if (ring & 0x80)
			mend(copy, n);
		trace_reader_feed(r, ring & 3, copy, n, NULL);
		free(copy);
		if (ring & 0x40)
			trace_reader_flush(r, ring * 0x123456789abcull);
		if (ring & 0x20)
			trace_reader_ring_closed(r, ring & 3);
		data += n;
		size -= n;
	}
	trace_reader_finish(r);
	trace_reader_free(r);
	return 0;
}
