//! The unified image and its parts. The order of the fields is the order in which they are written.

use std::borrow::Cow;

use serde::Deserialize;

use super::object::object;
use super::{
    Architecture, Confidential, DeprecationState, Firmware, Licensing, MachineType, OsType,
    ParentKind, PriceStatus, Provider, RawJson, SshKey, Status, TextMap, Timestamp, Visibility,
    Warning, number,
};
use crate::json::Write;

object! {
    /// A machine image, described the same way whatever cloud it is in.
    ///
    /// What is absent was not said by the provider. Where a word is outside our vocabulary it is kept
    /// as it is; where a value is malformed it is left out. Both are named in [`warnings`](Self::warnings).
    ///
    /// The strings borrow from the input where they can; [`into_owned`](Self::into_owned) gives an
    /// image that lives on its own. It is written as JSON by `serde_json`, and reads back equal.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Image<'a> {
        /// The cloud that described the image.
        "provider" => provider: Provider;
        /// The provider's id, as it is spelt. GCE's is an unsigned 64-bit number: too big for a
        /// JavaScript number, so never parse it. Only cut-down answers lack it.
        "id" default => id: Option<Cow<'a, str>>;
        /// The name.
        "name" => name: Cow<'a, str>;
        /// What its maker says of it.
        "description" default => description: Option<Cow<'a, str>>;
        /// The image family, whose newest image can be asked for by the family's name.
        "family" default => family: Option<Cow<'a, str>>;
        /// The project that owns the image.
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
        /// Software beside the operating system.
        "software" default => software: Vec<Software<'a>>;
        /// How the licence of the operating system is paid.
        "licensing" default => licensing: Option<Licensing>;
        /// The firmware that it boots with.
        "firmware" default => firmware: Option<Firmware>;
        /// `true` where it can boot with Secure Boot; never `false`, for no provider says so.
        #[cfg_attr(feature = "schema", schemars(extend("const" = true)))]
        "secureBootCapable" default => secure_boot_capable: Option<bool>;
        /// The confidential-computing technologies it can run under.
        "confidential" default => confidential: Vec<Confidential>;
        /// The virtual chipset that it wants.
        "machineType" default => machine_type: Option<MachineType>;
        /// What the guest supports, in the provider's words.
        "guestFeatures" default => guest_features: Vec<Cow<'a, str>>;
        /// How big it is, and how big a machine must be.
        "size" default => size: Size;
        /// The format of the stored disk, in the provider's words.
        "diskFormat" default => disk_format: Option<Cow<'a, str>>;
        /// Labels (GCE) or tags (Gcore). Written even when there are none.
        "labels" => labels: TextMap<'a>;
        /// The keys of the labels that the user may not change, in order.
        "readOnlyLabels" default => read_only_labels: Vec<Cow<'a, str>>;
        /// Where it is in its life.
        "status" default => status: Option<Status>;
        /// Whether, and in favour of what, it should no longer be used.
        "deprecation" default => deprecation: Option<Deprecation<'a>>;
        /// Who sees it.
        "visibility" default => visibility: Option<Visibility>;
        /// When it was made.
        "createdAt" default => created_at: Option<Timestamp>;
        /// When it was last changed.
        "updatedAt" default => updated_at: Option<Timestamp>;
        /// Its licences as `project/name`; the bare name where no project is given.
        "licenses" default => licenses: Vec<Cow<'a, str>>;
        /// The numbers of its licences.
        "licenseCodes" default => license_codes: Vec<Cow<'a, str>>;
        /// What it was made from.
        "parent" default => parent: Option<Parent<'a>>;
        /// How it is encrypted.
        "encryption" default => encryption: Option<Encryption<'a>>;
        /// Whether it is for bare-metal servers.
        "bareMetal" default => bare_metal: Option<bool>;
        /// Whether an instance made from it takes an SSH key.
        "sshKey" default => ssh_key: Option<SshKey>;
        /// What it costs.
        "price" default => price: Option<Price<'a>>;
        /// Its place in the provider's own list.
        "displayOrder" default => display_order: Option<i64>;
        /// The id of the task that holds it locked.
        "lock" default => lock: Option<Cow<'a, str>>;
        /// The id of the task that made it.
        "creatorTask" default => creator_task: Option<Cow<'a, str>>;
        /// For every value that was read out of the inside of another field, where it came from:
        /// JSON Pointer into this image -> JSON Pointer into the provider's object.
        "evidence" default => evidence: TextMap<'static>, owned;
        /// What a careful reader should know.
        "warnings" default => warnings: Vec<Warning>;
        /// The provider's object, where [`Options::source`](crate::Options::source) asks for it.
        "source" default => source: Option<RawJson>;
    }
}

object! {
    /// An operating system, in the terms of os-release(5).
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Os<'a> {
        /// Its kind.
        "type" default => os_type: Option<OsType>;
        /// os-release `ID`: `debian`, `rhel`, `sles`; `windows` for Windows.
        "distro" default => distro: Option<Cow<'a, str>>;
        /// os-release `VERSION_ID`: `12`, `22.04`, `9.4`; for Windows `2022`, `2012 R2`.
        "version" default => version: Option<Cow<'a, str>>;
        /// What the provider says more exactly than `VERSION_ID` does: `109-17800.147.38`.
        "build" default => build: Option<Cow<'a, str>>;
        /// os-release `VERSION_CODENAME`: `bookworm`.
        "codename" default => codename: Option<Cow<'a, str>>;
        /// The vendor's words for the variant, joined by `-`: `minimal`, `sap-ha`, `datacenter-core`.
        "variant" default => variant: Option<Cow<'a, str>>;
        /// The release channel: `stable`, `beta`, `lts`.
        "channel" default => channel: Option<Cow<'a, str>>;
    }
}

object! {
    /// A piece of software that the image carries beside its operating system.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Software<'a> {
        /// Its name: `sql-server`, `nvidia-driver`, `cuda`.
        "name" => name: Cow<'a, str>;
        /// Its version.
        "version" default => version: Option<Cow<'a, str>>;
        /// Its edition: `enterprise`, `open`.
        "edition" default => edition: Option<Cow<'a, str>>;
    }
}

object! {
    /// Sizes in bytes.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Size {
        /// What the image takes in storage.
        "imageBytes" default => image_bytes: Option<u64>;
        /// The smallest disk that it boots from.
        "minDiskBytes" default => min_disk_bytes: Option<u64>;
        /// The smallest memory that it boots in.
        "minMemoryBytes" default => min_memory_bytes: Option<u64>;
    }
}

object! {
    /// Whether the image should still be used. A scheduled date is not a state: an image is
    /// deprecated when `state` says so.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Deprecation<'a> {
        /// The state now.
        "state" default => state: Option<DeprecationState>;
        /// The URL of the image to use instead.
        "replacement" default => replacement: Option<Cow<'a, str>>;
        /// When it is meant to be deprecated.
        "deprecatedAt" default => deprecated_at: Option<Timestamp>;
        /// When it is meant to be obsolete.
        "obsoleteAt" default => obsolete_at: Option<Timestamp>;
        /// When it is meant to be deleted.
        "deletedAt" default => deleted_at: Option<Timestamp>;
    }
}

object! {
    /// What the image was made from.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Parent<'a> {
        /// The kind of thing.
        "kind" => kind: ParentKind;
        /// Its URL, as the provider gives it.
        "url" default => url: Option<Cow<'a, str>>;
        /// Its id, as it is spelt. A new thing of the same name has another id.
        "id" default => id: Option<Cow<'a, str>>;
        /// How it is encrypted.
        "encryption" default => encryption: Option<Encryption<'a>>;
    }
}

object! {
    /// How something is encrypted. Keys themselves are never read.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Encryption<'a> {
        /// The name of the key in the provider's key service.
        "kmsKey" default => kms_key: Option<Cow<'a, str>>;
        /// The account that asks the key service.
        "kmsServiceAccount" default => kms_service_account: Option<Cow<'a, str>>;
        /// The base64 SHA-256 of a key that the customer supplied.
        "sha256" default => sha256: Option<Cow<'a, str>>;
        /// Whether it was made from a disk in confidential mode.
        "confidentialCompute" default => confidential_compute: Option<bool>;
    }
}

object! {
    /// What the image costs.
    #[derive(Debug, Clone, Default, PartialEq, Deserialize)]
    #[serde(default)]
    pub struct Price<'a> {
        /// ISO 4217 code of the currency, as the provider gives it.
        "currency" default => currency: Option<Cow<'a, str>>;
        /// Per hour, in that currency.
        #[serde(serialize_with = "number::serialize")]
        "perHour" default => per_hour: Option<f64>;
        /// Per month, in that currency.
        #[serde(serialize_with = "number::serialize")]
        "perMonth" default => per_month: Option<f64>;
        /// What a page should do with it.
        "status" default => status: Option<PriceStatus>;
    }
}

/// Gives objects that are all optional a way to be asked.
macro_rules! is_empty {
    ($($object:ty),+) => { $(
        impl $object {
            /// Whether nothing is known.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.is_absent()
            }
        }
    )+ };
}

is_empty!(Os<'_>, Size, Deprecation<'_>, Encryption<'_>, Price<'_>);

impl Image<'_> {
    /// An image of which nothing is known but these two.
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
            confidential: Vec::new(),
            machine_type: None,
            guest_features: Vec::new(),
            size: Size::default(),
            disk_format: None,
            labels: TextMap::new(),
            read_only_labels: Vec::new(),
            status: None,
            deprecation: None,
            visibility: None,
            created_at: None,
            updated_at: None,
            licenses: Vec::new(),
            license_codes: Vec::new(),
            parent: None,
            encryption: None,
            bare_metal: None,
            ssh_key: None,
            price: None,
            display_order: None,
            lock: None,
            creator_task: None,
            evidence: TextMap::new(),
            warnings: Vec::new(),
            source: None,
        }
    }

    /// The same image, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Image<'static> {
        Image {
            provider: self.provider,
            id: maybe_owned(self.id),
            name: owned(self.name),
            description: maybe_owned(self.description),
            family: maybe_owned(self.family),
            project: maybe_owned(self.project),
            region: maybe_owned(self.region),
            region_id: maybe_owned(self.region_id),
            storage_locations: all_owned(self.storage_locations),
            url: maybe_owned(self.url),
            architecture: self.architecture,
            os: self.os.into_owned(),
            software: self.software.into_iter().map(Software::into_owned).collect(),
            licensing: self.licensing,
            firmware: self.firmware,
            secure_boot_capable: self.secure_boot_capable,
            confidential: self.confidential,
            machine_type: self.machine_type,
            guest_features: all_owned(self.guest_features),
            size: self.size,
            disk_format: maybe_owned(self.disk_format),
            labels: self.labels.into_owned(),
            read_only_labels: all_owned(self.read_only_labels),
            status: self.status,
            deprecation: self.deprecation.map(Deprecation::into_owned),
            visibility: self.visibility,
            created_at: self.created_at,
            updated_at: self.updated_at,
            licenses: all_owned(self.licenses),
            license_codes: all_owned(self.license_codes),
            parent: self.parent.map(Parent::into_owned),
            encryption: self.encryption.map(Encryption::into_owned),
            bare_metal: self.bare_metal,
            ssh_key: self.ssh_key,
            price: self.price.map(Price::into_owned),
            display_order: self.display_order,
            lock: maybe_owned(self.lock),
            creator_task: maybe_owned(self.creator_task),
            evidence: self.evidence,
            warnings: self.warnings,
            source: self.source,
        }
    }
}

impl Os<'_> {
    fn into_owned(self) -> Os<'static> {
        Os {
            os_type: self.os_type,
            distro: maybe_owned(self.distro),
            version: maybe_owned(self.version),
            build: maybe_owned(self.build),
            codename: maybe_owned(self.codename),
            variant: maybe_owned(self.variant),
            channel: maybe_owned(self.channel),
        }
    }
}

impl<'a> Software<'a> {
    /// Software of which only the name is known.
    #[must_use]
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), version: None, edition: None }
    }

    fn into_owned(self) -> Software<'static> {
        Software {
            name: owned(self.name),
            version: maybe_owned(self.version),
            edition: maybe_owned(self.edition),
        }
    }
}

impl Deprecation<'_> {
    fn into_owned(self) -> Deprecation<'static> {
        Deprecation {
            state: self.state,
            replacement: maybe_owned(self.replacement),
            deprecated_at: self.deprecated_at,
            obsolete_at: self.obsolete_at,
            deleted_at: self.deleted_at,
        }
    }
}

impl Parent<'_> {
    /// A parent of which only the kind is known.
    #[must_use]
    pub fn new(kind: ParentKind) -> Self {
        Self { kind, url: None, id: None, encryption: None }
    }

    fn into_owned(self) -> Parent<'static> {
        Parent {
            kind: self.kind,
            url: maybe_owned(self.url),
            id: maybe_owned(self.id),
            encryption: self.encryption.map(Encryption::into_owned),
        }
    }
}

impl Encryption<'_> {
    fn into_owned(self) -> Encryption<'static> {
        Encryption {
            kms_key: maybe_owned(self.kms_key),
            kms_service_account: maybe_owned(self.kms_service_account),
            sha256: maybe_owned(self.sha256),
            confidential_compute: self.confidential_compute,
        }
    }
}

impl Price<'_> {
    fn into_owned(self) -> Price<'static> {
        Price {
            currency: maybe_owned(self.currency),
            per_hour: self.per_hour,
            per_month: self.per_month,
            status: self.status,
        }
    }
}

pub(super) fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

#[inline(never)]
fn maybe_owned(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(owned)
}

#[inline(never)]
fn all_owned(texts: Vec<Cow<'_, str>>) -> Vec<Cow<'static, str>> {
    texts.into_iter().map(owned).collect()
}
