//! Lists of paths to fields: `name,os.distro`.

use super::error::{FilterErrorCode as Code, Result, Span};

const MAX_BYTES: usize = 8_192;

/// The parts of a text between commas, without white space around them. An empty text has none.
pub(super) fn paths(text: &str) -> Result<Vec<Span>> {
    check_length(text)?;
    let (mut spans, mut start) = (Vec::new(), 0);
    if text.trim().is_empty() {
        return Ok(spans);
    }
    let commas = unquoted(text).filter(|(_, character)| *character == ',');
    for (at, comma) in commas.chain([(text.len(), ',')]) {
        let part = text.get(start..at).unwrap_or_default();
        let from = at - part.trim_start().len();
        let span = Span::new(from, (start + part.trim_end().len()).max(from));
        if span.start == span.end {
            let found = Span::new(at, (at + comma.len_utf8()).min(text.len()));
            return Err(found.expected(Code::Syntax, "a field", found.of(text)));
        }
        spans.push(span);
        start = at + 1;
    }
    Ok(spans)
}

/// The characters outside quotes, with their offsets.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut is_escaped) = (None, false);
    text.char_indices().filter(move |(_, character)| {
        match quote {
            None if matches!(character, '"' | '\'') => quote = Some(*character),
            None => return true,
            Some(_) if is_escaped => is_escaped = false,
            Some(_) if *character == '\\' => is_escaped = true,
            Some(open) if open == *character => quote = None,
            Some(_) => {}
        }
        false
    })
}

/// Fails for a list that is too long.
pub(super) fn check_length(text: &str) -> Result<()> {
    if text.len() > MAX_BYTES {
        let message = "expected a list of at most 8192 bytes, found more";
        return Err(Span::new(0, text.len()).error(Code::Limit, &[message]));
    }
    Ok(())
}
