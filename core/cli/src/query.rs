//! The query of the command line.

use std::fmt::Display;
use std::str::FromStr;
use std::time::SystemTime;

use cloud_image::{FieldMask, Filter, Latest, OrderBy, Query, Timestamp};

use crate::arguments::Arguments;

/// What is wanted of the images.
pub(crate) struct Wanted {
    pub(crate) query: Query,
    pub(crate) fields: Option<FieldMask>,
    /// Lines about what in the filter may not be meant as it is written.
    pub(crate) warnings: Vec<String>,
}

/// Reads the query. An error is a line that starts with the option.
pub(crate) fn read_query(arguments: &Arguments) -> Result<Wanted, String> {
    let filter: Option<Filter> = read("--filter", arguments.filter.as_deref())?;
    let latest: Option<Latest> = read("--latest", arguments.latest.as_deref())?;
    let order: Option<OrderBy> = read("--sort-by", arguments.sort_by.as_deref())?;
    let limit = arguments.limit.as_deref().map(read_limit).transpose()?;
    let fields: Option<FieldMask> = read("--fields", arguments.fields.as_deref())?;
    let now = match read("--now", arguments.now.as_deref())? {
        Some(now) => Some(now),
        None => Timestamp::try_from(SystemTime::now()).ok(),
    };
    let warnings = filter.iter().flat_map(Filter::warnings);
    let warnings = warnings.map(|warning| line("--filter", warning)).collect();
    let query = Query::new()
        .filter(filter)
        .latest(latest)
        .order_by(order.unwrap_or_default())
        .max_results(limit.unwrap_or_default())
        .page_token(arguments.page_token.clone())
        .fields(fields.clone())
        .now(now);
    // All else was checked, so it is the token that does not fit.
    query.selection::<()>().map_err(|error| line("--page-token", error))?;
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
