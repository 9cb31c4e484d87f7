//! Versions with service packs.

use crate::os::ascii::{is_digits, number};
use crate::os::tokens::{Token, Tokens};
use crate::os::version::{ParsedVersion, Version};

/// `15 SP5`, `15-sp5`, `15.5`.
pub(super) fn read<'a>(first: &Token<'a>, after: &Tokens<'a>) -> Option<ParsedVersion<'a>> {
    let mut after = *after;
    let (major, rest) = first.text().split_at_checked(2)?;
    // 15sp5 is the spelling of libosinfo.
    let mut pack = match rest {
        [] => None,
        [b's' | b'S', b'p' | b'P', pack @ ..] => Some(pack),
        _ => return None,
    };
    if pack.is_some_and(|pack| !is_digits(pack)) {
        return None;
    }
    if !(10..100).contains(&number(major)) {
        return None;
    }
    if pack.is_none() && first.before != 0 && first.starts_split_date(&after) {
        return None;
    }
    let mut end = first.end;
    if pack.is_none()
        && let Some(next) = after.next()
    {
        let near = next.start == first.end + 1;
        if let Some(digits) = next.number_after("sp") {
            (pack, end) = (Some(digits), next.end);
        } else if next.is("sp")
            && let Some(digits) = after.next().filter(Token::is_number)
        {
            (pack, end) = (Some(digits.text()), digits.end);
        } else if next.is_number()
            && next.len() == 1
            && near
            && next.before != b' '
            && !next.may_start_date(&after)
        {
            (pack, end) = (Some(next.text()), next.end);
        }
    }
    let mut version =
        Version::from_parts([major, pack.unwrap_or_default(), b""], 1 + u8::from(pack.is_some()));
    version.verbatim =
        after.text().get(first.start..end).filter(|verbatim| version.is_written_as(verbatim));
    Some(ParsedVersion { version, build: None, end })
}
