//! Fields whose value is a word of a vocabulary: `status`, `architecture`.

use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::field_spec::FieldSpec;
use super::key_state::Respelled;
use super::labels::Label;
use crate::json::word_index;
use crate::model::word::Vocabulary;
use crate::os::is_placeholder;

/// A field whose value is a word of a vocabulary.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Property {
    /// Its declaration.
    pub(crate) spec: &'static FieldSpec,
    /// JSON Pointer into the unified image.
    pub(crate) field: &'static str,
    /// Its name in warnings.
    pub(crate) noun: &'static str,
    /// The provider's words, each with the index of its meaning in the vocabulary.
    pub(crate) words: &'static [(&'static str, u8)],
    /// The words of the vocabulary, if these are accepted, too.
    pub(crate) vocabulary: &'static [&'static str],
    /// The key of the alternative in the metadata.
    pub(crate) metadata_key: Option<&'static str>,
    /// Whether words are matched in any case, because people write them by hand.
    pub(crate) any_case: bool,
    /// Whether placeholders such as `N/A` and `unknown` are absent values.
    pub(crate) skips_placeholders: bool,
}

/// The meaning of a word.
enum WordMeaning {
    /// The word of the vocabulary with this index.
    Known(usize),
    /// Outside the vocabulary: kept as it is, with a warning.
    Unknown,
    /// A placeholder.
    Absent,
}

impl Property {
    pub(crate) const fn new(
        spec: &'static FieldSpec,
        noun: &'static str,
        words: &'static [(&'static str, u8)],
    ) -> Self {
        Self {
            spec,
            field: spec.target_pointer(),
            noun,
            words,
            vocabulary: &[],
            metadata_key: None,
            any_case: false,
            skips_placeholders: false,
        }
    }

    /// A word that is stated in the property's own field, under the API's key.
    pub(crate) fn word<'a>(&'static self, text: &'a str) -> StatedWord<'a> {
        StatedWord { text, source: WordSource::Field(self.spec), property: self }
    }

    /// The index of a word's meaning in the vocabulary.
    fn index(&self, word: &str) -> Option<usize> {
        match self.words.iter().find(|(known, _)| *known == word) {
            Some((_, index)) => Some(usize::from(*index)),
            None => word_index(self.vocabulary, word),
        }
    }

    /// Whether a word outside the vocabulary is a placeholder.
    pub(super) fn is_placeholder(&self, word: &str) -> bool {
        self.skips_placeholders && is_placeholder(word)
    }
}

/// A word and its source.
#[derive(Clone, Copy)]
pub(crate) struct StatedWord<'a> {
    pub(crate) text: &'a str,
    pub(crate) source: WordSource<'a>,
    pub(crate) property: &'static Property,
}

/// The place of a word in the provider's object.
#[derive(Clone, Copy)]
pub(crate) enum WordSource<'a> {
    /// A field of the image's object.
    Field(&'static FieldSpec),
    /// A field of an object in the image's.
    Path(&'a FieldPath<'a>),
    /// The same, by its JSON Pointer.
    Pointer(&'a str),
    /// The value of a label.
    Label(&'a Label<'a>),
}

impl WordSource<'_> {
    /// JSON Pointer into the provider's object.
    pub(crate) fn pointer(self) -> Cow<'static, str> {
        match self {
            Self::Field(spec) => Cow::Borrowed(spec.pointer),
            Self::Path(path) => path.source(),
            Self::Pointer(pointer) => Cow::Owned(pointer.to_owned()),
            Self::Label(label) => label.value_pointer(),
        }
    }
}

impl StatedWord<'_> {
    /// The word under the key that the object has for its field.
    pub(crate) fn in_spelling(self, respelled: &Respelled) -> Self {
        match self.source {
            WordSource::Field(field) => {
                Self { source: WordSource::Field(respelled.spec(field)), ..self }
            }
            _ => self,
        }
    }

    /// The value that the word means.
    pub(crate) fn value<T: Vocabulary>(&self, diagnostics: &mut Diagnostics) -> Option<T> {
        match self.meaning(diagnostics) {
            WordMeaning::Known(index) => T::at(index),
            WordMeaning::Unknown => Some(T::from(self.text)),
            WordMeaning::Absent => None,
        }
    }

    #[inline(never)]
    fn meaning(&self, diagnostics: &mut Diagnostics) -> WordMeaning {
        match self.property.index(self.text) {
            Some(index) => WordMeaning::Known(index),
            None => self.unknown(diagnostics),
        }
    }

    /// The meaning of a word that does not match in its own spelling.
    #[cold]
    #[inline(never)]
    fn unknown(&self, diagnostics: &mut Diagnostics) -> WordMeaning {
        let Self { text, source, property } = self;
        if property.any_case
            && let Some(index) = property.index(&text.to_ascii_lowercase())
        {
            return WordMeaning::Known(index);
        }
        if property.is_placeholder(text) {
            return WordMeaning::Absent;
        }
        diagnostics.unrecognized(property.field, source.pointer(), text, property.noun);
        WordMeaning::Unknown
    }

    /// The pointers into the unified image and to the word, if the word is a label's.
    pub(crate) fn label_source(&self) -> Option<(&'static str, Cow<'static, str>)> {
        let Self { text, source, property } = self;
        let is_label = matches!(source, WordSource::Label(_)) && !property.is_placeholder(text);
        is_label.then(|| (property.field, source.pointer()))
    }
}
