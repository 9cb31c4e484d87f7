//! The words of the unified image.

use super::word::vocabulary;

vocabulary! {
    /// The processor architecture that the image is built for, in the kernel's words (`uname -m`).
    pub open enum Architecture {
        /// 64-bit x86; elsewhere called amd64 or x64.
        X86_64 = "x86_64",
        /// 64-bit ARM; elsewhere called arm64.
        Aarch64 = "aarch64",
        /// 32-bit x86; elsewhere called i386 or x86.
        I686 = "i686",
    }
}

vocabulary! {
    /// The kind of operating system.
    pub open enum OsType {
        /// Linux, of any distribution.
        Linux = "linux",
        /// Microsoft Windows.
        Windows = "windows",
        /// FreeBSD and what is built on it.
        Freebsd = "freebsd",
    }
}

vocabulary! {
    /// The firmware that the image boots with. GCE images that state no `UEFI_COMPATIBLE` feature
    /// state no firmware: its absence does not mean BIOS.
    pub open enum Firmware {
        /// PC BIOS.
        Bios = "bios",
        /// UEFI.
        Uefi = "uefi",
    }
}

vocabulary! {
    /// The virtual chipset that the image wants.
    pub open enum MachineType {
        /// Intel Q35 (PCI Express).
        Q35 = "q35",
        /// Intel 440FX (PCI).
        I440 = "i440",
    }
}

vocabulary! {
    /// Where the image is in its life at the provider.
    pub open enum Status {
        /// Being made: no data, or not all of it.
        Pending = "pending",
        /// Usable.
        Ready = "ready",
        /// Making it failed.
        Failed = "failed",
        /// Its data is barred from use (Glance `deactivated`).
        Deactivated = "deactivated",
        /// Being deleted.
        Deleting = "deleting",
        /// Deleted, but still listed.
        Deleted = "deleted",
    }
}

vocabulary! {
    /// What the provider says of using the image further.
    pub open enum DeprecationState {
        /// In use as usual; a later end may be scheduled.
        Active = "active",
        /// Using it gives a warning.
        Deprecated = "deprecated",
        /// New uses are refused.
        Obsolete = "obsolete",
        /// Every use is refused.
        Deleted = "deleted",
    }
}

vocabulary! {
    /// Who sees the image.
    pub open enum Visibility {
        /// Everyone.
        Public = "public",
        /// Its own project.
        Private = "private",
        /// Its own project and those it is shared with.
        Shared = "shared",
        /// Everyone who asks for it by id (Glance `community`).
        Community = "community",
    }
}

vocabulary! {
    /// Whether an instance made from the image takes an SSH key.
    pub open enum SshKey {
        /// It may be given one.
        Allow = "allow",
        /// It takes none.
        Deny = "deny",
        /// It must be given one.
        Required = "required",
    }
}

vocabulary! {
    /// What a page should do with the price.
    pub open enum PriceStatus {
        /// Show it.
        Show = "show",
        /// Hide it.
        Hide = "hide",
        /// It could not be told.
        Error = "error",
    }
}

vocabulary! {
    /// How the licence of the operating system is paid.
    pub closed enum Licensing {
        /// Pay as you go: the price of the licence is in the price of the instance.
        Payg = "payg",
        /// Bring your own subscription (or licence).
        Byos = "byos",
    }
}

vocabulary! {
    /// A confidential-computing technology that the image can run under.
    pub closed enum Confidential {
        /// AMD Secure Encrypted Virtualization.
        AmdSev = "amd-sev",
        /// AMD SEV with Secure Nested Paging.
        AmdSevSnp = "amd-sev-snp",
        /// AMD SEV-SNP with a Secure VM Service Module.
        AmdSevSnpSvsm = "amd-sev-snp-svsm",
        /// Intel Trust Domain Extensions.
        IntelTdx = "intel-tdx",
        /// Arm Confidential Compute Architecture.
        ArmCca = "arm-cca",
    }
}

vocabulary! {
    /// What an image was made from.
    pub closed enum ParentKind {
        /// Another image.
        Image = "image",
        /// A snapshot.
        Snapshot = "snapshot",
        /// A disk.
        Disk = "disk",
    }
}
