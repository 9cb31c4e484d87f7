//! Images, filters, orders, field masks and other texts, for tests of properties.

#![allow(dead_code, reason = "not every test uses all of it")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use cloud_image::Provider;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Texts of images and filters: with case, wildcards, quotes, escapes, and characters whose lower case is longer or in
/// another block.
pub(crate) const TEXTS: [&str; 28] = [
    "debian-12",
    "Debian",
    "debian",
    "ubuntu",
    "x",
    "X",
    "",
    "a b",
    "Luxembourg 1",
    "среда",
    "СРЕДА",
    "ß",
    "İ",
    "\u{212a}",
    "k",
    "é",
    "😀",
    "5*",
    "a\\b",
    "say \"hi\"",
    "it's",
    "a,b",
    "v9",
    "v10",
    "v010",
    "1e3",
    "NOT",
    "a\u{202e}\n",
];

const VERSIONS: [&str; 13] = [
    "9",
    "9.1",
    "9.10",
    "9.04",
    "10",
    "12",
    "22.04",
    "22.4",
    "2012",
    "2012 R2",
    "rolling",
    "121-18867.0.4",
    "18446744073709551616.1",
];

const TIMES: [&str; 9] = [
    "2026-11-30T12:00:00Z",
    "2026-11-30T11:59:59.999999999Z",
    "2026-10-31T12:00:00Z",
    "2024-02-29T12:00:00Z",
    "2024-02-29T12:00:00.5Z",
    "2026-05-31T00:00:00Z",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z",
    "1969-12-31T23:59:59Z",
];

const DAYS: [&str; 4] = ["2026-11-30", "2026-12-01", "0000-01-01", "9999-12-31"];

/// Values for each field of an image.
#[allow(clippy::too_many_lines, reason = "a table")]
fn settings() -> Vec<(&'static str, Vec<Value>)> {
    let texts: Vec<Value> = TEXTS.iter().map(|text| json!(text)).collect();
    let versions: Vec<Value> = VERSIONS.iter().map(|text| json!(text)).collect();
    let times: Vec<Value> = TIMES.iter().map(|text| json!(text)).collect();
    let days: Vec<Value> = DAYS.iter().map(|text| json!(text)).collect();
    let words = |words: &[&str]| words.iter().map(|word| json!(word)).collect::<Vec<_>>();
    let sizes = || {
        vec![
            json!(0),
            json!(1),
            json!(1023),
            json!(1024),
            json!(1_073_741_824),
            json!(5_368_709_120_u64),
            json!(9_007_199_254_740_991_u64),
        ]
    };
    let mut settings = vec![
        ("id", words(&["1", "9", "10", "18446744073709551615"])),
        ("storageLocations", vec![json!(["eu"]), json!(["us", "eu", "x"])]),
        ("architecture", words(&["x86_64", "aarch64", "i686", "riscv64", "arm64"])),
        ("os.lifecycle.released", days.clone()),
        ("os.lifecycle.endOfLife", days),
        ("os.type", words(&["linux", "windows", "freebsd", "plan9"])),
        ("os.version", versions.clone()),
        ("os.build", versions),
        (
            "software",
            vec![
                json!([{"name": "cuda", "version": "12.4"}, {"name": "x"}]),
                json!([{"name": "sql-server", "edition": "Debian"}]),
            ],
        ),
        ("licensing", words(&["payg", "byos"])),
        ("firmware", words(&["bios", "uefi", "coreboot"])),
        ("secureBootCapable", vec![json!(true)]),
        ("confidential", vec![json!(["amd-sev"]), json!(["intel-tdx", "amd-sev-snp"])]),
        ("machineType", words(&["q35", "i440"])),
        ("guestFeatures", vec![json!(["GVNIC", "x"])]),
        ("size.imageBytes", sizes()),
        ("size.minDiskBytes", sizes()),
        ("size.minMemoryBytes", sizes()),
        (
            "labels",
            vec![
                json!({"env": "prod", "a.b": "x", "a,b": "Debian"}),
                json!({"": "", "среда": "прод", "NOT": "x", "my key": "x y", "a\"b": "*", "*": "env"}),
                json!({"constructor": "é", "env": ""}),
            ],
        ),
        ("readOnlyLabels", vec![json!(["env"])]),
        ("status", words(&["ready", "pending", "failed", "odd"])),
        ("deprecation.state", words(&["active", "deprecated", "obsolete", "odd"])),
        ("visibility", words(&["public", "private"])),
        ("licenses", vec![json!(["debian-cloud/debian-12", "x"])]),
        ("licenseCodes", vec![json!(["5926592092274602096"])]),
        (
            "parent",
            vec![
                json!({"kind": "image", "url": "x", "id": "9"}),
                json!({"kind": "disk", "url": "debian", "encryption": {"sha256": "x"}}),
                json!({"kind": "snapshot"}),
            ],
        ),
        (
            "encryption",
            vec![json!({"kmsKey": "x", "confidentialCompute": true}), json!({"sha256": "a b"})],
        ),
        ("bareMetal", vec![json!(true), json!(false)]),
        ("protected", vec![json!(true), json!(false)]),
        ("checksums", vec![json!({"md5": "x"}), json!({"sha1": "x", "md5": "debian"})]),
        ("tpm", words(&["1.2", "2.0", "odd"])),
        ("virtualization", words(&["hvm", "paravirtual"])),
        ("gcore.sshKey", words(&["allow", "deny", "required"])),
        ("gcore.price.perHour", vec![json!(0), json!(0.0125), json!(1), json!(1e300)]),
        ("gcore.price.perMonth", vec![json!(9.5), json!(720)]),
        ("gcore.price.status", words(&["show", "hide", "error"])),
        (
            "gcore.displayOrder",
            vec![
                json!(0),
                json!(-1),
                json!(2),
                json!(9_007_199_254_740_991_i64),
                json!(-9_007_199_254_740_991_i64),
                json!(10),
            ],
        ),
        ("evidence", vec![json!({"/os/distro": "/name"})]),
        (
            "warnings",
            vec![
                json!([{"code": "unrecognized", "message": "m"}, {"code": "assumed", "message": "n", "field": "/x"}]),
            ],
        ),
    ];
    let systems: Vec<Value> = ["debian", "rhel", "sles", "windows"].map(|id| json!(id)).into();
    settings.push(("os.distro", systems));
    for field in [
        "description",
        "family",
        "project",
        "region",
        "regionId",
        "url",
        "os.distro",
        "os.codename",
        "os.variant",
        "os.channel",
        "diskFormat",
        "deprecation.replacement",
        "gcore.price.currency",
        "gcore.lock",
        "gcore.creatorTask",
    ] {
        settings.push((field, texts.clone()));
    }
    let times_of = ["createdAt", "updatedAt", "deprecation.deprecatedAt", "deprecation.obsoleteAt"];
    for field in times_of {
        settings.push((field, times.clone()));
    }
    settings
}

fn set(image: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        Some((first, rest)) => {
            let inner = image.entry(first).or_insert_with(|| json!({}));
            set(inner.as_object_mut().unwrap(), rest, value);
        }
        None => drop(image.insert(path.to_owned(), value)),
    }
}

/// A unified image as JSON, with any of its fields.
pub(crate) fn image() -> impl Strategy<Value = Value> {
    image_of(settings(), 0..50)
}

/// An image with the fields that make groups, times and states, so that several of them are in one group.
pub(crate) fn image_in_group() -> impl Strategy<Value = Value> {
    let keys = [
        ("id", 2),
        ("family", 2),
        ("architecture", 2),
        ("status", 2),
        ("deprecation.state", 2),
        ("createdAt", 4),
        ("os.distro", 3),
        ("os.version", 2),
        ("project", 1),
        ("description", 2),
        ("visibility", 2),
        ("software", 2),
    ];
    let settings = settings().into_iter().filter_map(|(path, mut values)| {
        let (_, count) = keys.iter().find(|(key, _)| *key == path)?;
        values.truncate(*count);
        Some((path, values))
    });
    image_of(settings.collect(), 0..12)
}

fn image_of(
    settings: Vec<(&'static str, Vec<Value>)>,
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = Value> {
    let name = select(vec![
        "debian-12",
        "v9",
        "v10",
        "v010",
        "a-v20260422",
        "a-v20260421",
        "b-2026-05-01",
        "a1b2",
        "a01b10",
        "x",
        "СРЕДА",
        "\u{212a}8",
    ]);
    let chosen = prop::collection::vec((select(settings), any::<Index>()), count);
    (select(Provider::WORDS), name, chosen).prop_map(|(provider, name, chosen)| {
        let mut image = Map::new();
        image.insert("provider".into(), json!(provider));
        image.insert("name".into(), json!(name));
        image.insert("labels".into(), json!({}));
        for ((path, values), index) in chosen {
            set(&mut image, path, index.get(&values).clone());
        }
        Value::Object(image)
    })
}

/// Images as lines of JSON.
pub(crate) fn lines(images: &[Value]) -> Vec<u8> {
    images.iter().map(|image| image.to_string() + "\n").collect::<String>().into_bytes()
}

/// Names of fields of each type.
pub(crate) const TEXT_FIELDS: [&str; 22] = [
    "name",
    "description",
    "family",
    "project",
    "region",
    "regionId",
    "id",
    "url",
    "os.distro",
    "OS.Codename",
    "os_distro",
    "diskFormat",
    "disk_format",
    "selfLink",
    "labels.env",
    "labels.\"a.b\"",
    "tags.среда",
    "labels.\"a,b\"",
    "labels.\"a\\\"b\"",
    "gcore.price.currency",
    "checksums.md5",
    "rawDisk.sha1Checksum",
];
pub(crate) const LIST_FIELDS: [&str; 7] = [
    "storageLocations",
    "licenses",
    "licenseCodes",
    "guestFeatures",
    "guestOsFeatures[].type",
    "software.name",
    "readOnlyLabels",
];
pub(crate) const PARENT_FIELDS: [&str; 4] =
    ["sourceImage", "sourceDisk", "sourceSnapshotId", "sourceDiskEncryptionKey.sha256"];
pub(crate) const VERSION_FIELDS: [&str; 3] = ["os.version", "os_version", "os.build"];
pub(crate) const WORD_FIELDS: [&str; 12] = [
    "architecture",
    "status",
    "firmware",
    "visibility",
    "os.type",
    "deprecation.state",
    "deprecated.state",
    "provider",
    "parent.kind",
    "confidential",
    "warnings.code",
    "gcore.price.status",
];
pub(crate) const NUMBER_FIELDS: [&str; 4] =
    ["gcore.displayOrder", "display_order", "gcore.price.perHour", "price_per_month"];
pub(crate) const SIZE_FIELDS: [&str; 5] =
    ["size.imageBytes", "archiveSizeBytes", "diskSizeGb", "min_ram", "size.min_disk_bytes"];
pub(crate) const BOOL_FIELDS: [&str; 4] =
    ["bareMetal", "is_baremetal", "secureBootCapable", "encryption.confidentialCompute"];
pub(crate) const DAY_FIELDS: [&str; 3] =
    ["os.lifecycle.endOfLife", "os.lifecycle.extended_end", "os.lifecycle.released"];
pub(crate) const TIME_FIELDS: [&str; 4] =
    ["createdAt", "creationTimestamp", "updated_at", "deprecated.obsolete"];
const OBJECT_FIELDS: [&str; 6] = ["os", "size", "parent", "software", "labels", "deprecated"];

/// A text as a filter may write it: without quotes, if possible, or in quotes of each kind, with escapes.
pub(crate) fn written(text: String, style: u8) -> String {
    let is_plain = !text.is_empty()
        && !text.contains(|next: char| {
            next.is_whitespace() || next.is_control() || "()\"'\\,".contains(next)
        });
    match style % 4 {
        0 | 1 if is_plain => text,
        2 => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        3 => {
            let escape = |next: char| match next {
                '"' | '\\' | '*' => format!("\\{next}"),
                next if next.is_ascii() => next.to_string(),
                next => format!("\\U{:08x}", u32::from(next)),
            };
            format!("\"{}\"", text.chars().map(escape).collect::<String>())
        }
        _ => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn text_operand() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        4 => select(&TEXTS[..]).prop_map(str::to_owned),
        2 => select(&TEXTS[..]).prop_map(|text| format!("*{text}*")),
        1 => select(&TEXTS[..]).prop_map(|text| format!("{text}*")),
        2 => "[-*a-bA-B=~<>!:.,|&+]{1,6}",
        1 => "\\PC{0,6}",
    ];
    (text, any::<u8>()).prop_map(|(text, style)| written(text, style))
}

fn expression_operand() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "^debian",
            "(?i)DEBIAN",
            "^(x|v9)$",
            ".",
            "^$",
            "a{1,2}",
            "[(]",
            "[)]",
            "\\*",
            "\"a b\"",
            "'it\\'s'",
            "\"\\\\d+\"",
            "среда",
            "^v0*10$",
            "(",
            "a)(b",
            "(?=x)",
            "x|y",
            "-x",
            "~x",
            "\"[\\\"]\"",
            "k",
        ])
        .prop_map(str::to_owned),
        "[a-b.*+?|^$()\\[\\]\\\\-]{1,6}",
    ]
}

fn version_operand() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        4 => select(&VERSIONS[..]).prop_map(str::to_owned),
        1 => "[0-9]{1,2}([.*][0-9]{1,2}){0,2}",
    ];
    (text, any::<u8>()).prop_map(|(text, style)| written(text, style))
}

fn word_operand() -> impl Strategy<Value = String> {
    let text = select(vec![
        "x86_64",
        "AMD64",
        "arm64",
        "aarch64",
        "riscv64",
        "READY",
        "active",
        "pending",
        "odd",
        "ODD",
        "uefi",
        "public",
        "linux",
        "deprecated",
        "gce",
        "disk",
        "amd-sev",
        "amd-*",
        "*64",
        "unrecognized",
        "show",
        "*",
        "",
    ]);
    (text, any::<u8>()).prop_map(|(text, style)| written(text.to_owned(), style))
}

pub(crate) fn number_operand() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "0",
            "-0",
            "-1",
            "2",
            "2.0",
            "02",
            "2e0",
            "20e-1",
            "0.0125",
            "720",
            "9.5",
            "1e300",
            "1e400",
            "1e-400",
            "-2.5",
            "9007199254740992.5",
            "9007199254740993",
            "18446744073709551615",
            "0x10",
            "1_000",
            "9223372036854775808",
        ])
        .prop_map(str::to_owned),
        "-?[0-9]{1,20}([.][0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
    ]
}

fn size_operand() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "0",
            "1023",
            "1KiB",
            "1K",
            "1kb",
            "0.5K",
            "1.5GiB",
            "5g",
            "5120MB",
            "16777216TiB",
            "18446744073709551615",
            "18446744073709551616",
            "1e3",
            "10B",
            "\"1 GiB\"",
            "-1",
            "1PiB",
            "0.1K",
        ])
        .prop_map(str::to_owned),
        "[0-9]{1,12}([.][0-9]{1,3})?[KMGTkmgt]?i?B?",
    ]
}

pub(crate) fn time_operand() -> impl Strategy<Value = String> {
    let absolute = vec![
        "2026-11-30T12:00:00Z",
        "2026-11-30",
        "2024-02-29",
        "2024-02-30",
        "2026-11-30T12:00:00",
        "0000-01-01",
        "\"2026-11-30 12:00:00+01:00\"",
        "9999-12-31T23:59:59.999999999Z",
        "2024",
        "2026-11-30T13:00:00+01:00",
    ];
    prop_oneof![
        select(absolute).prop_map(str::to_owned),
        "[+-][Pp]([0-9]{1,5}Y)?([0-9]{1,2}M)?([0-9]W)?([0-9]{1,3}D)?(T([0-9]H)?([0-9]{1,2}M)?([0-9]{1,9}S)?)?",
    ]
}

fn any_operand() -> impl Strategy<Value = String> {
    prop_oneof![
        text_operand(),
        expression_operand(),
        version_operand(),
        word_operand(),
        number_operand(),
        size_operand(),
        time_operand(),
        Just("true".to_owned()),
    ]
}

/// One operand, or a list of some.
fn operands(operand: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = String> {
    let separator = select(vec![",", " , ", " ", " OR "]);
    let operand = operand.boxed();
    prop_oneof![
        4 => operand.clone(),
        1 => (prop::collection::vec(operand, 1..4), separator)
            .prop_map(|(operands, separator)| format!("({})", operands.join(separator))),
    ]
}

fn spaced(comparator: &str, style: u8) -> String {
    match style % 6 {
        0 => format!(" {comparator} "),
        1 => format!("{comparator}\n"),
        _ => comparator.to_owned(),
    }
}

/// A comparison of one of these fields.
fn comparison(
    fields: &'static [&'static str],
    comparators: &'static [&'static str],
    operand: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<String> {
    (select(fields), select(comparators), any::<u8>(), operand)
        .prop_map(|(field, comparator, style, operand)| {
            format!("{field}{}{operand}", spaced(comparator, style))
        })
        .boxed()
}

const EQUALITIES: &[&str] = &["=", "!=", ":"];
const ORDERS: &[&str] = &["=", "!=", "<", "<=", ">", ">=", ":"];
const EXPRESSIONS: &[&str] = &["~", "!~"];

/// A restriction of any type.
pub(crate) fn restriction() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => comparison(&TEXT_FIELDS, EQUALITIES, operands(text_operand())),
        1 => comparison(&TEXT_FIELDS, &["<", "<=", ">", ">="], text_operand()),
        3 => comparison(&TEXT_FIELDS, EXPRESSIONS, expression_operand()),
        3 => comparison(&LIST_FIELDS, EQUALITIES, operands(text_operand())),
        1 => comparison(&LIST_FIELDS, EXPRESSIONS, expression_operand()),
        2 => comparison(&PARENT_FIELDS, EQUALITIES, operands(text_operand())),
        1 => comparison(&PARENT_FIELDS, EXPRESSIONS, expression_operand()),
        3 => comparison(&VERSION_FIELDS, ORDERS, version_operand()),
        3 => comparison(&WORD_FIELDS, EQUALITIES, operands(word_operand())),
        1 => comparison(&WORD_FIELDS, EXPRESSIONS, expression_operand()),
        2 => comparison(&DAY_FIELDS, ORDERS, time_operand()),
        3 => comparison(&NUMBER_FIELDS, ORDERS, number_operand()),
        1 => comparison(&NUMBER_FIELDS, EQUALITIES, operands(number_operand())),
        3 => comparison(&SIZE_FIELDS, ORDERS, size_operand()),
        1 => comparison(&BOOL_FIELDS, EQUALITIES, select(vec!["true", "FALSE", "maybe"]).prop_map(str::to_owned)),
        3 => comparison(&TIME_FIELDS, ORDERS, time_operand()),
        1 => comparison(&["labels", "tags"], &[":"], operands(text_operand())),
        2 => comparison(&OBJECT_FIELDS, &[":"], Just("*".to_owned())),
        1 => (select(cloud_image::filter_fields()), select(ORDERS), any_operand())
            .prop_map(|(field, comparator, operand)| format!("{field}{comparator}{operand}")),
        1 => (select(cloud_image::filter_fields()), select(ORDERS)).prop_map(|(field, comparator)| {
            format!("{field}{comparator}*")
        }),
    ]
}

/// A field and an operand, which often does not suit it.
pub(crate) fn comparison_parts() -> impl Strategy<Value = (String, String)> {
    let fields = [
        &TEXT_FIELDS[..],
        &LIST_FIELDS,
        &PARENT_FIELDS,
        &VERSION_FIELDS,
        &WORD_FIELDS,
        &NUMBER_FIELDS,
        &SIZE_FIELDS,
        &BOOL_FIELDS,
        &TIME_FIELDS,
        &OBJECT_FIELDS,
    ];
    let field = select(fields.concat()).prop_map(str::to_owned);
    (field, prop_oneof![operands(any_operand()), expression_operand()])
}

fn bare_word() -> impl Strategy<Value = String> {
    prop_oneof![
        (select(&TEXTS[..]), any::<u8>()).prop_map(|(text, style)| written(text.to_owned(), style)),
        select(vec![
            "and",
            "os.distro",
            "deb*",
            "12",
            "a.\"b c\"",
            "IN",
            "eq",
            "name",
            "a..b",
            "~x",
            "*",
            "a,b"
        ])
        .prop_map(str::to_owned),
    ]
}

/// A filter that nearly always has valid syntax.
pub(crate) fn filter() -> impl Strategy<Value = String> {
    let term = prop_oneof![5 => restriction(), 1 => bare_word()];
    term.prop_recursive(4, 16, 3, |inner| {
        let negated = (select(vec!["", "", "", "NOT ", "-"]), inner.clone());
        let part = negated.prop_map(|(negation, term)| {
            let is_joined = term.contains(' ') || term.starts_with(['-', 'N']);
            if negation.is_empty() || !is_joined {
                format!("{negation}{term}")
            } else {
                format!("{negation}({term})")
            }
        });
        let separator = select(vec![" ", " AND ", " OR ", " OR ", "\n", "  AND\t"]);
        let joined = (prop::collection::vec(part, 1..4), separator)
            .prop_map(|(parts, separator)| parts.join(separator));
        prop_oneof![2 => joined.clone(), 1 => joined.prop_map(|joined| format!("( {joined} )"))]
    })
}

/// The legacy form.
pub(crate) fn legacy() -> impl Strategy<Value = String> {
    let restriction = (
        prop_oneof![
            select(&TEXT_FIELDS[..]),
            select(&WORD_FIELDS[..]),
            select(&NUMBER_FIELDS[..]),
            select(&PARENT_FIELDS[..])
        ],
        select(vec!["eq", "ne"]),
        any_operand(),
    )
        .prop_map(|(field, comparator, operand)| format!("{field} {comparator} {operand}"))
        .boxed();
    prop_oneof![
        restriction.clone(),
        prop::collection::vec(restriction, 1..3).prop_map(|all| all
            .iter()
            .map(|each| format!("({each})"))
            .collect::<Vec<_>>()
            .join(" ")),
    ]
}

const PIECES: [&str; 36] = [
    "(",
    ")",
    "\"",
    "'",
    "\\",
    "*",
    " ",
    "\n",
    ",",
    ".",
    "-",
    "=",
    "==",
    "!=",
    ":",
    "~",
    "!~",
    "<",
    ">=",
    " AND ",
    " OR ",
    " NOT ",
    " eq ",
    " IN (",
    "&&",
    "||",
    "name",
    "os.distro",
    "labels.",
    "createdAt",
    "-P1M",
    "\u{0}",
    "\u{a0}",
    "😀",
    "\u{2028}",
    "\\u00e9",
];

/// A text with some changes.
pub(crate) fn changed(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let change = (any::<Index>(), select(&PIECES[..]), 0..6_usize, 0..4_u8);
    (text, prop::collection::vec(change, 0..4)).prop_map(|(mut text, changes)| {
        for (index, piece, length, kind) in changes {
            let starts: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let place = index.index(starts.len());
            let (start, end) = (starts[place], starts[(place + length).min(starts.len() - 1)]);
            match kind {
                0 => text.insert_str(start, piece),
                1 => text.replace_range(start..end, ""),
                2 => text.replace_range(start..end, piece),
                _ => {
                    let again = text[start..end].to_owned();
                    text.insert_str(start, &again);
                }
            }
        }
        text
    })
}

/// Filters, orders, field masks, and texts that are nearly ones.
pub(crate) fn any_text(tables: Vec<String>) -> impl Strategy<Value = String> {
    prop_oneof![
        3 => filter(),
        1 => legacy(),
        3 => changed(filter()),
        3 => changed(select(tables)),
        1 => changed(order()),
        1 => changed(mask()),
        2 => prop::collection::vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Fields that have one value.
pub(crate) const ORDERED: [&str; 16] = [
    "name",
    "family",
    "createdAt",
    "updated_at",
    "os.version",
    "os.build",
    "os.distro",
    "size.imageBytes",
    "diskSizeGb",
    "displayOrder",
    "gcore.price.perHour",
    "bareMetal",
    "status",
    "labels.env",
    "labels.\"a,b\"",
    "architecture",
];

pub(crate) fn order() -> impl Strategy<Value = String> {
    let key = (select(vec!["{}", "{} desc", "~{}", " {} asc ", "~ {}"]), any::<Index>());
    (prop::collection::vec(key, 0..4), Just(ORDERED.to_vec()).prop_shuffle()).prop_map(
        |(keys, fields)| {
            let keys = keys.iter().zip(fields).map(|((form, _), field)| form.replace("{}", field));
            keys.collect::<Vec<_>>().join(",")
        },
    )
}

pub(crate) fn mask() -> impl Strategy<Value = String> {
    let path = prop_oneof![
        3 => select(cloud_image::filter_fields()),
        1 => select(vec![
            "os(distro,version)", "labels(env,\"a,b\",NOT)", "labels.\"a\\\"b\"", "software(name, version)", "evidence",
            "deprecated(state,obsolete)", "parent(kind,encryption(sha256))", "warnings.code", "labels", "evidence./os/distro",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(path, 1..4).prop_map(|paths| paths.join(","))
}

pub(crate) fn latest() -> impl Strategy<Value = String> {
    select(vec![
        "family",
        "os",
        "os.distro",
        "architecture,os.distro",
        "name",
        "software.name",
        "visibility,family",
    ])
    .prop_map(str::to_owned)
}
