//! The provider and the keys predicted for the next object: those of the object before. The output never depends on
//! them.

use crate::Provider;
use crate::provider::key_state::KeyState;

pub(super) struct Prediction {
    /// The provider of the last image.
    pub(super) provider: Provider,
    /// The keys of the last image, in order.
    pub(super) keys: KeyState,
    /// Whether the last object was an asset, or another object that holds an image.
    pub(super) is_wrapper: bool,
    /// Whether the last image was left out because of what the filter tests first.
    pub(super) is_unwanted: bool,
}

impl Default for Prediction {
    fn default() -> Self {
        Self {
            provider: Provider::FIRST,
            keys: KeyState::default(),
            is_wrapper: false,
            is_unwanted: true,
        }
    }
}
