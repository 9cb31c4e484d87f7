//! Page tokens: where the next page starts, bound to the query.

use super::error::{FilterErrorCode as Code, Result, Span};
use crate::quote::text_of;

/// A number for some texts: FNV-1a, the same on every platform and in every version. It is no secret.
pub(super) fn fingerprint(parts: &[&[u8]]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        // No text has this byte, so it separates them.
        for byte in part.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The token for the page that starts at an image: letters, digits and `-`.
pub(super) fn token(fingerprint: u64, start: u64) -> String {
    text_of(&[&hex(fingerprint), "-", itoa::Buffer::new().format(start)])
}

fn hex(number: u64) -> String {
    let digit = |index: u64| {
        let value = u32::try_from(number >> (60 - 4 * index) & 15).unwrap_or_default();
        char::from_digit(value, 16).unwrap_or('0')
    };
    (0..16).map(digit).collect()
}

/// The start of the page of a token.
pub(super) fn start(text: &str, fingerprint: u64) -> Result<u64> {
    let span = Span::new(0, text.len());
    let start = text.split_once('-').and_then(|(query, start)| {
        let is_number = !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_digit());
        let start = if is_number { start.parse().ok()? } else { return None };
        Some((query, start))
    });
    match start {
        Some((query, start)) if query == hex(fingerprint) => Ok(start),
        Some(_) => {
            let error = span.expected(Code::Syntax, "a page token of this query", text);
            Err(error.hint(&["a token is for one filter, one order and one `latest`"]))
        }
        None => Err(span.expected(Code::Syntax, "a page token", text)),
    }
}
