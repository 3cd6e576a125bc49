// SPDX-License-Identifier: MIT
// The target in Rust: its standard library makes the call.
fn main() {
    std::thread::spawn(|| println!("Thread is running."))
        .join()
        .unwrap();
}
