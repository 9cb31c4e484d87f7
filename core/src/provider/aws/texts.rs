//! Names and descriptions, without what the cloud adds to them.

/// The length of the id of a product in AWS Marketplace: a UUID.
const PRODUCT_ID_LEN: usize = 36;

/// The name of an image without the end that AWS Marketplace adds: `-PRODUCT_ID-IMAGE_ID.VERSION`.
pub(super) fn published_name(name: &str) -> &str {
    without_marketplace_end(name).unwrap_or(name)
}

fn without_marketplace_end(name: &str) -> Option<&str> {
    let (before, id) = name.rsplit_once("-ami-")?;
    let (id, version) = id.rsplit_once('.')?;
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_number = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
    let (own, product) = before.split_at_checked(before.len().checked_sub(PRODUCT_ID_LEN)?)?;
    let mut parts = product.split('-');
    let is_product = [8, 4, 4, 4, 12]
        .into_iter()
        .all(|len| parts.next().is_some_and(|part| part.len() == len && is_hex(part)));
    (is_hex(id) && is_number && is_product).then_some(own)?.strip_suffix('-')
}

/// The name of the image that this one is a copy of, in its description: `[Copied ami-… from us-east-1] NAME`. A copy of a
/// copy has this twice.
pub(super) fn copied_name(description: &str) -> Option<&str> {
    let mut name = None;
    let mut rest = description;
    while let Some(copied) = rest.strip_prefix("[Copied ami-")
        && let Some((source, after)) = copied.split_once("] ")
        && source.contains(" from ")
    {
        rest = after;
        name = Some(rest);
    }
    name
}

/// How names of images that Amazon and other vendors make for ECS, EKS and STIG start, what else is in them, and the variant.
const VARIANTS: [(&str, &str, &str); 10] = [
    ("al2", "-ami-ecs-", ECS),
    ("amzn", "-ami-ecs-", ECS),
    ("amzn-ami-", "-amazon-ecs-optimized", ECS),
    ("suse-sles-", "-ecs-", ECS),
    ("Windows_Server-", "-ECS_Optimized", ECS),
    ("amazon-eks-", "", EKS),
    ("ubuntu-eks/", "", EKS),
    ("ubuntu-eks-", "", EKS),
    ("Windows_Server-", "-EKS_Optimized", EKS),
    ("Windows_Server-", "-STIG-", "stig"),
];
const ECS: &str = "ecs";
const EKS: &str = "eks";

/// The variant that a name in the form of a vendor's has. Users write these words, too, but in other forms.
pub(super) fn variant(name: &str) -> Option<&'static str> {
    let is_of = |start: &str, part: &str| name.starts_with(start) && name.contains(part);
    VARIANTS.iter().find(|(start, part, _)| is_of(start, part)).map(|(_, _, variant)| *variant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_marketplace_names_is_cut() {
        let end = "-0a1b2c3d-0a1b-4c3d-8e5f-0123456789ab-ami-0123456789abcdef0.4";
        assert_eq!(published_name(&format!("app 1.3.3{end}")), "app 1.3.3");
        for name in [
            "app-ami-2.4",
            "app-0a1b2c3d-0a1b-4c3d-8e5f-0123456789ab-ami-0123",
            "app-0a1b2c3d-0a1b-4c3d-8e5f-0123456789ab-ami-0123.x",
            "app-0a1b2c3d-0a1b-4c3d-8e5f-0123456789abcd-ami-0123.4",
            "app-0a1b2c3d-0a1b-4c3d-8e5f0-123456789ab-ami-0123.4",
            "é-ami-1.2",
            "-ami-1.2",
        ] {
            assert_eq!(published_name(name), name);
        }
    }

    #[test]
    fn names_of_vendors_have_variants() {
        for (name, expected) in [
            ("amazon-eks-node-al2023-x86_64-standard-1.30-v20240625", Some("eks")),
            ("amazon-eks-gpu-node-1.29-v20240329", Some("eks")),
            ("ubuntu-eks/k8s_1.29/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-1", Some("eks")),
            (
                "ubuntu-eks-pro/k8s_1.29/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-1",
                Some("eks"),
            ),
            ("Windows_Server-2025-English-Full-EKS_Optimized-1.29-2024.07.10", Some("eks")),
            ("Windows_Server-2019-English-Core-ECS_Optimized-2024.07.10", Some("ecs")),
            ("Windows_Server-2022-English-STIG-Full-2024.07.10", Some("stig")),
            ("amzn2-ami-ecs-gpu-hvm-2.0.20240409-x86_64-ebs", Some("ecs")),
            ("al2023-ami-ecs-neuron-hvm-2023.0.20240409-kernel-6.1-x86_64", Some("ecs")),
            ("amzn-ami-2018.03.a-amazon-ecs-optimized", Some("ecs")),
            ("suse-sles-15-sp5-ecs-v20240409-hvm-ssd-x86_64", Some("ecs")),
            ("Windows_Server-2022-English-Full-Base-2024.07.10", None),
            ("al2023-ami-2023.5.20240730.0-kernel-6.1-x86_64", None),
            ("amzn2-ami-hvm-2.0.20240409-x86_64-ebs", None),
            ("bottlerocket-aws-ecs-2-x86_64-v1.20.0-fcf71a47", None),
            ("ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-1", None),
            ("ubuntu-eksotic-22.04", None),
            ("acme-ubuntu-2204-eks", None),
            ("acme-windows-2022-stig", None),
            ("", None),
        ] {
            assert_eq!(variant(name), expected, "{name}");
        }
    }

    #[test]
    fn the_name_of_a_copied_image_is_in_the_description() {
        let once = "[Copied ami-3073884d from us-east-1] debian-12";
        assert_eq!(copied_name(once), Some("debian-12"));
        let twice = "[Copied ami-4 from eu-west-1] [Copied ami-3073884d from us-east-1] debian-12";
        assert_eq!(copied_name(twice), Some("debian-12"));
        for description in ["", "debian-12", "[Copied ami-3073884d", "[Copied ami-1 of x] y"] {
            assert_eq!(copied_name(description), None);
        }
    }
}
