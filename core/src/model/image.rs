//! The unified image and its parts. Fields are written in the order of their declaration.

use std::borrow::Cow;

use serde::Deserialize;

use super::object::object;
use super::{
    Architecture, Confidential, Date, DeprecationState, Firmware, GcoreExtras, Licensing,
    MachineType, OsType, ParentKind, Provider, RawJson, Status, TextMap, Timestamp, Tpm,
    Virtualization, Visibility, Warning,
};
use crate::json::Write;

object! {
    /// A machine image in the unified model, the same for every cloud.
    ///
    /// A field is absent if the provider did not state it. Unknown values are kept unchanged and malformed values are
    /// left out; both are reported in [`warnings`](Self::warnings).
    ///
    /// The strings borrow from the input if possible; [`into_owned`](Self::into_owned) returns an image that borrows
    /// nothing. Written as JSON by `serde_json` and read back, an image is equal.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Image<'a> {
        /// The cloud of the image.
        "provider" => provider: Provider;
        /// The provider's id, unchanged. GCE ids are unsigned 64-bit numbers: do not convert them to JavaScript
        /// numbers. Absent only if the request left the field out.
        "id" default => id: Option<Cow<'a, str>>;
        /// The name.
        "name" => name: Cow<'a, str>;
        /// The description by its creator.
        "description" default => description: Option<Cow<'a, str>>;
        /// The image family: the name by which the provider returns the newest image of a kind.
        "family" default => family: Option<Cow<'a, str>>;
        /// The project or account that owns the image, or its publisher.
        "project" default => project: Option<Cow<'a, str>>;
        /// The region's name.
        "region" default => region: Option<Cow<'a, str>>;
        /// The region's id.
        "regionId" default => region_id: Option<Cow<'a, str>>;
        /// Where the image is stored: regions or multi-regions.
        "storageLocations" default => storage_locations: Vec<Cow<'a, str>>;
        /// The image's own URL in the provider's API.
        "url" default => url: Option<Cow<'a, str>>;
        /// The processor architecture.
        "architecture" default => architecture: Option<Architecture>;
        /// The operating system.
        "os" default => os: Os<'a>;
        /// Installed software besides the operating system.
        "software" default => software: Vec<Software<'a>>;
        /// The licensing of the operating system.
        "licensing" default => licensing: Option<Licensing>;
        /// The firmware that it boots with. If absent, it is unknown, not BIOS.
        "firmware" default => firmware: Option<Firmware>;
        /// `true` if it can boot with Secure Boot. Never `false`, because no provider states that.
        #[cfg_attr(feature = "schema", schemars(extend("const" = true)))]
        "secureBootCapable" default => secure_boot_capable: Option<bool>;
        /// The version of the Trusted Platform Module (TPM) that an instance of it gets.
        "tpm" default => tpm: Option<Tpm>;
        /// The supported confidential-computing technologies.
        "confidential" default => confidential: Vec<Confidential>;
        /// The required virtual chipset.
        "machineType" default => machine_type: Option<MachineType>;
        /// The kind of virtualization that it is built for.
        "virtualization" default => virtualization: Option<Virtualization>;
        /// The features that the guest supports, as named by the provider: `NAME`, or `NAME=VALUE` if the value is a text.
        "guestFeatures" default => guest_features: Vec<Cow<'a, str>>;
        /// The size of the image and the minimum size of a machine, in bytes.
        "size" default => size: Size;
        /// The format of the stored disk, or the kind of its storage, as named by the provider.
        "diskFormat" default => disk_format: Option<Cow<'a, str>>;
        /// The checksums of the stored image, by algorithm: `md5`, `sha1`, `sha512`.
        "checksums" default => checksums: TextMap<'a>;
        /// Labels (GCE), tags (Gcore, AWS, Azure), properties and tags (`OpenStack`). Written even if there are none.
        "labels" => labels: TextMap<'a>;
        /// The keys of labels that the user cannot change, sorted.
        "readOnlyLabels" default => read_only_labels: Vec<Cow<'a, str>>;
        /// The lifecycle status.
        "status" default => status: Option<Status>;
        /// The deprecation state, dates and replacement.
        "deprecation" default => deprecation: Option<Deprecation<'a>>;
        /// Who can see it.
        "visibility" default => visibility: Option<Visibility>;
        /// Whether requests to delete it are rejected.
        "protected" default => protected: Option<bool>;
        /// The creation time.
        "createdAt" default => created_at: Option<Timestamp>;
        /// The time of the last change.
        "updatedAt" default => updated_at: Option<Timestamp>;
        /// The licences as `project/name`, or as `name` if the project is not given; what is billed besides the machine.
        "licenses" default => licenses: Vec<Cow<'a, str>>;
        /// The licence and billing codes, unchanged. Those of GCE are 64-bit numbers, too large for JavaScript numbers.
        "licenseCodes" default => license_codes: Vec<Cow<'a, str>>;
        /// The image, instance, snapshot or disk it was created from.
        "parent" default => parent: Option<Parent<'a>>;
        /// The encryption.
        "encryption" default => encryption: Option<Encryption<'a>>;
        /// Whether it is for bare-metal servers.
        "bareMetal" default => bare_metal: Option<bool>;
        /// What only Gcore states; absent for other clouds.
        "gcore" default => gcore: Option<GcoreExtras<'a>>;
        /// For each inferred value, its source: JSON Pointer into this image -> JSON Pointer into the provider's
        /// object.
        "evidence" default => evidence: TextMap<'static>, owned;
        /// Problems in the provider's object that did not prevent reading it.
        "warnings" default => warnings: Vec<Warning>;
        /// The provider's object, with the option [`Options::source`](crate::Options::source).
        "source" default => source: Option<RawJson>;
    }
}

object! {
    /// An operating system, described by the fields of os-release(5).
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Os<'a> {
        /// The type of the system.
        "type" default => os_type: Option<OsType>;
        /// os-release `ID`: `debian`, `rhel`, `sles`; `windows` for Windows.
        "distro" default => distro: Option<Cow<'a, str>>;
        /// os-release `VERSION_ID`: `12`, `22.04`, `9.4`; for Windows `2022`, `2012 R2`.
        "version" default => version: Option<Cow<'a, str>>, version;
        /// The build, if the provider states more than `VERSION_ID`: `109-17800.147.38`.
        "build" default => build: Option<Cow<'a, str>>, version;
        /// os-release `VERSION_CODENAME`: `bookworm`.
        "codename" default => codename: Option<Cow<'a, str>>;
        /// The vendor's name of the variant, with words joined by `-`: `minimal`, `sap-ha`, `datacenter-core`.
        "variant" default => variant: Option<Cow<'a, str>>;
        /// The release channel: `stable`, `beta`, `lts`.
        "channel" default => channel: Option<Cow<'a, str>>;
        /// The days between which the release is maintained, with the option
        /// [`Options::lifecycle`](crate::Options::lifecycle).
        "lifecycle" default => lifecycle: Option<Lifecycle>, derived;
    }
}

object! {
    /// The days between which a release of an operating system is maintained. They are those of the release, even if the
    /// licence of an image includes a longer support.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
    #[serde(default)]
    pub struct Lifecycle {
        /// The day of the release.
        "released" default => released: Option<Date>;
        /// The last day of active support. After it, only security and severe bugs are fixed.
        "activeEnd" default => active_end: Option<Date>;
        /// The last day of maintenance without a further contract.
        "endOfLife" default => end_of_life: Option<Date>;
        /// The last day of extended maintenance. It mostly needs a contract, such as Ubuntu Pro; Debian's LTS is free.
        "extendedEnd" default => extended_end: Option<Date>;
    }
}

object! {
    /// Software that is installed besides the operating system.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Software<'a> {
        /// The name: `sql-server`, `nvidia-driver`, `cuda`.
        "name" => name: Cow<'a, str>;
        /// The version.
        "version" default => version: Option<Cow<'a, str>>, version;
        /// The edition: `enterprise`, `open`.
        "edition" default => edition: Option<Cow<'a, str>>;
    }
}

object! {
    /// Sizes in bytes.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Size {
        /// The stored size of the image, in bytes.
        "imageBytes" default => image_bytes: Option<u64>;
        /// The minimum size of a boot disk, in bytes.
        "minDiskBytes" default => min_disk_bytes: Option<u64>;
        /// The minimum memory of a machine, in bytes.
        "minMemoryBytes" default => min_memory_bytes: Option<u64>;
    }
}

object! {
    /// The deprecation of an image. Only `state` is the current state: the dates are planned times.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Deprecation<'a> {
        /// The current state.
        "state" default => state: Option<DeprecationState>;
        /// What to use instead: a URL or a name.
        "replacement" default => replacement: Option<Cow<'a, str>>;
        /// The planned time of deprecation.
        "deprecatedAt" default => deprecated_at: Option<Timestamp>;
        /// The planned time of becoming obsolete.
        "obsoleteAt" default => obsolete_at: Option<Timestamp>;
        /// The planned time of deletion.
        "deletedAt" default => deleted_at: Option<Timestamp>;
    }
}

object! {
    /// The image, instance, snapshot or disk that an image was created from.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Parent<'a> {
        /// The type of the parent.
        "kind" => kind: ParentKind;
        /// The URL, as the provider gives it.
        "url" default => url: Option<Cow<'a, str>>;
        /// The id, unchanged. It distinguishes the parent from later resources with the same name.
        "id" default => id: Option<Cow<'a, str>>;
        /// The encryption.
        "encryption" default => encryption: Option<Encryption<'a>>;
    }
}

object! {
    /// The encryption of an image or parent. Keys themselves are never read.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Encryption<'a> {
        /// Whether the stored disk is encrypted.
        "encrypted" default => encrypted: Option<bool>;
        /// The resource name of the key in the provider's key management service (KMS).
        "kmsKey" default => kms_key: Option<Cow<'a, str>>;
        /// The service account that uses the KMS key.
        "kmsServiceAccount" default => kms_service_account: Option<Cow<'a, str>>;
        /// The SHA-256 hash of a customer-supplied key, in base64.
        "sha256" default => sha256: Option<Cow<'a, str>>;
        /// Whether it was created from a disk in confidential mode.
        "confidentialCompute" default => confidential_compute: Option<bool>;
    }
}

/// Implements `is_empty` for objects with only optional members.
macro_rules! is_empty {
    ($($object:ty),+) => { $(
        impl $object {
            /// Whether all members are absent.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.is_absent()
            }
        }
    )+ };
}

is_empty!(Os<'_>, Lifecycle, Size, Deprecation<'_>, Encryption<'_>);

impl Image<'_> {
    /// An image with only a provider and a name.
    #[must_use]
    pub fn new<'a>(provider: Provider, name: impl Into<Cow<'a, str>>) -> Image<'a> {
        Image {
            provider,
            id: None,
            name: name.into(),
            description: None,
            family: None,
            project: None,
            region: None,
            region_id: None,
            storage_locations: Vec::new(),
            url: None,
            architecture: None,
            os: Os::default(),
            software: Vec::new(),
            licensing: None,
            firmware: None,
            secure_boot_capable: None,
            tpm: None,
            confidential: Vec::new(),
            machine_type: None,
            virtualization: None,
            guest_features: Vec::new(),
            size: Size::default(),
            disk_format: None,
            checksums: TextMap::new(),
            labels: TextMap::new(),
            read_only_labels: Vec::new(),
            status: None,
            deprecation: None,
            visibility: None,
            protected: None,
            created_at: None,
            updated_at: None,
            licenses: Vec::new(),
            license_codes: Vec::new(),
            parent: None,
            encryption: None,
            bare_metal: None,
            gcore: None,
            evidence: TextMap::new(),
            warnings: Vec::new(),
            source: None,
        }
    }
}

impl<'a> Software<'a> {
    /// Software with only a name.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), version: None, edition: None }
    }
}

impl Parent<'_> {
    /// A parent with only a type.
    #[must_use]
    pub fn new(kind: ParentKind) -> Self {
        Self { kind, url: None, id: None, encryption: None }
    }
}
