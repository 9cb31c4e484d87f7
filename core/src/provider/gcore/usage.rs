//! The texts with which an image of Gcore is used. There are none without an id, by which Gcore names images.
//!
//! - `curl`: creates an [instance][instance], or a [bare-metal server][bare-metal] if the image is for these. The volume has
//!   the smallest size that the image fits on.
//! - [Terraform][terraform]: a `gcore_volume`, for the `volume` of a `gcore_instancev2`.
//!
//! [instance]: https://gcore.com/docs/api-reference/cloud/instances/create-instance
//! [bare-metal]: https://gcore.com/docs/api-reference/cloud/bare-metal/create-bare-metal-server
//! [terraform]: https://registry.terraform.io/providers/G-Core/gcore/latest/docs/resources/volume

use crate::json;
use crate::model::Image;
use crate::provider::usage::shell::Command;
use crate::provider::usage::{Usage, UsageTarget, hcl};
use crate::quote::text_of;

pub(super) fn usage(image: &Image<'_>, target: UsageTarget, usages: &mut Vec<Usage>) {
    let (Some(id), UsageTarget::Image) = (&image.id, target) else { return };
    let project = number(image.project.as_deref(), "PROJECT_ID");
    let region = number(image.region_id.as_deref(), "REGION_ID");
    let size = image
        .size
        .min_disk_bytes
        .map_or_else(|| "VOLUME_SIZE".to_owned(), |bytes| bytes.div_ceil(1 << 30).to_string());
    let is_bare_metal = image.bare_metal == Some(true);

    let id_json = json_string(id);
    let (collection, volume) = if is_bare_metal {
        ("v1/bminstances/", text_of(&["\"image_id\":", &id_json]))
    } else {
        let volume = [
            "\"volumes\":[{\"source\":\"image\",\"image_id\":",
            &id_json,
            ",\"boot_index\":0,\"size\":",
            &size,
            "}]",
        ];
        ("v2/instances/", text_of(&volume))
    };
    let body = text_of(&[
        "{\"name\":\"INSTANCE_NAME\",\"flavor\":\"FLAVOR\",\"interfaces\":[{\"type\":\"external\"}],",
        &volume,
        "}",
    ]);
    let url = ["https://api.gcore.com/cloud/", collection, project, "/", region];
    Command::new("curl")
        .words(&text_of(&url))
        .words("-H \"Authorization: APIKey $GCORE_API_KEY\" -H 'Content-Type: application/json'")
        .option("-d", &body)
        .push("curl", target, usages);

    if !is_bare_metal {
        let text = text_of(&[
            "resource \"gcore_volume\" \"boot\" {\n  name       = \"VOLUME_NAME\"\n  image_id   = ",
            &hcl::string(id),
            "\n  size       = ",
            &size,
            "\n  project_id = ",
            project,
            "\n  region_id  = ",
            region,
            "\n}",
        ]);
        usages.push(Usage { tool: "terraform", target, text });
    }
}

/// An id that the API gives as a number. What is no number is not taken for one.
fn number<'i>(id: Option<&'i str>, placeholder: &'i str) -> &'i str {
    id.filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(placeholder)
}

/// A text as a string of JSON.
fn json_string(text: &str) -> String {
    let mut bytes = Vec::new();
    json::write(text, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}
