//! Whatever the chunks are that bytes come in, the same comes out, and little is held.

#![no_main]

use cloud_image_fuzz::{Chunks, chunks};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: Chunks<'_>| chunks(&input));
