//! What EC2 bills for an instance besides the machine: the platform details and the usage operation of an image.
//!
//! The [documentation][billing] lists the pairs of both. A usage operation ends in four digits of base 32, each of which is a
//! set of bits: `0014` is `0010` (RHEL) and `0004` (SQL Server Standard). An unknown bit is ignored.
//!
//! [billing]: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html

/// The platform details of images for which nothing is billed. FreeBSD and macOS have them, too.
pub(super) const FREE: &str = "Linux/UNIX";

/// The usage operation of such images, and the start of every other one.
pub(super) const RUN_INSTANCES: &str = "RunInstances";

/// The platform details of SUSE's systems. They do not state which one.
pub(super) const SUSE: &str = "SUSE Linux";

/// The platform details whose words do not say everything, sorted, and the licences that do. The others are `SQL Server` with
/// an edition: nothing is billed for the system of these.
pub(super) const PLATFORM_DETAILS: &[(&str, &str)] = &[
    ("Red Hat BYOL Linux", RHEL_BYOS),
    ("Red Hat Enterprise Linux", RHEL),
    ("Red Hat Enterprise Linux with HA", "rhel-ha-payg"),
    ("Red Hat Enterprise Linux with High Availability", "rhel-ha-payg"),
    ("Red Hat Enterprise Linux with SQL Server Enterprise", "rhel-sql-server-enterprise-payg"),
    (
        "Red Hat Enterprise Linux with SQL Server Enterprise and HA",
        "rhel-ha-sql-server-enterprise-payg",
    ),
    ("Red Hat Enterprise Linux with SQL Server Standard", "rhel-sql-server-standard-payg"),
    (
        "Red Hat Enterprise Linux with SQL Server Standard and HA",
        "rhel-ha-sql-server-standard-payg",
    ),
    ("Red Hat Enterprise Linux with SQL Server Web", "rhel-sql-server-web-payg"),
    (SUSE, PAYG),
    ("Ubuntu Pro", UBUNTU_PRO),
    ("Ubuntu Pro Linux", UBUNTU_PRO),
    ("Windows", WINDOWS),
    ("Windows BYOL", WINDOWS_BYOS),
    ("Windows with SQL Server Enterprise", "windows-sql-server-enterprise-payg"),
    ("Windows with SQL Server Standard", "windows-sql-server-standard-payg"),
    ("Windows with SQL Server Web", "windows-sql-server-web-payg"),
];

const PAYG: &str = "payg";
const RHEL: &str = "rhel-payg";
const RHEL_BYOS: &str = "rhel-byos";
const UBUNTU_PRO: &str = "ubuntu-pro-payg";
const WINDOWS: &str = "windows-payg";
const WINDOWS_BYOS: &str = "windows-byos";

/// The bits of a usage operation as one number of 20 bits, and the licence that each stands for. Systems come before what
/// runs on them.
const BITS: [(u32, &str); 10] = [
    (bit(0, 2), WINDOWS),
    (bit(0, 16), PAYG),
    (bit(1, 1), RHEL),
    (bit(1, 16), RHEL_BYOS),
    (bit(2, 8), WINDOWS_BYOS),
    (bit(2, 16), UBUNTU_PRO),
    (bit(3, 1), "rhel-ha"),
    (bit(0, 4), "sql-server-standard"),
    (bit(2, 1), "sql-server-enterprise"),
    (bit(2, 2), "sql-server-web"),
];

/// The bit of SUSE's systems.
const SUSE_BIT: u32 = bit(0, 16);

/// A bit of a digit, which has this number of digits after it.
const fn bit(digits_after: u32, bit: u32) -> u32 {
    bit << (5 * digits_after)
}

/// What a usage operation bills, as bits; 0 if it has no code.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsageOperation(u32);

impl UsageOperation {
    pub(super) fn read(text: &str) -> Self {
        let code = text.strip_prefix(RUN_INSTANCES).and_then(|rest| rest.strip_prefix(':'));
        let code = code.filter(|code| code.len() == 4 && !code.starts_with('+'));
        Self(code.and_then(|code| u32::from_str_radix(code, 32).ok()).unwrap_or_default())
    }

    /// The licences.
    pub(super) fn licenses(self) -> impl Iterator<Item = &'static str> {
        BITS.iter().filter(move |(bit, _)| self.0 & bit != 0).map(|(_, license)| *license)
    }

    /// Whether it bills a system of SUSE.
    pub(super) fn is_suse(self) -> bool {
        self.0 & SUSE_BIT != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The documented pairs.
    const DOCUMENTED: &[(&str, &str)] = &[
        (FREE, "RunInstances"),
        ("Red Hat BYOL Linux", "RunInstances:00g0"),
        ("Red Hat Enterprise Linux", "RunInstances:0010"),
        ("Red Hat Enterprise Linux with HA", "RunInstances:1010"),
        ("Red Hat Enterprise Linux with SQL Server Standard and HA", "RunInstances:1014"),
        ("Red Hat Enterprise Linux with SQL Server Enterprise and HA", "RunInstances:1110"),
        ("Red Hat Enterprise Linux with SQL Server Standard", "RunInstances:0014"),
        ("Red Hat Enterprise Linux with SQL Server Web", "RunInstances:0210"),
        ("Red Hat Enterprise Linux with SQL Server Enterprise", "RunInstances:0110"),
        ("SQL Server Enterprise", "RunInstances:0100"),
        ("SQL Server Standard", "RunInstances:0004"),
        ("SQL Server Web", "RunInstances:0200"),
        (SUSE, "RunInstances:000g"),
        ("Ubuntu Pro", "RunInstances:0g00"),
        ("Windows", "RunInstances:0002"),
        ("Windows BYOL", "RunInstances:0800"),
        ("Windows with SQL Server Enterprise", "RunInstances:0102"),
        ("Windows with SQL Server Standard", "RunInstances:0006"),
        ("Windows with SQL Server Web", "RunInstances:0202"),
    ];

    /// The words of licences, sorted and without repetition.
    fn words<'a>(licenses: impl Iterator<Item = &'a str>) -> Vec<String> {
        let joined = licenses.collect::<Vec<_>>().join("-").to_lowercase().replace(' ', "-");
        let mut words: Vec<_> = joined.split('-').map(str::to_owned).collect();
        words.sort();
        words.dedup();
        words
    }

    #[test]
    fn platform_details_and_usage_operations_are_the_same_licences() {
        assert!(PLATFORM_DETAILS.is_sorted());
        let mut checked = 0;
        for (details, operation) in DOCUMENTED {
            let row = PLATFORM_DETAILS.iter().find(|(known, _)| known == details);
            checked += usize::from(row.is_some());
            let license = row.map_or(*details, |(_, license)| license);
            let license = if *details == FREE { "" } else { license };
            let operation = UsageOperation::read(operation);
            assert_eq!(words(operation.licenses()), words([license].into_iter()), "{details}");
            assert_eq!(operation.is_suse(), *details == SUSE);
        }
        // Two rows are other spellings of documented ones.
        assert_eq!(checked + 2, PLATFORM_DETAILS.len());
    }

    #[test]
    fn unknown_bits_and_operations_say_nothing() {
        let licenses = |text| UsageOperation::read(text).licenses().collect::<Vec<_>>();
        assert_eq!(licenses("RunInstances:4032"), ["windows-payg", "rhel-payg"]);
        for text in ["", "RunInstances", "RunInstances:", "RunInstances:10", "RunInstances:00100"] {
            assert_eq!(licenses(text), [""; 0], "{text}");
        }
        for text in ["RunInstances:+010", "RunInstances:00w0", "Hourly:0010", "runinstances:0010"] {
            assert_eq!(licenses(text), [""; 0], "{text}");
        }
    }
}
