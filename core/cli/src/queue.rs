//! Passes the parts of several inputs, which several threads convert, to one thread in the order of the inputs.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::convert::Part;

/// The size of all parts that wait for the inputs before theirs.
const MAX_WAITING_BYTES: usize = 8 << 20;

/// The size of the parts of the first input, which wait to be written.
const MAX_FIRST_BYTES: usize = 1 << 20;

/// The parts of all inputs that are not written yet.
pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// For each input, its parts and their size. The inputs before `first` are written.
    inputs: Vec<Parts>,
    first: usize,
    /// The next input to convert.
    next: usize,
    /// Whether threads stop, because nothing more is written.
    is_stopped: bool,
}

#[derive(Default)]
struct Parts {
    waiting: VecDeque<Part>,
    bytes: usize,
    is_complete: bool,
}

impl State {
    /// Whether a part of an input must wait until others are written.
    fn is_full(&self, input: usize) -> bool {
        let bytes = |parts: &[Parts]| parts.iter().map(|parts| parts.bytes).sum::<usize>();
        let (first, others) = self
            .inputs
            .get(self.first..)
            .unwrap_or_default()
            .split_at_checked(1)
            .unwrap_or_default();
        if input == self.first {
            bytes(first) >= MAX_FIRST_BYTES
        } else {
            bytes(others) >= MAX_WAITING_BYTES
        }
    }
}

impl Queue {
    pub(crate) fn new(inputs: usize) -> Self {
        let inputs = (0..inputs).map(|_| Parts::default()).collect();
        let state = State { inputs, first: 0, next: 0, is_stopped: false };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'q>(&self, state: MutexGuard<'q, State>) -> MutexGuard<'q, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }

    /// The index of the next input to convert. Inputs are given out in their order, so the first one that is not written
    /// is always being converted.
    pub(crate) fn next_input(&self) -> Option<usize> {
        let mut state = self.lock();
        let input = state.next;
        if state.is_stopped || input >= state.inputs.len() {
            return None;
        }
        state.next += 1;
        Some(input)
    }

    /// Adds a part of an input; waits if too much is waiting already. Returns whether to go on.
    pub(crate) fn send(&self, input: usize, part: Part) -> bool {
        let mut state = self.lock();
        while !state.is_stopped && state.is_full(input) {
            state = self.wait(state);
        }
        if let Some(parts) = state.inputs.get_mut(input) {
            parts.bytes += part.size();
            parts.waiting.push_back(part);
        }
        self.changed.notify_all();
        !state.is_stopped
    }

    /// Marks the end of an input.
    pub(crate) fn complete(&self, input: usize) {
        if let Some(parts) = self.lock().inputs.get_mut(input) {
            parts.is_complete = true;
        }
        self.changed.notify_all();
    }

    /// The next part in the order of the inputs; `None` after the last one, and when threads are to stop.
    pub(crate) fn receive(&self) -> Option<Part> {
        let mut state = self.lock();
        loop {
            if state.is_stopped {
                return None;
            }
            let first = state.first;
            let parts = state.inputs.get_mut(first)?;
            if let Some(part) = parts.waiting.pop_front() {
                parts.bytes -= part.size();
                self.changed.notify_all();
                return Some(part);
            }
            if parts.is_complete {
                state.first += 1;
                self.changed.notify_all();
            } else {
                state = self.wait(state);
            }
        }
    }

    /// Makes all threads stop.
    pub(crate) fn stop(&self) {
        self.lock().is_stopped = true;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

    use std::thread;

    use cloud_image::ErrorCode;

    use super::*;

    fn part(text: &str) -> Part {
        Part::Error(ErrorCode::Syntax, text.to_owned())
    }

    fn text(part: Part) -> String {
        match part {
            Part::Error(_, text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn parts_are_received_in_the_order_of_their_inputs() {
        let queue = Queue::new(3);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some(input) = queue.next_input() {
                        // Later inputs are converted sooner.
                        thread::sleep(std::time::Duration::from_millis(20 - 10 * input as u64));
                        for number in 0..3 {
                            assert!(queue.send(input, part(&format!("{input} {number}"))));
                        }
                        queue.complete(input);
                    }
                });
            }
            let received: Vec<_> = std::iter::from_fn(|| queue.receive()).map(text).collect();
            assert_eq!(received, ["0 0", "0 1", "0 2", "1 0", "1 1", "1 2", "2 0", "2 1", "2 2"]);
        });
    }

    #[test]
    fn what_waits_is_limited() {
        let queue = Queue::new(2);
        assert_eq!((queue.next_input(), queue.next_input()), (Some(0), Some(1)));
        let megabyte = "x".repeat(1 << 20);
        for _ in 0..MAX_WAITING_BYTES >> 20 {
            assert!(queue.send(1, part(&megabyte)));
        }
        assert!(queue.lock().is_full(1));
        // The first input is not held up by the others.
        assert!(!queue.lock().is_full(0));
        assert!(queue.send(0, part("first")));
        assert_eq!(text(queue.receive().unwrap()), "first");
        queue.complete(0);
        assert_eq!(text(queue.receive().unwrap()), megabyte);
    }

    #[test]
    fn threads_that_wait_are_stopped() {
        let queue = Queue::new(3);
        assert_eq!(queue.next_input(), Some(0));
        thread::scope(|scope| {
            scope.spawn(|| {
                while queue.send(0, part(&"x".repeat(1 << 20))) {}
                queue.complete(0);
            });
            assert!(queue.receive().is_some());
            queue.stop();
            while queue.receive().is_some() {}
            assert_eq!(queue.next_input(), None);
        });
    }
}
