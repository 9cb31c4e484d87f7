//! Which fields of an image differ.

use super::ImageCopy;
use super::digest::Field;
use super::pointers::pointer;
use crate::query::sort;

/// A field of a copy.
struct Cell<'d> {
    field: Field<'d>,
    is_old: bool,
    is_new: bool,
}

/// The JSON Pointers to the fields whose values in the old copies are not those in the new ones, in the order of the model.
pub(super) fn changed_fields(copies: &[ImageCopy<'_>]) -> Vec<String> {
    let mut cells = Vec::new();
    for ImageCopy { image, is_old, is_new } in copies {
        image.for_each_field(&mut |field| {
            cells.push(Cell { field, is_old: *is_old, is_new: *is_new });
        });
    }
    let mut order: Vec<usize> = (0..cells.len()).collect();
    let key =
        |index| cells.get(index).map(|Cell { field, .. }| (field.leaf, field.key, field.hash));
    sort(&mut order, &|one, other| key(one).cmp(&key(other)));
    let place = |index: &usize| key(*index).map(|(leaf, key, _)| (leaf, key));
    let counts = Sides::count(copies.iter().map(|copy| (copy.is_old, copy.is_new)));
    let mut changed = Vec::new();
    for cells_of_field in order.chunk_by(|one, other| place(one) == place(other)) {
        let sides = |indexes: &[usize]| {
            let cells = indexes.iter().filter_map(|index| cells.get(*index));
            Sides::count(cells.map(|cell| (cell.is_old, cell.is_new)))
        };
        let with_field = sides(cells_of_field);
        // Some copies of one side lack the field, and none of the other.
        let is_absent_once = (with_field.old < counts.old) != (with_field.new < counts.new);
        let mut values = cells_of_field.chunk_by(|one, other| key(*one) == key(*other)).map(sides);
        let differs = is_absent_once || values.any(|value| (value.old == 0) != (value.new == 0));
        if let Some((leaf, key)) = cells_of_field.first().and_then(place).filter(|_| differs) {
            changed.push([&*pointer(leaf), key].concat());
        }
    }
    changed
}

/// How many copies there are on each side.
struct Sides {
    old: usize,
    new: usize,
}

impl Sides {
    fn count(copies: impl Iterator<Item = (bool, bool)>) -> Self {
        copies.fold(Self { old: 0, new: 0 }, |sides, (is_old, is_new)| Self {
            old: sides.old + usize::from(is_old),
            new: sides.new + usize::from(is_new),
        })
    }
}
