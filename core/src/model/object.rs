//! Objects of the unified model, declared once for memory, for `serde` and for our own writing.

/// Declares an object. Each line says `"key" default => field: type;` or, where the key is always
/// written, `"key" => field: type;`. The order is that in which the keys are written.
macro_rules! object {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(<$life:lifetime>)? {
            $(
                $(#[$field_meta:meta])*
                $key:literal $($default:ident)? => $field:ident: $type:ty;
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
            /// Writes it as JSON, with no white space: the same bytes as `serde_json`.
            pub fn write_json(&self, out: &mut Vec<u8>) {
                $crate::json::write(self, out);
            }
        }

        impl $(<$life>)? $crate::json::Write for $name $(<$life>)? {
            fn write(&self, out: &mut $crate::json::Out) {
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
    };
}
pub(crate) use object;

/// Writes a member of an object.
macro_rules! member {
    (default $key:literal, $field:ident, $out:ident) => {
        if !$crate::json::Write::is_absent($field) {
            $crate::model::object::member!($key, $field, $out);
        }
    };
    ($key:literal, $field:ident, $out:ident) => {
        $out.raw(concat!(",\"", $key, "\":").as_bytes());
        $crate::json::Write::write($field, $out);
    };
}
pub(crate) use member;
