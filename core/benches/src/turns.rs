//! Times two things by turns, so that both find the machine in the same state.

use std::time::Instant;

/// So often each runs before anything counts.
const WARM_UP: usize = 2;

/// How many nanoseconds ours and theirs took, round by round.
pub fn by_turns(rounds: usize, mut ours: impl FnMut(), mut theirs: impl FnMut()) -> Vec<[u64; 2]> {
    let mut pairs = Vec::new();
    for round in 0..WARM_UP + rounds {
        // Whoever is second may find the machine otherwise than the first.
        let pair = if round % 2 == 0 {
            let ours = time(&mut ours);
            [ours, time(&mut theirs)]
        } else {
            let theirs = time(&mut theirs);
            [time(&mut ours), theirs]
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
