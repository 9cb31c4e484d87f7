//! Objects that are not images are never read as images, alone or in any wrapper. The files in `not-images` are other
//! resources of the clouds, images of other clouds, and common JSON.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic and print")]

use std::fs;
use std::path::Path;

use cloud_image::{Options, Provider};

/// An unambiguous image of each provider, with its name.
const IMAGES: [(&str, &str); 5] = [
    (
        "of-gce",
        r#"{"kind": "compute#image", "id": "7", "name": "of-gce", "sourceType": "RAW", "status": "READY", "diskSizeGb": "10", "archiveSizeBytes": "1031250944", "selfLink": "https://www.googleapis.com/compute/v1/projects/acme/global/images/of-gce"}"#,
    ),
    (
        "of-gcore",
        r#"{"id": "169942e0-9b53-42df-95ef-1a8b6525c2bd", "name": "of-gcore", "status": "active", "visibility": "private", "disk_format": "qcow2", "min_disk": 5, "min_ram": 0, "os_distro": "debian", "os_version": "12", "os_type": "linux", "region_id": 76, "region": "Luxembourg-2", "project_id": 1234}"#,
    ),
    (
        "of-azure",
        r#"{"id": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/acme/providers/Microsoft.Compute/images/of-azure", "name": "of-azure", "type": "Microsoft.Compute/images", "location": "westeurope", "hyperVGeneration": "V2", "provisioningState": "Succeeded"}"#,
    ),
    (
        "of-aws",
        r#"{"ImageId": "ami-00000000000000007", "Name": "of-aws", "Architecture": "arm64", "ImageLocation": "111122223333/of-aws", "ImageType": "machine", "Public": false, "OwnerId": "111122223333", "State": "available"}"#,
    ),
    (
        "of-openstack",
        r#"{"id": "1bea47ed-f6a9-463b-b423-14b9cca9ad27", "name": "of-openstack", "status": "active", "visibility": "public", "container_format": "bare", "disk_format": "qcow2", "min_disk": 5, "schema": "/v2/schemas/image"}"#,
    ),
];

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

/// Reads every file in each wrapper, and expects exactly these images.
#[track_caller]
fn assert_images(expected: &[&str], wraps: &[&dyn Fn(&str) -> String]) {
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

fn assert_no_images_under(key: &str) {
    assert_images(
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
fn no_file_is_an_image() {
    assert_images(&[], &[&str::to_owned]);
}

#[test]
fn no_file_is_an_image_in_an_array() {
    assert_images(&[], &[&|value| format!("[{value}]")]);
}

#[test]
fn no_file_is_an_image_in_an_array_in_an_array() {
    assert_images(&[], &[&|value| format!("[[{value}]]")]);
}

#[test]
fn no_file_is_an_image_under_items() {
    assert_no_images_under("items");
}

#[test]
fn no_file_is_an_image_under_results() {
    assert_no_images_under("results");
}

#[test]
fn no_file_is_an_image_under_data() {
    assert_no_images_under("data");
}

#[test]
fn no_file_is_an_image_under_images() {
    assert_no_images_under("images");
}

#[test]
fn no_file_is_an_image_under_the_key_of_ec2() {
    assert_no_images_under("Images");
}

#[test]
fn no_file_is_an_image_under_value() {
    assert_no_images_under("value");
}

#[test]
fn there_is_an_image_of_each_provider() {
    let providers = IMAGES.map(|(_, image)| cloud_image::detect(image.as_bytes()).unwrap());
    assert_eq!(providers, *Provider::ALL);
}

/// The provider of the image before is tried first.
#[test]
fn no_file_is_an_image_between_lines_of_images() {
    for (before_name, before) in IMAGES {
        for (after_name, after) in IMAGES {
            assert_images(
                &[before_name, after_name],
                &[&|value| format!("{before}\n{}\n{after}\n", value.replace('\n', " "))],
            );
        }
    }
}

#[test]
fn no_file_is_an_image_in_a_list_of_images() {
    for key in ["items", "results", "value", "Images", "images", "data"] {
        for ((before_name, before), (after_name, after)) in
            IMAGES.into_iter().zip(IMAGES.into_iter().cycle().skip(1))
        {
            assert_images(
                &[before_name, after_name],
                &[&|value| format!("{{\"{key}\": [{before}, {value}, {after}]}}")],
            );
        }
    }
}
