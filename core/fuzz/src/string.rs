//! Strings are written as `serde_json` writes them, and many bytes at once are looked at as one by one.

use cloud_image::fuzzing::{lines, space_stop, starts_with, string_stop, write_string};

/// Holds what looks at many bytes at once to plain loops.
///
/// # Panics
///
/// When they differ.
pub fn string(bytes: &[u8]) {
    written(&String::from_utf8_lossy(bytes));
    scanned(&bytes[..bytes.len().min(LONGEST)]);
}

/// Every place is looked at from every place before it.
const LONGEST: usize = 600;

/// Longer than what is compared by words.
const LONGEST_TOKEN: usize = 24;

fn written(text: &str) {
    // What stands there already must stay.
    let mut out = b"{".to_vec();
    write_string(text, &mut out);
    assert_eq!(out[1..], serde_json::to_vec(text).expect("a string"));
    assert_eq!(out[0], b'{');
}

fn scanned(bytes: &[u8]) {
    // From the end to the start, so that each place knows what comes behind it.
    let (mut stop, mut other, mut ended) = (bytes.len(), bytes.len(), 0);
    assert_eq!((string_stop(bytes, stop), space_stop(bytes, stop)), (stop, stop));
    for (at, &byte) in bytes.iter().enumerate().rev() {
        let rest = &bytes[at..];
        if stops(byte) {
            stop = at;
        }
        if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            other = at;
        }
        ended += usize::from(byte == b'\n');
        assert_eq!(string_stop(bytes, at), stop, "at {at}");
        assert_eq!(string_stop(rest, 0), stop - at, "at {at}");
        assert_eq!(space_stop(bytes, at), other, "at {at}");
        assert_eq!(lines(rest), ended, "at {at}");
        for token in (0..=bytes.len().min(LONGEST_TOKEN)).map(|end| &bytes[..end]) {
            assert_eq!(starts_with(rest, token), rest.starts_with(token), "{token:?} at {at}");
        }
    }
}

fn stops(byte: u8) -> bool {
    byte == b'"' || byte == b'\\' || byte < b' '
}
