//! Any chunks of an input give the same results as the input in one piece, and the memory is limited.

#![no_main]

use cloud_image_fuzz::{Chunks, chunks};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Chunks<'_>| chunks(&input));
