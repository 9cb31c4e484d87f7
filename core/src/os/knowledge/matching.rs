//! Matching of aliases with a text.

use super::{Alias, DistroId, Strength};
use crate::os::tokens::{Tokens, is_token_byte};

/// A distribution whose alias is in a text.
#[derive(Debug, Clone, Copy)]
pub(in crate::os) struct AliasMatch {
    pub(in crate::os) distro: DistroId,
    pub(in crate::os) alias: &'static Alias,
    /// The end of the alias in the text.
    pub(in crate::os) end: usize,
}

/// The longest alias in the text, of those that start with the same token. They are sorted by length, the
/// longest first.
pub(super) fn match_alias(
    aliases: &'static [Alias],
    token: &[u8],
    end: usize,
    after: &Tokens<'_>,
    field: bool,
) -> Option<AliasMatch> {
    let rest = after.text().get(end..)?;
    aliases.iter().find_map(|alias| {
        let rest_of_alias = alias.phrase.as_bytes().get(token.len()..)?;
        let accepted = matches!(alias.strength, Strength::Always | Strength::Versioned)
            || is_accepted(alias, rest.get(rest_of_alias.len()..)?, field);
        (accepted && (rest_of_alias.is_empty() || continues_phrase(rest_of_alias, rest)))
            .then(|| AliasMatch { distro: alias.distro, alias, end: end + rest_of_alias.len() })
    })
}

/// Whether an alias with a condition is accepted before this text.
fn is_accepted(alias: &Alias, text: &[u8], field: bool) -> bool {
    match alias.strength {
        Strength::Field => field,
        Strength::Pack => is_service_pack(text),
        // A single letter alone means nothing.
        Strength::Glued => alias.phrase.len() > 1 || text.first().is_some_and(u8::is_ascii_digit),
        Strength::Always | Strength::Versioned => true,
    }
}

/// Whether a version with a service pack follows, in any spelling: `-15-sp4`, `12SP5`, ` 11 SP 4`.
fn is_service_pack(text: &[u8]) -> bool {
    let separator_len =
        |text: &'_ [u8]| usize::from(text.first().is_some_and(|next| !is_token_byte(*next)));
    let Some([b'1'..=b'9', b'0'..=b'9', text @ ..]) = text.get(separator_len(text)..) else {
        return false;
    };
    let Some([b's' | b'S', b'p' | b'P', text @ ..]) = text.get(separator_len(text)..) else {
        return false;
    };
    text.get(separator_len(text)..).is_some_and(|text| text.first().is_some_and(u8::is_ascii_digit))
}

/// Whether a text continues with the rest of an alias. Any one separator matches a space, and a number
/// may be attached to the end.
#[inline(never)]
pub(super) fn continues_phrase(rest_of_alias: &[u8], text: &[u8]) -> bool {
    if rest_of_alias.is_empty() {
        return true;
    }
    let Some((found, after)) = text.split_at_checked(rest_of_alias.len()) else { return false };
    let is_same = |(&wanted, &found): (&u8, &u8)| match wanted {
        b' ' => !is_token_byte(found),
        _ => (wanted ^ found) & !0x20 == 0,
    };
    rest_of_alias.iter().zip(found).all(is_same)
        && after.first().is_none_or(|next| next.is_ascii_digit() || !is_token_byte(*next))
}
