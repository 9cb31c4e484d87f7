//! The errors of texts that cannot be read.

use super::{Error, ErrorCode, ImageFault, Location};
use crate::json::{MAX_DEPTH, Rest, TextFault, TextFaultKind};
use crate::quote::{quote, text_of};

/// The error code and the message of a fault in a text.
pub(crate) fn fault(text: &str, fault: TextFault, rest: Rest) -> Box<ImageFault> {
    let rest_of_text = text.get(fault.at..).unwrap_or_default();
    let found = (1..=4).find_map(|length| rest_of_text.get(..length));
    if let (None, Rest::Invalid(byte)) = (found, rest) {
        let found = format!("the byte `0x{byte:02X}`");
        return ImageFault::expected(ErrorCode::Encoding, None, "UTF-8", &found);
    }
    let expected = match fault.kind {
        TextFaultKind::Depth => {
            let expected = text_of(&["at most ", itoa::Buffer::new().format(MAX_DEPTH), " levels"]);
            return ImageFault::expected(ErrorCode::Depth, None, &expected, "more");
        }
        TextFaultKind::Syntax(expected) => expected,
        TextFaultKind::End => "the rest of a value",
    };
    match found {
        Some(found) => ImageFault::expected(ErrorCode::Syntax, None, expected, &quote(found)),
        None => ImageFault::expected(ErrorCode::Truncated, None, expected, "the end of the input"),
    }
}

/// The error of an input in UTF-16.
pub(crate) fn utf16() -> Box<Error> {
    let found = "UTF-16; PowerShell's `>` writes it";
    let fault = ImageFault::expected(ErrorCode::Encoding, None, "UTF-8", found);
    Error::from_fault(fault, None, None, Some(Location::START))
}
