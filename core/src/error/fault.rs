//! Faults of the text, in words.

use super::{Error, ErrorCode, Place, Refusal};
use crate::json::{Cause, MAX_DEPTH, Rest, Stop};
use crate::quote::{quote, text_of};

/// A fault of the text, in words.
pub(crate) fn fault(text: &str, stop: Stop, rest: Rest) -> Box<Refusal> {
    let rest_of_text = text.get(stop.at..).unwrap_or_default();
    let found = (1..=4).find_map(|length| rest_of_text.get(..length));
    if let (None, Rest::Invalid(byte)) = (found, rest) {
        let found = format!("the byte `0x{byte:02X}`");
        return Refusal::expected(ErrorCode::Encoding, None, "UTF-8", &found);
    }
    let expected = match stop.cause {
        Cause::Depth => {
            let expected = text_of(&["at most ", itoa::Buffer::new().format(MAX_DEPTH), " levels"]);
            return Refusal::expected(ErrorCode::Depth, None, &expected, "more");
        }
        Cause::Syntax(expected) => expected,
        Cause::End => "the rest of a value",
    };
    match found {
        Some(found) => Refusal::expected(ErrorCode::Syntax, None, expected, &quote(found)),
        None => Refusal::expected(ErrorCode::Truncated, None, expected, "the end of the input"),
    }
}

/// The error of an input in UTF-16.
pub(crate) fn utf16() -> Box<Error> {
    let found = "UTF-16; PowerShell's `>` writes it";
    let refusal = Refusal::expected(ErrorCode::Encoding, None, "UTF-8", found);
    Error::new(refusal, None, None, Some(Place::START))
}
