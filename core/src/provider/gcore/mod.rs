//! Gcore Cloud: the [`ImageSerializer`](https://gcore.com/docs/api-reference/cloud/images/get-image)
//! of the Cloud API, in the shapes that it has had since 2020.
//!
//! # Mapping
//!
//! | Gcore | unified | note |
//! |---|---|---|
//! | `id` | `/id` | |
//! | `name` | `/name` | |
//! | `description` | `/description` | |
//! | `project_id` | `/project` | an integer, as it is spelt |
//! | `region` | `/region` | `region_name` in Terraform |
//! | `region_id` | `/regionId` | an integer, as it is spelt |
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
//! | `ssh_key` | `/sshKey` | `allow`, `deny`, `required` |
//! | `currency_code` | `/price/currency` | |
//! | `price_per_hour` | `/price/perHour` | |
//! | `price_per_month` | `/price/perMonth` | |
//! | `price_status` | `/price/status` | `show`, `hide`, `error` |
//! | `display_order` | `/displayOrder` | |
//! | `task_id` | `/lock` | the task that holds the image locked |
//! | `creator_task_id` | `/creatorTask` | |
//!
//! `/os` is inferred from `os_distro`, `os_version` and `name`, in this order of trust, then from `os_type`
//! and `architecture` where these are `linux` and `x86_64`: the upload form fills these in, so a name
//! that says `windows` or `arm64` wins over them, with a `conflict`. Other values of the two come first.
//! Software that the name states is added to the GPU driver.
//!
//! # Differences
//!
//! What is read otherwise than the [documentation][doc] says, or where it says nothing, and why.
//!
//! - **An image has a sign of Gcore and a sign of an image.** Signs of Gcore: `region_id`, `tags_v2`, `metadata_detailed`,
//!   `metadata_read_only`. Signs of an image: `min_disk`, `min_ram`, `disk_format`, `os_distro`, `hw_firmware_type`,
//!   `hw_machine_type`, `gpu_driver` and its version and type, `is_baremetal`, `display_order`. An image of a plain
//!   `OpenStack` Glance has no sign of Gcore, so it is `unknown-provider`.
//! - **A volume or an instance is refused** (`malformed`), also where the provider is set: `volume_type`, `volume_id`,
//!   `attachments`, `bootable`, `instance_id`, `instance_name`, `flavor`, `flavor_id`, `flavor_name`, `addresses` and
//!   `vm_state` are keys that no image has.
//! - **Terraform's `gcore_image` is read**: `region_name` is `region`, `metadata_read_only` is `metadata_detailed`, and its `id`
//!   is the image's. Pointers have the spelling of the input.
//! - **`min_disk` is in GiB and `min_ram` in MiB.** The documentation names no unit; Gcore hands
//!   on what [Glance][glance] says, where they are these.
//! - **`size`, `min_disk` and `min_ram` of 0 are absent.** An image has size 0 until it is active,
//!   and a minimum of 0 is none.
//! - **A time without a zone is UTC**, as in Glance, with an `assumed` warning. All of `Z`, `+00:00`,
//!   `+0000` and no zone occur, with `T` or a space.
//! - **Labels have had four shapes.** All are read, wherever they stand; of two that disagree the
//!   more trusted wins: `tags_v2`, `tags`, `metadata_detailed`, `metadata`. A tag that is a bare word
//!   (2020) is a label with an empty value, trusted least, for it says nothing of one.
//! - **GPU images keep properties in `metadata`.** `hw_architecture`, `os_type`, `os_distro`,
//!   `os_version`, `hw_firmware_type` and `ssh_key` are read from there when the image itself says
//!   nothing of them, and stay labels. No field marks a GPU image, so this is done for all.
//! - **Words are read in any case**, and an architecture also as `amd64`, `x64`, `arm64`, `i386` or
//!   `x86`: images are described by hand.
//! - **A version that never was gives way to the name.** `centos` 9 without Stream is `AlmaLinux` or Rocky, whichever the
//!   name says, with a `conflict`; [Glance's list][distros] has long lacked these two. So it is for any distribution
//!   without the stated version, where the name has one with it.
//! - **`10.0.20348` is Windows 2022**: a kernel version is read where one product has that build, or where `os_distro` or the
//!   name says server or client; else the word stays.
//! - **`N/A`, `none`, `unknown`, `-` and the like are absent** in `os_distro`, `os_version`, `os_type` and `architecture`.
//! - **A GPU driver of any vendor is `VENDOR-driver`.** A version without a vendor is only in source.
//! - **An object with a `message`, a `detail` or an `exception_class`, and no sign of anything, is an error answer of the API.**
//! - **`pending_delete` is `deleting`**, `killed` and `error` are `failed`, and `queued`, `saving`,
//!   `uploading` and `importing` are `pending`.
//!
//! [doc]: https://gcore.com/docs/api-reference/cloud/images/get-image
//! [distros]: https://docs.openstack.org/glance/latest/admin/useful-image-properties.html
//! [glance]: https://docs.openstack.org/api-ref/image/v2/

mod convert;
mod image;
mod tags;

pub use super::labels::Label;
pub use image::Image;

use super::way::{PageKeys, Terraform, Way, WayStep};
use super::{Provider, Spec, into_unified, member, member_text, read_and_convert, read_one};
use crate::error::Error;
use crate::json::Reader;
use crate::model::Warning;
use crate::os::VendorTables;
use crate::provider::record::Record;
use crate::provider::signs::{SignSpec, Signs};

pub(super) const SPEC: Spec = Spec {
    signs: SignSpec {
        fields: Image::FIELDS,
        others: Image::OTHERS,
        of_value: |_, _| (Signs::NONE, None),
    },
    ask_for: "`region_id` and `min_disk`",
    ways: WAYS,
    asset: None,
    terraform: Terraform { image: &["gcore_image"], image_list: &[] },
    os_tables: VendorTables::EMPTY,
    secrets: &[],
    is_empty_list: |_| false,
    api_error,
    read: |json, knowledge, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, knowledge, diagnostics, keys, proof)
    },
};

const WAYS: &[Way] = &[Way::to_images(&[WayStep::Key("results"), WayStep::Each])
    .page(PageKeys { count: Some("count"), ..PageKeys::NONE })];

/// `{"message": "…"}`, `{"detail": "…"}`, `{"detail": [{"msg": "…"}]}` or `{"exception_class": "…"}`.
fn api_error(object: &str) -> Option<String> {
    member_text(object, "message")
        .or_else(|| member_text(object, "detail"))
        .or_else(|| member(object, "detail").and_then(first_msg))
        .or_else(|| member_text(object, "exception_class"))
}

/// The message of the first of several faults.
fn first_msg(detail: &str) -> Option<String> {
    let mut json = Reader::whole(detail);
    json.enter_array().ok()?;
    json.element(&mut true).ok()?;
    member_text(json.skip().ok()?, "msg")
}

/// Reads the object of one image: its read_one fields, and warnings of what was malformed in it.
///
/// ```
/// let (image, warnings) = cloud_image::provider::gcore::read(br#"{"name": "golden-7", "min_disk": 10}"#)?;
/// assert_eq!(image.min_disk, Some(10));
/// assert!(warnings.is_empty());
///
/// let image = cloud_image::Image::try_from(image)?;
/// assert_eq!(image.size.min_disk_bytes, Some(10 << 30));
/// # Ok::<(), cloud_image::Error>(())
/// ```
///
/// # Errors
///
/// When the bytes are not the JSON of one object.
pub fn read(json: &[u8]) -> Result<(Image<'_>, Vec<Warning>), Error> {
    read_one(Provider::Gcore, json)
}

impl<'a> TryFrom<Image<'a>> for crate::Image<'a> {
    type Error = Error;

    /// Converts the image. It fails when the image has no name.
    fn try_from(image: Image<'a>) -> Result<Self, Error> {
        into_unified(Provider::Gcore, image)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};

    #[test]
    fn the_table_lists_every_field() {
        assert_eq!(documented(include_str!("mod.rs")), listed(Image::FIELDS, |_| None));
    }
}
