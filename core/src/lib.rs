//! Machine image metadata of every cloud in one model.

mod error;
mod model;
mod os;
mod provider;

pub use model::{
    Architecture, Confidential, Deprecation, DeprecationState, Encryption, Firmware, Image,
    Licensing, MachineType, Os, OsType, Parent, ParentKind, Price, PriceStatus, RawJson, Size,
    Software, SshKey, Status, Timestamp, TimestampError, UnknownWord, Visibility, Warning,
    WarningCode, Word,
};
pub use os::{Distro, Knowledge};
pub use provider::Provider;
