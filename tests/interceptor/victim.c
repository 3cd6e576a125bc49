/* SPDX-License-Identifier: MIT */
/* A program that knows nothing of interceptors: prints doubles, sorts while it sorts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_chars(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

static int compare_words(const void *a, const void *b)
{
	char x[8], y[8];

	strncpy(x, a, 8);
	strncpy(y, b, 8);
	qsort(x, 7, 1, compare_chars);
	qsort(y, 7, 1, compare_chars);
	return memcmp(x, y, 8);
}

int main(int argc, char **argv)
{
	char words[3][8] = { "zab", "cba", "qrs" };
	volatile double third = 1.0 / 3;

	(void)argv;
	qsort(words, 3, 8, compare_words);
	printf("%d %.3f %.1f %s %Lf\n", argc, third, third * 9, words[1], (long double)third);
	puts(words[0]);
	return 0;
}
