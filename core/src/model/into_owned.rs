//! Conversion of images that borrow from the input into owned ones.

use std::borrow::Cow;

use super::{Deprecation, Encryption, GcoreExtras, Image, Os, Parent, Price, Software};

impl Image<'_> {
    /// The same image, without borrowed data.
    #[must_use]
    pub fn into_owned(self) -> Image<'static> {
        Image {
            provider: self.provider,
            id: owned_option(self.id),
            name: owned(self.name),
            description: owned_option(self.description),
            family: owned_option(self.family),
            project: owned_option(self.project),
            region: owned_option(self.region),
            region_id: owned_option(self.region_id),
            storage_locations: owned_list(self.storage_locations),
            url: owned_option(self.url),
            architecture: self.architecture,
            os: self.os.into_owned(),
            software: self.software.into_iter().map(Software::into_owned).collect(),
            licensing: self.licensing,
            firmware: self.firmware,
            secure_boot_capable: self.secure_boot_capable,
            tpm: self.tpm,
            confidential: self.confidential,
            machine_type: self.machine_type,
            virtualization: self.virtualization,
            guest_features: owned_list(self.guest_features),
            size: self.size,
            disk_format: owned_option(self.disk_format),
            checksums: self.checksums.into_owned(),
            labels: self.labels.into_owned(),
            read_only_labels: owned_list(self.read_only_labels),
            status: self.status,
            deprecation: self.deprecation.map(Deprecation::into_owned),
            visibility: self.visibility,
            protected: self.protected,
            created_at: self.created_at,
            updated_at: self.updated_at,
            licenses: owned_list(self.licenses),
            license_codes: owned_list(self.license_codes),
            parent: self.parent.map(Parent::into_owned),
            encryption: self.encryption.map(Encryption::into_owned),
            bare_metal: self.bare_metal,
            gcore: self.gcore.map(GcoreExtras::into_owned),
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
            distro: owned_option(self.distro),
            version: owned_option(self.version),
            build: owned_option(self.build),
            codename: owned_option(self.codename),
            variant: owned_option(self.variant),
            channel: owned_option(self.channel),
            lifecycle: self.lifecycle,
        }
    }
}

impl Software<'_> {
    fn into_owned(self) -> Software<'static> {
        Software {
            name: owned(self.name),
            version: owned_option(self.version),
            edition: owned_option(self.edition),
        }
    }
}

impl Deprecation<'_> {
    fn into_owned(self) -> Deprecation<'static> {
        Deprecation {
            state: self.state,
            replacement: owned_option(self.replacement),
            deprecated_at: self.deprecated_at,
            obsolete_at: self.obsolete_at,
            deleted_at: self.deleted_at,
        }
    }
}

impl Parent<'_> {
    fn into_owned(self) -> Parent<'static> {
        Parent {
            kind: self.kind,
            url: owned_option(self.url),
            id: owned_option(self.id),
            encryption: self.encryption.map(Encryption::into_owned),
        }
    }
}

impl Encryption<'_> {
    fn into_owned(self) -> Encryption<'static> {
        Encryption {
            encrypted: self.encrypted,
            kms_key: owned_option(self.kms_key),
            kms_service_account: owned_option(self.kms_service_account),
            sha256: owned_option(self.sha256),
            confidential_compute: self.confidential_compute,
        }
    }
}

impl GcoreExtras<'_> {
    fn into_owned(self) -> GcoreExtras<'static> {
        GcoreExtras {
            display_order: self.display_order,
            lock: owned_option(self.lock),
            creator_task: owned_option(self.creator_task),
            price: self.price.map(Price::into_owned),
            ssh_key: self.ssh_key,
        }
    }
}

impl Price<'_> {
    fn into_owned(self) -> Price<'static> {
        Price {
            currency: owned_option(self.currency),
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
fn owned_option(text: Option<Cow<'_, str>>) -> Option<Cow<'static, str>> {
    text.map(owned)
}

#[inline(never)]
fn owned_list(texts: Vec<Cow<'_, str>>) -> Vec<Cow<'static, str>> {
    texts.into_iter().map(owned).collect()
}
