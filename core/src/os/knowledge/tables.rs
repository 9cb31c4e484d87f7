//! The table of distributions in the layout for lookups, built at compile time.

use super::DistroId;
use super::distro_spec::{Alias, DistroRules};
use super::distros::DISTROS;
use crate::constant::is_equal;

/// The rows without their aliases.
pub(super) static ROWS: [Row; DISTROS.len()] = rows();

/// A built-in distribution.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) rules: DistroRules,
}

/// The aliases of all distributions. Those with the same first token are adjacent, the longest first.
pub(super) static ALIASES: [Alias; ALIAS_COUNT] = aliases();

const ALIAS_COUNT: usize = alias_count();

impl DistroId {
    /// The built-in distribution with this id.
    #[expect(
        clippy::indexing_slicing,
        reason = "it runs in the compiler only, which reports an index out of bounds"
    )]
    pub(in crate::os) const fn from_id(id: &str) -> Self {
        let mut row = 0;
        while !is_equal(DISTROS[row].id.as_bytes(), id.as_bytes()) {
            row += 1;
        }
        Self::at(row)
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are fewer rows")]
    const fn at(row: usize) -> Self {
        Self(row as u16)
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn rows() -> [Row; DISTROS.len()] {
    let mut rows = [const { Row { id: "", rules: DistroRules::linux(0, 0) } }; DISTROS.len()];
    let mut row = 0;
    while row < DISTROS.len() {
        rows[row] = Row { id: DISTROS[row].id, rules: DISTROS[row].rules };
        row += 1;
    }
    rows
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn alias_count() -> usize {
    let mut count = 0;
    let mut row = 0;
    while row < DISTROS.len() {
        count += DISTROS[row].aliases.len();
        row += 1;
    }
    count
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which reports an index out of bounds"
)]
const fn aliases() -> [Alias; ALIAS_COUNT] {
    let mut all = [Alias::PLAIN; ALIAS_COUNT];
    let mut len = 0;
    let mut row = 0;
    while row < DISTROS.len() {
        let aliases = DISTROS[row].aliases;
        let mut index = 0;
        while index < aliases.len() {
            let alias = Alias { distro: DistroId::at(row), ..aliases[index] };
            let mut place = len;
            while place > 0 && !have_same_first_token(&all[place - 1], &alias) {
                place -= 1;
            }
            if place == 0 {
                place = len;
            }
            while place > 0
                && have_same_first_token(&all[place - 1], &alias)
                && all[place - 1].phrase.len() < alias.phrase.len()
            {
                place -= 1;
            }
            let mut moved = len;
            while moved > place {
                all[moved] = all[moved - 1];
                moved -= 1;
            }
            all[place] = alias;
            len += 1;
            index += 1;
        }
        row += 1;
    }
    all
}

const fn have_same_first_token(one: &Alias, other: &Alias) -> bool {
    is_equal(one.first_token(), other.first_token())
}
