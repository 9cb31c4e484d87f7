//! Field masks: which fields of an image are written.

mod masked;
mod parser;

use std::fmt;
use std::str::FromStr;

use super::error::FilterError;
use super::field::{Step, image_members, is_present};
use super::text::push_segment;
use crate::Image;
use crate::model::view::{Member, View};
use masked::Behind;
pub(crate) use masked::Masked;

/// The fields that are wanted: `name,os.distro,labels.env`, or `name,os(distro,version)`.
///
/// An image is written with exactly these fields, in the order of the model. None is always there, also not `labels`,
/// so such output cannot be read as images again.
///
/// ```
/// use cloud_image::FieldMask;
///
/// let fields: FieldMask = "os(version,distro),name".parse()?;
/// assert_eq!(fields.to_string(), "name,os.distro,os.version");
/// let dump = br#"[{"kind": "compute#image", "name": "debian-12-v20240415", "status": "READY"}]"#;
/// let image = cloud_image::images(dump).next().unwrap()?;
/// let mut json = Vec::new();
/// fields.write_json(&image, &mut json);
/// assert_eq!(json, br#"{"name":"debian-12-v20240415","os":{"distro":"debian","version":"12"}}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMask {
    pub(in crate::query) wanted: Vec<Wanted>,
}

/// A wanted member or key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(in crate::query) step: Step,
    /// The wanted parts of it; empty if all of it is wanted.
    pub(in crate::query) parts: Vec<Wanted>,
}

impl Wanted {
    /// Whether it is this key of a map.
    pub(crate) fn is_key(&self, name: &str) -> bool {
        matches!(&self.step, Step::Key(key) if key == name)
    }
}

/// The wanted parts of a member, which are none if all of it is wanted; `None` if nothing of it is.
pub(crate) fn parts_of(wanted: &[Wanted], member: usize) -> Option<&[Wanted]> {
    let found = wanted.iter().find(|wanted| wanted.step == Step::Member(member))?;
    Some(&found.parts)
}

impl FieldMask {
    /// The wanted members of an image.
    pub(crate) fn wanted(&self) -> &[Wanted] {
        &self.wanted
    }

    /// Appends the fields of an image as JSON without white space.
    pub fn write_json(&self, image: &Image<'_>, out: &mut Vec<u8>) {
        crate::json::write(&Masked { value: image.view(), wanted: &self.wanted }, out);
    }

    /// Names a field that follows from others, which may be in one that is wanted as a whole: that has only what the
    /// image has.
    fn add_derived(&mut self, steps: &[Step]) {
        let mut around =
            self.wanted.iter_mut().filter(|wanted| steps.first() == Some(&wanted.step));
        let Some(whole) = around.find(|wanted| wanted.parts.is_empty()) else { return };
        let members = match whole.step {
            Step::Member(index) => image_members().get(index).map(|member| member.of.members()),
            Step::Key(_) => None,
        };
        let part = |index| Wanted { step: Step::Member(index), parts: Vec::new() };
        whole.parts = (0..members.unwrap_or_default().len()).map(part).collect();
    }

    /// The members of the image that it needs, as bits by their position.
    pub(crate) fn members(&self) -> u64 {
        self.wanted.iter().fold(0, |bits, wanted| match wanted.step {
            Step::Member(index) => bits | 1 << index,
            Step::Key(_) => bits,
        })
    }

    /// The wanted fields, in the order of the model.
    pub(crate) fn leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        let root = Leaf { path: String::new(), steps: Vec::new() };
        collect(&root, image_members(), &self.wanted, &mut leaves);
        leaves
    }
}

/// Adds a path. A field that is wanted as a whole stays so.
pub(in crate::query) fn insert(wanted: &mut Vec<Wanted>, steps: &[Step]) {
    let Some((step, rest)) = steps.split_first() else { return };
    let position = wanted.binary_search_by(|known| known.step.cmp(step));
    match position {
        Ok(index) => {
            if let Some(known) = wanted.get_mut(index) {
                if rest.is_empty() {
                    known.parts.clear();
                } else if !known.parts.is_empty() {
                    insert(&mut known.parts, rest);
                }
            }
        }
        Err(index) => {
            let mut new = Wanted { step: step.clone(), parts: Vec::new() };
            insert(&mut new.parts, rest);
            wanted.insert(index, new);
        }
    }
}

/// A wanted field: all of it is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) path: String,
    steps: Vec<Step>,
}

impl Leaf {
    /// Appends the value in an image as JSON. Behind a list, it is the list of the elements' values. Returns whether the
    /// image has the field.
    pub(crate) fn write_json(&self, image: &Image<'_>, out: &mut Vec<u8>) -> bool {
        let is_present = is_present(image.view(), &self.steps);
        if is_present {
            crate::json::write(&Behind { value: image.view(), steps: &self.steps }, out);
        }
        is_present
    }
}

fn collect(around: &Leaf, members: &[Member], wanted: &[Wanted], leaves: &mut Vec<Leaf>) {
    for Wanted { step, parts } in wanted {
        let mut leaf = around.clone();
        let member = match step {
            Step::Member(index) => members.get(*index),
            Step::Key(_) => None,
        };
        push_segment(
            &mut leaf.path,
            match (step, member) {
                (Step::Key(key), _) => key,
                (_, Some(member)) => member.key(),
                _ => "",
            },
        );
        leaf.steps.push(step.clone());
        if parts.is_empty() {
            leaves.push(leaf);
        } else {
            collect(&leaf, member.map_or(&[][..], |member| member.of.members()), parts, leaves);
        }
    }
}

impl FromStr for FieldMask {
    type Err = FilterError;

    /// Parses a list of paths with commas between them. Paths in parentheses are behind the one before them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parser::read(text).map_err(|fault| *fault)
    }
}

impl fmt::Display for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths: Vec<_> = self.leaves().into_iter().map(|leaf| leaf.path).collect();
        f.pad(&paths.join(","))
    }
}
