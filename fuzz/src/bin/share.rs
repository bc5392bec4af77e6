//! The fuzzer's way to [`rolefit_fuzz::share`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rolefit_fuzz::share(bytes));
