//! The texts with which an image of Glance is used. There are none without an id, by which Glance names images.
//!
//! - [The client][client]: a server.
//! - [Terraform][terraform]: the argument of an `openstack_compute_instance_v2`.
//!
//! [client]: https://docs.openstack.org/python-openstackclient/latest/cli/command-objects/server.html
//! [terraform]: https://registry.terraform.io/providers/terraform-provider-openstack/openstack/latest/docs/resources/compute_instance_v2

use crate::model::Image;
use crate::provider::usage::shell::Command;
use crate::provider::usage::{Usage, UsageTarget, hcl};
use crate::quote::text_of;

pub(super) fn usage(image: &Image<'_>, target: UsageTarget, usages: &mut Vec<Usage>) {
    let (Some(id), UsageTarget::Image) = (&image.id, target) else { return };
    Command::new("openstack server create")
        .option("--image", id)
        .words("--flavor FLAVOR --network NETWORK INSTANCE_NAME")
        .push("openstack", target, usages);
    let text = text_of(&[
        "resource \"openstack_compute_instance_v2\" \"server\" {\n  name        = \"INSTANCE_NAME\"\n  flavor_name = \"FLAVOR\"\n  image_id    = ",
        &hcl::string(id),
        "\n\n  network {\n    name = \"NETWORK\"\n  }\n}",
    ]);
    usages.push(Usage { tool: "terraform", target, text });
}
