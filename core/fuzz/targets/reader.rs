//! The reader accepts the texts that `serde_json` accepts, except those nested too deep, and reads the same values.

#![no_main]

use cloud_image_fuzz::reader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reader(bytes));
