//! The query language: filters, orders, field masks, and the newest images of groups.
//!
//! A text is parsed by the grammar in `syntax`, which knows no field. `check` compares it with the model, and makes
//! conditions of it. `condition` evaluates them.

mod check;
mod condition;
mod error;
mod field;
mod filter;
mod instant;
mod number;
mod syntax;
mod text;

pub use error::{FilterError, FilterErrorCode, FilterWarning};
pub use filter::Filter;
