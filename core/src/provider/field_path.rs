//! The path to a value in a provider's object, and in the unified image.

use std::borrow::Cow;

use super::field_spec::FieldSpec;
use crate::json::push_step;

/// The path to a value: a linked list of steps from the image's object.
#[derive(Clone, Copy)]
pub(crate) struct FieldPath<'p> {
    parent: Option<&'p FieldPath<'p>>,
    step: PathStep<'p>,
}

#[derive(Clone, Copy)]
enum PathStep<'p> {
    /// Constant steps: the pointer into the provider's object and the one into the unified image. Empty at the root.
    Constant(&'static str, &'static str),
    /// A field of a record.
    Field(&'static FieldSpec),
    /// A key that is the same in the unified image.
    Key(&'p str),
    /// An element of a list. It adds nothing to the pointer into the unified image.
    Index(usize),
}

impl FieldPath<'_> {
    /// The image's own object.
    pub(crate) const ROOT: FieldPath<'static> =
        FieldPath { parent: None, step: PathStep::Constant("", "") };

    /// The value of a constant key, such as `/tags`, with the steps that it adds to the pointer into the unified image.
    pub(crate) fn constant(&self, step: &'static str, field: &'static str) -> FieldPath<'_> {
        FieldPath { parent: Some(self), step: PathStep::Constant(step, field) }
    }

    /// The value of a field.
    #[inline]
    pub(crate) fn field(&self, field: &'static FieldSpec) -> FieldPath<'_> {
        FieldPath { parent: Some(self), step: PathStep::Field(field) }
    }

    /// The value of a key that is the same in the unified image.
    pub(crate) fn same_key<'p>(&'p self, key: &'p str) -> FieldPath<'p> {
        FieldPath { parent: Some(self), step: PathStep::Key(key) }
    }

    /// An element of a list.
    pub(crate) fn index(&self, index: usize) -> FieldPath<'_> {
        FieldPath { parent: Some(self), step: PathStep::Index(index) }
    }

    /// The last step, as part of a pointer; empty for keys and indices of the input.
    pub(crate) fn key_pointer(&self) -> &'static str {
        match self.step {
            PathStep::Constant(step, _) => step,
            PathStep::Field(field) => field.pointer,
            PathStep::Key(_) | PathStep::Index(_) => "",
        }
    }

    /// JSON Pointer into the provider's object.
    pub(crate) fn source(&self) -> Cow<'static, str> {
        self.pointer(false)
    }

    /// JSON Pointer into the unified image; empty if the value has no place there.
    pub(super) fn target(&self) -> Cow<'static, str> {
        self.pointer(true)
    }

    fn pointer(&self, unified: bool) -> Cow<'static, str> {
        let parent = match (self.parent, self.step) {
            // Nearly all values are directly below the root.
            (Some(FieldPath { parent: None, .. }), PathStep::Field(field)) => {
                return Cow::Borrowed(if unified {
                    field.target.unwrap_or_default()
                } else {
                    field.pointer
                });
            }
            (Some(parent), _) => parent.pointer(unified),
            (None, _) => return Cow::Borrowed(""),
        };
        let mut digits = itoa::Buffer::new();
        let step = match self.step {
            PathStep::Constant(source, target) => {
                return parent + if unified { target } else { source };
            }
            PathStep::Field(field) if unified => return parent + field.target.unwrap_or_default(),
            PathStep::Field(field) => return parent + field.pointer,
            PathStep::Index(_) if unified => return parent,
            PathStep::Index(index) => digits.format(index),
            PathStep::Key(key) => key,
        };
        let mut pointer = parent.into_owned();
        push_step(&mut pointer, step);
        Cow::Owned(pointer)
    }
}

/// JSON Pointer to a label in the unified image.
#[inline(never)]
pub(crate) fn label_pointer(key: &str) -> String {
    let mut pointer = "/labels".to_owned();
    push_step(&mut pointer, key);
    pointer
}
