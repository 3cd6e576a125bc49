/* SPDX-License-Identifier: MIT */
#ifndef ANSWER_H
#define ANSWER_H

int answer(void);	 /* 1 */
int call_answer(void);	 /* calls it from where it is defined */
int hidden_answer(void); /* calls it by a hidden alias */

#endif
