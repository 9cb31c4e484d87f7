//! Tells the provider of an object from its own keys, and reads it.

use super::notes::Notes;
use super::record::{Fate, Keys};
use super::{Provider, Unified};
use crate::constant::is_equal;
use crate::error::{ErrorCode, Refusal};
use crate::json::{Reader, Stopped};
use crate::os::Knowledge;

/// What an object's keys tell.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Told {
    /// Keys of one provider.
    One(Provider),
    /// Keys that only one provider has, and keys that only another has: one of each.
    Several(String, String),
    /// No key that only one provider has.
    None,
}

/// Whether an object has a key that only one provider's images have.
pub(crate) fn tells(object: &str) -> bool {
    tell(object) != Told::None
}

/// Reads the object that comes next as an image of `guess`, if its keys tell so, else of the
/// provider that they do tell.
pub(crate) fn read_any<'a>(
    json: &mut Reader<'a>,
    knowledge: &Knowledge,
    notes: &mut Notes,
    keys: &mut Keys,
    guess: Provider,
) -> Result<(Option<Provider>, Unified<'a>), Stopped> {
    let start = json.clone();
    let image = (guess.spec().read)(json, knowledge, notes, keys)?;
    if only_of(guess, keys) {
        return Ok((Some(guess), image));
    }
    let mut object = start.clone();
    let refusal = match tell(object.skip()?) {
        Told::One(provider) if provider == guess => return Ok((Some(guess), image)),
        Told::One(provider) => {
            *json = start;
            *notes = Notes::new(notes.javascript_numbers());
            let image = (provider.spec().read)(json, knowledge, notes, &mut Keys::default())?;
            return Ok((Some(provider), image));
        }
        Told::Several(one, other) => Refusal::says(
            ErrorCode::AmbiguousProvider,
            format!(
                "the provider is not told: `{one}` and `{other}` belong to different providers"
            ),
        ),
        Told::None => Refusal::says(
            ErrorCode::UnknownProvider,
            "the provider is not told: no key that only one provider has".to_owned(),
        ),
    };
    Ok((None, Err(refusal)))
}

/// Whether the keys of an object, read as `provider`'s, tell that provider and no other.
fn only_of(provider: Provider, keys: &Keys) -> bool {
    keys.known & provider.own_keys() != 0 && !keys.foreign
}

/// One bit for each key that only this provider has, by its place among its fields.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(super) const fn own_keys(provider: Provider) -> u64 {
    let fields = provider.spec().fields;
    let mut own = 0;
    let mut place = 0;
    while place < fields.len() {
        let mut owners = 0;
        let mut other = 0;
        while other < Provider::ALL.len() {
            owners += has(Provider::ALL[other].spec().fields, fields[place].key) as u32;
            other += 1;
        }
        if owners == 1 {
            own |= 1 << place;
        }
        place += 1;
    }
    own
}

#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
const fn has(fields: &[Fate], key: &str) -> bool {
    let mut place = 0;
    while place < fields.len() {
        if is_equal(fields[place].key.as_bytes(), key.as_bytes()) {
            return true;
        }
        place += 1;
    }
    false
}

/// One provider must have this many times the keys of any other: a key too many that happens to be
/// another's word does not make an image doubtful.
const CLEAR_MAJORITY: usize = 4;

/// What the keys of an object tell, and the values that only one provider's images have.
fn tell(object: &str) -> Told {
    let mut json = Reader::new(object, 0, 0, true);
    let mut votes: Vec<Votes> = Vec::new();
    let mut mark = None;
    let mut first = true;
    if json.enter_object().is_err() {
        return Told::None;
    }
    while let Ok(Some(key)) = json.key(&mut first) {
        let (key, _) = key.decode();
        let Ok(value) = json.skip() else { break };
        if is_mark(&key) {
            mark = marked(&key, value);
        }
        let Some(provider) = owner(&key) else { continue };
        match votes.iter_mut().find(|votes| votes.provider == provider) {
            Some(votes) => votes.count += 1,
            None => votes.push(Votes { provider, count: 1, key: key.into_owned() }),
        }
    }
    if let Some(provider) = mark {
        return Told::One(provider);
    }
    // Of as many keys, those that came first.
    let most = |but: Option<Provider>| {
        let others = votes.iter().rev().filter(move |votes| Some(votes.provider) != but);
        others.max_by_key(|votes| votes.count)
    };
    let Some(one) = most(None) else { return Told::None };
    match most(Some(one.provider)) {
        Some(other) if one.count < other.count * CLEAR_MAJORITY => {
            Told::Several(one.key.clone(), other.key.clone())
        }
        _ => Told::One(one.provider),
    }
}

/// The keys of an object that only one provider has.
struct Votes {
    provider: Provider,
    count: usize,
    /// One of them.
    key: String,
}

/// Whether a value under this key can tell the provider by itself.
fn is_mark(key: &str) -> bool {
    Provider::ALL.iter().any(|provider| provider.spec().mark.is_some_and(|(mark, _)| mark == key))
}

/// The provider whose images alone have this value.
fn marked(key: &str, value: &str) -> Option<Provider> {
    let text = Reader::new(value, 0, 0, true).string().ok()?;
    let (text, _) = text.decode();
    let says = |provider: &&Provider| provider.spec().mark == Some((key, &*text));
    Provider::ALL.iter().find(says).copied()
}

/// Whether there is one provider that has this key.
pub(crate) fn has_owner(key: &str) -> bool {
    owner(key).is_some()
}

/// The one provider that has this key.
fn owner(key: &str) -> Option<Provider> {
    let has = |provider: &&Provider| provider.spec().fields.iter().any(|fate| fate.key == key);
    let mut owners = Provider::ALL.iter().filter(has);
    let owner = owners.next()?;
    owners.next().is_none().then_some(*owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_keys_have_one_owner() {
        for provider in Provider::ALL {
            for (place, fate) in provider.spec().fields.iter().enumerate() {
                let own = provider.own_keys() >> place & 1 == 1;
                assert_eq!(own, owner(fate.key) == Some(*provider), "{}", fate.key);
            }
        }
    }
}
