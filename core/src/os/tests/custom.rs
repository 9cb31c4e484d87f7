//! Tests of callers' distributions and licences.

use super::{clues, identify, summary};
use crate::model::OsType;
use crate::os::{Distro, Knowledge};

fn summarize(knowledge: &Knowledge, case: &str) -> String {
    summary(&identify(knowledge, &clues(case)))
}

#[test]
fn callers_distributions_and_licences_are_read() {
    let knowledge = Knowledge::builtin()
        .with_distro(Distro::linux("acme").alias("Acme Linux").version_parts(2))
        .with_license("acme-gold", "rhel-9-server")
        .with_license("77", "acme-3-1");
    assert_eq!(summarize(&knowledge, "name acme-linux-4-2-v20300101"), "linux acme 4.2");
    assert_eq!(summarize(&knowledge, "name acme4"), "linux acme 4");
    assert_eq!(summarize(&knowledge, "license acme-cloud/acme-gold | name x"), "linux rhel 9 payg");
    assert_eq!(summarize(&knowledge, "code 77 | name x"), "linux acme 3.1");
    assert_eq!(summarize(&knowledge, "distro acme | version 3.1.4"), "linux acme 3.1.4");
    assert_eq!(summarize(&knowledge, "name debian-12"), "linux debian 12 codename:bookworm");
}

#[test]
fn a_licence_code_is_not_read_if_the_name_is() {
    let knowledge =
        Knowledge::builtin().with_distro(Distro::linux("acme")).with_license("centos-7", "acme-3");
    let case = "license centos-cloud/centos-7 | code 1000207 | name x";
    assert_eq!(summarize(&knowledge, case), "linux acme 3");
}

#[test]
fn a_product_after_its_vendor_has_its_own_version() {
    let knowledge = Knowledge::builtin()
        .with_distro(Distro::linux("acme"))
        .with_distro(Distro::linux("acme-server").version_parts(2));
    let case = "description Acme, Acme Server, 4.2, amd64 built on 20300101";
    assert_eq!(summarize(&knowledge, case), "linux acme-server 4.2 arch:x86_64");
}

#[test]
fn a_name_alone_identifies_the_system() {
    let os = Knowledge::builtin().os_of_name("debian-12-generic-amd64");
    assert_eq!(os.distro.as_deref(), Some("debian"));
    assert_eq!(os.version.as_deref(), Some("12"));
}

#[test]
fn an_id_may_start_with_a_number() {
    let knowledge = Knowledge::builtin().with_distro(Distro::linux("42-linux"));
    assert_eq!(summarize(&knowledge, "distro 42-linux | version 3"), "linux 42-linux 3");
    assert_eq!(summarize(&knowledge, "name ubuntu-2204"), "linux ubuntu 22.04 codename:jammy");
}

#[test]
fn a_number_after_a_single_letter_is_not_a_version() {
    let knowledge = Knowledge::builtin().with_distro(Distro::linux("n"));
    assert_eq!(summarize(&knowledge, "name n2-standard-8"), "- - -");
    assert_eq!(summarize(&knowledge, "name n-2"), "linux n 2");
}

#[test]
fn the_longest_alias_wins() {
    let (one, two) = (Distro::linux("acme"), Distro::linux("acme-server"));
    for knowledge in [
        Knowledge::builtin().with_distro(one.clone()).with_distro(two.clone()),
        Knowledge::builtin().with_distro(two).with_distro(one),
    ] {
        assert_eq!(summarize(&knowledge, "name acme-server-3"), "linux acme-server 3");
        assert_eq!(summarize(&knowledge, "name acme-3"), "linux acme 3");
    }
    let (one, two) = (Distro::linux("acme-os"), Distro::linux("acme-os2").version_parts(2));
    for knowledge in [
        Knowledge::builtin().with_distro(one.clone()).with_distro(two.clone()),
        Knowledge::builtin().with_distro(two).with_distro(one),
    ] {
        assert_eq!(summarize(&knowledge, "name acme-os2-4-5"), "linux acme-os2 4.5");
        assert_eq!(summarize(&knowledge, "name acme-os3"), "linux acme-os 3");
    }
}

#[test]
fn the_first_of_equal_aliases_wins() {
    let knowledge = Knowledge::builtin()
        .with_distro(Distro::linux("acme").alias("debian"))
        .with_distro(Distro::linux("emca").alias("debian"));
    assert_eq!(summarize(&knowledge, "name debian-12"), "linux acme 12");
}

#[test]
fn a_version_of_one_part_ends_after_it() {
    let acme = Distro::linux("acme").version_parts(1);
    let knowledge = Knowledge::builtin().with_distro(acme);
    assert_eq!(summarize(&knowledge, "name acme-9-10-web"), "linux acme 9");
    assert_eq!(summarize(&knowledge, "name acme-2023"), "linux acme 2023");
    assert_eq!(summarize(&knowledge, "name acme-2023-10"), "linux acme -");
}

#[test]
fn distributions_are_compared_by_all_properties() {
    let acme = || Distro::linux("acme").alias("acme linux").version_parts(2);
    assert_eq!(acme(), acme());
    for other in [
        Distro::linux("Acme").alias("acme linux").version_parts(2),
        Distro::new("acme", OsType::Windows).alias("acme linux").version_parts(2),
        acme().alias("acme gnu"),
        acme().version_parts(3),
    ] {
        assert_ne!(acme(), other);
    }
}

#[test]
fn an_implied_os_type_is_compared_with_the_callers_type() {
    let acme = Distro::new("acme", OsType::Windows);
    let knowledge = Knowledge::builtin().with_distro(acme);
    assert_eq!(summarize(&knowledge, "name acme-3 | feature windows"), "windows acme 3");
    let acme = Distro::linux("acme");
    let knowledge = Knowledge::builtin().with_distro(acme);
    assert_eq!(
        summarize(&knowledge, "name acme-3 | feature windows"),
        "linux acme 3 conflict:/os/type"
    );
}

/// The same as for `windows`, whose row is built in.
#[test]
fn a_callers_system_that_is_not_linux_contradicts_linux() {
    let acme = Distro::new("acme", OsType::Windows);
    let knowledge = Knowledge::builtin().with_distro(acme);
    for name in ["windows-10", "acme-3"] {
        let case = format!("distro linux | name {name}");
        assert_eq!(summarize(&knowledge, &case), "linux - - conflict:/os/distro");
    }
}
