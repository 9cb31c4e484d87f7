//! Kernel versions of Windows.

use super::ascii::number;
use super::tokens::{Token, Tokens};

/// The server and the client with a kernel. An empty text means none; two empty texts mean that no row
/// has the kernel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kernel(&'static str, &'static str);

/// Builds, and the server and the client that were released with them. Vista and older have no row: more
/// than the build is needed to distinguish a service pack from its server.
pub(super) const BUILDS: &[(u32, &str, &str)] = &[
    (7600, "2008 R2", "7"),
    (7601, "2008 R2", "7"),
    (9200, "2012", "8"),
    (9600, "2012 R2", "8.1"),
    (10240, "", "10"),
    (10586, "", "10"),
    (14393, "2016", "10"),
    (15063, "", "10"),
    (16299, "1709", "10"),
    (17134, "1803", "10"),
    (17763, "2019", "10"),
    (18362, "1903", "10"),
    (18363, "1909", "10"),
    (19041, "2004", "10"),
    (19042, "20H2", "10"),
    (19043, "", "10"),
    (19044, "", "10"),
    (19045, "", "10"),
    (20348, "2022", ""),
    (22000, "", "11"),
    (22621, "", "11"),
    (22631, "", "11"),
    (25398, "23H2", ""),
    (26100, "2025", "11"),
    (26200, "", "11"),
];

/// The products of the minor versions of kernel 6.
const MINORS_OF_6: &[(&str, &str, &str)] =
    &[("1", "2008 R2", "7"), ("2", "2012", "8"), ("3", "2012 R2", "8.1")];

/// Reads `10.0.20348`, `10.0.20348.2113`, `6.3`, or a build alone, anywhere in a field. `10` is a
/// product.
pub(super) fn read(text: &str) -> Option<Kernel> {
    let first = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let mut tokens = Tokens::new(text.get(first..)?);
    let major = tokens.find(Token::is_number)?;
    if major.len() == 5 {
        return Some(from_build(major.text()));
    }
    let minor = tokens.next().filter(|token| {
        token.is_number()
            && token.len() == 1
            && token.before == b'.'
            && token.start == major.end + 1
    })?;
    let is_kernel = match major.text() {
        b"10" => minor.text() == b"0",
        b"6" => true,
        _ => false,
    };
    if !is_kernel {
        return None;
    }
    let build = tokens.find(Token::is_number);
    Some(match build {
        Some(build) => from_build(build.text()),
        None if major.text() == b"6" => {
            let row = MINORS_OF_6.iter().find(|(minor_of_6, ..)| minor.is(minor_of_6));
            row.map_or(Kernel("", ""), |(_, server, client)| Kernel(server, client))
        }
        None => Kernel("", ""),
    })
}

fn from_build(text: &[u8]) -> Kernel {
    let build = number(text);
    let row = BUILDS.binary_search_by_key(&build, |(build, ..)| *build).ok();
    let row = row.and_then(|row| BUILDS.get(row));
    row.map_or(Kernel("", ""), |(_, server, client)| Kernel(server, client))
}

impl Kernel {
    pub(super) fn products(self) -> Option<(&'static str, &'static str)> {
        let Self(server, client) = self;
        (!server.is_empty() || !client.is_empty()).then_some((server, client))
    }

    /// The product with the kernel, if there is only one.
    pub(super) fn only(self) -> Option<&'static str> {
        match self {
            Self("", "") => None,
            Self(only, "") | Self("", only) => Some(only),
            _ => None,
        }
    }
}
