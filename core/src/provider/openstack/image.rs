//! The object of an image, as Glance and its clients write it, and as clouds built on it do.

use std::borrow::Cow;

use super::properties::other_property;
use super::tags::tags;
use crate::json::{Kind, ReadError, Reader};
use crate::model::Timestamp;
use crate::provider::container::object;
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{boolean, decode, mismatch, size, text, timestamp};
use crate::provider::field_path::FieldPath;
use crate::provider::labels::Label;
use crate::provider::record::record;

record! {
    /// An image in Glance's own fields, typed but not interpreted. Null, empty and malformed values are absent.
    pub struct Image<'a> {
        /// A UUID.
        "id" | "ID" => id: Option<Cow<'a, str>> = text, "/id" & ["/name"];
        /// The name, which can be null.
        "name" | "Name" => name: Option<Cow<'a, str>> = text, "/name" & ["/os"];
        /// The description.
        "description" | "__description" | "properties/description" | "properties/__description" => description: Option<Cow<'a, str>> = text, "/description" & ["/os"];
        /// The id of the project that owns it.
        "owner" | "Project" | "Owner" => owner: Option<Cow<'a, str>> = text, "/project" & ["/labels"];
        /// The same in openstacksdk; a property of Nova's snapshots.
        "owner_id" => owner_id: Option<Cow<'a, str>> = text, "/project" & ["/labels"];
        /// The path of the image in the API.
        "self" => self_path: Option<Cow<'a, str>> = text, "/url", BY_VALUE;
        /// `x86_64`, `aarch64` and other words of `uname -m`.
        "architecture" | "properties/architecture" => architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// The same under another key.
        "hw_architecture" | "properties/hw_architecture" => hw_architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"], IMAGE;
        /// The same in NHN Cloud.
        "os_architecture" | "properties/os_architecture" => os_architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// `32` or `64`, in Huawei Cloud.
        "__os_bit" | "properties/__os_bit" => os_bit: Option<Cow<'a, str>> = property, "/architecture";
        /// Whether it is for ARM, in Huawei Cloud.
        "__support_arm" | "properties/__support_arm" => support_arm: Option<Cow<'a, str>> = property, "/architecture";
        /// `linux` or `windows`.
        "os_type" | "properties/os_type" => os_type: Option<Cow<'a, str>> = text, "/os/type";
        /// `Linux`, `Windows` or `Other`, in Huawei Cloud.
        "__os_type" | "properties/__os_type" => huawei_os_type: Option<Cow<'a, str>> = text, "/os/type", CLOUD_IMAGE;
        /// The distribution: a short id of libosinfo, or free text.
        "os_distro" | "properties/os_distro" => os_distro: Option<Cow<'a, str>> = text, "/os/distro";
        /// The distribution, in Huawei Cloud.
        "__platform" | "properties/__platform" => platform: Option<Cow<'a, str>> = text, "/os/distro";
        /// The version of the distribution, in free text.
        "os_version" | "properties/os_version" => os_version: Option<Cow<'a, str>> = property, "/os/version";
        /// The name of the system, in Huawei Cloud: `CentOS 7.3 64bit`.
        "__os_version" | "properties/__os_version" => huawei_os_version: Option<Cow<'a, str>> = text, "/os/version";
        /// `bios` or `uefi`.
        "hw_firmware_type" | "properties/hw_firmware_type" => hw_firmware_type: Option<Cow<'a, str>> = text, "/firmware", IMAGE;
        /// `required`, `optional` or `disabled`.
        "os_secure_boot" | "needs_secure_boot" | "properties/os_secure_boot" => os_secure_boot: Option<Cow<'a, str>> = property, "/secureBootCapable", BY_VALUE;
        /// `1.2` or `2.0`.
        "hw_tpm_version" | "properties/hw_tpm_version" => hw_tpm_version: Option<Cow<'a, str>> = property, "/tpm", IMAGE;
        /// Whether the memory is encrypted.
        "hw_mem_encryption" | "properties/hw_mem_encryption" => hw_mem_encryption: Option<Cow<'a, str>> = property, "/confidential", IMAGE;
        /// `amd-sev` and other technologies.
        "hw_mem_encryption_model" | "properties/hw_mem_encryption_model" => hw_mem_encryption_model: Option<Cow<'a, str>> = text, "/confidential", IMAGE;
        /// `pc`, `q35` and other machine types of QEMU.
        "hw_machine_type" | "properties/hw_machine_type" => hw_machine_type: Option<Cow<'a, str>> = text, "/machineType", IMAGE;
        /// `hvm`, `xen`, `uml` or `exe`.
        "vm_mode" | "properties/vm_mode" => vm_mode: Option<Cow<'a, str>> = text, "/virtualization";
        /// The size of the stored image, in bytes.
        "size" | "Size" | "size_bytes" => size: Option<u64> = size::<0>, "/size/imageBytes";
        /// The smallest disk, in GiB; 0 for no minimum.
        "min_disk" | "min_disk_gb" => min_disk: Option<u64> = size::<30>, "/size/minDiskBytes", IMAGE;
        /// The size of the disk in the image, in bytes.
        "virtual_size" => virtual_size: Option<u64> = size::<0>, "/size/minDiskBytes", CLOUD_IMAGE;
        /// The smallest memory, in MiB; 0 for no minimum.
        "min_ram" | "min_ram_mb" => min_ram: Option<u64> = size::<20>, "/size/minMemoryBytes", IMAGE;
        /// `raw`, `qcow2` and other formats.
        "disk_format" | "Disk Format" => disk_format: Option<Cow<'a, str>> = text, "/diskFormat", BY_VALUE;
        /// `bare`, `ovf` and other formats; `aki` and `ari` are parts of images.
        "container_format" | "Container Format" => container_format: Option<Cow<'a, str>> = text, "", CLOUD_IMAGE;
        /// The MD5 of the stored image.
        "checksum" | "Checksum" => checksum: Option<Cow<'a, str>> = text, "/checksums/md5";
        /// The algorithm of `os_hash_value`.
        "os_hash_algo" | "hash_algo" | "properties/os_hash_algo" => os_hash_algo: Option<Cow<'a, str>> = text, "/checksums", BY_VALUE;
        /// The hash of the stored image.
        "os_hash_value" | "hash_value" | "properties/os_hash_value" => os_hash_value: Option<Cow<'a, str>> = text, "/checksums";
        /// Labels without values.
        "tags" | "Tags" => tags: Vec<Label<'a>> = tags, "/labels", BY_VALUE;
        /// Labels: properties that are not in this list. Some clients write all properties into an object.
        "properties" => properties: Vec<Label<'a>> = unread, "/labels" & ["/description", "/architecture", "/os", "/firmware", "/secureBootCapable", "/tpm", "/confidential", "/machineType", "/virtualization", "/checksums", "/parent", "/encryption", "/bareMetal"];
        /// A status of Glance.
        "status" | "Status" => status: Option<Cow<'a, str>> = text, "/status", BY_VALUE;
        /// `public`, `private`, `shared` or `community`.
        "visibility" | "Visibility" => visibility: Option<Cow<'a, str>> = text, "/visibility";
        /// Whether everyone can see it, in version 1 of the API.
        "is_public" => is_public: Option<bool> = boolean, "/visibility";
        /// Whether requests to delete it are rejected.
        "protected" | "is_protected" | "Protected" => protected: Option<bool> = boolean, "/protected";
        /// The time of creation.
        "created_at" => created_at: Option<Timestamp> = timestamp, "/createdAt";
        /// The time of the last change.
        "updated_at" => updated_at: Option<Timestamp> = timestamp, "/updatedAt";
        /// The image of the instance that a snapshot was made of.
        "base_image_ref" | "properties/base_image_ref" => base_image_ref: Option<Cow<'a, str>> = text, "/parent/id", CLOUD_IMAGE;
        /// The instance that a snapshot was made of.
        "instance_uuid" | "properties/instance_uuid" => instance_uuid: Option<Cow<'a, str>> = text, "/parent/id";
        /// The id of the key in the key manager.
        "cinder_encryption_key_id" | "__system__cmkid" | "properties/cinder_encryption_key_id" | "properties/__system__cmkid" => cinder_encryption_key_id: Option<Cow<'a, str>> =
            text, "/encryption/kmsKey";
        /// `qemu`, `baremetal` and other hypervisors.
        "hypervisor_type" | "properties/hypervisor_type" => hypervisor_type: Option<Cow<'a, str>> = text, "/bareMetal" & ["/labels"];
        /// The guest id of `VMware`: `centos7_64Guest`.
        "vmware_ostype" | "properties/vmware_ostype" => vmware_ostype: Option<Cow<'a, str>> = text, "/labels" & ["/os"];
        /// The administrator's name.
        "os_admin_user" | "properties/os_admin_user" => os_admin_user: Option<Cow<'a, str>> = text, "/labels" & ["/os"];
        /// The administrator's name, in NHN Cloud.
        "login_username" | "properties/login_username" => login_username: Option<Cow<'a, str>> = text, "/labels" & ["/os"];
        /// `gold`, `private` and other types, in Huawei Cloud.
        "__imagetype" | "properties/__imagetype" => huawei_image_type: Option<Cow<'a, str>> = text, "/labels", CLOUD_IMAGE;
    }
    others in properties = other_property;
    only in source {
        "file", BY_VALUE;
        "schema", BY_VALUE;
        "direct_url";
        "locations";
        "stores";
        "os_hidden", CLOUD_IMAGE;
        "kernel_id";
        "ramdisk_id";
        "deleted";
        "deleted_at";
        "metadata";
        "instance_type_rxtx_factor";
        "auto_disk_config";
        // openstacksdk's names, and what it adds.
        "is_hidden";
        "has_auto_disk_config";
        "store";
        "url";
        // Terraform's arguments.
        "decompress";
        "hidden";
        "image_cache_path";
        "image_id";
        "image_source_password";
        "image_source_url";
        "image_source_username";
        "local_file_path";
        "member_status";
        "most_recent";
        "name_regex";
        "size_max";
        "size_min";
        "sort";
        "sort_direction";
        "sort_key";
        "tag";
        "timeouts";
        "verify_checksum";
        "web_download";
    }
    of other tools in ToolFields {
        /// The region in Terraform.
        "region" => region: Option<Cow<'a, str>> = text, "/region";
        /// The place in openstacksdk.
        "location" => location: Option<SdkLocation<'a>> = location, "/region";
    }
    never in an image {
        // Of Nova: servers, and its own list of images.
        "OS-EXT-STS:vm_state"; "OS-EXT-IMG-SIZE:size"; "hostId"; "addresses"; "minDisk"; "minRam";
        // Of Cinder.
        "attachments"; "bootable"; "volume_image_metadata"; "volume_type";
        // Of lists of the client: servers, flavors, volumes, keys, networks and ports.
        "Networks"; "Flavor"; "Flavor ID"; "Power State"; "RAM"; "VCPUs"; "Attached to"; "Bootable"; "Fingerprint"; "Subnets";
        "MAC Address"; "Fixed IP Addresses";
        // Of Neutron.
        "admin_state_up"; "provider:network_type"; "router:external";
    }
}

record! {
    /// Where openstacksdk found an image.
    pub struct SdkLocation<'a> {
        /// The name of the region.
        "region_name" => region_name: Option<Cow<'a, str>> = text, "";
    }
    only in source {}
}

/// The place, in openstacksdk. Glance lets users name a property `location`, which is no fault.
fn location<'a>(
    slot: &mut Option<SdkLocation<'a>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    *slot = None;
    match json.kind()? {
        Kind::Object => object(slot, json, path, diagnostics),
        _ => json.skip().map(drop),
    }
}

/// A property: a string, or the number or boolean that a client made of it.
fn property<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    *slot = None;
    match json.kind()? {
        Kind::String => {
            let text = decode(json.string()?, path, diagnostics);
            *slot = Some(text).filter(|text| !text.is_empty());
        }
        Kind::Number | Kind::Bool => *slot = Some(Cow::Borrowed(json.skip()?)),
        _ => mismatch(json, path, diagnostics, "a string")?,
    }
    Ok(())
}

/// The members of `properties` are read as if they stood beside it.
fn unread(
    _: &mut Vec<Label<'_>>,
    json: &mut Reader<'_>,
    _: &FieldPath<'_>,
    _: &mut Diagnostics,
) -> Result<(), ReadError> {
    json.skip().map(drop)
}
