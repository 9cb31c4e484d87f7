//! Wrappers of images, with objects of other types.

use arbitrary::{Result, Unstructured};

/// The value of every secret key. It must not be in any output.
pub(crate) const SECRET: &str = "hush4secret";

/// Writes objects in wrappers.
#[derive(Debug, Default)]
pub(crate) struct Wrap {
    /// The number of objects of other types.
    pub(crate) other_objects: usize,
    pub(crate) has_resources: bool,
}

/// Writes objects in one shape.
type Shape = fn(&mut Wrap, &mut Unstructured<'_>, &[String]) -> Result<String>;

const SHAPES: [Shape; 7] =
    [Wrap::views, Wrap::assets, Wrap::asset_list, Wrap::feed, Wrap::state, Wrap::show, Wrap::plan];

impl Wrap {
    /// Writes objects in any shape.
    pub(crate) fn in_any_shape(
        &mut self,
        from: &mut Unstructured<'_>,
        objects: &[String],
    ) -> Result<String> {
        from.choose(&SHAPES)?(self, from, objects)
    }

    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the type of `SHAPES`")]
    fn views(&mut self, _: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        let views: Vec<_> =
            objects.iter().map(|object| format!("{{\"image\":{object}}}")).collect();
        Ok(views.join("\n"))
    }

    fn assets(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        Ok(self.each_asset(from, objects)?.join("\n"))
    }

    fn asset_list(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        let assets = self.each_asset(from, objects)?.join(",");
        in_any_order(
            from,
            vec![("assets", format!("[{assets}]")), ("nextPageToken", "\"more\"".to_owned())],
        )
    }

    fn feed(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        let assets = self.each_asset(from, objects)?;
        let messages = assets.into_iter().map(|asset| {
            in_any_order(
                from,
                vec![("asset", asset), ("window", "{\"startTime\":\"\"}".to_owned())],
            )
        });
        Ok(messages.collect::<Result<Vec<_>>>()?.join("\n"))
    }

    fn state(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        let resources = self.resources(from, objects, true)?;
        in_any_order(
            from,
            vec![
                ("version", "4".to_owned()),
                ("outputs", format!("{{\"a\":{{\"value\":[{{\"b\":\"{SECRET}\"}}]}}}}")),
                ("resources", resources),
            ],
        )
    }

    fn show(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        let (of_root, of_child) = objects.split_at(from.int_in_range(0..=objects.len())?);
        let child = self.resources(from, of_child, false)?;
        let child =
            in_any_order(from, vec![("address", "\"module.a\"".to_owned()), ("resources", child)])?;
        let resources = self.resources(from, of_root, false)?;
        let root = in_any_order(
            from,
            vec![("resources", resources), ("child_modules", format!("[{child}]"))],
        )?;
        in_any_order(
            from,
            vec![
                ("format_version", "\"1.0\"".to_owned()),
                ("values", format!("{{\"outputs\":{{}},\"root_module\":{root}}}")),
            ],
        )
    }

    fn plan(&mut self, from: &mut Unstructured<'_>, objects: &[String]) -> Result<String> {
        // All planned values are counted as one object.
        self.other_objects += 1;
        let prior_state = self.show(from, objects)?;
        in_any_order(
            from,
            vec![
                ("format_version", "\"1.2\"".to_owned()),
                ("planned_values", format!("{{\"root_module\":{{\"a\":\"{SECRET}\"}}}}")),
                ("prior_state", prior_state),
            ],
        )
    }

    fn each_asset(
        &mut self,
        from: &mut Unstructured<'_>,
        objects: &[String],
    ) -> Result<Vec<String>> {
        let mut assets = Vec::new();
        for object in objects {
            if from.ratio(1, 3)? {
                self.other_objects += 1;
                let data = format!("{{\"name\":\"a\",\"password\":\"{SECRET}\"}}");
                assets.push(asset(from, "Disk", data)?);
            }
            let is_text = from.ratio(1, 3)?;
            let data = if is_text {
                serde_json::Value::from(&**object).to_string()
            } else {
                object.clone()
            };
            assets.push(asset(from, "Image", data)?);
        }
        Ok(assets)
    }

    /// A list of resources, each with one of the objects.
    fn resources(
        &mut self,
        from: &mut Unstructured<'_>,
        objects: &[String],
        is_state: bool,
    ) -> Result<String> {
        const TYPES: [&str; 6] = [
            "google_compute_image",
            "google_compute_images",
            "gcore_image",
            "azurerm_image",
            "aws_ami",
            "openstack_images_image_v2",
        ];
        let mut resources = Vec::new();
        self.has_resources = true;
        for object in objects {
            if from.ratio(1, 3)? {
                self.other_objects += 1;
                let attributes = format!("{{\"result\":\"{SECRET}\"}}");
                resources.push(resource(from, "random_password", &attributes, is_state)?);
            }
            let kind = *from.choose(&TYPES)?;
            let attributes = if kind == "google_compute_images" {
                in_any_order(
                    from,
                    vec![("images", format!("[{object}]")), ("filter", "null".to_owned())],
                )?
            } else {
                object.clone()
            };
            resources.push(resource(from, kind, &attributes, is_state)?);
        }
        Ok(format!("[{}]", resources.join(",")))
    }
}

fn asset(from: &mut Unstructured<'_>, kind: &str, data: String) -> Result<String> {
    let resource = in_any_order(from, vec![("version", "\"v1\"".to_owned()), ("data", data)])?;
    let type_key = *from.choose(&["assetType", "asset_type"])?;
    in_any_order(
        from,
        vec![
            ("name", "\"//compute.googleapis.com/projects/p/global/images/a\"".to_owned()),
            (type_key, format!("\"compute.googleapis.com/{kind}\"")),
            ("resource", resource),
        ],
    )
}

fn resource(
    from: &mut Unstructured<'_>,
    kind: &str,
    attributes: &str,
    is_state: bool,
) -> Result<String> {
    let content = if is_state {
        ("instances", format!("[{{\"schema_version\":0,\"attributes\":{attributes}}}]"))
    } else {
        ("values", attributes.to_owned())
    };
    in_any_order(
        from,
        vec![("mode", "\"data\"".to_owned()), ("type", format!("\"{kind}\"")), content],
    )
}

/// Writes an object with its members in any order.
fn in_any_order(from: &mut Unstructured<'_>, mut members: Vec<(&str, String)>) -> Result<String> {
    let mut object = Vec::new();
    while !members.is_empty() {
        let index = from.int_in_range(0..=members.len() - 1)?;
        let (key, value) = members.remove(index);
        object.push(format!("\"{key}\":{value}"));
    }
    Ok(format!("{{{}}}", object.join(",")))
}
