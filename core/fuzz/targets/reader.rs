//! The reader takes the texts that `serde_json` takes, but for the deepest, and finds the same in them.

#![no_main]

use cloud_image_fuzz::reader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reader(bytes));
