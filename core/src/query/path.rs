//! Lists of paths to fields: `name,os.distro`.

use super::error::{FilterErrorCode as Code, Result, Span};
use super::syntax::{Name, parse_name};

const MAX_BYTES: usize = 8_192;

/// The parts of a text between commas, without white space around them. An empty text has none.
pub(super) struct Paths {
    spans: std::vec::IntoIter<Span>,
}

impl Paths {
    pub(super) fn new(text: &str) -> Result<Self> {
        check_length(text)?;
        let mut spans = Vec::new();
        let mut start = 0;
        let commas = unquoted(text).filter(|(_, character)| *character == ',');
        for (at, _) in commas.chain([(text.len(), ',')]) {
            let part = text.get(start..at).unwrap_or_default();
            let from = at - part.trim_start().len();
            spans.push(Span::new(from, (start + part.trim_end().len()).max(from)));
            start = at + 1;
        }
        if let ([only], true) = (&*spans, text.trim().is_empty()) {
            let _ = only;
            spans.clear();
        }
        if let Some(empty) = spans.iter().find(|span| span.start == span.end) {
            let found = if empty.start < text.len() { "," } else { "" };
            let at = Span::new(empty.start, empty.start + found.len());
            return Err(at.expected(Code::Syntax, "a field", found));
        }
        Ok(Self { spans: spans.into_iter() })
    }
}

impl Iterator for Paths {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        self.spans.next()
    }
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

pub(super) fn check_length(text: &str) -> Result<()> {
    if text.len() > MAX_BYTES {
        let message = "expected a list of at most 8192 bytes, found more";
        return Err(Span::new(0, text.len()).error(Code::Limit, &[message]));
    }
    Ok(())
}

/// The path in a part of a text.
pub(super) fn parse_path(text: &str, span: Span) -> Result<Name> {
    parse_name(text, span)
}
