//! `OpenStack` Glance: the [image](https://docs.openstack.org/api-ref/image/v2/) of the Image service, and of the clouds
//! and clients that are built on it.
//!
//! # Mapping
//!
//! | Glance | unified | note |
//! |---|---|---|
//! | `id` | `/id` | |
//! | `name` | `/name` | the `id` if it is null |
//! | `description` | `/description` | `__description` in Huawei Cloud |
//! | `owner` | `/project` | `Project` or `Owner` in tables of the client |
//! | `owner_id` | `/project` | of openstacksdk; beside `owner` a property, and a label |
//! | `self` | `/url` | as it is |
//! | `architecture` | `/architecture` | `x86_64`, `aarch64`, `i686`; synonyms as for Gcore |
//! | `hw_architecture` | `/architecture` | used if `architecture` is absent |
//! | `os_architecture` | `/architecture` | used if the two before are absent |
//! | `__os_bit` | `/architecture` | `32` is `i686`; `64` makes `x86` to `x86_64` |
//! | `__support_arm` | `/architecture` | `true` is `aarch64` |
//! | `os_type` | `/os/type` | |
//! | `__os_type` | `/os/type` | of Huawei Cloud |
//! | `os_distro` | `/os/distro` | |
//! | `__platform` | `/os/distro` | of Huawei Cloud |
//! | `os_version` | `/os/version` | |
//! | `__os_version` | `/os/version` | of Huawei Cloud: the name of the system |
//! | `hw_firmware_type` | `/firmware` | `bios`, `uefi` |
//! | `os_secure_boot` | `/secureBootCapable` | `required`, `optional` |
//! | `hw_tpm_version` | `/tpm` | `1.2`, `2.0` |
//! | `hw_mem_encryption` | `/confidential` | `true` without a model is `amd-sev` |
//! | `hw_mem_encryption_model` | `/confidential` | only if `hw_mem_encryption` is true |
//! | `hw_machine_type` | `/machineType` | `pc` and `pc-i440fx-*` are `i440`; with `q35` in it, `q35` |
//! | `vm_mode` | `/virtualization` | `hvm`; `xen` is `paravirtual` |
//! | `size` | `/size/imageBytes` | 0 is absent |
//! | `min_disk` | `/size/minDiskBytes` | × 2^30; 0 is absent |
//! | `virtual_size` | `/size/minDiskBytes` | the larger of the two |
//! | `min_ram` | `/size/minMemoryBytes` | × 2^20; 0 is absent |
//! | `disk_format` | `/diskFormat` | |
//! | `container_format` | only in source | `aki` and `ari` are skipped |
//! | `checksum` | `/checksums/md5` | |
//! | `os_hash_algo` | `/checksums` | the key of `os_hash_value` |
//! | `os_hash_value` | `/checksums` | |
//! | `tags` | `/labels` | with an empty value |
//! | `properties` | `/labels` | and every other key, with a string, a number or a boolean |
//! | `status` | `/status` | in any case |
//! | `visibility` | `/visibility` | |
//! | `is_public` | `/visibility` | of version 1: `true` is `public`, `false` is `private` |
//! | `protected` | `/protected` | |
//! | `created_at` | `/createdAt` | in UTC |
//! | `updated_at` | `/updatedAt` | in UTC |
//! | `base_image_ref` | `/parent/id` | kind `image` |
//! | `instance_uuid` | `/parent/id` | kind `instance`; used if `base_image_ref` is absent |
//! | `cinder_encryption_key_id` | `/encryption/kmsKey` | `__system__cmkid` in Huawei Cloud |
//! | `hypervisor_type` | `/bareMetal` | `baremetal` is `true`; a label, too |
//! | `vmware_ostype` | `/labels` | names the system if nothing before it does |
//! | `os_admin_user` | `/labels` | names the system if nothing else does |
//! | `login_username` | `/labels` | the same in NHN Cloud |
//! | `__imagetype` | `/labels` | of Huawei Cloud |
//! | `file` | only in source | |
//! | `schema` | only in source | |
//! | `locations` | only in source | redacted there |
//! | `stores` | only in source | |
//! | `deleted` | only in source | of version 1 |
//! | `metadata` | only in source | of openstacksdk and Terraform |
//! | `store` | only in source | of openstacksdk |
//! | `url` | only in source | of openstacksdk |
//! | `decompress` | only in source | an argument of Terraform |
//! | `hidden` | only in source | an argument of Terraform |
//! | `sort` | only in source | an argument of Terraform |
//! | `tag` | only in source | an argument of Terraform |
//! | `timeouts` | only in source | an argument of Terraform |
//! | `region` | `/region` | Terraform's |
//! | `location` | `/region` | openstacksdk's `location.region_name` |
//!
//! Also only in source: `direct_url`, which is redacted there, `os_hidden`, `kernel_id`, `ramdisk_id`, `deleted_at`, `instance_type_rxtx_factor`,
//! `auto_disk_config`, every key that starts with `os_glance_`, and the other arguments of Terraform.
//!
//! # Spellings
//!
//! The table has the keys of version 2 of the API. These are accepted, too:
//!
//! - `properties`, in which the client (`openstack image show -f json`), openstacksdk and version 1 write properties. A key
//!   beside it has precedence. Pointers have it: `/properties/os_distro`.
//! - The columns of `openstack image list --long -f json`: `ID`, `Name`, `Disk Format`, `Container Format`, `Size`,
//!   `Checksum`, `Status`, `Visibility`, `Protected`, `Project`, `Owner`, and `Tags` as a list or a text with commas.
//! - openstacksdk's `owner_id`, `is_protected`, `is_hidden`, `hash_algo`, `hash_value`, `needs_secure_boot`.
//! - Terraform's `min_disk_gb`, `min_ram_mb`, `size_bytes`.
//!
//! `/os` is inferred from `os_distro`, `__platform`, `os_version`, `os_type`, `__os_version`, `name`, `description`,
//! `vmware_ostype` and `os_admin_user` or `login_username`, in this order of trust. `os_type` `linux` comes after the name,
//! because it means little more than "not Windows".
//!
//! # Differences
//!
//! Interpretations that differ from the [documentation][doc], or that it does not cover, with the reason.
//!
//! - **An image has a sign of Glance and a sign of an image.** Signs of both: a `schema` of `/v2/schemas/image`, a `self` or
//!   a `file` under `/v2/images/`, `container_format`, `os_hash_algo`, `os_hidden`, `virtual_size`, `base_image_ref`,
//!   `__os_type`, `__imagetype`, and the columns `Container Format` and `Disk Format`. Signs of an image, which Gcore's images have, too:
//!   `min_disk`, `min_ram`, a known `disk_format`, `os_secure_boot`, `hw_firmware_type` and the other `hw_` keys of the
//!   table.
//! - **`os_type`, `os_distro` and `os_version` are no signs**: lists of hosts have them, too.
//! - **What could be an image of Gcore or of another Glance is decided** by a key that only one has (`ssh_key`,
//!   `display_order`, prices, tasks, a `project_id` that is a number), by tags (objects are Gcore's, words `OpenStack`'s),
//!   and else by the list around it: `results` is Gcore's, `images` is `OpenStack`'s if `schema` or `first` stand before
//!   it, or an image before it is. If nothing decides, it is `ambiguous-provider`.
//! - **A server, a volume or a network is rejected** (`malformed`), even if the provider is set: they have keys that no
//!   image has, such as `hostId`, `attachments`, `admin_state_up`, or `Networks` and `RAM` in rows of the client. So has the list of
//!   images of Nova, which is not Glance's.
//! - **Kernels and RAM disks are skipped and counted** as `aki` and `ari`: they are parts of other images.
//! - **Version 1 of the API and Huawei Cloud's keys are read**, though both are retired.
//! - **Custom properties are labels**: Gcore passes on the same ones as `metadata`. Empty ones are absent.
//! - **`min_disk` and `virtual_size` are one minimum**: Nova checks both.
//! - **A checksum of nothing (`d41d8cd9…`) is kept**: it was stated.
//! - **`os_secure_boot` `disabled` is absent**: it says what an instance gets, not what the image is capable of.
//! - **A technology of another processor is not in `/confidential`**, with a `conflict`.
//! - **An `os_distro` with a number is distribution and version**: `centos7.0` is an id of libosinfo.
//! - **A time without a zone is UTC**, with an `assumed` warning.
//! - **`direct_url` and `locations` are redacted in `source`**: they may contain the password of a store. So are texts with a URL
//!   under `location`, as version 1 has it, and `properties`, as old clients write it; and texts that are JSON with these keys. A
//!   property with another spelling of these keys, or with such JSON, is a label with a redacted value.
//! - **An object with a `message`, or an `error` with one, and without any sign, is an error response of the API.**
//!
//! [doc]: https://docs.openstack.org/glance/latest/admin/useful-image-properties.html

mod clues;
mod convert;
mod field_aliases;
mod image;
mod processor;
mod properties;
mod signs;
mod tags;
mod usage;

pub use super::labels::Label;
pub use image::{Image, SdkLocation, ToolFields};

use super::way::{PageKeys, Terraform, Way, WayStep};
use super::{
    Provider, Spec, Typed, convert_typed, member, member_text, read_and_convert, read_one,
};
use crate::error::Error;
use crate::json::Reader;
use crate::os::VendorTables;
use crate::provider::record::Record;
use crate::provider::sign_spec::SignSpec;

pub(super) const SPEC: Spec = Spec {
    signs: SignSpec {
        fields: Image::FIELDS,
        non_image_keys: Image::NON_IMAGE_KEYS,
        value_signs: signs::value_signs,
    },
    ask_for: "all fields (`openstack image list --long`)",
    ways: WAYS,
    asset: None,
    terraform: Terraform { image: &["openstack_images_image_v2"], image_list: &[] },
    os_tables: VendorTables::EMPTY,
    only_operator_publishes: true,
    has_ids_without_case: false,
    secrets: &["imagesourcepassword"],
    source_secrets: &["directurl", "locations"],
    source_secret_endings: &[],
    source_secret_urls: &["location", "properties"],
    field_aliases: field_aliases::ALIASES,
    filter_text: |_, _| None,
    properties: &properties::PROPERTIES,
    is_empty_list,
    error_key: "error",
    api_error,
    usage: usage::usage,
    read: |json, request, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, request, diagnostics, keys, proof)
    },
};

/// The schema of a list of images.
const LIST_SCHEMA: &str = "/v2/schemas/images";

const WAYS: &[Way] = &[Way::to_images(&[WayStep::Key("images"), WayStep::Each]).page(PageKeys {
    next_page_tokens: &["next"],
    marks: Some(&[("schema", LIST_SCHEMA), ("first", "/v2/images")]),
    ..PageKeys::NONE
})];

/// A list without its list: only its other keys are left.
fn is_empty_list(object: &str) -> bool {
    let mut is_other = false;
    let _ = Reader::members(object, &mut |key, _| {
        is_other = is_other || !["schema", "first", "next"].contains(&key);
    });
    !is_other && member_text(object, "schema").as_deref() == Some(LIST_SCHEMA)
}

/// Glance's `{"code": "404 Not Found", "title": "…", "message": "…"}`, Keystone's `{"error": {"message": "…"}}` or a fault of
/// Nova.
fn api_error(object: &str) -> Option<String> {
    member_text(object, "message")
        .filter(|_| member(object, "title").is_some())
        .or_else(|| member(object, "error").and_then(|error| member_text(error, "message")))
        .or_else(|| fault_message(object))
}

/// The message of Nova's `{"itemNotFound": {"code": 404, "message": "…"}}`, whose key names the fault.
fn fault_message(object: &str) -> Option<String> {
    let (mut members, mut fault) = (0, None);
    Reader::members(object, &mut |_, value| {
        members += 1;
        fault = Some(value);
    })
    .ok()?;
    let fault = fault.filter(|_| members == 1)?;
    let code: u16 = member(fault, "code")?.parse().ok()?;
    if (400..600).contains(&code) { member_text(fault, "message") } else { None }
}

/// Reads the object of one image into its typed fields. A malformed value is absent, with a warning.
///
/// ```
/// use cloud_image::{Knowledge, provider::openstack};
///
/// let golden = openstack::read(br#"{"name": "golden-7", "min_disk": 10, "os_distro": "debian"}"#)?;
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
    read_one(Provider::Openstack, json)
}

convert_typed!(Image, Provider::Openstack, "the image has neither a name nor an id");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};

    #[test]
    fn mapping_table_lists_every_field() {
        assert_eq!(documented(include_str!("mod.rs")), listed(Image::FIELDS, |_| None));
    }
}
