//! Declares an object of a provider: its fields, how each is read, and what becomes of it.

use super::diagnostics::Diagnostics;
use super::field_path::FieldPath;
use super::field_spec::{FIRST_TOOL_FIELD, FieldSpec};
use super::key_state::{KeyState, Respelled};
use crate::json::{MemberCursor, ReadError, Reader};

/// An object of a provider.
pub(crate) trait Record<'a>: ReadField<'a> + Default {
    /// Every known key: first each field's own, by the fields' numbers, then their other spellings.
    const FIELDS: &'static [FieldSpec];

    /// The keys that only objects of another kind have.
    const NON_IMAGE_KEYS: &'static [&'static str];

    /// Reads the object that comes next. Of a key that is given twice, the last value stays.
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

    /// Where it is kept how the object is written.
    fn respelled(&mut self) -> &mut Respelled;
}

/// Declares an object of a provider. Each line says `"key" | "spelling" => field: type = reader, "/unified", SIGN;`
/// where the other spellings and the sign may be left out. The keys after `only in source` are known, but not read;
/// those after `of other tools` are no API's; those after `never in an image` say that the object is something else.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident<$life:lifetime> {
            $(
                $(#[$doc:meta])*
                $key:literal $(| $spelling:literal)* => $field:ident: $type:ty = $read:expr, $target:literal $(, $sign:ident)?;
            )+
        }
        only in source { $( $source_key:literal $(, $source_sign:ident)?; )* }
        $( of other tools in $tools:ident {
            $(
                $(#[$tool_doc:meta])*
                $tool_key:literal => $tool_field:ident: $tool_type:ty = $tool_read:expr, $tool_target:literal;
            )*
        } )?
        $( never in an image { $( $other:literal; )* } )?
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        $vis struct $name<$life> {
            $( $(#[$doc])* pub $field: $type, )+
            $(
                /// The fields that no API has, but other tools write. In a box, for most objects have none.
                pub tools: Option<Box<$tools<$life>>>,
            )?
            /// For the pointers of evidence and warnings.
            pub(crate) respelled: $crate::provider::key_state::Respelled,
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
            #[expect(non_camel_case_types, reason = "each is named for its field")]
            enum Field { $($field,)+ Count }
            $(
                #[expect(non_camel_case_types, reason = "each is named for its field")]
                enum ToolField { $($tool_field,)* }
            )?

            impl<$life> $crate::provider::record::Record<$life> for $name<$life> {
                const FIELDS: &'static [$crate::provider::field_spec::FieldSpec] =
                    &$crate::provider::record::complete([
                        $( $crate::provider::field_spec::field_spec!($key, Some($target), Field::$field as u8, $($sign)?), )+
                        $( $crate::provider::field_spec::field_spec!($source_key, None, u8::MAX, $($source_sign)?), )*
                        $( $( $crate::provider::field_spec::field_spec!($tool_key, Some($tool_target), $crate::provider::field_spec::FIRST_TOOL_FIELD + ToolField::$tool_field as u8,), )* )?
                        $( $( $crate::provider::field_spec::field_spec!($spelling, None, Field::$field as u8,), )* )+
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

                fn respelled(&mut self) -> &mut $crate::provider::key_state::Respelled {
                    &mut self.respelled
                }
            }
        };
    };
}
pub(crate) use record;

/// Completes the rows of an object: first those of `own` keys, each with a field of its own, then other spellings, which
/// are read as the field is. What is kept only in `source` is not read.
#[expect(clippy::indexing_slicing, reason = "it runs in the compiler only")]
pub(crate) const fn complete<const ROWS: usize>(
    mut rows: [FieldSpec; ROWS],
    own: usize,
) -> [FieldSpec; ROWS] {
    assert!(ROWS <= super::key_state::MAX_KEYS && own <= FIRST_TOOL_FIELD as usize);
    let mut place = own;
    while place < ROWS {
        let field = rows[place].field as usize;
        if rows[place].target.is_none() && field < own {
            rows[place].target = rows[field].target;
            rows[place].signs = rows[field].signs;
        }
        place += 1;
    }
    rows
}

/// What is in a box, which is made if it is not there.
#[cold]
#[inline(never)]
pub(crate) fn boxed_or_default<T: Default>(boxed: &mut Option<Box<T>>) -> &mut T {
    boxed.get_or_insert_default()
}

/// Reads an object into its fields. It is written once for all records, and not for each, for the sake of small
/// modules.
fn read_fields<'a>(
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
    json.enter_object()?;
    while json.next_member(&mut members)? {
        let Some(place) = keys.next(json, fields, &mut last)? else { continue };
        let Some(spec) = fields.get(place) else { continue };
        if spec.target.is_none() {
            json.skip()?;
            continue;
        }
        let repeated = keys.seen >> spec.field & 1 == 1;
        keys.seen |= 1 << spec.field;
        if repeated || usize::from(spec.field) != place {
            keys.respelled.add(spec, place);
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
