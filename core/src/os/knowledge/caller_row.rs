//! A caller's distribution, prepared for lookups.

use super::caller_distro::Distro;
use super::matching::continues_phrase;
use super::tables::ROWS;
use super::vocabulary::{CALLERS_VARIANTS, FIRST_CALLERS_VARIANT, MINIMAL};
use super::{DistroId, DistroRules};
use crate::os::ascii::{concat, eq_ignore_case};
use crate::os::tokens::{Token, Tokens};
use crate::os::version::{Relation, Version};
use crate::os::version_format::VersionFormat;

/// A caller's distribution, with what lookups need.
#[derive(Debug, Clone)]
pub(in crate::os) struct CallerRow {
    pub(super) distro: Distro,
    pub(super) id: DistroId,
    /// The id and the names.
    pub(super) aliases: Vec<Words>,
    pub(super) rules: DistroRules,
    /// In the order of the distribution's.
    codenames: Vec<Words>,
    variants: Vec<Words>,
}

/// Compares what the callers wrote: the rest is derived.
impl PartialEq for CallerRow {
    fn eq(&self, other: &Self) -> bool {
        self.distro == other.distro
    }
}

impl Eq for CallerRow {}

/// Words of a caller: lower-case tokens, separated by single spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words(String);

/// A word of a distribution's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::os) enum OwnTerm<'k> {
    /// A codename; with its version.
    Codename(&'k str),
    /// A variant; with its bit.
    Variant(u64),
}

impl Words {
    #[inline(never)]
    fn new(text: &str) -> Self {
        let mut words: Vec<&[u8]> = Vec::new();
        for word in Tokens::new(text) {
            if !words.is_empty() {
                words.push(b" ");
            }
            words.push(word.text());
        }
        let mut words = concat(&words);
        words.make_ascii_lowercase();
        Self(words)
    }

    /// The end of these words in a text that has `word` before `end`.
    pub(super) fn end_in(&self, word: &[u8], end: usize, text: &Tokens<'_>) -> Option<usize> {
        let (start, more) = self.0.as_bytes().split_at_checked(word.len())?;
        let is_found = matches!(more, [] | [b' ', ..])
            && eq_ignore_case(start, word)
            && continues_phrase(more, text.text().get(end..)?);
        is_found.then(|| end + more.len())
    }
}

impl CallerRow {
    /// The row at this index, among the callers' rows.
    pub(super) fn new(index: usize, distro: Distro) -> Self {
        let words = |texts: &[String]| texts.iter().map(|text| Words::new(text)).collect();
        let mut rules = DistroRules::linux(0, 0);
        rules.variants = MINIMAL | CALLERS_VARIANTS;
        rules.version_format = match distro.version_parts {
            0 => VersionFormat::Rolling,
            parts => VersionFormat::Parts(parts),
        };
        let mut aliases: Vec<_> = words(&distro.names);
        aliases.insert(0, Words::new(&distro.id));
        Self {
            id: DistroId(u16::try_from(ROWS.len() + index).unwrap_or(u16::MAX)),
            aliases,
            rules,
            codenames: distro.codenames.iter().map(|(_, name)| Words::new(name)).collect(),
            variants: words(
                distro.variants.get(..Distro::MAX_VARIANTS).unwrap_or(&distro.variants),
            ),
            distro,
        }
    }

    /// Whether a text is an alias, and nothing else.
    pub(super) fn is_named(&self, text: &str) -> bool {
        let words = Words::new(text);
        !words.0.is_empty() && self.aliases.contains(&words)
    }

    /// The longest of the distribution's codenames and variants that starts with this token, and its end in the text.
    pub(in crate::os) fn own_term(
        &self,
        token: &Token<'_>,
        after: &Tokens<'_>,
    ) -> Option<(OwnTerm<'_>, usize)> {
        let mut longest: Option<(OwnTerm<'_>, usize)> = None;
        // Of equal ones, the last: a codename, which is more exact.
        let mut offer = |words: &Words, term| {
            if let Some(end) = words.end_in(token.text(), token.end, after)
                && longest.is_none_or(|(_, known)| known <= end)
            {
                longest = Some((term, end));
            }
        };
        for (index, words) in self.variants.iter().enumerate() {
            offer(words, OwnTerm::Variant(1 << (FIRST_CALLERS_VARIANT + index)));
        }
        for (words, (version, _)) in self.codenames.iter().zip(&self.distro.codenames) {
            offer(words, OwnTerm::Codename(version));
        }
        longest
    }

    /// The version of a codename, if the text is one.
    pub(in crate::os) fn version_of_codename(&self, text: &str) -> Option<&str> {
        let words = Words::new(text);
        let mut rows = self.codenames.iter().zip(&self.distro.codenames);
        rows.find(|(codename, _)| **codename == words).map(|(_, (version, _))| version.as_str())
    }

    /// The codename of a version: that of the most exact version which it starts with.
    pub(in crate::os) fn codename(&self, version: &Version<'_>) -> Option<&str> {
        let mut best: Option<(u8, &str)> = None;
        for (of, name) in &self.distro.codenames {
            let of = Version::of_parts(of.as_bytes(), true);
            let includes = of.relation(version) == Relation::Refines
                || (of.relation(version) == Relation::Agrees && of.len == version.len);
            if includes && best.is_none_or(|(len, _)| len < of.len) {
                best = Some((of.len, name));
            }
        }
        best.map(|(_, name)| name)
    }

    /// The variants with these bits, as the caller wrote them.
    pub(in crate::os) fn variant_words(&self, bits: u64) -> impl Iterator<Item = &str> {
        let words = self.distro.variants.iter().enumerate().take(Distro::MAX_VARIANTS);
        let is_set = move |index: usize| bits >> (FIRST_CALLERS_VARIANT + index) & 1 == 1;
        words.filter(move |(index, _)| is_set(*index)).map(|(_, word)| word.as_str())
    }
}
