//! Strings are written as `serde_json` writes them, and many bytes at once are looked at as one by one.

#![no_main]

use cloud_image_fuzz::string;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| string(bytes));
