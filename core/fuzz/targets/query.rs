//! Any text is a filter, an order, a field mask or groups with a canonical form, or has one error with its place.

#![no_main]

use cloud_image_fuzz::query;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| query(text));
