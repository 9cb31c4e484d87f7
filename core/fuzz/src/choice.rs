//! How an input is read.

use arbitrary::Arbitrary;
use cloud_image::{Options, Provider};

/// How an input is read.
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Choice {
    pub(crate) strict: bool,
    source: bool,
    javascript_numbers: bool,
    provider: u8,
}

impl Choice {
    /// The options. Of four bytes, three let the keys tell the provider.
    pub fn options(self) -> Options {
        let place = usize::from(self.provider) % (4 * Provider::ALL.len());
        Options::new()
            .strict(self.strict)
            .source(self.source)
            .javascript_numbers(self.javascript_numbers)
            .provider(Provider::ALL.get(place).copied())
    }
}
