//! JSON Schema (draft 2020-12) of the types for which `schemars` cannot derive it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Date, RawJson, Timestamp};

/// The schema of a vocabulary: each word with its description, and any other word if the vocabulary is open.
pub(crate) fn words(description: &str, words: &[(&str, &str)], open: bool) -> Schema {
    let known = words
        .iter()
        .map(|(word, meaning)| json_schema!({ "const": word, "description": meaning.trim() }));
    if open {
        let other = json_schema!({ "type": "string" });
        let any: Vec<Schema> = known.chain([other]).collect();
        json_schema!({ "description": description.trim(), "anyOf": any })
    } else {
        let one: Vec<Schema> = known.collect();
        json_schema!({ "description": description.trim(), "oneOf": one })
    }
}

impl JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A point in time: RFC 3339 in UTC, ending in `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "Z$"
        })
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day: RFC 3339 `full-date`.",
            "type": "string",
            "format": "date"
        })
    }
}

impl JsonSchema for RawJson {
    fn schema_name() -> Cow<'static, str> {
        "RawJson".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "JSON as the provider wrote it.", "type": "object" })
    }
}
