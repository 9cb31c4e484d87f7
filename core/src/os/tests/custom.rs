//! Tests of callers' distributions and licences.

use super::{clues, identify, summary};
use crate::model::OsType;
use crate::os::{Distro, Identification, Knowledge};

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
        acme().codename("3", "roadrunner"),
        acme().variant("edge"),
        acme().outranks_licenses(true),
        acme().distro_label("os"),
        acme().version_label("os"),
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

/// The summary of an image with labels, `KEY=VALUE` each, and clues.
fn summarize_labelled(knowledge: &Knowledge, labels: &[(&str, &str)], case: &str) -> String {
    summary(&identify_labelled(knowledge, labels, case))
}

fn identify_labelled<'a>(
    knowledge: &'a Knowledge,
    labels: &[(&'a str, &'a str)],
    case: &'a str,
) -> Identification<'a> {
    let mut all = knowledge.label_clues(&|key| {
        let (key, value) = labels.iter().find(|(label, _)| *label == key)?;
        Some((value, format!("/labels/{key}").into()))
    });
    all.extend(clues(case));
    identify(knowledge, &all)
}

/// An in-house system that is built on public images.
fn in_house() -> Distro {
    Distro::linux("acmelinux").alias("acme linux").version_parts(2).codename("3", "roadrunner")
}

fn outranking() -> Knowledge {
    Knowledge::builtin().with_distro(in_house().outranks_licenses(true))
}

fn labelled() -> Knowledge {
    let distro = in_house().distro_label("os").version_label("os-version");
    Knowledge::builtin().with_distro(distro)
}

#[test]
fn versions_have_any_number_of_parts() {
    let of_parts =
        |parts| Knowledge::builtin().with_distro(Distro::linux("acme").version_parts(parts));
    for (parts, name, expected) in [
        (0, "acme-20270101", "acme -"),
        (0, "acme-3-1", "acme -"),
        (1, "acme-22631", "acme 22631"),
        (1, "acme-226310", "acme -"),
        (1, "acme-03", "acme -"),
        (1, "acme-3-1", "acme 3"),
        (2, "acme-3", "acme 3"),
        (2, "acme-22.04", "acme 22.04"),
        (2, "acme-22-04", "acme 22"),
        (2, "acme-3-1-20270101", "acme 3.1"),
        (2, "acme-3.1.4", "acme 3.1 build:3.1.4"),
        (2, "acme-3-1-4", "acme 3.1"),
        (2, "acme-2024.10", "acme 2024.10"),
        (2, "acme-2024-1", "acme 2024.1"),
        (2, "acme-2024-10", "acme -"),
        (2, "acme-2024", "acme -"),
        (3, "acme-3", "acme 3"),
        (3, "acme-3-1", "acme 3.1"),
        (3, "acme-3-1-4", "acme 3.1.4"),
        (3, "acme-2024-3-5", "acme -"),
        (4, "acme-3.1.4.15", "acme 3.1.4.15"),
        (4, "acme-3-1-4-15-v20270101", "acme 3.1.4.15"),
        (4, "acme_3_1_4_15", "acme 3.1.4.15"),
        (4, "acme-3-1-4", "acme 3.1.4"),
        (6, "acme-1.2.3.4.5.6.7", "acme 1.2.3.4.5.6 build:1.2.3.4.5.6.7"),
        (6, "acme-1-2-3-4-5-6-7", "acme 1.2.3.4.5.6"),
        (255, "acme-1.2.3.4.5.6.7.8.9", "acme 1.2.3.4.5.6.7.8.9"),
    ] {
        let found = summarize(&of_parts(parts), &format!("name {name}"));
        assert_eq!(found, format!("linux {expected}"), "{name} with {parts} parts");
    }
}

#[test]
fn long_versions_are_compared_by_all_parts() {
    let knowledge = Knowledge::builtin().with_distro(Distro::linux("acme").version_parts(5));
    let family_and_name = |family: &str, name: &str| {
        summarize(&knowledge, &format!("family acme-{family} | name acme-{name}"))
    };
    assert_eq!(family_and_name("1.2.3.4.5", "1-2-3-4-5"), "linux acme 1.2.3.4.5");
    assert_eq!(family_and_name("1.2.3.4", "1-2-3-4-5"), "linux acme 1.2.3.4.5");
    assert_eq!(family_and_name("1-2-3-4-5", "1.2"), "linux acme 1.2.3.4.5");
    let conflict = "linux acme 1.2.3.4.5 conflict:/os/version";
    assert_eq!(family_and_name("1.2.3.4.5", "1.2.3.4.6"), conflict);
    assert_eq!(family_and_name("1.2.3.4.5", "1.2.4"), conflict);
}

#[test]
fn a_stated_version_is_not_cut() {
    let knowledge = Knowledge::builtin().with_distro(in_house());
    let version = |text: &str| summarize(&knowledge, &format!("distro acmelinux | version {text}"));
    for (text, expected) in [
        ("3.1.4", "3.1.4 codename:roadrunner"),
        ("v3.1.4", "3.1.4 codename:roadrunner"),
        ("3.1.4-beta2", "3.1.4-beta2 codename:roadrunner"),
        ("3.1.4.1.5", "3.1.4.1.5 codename:roadrunner"),
        ("3", "3 codename:roadrunner"),
        ("3.1 (Roadrunner)", "3.1 codename:roadrunner"),
        ("Acme Linux 3.1.4", "3.1.4 codename:roadrunner"),
        ("roadrunner", "3 codename:roadrunner"),
        ("4.2-3", "4.2-3"),
        ("33", "33"),
        ("unknown", "-"),
        ("latest", "latest unrecognized:/os/version"),
    ] {
        assert_eq!(version(text), format!("linux acmelinux {expected}"), "{text}");
    }
    // Its evidence is itself, unless it is written in another spelling.
    let rolling = Knowledge::builtin().with_distro(Distro::linux("acme").version_parts(0));
    assert_eq!(summarize(&rolling, "distro acme | version 2024.05"), "linux acme 2024.05");
}

#[test]
fn the_version_of_a_name_refines_no_stated_one() {
    let knowledge = Knowledge::builtin().with_distro(in_house());
    let case = "distro acmelinux | version 4.2.1 | name acmelinux-";
    let named = |version: &str| summarize(&knowledge, &format!("{case}{version}"));
    assert_eq!(named("4"), "linux acmelinux 4.2.1");
    assert_eq!(named("4.2.1"), "linux acmelinux 4.2.1");
    assert_eq!(named("4.2.9"), "linux acmelinux 4.2.1");
    assert_eq!(named("4-3"), "linux acmelinux 4.2.1 conflict:/os/version");
}

#[test]
fn a_codename_identifies_the_version() {
    let distro = in_house().codename("3.2", "Wile E").codename("4.1.2", "bookworm");
    let knowledge = Knowledge::builtin().with_distro(distro);
    for (name, expected) in [
        ("acmelinux-roadrunner", "linux acmelinux 3 codename:roadrunner"),
        ("acmelinux-ROADRUNNER-v20270101", "linux acmelinux 3 codename:roadrunner"),
        ("acmelinux-3-1", "linux acmelinux 3.1 codename:roadrunner"),
        ("acmelinux-roadrunner-3-1", "linux acmelinux 3.1 codename:roadrunner"),
        ("acmelinux-3-2", "linux acmelinux 3.2 codename:Wile E"),
        ("acmelinux-wile-e", "linux acmelinux 3.2 codename:Wile E"),
        ("acmelinux-wile", "linux acmelinux -"),
        ("acmelinux-33-1", "linux acmelinux 33.1"),
        ("acmelinux-4-1", "linux acmelinux 4.1"),
        // Its own, not Debian's.
        ("acmelinux-bookworm", "linux acmelinux 4.1.2 codename:bookworm"),
        // Words such as these are in many names.
        ("roadrunner", "- - -"),
        ("web-roadrunner-20270101", "- - -"),
        // Another distribution's codenames stay its own.
        ("debian-bookworm", "linux debian 12 codename:bookworm"),
        ("debian-roadrunner", "linux debian -"),
    ] {
        assert_eq!(summarize(&knowledge, &format!("name {name}")), expected, "{name}");
    }
}

#[test]
fn variants_are_the_callers_words_in_the_callers_order() {
    let distro = in_house().variant("Edge").variant("secure-boot").variant("pro").variant("---");
    let knowledge = Knowledge::builtin().with_distro(distro);
    for (name, expected) in [
        ("acmelinux-edge-4-1", "linux acmelinux 4.1 variant:Edge"),
        ("acmelinux-4-1-edge", "linux acmelinux 4.1 variant:Edge"),
        ("acmelinux-pro-edge-4", "linux acmelinux 4 variant:Edge-pro"),
        ("acmelinux-4-secure-boot-edge", "linux acmelinux 4 variant:Edge-secure-boot"),
        ("acmelinux-4-secure", "linux acmelinux 4"),
        ("acmelinux-pro-minimal-4", "linux acmelinux 4 variant:minimal-pro"),
        // Of another distribution, they mean what they meant.
        ("ubuntu-pro-2204", "linux ubuntu 22.04 codename:jammy variant:pro"),
        ("cos-edge-117", "linux cos 117 channel:edge"),
        ("debian-12-edge", "linux debian 12 codename:bookworm"),
        ("edge-4", "- - -"),
    ] {
        assert_eq!(summarize(&knowledge, &format!("name {name}")), expected, "{name}");
    }
    let many = (0..40).fold(Distro::linux("acme"), |distro, at| distro.variant(format!("w{at}x")));
    let knowledge = Knowledge::builtin().with_distro(many);
    assert_eq!(summarize(&knowledge, "name acme-w31x-4"), "linux acme 4 variant:w31x");
    assert_eq!(summarize(&knowledge, "name acme-w32x"), "linux acme -");
}

#[test]
fn the_variants_of_two_callers_distributions_are_not_mixed() {
    let knowledge = Knowledge::builtin()
        .with_distro(Distro::linux("acme").variant("edge"))
        .with_distro(Distro::linux("acme-server").variant("core"));
    let case = "description Acme Edge, Acme Server, 4, amd64 built on 20300101";
    assert_eq!(summarize(&knowledge, case), "linux acme-server 4 arch:x86_64");
}

#[test]
fn a_distribution_outranks_inherited_licences() {
    let base = "license debian-cloud/debian-12-bookworm | ";
    let with = |case: &str| summarize(&outranking(), &format!("{base}{case}"));
    for (case, expected) in [
        ("name acmelinux-3-1", "linux acmelinux 3.1 codename:roadrunner"),
        ("name acmelinux-web", "linux acmelinux -"),
        ("family acmelinux-3 | name web-7", "linux acmelinux 3 codename:roadrunner"),
        (
            "name web-7 | description Acme Linux, 3.1, amd64 built on 20270101",
            "linux acmelinux 3.1 codename:roadrunner arch:x86_64",
        ),
        ("code 2147286739765738111 | name acmelinux-4", "linux acmelinux 4"),
        // The base may be the parent, whose version is not the image's.
        (
            "name acmelinux-web | parent projects/debian-cloud/global/images/debian-12-bookworm-v20240415",
            "linux acmelinux -",
        ),
        // Nothing names it.
        ("name web-7", "linux debian 12 codename:bookworm"),
        ("name acmelinuxes-3", "linux debian 12 codename:bookworm"),
        // A nearer source says Debian, too.
        (
            "family debian-12 | name acmelinux-3",
            "linux debian 12 codename:bookworm conflict:/os/distro",
        ),
        // A licence does not outrank a licence.
        (
            "license acme-cloud/acmelinux-3 | name web-7",
            "linux debian 12 codename:bookworm conflict:/os/distro",
        ),
    ] {
        assert_eq!(with(case), expected, "{case}");
    }
    assert_eq!(
        summarize(&outranking(), "code 2147286739765738111 | name acmelinux-4"),
        "linux acmelinux 4"
    );
}

#[test]
fn without_the_mark_a_licence_is_trusted_more() {
    let knowledge = Knowledge::builtin().with_distro(in_house());
    assert_eq!(
        summarize(&knowledge, "license debian-cloud/debian-12-bookworm | name acmelinux-3-1"),
        "linux debian 12 codename:bookworm conflict:/os/distro"
    );
}

#[test]
fn the_warnings_of_outranked_licences_are_dropped() {
    let case = "license debian-cloud/debian-12-bookworm | license debian-cloud/debian-11-bullseye";
    assert_eq!(
        summarize(&outranking(), case),
        "linux debian 12 codename:bookworm conflict:/os/version"
    );
    assert_eq!(
        summarize(&outranking(), &format!("{case} | name acmelinux-4")),
        "linux acmelinux 4"
    );
}

#[test]
fn what_is_paid_for_stays_with_an_outranked_licence() {
    let case = "license rhel-cloud/rhel-9-server | license windows-sql-cloud/sql-server-2022-standard | \
                name acmelinux-4";
    assert_eq!(
        summarize(&outranking(), case),
        "linux acmelinux 4 software:sql-server/2022/standard payg"
    );
    let knowledge =
        Knowledge::builtin().with_distro(in_house().outranks_licenses(true).distro_label("os"));
    assert_eq!(
        summarize_labelled(&knowledge, &[("os", "acmelinux")], case),
        "linux acmelinux 4 software:sql-server/2022/standard payg"
    );
}

#[test]
fn labels_identify_the_distribution_and_the_version() {
    let base = "license debian-cloud/debian-12-bookworm | name web-7";
    let conflict = "conflict:/os/distro";
    for (labels, expected) in [
        (&[("os", "acmelinux")][..], format!("linux acmelinux - {conflict}")),
        (&[("os", "Acme_Linux")], format!("linux acmelinux - {conflict}")),
        (
            &[("os", "acmelinux"), ("os-version", "3.1.4")],
            format!("linux acmelinux 3.1.4 codename:roadrunner {conflict}"),
        ),
        (
            &[("os", "acmelinux"), ("os-version", "3-1-4")],
            format!("linux acmelinux 3.1.4 codename:roadrunner {conflict}"),
        ),
        (
            &[("os", "acmelinux"), ("os-version", "3_1_4_1_5")],
            format!("linux acmelinux 3.1.4.1.5 codename:roadrunner {conflict}"),
        ),
        (
            &[("os", "acmelinux"), ("os-version", "2027-01-31")],
            format!("linux acmelinux 2027-01-31 {conflict}"),
        ),
        (
            &[("os", "acmelinux"), ("os-version", "roadrunner")],
            format!("linux acmelinux 3 codename:roadrunner {conflict}"),
        ),
        (&[("os", "acmelinux"), ("os-version", "latest")], format!("linux acmelinux - {conflict}")),
        (&[("os", "acmelinux"), ("os-version", "")], format!("linux acmelinux - {conflict}")),
        // These labels say nothing about it.
        (&[("os", "debian")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("os", "acmelinux2")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("os", "acme")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("os", "acmelinux-web")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("os", "")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("OS", "acmelinux")], "linux debian 12 codename:bookworm".to_owned()),
        (&[("os-version", "3.1.4")], "linux debian 12 codename:bookworm".to_owned()),
    ] {
        assert_eq!(summarize_labelled(&labelled(), labels, base), expected, "{labels:?}");
    }
    // A version without a system says nothing.
    assert_eq!(summarize_labelled(&labelled(), &[("os-version", "3.1")], "name web-7"), "- - -");
}

#[test]
fn a_label_without_words_is_no_alias() {
    let distro = Distro::linux("acme").alias("--").distro_label("os");
    let knowledge = Knowledge::builtin().with_distro(distro);
    for value in ["", "-", "--"] {
        assert_eq!(summarize_labelled(&knowledge, &[("os", value)], "name web-7"), "- - -");
    }
}

#[test]
fn the_label_for_the_version_belongs_to_its_row() {
    let other = Distro::linux("emca").version_label("emca-version").outranks_licenses(true);
    let knowledge = labelled().with_distro(other);
    let labels = [("os-version", "3.1.4"), ("emca-version", "7.2")];
    let name = |name| summarize_labelled(&knowledge, &labels, name);
    assert_eq!(name("name acmelinux-web"), "linux acmelinux 3.1.4 codename:roadrunner");
    assert_eq!(name("name emca-7"), "linux emca 7.2");
    assert_eq!(name("name emca-6"), "linux emca 7.2 conflict:/os/version");
    assert_eq!(name("name debian-12"), "linux debian 12 codename:bookworm");
    assert_eq!(name("license debian-cloud/debian-12-bookworm | name emca-web"), "linux emca 7.2");
}

#[test]
fn a_declared_override_of_a_label_is_no_conflict() {
    let knowledge =
        Knowledge::builtin().with_distro(in_house().distro_label("os").outranks_licenses(true));
    for case in [
        "license debian-cloud/debian-12-bookworm | name acmelinux-4",
        "code 2147286739765738111 | name acmelinux-4",
        "license debian-cloud/debian-12-bookworm | code 2147286739765738111 | name acmelinux-4",
    ] {
        let found = summarize_labelled(&knowledge, &[("os", "acmelinux")], case);
        assert_eq!(found, "linux acmelinux 4", "{case}");
    }
    // A code repeats its licence, and so does its conflict.
    let case = "license debian-cloud/debian-12-bookworm | code 2147286739765738111";
    assert_eq!(
        summarize_labelled(&labelled(), &[("os", "acmelinux")], case),
        "linux acmelinux - conflict:/os/distro"
    );
}

#[test]
fn the_version_of_a_refused_field_is_not_the_labels() {
    for (case, expected) in [
        ("distro debian | version 12", "linux acmelinux - conflict:/os/distro"),
        ("distro homegrown | version 12", "linux acmelinux -"),
        ("distro linux | version 3.1", "linux acmelinux 3.1 codename:roadrunner"),
        ("distro acmelinux | version 3.1.4", "linux acmelinux 3.1.4 codename:roadrunner"),
        (
            "version 3.1.4 | name acmelinux-4-2",
            "linux acmelinux 3.1.4 codename:roadrunner conflict:/os/version",
        ),
    ] {
        assert_eq!(
            summarize_labelled(&labelled(), &[("os", "acmelinux")], case),
            expected,
            "{case}"
        );
    }
}

#[test]
fn labels_are_the_evidence() {
    let labels = [("os", "acmelinux"), ("os-version", "3.1.4")];
    let knowledge = labelled();
    let found = identify_labelled(&knowledge, &labels, "name acmelinux-3-1");
    let fields: Vec<_> = found.inferred.iter().collect();
    // The label for the distribution is the first clue, the one for the version the second.
    assert_eq!(
        fields,
        [("/os/codename", 1), ("/os/distro", 0), ("/os/type", 0), ("/os/version", 1)]
    );
}

#[test]
fn no_clue_is_made_without_a_matching_row() {
    let found = |knowledge: &Knowledge| {
        knowledge.label_clues(&|_| Some(("acmelinux", "/labels/os".into()))).len()
    };
    assert_eq!(found(&Knowledge::builtin()), 0);
    assert_eq!(found(&Knowledge::builtin().with_distro(in_house())), 0);
    assert_eq!(found(&Knowledge::builtin().with_distro(in_house().distro_label("os"))), 1);
}
