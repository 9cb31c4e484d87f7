//! What an input is that is not JSON, and how to get JSON in its place.
//!
//! Right or silent: what could be JSON that is merely broken is no format, for there the place of the fault
//! helps more; and what is seldom given for JSON is not expectation. All is compared byte by byte, as searching in
//! strings would weigh more than all of this.

#[cfg(test)]
mod tests;

use crate::error::{Error, ErrorCode, ImageFault, Location, utf16};
use crate::json::{Start, start};

/// A format that is not JSON, and that people give for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Gzip,
    Binary,
    Yaml,
    Csv,
    /// With heads in capital letters and spaces between the columns, or with drawn lines.
    Table,
    Html,
    Xml,
    Python,
    Failure,
    Message,
}

/// How many bytes of an input [`of_bytes`] wants to see.
pub(super) const FIRST_BYTES: usize = 16;

/// How many bytes of an input [`of_text`] wants to see.
pub(super) const FIRST_TEXT: usize = 512;

impl Format {
    /// What was found, behind "found", and what to do about it.
    fn found_and_help(self) -> &'static str {
        match self {
            Self::Gzip => "gzip data; decompress it first",
            Self::Binary => "binary data; give the JSON of the API",
            Self::Yaml => "what looks like YAML; gcloud writes JSON with `--format=json`",
            Self::Csv => "what looks like CSV; gcloud writes JSON with `--format=json`",
            Self::Table => {
                "what looks like a table; gcloud writes JSON with `--format=json`, openstack with `-f json`"
            }
            Self::Html => {
                "what looks like an HTML page; the address may be wrong, or ask for a login first"
            }
            Self::Xml => "what looks like XML; ask the API for JSON",
            Self::Python => {
                "what looks like a printed Python value; Python writes JSON with `json.dumps`"
            }
            Self::Failure => {
                "what looks like an error of gcloud; see why gcloud failed, and run it again"
            }
            Self::Message => {
                "what looks like a message of gcloud; leave its standard error out of the input"
            }
        }
    }

    /// The error of an input in this format, of which JSON was expected.
    #[cold]
    pub(super) fn fault(self, code: ErrorCode) -> Box<ImageFault> {
        ImageFault::expected(code, None, "JSON", self.found_and_help())
    }
}

/// How an input starts, and what it is then.
type Beginning = (&'static [u8], Option<Format>);

/// How files start that are no text.
const FILES: &[Beginning] = &[
    (b"\x1f\x8b", Some(Format::Gzip)),
    // These may have no byte in front that a text has not, too: of zstd, PDF and bzip2.
    (b"\x28\xb5\x2f\xfd", Some(Format::Binary)),
    (b"%PDF-", Some(Format::Binary)),
    (b"BZh91AY", Some(Format::Binary)),
];

/// How texts start that are no JSON. The first that fits counts.
const TEXTS: &[Beginning] = &[
    (b"---\n", Some(Format::Yaml)),
    (b"---\r", Some(Format::Yaml)),
    (b"%YAML ", Some(Format::Yaml)),
    (b"NAME\n", Some(Format::Table)),
    (b"|", Some(Format::Table)),
    (b"+-", Some(Format::Table)),
    (b"+=", Some(Format::Table)),
    // The lines for drawing boxes: U+2500 to U+257F.
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
    (b"ERROR: (gcloud", Some(Format::Failure)),
    (b"ERROR: gcloud", Some(Format::Failure)),
    (b"WARNING: ", Some(Format::Message)),
    (b"Listed 0 items", Some(Format::Message)),
    (b"Your active configuration is: [", Some(Format::Message)),
    (b"Updates are available for some ", Some(Format::Message)),
    // What programs say has the shape of YAML.
    (b"ERROR:", None),
    (b"Error:", None),
    (b"error:", None),
    (b"Usage:", None),
    (b"usage:", None),
];

/// The length of the byte order mark of an input, or why it cannot be read.
pub(super) fn check_start(bytes: &[u8]) -> Result<usize, Box<Error>> {
    match (start(bytes), of_bytes(bytes)) {
        (Start::Utf16, _) => Err(utf16()),
        (Start::Utf8(_), Some(format)) => {
            let fault = format.fault(ErrorCode::Encoding);
            Err(Error::new(fault, None, None, Some(Location::START)))
        }
        (Start::Utf8(mark), None) => Ok(mark),
    }
}

/// Identifies a format from the first 16 bytes of an input.
pub(super) fn of_bytes(first: &[u8]) -> Option<Format> {
    match find(first, FILES) {
        Some((_, format)) => *format,
        None => is_binary(first).then_some(Format::Binary),
    }
}

fn is_binary(first: &[u8]) -> bool {
    let is_text = match first {
        // UTF-32, most significant byte first; and JSON with such a byte in it, a fault with a place.
        [0, 0, 0xfe, 0xff, ..]
        | [0, 0, 0, 1..=0x7f]
        | [0, 0, 0, 1..=0x7f, 0, ..]
        | [b'{' | b'[' | b'"', ..] => true,
        _ => start(first) == Start::Utf16,
    };
    // White space and the escape character occur in texts.
    !is_text && first.iter().take(FIRST_BYTES).any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a))
}

/// The first beginning that an input has.
#[inline(never)]
fn find(input: &[u8], beginnings: &'static [Beginning]) -> Option<&'static Beginning> {
    beginnings.iter().find(|(start, _)| input.starts_with(start))
}

/// Identifies a format from the beginning of a document that is not JSON, wherever it is cut; 512 bytes are
/// enough.
pub(super) fn of_text(start: &[u8]) -> Option<Format> {
    let text = behind_space(start);
    if let Some((_, format)) = find(text, TEXTS) {
        return *format;
    }
    match text {
        [b'{' | b'[', ..] => {
            let inside = behind(text, |byte| matches!(byte, b'{' | b'[' | b' ' | b'\r' | b'\n'));
            // The latter are strings of Python 2, and bytes.
            matches!(inside, [b'\'', ..] | [b'u' | b'b', b'\'', ..]).then_some(Format::Python)
        }
        [b'"', string @ ..] => {
            // A string, and what follows it in no JSON.
            let end = behind(string, |byte| !matches!(byte, b'"' | b'\\'));
            matches!(end, [b'"', b',', b'"' | b'0'..=b'z', ..]).then_some(Format::Csv)
        }
        [b'<', b'A'..=b'Z' | b'a'..=b'z', tag @ ..] => match behind(tag, is_of_tag) {
            [b'>' | b'/', ..] => Some(Format::Xml),
            [b' ' | b'\r' | b'\n', attributes @ ..] => {
                let value = behind(behind_space(attributes), is_of_tag);
                value.starts_with(b"=\"").then_some(Format::Xml)
            }
            _ => None,
        },
        _ => of_lines(text),
    }
}

/// Identifies a format from its first line, and how the next one starts.
fn of_lines(text: &[u8]) -> Option<Format> {
    let heads = behind(text, |byte| matches!(byte, b' ' | b'_' | b'0'..=b'9' | b'A'..=b'Z'));
    if matches!(heads, [] | [b'\r' | b'\n', ..])
        && text.first().is_some_and(u8::is_ascii_uppercase)
        && behind(text, is_of_name).starts_with(b"  ")
    {
        return Some(Format::Table);
    }
    let fields = behind(text, |byte| byte == b',' || is_of_name(byte));
    if let Some(next) = next_line(fields) {
        // Prose has spaces behind its commas.
        let has_fields = |line| {
            let comma = behind(line, |byte| !matches!(byte, b',' | b'\n'));
            matches!(comma, [b',', b'!'..=b'~', ..])
        };
        return (has_fields(text) && has_fields(next)).then_some(Format::Csv);
    }
    let entry = behind(text, |byte| matches!(byte, b'-' | b' '));
    let value = behind_key(entry)?;
    // A value with spaces may as well be a sentence.
    let next = next_line(behind(behind(value, |byte| byte == b' '), |byte| byte > b' '))?;
    (matches!(next, [b' ' | b'-', ..]) || behind_key(next).is_some()).then_some(Format::Yaml)
}

/// What follows the key of YAML that a line starts with.
fn behind_key(line: &[u8]) -> Option<&[u8]> {
    match (line, behind(line, is_of_name)) {
        ([b'_' | b'A'..=b'Z' | b'a'..=b'z', ..], [b':', value @ ..]) => {
            value.first().is_some_and(u8::is_ascii_whitespace).then_some(value)
        }
        _ => None,
    }
}

/// The next line, if the line ends here.
fn next_line(end: &[u8]) -> Option<&[u8]> {
    match end {
        [b'\n', next @ ..] | [b'\r', b'\n', next @ ..] => Some(next),
        _ => None,
    }
}

fn behind_space(text: &[u8]) -> &[u8] {
    behind(text, |byte| byte.is_ascii_whitespace())
}

fn is_of_tag(byte: u8) -> bool {
    byte == b':' || is_of_name(byte)
}

fn is_of_name(byte: u8) -> bool {
    matches!(byte, b'-' | b'.' | b'/' | b'_') || byte.is_ascii_alphanumeric()
}

/// What follows the bytes at the start that are alike.
#[inline(never)]
fn behind(text: &[u8], alike: fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|&byte| !alike(byte)).unwrap_or(text.len());
    text.get(end..).unwrap_or_default()
}
