//! Whatever an image's object holds, what comes of it can be written, read back, and shown.

#![no_main]

use cloud_image_fuzz::{Images, images};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Images| images(&input));
