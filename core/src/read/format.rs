//! Identifies inputs that are not JSON, so that the error can name the format and how to get JSON instead.
//!
//! A format is reported only if it is certain. For an input that may be broken JSON, the location of the fault helps
//! more; formats that are rarely mistaken for JSON are left out. All comparisons are by byte, because searching in
//! strings would make the module larger than all of this.

#[cfg(test)]
mod tests;

use crate::error::{Error, ErrorCode, ImageFault, Location, utf16};
use crate::json::{Start, start};

/// A format that is often passed in place of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Gzip,
    Binary,
    Yaml,
    Csv,
    /// With a header in capital letters and spaces between the columns, or with drawn lines.
    Table,
    Html,
    Xml,
    /// The `repr` of a Python value.
    Python,
    /// A response with its status and headers, as `curl -i` writes it.
    Http,
    /// An error message of a client.
    CommandError,
    /// Another message of a client.
    CommandMessage,
}

/// The number of bytes at the start of an input that [`sniff_bytes`] needs.
pub(super) const FIRST_BYTES: usize = 16;

/// The number of bytes at the start of an input that [`sniff_text`] needs.
pub(super) const FIRST_TEXT_BYTES: usize = 512;

impl Format {
    /// The format, as an error message names it after "found"; then how to get JSON.
    fn found_and_hint(self) -> &'static str {
        match self {
            Self::Gzip => "gzip data; decompress it first",
            Self::Binary => "binary data; give the JSON of the API",
            Self::Yaml => {
                "what looks like YAML; ask for JSON with `--format=json`, `--output json` or `-f json`"
            }
            Self::Csv => {
                "what looks like CSV; ask for JSON with `--format=json`, `--output json` or `-f json`"
            }
            Self::Table => {
                "what looks like a table; ask for JSON with `--format=json`, `--output json` or `-f json`"
            }
            Self::Http => {
                "what looks like an HTTP response with its headers; save only the body (`curl` without `-i`)"
            }
            Self::Html => {
                "what looks like an HTML page; the address may be wrong, or ask for a login first"
            }
            Self::Xml => "what looks like XML; ask the API for JSON",
            Self::Python => {
                "what looks like a printed Python value; Python writes JSON with `json.dumps`"
            }
            Self::CommandError => {
                "what looks like an error of a command; see why it failed, and run it again"
            }
            Self::CommandMessage => {
                "what looks like a message of a command; leave its standard error out of the input"
            }
        }
    }

    /// The fault of an input in this format.
    #[cold]
    pub(super) fn fault(self, code: ErrorCode) -> Box<ImageFault> {
        ImageFault::expected(code, None, "JSON", self.found_and_hint())
    }
}

/// The first bytes of an input, and its format; `None` if they show only that it is none of the others.
type Signature = (&'static [u8], Option<Format>);

/// The signatures of binary files.
const BINARY_SIGNATURES: &[Signature] = &[
    (b"\x1f\x8b", Some(Format::Gzip)),
    // zstd, PDF and bzip2: their first bytes may all be bytes of a text.
    (b"\x28\xb5\x2f\xfd", Some(Format::Binary)),
    (b"%PDF-", Some(Format::Binary)),
    (b"BZh91AY", Some(Format::Binary)),
];

/// The signatures of texts. The first match counts.
const TEXT_SIGNATURES: &[Signature] = &[
    (b"---\n", Some(Format::Yaml)),
    (b"---\r", Some(Format::Yaml)),
    (b"%YAML ", Some(Format::Yaml)),
    (b"NAME\n", Some(Format::Table)),
    (b"|", Some(Format::Table)),
    (b"+-", Some(Format::Table)),
    (b"+=", Some(Format::Table)),
    // Box drawing characters: U+2500 to U+257F.
    (b"\xe2\x94", Some(Format::Table)),
    (b"\xe2\x95", Some(Format::Table)),
    (b"<!DOCTYPE html", Some(Format::Html)),
    (b"<!DOCTYPE HTML", Some(Format::Html)),
    (b"<!doctype html", Some(Format::Html)),
    (b"<html", Some(Format::Html)),
    (b"<HTML", Some(Format::Html)),
    (b"<head>", Some(Format::Html)),
    (b"<body", Some(Format::Html)),
    (b"<?xml", Some(Format::Xml)),
    (b"HTTP/1.", Some(Format::Http)),
    (b"HTTP/2 ", Some(Format::Http)),
    (b"HTTP/3 ", Some(Format::Http)),
    (b"ERROR: ", Some(Format::CommandError)),
    (b"An error occurred (", Some(Format::CommandError)),
    (b"aws: [ERROR]: ", Some(Format::CommandError)),
    (b"WARNING: ", Some(Format::CommandMessage)),
    (b"Listed 0 items", Some(Format::CommandMessage)),
    (b"Your active configuration is: [", Some(Format::CommandMessage)),
    (b"Updates are available for some ", Some(Format::CommandMessage)),
    // Messages of programs, which would match YAML.
    (b"ERROR:", None),
    (b"Error:", None),
    (b"error:", None),
    (b"Usage:", None),
    (b"usage:", None),
];

/// The length of the byte order mark of an input; an error if the input cannot be JSON.
pub(super) fn check_start(bytes: &[u8]) -> Result<usize, Box<Error>> {
    match (start(bytes), sniff_bytes(bytes)) {
        (Start::Utf16, _) => Err(utf16()),
        (Start::Utf8(_), Some(format)) => {
            let fault = format.fault(ErrorCode::Encoding);
            Err(Error::from_fault(fault, None, None, Some(Location::START)))
        }
        (Start::Utf8(mark), None) => Ok(mark),
    }
}

/// Identifies a binary format from the first 16 bytes of an input.
pub(super) fn sniff_bytes(first: &[u8]) -> Option<Format> {
    match find_signature(first, BINARY_SIGNATURES) {
        Some((_, format)) => *format,
        None => is_binary(first).then_some(Format::Binary),
    }
}

fn is_binary(first: &[u8]) -> bool {
    let is_text = match first {
        // UTF-32, big endian; and JSON with such a byte in it, which is a fault with a location.
        [0, 0, 0xfe, 0xff, ..]
        | [0, 0, 0, 1..=0x7f]
        | [0, 0, 0, 1..=0x7f, 0, ..]
        | [b'{' | b'[' | b'"', ..] => true,
        _ => start(first) == Start::Utf16,
    };
    // White space and the escape character also occur in texts.
    !is_text && first.iter().take(FIRST_BYTES).any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a))
}

/// The first signature that matches.
#[inline(never)]
fn find_signature(input: &[u8], signatures: &'static [Signature]) -> Option<&'static Signature> {
    signatures.iter().find(|(start, _)| input.starts_with(start))
}

/// Identifies a text format from the start of a document that is not JSON. The start may be cut anywhere; 512 bytes are
/// enough.
pub(super) fn sniff_text(start: &[u8]) -> Option<Format> {
    let text = skip_space(start);
    if let Some((_, format)) = find_signature(text, TEXT_SIGNATURES) {
        return *format;
    }
    match text {
        [b'{' | b'[', ..] => {
            let inside =
                skip_while(text, |byte| matches!(byte, b'{' | b'[' | b' ' | b'\r' | b'\n'));
            // `u'` starts a string of Python 2, `b'` a byte string.
            matches!(inside, [b'\'', ..] | [b'u' | b'b', b'\'', ..]).then_some(Format::Python)
        }
        [b'"', string @ ..] => {
            // A string, followed by what cannot follow it in JSON.
            let end = skip_while(string, |byte| !matches!(byte, b'"' | b'\\'));
            matches!(end, [b'"', b',', b'"' | b'0'..=b'z', ..]).then_some(Format::Csv)
        }
        [b'<', b'A'..=b'Z' | b'a'..=b'z', tag @ ..] => match skip_while(tag, is_tag_byte) {
            [b'>' | b'/', ..] => Some(Format::Xml),
            [b' ' | b'\r' | b'\n', attributes @ ..] => {
                let value = skip_while(skip_space(attributes), is_tag_byte);
                value.starts_with(b"=\"").then_some(Format::Xml)
            }
            _ => None,
        },
        _ => sniff_lines(text),
    }
}

/// Identifies a format from its first line and the start of the next one.
fn sniff_lines(text: &[u8]) -> Option<Format> {
    let header = skip_while(text, |byte| matches!(byte, b' ' | b'_' | b'0'..=b'9' | b'A'..=b'Z'));
    if matches!(header, [] | [b'\r' | b'\n', ..])
        && text.first().is_some_and(u8::is_ascii_uppercase)
        && skip_while(text, is_name_byte).starts_with(b"  ")
    {
        return Some(Format::Table);
    }
    let fields = skip_while(text, |byte| byte == b',' || is_name_byte(byte));
    if let Some(next) = next_line(fields) {
        // Prose has spaces after its commas.
        let has_fields = |line| {
            let comma = skip_while(line, |byte| !matches!(byte, b',' | b'\n'));
            matches!(comma, [b',', b'!'..=b'~', ..])
        };
        return (has_fields(text) && has_fields(next)).then_some(Format::Csv);
    }
    let entry = skip_while(text, |byte| matches!(byte, b'-' | b' '));
    let value = after_key(entry)?;
    // A value with spaces may be a sentence.
    let next = next_line(skip_while(skip_while(value, |byte| byte == b' '), |byte| byte > b' '))?;
    (matches!(next, [b' ' | b'-', ..]) || after_key(next).is_some()).then_some(Format::Yaml)
}

/// The rest of a line after the YAML key at its start.
fn after_key(line: &[u8]) -> Option<&[u8]> {
    match (line, skip_while(line, is_name_byte)) {
        ([b'_' | b'A'..=b'Z' | b'a'..=b'z', ..], [b':', value @ ..]) => {
            value.first().is_some_and(u8::is_ascii_whitespace).then_some(value)
        }
        _ => None,
    }
}

/// The next line, if `end` is the end of a line.
fn next_line(end: &[u8]) -> Option<&[u8]> {
    match end {
        [b'\n', next @ ..] | [b'\r', b'\n', next @ ..] => Some(next),
        _ => None,
    }
}

fn skip_space(text: &[u8]) -> &[u8] {
    skip_while(text, |byte| byte.is_ascii_whitespace())
}

fn is_tag_byte(byte: u8) -> bool {
    byte == b':' || is_name_byte(byte)
}

fn is_name_byte(byte: u8) -> bool {
    matches!(byte, b'-' | b'.' | b'/' | b'_') || byte.is_ascii_alphanumeric()
}

/// The rest of a text after the bytes at its start that match.
#[inline(never)]
fn skip_while(text: &[u8], matches: fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|&byte| !matches(byte)).unwrap_or(text.len());
    text.get(end..).unwrap_or_default()
}
