//! Machine image metadata of every cloud in one model.

mod json;
mod model;
pub mod provider;
mod read;

pub use model::{
    Architecture, Confidential, Deprecation, DeprecationState, Encryption, Firmware, Image,
    Licensing, MachineType, Os, OsType, Parent, ParentKind, Price, PriceStatus, RawJson, Size,
    Software, SshKey, Status, Timestamp, TimestampError, UnknownWord, Visibility, Warning,
    WarningCode, Word,
};
pub use provider::Provider;
pub use read::{
    Coverage, Decoder, Error, ErrorCode, Images, Normalized, Options, Page, detect, images,
    normalize,
};
