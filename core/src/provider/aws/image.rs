//! The object of an image, as the API documents it and as other tools write it.

use std::borrow::Cow;

use super::tags::tags;
use crate::json::{Kind, ReadError, Reader};
use crate::model::Timestamp;
use crate::provider::container::{ListSpec, list, object, objects};
use crate::provider::diagnostics::Diagnostics;
use crate::provider::field::{boolean, identifier, size, text, timestamp};
use crate::provider::field_path::FieldPath;
use crate::provider::labels::Label;
use crate::provider::record::record;
use crate::quote::text_of;

record! {
    /// An AMI in EC2's own fields, typed but not interpreted: those that are in the unified image. Null, empty and
    /// malformed values are absent; in lists they are empty.
    pub struct Image<'a> {
        /// `ami-` and hexadecimal digits.
        "ImageId" | "imageId" | "image_id" => image_id: Option<Cow<'a, str>> = text, "/id" & ["/name"], BY_VALUE;
        /// The name: at most 128 characters, unique in an account and region.
        "Name" | "name" => name: Option<Cow<'a, str>> = text, "/name" & ["/os"];
        /// The description.
        "Description" | "description" => description: Option<Cow<'a, str>> = text, "/description" & ["/os"], BY_VALUE;
        /// The path of the image in S3; for an image on EBS, the owner and the name.
        "ImageLocation" | "imageLocation" | "image_location" => image_location: Option<Cow<'a, str>> = text, "" & ["/name", "/os"], BY_VALUE;
        /// `machine`, `kernel` or `ramdisk`.
        "ImageType" | "imageType" | "image_type" => image_type: Option<Cow<'a, str>> = text, "";
        /// The name of the public Systems Manager parameter with the id of the newest image of its kind.
        "PublicSsmParameterName" | "publicSsmParameterName" | "public_ssm_parameter_name" => public_ssm_parameter_name: Option<Cow<'a, str>> =
            text, "/family";
        /// The account that owns the image: 12 digits.
        "OwnerId" | "ownerId" | "owner_id" => owner_id: Option<Cow<'a, str>> = account, "/project" & ["/os"];
        /// The region. No field of the API: tools add it.
        "Region" | "region" => region: Option<Cow<'a, str>> = text, "/region";
        /// `x86_64`, `arm64`, `i386`, `x86_64_mac` or `arm64_mac`.
        "Architecture" | "architecture" => architecture: Option<Cow<'a, str>> = text, "/architecture" & ["/os"];
        /// What is billed, in words: `Linux/UNIX`, `Windows with SQL Server Standard`.
        "PlatformDetails" | "platformDetails" | "platform_details" => platform_details: Option<Cow<'a, str>> = text, "/licenses" & ["/os"];
        /// The same as a code: `RunInstances:0006`.
        "UsageOperation" | "usageOperation" | "usage_operation" => usage_operation: Option<Cow<'a, str>> = text, "/licenseCodes" & ["/os"];
        /// The codes of the products in AWS Marketplace.
        "ProductCodes" | "productCodes" | "product_codes" => product_codes: Vec<Cow<'a, str>> = product_codes, "/licenseCodes" & ["/os"];
        /// `windows`, or absent.
        "Platform" | "platform" => platform: Option<Cow<'a, str>> = text, "/os/type";
        /// `legacy-bios`, `uefi` or `uefi-preferred`.
        "BootMode" | "bootMode" | "boot_mode" => boot_mode: Option<Cow<'a, str>> = text, "/firmware", BY_VALUE;
        /// `v2.0`.
        "TpmSupport" | "tpmSupport" | "tpm_support" => tpm_support: Option<Cow<'a, str>> = text, "/tpm" & ["/guestFeatures"], BY_VALUE;
        /// `hvm` or `paravirtual`.
        "VirtualizationType" | "virtualizationType" | "virtualization_type" => virtualization_type: Option<Cow<'a, str>> =
            text, "/virtualization";
        /// Whether enhanced networking with the Elastic Network Adapter is enabled.
        "EnaSupport" | "enaSupport" | "ena_support" => ena_support: Option<bool> = boolean, "/guestFeatures";
        /// `simple` if enhanced networking with Intel's virtual functions is enabled.
        "SriovNetSupport" | "sriovNetSupport" | "sriov_net_support" => sriov_net_support: Option<Cow<'a, str>> = text, "/guestFeatures", BY_VALUE;
        /// `v2.0` if instances accept only the second version of the instance metadata service.
        "ImdsSupport" | "imdsSupport" | "imds_support" => imds_support: Option<Cow<'a, str>> = text, "/guestFeatures", BY_VALUE;
        /// The device name of the root volume.
        "RootDeviceName" | "rootDeviceName" | "root_device_name" => root_device_name: Option<Cow<'a, str>> =
            text, "" & ["/size", "/encryption"];
        /// `ebs` or `instance-store`.
        "RootDeviceType" | "rootDeviceType" | "root_device_type" => root_device_type: Option<Cow<'a, str>> = text, "/diskFormat";
        /// The volumes of an instance of the image.
        "BlockDeviceMappings" | "blockDeviceMappings" | "block_device_mappings" => block_device_mappings: Vec<BlockDeviceMapping<'a>> =
            objects, "" & ["/size", "/encryption"];
        /// The tags.
        "Tags" | "tags" => tags: Vec<Label<'a>> = tags, "/labels" & ["/readOnlyLabels", "/os"];
        /// `pending`, `available`, `invalid`, `deregistered`, `transient`, `failed`, `error` or `disabled`.
        "State" | "state" => state: Option<Cow<'a, str>> = text, "/status", BY_VALUE;
        /// The time at which it is, or will be, deprecated.
        "DeprecationTime" | "deprecationTime" | "deprecation_time" => deprecation_time: Option<Timestamp> =
            timestamp, "/deprecation/deprecatedAt";
        /// Whether every account may launch it.
        "Public" | "public" => public: Option<bool> = boolean, "/visibility";
        /// `disabled`, `enabled-without-cooldown` or `enabled-with-cooldown`.
        "DeregistrationProtection" | "deregistrationProtection" | "deregistration_protection" => deregistration_protection: Option<Cow<'a, str>> =
            text, "/protected";
        /// The time of creation.
        "CreationDate" | "creationDate" | "creation_date" => creation_date: Option<Timestamp> = timestamp, "/createdAt";
        /// The image that it was copied from.
        "SourceImageId" | "sourceImageId" | "source_image_id" | "source_ami_id" => source_image_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The instance that it was created from.
        "SourceInstanceId" | "sourceInstanceId" | "source_instance_id" => source_instance_id: Option<Cow<'a, str>> = text, "/parent/id";
        /// The kernel of a paravirtual image: `aki-` and hexadecimal digits.
        "KernelId" | "kernelId" | "kernel_id" => kernel_id: Option<Cow<'a, str>> = text, "", BY_VALUE;
        /// The RAM disk of a paravirtual image: `ari-` and hexadecimal digits.
        "RamdiskId" | "ramdiskId" | "ramdisk_id" => ramdisk_id: Option<Cow<'a, str>> = text, "", BY_VALUE;
        /// The time at which an instance of it was last launched.
        "LastLaunchedTime" | "lastLaunchedTime" | "last_launched_time" => last_launched_time: Option<Cow<'a, str>> = text, "", BY_VALUE;
    }
    only in source {
        "ImageOwnerAlias", BY_VALUE;
        "Hypervisor";
        "StateReason";
        "ImageAllowed";
        "SourceImageRegion";
        "FreeTierEligible";
        "ImageWatermarks";
        "ScanResults";
        "InstanceTypeSpecification";
    }
    of other tools in ToolFields {
        /// The image's id in Terraform's resources, which have no `image_id`.
        "id" => id: Option<Cow<'a, str>> = text, "/id" & ["/name"];
        /// The volumes in Terraform's resources.
        "ebs_block_device" => ebs_block_device: Vec<Ebs<'a>> = objects, "" & ["/size", "/encryption"];
    }
    never in an image {
        "InstanceId"; "instanceId"; "instance_id";
        "InstanceType"; "instanceType"; "instance_type";
        "LaunchTime"; "launchTime"; "launch_time";
        "LaunchTemplateId"; "launchTemplateId"; "launch_template_id";
        "LaunchConfigurationName"; "launchConfigurationName"; "launch_configuration_name";
        "ImportTaskId"; "importTaskId"; "import_task_id";
        "ExportImageTaskId"; "exportImageTaskId"; "export_image_task_id";
        "MaxParallelLaunches"; "maxParallelLaunches"; "max_parallel_launches";
        // Of an answer with one attribute of an image. Some tools add `launch_permissions` to images.
        "LaunchPermissions"; "launchPermissions";
        "LaunchPermission"; "launchPermission";
        // Of Terraform's `aws_ami_launch_permission`.
        "group"; "organization_arn"; "organizational_unit_arn";
        // Of the answer to a request, such as that to copy an image.
        "RequestId"; "requestId"; "request_id";
        "ResponseMetadata"; "$metadata";
        // Of what refers to an image, and of reports on the use of one. Tools add `resource_type` to images.
        "ResourceType";
        "ReportId"; "reportId"; "report_id";
        // Of what instances are launched from, such as the data of a launch template.
        "KeyName"; "keyName"; "key_name";
        "SecurityGroupIds"; "securityGroupIds"; "security_group_ids";
        "SubnetId"; "subnetId"; "subnet_id";
        "UserData"; "userData"; "user_data";
        "EbsOptimized"; "ebsOptimized"; "ebs_optimized";
        "SpotPrice"; "spotPrice"; "spot_price";
        "IamInstanceProfile"; "iamInstanceProfile"; "iam_instance_profile";
        "MetadataOptions"; "metadataOptions"; "metadata_options";
        "NetworkInterfaces"; "networkInterfaces"; "network_interfaces";
        "SecurityGroups"; "securityGroups"; "security_groups";
        "AssociatePublicIpAddress"; "associatePublicIpAddress"; "associate_public_ip_address";
        "Placement"; "placement";
        // Of instances, and of the groups that they are in.
        "VpcId"; "vpcId"; "vpc_id";
        "PrivateIpAddress"; "privateIpAddress"; "private_ip_address";
        "PublicIpAddress"; "publicIpAddress"; "public_ip_address";
        "AutoScalingGroupName"; "autoScalingGroupName"; "auto_scaling_group_name"; "autoscaling_group_name";
        "NodegroupName"; "nodegroupName"; "nodegroup_name"; "node_group_name";
        "ClusterName"; "clusterName"; "cluster_name";
    }
}

record! {
    /// A volume of an instance of the image.
    pub struct BlockDeviceMapping<'a> {
        /// The device name: `/dev/sda1`.
        "DeviceName" | "deviceName" | "device_name" => device_name: Option<Cow<'a, str>> = text, "";
        /// The volume, if it is one of EBS.
        "Ebs" | "ebs" => ebs: Option<Ebs<'a>> = object, "";
    }
    only in source {
        "VirtualName";
        "NoDevice";
    }
}

record! {
    /// A volume of EBS.
    pub struct Ebs<'a> {
        /// The size, in GiB.
        "VolumeSize" | "volumeSize" | "volume_size" => volume_size: Option<u64> = size::<30>, "/size/minDiskBytes";
        /// Whether it is encrypted.
        "Encrypted" | "encrypted" => encrypted: Option<bool> = flag, "/encryption/encrypted";
        /// The key of KMS.
        "KmsKeyId" | "kmsKeyId" | "kms_key_id" => kms_key_id: Option<Cow<'a, str>> = text, "/encryption/kmsKey";
    }
    only in source {}
    of other tools in EbsToolFields {
        /// The device name, in Terraform's resources.
        "device_name" => device_name: Option<Cow<'a, str>> = text, "";
    }
}

record! {
    /// The code of a product in AWS Marketplace.
    pub(super) struct ProductCode<'a> {
        "ProductCodeId" | "productCodeId" | "product_code_id" => product_code_id: Option<Cow<'a, str>> = text, "";
    }
    only in source {
        "ProductCodeType";
    }
}

/// An account. A tool that wrote it as a number dropped its leading zeros.
fn account<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let is_number = json.kind()? == Kind::Number;
    identifier(slot, json, path, diagnostics)?;
    if let Some(digits) = slot.as_deref().filter(|digits| is_number && !digits.starts_with('-'))
        && let Some(zeros) = "000000000000".get(digits.len()..).filter(|zeros| !zeros.is_empty())
    {
        *slot = Some(Cow::Owned(text_of(&[zeros, digits])));
    }
    Ok(())
}

/// `true` or `false`. Terraform writes the members of a volume as strings.
fn flag(
    slot: &mut Option<bool>,
    json: &mut Reader<'_>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let start = json.clone();
    if let Some(text @ ("true" | "false")) = json.plain_string() {
        *slot = Some(text == "true");
        return Ok(());
    }
    *json = start;
    boolean(slot, json, path, diagnostics)
}

/// The `ProductCodeId` of each element.
fn product_codes<'a>(
    slot: &mut Vec<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let elements = ListSpec {
        key: Some(ProductCode::SPECS.product_code_id.token),
        likely: 1,
        read: product_code,
    };
    list(slot, json, path, diagnostics, &elements)
}

fn product_code<'a>(
    slot: &mut Option<Cow<'a, str>>,
    json: &mut Reader<'a>,
    path: &FieldPath<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), ReadError> {
    let mut code: Option<ProductCode<'a>> = None;
    object(&mut code, json, path, diagnostics)?;
    *slot = code.and_then(|code| code.product_code_id);
    Ok(())
}
