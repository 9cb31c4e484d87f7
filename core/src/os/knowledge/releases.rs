//! Releases that there never were.

use std::ops::RangeInclusive;

use super::DistroId;
use super::vocabulary::STREAM;

/// Distributions that are built from the sources of one, so that they share its versions.
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

/// A distribution, first numbers of versions that it never had, and the words of a variant that has
/// them all the same. What the shape of its versions rules out needs no row.
pub(in crate::os) const NEVER_RELEASED: &[(DistroId, RangeInclusive<u32>, u32)] = &[
    // Since 9 there is nothing but CentOS Stream.
    (DistroId::from_id("centos"), 9..=u32::MAX, STREAM),
    // openSUSE went on from 13.2 with Leap 42.1, and SUSE Linux Enterprise from 12 with 15.
    (DistroId::from_id("opensuse"), 14..=14, 0),
    (DistroId::from_id("sles"), 13..=14, 0),
];
