//! Fields whose value is a word of a vocabulary.

use super::diagnostics::Diagnostics;
use crate::json::place_among;
use crate::model::word::Vocabulary;
use crate::os::says_nothing;

/// A field whose value is a word of a vocabulary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    /// JSON Pointers to where it is stated, and into the unified image.
    pub(crate) source: &'static str,
    pub(crate) field: &'static str,
    pub(crate) noun: &'static str,
    /// The provider's words, and the index in the vocabulary of what each means.
    pub(crate) words: &'static [(&'static str, u8)],
    /// The words of the vocabulary, where they are read, too.
    pub(crate) vocabulary: &'static [&'static str],
    /// The JSON Pointer to the key in the metadata where it may be stated instead.
    pub(crate) metadata_pointer: Option<&'static str>,
    /// Whether people write its words by hand.
    pub(crate) any_case: bool,
    /// It tells of the system, where people write `N/A` or `unknown` for what is not known.
    pub(crate) skips_placeholders: bool,
}

/// What a word comes to.
enum Meaning {
    /// The word of the vocabulary at this index.
    Known(usize),
    /// None of them, so it is kept as it is, with a warning.
    Unknown,
    Absent,
}

impl Property {
    pub(crate) const fn new(
        source: &'static str,
        field: &'static str,
        noun: &'static str,
        words: &'static [(&'static str, u8)],
    ) -> Self {
        let (vocabulary, metadata_pointer): (&[_], _) = (&[], None);
        Self {
            source,
            field,
            noun,
            words,
            vocabulary,
            metadata_pointer,
            any_case: false,
            skips_placeholders: false,
        }
    }

    /// A word that is stated where such words are.
    pub(crate) fn word<'a>(&'static self, text: &'a str) -> StatedWord<'a> {
        StatedWord { text, source: self.source, property: self }
    }

    /// The index in the vocabulary of what a word means.
    fn index(&self, word: &str) -> Option<usize> {
        match self.words.iter().find(|(known, _)| *known == word) {
            Some((_, index)) => Some(usize::from(*index)),
            None => place_among(self.vocabulary, word),
        }
    }

    /// Whether a word, which is none of ours, says that nothing is known.
    fn is_placeholder(&self, word: &str) -> bool {
        self.skips_placeholders && says_nothing(word)
    }
}

/// A word, and where it is stated.
pub(crate) struct StatedWord<'a> {
    pub(crate) text: &'a str,
    /// The JSON Pointer to it.
    pub(crate) source: &'static str,
    pub(crate) property: &'static Property,
}

impl StatedWord<'_> {
    /// The value that the word stands for.
    pub(crate) fn value<T: Vocabulary>(&self, diagnostics: &mut Diagnostics) -> Option<T> {
        match self.meaning(diagnostics) {
            Meaning::Known(index) => T::at(index),
            Meaning::Unknown => Some(T::from(self.text)),
            Meaning::Absent => None,
        }
    }

    #[inline(never)]
    fn meaning(&self, diagnostics: &mut Diagnostics) -> Meaning {
        match self.property.index(self.text) {
            Some(index) => Meaning::Known(index),
            None => self.unknown(diagnostics),
        }
    }

    /// The same where it is none of ours as it is written.
    #[cold]
    #[inline(never)]
    fn unknown(&self, diagnostics: &mut Diagnostics) -> Meaning {
        let Self { text, source, property } = self;
        if property.any_case
            && let Some(index) = property.index(&text.to_ascii_lowercase())
        {
            return Meaning::Known(index);
        }
        if property.is_placeholder(text) {
            return Meaning::Absent;
        }
        diagnostics.unrecognized(property.field, source, text, property.noun);
        Meaning::Unknown
    }

    /// The pointer into the unified image, and the word's own, if it is not stated where such words are stated.
    pub(crate) fn alternative_source(&self) -> Option<(&'static str, &'static str)> {
        let Self { text, source, property } = self;
        let counts = *source != property.source && !property.is_placeholder(text);
        counts.then_some((property.field, source))
    }
}
