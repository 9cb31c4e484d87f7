//! One image in its provider's own fields.

use super::diagnostics::Diagnostics;
use crate::model::Warning;

/// One image in its provider's own fields, as the provider's `read` returns it: [`gce::read`](super::gce::read).
///
/// `unify` converts it to the unified [`Image`](crate::Image), with these warnings and those of the conversion. So does
/// `TryFrom`, with the [built-in knowledge](crate::Knowledge::builtin).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Typed<T> {
    /// The provider's fields.
    pub image: T,
    pub(super) diagnostics: Diagnostics,
}

impl<T> Typed<T> {
    /// An image without warnings.
    pub(super) fn new(image: T) -> Self {
        Self { image, diagnostics: Diagnostics::default() }
    }

    /// The problems of its values: a malformed value is absent from the image. They are sorted by their source.
    pub fn warnings(&self) -> impl ExactSizeIterator<Item = &Warning> {
        self.diagnostics.warnings()
    }
}

/// Converts the typed image of a provider. `$fails` says of which images that fails.
macro_rules! convert_typed {
    ($image:ident, $provider:expr, $fails:literal) => {
        impl<'a> $crate::provider::Typed<$image<'a>> {
            /// Converts the image, with its warnings. The operating system is identified by `knowledge`.
            ///
            /// # Errors
            ///
            #[doc = concat!("If ", $fails, ".")]
            pub fn unify(
                self,
                knowledge: &$crate::Knowledge,
            ) -> Result<$crate::Image<'a>, $crate::Error> {
                $crate::provider::into_unified($provider, self, knowledge)
            }
        }

        impl<'a> TryFrom<$crate::provider::Typed<$image<'a>>> for $crate::Image<'a> {
            type Error = $crate::Error;

            /// Converts the image, with its warnings and the built-in knowledge.
            #[doc = concat!("Fails if ", $fails, ".")]
            fn try_from(typed: $crate::provider::Typed<$image<'a>>) -> Result<Self, Self::Error> {
                typed.unify(&$crate::Knowledge::builtin())
            }
        }

        impl<'a> TryFrom<$image<'a>> for $crate::Image<'a> {
            type Error = $crate::Error;

            /// Converts fields that a caller has set, with the built-in knowledge. For an image that was [read](read),
            /// convert the [`Typed`](crate::provider::Typed), so that its warnings are kept.
            #[doc = concat!("Fails if ", $fails, ".")]
            fn try_from(image: $image<'a>) -> Result<Self, Self::Error> {
                $crate::provider::Typed::new(image).try_into()
            }
        }
    };
}
pub(crate) use convert_typed;
