//! Strings are written as `serde_json` writes them, and scanning many bytes at once finds what scanning each byte finds.

#![no_main]

use cloud_image_fuzz::string;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| string(bytes));
