/* SPDX-License-Identifier: MIT */
/* A library with functions that it does not export. */
#define OWN static __attribute__((noinline))
#define OPAQUE(x) __asm__ volatile("" : "+r"(x))

int visible(int a);
int led_on(int a);
int thunk(int a);

OWN int hidden_one(int a)
{
	OPAQUE(a);
	return a + 1;
}

OWN int hidden_two(int a)
{
	OPAQUE(a);
	return a * 2;
}

int led_on(int a)
{
	OPAQUE(a);
	return a - 1;
}

__asm__(".globl thunk\n\t.type thunk, @function\n\t.p2align 4\n"
	"thunk:\n\t.cfi_startproc\n\tjmp led_on_here\n\t.cfi_endproc\n\t.size thunk, . - thunk\n\t.p2align 4");
extern __typeof(led_on) led_on_here __attribute__((alias("led_on"), visibility("hidden")));

int visible(int a)
{
	return hidden_one(a) * hidden_two(a);
}
