//! Every class of JSON value: whether it is accepted, and the position of the error. The npm package's tests read the same
//! table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

use cloud_image::{Decoder, Error, ErrorCode, Image, images};

const TABLE: &str = include_str!("json-values.txt");
const BEFORE: &[u8] = br#"{"kind":"compute#image","name":"a","value":"#;

struct Case {
    line: usize,
    value: Vec<u8>,
    /// The code of the error and the offset in the value.
    error: Option<(ErrorCode, usize)>,
}

impl Case {
    fn text(&self) -> Vec<u8> {
        [BEFORE, &self.value, b"}"].concat()
    }

    fn check(&self, found: &[Result<Image<'_>, Error>], how: &str) {
        let line = self.line;
        let error = found.iter().find_map(|result| result.as_ref().err());
        let Some((code, offset)) = self.error else {
            assert_eq!(error, None, "line {line}, {how}");
            assert_eq!(found.len(), 1, "line {line}, {how}");
            return;
        };
        let error = error.unwrap_or_else(|| panic!("line {line}, {how}: expected an error"));
        let offset = BEFORE.len() + offset;
        assert_eq!(
            (error.code, error.offset),
            (code, Some(offset as u64)),
            "line {line}, {how}: {error}"
        );
        let before = &self.text()[..offset];
        let feeds = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        assert_eq!(
            (error.line, error.column),
            (Some(feeds as u64 + 1), Some(column as u64)),
            "line {line}, {how}: {error}"
        );
    }
}

fn cases() -> impl Iterator<Item = Case> {
    TABLE.split('\n').enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with("# ")).map(
        |(index, row)| {
            let (expected, value) = row.split_once('\t').expect("an expectation and a value");
            let error = expected
                .split_once(' ')
                .map(|(code, offset)| (code.parse().unwrap(), offset.parse().unwrap()));
            assert!(error.is_some() || expected == "ok", "{row}");
            Case { line: index + 1, value: bytes(value), error }
        },
    )
}

fn bytes(value: &str) -> Vec<u8> {
    let mut parts = value.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

#[test]
fn values_are_accepted_or_rejected_at_the_expected_position() {
    for case in cases() {
        case.check(&images(&case.text()).collect::<Vec<_>>(), "in one piece");
    }
}

#[test]
fn chunks_change_nothing() {
    for case in cases() {
        let text = case.text();
        for size in [1, 2, 7] {
            let mut decoder = Decoder::new();
            let mut found = Vec::new();
            for chunk in text.chunks(size) {
                decoder.feed(chunk).unwrap();
                while let Some(result) = decoder.next_image() {
                    found.push(result.map(Image::into_owned));
                }
            }
            decoder.finish();
            while let Some(result) = decoder.next_image() {
                found.push(result.map(Image::into_owned));
            }
            case.check(&found, &format!("in chunks of {size}"));
        }
    }
}
