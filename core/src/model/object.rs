//! Declaration of the objects of the unified model: the struct, `serde`, and our own writing and reading.

/// Declares an object. A line is `"key" default => field: type;`, or `"key" => field: type;` if the key is always
/// written. Keys are written in the order of the lines. `, owned` after the type declares that the value does not
/// borrow from the text, although the type could; `, version` that the text is a version, and `, derived` that the
/// value follows from others: [`Derived`](super::view::Derived).
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$life:lifetime>)? {
            $(
                $(#[$field_meta:meta])*
                $key:literal $($default:ident)? => $field:ident: $type:ty $(, $mark:ident)?;
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name $(<$life>)? {
            $(
                $(#[$field_meta])*
                #[serde(rename = $key)]
                $( #[serde($default, skip_serializing_if = "crate::json::Write::is_absent")] )?
                pub $field: $type,
            )+
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// Appends the object as JSON without white space: the same bytes as `serde_json`.
            pub fn write_json(&self, out: &mut Vec<u8>) {
                $crate::json::write(self, out);
            }
        }

        impl $(<$life>)? $crate::json::Write for $name $(<$life>)? {
            fn write(&self, out: &mut $crate::json::JsonBuf) {
                let Self { $($field),+ } = self;
                let start = out.len();
                $( $crate::model::object::member!($($default)? $key, $field, out); )+
                out.close(start, *b"{}");
            }

            fn is_absent(&self) -> bool {
                let Self { $($field),+ } = self;
                $( $crate::json::Write::is_absent($field) )&&+
            }
        }

        impl $(<$life>)? $crate::model::view::View for $name $(<$life>)? {
            const TYPE: $crate::model::view::Type = $crate::model::view::Type::Object(&[
                $( $crate::model::view::Member {
                    token: concat!(",\"", $key, "\":"),
                    of: $crate::model::object::type_of!($($mark)? $type),
                }, )+
            ]);

            fn view(&self) -> $crate::model::view::Value<'_> {
                $crate::model::view::Value::Object(self)
            }
        }

        impl $(<$life>)? $crate::model::view::Object for $name $(<$life>)? {
            fn members(&self) -> &'static [$crate::model::view::Member] {
                match <Self as $crate::model::view::View>::TYPE {
                    $crate::model::view::Type::Object(members) => members,
                    _ => &[],
                }
            }

            fn member(&self, index: usize) -> $crate::model::view::Value<'_> {
                #[expect(non_camel_case_types, reason = "each variant has the name of its field")]
                enum Index { $($field,)+ }

                $( if index == Index::$field as usize {
                    return $crate::model::view::View::view(&self.$field);
                } )+
                $crate::model::view::Value::Absent
            }

            fn derived(&self, index: usize) -> $crate::model::view::Value<'_> {
                $( $crate::model::object::derived!($($mark)? $key, self, index); )+
                let _ = index;
                $crate::model::view::Value::Absent
            }
        }

        impl<'json $(: $life, $life)?> $crate::json::Object<'json> for $name $(<$life>)? {
            const KEYS: &'static [$crate::json::Key] = &[
                $( $crate::model::object::key!($($default)? $key), )+
            ];

            fn unread() -> Self {
                const { assert!(Self::KEYS.len() <= $crate::json::MAX_KEYS) };

                Self { $( $field: $crate::json::Blank::blank(), )+ }
            }
        }

        impl<'json $(: $life, $life)?> $crate::json::Fields<'json> for $name $(<$life>)? {
            fn set(
                &mut self,
                index: usize,
                reading: &mut $crate::json::Reading<'json>,
            ) -> Result<(), $crate::json::ReadError> {
                #[expect(non_camel_case_types, reason = "each variant has the name of its field")]
                enum Index { $($field,)+ }

                $( if index == Index::$field as usize {
                    return $crate::model::object::set!($($mark)? &mut self.$field, reading);
                } )+
                Ok(())
            }
        }
    };
}
pub(crate) use object;

/// A key of an object.
macro_rules! key {
    (default $key:literal) => {
        $crate::json::Key::from_token(concat!(",\"", $key, "\":"), false)
    };
    ($key:literal) => {
        $crate::json::Key::from_token(concat!(",\"", $key, "\":"), true)
    };
}
pub(crate) use key;

/// Reads a member of an object.
macro_rules! set {
    (owned $member:expr, $reading:ident) => {
        $crate::json::OwnedMember::set($member, $reading)
    };
    (derived $member:expr, $reading:ident) => {
        $crate::json::Member::set($member, $reading)
    };
    (version $member:expr, $reading:ident) => {
        $crate::json::Member::set($member, $reading)
    };
    ($member:expr, $reading:ident) => {
        $crate::json::Member::set($member, $reading)
    };
}
pub(crate) use set;

/// The type of a field.
macro_rules! type_of {
    (version $type:ty) => {
        $crate::model::view::Type::Version
    };
    (derived $type:ty) => {
        <$type as $crate::model::view::View>::TYPE
    };
    (owned $type:ty) => {
        <$type as $crate::model::view::View>::TYPE
    };
    ($type:ty) => {
        <$type as $crate::model::view::View>::TYPE
    };
}
pub(crate) use type_of;

/// Returns a member that follows from others.
macro_rules! derived {
    (derived $key:literal, $self:ident, $index:ident) => {
        if $self.members().get($index).is_some_and(|member| member.key() == $key) {
            return $crate::model::view::Derived::derived($self);
        }
    };
    ($($mark:ident)? $key:literal, $self:ident, $index:ident) => {};
}
pub(crate) use derived;

/// Writes a member of an object.
macro_rules! member {
    (default $key:literal, $field:ident, $out:ident) => {
        if !$crate::json::Write::is_absent($field) {
            $crate::model::object::member!($key, $field, $out);
        }
    };
    ($key:literal, $field:ident, $out:ident) => {
        $out.push_bytes(concat!(",\"", $key, "\":").as_bytes());
        $crate::json::Write::write($field, $out);
    };
}
pub(crate) use member;
