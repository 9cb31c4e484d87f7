//! Bytes as UTF-8 text.

/// What the first bytes of an input tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// So many bytes of UTF-8 byte order mark, 0 or 3.
    Utf8(usize),
    /// The text is UTF-16, with or without a byte order mark.
    Utf16,
}

/// Looks at the first bytes of an input.
pub(crate) fn start(bytes: &[u8]) -> Start {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Start::Utf8(3),
        // JSON begins with an ASCII character, so a zero byte beside it means two bytes a character.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] | [1..=0x7f, 0, ..] => Start::Utf16,
        _ => Start::Utf8(0),
    }
}

/// What stands behind a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// More may come.
    More,
    /// The end of the input.
    End,
    /// Bytes that are no UTF-8, from this one on.
    Invalid(u8),
}

/// The text at the start of bytes that are all there, and what stands behind it.
pub(crate) fn whole_text(bytes: &[u8]) -> (&str, Rest) {
    let (text, _) = valid_prefix(bytes);
    (text, bytes.get(text.len()).map_or(Rest::End, |&byte| Rest::Invalid(byte)))
}

/// The text at the start of `bytes`, and how many bytes of an unfinished character follow it;
/// `None` where what follows is no UTF-8.
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
