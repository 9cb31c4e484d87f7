//! The distributions laid out as words are looked up in them, by the compiler.

use super::DistroId;
use super::distros::{Alias, DISTROS, DistroRules};
use crate::constant::is_equal;

/// What is known of each distribution, but for its spellings.
pub(super) static ROWS: [Row; DISTROS.len()] = rows();

/// A distribution that is built in.
pub(super) struct Row {
    pub(super) id: &'static str,
    pub(super) rules: DistroRules,
}

/// The spellings of all distributions; those that start with the same word are side by side, the
/// longest of them first.
pub(super) static SPELLINGS: [Alias; SPELLING_COUNT] = spellings();

const SPELLING_COUNT: usize = spelling_count();

impl DistroId {
    /// The distribution with this id, which is built in.
    #[expect(
        clippy::indexing_slicing,
        reason = "it runs in the compiler only, which stops at what is out of bounds"
    )]
    pub(in crate::os) const fn of(id: &str) -> Self {
        let mut row = 0;
        while !is_equal(DISTROS[row].id.as_bytes(), id.as_bytes()) {
            row += 1;
        }
        Self::at(row)
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are not so many rows")]
    const fn at(row: usize) -> Self {
        Self(row as u16)
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
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
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn spelling_count() -> usize {
    let mut count = 0;
    let mut row = 0;
    while row < DISTROS.len() {
        count += DISTROS[row].spellings.len();
        row += 1;
    }
    count
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs in the compiler only, which stops at what is out of bounds"
)]
const fn spellings() -> [Alias; SPELLING_COUNT] {
    let mut all = [Alias::PLAIN; SPELLING_COUNT];
    let mut len = 0;
    let mut row = 0;
    while row < DISTROS.len() {
        let spellings = DISTROS[row].spellings;
        let mut index = 0;
        while index < spellings.len() {
            let spelling = Alias { distro: DistroId::at(row), ..spellings[index] };
            let mut place = len;
            while place > 0 && !start_alike(&all[place - 1], &spelling) {
                place -= 1;
            }
            if place == 0 {
                place = len;
            }
            while place > 0
                && start_alike(&all[place - 1], &spelling)
                && all[place - 1].phrase.len() < spelling.phrase.len()
            {
                place -= 1;
            }
            let mut moved = len;
            while moved > place {
                all[moved] = all[moved - 1];
                moved -= 1;
            }
            all[place] = spelling;
            len += 1;
            index += 1;
        }
        row += 1;
    }
    all
}

const fn start_alike(one: &Alias, other: &Alias) -> bool {
    is_equal(one.first_word(), other.first_word())
}
