//! The texts with which an image of EC2 is used. There are none without an id, by which EC2 names images.
//!
//! - [AWS CLI][cli]: `--image-id`, and `--region`, because an image is in one region. For the newest image of its kind, the id is
//!   that of a [parameter of Systems Manager][parameter].
//! - [Terraform][terraform]: an `aws_instance`.
//!
//! [cli]: https://docs.aws.amazon.com/cli/latest/reference/ec2/run-instances.html
//! [parameter]: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html
//! [terraform]: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance

use crate::model::Image;
use crate::provider::usage::shell::Command;
use crate::provider::usage::{Usage, UsageTarget, hcl};
use crate::quote::text_of;

/// How the full names of public parameters start.
const PUBLIC_PARAMETERS: &str = "/aws/service/";

pub(super) fn usage(image: &Image<'_>, target: UsageTarget, usages: &mut Vec<Usage>) {
    let parameter = image.family.as_ref().filter(|name| name.starts_with(PUBLIC_PARAMETERS));
    let (id, data, ami) = match (target, &image.id, parameter) {
        (UsageTarget::Image, Some(id), _) => (id.to_string(), String::new(), hcl::string(id)),
        (UsageTarget::Family, _, Some(name)) => {
            let data = [
                "data \"aws_ssm_parameter\" \"image\" {\n  name = ",
                &hcl::string(name),
                "\n}\n\n",
            ];
            let ami = "data.aws_ssm_parameter.image.value".to_owned();
            (text_of(&["resolve:ssm:", name]), text_of(&data), ami)
        }
        _ => return,
    };
    let mut command = Command::new("aws ec2 run-instances").option("--image-id", &id);
    command = match &image.region {
        Some(region) => command.option("--region", region),
        None => command.words("--region REGION"),
    };
    command.words("--instance-type INSTANCE_TYPE").push("aws", target, usages);

    let text = text_of(&[
        &data,
        "resource \"aws_instance\" \"instance\" {\n  ami           = ",
        &ami,
        "\n  instance_type = \"INSTANCE_TYPE\"\n}",
    ]);
    usages.push(Usage { tool: "terraform", target, text });
}
