//! Finds where a value ends whose text comes in pieces.

use super::scan::next_stop;

/// Follows one value, and keeps its place between pieces. It looks only at what tells
/// the end; whether the value is JSON is for the [`Reader`](super::Reader) to say.
#[derive(Debug, Clone, Default)]
pub(crate) struct ValueScanner {
    seen: usize,
    depth: u64,
    in_string: bool,
    escaped: bool,
    started: bool,
}

impl ValueScanner {
    /// The length of the value that starts at the start of `value`, once it is there. Each call
    /// must bring the same bytes again, and more behind them.
    pub(crate) fn length(&mut self, value: &[u8]) -> Option<usize> {
        loop {
            if self.in_string && !self.escaped {
                self.seen = next_stop(value, self.seen);
            }
            let byte = *value.get(self.seen)?;
            self.seen += 1;
            if self.ends_with(byte) {
                return Some(self.seen);
            }
        }
    }

    /// Drops bytes that were already looked at from the front of the value.
    pub(crate) fn forget(&mut self, bytes: usize) {
        self.seen = self.seen.saturating_sub(bytes);
    }

    fn ends_with(&mut self, byte: u8) -> bool {
        let started = std::mem::replace(&mut self.started, true);
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    return self.depth == 0;
                }
                _ => {}
            }
            return false;
        }
        match byte {
            b'{' | b'[' => self.depth += 1,
            // A number or a word ends before what follows it.
            b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' if self.depth == 0 && started => {
                self.seen -= 1;
                return true;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            b'"' => self.in_string = true,
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_found_whatever_the_pieces() {
        for (text, length) in [
            (r#"{"a":"}","b":[{}]} "#, 18),
            (r#""a\"b\\","#, 8),
            ("[[],[]]]", 7),
            ("12.5,", 4),
            ("12]", 2),
            ("true\n", 4),
        ] {
            let mut scanner = ValueScanner::default();
            let found = (0..=text.len()).find_map(|end| scanner.length(&text.as_bytes()[..end]));
            assert_eq!(found, Some(length), "{text}");
        }
    }
}
