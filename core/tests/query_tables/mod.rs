//! The tables in `core/tests/query`, for several tests.

#![allow(dead_code, reason = "not every test uses all of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use std::path::{Path, PathBuf};

use cloud_image::{Image, Timestamp};

/// The present, in all tables.
pub(crate) fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().unwrap()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/query")
}

/// The images of the tables.
pub(crate) fn dump() -> Vec<u8> {
    std::fs::read(folder().join("images.ndjson")).unwrap()
}

/// All images of an input without errors.
pub(crate) fn images(dump: &[u8]) -> Vec<Image<'_>> {
    let images: Result<Vec<_>, _> = cloud_image::images(dump).collect();
    images.unwrap()
}

/// The rows of a table with their line numbers, without the names of its columns.
pub(crate) fn rows(table: &str) -> Vec<(usize, Vec<String>)> {
    let text = std::fs::read_to_string(folder().join(table)).unwrap();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let rows: Vec<_> = lines
        .skip(1)
        .map(|(index, line)| (index + 1, line.split('\t').map(str::to_owned).collect()))
        .collect();
    assert!(rows.len() > 20, "{table}");
    rows
}

/// The texts of the first column of a table.
pub(crate) fn texts(table: &str) -> Vec<String> {
    rows(table).iter().map(|(_, row)| text(&row[0])).collect()
}

/// A text in a cell: a JSON string, or an array of strings and repeated strings.
pub(crate) fn text(cell: &str) -> String {
    let part = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        value => {
            let repeat = &value["repeat"];
            repeat[0]
                .as_str()
                .unwrap()
                .repeat(usize::try_from(repeat[1].as_u64().unwrap()).unwrap())
        }
    };
    match serde_json::from_str(cell).unwrap_or_else(|error| panic!("{cell}: {error}")) {
        serde_json::Value::Array(parts) => parts.iter().map(part).collect(),
        value => part(&value),
    }
}
