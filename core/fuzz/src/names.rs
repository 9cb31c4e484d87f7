//! Whatever stands in licences, names and descriptions, a value that is told of the system has a source that is there.

use arbitrary::Arbitrary;
use cloud_image::{Image, Provider};
use serde_json::{Value, json};

/// Texts that tell of a system.
#[derive(Debug, Arbitrary)]
pub struct Names<'a> {
    name: &'a str,
    description: &'a str,
    family: &'a str,
    licenses: [&'a str; 2],
    system: [&'a str; 3],
}

/// Reads an image of each provider with such texts.
///
/// # Panics
///
/// When a value has no source.
pub fn names(texts: &Names<'_>) {
    let Names { name, description, family, licenses: [first, second], system } = texts;
    let [distro, version, architecture] = system;
    let url = |license| format!("https://www.googleapis.com/compute/v1/projects/{license}");
    check(&json!({
        "kind": "compute#image", "name": name, "description": description, "family": family,
        "licenses": [url(first), second],
    }));
    check(&json!({
        "region_id": 1, "min_disk": 0, "name": name, "description": description,
        "os_distro": distro, "os_version": version, "architecture": architecture,
    }));
}

fn check(object: &Value) {
    let text = object.to_string();
    let Some(Ok(image)) = cloud_image::images(text.as_bytes()).next() else { return };
    let stated = image.provider == Provider::Gcore;
    let unified = serde_json::to_value(&image).expect("it can be written");
    for (field, source) in &image.evidence {
        assert!(unified.pointer(field).is_some(), "{field} is not there: {unified}");
        assert!(object.pointer(source).is_some(), "{source} is not there: {object}");
    }
    let Some(Value::Object(os)) = unified.get("os") else { return };
    for (field, value) in os {
        let word = value.as_str().expect("a word");
        assert!(!word.is_empty() && word.len() <= text.len(), "{field}: {unified}");
        // What Gcore states in a field of its own is not inferred for.
        let has_evidence = image.evidence.contains_key(&format!("/os/{field}"));
        assert!(has_evidence || stated, "{field} has no evidence: {unified}");
    }
    again(&image, &text);
}

/// The answer does not depend on what was read before.
fn again(image: &Image<'_>, text: &str) {
    let twice = format!("{text}{{\"kind\":\"compute#image\",\"name\":\"debian-12\"}}{text}");
    let last = cloud_image::images(twice.as_bytes()).nth(2).expect("an image").expect("no error");
    assert_eq!(image, &last);
}
