#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| genreport_fuzz::words_file(data));
