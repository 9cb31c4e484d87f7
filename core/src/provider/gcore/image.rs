//! The object of an image, as the API documents it and as earlier versions wrote it.

use std::borrow::Cow;

use super::tags::{metadata, metadata_detailed, tags, tags_v2};
use crate::model::Timestamp;
use crate::provider::field::{boolean, identifier, number, signed, size, text, timestamp};
use crate::provider::labels::Label;
use crate::provider::record::record;

record! {
    /// An image in Gcore's own fields, typed but not interpreted. Null, empty and malformed values are absent.
    pub struct Image<'a> {
        /// A UUID.
        "id" => id: Option<Cow<'a, str>> = text, "/id";
        /// The display name.
        "name" => name: Option<Cow<'a, str>> = text, "/name" & ["/os"];
        /// The description.
        "description" => description: Option<Cow<'a, str>> = text, "/description";
        /// The project's id: an integer, as it is written.
        "project_id" => project_id: Option<Cow<'a, str>> = identifier, "/project", BY_VALUE;
        /// The region's name.
        "region" | "region_name" => region: Option<Cow<'a, str>> = text, "/region";
        /// The region's id: an integer, as it is written.
        "region_id" => region_id: Option<Cow<'a, str>> = identifier, "/regionId", CLOUD;
        /// `x86_64` or `aarch64`. The upload form's default is `x86_64`.
        "architecture" => architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// `linux` or `windows`. The upload form's default is `linux`.
        "os_type" => os_type: Option<Cow<'a, str>> = text, "/os/type";
        /// The distribution, in free text.
        "os_distro" => os_distro: Option<Cow<'a, str>> = text, "/os/distro", IMAGE;
        /// The version of the distribution, in free text.
        "os_version" => os_version: Option<Cow<'a, str>> = text, "/os/version";
        /// The vendor of the GPU driver: `nvidia`.
        "gpu_driver" => gpu_driver: Option<Cow<'a, str>> = text, "/software/0/name", IMAGE_HINT;
        /// The version of the GPU driver: `570.148.08`.
        "gpu_driver_version" => gpu_driver_version: Option<Cow<'a, str>> =
            text, "/software/0/version", IMAGE_HINT;
        /// The type of the GPU driver: `open`.
        "gpu_driver_type" => gpu_driver_type: Option<Cow<'a, str>> = text, "/software/0/edition", IMAGE_HINT;
        /// `bios` or `uefi`.
        "hw_firmware_type" => hw_firmware_type: Option<Cow<'a, str>> = text, "/firmware", IMAGE;
        /// `i440` or `q35`.
        "hw_machine_type" => hw_machine_type: Option<Cow<'a, str>> = text, "/machineType", IMAGE;
        /// The size of the stored image, in bytes; 0 until it is active.
        "size" => size: Option<u64> = size::<0>, "/size/imageBytes";
        /// The smallest boot volume, in GiB; 0 for no minimum.
        "min_disk" => min_disk: Option<u64> = size::<30>, "/size/minDiskBytes", IMAGE;
        /// The smallest memory, in MiB; 0 for no minimum.
        "min_ram" => min_ram: Option<u64> = size::<20>, "/size/minMemoryBytes", IMAGE;
        /// `raw`, `qcow2` and other formats of Glance.
        "disk_format" => disk_format: Option<Cow<'a, str>> = text, "/diskFormat", IMAGE;
        /// Labels: currently objects, bare words in 2020.
        "tags" => tags: Vec<Label<'a>> = tags, "/labels" & ["/readOnlyLabels", "/os"], BY_VALUE;
        /// Labels: the current shape under another key, since 2024.
        "tags_v2" => tags_v2: Vec<Label<'a>> = tags_v2, "/labels" & ["/readOnlyLabels", "/os"], CLOUD;
        /// Labels, since 2021.
        "metadata_detailed" | "metadata_read_only" => metadata_detailed: Vec<Label<'a>> = metadata_detailed, "/labels" & ["/readOnlyLabels", "/os"], CLOUD;
        /// The same labels as an object, and the properties of GPU images.
        "metadata" => metadata: Vec<Label<'a>> = metadata, "/labels" & ["/readOnlyLabels", "/os", "/firmware", "/gcore"];
        /// A status of Glance.
        "status" => status: Option<Cow<'a, str>> = text, "/status";
        /// `public`, `private`, `shared` or `community`.
        "visibility" => visibility: Option<Cow<'a, str>> = text, "/visibility";
        /// The time of creation.
        "created_at" => created_at: Option<Timestamp> = timestamp, "/createdAt";
        /// The time of the last change.
        "updated_at" => updated_at: Option<Timestamp> = timestamp, "/updatedAt";
        /// Whether it is for bare-metal servers.
        "is_baremetal" => is_baremetal: Option<bool> = boolean, "/bareMetal", IMAGE_HINT;
        /// `allow`, `deny` or `required`.
        "ssh_key" => ssh_key: Option<Cow<'a, str>> = text, "/gcore/sshKey", HINT;
        /// The currency's ISO 4217 code.
        "currency_code" => currency_code: Option<Cow<'a, str>> = text, "/gcore/price/currency", HINT;
        /// The price per hour, in that currency.
        "price_per_hour" => price_per_hour: Option<f64> = number, "/gcore/price/perHour", HINT;
        /// The price per month, in that currency.
        "price_per_month" => price_per_month: Option<f64> = number, "/gcore/price/perMonth", HINT;
        /// `show`, `hide` or `error`.
        "price_status" => price_status: Option<Cow<'a, str>> = text, "/gcore/price/status", HINT;
        /// Its position in Gcore's own list.
        "display_order" => display_order: Option<i64> = signed, "/gcore/displayOrder", IMAGE_HINT;
        /// The task that locks it.
        "task_id" => task_id: Option<Cow<'a, str>> = text, "/gcore/lock", HINT;
        /// The task that created it.
        "creator_task_id" => creator_task_id: Option<Cow<'a, str>> = text, "/gcore/creatorTask", HINT;
    }
    only in source {}
    never in an image {
        "volume_type";
        "volume_id";
        "attachments";
        "bootable";
        "instance_id";
        "instance_name";
        "flavor";
        "flavor_id";
        "flavor_name";
        "addresses";
        "vm_state";
    }
}
