/* SPDX-License-Identifier: MIT */
/* By way of page 0 (T3): only where nothing can live below the stack pointer, and rax is known. */
/* want: calls+0xf7 T1 no-mov 39, T3 safe */
/* want: pointers+0x102 T1 no-mov 39, T3 safe */
/* want: plain_leaf+0xf6 T1 no-mov 39, T3 safe */
/* want: framed+0x102 T1 no-mov 39, T3 safe */
/* want: aligned+0x111 T1 no-mov 39, T3 pointer */
/* want: red_zone+0xfb T1 no-mov 39, T3 red-zone */
/* want: red_zone_address+0xfb T1 no-mov 39, T3 red-zone */
/* want: red_zone_leaf+0xfb T1 no-mov 39, T3 red-zone */
/* want: index_leaf+0xfa T1 no-mov 39, T3 leaf */
/* want: pointer_leaf+0xf9 T1 no-mov 39, T3 leaf */
/* want: frame_leaf+0xfa T1 no-mov 39, T3 leaf */
/* want: part_leaf+0xf6 T1 no-mov 39, T3 leaf */
/* want: below_pointer+0xff T1 no-mov 39, T3 pointer */
/* want: pushed_pointer+0xf7 T1 no-mov 39, T3 pointer */
/* want: stored_pointer+0xfb T1 no-mov 39, T3 pointer */
/* want: switched+0xfa T1 no-mov 39, T3 pointer */
/* want: frame_below+0xff T1 no-mov 39, T3 frame */
/* want: frame_given_back+0x106 T1 no-mov 39, T3 frame */
/* want: frame_twice+0x108 T1 no-mov 39, T3 frame */
/* want: unknown_number+0xf6 T1 no-mov -, T3 number */
/* want: great_number+0xf7 T1 no-mov 4096, T3 number */
/* want: symbol_only+0xf7 T1 no-mov 39, T3 bounds */
/* want: with_data+0xf8 T1 no-mov 39, T3 bounds */

	.text
	/* so much code that no padding is near */
	.macro far
	.rept 34
	lea 0x11223344(%rbx), %rbx
	.endr
	.endm
	.macro begin name
	.globl \name
	.type \name, @function
\name:
	.cfi_startproc
	.endm
	.macro site
	far
	mov $39, %eax
	nop
	nop
	nop
	syscall
	.endm
	.macro end name
	far
	ret
	.cfi_endproc
	.size \name, . - \name
	.endm

	begin calls
	push %rbx
	site
	call calls
	pop %rbx
	end calls

	begin pointers
	sub $24, %rsp
	lea 8(%rsp), %rsi
	mov %rsp, %rdi
	site
	mov (%rdi), %rax
	mov 8(%rsp,%rax,8), %rax
	call calls
	add $24, %rsp
	end pointers

	begin plain_leaf
	site
	end plain_leaf

	begin framed
	push %rbp
	mov %rsp, %rbp
	sub $32, %rsp
	mov %rdi, -32(%rbp)
	site
	call calls
	leave
	end framed

	/* given back by a register that is not followed */
	begin aligned
	lea 8(%rsp), %r10
	and $-32, %rsp
	push -8(%r10)
	push %rbp
	mov %rsp, %rbp
	push %r10
	sub $40, %rsp
	mov %rdi, -48(%rbp)
	site
	call calls
	add $40, %rsp
	pop %r10
	pop %rbp
	lea -8(%r10), %rsp
	end aligned

	begin red_zone
	mov %rdi, -8(%rsp)
	site
	mov -8(%rsp), %rdi
	call calls
	end red_zone

	begin red_zone_address
	lea -16(%rsp), %rdi
	site
	call calls
	end red_zone_address

	begin red_zone_leaf
	mov %rdi, -8(%rsp)
	site
	mov -8(%rsp), %rax
	end red_zone_leaf

	begin index_leaf
	mov %rdi, (%rsp,%rax,8)
	site
	end index_leaf

	begin pointer_leaf
	mov %rsp, %rdi
	site
	end pointer_leaf

	begin frame_leaf
	push %rbp
	mov %rsp, %rbp
	site
	pop %rbp
	end frame_leaf

	/* as the cold part of a function that has things in its red zone */
	begin part_leaf
	site
	jmp calls
	end part_leaf

	begin below_pointer
	lea 8(%rsp), %rdi
	mov %rbx, 0(%rsp)
	site
	mov -16(%rdi), %rax
	call calls
	end below_pointer

	begin pushed_pointer
	push %rsp
	site
	call calls
	pop %rax
	end pushed_pointer

	begin stored_pointer
	mov %rsp, 8(%rsp)
	site
	call calls
	end stored_pointer

	begin switched
	mov (%rdi), %rsp
	nop
	site
	call calls
	end switched

	begin frame_below
	push %rbp
	mov %rsp, %rbp
	mov %rdi, -16(%rbp)
	nop
	site
	call calls
	pop %rbp
	end frame_below

	begin frame_given_back
	push %rbp
	mov %rsp, %rbp
	sub $32, %rsp
	mov %rdi, -32(%rbp)
	add $32, %rsp
	site
	call calls
	pop %rbp
	end frame_given_back

	/* rbp is set at two depths: which one counts? */
	begin frame_twice
	mov %rsp, %rbp
	push %rbx
	mov %rsp, %rbp
	sub $8, %rsp
	mov %rdi, -8(%rbp)
	nopl (%rax)
	site
	call calls
	add $16, %rsp
	end frame_twice

	begin unknown_number
	far
	mov %edi, %eax
	nop
	nop
	nop
	nop
	nop
	nop
	syscall
	call calls
	end unknown_number

	begin great_number
	nop
	far
	mov $4096, %eax
	nop
	nop
	nop
	syscall
	call calls
	end great_number

	.globl symbol_only
	.type symbol_only, @function
symbol_only:
	nop
	site
	call calls
	far
	ret
	.size symbol_only, . - symbol_only

	begin with_data
	xor %edx, %edx
	site
	call calls
	jmp 1f
	.byte 0x06
1:
	end with_data
