//! Callers' rows: their JSON form, and images that are read with them.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use cloud_image::{Distro, Image, Knowledge, Options, OsType, Provider, Query};
use proptest::prelude::*;
use serde_json::{Value, json};

const EXAMPLE: &str = r#"{"distros":[{"id":"acmelinux","type":"linux","names":["acme linux"],"versionParts":2,"codenames":{"3":"roadrunner"},"variants":["edge"],"outranksLicenses":true,"labels":{"distro":"os","version":"os-version"}}],"licenses":{"acme-golden-7":"rhel-9-server"}}"#;

fn example() -> Knowledge {
    Knowledge::from_json(EXAMPLE.as_bytes()).unwrap()
}

fn read(knowledge: Knowledge, input: &Value) -> Image<'static> {
    let input = input.to_string();
    let mut images = Options::new().knowledge(knowledge).images(input.as_bytes());
    let image = images.next().unwrap().unwrap().into_owned();
    assert!(images.next().is_none());
    image
}

/// `os`, `evidence` and the messages of the warnings.
#[track_caller]
fn assert_os(image: &Image<'_>, os: &Value, evidence: &Value, warnings: &[&str]) {
    let messages: Vec<_> = image.warnings.iter().map(|warning| &*warning.message).collect();
    assert_eq!(messages, warnings);
    assert_eq!(serde_json::to_value(&image.os).unwrap(), *os);
    assert_eq!(serde_json::to_value(&image.evidence).unwrap(), *evidence);
}

/// An in-house system that is built on a public image of Debian.
fn gce_image() -> Value {
    json!({
        "kind": "compute#image",
        "id": "4471373458473593472",
        "name": "acmelinux-3-1-v20270101",
        "licenses": [
            "https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12-bookworm"
        ],
        "licenseCodes": ["2147286739765738111"],
        "labels": {"os": "acmelinux", "os-version": "3.1.4", "team": "web"}
    })
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let built = Knowledge::builtin()
        .with_distro(
            Distro::new("acmelinux", OsType::Linux)
                .alias("acme linux")
                .version_parts(2)
                .codename("3", "roadrunner")
                .variant("edge")
                .outranks_licenses(true)
                .distro_label("os")
                .version_label("os-version"),
        )
        .with_license("acme-golden-7", "rhel-9-server");
    assert_eq!(example(), built);
    let written = serde_json::to_value(&built).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(EXAMPLE).unwrap());
}

#[test]
fn an_in_house_system_of_gce_outranks_the_licence_of_its_base() {
    assert_os(
        &read(example(), &gce_image()),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1.4", "codename": "roadrunner"}),
        &json!({
            "/os/codename": "/labels/os-version",
            "/os/distro": "/labels/os",
            "/os/type": "/labels/os",
            "/os/version": "/labels/os-version"
        }),
        &[],
    );
}

#[test]
fn without_labels_the_name_outranks_the_licence_of_the_base() {
    let mut image = gce_image();
    image["labels"] = json!({"team": "web"});
    assert_os(
        &read(example(), &image),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1", "codename": "roadrunner"}),
        &json!({
            "/os/codename": "/name",
            "/os/distro": "/name",
            "/os/type": "/name",
            "/os/version": "/name"
        }),
        &[],
    );
}

#[test]
fn without_the_mark_the_licence_and_the_label_are_a_conflict() {
    let label = Distro::linux("acmelinux").distro_label("os").version_parts(2);
    assert_os(
        &read(Knowledge::builtin().with_distro(label), &gce_image()),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1"}),
        &json!({
            "/os/distro": "/labels/os",
            "/os/type": "/labels/os",
            "/os/version": "/name"
        }),
        &[
            "/licenses/0: `debian` disagrees with `acmelinux` from /labels/os, which is trusted more",
        ],
    );
}

#[test]
fn an_image_that_does_not_mention_the_system_is_what_it_was() {
    let mut image = gce_image();
    image["name"] = json!("web-7");
    image["labels"] = json!({"os": "debian", "os-version": "3.1.4"});
    assert_eq!(read(example(), &image), read(Knowledge::builtin(), &image));
    assert_eq!(read(example(), &image).os.distro.as_deref(), Some("debian"));
    assert_eq!(read(example(), &image).os.version.as_deref(), Some("12"));
}

#[test]
fn pointers_to_labels_are_escaped() {
    for key in ["__proto__", "constructor", "a/b~c", ""] {
        let distro = Distro::linux("acmelinux").distro_label(key);
        let mut image = gce_image();
        image["labels"] = json!({key: "acmelinux"});
        let image = read(Knowledge::builtin().with_distro(distro), &image);
        assert_eq!(image.os.distro.as_deref(), Some("acmelinux"), "{key}");
        let escaped = key.replace('~', "~0").replace('/', "~1");
        assert_eq!(image.evidence["/os/distro"], format!("/labels/{escaped}"));
    }
}

#[test]
fn an_image_of_gcore_is_identified_by_its_tags() {
    let image = json!({
        "id": "44e136a7-15c1-4b5f-a086-20b7b3237d40",
        "name": "web-7",
        "region_id": 7,
        "min_disk": 5,
        "os_distro": "debian",
        "os_version": "12",
        "os_type": "linux",
        "tags": [
            {"key": "team", "value": "web", "read_only": false},
            {"key": "os", "value": "Acme Linux", "read_only": false},
            {"key": "os-version", "value": "3.1.4", "read_only": false}
        ]
    });
    assert_os(
        &read(example(), &image),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1.4", "codename": "roadrunner"}),
        &json!({
            "/os/codename": "/tags/2/value",
            "/os/distro": "/tags/1/value",
            "/os/version": "/tags/2/value"
        }),
        &[
            "/os_distro: `debian` disagrees with `acmelinux` from /tags/1/value, which is trusted more",
        ],
    );
}

#[test]
fn an_image_of_ec2_is_identified_by_its_billing_and_its_tags() {
    let image = |more: Value| {
        let mut image = json!({"ImageId": "ami-1", "Name": "web"});
        image.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        image
    };
    let rows = r#"{"licenses":{"0abc":"rhel-9-server","Golden Linux":"debian-12-bookworm","RunInstances:0040":"ubuntu-pro-2204-lts"}}"#;
    let licenses = || Knowledge::from_json(rows.as_bytes()).unwrap();
    for (more, distro, version, source) in [
        (json!({"ProductCodes": [{"ProductCodeId": "0abc"}]}), "rhel", "9", "/ProductCodes/0"),
        (json!({"PlatformDetails": "Golden Linux"}), "debian", "12", "/PlatformDetails"),
        (json!({"UsageOperation": "RunInstances:0040"}), "ubuntu", "22.04", "/UsageOperation"),
    ] {
        let image = read(licenses(), &image(more));
        assert_eq!(
            (image.os.distro.as_deref(), image.os.version.as_deref()),
            (Some(distro), Some(version))
        );
        assert_eq!(image.evidence.get("/os/version"), Some(source));
    }
    let tags = json!({"Tags": [{"Key": "os", "Value": "Acme Linux"}, {"Key": "os-version", "Value": "3.1.4"}]});
    assert_os(
        &read(example(), &image(tags)),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1.4", "codename": "roadrunner"}),
        &json!({
            "/os/codename": "/Tags/1/Value",
            "/os/distro": "/Tags/0/Value",
            "/os/type": "/Tags/0/Value",
            "/os/version": "/Tags/1/Value"
        }),
        &[],
    );
}

#[test]
fn the_most_trusted_tag_of_gcore_counts() {
    let mut image = json!({
        "name": "web-7",
        "region_id": 7,
        "min_disk": 5,
        "tags": ["os"],
        "metadata_detailed": [
            {"key": "os", "value": "debian"},
            {"key": "os", "value": "acmelinux"}
        ],
        "metadata": {"os": "debian"}
    });
    let found = read(example(), &image);
    assert_eq!(found.os.distro.as_deref(), Some("acmelinux"));
    assert_eq!(found.evidence["/os/distro"], "/metadata_detailed/1/value");
    image["tags_v2"] = json!([{"key": "os", "value": "other"}]);
    assert_eq!(read(example(), &image).os.distro, None);
    image["tags_v2"] = Value::Null;
    image["metadata_detailed"] = Value::Null;
    image["metadata"] = json!({"os": "acmelinux"});
    let found = read(example(), &image);
    assert_eq!(found.evidence["/os/distro"], "/metadata/os");
}

#[test]
fn a_version_that_gcore_states_is_not_cut() {
    let image = json!({
        "name": "web-7", "region_id": 7, "min_disk": 5, "os_distro": "acmelinux", "os_version": "3.1.4"
    });
    assert_os(
        &read(example(), &image),
        &json!({"type": "linux", "distro": "acmelinux", "version": "3.1.4", "codename": "roadrunner"}),
        &json!({"/os/codename": "/os_version", "/os/type": "/os_distro"}),
        &[],
    );
}

#[track_caller]
fn assert_error(json: &str, path: &str, message: &str) {
    let error = Knowledge::from_json(json.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.path.as_deref(), Some(path));
    assert_eq!((error.line, error.column), (None, None));
    // The same from values.
    let value = serde_json::from_str::<Value>(json).unwrap();
    let text = value.to_string();
    // A value has neither repeated keys nor an order of its keys.
    if text == json {
        let same = Knowledge::deserialize_with_path(value).unwrap_err();
        assert_eq!(same, error);
    }
}

#[test]
fn unknown_keys_are_errors_that_name_the_known_ones() {
    assert_error(
        r#"{"distro":[]}"#,
        "/distro",
        "/distro: unknown field `distro`, expected `distros` or `licenses`",
    );
    assert_error(
        r#"{"distros":[{"id":"a"},{"id":"b","name":"c"}]}"#,
        "/distros/1/name",
        "/distros/1/name: unknown field `name`, expected one of `id`, `type`, `names`, `versionParts`, \
         `codenames`, `variants`, `outranksLicenses`, `labels`",
    );
    assert_error(
        r#"{"distros":[{"id":"a","labels":{"os":"x"}}]}"#,
        "/distros/0/labels/os",
        "/distros/0/labels/os: unknown field `os`, expected `distro` or `version`",
    );
    assert_error(
        r#"{"__proto__":{}}"#,
        "/__proto__",
        "/__proto__: unknown field `__proto__`, expected `distros` or `licenses`",
    );
    assert_error(
        r#"{"a/b~c":1}"#,
        "/a~1b~0c",
        "/a~1b~0c: unknown field `a/b~c`, expected `distros` or `licenses`",
    );
}

#[test]
fn wrong_types_are_errors_with_a_pointer() {
    for (json, path, rest) in [
        ("[]", "", "expected an object, found an array"),
        ("null", "", "expected an object, found `null`"),
        (r#"{"distros":{}}"#, "/distros", "expected an array, found an object"),
        (r#"{"distros":["acme"]}"#, "/distros/0", "expected an object, found `\"acme\"`"),
        (r#"{"distros":[{"id":7}]}"#, "/distros/0/id", "expected a string, found `7`"),
        (r#"{"distros":[{"id":null}]}"#, "/distros/0/id", "expected a string, found `null`"),
        (
            r#"{"distros":[{"id":"a","names":"b"}]}"#,
            "/distros/0/names",
            "expected an array, found `\"b\"`",
        ),
        (
            r#"{"distros":[{"id":"a","names":["b",{}]}]}"#,
            "/distros/0/names/1",
            "expected a string, found an object",
        ),
        (
            r#"{"distros":[{"id":"a","type":true}]}"#,
            "/distros/0/type",
            "expected a string, found `true`",
        ),
        (
            r#"{"distros":[{"id":"a","versionParts":"2"}]}"#,
            "/distros/0/versionParts",
            "expected an integer from 0 to 255, found `\"2\"`",
        ),
        (
            r#"{"distros":[{"id":"a","codenames":[]}]}"#,
            "/distros/0/codenames",
            "expected an object, found an array",
        ),
        (
            r#"{"distros":[{"id":"a","codenames":{"3":3}}]}"#,
            "/distros/0/codenames/3",
            "expected a string, found `3`",
        ),
        (
            r#"{"distros":[{"id":"a","variants":[1.5]}]}"#,
            "/distros/0/variants/0",
            "expected a string, found `1.5`",
        ),
        (
            r#"{"distros":[{"id":"a","outranksLicenses":"yes"}]}"#,
            "/distros/0/outranksLicenses",
            "expected a boolean, found `\"yes\"`",
        ),
        (
            r#"{"distros":[{"id":"a","labels":[]}]}"#,
            "/distros/0/labels",
            "expected an object, found an array",
        ),
        (
            r#"{"distros":[{"id":"a","labels":{"version":2}}]}"#,
            "/distros/0/labels/version",
            "expected a string, found `2`",
        ),
        (r#"{"licenses":[]}"#, "/licenses", "expected an object, found an array"),
        (r#"{"licenses":{"a/b":null}}"#, "/licenses/a~1b", "expected a string, found `null`"),
    ] {
        let separator = if path.is_empty() { "" } else { ": " };
        assert_error(json, path, &format!("{path}{separator}{rest}"));
    }
}

#[test]
fn values_without_effect_are_errors() {
    for (json, path, rest) in [
        (r#"{"distros":[{}]}"#, "/distros/0", "missing field `id`"),
        (
            r#"{"distros":[{"id":""}]}"#,
            "/distros/0/id",
            "expected a string with a letter or a digit, found `\"\"`",
        ),
        (
            r#"{"distros":[{"id":"a","names":["b","-"]}]}"#,
            "/distros/0/names/1",
            "expected a string with a letter or a digit, found `\"-\"`",
        ),
        (
            r#"{"distros":[{"id":"a","type":""}]}"#,
            "/distros/0/type",
            "expected a word in lower case such as `linux`, `windows` or `freebsd`, found `\"\"`",
        ),
        (
            r#"{"distros":[{"id":"a","type":"Linux"}]}"#,
            "/distros/0/type",
            "expected a word in lower case such as `linux`, `windows` or `freebsd`, found `\"Linux\"`",
        ),
        (
            r#"{"distros":[{"id":"a","versionParts":256}]}"#,
            "/distros/0/versionParts",
            "expected an integer from 0 to 255, found `256`",
        ),
        (
            r#"{"distros":[{"id":"a","versionParts":-1}]}"#,
            "/distros/0/versionParts",
            "expected an integer from 0 to 255, found `-1`",
        ),
        (
            r#"{"distros":[{"id":"a","versionParts":1.5}]}"#,
            "/distros/0/versionParts",
            "expected an integer from 0 to 255, found `1.5`",
        ),
        (
            r#"{"distros":[{"id":"a","codenames":{"3":""}}]}"#,
            "/distros/0/codenames/3",
            "expected a string with a letter or a digit, found `\"\"`",
        ),
        (
            r#"{"distros":[{"id":"a","codenames":{"":"b"}}]}"#,
            "/distros/0/codenames",
            "expected a key with a letter or a digit, found `\"\"`",
        ),
        (r#"{"distros":[{"id":"a","id":"b"}]}"#, "/distros/0", "duplicate field `id`"),
        (r#"{"licenses":{"a":"rhel-9","a":"rhel-8"}}"#, "/licenses", "duplicate key `a`"),
        (
            r#"{"licenses":{"a":""}}"#,
            "/licenses/a",
            "expected a string with a letter or a digit, found `\"\"`",
        ),
    ] {
        assert_error(json, path, &format!("{path}: {rest}"));
    }
    let variants: Vec<_> = (0..33).map(|index| format!("v{index}")).collect();
    let json = json!({"distros": [{"id": "a", "variants": variants}]}).to_string();
    assert_error(
        &json,
        "/distros/0/variants",
        "/distros/0/variants: expected at most 32 variants, found 33",
    );
}

#[test]
fn a_text_that_is_not_json_is_an_error_with_a_position() {
    for (json, line, column, message) in [
        (
            &b""[..],
            1,
            1,
            "line 1, column 1: expected the rest of a value, found the end of the input",
        ),
        (b"{\n \"distros\": [}", 2, 14, "line 2, column 14: expected a value, found `}`"),
        (b"{} {}", 1, 4, "line 1, column 4: expected the end of the input, found `{`"),
        (b"{\"distros\":\xff}", 1, 12, "line 1, column 12: expected UTF-8, found the byte `0xFF`"),
        (
            b"\xff\xfe{\0}\0",
            1,
            1,
            "line 1, column 1: expected UTF-8, found UTF-16; PowerShell's `>` writes it",
        ),
    ] {
        let error = Knowledge::from_json(json).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!((error.line, error.column, error.path), (Some(line), Some(column), None));
    }
    // Like in dumps, a byte order mark is skipped.
    assert_eq!(Knowledge::from_json(b"\xef\xbb\xbf {} "), Ok(Knowledge::builtin()));
}

#[test]
fn keys_of_javascript_objects_are_data() {
    let json = r#"{"distros":[{"id":"constructor","codenames":{"__proto__":"toString"}}],"licenses":{"__proto__":"rhel-9-server"}}"#;
    let knowledge = Knowledge::from_json(json.as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&knowledge).unwrap()["licenses"]["__proto__"], "rhel-9-server");
    let image = json!({"kind": "compute#image", "name": "x", "licenses": ["__proto__"]});
    assert_eq!(read(knowledge, &image).os.distro.as_deref(), Some("rhel"));
}

fn inputs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            inputs(&path, found);
        } else if path.to_str().unwrap().ends_with(".in.json") {
            found.push(path);
        }
    }
}

/// The output of an input: images, errors and skipped objects.
fn output(options: &Options, input: &[u8]) -> String {
    let normalized = options.normalize(input);
    let mut text = Vec::new();
    for image in &normalized.images {
        image.write_json(&mut text);
        text.push(b'\n');
    }
    format!("{}{:?}{:?}", String::from_utf8(text).unwrap(), normalized.errors, normalized.skipped)
}

/// A word that is in no fixture, because of its first letters.
fn foreign_word() -> impl Strategy<Value = String> {
    "qzxj[a-z]{1,6}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn rows_that_an_input_does_not_mention_change_nothing(
        rows in prop::collection::vec(
            (
                foreign_word(),
                foreign_word(),
                0..=255_u8,
                select_words(),
                any::<bool>(),
                prop::sample::select(vec!["os", "env", "team", "qzxj", ""]),
            ),
            1..4,
        ),
        license in foreign_word(),
    ) {
        let mut knowledge = Knowledge::builtin().with_license(license, "rhel-9-server");
        for (id, alias, parts, words, outranks, label) in rows {
            // Codenames and variants are those of other distributions: they count after an alias only.
            let mut distro = Distro::linux(id)
                .alias(alias)
                .version_parts(parts)
                .outranks_licenses(outranks)
                .distro_label(label)
                .version_label(label);
            for word in words {
                distro = distro.codename("12", word).variant(word);
            }
            knowledge = knowledge.with_distro(distro);
        }
        let mut paths = Vec::new();
        inputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
        prop_assert!(paths.len() > 50);
        for path in paths {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let mut options = Options::new().source(name.contains(".source."));
            for provider in Provider::ALL {
                if name.split('.').any(|part| part == provider.as_str()) {
                    options = options.provider(*provider);
                }
            }
            let input = fs::read(&path).unwrap();
            let with_rows = options.clone().knowledge(knowledge.clone());
            prop_assert_eq!(output(&with_rows, &input), output(&options, &input), "{}", name);
        }
    }

    /// What is written reads back, from any builder.
    #[test]
    fn rows_are_written_as_they_are_read(
        id in "[a-z]{1,8}",
        names in prop::collection::vec("[a-z0-9]{1,4}( [a-z]{1,3})?", 0..3),
        parts: u8,
        codenames in prop::collection::btree_map("[1-9]{1,2}", "[a-z]{1,5}", 0..3),
        variants in prop::collection::vec("[a-z]{1,5}", 0..4),
        outranks: bool,
        labels: (Option<String>, Option<String>),
        licenses in prop::collection::btree_map("[a-z0-9-]{0,4}x", "[a-z]{1,5}", 0..3),
    ) {
        let mut distro = Distro::new(id, OsType::Freebsd).version_parts(parts).outranks_licenses(outranks);
        for name in names {
            distro = distro.alias(name);
        }
        for (version, codename) in codenames {
            distro = distro.codename(version, codename);
        }
        for variant in variants {
            distro = distro.variant(variant);
        }
        if let Some(key) = labels.0 {
            distro = distro.distro_label(key);
        }
        if let Some(key) = labels.1 {
            distro = distro.version_label(key);
        }
        let mut knowledge = Knowledge::builtin().with_distro(distro);
        for (license, means) in licenses {
            knowledge = knowledge.with_license(license, means);
        }
        let written = serde_json::to_vec(&knowledge).unwrap();
        prop_assert_eq!(Knowledge::from_json(&written), Ok(knowledge));
    }
}

/// Words that fixtures have.
fn select_words() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(vec!["bookworm", "minimal", "pro", "stable", "server", "jammy"], 0..4)
}

#[test]
fn more_distributions_than_the_limit_are_an_error() {
    let rows = |count: usize| {
        let rows: Vec<_> = (0..count).map(|row| format!(r#"{{"id":"a{row}"}}"#)).collect();
        format!(r#"{{"distros":[{}]}}"#, rows.join(","))
    };
    assert!(Knowledge::from_json(rows(10_000).as_bytes()).is_ok());
    let error = Knowledge::from_json(rows(10_001).as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/distros/10000: expected at most 10000 distributions, found more"
    );
}

#[test]
fn a_query_for_the_system_reads_the_labels_that_rows_name() {
    let gce = json!({"kind": "compute#image", "name": "golden", "labels": {"os": "acmelinux"}});
    let tag = json!([{"key": "os", "value": "acmelinux", "read_only": false}]);
    let gcore = |key: &str, labels: &Value| {
        let mut image = json!({"name": "golden", "region_id": 7, "min_disk": 10});
        image[key] = labels.clone();
        image
    };
    let images = [
        gce,
        gcore("tags", &tag),
        gcore("tags_v2", &tag),
        gcore("metadata_detailed", &tag),
        gcore("metadata", &json!({"os": "acmelinux"})),
    ];
    for image in images {
        let input = image.to_string();
        for (filter, fields) in [
            ("os.distro=acmelinux", None),
            ("os.distro=acmelinux", Some("name")),
            ("", Some("os.distro")),
        ] {
            let mut query = Query::new().filter(filter.parse().unwrap());
            if let Some(fields) = fields {
                query = query.fields(fields.parse().unwrap());
            }
            let options = Options::new().knowledge(example()).query(query).unwrap();
            let read = options.normalize(input.as_bytes());
            assert_eq!(read.images.len(), 1, "{input} {filter} {fields:?}");
            assert_eq!(read.images[0].os.distro.as_deref(), Some("acmelinux"), "{input}");
        }
    }
}
