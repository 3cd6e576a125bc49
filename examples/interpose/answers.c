/* SPDX-License-Identifier: MIT */
/* Says which definition each way of calling comes to: 1 is the library's, 101 the interceptor's. */
#include <stdio.h>

#include "answer.h"

int main(void)
{
	printf("direct %d, inside %d, hidden %d\n", answer(), call_answer(), hidden_answer());
	return 0;
}
