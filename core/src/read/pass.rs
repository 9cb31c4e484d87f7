//! Passes the values that hold no images, and skips assets and resources of other types.

use super::cursor::{Pause, Window};
use super::facts::is_fact;
use super::level::{Level, OnWay, expectation_of_type};
use super::machine::Machine;
use super::ways::{Lead, Position, is_other_asset, leads_to_images, skip_asset_type_key};
use crate::json::Reader;
use crate::provider::text_value;

impl Machine {
    /// Skips an object at once if it is complete and is an asset of a type other than an image's. If it returns false,
    /// the object must be read key by key.
    pub(super) fn skip_asset(&mut self, window: Window<'_>) -> bool {
        let forced = self.options.provider;
        let kind = self.cursor.try_read(window, |json| {
            let mut first = true;
            json.enter_object()?;
            while json.member(&mut first)? {
                // The most frequent keys are compared as they are written.
                let is_type = !json.accept_key_after_space("\"name\":") && {
                    let is_type = skip_asset_type_key(json);
                    if !is_type && leads_to_images(&json.any_key()?.decode().0) {
                        return Ok(None);
                    }
                    is_type
                };
                if !is_type || !json.at_string()? {
                    json.skip()?;
                    continue;
                }
                let (kind, _) = json.string()?.decode();
                if !is_other_asset(&kind, forced) {
                    return Ok(None);
                }
                json.skip_rest_of_object()?;
                return Ok(Some(kind));
            }
            Ok(None)
        });
        let Some(kind) = kind else { return false };
        self.skips.add(&kind);
        self.state = self.after_value();
        true
    }

    /// As [`Self::skip_asset`], for a resource of a type other than an image's.
    pub(super) fn skip_resource(&mut self, window: Window<'_>, position: Position) -> bool {
        let forced = self.options.provider;
        let kind = self.cursor.try_read(window, |json| {
            let mut kind = None;
            let mut first = true;
            json.enter_object()?;
            while let Some(key) = json.key(&mut first)? {
                let (key, _) = key.decode();
                if key == "type" && kind.is_none() && json.at_string()? {
                    let (first_kind, _) = json.string()?.decode();
                    kind = Some(first_kind).filter(|kind| !kind.is_empty());
                    continue;
                }
                let first_byte = json.peek("a value")?;
                let is_on_way = !matches!(
                    position.key(&key).lead(first_byte),
                    Lead::Nowhere | Lead::Mistyped(_)
                );
                if is_on_way && expectation_of_type(kind.as_deref(), forced).is_some() {
                    return Ok(None);
                }
                json.skip()?;
                if is_on_way {
                    json.skip_rest_of_object()?;
                    return Ok(kind);
                }
            }
            Ok(None)
        });
        let Some(kind) = kind else { return false };
        self.mark_way_matched();
        self.skips.add(&kind);
        self.state = self.after_value();
        true
    }

    /// Passes the value of a key that is on no way, and keeps what the level needs of it.
    pub(super) fn member(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let value = self.try_pass(window)?;
        match self.levels.last_mut() {
            Some(Level::Candidate(candidate)) => {
                candidate.add_member(&self.key, value);
                // The rest of an asset of another type is only passed, whatever its length.
                candidate.is_kept =
                    candidate.is_kept && !candidate.is_other_asset(self.options.provider);
            }
            Some(Level::OnWay(OnWay { resource: Some(resource), .. }))
                if self.key == "type" && resource.kind.is_none() =>
            {
                resource.kind = value.and_then(text_value).filter(|kind| !kind.is_empty());
            }
            _ => {}
        }
        self.finish_pass(window, value)
    }

    /// Passes a value that is not needed.
    #[inline(never)]
    pub(super) fn pass(&mut self, window: Window<'_>) -> Result<(), Pause> {
        let value = self.try_pass(window)?;
        self.finish_pass(window, value)
    }

    /// Passes a complete value, and returns its text. Returns `None` for an incomplete list or object that can be
    /// passed part by part, because its text need not be kept.
    fn try_pass<'t>(&mut self, window: Window<'t>) -> Result<Option<&'t str>, Pause> {
        let first_byte = self.cursor.require(window, "a value")?;
        let is_fact =
            || matches!(self.levels.last(), Some(Level::Candidate(_))) && is_fact(&self.key);
        // The members of a page are needed complete.
        if window.kept_from.is_none() && matches!(first_byte, b'{' | b'[') && !is_fact() {
            return Ok(self.cursor.try_read(window, |json| json.skip().map(Some)));
        }
        self.cursor.read_complete(window, Reader::skip).map(Some)
    }

    /// Enters a value that [`Self::try_pass`] did not pass.
    fn finish_pass(&mut self, window: Window<'_>, passed: Option<&str>) -> Result<(), Pause> {
        if passed.is_none() {
            let is_object = self.cursor.require(window, "a value")? == b'{';
            return self.open(Level::Passed { is_object });
        }
        self.state = self.after_value();
        Ok(())
    }
}
