//! A table of the main fields, for a terminal.

use super::OutputOptions;
use super::columns::Columns;
use super::options::Rows;
use super::width::{prefix, width};
use crate::json::{Reader, newlines};
use crate::quote::{add, escape_hidden, text_of};
use crate::{Architecture, Change, Image, OsType, Status};

/// The main fields.
const HEADER: [&str; 8] =
    ["provider", "name", "os", "version", "architecture", "size", "status", "created"];

/// The columns of changes.
const CHANGES: [&str; 5] = ["change", "provider", "name", "id", "fields"];

/// The column for [`OutputOptions::lifecycle`](crate::OutputOptions::lifecycle).
const END_OF_LIFE: &str = "end of life";

/// The space between two columns.
const GAP: &str = "  ";

/// The number of rows that determine the widths of the columns.
const MEASURED_ROWS: usize = 1_000;

/// Appends the cells of an image, each with a tab after it. Cells have no tabs, because control characters are escaped.
pub(super) fn push_row(image: &Image<'_>, lifecycle: bool, out: &mut Vec<u8>) {
    let mut push = |cell: &str| push_cell(cell, out);
    let os_type = image.os.os_type.as_ref().map_or("", OsType::as_str);
    push(image.provider.as_str());
    push(&image.name);
    push(image.os.distro.as_deref().unwrap_or(os_type));
    push(image.os.version.as_deref().unwrap_or_default());
    push(image.architecture.as_ref().map_or("", Architecture::as_str));
    push(&image.size.image_bytes.map(format_size).unwrap_or_default());
    push(image.status.as_ref().map_or("", Status::as_str));
    let created = image.created_at.map(|created| created.to_string()).unwrap_or_default();
    push(created.get(.."2024-04-15".len()).unwrap_or_default());
    if lifecycle {
        let end = image.os.lifecycle.and_then(|lifecycle| lifecycle.end_of_life);
        push(&end.map(|end| end.to_string()).unwrap_or_default());
    }
    out.push(b'\n');
}

/// The same for a change.
pub(super) fn push_change(change: &Change, out: &mut Vec<u8>) {
    let id = change.id.as_deref().unwrap_or_default();
    let fields = change.fields.join(" ");
    for cell in [change.change.as_str(), change.provider.as_str(), &change.name, id, &fields] {
        push_cell(cell, out);
    }
    out.push(b'\n');
}

/// The same for the wanted fields. `buffer` is for the cells.
pub(super) fn push_fields(
    image: &Image<'_>,
    wanted: &Columns,
    buffer: &mut Vec<u8>,
    out: &mut Vec<u8>,
) {
    for leaf in &wanted.leaves {
        buffer.clear();
        leaf.write_json(image, buffer);
        let json = std::str::from_utf8(buffer).unwrap_or_default();
        match Reader::whole(json).string() {
            Ok(text) => push_cell(&text.decode().0, out),
            Err(_) => push_cell(json, out),
        }
    }
    out.push(b'\n');
}

fn push_cell(cell: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(escape_hidden(cell).as_bytes());
    out.push(b'\t');
}

/// Formats a number of bytes with one decimal: `1.5 GiB`.
fn format_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let mut unit_bytes = 1_u64;
    let mut unit = "B";
    for next in UNITS {
        if bytes / 1024 < unit_bytes {
            break;
        }
        (unit_bytes, unit) = (unit_bytes * 1024, next);
    }
    if unit_bytes == 1 {
        return text_of(&[itoa::Buffer::new().format(bytes), " B"]);
    }
    let tenths =
        (bytes / unit_bytes * 10) + (bytes % unit_bytes * 10 + unit_bytes / 2) / unit_bytes;
    let (mut whole, mut tenth) = (itoa::Buffer::new(), itoa::Buffer::new());
    text_of(&[whole.format(tenths / 10), ".", tenth.format(tenths % 10), " ", unit])
}

/// The rows that are held back, and the widths of the columns when they are known.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The width of the terminal.
    terminal: Option<usize>,
    widths: Option<Vec<usize>>,
    /// The widths of the headers.
    headers: Vec<usize>,
    /// Rows, as [`push_row`] writes them.
    held: String,
}

impl Table {
    pub(super) fn new(options: &OutputOptions) -> Self {
        let (mut held, mut headers) = (String::new(), Vec::new());
        let mut push = |header: &str| {
            add(&mut held, header);
            add(&mut held, "\t");
            headers.push(width(header));
        };
        match (options.rows, options.columns.as_deref()) {
            (Rows::Changes, _) => CHANGES.into_iter().for_each(push),
            (Rows::Images, None) => {
                let lifecycle = options.lifecycle.then_some(END_OF_LIFE);
                HEADER.into_iter().chain(lifecycle).for_each(push);
            }
            (Rows::Images, Some(Columns { leaves, .. })) => {
                for leaf in leaves {
                    push(&escape_hidden(&leaf.path));
                }
            }
        }
        add(&mut held, "\n");
        Self { terminal: options.table_width, widths: None, headers, held }
    }

    /// The widths, if they are known, and the rows that are held back.
    pub(super) fn state(&self) -> String {
        let mut state = String::new();
        for width in self.widths.iter().flatten() {
            add(&mut state, itoa::Buffer::new().format(*width));
            add(&mut state, "\t");
        }
        text_of(&[&state, "\n", &self.held])
    }

    pub(super) fn resume(&mut self, state: &str) {
        let Some((widths, held)) = state.split_once('\n') else { return };
        let widths: Vec<_> = widths.split('\t').map_while(|width| width.parse().ok()).collect();
        self.widths = Some(widths).filter(|widths| widths.len() == self.headers.len());
        held.clone_into(&mut self.held);
    }

    /// Takes rows, and leaves those that are not held back, laid out.
    pub(super) fn lay_out(&mut self, rows: &mut Vec<u8>) {
        // The rows were written as text.
        add(&mut self.held, std::str::from_utf8(rows).unwrap_or_default());
        rows.clear();
        if self.widths.is_some() || newlines(self.held.as_bytes()) > MEASURED_ROWS {
            *rows = self.end();
        }
    }

    /// Lays out the rows that are held back.
    pub(super) fn end(&mut self) -> Vec<u8> {
        let held = std::mem::take(&mut self.held);
        let measure = || widths(&held, &self.headers, self.terminal);
        let widths = &*self.widths.get_or_insert_with(measure);
        let mut text = String::new();
        for row in held.lines() {
            for (cell, width) in row.split('\t').zip(widths) {
                push_padded(&mut text, cell, *width, self.terminal.is_some());
                add(&mut text, GAP);
            }
            text.truncate(text.trim_end_matches(' ').len());
            add(&mut text, "\n");
        }
        text.into_bytes()
    }
}

/// Appends a cell, padded to a number of columns. `cut` cuts longer cells.
fn push_padded(text: &mut String, cell: &str, columns: usize, cut: bool) {
    let mut used = width(cell);
    if cut && used > columns {
        let shown = prefix(cell, columns.saturating_sub(1));
        used = width(shown) + 1;
        add(text, shown);
        add(text, "…");
    } else {
        add(text, cell);
    }
    for _ in used..columns {
        add(text, " ");
    }
}

/// The widths of columns in which all cells fit. If the table is wider than the terminal, the widest column becomes
/// narrower, until the table fits or all columns have the width of their headers.
fn widths(rows: &str, headers: &[usize], terminal: Option<usize>) -> Vec<usize> {
    let mut widths = headers.to_vec();
    // Not those that come with them: the widths must not depend on how the input arrives.
    for row in rows.lines().take(1 + MEASURED_ROWS) {
        for (widest, cell) in widths.iter_mut().zip(row.split('\t')) {
            *widest = width(cell).max(*widest);
        }
    }
    let Some(terminal) = terminal else { return widths };
    let gaps = widths.len().saturating_sub(1) * GAP.len();
    for _ in terminal..widths.iter().sum::<usize>() + gaps {
        let columns = widths.iter_mut().zip(headers).filter(|(width, header)| **width > **header);
        if let Some((width, _)) = columns.max_by_key(|(width, _)| **width) {
            *width -= 1;
        }
    }
    widths
}
