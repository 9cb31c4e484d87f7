//! Encoding of the input: byte order marks, UTF-16, and the check of UTF-8.

/// The encoding that the first bytes of an input indicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// UTF-8, with the length of its byte order mark: 0 or 3.
    Utf8(usize),
    /// UTF-16, with or without a byte order mark.
    Utf16,
}

/// Detects the encoding from the first bytes of an input.
pub(crate) fn start(bytes: &[u8]) -> Start {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Start::Utf8(3),
        // JSON starts with an ASCII character, so a zero byte next to it means two bytes per character.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] | [1..=0x7f, 0, ..] => Start::Utf16,
        _ => Start::Utf8(0),
    }
}

/// What follows the text that is available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Possibly more text.
    More,
    /// The end of the input.
    End,
    /// Bytes that are not UTF-8, starting with this one.
    Invalid(u8),
}

/// The valid text at the start of a complete input, and what follows it.
pub(crate) fn whole_text(bytes: &[u8]) -> (&str, Rest) {
    let (text, _) = valid_prefix(bytes);
    (text, bytes.get(text.len()).map_or(Rest::End, |&byte| Rest::Invalid(byte)))
}

/// The valid text at the start of `bytes`, and the number of bytes of an incomplete character after it; `None` if the
/// bytes after it are not UTF-8.
pub(crate) fn valid_prefix(bytes: &[u8]) -> (&str, Option<usize>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text, Some(0)),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let unfinished = error.error_len().is_none().then(|| bytes.len() - valid.len());
            (std::str::from_utf8(valid).unwrap_or_default(), unfinished)
        }
    }
}
