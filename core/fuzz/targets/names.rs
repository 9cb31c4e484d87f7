//! Whatever stands in licences, names and descriptions, a value that is told of the system has a source that is there.

#![no_main]

use cloud_image_fuzz::{Names, names};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: Names<'_>| names(&texts));
