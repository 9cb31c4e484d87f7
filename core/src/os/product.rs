//! A piece of software beside the operating system, as a text names it.

use std::borrow::Cow;

use super::ascii::concat;
use super::version::Build;
use crate::model::Software;

/// A product in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::os) struct Product<'a> {
    pub(in crate::os) name: &'static str,
    pub(in crate::os) version: Option<ProductVersion<'a>>,
    pub(in crate::os) edition: Option<&'static str>,
}

/// A version in the spelling of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::os) enum ProductVersion<'a> {
    /// `2.15`, `2-15`.
    Joined(&'a [u8]),
    /// `121`, which is 12.1, or `92`, which is 9.2.
    Squeezed(&'a [u8]),
    /// `2008-r2`.
    SecondRelease(&'a [u8]),
}

impl ProductVersion<'_> {
    pub(in crate::os) fn write(self) -> String {
        match self {
            Self::Joined(text) => Build::joined(text, b'.').write(),
            Self::Squeezed(text) => {
                let (major, minor) = text.split_at(text.len().saturating_sub(1));
                concat(&[major, b".", minor])
            }
            Self::SecondRelease(year) => concat(&[year, b" R2"]),
        }
    }
}

impl Product<'_> {
    pub(in crate::os) fn write(&self) -> Software<'static> {
        Software {
            name: Cow::Borrowed(self.name),
            version: self.version.map(|version| Cow::Owned(version.write())),
            edition: self.edition.map(Cow::Borrowed),
        }
    }
}
