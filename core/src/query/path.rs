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
        let (mut start, mut quote) = (0, None);
        for (at, character) in text.char_indices().chain([(text.len(), ',')]) {
            match (quote, character) {
                (None, '"' | '\'') => quote = Some(character),
                (Some(open), _) if open == character => quote = None,
                (None, ',') | (Some(_), ',') if quote.is_none() || at == text.len() => {
                    let part = text.get(start..at).unwrap_or_default();
                    let from = at - part.trim_start().len();
                    spans.push(Span::new(from, (start + part.trim_end().len()).max(from)));
                    start = at + 1;
                }
                _ => {}
            }
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
