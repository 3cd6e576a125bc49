// SPDX-License-Identifier: MIT
//! Run Rust code around, or in place of, the system calls of this process.
//!
//! ```no_run
//! use weir::{Action, Filter, Session};
//!
//! let session = Session::open(0)?;
//! let hook = session.add(&Filter::select("fsync,fdatasync\0"), |call| {
//!     call.answer(-5 /* EIO */)
//! })?;
//! # Ok::<(), weir::Error>(())
//! ```
//!
//! A callback runs on the thread that makes the call, between two instructions of the program, which
//! may hold any lock, that of the allocator included. So what libweir(7) says of callbacks in C holds:
//! no allocation, no `println!`, no locks that the program could hold; [`syscall`], [`print`], memory
//! of its own and atomics are fine. A panic in a callback ends the process. What needs more goes to
//! [`Session::defer`].
//!
//! The crate is `no_std` and has no dependencies. Without the feature `alloc` callbacks are `&'static`
//! closures ([`Session::add_static`]) or functions in C's manner ([`Session::add_raw`]).
#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod sys;

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::ffi::c_void;
use core::{fmt, mem, ptr, slice, str};
use sys::{c_char, c_int};

/// Why set-up failed.
pub struct Error(sys::weir_error);

// The address in it is only a number.
unsafe impl Send for Error {}
unsafe impl Sync for Error {}

impl Error {
    fn empty() -> Self {
        // Safety: numbers, a pointer and characters may all be zero.
        Error(unsafe { mem::zeroed() })
    }

    fn simple(code: c_int, text: &str) -> Self {
        let mut e = Error::empty();
        e.0.code = code;
        for (to, from) in e.0.text.iter_mut().zip(text.bytes()) {
            *to = from as c_char;
        }
        e
    }

    /// The errno, positive.
    pub fn errno(&self) -> i32 {
        -self.0.code
    }

    /// One line of English.
    pub fn text(&self) -> &str {
        // Safety: the library ends it with NUL, and Error::simple() is shorter.
        unsafe { text_at(self.0.text.as_ptr()) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (errno {})", self.text(), self.errno())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// What a callback before the kernel decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(i32)]
pub enum Action {
    /// Go on to the next interposer, and to the kernel.
    Pass = sys::WEIR_PASS,
    /// The call is done: the result is set.
    Answer = sys::WEIR_ANSWER,
}

/// One system call, as callbacks see it.
#[repr(transparent)]
pub struct Call(sys::weir_call);

impl Call {
    pub fn number(&self) -> u64 {
        self.0.nr
    }
    pub fn set_number(&mut self, nr: u64) {
        self.0.nr = nr;
    }
    pub fn args(&self) -> &[u64; 6] {
        &self.0.args
    }
    pub fn args_mut(&mut self) -> &mut [u64; 6] {
        &mut self.0.args
    }
    /// A value, or a negative errno.
    pub fn result(&self) -> i64 {
        self.0.result
    }
    pub fn set_result(&mut self, result: i64) {
        self.0.result = result;
    }
    /// `sys::WEIR_CALL_*`
    pub fn flags(&self) -> u32 {
        self.0.flags
    }
    /// Handed on from `enter` to `leave` of the same interposer.
    pub fn scratch(&mut self) -> &mut u64 {
        &mut self.0.scratch
    }
    /// The address after the instruction; see [`site`].
    pub fn ip(&self) -> u64 {
        self.0.ip
    }
    /// Sets the result, for `return call.answer(-1)`.
    pub fn answer(&mut self, result: i64) -> Action {
        self.0.result = result;
        Action::Answer
    }
    /// Makes the call now, from inside `enter`: weir_proceed(3).
    pub fn proceed(&mut self) -> i64 {
        // Safety: the library refuses it where it is not the time for it.
        unsafe { sys::weir_proceed(&mut self.0) }
    }
    /// The string that an argument points to, cut to the buffer; None if it is not there.
    pub fn string<'a>(&self, argument: usize, buffer: &'a mut [u8]) -> Option<&'a [u8]> {
        if buffer.is_empty() {
            return None;
        }
        // Safety: the library checks the source, and writes no more than the buffer's length.
        let n = unsafe {
            sys::weir_string_read(
                buffer.as_mut_ptr().cast(),
                self.0.args[argument] as *const c_char,
                buffer.len(),
            )
        };
        usize::try_from(n).ok().map(|n| &buffer[..n])
    }
}

/// Which calls come to an interposer, and in which place of the chain.
#[derive(Clone, Copy, Default)]
pub struct Filter<'a> {
    select: Option<&'a str>,
    from: Option<&'a [*const c_char]>,
    tid: i32,
    priority: i32,
    flags: u32,
}

impl<'a> Filter<'a> {
    /// Every call.
    pub fn all() -> Self {
        Self::default()
    }
    /// Names, classes and numbers, "read,write,%file", ended by a NUL ("...\0").
    pub fn select(list: &'a str) -> Self {
        Filter { select: Some(list), ..Self::default() }
    }
    /// Patterns for the object that makes the call, as pointers to C strings, ended by a null pointer.
    ///
    /// # Safety
    /// The pointers must be to strings that live until the interposer was added, the last one null.
    pub unsafe fn from(mut self, patterns: &'a [*const c_char]) -> Self {
        self.from = Some(patterns);
        self
    }
    /// Only calls of this thread.
    pub fn thread(mut self, tid: i32) -> Self {
        self.tid = tid;
        self
    }
    /// Lower enters first and leaves last.
    pub fn priority(mut self, priority: i32) -> Self {
        self.priority = priority;
        self
    }
    /// Calls that the callback makes itself, through libc, come to it again.
    pub fn reenter(mut self) -> Self {
        self.flags |= sys::WEIR_HOOK_REENTER;
        self
    }
}

/// weir_session_open(3). Closed when it is dropped, which its interposers cannot outlive.
pub struct Session(*mut sys::weir_session);

// Safety: the functions that take a session are thread safe.
unsafe impl Send for Session {}
unsafe impl Sync for Session {}

impl Session {
    /// `flags`: `sys::WEIR_SESSION_*`
    pub fn open(flags: u32) -> Result<Self, Error> {
        Self::open_with_stack(flags, 0)
    }

    /// With so many bytes of stack for callbacks, 0 for the default.
    pub fn open_with_stack(flags: u32, hook_stack: u32) -> Result<Self, Error> {
        let options = sys::weir_session_options {
            size: mem::size_of::<sys::weir_session_options>() as u32,
            flags,
            hook_stack,
            reserved: 0,
        };
        let (mut s, mut e) = (ptr::null_mut(), Error::empty());
        // Safety: all pointers are to locals of the right types.
        match unsafe { sys::weir_session_open(&mut s, &options, &mut e.0) } {
            0 => Ok(Session(s)),
            _ => Err(e),
        }
    }

    pub fn disable(&self) {
        unsafe { sys::weir_session_disable(self.0) }
    }
    pub fn enable(&self) {
        unsafe { sys::weir_session_enable(self.0) }
    }

    /// Keeps the session, and what is detached of it, until the process ends.
    #[cfg(feature = "alloc")]
    pub fn leak(self) -> &'static Session {
        Box::leak(Box::new(self))
    }

    /// Adds callbacks in C's manner.
    ///
    /// # Safety
    /// `enter`, `leave` and `data` must stay valid until the interposer is removed and no thread is
    /// inside it ([`Interposer::remove`]); the callbacks may be called by several threads at once.
    pub unsafe fn add_raw(
        &self,
        filter: &Filter<'_>,
        enter: Option<sys::weir_enter>,
        leave: Option<sys::weir_leave>,
        data: *mut c_void,
        flags: u32,
    ) -> Result<Interposer<'_>, Error> {
        let select = match filter.select {
            Some(s) if !s.ends_with('\0') => {
                return Err(Error::simple(-22, "select: the list does not end with a NUL"))
            }
            Some(s) => s.as_ptr().cast(),
            None => ptr::null(),
        };
        if filter.from.map_or(false, |f| f.last().map_or(true, |p| !p.is_null())) {
            return Err(Error::simple(-22, "from: the patterns do not end with a null pointer"));
        }
        let spec = sys::weir_syscall_spec {
            size: mem::size_of::<sys::weir_syscall_spec>() as u32,
            flags: filter.flags | flags,
            priority: filter.priority,
            count: 0,
            numbers: ptr::null(),
            enter,
            leave,
            data,
            select,
            from: filter.from.map_or(ptr::null(), |f| f.as_ptr()),
            tid: filter.tid,
            reserved: 0,
        };
        let (mut handle, mut e) = (-1, Error::empty());
        match sys::weir_syscall_add(self.0, &spec, &mut handle, &mut e.0) {
            0 => Ok(Interposer { session: self, handle, data: Data::Foreign }),
            _ => Err(e),
        }
    }

    /// Calls `enter` before the kernel; no allocation at all.
    pub fn add_static<F>(&self, filter: &Filter<'_>, enter: &'static F) -> Result<Interposer<'_>, Error>
    where
        F: Fn(&mut Call) -> Action + Sync,
    {
        let data = enter as *const F as *mut c_void;
        // Safety: what is 'static and Sync stays, and may be called by any thread.
        unsafe { self.add_raw(filter, Some(call_enter::<F>), None, data, 0) }
    }

    /// Calls `enter` before the kernel.
    #[cfg(feature = "alloc")]
    pub fn add<F>(&self, filter: &Filter<'_>, enter: F) -> Result<Interposer<'_>, Error>
    where
        F: Fn(&mut Call) -> Action + Send + Sync + 'static,
    {
        self.add_boxed(filter, enter, Some(call_enter::<F>), None, 0)
    }

    /// Calls `leave` after the call.
    #[cfg(feature = "alloc")]
    pub fn after<F>(&self, filter: &Filter<'_>, leave: F) -> Result<Interposer<'_>, Error>
    where
        F: Fn(&mut Call) + Send + Sync + 'static,
    {
        self.add_boxed(filter, leave, None, Some(call_leave::<F>), 0)
    }

    /// Calls `leave` with a copy of each finished call, later, in [`Session::run_deferred`]: ordinary
    /// code, that may allocate, lock and print.
    #[cfg(feature = "alloc")]
    pub fn defer<F>(&self, filter: &Filter<'_>, leave: F) -> Result<Interposer<'_>, Error>
    where
        F: Fn(&mut Call) + Send + Sync + 'static,
    {
        self.add_boxed(filter, leave, None, Some(call_leave::<F>), sys::WEIR_HOOK_DEFERRED)
    }

    #[cfg(feature = "alloc")]
    fn add_boxed<F>(
        &self,
        filter: &Filter<'_>,
        f: F,
        enter: Option<sys::weir_enter>,
        leave: Option<sys::weir_leave>,
        flags: u32,
    ) -> Result<Interposer<'_>, Error> {
        let data = Box::into_raw(Box::new(f));
        // Safety: Interposer frees the box when no thread is inside, else never.
        match unsafe { self.add_raw(filter, enter, leave, data.cast(), flags) } {
            Ok(mut i) => {
                i.data = Data::Boxed(data.cast(), drop_box::<F>);
                Ok(i)
            }
            Err(e) => {
                // Safety: it was not taken.
                unsafe { drop_box::<F>(data.cast()) };
                Err(e)
            }
        }
    }

    /// Runs deferred callbacks in this thread: how many. `timeout` in nanoseconds: 0 does not wait, -1
    /// waits as long as it takes.
    pub fn run_deferred(&self, timeout: i64) -> Result<u32, i32> {
        let n = unsafe { sys::weir_deferred_run(self.0, timeout) };
        u32::try_from(n).map_err(|_| -n)
    }
    pub fn lost_deferred(&self) -> u64 {
        unsafe { sys::weir_deferred_lost(self.0) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        unsafe { sys::weir_session_close(self.0) }
    }
}

enum Data {
    Foreign,
    #[cfg(feature = "alloc")]
    Boxed(*mut c_void, unsafe fn(*mut c_void)),
}

/// Callbacks that were added. Dropping it removes them.
pub struct Interposer<'s> {
    session: &'s Session,
    handle: c_int,
    data: Data,
}

// Safety: the closure is Send and Sync, the handle is a number.
unsafe impl Send for Interposer<'_> {}

impl Interposer<'_> {
    /// Leaves the callbacks in place until the session is closed.
    pub fn detach(mut self) {
        self.handle = -1;
    }
    /// How many threads are inside the callbacks.
    pub fn busy(&self) -> u32 {
        u32::try_from(unsafe { sys::weir_syscall_busy(self.handle) }).unwrap_or(0)
    }
    /// Removes the callbacks: how many threads are still inside. Their closure is left for ever then.
    pub fn remove(mut self) -> u32 {
        self.take_out()
    }

    fn take_out(&mut self) -> u32 {
        if self.handle < 0 {
            return 0;
        }
        let inside = unsafe { sys::weir_syscall_remove(self.session.0, self.handle) };
        self.handle = -1;
        match self.data {
            Data::Foreign => (),
            #[cfg(feature = "alloc")]
            // Safety: it was made by add_boxed(), and no thread is inside any more.
            Data::Boxed(data, free) if inside == 0 => unsafe { free(data) },
            #[cfg(feature = "alloc")]
            Data::Boxed(..) => (),
        }
        u32::try_from(inside).unwrap_or(0)
    }
}

impl Drop for Interposer<'_> {
    fn drop(&mut self) {
        self.take_out();
    }
}

#[cfg(feature = "alloc")]
unsafe fn drop_box<F>(data: *mut c_void) {
    drop(Box::from_raw(data.cast::<F>()));
}

// A panic must not unwind into the program, whose frames know nothing of it.
struct NoPanic;

impl Drop for NoPanic {
    fn drop(&mut self) {
        const TEXT: &[u8] = b"weir: a callback panicked\n";
        let pid = syscall(39, &[]);
        syscall(1, &[2, TEXT.as_ptr() as u64, TEXT.len() as u64]);
        syscall(62, &[pid as u64, 6 /* SIGABRT */]);
        syscall(231, &[134]);
    }
}

unsafe extern "C" fn call_enter<F>(call: *mut sys::weir_call, data: *mut c_void) -> c_int
where
    F: Fn(&mut Call) -> Action,
{
    let guard = NoPanic;
    let action = (*data.cast::<F>())(&mut *call.cast::<Call>());
    mem::forget(guard);
    action as c_int
}

#[cfg(feature = "alloc")]
unsafe extern "C" fn call_leave<F>(call: *mut sys::weir_call, data: *mut c_void)
where
    F: Fn(&mut Call),
{
    let guard = NoPanic;
    (*data.cast::<F>())(&mut *call.cast::<Call>());
    mem::forget(guard);
}

/// weir_syscall(3): a system call that no interposer sees. Missing arguments are 0.
///
/// It is as safe as the call is: one that writes to memory must be given memory that may be written.
pub fn syscall(nr: u64, args: &[u64]) -> i64 {
    let a = |i: usize| args.get(i).copied().unwrap_or(0);
    unsafe { sys::weir_syscall(nr, a(0), a(1), a(2), a(3), a(4), a(5)) }
}

/// Writes to a descriptor, without libc, unseen by interposers.
pub fn print(fd: i32, text: &str) -> i64 {
    syscall(1, &[fd as u64, text.as_ptr() as u64, text.len() as u64])
}

/// A value at an address that the program gave, if it is there.
///
/// # Safety
/// Any bytes must be a value of `T`.
pub unsafe fn load<T: Copy>(address: u64) -> Option<T> {
    let mut value = mem::MaybeUninit::<T>::uninit();
    let size = mem::size_of::<T>();
    match sys::weir_memory_read(value.as_mut_ptr().cast(), address as *const c_void, size) {
        0 => Some(value.assume_init()),
        _ => None,
    }
}

/// Writes to an address that the program gave; false if nothing can be written there.
///
/// # Safety
/// The program must expect a `T` there.
pub unsafe fn store<T: Copy>(address: u64, value: T) -> bool {
    let size = mem::size_of::<T>();
    sys::weir_memory_write(address as *mut c_void, (&value as *const T).cast(), size) == 0
}

/// CStr is in core from Rust 1.64 on.
unsafe fn text_at<'a>(text: *const c_char) -> &'a str {
    let mut n = 0;
    while *text.add(n) != 0 {
        n += 1;
    }
    str::from_utf8(slice::from_raw_parts(text.cast(), n)).unwrap_or("?")
}

fn constant(text: *const c_char) -> Option<&'static str> {
    // Safety: the library's names are constants, or NULL.
    (!text.is_null()).then(|| unsafe { text_at(text) })
}

/// "0.1.0"
pub fn version() -> &'static str {
    constant(unsafe { sys::weir_version() }).unwrap_or("")
}
/// "read" for 0.
pub fn syscall_name(nr: u64) -> Option<&'static str> {
    constant(unsafe { sys::weir_syscall_name(nr) })
}
/// 0 for "read".
pub fn syscall_number(name: &str) -> Option<u32> {
    let mut text = [0u8; 64]; // no name is as long, and it ends with NUL
    text.get_mut(..name.len().min(63))?.copy_from_slice(&name.as_bytes()[..name.len().min(63)]);
    u32::try_from(unsafe { sys::weir_syscall_number(text.as_ptr().cast()) }).ok()
}
/// "EPERM" for 1 or -1.
pub fn errno_name(error: i32) -> Option<&'static str> {
    constant(unsafe { sys::weir_errno_name(error) })
}
/// The calling thread.
pub fn thread_id() -> i32 {
    unsafe { sys::weir_thread_id() }
}

/// Makes the calling thread's calls pass by all callbacks while it lives.
pub struct ThreadPause(());

impl ThreadPause {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        unsafe { sys::weir_thread_disable() };
        ThreadPause(())
    }
}

impl Drop for ThreadPause {
    fn drop(&mut self) {
        unsafe { sys::weir_thread_enable() };
    }
}
