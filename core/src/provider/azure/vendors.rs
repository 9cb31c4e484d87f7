//! How publishers in the Marketplace name what they publish.

use crate::provider::case::{has_start, is_same};

/// A publisher whose SKUs or versions describe the operating system. Those of all others are about a product, unless they
/// name a system themselves.
pub(super) struct Vendor {
    /// In lower case.
    name: &'static str,
    /// The beginning, in lower case, of the offers that this is about.
    offers: &'static str,
    pub(super) skus: Skus,
    /// The number of numbers of a version that are the operating system's; 0 if versions are something else.
    pub(super) version_numbers: usize,
    pub(super) licensing: Charge,
}

/// What SKUs are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Skus {
    /// What follows the distribution in a name: `7-LVM`, `22_04-lts-gen2`.
    System,
    /// The same; a lone number is the first of two: `cbl-mariner-2` is 2.0.
    FirstNumber,
    /// Releases and editions of Windows for clients: `win11-24h2-pro`.
    WindowsClient,
    /// Editions of SQL Server.
    SqlServer,
    /// Texts about a product.
    Product,
}

/// Which systems the price of a machine includes, unless the SKU or the offer says that the licence is brought along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charge {
    /// Those that this vendor charges for, each with what its offers have in their names.
    Systems(&'static [(&'static str, &'static str)]),
    /// Ubuntu Pro.
    Pro,
    None,
    /// The publisher publishes products, so its words are about their licences.
    Unknown,
}

/// A publisher that is not in the table.
const OTHER: Vendor = Vendor {
    name: "",
    offers: "",
    skus: Skus::Product,
    version_numbers: 0,
    licensing: Charge::Unknown,
};

const fn vendor(name: &'static str, version_numbers: usize, licensing: Charge) -> Vendor {
    Vendor { name, offers: "", skus: Skus::System, version_numbers, licensing }
}

const RHEL: Charge = Charge::Systems(&[("rhel", "rhel")]);

static VENDORS: &[Vendor] = &[
    vendor("almalinux", 2, Charge::None),
    vendor("canonical", 2, Charge::Pro),
    vendor("coreos", 3, Charge::None),
    vendor("credativ", 0, Charge::None),
    vendor("debian", 0, Charge::None),
    vendor("kali-linux", 0, Charge::None),
    vendor("kinvolk", 3, Charge::None),
    Vendor { skus: Skus::FirstNumber, ..vendor("microsoftcblmariner", 0, Charge::None) },
    // Its SKUs are versions of Ubuntu and Windows.
    vendor("microsoft-dsvm", 0, Charge::Unknown),
    vendor("microsoftostc", 0, Charge::None),
    Vendor {
        skus: Skus::SqlServer,
        ..vendor("microsoftsqlserver", 0, Charge::Systems(&[("rhel", "rhel"), ("windows", "ws")]))
    },
    Vendor {
        // A client needs a licence of the user.
        skus: Skus::WindowsClient,
        ..vendor("microsoftwindowsdesktop", 0, Charge::None)
    },
    vendor("microsoftwindowsserver", 0, Charge::Systems(&[("windows", "")])),
    vendor("openlogic", 2, Charge::None),
    Vendor { offers: "oracle-linux", ..vendor("oracle", 2, Charge::None) },
    vendor("procomputers", 2, RHEL),
    vendor("redhat", 2, RHEL),
    vendor("redhat-limited", 2, RHEL),
    vendor("redhat-rhel", 2, RHEL),
    vendor("resf", 2, Charge::None),
    vendor(
        "suse",
        0,
        Charge::Systems(&[("sles", "sles"), ("sle-micro", "sle-micro"), ("sl-micro", "sl-micro")]),
    ),
    vendor("thefreebsdfoundation", 0, Charge::None),
];

/// The publisher of hardened images of many distributions.
const CIS: &str = "center-for-internet-security-inc";

/// The publisher of Windows Server.
const WINDOWS_SERVER: &str = "microsoftwindowsserver";

/// The publisher with this name. Azure compares without case.
pub(super) fn vendor_of(publisher: &str, offer: &str) -> &'static Vendor {
    let is_named =
        |vendor: &&Vendor| is_same(vendor.name, publisher) && has_start(offer, vendor.offers);
    VENDORS.iter().find(is_named).unwrap_or(&OTHER)
}

/// Whether images of a publisher are hardened by the Center for Internet Security.
pub(super) fn is_cis(publisher: &str) -> bool {
    is_same(publisher, CIS)
}

impl Vendor {
    /// Whether versions are builds of Windows.
    pub(super) fn has_windows_builds(&self) -> bool {
        self.skus == Skus::WindowsClient || self.name == WINDOWS_SERVER
    }

    /// Whether its SKUs describe the operating system.
    pub(super) fn describes_system(&self) -> bool {
        !matches!(self.skus, Skus::Product | Skus::SqlServer)
    }
}
