//! The list of providers. What reading needs to know about each is in `provider::Spec`.

use super::word::vocabulary;

vocabulary! {
    /// A cloud whose images are read.
    pub closed enum Provider {
        /// [Google Compute Engine](https://cloud.google.com/compute).
        Gce = "gce",
        /// [Gcore](https://gcore.com) Cloud, on `OpenStack` Glance.
        Gcore = "gcore",
        /// [Microsoft Azure](https://azure.microsoft.com/products/virtual-machines).
        Azure = "azure",
        /// [Amazon Elastic Compute Cloud](https://aws.amazon.com/ec2/) (EC2), whose images are AMIs.
        Aws = "aws",
        /// [`OpenStack`](https://www.openstack.org) Glance, of any cloud.
        Openstack = "openstack",
    }
}

impl Provider {
    #[expect(clippy::indexing_slicing, reason = "there is one, or this does not compile")]
    pub(crate) const FIRST: Self = Self::ALL[0];
}
