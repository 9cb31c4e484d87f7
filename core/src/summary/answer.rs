//! What a query selected.

use super::Counts;
use crate::quote::text_of;
use crate::{Query, Selected};

/// The number of groups without a usable image that have a line.
const MAX_GROUPS: usize = 20;

/// What a query selected from all inputs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Answer {
    has_filter: bool,
    /// Whether images that match are left out.
    leaves_out: bool,
    /// Whether missing images could change which images are written, or their order.
    needs_all: bool,
    written: Option<u64>,
    next_page_token: Option<String>,
    unanswered: Vec<String>,
}

impl Answer {
    pub(super) fn set_query(&mut self, query: &Query) {
        self.has_filter = query.has_filter();
        self.leaves_out = query.leaves_out();
        self.needs_all = query.is_selective();
    }

    pub(super) fn set_selected<T>(&mut self, selected: &Selected<T>, written: u64) {
        self.written = Some(written);
        self.next_page_token.clone_from(&selected.next_page_token);
        self.unanswered.clone_from(&selected.unanswered);
    }

    /// The line that counts images.
    pub(super) fn images(&self, images: &Counts, read: u64) -> String {
        if !self.has_filter {
            return images.line("image", "images");
        }
        let mut buffer = itoa::Buffer::new();
        let read = buffer.format(read);
        let noun = |noun: &str| text_of(&[noun, ", of ", read]);
        images.line(&noun("image matches"), &noun("images match"))
    }

    /// The line that counts the images that were written, if not all that match are.
    pub(super) fn written(&self) -> Option<String> {
        let written = self.written.filter(|_| self.leaves_out)?;
        let noun = if written == 1 { " image written" } else { " images written" };
        Some(text_of(&[itoa::Buffer::new().format(written), noun]))
    }

    /// Adds a line for each group without a usable image, and one for the next page.
    pub(super) fn add_notes(&self, lines: &mut Vec<String>) {
        for group in self.unanswered.iter().take(MAX_GROUPS) {
            lines.push(text_of(&["no usable image: ", group]));
        }
        let more = self.unanswered.len().saturating_sub(MAX_GROUPS);
        if more > 0 {
            lines.push(text_of(&[
                "no usable image: and ",
                itoa::Buffer::new().format(more),
                " more",
            ]));
        }
        if let Some(token) = &self.next_page_token {
            lines.push(text_of(&["next page: --page-token ", token]));
        }
    }

    /// The line for partial inputs.
    pub(super) fn partial(&self) -> Option<String> {
        let line = "the result is partial: it was selected from partial inputs";
        self.needs_all.then(|| line.to_owned())
    }
}
