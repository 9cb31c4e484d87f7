//! The query of the command line.

use std::fmt::Display;
use std::str::FromStr;
use std::time::SystemTime;

use cloud_image::{FieldMask, Filter, Latest, OrderBy, Query, Timestamp};

use crate::arguments::Arguments;

/// What is wanted of the images.
pub(crate) struct Wanted {
    /// It has no fields: which are needed depends on what is written.
    pub(crate) query: Query,
    pub(crate) fields: Option<FieldMask>,
    /// Lines about what in the filter may not be meant as it is written.
    pub(crate) warnings: Vec<String>,
}

/// Reads the query. An error is a line that starts with the option.
pub(crate) fn read_query(arguments: &Arguments) -> Result<Wanted, String> {
    let mut query = Query::new();
    let mut warnings = Vec::new();
    if let Some(limit) = &arguments.limit {
        query = query.max_results(read_limit(limit)?);
    }
    if let Some(filter) = read::<Filter>("--filter", arguments.filter.as_deref())? {
        warnings.extend(filter.warnings().iter().map(|warning| line("--filter", warning)));
        query = query.filter(filter);
    }
    if let Some(latest) = read::<Latest>("--latest", arguments.latest.as_deref())? {
        query = query.latest(latest);
    }
    if let Some(order) = read::<OrderBy>("--sort-by", arguments.sort_by.as_deref())? {
        query = query.order_by(order);
    }
    let fields = read::<FieldMask>("--fields", arguments.fields.as_deref())?;
    let now = match read("--now", arguments.now.as_deref())? {
        Some(now) => Some(now),
        None => Timestamp::try_from(SystemTime::now()).ok(),
    };
    if let Some(now) = now {
        query = query.now(now);
    }
    if let Some(token) = &arguments.page_token {
        query = query.page_token(token);
        // All else was checked, so it is the token that does not fit.
        query.selection::<()>().map_err(|error| line("--page-token", error))?;
    }
    Ok(Wanted { query, fields, warnings })
}

fn read<T: FromStr<Err: Display>>(option: &str, text: Option<&str>) -> Result<Option<T>, String> {
    text.map(str::parse).transpose().map_err(|error| line(option, error))
}

fn line(option: &str, message: impl Display) -> String {
    format!("{option}: {message}")
}

fn read_limit(text: &str) -> Result<u64, String> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("--limit: expected a whole number from 0, found `{text}`"));
    }
    // A number that is too large for any output limits nothing.
    Ok(text.parse().unwrap_or(u64::MAX))
}
