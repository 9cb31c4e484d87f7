//! A table of the main fields, for a terminal.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use crate::quote::escape_hidden;
use crate::{Architecture, Image, OsType, Status};

const COLUMNS: usize = 8;
const HEADER: [&str; COLUMNS] =
    ["provider", "name", "os", "version", "architecture", "size", "status", "created"];

/// The space between two columns.
const GAP: &str = "  ";

/// The number of rows that determine the widths of the columns.
const MEASURED_ROWS: usize = 1_000;

/// The cells of an image.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row([String; COLUMNS]);

impl Row {
    pub(super) fn new(image: &Image<'_>) -> Self {
        let os_type = image.os.os_type.as_ref().map(OsType::as_str);
        let created = image.created_at.map(|created| created.to_string());
        let cells = [
            Some(image.provider.as_str()),
            Some(&*image.name),
            image.os.distro.as_deref().or(os_type),
            image.os.version.as_deref(),
            image.architecture.as_ref().map(Architecture::as_str),
            None,
            image.status.as_ref().map(Status::as_str),
            created.as_deref().and_then(|created| created.get(.."2024-04-15".len())),
        ];
        let mut cells = cells.map(|cell| escape_hidden(cell.unwrap_or_default()));
        let [_, _, _, _, _, size, ..] = &mut cells;
        *size = image.size.image_bytes.map(format_size).unwrap_or_default();
        Self(cells)
    }

    /// The approximate size in memory, in bytes.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.0.iter().map(String::len).sum::<usize>()
    }
}

/// Formats a number of bytes with one decimal: `1.5 GiB`.
fn format_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let mut unit_bytes = 1_u128;
    let mut unit = "B";
    for next in UNITS {
        if u128::from(bytes) < unit_bytes * 1024 {
            break;
        }
        (unit_bytes, unit) = (unit_bytes * 1024, next);
    }
    if unit_bytes == 1 {
        return format!("{bytes} B");
    }
    let tenths = (u128::from(bytes) * 10 + unit_bytes / 2) / unit_bytes;
    format!("{}.{} {unit}", tenths / 10, tenths % 10)
}

/// The rows that are held back, and the widths of the columns when they are known.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Table {
    /// The width of the terminal.
    width: Option<usize>,
    widths: Option<[usize; COLUMNS]>,
    held: Vec<Row>,
}

impl Table {
    pub(super) fn new(width: Option<usize>) -> Self {
        Self { width, widths: None, held: vec![Row(HEADER.map(str::to_owned))] }
    }

    /// Takes rows, and writes those that are not held back.
    pub(super) fn push(&mut self, rows: &mut Vec<Row>, out: &mut Vec<u8>) {
        self.held.append(rows);
        if self.widths.is_some() || self.held.len() > MEASURED_ROWS {
            out.append(&mut self.end());
        }
    }

    /// Writes the rows that are held back.
    pub(super) fn end(&mut self) -> Vec<u8> {
        let widths = *self.widths.get_or_insert_with(|| widths(&self.held, self.width));
        let mut text = String::new();
        for Row(cells) in std::mem::take(&mut self.held) {
            let start = text.len();
            for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
                if column > 0 {
                    text.push_str(GAP);
                }
                push_cell(&mut text, cell, width, self.width.is_some());
            }
            text.truncate(start + text.get(start..).unwrap_or_default().trim_end().len());
            text.push('\n');
        }
        text.into_bytes()
    }
}

/// Appends a cell, padded to a width. `cut` cuts longer cells.
fn push_cell(text: &mut String, cell: &str, width: usize, cut: bool) {
    let cell_width = cell.width();
    if cell_width > width && cut {
        let shown = prefix(cell, width.saturating_sub(1));
        let _ = write!(text, "{shown}…");
        text.extend(std::iter::repeat_n(' ', width.saturating_sub(1 + shown.width())));
        return;
    }
    text.push_str(cell);
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(cell_width)));
}

/// The longest start of a text that is no wider than `width`.
fn prefix(text: &str, width: usize) -> &str {
    let mut starts = text.char_indices().map(|(at, character)| at + character.len_utf8());
    let mut end = 0;
    while let Some(next) =
        starts.next().filter(|&next| text.get(..next).unwrap_or_default().width() <= width)
    {
        end = next;
    }
    text.get(..end).unwrap_or_default()
}

/// The widths of columns in which all cells fit. If the table is wider than the terminal, the widest column becomes
/// narrower, until the table fits or all columns have the width of their headers.
fn widths(rows: &[Row], terminal: Option<usize>) -> [usize; COLUMNS] {
    let mut widths = HEADER.map(str::len);
    for Row(cells) in rows {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = cell.width().max(*width);
        }
    }
    let Some(terminal) = terminal else { return widths };
    let table: usize = widths.iter().sum::<usize>() + (COLUMNS - 1) * GAP.len();
    for _ in terminal..table {
        let headers = HEADER.iter().map(|header| header.len());
        let columns = widths.iter_mut().zip(headers).filter(|(width, header)| **width > *header);
        if let Some((width, _)) = columns.max_by_key(|(width, _)| **width) {
            *width -= 1;
        }
    }
    widths
}
