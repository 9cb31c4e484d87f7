//! Tests of the evidence for each value.

use super::{clues, identify, warnings};
use crate::model::WarningCode;
use crate::os::{Identification, Knowledge, software_field};

#[track_caller]
fn evidence(case: &str, expected: &[(&str, &str)]) {
    let clues = clues(case);
    let knowledge = Knowledge::builtin();
    let Identification { inferred, software, .. } = identify(&knowledge, &clues);
    let mut found: Vec<_> =
        inferred.iter().map(|(field, clue)| (field.to_owned(), Some(clue))).collect();
    for (place, software) in software.iter().enumerate() {
        for (field, clue) in software.clues() {
            found.push((software_field(place, field).into_owned(), clue));
        }
    }
    assert!(found.is_sorted_by(|(one, _), (two, _)| one < two));
    let found: Vec<_> = found
        .iter()
        .filter_map(|(field, clue)| Some((&**field, &*clues[(*clue)?].pointer)))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn evidence_is_the_most_trusted_clue_of_the_final_value() {
    evidence(
        "license debian-cloud/debian-12-bookworm | code 2147286739765738111 | family debian-12 \
         | name debian-12-bookworm-v20240415 | description Debian, Debian GNU/Linux, 12 (bookworm), amd64",
        &[
            ("/architecture", "/description"),
            ("/os/codename", "/licenses/0"),
            ("/os/distro", "/licenses/0"),
            ("/os/type", "/licenses/0"),
            ("/os/version", "/licenses/0"),
        ],
    );
    evidence(
        "license rhel-cloud/rhel-9-server | license rhel-cloud/rhel-9-server-eus | license rhel-cloud/rhel-lvm \
         | family rhel-9-6-eus-lvm | name rhel-9-6-eus-lvm-v20240415",
        &[
            ("/licensing", "/licenses/0"),
            ("/os/distro", "/licenses/0"),
            ("/os/type", "/licenses/0"),
            ("/os/variant", "/family"),
            ("/os/version", "/family"),
        ],
    );
    evidence(
        "license windows-sql-cloud/sql-server-2019-web | license windows-cloud/windows-server-2022-dc",
        &[
            ("/licensing", "/licenses/1"),
            ("/os/distro", "/licenses/1"),
            ("/os/type", "/licenses/1"),
            ("/os/variant", "/licenses/1"),
            ("/os/version", "/licenses/1"),
            ("/software/0/edition", "/licenses/0"),
            ("/software/0/name", "/licenses/0"),
            ("/software/0/version", "/licenses/0"),
        ],
    );
    evidence(
        "code 3837518230911135854 | name cos-1",
        &[
            ("/licensing", "/codes/0"),
            ("/os/distro", "/codes/0"),
            ("/os/type", "/codes/0"),
            ("/os/version", "/codes/0"),
        ],
    );
}

#[test]
fn a_stated_value_has_no_evidence() {
    evidence(
        "distro ubuntu | version 22.04 | name ubuntu-22.04-x64 | type linux | architecture x86_64",
        &[("/os/codename", "/version")],
    );
    evidence(
        "distro CentOS | version 7.9 | name x | type linux",
        &[("/os/build", "/version"), ("/os/distro", "/distro"), ("/os/version", "/version")],
    );
    evidence(
        "distro fedora-coreos | type linux",
        &[("/os/distro", "/distro"), ("/os/variant", "/distro")],
    );
}

#[test]
fn a_conflict_names_both_clues() {
    let knowledge = Knowledge::builtin();
    let case = "license debian-cloud/debian-11-bullseye | name debian-12-bookworm-v20240415";
    let clues = clues(case);
    let warnings = warnings(identify(&knowledge, &clues), &clues);
    let [warning] = &warnings[..] else { panic!("one warning: {warnings:?}") };
    assert_eq!(warning.code, WarningCode::Conflict);
    assert_eq!(warning.field.as_deref(), Some("/os/version"));
    assert_eq!(warning.source.as_deref(), Some("/name"));
    assert_eq!(
        warning.message,
        "/name: `12` disagrees with `11` from /licenses/0, which is trusted more"
    );
}
