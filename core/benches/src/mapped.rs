//! A simple implementation: `serde_json::Value`, a mapping of the main fields, and regular expressions for the operating
//! system.

use std::sync::LazyLock;

use cloud_image::Timestamp;
use regex::Regex;
use serde_json::{Value, json};

use crate::{Provider, utf8};

pub(crate) fn map(dump: &[u8], provider: Provider, out: &mut Vec<u8>) {
    let dump: Value = serde_json::from_str(utf8(dump)).expect("JSON");
    let (list, unified): (_, fn(&Value) -> Value) = match provider {
        Provider::Gce => ("items", from_gce),
        Provider::Gcore => ("results", from_gcore),
        other => panic!("no mapping for {other}"),
    };
    for image in dump[list].as_array().expect("a list") {
        serde_json::to_writer(&mut *out, &unified(image)).expect("writing to memory");
        out.push(b'\n');
    }
}

fn from_gce(image: &Value) -> Value {
    let deprecated = &image["deprecated"];
    let features = image["guestOsFeatures"].as_array();
    let is_uefi = features
        .is_some_and(|features| features.iter().any(|each| each["type"] == "UEFI_COMPATIBLE"));
    json!({
        "provider": "gce",
        "id": image["id"],
        "name": image["name"],
        "family": image["family"],
        "architecture": if image["architecture"] == "ARM64" { "arm64" } else { "x86_64" },
        "os": operating_system(image),
        "firmware": if is_uefi { "uefi" } else { "bios" },
        "disk_size": number(&image["diskSizeGb"]).map(|gib| gib << 30),
        "image_size": number(&image["archiveSizeBytes"]),
        "min_ram": null,
        "labels": image["labels"],
        "locations": image["storageLocations"],
        "created_at": time(&image["creationTimestamp"]),
        "status": match image["status"].as_str() {
            Some("READY") => "active",
            Some("PENDING") => "pending",
            Some("FAILED") => "failed",
            Some("DELETING") => "deleting",
            _ => "unknown",
        },
        "deprecation": deprecated.is_object().then(|| json!({
            "state": deprecated["state"].as_str().map(str::to_lowercase),
            "replacement": deprecated["replacement"],
            "deprecated_at": time(&deprecated["deprecated"]),
            "obsolete_at": time(&deprecated["obsolete"]),
            "deleted_at": time(&deprecated["deleted"]),
        })),
        "visibility": if is_public(image) { "public" } else { "private" },
    })
}

fn from_gcore(image: &Value) -> Value {
    let tags = image["tags"].as_array().into_iter().flatten();
    let labels: serde_json::Map<_, _> = tags
        .filter_map(|tag| Some((tag["key"].as_str()?.to_owned(), tag["value"].clone())))
        .collect();
    json!({
        "provider": "gcore",
        "id": image["id"],
        "name": image["name"],
        "family": null,
        "architecture":
            if image["architecture"] == "aarch64" { "arm64" } else { "x86_64" },
        "os": {
            "type": image["os_type"],
            "distro": image["os_distro"],
            "version": image["os_version"],
        },
        "firmware": image["hw_firmware_type"],
        "disk_size": image["min_disk"].as_u64().map(|gib| gib << 30),
        "image_size": image["size"],
        "min_ram": image["min_ram"],
        "labels": labels,
        "locations": [image["region"]],
        "created_at": time(&image["created_at"]),
        "status": match image["status"].as_str() {
            Some("active") => "active",
            Some("queued" | "saving" | "importing") => "pending",
            Some("error" | "killed") => "failed",
            Some("deleted" | "pending_delete") => "deleting",
            _ => "unknown",
        },
        "deprecation": null,
        "visibility": image["visibility"],
    })
}

fn number(text: &Value) -> Option<u64> {
    text.as_str()?.parse().ok()
}

fn time(text: &Value) -> Option<String> {
    let time: Timestamp = text.as_str()?.parse().ok()?;
    Some(time.to_string())
}

fn is_public(image: &Value) -> bool {
    let url = image["selfLink"].as_str().unwrap_or_default();
    let project = url.split("/projects/").nth(1).and_then(|rest| rest.split('/').next());
    project.is_some_and(|project| project.ends_with("-cloud") || project == "ml-images")
}

/// A distribution, and the pattern of its licences, families and names.
struct Rule {
    distro: &'static str,
    pattern: Regex,
}

#[rustfmt::skip]
static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [
        ("windows", r"(?:^|-)win(?:dows)?-(?:server-)?(?P<major>\d{4})"),
        ("ubuntu", r"(?:^|-)ubuntu-(?:pro-)?(?:minimal-)?(?P<major>\d\d)(?P<minor>\d\d)"),
        ("debian", r"(?:^|-)debian-(?P<major>\d+)"),
        ("rhel", r"(?:^|-)rhel-(?P<major>\d+)(?:-(?P<minor>\d)-)?"),
        ("sles", r"(?:^|-)sles-(?:sap-)?(?P<major>\d+)(?:-(?:sp)?(?P<minor>\d))?"),
        ("rocky", r"(?:^|-)rocky-(?:linux-)?(?P<major>\d+)"),
        ("almalinux", r"(?:^|-)almalinux-(?P<major>\d+)"),
        ("centos-stream", r"(?:^|-)centos-stream-(?P<major>\d+)"),
        ("centos", r"(?:^|-)centos-(?P<major>\d+)"),
        ("cos", r"(?:^|-)cos(?:-(?P<major>\d+))?(?:-|$)"),
        ("fedora-coreos", r"(?:^|-)fedora-coreos-(?P<major>stable|testing|next|\d+)"),
        ("oracle-linux", r"(?:^|-)oracle-linux-(?P<major>\d+)"),
        ("opensuse-leap", r"(?:^|-)opensuse-leap-(?P<major>\d+)(?:-(?P<minor>\d))?"),
        ("freebsd", r"(?:^|-)freebsd-(?P<major>\d+)(?:-(?P<minor>\d))?"),
    ]
    .map(|(distro, pattern)| Rule { distro, pattern: Regex::new(pattern).expect("a regex") })
    .into()
});

/// The distribution of the first of licences, family and name that has a version too, or else of the last match.
fn operating_system(image: &Value) -> Value {
    let licenses = image["licenses"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let licenses = licenses.map(|url| url.rsplit('/').next().unwrap_or(url));
    let others = ["family", "name"].into_iter().filter_map(|key| image[key].as_str());
    let mut found = Value::Null;
    for text in licenses.chain(others) {
        let rules = RULES.iter();
        let mut matches =
            rules.filter_map(|rule| Some((rule.distro, rule.pattern.captures(text)?)));
        let Some((distro, parts)) = matches.next() else { continue };
        let [major, minor] = ["major", "minor"].map(|part| parts.name(part));
        let version = major.map(|major| match minor {
            Some(minor) => format!("{}.{}", major.as_str(), minor.as_str()),
            None => major.as_str().to_owned(),
        });
        let has_version = version.is_some();
        let os_type = if distro == "windows" { "windows" } else { "linux" };
        found = json!({ "type": os_type, "distro": distro, "version": version });
        if has_version {
            break;
        }
    }
    found
}
