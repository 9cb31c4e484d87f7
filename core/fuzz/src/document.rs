//! Nearly valid dumps as fuzz input.

use std::collections::BTreeMap;

use arbitrary::{Arbitrary, Result, Unstructured};
use serde_json::value::RawValue;

use crate::samples::SAMPLES;
use crate::wrap::{SECRET, Wrap};

const SECRET_KEYS: [&str; 6] =
    ["rawKey", "rsaEncryptedKey", "raw\\u004bey", "raw_key", "rsa_encrypted_key", "RawKey"];

/// The signs of an image of each provider.
const SIGNS: [&str; 5] = [
    "\"kind\":\"compute#image\"",
    "\"region_id\":7,\"min_disk\":10",
    "\"type\":\"Microsoft.Compute/images\"",
    "\"ImageId\":\"ami-00000007\"",
    "\"container_format\":\"bare\"",
];

/// Deeper than the reader's limit.
const MAX_DEPTH: usize = 130;

/// JSON of lists and images with known keys, whose values often have the wrong type.
#[derive(Debug)]
pub struct Document {
    /// The whole document.
    pub text: String,
    /// The objects that may be images.
    pub objects: Vec<String>,
    /// The expected number of images, errors and skipped objects, if it is known.
    pub count: Option<usize>,
    /// Whether there are resources whose type may be of another provider than the objects in them.
    pub(crate) has_resources: bool,
}

impl<'a> Arbitrary<'a> for Document {
    fn arbitrary(from: &mut Unstructured<'a>) -> Result<Self> {
        let mut document =
            Self { text: String::new(), objects: Vec::new(), count: Some(0), has_resources: false };
        for _ in 0..from.int_in_range(1..=3)? {
            let count = from.int_in_range(0..=3)?;
            let objects = repeat(from, count, |from| object(from, 2))?;
            let list = format!("[{}]", objects.join(","));
            let mut wrap = Wrap::default();
            let mut is_countable = objects.iter().all(|object| gives_one_result(object));
            let text = match from.int_in_range(0..=12)? {
                0 => objects.join("\n"),
                1 => list,
                2 => format!("[[],[{list}]]"),
                3..=5 => {
                    // The other members may change the meaning of the list.
                    is_countable = false;
                    let envelope = envelope(from, &list)?;
                    if from.ratio(1, 4)? { format!("[{envelope}]") } else { envelope }
                }
                6 => {
                    let key = *from.choose(&["items", "results", "data", "value", "Images"])?;
                    // Without images, it may be a list of any API.
                    is_countable &= key != "value" || !objects.is_empty();
                    format!("{{\"{key}\":{list}}}")
                }
                _ => wrap.in_any_shape(from, &objects)?,
            };
            document.text.push_str(&text);
            document.text.push('\n');
            let count = objects.len() + wrap.other_objects;
            document.has_resources |= wrap.has_resources;
            document.count = document.count.filter(|_| is_countable).map(|before| before + count);
            document.objects.extend(objects);
        }
        Ok(document)
    }
}

/// Whether an object gives exactly one image, error or skipped object in any wrapper: it is not a list or a wrapper, and
/// not so deep that it ends the input.
fn gives_one_result(object: &str) -> bool {
    const WRAPPER_KEYS: [&str; 18] = [
        "Images",
        "items",
        "results",
        "data",
        "value",
        "image",
        "images",
        "assets",
        "asset",
        "resource",
        "resources",
        "values",
        "child_modules",
        "prior_state",
        "planned_values",
        "format_version",
        "terraform_version",
        "assetType",
    ];
    /// An object with only these is a list without images.
    const LIST_KEYS: [&str; 9] = [
        "asset_type",
        "count",
        "nextPageToken",
        "NextToken",
        "imageList",
        "/global/images\"",
        "first",
        "next",
        "/v2/schemas/images\"",
    ];
    let Ok(members) = serde_json::from_str::<BTreeMap<String, &RawValue>>(object) else {
        return false;
    };
    members.keys().all(|key| !WRAPPER_KEYS.contains(&&**key))
        && LIST_KEYS.iter().all(|text| !object.contains(text))
        && members.keys().all(|key| !LIST_KEYS.contains(&&**key))
        && depth(object) < 100
}

/// The depth of nesting.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

/// An object with a list of images in it.
fn envelope(from: &mut Unstructured<'_>, list: &str) -> Result<String> {
    let key = from.choose(&["items", "results", "data", "images", "value", "Images"])?;
    let (before, after) = (up_to_three(from, member)?, up_to_three(from, member)?);
    let list = format!("\"{key}\":{list}");
    Ok(format!("{{{}}}", [before, vec![list], after].concat().join(",")))
}

/// An object with at most `levels` levels of objects and lists in it.
fn object(from: &mut Unstructured<'_>, levels: u8) -> Result<String> {
    let count = from.int_in_range(0..=12)?;
    let mut members = repeat(from, count, |from| member_of(from, levels))?;
    // Otherwise there would be few images.
    if levels == 2 && from.ratio(3, 4)? {
        members.push("\"name\":\"golden-7\"".to_owned());
    }
    if levels == 2 && from.ratio(3, 4)? {
        members.push((*from.choose(&SIGNS)?).to_owned());
    }
    Ok(format!("{{{}}}", members.join(",")))
}

fn member(from: &mut Unstructured<'_>) -> Result<String> {
    member_of(from, 1)
}

fn member_of(from: &mut Unstructured<'_>, levels: u8) -> Result<String> {
    if from.ratio(1, 16)? {
        let key = from.choose(&SECRET_KEYS)?;
        return Ok(format!("\"{key}\":\"{SECRET}\""));
    }
    let (key, samples) = from.choose(&SAMPLES)?;
    let value = match from.int_in_range(0..=7)? {
        0..=3 => from.choose(samples)?.clone(),
        _ => value(from, levels)?,
    };
    let key = match from.int_in_range(0..=15)? {
        0 => any_string(from)?,
        1 => escaped(key),
        _ => string(key),
    };
    // A value is a secret only under a secret key.
    let is_secret = SECRET_KEYS.iter().any(|secret| key == format!("\"{secret}\""));
    Ok(if is_secret { format!("{key}:\"{SECRET}\"") } else { format!("{key}:{value}") })
}

/// A value of any type.
fn value(from: &mut Unstructured<'_>, levels: u8) -> Result<String> {
    const WORDS: [&str; 14] = [
        "null",
        "true",
        "false",
        "\"\"",
        "[]",
        "{}",
        "[ ]",
        "0",
        "-0.0",
        "1e400",
        "1.50E+1",
        "18446744073709551616",
        "\"\\ud800\"",
        "\"\\u2028\\n\"",
    ];
    Ok(match from.int_in_range(0..=9)? {
        0 | 1 => (*from.choose(&WORDS)?).to_owned(),
        2 => from.arbitrary::<i64>()?.to_string(),
        3 => match from.arbitrary::<f64>()? {
            float if float.is_finite() => format!("{float:e}"),
            _ => "1e-400".to_owned(),
        },
        4 => any_string(from)?,
        5 => {
            let (_, samples) = from.choose(&SAMPLES)?;
            from.choose(samples)?.clone()
        }
        6 => {
            let levels = from.int_in_range(1..=MAX_DEPTH)?;
            format!("{}1{}", "[".repeat(levels), "]".repeat(levels))
        }
        7 | 8 if levels > 0 => {
            format!("[{}]", up_to_three(from, |from| value(from, levels - 1))?.join(", "))
        }
        _ if levels > 0 => object(from, levels - 1)?,
        _ => "7".to_owned(),
    })
}

fn up_to_three<T>(
    from: &mut Unstructured<'_>,
    one: impl FnMut(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let count = from.int_in_range(0..=3)?;
    repeat(from, count, one)
}

fn repeat<T>(
    from: &mut Unstructured<'_>,
    count: usize,
    mut one: impl FnMut(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    (0..count).map(|_| one(from)).collect()
}

/// A string without the secret, which a fuzzer would soon insert.
fn any_string(from: &mut Unstructured<'_>) -> Result<String> {
    Ok(string(&from.arbitrary::<&str>()?.replace(SECRET, "")))
}

fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The string with all characters as escapes.
fn escaped(text: &str) -> String {
    let units: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", units.concat())
}
