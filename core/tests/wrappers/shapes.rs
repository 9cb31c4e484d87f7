//! Writes images in all shapes.

use std::collections::BTreeMap;
use std::ops::Range;

use cloud_image::Provider;
use serde_json::json;

use crate::random::Random;

/// An object that is an image, or is in the place of one.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The object as text.
    pub(crate) text: String,
    pub(crate) provider: Provider,
    pub(crate) is_image: bool,
}

/// A structure around images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Alone,
    Array,
    ArraysInArrays,
    Items,
    Results,
    /// The list of Glance.
    GlanceImages,
    Data,
    /// `DescribeImages`
    Images,
    /// `imageFamilyViews`
    View,
    Asset,
    /// An asset whose data is a string.
    AssetText,
    Assets,
    Feed,
    State,
    Show,
    Plan,
}

impl Shape {
    pub(crate) const ALL: &[Self] = &[
        Self::Alone,
        Self::Array,
        Self::ArraysInArrays,
        Self::Items,
        Self::Results,
        Self::GlanceImages,
        Self::Data,
        Self::Images,
        Self::View,
        Self::Asset,
        Self::AssetText,
        Self::Assets,
        Self::Feed,
        Self::State,
        Self::Show,
        Self::Plan,
    ];

    /// Whether the shape exists for a provider.
    pub(crate) fn exists_for(self, provider: Provider) -> bool {
        let is_only_gce =
            matches!(self, Self::View | Self::Asset | Self::AssetText | Self::Assets | Self::Feed);
        provider == Provider::Gce || !is_only_gce
    }

    /// The project that the wrapper names.
    pub(crate) fn project(self) -> Option<&'static str> {
        matches!(self, Self::Asset | Self::AssetText | Self::Assets | Self::Feed)
            .then_some("of-the-wrapper")
    }
}

const ASSET_NAME: &str = "//compute.googleapis.com/projects/of-the-wrapper/global/images/golden";

/// Writes shapes, and counts the objects that must be skipped.
pub(crate) struct Writer {
    pub(crate) random: Random,
    pub(crate) skipped: BTreeMap<String, u64>,
    /// Whether there are objects of other types between the images.
    pub(crate) has_other_objects: bool,
}

impl Writer {
    pub(crate) fn new(seed: u64, has_other_objects: bool) -> Self {
        Self { random: Random(seed), skipped: BTreeMap::new(), has_other_objects }
    }

    /// Writes the parts, in order, as one or several values.
    pub(crate) fn values(&mut self, shape: Shape, parts: &[Part]) -> Vec<String> {
        let texts = || parts.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
        match shape {
            Shape::Alone => texts(),
            Shape::Array => vec![list(&texts())],
            Shape::ArraysInArrays => {
                let cut = self.random.below(parts.len() + 1);
                let all = texts();
                let inner = format!("[{}]", list(&all[cut..]));
                vec![list(&[list(&all[..cut]), "[]".to_owned(), inner])]
            }
            Shape::Items => {
                let page = [
                    ("kind", "\"compute#imageList\"".to_owned()),
                    ("id", "\"projects/acme/global/images\"".to_owned()),
                    ("nextPageToken", "\"more\"".to_owned()),
                    ("items", list(&texts())),
                ];
                vec![self.object(page.to_vec())]
            }
            Shape::Results => {
                let page = [("count", parts.len().to_string()), ("results", list(&texts()))];
                vec![self.object(page.to_vec())]
            }
            Shape::GlanceImages => {
                let page = [
                    ("first", "\"/v2/images\"".to_owned()),
                    ("images", list(&texts())),
                    ("next", "\"/v2/images?marker=more\"".to_owned()),
                    ("schema", "\"/v2/schemas/images\"".to_owned()),
                ];
                vec![self.object(page.to_vec())]
            }
            Shape::Data => {
                let page = [("object", "\"list\"".to_owned()), ("data", list(&texts()))];
                vec![self.object(page.to_vec())]
            }
            Shape::Images => {
                let page = [("NextToken", "\"more\"".to_owned()), ("Images", list(&texts()))];
                vec![self.object(page.to_vec())]
            }
            Shape::View => texts().iter().map(|text| format!("{{\"image\":{text}}}")).collect(),
            Shape::Asset | Shape::AssetText => self.assets(shape, parts),
            Shape::Assets => {
                let assets = list(&self.assets(Shape::Asset, parts));
                let page = [
                    ("readTime", "\"2024-05-05T14:51:26Z\"".to_owned()),
                    ("assets", assets),
                    ("nextPageToken", "\"more\"".to_owned()),
                ];
                vec![self.object(page.to_vec())]
            }
            Shape::Feed => {
                let assets = self.assets(Shape::Asset, parts);
                let messages = assets.into_iter().map(|asset| {
                    let window = json!({"startTime": "2024-05-05T14:51:26Z"}).to_string();
                    self.object(vec![("asset", asset), ("window", window)])
                });
                messages.collect()
            }
            Shape::State => {
                let resources = self.resources(parts, "instances");
                vec![self.object(vec![
                    ("version", "4".to_owned()),
                    ("terraform_version", "\"1.9.5\"".to_owned()),
                    ("lineage", "\"e1b5a1b0-7a3c-4f0e-9d55-000000000001\"".to_owned()),
                    ("outputs", json!({"names": {"value": ["a"], "type": ["list"]}}).to_string()),
                    ("resources", resources),
                    ("check_results", "null".to_owned()),
                ])]
            }
            Shape::Show => vec![self.show(parts)],
            Shape::Plan => {
                let planned = json!({"root_module": {"resources": [{
                    "address": "google_compute_image.a", "type": "google_compute_image",
                    "values": {"name": "only-planned", "family": "a", "disk_size_gb": 7}}]}});
                self.skip("planned_values");
                let prior_state = self.show(parts);
                let change = json!([{
                    "address": "google_compute_image.a", "type": "google_compute_image",
                    "change": {"actions": ["create"], "before": null,
                        "after": {"name": "only-planned", "family": "a", "disk_size_gb": 7}}}]);
                vec![self.object(vec![
                    ("format_version", "\"1.2\"".to_owned()),
                    ("terraform_version", "\"1.9.5\"".to_owned()),
                    ("planned_values", planned.to_string()),
                    ("resource_changes", change.to_string()),
                    ("prior_state", prior_state),
                    ("configuration", json!({"root_module": {}}).to_string()),
                ])]
            }
        }
    }

    fn skip(&mut self, kind: &str) {
        *self.skipped.entry(kind.to_owned()).or_default() += 1;
    }

    /// Writes an object with its members in any order.
    fn object(&mut self, mut members: Vec<(&str, String)>) -> String {
        self.random.shuffle(&mut members);
        let members: Vec<_> =
            members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    }

    /// Writes an asset for each part, and other assets between them.
    fn assets(&mut self, shape: Shape, parts: &[Part]) -> Vec<String> {
        let mut assets = self.other_assets();
        for part in parts {
            let data = match shape {
                Shape::AssetText => serde_json::to_string(&part.text).unwrap(),
                _ => part.text.clone(),
            };
            assets.push(self.asset("compute.googleapis.com/Image", ASSET_NAME, Some(data)));
            assets.extend(self.other_assets());
        }
        assets
    }

    fn asset(&mut self, kind: &str, name: &str, data: Option<String>) -> String {
        let mut members = vec![
            ("name", format!("\"{name}\"")),
            (self.random.pick(&["assetType", "asset_type"]), format!("\"{kind}\"")),
            ("ancestors", json!(["projects/1", "organizations/2"]).to_string()),
            ("updateTime", "\"2024-05-05T14:51:26Z\"".to_owned()),
        ];
        if let Some(data) = data {
            let resource = self.object(vec![
                ("version", "\"v1\"".to_owned()),
                ("discoveryName", "\"Image\"".to_owned()),
                ("parent", "\"//cloudresourcemanager.googleapis.com/projects/1\"".to_owned()),
                ("data", data),
            ]);
            members.push(("resource", resource));
        }
        self.object(members)
    }

    fn other_assets(&mut self) -> Vec<String> {
        const DATA: [&str; 4] = [
            r#"{"kind":"compute#disk","name":"a","sizeGb":"10","sourceImage":"projects/p/global/images/b"}"#,
            r#"{"name":"a","diskSizeGb":"10","items":[{"kind":"compute#image","name":"never"}]}"#,
            r#""{\"name\":\"a\"}""#,
            "{}",
        ];
        let count = if self.has_other_objects { self.random.below(3) } else { 0 };
        let mut assets = Vec::new();
        for _ in 0..count {
            let kind = self.random.pick(&[
                "compute.googleapis.com/Disk",
                "compute.googleapis.com/MachineImage",
                "iam.googleapis.com/Role",
            ]);
            let data = (!self.random.one_in(5)).then(|| self.random.pick(&DATA).to_owned());
            assets.push(self.asset(kind, "//compute.googleapis.com/projects/other/a", data));
            self.skip(kind);
        }
        assets
    }

    /// Writes the output of `terraform show -json` for a state.
    fn show(&mut self, parts: &[Part]) -> String {
        let root = self.module(parts, 3);
        let values = self.object(vec![("outputs", "{}".to_owned()), ("root_module", root)]);
        self.object(vec![
            ("format_version", "\"1.0\"".to_owned()),
            ("terraform_version", "\"1.9.5\"".to_owned()),
            ("values", values),
        ])
    }

    /// Writes a module, with some of the parts in nested modules.
    fn module(&mut self, parts: &[Part], max_depth: usize) -> String {
        let address = "\"address\":\"module.a\"";
        if max_depth == 0 || self.random.one_in(3) {
            return format!("{{{address},\"resources\":{}}}", self.resources(parts, "values"));
        }
        let (one, other) = parts.split_at(self.random.below(parts.len() + 1));
        let resources_first = self.random.one_in(2);
        let (of_root, of_child) = if resources_first { (one, other) } else { (other, one) };
        let resources = format!("\"resources\":{}", self.resources(of_root, "values"));
        let child = self.module(of_child, max_depth - 1);
        let children = format!("\"child_modules\":[{child}]");
        let (first, second) =
            if resources_first { (resources, children) } else { (children, resources) };
        format!("{{{first},{address},{second}}}")
    }

    /// Writes the resources of a state, with their content under a key.
    fn resources(&mut self, parts: &[Part], key: &str) -> String {
        let mut resources = self.other_resources(key);
        let mut from = 0;
        while let Some(first) = parts.get(from) {
            let same_provider =
                parts[from..].iter().take_while(|part| part.provider == first.provider);
            let same_provider = same_provider.count();
            let is_list = first.provider == Provider::Gce && self.random.one_in(3);
            let max_count = if key == "values" && !is_list { 1 } else { same_provider };
            // If the type comes after the objects, only one error is reported for each resource.
            let faults = |count: &usize| {
                let parts = &parts[from..from + count];
                parts.iter().filter(|part| !part.is_image).count()
            };
            let max_count = (1..=max_count).take_while(|count| faults(count) <= 1).last().unwrap();
            let count = 1 + self.random.below(max_count);
            resources.push(self.resource(&parts[from..from + count], key, is_list));
            resources.extend(self.other_resources(key));
            from += count;
        }
        list(&resources)
    }

    fn resource(&mut self, parts: &[Part], key: &str, is_list: bool) -> String {
        let texts: Vec<_> = parts.iter().map(|part| part.text.clone()).collect();
        let (kind, contents) = if is_list {
            let attributes = self.object(vec![
                ("filter", "\"family = debian-12\"".to_owned()),
                ("id", "\"projects/acme/global/images\"".to_owned()),
                ("images", list(&texts)),
            ]);
            ("google_compute_images", vec![attributes])
        } else {
            match parts[0].provider {
                Provider::Gcore => ("gcore_image", texts),
                Provider::Azure => ("azurerm_image", texts),
                Provider::Aws => ("aws_ami", texts),
                Provider::Openstack => ("openstack_images_image_v2", texts),
                _ => ("google_compute_image", texts),
            }
        };
        self.resource_of(kind, key, &contents)
    }

    fn resource_of(&mut self, kind: &str, key: &str, contents: &[String]) -> String {
        let content = if key == "values" {
            contents[0].clone()
        } else {
            let instances: Vec<_> = contents
                .iter()
                .map(|attributes| {
                    self.object(vec![
                        ("schema_version", "0".to_owned()),
                        ("attributes", attributes.clone()),
                        ("sensitive_attributes", "[]".to_owned()),
                        ("dependencies", "[\"a.b\"]".to_owned()),
                    ])
                })
                .collect();
            list(&instances)
        };
        let mode = self.random.pick(&["\"data\"", "\"managed\""]).to_owned();
        self.object(vec![
            ("mode", mode),
            ("type", format!("\"{kind}\"")),
            ("name", "\"golden\"".to_owned()),
            ("provider", r#""provider[\"registry.terraform.io/hashicorp/google\"]""#.to_owned()),
            (key, content),
        ])
    }

    fn other_resources(&mut self, key: &str) -> Vec<String> {
        const ATTRIBUTES: [&str; 4] = [
            r#"{"id":"a","name":"a","image":"projects/p/global/images/b","size":10}"#,
            r#"{"id":"ami-1","name":"a","owners":["1"],"architecture":"x86_64"}"#,
            r#"{"keepers":null,"byte_length":4,"images":[{"name":"never"},{"name":"never"}]}"#,
            "{}",
        ];
        let count = if self.has_other_objects { self.random.below(3) } else { 0 };
        let mut resources = Vec::new();
        for _ in 0..count {
            let kind = self.random.pick(&["google_compute_disk", "hcloud_image", "gcore_volume"]);
            let contents = (0..=self.random.below(2))
                .map(|_| self.random.pick(&ATTRIBUTES).to_owned())
                .collect::<Vec<_>>();
            resources.push(self.resource_of(kind, key, &contents));
            self.skip(kind);
        }
        resources
    }

    /// Writes the parts in runs, each in a random shape. Also returns the shape of each part.
    pub(crate) fn document(&mut self, parts: &[Part]) -> (String, Vec<Shape>) {
        let mut values = Vec::new();
        let mut shapes = Vec::new();
        let mut from = 0;
        while from < parts.len() {
            let run: Range<usize> = from..parts.len().min(from + 1 + self.random.below(4));
            let run = &parts[run];
            let shape = loop {
                let shape = self.random.pick(Shape::ALL);
                if run.iter().all(|part| shape.exists_for(part.provider)) {
                    break shape;
                }
            };
            values.extend(self.values(shape, run));
            shapes.extend(run.iter().map(|_| shape));
            from += run.len();
        }
        let text = match self.random.below(4) {
            0 => list(&values),
            1 => values.concat(),
            _ => values.join("\n"),
        };
        (text, shapes)
    }
}

fn list(values: &[String]) -> String {
    format!("[{}]", values.join(","))
}
