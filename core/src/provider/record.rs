//! Declares an object of a provider: its fields, the reader of each, and its place in the unified image.

use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::field::mismatch;
use super::field_path::FieldPath;
use super::field_spec::{FIRST_TOOL_FIELD, FieldSpec};
use super::key_state::{KeyState, Respelled};
use crate::json::{Kind, MemberCursor, ReadError, Reader};

/// An object of a provider.
pub(crate) trait Record<'a>: ReadField<'a> + Default {
    /// Every known key: first the API's own key of each field, by field number, then the other keys and spellings.
    const FIELDS: &'static [FieldSpec];

    /// Keys that only other objects of the provider have.
    const NON_IMAGE_KEYS: &'static [&'static str];

    /// Reads the next object, up to the key of a wrapper if it may be one. If a key occurs twice, the last value counts.
    fn read(
        &mut self,
        json: &mut Reader<'a>,
        path: &FieldPath<'_>,
        diagnostics: &mut Diagnostics,
        keys: &mut KeyState,
    ) -> Result<(), ReadError> {
        read_fields(Self::FIELDS, self, (json, path, diagnostics, keys))
    }
}

/// The fields of an object of a provider.
pub(crate) trait ReadField<'a> {
    /// Reads the value of the field with this number.
    fn read_field(
        &mut self,
        field: u8,
        json: &mut Reader<'a>,
        path: &FieldPath<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), ReadError>;

    /// The number of the field that keeps the members with unknown keys, if there is one. Its own value is an object of
    /// further members: those with known keys are in the declaration as `KEY/MEMBER`.
    fn others_field(&self) -> Option<u8> {
        None
    }

    /// Reads the value of a member with an unknown key. `object` is the pointer to the object that it is in.
    fn read_other(
        &mut self,
        _object: &'static str,
        _key: Cow<'a, str>,
        json: &mut Reader<'a>,
        _diagnostics: &mut Diagnostics,
    ) -> Result<(), ReadError> {
        json.skip().map(drop)
    }

    /// The deviations of this object from the API's spelling.
    fn respelled(&mut self) -> &mut Respelled;
}

/// Declares an object of a provider, with a line per field: `"key" | "spelling" => field: type = reader, "/unified" &
/// ["/other"], SIGN;`. Spellings, other fields that the value is needed for, and sign are optional. `others in` names the
/// field that keeps the members with unknown keys, and their reader. `only in source` lists known keys that are not read,
/// `of other tools` keys that no API has, and `never in an image` keys that only other objects have.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident<$life:lifetime> {
            $(
                $(#[$doc:meta])*
                $key:literal $(| $spelling:literal)* => $field:ident: $type:ty = $read:expr, $target:literal $(& $feeds:expr)? $(, $sign:ident)?;
            )+
        }
        $( others in $others:ident = $read_other:expr; )?
        only in source { $( $source_key:literal $(, $source_sign:ident)?; )* }
        $( of other tools in $tools:ident {
            $(
                $(#[$tool_doc:meta])*
                $tool_key:literal => $tool_field:ident: $tool_type:ty = $tool_read:expr, $tool_target:literal $(& $tool_feeds:expr)?;
            )*
        } )?
        $( never in an image { $( $other:literal; )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Default, PartialEq)]
        #[non_exhaustive]
        $vis struct $name<$life> {
            $( $(#[$doc])* pub $field: $type, )+
            $(
                /// The fields that no API has, but other tools write. Boxed, because most objects have none.
                pub tools: Option<Box<$tools<$life>>>,
            )?
            /// For the pointers of evidence and warnings.
            pub(crate) respelled: $crate::provider::key_state::Respelled,
        }

        // Not derived: that inlines the copying of each field.
        impl<$life> Clone for $name<$life> {
            fn clone(&self) -> Self {
                Self {
                    $( $field: $crate::provider::record::copy(&self.$field), )+
                    $( tools: $crate::provider::record::copy::<Option<Box<$tools<$life>>>>(&self.tools), )?
                    respelled: $crate::provider::record::copy(&self.respelled),
                }
            }
        }

        $(
            /// The fields that no API has, but other tools write.
            #[derive(Debug, Clone, Default, PartialEq)]
            #[non_exhaustive]
            $vis struct $tools<$life> {
                $( $(#[$tool_doc])* pub $tool_field: $tool_type, )*
            }
        )?

        const _: () = {
            /// The declaration of each field, under the API's own key.
            #[allow(dead_code, reason = "most fields are only read")]
            pub(crate) struct Specs {
                $( pub(crate) $field: &'static $crate::provider::field_spec::FieldSpec, )+
                $( $( pub(crate) $tool_field: &'static $crate::provider::field_spec::FieldSpec, )* )?
            }

            impl $name<'_> {
                /// The declaration of each field, under the API's own key.
                #[allow(dead_code, reason = "not every object needs it")]
                pub(crate) const SPECS: Specs = {
                    let fields = <$name<'static> as $crate::provider::record::Record<'static>>::FIELDS;
                    Specs {
                        $( $field: $crate::provider::field_spec::spec_of(fields, Field::$field as u8), )+
                        $( $( $tool_field: $crate::provider::field_spec::spec_of(fields, $crate::provider::field_spec::FIRST_TOOL_FIELD + ToolField::$tool_field as u8), )* )?
                    }
                };
            }

            #[expect(non_camel_case_types, reason = "each is named after its field")]
            enum Field { $($field,)+ Count }
            $(
                #[expect(non_camel_case_types, reason = "each is named after its field")]
                enum ToolField { $($tool_field,)* }
            )?

            impl<$life> $crate::provider::record::Record<$life> for $name<$life> {
                const FIELDS: &'static [$crate::provider::field_spec::FieldSpec] =
                    &$crate::provider::record::complete([
                        $( $crate::provider::field_spec::field_spec!($key, Some($target), [$($feeds)?], Field::$field as u8, $($sign)?), )+
                        $( $crate::provider::field_spec::field_spec!($source_key, None, [], u8::MAX, $($source_sign)?), )*
                        $( $( $crate::provider::field_spec::field_spec!($tool_key, Some($tool_target), [$($tool_feeds)?], $crate::provider::field_spec::FIRST_TOOL_FIELD + ToolField::$tool_field as u8,), )* )?
                        $( $( $crate::provider::field_spec::field_spec!($spelling, None, [], Field::$field as u8,), )* )+
                    ], Field::Count as usize);

                const NON_IMAGE_KEYS: &'static [&'static str] = &[ $( $( $other, )* )? ];
            }

            impl<$life> $crate::provider::record::ReadField<$life> for $name<$life> {
                fn read_field(
                    &mut self,
                    field: u8,
                    json: &mut $crate::json::Reader<$life>,
                    path: &$crate::provider::field_path::FieldPath<'_>,
                    diagnostics: &mut $crate::provider::diagnostics::Diagnostics,
                ) -> Result<(), $crate::json::ReadError> {
                    $( if field == Field::$field as u8 {
                        return $read(&mut self.$field, json, path, diagnostics);
                    } )+
                    $( $( if field == $crate::provider::field_spec::FIRST_TOOL_FIELD + ToolField::$tool_field as u8 {
                        return $tool_read(&mut $crate::provider::record::boxed_or_default(&mut self.tools).$tool_field, json, path, diagnostics);
                    } )* )?
                    Ok(())
                }

                $(
                    fn others_field(&self) -> Option<u8> {
                        Some(Field::$others as u8)
                    }

                    fn read_other(
                        &mut self,
                        object: &'static str,
                        key: std::borrow::Cow<$life, str>,
                        json: &mut $crate::json::Reader<$life>,
                        diagnostics: &mut $crate::provider::diagnostics::Diagnostics,
                    ) -> Result<(), $crate::json::ReadError> {
                        $read_other(&mut self.$others, object, key, json, diagnostics)
                    }
                )?

                fn respelled(&mut self) -> &mut $crate::provider::key_state::Respelled {
                    &mut self.respelled
                }
            }
        };
    };
}
pub(crate) use record;

/// Completes the field specs of a record. The first `own` rows are the API's own keys. Other spellings follow, and get
/// the target and the signs of their field. Rows without a target are not read.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn complete<const ROWS: usize>(
    mut rows: [FieldSpec; ROWS],
    own: usize,
) -> [FieldSpec; ROWS] {
    assert!(ROWS <= super::key_state::MAX_KEYS && own <= FIRST_TOOL_FIELD as usize);
    let mut index = own;
    while index < ROWS {
        // Sets of fields are bits of 64.
        assert!(rows[index].field < 64 || rows[index].field == u8::MAX, "too many fields of tools");
        let field = rows[index].field as usize;
        if rows[index].target.is_none() && field < own {
            rows[index].target = rows[field].target;
            rows[index].feeds = rows[field].feeds;
            rows[index].signs = rows[field].signs;
        }
        index += 1;
    }
    rows
}

/// The boxed value, created if absent.
#[cold]
#[inline(never)]
pub(crate) fn boxed_or_default<T: Default>(boxed: &mut Option<Box<T>>) -> &mut T {
    boxed.get_or_insert_default()
}

/// A copy of a field. It is not inlined, for a small module: many fields have the same type.
#[inline(never)]
pub(crate) fn copy<T: Clone>(field: &T) -> T {
    field.clone()
}

/// Reads an object into its fields. The record is `dyn`, so that this is compiled once, for a small module.
pub(super) fn read_fields<'a>(
    fields: &'static [FieldSpec],
    record: &mut dyn ReadField<'a>,
    (json, path, diagnostics, keys): (
        &mut Reader<'a>,
        &FieldPath<'_>,
        &mut Diagnostics,
        &mut KeyState,
    ),
) -> Result<(), ReadError> {
    let mut last = 0;
    let mut members = MemberCursor::default();
    let others = record.others_field();
    let kept_others = others.filter(|field| keys.unneeded >> field & 1 == 0);
    json.enter_object()?;
    while json.next_member(&mut members)? {
        let mut read_other = |key: Cow<'a, str>, json: &mut Reader<'a>| match kept_others {
            Some(_) => record.read_other("", key, json, diagnostics),
            None => json.skip().map(drop),
        };
        let Some(index) = keys.next(json, fields, &mut last, &mut read_other)? else {
            if keys.is_wrapper {
                return Ok(());
            }
            continue;
        };
        let Some(spec) = fields.get(index) else { continue };
        if spec.target.is_none() || keys.unneeded >> spec.field & 1 == 1 {
            json.skip()?;
            continue;
        }
        if others == Some(spec.field) {
            read_others(fields, record, (json, &path.field(spec), diagnostics, keys))?;
            continue;
        }
        let repeated = keys.seen >> spec.field & 1 == 1;
        keys.seen |= 1 << spec.field;
        if repeated || usize::from(spec.field) != index {
            keys.respelled.add(spec, index);
        }
        if repeated {
            for same in fields.iter().filter(|same| same.field == spec.field) {
                diagnostics.remove(&path.field(same));
            }
        }
        record.read_field(spec.field, json, &path.field(spec), diagnostics)?;
    }
    if keys.respelled.is_some() {
        *record.respelled() = std::mem::take(&mut keys.respelled);
    }
    Ok(())
}

/// Reads an object whose members could be members of the object around it. Those have precedence.
#[inline(never)]
fn read_others<'a>(
    fields: &'static [FieldSpec],
    record: &mut dyn ReadField<'a>,
    (json, path, diagnostics, keys): (
        &mut Reader<'a>,
        &FieldPath<'_>,
        &mut Diagnostics,
        &mut KeyState,
    ),
) -> Result<(), ReadError> {
    if json.kind()? != Kind::Object {
        return mismatch(json, path, diagnostics, "an object");
    }
    let object = path.key_pointer();
    let outside = keys.seen;
    let mut first = true;
    json.enter_object()?;
    while let Some(key) = json.key(&mut first)? {
        let key = key.decode().0;
        let inner = fields.iter().position(|field| {
            field.pointer.strip_prefix(object).and_then(|rest| rest.strip_prefix('/')) == Some(&key)
        });
        if let Some((index, spec)) = inner.and_then(|index| Some((index, fields.get(index)?))) {
            if (outside | keys.unneeded) >> spec.field & 1 == 1 {
                json.skip()?;
                continue;
            }
            keys.seen |= 1 << spec.field;
            keys.respelled.add(spec, index);
            let path = FieldPath::ROOT.field(spec);
            diagnostics.remove(&path);
            record.read_field(spec.field, json, &path, diagnostics)?;
        } else if fields.iter().any(|field| field.target.is_none() && field.key() == key) {
            json.skip()?;
        } else {
            record.read_other(object, key, json, diagnostics)?;
        }
    }
    Ok(())
}
