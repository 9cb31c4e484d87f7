//! The query language: filters, orders, field masks, and the newest images of groups.
//!
//! A text is parsed by the grammar in `syntax`, which knows no field. `check` compares it with the model, and makes
//! conditions of it. `condition` evaluates them.

mod canonical;
mod check;
mod condition;
mod error;
mod field;
mod field_names;
mod filter;
mod instant;
mod latest;
mod lower_case;
mod mask;
mod number;
mod operand;
mod order;
mod page;
mod path;
mod pattern;
#[expect(clippy::module_inception, reason = "a query is what the module is about")]
mod query;
mod selection;
mod sort;
mod syntax;
mod text;

pub use error::{FilterError, FilterErrorCode, FilterWarning};
pub(crate) use field::member_bits;
pub use filter::Filter;
pub use latest::{Latest, LatestFields};
pub use mask::FieldMask;
pub(crate) use mask::{Leaf, Masked, Wanted, parts_of};
pub use order::OrderBy;
pub use query::Query;
pub use selection::{Selected, Selection, SelectionKey};
pub(crate) use sort::sort;

use crate::model::view::Type;

/// The names that a filter can use for fields, each once: those of the unified image, and those of providers.
///
/// ```
/// let fields = cloud_image::filter_fields();
/// assert!(fields.contains(&"os.distro".to_owned()));
/// assert!(fields.contains(&"diskSizeGb".to_owned()));
/// ```
#[must_use]
pub fn filter_fields() -> Vec<String> {
    let mut names = Vec::new();
    field_names::for_each_name(&mut |name| {
        // Providers share names, such as those of Glance.
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    });
    names
}

/// The known words of a field, for suggestions; none if the field is unknown or has no vocabulary.
///
/// ```
/// assert_eq!(cloud_image::filter_words("firmware"), ["bios", "uefi"]);
/// assert!(cloud_image::filter_words("name").is_empty());
/// ```
#[must_use]
pub fn filter_words(field: &str) -> &'static [&'static str] {
    match field::Field::named(field).map(|field| field.of) {
        Some(Type::Word(words)) => words,
        _ => &[],
    }
}
