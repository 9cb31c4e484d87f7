//! Releases that never existed.

use std::ops::RangeInclusive;

use super::DistroId;
use super::vocabulary::STREAM;

/// A distribution, and those that are built from the same sources and have its versions.
pub(in crate::os) const REBUILDS: (DistroId, &[DistroId]) = (
    DistroId::from_id("centos"),
    &[
        DistroId::from_id("almalinux"),
        DistroId::from_id("cloudlinux"),
        DistroId::from_id("eurolinux"),
        DistroId::from_id("ol"),
        DistroId::from_id("rhel"),
        DistroId::from_id("rocky"),
        DistroId::from_id("scientific"),
        DistroId::from_id("virtuozzo"),
    ],
);

/// Distributions, majors that they never had, and variants that have them all the same. Majors that the
/// version format excludes need no row.
pub(in crate::os) const NEVER_RELEASED: &[(DistroId, RangeInclusive<u32>, u64)] = &[
    // Since 9, there is only CentOS Stream.
    (DistroId::from_id("centos"), 9..=u32::MAX, STREAM),
    // openSUSE continued after 13.2 with Leap 42.1, and SUSE Linux Enterprise after 12 with 15.
    (DistroId::from_id("opensuse"), 14..=14, 0),
    (DistroId::from_id("sles"), 13..=14, 0),
];
