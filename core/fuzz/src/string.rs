//! Strings are written as `serde_json` writes them, and scanning many bytes at once finds what scanning each byte finds.

use cloud_image::fuzzing::{lines, space_stop, starts_with, string_stop, write_string};

/// Compares the vectorised functions with plain loops.
///
/// # Panics
///
/// If they differ.
pub fn string(bytes: &[u8]) {
    check_writing(&String::from_utf8_lossy(bytes));
    check_scanning(&bytes[..bytes.len().min(MAX_BYTES)]);
}

/// The time is quadratic in the length.
const MAX_BYTES: usize = 600;

/// Longer than the tokens that are compared as machine words.
const MAX_TOKEN_BYTES: usize = 24;

fn check_writing(text: &str) {
    // Existing bytes must not change.
    let mut out = b"{".to_vec();
    write_string(text, &mut out);
    assert_eq!(out[1..], serde_json::to_vec(text).expect("a string"));
    assert_eq!(out[0], b'{');
}

fn check_scanning(bytes: &[u8]) {
    // From the end to the start, so that the expected positions are known.
    let (mut stop, mut non_space, mut line_count) = (bytes.len(), bytes.len(), 0);
    assert_eq!((string_stop(bytes, stop), space_stop(bytes, stop)), (stop, stop));
    for (at, &byte) in bytes.iter().enumerate().rev() {
        let rest = &bytes[at..];
        if ends_scan(byte) {
            stop = at;
        }
        if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            non_space = at;
        }
        line_count += usize::from(byte == b'\n');
        assert_eq!(string_stop(bytes, at), stop, "at {at}");
        assert_eq!(string_stop(rest, 0), stop - at, "at {at}");
        assert_eq!(space_stop(bytes, at), non_space, "at {at}");
        assert_eq!(lines(rest), line_count, "at {at}");
        for token in (0..=bytes.len().min(MAX_TOKEN_BYTES)).map(|end| &bytes[..end]) {
            assert_eq!(starts_with(rest, token), rest.starts_with(token), "{token:?} at {at}");
        }
    }
}

fn ends_scan(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}
