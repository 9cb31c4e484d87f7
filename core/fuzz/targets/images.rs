//! Any object in any wrapper: the output can be written, reads back equal, and contains no secret.

#![no_main]

use cloud_image_fuzz::{Images, images};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Images| images(&input));
