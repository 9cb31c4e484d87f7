//! Objects of images: from all fixtures, and generated from valid and invalid values.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cloud_image::{Options, Provider};
use serde_json::{Map, Value, json};

use crate::random::Random;

/// The value of every secret key. It must not be in any output.
pub(crate) const SECRET: &str = "hush4secret";

/// The images in the fixtures that are detected without a wrapper.
pub(crate) static IMAGES: LazyLock<Vec<(Provider, Map<String, Value>)>> = LazyLock::new(|| {
    let mut objects = BTreeSet::new();
    find_objects(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut objects);
    let objects = objects.iter().map(|text| serde_json::from_str(text).unwrap());
    objects.filter_map(|object| Some((provider(&object)?, object))).collect()
});

const RESPELT: [&str; 7] = [
    "image_id",
    "imageId",
    "license",
    "licenseCode",
    "guestOsFeature",
    "storageLocation",
    "ebs_block_device",
];

/// The provider of an object if it is exactly one image in the API's spelling.
fn provider(object: &Map<String, Value>) -> Option<Provider> {
    let text = serde_json::to_string(object).unwrap();
    let normalized = Options::new().normalize(text.as_bytes());
    let is_api_object = !object.contains_key("provider") && normalized.pages.is_empty();
    // Not in the API's spelling.
    let is_respelt = RESPELT.iter().any(|key| object.contains_key(*key))
        || object.contains_key("Name")
            && object.keys().any(|key| key.starts_with(char::is_lowercase));
    // It would be too deep in a wrapper.
    let is_deep = text.contains(&"[".repeat(50)) || text.contains(&"{".repeat(50));
    let [image] = &*normalized.images else { return None };
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    // It is not only in the object.
    let is_itself = text("name").or_else(|| text("Name")) == Some(&image.name)
        || image.id.is_some() && ["id", "urn"].iter().any(|key| text(key) == image.id.as_deref());
    (is_api_object && !is_respelt && !is_deep && is_itself).then_some(image.provider)
}

fn find_objects(folder: &Path, objects: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            find_objects(&path, objects);
        } else if path.to_str().unwrap().ends_with(".in.json") {
            let bytes = fs::read(path).unwrap();
            let values = serde_json::Deserializer::from_slice(&bytes).into_iter::<Value>();
            values.map_while(Result::ok).for_each(|value| add_objects(&value, objects));
        }
    }
}

/// Adds an object, or those in lists.
fn add_objects(value: &Value, objects: &mut BTreeSet<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| add_objects(element, objects)),
        Value::Object(object) => {
            objects.insert(value.to_string());
            for key in ["items", "results", "data", "value", "Images", "images"] {
                add_objects(object.get(key).unwrap_or(&Value::Null), objects);
            }
        }
        _ => {}
    }
}

/// An image with valid and invalid values.
pub(crate) fn generated(random: &mut Random) -> (Provider, Map<String, Value>) {
    match random.below(5) {
        0 => (Provider::Gce, gce(random)),
        1 => (Provider::Gcore, gcore(random)),
        2 => (Provider::Azure, azure(random)),
        3 => (Provider::Aws, aws(random)),
        _ => (Provider::Openstack, openstack(random)),
    }
}

type Samples = &'static [(&'static str, &'static [&'static str])];

const GCE: Samples = &[
    ("id", &["\"4471373458473593472\"", "4471373458473593472", "7.5"]),
    ("creationTimestamp", &["\"2024-04-15T10:23:45.123-07:00\"", "\"1970-01-01\"", "null"]),
    ("description", &["\"Debian, Debian GNU/Linux, 12 (bookworm), amd64\"", "7", "\"é \\\"\""]),
    (
        "rawDisk",
        &[
            "{\"containerType\":\"TAR\",\"source\":\"\",\"sha1Checksum\":\"a\"}",
            "{\"containerType\":7}",
            "{}",
            "\"TAR\"",
        ],
    ),
    (
        "deprecated",
        &[
            "{\"state\":\"DEPRECATED\",\"replacement\":\"projects/p/global/images/b\",\"deprecated\":\"2024-04-15T10:23:45Z\"}",
            "{\"state\":\"UNHEARD_OF\",\"obsolete\":\"soon\"}",
            "null",
        ],
    ),
    ("status", &["\"READY\"", "\"UNHEARD_OF\"", "1"]),
    ("archiveSizeBytes", &["\"1223344556\"", "1223344556", "-1"]),
    ("diskSizeGb", &["\"10\"", "10", "\"9007199254740993\"", "1.5"]),
    ("sourceDisk", &["\"https://www.googleapis.com/compute/v1/projects/p/zones/z/disks/d\""]),
    ("sourceDiskId", &["\"7\"", "true"]),
    ("sourceImage", &["\"projects/rocky-linux-cloud/global/images/rocky-linux-9-v20240415\""]),
    ("sourceImageId", &["\"8\"", "8"]),
    (
        "sourceImageEncryptionKey",
        &["{\"sha256\":\"a\",\"rsaEncryptedKey\":\"hush4secret\"}", "\"a\""],
    ),
    ("sourceSnapshotId", &["\"9\""]),
    (
        "licenses",
        &[
            "[\"https://www.googleapis.com/compute/v1/projects/debian-cloud/global/licenses/debian-12-bookworm\"]",
            "[\"projects/windows-cloud/global/licenses/windows-server-2022-dc\",7]",
            "[]",
            "\"a\"",
        ],
    ),
    ("licenseCodes", &["[\"1000046\"]", "[1000046,null]", "[true]"]),
    ("family", &["\"debian-12\"", "\"ubuntu-2404-lts-amd64\"", "\"\"", "7"]),
    (
        "imageEncryptionKey",
        &[
            "{\"kmsKeyName\":\"projects/p/locations/l/keyRings/r/cryptoKeys/k\",\"kmsKeyServiceAccount\":\"a@b\"}",
            "{\"kmsKeyName\":7,\"rawKey\":\"hush4secret\"}",
            "[]",
        ],
    ),
    (
        "selfLink",
        &[
            "\"https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/golden\"",
            "\"https://compute.s3nsapis.fr/compute/v1/projects/s3ns:acme/global/images/golden\"",
        ],
    ),
    ("labels", &["{\"env\":\"prod\",\"diskSizeGb\":\"\"}", "{\"env\":7}", "null"]),
    ("labelFingerprint", &["\"42WmSpB8rSM=\""]),
    (
        "guestOsFeatures",
        &[
            "[{\"type\":\"UEFI_COMPATIBLE\"},{\"type\":\"SEV_CAPABLE\"},{\"type\":\"GVNIC\"}]",
            "[{\"type\":\"WINDOWS\"},{\"type\":7},{}]",
            "[\"GVNIC\"]",
        ],
    ),
    ("storageLocations", &["[\"us\",\"eu\"]", "[7]"]),
    ("architecture", &["\"X86_64\"", "\"ARM64\"", "\"UNHEARD_OF\""]),
    ("enableConfidentialCompute", &["true", "\"true\""]),
    ("sourceType", &["\"RAW\""]),
    ("satisfiesPzs", &["false"]),
    ("unheardOf", &["{\"rawKey\":\"hush4secret\",\"items\":[{\"name\":\"never\"}]}"]),
];

const GCORE: Samples = &[
    ("id", &["\"169942e0-9b53-42df-95ef-1a8b6525c2bd\"", "7"]),
    ("description", &["\"\"", "\"Образ\"", "[]", "7"]),
    ("project_id", &["1", "\"1\"", "1.5"]),
    ("region", &["\"Luxembourg-2\"", "7"]),
    ("architecture", &["\"x86_64\"", "\"arm64\"", "\"N/A\""]),
    ("os_type", &["\"linux\"", "\"windows\"", "7"]),
    ("os_distro", &["\"ubuntu\"", "\"centos\"", "\"unheard of\""]),
    ("os_version", &["\"22.04\"", "\"9\"", "9"]),
    ("gpu_driver", &["\"nvidia\"", "null"]),
    ("gpu_driver_version", &["\"570.148.08\""]),
    ("hw_firmware_type", &["\"uefi\"", "\"unheard of\""]),
    ("hw_machine_type", &["\"q35\""]),
    ("size", &["0", "1223344556", "-1"]),
    ("min_ram", &["0", "512", "\"a\""]),
    ("disk_format", &["\"raw\"", "\"qcow2\""]),
    ("tags", &["[{\"key\":\"env\",\"value\":\"prod\",\"read_only\":false}]", "[\"bare\"]", "7"]),
    ("tags_v2", &["[{\"key\":\"env\",\"value\":\"stage\",\"read_only\":true}]", "{}"]),
    (
        "metadata_detailed",
        &[
            "[{\"key\":\"os_purpose\",\"value\":\"generic\",\"read_only\":true},{\"key\":\"env\",\"value\":7}]",
            "[7]",
        ],
    ),
    ("metadata", &["{\"os_type\":\"linux\",\"hw_architecture\":\"aarch64\",\"env\":\"other\"}"]),
    ("status", &["\"active\"", "\"queued\"", "\"unheard of\""]),
    ("visibility", &["\"public\"", "7"]),
    (
        "created_at",
        &["\"2024-05-05T14:51:26.570866\"", "\"2024-05-05T14:51:26+0000\"", "\"1970-01-01\""],
    ),
    ("ssh_key", &["\"allow\"", "null"]),
    ("currency_code", &["\"USD\""]),
    ("price_per_hour", &["0.0125", "\"a\""]),
    ("display_order", &["7", "\"a\""]),
    ("is_baremetal", &["true", "null", "\"a\""]),
    ("unheard_of", &["{\"raw_key\":\"hush4secret\",\"results\":[{\"name\":\"never\"}]}"]),
];

const AZURE: Samples = &[
    (
        "id",
        &[
            "\"/subscriptions/1/resourceGroups/a/providers/Microsoft.Compute/images/golden\"",
            "\"a\"",
            "7",
        ],
    ),
    ("location", &["\"westeurope\"", "7"]),
    ("tags", &["{\"env\":\"prod\"}", "{\"env\":7}", "[]", "null"]),
    (
        "systemData",
        &[
            "{\"createdAt\":\"2024-04-24T15:49:17.4965091+00:00\",\"createdBy\":\"a\"}",
            "{\"createdAt\":7}",
        ],
    ),
    (
        "properties",
        &[
            "{\"architecture\":\"x64\",\"hyperVGeneration\":\"V2\",\"osType\":\"Linux\",\"provisioningState\":\"Succeeded\",\"identifier\":{\"publisher\":\"canonical\",\"offer\":\"0001-com-ubuntu-server-jammy\",\"sku\":\"22_04-lts\"}}",
            "{\"features\":[{\"name\":\"SecurityType\",\"value\":\"TrustedLaunch\"},{\"name\":7}],\"endOfLifeDate\":\"soon\"}",
            "{\"storageProfile\":{\"osDisk\":{\"osType\":\"Windows\",\"diskSizeGB\":127,\"blobUri\":\"https://a/b?hush4secret\"}}}",
            "7",
        ],
    ),
    ("unheard_of", &["{\"raw_key\":\"hush4secret\",\"value\":[{\"name\":\"never\"}]}"]),
];

fn azure(random: &mut Random) -> Map<String, Value> {
    let mut object = random_members(random, AZURE);
    // A sign of an image.
    object.insert("type".to_owned(), json!("Microsoft.Compute/images"));
    object.insert("name".to_owned(), name(random));
    object
}

const AWS: Samples = &[
    ("Description", &["\"[Copied ami-1 from us-east-1] debian-12\"", "7", "\"é \\\"\""]),
    ("ImageLocation", &["\"amazon/golden\"", "7"]),
    ("ImageType", &["\"machine\"", "7"]),
    ("PublicSsmParameterName", &["\"/aws/service/golden\"", "[]"]),
    ("OwnerId", &["\"137112412989\"", "111122223333", "1.5"]),
    ("Region", &["\"eu-central-1\"", "7"]),
    ("Architecture", &["\"x86_64\"", "\"arm64_mac\"", "\"UNHEARD_OF\""]),
    ("PlatformDetails", &["\"Red Hat Enterprise Linux\"", "\"SUSE Linux\"", "\"Linux/UNIX\"", "7"]),
    ("UsageOperation", &["\"RunInstances:0010\"", "\"RunInstances\"", "true"]),
    (
        "ProductCodes",
        &["[{\"ProductCodeId\":\"a\",\"ProductCodeType\":\"marketplace\"}]", "[7,{}]", "{}"],
    ),
    ("Platform", &["\"windows\"", "\"UNHEARD_OF\"", "null"]),
    ("BootMode", &["\"uefi-preferred\"", "\"UNHEARD_OF\""]),
    ("TpmSupport", &["\"v2.0\"", "7"]),
    ("VirtualizationType", &["\"hvm\"", "\"UNHEARD_OF\""]),
    ("EnaSupport", &["true", "\"true\""]),
    ("SriovNetSupport", &["\"simple\"", "7"]),
    ("ImdsSupport", &["\"v2.0\""]),
    ("RootDeviceName", &["\"/dev/sda1\"", "7"]),
    ("RootDeviceType", &["\"ebs\""]),
    (
        "BlockDeviceMappings",
        &[
            "[{\"DeviceName\":\"/dev/sda1\",\"Ebs\":{\"VolumeSize\":8,\"Encrypted\":true,\"KmsKeyId\":\"k\"}}]",
            "[{\"DeviceName\":\"/dev/sdb\",\"Ebs\":{\"VolumeSize\":-1}},{\"DeviceName\":\"/dev/sda1\",\"Ebs\":{\"VolumeSize\":1.5}}]",
            "[{\"DeviceName\":\"/dev/sda1\",\"VirtualName\":\"ephemeral0\"},7]",
            "{}",
        ],
    ),
    (
        "Tags",
        &[
            "[{\"Key\":\"env\",\"Value\":\"prod\"},{\"Key\":\"aws:a\",\"Value\":\"1\"}]",
            "[{\"Key\":\"env\",\"Value\":7},{\"Key\":\"env\",\"Value\":\"a\"}]",
            "7",
        ],
    ),
    ("State", &["\"available\"", "\"UNHEARD_OF\"", "1"]),
    ("DeprecationTime", &["\"2024-04-15T10:23:45.123Z\"", "\"soon\""]),
    ("Public", &["true", "1"]),
    ("DeregistrationProtection", &["\"disabled\"", "false"]),
    ("CreationDate", &["\"2024-04-15T10:23:45.000Z\"", "\"1970-01-01\"", "null"]),
    ("SourceImageId", &["\"ami-2\""]),
    ("SourceInstanceId", &["\"i-2\"", "7"]),
    ("StateReason", &["{\"Code\":\"a\",\"Message\":\"b\"}"]),
    ("UnheardOf", &["{\"rawKey\":\"hush4secret\",\"Images\":[{\"Name\":\"never\"}]}"]),
];

fn aws(random: &mut Random) -> Map<String, Value> {
    let mut object = random_members(random, AWS);
    object.insert("ImageId".to_owned(), json!("ami-0000000000000001"));
    object.insert("Name".to_owned(), name(random));
    object
}

const OPENSTACK: Samples = &[
    ("id", &["\"169942e0-9b53-42df-95ef-1a8b6525c2bd\"", "null", "7"]),
    ("description", &["\"Debian 12 (bookworm)\"", "\"\"", "7"]),
    ("owner", &["\"p-1\"", "null"]),
    ("owner_id", &["\"p-2\""]),
    ("self", &["\"/v2/images/i-1\"", "7"]),
    ("schema", &["\"/v2/schemas/image\""]),
    ("architecture", &["\"x86_64\"", "\"arm64\"", "\"N/A\"", "\"x86\""]),
    ("__os_bit", &["\"64\"", "\"32\"", "64"]),
    ("os_type", &["\"linux\"", "\"windows\"", "7"]),
    ("os_distro", &["\"ubuntu\"", "\"centos7.0\"", "\"unheard of\""]),
    ("os_version", &["\"22.04\"", "\"9\"", "9"]),
    ("__platform", &["\"CentOS\"", "\"Other\""]),
    ("__os_version", &["\"CentOS 7.3 64bit\"", "7"]),
    ("hw_firmware_type", &["\"uefi\"", "\"unheard of\""]),
    ("os_secure_boot", &["\"required\"", "\"disabled\"", "[]"]),
    ("hw_mem_encryption", &["\"true\"", "true", "\"false\""]),
    ("hw_mem_encryption_model", &["\"amd-sev-snp\"", "\"unheard of\""]),
    ("hw_machine_type", &["\"pc-q35-6.2\"", "\"virt\""]),
    ("size", &["0", "1223344556", "-1"]),
    ("virtual_size", &["21474836480", "null"]),
    ("min_disk", &["10", "0", "\"a\""]),
    ("disk_format", &["\"raw\"", "\"qcow2\"", "7"]),
    ("checksum", &["\"0f\"", "null"]),
    ("os_hash_algo", &["\"sha512\""]),
    ("os_hash_value", &["\"1e\"", "7"]),
    ("tags", &["[\"bare\"]", "[]", "7", "[\"bare\",7]"]),
    ("team", &["\"web\"", "true", "7", "[]"]),
    ("rawKey", &["\"hush4secret\""]),
    ("direct_url", &["\"hush4secret\""]),
    ("locations", &["[{\"url\":\"hush4secret\"}]"]),
    ("status", &["\"active\"", "\"queued\"", "\"unheard of\""]),
    ("visibility", &["\"public\"", "7"]),
    ("protected", &["true", "\"a\""]),
    (
        "created_at",
        &["\"2026-03-02T08:15:00Z\"", "\"2016-05-22T06:04:20.425843\"", "\"1970-01-01\""],
    ),
    ("base_image_ref", &["\"b-1\"", "\"\""]),
    ("instance_uuid", &["\"s-1\""]),
    ("hypervisor_type", &["\"baremetal\"", "\"qemu\""]),
    ("vmware_ostype", &["\"centos7_64Guest\"", "\"otherGuest\""]),
    ("os_admin_user", &["\"ubuntu\"", "\"core\""]),
];

fn gce(random: &mut Random) -> Map<String, Value> {
    let mut object = random_members(random, GCE);
    // A sign of an image.
    object.insert("kind".to_owned(), json!("compute#image"));
    object.insert("name".to_owned(), name(random));
    object
}

fn gcore(random: &mut Random) -> Map<String, Value> {
    let mut object = random_members(random, GCORE);
    object.insert("region_id".to_owned(), json!(76));
    object.insert("min_disk".to_owned(), random.pick(&[0, 5]).into());
    object.insert("name".to_owned(), name(random));
    object
}

fn openstack(random: &mut Random) -> Map<String, Value> {
    let mut object = random_members(random, OPENSTACK);
    object.insert("container_format".to_owned(), json!("bare"));
    object.insert("name".to_owned(), name(random));
    object
}

fn name(random: &mut Random) -> Value {
    const NAMES: [&str; 6] = [
        "golden-7",
        "debian-12-bookworm-v20240415",
        "ubuntu-2204-jammy-arm64-v20240415",
        "windows-server-2019-dc-v20240415",
        "sql-2022-standard-windows-2022-dc",
        "almalinux-9-x64",
    ];
    random.pick(&NAMES).into()
}

fn random_members(random: &mut Random, samples: Samples) -> Map<String, Value> {
    let one_in = random.pick(&[1, 2, 5]);
    let mut object = Map::new();
    for &(key, values) in samples {
        if random.one_in(one_in) {
            // The first values are valid, so many images have few warnings.
            let choices = if random.one_in(3) { values.len() } else { 1 };
            let value = values[random.below(choices)];
            object.insert(key.to_owned(), serde_json::from_str(value).unwrap());
        }
    }
    object
}
