//! Any text is a filter, an order, a field mask or groups with a canonical form, or has one error with its place.

use std::fmt::Debug;
use std::str::FromStr;
use std::sync::LazyLock;

use cloud_image::{
    FieldMask, Filter, FilterError, Image, Latest, Options, OrderBy, Query, Timestamp,
};

const NOW: &str = "2026-11-30T12:00:00Z";

/// Some images of the tests, one a line: of both providers, with most fields.
static DUMP: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("../../tests/query/images.ndjson").lines().step_by(7);
    lines.flat_map(|line| [line, "\n"]).collect()
});

static IMAGES: LazyLock<Vec<Image<'static>>> = LazyLock::new(|| {
    let images: Result<Vec<_>, _> = cloud_image::images(DUMP.as_bytes()).collect();
    let images = images.expect("images");
    assert_eq!(images.len(), 7);
    images
});

/// Parses a text in each of the languages of queries, and uses what it is.
///
/// # Panics
///
/// If an error has no place in the text or is not one line, or if a canonical form means something else.
pub fn query(text: &str) {
    let now: Timestamp = NOW.parse().expect("a time");
    if let Some((filter, canonical)) = check::<Filter>(text) {
        for warning in filter.warnings() {
            assert_place(text, warning.offset, warning.length);
            assert_line(&warning.message);
        }
        for image in &*IMAGES {
            let matches = filter.matches(image, now);
            if let Some(canonical) = &canonical {
                assert_eq!(canonical.matches(image, now), matches, "{text:?}: {filter}");
            }
        }
        run(Query::new().filter(filter));
    }
    if let Some((order, _)) = check::<OrderBy>(text) {
        run(Query::new().order_by(order).max_results(3));
    }
    if let Some((mask, canonical)) = check::<FieldMask>(text) {
        for image in &*IMAGES {
            let mut json = Vec::new();
            mask.write_json(image, &mut json);
            let value: Result<serde_json::Value, _> = serde_json::from_slice(&json);
            assert!(value.is_ok_and(|value| value.is_object()), "{text:?}");
            let mut again = Vec::new();
            if let Some(canonical) = &canonical {
                canonical.write_json(image, &mut again);
            }
            assert!(canonical.is_none() || json == again, "{text:?}: {mask}");
        }
    }
    if let Some((latest, _)) = check::<Latest>(text) {
        run(Query::new().latest(latest));
    }
    if let Err(error) = Query::new().page_token(text).selection::<()>() {
        assert_error(text, &error);
    }
}

/// The value of a text, and the value of its canonical form, which is only absent if that is too long or too deep.
fn check<T>(text: &str) -> Option<(T, Option<T>)>
where
    T: FromStr<Err = FilterError> + ToString + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let canonical = value.to_string();
            let again = canonical.parse::<T>();
            match &again {
                Ok(again) => {
                    assert_eq!(again, &value, "{text:?}: {canonical:?}");
                    assert_eq!(again.to_string(), canonical, "{text:?}");
                }
                Err(error) => {
                    assert_eq!(
                        error.code.as_str(),
                        "filter-limit",
                        "{text:?}: {canonical:?}: {error}"
                    );
                    assert!(canonical.len() > text.len(), "{text:?}: {canonical:?}");
                }
            }
            Some((value, again.ok()))
        }
        Err(error) => {
            assert_error(text, &error);
            None
        }
    }
}

fn run(query: Query) {
    let now = NOW.parse().expect("a time");
    let options = Options::new().query(query.now(now)).expect("a query");
    let found = options.normalize(DUMP.as_bytes());
    assert!(found.errors.is_empty() && found.images.len() as u64 <= found.matched);
}

fn assert_error(text: &str, error: &FilterError) {
    assert_place(text, error.offset, error.length);
    assert_line(&error.to_string());
}

fn assert_place(text: &str, offset: usize, length: usize) {
    assert!(text.get(offset..offset + length).is_some(), "{text:?}: {offset} {length}");
}

fn assert_line(message: &str) {
    let is_line = !message.is_empty()
        && !message.contains(|next: char| next.is_control() || next == '\u{2028}');
    assert!(is_line && message.len() < 2_000, "{message:?}");
}
