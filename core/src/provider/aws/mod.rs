//! AWS EC2: an Amazon Machine Image (AMI), as [`DescribeImages`](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html)
//! of the EC2 API returns it.
//!
//! # Mapping
//!
//! | EC2 | unified | note |
//! |---|---|---|
//! | `ImageId` | `/id` | |
//! | `Name` | `/name` | if it is absent, `ImageLocation`, else `ImageId` |
//! | `Description` | `/description` | |
//! | `ImageLocation` | only in source | a sign of an image; the name of an old image in S3 |
//! | `ImageType` | only in source | `machine`; `kernel` and `ramdisk` are parts of images, and skipped |
//! | `PublicSsmParameterName` | `/family` | |
//! | `OwnerId` | `/project` | the account: 12 digits, as they are written; a number lost its leading zeros, which are added |
//! | `Region` | `/region` | no field of the API: tools add it |
//! | `Architecture` | `/architecture` | `x86_64`, `arm64`, `i386`; `x86_64_mac` and `arm64_mac` state macOS, too |
//! | `PlatformDetails` | `/licenses` | except `Linux/UNIX` |
//! | `UsageOperation` | `/licenseCodes` | except `RunInstances` alone |
//! | `ProductCodes` | `/licenseCodes` | each `ProductCodeId` |
//! | `Platform` | `/os/type` | `windows` |
//! | `BootMode` | `/firmware` | `legacy-bios` is `bios`; `uefi` and `uefi-preferred` are `uefi` |
//! | `TpmSupport` | `/tpm` | `v2.0`; a guest feature, too |
//! | `VirtualizationType` | `/virtualization` | `hvm`, `paravirtual` |
//! | `EnaSupport` | `/guestFeatures` | `EnaSupport`, if it is true |
//! | `SriovNetSupport` | `/guestFeatures` | `SriovNetSupport=simple` |
//! | `ImdsSupport` | `/guestFeatures` | `ImdsSupport=v2.0` |
//! | `RootDeviceName` | only in source | the device name of the root volume |
//! | `RootDeviceType` | `/diskFormat` | `ebs`, `instance-store` |
//! | `BlockDeviceMappings.DeviceName` | only in source | only the root volume is in the unified image |
//! | `BlockDeviceMappings.Ebs.VolumeSize` | `/size/minDiskBytes` | × 2^30 |
//! | `BlockDeviceMappings.Ebs.Encrypted` | `/encryption/encrypted` | |
//! | `BlockDeviceMappings.Ebs.KmsKeyId` | `/encryption/kmsKey` | |
//! | `BlockDeviceMappings.Ebs.device_name` | only in source | of Terraform's `ebs_block_device` |
//! | `BlockDeviceMappings.VirtualName` | only in source | |
//! | `BlockDeviceMappings.NoDevice` | only in source | |
//! | `Tags` | `/labels` | keys that start with `aws:` are `/readOnlyLabels`, too; without a value, the value is empty |
//! | `State` | `/status` | `available` is `ready`; `error` and `invalid` are `failed`; `disabled` is `deactivated`; `deregistered` is `deleted` |
//! | `DeprecationTime` | `/deprecation/deprecatedAt` | |
//! | `Public` | `/visibility` | `public`, `private` |
//! | `DeregistrationProtection` | `/protected` | false if `disabled` |
//! | `CreationDate` | `/createdAt` | in UTC |
//! | `SourceImageId` | `/parent/id` | kind `image` |
//! | `SourceInstanceId` | `/parent/id` | kind `instance`; used if there is no source image |
//! | `ImageOwnerAlias` | only in source | `amazon` and `aws-…` are signs of an image |
//! | `Hypervisor` | only in source | always `xen` |
//! | `KernelId` | only in source | |
//! | `RamdiskId` | only in source | |
//! | `StateReason` | only in source | |
//! | `LastLaunchedTime` | only in source | |
//! | `ImageAllowed` | only in source | a setting of the account that asks |
//! | `SourceImageRegion` | only in source | |
//! | `FreeTierEligible` | only in source | |
//! | `ImageWatermarks` | only in source | |
//! | `ScanResults` | only in source | |
//! | `InstanceTypeSpecification` | only in source | |
//! | `id` | `/id` | of Terraform's resources, which have no `image_id` |
//! | `ebs_block_device` | only in source | of Terraform's resources: a list of volumes, read like those in `BlockDeviceMappings` |
//!
//! # Spellings
//!
//! The table has the API's spelling, as the AWS CLI, boto3 and the SDK for JavaScript write it. These are accepted, too:
//!
//! - camelCase, as the SDKs for Java and Kotlin write it: `imageId`;
//! - `snake_case`, as Terraform, Ansible, `CloudQuery` and steampipe write it: `image_id`. Lists inside may be in the API's
//!   spelling, as in steampipe;
//! - tags as an object of strings, as these tools write them;
//! - `source_ami_id` for `SourceImageId`, as in Terraform's `aws_ami_copy`.
//!
//! Pointers in evidence, warnings and errors have the spelling of the input. If a field occurs in two spellings, the last one
//! counts.
//!
//! EC2 states no operating system, except Windows. `/os`, `/software` and `/licensing` are inferred from `Architecture` (macOS),
//! `PlatformDetails`, `UsageOperation`, `Platform`, `Name`, `Description` and `OwnerId`, in this order of trust.
//!
//! # Differences
//!
//! Interpretations that differ from the [documentation][doc], or that it does not cover, with the reason.
//!
//! - **An image has an `ImageId` that starts with `ami-`**, or an `ImageLocation`, or an `ImageOwnerAlias` of Amazon's, in
//!   this spelling. `image_location` in `snake_case` is no sign, because snapshots in `OpenStack` have it as a property; other
//!   aliases are those of Alibaba Cloud.
//! - **An instance, a launch template, a task or a report is rejected** (`malformed`), even if the provider is set: `InstanceId`,
//!   `InstanceType`, `LaunchTime`, `LaunchTemplateId`, `LaunchConfigurationName`, `ImportTaskId`, `ExportImageTaskId`,
//!   `MaxParallelLaunches`, `KeyName`, `SecurityGroups`, `SecurityGroupIds`, `SubnetId`, `VpcId`, `UserData`, `EbsOptimized`,
//!   `SpotPrice`, `IamInstanceProfile`, `MetadataOptions`, `NetworkInterfaces`, `AssociatePublicIpAddress`, `Placement`,
//!   `PrivateIpAddress`, `PublicIpAddress`, `AutoScalingGroupName`, `NodegroupName`, `ClusterName`, `LaunchPermissions`,
//!   `ResourceType` and `ReportId` are keys that no image has. So are `RequestId` and `ResponseMetadata`, which
//!   answers to requests have, and `group` and `organization_arn` of Terraform's `aws_ami_launch_permission`.
//! - **An object in place of a text is rejected, too**: `State` of an instance is one, and the answer of
//!   `DescribeImageAttribute` has `{"Value": …}` for `Description`, `BootMode`, `TpmSupport`, `SriovNetSupport`, `ImdsSupport`,
//!   `KernelId`, `RamdiskId` and `LastLaunchedTime`. So are the states that only instances have: `running`, `stopping`,
//!   `stopped`, `shutting-down` and `terminated`.
//! - **Kernels and RAM disks are skipped and counted**, by `ImageType` or by an id that starts with `aki-` or `ari-`. The API
//!   lists them among images, but they are parts of paravirtual ones.
//! - **`Linux/UNIX` says nothing about the system**: only that nothing is billed besides the machine. FreeBSD and macOS have it.
//! - **`SUSE Linux` states Linux, but no distribution**: SLES, SLE Micro and SUSE Manager have it.
//! - **A usage operation is read by its bits**, if the platform details are absent or unknown. The documentation lists pairs
//!   of both, from which the bits follow.
//! - **Nothing is billed for a free Linux with SQL Server**, so `/licensing` is absent: it is about the system.
//! - **`Access2` in a name of RHEL is `byos`.** Red Hat's images for Cloud Access have it.
//! - **`ecs`, `eks` and `stig` are variants** in names of the vendors' forms: `amazon-eks-…`, `…-ami-ecs-…` and
//!   `…-amazon-ecs-optimized` of Amazon Linux, `ubuntu-eks/…`, `suse-sles-…-ecs-…`, and `ECS_Optimized`, `EKS_Optimized` and `STIG` of
//!   Windows. Bottlerocket has no other form, so it has none.
//! - **The end of names in AWS Marketplace is no clue**: `-`, the product's id, `-ami-…` and a number.
//! - **`[Copied ami-… from REGION] NAME` in a description is read as a name.** The console suggests this text for copies.
//! - **Without `BootMode`, the firmware is absent**: instances then boot in their type's default mode.
//! - **UEFI does not imply Secure Boot.** The keys are in the image's UEFI data, which is not listed.
//! - **The size is that of the root volume**, which is the smallest possible. If no volume has the name of the root device, size
//!   and encryption are absent.
//! - **A private image may be shared** with accounts, which the API states elsewhere.
//! - **`DeprecationTime` is not the state.** It may be in the future, and the image can be used after it.
//! - **`transient` is kept as it is** (`unrecognized`): the documentation does not explain it.
//! - **Tags whose keys start with `aws:` are read-only**: users can neither create nor change them ([restrictions][tags]).
//! - **A tag without a value has an empty one.** So has [the tag that EC2 creates][tag] from it, and some tools leave it out.
//!
//! [tag]: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
//! [doc]: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
//! [tags]: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions

mod billing;
mod convert;
mod field_aliases;
mod image;
mod os_tables;
mod properties;
mod root_volume;
mod signs;
mod tags;
mod texts;
mod usage;

pub use super::labels::Label;
pub use image::{BlockDeviceMapping, Ebs, EbsToolFields, Image, ToolFields};

use super::way::{PageKeys, Terraform, Way, WayStep};
use super::{
    Provider, Spec, Typed, convert_typed, member, member_text, read_and_convert, read_one,
};
use crate::error::Error;

pub(super) const SPEC: Spec = Spec {
    signs: signs::SIGNS,
    ask_for: "`ImageId`",
    ways: WAYS,
    asset: None,
    terraform: Terraform {
        image: &["aws_ami", "aws_ami_copy", "aws_ami_from_instance"],
        image_list: &[],
    },
    os_tables: &os_tables::OS_TABLES,
    only_operator_publishes: false,
    has_ids_without_case: false,
    secrets: &[],
    source_secrets: &[],
    source_secret_endings: &[],
    source_secret_urls: &[],
    field_aliases: field_aliases::ALIASES,
    filter_text: |_, _| None,
    properties: &properties::PROPERTIES,
    is_empty_list: |_| false,
    error_key: "Error",
    api_error,
    usage: usage::usage,
    read: |json, request, diagnostics, keys, proof| {
        read_and_convert::<Image<'_>>(json, request, diagnostics, keys, proof)
    },
};

const WAYS: &[Way] = &[Way::to_images(&[WayStep::Key("Images"), WayStep::Each]).page(PageKeys {
    next_page_tokens: &["NextToken", "nextToken", "next_token"],
    ..PageKeys::NONE
})];

/// `{"Error": {"Code": "…", "Message": "…"}}`, or `{"__type": "…", "message": "…"}`.
fn api_error(object: &str) -> Option<String> {
    let error = member(object, "Error");
    let message = error
        .and_then(|error| member_text(error, "Message").or_else(|| member_text(error, "Code")));
    message.or_else(|| {
        let kind = member_text(object, "__type")?;
        let message = ["message", "Message"].iter().find_map(|key| member_text(object, key));
        Some(message.unwrap_or(kind))
    })
}

/// Reads the object of one image into its typed fields. A malformed value is absent, with a warning.
///
/// ```
/// use cloud_image::{Knowledge, provider::aws};
///
/// let golden = aws::read(br#"{"ImageId": "ami-0a1b2c3d", "Name": "golden-7", "EnaSupport": true}"#)?;
/// assert_eq!(golden.image.ena_support, Some(true));
/// assert_eq!(golden.warnings().len(), 0);
///
/// let image = golden.unify(&Knowledge::builtin())?;
/// assert_eq!(image.guest_features, ["EnaSupport"]);
/// # Ok::<(), cloud_image::Error>(())
/// ```
///
/// # Errors
///
/// If the bytes are not JSON with exactly one object.
pub fn read(json: &[u8]) -> Result<Typed<Image<'_>>, Error> {
    read_one(Provider::Aws, json)
}

convert_typed!(Image, Provider::Aws, "the image has neither a name, nor a location, nor an id");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::field_spec::{documented, listed};
    use crate::provider::record::Record;

    #[test]
    fn mapping_table_lists_every_field() {
        const VOLUME: &str = "BlockDeviceMappings.Ebs";
        let nested =
            |key: &str| (key == "BlockDeviceMappings").then_some(BlockDeviceMapping::FIELDS);
        let mut rows = listed(Image::FIELDS, nested);
        rows.retain(|(key, _)| key != VOLUME);
        let of_volume = listed(Ebs::FIELDS, |_| None).into_iter();
        rows.extend(of_volume.map(|(key, target)| (format!("{VOLUME}.{key}"), target)));
        rows.sort();
        assert_eq!(documented(include_str!("mod.rs")), rows);
    }
}
