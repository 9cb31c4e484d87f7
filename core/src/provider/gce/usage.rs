//! The texts with which an image of Compute Engine is used.
//!
//! - [gcloud][gcloud]: `--image` or `--image-family`, with `--image-project`, without which gcloud searches the caller's own
//!   project. The default type of machine is x86, so another architecture needs `--machine-type`.
//! - [Terraform][terraform]: the `boot_disk` of a `google_compute_instance`.
//!
//! [gcloud]: https://cloud.google.com/sdk/gcloud/reference/compute/instances/create
//! [terraform]: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance

use crate::model::{Architecture, Image};
use crate::provider::usage::shell::Command;
use crate::provider::usage::{Usage, UsageTarget, hcl};
use crate::quote::text_of;

pub(super) fn usage(image: &Image<'_>, target: UsageTarget, usages: &mut Vec<Usage>) {
    let (option, collection, name) = match (target, &image.family) {
        (UsageTarget::Family, Some(family)) => {
            ("--image-family=", "/global/images/family/", family)
        }
        _ => ("--image=", "/global/images/", &image.name),
    };
    let mut command =
        Command::new("gcloud compute instances create INSTANCE_NAME").option(option, name);
    command = match &image.project {
        Some(project) => command.option("--image-project=", project),
        None => command.words("--image-project=PROJECT_ID"),
    };
    if image.architecture == Some(Architecture::Aarch64) {
        command = command.words("--machine-type=MACHINE_TYPE");
    }
    command.push("gcloud", target, usages);

    let project = image.project.as_deref().unwrap_or("PROJECT_ID");
    let path = hcl::string(&text_of(&["projects/", project, collection, name]));
    let text = text_of(&["boot_disk {\n  initialize_params {\n    image = ", &path, "\n  }\n}"]);
    usages.push(Usage { tool: "terraform", target, text });
}
