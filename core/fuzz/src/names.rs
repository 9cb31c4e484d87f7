//! Every value inferred from licences, names and descriptions has evidence that exists.

use arbitrary::Arbitrary;
use cloud_image::{Image, Provider};
use serde_json::{Value, json};

/// Texts that may identify an operating system.
#[derive(Debug, Arbitrary)]
pub struct Names<'a> {
    name: &'a str,
    description: &'a str,
    family: &'a str,
    licenses: [&'a str; 2],
    system_fields: [&'a str; 3],
}

/// Reads an image of each provider with these texts.
///
/// # Panics
///
/// If a value has no evidence, or depends on earlier input.
pub fn names(texts: &Names<'_>) {
    let Names { name, description, family, licenses: [first, second], system_fields } = texts;
    let [distro, version, architecture] = system_fields;
    let url = |license| format!("https://www.googleapis.com/compute/v1/projects/{license}");
    check(&json!({
        "kind": "compute#image", "name": name, "description": description, "family": family,
        "licenses": [url(first), second],
    }));
    check(&json!({
        "region_id": 1, "min_disk": 0, "name": name, "description": description,
        "os_distro": distro, "os_version": version, "architecture": architecture,
    }));
    check(&json!({
        "urn": "a:b:c:d", "publisher": family, "offer": name, "sku": first, "version": second,
        "architecture": architecture, "description": description,
    }));
    check(&json!({
        "ImageId": "ami-00000007", "Name": name, "Description": description, "ImageLocation": family,
        "PlatformDetails": first, "UsageOperation": second, "OwnerId": version,
        "Architecture": architecture,
    }));
    check(&json!({
        "container_format": "bare", "name": name, "description": description,
        "os_distro": distro, "os_version": version, "architecture": architecture,
        "__os_version": family, "vmware_ostype": first, "properties": {"os_admin_user": second},
    }));
}

fn check(object: &Value) {
    let text = object.to_string();
    let Some(Ok(image)) = cloud_image::images(text.as_bytes()).next() else { return };
    let has_system_fields = image.provider != Provider::Gce;
    let unified = serde_json::to_value(&image).expect("it can be written");
    for (field, source) in &image.evidence {
        assert!(unified.pointer(field).is_some(), "{field} does not exist: {unified}");
        assert!(object.pointer(source).is_some(), "{source} does not exist: {object}");
    }
    let Some(Value::Object(os)) = unified.get("os") else { return };
    for (field, value) in os {
        let text_value = value.as_str().expect("a string");
        assert!(!text_value.is_empty() && text_value.len() <= text.len(), "{field}: {unified}");
        // Values of fields for the system are not inferred.
        let has_evidence = image.evidence.contains_key(&format!("/os/{field}"));
        assert!(has_evidence || has_system_fields, "{field} has no evidence: {unified}");
    }
    assert_independent_of_earlier_input(&image, &text);
}

/// Panics if the image differs after other images.
fn assert_independent_of_earlier_input(image: &Image<'_>, text: &str) {
    let twice = format!("{text}{{\"kind\":\"compute#image\",\"name\":\"debian-12\"}}{text}");
    let last = cloud_image::images(twice.as_bytes()).nth(2).expect("an image").expect("no error");
    assert_eq!(image, &last);
}
