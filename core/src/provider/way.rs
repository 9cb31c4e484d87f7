//! Ways in: where images stand in what people keep them in.

/// A way from an object down to the images in it.
pub(crate) struct Way {
    /// What is passed on the way.
    pub(crate) path: &'static [WayStep],
    pub(crate) leads_to: Target,
    pub(crate) condition: Condition,
    /// The keys beside it under which a list says something of itself, if it is a page.
    pub(crate) page: Option<PageKeys>,
}

/// One step of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayStep {
    /// The value of this key.
    Key(&'static str),
    /// Each element of the list.
    Each,
}

/// What stands at the end of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// An image, or another object with images in it, or a list of such.
    Image,
    /// An object with ways in it, which is no image.
    Wrapper,
    /// What is not read, but counted as skipped.
    Skipped,
}

/// What must hold, so that a way leads to images.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Condition {
    None,
    /// The object has no other key.
    Alone,
    /// The object says that it describes an image, and not something else: see [`Asset`].
    Asset,
    /// The element that was passed first says by its `type` that it describes an image, and not something else.
    Resource,
    /// The object is a resource of a type whose `images` are a list.
    ResourceList,
}

/// The keys under which a list says something of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageKeys {
    pub(crate) next_page_token: Option<&'static str>,
    pub(crate) count: Option<&'static str>,
    pub(crate) warning: Option<&'static str>,
}

/// How an inventory of assets describes one.
#[derive(Debug)]
pub(crate) struct Asset {
    /// The keys of its type, and the same as they are written nearly always: `"key":`.
    pub(crate) type_keys: &'static [&'static str],
    pub(crate) type_tokens: &'static [&'static str],
    /// The type of an image.
    pub(crate) image_type: &'static str,
    /// The project in the name of the asset.
    pub(crate) project: fn(&str) -> Option<String>,
    /// What to do where the image itself is missing.
    pub(crate) hint: &'static str,
}

/// What Terraform's providers call the images of a cloud.
pub(crate) struct Terraform {
    /// The types of one image.
    pub(crate) image: &'static [&'static str],
    /// The types whose `images` are a list of images.
    pub(crate) image_list: &'static [&'static str],
}

impl PageKeys {
    pub(crate) const NONE: Self = Self { next_page_token: None, count: None, warning: None };
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

    /// Whether what is on the way can be longer than what is held at a time, so that it is read as it comes.
    pub(crate) fn is_streamed(&self) -> bool {
        self.path.contains(&WayStep::Each) || self.leads_to != Target::Image
    }
}
