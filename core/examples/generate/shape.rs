//! The shapes of a dump: the structure around the images, with objects of other types.

use crate::json::{Json, Layout, Spelling};
use crate::provider::Provider;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The API's list.
    List,
    Array,
    /// A list of Cloud Asset Inventory, or with `Layout::Lines` an export.
    Assets,
    /// A Terraform state.
    State,
    /// `terraform show -json`
    Show,
}

impl Shape {
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "list" => Self::List,
            "array" => Self::Array,
            "assets" => Self::Assets,
            "state" => Self::State,
            "show" => Self::Show,
            _ => return None,
        })
    }

    /// Why a shape does not exist for a provider or in a layout.
    pub(crate) fn rejection(self, provider: &Provider, layout: Layout) -> Option<&'static str> {
        match (self, provider, layout) {
            (Self::Assets, provider, _) if provider.asset_type.is_none() => {
                Some("--shape: the provider has no assets")
            }
            (Self::State | Self::Show, _, Layout::Lines) => {
                Some("--shape: a state cannot be written as lines")
            }
            _ => None,
        }
    }

    /// Whether objects of other types may be between the images.
    pub(crate) fn has_other_objects(self) -> bool {
        !matches!(self, Self::List | Self::Array)
    }

    pub(crate) fn spelling(self) -> Spelling {
        match self {
            Self::List | Self::Array => Spelling::Api,
            Self::Assets => Spelling::Asset,
            Self::State | Self::Show => Spelling::Terraform,
        }
    }

    /// Writes the part before the first image.
    pub(crate) fn begin(self, json: &mut Json, provider: &Provider) {
        let key = match (self, provider) {
            (Self::List, provider) => provider.list_key,
            (Self::Assets, _) => "assets",
            (Self::Array, _) => return json.open('['),
            (Self::State | Self::Show, _) => "resources",
        };
        json.open('{');
        match self {
            Self::State => {
                json.number("version", 4);
                json.text("terraform_version", "1.9.5");
                json.number("serial", 7);
            }
            Self::Show => {
                json.text("format_version", "1.0");
                json.text("terraform_version", "1.9.5");
                json.key("values");
                json.open('{');
                json.key("root_module");
                json.open('{');
            }
            _ => {}
        }
        json.key(key);
        json.open('[');
    }

    /// Writes the part after the last image.
    pub(crate) fn end(self, json: &mut Json, provider: &Provider, images: u64) {
        json.close(']');
        match (self, provider) {
            (Self::Array, _) => return,
            (Self::List, provider) => (provider.end_list)(json, images),
            (Self::State, _) => json.number("check_results", "null"),
            (Self::Show, _) => {
                json.close('}');
                json.close('}');
            }
            _ => {}
        }
        json.close('}');
    }

    /// Writes an image, in an asset or a resource if the shape has them.
    pub(crate) fn image(self, json: &mut Json, provider: &Provider, image: impl FnOnce(&mut Json)) {
        let kind = match (self, provider) {
            (Self::Assets, provider) => provider.asset_type.unwrap_or_default(),
            (_, provider) => provider.terraform_type,
        };
        self.element(json, kind, image);
    }

    /// Writes an object of another type.
    pub(crate) fn other_object(self, json: &mut Json, number: u64) {
        let kinds = match self {
            Self::Assets => [
                "compute.googleapis.com/Disk",
                "compute.googleapis.com/Snapshot",
                "iam.googleapis.com/Role",
            ],
            _ => ["google_compute_disk", "google_storage_bucket", "gcore_volume"],
        };
        let [first, second, third] = kinds;
        let kind = match number % 3 {
            0 => first,
            1 => second,
            _ => third,
        };
        self.element(json, kind, |json| {
            json.open('{');
            json.text("id", &number.to_string());
            json.text("name", &format!("other-{number}"));
            json.text("sizeGb", "100");
            json.text("creationTimestamp", "2024-04-15T10:23:45.123-07:00");
            json.object("labels", |json| json.text("env", "prod"));
            json.texts("users", ["instances/a", "instances/b"]);
            json.close('}');
        });
    }

    fn element(self, json: &mut Json, kind: &str, object: impl FnOnce(&mut Json)) {
        json.next();
        match self {
            Self::List | Self::Array => object(json),
            Self::Assets => {
                json.open('{');
                json.text("name", "//compute.googleapis.com/projects/acme-prod/golden");
                json.text("assetType", kind);
                json.object("resource", |json| {
                    json.text("version", "v1");
                    json.key("data");
                    object(json);
                });
                json.texts("ancestors", ["projects/100000000001", "organizations/2"]);
                json.close('}');
            }
            Self::State | Self::Show => {
                json.open('{');
                json.text("mode", "data");
                json.text("type", kind);
                json.text("name", "golden");
                if self == Self::State {
                    json.objects("instances", [object], |json, object| {
                        json.number("schema_version", 0);
                        json.key("attributes");
                        object(json);
                    });
                } else {
                    json.key("values");
                    object(json);
                }
                json.close('}');
            }
        }
        json.end_element();
    }
}
