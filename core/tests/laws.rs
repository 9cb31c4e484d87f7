//! Properties of every input.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cloud_image::{
    Architecture, Confidential, DeprecationState, Error, ErrorCode, Firmware, Image, InputError,
    Licensing, MachineType, Options, OsType, ParentKind, PriceStatus, Provider, SshKey, Status,
    TextMap, Timestamp, Tpm, Version, Virtualization, Visibility, WarningCode, images,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Keys that images of each provider have.
const SHARED_KEYS: &[&str] = &["id", "description", "status", "architecture"];

const GCE_KEYS: &[&str] = &[
    "labels",
    "family",
    "licenses",
    "licenseCodes",
    "guestOsFeatures",
    "diskSizeGb",
    "archiveSizeBytes",
    "creationTimestamp",
    "deprecated",
    "sourceImage",
    "imageEncryptionKey",
    "enableConfidentialCompute",
    "rawDisk",
    "storageLocations",
];

const GCORE_KEYS: &[&str] = &[
    "tags",
    "tags_v2",
    "metadata",
    "metadata_detailed",
    "size",
    "min_disk",
    "min_ram",
    "created_at",
    "updated_at",
    "os_type",
    "os_distro",
    "os_version",
    "region",
    "region_id",
    "project_id",
    "hw_firmware_type",
    "hw_machine_type",
    "ssh_key",
    "is_baremetal",
    "price_per_hour",
    "display_order",
    "visibility",
    "gpu_driver",
    "price_status",
    "task_id",
];

/// Signs that identify an object as an image of Compute Engine; those of the other providers are below.
const GCE_SIGNS: &[&[(&str, &str)]] = &[
    &[("kind", "\"compute#image\"")],
    &[("selfLink", "\"projects/p/global/images/a\""), ("labelFingerprint", "\"a\"")],
    &[("family", "\"debian-12\""), ("creationTimestamp", "\"2024-05-05T14:51:26Z\"")],
];

const GCORE_SIGNS: &[&[(&str, &str)]] = &[
    &[("region_id", "7"), ("min_disk", "10")],
    &[("tags_v2", "[]"), ("disk_format", "\"raw\"")],
    &[("metadata_detailed", "[]"), ("os_distro", "\"debian\"")],
];

const OPENSTACK_KEYS: &[&str] = &[
    "id",
    "name",
    "description",
    "owner",
    "owner_id",
    "self",
    "architecture",
    "__os_bit",
    "os_type",
    "os_distro",
    "os_version",
    "hw_firmware_type",
    "os_secure_boot",
    "hw_tpm_version",
    "hw_mem_encryption",
    "hw_mem_encryption_model",
    "hw_machine_type",
    "vm_mode",
    "size",
    "min_disk",
    "virtual_size",
    "min_ram",
    "disk_format",
    "checksum",
    "os_hash_value",
    "tags",
    "properties",
    "team",
    "status",
    "visibility",
    "is_public",
    "protected",
    "created_at",
    "instance_uuid",
    "hypervisor_type",
    "direct_url",
];

const OPENSTACK_SIGNS: &[&[(&str, &str)]] = &[
    &[("container_format", "\"bare\"")],
    &[("schema", "\"/v2/schemas/image\""), ("file", "\"/v2/images/a/file\"")],
    &[("os_hash_algo", "\"sha512\"")],
];

/// Fields of Azure, in the nesting of the REST API and beside it.
const AZURE_KEYS: &[&str] = &[
    "location",
    "tags",
    "properties",
    "publisher",
    "version",
    "hyperVGeneration",
    "osDiskImage",
    "features",
    "plan",
    "purchasePlan",
    "imageDeprecationStatus",
    "osType",
    "identifier",
    "uniqueId",
    "endOfLifeDate",
    "provisioningState",
    "publishingProfile",
    "storageProfile",
    "safetyProfile",
    "systemData",
    "sourceVirtualMachine",
    "artifactTags",
    "imageState",
    "publishedDate",
    "os_disk",
    "target_region",
    "trusted_launch_enabled",
];

const AZURE_SIGNS: &[&[(&str, &str)]] = &[
    &[("type", "\"Microsoft.Compute/images\"")],
    &[(
        "id",
        "\"/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/galleries/g/images/d/versions/1.0.0\"",
    )],
    &[
        ("urn", "\"Canonical:ubuntu-24_04-lts:server:24.04.202601010\""),
        ("offer", "\"ubuntu-24_04-lts\""),
        ("sku", "\"server\""),
    ],
];

/// Fields of EC2. The name, the description and the architecture are in other spellings of its tools.
const AWS_KEYS: &[&str] = &[
    "ImageType",
    "PublicSsmParameterName",
    "OwnerId",
    "Region",
    "PlatformDetails",
    "UsageOperation",
    "ProductCodes",
    "Platform",
    "BootMode",
    "TpmSupport",
    "VirtualizationType",
    "EnaSupport",
    "SriovNetSupport",
    "ImdsSupport",
    "RootDeviceName",
    "RootDeviceType",
    "BlockDeviceMappings",
    "Tags",
    "State",
    "DeprecationTime",
    "Public",
    "DeregistrationProtection",
    "CreationDate",
    "SourceImageId",
    "SourceInstanceId",
    "ebs_block_device",
];

const AWS_SIGNS: &[&[(&str, &str)]] = &[
    &[("ImageId", "\"ami-1\"")],
    &[("ImageLocation", "\"amazon/debian-12\"")],
    &[("ImageOwnerAlias", "\"amazon\""), ("ImageId", "\"ami-1\"")],
];

fn value() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e400",
        "9007199254740993",
        "\"\"",
        "\"10\"",
        "\"READY\"",
        "\"active\"",
        "\"x86_64\"",
        "\"2024-05-05T14:51:26.570866\"",
        "\"1970-01-01\"",
        "\"2024-04-15T10:23:45.123-07:00\"",
        "\"\\ud800\"",
        "\"a/b~c\"",
        "\"UEFI_COMPATIBLE\"",
        "\"projects/p/global/licenses/n\"",
        "\"windows\"",
        "\"é\\u00e9\"",
    ])
    .prop_map(str::to_owned);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = select(vec![
            "type",
            "key",
            "value",
            "read_only",
            "state",
            "deprecated",
            "replacement",
            "kmsKeyName",
            "rawKey",
            "containerType",
            "env",
            "hw_architecture",
            "__proto__",
            "x\\u0041",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec((key, inner), 0..4).prop_map(|members| {
                let members: Vec<_> =
                    members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// A provider, and the fields of an image as JSON: with signs of that provider, valid and invalid values, and unique keys.
fn fields() -> impl Strategy<Value = (Provider, Vec<(String, String)>)> {
    prop_oneof![
        fields_of(GCE_KEYS, GCE_SIGNS).prop_map(|fields| (Provider::Gce, fields)),
        fields_of(GCORE_KEYS, GCORE_SIGNS).prop_map(|fields| (Provider::Gcore, fields)),
        fields_of(AZURE_KEYS, AZURE_SIGNS).prop_map(|fields| (Provider::Azure, fields)),
        fields_of(AWS_KEYS, AWS_SIGNS).prop_map(|fields| (Provider::Aws, fields)),
        fields_of(OPENSTACK_KEYS, OPENSTACK_SIGNS).prop_map(|fields| (Provider::Openstack, fields)),
    ]
}

type Signs = &'static [(&'static str, &'static str)];

fn fields_of(
    keys: &'static [&'static str],
    signs: &'static [Signs],
) -> impl Strategy<Value = Vec<(String, String)>> {
    let key = prop_oneof![1 => select(SHARED_KEYS), 5 => select(keys)].prop_map(str::to_owned);
    let name = prop_oneof![
        6 => Just(Some("\"debian-12\"".to_owned())),
        1 => value().prop_map(Some),
        1 => Just(None),
    ];
    let fields = prop::collection::vec((key, value()), 0..12);
    (select(signs), name, fields).prop_map(|(signs, name, mut fields)| {
        let name = name.map(|name| ("name".to_owned(), name));
        let signs = signs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        // Of repeated keys, the first one is kept.
        fields.splice(0..0, signs.chain(name));
        fields.sort_by(|a, b| a.0.cmp(&b.0));
        fields.dedup_by(|a, b| a.0 == b.0);
        fields
    })
}

fn object(fields: &[(String, String)]) -> String {
    let members: Vec<_> = fields.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

/// The only image of an object of this provider, or the code and pointer of its error.
fn unify(object: &str, provider: Provider) -> Result<Image<'_>, (ErrorCode, Option<String>)> {
    let mut images = images(object.as_bytes());
    let image = images.next().unwrap();
    assert!(images.next().is_none());
    match &image {
        Ok(image) => assert_eq!(image.provider, provider, "{object}"),
        Err(error) => assert_eq!(error.provider, Some(provider), "{error}: {object}"),
    }
    image.map_err(|error| (error.code, error.path))
}

/// All images and errors of an input, as JSON.
fn all_lines(input: &[u8], options: &Options) -> Vec<String> {
    options.images(input).map(line).collect()
}

fn line(image: Result<Image<'_>, Error>) -> String {
    match image {
        Ok(image) => serde_json::to_string(&image).unwrap(),
        Err(error) => serde_json::to_string(&error).unwrap(),
    }
}

/// Beginnings and ends of wrappers.
const WRAPPERS: &[&str] = &[
    r#"{"image":"#,
    r#"{"assets":["#,
    r#"{"asset":"#,
    r#"{"assetType":"compute.googleapis.com/Image","name":"//x/projects/p/a","resource":{"data":"#,
    r#"{"resource":{"data":{"name":"a"}},"asset_type":"compute.googleapis.com/Image"}"#,
    r#"{"assetType":"compute.googleapis.com/Disk","name":"//x/projects/p/a","resource":{"data":"#,
    r#"{"version":4,"resources":[{"type":"google_compute_image","instances":[{"attributes":"#,
    r#"{"resources":[{"instances":[{"attributes":"#,
    r#"}],"type":"google_compute_disk"},{"type":"gcore_image","instances":[{"attributes":"#,
    r#"}],"type":"google_compute_image"}]}"#,
    r#"{"version":4,"resources":[{"type":"aws_ami","instances":[{"attributes":"#,
    r#"}],"type":"azurerm_image"},{"type":"openstack_images_image_v2","instances":[{"attributes":"#,
    r#"{"terraform_version":"1","prior_state":{"values":{"root_module":{"child_modules":[{"resources":[{"values":"#,
    r#","type":"google_compute_images"},{"type":"google_compute_images","values":{"images":["#,
    "}]}]}}}}",
    "}}",
    "}]}]}",
];

/// Valid, nearly valid and invalid dumps.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => fields().prop_map(|(_, fields)| object(&fields).into_bytes()),
        8 => select(vec![
            "[", "]", ",", "{\"items\":[", "{\"results\":[", "{\"data\":[", "]}", "}", "\n", " ",
            "{\"value\":[", "{\"Images\":[", "{\"images\":[", ",\"schema\":\"/v2/schemas/images\"}",
            "\"", "\\", "{\"error\":{\"message\":\"m\"}}", "{\"kind\":\"compute#image\",\"name\":\"a\"}",
            ",\"count\":3}", "1", "null", "é",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        4 => select(WRAPPERS).prop_map(|text| text.as_bytes().to_vec()),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// Gives the input in reads of these sizes.
struct Steps<'a, S> {
    input: &'a [u8],
    sizes: S,
}

impl<'s, S: Iterator<Item = &'s usize>> io::Read for Steps<'_, S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let size = *self.sizes.next().unwrap();
        let length = size.min(buffer.len());
        io::Read::read(&mut self.input, buffer.get_mut(..length).unwrap())
    }
}

fn content<T>(result: Result<T, InputError>) -> Result<T, Error> {
    match result {
        Err(InputError::Content(error)) => Err(error),
        result => Ok(result.unwrap()),
    }
}

/// Texts like versions, many of them alike.
fn version() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-2]{1,2}([.][0-2]{1,2}){0,2}",
        "[01.a-bA-B _-]{0,6}",
        "(2012|2016|0*9)( R2| r2|[.]0|-rc1)?",
        ".{0,8}",
    ]
}

/// For each provider, members that make an image, and its fields with words of a vocabulary and their places.
type Words = (Provider, &'static str, &'static [(&'static str, &'static str)]);

const WORDS: &[Words] = &[
    (
        Provider::Gce,
        r#""kind":"compute#image","name":"a""#,
        &[
            ("/architecture", "/architecture"),
            ("/status", "/status"),
            ("/deprecated/state", "/deprecation/state"),
        ],
    ),
    (
        Provider::Gcore,
        r#""name":"a","region_id":7"#,
        &[
            ("/architecture", "/architecture"),
            ("/os_type", "/os/type"),
            ("/hw_firmware_type", "/firmware"),
            ("/hw_machine_type", "/machineType"),
            ("/status", "/status"),
            ("/visibility", "/visibility"),
            ("/ssh_key", "/gcore/sshKey"),
            ("/price_status", "/gcore/price/status"),
        ],
    ),
    (
        Provider::Azure,
        r#""type":"Microsoft.Compute/images","name":"a""#,
        &[
            ("/architecture", "/architecture"),
            ("/osType", "/os/type"),
            ("/hyperVGeneration", "/firmware"),
            ("/provisioningState", "/status"),
            ("/imageDeprecationStatus/imageState", "/deprecation/state"),
        ],
    ),
    (
        Provider::Aws,
        r#""ImageId":"ami-1","Name":"a""#,
        &[
            ("/Architecture", "/architecture"),
            ("/Platform", "/os/type"),
            ("/BootMode", "/firmware"),
            ("/TpmSupport", "/tpm"),
            ("/VirtualizationType", "/virtualization"),
            ("/State", "/status"),
        ],
    ),
    (
        Provider::Openstack,
        r#""container_format":"bare","name":"a""#,
        &[
            ("/architecture", "/architecture"),
            ("/os_type", "/os/type"),
            ("/hw_firmware_type", "/firmware"),
            ("/hw_tpm_version", "/tpm"),
            ("/hw_machine_type", "/machineType"),
            ("/vm_mode", "/virtualization"),
            ("/status", "/status"),
            ("/visibility", "/visibility"),
        ],
    ),
];

#[test]
fn each_provider_has_fields_with_words() {
    let providers: Vec<_> = WORDS.iter().map(|(provider, ..)| *provider).collect();
    assert_eq!(providers, Provider::ALL);
}

proptest! {
    #[test]
    fn the_order_of_keys_does_not_change_the_image(
        (provider, fields, shuffled) in fields().prop_flat_map(|(provider, fields)| {
            (Just(provider), Just(fields.clone()), Just(fields).prop_shuffle())
        }),
    ) {
        let (one, other) = (object(&fields), object(&shuffled));
        prop_assert_eq!(unify(&one, provider), unify(&other, provider));
    }

    #[test]
    fn setting_the_detected_provider_changes_nothing((provider, fields) in fields()) {
        let object = object(&fields);
        let detected = all_lines(object.as_bytes(), &Options::new());
        prop_assert_eq!(detected, all_lines(object.as_bytes(), &Options::new().provider(provider)));
    }

    #[test]
    fn an_unknown_field_does_not_change_the_image(
        (provider, fields) in fields(), key in "[a-z]{1,8}_unheard_of", value in value(), index in any::<prop::sample::Index>(),
    ) {
        let mut more = fields.clone();
        more.insert(index.index(fields.len() + 1), (key.clone(), value));
        let (one, other) = (object(&fields), object(&more));
        let mut other = unify(&other, provider);
        // Glance's custom properties are labels, and change nothing else.
        if let (Provider::Openstack, Ok(image)) = (provider, &mut other) {
            image.labels.remove(&key);
            let source = format!("/{key}");
            image.warnings.retain(|warning| warning.source.as_deref() != Some(&*source));
        }
        prop_assert_eq!(unify(&one, provider), other);
    }

    #[test]
    fn an_unknown_word_is_kept_with_a_warning(word in "[A-Z]{3,9}_UNHEARD_OF") {
        for (provider, signs, fields) in WORDS {
            let mut object: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&format!("{{{signs}}}")).unwrap();
            for (source, _) in *fields {
                let (key, value) = match source[1..].split_once('/') {
                    Some((key, inner)) => (key, serde_json::json!({inner: word})),
                    None => (&source[1..], word.as_str().into()),
                };
                object.insert(key.to_owned(), value);
            }
            let object = serde_json::to_string(&object).unwrap();
            let image = unify(&object, *provider).unwrap();
            let unified = serde_json::to_value(&image).unwrap();
            for (source, field) in *fields {
                prop_assert_eq!(unified.pointer(field).and_then(serde_json::Value::as_str), Some(&*word), "{} {}", provider, source);
            }
            let mut warned: Vec<_> = image.warnings.iter().map(|warning| (warning.code, warning.source.as_deref().unwrap())).collect();
            let mut expected: Vec<_> = fields.iter().map(|(source, _)| (WarningCode::Unrecognized, *source)).collect();
            warned.sort();
            expected.sort();
            prop_assert_eq!(warned, expected, "{}", provider);
        }
    }

    #[test]
    fn chunks_do_not_change_results(input in input(), size in 1_usize..40, strict in any::<bool>(), max_image_bytes in 1_usize..200) {
        let options = Options::new().strict(strict).max_image_bytes(max_image_bytes).source(true);
        let mut decoder = options.decoder();
        let mut lines = Vec::new();
        for chunk in input.chunks(size) {
            decoder.feed(chunk).unwrap();
            while let Some(image) = decoder.next_image() {
                lines.push(line(image));
            }
        }
        decoder.finish();
        while let Some(image) = decoder.next_image() {
            lines.push(line(image));
        }
        prop_assert_eq!(lines, all_lines(&input, &options));
        let mut images = options.images(&input);
        images.by_ref().for_each(drop);
        prop_assert_eq!(decoder.take_pages(), images.take_pages());
        prop_assert_eq!(decoder.skipped(), images.skipped());
    }

    #[test]
    fn reading_in_any_steps_does_not_change_results(input in input(), sizes in prop::collection::vec(1_usize..40, 1..6), strict in any::<bool>()) {
        let options = Options::new().strict(strict).source(true);
        let mut images = options.read(Steps { input: &input, sizes: sizes.iter().cycle() });
        let mut lines = Vec::new();
        while let Some(image) = images.next_image() {
            lines.push(line(content(image)));
        }
        prop_assert_eq!(lines, all_lines(&input, &options));
        let owned = options.read(Steps { input: &input, sizes: sizes.iter().cycle() });
        let lines: Vec<_> = owned.map(|image| line(content(image))).collect();
        prop_assert_eq!(lines, all_lines(&input, &options));
        let mut whole = options.images(&input);
        whole.by_ref().for_each(drop);
        prop_assert_eq!(images.take_pages(), whole.take_pages());
        prop_assert_eq!(images.skipped(), whole.skipped());
    }

    #[test]
    fn versions_are_totally_ordered(texts in prop::array::uniform3(version())) {
        let [a, b, c] = texts.each_ref().map(|text| Version::new(text));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
        prop_assert_eq!(a == b, a.as_str() == b.as_str());
    }

    #[test]
    fn versions_of_numbers_are_ordered_by_value(a in prop::collection::vec(any::<u32>(), 1..4), b in prop::collection::vec(any::<u32>(), 1..4)) {
        let text = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        prop_assert_eq!(Version::new(&text(&a)).cmp(&Version::new(&text(&b))), a.cmp(&b));
    }

    #[test]
    fn more_parts_make_a_later_version(text in version(), part in "[.]([a-z]|[0-9])") {
        let longer = format!("{text}{part}");
        prop_assert!(Version::new(&text) < Version::new(&longer));
    }

    #[test]
    fn times_convert_to_system_times_and_back(seconds in -62_167_219_200_i64..253_402_300_800, nanosecond in 0_u32..1_000_000_000) {
        let fraction = Duration::from_nanos(nanosecond.into());
        let time = if seconds < 0 {
            UNIX_EPOCH.checked_sub(Duration::from_secs(seconds.unsigned_abs()))
        } else {
            UNIX_EPOCH.checked_add(Duration::from_secs(seconds.unsigned_abs()))
        };
        // Not every platform has every time.
        if let Some(time) = time.and_then(|time| time.checked_add(fraction)) {
            let timestamp = Timestamp::try_from(time).unwrap();
            prop_assert_eq!((timestamp.unix_seconds(), timestamp.subsec_nanoseconds()), (seconds, nanosecond));
            prop_assert_eq!(SystemTime::from(timestamp), time);
        }
    }

    #[test]
    fn a_displayed_image_is_one_line_without_hidden_characters(texts in prop::array::uniform4(".{0,20}|[\u{0}-\u{a0}\u{200b}-\u{206f}]{0,20}")) {
        let [name, distro, version, architecture] = texts;
        let mut image = Image::new(Provider::Gcore, name);
        image.os.distro = Some(distro.into());
        image.os.version = Some(version.into());
        image.architecture = Some(Architecture::from(&*architecture));
        let line = image.to_string();
        prop_assert!(line.starts_with("gcore"), "{}", line);
        let hidden = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}');
        prop_assert!(!line.contains(hidden), "{:?}", line);
    }

    #[test]
    fn earlier_inputs_do_not_change_results(
        inputs in prop::collection::vec((input(), any::<bool>()), 1..6),
        provider in prop::option::of(select(Provider::ALL)),
        strict in any::<bool>(),
        images_each in 0_usize..4,
    ) {
        let options = Options::new().provider(provider).strict(strict).source(true);
        let mut decoder = options.decoder();
        for (input, is_complete) in inputs {
            decoder.restart();
            decoder.feed(&input).unwrap();
            if !is_complete {
                // The decoder restarts before the end of this input.
                for _ in 0..images_each {
                    drop(decoder.next_image());
                }
                continue;
            }
            decoder.finish();
            let mut seen = Vec::new();
            while let Some(image) = decoder.next_image() {
                seen.push(line(image));
            }
            prop_assert_eq!(seen, all_lines(&input, &options));
            let mut images = options.images(&input);
            while images.next().is_some() {}
            prop_assert_eq!(decoder.take_pages(), images.take_pages());
            prop_assert_eq!(decoder.skipped(), images.skipped());
        }
    }

    #[test]
    fn white_space_does_not_change_the_image((provider, fields) in fields()) {
        let compact = object(&fields);
        let value: Box<serde_json::value::RawValue> = serde_json::from_str(&compact).unwrap();
        let spaced = value.get().replace("{\"", " { \n\t\"").replace("\":", "\" :\r\n ");
        prop_assert_eq!(unify(&compact, provider), unify(&spaced, provider));
    }

    /// All images before the first changed byte are read.
    #[test]
    fn changed_bytes_do_not_affect_earlier_images(
        objects in prop::collection::vec(fields(), 1..5),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let lines: Vec<_> = objects.iter().map(|(_, fields)| object(fields) + "\n").collect();
        let mut dump = lines.concat().into_bytes();
        let mut first = dump.len();
        for (index, byte) in changes {
            let at = index.index(dump.len());
            first = first.min(at);
            dump[at] = byte;
        }
        let mut untouched = lines.concat();
        let mut end = 0;
        for line in &lines {
            if end + line.len() > first {
                break;
            }
            end += line.len();
        }
        untouched.truncate(end);
        let options = Options::new();
        let before = all_lines(untouched.as_bytes(), &options);
        let changed = all_lines(&dump, &options);
        prop_assert_eq!(changed.get(..before.len()), Some(&*before));
    }

    #[test]
    fn a_written_image_reads_back_equal((_, fields) in fields(), source in any::<bool>()) {
        let object = object(&fields);
        for image in Options::new().source(source).images(object.as_bytes()).flatten() {
            let written = serde_json::to_string(&image).unwrap();
            let read: Image<'_> = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(&read, &image);
            // A written image is valid input.
            prop_assert_eq!(all_lines(written.as_bytes(), &Options::new().strict(true)), [written.clone()]);
            prop_assert_eq!(read.into_owned(), image);
        }
    }

    #[test]
    fn every_price_reads_back_equal(hour in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL, month in 0.0..1e4_f64) {
        let object = format!("{{\"name\":\"a\",\"region_id\":7,\"min_disk\":0,\"price_per_hour\":{hour:e},\"price_per_month\":{month}}}");
        let image = unify(&object, Provider::Gcore).unwrap();
        let price = image.gcore.clone().unwrap().price.unwrap();
        prop_assert_eq!((price.per_hour, price.per_month), (Some(hour), Some(month)));
        let read: Image<'_> = serde_json::from_str(&serde_json::to_string(&image).unwrap()).unwrap();
        prop_assert_eq!(read, image);
    }

    #[test]
    fn secrets_are_in_no_output(secret in "[a-z]{12}", key in select(vec![
        "rawKey", "rsaEncryptedKey", "raw\\u004bey", "raw_key", "rsa_encrypted_key", "RawKey",
        "RsaEncryptedKey", "RAW_KEY", "raw-key",
    ])) {
        let holders = ["imageEncryptionKey", "image_encryption_key", "sourceImageEncryptionKey", "unheardOf"];
        for holder in holders {
            for value in [format!("\"{secret}\""), format!("[\"{secret}\"]"), format!("{{\"x\":\"{secret}\"}}")] {
                let inputs = [
                    format!(r#"{{"kind":"compute#image","name":"a","{holder}":{{"{key}":{value}}}}}"#),
                    format!(r#"{{"kind":"compute#image","{holder}":{{"{key}":{value}}}}}"#),
                ];
                for input in inputs {
                    for line in all_lines(input.as_bytes(), &Options::new().source(true)) {
                        prop_assert!(!line.contains(&secret), "{}", line);
                    }
                }
            }
        }
    }

    #[test]
    fn pointers_of_warnings_and_evidence_exist((provider, fields) in fields()) {
        let object = object(&fields);
        // `serde_json` does not read these two.
        let readable = object.replace("1e400", "1e300").replace("\\ud800", "\\ufffd");
        let source: serde_json::Value = serde_json::from_str(&readable).unwrap();
        if let Ok(image) = unify(&object, provider) {
            let unified = serde_json::to_value(&image).unwrap();
            for warning in &image.warnings {
                prop_assert!(source.pointer(warning.source.as_deref().unwrap()).is_some(), "{:?}", warning);
                prop_assert!(!warning.message.contains('\n'));
            }
            for (field, from) in &image.evidence {
                prop_assert!(unified.pointer(field).is_some(), "{}", field);
                prop_assert!(source.pointer(from).is_some(), "{}", from);
            }
        }
    }

    #[test]
    fn a_displayed_time_parses_back(seconds in 0_i64..200_000_000_000, nanosecond in 0_i32..1_000_000_000) {
        let text = jiff::Timestamp::new(seconds, nanosecond).unwrap().to_string();
        let time: Timestamp = text.parse().unwrap();
        prop_assert_eq!(time.to_string().parse::<Timestamp>().unwrap(), time);
        prop_assert_eq!(time.unix_seconds(), seconds);
        prop_assert_eq!(time.to_string(), text);
    }

    #[test]
    fn a_displayed_word_parses_back(word in "\\PC{0,12}") {
        let architecture: Architecture = word.parse().unwrap();
        prop_assert_eq!(architecture.to_string().parse::<Architecture>().unwrap(), architecture);
    }
}

#[test]
fn every_word_of_every_vocabulary_parses_back() {
    macro_rules! check {
        ($($vocabulary:ty),+) => { $(
            for word in <$vocabulary>::WORDS {
                let value: $vocabulary = word.parse().unwrap();
                assert_eq!(value.to_string(), *word);
                let json = serde_json::to_string(&value).unwrap();
                assert_eq!(json, format!("\"{word}\""));
                assert_eq!(serde_json::from_str::<$vocabulary>(&json).unwrap(), value);
            }
        )+ };
    }
    check!(
        Architecture,
        OsType,
        Firmware,
        MachineType,
        Status,
        DeprecationState,
        Visibility,
        SshKey,
        PriceStatus,
        Licensing,
        Confidential,
        ParentKind,
        Tpm,
        Virtualization,
        Provider,
        ErrorCode,
        WarningCode
    );
}

#[test]
fn a_parse_error_of_a_closed_vocabulary_lists_its_words() {
    let error = "free".parse::<Licensing>().unwrap_err();
    assert_eq!(error.to_string(), "expected `payg` or `byos`, found `free`");
}

/// An image of each provider, without its last brace.
const OBJECTS: [(Provider, &str); 5] = [
    (Provider::Gce, r#"{"kind":"compute#image","name":"a""#),
    (Provider::Gcore, r#"{"name":"a","region_id":7,"min_disk":1"#),
    (Provider::Azure, r#"{"type":"Microsoft.Compute/images","name":"a""#),
    (Provider::Aws, r#"{"ImageId":"ami-1","Name":"a""#),
    (Provider::Openstack, r#"{"name":"a","container_format":"bare""#),
];

/// The spellings of a key that consists of these words.
fn spellings(words: &[&str]) -> Vec<String> {
    let capital = |word: &&str| word[..1].to_uppercase() + &word[1..];
    let pascal = words.iter().map(capital).collect::<String>();
    let camel = pascal[..1].to_lowercase() + &pascal[1..];
    let spaced = words.iter().map(capital).collect::<Vec<_>>().join(" ");
    let snake = words.join("_");
    vec![camel, pascal, snake.to_uppercase(), words.join("-"), spaced, format!("a.{snake}"), snake]
}

/// The members with which an object can have a key of a URL: its own, in objects, in lists, and in texts that are JSON.
fn members_with(key: &str, url: &str) -> Vec<String> {
    let member = format!(r#""{key}":"{url}""#);
    let list = format!(r#""{key}":["{url}",["{url}"]]"#);
    let escaped = member.replace('/', "\\/").replace(':', "\\u003a");
    let escaped = escaped.replace("\"\\u003a\"", "\":\"");
    let text = serde_json::to_string(&format!("{{{member}}}")).unwrap();
    let text_of_list = serde_json::to_string(&format!(" [7,{{\"b\":{{{list}}}}}]")).unwrap();
    vec![
        format!(r#""properties":{{{member}}}"#),
        format!(r#""properties":{text}"#),
        format!(r#""storageProfile":{{"osDisk":{{{member}}}}}"#),
        format!(r#""storageProfile":{text},"deprecated":{text},"BlockDeviceMappings":{text}"#),
        format!(r#""unheardOf":{{"b":[{{{member}}}]}}"#),
        format!(r#""unheardOf":{text}"#),
        format!(r#""unheardOf":[{text_of_list}]"#),
        format!(r#""unheardOf":{text_of_list}"#),
        member,
        list,
        escaped,
    ]
}

#[test]
fn urls_that_may_hold_secrets_are_in_no_output() {
    const URL: &str = "https://account.example/container/a.vhd?key=hush4secret";
    let mut checked = 0;
    for words in [
        &["uri"][..],
        &["blob", "uri"],
        &["os", "blob", "uri"],
        &["sas", "uri"],
        &["source", "uri"],
        &["vhd", "uri"],
        &["access", "sas"],
        &["direct", "url"],
        &["locations"],
        &["location"],
    ] {
        for key in spellings(words) {
            for (provider, object) in OBJECTS {
                // Version 1 of Glance has the image's own URL in `uri`, and Azure the region in `location`.
                let is_own = match provider {
                    Provider::Openstack => words.ends_with(&["uri"]) || words.ends_with(&["sas"]),
                    Provider::Azure => key == "location",
                    _ => false,
                };
                for members in members_with(&key, URL) {
                    let input = format!("{object},{members}}}");
                    let options = Options::new().source(true);
                    for line in all_lines(input.as_bytes(), &options.clone().strict(true)) {
                        assert!(is_own || !line.contains("hush4secret"), "{input}\n{line}");
                    }
                    let lines = all_lines(input.as_bytes(), &options);
                    assert!(lines.concat().contains("[redacted]"), "{input}\n{lines:?}");
                    for image in options.images(input.as_bytes()) {
                        let mut image = image.unwrap();
                        if is_own {
                            image.labels = TextMap::new();
                            image.region = None;
                        }
                        let line = line(Ok(image));
                        assert!(!line.contains("hush4secret"), "{input}\n{line}");
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 1_000, "{checked}");
}

/// URLs with a password or a signature.
const SECRET_URLS: [&str; 5] = [
    "https://account.example/container/a.vhd?sv=2020&sig=hush4secret",
    "https://account.example/container/a.vhd#SIG=hush4secret",
    "https://bucket.example/a?X-Amz-Date=1&X-Amz-Signature=hush4secret",
    "https://bucket.example/a?x-goog-signature=hush4secret",
    "rbd://user:hush4secret@pool/a",
];

/// Whatever their keys are.
#[test]
fn urls_with_secrets_are_in_no_output() {
    let mut checked = 0;
    for words in [&["url"][..], &["copy", "from"], &["image", "source", "url"], &["unheard", "of"]]
    {
        for key in spellings(words) {
            for (index, url) in SECRET_URLS.into_iter().enumerate() {
                // All URLs in one spelling, and one URL in each.
                if index > 0 && key != words.join("_") {
                    continue;
                }
                for (_, object) in OBJECTS {
                    for members in members_with(&key, url) {
                        let input = format!("{object},{members}}}");
                        let options = Options::new().source(true);
                        let strict = all_lines(input.as_bytes(), &options.clone().strict(true));
                        let lines = all_lines(input.as_bytes(), &options);
                        assert!(lines.concat().contains("[redacted]"), "{input}\n{lines:?}");
                        for line in strict.iter().chain(&lines) {
                            assert!(!line.contains("hush4secret"), "{input}\n{line}");
                            checked += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn no_message_has_a_url_with_a_secret() {
    let mut checked = 0;
    let keys = [
        "archiveSizeBytes",
        "creationTimestamp",
        "deprecated",
        "guestOsFeatures",
        "imageEncryptionKey",
        "labels",
        "is_baremetal",
        "min_disk",
        "created_at",
        "metadata",
        "storageProfile",
        "osDiskImage",
        "features",
        "systemData",
        "EnaSupport",
        "CreationDate",
        "BlockDeviceMappings",
        "protected",
        "size",
    ];
    for url in SECRET_URLS {
        for url in [format!("\"{url}\""), format!("\"{}\"", url.replace('/', "\\/"))] {
            let mut inputs =
                vec![url.clone(), format!("[{url}]"), format!("{{\"images\":[{url}]}}")];
            for (_, object) in OBJECTS {
                for key in keys {
                    inputs.push(format!("{object},\"{key}\":{url}}}"));
                    inputs.push(format!("{object},\"{key}\":[{url}]}}"));
                    inputs.push(format!("{object},\"{key}\":{{\"a\":[{url}]}}}}"));
                }
            }
            for message in ["message", "detail", "title"] {
                inputs.push(format!("{{\"{message}\":{url}}}"));
                inputs.push(format!("{{\"error\":{{\"code\":404,\"{message}\":{url}}}}}"));
                inputs.push(format!("{{\"error\":{{\"code\":\"a\",\"{message}\":{url}}}}}"));
            }
            for input in inputs {
                for strict in [false, true] {
                    for line in all_lines(input.as_bytes(), &Options::new().strict(strict)) {
                        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
                        // The fields of an image are no messages: an open word may be any text.
                        let is_image = value.get("labels").is_some();
                        let messages =
                            if is_image { value["warnings"].to_string() } else { line.clone() };
                        assert!(!messages.contains("hush4secret"), "{input}\n{line}");
                        checked += 1;
                    }
                }
            }
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn many_keys_and_tags_take_linear_time() {
    let labels: Vec<_> = (0..200_000).map(|i| format!("\"k{i}\":1,\"k{i}\":[],")).collect();
    let gce = format!(
        "{{\"kind\":\"compute#image\",\"name\":\"a\",\"labels\":{{{}\"z\":\"\"}}}}",
        labels.concat()
    );
    let image = images(gce.as_bytes()).next().unwrap().unwrap();
    assert_eq!(image.labels.len(), 1);
    let tags = "{\"key\":\"k\",\"value\":\"\"},".repeat(200_000);
    let gcore = format!("{{\"name\":\"a\",\"region_id\":1,\"min_disk\":0,\"tags\":[{tags}1]}}");
    let image = images(gcore.as_bytes()).next().unwrap().unwrap();
    assert_eq!((image.labels.len(), image.warnings.len()), (1, 1_000));
}
