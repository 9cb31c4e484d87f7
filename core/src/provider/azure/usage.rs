//! The texts with which an image of Azure is used. Images of the Marketplace are named by their URN, all others by their id;
//! there are none without either.
//!
//! - [az][az]: `--image`. The default size of a machine is x86, so another architecture needs `--size`.
//! - [Terraform][terraform]: the `source_image_reference`, or the `source_image_id`, of a virtual machine, with the `plan` of an
//!   image that has one.
//!
//! [az]: https://learn.microsoft.com/cli/azure/vm#az-vm-create
//! [terraform]: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine

use super::ids::{ImageId, image_id, urn_parts};
use crate::model::{Architecture, Image};
use crate::provider::usage::shell::Command;
use crate::provider::usage::{Usage, UsageTarget, hcl};
use crate::quote::{add, text_of};

/// The version that is the newest one.
const LATEST: &str = "latest";

pub(super) fn usage(image: &Image<'_>, target: UsageTarget, usages: &mut Vec<Usage>) {
    let Some(id) = image.id.as_deref() else { return };
    let found = image_id(id);
    let is_family = target == UsageTarget::Family;
    let urn = match found {
        Some(ImageId::Marketplace { .. }) | None => urn_parts(&image.name),
        Some(_) => None,
    };
    let (name, block) = match (urn, found) {
        (Some([publisher, offer, sku, version]), _) => {
            let version = if is_family { LATEST } else { version };
            let parts = [publisher, offer, sku, version];
            (parts.join(":"), text_of(&[&source_image(parts), &plan(image)]))
        }
        (None, Some(ImageId::Version { version, .. })) if is_family => {
            let end = id.len() - version.len() - "/versions/".len();
            let definition = id.get(..end).unwrap_or(id);
            (definition.to_owned(), image_id_line(definition))
        }
        (None, Some(_)) if !is_family => (id.to_owned(), image_id_line(id)),
        _ => return,
    };
    let mut command = Command::new("az vm create --resource-group RESOURCE_GROUP --name VM_NAME");
    command = command.option("--image", &name);
    if image.architecture == Some(Architecture::Aarch64) {
        command = command.words("--size VM_SIZE");
    }
    command.push("az", target, usages);
    usages.push(Usage { tool: "terraform", target, text: block });
}

fn image_id_line(id: &str) -> String {
    text_of(&["source_image_id = ", &hcl::string(&terraform_id(id))])
}

/// The steps of ids in the case in which Terraform accepts them. APIs answer with `/CommunityGalleries/…/Images/…`, too.
const STEPS: [&str; 8] = [
    "communityGalleries",
    "galleries",
    "images",
    "providers",
    "resourceGroups",
    "sharedGalleries",
    "subscriptions",
    "versions",
];

fn terraform_id(id: &str) -> String {
    let mut written = String::with_capacity(id.len());
    for (index, part) in id.split('/').enumerate() {
        if index > 0 {
            add(&mut written, "/");
        }
        // Before the first step is nothing, and behind each is a name.
        let step = STEPS.iter().find(|step| index % 2 == 1 && step.eq_ignore_ascii_case(part));
        add(&mut written, step.copied().unwrap_or(part));
    }
    written
}

fn source_image([publisher, offer, sku, version]: [&str; 4]) -> String {
    text_of(&[
        "source_image_reference {\n  publisher = ",
        &hcl::string(publisher),
        "\n  offer     = ",
        &hcl::string(offer),
        "\n  sku       = ",
        &hcl::string(sku),
        "\n  version   = ",
        &hcl::string(version),
        "\n}",
    ])
}

/// The purchase plan, which is stated as `publisher/product/name`.
fn plan(image: &Image<'_>) -> String {
    let mut parts = image.licenses.first().map(|plan| plan.split('/')).into_iter().flatten();
    let (Some(publisher), Some(product), Some(name), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return String::new();
    };
    text_of(&[
        "\nplan {\n  publisher = ",
        &hcl::string(publisher),
        "\n  product   = ",
        &hcl::string(product),
        "\n  name      = ",
        &hcl::string(name),
        "\n}",
    ])
}
