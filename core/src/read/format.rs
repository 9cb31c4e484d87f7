//! What an input is that is not JSON, and how to get JSON in its place.
//!
//! Right or silent: what could be JSON that is merely broken is no format, for there the place of the fault
//! helps more. All is compared byte by byte, as searching in strings would weigh more than all of this.

#[cfg(test)]
mod tests;

use crate::error::{Error, ErrorCode, Place, Refusal, utf16};
use crate::json::{Start, start};
use crate::quote::text_of;

/// A format that is not JSON, and that people give for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Gzip,
    Zip,
    Zstandard,
    Bzip2,
    Xz,
    Png,
    Pdf,
    Parquet,
    Sqlite,
    Avro,
    /// The image itself, not what is said of it.
    Disk,
    Binary,
    Yaml,
    /// Its strings stand in double quotes, so it may as well be YAML.
    Protobuf,
    Csv,
    /// The columns have heads in capital letters, and spaces between them.
    Columns,
    /// The table has drawn lines.
    Table,
    Html,
    Xml,
    Http,
    Python,
    JavaScript,
    /// Printed objects of Python and hashes of Ruby, which no other program reads.
    Dump,
    Terraform,
    Failure,
    Message,
    Terminal,
}

/// How many bytes of an input [`of_bytes`] wants to see.
pub(super) const FIRST_BYTES: usize = 16;

/// How many bytes of an input [`of_text`] wants to see.
pub(super) const FIRST_TEXT: usize = 512;

/// How to get JSON from gcloud.
const GCLOUD: &str = "gcloud writes JSON with `--format=json`";
const DECOMPRESS: &str = "decompress it first";
const EXPORT: &str = "export it as JSON first";

impl Format {
    /// What was found, behind "found".
    pub(super) fn found(self) -> &'static str {
        self.phrases().0
    }

    /// What to do about it.
    pub(super) fn help(self) -> &'static str {
        self.phrases().1
    }

    /// The error of an input in this format, of which JSON was expected.
    pub(super) fn refusal(self, code: ErrorCode) -> Refusal {
        let found = text_of(&[self.found(), "; ", self.help()]);
        Refusal::expected(code, None, "JSON", found)
    }

    fn phrases(self) -> (&'static str, &'static str) {
        match self {
            Self::Gzip => ("gzip data", DECOMPRESS),
            Self::Zip => ("a zip archive", DECOMPRESS),
            Self::Zstandard => ("zstd data", DECOMPRESS),
            Self::Bzip2 => ("bzip2 data", DECOMPRESS),
            Self::Xz => ("xz data", DECOMPRESS),
            Self::Png => ("a PNG picture", "give the JSON of the API"),
            Self::Pdf => ("a PDF document", "give the JSON of the API"),
            Self::Parquet => ("a Parquet file", EXPORT),
            Self::Sqlite => ("an SQLite database", EXPORT),
            Self::Avro => ("an Avro file", EXPORT),
            Self::Disk => ("a disk image", "give the JSON that describes it"),
            Self::Binary => ("binary data", "give the JSON of the API"),
            Self::Yaml => ("what looks like YAML", GCLOUD),
            Self::Protobuf => (
                "what looks like YAML or protobuf text",
                "gcloud writes JSON with `--format=json`, the Python client with `Image.to_json`",
            ),
            Self::Csv => ("what looks like CSV", GCLOUD),
            Self::Columns => ("what looks like a table", GCLOUD),
            Self::Table => (
                "what looks like a table",
                "gcloud writes JSON with `--format=json`, openstack with `-f json`",
            ),
            Self::Html => (
                "what looks like an HTML page",
                "the address may be wrong, or ask for a login first",
            ),
            Self::Xml => ("what looks like XML", "ask the API for JSON"),
            Self::Http => {
                ("what looks like HTTP headers", "leave them out (curl writes them with `-i`)")
            }
            Self::Python => {
                ("what looks like a printed Python value", "Python writes JSON with `json.dumps`")
            }
            Self::JavaScript => (
                "what looks like JavaScript or JSON5",
                "JSON has double quotes around keys and strings, and no comments",
            ),
            Self::Dump => (
                "what looks like a printed object",
                "Python writes JSON with `json.dumps`, Ruby with `to_json`, the client of Compute Engine with `Image.to_json`",
            ),
            Self::Terraform => (
                "what looks like Terraform's language",
                "`terraform show -json` and `terraform output -json` write JSON",
            ),
            Self::Failure => {
                ("what looks like an error of gcloud", "see why gcloud failed, and run it again")
            }
            Self::Message => {
                ("what looks like a message of gcloud", "leave its standard error out of the input")
            }
            Self::Terminal => (
                "what looks like a copied terminal",
                "leave out the prompt, and give what the command wrote",
            ),
        }
    }
}

/// How files start that are no text.
const SIGNATURES: [(&[u8], Format); 13] = [
    (b"\x1f\x8b", Format::Gzip),
    (b"PK\x03\x04", Format::Zip),
    // With nothing in it.
    (b"PK\x05\x06", Format::Zip),
    (b"\x28\xb5\x2f\xfd", Format::Zstandard),
    (b"\xfd7zXZ", Format::Xz),
    (b"\x89PNG", Format::Png),
    (b"%PDF-", Format::Pdf),
    (b"PAR1", Format::Parquet),
    (b"SQLite format 3", Format::Sqlite),
    (b"Obj\x01", Format::Avro),
    // QCOW2, VMDK and VHDX.
    (b"QFI\xfb", Format::Disk),
    (b"KDMV", Format::Disk),
    (b"vhdxfile", Format::Disk),
];

/// The length of the byte order mark of an input, or why it cannot be read.
pub(super) fn check_start(bytes: &[u8]) -> Result<usize, Error> {
    match (start(bytes), of_bytes(bytes)) {
        (Start::Utf16, _) => Err(utf16()),
        (Start::Utf8(_), Some(format)) => {
            let refusal = format.refusal(ErrorCode::Encoding);
            Err(Error::new(refusal, None, None, Some(Place::START)))
        }
        (Start::Utf8(mark), None) => Ok(mark),
    }
}

/// Identifies a format from the first 16 bytes of an input.
pub(super) fn of_bytes(first: &[u8]) -> Option<Format> {
    // The size of a block, and the digits of pi; of its square root, where there is no block.
    if let [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, ..] = first {
        return Some(Format::Bzip2);
    }
    match SIGNATURES.iter().find(|(signature, _)| first.starts_with(signature)) {
        Some((_, format)) => Some(*format),
        None => is_binary(first).then_some(Format::Binary),
    }
}

fn is_binary(first: &[u8]) -> bool {
    let is_text = match first {
        // UTF-32, most significant byte first; and JSON with a zero byte in it, a fault with a place.
        [0, 0, 0xfe, 0xff, ..]
        | [0, 0, 0, 1..=0x7f]
        | [0, 0, 0, 1..=0x7f, 0, ..]
        | [b'{' | b'[' | b'"', ..] => true,
        _ => start(first) == Start::Utf16,
    };
    !is_text && first.iter().take(16).any(|&byte| byte == 0)
}

/// Identifies a format from the beginning of a document that is not JSON, wherever it is cut; 512 bytes are
/// enough.
pub(super) fn of_text(start: &str) -> Option<Format> {
    let text = start.strip_prefix('\u{feff}').unwrap_or(start).as_bytes().trim_ascii_start();
    match text {
        [b'"', string @ ..] => match behind_string(string)? {
            // A string, and what follows it in no JSON.
            [b',', b'"' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..] => Some(Format::Csv),
            _ => None,
        },
        [b'{' | b'[', ..] => {
            if is_prompt(line_of(text).0) {
                return Some(Format::Terminal);
            }
            of_value(text)
        }
        [b'<', tag @ ..] => of_tag(tag),
        [b'#', b'<', ..] => Some(Format::Dump),
        // The latter are the lines for drawing boxes: U+2500 to U+257F.
        [b'|', ..] | [b'+', b'-' | b'=', ..] | [0xe2, 0x94 | 0x95, ..] => Some(Format::Table),
        _ => of_lines(text),
    }
}

/// Identifies a format by what it has, outside of strings, that JSON has not.
fn of_value(text: &[u8]) -> Option<Format> {
    let mut rest = text;
    let mut before = 0;
    let mut has_strings = false;
    while let [byte, tail @ ..] = rest {
        let opens = matches!(before, b'{' | b'[' | b',' | b':');
        rest = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                rest = tail;
                continue;
            }
            b'{' | b'}' | b'[' | b']' | b',' | b':' => tail,
            b'"' => {
                has_strings = true;
                behind_string(tail)?
            }
            b'-' | b'0'..=b'9' => behind(tail, |byte| {
                matches!(byte, b'+' | b'-' | b'.') || byte.is_ascii_alphanumeric()
            }),
            b'\'' if opens && has_strings => return Some(Format::JavaScript),
            b'\'' if opens => return Some(Format::Python),
            b'<' if opens => return Some(Format::Dump),
            b'#' if opens && tail.starts_with(b"<") => return Some(Format::Dump),
            b'/' if matches!(tail, [b'/' | b'*', ..]) => return Some(Format::JavaScript),
            b'=' if before == b'"' => return of_equals(tail),
            _ if is_of_word(*byte) => {
                let after = behind(rest, is_of_word);
                match between(rest, after) {
                    b"true" | b"false" | b"null" => after,
                    word => return of_word(word, after, before),
                }
            }
            _ => return None,
        };
        before = *byte;
    }
    None
}

/// Identifies a format from a word that is none of JSON's, what follows it, and the byte before it.
fn of_word(word: &[u8], after: &[u8], before: u8) -> Option<Format> {
    let is_key = matches!(before, b'{' | b',');
    match (word, after, after.trim_ascii_start()) {
        // The latter are strings of Python 2, and bytes.
        (b"None" | b"True" | b"False", ..) | (b"u" | b"b", [b'\'', ..], _) => Some(Format::Python),
        (_, _, [b':', ..]) if is_key => Some(Format::JavaScript),
        // Ruby's `{:name=>1}`.
        (_, _, [b'=', tail @ ..]) if is_key || before == b':' => of_equals(tail),
        _ => None,
    }
}

/// Identifies a format from what follows a key and `=`.
fn of_equals(tail: &[u8]) -> Option<Format> {
    match tail {
        [b'>', ..] => Some(Format::Dump),
        [b' ', ..] => Some(Format::Terraform),
        _ => None,
    }
}

/// Identifies a format from what follows `<` at its start.
fn of_tag(tag: &[u8]) -> Option<Format> {
    let pages: [&[u8]; 4] = [b"!doctype html", b"html", b"head>", b"body"];
    let is_at_start =
        |with: &&[u8]| tag.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if pages.iter().any(is_at_start) {
        return Some(Format::Html);
    }
    if tag.starts_with(b"?xml") {
        return Some(Format::Xml);
    }
    let inside = between(tag, behind(tag, |byte| byte != b'>'));
    let after_name = behind(inside, |byte| is_of_key(byte) || byte == b':');
    let name = between(inside, after_name);
    if !name.first()?.is_ascii_alphabetic() {
        return None;
    }
    if name.contains(&b'.') || has(inside, b" object at 0x") {
        return Some(Format::Dump);
    }
    let is_xml = match after_name.trim_ascii_start() {
        [] | [b'/'] => inside.len() < tag.len(),
        attributes => attributes.len() < after_name.len() && has(attributes, b"=\""),
    };
    is_xml.then_some(Format::Xml)
}

/// Identifies a format from its first lines.
fn of_lines(text: &[u8]) -> Option<Format> {
    let (line, _) = line_of(text);
    if let Some(format) = of_message(line) {
        return Some(format);
    }
    if is_prompt(line) {
        return Some(Format::Terminal);
    }
    let (code, commented) = behind_comments(text);
    if commented && matches!(code, [] | [b'{' | b'[', ..]) {
        return Some(Format::JavaScript);
    }
    let (line, rest) = line_of(code);
    if is_block(line) {
        return Some(Format::Terraform);
    }
    if matches!(code.trim_ascii_end(), b"None" | b"True" | b"False") {
        return Some(Format::Python);
    }
    if are_heads(line) {
        return Some(Format::Columns);
    }
    if is_header(line, line_of(rest).0) {
        return Some(Format::Csv);
    }
    of_fields(line, line_of(behind_blank_lines(rest)).0)
}

/// Identifies what gcloud and servers say beside an answer.
fn of_message(line: &[u8]) -> Option<Format> {
    let messages: [(&[u8], Format); 5] = [
        (b"ERROR: ", Format::Failure),
        (b"WARNING: ", Format::Message),
        (b"Your active configuration is: [", Format::Message),
        (b"Updates are available for some ", Format::Message),
        (b"HTTP/", Format::Http),
    ];
    if let [b'L', b'i', b's', b't', b'e', b'd', b' ', b'0'..=b'9', ..] = line {
        return Some(Format::Message);
    }
    let (_, format) = messages.iter().find(|(start, _)| line.starts_with(start))?;
    // Other programs' errors start so, too.
    (*format != Format::Failure || has(line, b"gcloud")).then_some(*format)
}

/// Whether a line starts with the prompt of a shell, or of Python.
fn is_prompt(line: &[u8]) -> bool {
    let prompts: [&[u8]; 4] = [b"$ ", b"% ", b">>> ", b"# gcloud "];
    if prompts.iter().any(|prompt| line.starts_with(prompt)) {
        return true;
    }
    match line {
        [b'P', b'S', b' ', b'A'..=b'Z', b':', b'\\', ..] | [b'A'..=b'Z', b':', b'\\', ..] => {
            line.contains(&b'>')
        }
        _ => {
            // `user@host:~$ `, `[user@host ~]$ `: JSON has no `@` before its first quote.
            let ends = |pair: &[u8]| matches!(pair, [b'$' | b'#' | b'%', b' ']);
            let end = line.windows(2).position(ends).unwrap_or_default();
            let prompt = line.get(..end).unwrap_or_default();
            prompt.contains(&b'@') && !prompt.contains(&b'"') && !has(prompt, b": ")
        }
    }
}

/// What stands behind comments and blank lines, and whether a comment is one of JavaScript's.
fn behind_comments(text: &[u8]) -> (&[u8], bool) {
    let mut rest = text;
    let mut commented = false;
    loop {
        rest = rest.trim_ascii_start();
        rest = match rest {
            [b'#', ..] => line_of(rest).1,
            [b'/', b'/', ..] => {
                commented = true;
                line_of(rest).1
            }
            [b'/', b'*', tail @ ..] => {
                commented = true;
                let end = tail.windows(2).position(|pair| pair == b"*/");
                end.and_then(|end| tail.get(end + 2..)).unwrap_or_default()
            }
            _ => return (rest, commented),
        };
    }
}

/// Whether a line opens a block of Terraform's language.
fn is_block(line: &[u8]) -> bool {
    let labelled: [&[u8]; 7] =
        [b"resource", b"data", b"provider", b"variable", b"output", b"module", b"source"];
    let bare: [&[u8]; 5] = [b"terraform", b"locals", b"packer", b"build", b"moved"];
    let after = behind(line, is_of_word);
    let word = between(line, after);
    match after.trim_ascii_start() {
        [b'"', ..] => labelled.contains(&word),
        [b'{'] => bare.contains(&word),
        _ => false,
    }
}

/// Whether a line has the heads of columns and nothing else.
fn are_heads(line: &[u8]) -> bool {
    let is_head = |byte: &u8| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'_' | b'-' | b'(' | b')' | b'/');
    line == b"NAME"
        || line.first().is_some_and(u8::is_ascii_uppercase)
            && line.iter().all(is_head)
            && has(line, b"  ")
}

/// Whether a line with commas, and the one that follows it, are the first ones of a table. Prose has
/// spaces behind its commas.
fn is_header(line: &[u8], next: &[u8]) -> bool {
    let is_of_field = |byte: &u8| match byte {
        b' ' | b',' | b'-'..=b':' | b'_' | b'+' | b'#' => true,
        _ => byte.is_ascii_alphanumeric(),
    };
    let commas = line.iter().filter(|&&byte| byte == b',').count();
    line.first().is_some_and(u8::is_ascii_alphabetic)
        && line.last() != Some(&b',')
        && line.iter().all(is_of_field)
        && !line.windows(2).any(|pair| matches!(pair, b", " | b" ," | b": "))
        && (if next.is_empty() { commas > 1 } else { commas > 0 && next.contains(&b',') })
}

/// Identifies YAML and protobuf text from a line and the one that follows it.
fn of_fields(line: &[u8], next: &[u8]) -> Option<Format> {
    if line == b"---" || line.starts_with(b"%YAML ") {
        return Some(Format::Yaml);
    }
    let mut entry = line;
    while let [b'-', b' ', tail @ ..] = entry {
        entry = tail.trim_ascii_start();
    }
    let after = behind(entry, is_of_key);
    let key = between(entry, after);
    if !key.first().is_some_and(|&byte| byte == b'_' || byte.is_ascii_alphabetic()) {
        return None;
    }
    if after == b" {" {
        let inside = next.trim_ascii_start();
        return is_field(inside).then_some(Format::Protobuf);
    }
    // Programs that fail say so in lines of the same shape.
    let programs: [&[u8]; 6] = [b"error", b"warning", b"fatal", b"usage", b"curl", b"bash"];
    if programs.iter().any(|program| key.eq_ignore_ascii_case(program)) {
        return None;
    }
    let value = match after {
        [b':'] => &[],
        [b':', b' ', value @ ..] => value.trim_ascii_start(),
        _ => return None,
    };
    let goes_on = match next {
        // A line alone may as well be a sentence.
        [] => !value.is_empty() && !value.contains(&b' '),
        [b' ' | b'-' | b'#', ..] => true,
        _ => is_field(next),
    };
    goes_on.then_some(if value.starts_with(b"\"") { Format::Protobuf } else { Format::Yaml })
}

/// Whether a line has a key with a value, or with a block that follows.
fn is_field(line: &[u8]) -> bool {
    let after = behind(line, is_of_key);
    after.len() < line.len() && (after == b":" || after == b" {" || after.starts_with(b": "))
}

fn is_of_key(byte: u8) -> bool {
    matches!(byte, b'-' | b'.' | b'/') || is_of_word(byte)
}

fn is_of_word(byte: u8) -> bool {
    matches!(byte, b'_' | b'$') || byte.is_ascii_alphanumeric()
}

/// The first line, without white space at its end, and what follows it.
#[inline(never)]
fn line_of(text: &[u8]) -> (&[u8], &[u8]) {
    let after = behind(text, |byte| byte != b'\n');
    (between(text, after).trim_ascii_end(), after.get(1..).unwrap_or_default())
}

/// What follows blank lines; the white space before it on its line stays.
fn behind_blank_lines(text: &[u8]) -> &[u8] {
    let mut rest = text;
    loop {
        let (line, after) = line_of(rest);
        if !line.is_empty() || after.is_empty() {
            return rest;
        }
        rest = after;
    }
}

/// What follows the quote that ends a string; nothing, where it is cut.
fn behind_string(string: &[u8]) -> Option<&[u8]> {
    let mut rest = string;
    loop {
        rest = match rest {
            [b'"', tail @ ..] => return Some(tail),
            [b'\\', _, tail @ ..] | [_, tail @ ..] => tail,
            [] => return None,
        };
    }
}

/// What follows the bytes at the start that are alike.
#[inline(never)]
fn behind(text: &[u8], alike: fn(u8) -> bool) -> &[u8] {
    let end = text.iter().position(|&byte| !alike(byte)).unwrap_or(text.len());
    text.get(end..).unwrap_or_default()
}

/// What stands before the end of a text.
fn between<'t>(text: &'t [u8], end: &[u8]) -> &'t [u8] {
    text.get(..text.len() - end.len()).unwrap_or_default()
}

#[inline(never)]
fn has(text: &[u8], part: &[u8]) -> bool {
    let mut rest = text;
    while let [_, tail @ ..] = rest {
        if rest.starts_with(part) {
            return true;
        }
        rest = tail;
    }
    false
}
