//! Images that are kept in the module, for many queries.

use std::cell::RefCell;
use std::rc::Rc;

use cloud_image::{Image, Selected};
use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::query::read_query;
use crate::values::object;

/// The images of a collection: in boxes, so that growing the list copies pointers.
pub(crate) type Kept = Rc<RefCell<Vec<Box<Image<'static>>>>>;

/// Images that are kept for many queries, without `evidence` and `source`. Sessions add them: see
/// [`Session::keep`](crate::Session::keep).
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Collection {
    images: Kept,
}

impl Collection {
    pub(crate) fn kept(&self) -> Kept {
        Rc::clone(&self.images)
    }
}

#[wasm_bindgen]
impl Collection {
    /// A collection without images.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of images.
    #[must_use]
    pub fn size(&self) -> usize {
        self.images.borrow().len()
    }

    /// Removes all images but the first ones.
    pub fn truncate(&self, size: usize) {
        self.images.borrow_mut().truncate(size);
    }

    /// Removes `count` images from the position `start` on. Later images move up.
    pub fn remove(&self, start: usize, count: usize) {
        let mut images = self.images.borrow_mut();
        let start = start.min(images.len());
        let end = start.saturating_add(count).min(images.len());
        images.drain(start..end);
    }

    /// What the query of the settings selects, as an object with the positions of the images. It returns what is wrong with
    /// the query as an error.
    ///
    /// # Errors
    ///
    /// If the settings were not checked.
    pub fn select(&self, settings: &JsValue) -> Result<JsValue, JsValue> {
        let mut selection = read_query(settings)?
            .query
            .selection::<u32>()
            .map_err(|error| JsValue::from_str(&error.message))?;
        let mut positions = Vec::new();
        let images = self.images.borrow();
        for (position, image) in (0..).zip(&*images) {
            positions.extend(selection.push(image, || position));
        }
        let Selected { items, next_page_token, matched, unanswered, .. } = selection.finish();
        positions.extend(items);
        let groups: Array = unanswered.iter().map(|group| JsValue::from_str(group)).collect();
        #[expect(clippy::cast_precision_loss, reason = "no collection has so many images")]
        let members = [
            ("positions", Uint32Array::from(&*positions).into()),
            ("matched", JsValue::from(matched as f64)),
            ("read", JsValue::from(images.len())),
            ("unanswered", groups.into()),
        ];
        let token = next_page_token.map(|token| ("nextPageToken", token.into()));
        Ok(object(members.into_iter().chain(token)))
    }
}
