//! What the last objects were like: most likely the next one is, too. What comes out never depends on it.

use crate::Provider;
use crate::provider::key_state::KeyState;

pub(super) struct Prediction {
    /// The provider of the last image.
    pub(super) provider: Provider,
    /// The keys of that image.
    pub(super) keys: KeyState,
    /// Whether the last object was no image, but described or held some.
    pub(super) is_wrapper: bool,
}

impl Default for Prediction {
    fn default() -> Self {
        Self { provider: Provider::FIRST, keys: KeyState::default(), is_wrapper: false }
    }
}
