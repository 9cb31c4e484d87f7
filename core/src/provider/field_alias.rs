//! The provider's names for fields of the unified image, for filters.

/// A provider's name for a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FieldAlias {
    /// The name in the provider's API, with dots: `deprecated.state`.
    pub(crate) name: &'static str,
    /// The field of the unified image, with dots: `deprecation.state`.
    pub(crate) field: &'static str,
    /// The unit of a size: it is 2 to this power, in bytes.
    pub(crate) shift: u32,
    /// The kind of the parent, if the name stands for a parent of one kind only.
    pub(crate) parent_kind: Option<&'static str>,
}

impl FieldAlias {
    const fn new(name: &'static str, field: &'static str) -> Self {
        Self { name, field, shift: 0, parent_kind: None }
    }
}

/// The name of a field.
pub(crate) const fn alias(name: &'static str, field: &'static str) -> FieldAlias {
    FieldAlias::new(name, field)
}

/// The name of a size in units of 2 to the power of `shift` bytes.
pub(crate) const fn size_alias(name: &'static str, field: &'static str, shift: u32) -> FieldAlias {
    FieldAlias { shift, ..FieldAlias::new(name, field) }
}

/// The name of a field of the parent, if that is of this kind.
pub(crate) const fn parent_alias(
    name: &'static str,
    field: &'static str,
    kind: &'static str,
) -> FieldAlias {
    FieldAlias { parent_kind: Some(kind), ..FieldAlias::new(name, field) }
}

/// Whether two names of fields are the same: case and `_` do not count.
pub(crate) const fn is_same_name(one: &str, two: &str) -> bool {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    let (mut at, mut other) = (0, 0);
    loop {
        at = skip_underscores(one, at);
        other = skip_underscores(two, other);
        if at == one.len() || other == two.len() {
            return at == one.len() && other == two.len();
        }
        if byte_at(one, at) != byte_at(two, other) {
            return false;
        }
        at += 1;
        other += 1;
    }
}

const fn skip_underscores(name: &[u8], mut at: usize) -> usize {
    while at < name.len() && byte_at(name, at) == b'_' {
        at += 1;
    }
    at
}

#[expect(clippy::indexing_slicing, reason = "the callers compare with the length")]
const fn byte_at(name: &[u8], at: usize) -> u8 {
    name[at].to_ascii_lowercase()
}

/// Fails to compile if two providers use one name for two things.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn assert_distinct(one: &[FieldAlias], two: &[FieldAlias]) {
    let mut index = 0;
    while index < one.len() * two.len() {
        let (a, b) = (one[index / two.len()], two[index % two.len()]);
        let clashes =
            is_same_name(a.name, b.name) && !(is_same_name(a.field, b.field) && a.shift == b.shift);
        assert!(!clashes, "two providers use one name for two things");
        index += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::Provider;
    use crate::FieldMask;

    /// Fields that have no name in filters, or whose name stands for something else there. Without its underscores,
    /// `__platform` is a name of another cloud.
    const OTHER_MEANING: [&str; 18] = [
        "size",
        "gpu_driver",
        "gpu_driver_version",
        "gpu_driver_type",
        // Their values are parts of features: `SriovNetSupport=simple`.
        "EnaSupport",
        "SriovNetSupport",
        "ImdsSupport",
        // Their values are not those of the unified field.
        "__os_bit",
        "__support_arm",
        "hw_mem_encryption",
        "hypervisor_type",
        "os_hash_algo",
        "hash_algo",
        // A field of the unified image, too.
        "source",
        // Labels of their own.
        "vmware_ostype",
        "os_admin_user",
        "login_username",
        "__imagetype",
    ];

    #[test]
    fn every_field_of_a_provider_has_a_name_in_filters() {
        let mut checked = 0;
        for provider in Provider::ALL {
            for spec in provider.spec().signs.fields {
                let target = spec.target_pointer();
                // A member of another object is the same field.
                let key = spec.key().rsplit('/').next().unwrap();
                let is_excepted = key == "__platform"
                    || OTHER_MEANING.iter().any(|name| super::is_same_name(name, key));
                if target.is_empty() || key.contains(' ') {
                    continue;
                }
                let unified = target[1..].replace('/', ".");
                // The key of an object, such as `rawDisk`, is not a field itself.
                let names = crate::filter_fields();
                let has_inner = names
                    .iter()
                    .any(|name| super::is_same_name(name.split('.').next().unwrap(), key));
                let mask = key.parse::<FieldMask>();
                let is_named = mask.as_ref().map_or(has_inner, |mask| mask.to_string() == unified);
                assert!(is_named != is_excepted, "{}: {unified}, {mask:?}", spec.pointer);
                checked += usize::from(is_named);
            }
        }
        assert!(checked > 80);
    }
}
