//! Vocabularies: the known values of a field. Closed ones reject other values; open ones keep them as a [`Word`].

use std::fmt;

use crate::json::one_of;

/// A word that is not in a vocabulary, as the provider wrote it.
///
/// Only parsing creates a `Word`, so it is never a word of the vocabulary.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(Box<str>);

impl Word {
    pub(super) fn new(word: &str) -> Self {
        Self(word.into())
    }

    /// The word as the provider wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An open vocabulary.
pub(crate) trait Vocabulary: for<'w> From<&'w str> {
    /// Every word of the vocabulary.
    const OWN: &'static [&'static str];

    /// The value at an index of the vocabulary.
    fn at(index: usize) -> Option<Self>;
}

/// The error of a text that is not a word of a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found `{found}`")]
pub struct UnknownWord {
    expected: String,
    found: String,
}

impl UnknownWord {
    pub(crate) fn new(words: &[&str], found: &str) -> Self {
        Self { expected: one_of(words), found: crate::quote::shorten(found).into_owned() }
    }
}

/// Declares a vocabulary. `open enum` keeps unknown words in `Other`; `closed enum` rejects them.
macro_rules! vocabulary {
    (
        $(#[doc = $about:expr])*
        pub open enum $name:ident { $( $(#[doc = $doc:expr])* $variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $doc])* $variant, )+
            /// A word that is not in this vocabulary, as the provider wrote it.
            Other($crate::model::Word),
        }

        impl $name {
            /// Every word of the vocabulary.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for this value.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Other(word) => word.as_str(),
                    known => Self::WORDS.get(usize::from(known.place())).copied().unwrap_or_default(),
                }
            }

            /// The value of exactly this word, if the vocabulary has it.
            #[must_use]
            pub fn known(word: &str) -> Option<Self> {
                use $crate::model::word::Vocabulary;

                Self::at($crate::json::word_index(Self::WORDS, word)?)
            }
        }

        impl $crate::model::view::View for $name {
            const TYPE: $crate::model::view::Type = $crate::model::view::Type::Word(Self::WORDS);

            fn view(&self) -> $crate::model::view::Value<'_> {
                let place = Some(self.place()).filter(|place| *place < u8::MAX);
                $crate::model::view::Value::Word(place, self.as_str())
            }
        }

        const _: () = {
            enum Index { $($variant),+ }

            impl $name {
                /// The index of the value in the vocabulary; `u8::MAX` for `Other`.
                pub(crate) const fn place(&self) -> u8 {
                    match self {
                        $( Self::$variant => Index::$variant as u8, )+
                        Self::Other(_) => u8::MAX,
                    }
                }
            }

            impl $crate::model::word::Vocabulary for $name {
                const OWN: &'static [&'static str] = Self::WORDS;

                fn at(index: usize) -> Option<Self> {
                    $( if index == Index::$variant as usize {
                        return Some(Self::$variant);
                    } )+
                    None
                }
            }
        };

        impl From<&str> for $name {
            #[inline(never)]
            fn from(word: &str) -> Self {
                Self::known(word).unwrap_or_else(|| Self::Other($crate::model::Word::new(word)))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(word))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<str>::deserialize(from)?;
                Ok(Self::from(&*word))
            }
        }

        $crate::json::read_token! {
            $name: $crate::json::Expected::STRING, |word| Some(Self::from(&**word));
        }

        $crate::model::word::vocabulary!(@write $name);
        $crate::model::word::vocabulary!(@schema $name, true, [$($about)*] $( [$($doc)*] $word )+);
    };

    (
        $(#[doc = $about:expr])*
        pub closed enum $name:ident { $( $(#[doc = $doc:expr])* $variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $doc])* $variant, )+
        }

        impl $name {
            /// Every word of the vocabulary.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// Every value, in the order of [`Self::WORDS`].
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for this value.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word => Ok(Self::$variant), )+
                    _ => Err($crate::model::UnknownWord::new(Self::WORDS, word)),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = std::borrow::Cow::<str>::deserialize(from)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }

        $crate::json::read_token! {
            $name: $crate::json::Expected::OneOf(Self::WORDS), |word| {
                Self::ALL.get($crate::json::word_index(Self::WORDS, word)?).copied()
            };
        }

        impl $crate::model::view::View for $name {
            const TYPE: $crate::model::view::Type = $crate::model::view::Type::Word(Self::WORDS);

            fn view(&self) -> $crate::model::view::Value<'_> {
                $crate::model::view::Value::Word(Some(*self as u8), self.as_str())
            }
        }

        impl $crate::json::Blank for $name {
            #[expect(clippy::indexing_slicing, reason = "an empty vocabulary is a compile error")]
            fn blank() -> Self {
                const { Self::ALL[0] }
            }
        }

        $crate::model::word::vocabulary!(@write $name);
        $crate::model::word::vocabulary!(@schema $name, false, [$($about)*] $( [$($doc)*] $word )+);
    };

    (@schema $name:ident, $open:literal, [$($about:expr)*] $( [$($doc:expr)*] $word:literal )+) => {
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words = [$( ($word, concat!($($doc),*)) ),+];
                $crate::model::schema::words(concat!($($about),*), &words, $open)
            }
        }
    };

    (@write $name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::json::Write for $name {
            fn write(&self, out: &mut $crate::json::JsonBuf) {
                out.push_string(self.as_str());
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    };
}
pub(crate) use vocabulary;
