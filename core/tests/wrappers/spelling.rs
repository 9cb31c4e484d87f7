//! Converts an image's object to other spellings.

use serde_json::{Map, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The API's JSON.
    Api,
    /// The names in the protocol buffers.
    Proto,
    /// Cloud Asset Inventory: singular names of lists.
    Asset,
    /// Terraform's attributes.
    Terraform,
    /// The command line's: fields of an object stand beside it.
    CommandLine,
    /// `imageId`, also in lists.
    Camel,
    /// `image_id`, also in lists.
    Snake,
    /// The client of `OpenStack`: properties in an object.
    Client,
}

impl Spelling {
    pub(crate) const GCE: &[Self] = &[Self::Api, Self::Proto, Self::Asset, Self::Terraform];
    pub(crate) const GCORE: &[Self] = &[Self::Api, Self::Terraform];
    pub(crate) const AWS: &[Self] = &[Self::Api, Self::Camel, Self::Snake];
    pub(crate) const OPENSTACK: &[Self] = &[Self::Api, Self::Client, Self::Terraform];

    pub(crate) const AZURE: &[Self] = &[Self::Api, Self::CommandLine, Self::Proto];

    /// Converts the object of an image of Azure; `None` if that would repeat a key.
    pub(crate) fn azure(self, object: &Map<String, Value>) -> Option<Map<String, Value>> {
        match self {
            Self::CommandLine => {
                let mut object = object.clone();
                let nested = object.remove("properties");
                for (key, value) in nested.iter().filter_map(Value::as_object).flatten() {
                    if object.insert(key.clone(), value.clone()).is_some() {
                        return None;
                    }
                }
                let is_object = nested.is_none_or(|nested| nested.is_object());
                is_object.then_some(object)
            }
            Self::Proto => nested_snake(object),
            _ => Some(object.clone()),
        }
    }

    /// Converts the object of a Compute Engine image; `None` if that would repeat a key.
    pub(crate) fn gce(self, object: &Map<String, Value>) -> Option<Map<String, Value>> {
        match self {
            Self::Api | Self::CommandLine => Some(object.clone()),
            Self::Proto => members(object, |key, value| {
                let value = match key {
                    "guestOsFeatures" => each(value, |feature| {
                        respelled(feature, |key| {
                            if key == "type" { "type_" } else { key }.to_owned()
                        })
                    }),
                    _ if is_message(key) => respelled(value, snake),
                    _ => value.clone(),
                };
                (snake(key), value)
            }),
            Self::Asset => members(object, |key, value| {
                let key = match key {
                    "licenses" | "licenseCodes" | "guestOsFeatures" | "storageLocations" => {
                        key.strip_suffix('s').unwrap()
                    }
                    _ => key,
                };
                (key.to_owned(), value.clone())
            }),
            Self::Terraform => terraform(object),
            Self::Camel | Self::Snake | Self::Client => None,
        }
    }

    /// Converts the object of an EC2 image; `None` if that would repeat a key. In other spellings only the id is a sign.
    pub(crate) fn aws(self, object: &Map<String, Value>) -> Option<Map<String, Value>> {
        let spell: fn(&str) -> String = match self {
            Self::Camel => camel,
            Self::Snake => |key| snake(&camel(key)),
            _ => return Some(object.clone()),
        };
        object.get("ImageId")?;
        members(object, |key, value| {
            let value = match key {
                "BlockDeviceMappings" => each(value, |mapping| match mapping {
                    Value::Object(mapping) => {
                        let inner =
                            |key: &str, value: &Value| (spell(key), respelled(value, spell));
                        members(mapping, inner)
                            .map_or_else(|| mapping.clone().into(), Value::Object)
                    }
                    _ => mapping.clone(),
                }),
                "ProductCodes" | "Tags" => each(value, |element| respelled(element, spell)),
                _ => value.clone(),
            };
            (spell(key), value)
        })
    }

    /// Converts the object of a Gcore image; `None` if that would repeat a key.
    pub(crate) fn gcore(self, object: &Map<String, Value>) -> Option<Map<String, Value>> {
        members(object, |key, value| {
            let key = match key {
                "region" if self == Self::Terraform => "region_name",
                "metadata_detailed" if self == Self::Terraform => "metadata_read_only",
                _ => key,
            };
            (key.to_owned(), value.clone())
        })
    }

    /// Converts the object of an image of Glance; `None` if that would repeat a key.
    pub(crate) fn openstack(self, object: &Map<String, Value>) -> Option<Map<String, Value>> {
        let is_property = |key: &str| PROPERTIES.contains(&key);
        if self != Self::Client {
            return members(object, |key, value| {
                let key = match key {
                    "min_disk" if self == Self::Terraform => "min_disk_gb",
                    "min_ram" if self == Self::Terraform => "min_ram_mb",
                    "size" if self == Self::Terraform => "size_bytes",
                    _ => key,
                };
                (key.to_owned(), value.clone())
            });
        }
        if object.contains_key("properties") {
            return None;
        }
        let (inner, mut outer): (Map<_, _>, Map<_, _>) =
            object.clone().into_iter().partition(|(key, _)| is_property(key));
        outer.insert("properties".to_owned(), Value::Object(inner));
        Some(outer)
    }
}

/// All keys as `snake_case`, except those of labels.
fn nested_snake(object: &Map<String, Value>) -> Option<Map<String, Value>> {
    members(object, |key, value| {
        let value = match value {
            Value::Object(inner) if !matches!(key, "tags" | "artifactTags") => {
                nested_snake(inner).map_or_else(|| value.clone(), Value::Object)
            }
            Value::Array(elements) => {
                let element = |element: &Value| match element {
                    Value::Object(inner) => {
                        nested_snake(inner).map_or_else(|| element.clone(), Value::Object)
                    }
                    _ => element.clone(),
                };
                elements.iter().map(element).collect()
            }
            _ => value.clone(),
        };
        // The command line's spellings of these words are its own.
        (snake(&key.replace("GB", "Gb").replace("Vgen", "VGen")), value)
    })
}
/// What the client writes into an object, of the keys in the fixtures.
const PROPERTIES: [&str; 32] = [
    "__os_bit",
    "__os_version",
    "__platform",
    "__support_arm",
    "architecture",
    "boot_roles",
    "cinder_encryption_key_id",
    "description",
    "hw_architecture",
    "hw_disk_bus",
    "hw_firmware_type",
    "hw_machine_type",
    "hw_mem_encryption",
    "hw_mem_encryption_model",
    "hw_scsi_model",
    "hw_tpm_version",
    "hypervisor_type",
    "image_type",
    "instance_uuid",
    "login_username",
    "os_admin_user",
    "os_architecture",
    "os_distro",
    "os_require_quiesce",
    "os_secure_boot",
    "os_type",
    "os_version",
    "owner_specified.openstack.md5",
    "team",
    "user_id",
    "vm_mode",
    "vmware_ostype",
];

fn terraform(object: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut spelt = members(object, |key, value| {
        let value = match value {
            Value::Object(_) if is_message(key) => {
                let in_key = |key: &str| match key {
                    "kmsKeyName" => "kms_key_self_link".to_owned(),
                    _ => snake(key),
                };
                Value::Array(vec![respelled(value, in_key)])
            }
            _ => value.clone(),
        };
        match key {
            "id" => ("image_id".to_owned(), value),
            _ => (snake(key), value),
        }
    })?;
    let id = "projects/terraform/global/images/golden";
    let old = [
        spelt.insert("id".to_owned(), id.into()),
        spelt.insert("effective_labels".to_owned(), serde_json::json!({"of": "terraform"})),
        spelt.insert("terraform_labels".to_owned(), serde_json::json!({"of": "terraform"})),
    ];
    old.iter().all(Option::is_none).then_some(spelt)
}

/// Whether the value of a key is an object with keys of the API.
fn is_message(key: &str) -> bool {
    matches!(key, "rawDisk" | "deprecated") || key.ends_with("EncryptionKey")
}

fn respelled(value: &Value, spell: impl Fn(&str) -> String) -> Value {
    match value {
        Value::Object(object) => members(object, |key, value| (spell(key), value.clone()))
            .map_or_else(|| value.clone(), Value::Object),
        _ => value.clone(),
    }
}

fn each(value: &Value, one: impl Fn(&Value) -> Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(one).collect(),
        _ => value.clone(),
    }
}

/// Converts keys and values of an object; `None` if that would repeat a key.
fn members(
    object: &Map<String, Value>,
    spell: impl Fn(&str, &Value) -> (String, Value),
) -> Option<Map<String, Value>> {
    let members: Map<_, _> = object.iter().map(|(key, value)| spell(key, value)).collect();
    (members.len() == object.len()).then_some(members)
}

/// `ImageId` becomes `imageId`.
fn camel(key: &str) -> String {
    let mut rest = key.chars();
    let first = rest.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(rest).collect()
}

/// `diskSizeGb` becomes `disk_size_gb`.
fn snake(key: &str) -> String {
    let mut spelt = String::new();
    for character in key.chars() {
        if character.is_ascii_uppercase() {
            spelt.push('_');
        }
        spelt.push(character.to_ascii_lowercase());
    }
    spelt
}
