//! Fields whose value is a word of a vocabulary.

use super::diagnostics::Diagnostics;
use crate::json::place_among;
use crate::model::word::Vocabulary;
use crate::os::is_placeholder;

/// A field whose value is a word of a vocabulary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    /// JSON Pointers to where it is stated, and into the unified image.
    pub(crate) source: &'static str,
    pub(crate) field: &'static str,
    pub(crate) noun: &'static str,
    /// The provider's words, and the place in the vocabulary of what each means.
    pub(crate) words: &'static [(&'static str, u8)],
    /// The words of the vocabulary, where they are read, too.
    pub(crate) own: &'static [&'static str],
    /// The JSON Pointer to the key in the metadata where it may be stated instead.
    pub(crate) in_metadata: Option<&'static str>,
    /// Whether people write its words by hand.
    pub(crate) any_case: bool,
    /// It tells of the system, where people write `N/A` or `unknown` for what is not known.
    pub(crate) of_system: bool,
}

/// What a word comes to.
enum Meaning {
    /// The word of the vocabulary at this place.
    Known(usize),
    /// None of them, so it is kept as it is, with a warning.
    Kept,
    Nothing,
}

impl Property {
    pub(crate) const fn new(
        source: &'static str,
        field: &'static str,
        noun: &'static str,
        words: &'static [(&'static str, u8)],
    ) -> Self {
        let (own, in_metadata): (&[_], _) = (&[], None);
        Self { source, field, noun, words, own, in_metadata, any_case: false, of_system: false }
    }

    /// A word that is stated where such words are.
    pub(crate) fn word<'a>(&'static self, text: &'a str) -> Word<'a> {
        Word { text, source: self.source, property: self }
    }

    /// The place in the vocabulary of what a word means.
    fn place(&self, word: &str) -> Option<usize> {
        match self.words.iter().find(|(known, _)| *known == word) {
            Some((_, place)) => Some(usize::from(*place)),
            None => place_among(self.own, word),
        }
    }

    /// Whether a word, which is none of ours, says that nothing is known.
    fn is_nothing(&self, word: &str) -> bool {
        self.of_system && is_placeholder(word)
    }
}

/// A word, and where it is stated.
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    /// The JSON Pointer to it.
    pub(crate) source: &'static str,
    pub(crate) property: &'static Property,
}

impl Word<'_> {
    /// The value that the word stands for.
    pub(crate) fn value<T: Vocabulary>(&self, diagnostics: &mut Diagnostics) -> Option<T> {
        match self.meaning(diagnostics) {
            Meaning::Known(place) => T::at(place),
            Meaning::Kept => Some(T::from(self.text)),
            Meaning::Nothing => None,
        }
    }

    #[inline(never)]
    fn meaning(&self, diagnostics: &mut Diagnostics) -> Meaning {
        match self.property.place(self.text) {
            Some(place) => Meaning::Known(place),
            None => self.unknown(diagnostics),
        }
    }

    /// The same where it is none of ours as it is written.
    #[cold]
    #[inline(never)]
    fn unknown(&self, diagnostics: &mut Diagnostics) -> Meaning {
        let Self { text, source, property } = self;
        if property.any_case
            && let Some(place) = property.place(&text.to_ascii_lowercase())
        {
            return Meaning::Known(place);
        }
        if property.is_nothing(text) {
            return Meaning::Nothing;
        }
        diagnostics.unrecognized(property.field, source, text, property.noun);
        Meaning::Kept
    }

    /// The pointer into the unified image, and the word's own, if it is not stated where such words are stated.
    pub(crate) fn elsewhere(&self) -> Option<(&'static str, &'static str)> {
        let Self { text, source, property } = self;
        let counts = *source != property.source && !property.is_nothing(text);
        counts.then_some((property.field, source))
    }
}
