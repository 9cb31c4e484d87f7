//! The vocabularies of the unified image.

use super::word::vocabulary;

vocabulary! {
    /// The processor architecture that the image is built for, as in `uname -m`.
    pub open enum Architecture {
        /// 64-bit x86, also called amd64 or x64.
        X86_64 = "x86_64",
        /// 64-bit ARM, also called arm64.
        Aarch64 = "aarch64",
        /// 32-bit x86, also called i386 or x86.
        I686 = "i686",
    }
}

vocabulary! {
    /// The type of the operating system.
    pub open enum OsType {
        /// Linux, of any distribution.
        Linux = "linux",
        /// Microsoft Windows.
        Windows = "windows",
        /// FreeBSD, or a system based on it.
        Freebsd = "freebsd",
        /// Apple macOS.
        Macos = "macos",
    }
}

vocabulary! {
    /// The firmware that the image boots with. A GCE image without the feature `UEFI_COMPATIBLE` states no firmware;
    /// that does not mean BIOS.
    pub open enum Firmware {
        /// PC BIOS.
        Bios = "bios",
        /// UEFI.
        Uefi = "uefi",
    }
}

vocabulary! {
    /// The version of the Trusted Platform Module (TPM) that an instance of the image gets.
    pub open enum Tpm {
        /// TPM 1.2.
        V1_2 = "1.2",
        /// TPM 2.0.
        V2_0 = "2.0",
    }
}

vocabulary! {
    /// The kind of virtualization that the image is built for.
    pub open enum Virtualization {
        /// Full virtualization by the hardware.
        Hvm = "hvm",
        /// Paravirtualization: the kernel calls the hypervisor (Xen PV).
        Paravirtual = "paravirtual",
    }
}

vocabulary! {
    /// The virtual chipset that the image requires.
    pub open enum MachineType {
        /// Intel Q35 (PCI Express).
        Q35 = "q35",
        /// Intel 440FX (PCI).
        I440 = "i440",
    }
}

vocabulary! {
    /// The lifecycle status of the image.
    pub open enum Status {
        /// Being created: its data is incomplete.
        Pending = "pending",
        /// Ready for use.
        Ready = "ready",
        /// Its creation failed.
        Failed = "failed",
        /// Its data cannot be used (Glance `deactivated`).
        Deactivated = "deactivated",
        /// Being deleted.
        Deleting = "deleting",
        /// Deleted, but still listed.
        Deleted = "deleted",
    }
}

vocabulary! {
    /// The deprecation state of the image.
    pub open enum DeprecationState {
        /// Not deprecated; dates may be planned.
        Active = "active",
        /// Usable with a warning.
        Deprecated = "deprecated",
        /// New uses are rejected.
        Obsolete = "obsolete",
        /// All uses are rejected.
        Deleted = "deleted",
    }
}

vocabulary! {
    /// Who can see the image.
    pub open enum Visibility {
        /// Everyone.
        Public = "public",
        /// Its own project.
        Private = "private",
        /// Its own project, and those that it is shared with.
        Shared = "shared",
        /// Everyone who knows its id (Glance `community`).
        Community = "community",
    }
}

vocabulary! {
    /// Whether an instance of the image allows, denies or requires an SSH key.
    pub open enum SshKey {
        /// A key is optional.
        Allow = "allow",
        /// A key is not allowed.
        Deny = "deny",
        /// A key is required.
        Required = "required",
    }
}

vocabulary! {
    /// Whether a user interface should show the price.
    pub open enum PriceStatus {
        /// Show it.
        Show = "show",
        /// Hide it.
        Hide = "hide",
        /// The price could not be determined.
        Error = "error",
    }
}

vocabulary! {
    /// The licensing of the operating system.
    pub closed enum Licensing {
        /// Pay as you go: the price of the instance includes the licence.
        Payg = "payg",
        /// Bring your own subscription or licence.
        Byos = "byos",
    }
}

vocabulary! {
    /// A confidential-computing technology that the image supports.
    pub closed enum Confidential {
        /// AMD Secure Encrypted Virtualization.
        AmdSev = "amd-sev",
        /// AMD SEV with Encrypted State.
        AmdSevEs = "amd-sev-es",
        /// AMD SEV with Secure Nested Paging.
        AmdSevSnp = "amd-sev-snp",
        /// AMD SEV-SNP with a Secure VM Service Module.
        AmdSevSnpSvsm = "amd-sev-snp-svsm",
        /// Intel Trust Domain Extensions.
        IntelTdx = "intel-tdx",
        /// Arm Confidential Compute Architecture.
        ArmCca = "arm-cca",
        /// Confidential virtual machines, of a technology that the provider does not state.
        ConfidentialVm = "confidential-vm",
    }
}

vocabulary! {
    /// The type of the parent of an image.
    pub closed enum ParentKind {
        /// Another image.
        Image = "image",
        /// An instance: a virtual machine or a server.
        Instance = "instance",
        /// A snapshot.
        Snapshot = "snapshot",
        /// A disk.
        Disk = "disk",
    }
}
