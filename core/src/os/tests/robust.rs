//! Whatever the texts hold, something is told of them, and soon.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::told;
use crate::os::{Clue, ClueKind, Knowledge, identify};

const KINDS: [ClueKind; 12] = [
    ClueKind::License,
    ClueKind::LicenseCode,
    ClueKind::Family,
    ClueKind::Name,
    ClueKind::Description,
    ClueKind::Parent,
    ClueKind::Project,
    ClueKind::GuestFeature,
    ClueKind::Distro,
    ClueKind::Version,
    ClueKind::OsType,
    ClueKind::Architecture,
];

/// Texts made of the words that matter, of numbers, and of anything at all.
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
    let joint = prop::sample::select(vec!["-", "-", "-", ".", "_", " ", ", ", "/", "(", ""]);
    prop::collection::vec((word, joint), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(word, joint)| word + joint).collect())
}

proptest! {
    #[test]
    fn any_text_is_read(texts in prop::collection::vec((0..KINDS.len(), text()), 0..6)) {
        let clues: Vec<_> =
            texts.iter().map(|(kind, text)| Clue::new(KINDS[*kind], text, "/x")).collect();
        let knowledge = Knowledge::builtin();
        let found = identify(&knowledge, &clues);
        // What is argued for names its source, and what is written is never empty.
        let values = [&found.os.distro, &found.os.version, &found.os.build, &found.os.codename];
        prop_assert!(values.into_iter().flatten().all(|value| !value.is_empty()));
        prop_assert_eq!(found.os.build.is_some() && found.os.version.is_none(), false);
        prop_assert_eq!(&found, &identify(&knowledge, &clues));
    }

    #[test]
    fn case_does_not_count(text in text()) {
        let knowledge = Knowledge::builtin();
        let upper = text.to_ascii_uppercase();
        let tell = |text| told(&identify(&knowledge, &[Clue::new(ClueKind::Name, text, "/name")]));
        let (one, two) = (tell(&text), tell(&upper));
        prop_assert_eq!(one.to_ascii_lowercase(), two.to_ascii_lowercase());
    }
}

#[test]
fn a_hostile_text_costs_no_more_than_its_length() {
    let long = "cos-".repeat(1_000_000);
    let start = Instant::now();
    for kind in KINDS {
        identify(&Knowledge::builtin(), &[Clue::new(kind, &long, "/x")]);
    }
    let license = Clue::new(ClueKind::License, "windows-cloud/windows-server-core", "/x");
    let many = vec![license; 50_000];
    identify(&Knowledge::builtin(), &many);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}
