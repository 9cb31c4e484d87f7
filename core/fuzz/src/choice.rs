//! Options as fuzz input.

use arbitrary::Arbitrary;
use cloud_image::{Options, Provider};

/// Chosen options.
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Choice {
    pub(crate) strict: bool,
    source: bool,
    javascript_numbers: bool,
    provider: u8,
}

impl Choice {
    /// Three bytes in four set no provider, so it is detected.
    fn provider(self) -> Option<Provider> {
        Provider::ALL.get(usize::from(self.provider) % (4 * Provider::ALL.len())).copied()
    }

    pub(crate) fn sets_provider(self) -> bool {
        self.provider().is_some()
    }

    /// Creates the options.
    pub fn options(self) -> Options {
        Options::new()
            .strict(self.strict)
            .source(self.source)
            .javascript_numbers(self.javascript_numbers)
            .provider(self.provider())
    }
}
