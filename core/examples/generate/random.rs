//! Pseudo-random values from a seed (`SplitMix64`).

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `min` to `max`, inclusive.
    pub(crate) fn within(&mut self, min: u64, max: u64) -> u64 {
        min + self.next() % (max - min + 1)
    }

    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub(crate) fn pick<T: Copy, const N: usize>(&mut self, from: &[T; N]) -> T {
        let index = usize::try_from(self.next() >> 33).unwrap_or(0) % N;
        #[expect(clippy::indexing_slicing, reason = "the index is below the length")]
        from[index]
    }

    /// Random characters of Base64.
    pub(crate) fn letters(&mut self, count: usize) -> String {
        const LETTERS: &[u8; 64] =
            b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
        (0..count).map(|_| char::from(self.pick(LETTERS))).collect()
    }

    pub(crate) fn uuid(&mut self) -> String {
        let (a, b) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            a >> 32,
            a >> 16 & 0xffff,
            a & 0xfff,
            b >> 48 & 0xfff,
            b & 0xffff_ffff_ffff
        )
    }
}

/// A date and time.
pub(crate) struct Moment {
    pub(crate) year: u64,
    month: u64,
    day: u64,
    seconds: u64,
}

impl Moment {
    pub(crate) fn new(random: &mut Random) -> Self {
        Self {
            year: random.within(2019, 2026),
            month: random.within(1, 12),
            day: random.within(1, 28),
            seconds: random.within(0, 86_399),
        }
    }

    /// `20240415`
    pub(crate) fn digits(&self) -> String {
        format!("{}{:02}{:02}", self.year, self.month, self.day)
    }

    /// `2024-04-15T10:23:45`, `years_later` years later.
    pub(crate) fn text(&self, years_later: u64) -> String {
        let Self { year, month, day, seconds } = self;
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        let year = year + years_later;
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    }
}
