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
    /// Of four bytes, three let the keys tell the provider.
    fn provider(self) -> Option<Provider> {
        Provider::ALL.get(usize::from(self.provider) % (4 * Provider::ALL.len())).copied()
    }

    pub(crate) fn sets_provider(self) -> bool {
        self.provider().is_some()
    }

    /// The options.
    pub fn options(self) -> Options {
        Options::new()
            .strict(self.strict)
            .source(self.source)
            .javascript_numbers(self.javascript_numbers)
            .provider(self.provider())
    }
}
