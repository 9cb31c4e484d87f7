//! Measures two functions alternately, so that changes in the machine's speed affect both.

use std::time::Instant;

/// Rounds that are not counted.
const WARM_UP: usize = 2;

/// The nanoseconds of both functions in each round.
pub fn alternate(
    rounds: usize,
    mut first: impl FnMut(),
    mut second: impl FnMut(),
) -> Vec<[u64; 2]> {
    let mut pairs = Vec::new();
    for round in 0..WARM_UP + rounds {
        // The order changes, because the function that runs second may be faster or slower.
        let pair = if round % 2 == 0 {
            let first = time(&mut first);
            [first, time(&mut second)]
        } else {
            let second = time(&mut second);
            [time(&mut first), second]
        };
        if round >= WARM_UP {
            pairs.push(pair);
        }
    }
    pairs
}

fn time(work: impl FnOnce()) -> u64 {
    let start = Instant::now();
    work();
    u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
}
