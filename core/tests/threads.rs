//! Public types can be moved to other threads and shared between them.

use cloud_image::{
    Architecture, Assembler, Batch, Change, ChangeKind, Confidential, Counter, Coverage, Date,
    DateError, Decoder, Deprecation, DeprecationState, Diff, Distro, Encryption, Error, ErrorCode,
    ErrorKind, Firmware, Format, GcoreExtras, Image, ImageDigest, ImageReader, ImageWriter, Images,
    InputError, Knowledge, KnowledgeError, Licensing, Lifecycle, MachineType, Normalized, Options,
    Os, OsType, OutputOptions, Page, Parent, ParentKind, Price, PriceStatus, Provider, RawJson,
    Size, Skipped, Software, SshKey, Status, Summary, TextMap, Timestamp, TimestampError, Tpm,
    UnknownWord, Usage, UsageTarget, Version, Virtualization, Visibility, Warning, WarningCode,
    Word, provider,
};

fn is_send_and_sync<T: Send + Sync>() {}

#[test]
fn readers_and_their_results_are_send_and_sync() {
    is_send_and_sync::<Decoder>();
    is_send_and_sync::<Images<'_>>();
    is_send_and_sync::<Options>();
    is_send_and_sync::<Knowledge>();
    is_send_and_sync::<Distro>();
    is_send_and_sync::<KnowledgeError>();
    is_send_and_sync::<Normalized<'_>>();
    is_send_and_sync::<Page>();
    is_send_and_sync::<Coverage>();
    is_send_and_sync::<Skipped>();
    is_send_and_sync::<Error>();
    is_send_and_sync::<ErrorCode>();
    is_send_and_sync::<ErrorKind<'_>>();
    is_send_and_sync::<ImageReader<std::fs::File>>();
    is_send_and_sync::<InputError>();
}

#[test]
fn writers_and_counts_are_send_and_sync() {
    is_send_and_sync::<Assembler>();
    is_send_and_sync::<Batch>();
    is_send_and_sync::<Counter>();
    is_send_and_sync::<Format>();
    is_send_and_sync::<ImageWriter<std::fs::File>>();
    is_send_and_sync::<OutputOptions>();
    is_send_and_sync::<Summary>();
}

#[test]
fn differences_and_usages_are_send_and_sync() {
    is_send_and_sync::<Change>();
    is_send_and_sync::<ChangeKind>();
    is_send_and_sync::<Diff>();
    is_send_and_sync::<ImageDigest>();
    is_send_and_sync::<Usage>();
    is_send_and_sync::<UsageTarget>();
}

#[test]
fn images_and_their_parts_are_send_and_sync() {
    is_send_and_sync::<Image<'_>>();
    is_send_and_sync::<Date>();
    is_send_and_sync::<DateError>();
    is_send_and_sync::<Deprecation<'_>>();
    is_send_and_sync::<Encryption<'_>>();
    is_send_and_sync::<Lifecycle>();
    is_send_and_sync::<Os<'_>>();
    is_send_and_sync::<Parent<'_>>();
    is_send_and_sync::<Price<'_>>();
    is_send_and_sync::<GcoreExtras<'_>>();
    is_send_and_sync::<Size>();
    is_send_and_sync::<Software<'_>>();
    is_send_and_sync::<Warning>();
    is_send_and_sync::<RawJson>();
    is_send_and_sync::<TextMap<'_>>();
    is_send_and_sync::<Timestamp>();
    is_send_and_sync::<TimestampError>();
    is_send_and_sync::<Version<'_>>();
    is_send_and_sync::<Word>();
    is_send_and_sync::<UnknownWord>();
}

#[test]
fn vocabularies_are_send_and_sync() {
    is_send_and_sync::<Architecture>();
    is_send_and_sync::<Confidential>();
    is_send_and_sync::<DeprecationState>();
    is_send_and_sync::<Firmware>();
    is_send_and_sync::<Licensing>();
    is_send_and_sync::<MachineType>();
    is_send_and_sync::<OsType>();
    is_send_and_sync::<ParentKind>();
    is_send_and_sync::<PriceStatus>();
    is_send_and_sync::<Tpm>();
    is_send_and_sync::<Virtualization>();
    is_send_and_sync::<Provider>();
    is_send_and_sync::<SshKey>();
    is_send_and_sync::<Status>();
    is_send_and_sync::<Visibility>();
    is_send_and_sync::<WarningCode>();
}

#[test]
fn typed_images_of_providers_are_send_and_sync() {
    macro_rules! check {
        ($($module:ident),+) => { $(
            is_send_and_sync::<provider::$module::Image<'_>>();
            is_send_and_sync::<provider::Typed<provider::$module::Image<'_>>>();
        )+ };
    }
    check!(gce, gcore, azure, aws, openstack);
}
