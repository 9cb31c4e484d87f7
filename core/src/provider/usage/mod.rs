//! The texts with which an image is used: a command, a block of Terraform, a request to an API.

pub(crate) mod hcl;
pub(crate) mod shell;

use serde::Serialize;

use crate::model::{DeprecationState, Image, Status};

/// A text with which an image is used, for a tool.
///
/// It starts one machine, or is the part of Terraform's configuration that names the image. Words in capitals, such as
/// `INSTANCE_NAME`, stand for what the image does not say: replace them. All values are quoted for their place, so a name
/// cannot run a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Usage {
    /// The tool: the name of a command, `gcloud`, `curl`, or `terraform`.
    pub tool: &'static str,
    /// What the text names.
    pub target: UsageTarget,
    /// The text. Commands are one line, for a POSIX shell.
    pub text: String,
}

/// What a [`Usage`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum UsageTarget {
    /// This image.
    Image,
    /// The family of the image. The cloud takes the newest image of the family when the text is used.
    Family,
}

/// The texts with which an image is used, those that name the image first.
///
/// There are none for an image that cannot be used: its status is not `ready`, or it is obsolete or deleted. There is none
/// of a tool if the image lacks what the tool needs, and no shell command if a value has characters that cannot be seen, which
/// no cloud allows. Terraform's blocks have these as escapes.
/// A deprecated image can be used, but its family gives another image.
///
/// ```
/// let image = cloud_image::images(
///     br#"{
///         "kind": "compute#image", "name": "debian-12-bookworm-v20240415", "family": "debian-12",
///         "selfLink": "https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/debian-12-bookworm-v20240415"
///     }"#,
/// )
/// .next()
/// .unwrap()?;
/// let usage = cloud_image::usage(&image);
/// assert_eq!(
///     usage[0].text,
///     "gcloud compute instances create INSTANCE_NAME --image=debian-12-bookworm-v20240415 --image-project=debian-cloud"
/// );
/// # Ok::<(), cloud_image::Error>(())
/// ```
#[must_use]
pub fn usage(image: &Image<'_>) -> Vec<Usage> {
    let deprecation = image.deprecation.as_ref().and_then(|deprecation| deprecation.state.as_ref());
    let is_ready = matches!(image.status, None | Some(Status::Ready));
    let is_current = matches!(deprecation, None | Some(DeprecationState::Active));
    if !is_ready || !(is_current || deprecation == Some(&DeprecationState::Deprecated)) {
        return Vec::new();
    }
    let mut usages = Vec::new();
    (image.provider.spec().usage)(image, UsageTarget::Image, &mut usages);
    if is_current && image.family.is_some() {
        (image.provider.spec().usage)(image, UsageTarget::Family, &mut usages);
    }
    usages
}
