//! The names of fields, and errors about names that are none.

use super::error::{Fault, FilterErrorCode, FilterWarning, Span};
use super::field::{Field, NOT_IN_FILTERS, image_members};
use super::syntax::{Name, Token};
use crate::Provider;
use crate::model::view::Member;
use crate::quote::{push, quote, text_of};

/// The paths of all leaves of the unified image, for hints.
fn leaves(prefix: &str, members: &'static [Member], visit: &mut dyn FnMut(&str)) {
    for member in members {
        if prefix.is_empty() && NOT_IN_FILTERS.contains(&member.key()) {
            continue;
        }
        let path = text_of(&[prefix, member.key()]);
        visit(&path);
        leaves(&text_of(&[&path, "."]), member.of.members(), visit);
    }
}

/// Calls a function with every name of a field: unified ones, then those of providers.
pub(super) fn for_each_name(visit: &mut dyn FnMut(&str)) {
    leaves("", image_members(), visit);
    for provider in Provider::ALL {
        for alias in provider.spec().field_aliases {
            visit(alias.name);
        }
    }
}

#[cold]
#[inline(never)]
pub(super) fn unknown(name: &Name) -> Fault {
    let texts: Vec<&str> = name.segments.iter().map(|segment| &*segment.text).collect();
    unknown_field(&texts.join("."), name.span)
}

/// The error of a name that is no field, with the nearest one.
#[cold]
#[inline(never)]
fn unknown_field(written: &str, span: Span) -> Fault {
    let written_plain = plain(written);
    let mut nearest: Option<(usize, String)> = None;
    for_each_name(&mut |name| {
        let name_plain = plain(name);
        let last = name_plain.rsplit('.').next().unwrap_or_default();
        // The last part alone, such as `distro`, is nearly right.
        let distance = if last == written_plain && name_plain != last {
            0
        } else {
            strsim::levenshtein(&written_plain, &name_plain)
        };
        if nearest.as_ref().is_none_or(|(least, _)| distance < *least) {
            nearest = Some((distance, name.to_owned()));
        }
    });
    let error = span.expected(FilterErrorCode::Field, "a field", written);
    match nearest {
        Some((distance, name)) if distance * 3 <= written_plain.chars().count().max(3) => {
            error.hint(&["did you mean ", &quote(&name), "?"])
        }
        _ => error,
    }
}

/// A name in lower case without `_`.
#[inline(never)]
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for character in name.chars().filter(|character| *character != '_') {
        push(&mut plain, character.to_ascii_lowercase());
    }
    plain
}

/// A warning about a word that no vocabulary has.
pub(super) fn unknown_word(field: &Field, words: &[&str], token: &Token) -> FilterWarning {
    let known = words.join("`, `");
    token.span.warning(&[
        &quote(&token.text),
        " is not a known word of `",
        &field.name,
        "`: known are `",
        &known,
        "`",
    ])
}
