//! What is no image stays none, alone and wherever images can stand: `not-images` has what people have
//! beside images, from the neighbours of images in both clouds to everyday JSON.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic and print")]

use std::fs;
use std::path::Path;

use cloud_image::Options;

/// An image of each provider that nobody doubts.
const GCE: &str = r#"{"kind": "compute#image", "id": "7", "name": "of-gce", "sourceType": "RAW", "status": "READY", "diskSizeGb": "10", "archiveSizeBytes": "1031250944", "selfLink": "https://www.googleapis.com/compute/v1/projects/acme/global/images/of-gce"}"#;
const GCORE: &str = r#"{"id": "169942e0-9b53-42df-95ef-1a8b6525c2bd", "name": "of-gcore", "status": "active", "visibility": "private", "disk_format": "qcow2", "min_disk": 5, "min_ram": 0, "os_distro": "debian", "os_version": "12", "os_type": "linux", "region_id": 76, "region": "Luxembourg-2", "project_id": 1234}"#;

struct File {
    name: String,
    text: String,
}

fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/not-images");
    let mut files: Vec<File> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            File { name, text: fs::read_to_string(path).unwrap() }
        })
        .collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}

/// Reads every file in each way that it is wrapped, and expects no images but these.
#[track_caller]
fn no_images_come_out(expected: &[&str], wraps: &[&dyn Fn(&str) -> String]) {
    let files = files();
    let mut failures = 0;
    for File { name, text } in &files {
        let mut wrong = None;
        for wrap in wraps {
            let input = wrap(text.trim_end());
            let normalized = Options::new().normalize(input.as_bytes());
            let images = normalized.images.iter().map(|image| image.name.to_string());
            let images: Vec<String> = images.collect();
            if images != expected {
                wrong.get_or_insert(images);
            }
        }
        if let Some(images) = wrong {
            failures += 1;
            println!("{name}: {images:?}");
        }
    }
    assert_eq!(failures, 0, "of {} files", files.len());
}

fn under(key: &str) {
    no_images_come_out(
        &[],
        &[&|value| format!("{{\"{key}\": [{value}]}}"), &|value| format!("{{\"{key}\": {value}}}")],
    );
}

#[test]
fn each_file_is_one_value() {
    let files = files();
    assert!(files.len() >= 80, "only {} files were found", files.len());
    for File { name, text } in &files {
        let value: Result<serde_json::Value, _> = serde_json::from_str(text);
        assert!(value.is_ok(), "{name}: {value:?}");
        assert!(Path::new(name).extension().is_some_and(|extension| extension == "json"), "{name}");
    }
}

#[test]
fn none_alone() {
    no_images_come_out(&[], &[&str::to_owned]);
}

#[test]
fn none_in_an_array() {
    no_images_come_out(&[], &[&|value| format!("[{value}]")]);
}

#[test]
fn none_in_an_array_in_an_array() {
    no_images_come_out(&[], &[&|value| format!("[[{value}]]")]);
}

#[test]
fn none_under_items() {
    under("items");
}

#[test]
fn none_under_results() {
    under("results");
}

#[test]
fn none_under_data() {
    under("data");
}

#[test]
fn none_under_images() {
    under("images");
}

#[test]
fn none_under_value() {
    under("value");
}

/// Nor do the images before it, whose provider is tried first.
#[test]
fn none_as_a_line_among_images() {
    let among = |before: &str, value: &str, after: &str| {
        format!("{before}\n{}\n{after}\n", value.replace('\n', " "))
    };
    no_images_come_out(&["of-gce", "of-gcore"], &[&|value| among(GCE, value, GCORE)]);
    no_images_come_out(&["of-gcore", "of-gce"], &[&|value| among(GCORE, value, GCE)]);
}

/// Nor does the rest of a list.
#[test]
fn none_in_a_list_of_images() {
    let among = |key: &str, value: &str| format!("{{\"{key}\": [{GCE}, {value}, {GCORE}]}}");
    no_images_come_out(
        &["of-gce", "of-gcore"],
        &[&|value| among("items", value), &|value| among("results", value), &|value| {
            among("data", value)
        }],
    );
}
