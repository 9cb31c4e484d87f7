//! CSV (RFC 4180).

use std::slice::Iter;
use std::sync::OnceLock;

use super::columns::{Columns, add_paths};
use super::options::Rows;
use crate::json::Reader;
use crate::model::view::View;
use crate::{Change, Image};

/// The byte order mark, by which spreadsheets recognise UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The paths of all columns, in the order of the model.
fn columns(rows: Rows) -> &'static [String] {
    static IMAGES: OnceLock<Vec<String>> = OnceLock::new();
    static CHANGES: OnceLock<Vec<String>> = OnceLock::new();
    let (columns, of) = match rows {
        Rows::Images => (&IMAGES, Image::TYPE),
        Rows::Changes => (&CHANGES, Change::TYPE),
    };
    columns.get_or_init(|| {
        let mut paths = Vec::new();
        add_paths("", of.members(), &mut paths);
        paths
    })
}

/// The first row.
pub(super) fn header(rows: Rows, wanted: Option<&Columns>, safe: bool) -> Vec<u8> {
    let mut header = if safe { BYTE_ORDER_MARK.as_bytes().to_vec() } else { Vec::new() };
    match wanted {
        None => header.extend_from_slice(columns(rows).join(",").as_bytes()),
        Some(Columns { leaves, .. }) => {
            let mut row = Row::new([].iter(), safe, &mut header);
            for leaf in leaves {
                row.push_cell(&leaf.path);
            }
        }
    }
    header.extend_from_slice(b"\r\n");
    header
}

/// Appends the row of an image or a change, given as JSON. Its keys have the order of the columns.
pub(super) fn push_row(json: &[u8], rows: Rows, safe: bool, out: &mut Vec<u8>) {
    let mut row = Row::new(columns(rows).iter(), safe, out);
    row.push_object(std::str::from_utf8(json).unwrap_or_default(), "");
    while row.columns.next().is_some() {
        row.push_cell("");
    }
    out.extend_from_slice(b"\r\n");
}

/// Appends the row of the wanted fields of an image. `buffer` is for its cells.
pub(super) fn push_fields(
    image: &Image<'_>,
    wanted: &Columns,
    safe: bool,
    buffer: &mut Vec<u8>,
    out: &mut Vec<u8>,
) {
    let mut row = Row::new([].iter(), safe, out);
    for leaf in &wanted.leaves {
        buffer.clear();
        if leaf.write_json(image, buffer) {
            row.push_value(std::str::from_utf8(buffer).unwrap_or_default());
        } else {
            row.push_cell("");
        }
    }
    out.extend_from_slice(b"\r\n");
}

struct Row<'o> {
    /// The columns whose cells are not written yet.
    columns: Iter<'static, String>,
    is_first: bool,
    safe: bool,
    out: &'o mut Vec<u8>,
}

impl<'o> Row<'o> {
    fn new(columns: Iter<'static, String>, safe: bool, out: &'o mut Vec<u8>) -> Self {
        Self { columns, is_first: true, safe, out }
    }
}

impl Row<'_> {
    /// Adds the cells of an object, up to the last key that it has. Its columns start with `prefix`: `os.`.
    fn push_object(&mut self, object: &str, prefix: &'static str) {
        // The object was written by this crate, so it can be read.
        let _ = Reader::members(object, &mut |key, value| self.push_member(prefix, key, value));
    }

    fn push_member(&mut self, prefix: &'static str, key: &str, value: &str) {
        while let Some(column) = self.columns.as_slice().first() {
            match column.strip_prefix(prefix).and_then(|rest| rest.strip_prefix(key)) {
                Some("") => {
                    self.columns.next();
                    return self.push_value(value);
                }
                Some(rest) if rest.starts_with('.') => {
                    let prefix = column.get(..=prefix.len() + key.len()).unwrap_or_default();
                    return self.push_object(value, prefix);
                }
                _ => {
                    self.columns.next();
                    self.push_cell("");
                }
            }
        }
    }

    fn push_value(&mut self, value: &str) {
        match Reader::whole(value).string() {
            Ok(text) => self.push_text(&text.decode().0),
            Err(_) => self.push_cell(value),
        }
    }

    fn push_text(&mut self, text: &str) {
        if self.safe && is_formula(text) {
            self.push_cell(&["'", text].concat());
        } else {
            self.push_cell(text);
        }
    }

    fn push_cell(&mut self, cell: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        // Some spreadsheets split cells at these, too.
        let is_split = self.safe && cell.contains([';', '\t']);
        if is_split || cell.contains(['"', ',', '\r', '\n']) {
            self.out.push(b'"');
            self.out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            self.out.push(b'"');
        } else {
            self.out.extend_from_slice(cell.as_bytes());
        }
    }
}

/// Whether a spreadsheet may run a text as a formula: OWASP, "CSV Injection". The wide forms are those of East Asian
/// keyboards.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\0', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}
