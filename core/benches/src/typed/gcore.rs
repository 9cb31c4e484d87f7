//! Images of Gcore as serde structs.

use std::borrow::Cow;
use std::sync::LazyLock;

use cloud_image::Warning;
use cloud_image::provider::gcore;
use serde::Deserialize;

use super::{Text, text, time, unified};

#[derive(Deserialize)]
pub(super) struct Image<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    name: Option<Text<'a>>,
    description: Option<Text<'a>>,
    project_id: Option<u64>,
    region: Option<Text<'a>>,
    region_id: Option<u64>,
    architecture: Option<Text<'a>>,
    os_type: Option<Text<'a>>,
    os_distro: Option<Text<'a>>,
    os_version: Option<Text<'a>>,
    gpu_driver: Option<Text<'a>>,
    gpu_driver_version: Option<Text<'a>>,
    gpu_driver_type: Option<Text<'a>>,
    hw_firmware_type: Option<Text<'a>>,
    hw_machine_type: Option<Text<'a>>,
    size: Option<u64>,
    min_disk: Option<u64>,
    min_ram: Option<u64>,
    disk_format: Option<Text<'a>>,
    #[serde(default)]
    tags: Vec<Tag<'a>>,
    status: Option<Text<'a>>,
    visibility: Option<Text<'a>>,
    created_at: Option<Text<'a>>,
    updated_at: Option<Text<'a>>,
    is_baremetal: Option<bool>,
    ssh_key: Option<Text<'a>>,
    currency_code: Option<Text<'a>>,
    price_per_hour: Option<f64>,
    price_per_month: Option<f64>,
    price_status: Option<Text<'a>>,
    display_order: Option<i64>,
    task_id: Option<Text<'a>>,
    creator_task_id: Option<Text<'a>>,
}

#[derive(Deserialize)]
struct Tag<'a> {
    #[serde(borrow)]
    key: Text<'a>,
    value: Text<'a>,
    read_only: bool,
}

impl<'a> From<Image<'a>> for cloud_image::Image<'a> {
    fn from(read: Image<'a>) -> Self {
        let mut image = gcore::Image::default();
        image.id = text(read.id);
        image.name = text(read.name);
        image.description = text(read.description);
        image.project_id = read.project_id.map(identifier);
        image.region = text(read.region);
        image.region_id = read.region_id.map(identifier);
        image.architecture = text(read.architecture);
        image.os_type = text(read.os_type);
        image.os_distro = text(read.os_distro);
        image.os_version = text(read.os_version);
        image.gpu_driver = text(read.gpu_driver);
        image.gpu_driver_version = text(read.gpu_driver_version);
        image.gpu_driver_type = text(read.gpu_driver_type);
        image.hw_firmware_type = text(read.hw_firmware_type);
        image.hw_machine_type = text(read.hw_machine_type);
        image.size = read.size;
        image.min_disk = read.min_disk;
        image.min_ram = read.min_ram;
        image.disk_format = text(read.disk_format);
        image.status = text(read.status);
        image.visibility = text(read.visibility);
        image.created_at = time(read.created_at.as_ref());
        image.updated_at = time(read.updated_at.as_ref());
        image.is_baremetal = read.is_baremetal;
        image.ssh_key = text(read.ssh_key);
        image.currency_code = text(read.currency_code);
        image.price_per_hour = read.price_per_hour;
        image.price_per_month = read.price_per_month;
        image.price_status = text(read.price_status);
        image.display_order = read.display_order;
        image.task_id = text(read.task_id);
        image.creator_task_id = text(read.creator_task_id);

        let mut unified = unified(image);
        // Tags cannot be created outside the crate, so the labels are added after the conversion.
        for Tag { key, value, read_only } in read.tags {
            if read_only {
                unified.read_only_labels.push(key.0.clone());
            }
            unified.labels.insert(key.0, value.0);
        }
        unified.read_only_labels.sort_unstable();
        // The conversion also does not have the text of a time.
        for (time, warning) in [(read.created_at, &*CREATED), (read.updated_at, &*UPDATED)] {
            unified.warnings.extend(time.filter(has_no_zone).map(|_| warning.clone()));
        }
        unified.warnings.sort_by(|one, other| one.source.cmp(&other.source));
        unified
    }
}

fn identifier(number: u64) -> Cow<'static, str> {
    number.to_string().into()
}

fn has_no_zone(time: &Text<'_>) -> bool {
    !time.0.ends_with('Z') && !time.0.get(19..).unwrap_or_default().contains(['+', '-'])
}

static CREATED: LazyLock<Warning> = LazyLock::new(|| assumed("/createdAt", "/created_at"));
static UPDATED: LazyLock<Warning> = LazyLock::new(|| assumed("/updatedAt", "/updated_at"));

/// Outside the crate, warnings can only be created by deserialising them.
fn assumed(field: &str, source: &str) -> Warning {
    let message = "no time zone is given, read as UTC";
    let warning = serde_json::json!({
        "code": "assumed", "field": field, "source": source,
        "message": format!("{source}: {message}"),
    });
    serde_json::from_value(warning).expect("a warning")
}
