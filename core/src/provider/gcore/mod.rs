//! Gcore Cloud: the [`ImageSerializer`](https://gcore.com/docs/api-reference/cloud/images/get-image)
//! of the Cloud API, in all its shapes since 2020.
//!
//! # Mapping
//!
//! | Gcore | unified | note |
//! |---|---|---|
//! | `id` | `/id` | |
//! | `name` | `/name` | |
//! | `description` | `/description` | |
//! | `project_id` | `/project` | an integer, as it is written |
//! | `region` | `/region` | `region_name` in Terraform |
//! | `region_id` | `/regionId` | an integer, as it is written |
//! | `architecture` | `/architecture` | `x86_64`, `aarch64` |
//! | `os_type` | `/os/type` | `linux`, `windows` |
//! | `os_distro` | `/os/distro` | |
//! | `os_version` | `/os/version` | |
//! | `gpu_driver` | `/software/0/name` | `nvidia` is `nvidia-driver` |
//! | `gpu_driver_version` | `/software/0/version` | |
//! | `gpu_driver_type` | `/software/0/edition` | |
//! | `hw_firmware_type` | `/firmware` | `bios`, `uefi` |
//! | `hw_machine_type` | `/machineType` | `i440`, `q35` |
//! | `size` | `/size/imageBytes` | 0 is absent |
//! | `min_disk` | `/size/minDiskBytes` | × 2^30; 0 is absent |
//! | `min_ram` | `/size/minMemoryBytes` | × 2^20; 0 is absent |
//! | `disk_format` | `/diskFormat` | |
//! | `tags` | `/labels` | the keys with `read_only` are `/readOnlyLabels` too |
//! | `tags_v2` | `/labels` | since 2024 |
//! | `metadata_detailed` | `/labels` | since 2021; `metadata_read_only` in Terraform |
//! | `metadata` | `/labels` | since 2021 |
//! | `status` | `/status` | the words of `OpenStack` Glance |
//! | `visibility` | `/visibility` | |
//! | `created_at` | `/createdAt` | in UTC |
//! | `updated_at` | `/updatedAt` | in UTC |
//! | `is_baremetal` | `/bareMetal` | |
//! | `ssh_key` | `/gcore/sshKey` | `allow`, `deny`, `required` |
//! | `currency_code` | `/gcore/price/currency` | |
//! | `price_per_hour` | `/gcore/price/perHour` | |
//! | `price_per_month` | `/gcore/price/perMonth` | |
//! | `price_status` | `/gcore/price/status` | `show`, `hide`, `error` |
//! | `display_order` | `/gcore/displayOrder` | |
//! | `task_id` | `/gcore/lock` | the task that locks the image |
//! | `creator_task_id` | `/gcore/creatorTask` | |
//!
//! `/os` is inferred from `os_distro`, `os_version`, `os_type`, `architecture` and `name`, in this order of trust.
//! `linux` and `x86_64` come after the name: they are the defaults of the upload form, so a name with `windows` or
//! `arm64` wins over them, with a `conflict`. Software in the name is added to the GPU driver.
//!
//! # Differences
//!
//! Interpretations that differ from the [documentation][doc], or that it does not cover, with the reason.
//!
//! - **An image has a sign of Gcore and a sign of an image.** Signs of Gcore: `region_id`, `tags_v2`,
//!   `metadata_detailed`, `metadata_read_only`. Signs of an image: `min_disk`, `min_ram`, `disk_format`, `os_distro`,
//!   `hw_firmware_type`, `hw_machine_type`, `gpu_driver` and its version and type, `is_baremetal`, `display_order`. An
//!   image of a plain `OpenStack` Glance has no sign of Gcore, so it is `unknown-provider`.
//! - **A volume or an instance is rejected** (`malformed`), even if the provider is set: `volume_type`, `volume_id`,
//!   `attachments`, `bootable`, `instance_id`, `instance_name`, `flavor`, `flavor_id`, `flavor_name`, `addresses` and
//!   `vm_state` are keys that no image has.
//! - **Terraform's `gcore_image` is read**: `region_name` is `region`, `metadata_read_only` is `metadata_detailed`, and
//!   its `id` is the image's. Pointers have the spelling of the input.
//! - **`min_disk` is in GiB and `min_ram` in MiB.** The documentation gives no unit. Gcore passes on the values of
//!   [Glance][glance], which have these units.
//! - **`size`, `min_disk` and `min_ram` of 0 are absent.** An image has size 0 until it is active, and a minimum of 0
//!   is no minimum.
//! - **A time without a zone is UTC**, as in Glance, with an `assumed` warning. All of `Z`, `+00:00`,
//!   `+0000` and no zone occur, with `T` or a space.
//! - **Labels have had four shapes.** All are read. If two disagree, the more trusted wins: `tags_v2`, `tags`,
//!   `metadata_detailed`, `metadata`. A tag that is a bare word (2020) is a label with an empty value. It is trusted
//!   least, because it has no value.
//! - **GPU images keep properties in `metadata`.** `hw_architecture`, `os_type`, `os_distro`, `os_version`,
//!   `hw_firmware_type` and `ssh_key` are read from there if the image itself does not state them, and stay labels. No
//!   field marks a GPU image, so this applies to all images.
//! - **Words are matched in any case**, and `amd64`, `x64`, `arm64`, `i386` and `x86` are architectures, too: people
//!   describe images by hand.
//! - **A name outranks a version that was never released.** `centos` 9 without Stream is `AlmaLinux` or Rocky,
//!   depending on the name, with a `conflict`; [Glance's list][distros] long lacked these two. This applies to any
//!   distribution that never had the stated version, if the name has a distribution that did.
//! - **`10.0.20348` is Windows 2022**: a kernel version is interpreted if only one product has that build, or if
//!   `os_distro` or the name states server or client. Else the version is kept as it is.
//! - **`N/A`, `none`, `unknown`, `-` and the like are absent** in `os_distro`, `os_version`, `os_type` and
//!   `architecture`.
//! - **A GPU driver of any vendor is `VENDOR-driver`.** A version without a vendor is only in source.
//! - **An object with a `message`, a `detail` or an `exception_class`, and without any sign, is an error response of
//!   the API.**
//! - **`pending_delete` is `deleting`**, `killed` and `error` are `failed`, and `queued`, `saving`,
//!   `uploading` and `importing` are `pending`.
//!
//! [doc]: https://gcore.com/docs/api-reference/cloud/images/get-image
//! [distros]: https://docs.openstack.org/glance/latest/admin/useful-image-properties.html
//! [glance]: https://docs.openstack.org/api-ref/image/v2/

mod convert;
mod field_aliases;
mod image;
mod properties;
mod tags;
mod usage;

pub use super::labels::Label;
pub use image::Image;

use super::way::{PageKeys, Terraform, Way, WayStep};
use super::{
    Provider, Spec, Typed, convert_typed, member, member_text, read_and_convert, read_one,
};
use crate::error::Error;
use crate::json::Reader;
use crate::os::VendorTables;
use crate::provider::record::Record;
use crate::provider::sign_spec::{FoundSigns, SignSpec};
use crate::provider::signs::Signs;

pub(super) const SPEC: Spec = Spec {
    signs: SignSpec { fields: Image::FIELDS, non_image_keys: Image::NON_IMAGE_KEYS, value_signs },
    ask_for: "`region_id` and `min_disk`",
    ways: WAYS,
    asset: None,
    terraform: Terraform { image: &["gcore_image"], image_list: &[] },
    os_tables: VendorTables::EMPTY,
    only_operator_publishes: true,
    has_ids_without_case: false,
    secrets: &[],
    source_secrets: &[],
    source_secret_endings: &[],
    source_secret_urls: &[],
    field_aliases: field_aliases::ALIASES,
    filter_text: |_, _| None,
    properties: &properties::PROPERTIES,
    is_empty_list: |_| false,
    error_key: "exception_class",
    api_error,
    usage: usage::usage,
    read: |json, request, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, request, diagnostics, keys, proof)
    },
};

const WAYS: &[Way] = &[Way::to_images(&[WayStep::Key("results"), WayStep::Each])
    .page(PageKeys { count: Some("count"), ..PageKeys::NONE })];

/// What `OpenStack`'s images do not have: a project's id that is a number, and tags that are objects.
fn value_signs(key: &str, value: &str) -> FoundSigns {
    let is_hint = match key {
        "project_id" => value.starts_with(|first: char| first.is_ascii_digit()),
        _ => value.strip_prefix('[').is_some_and(|list| list.trim_start().starts_with('{')),
    };
    (if is_hint { Signs::HINT } else { Signs::NONE }, None)
}

/// `{"message": "…"}`, `{"detail": "…"}`, `{"detail": [{"msg": "…"}]}` or `{"exception_class": "…"}`.
fn api_error(object: &str) -> Option<String> {
    member_text(object, "message")
        .or_else(|| member_text(object, "detail"))
        .or_else(|| member(object, "detail").and_then(first_msg))
        .or_else(|| member_text(object, "exception_class"))
}

/// The message of the first error of several.
fn first_msg(detail: &str) -> Option<String> {
    let mut json = Reader::whole(detail);
    json.enter_array().ok()?;
    json.element(&mut true).ok()?;
    member_text(json.skip().ok()?, "msg")
}

/// Reads the object of one image into its typed fields. A malformed value is absent, with a warning.
///
/// ```
/// use cloud_image::{Knowledge, provider::gcore};
///
/// let golden = gcore::read(br#"{"name": "golden-7", "min_disk": 10}"#)?;
/// assert_eq!(golden.image.min_disk, Some(10));
/// assert_eq!(golden.warnings().len(), 0);
///
/// let image = golden.unify(&Knowledge::builtin())?;
/// assert_eq!(image.size.min_disk_bytes, Some(10 << 30));
/// # Ok::<(), cloud_image::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not JSON with exactly one object.
pub fn read(json: &[u8]) -> Result<Typed<Image<'_>>, Error> {
    read_one(Provider::Gcore, json)
}

convert_typed!(Image, Provider::Gcore, "the image has no name");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};

    #[test]
    fn mapping_table_lists_every_field() {
        assert_eq!(documented(include_str!("mod.rs")), listed(Image::FIELDS, |_| None));
    }
}
