//! Releases that there never were.

use std::ops::RangeInclusive;

use super::DistroId;
use super::vocabulary::STREAM;

/// Distributions that are built from the sources of one, so that they share its versions.
pub(in crate::os) const REBUILDS: (DistroId, &[DistroId]) = (
    DistroId::of("centos"),
    &[
        DistroId::of("almalinux"),
        DistroId::of("cloudlinux"),
        DistroId::of("eurolinux"),
        DistroId::of("ol"),
        DistroId::of("rhel"),
        DistroId::of("rocky"),
        DistroId::of("scientific"),
        DistroId::of("virtuozzo"),
    ],
);

/// A distribution, first numbers of versions that it never had, and the words of a variant that has
/// them all the same. What the shape of its versions rules out needs no row.
pub(in crate::os) const NEVER: &[(DistroId, RangeInclusive<u32>, u32)] = &[
    // Since 9 there is nothing but CentOS Stream.
    (DistroId::of("centos"), 9..=u32::MAX, STREAM),
    // openSUSE went on from 13.2 with Leap 42.1, and SUSE Linux Enterprise from 12 with 15.
    (DistroId::of("opensuse"), 14..=14, 0),
    (DistroId::of("sles"), 13..=14, 0),
];
