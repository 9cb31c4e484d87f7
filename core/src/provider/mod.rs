//! The clouds.

use crate::model::word::vocabulary;

vocabulary! {
    /// A cloud whose images are read.
    pub closed enum Provider {
        /// Gcore.
        Gcore = "gcore",
        /// Google Compute Engine.
        Gce = "gce",
    }
}
