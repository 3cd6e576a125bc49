/* SPDX-License-Identifier: MIT */
/*
 * Records to lines, and lines into order. See reader.h for what is promised.
 *
 * Each ring has a queue: its finished lines, in the order of its records, as items of a header and
 * the text. A flush merges the queues. Nothing is allocated for a line: the queues are reused.
 */
#include "trace/reader/reader.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "trace/reader/decode.h"

#define RING_LIMIT (1u << 20)
#define OUTPUT_SIZE (64u << 10)
/* What a queue has too much is given back in pieces of this size, but for one. */
#define QUEUE_STEP 4096u
#define NR_EXECVE 59
#define NR_WAIT4 61
#define NR_WAITID 247
#define NR_EXECVEAT 322

struct item {
	uint64_t time;
	uint32_t size; /* of the text */
	uint32_t zero; /* the byte before a text is no bracket: out_sep() looks at it */
};

struct ring {
	int32_t pid, tid;
	bool damaged;
	bool open;   /* a call was entered and has not ended */
	bool gone;   /* the thread has ended */
	bool closed; /* not to be kept when its lines are out */
	uint64_t time, nr, args[6];
	struct captures in; /* of the open call: into the bytes fed now, or into kept */
	unsigned char *kept;
	size_t kept_room;
	struct trace_skip *skip; /* of the open exec: counts only if that does not return */
	struct out queue;
	size_t head; /* in queue: the first item not given out */
	size_t most; /* that was in queue since trace_reader_trim */
};

/* A new image checked in, or a process has ended: calls that it had open on other rings are over. */
struct cut {
	uint64_t time;
	uint32_t ring;
	int32_t pid;
};

/* How a process ended, as its parent was told. */
struct death {
	int32_t pid, status;
	uint64_t time;
};
#define DEATHS 256u

/* A task in the hash set. */
struct known {
	int32_t tid; /* 0: a free place */
	bool needed;
	uint64_t ended; /* the line that says so has been made, with this time */
	uint64_t seen;	/* when it was last begun, as a count of tasks */
};
/* As many newer ones are known before one that has no ring any more is forgotten. */
#define TASKS_KEPT 1024u

struct trace_reader {
	struct trace_reader_options opt;
	struct ring **rings;
	uint32_t ring_count;
	struct ring *own; /* lines that come from no ring */
	struct cut *cuts;
	size_t cut_count, cut_room;
	struct known *tids; /* hash set, a power of two of places */
	uint32_t tid_count, tid_room;
	uint64_t tasks;		     /* all that there were */
	struct death deaths[DEATHS]; /* the last ones that were heard of */
	uint32_t death_count;
	uint64_t calls;
	bool no_memory;
	time_t stamp_second; /* of stamp_text */
	char stamp_text[16];
	uint32_t *heap; /* rings with lines, by the time of the first */
	uint32_t heap_count;
	char *output;
	size_t output_len;
};

struct trace_reader *trace_reader_new(const struct trace_reader_options *options)
{
	struct trace_reader *r = calloc(1, sizeof(*r));

	if (r == NULL)
		return NULL;
	r->opt = *options;
	r->stamp_second = -1;
	r->output = malloc(OUTPUT_SIZE);
	r->own = calloc(1, sizeof(*r->own));
	if (r->output == NULL || r->own == NULL) {
		trace_reader_free(r);
		return NULL;
	}
	r->own->queue.json = options->format == TRACE_READER_JSONL;
	return r;
}

static void ring_free(struct ring *ring)
{
	if (ring == NULL)
		return;
	free(ring->kept);
	free(ring->skip);
	free(ring->queue.base);
	free(ring);
}

void trace_reader_free(struct trace_reader *r)
{
	if (r == NULL)
		return;
	for (uint32_t i = 0; i < r->ring_count; i++)
		ring_free(r->rings[i]);
	ring_free(r->own);
	free(r->rings);
	free(r->cuts);
	free(r->tids);
	free(r->heap);
	free(r->output);
	free(r);
}

void trace_reader_set_clock(struct trace_reader *r, const struct trace_reader_clock *clock)
{
	r->opt.clock = *clock;
}

uint32_t trace_reader_tasks(const struct trace_reader *r)
{
	return (uint32_t)r->tasks;
}

uint64_t trace_reader_calls(const struct trace_reader *r)
{
	return r->calls;
}

static int64_t ticks_to_ns(const struct trace_reader *r, int64_t ticks)
{
	const struct trace_reader_clock *k = &r->opt.clock;

	if (k->mult == 0)
		return ticks;
	return (int64_t)((__int128)ticks * k->mult >> (k->shift & 63));
}

int64_t trace_reader_ns(const struct trace_reader *r, uint64_t time)
{
	const struct trace_reader_clock *k = &r->opt.clock;

	/* unsigned: times are not trusted and may be anything */
	return (int64_t)((uint64_t)k->base_ns +
			 (uint64_t)ticks_to_ns(r, (int64_t)(time - k->base_ticks)));
}

/* Lines. */

static void put_seconds(struct out *o, int64_t ns, unsigned int digits)
{
	uint64_t v = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;

	if (ns < 0)
		out_char(o, '-');
	out_u64(o, v / 1000000000);
	out_char(o, '.');
	out_digits(o, digits == 9 ? v % 1000000000 : v % 1000000000 / 1000, digits);
}

static void put_stamp(struct trace_reader *r, struct out *o, uint64_t time)
{
	int64_t ns = trace_reader_ns(r, time);
	time_t second = ns / 1000000000;
	struct tm tm;

	if (r->opt.stamp == TRACE_READER_STAMP_EPOCH) {
		put_seconds(o, ns, 6);
		out_char(o, ' ');
		return;
	}
	if (second != r->stamp_second) {
		if (localtime_r(&second, &tm) == NULL ||
		    strftime(r->stamp_text, sizeof(r->stamp_text), "%T", &tm) == 0)
			strcpy(r->stamp_text, "??:??:??");
		r->stamp_second = second;
	}
	out_text(o, r->stamp_text);
	if (r->opt.stamp == TRACE_READER_STAMP_USEC) {
		out_char(o, '.');
		out_digits(o, (uint64_t)(ns < 0 ? 0 : ns % 1000000000 / 1000), 6);
	}
	out_char(o, ' ');
}

/* Opens an item and writes what each line begins with. Returns where the line begins. */
static size_t line_begin(struct trace_reader *r, struct ring *ring, uint64_t time, const char *type,
			 int32_t pid, int32_t tid)
{
	struct out *o = &ring->queue;
	struct item item = { .time = time };
	size_t start;

	o->failed = false;
	out_bytes(o, (const char *)&item, sizeof(item));
	start = o->len;
	if (o->json) {
		OUT_LIT(o, "{\"type\":\"");
		out_text(o, type);
		OUT_LIT(o, "\",\"time\":");
		put_seconds(o, trace_reader_ns(r, time), 9);
		if (pid) {
			OUT_LIT(o, ",\"pid\":");
			out_i64(o, pid);
			OUT_LIT(o, ",\"tid\":");
			out_i64(o, tid);
		}
		return start;
	}
	if (r->opt.always_pid) {
		out_i64(o, tid);
		while (o->len < start + 5)
			out_char(o, ' ');
		out_char(o, ' ');
	} else if (r->tasks > 1 && tid) {
		OUT_LIT(o, "[pid ");
		out_i64(o, tid);
		OUT_LIT(o, "] ");
	}
	if (r->opt.stamp != TRACE_READER_STAMP_NONE)
		put_stamp(r, o, time);
	return start;
}

static void line_end(struct trace_reader *r, struct ring *ring, size_t start)
{
	static const char zeros[8];
	struct out *o = &ring->queue;
	struct item *item;
	size_t size;

	if (o->json)
		out_char(o, '}');
	out_char(o, '\n');
	size = o->len - start;
	out_bytes(o, zeros, -size & 7);
	if (o->failed || size > UINT32_MAX) {
		o->len = start - (start < sizeof(*item) ? start : sizeof(*item));
		r->no_memory = true;
		return;
	}
	item = (void *)(o->base + start - sizeof(*item));
	item->size = (uint32_t)size;
}

static void json_result(struct out *o, const struct call *c, const struct trace_call *t)
{
	const char *name;

	OUT_LIT(o, ",\"result\":");
	if (c->end == CALL_EXECED) {
		out_char(o, '0');
	} else if (c->end == CALL_NEVER) {
		OUT_LIT(o, "null");
	} else if (c->failed) {
		name = trace_errno_name((int)(0 - c->result));
		out_text(o, (int64_t)c->result <= -512 ? "null" : "-1");
		OUT_LIT(o, ",\"error\":\"");
		if (name)
			out_text(o, name);
		else
			out_u64(o, 0 - c->result);
		out_char(o, '"');
	} else if (t && t->result == TRACE_RET_X) {
		out_hex(o, c->result);
	} else {
		out_i64(o, (int64_t)c->result);
	}
}

static void put_name(struct out *o, uint64_t nr, const struct trace_call *t)
{
	if (t) {
		out_bytes(o, t->name, t->length);
		return;
	}
	if (nr >> 32 == TRACE_NR_I386 >> 32) {
		OUT_LIT(o, "i386_");
		nr &= 0xffffffff;
	}
	OUT_LIT(o, "syscall_");
	if (nr == 0)
		OUT_LIT(o, "0x");
	out_hex_digits(o, nr);
}

static void put_raw_args(struct out *o, const uint64_t *args)
{
	char name[] = "a1";

	for (int i = 0; i < 6; i++) {
		if (o->json) {
			name[1] = (char)('1' + i);
			out_name(o, name);
		} else if (i > 0) {
			OUT_LIT(o, ", ");
		}
		out_hex(o, args[i]);
	}
}

static struct known *place_of(struct known *tids, uint32_t room, int32_t tid)
{
	uint32_t at = (uint32_t)tid * 2654435761u & (room - 1);

	while (tids[at].tid && tids[at].tid != tid)
		at = (at + 1) & (room - 1);
	return &tids[at];
}

/* Counts the tasks that may be heard of again: they have a ring, or are among the newest. */
static uint32_t mark_needed(struct trace_reader *r)
{
	uint32_t needed = 0;

	for (uint32_t i = 0; i < r->tid_room; i++)
		r->tids[i].needed = r->tids[i].seen + TASKS_KEPT > r->tasks;
	for (uint32_t i = 0; r->tid_room && i < r->ring_count; i++)
		if (r->rings[i]) {
			place_of(r->tids, r->tid_room, r->rings[i]->pid)->needed = true;
			place_of(r->tids, r->tid_room, r->rings[i]->tid)->needed = true;
		}
	for (uint32_t i = 0; i < r->tid_room; i++)
		needed += r->tids[i].needed && r->tids[i].tid;
	return needed;
}

/* Room for one more, by forgetting others: a server makes processes for years. */
static bool tids_make_room(struct trace_reader *r)
{
	uint32_t needed = mark_needed(r), room = 64;
	struct known *tids;

	while (room < needed * 4)
		room *= 2;
	tids = calloc(room, sizeof(*tids));
	if (tids == NULL)
		return false;
	for (uint32_t i = 0; i < r->tid_room; i++)
		if (r->tids[i].needed && r->tids[i].tid)
			*place_of(tids, room, r->tids[i].tid) = r->tids[i];
	free(r->tids);
	r->tids = tids;
	r->tid_room = room;
	r->tid_count = needed;
	return true;
}

/* What is known of a task, if only that there is one; NULL without memory. */
static struct known *known_task(struct trace_reader *r, int32_t tid)
{
	struct known *k;

	if (r->tid_count * 2 >= r->tid_room && !tids_make_room(r)) {
		r->no_memory = true;
		return NULL;
	}
	k = place_of(r->tids, r->tid_room, tid);
	if (k->tid == 0) {
		r->tid_count++;
		r->tasks++;
		k->tid = tid;
	}
	k->seen = r->tasks;
	return k;
}

/* Rings are fed in no order: the end of this very task may have been heard of already. */
static void tid_seen(struct trace_reader *r, int32_t tid, uint64_t time)
{
	struct known *k = tid == 0 ? NULL : known_task(r, tid);

	if (k == NULL)
		return;
	if (k->ended < time)
		*k = (struct known){ .tid = tid, .seen = k->seen };
	for (uint32_t i = 0; i < DEATHS; i++)
		if (r->deaths[i].pid == tid && r->deaths[i].time < time)
			r->deaths[i].pid = 0; /* of the one that had the number before */
}

/* True once for each life of a process, which may be heard of by its end first. */
static bool ends_now(struct trace_reader *r, int32_t pid, uint64_t time)
{
	struct known *k = known_task(r, pid);

	if (k == NULL)
		return true;
	if (k->ended)
		return false;
	k->ended = time;
	return true;
}

static void exit_line(struct trace_reader *r, struct ring *ring, uint64_t time, pid_t pid, int wstatus)
{
	struct out *o = &ring->queue;
	size_t start = line_begin(r, ring, time, "exit", pid, pid);
	char name[16];

	if (wstatus < 0) {
		if (!o->json)
			OUT_LIT(o, "+++ ended, status unknown +++");
	} else if (WIFSIGNALED(wstatus)) {
		const char *signal = trace_signal_name(WTERMSIG(wstatus), name);

		out_text(o, o->json ? ",\"signal\":\"" : "+++ killed by ");
		out_text(o, signal);
		if (o->json)
			out_text(o, WCOREDUMP(wstatus) ? "\",\"core\":true" : "\",\"core\":false");
		else
			out_text(o, WCOREDUMP(wstatus) ? " (core dumped) +++" : " +++");
	} else {
		out_text(o, o->json ? ",\"status\":" : "+++ exited with ");
		out_u64(o, (uint64_t)WEXITSTATUS(wstatus));
		if (!o->json)
			OUT_LIT(o, " +++");
	}
	line_end(r, ring, start);
}

#define NO_RING UINT32_MAX

/* From then on a process has no call open but on this ring. */
static void remember_cut(struct trace_reader *r, uint64_t time, uint32_t ring, int32_t pid)
{
	if (r->cut_count == r->cut_room) {
		size_t room = r->cut_room ? r->cut_room * 2 : 16;
		struct cut *p = realloc(r->cuts, room * sizeof(*p));

		if (p == NULL) {
			r->no_memory = true;
			return;
		}
		r->cuts = p;
		r->cut_room = room;
	}
	r->cuts[r->cut_count++] = (struct cut){ time, ring, pid };
}

/*
 * A parent was told how its child ended. Kept, because the kernel tells the supervisor of its own
 * child only. Of one that a signal ended there will be no word of its own: its line comes here.
 */
static void child_ended(struct trace_reader *r, struct ring *ring, uint64_t time, int32_t pid,
			int32_t status)
{
	const struct known *k = r->tid_room ? place_of(r->tids, r->tid_room, pid) : NULL;

	r->deaths[r->death_count++ % DEATHS] = (struct death){ pid, status, time };
	if (WIFSIGNALED(status) && k && k->tid && ends_now(r, pid, time)) {
		exit_line(r, ring, time, pid, status);
		remember_cut(r, time, NO_RING, pid);
	}
}

int trace_wait_status(int code, int status)
{
	if (code == CLD_EXITED)
		return (status & 0xff) << 8;
	return (status & 0x7f) | (code == CLD_DUMPED ? 0x80 : 0); /* WCOREDUMP() */
}

/* As in siginfo_t of SIGCHLD: si_code and si_status. */
static void child_told(struct trace_reader *r, struct ring *ring, uint64_t time, const int32_t *info)
{
	int32_t code = info[2], pid = info[4], status = info[6];

	if (code == CLD_EXITED || code == CLD_KILLED || code == CLD_DUMPED)
		child_ended(r, ring, time, pid, trace_wait_status(code, status));
}

/* What a wait told the program. */
static void look_at_wait(struct trace_reader *r, struct ring *ring, const struct call *c, uint64_t time)
{
	struct bytes b;
	int32_t words[7];

	if (c->end != CALL_DONE)
		return;
	if (c->nr == NR_WAIT4 && (int32_t)c->result > 0 && capture_get(&c->back, 1, &b) && b.size >= 4) {
		memcpy(words, b.data, 4);
		if (!WIFSTOPPED(words[0]) && !WIFCONTINUED(words[0]))
			child_ended(r, ring, time, (int32_t)c->result, words[0] & 0xffff);
	} else if (c->nr == NR_WAITID && c->result == 0 && capture_get(&c->back, 2, &b) &&
		   b.size >= sizeof(words)) {
		memcpy(words, b.data, sizeof(words));
		child_told(r, ring, time, words);
	}
}

/* Ends the open call of the ring. */
static void call_line(struct trace_reader *r, struct ring *ring, enum call_end end, uint64_t result,
		      const struct captures *back, uint64_t end_time)
{
	static const struct captures none;
	const struct trace_call *t = NULL;
	struct out *o = &ring->queue;
	struct call c = {
		.nr = ring->nr,
		.result = result,
		.args = ring->args,
		.end = end,
		.failed = end == CALL_DONE && result >= (uint64_t)-4095,
		.limit = r->opt.string_limit,
		.in = ring->in,
		.back = back ? *back : none,
	};
	size_t start;

	if (c.nr < TRACE_NR_MAX && trace_calls[c.nr].name)
		t = &trace_calls[c.nr];
	start = line_begin(r, ring, ring->time, "call", ring->pid, ring->tid);
	if (o->json) {
		OUT_LIT(o, ",\"name\":\"");
		put_name(o, c.nr, t);
		OUT_LIT(o, "\",\"nr\":");
		out_u64(o, c.nr);
		OUT_LIT(o, ",\"args\":{");
	} else {
		put_name(o, c.nr, t);
		out_char(o, '(');
	}
	if (t)
		decode_args(o, &c, t);
	else
		put_raw_args(o, c.args);
	if (o->json) {
		out_char(o, '}');
		json_result(o, &c, t);
		if (end == CALL_DONE) {
			OUT_LIT(o, ",\"duration_ns\":");
			out_i64(o, ticks_to_ns(r, (int64_t)(end_time - ring->time)));
		}
	} else {
		size_t column;
		char *p;

		OUT_LIT(o, ") ");
		/* strace lines results up at column 40 */
		column = o->len - start;
		if (column < 40 && (p = out_room(o, 40 - column)) != NULL) {
			memset(p, ' ', 40 - column);
			o->len += 40 - column;
		}
		OUT_LIT(o, "= ");
		decode_result_text(o, &c, t);
		if (r->opt.durations && end == CALL_DONE) {
			OUT_LIT(o, " <");
			put_seconds(o, ticks_to_ns(r, (int64_t)(end_time - ring->time)), 6);
			out_char(o, '>');
		} else if (r->opt.durations) {
			OUT_LIT(o, " <unavailable>");
		}
	}
	line_end(r, ring, start);
	ring->open = false;
	r->calls++;
	look_at_wait(r, ring, &c, end_time);
}

static void signal_line(struct trace_reader *r, struct ring *ring, const struct trace_signal *s)
{
	struct out *o = &ring->queue;
	size_t start = line_begin(r, ring, s->head.time, "signal", ring->pid, ring->tid);
	unsigned char info[128] = { 0 };
	bool fault = s->code > 0 && (s->signo == 4 || s->signo == 8 || s->signo == 11 ||
				     s->signo == 7 || s->signo == 5);
	char name[16];

	memcpy(info, &s->signo, 4);
	memcpy(info + 8, &s->code, 4);
	if (fault) {
		memcpy(info + 16, &s->addr, 8);
	} else {
		memcpy(info + 16, &s->pid, 4);
		memcpy(info + 20, &s->uid, 4);
		memcpy(info + 24, &s->status, 4);
	}
	if (o->json) {
		OUT_LIT(o, ",\"signal\":\"");
		out_text(o, trace_signal_name(s->signo, name));
		OUT_LIT(o, "\",\"info\":");
	} else {
		OUT_LIT(o, "--- ");
		out_text(o, trace_signal_name(s->signo, name));
		out_char(o, ' ');
	}
	print_siginfo(o, info, sizeof(info));
	if (!o->json)
		OUT_LIT(o, " ---");
	line_end(r, ring, start);
	if (s->signo == SIGCHLD) {
		int32_t words[7];

		memcpy(words, info, sizeof(words));
		child_told(r, ring, s->head.time, words);
	}
}

static void text_line(struct trace_reader *r, struct ring *ring, uint64_t time, const char *type,
		      const unsigned char *text, size_t size)
{
	struct out *o = &ring->queue;
	size_t start = line_begin(r, ring, time, type, ring->pid, ring->tid);
	size_t n = strnlen((const char *)text, size);

	if (o->json) {
		OUT_LIT(o, ",\"text\":");
		out_json_string(o, text, n);
	} else {
		OUT_LIT(o, "+++ ");
		/* quoted only where it could break the line */
		out_string(o, text, n, n, OUT_STYLE_PLAIN);
		OUT_LIT(o, " +++");
	}
	line_end(r, ring, start);
}

static void skip_line(struct trace_reader *r, struct ring *ring, const struct trace_skip *s)
{
	const unsigned char *path = (const unsigned char *)(s + 1);
	struct out *o = &ring->queue;
	size_t start = line_begin(r, ring, s->head.time, "skip", ring->pid, ring->tid);
	size_t n = strnlen((const char *)path, s->head.size - sizeof(*s));
	const char *error = s->detail < 0 ? trace_errno_name((int)(0u - (unsigned int)s->detail))
					  : NULL;

	if (o->json) {
		OUT_LIT(o, ",\"path\":");
		out_json_string(o, path, n);
		OUT_LIT(o, ",\"reason\":\"");
		out_text(o, trace_skip_name(s->reason));
		out_char(o, '"');
		if (error) {
			OUT_LIT(o, ",\"error\":\"");
			out_text(o, error);
			out_char(o, '"');
		}
	} else {
		OUT_LIT(o, "+++ ");
		out_string(o, path, n, n, OUT_STYLE_PLAIN);
		out_char(o, ' ');
		out_text(o, trace_skip_text(s->reason));
		if (error) {
			OUT_LIT(o, " (");
			out_text(o, error);
			out_char(o, ')');
		}
		OUT_LIT(o, ": runs untraced +++");
	}
	line_end(r, ring, start);
}

static bool is_exec(uint64_t nr)
{
	return nr == NR_EXECVE || nr == NR_EXECVEAT;
}

/* What will not be entered is known before the exec is tried. The last byte is a zero. */
static void keep_skip(struct trace_reader *r, struct ring *ring, const struct trace_skip *s)
{
	free(ring->skip);
	ring->skip = malloc(s->head.size + 1ul);
	if (ring->skip == NULL) {
		r->no_memory = true;
		return;
	}
	memcpy(ring->skip, s, s->head.size);
	((char *)ring->skip)[s->head.size] = '\0';
}

static void drop_skip(struct ring *ring)
{
	free(ring->skip);
	ring->skip = NULL;
}

/* The thread was not heard of again: the exec has succeeded. */
static void settle_skip(struct trace_reader *r, struct ring *ring, uint64_t end_time)
{
	const struct trace_skip *s = ring->skip;

	if (s == NULL)
		return;
	if (ring->open && is_exec(ring->nr))
		call_line(r, ring, CALL_EXECED, 0, NULL, end_time);
	skip_line(r, ring, s);
	if (r->opt.skipped)
		r->opt.skipped(r->opt.user, (const char *)(s + 1), s->reason, s->detail);
	drop_skip(ring);
}

static bool has_threads(const struct trace_reader *r, int32_t pid)
{
	for (uint32_t i = 0; i < r->ring_count; i++)
		if (r->rings[i] && r->rings[i]->pid == pid && !r->rings[i]->gone)
			return true;
	return false;
}

static void task(struct trace_reader *r, struct ring *ring, uint32_t index, const struct trace_task *t)
{
	if (t->what != TRACE_TASK_FORK && t->what != TRACE_TASK_THREAD && t->what != TRACE_TASK_VFORK)
		drop_skip(ring); /* it lives; or it was entered after all */
	settle_skip(r, ring, t->head.time);
	if (ring->open)
		call_line(r, ring,
			  t->what == TRACE_TASK_EXEC && is_exec(ring->nr) ? CALL_EXECED : CALL_NEVER,
			  0, NULL, t->head.time);
	ring->gone = t->what == TRACE_TASK_GONE || t->what == TRACE_TASK_EXIT;
	if (t->what == TRACE_TASK_EXIT) {
		/* The other threads go on until the kernel has stopped them: then the supervisor says so. */
		if (has_threads(r, t->pid))
			child_ended(r, ring, t->head.time, t->pid, (t->ppid & 0xff) << 8);
		else if (ends_now(r, t->pid, t->head.time))
			exit_line(r, ring, t->head.time, t->pid, (t->ppid & 0xff) << 8);
		return;
	}
	if (t->what == TRACE_TASK_GONE) {
		/* in case it was the last thread, and no one waits for it */
		if (t->pid == t->tid)
			child_ended(r, ring, t->head.time, t->pid, (t->ppid & 0xff) << 8);
		return;
	}
	ring->pid = t->pid;
	ring->tid = t->tid;
	tid_seen(r, t->tid, t->head.time);
	if (t->what == TRACE_TASK_EXEC)
		remember_cut(r, t->head.time, index, t->pid);
}

/*
 * The old image's rings are fed in no order with the new one's, so that the exec may arrive after
 * the check-in of what it made; below the watermark all is here.
 */
static void settle_cuts(struct trace_reader *r, uint64_t watermark, bool all)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->cut_count; i++) {
		struct cut e = r->cuts[i];

		if (!all && e.time >= watermark) {
			r->cuts[kept++] = e;
			continue;
		}
		for (uint32_t k = 0; k < r->ring_count; k++) {
			struct ring *ring = r->rings[k];

			if (k == e.ring || ring == NULL || !ring->open || ring->pid != e.pid ||
			    ring->time >= e.time)
				continue;
			call_line(r, ring,
				  e.ring != NO_RING && is_exec(ring->nr) ? CALL_EXECED : CALL_NEVER,
				  0, NULL, e.time);
		}
	}
	r->cut_count = kept;
}

/* Records. */

static struct ring *ring_get(struct trace_reader *r, uint32_t index)
{
	if (index >= r->ring_count) {
		uint32_t count = index + 1 < r->ring_count * 2 ? r->ring_count * 2 : index + 1;
		struct ring **rings = realloc(r->rings, count * sizeof(struct ring *));
		uint32_t *heap;

		if (rings == NULL)
			return NULL;
		r->rings = rings;
		heap = realloc(r->heap, (count + 1ul) * sizeof(*heap));
		if (heap == NULL)
			return NULL;
		r->heap = heap;
		memset(rings + r->ring_count, 0, (count - r->ring_count) * sizeof(struct ring *));
		r->ring_count = count;
	}
	if (r->rings[index] == NULL) {
		r->rings[index] = calloc(1, sizeof(struct ring));
		if (r->rings[index])
			r->rings[index]->queue.json = r->opt.format == TRACE_READER_JSONL;
	}
	return r->rings[index];
}

/* NULL, or what is wrong with the record at p. */
static const char *record(struct trace_reader *r, struct ring *ring, uint32_t index,
			  const unsigned char *p)
{
	static const uint16_t sizes[] = {
		[TRACE_PAD] = sizeof(struct trace_head) - 8, /* the end of a ring may have 8 bytes only */
		[TRACE_ENTER] = sizeof(struct trace_enter),
		[TRACE_LEAVE] = sizeof(struct trace_leave),
		[TRACE_TASK] = sizeof(struct trace_task),
		[TRACE_SIGNAL] = sizeof(struct trace_signal),
		[TRACE_SKIP] = sizeof(struct trace_skip),
		[TRACE_NOTE] = sizeof(struct trace_note),
	};
	const struct trace_head *h = (const void *)p;

	if (h->kind == 0 || h->kind >= sizeof(sizes) / sizeof(*sizes))
		return "unknown kind of record";
	if (h->size < sizes[h->kind])
		return "record too small for its kind";
	switch ((enum trace_kind)h->kind) {
	case TRACE_PAD:
		break;
	case TRACE_ENTER: {
		const struct trace_enter *e = (const void *)p;

		drop_skip(ring);
		if (ring->open)
			call_line(r, ring, CALL_NEVER, 0, NULL, h->time);
		if (!decode_captures(&ring->in, p + sizeof(*e), h->size - sizeof(*e)))
			return "captures do not fit their record";
		ring->open = true;
		ring->time = h->time;
		ring->nr = e->nr;
		memcpy(ring->args, e->args, sizeof(e->args));
		break;
	}
	case TRACE_LEAVE: {
		const struct trace_leave *l = (const void *)p;
		struct captures back;

		if (!decode_captures(&back, p + sizeof(*l), h->size - sizeof(*l)))
			return "captures do not fit their record";
		drop_skip(ring);
		if (ring->open)
			call_line(r, ring, CALL_DONE, l->result, &back, h->time);
		break;
	}
	case TRACE_TASK:
		task(r, ring, index, (const void *)p);
		break;
	case TRACE_SIGNAL:
		signal_line(r, ring, (const void *)p);
		break;
	case TRACE_SKIP:
		keep_skip(r, ring, (const void *)p);
		break;
	case TRACE_NOTE:
		if (r->opt.note &&
		    memchr(p + sizeof(struct trace_note), '\0', h->size - sizeof(struct trace_note)))
			r->opt.note(r->opt.user, (const char *)p + sizeof(struct trace_note));
		text_line(r, ring, h->time, "note", p + sizeof(struct trace_note),
			  h->size - sizeof(struct trace_note));
		break;
	}
	return NULL;
}

/* The bytes fed go away: what the open call needs of them is kept. */
static int keep_open(struct ring *ring, const unsigned char *bytes, size_t size)
{
	const unsigned char *first = NULL, *end = ring->in.end;
	size_t n;

	for (int i = 0; i < 6; i++)
		if (ring->in.of[i] && (first == NULL || ring->in.of[i] < first))
			first = ring->in.of[i];
	if (first == NULL || first < bytes || first >= bytes + size)
		return 0; /* none, or kept before */
	n = (size_t)(end - first);
	if (n > ring->kept_room) {
		unsigned char *p = realloc(ring->kept, n);

		if (p == NULL) {
			memset(&ring->in, 0, sizeof(ring->in));
			return -ENOMEM;
		}
		ring->kept = p;
		ring->kept_room = n;
	}
	memcpy(ring->kept, first, n);
	for (int i = 0; i < 6; i++)
		if (ring->in.of[i])
			ring->in.of[i] = ring->kept + (ring->in.of[i] - first);
	ring->in.end = ring->kept + n;
	return 0;
}

static int damaged(struct trace_reader *r, struct ring *ring, uint32_t index, size_t offset,
		   const char *why, struct trace_reader_error *err)
{
	ring->damaged = true;
	if (ring->open) {
		/* its captures are of bytes already checked */
		call_line(r, ring, CALL_NEVER, 0, NULL, ring->time);
	}
	if (err) {
		err->ring = index;
		err->offset = offset;
		strncpy(err->text, why, sizeof(err->text) - 1);
		err->text[sizeof(err->text) - 1] = '\0';
	}
	return -EBADMSG;
}

int trace_reader_feed(struct trace_reader *r, uint32_t index, const void *data, size_t size,
		      struct trace_reader_error *err)
{
	const unsigned char *bytes = data;
	struct ring *ring;
	size_t at = 0;
	int ret = 0;

	if (index >= RING_LIMIT || (uintptr_t)data % 8 != 0)
		return -EINVAL;
	ring = ring_get(r, index);
	if (ring == NULL)
		return -ENOMEM;
	if (ring->damaged)
		return 0;
	ring->closed = false;
	r->no_memory = false;
	while (at < size) {
		const struct trace_head *h = (const void *)(bytes + at);
		const char *why = NULL;

		if (size - at < 8 || h->size % 8 != 0 || h->size < 8 || h->size > size - at)
			why = "record crosses the end";
		else if (h->size < sizeof(*h) && h->kind != TRACE_PAD)
			why = "record smaller than its head";
		else
			why = record(r, ring, index, bytes + at);
		if (why)
			return damaged(r, ring, index, at, why, err);
		at += h->size;
	}
	if (ring->open)
		ret = keep_open(ring, bytes, size);
	return r->no_memory ? -ENOMEM : ret;
}

/* Output. */

static void output_flush(struct trace_reader *r)
{
	if (r->output_len)
		r->opt.output(r->opt.user, r->output, r->output_len);
	r->output_len = 0;
}

static void output_line(struct trace_reader *r, const char *text, size_t size)
{
	if (size > OUTPUT_SIZE - r->output_len)
		output_flush(r);
	if (size > OUTPUT_SIZE) {
		r->opt.output(r->opt.user, text, size);
		return;
	}
	memcpy(r->output + r->output_len, text, size);
	r->output_len += size;
}

static struct ring *queue_of(const struct trace_reader *r, uint32_t index)
{
	return index == r->ring_count ? r->own : r->rings[index];
}

static uint64_t first_time(const struct trace_reader *r, uint32_t index)
{
	const struct ring *ring = queue_of(r, index);

	return ((const struct item *)(const void *)(ring->queue.base + ring->head))->time;
}

static bool before(const struct trace_reader *r, uint32_t a, uint32_t b)
{
	uint64_t ta = first_time(r, a), tb = first_time(r, b);

	return ta < tb || (ta == tb && a < b);
}

static void heap_down(struct trace_reader *r, uint32_t i)
{
	for (;;) {
		uint32_t child = 2 * i + 1, tmp;

		if (child >= r->heap_count)
			return;
		if (child + 1 < r->heap_count && before(r, r->heap[child + 1], r->heap[child]))
			child++;
		if (!before(r, r->heap[child], r->heap[i]))
			return;
		tmp = r->heap[i];
		r->heap[i] = r->heap[child];
		r->heap[child] = tmp;
		i = child;
	}
}

static void queue_compact(struct ring *ring)
{
	struct out *q = &ring->queue;

	if (ring->head == 0)
		return;
	if (q->len > ring->most)
		ring->most = q->len;
	memmove(q->base, q->base + ring->head, q->len - ring->head);
	q->len -= ring->head;
	ring->head = 0;
}

/* Of the ring nothing is left to be given out. */
static void queue_empty(struct trace_reader *r, uint32_t index)
{
	if (index < r->ring_count && r->rings[index]->closed) {
		ring_free(r->rings[index]);
		r->rings[index] = NULL;
	}
}

static void merge(struct trace_reader *r, uint64_t watermark, bool all)
{
	uint32_t own_heap[1];

	if (r->heap == NULL)
		r->heap = own_heap; /* no ring was ever fed */
	r->heap_count = 0;
	for (uint32_t i = 0; i <= r->ring_count; i++) {
		struct ring *ring = queue_of(r, i);

		if (ring && ring->queue.len > ring->head && (all || first_time(r, i) < watermark))
			r->heap[r->heap_count++] = i;
	}
	for (uint32_t i = r->heap_count; i-- > 0;)
		heap_down(r, i);
	while (r->heap_count) {
		struct ring *ring = queue_of(r, r->heap[0]);
		const struct item *item = (const void *)(ring->queue.base + ring->head);

		output_line(r, (const char *)(item + 1), item->size);
		ring->head += sizeof(*item) + ((item->size + 7ul) & ~7ul);
		if (ring->head == ring->queue.len || (!all && first_time(r, r->heap[0]) >= watermark)) {
			queue_compact(ring);
			if (ring->queue.len == 0)
				queue_empty(r, r->heap[0]);
			r->heap[0] = r->heap[--r->heap_count];
		}
		heap_down(r, 0);
	}
	if (r->heap == own_heap)
		r->heap = NULL;
	output_flush(r);
}

void trace_reader_flush(struct trace_reader *r, uint64_t watermark)
{
	settle_cuts(r, watermark, false);
	merge(r, watermark, false);
}

void trace_reader_ring_closed(struct trace_reader *r, uint32_t index)
{
	struct ring *ring = index < r->ring_count ? r->rings[index] : NULL;

	if (ring == NULL)
		return;
	settle_skip(r, ring, ring->time);
	if (ring->open) {
		/* if it was an exec, the new image may have said so */
		bool execed = false;

		for (size_t i = 0; i < r->cut_count; i++)
			execed |= r->cuts[i].ring != NO_RING && r->cuts[i].pid == ring->pid &&
				  r->cuts[i].time > ring->time;
		call_line(r, ring, execed && is_exec(ring->nr) ? CALL_EXECED : CALL_NEVER, 0, NULL,
			  ring->time);
	}
	ring->damaged = false;
	ring->pid = ring->tid = 0;
	ring->closed = true;
	if (ring->queue.len == 0)
		queue_empty(r, index);
}

void trace_reader_trim(struct trace_reader *r)
{
	for (uint32_t i = 0; i <= r->ring_count; i++) {
		struct ring *ring = queue_of(r, i);
		size_t keep;
		char *less;

		if (ring == NULL || ring->queue.len > 0)
			continue;
		keep = (ring->most / QUEUE_STEP + 1) * QUEUE_STEP;
		ring->most = 0;
		less = keep < ring->queue.cap ? realloc(ring->queue.base, keep) : NULL;
		if (less) {
			ring->queue.base = less;
			ring->queue.cap = keep;
		}
	}
}

void trace_reader_exited(struct trace_reader *r, uint64_t time, pid_t pid, int wstatus)
{
	if (!ends_now(r, pid, time))
		return;
	for (uint32_t i = r->death_count; wstatus < 0 && i-- > 0 && r->death_count - i <= DEATHS;)
		if (r->deaths[i % DEATHS].pid == pid)
			wstatus = r->deaths[i % DEATHS].status;
	exit_line(r, r->own, time, pid, wstatus);
}

void trace_reader_lost(struct trace_reader *r, uint64_t time, uint64_t calls)
{
	struct out *o = &r->own->queue;
	size_t start = line_begin(r, r->own, time, "lost", 0, 0);

	out_text(o, o->json ? ",\"calls\":" : "+++ ");
	out_u64(o, calls);
	if (!o->json)
		out_text(o, calls == 1 ? " call lost +++" : " calls lost +++");
	line_end(r, r->own, start);
}

void trace_reader_finish(struct trace_reader *r)
{
	settle_cuts(r, 0, true);
	for (uint32_t i = 0; i < r->ring_count; i++)
		trace_reader_ring_closed(r, i);
	merge(r, 0, true);
}
