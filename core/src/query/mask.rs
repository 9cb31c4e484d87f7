//! Field masks: which fields of an image are written.

use std::fmt;
use std::str::FromStr;

use super::error::{Fault, FilterError, FilterErrorCode as Code, Result, Span};
use super::field::{Field, Step, image_members, is_present, unknown};
use super::path::{check_length, unquoted};
use super::syntax::{MAX_DEPTH, Name, Token, parse_name};
use super::text::push_segment;
use crate::Image;
use crate::json::{JsonBuf, Write};
use crate::model::view::{Member, Value, View};

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
    wanted: Vec<Wanted>,
}

/// A wanted member or key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    step: Step,
    /// The wanted parts of it; empty if all of it is wanted.
    parts: Vec<Wanted>,
}

impl FieldMask {
    /// Appends the fields of an image as JSON without white space.
    pub fn write_json(&self, image: &Image<'_>, out: &mut Vec<u8>) {
        crate::json::write(&Masked { value: image.view(), wanted: &self.wanted }, out);
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
fn insert(wanted: &mut Vec<Wanted>, steps: &[Step]) {
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
                (_, Some(member)) => member.key,
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

/// What is behind a value.
struct Behind<'m> {
    value: Value<'m>,
    steps: &'m [Step],
}

impl Write for Behind<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let Some((step, rest)) = self.steps.split_first() else { return self.value.write(out) };
        let value = match (self.value, step) {
            (Value::List(list), _) => {
                let start = out.len();
                for index in 0..list.length() {
                    out.push_token(b",");
                    Self { value: list.element(index), steps: self.steps }.write(out);
                }
                return out.close(start, *b"[]");
            }
            (Value::Object(object), Step::Member(index)) => object.member(*index),
            (Value::Map(map), Step::Key(key)) => map.get(key).map_or(Value::Absent, Value::Text),
            _ => Value::Absent,
        };
        Self { value, steps: rest }.write(out);
    }
}

/// A value, of which only some parts are written.
struct Masked<'m> {
    value: Value<'m>,
    wanted: &'m [Wanted],
}

impl Write for Masked<'_> {
    fn write(&self, out: &mut JsonBuf) {
        let start = out.len();
        match self.value {
            Value::Object(object) => {
                for Wanted { step, parts } in self.wanted {
                    let Step::Member(index) = step else { continue };
                    let value = object.member(*index);
                    let key = object.members().get(*index).map_or("", |member| member.key);
                    push_member(key, value, parts, out);
                }
                out.close(start, *b"{}");
            }
            Value::List(list) => {
                for index in 0..list.length() {
                    out.push_token(b",");
                    Self { value: list.element(index), wanted: self.wanted }.write(out);
                }
                out.close(start, *b"[]");
            }
            Value::Map(map) => {
                for Wanted { step, .. } in self.wanted {
                    let Step::Key(key) = step else { continue };
                    if let Some(value) = map.get(key) {
                        push_member(key, Value::Text(value), &[], out);
                    }
                }
                out.close(start, *b"{}");
            }
            _ => {}
        }
    }
}

/// Writes a member, unless nothing of it is there.
fn push_member(key: &str, value: Value<'_>, parts: &[Wanted], out: &mut JsonBuf) {
    if value.is_absent() || !parts.is_empty() && !has_any(value, parts) {
        return;
    }
    out.push_token(b",");
    out.push_string(key);
    out.push_token(b":");
    if parts.is_empty() {
        value.write(out);
    } else {
        Masked { value, wanted: parts }.write(out);
    }
}

/// Whether a value has any of the wanted parts.
fn has_any(value: Value<'_>, parts: &[Wanted]) -> bool {
    parts.iter().any(|Wanted { step, parts }| match (value, step) {
        (Value::Object(object), Step::Member(index)) => {
            let member = object.member(*index);
            !member.is_absent() && (parts.is_empty() || has_any(member, parts))
        }
        (Value::Map(map), Step::Key(key)) => map.contains_key(key),
        (Value::List(list), _) => list.length() > 0,
        _ => false,
    })
}

/// The parser of a mask.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    mask: FieldMask,
}

impl Parser<'_> {
    /// `path [( fields )] {, path …}`
    fn fields(&mut self, prefix: &[Token], depth: usize) -> Result<()> {
        loop {
            self.skip_space();
            let start = self.at;
            let rest = self.text.get(start..).unwrap_or_default();
            let end = unquoted(rest).find(|(_, next)| matches!(next, ',' | '(' | ')'));
            let part = end.and_then(|(end, _)| rest.get(..end)).unwrap_or(rest);
            self.at += part.len();
            let span = Span::new(start, start + part.trim_end().len());
            if span.start == span.end {
                return Err(self.unexpected("a field"));
            }
            // The names of the fields around it come first. They count as written: `deprecated` alone is another field
            // than in `deprecated.obsolete`.
            let mut segments = prefix.to_vec();
            segments.extend(parse_name(self.text, span)?.segments);
            if self.next_is('(') {
                if depth == MAX_DEPTH {
                    return Err(self.unexpected("at most 64 nested parentheses"));
                }
                self.at += 1;
                self.fields(&segments, depth + 1)?;
                if !self.next_is(')') {
                    return Err(self.unexpected("`,` or `)`"));
                }
                self.at += 1;
                self.skip_space();
            } else {
                match Field::find(&segments) {
                    Some(field) => insert(&mut self.mask.wanted, field.steps()),
                    None => return Err(unknown(&Name { segments, span })),
                }
            }
            if !self.next_is(',') {
                return Ok(());
            }
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at = self.text.len() - rest.trim_start().len();
    }

    fn next_is(&self, character: char) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(character))
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let span = Span::new(self.at, self.at + next.map_or(0, char::len_utf8));
        span.expected(Code::Syntax, expected, span.of(self.text))
    }
}

impl FromStr for FieldMask {
    type Err = FilterError;

    /// Parses a list of paths with commas between them. Paths in parentheses are behind the one before them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).map_err(|fault| *fault)
    }
}

impl FieldMask {
    fn read(text: &str) -> Result<Self> {
        check_length(text)?;
        let mut parser = Parser { text, at: 0, mask: Self { wanted: Vec::new() } };
        parser.fields(&[], 0)?;
        if parser.at < text.len() {
            return Err(parser.unexpected("`,` or the end"));
        }
        Ok(parser.mask)
    }
}

impl fmt::Display for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let paths: Vec<_> = self.leaves().into_iter().map(|leaf| leaf.path).collect();
        f.pad(&paths.join(","))
    }
}
