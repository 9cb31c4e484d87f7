//! Faults of the text, in words.

use super::{Error, ErrorCode, Place, Refusal};
use crate::json::{Cause, MAX_DEPTH, Rest, Stop};
use crate::quote::quote;

/// A fault of the text, in words.
pub(crate) fn fault(text: &str, stop: Stop, rest: Rest) -> Refusal {
    let found = text.get(stop.at..).and_then(|rest| rest.chars().next());
    let ends = found.is_none();
    if ends && rest == Rest::Invalid {
        let found = Some("a byte that is none".to_owned());
        return Refusal::expected(ErrorCode::Encoding, None, "UTF-8", found);
    }
    match stop.cause {
        Cause::Depth => {
            let expected = format!("at most {MAX_DEPTH} levels");
            Refusal::expected(ErrorCode::Depth, None, expected, None)
        }
        Cause::End | Cause::Syntax(_) if ends => {
            let expected = match stop.cause {
                Cause::Syntax(expected) => expected,
                _ => "the rest of a value",
            };
            let found = Some("the end of the input".to_owned());
            Refusal::expected(ErrorCode::Syntax, None, expected, found)
        }
        Cause::Syntax(expected) => {
            let found = found.map(|character| quote(&character.to_string()));
            Refusal::expected(ErrorCode::Syntax, None, expected, found)
        }
        Cause::End => Refusal::expected(ErrorCode::Syntax, None, "the rest of a value", None),
    }
}

/// The error of an input in UTF-16.
pub(crate) fn utf16() -> Error {
    let found = Some("UTF-16; PowerShell's `>` writes it".to_owned());
    let refusal = Refusal::expected(ErrorCode::Encoding, None, "UTF-8", found);
    Error::new(refusal, None, None, Some(Place::START))
}
