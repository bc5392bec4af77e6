//! The fuzzer's way to [`rolefit_fuzz::dataset`].
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| rolefit_fuzz::dataset(bytes));
