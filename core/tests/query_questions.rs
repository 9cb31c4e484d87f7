//! The questions of `QUERY.md`, over the images of the tables. The answers follow from the file alone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use cloud_image::{Options, Query};

mod query_tables;

use query_tables::{dump, now};

fn filter(text: &str) -> Query {
    Query::new().filter(text.parse().unwrap()).now(now())
}

#[track_caller]
fn check(query: Query, expected: &[&str]) {
    let dump = dump();
    let found = Options::new().query(query).unwrap().normalize(&dump);
    let names: Vec<_> = found.images.iter().map(|image| &*image.name).collect();
    assert_eq!(names, expected);
}

/// Checks the answer to all but these.
#[track_caller]
fn check_all_but(query: Query, unexpected: &[&str]) {
    let dump = dump();
    let all = Options::new().normalize(&dump);
    let names = all.images.iter().map(|image| &*image.name);
    let expected: Vec<_> = names.filter(|name| !unexpected.contains(name)).collect();
    assert_eq!(all.images.len(), expected.len() + unexpected.len());
    check(query, &expected);
}

#[test]
fn question_01_the_newest_image_of_a_family() {
    let latest = "family".parse().unwrap();
    check(filter("family=debian-12").latest(latest), &["debian-12-bookworm-v20261020"]);
}

#[test]
fn question_02_the_newest_five_by_the_beginning_of_the_name() {
    let query = filter("name~^acme-cache-").order_by("~createdAt".parse().unwrap()).max_results(5);
    // Two have no time: they are last, in their sequence.
    let expected =
        ["acme-cache-v10", "acme-cache-v20260421", "acme-cache-v9", "acme-cache-v20260422"];
    check(query.clone(), &expected);
    check(query.max_results(1), &expected[..1]);
}

#[test]
fn question_03_a_family_and_a_label() {
    check(filter("family=base AND labels.env=prod"), &[]);
    check(filter("family=acme-cache AND labels.env=prod"), &["acme-cache-v9", "acme-cache-v10"]);
}

#[test]
fn question_04_a_family_or_a_label_in_a_region() {
    let query = filter("(family:ubuntu OR labels.os=ubuntu) AND region=\"Luxembourg 1\"");
    check(query, &["ubuntu-22.04-web"]);
}

#[test]
fn question_05_ubuntu_24_04_for_arm_on_every_cloud() {
    let query = filter("os.distro=ubuntu os.version=24.04 architecture=arm64");
    // Another one is older by 123 milliseconds.
    check(query.latest("os".parse().unwrap()), &["ubuntu-2404-noble-arm64-v20261110"]);
}

#[test]
fn question_06_only_what_should_still_be_used() {
    let query = filter("NOT deprecation.state:(deprecated,obsolete,deleted) AND status=READY");
    check_all_but(
        query,
        &[
            // Deprecated, obsolete or deleted.
            "debian-11-bullseye-v20240611",
            "debian-10-buster-v20240110",
            "ubuntu-2210-kinetic-amd64-v20230720",
            "windows-server-2012-r2-dc-core-v20231010",
            "rocky-linux-9-1-v20221213",
            "acme-dup-2",
            // With another status, or none.
            "acme-debian-12-v2",
            "acme-riscv",
            "acme-multi-arm",
            "acme-star-5*",
            "ubuntu-22.1-typo",
            "upload-locked",
            "nothing-known",
            "freebsd-14.3",
        ],
    );
}

#[test]
fn question_07_older_than_30_days() {
    // `acme-cache-v10` is exactly 30 days old.
    check_all_but(
        filter("createdAt<-P30D"),
        &[
            "ubuntu-2204-jammy-v20261101",
            "ubuntu-minimal-2204-jammy-arm64-v20261105",
            "ubuntu-2404-noble-arm64-v20261110",
            "ubuntu-2404-noble-arm64-v20261103",
            "windows-server-2022-dc-v20261112",
            "sql-2022-enterprise-windows-2022-dc-v20261114",
            "cos-beta-121-18867-0-4",
            "cos-stable-121-18867-381-9",
            "cos-arm64-stable-121-18867-381-9",
            "acme-cache-v10",
            "acme-db-debian-12",
            "acme-debian-12-v2",
            "acme-riscv",
            "acme-multi-x86",
            "ubuntu-22.04-web",
            "upload-locked",
            // Without a time.
            "acme-cache-v9",
            "acme-cache-v20260422",
            "arch-rolling",
            "nothing-known",
        ],
    );
}

#[test]
fn question_08_made_after_a_date() {
    // `debian-10-buster-v20240110` was made at the start of that day.
    check_all_but(
        filter("creationTimestamp>2024-01-15"),
        &[
            "debian-10-buster-v20240110",
            "ubuntu-2210-kinetic-amd64-v20230720",
            "windows-server-2012-r2-dc-core-v20231010",
            "acme-windows-2012",
            "rocky-linux-9-1-v20221213",
            "acme-cache-v9",
            "acme-cache-v20260422",
            "arch-rolling",
            "nothing-known",
        ],
    );
}

#[test]
fn question_09_a_filter_of_gcloud() {
    let query = filter("name~^rhel-9 AND architecture=ARM64 AND -deprecated.state:*");
    check(query, &["rhel-9-arm64-v20261010"]);
}

#[test]
fn question_10_a_filter_in_the_legacy_form() {
    check_all_but(filter("name ne .*-test"), &[]);
    check(
        filter("name ne (acme|cos|debian|rhel|rocky|sql|ubuntu|windows)-.*"),
        &["centos-stream-9-gpu", "arch-rolling", "upload-locked", "nothing-known", "freebsd-14.3"],
    );
}

#[test]
fn question_11_the_parameters_of_gcore() {
    let query =
        "os_distro=ubuntu os_version=22.04 visibility=private is_baremetal=true tags.team=web";
    check(filter(query), &["ubuntu-22.04-web"]);
}

#[test]
fn question_12_by_size() {
    check(
        filter("size.imageBytes>=1GiB AND diskSizeGb<=20"),
        &[
            "debian-12-bookworm-v20261020",
            "debian-12-bookworm-v20260915",
            "debian-12-bookworm-arm64-v20261020",
            "debian-11-bullseye-v20240611",
            "ubuntu-2204-jammy-v20261101",
            "ubuntu-2404-noble-arm64-v20261110",
            "ubuntu-2404-noble-arm64-v20261103",
            "cos-beta-121-18867-0-4",
            "cos-stable-121-18867-381-9",
            "cos-arm64-stable-121-18867-381-9",
            "acme-db-debian-12",
            "ubuntu-22.04-x64",
            "ubuntu-22.04-web",
        ],
    );
}

#[test]
fn question_13_what_boots_with_uefi_and_can_be_confidential() {
    let expected = [
        "debian-12-bookworm-v20261020",
        "debian-12-bookworm-v20260915",
        "ubuntu-2204-jammy-v20261101",
    ];
    check(filter("firmware=uefi confidential:*"), &expected);
}

#[test]
fn question_14_images_whose_system_nobody_knows() {
    check(
        filter("NOT os.distro:*"),
        &[
            "acme-cache-v9",
            "acme-cache-v10",
            "acme-cache-v20260422",
            "acme-cache-v20260421",
            "acme-dup-1",
            "acme-dup-2",
            "acme-riscv",
            "acme-multi-x86",
            "acme-multi-arm",
            "acme-multi-any",
            "acme-star-5*",
            "upload-locked",
            "nothing-known",
        ],
    );
}

#[test]
fn question_15_debian_12_or_newer() {
    check(
        filter("os.distro=debian os.version>=12"),
        &[
            "debian-12-bookworm-v20261020",
            "debian-12-bookworm-v20260915",
            "debian-12-bookworm-arm64-v20261020",
            "acme-db-debian-12",
            "acme-debian-12-v2",
        ],
    );
}

#[test]
fn question_16_what_has_sql_server_or_cuda() {
    let expected = ["sql-2022-enterprise-windows-2022-dc-v20261114", "centos-stream-9-gpu"];
    check(filter("software.name=(sql-server,cuda)"), &expected);
}

#[test]
fn question_17_what_runs_past_its_end() {
    let expected = [
        "debian-12-bookworm-v20261020",
        "debian-12-bookworm-v20260915",
        "debian-12-bookworm-arm64-v20261020",
        "debian-11-bullseye-v20240611",
        "debian-10-buster-v20240110",
        "ubuntu-2210-kinetic-amd64-v20230720",
        "windows-server-2012-r2-dc-core-v20231010",
        "acme-windows-2012",
        "acme-db-debian-12",
        "acme-debian-12-v2",
        "freebsd-14.3",
    ];
    check(filter("os.lifecycle.endOfLife<-P0D"), &expected);
}

#[test]
fn the_last_day_is_not_past_its_end() {
    // Debian 12 is maintained until 2026-07-11.
    for (now, is_past) in [
        ("2026-07-10T23:59:59Z", false),
        ("2026-07-11T00:00:00Z", false),
        ("2026-07-11T23:59:59.999999999Z", false),
        ("2026-07-12T00:00:00Z", true),
        // It is the day after already, in UTC.
        ("2026-07-11T20:00:00-05:00", true),
    ] {
        let query =
            filter("os.lifecycle.endOfLife<-P0D family=debian-12").now(now.parse().unwrap());
        let dump = dump();
        let found = Options::new().query(query).unwrap().normalize(&dump);
        assert_eq!(!found.images.is_empty(), is_past, "{now}");
    }
}
