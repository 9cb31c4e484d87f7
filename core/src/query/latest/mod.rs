//! What the groups are of which only the newest usable image is wanted.

mod choice;
mod day_in_name;
mod groups;

pub(super) use choice::choose;
pub(super) use groups::{Grouped, Groups};

use std::fmt;
use std::str::FromStr;

use super::error::{FilterError, FilterErrorCode as Code, Result};
use super::field::Field;
use super::path::paths;
use super::syntax::parse_name;
use crate::model::view::Type;

/// Groups of images, of each of which only the newest usable image is wanted.
///
/// An image is usable if its status is `ready` or absent, and its deprecation state is `active` or absent. The newest one
/// has the greatest `createdAt`; without it, the day in its name counts (`-v20260422`). [`query_language`](crate::query_language)
/// has the details.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Latest {
    /// The images of a family, by provider, project, region and architecture. Images without a family are left out.
    Family,
    /// The images of an operating system, by provider, region, `os.distro`, `os.version`, `os.variant`, `os.channel`,
    /// architecture, licensing and names of software. Images of the distribution's own publisher come first. Images without
    /// `os.version` are left out.
    Os,
    /// The images with the same values of these fields. Images with none of them are left out.
    Fields(LatestFields),
}

/// The fields of [`Latest::Fields`].
#[derive(Debug, Clone)]
pub struct LatestFields {
    pub(in crate::query) fields: Vec<Field>,
}

impl FromStr for Latest {
    type Err = FilterError;

    /// Parses `family`, `os`, or a list of fields.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).map_err(|fault| *fault)
    }
}

impl Latest {
    fn read(text: &str) -> Result<Self> {
        // The case of a name does not count.
        if text.trim().eq_ignore_ascii_case("os") {
            return Ok(Self::Os);
        }
        let mut fields: Vec<Field> = Vec::new();
        for span in paths(text)? {
            let field = Field::resolve(&parse_name(text, span)?)?;
            let can_group = field.parent_kind.is_none()
                && !matches!(field.of, Type::Object(_) | Type::Map | Type::Json | Type::List(_));
            if !can_group {
                return Err(span.expected(Code::Type, "a field with values", span.of(text)));
            }
            if fields.iter().all(|known| known.name != field.name) {
                fields.push(field);
            }
        }
        match &*fields {
            [] => {
                let span = super::error::Span::new(text.len(), text.len());
                Err(span.expected(Code::Syntax, "`family`, `os` or fields", ""))
            }
            [only] if only.name == "family" => Ok(Self::Family),
            _ => Ok(Self::Fields(LatestFields { fields })),
        }
    }
}

impl fmt::Display for Latest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Family => f.pad("family"),
            Self::Os => f.pad("os"),
            Self::Fields(LatestFields { fields }) => {
                let names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
                f.pad(&names.join(","))
            }
        }
    }
}

impl PartialEq for LatestFields {
    fn eq(&self, other: &Self) -> bool {
        self.fields.iter().map(|field| &field.name).eq(other.fields.iter().map(|field| &field.name))
    }
}

impl Eq for LatestFields {}
