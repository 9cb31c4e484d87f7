//! Tests that any text can be read, and only its first bytes matter.

use proptest::prelude::*;

use super::{identify, summary};
use crate::os::{Clue, ClueKind, Knowledge};

const KINDS: [ClueKind; 12] = [
    ClueKind::License,
    ClueKind::LicenseCode,
    ClueKind::Family,
    ClueKind::Name,
    ClueKind::Description,
    ClueKind::Parent,
    ClueKind::Project,
    ClueKind::ImpliedOsType,
    ClueKind::Distro,
    ClueKind::Version,
    ClueKind::OsType,
    ClueKind::Architecture,
];

/// Texts of known terms, numbers and arbitrary characters.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,6}",
        "[0-9]{1,9}",
        "v20[0-9]{6}",
        prop::sample::select(vec![
            "debian",
            "ubuntu",
            "rhel",
            "sles",
            "sp5",
            "windows",
            "server",
            "r2",
            "2k19",
            "cos",
            "fedora",
            "coreos",
            "sql",
            "enterprise",
            "nvidia",
            "open",
            "cu121",
            "tf",
            "bookworm",
            "arm64",
            "x86",
            "64",
            "opensuse",
            "leap",
            "suse",
            "manager",
            "byos",
            "20h2",
            "in-place-upgrade",
            "centos",
            "rocky",
            "9",
            "10.0.17763",
            "payg",
            "n",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,3}",
    ];
    let separator = prop::sample::select(vec!["-", "-", "-", ".", "_", " ", ", ", "/", "(", ""]);
    prop::collection::vec((word, separator), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(word, separator)| word + separator).collect())
}

proptest! {
    #[test]
    fn any_text_is_read(texts in prop::collection::vec((0..KINDS.len(), text()), 0..6)) {
        let clues: Vec<_> =
            texts.iter().map(|(kind, text)| Clue::new(KINDS[*kind], text, "/x")).collect();
        let knowledge = Knowledge::builtin();
        let found = identify(&knowledge, &clues);
        // Values are never empty, and evidence refers to an existing clue.
        let values = [&found.os.distro, &found.os.version, &found.os.build, &found.os.codename];
        prop_assert!(values.into_iter().flatten().all(|value| !value.is_empty()));
        prop_assert_eq!(found.os.build.is_some() && found.os.version.is_none(), false);
        prop_assert!(found.inferred.iter().all(|(_, clue)| clue < clues.len()));
        prop_assert!(found.problems.iter().all(|problem| problem.field().starts_with('/')));
    }

    #[test]
    fn case_is_ignored(text in text()) {
        let knowledge = Knowledge::builtin();
        let upper = text.to_ascii_uppercase();
        let summarize = |text| summary(&identify(&knowledge, &[Clue::new(ClueKind::Name, text, "/name")]));
        let (one, two) = (summarize(&text), summarize(&upper));
        prop_assert_eq!(one.to_ascii_lowercase(), two.to_ascii_lowercase());
    }
}

/// Only the first 512 bytes of a text are read.
#[test]
fn only_the_start_of_a_long_text_is_read() {
    let knowledge = Knowledge::builtin();
    for start in ["cos-", "windows-server-", "debian-12 "] {
        let long = start.repeat(1_000);
        let longer = format!("{long}/ubuntu-2404-lts-arm64 sql-server-2022");
        // Fields are kept as they are, and only the last segment of a path is read.
        for kind in [ClueKind::Family, ClueKind::Name, ClueKind::Description] {
            let found = |text| identify(&knowledge, &[Clue::new(kind, text, "/x")]);
            assert!(found(&long) == found(&longer), "{kind:?} {start}");
        }
    }
}

/// Repeated clues of the same kind and text change nothing.
#[test]
fn repeated_licences_change_nothing() {
    let license = Clue::new(ClueKind::License, "windows-cloud/windows-server-core", "/x");
    let knowledge = Knowledge::builtin();
    let one = identify(&knowledge, std::slice::from_ref(&license));
    assert_eq!(one, identify(&knowledge, &vec![license; 50_000]));
}
