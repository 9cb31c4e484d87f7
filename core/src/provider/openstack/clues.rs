//! The clues to the operating system, the most trusted first.

use super::image::Image;
use super::properties::OS_TYPE;
use crate::os::{ClueKind, Knowledge, is_placeholder};
use crate::provider::case::is_same;
use crate::provider::field_spec::FieldSpec;
use crate::provider::identify::Clues;
use crate::provider::labels;

/// Users that only images of one distribution have.
const ONE_DISTRO_USERS: [&str; 6] = ["ubuntu", "debian", "centos", "rocky", "almalinux", "fedora"];

/// The clues of an image, with what it states about its processor.
pub(super) fn clues<'c>(
    image: &'c Image<'_>,
    knowledge: Option<&Knowledge>,
    architecture: Option<(&'c str, &'static FieldSpec)>,
) -> Clues<'c> {
    let spelled = |field| image.respelled.spec(field);
    let specs = Image::SPECS;
    let mut clues = Clues::new(knowledge.is_some());
    if let Some((text, field)) = architecture {
        clues.add(ClueKind::Architecture, Some(text), field);
    }
    let label_fields = [&*image.properties, &*image.tags];
    clues.add_labels(knowledge, &|key| labels::find(&label_fields, key));
    let types = [(&image.os_type, specs.os_type), (&image.huawei_os_type, specs.huawei_os_type)];
    // Every system that is not Windows is `linux` to Nova, so only another word outranks the name.
    let add_types = |clues: &mut Clues<'c>, are_linux: bool| {
        for (text, field) in types {
            let text = text.as_deref();
            let is_linux = text.is_some_and(|text| is_same(text, "linux"));
            clues.add(ClueKind::OsType, text.filter(|_| is_linux == are_linux), spelled(field));
        }
    };
    let platform = image.platform.as_deref().filter(|text| !is_placeholder(text));
    clues.add(ClueKind::Distro, image.os_distro.as_deref(), spelled(specs.os_distro));
    clues.add(ClueKind::Distro, platform, spelled(specs.platform));
    clues.add(ClueKind::Version, image.os_version.as_deref(), spelled(specs.os_version));
    add_types(&mut clues, false);
    for (kind, text, field) in [
        (ClueKind::Name, &image.huawei_os_version, specs.huawei_os_version),
        (ClueKind::Name, &image.name, specs.name),
        (ClueKind::Description, &image.description, specs.description),
    ] {
        clues.add(kind, text.as_deref(), spelled(field));
    }
    let guest = image.vmware_ostype.as_deref().and_then(system_of_guest);
    clues.add(ClueKind::Name, guest, spelled(specs.vmware_ostype));
    add_types(&mut clues, true);
    let mut all_types = types.iter().filter_map(|(text, _)| text.as_deref());
    if all_types.all(|text| is_same(text, "linux") || OS_TYPE.is_placeholder(text)) {
        for (text, field) in [
            (&image.os_admin_user, specs.os_admin_user),
            (&image.login_username, specs.login_username),
        ] {
            let user = text.as_deref().filter(|user| ONE_DISTRO_USERS.contains(user));
            clues.add(ClueKind::AdminUser, user, spelled(field));
        }
    }
    clues
}

/// The name of the system in a guest id of `VMware`: `centos7` in `centos7_64Guest`. The numbers of Windows and Amazon
/// Linux there are not those of their versions, except years.
fn system_of_guest(guest: &str) -> Option<&str> {
    let system = guest.strip_suffix("Guest")?;
    let system = system.strip_suffix("64").unwrap_or(system).trim_end_matches('_');
    let letters = system.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, version) = system.split_at_checked(letters)?;
    let year = version.bytes().take_while(u8::is_ascii_digit).count();
    match name {
        "windows" if year == 4 => system.get(..letters + year),
        "windows" | "amazonlinux" => Some(name),
        _ => Some(system).filter(|_| !name.starts_with("other")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guest_ids_name_systems() {
        for (guest, system) in [
            ("ubuntu64Guest", Some("ubuntu")),
            ("centos7_64Guest", Some("centos7")),
            ("debian10Guest", Some("debian10")),
            ("windows2019srv_64Guest", Some("windows2019")),
            ("windows9Server64Guest", Some("windows")),
            ("amazonlinux3_64Guest", Some("amazonlinux")),
            ("otherLinux64Guest", None),
            ("otherGuest", None),
            ("ubuntu", None),
            ("", None),
        ] {
            assert_eq!(system_of_guest(guest), system, "{guest}");
        }
    }
}
