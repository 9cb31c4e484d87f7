//! Writes the JSON Schema (draft 2020-12) of a written unified image.

use std::io::{self, Write};

use cloud_image::Image;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(as_written))
        .into_generator();
    let schema = generator.into_root_schema_for::<Image<'static>>();
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)
}

/// Describes the written form instead of the Rust types: absent members are left out, not `null`, and have no default.
/// Descriptions have no links.
fn as_written(schema: &mut Schema) {
    schema.remove("default");
    if schema.get("format").is_some_and(|format| format != "date-time" && format != "date") {
        schema.remove("format");
    }
    if let Some(Value::Array(types)) = schema.get("type")
        && let [written, Value::String(null)] = types.as_slice()
        && null == "null"
    {
        let written = written.clone();
        schema.insert("type".to_owned(), written);
    }
    if let Some(Value::Array(choices)) = schema.get("anyOf")
        && let [written, null] = choices.as_slice()
        && *null == json!({ "type": "null" })
        && let Some(reference) = written.get("$ref").cloned()
    {
        schema.remove("anyOf");
        schema.insert("$ref".to_owned(), reference);
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        let summary = description.split("\n\n").next().unwrap_or_default();
        *description = without_links(&summary.replace('\n', " "));
    }
}

/// Markdown without the targets of its links: `[a](b)` becomes `a`.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[')
        && let Some((words, target)) = link.split_once("](")
        && let Some((_, after)) = target.split_once(')')
    {
        plain.push_str(before);
        plain.push_str(words);
        rest = after;
    }
    plain + rest
}
