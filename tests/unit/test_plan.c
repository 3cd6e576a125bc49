/* SPDX-License-Identifier: MIT */
/*
 * Plans and their cache: what is damaged, foreign or stale is never used, and no trouble with the
 * cache keeps a plan from being made.
 */
#include "weir_test.h"

#include "plan/plan.h"

#include <fcntl.h>
#include <sys/stat.h>

static char dir[64];
static const char sample[] = "/proc/self/exe";

/* A cache of our own for the case, in a directory that is not there yet. */
static const char *fresh_cache(void)
{
	static char cache[96];

	snprintf(dir, sizeof(dir), "/tmp/weir-test-plan-XXXXXX");
	expect(mkdtemp(dir) != NULL);
	expect(setenv("XDG_CACHE_HOME", dir, 1) == 0);
	unsetenv("WEIR_CACHE");
	snprintf(cache, sizeof(cache), "%s/weir", dir);
	return cache;
}

static void remove_cache(void)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", dir);
	expect(system(command) == 0);
}

static const char *entry_path(const struct plan_header *plan)
{
	static char path[4096 + PLAN_CACHE_NAME_SIZE];
	char name[PLAN_CACHE_NAME_SIZE];

	expect(plan_cache_dir(path, 4096) == 0);
	plan_cache_name(plan->key, plan->key_size, name);
	strcat(strcat(path, "/"), name);
	return path;
}

static int load(const struct plan_header *like)
{
	struct plan_header *got = NULL;
	const int ret = plan_cache_load(like->key, like->key_size, &got);

	if (ret == 0)
		expect_mem(got, like, like->size);
	free(got);
	return ret;
}

/* Two sites are enough for every rule, and few enough to try every byte. */
static struct plan_header *small_plan(void)
{
	struct plan_header *plan = calloc(1, sizeof(*plan) + 2 * sizeof(struct plan_site));
	struct plan_site *s = (struct plan_site *)(void *)(plan + 1);
	static const uint8_t t0[] = { 0xb8, 39, 0, 0, 0, 0x0f, 0x05, 0xc3 };
	static const uint8_t t2[] = { 0x0f, 0x05, 0xc3, 0x90 };

	plan->magic = PLAN_MAGIC;
	plan->version = PLAN_VERSION;
	plan->size = sizeof(*plan) + 2 * sizeof(*s);
	plan->site_count = 2;
	plan->key_size = 20;
	memset(plan->key, 0xa5, 20);
	s[0] = (struct plan_site){ .addr = 0x1005, .nr = 39, .tactic = PLAN_T0, .orig_before = 5 };
	memcpy(s[0].orig, t0, sizeof(t0));
	s[1] = (struct plan_site){
		.addr = 0x1020, .nr = PLAN_NR_UNKNOWN, .tactic = PLAN_T2, .pad = 1, .reason = PLAN_WHY_NO_MOV
	};
	memcpy(s[1].orig, t2, sizeof(t2));
	memset(s[1].orig + PLAN_T2_ORIG_PAD, 0x90, 5);
	plan->checksum = plan_checksum(plan);
	return plan;
}

static void write_file(const char *path, const void *data, size_t size)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	expect(fd >= 0);
	expect_eq(write(fd, data, size), size);
	close(fd);
}

TEST(every_flipped_bit_is_found)
{
	struct plan_header *plan = small_plan();

	expect_eq(plan_check(plan, plan->size), PLAN_OK);
	for (size_t i = 0; i < sizeof(*plan) + 2 * sizeof(struct plan_site); i++) {
		const size_t size = sizeof(*plan) + 2 * sizeof(struct plan_site);

		for (int bit = 0; bit < 8; bit++) {
			((uint8_t *)plan)[i] ^= 1u << bit;
			if (plan_check(plan, size) == PLAN_OK)
				test_fail("bit %d of byte %zu may flip", bit, i);
			((uint8_t *)plan)[i] ^= 1u << bit;
		}
	}
}

static enum plan_fault mended_check(struct plan_header *plan)
{
	plan->checksum = plan_checksum(plan);
	return plan_check(plan, plan->size);
}

#define AFTER_PAD (offsetof(struct plan_site, pad) + 1) /* two fields of four bits each */

/* With a good checksum, too: what no planner writes is refused. */
TEST(impossible_sites_are_refused)
{
	struct {
		const char *what;
		enum plan_fault want;
		size_t at;
		uint8_t value;
	} wrong[] = {
		{ "tactic 3", PLAN_BAD_SITE, offsetof(struct plan_site, tactic), 3 },
		{ "reason 99", PLAN_BAD_SITE, offsetof(struct plan_site, reason), 99 },
		{ "T0 with padding", PLAN_BAD_SITE, offsetof(struct plan_site, pad), 1 },
		{ "T0 with 4 bytes before", PLAN_BAD_SITE, AFTER_PAD, 4 },
		{ "T3 of a T0", PLAN_BAD_SITE, AFTER_PAD, 5 | PLAN_ZERO_SAFE << 4 },
		{ "no such word on T3", PLAN_BAD_SITE, AFTER_PAD, 5 | 15 << 4 },
		{ "another number", PLAN_BAD_SITE, offsetof(struct plan_site, nr), 40 },
		{ "no mov", PLAN_BAD_SITE, offsetof(struct plan_site, orig), 0xb9 },
		{ "no syscall", PLAN_BAD_SITE, offsetof(struct plan_site, orig) + 6, 0x0b },
		{ "order", PLAN_BAD_ORDER, offsetof(struct plan_site, addr) + 2, 1 },
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct plan_header *plan = small_plan();

		((uint8_t *)(plan + 1))[wrong[i].at] = wrong[i].value;
		if (mended_check(plan) != wrong[i].want)
			test_fail("%s: not refused as it should be", wrong[i].what);
		free(plan);
	}
	for (int pad = -128; pad < 128; pad++) {
		struct plan_header *plan = small_plan();

		((struct plan_site *)(void *)(plan + 1))[1].pad = (int8_t)pad;
		expect_eq(mended_check(plan) == PLAN_OK, pad >= 0 || pad <= -7);
		free(plan);
	}
}

TEST(key_is_checked)
{
	struct plan_header *plan = small_plan();

	plan->key_size = 0;
	expect_eq(mended_check(plan), PLAN_BAD_KEY);
	plan->key_size = PLAN_KEY_MAX + 1;
	expect_eq(mended_check(plan), PLAN_BAD_KEY);
	plan->key_size = 19; /* a byte of the key beyond its end */
	expect_eq(mended_check(plan), PLAN_BAD_KEY);
}

TEST(live_bytes_decide)
{
	struct plan_header *plan = small_plan();
	const struct plan_site *s = plan_sites(plan);
	uint8_t t0[] = { 0xb8, 39, 0, 0, 0, 0x0f, 0x05 };
	uint8_t t2[] = { 0x0f, 0x05, 0xc3, 0x90, 0x90, 0x90, 0x90, 0x90 };

	expect(plan_site_is_live(&s[0], t0 + 5));
	for (size_t i = 0; i < sizeof(t0); i++) {
		t0[i] ^= 1;
		expect(!plan_site_is_live(&s[0], t0 + 5));
		t0[i] ^= 1;
	}
	expect(plan_site_is_live(&s[1], t2));
	for (size_t i = 0; i < sizeof(t2); i++) {
		t2[i] ^= 1;
		expect_eq(plan_site_is_live(&s[1], t2), i == 2); /* the byte in between is free */
		t2[i] ^= 1;
	}
}

TEST(cache_gives_back_what_it_was_given)
{
	const char *cache = fresh_cache();
	struct plan_header *plan = small_plan();
	struct stat st;

	expect_eq(load(plan), -ENOENT);
	expect_eq(plan_cache_store(plan), 0);
	expect_eq(load(plan), 0);
	expect(stat(cache, &st) == 0);
	expect_eq(st.st_mode & 07777, 0700);
	expect(stat(entry_path(plan), &st) == 0);
	expect_eq(st.st_mode & 07777, 0600);
	plan->key[0] ^= 1;
	expect_eq(load(plan), -ENOENT);
	remove_cache();
}

TEST(damaged_entries_are_not_loaded)
{
	struct plan_header *plan = small_plan();
	uint8_t copy[256];
	const char *path;

	fresh_cache();
	expect_eq(plan_cache_store(plan), 0);
	path = entry_path(plan);
	expect(plan->size <= sizeof(copy));
	for (uint32_t i = 0; i < plan->size; i++) {
		memcpy(copy, plan, plan->size);
		copy[i] ^= 0xff;
		write_file(path, copy, plan->size);
		expect_eq(load(plan), -EBADMSG);
		write_file(path, plan, i); /* cut short */
		expect_eq(load(plan), -EBADMSG);
	}
	memset(copy, 0, sizeof(copy));
	memcpy(copy, plan, plan->size);
	write_file(path, copy, plan->size + 8); /* too long */
	expect_eq(load(plan), -EBADMSG);
	write_file(path, plan, plan->size);
	expect_eq(load(plan), 0);
	remove_cache();
}

TEST(entry_of_another_key_is_not_loaded)
{
	struct plan_header *plan = small_plan(), *other = small_plan();
	char from[5000];

	fresh_cache();
	other->key[3] = 7;
	other->checksum = plan_checksum(other);
	expect_eq(plan_cache_store(other), 0);
	strcpy(from, entry_path(other));
	expect(rename(from, entry_path(plan)) == 0);
	expect_eq(load(plan), -EBADMSG);
	remove_cache();
}

TEST(writable_by_others_is_refused)
{
	struct plan_header *plan = small_plan();
	const char *cache = fresh_cache();

	expect_eq(plan_cache_store(plan), 0);
	expect(chmod(entry_path(plan), 0620) == 0);
	expect_eq(load(plan), -EPERM);
	expect(chmod(entry_path(plan), 0602) == 0);
	expect_eq(load(plan), -EPERM);
	expect(chmod(entry_path(plan), 0644) == 0);
	expect_eq(load(plan), 0);
	expect(chmod(cache, 0770) == 0);
	expect_eq(load(plan), -EPERM);
	expect_eq(plan_cache_store(plan), -EPERM);
	expect(chmod(cache, 0707) == 0);
	expect_eq(load(plan), -EPERM);
	remove_cache();
}

TEST(links_and_pipes_are_refused)
{
	struct plan_header *plan = small_plan();
	char aside[5100];

	fresh_cache();
	expect_eq(plan_cache_store(plan), 0);
	snprintf(aside, sizeof(aside), "%s.aside", entry_path(plan));
	expect(rename(entry_path(plan), aside) == 0);
	expect(symlink(aside, entry_path(plan)) == 0);
	expect_eq(load(plan), -ELOOP);
	expect(unlink(entry_path(plan)) == 0);
	expect(mkfifo(entry_path(plan), 0600) == 0);
	alarm(5);
	expect_eq(load(plan), -EPERM);
	expect_eq(plan_cache_store(plan), 0); /* is replaced */
	expect_eq(load(plan), 0);
	remove_cache();
}

TEST(other_owner_is_refused)
{
	struct plan_header *plan = small_plan();
	const char *cache = fresh_cache();

	if (geteuid() != 0)
		skip("only root can give files away");
	expect_eq(plan_cache_store(plan), 0);
	expect(chown(entry_path(plan), 65534, 65534) == 0);
	expect_eq(load(plan), -EPERM);
	expect(chown(entry_path(plan), 0, 0) == 0);
	expect_eq(load(plan), 0);
	expect(chown(cache, 65534, 65534) == 0);
	expect_eq(load(plan), -EPERM);
	expect_eq(plan_cache_store(plan), -EPERM);
	remove_cache();
}

static void expect_made(void)
{
	struct plan_header *plan;
	struct plan_error err;

	if (plan_get(sample, PLAN_GET_CACHED, &plan, &err) < 0)
		test_fail("no plan: %s", err.text);
	expect_eq(plan_check(plan, plan->size), PLAN_OK);
	free(plan);
}

TEST(works_without_a_cache)
{
	struct plan_header *plan = small_plan();
	char buf[8];

	fresh_cache();
	setenv("WEIR_CACHE", "off", 1);
	expect_eq(plan_cache_store(plan), -ENOENT);
	expect_made();
	unsetenv("WEIR_CACHE");
	expect_eq(plan_cache_dir(buf, sizeof(buf)), -ENAMETOOLONG);
	setenv("XDG_CACHE_HOME", "relative", 1);
	unsetenv("HOME");
	expect_eq(plan_cache_store(plan), -ENOENT);
	expect_made();
	setenv("HOME", "/nonexistent", 1);
	expect_eq(plan_cache_store(plan), -ENOENT);
	expect_made();
	setenv("HOME", dir, 1);
	expect_eq(plan_cache_store(plan), 0); /* makes .cache as well */
	expect_eq(load(plan), 0);
	remove_cache();
}

TEST(unwritable_directory_is_no_harm)
{
	struct plan_header *plan = small_plan();
	const char *cache = fresh_cache();
	pid_t pid;
	int status;

	expect(mkdir(cache, 0700) == 0);
	expect(chmod(cache, 0500) == 0);
	if (geteuid() == 0) {
		expect(chown(dir, 65534, 65534) == 0);
		expect(chown(cache, 65534, 65534) == 0);
	}
	pid = fork();
	if (pid == 0) {
		if (geteuid() == 0)
			expect(setresuid(65534, 65534, 65534) == 0);
		expect_eq(plan_cache_store(plan), -EACCES);
		expect_made();
		_exit(0);
	}
	expect_eq(waitpid(pid, &status, 0), pid);
	expect_eq(status, 0);
	remove_cache();
}

TEST(stale_entry_is_made_again)
{
	struct plan_header *plan, *stale;
	struct plan_site *sites;
	struct plan_error err;

	fresh_cache();
	expect_eq(plan_get("/lib/x86_64-linux-gnu/libc.so.6", 0, &plan, &err), 0);
	expect(plan->site_count > 2);
	/* a whole plan of the same key, but of a file whose sites stand elsewhere */
	stale = malloc(plan->size);
	memcpy(stale, plan, plan->size);
	sites = (struct plan_site *)(void *)(stale + 1);
	for (uint32_t i = 0; i < stale->site_count; i++)
		sites[i].addr += 0x40;
	stale->checksum = plan_checksum(stale);
	expect_eq(plan_cache_store(stale), 0);
	expect_eq(load(stale), 0);
	free(stale);
	expect_eq(plan_get("/lib/x86_64-linux-gnu/libc.so.6", 0, &stale, &err), 0);
	expect_eq(stale->size, plan->size);
	expect_mem(stale, plan, plan->size);
	expect_eq(load(plan), 0);
	/* one that knows fewer sites */
	stale->site_count--;
	stale->size -= sizeof(struct plan_site);
	stale->checksum = plan_checksum(stale);
	expect_eq(plan_cache_store(stale), 0);
	expect_eq(load(stale), 0);
	free(stale);
	expect_eq(plan_get("/lib/x86_64-linux-gnu/libc.so.6", 0, &stale, &err), 0);
	expect_mem(stale, plan, plan->size);
	remove_cache();
}

TEST(two_processes_race)
{
	struct plan_header *plan = small_plan();
	char command[128];

	fresh_cache();
	for (int child = 0; child < 2; child++) {
		if (fork())
			continue;
		for (int i = 0; i < 20; i++) {
			struct plan_header *got = NULL;
			struct plan_error err;

			expect_eq(plan_cache_store(plan), 0);
			expect_eq(load(plan), 0);
			expect_eq(plan_get("/lib/x86_64-linux-gnu/libc.so.6", 0, &got, &err), 0);
			expect(got->site_count > 2);
			free(got);
		}
		_exit(0);
	}
	for (int child = 0; child < 2; child++) {
		int status;

		expect(wait(&status) > 0);
		expect_eq(status, 0);
	}
	/* nothing is left lying about */
	snprintf(command, sizeof(command), "test $(ls -A %s/weir | wc -l) = 2", dir);
	expect_eq(system(command), 0);
	remove_cache();
}

TEST(keys_of_notes)
{
	static const uint8_t note[] = { 4, 0, 0,   0,	3,   0, 0, 0, 3, 0,
					0, 0, 'G', 'N', 'U', 0, 1, 2, 3, 0 };
	static const uint8_t other[] = { 4, 0, 0,   0,	 4,   0, 0, 0, 1, 0,
					 0, 0, 'G', 'N', 'U', 0, 9, 9, 9, 9 };
	uint8_t both[sizeof(other) + sizeof(note)];
	struct plan_key key;

	memcpy(both, other, sizeof(other));
	memcpy(both + sizeof(other), note, sizeof(note));
	expect(plan_key_from_notes(&key, both, sizeof(both), 4));
	expect_eq(key.size, 3);
	expect_mem(key.bytes, "\1\2\3", 4);
	for (size_t size = 0; size < sizeof(note) - 1; size++)
		expect(!plan_key_from_notes(&key, note, size, 4));
	both[sizeof(other) + 4] = 0xff; /* longer than what is there */
	expect(!plan_key_from_notes(&key, both, sizeof(both), 4));
}

TEST(key_of_a_file_changes_with_it)
{
	struct plan_key a, b;

	plan_key_from_stat(&a, 8, 1, 4711, 4096, 1700000000, 5);
	expect_eq(a.size, PLAN_STAT_KEY_SIZE);
	expect_mem(a.bytes, "STAT\x08\0\0\0\1\0\0\0", 12);
	plan_key_from_stat(&b, 8, 1, 4711, 4096, 1700000000, 6);
	expect(memcmp(&a, &b, sizeof(a)) != 0);
	plan_key_from_stat(&b, 8, 1, 4711, 4097, 1700000000, 5);
	expect(memcmp(&a, &b, sizeof(a)) != 0);
	plan_key_from_stat(&b, 8, 1, 4711, 4096, 1700000000, 5);
	expect_mem(&a, &b, sizeof(a));
}

TEST(every_name_is_known)
{
	static const uint8_t tactics[] = { PLAN_T0, PLAN_T1, PLAN_T2, PLAN_T4 };

	for (size_t i = 0; i < sizeof(tactics); i++) {
		expect(strcmp(plan_tactic_name(tactics[i]), "unknown") != 0);
		expect(strcmp(plan_tactic_text(tactics[i]), "unknown") != 0);
	}
	for (unsigned int r = 0; r <= PLAN_WHY_NOT_DECODED; r++) {
		expect(strcmp(plan_reason_name(r), "unknown") != 0);
		expect(strcmp(plan_reason_text(r), "unknown") != 0);
	}
	for (unsigned int z = 0; z <= PLAN_ZERO_FRAME; z++) {
		expect(strcmp(plan_zero_name(z), "unknown") != 0);
		expect(strcmp(plan_zero_text(z), "unknown") != 0);
	}
	for (int f = 0; f <= PLAN_BAD_ORDER; f++)
		expect(strcmp(plan_fault_text((enum plan_fault)f), "unknown") != 0);
	expect_str(plan_tactic_name(3), "unknown");
	expect_str(plan_syscall_name(0), "read");
	expect_str(plan_syscall_name(257), "openat");
	expect(plan_syscall_name(400) == NULL && plan_syscall_name(1u << 30) == NULL);
}

TEST(bad_input_is_an_error)
{
	static const char *const bad[] = { "/", "/dev/null", "/etc/passwd", "/nonexistent", "" };
	struct plan_header *plan;
	struct plan_error err;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const int ret = plan_make(bad[i], &plan, &err);

		expect(ret < 0);
		expect_eq(err.code, ret);
		expect(err.text[0]);
		expect_eq(plan_make(bad[i], &plan, NULL), ret);
	}
}

TEST_MAIN
