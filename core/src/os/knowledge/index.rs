//! A hash table of the first tokens of all rows. It is built at the first lookup, because its data would
//! be a large part of a small module.

use std::sync::OnceLock;

use super::codenames::{CODENAMES, Codename};
use super::distro_spec::Alias;
use super::tables::ALIASES;
use super::vocabulary::WORDS;
use super::{AliasMatch, Found, Meaning};
use crate::os::ascii::eq_ignore_case_inlined;

/// A token and its meaning.
#[derive(Clone, Copy)]
struct Entry {
    token: &'static [u8],
    value: EntryValue,
}

#[derive(Clone, Copy)]
enum EntryValue {
    /// The slot is empty.
    Nothing,
    /// The aliases that start with it.
    Aliases(&'static [Alias]),
    Codename(&'static Codename),
    Term(Meaning),
}

/// Looks up a token. `match_alias` finds the alias in the text among those that start with it.
#[inline]
pub(super) fn find(
    token: &[u8],
    match_alias: impl Fn(&'static [Alias]) -> Option<AliasMatch>,
) -> Option<Found> {
    let index = INDEX.get_or_init(index);
    let mut slot = slot(token);
    loop {
        let entry = index.get(slot)?;
        match entry.value {
            EntryValue::Nothing => return None,
            _ if !eq_ignore_case_inlined(token, entry.token) => {}
            EntryValue::Term(meaning) => return Some(Found::Term(meaning)),
            EntryValue::Codename(codename) => return Some(Found::Codename(codename)),
            EntryValue::Aliases(aliases) => {
                if let Some(matched) = match_alias(aliases) {
                    return Some(Found::Distro(matched));
                }
            }
        }
        slot = (slot + 1) % SLOTS;
    }
}

const SLOTS: usize = 1024;

static INDEX: OnceLock<[Entry; SLOTS]> = OnceLock::new();

/// The first slot of a token. Case does not change it: case is one bit, which digits have set.
fn slot(token: &[u8]) -> usize {
    let (head, tail) = match (token.first_chunk(), token.last_chunk()) {
        (Some(head), Some(tail)) => (u32::from_le_bytes(*head), u32::from_le_bytes(*tail)),
        _ => match token {
            [one] => (u32::from(*one), 0),
            [one, two] => (u32::from(*one), u32::from(*two)),
            [one, two, three] => (u32::from_le_bytes([*one, *two, 0, 0]), u32::from(*three)),
            _ => (0, 0),
        },
    };
    let letters = (head | 0x2020_2020) ^ (tail | 0x2020_2020).rotate_left(5);
    // The lower bits of the length are enough: no row is longer.
    let [length, ..] = token.len().to_le_bytes();
    // The top bits depend on the whole token. With this factor, most common tokens have no collision.
    ((letters ^ u32::from(length)).wrapping_mul(0x494E_9083) >> 22) as usize
}

#[cold]
#[expect(clippy::large_stack_arrays, reason = "it is built once, and 40 KB fit on the stack")]
fn index() -> [Entry; SLOTS] {
    let mut index = [Entry { token: b"", value: EntryValue::Nothing }; SLOTS];
    for aliases in ALIASES.chunk_by(|one, other| first_token(one) == first_token(other)) {
        let token = aliases.first().map(first_token).unwrap_or_default();
        insert(&mut index, token, EntryValue::Aliases(aliases));
    }
    for (_, codenames) in CODENAMES {
        for codename in *codenames {
            insert(&mut index, codename.name.as_bytes(), EntryValue::Codename(codename));
        }
    }
    for (words, meaning) in WORDS {
        for token in words.as_bytes().split(|byte| *byte == b' ') {
            insert(&mut index, token, EntryValue::Term(*meaning));
        }
    }
    index
}

#[inline(never)]
fn first_token(alias: &Alias) -> &'static [u8] {
    alias.phrase.as_bytes().split(|byte| *byte == b' ').next().unwrap_or_default()
}

#[inline(never)]
fn insert(index: &mut [Entry; SLOTS], token: &'static [u8], value: EntryValue) {
    let mut slot = slot(token);
    while let Some(entry) = index.get_mut(slot) {
        if let EntryValue::Nothing = entry.value {
            *entry = Entry { token, value };
            return;
        }
        slot = (slot + 1) % SLOTS;
    }
}
