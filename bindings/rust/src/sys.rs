// SPDX-License-Identifier: MIT
//! The C interface, as `weir/base.h`, `weir/syscall.h` and `weir/thread.h` declare it. What each
//! thing means is said there and in the manual pages.
#![allow(non_camel_case_types)]

use core::ffi::c_void;

/// C's types on x86-64; core::ffi has them from Rust 1.64 on.
pub type c_char = i8;
pub type c_int = i32;

pub const WEIR_SESSION_NO_DISPATCH: u32 = 1;
pub const WEIR_SESSION_NO_PATCH: u32 = 2;
pub const WEIR_SESSION_NO_LATE: u32 = 4;
pub const WEIR_SESSION_VDSO: u32 = 8;
pub const WEIR_SESSION_NO_EXEC: u32 = 16;

pub const WEIR_CALL_INTERRUPTED: u32 = 1;
pub const WEIR_CALL_ANSWERED: u32 = 2;
pub const WEIR_CALL_CHILD: u32 = 4;
pub const WEIR_CALL_NESTED: u32 = 8;

pub const WEIR_PASS: c_int = 0;
pub const WEIR_ANSWER: c_int = 1;

pub const WEIR_HOOK_GENERAL_REGS: u32 = 1;
pub const WEIR_HOOK_REENTER: u32 = 2;
pub const WEIR_HOOK_DEFERRED: u32 = 4;

#[repr(C)]
pub struct weir_session {
    _opaque: [u8; 0],
}

#[repr(C)]
pub struct weir_error {
    pub code: c_int,
    pub reason: c_int,
    pub at: *const c_void,
    pub text: [c_char; 112],
}

#[repr(C)]
#[derive(Default)]
pub struct weir_session_options {
    pub size: u32,
    pub flags: u32,
    pub hook_stack: u32,
    pub reserved: u32,
}

#[repr(C)]
pub struct weir_call {
    pub size: u32,
    pub flags: u32,
    pub nr: u64,
    pub args: [u64; 6],
    pub result: i64,
    pub ip: u64,
    pub sp: u64,
    pub scratch: u64,
}

pub type weir_enter = unsafe extern "C" fn(*mut weir_call, *mut c_void) -> c_int;
pub type weir_leave = unsafe extern "C" fn(*mut weir_call, *mut c_void);

#[repr(C)]
pub struct weir_syscall_spec {
    pub size: u32,
    pub flags: u32,
    pub priority: i32,
    pub count: u32,
    pub numbers: *const u32,
    pub enter: Option<weir_enter>,
    pub leave: Option<weir_leave>,
    pub data: *mut c_void,
    pub select: *const c_char,
    pub from: *const *const c_char,
    pub tid: i32,
    pub reserved: u32,
}

#[repr(C)]
pub struct weir_site {
    pub size: u32,
    pub tactic: u32,
    pub address: u64,
    pub offset: u64,
    pub nr: i64,
    pub path: [c_char; 256],
}

#[repr(C)]
pub struct weir_task_event {
    pub size: u32,
    pub kind: u32,
    pub pid: i32,
    pub tid: i32,
    pub result: i64,
    pub flags: u64,
    pub stack: u64,
    pub stack_size: u64,
    pub tls: u64,
    pub parent_tid: u64,
    pub child_tid: u64,
    pub pidfd: u64,
    pub exit_signal: u64,
    pub call: *const weir_call,
}

#[repr(C)]
pub struct weir_task_spec {
    pub size: u32,
    pub flags: u32,
    pub priority: i32,
    pub kinds: u32,
    pub on_event: Option<unsafe extern "C" fn(*const weir_task_event, *mut c_void)>,
    pub data: *mut c_void,
}

extern "C" {
    pub fn weir_version() -> *const c_char;
    pub fn weir_session_open(
        out: *mut *mut weir_session,
        options: *const weir_session_options,
        err: *mut weir_error,
    ) -> c_int;
    pub fn weir_session_close(s: *mut weir_session);
    pub fn weir_session_disable(s: *mut weir_session);
    pub fn weir_session_enable(s: *mut weir_session);
    pub fn weir_thread_disable() -> c_int;
    pub fn weir_thread_enable() -> c_int;
    pub fn weir_thread_id() -> i32;
    pub fn weir_memory_read(dst: *mut c_void, src: *const c_void, n: usize) -> c_int;
    pub fn weir_memory_write(dst: *mut c_void, src: *const c_void, n: usize) -> c_int;
    pub fn weir_string_read(dst: *mut c_char, src: *const c_char, size: usize) -> i64;
    pub fn weir_print(fd: c_int, format: *const c_char, ...) -> c_int;
    pub fn weir_fd_hide(fd: c_int) -> c_int;
    pub fn weir_syscall_add(
        s: *mut weir_session,
        spec: *const weir_syscall_spec,
        out: *mut c_int,
        err: *mut weir_error,
    ) -> c_int;
    pub fn weir_syscall_remove(s: *mut weir_session, handle: c_int) -> c_int;
    pub fn weir_syscall_busy(handle: c_int) -> c_int;
    pub fn weir_syscall(nr: u64, a: u64, b: u64, c: u64, d: u64, e: u64, f: u64) -> i64;
    pub fn weir_proceed(call: *mut weir_call) -> i64;
    pub fn weir_deferred_run(s: *mut weir_session, timeout: i64) -> c_int;
    pub fn weir_deferred_lost(s: *const weir_session) -> u64;
    pub fn weir_syscall_name(nr: u64) -> *const c_char;
    pub fn weir_syscall_number(name: *const c_char) -> c_int;
    pub fn weir_errno_name(error: c_int) -> *const c_char;
    pub fn weir_site_info(ip: u64, out: *mut weir_site) -> c_int;
    pub fn weir_task_add(
        s: *mut weir_session,
        spec: *const weir_task_spec,
        out: *mut c_int,
        err: *mut weir_error,
    ) -> c_int;
    pub fn weir_task_remove(s: *mut weir_session, handle: c_int) -> c_int;
}
