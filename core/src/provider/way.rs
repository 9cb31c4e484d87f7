//! Ways in: the paths from wrappers to the images in them.

/// A path from an object to the images in it.
pub(crate) struct Way {
    /// The keys and lists from the object to the target.
    pub(crate) path: &'static [WayStep],
    pub(crate) leads_to: Target,
    pub(crate) condition: Condition,
    /// The page keys beside the list, if it is a page.
    pub(crate) page: Option<PageKeys>,
}

/// A step of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayStep {
    /// The value of this key.
    Key(&'static str),
    /// Each element of the list.
    Each,
}

/// The value at the end of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// An image, another wrapper, or a list of these.
    Image,
    /// A wrapper, which cannot be an image.
    Wrapper,
    /// A value that is not read, but counted as skipped.
    Skipped,
}

/// The condition for a way to lead to images.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Condition {
    None,
    /// The object has no other key.
    Alone,
    /// The object is an asset whose type is that of an image: see [`Asset`].
    Asset,
    /// The first element on the path is a Terraform resource whose `type` is that of an image.
    Resource,
    /// The object is a Terraform resource of a type with a list `images`.
    ResourceList,
}

/// The keys of a page with information about its list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageKeys {
    /// In the spellings of the API and its tools.
    pub(crate) next_page_tokens: &'static [&'static str],
    pub(crate) count: Option<&'static str>,
    pub(crate) warning: Option<&'static str>,
    /// Keys beside the list, with the start of their value, that show that it is of this provider. `None` if the key of
    /// the list alone shows it.
    pub(crate) marks: Option<&'static [(&'static str, &'static str)]>,
}

/// How an asset inventory describes an asset.
#[derive(Debug)]
pub(crate) struct Asset {
    /// The keys of its type.
    pub(crate) type_keys: &'static [&'static str],
    /// The tokens of these keys, in their most common form: `"key":`.
    pub(crate) type_tokens: &'static [&'static str],
    /// The type of an image.
    pub(crate) image_type: &'static str,
    /// The project in the name of the asset.
    pub(crate) project: fn(&str) -> Option<String>,
    /// How to get the image's data, for the error if it is missing.
    pub(crate) hint: &'static str,
}

/// The Terraform resource types of a provider's images.
pub(crate) struct Terraform {
    /// Types of one image.
    pub(crate) image: &'static [&'static str],
    /// Types with a list `images`.
    pub(crate) image_list: &'static [&'static str],
}

impl PageKeys {
    pub(crate) const NONE: Self =
        Self { next_page_tokens: &[], count: None, warning: None, marks: None };
}

impl Way {
    pub(crate) const fn to_images(path: &'static [WayStep]) -> Self {
        Self { path, leads_to: Target::Image, condition: Condition::None, page: None }
    }

    pub(crate) const fn to(self, leads_to: Target) -> Self {
        Self { leads_to, ..self }
    }

    pub(crate) const fn on(self, condition: Condition) -> Self {
        Self { condition, ..self }
    }

    pub(crate) const fn page(self, page: PageKeys) -> Self {
        Self { page: Some(page), ..self }
    }

    /// Whether its values may exceed the size limit of an image, so that they are read as they arrive.
    pub(crate) fn is_streamed(&self) -> bool {
        self.path.contains(&WayStep::Each) || self.leads_to != Target::Image
    }
}
