/* SPDX-License-Identifier: MIT */
/* libkinds.so: functions of C++. */
#ifndef KINDS_H
#define KINDS_H

struct Base {
	long number;
	explicit Base(long n) : number(n) {}
	virtual ~Base() {}
	virtual long times(long n) const;
	long plus(long n);
	Base twice() const;
	static long minus(long a, long b);
};

/* Ends with a jump to what may be intercepted, too. */
long jumps_on(long n);
long jumped_to(long n);

#endif
