//! Every value inferred from licences, names and descriptions has evidence that exists.

#![no_main]

use cloud_image_fuzz::{Names, names};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: Names<'_>| names(&texts));
