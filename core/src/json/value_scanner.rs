//! Finds the end of a value in a text that arrives in pieces.

use super::scan::next_stop;

/// Scans one value and keeps its state between pieces. It finds only the end; the [`Reader`](super::Reader) checks the
/// grammar.
#[derive(Debug, Clone, Default)]
pub(crate) struct ValueScanner {
    /// The number of bytes scanned.
    scanned: usize,
    depth: u64,
    in_string: bool,
    escaped: bool,
    started: bool,
}

impl ValueScanner {
    /// The length of the value at the start of `value`, if its end is there. Each call must pass the bytes of the call
    /// before again, and more after them.
    pub(crate) fn length(&mut self, value: &[u8]) -> Option<usize> {
        loop {
            if self.in_string && !self.escaped {
                self.scanned = next_stop(value, self.scanned);
            }
            let byte = *value.get(self.scanned)?;
            self.scanned += 1;
            if self.is_end(byte) {
                return Some(self.scanned);
            }
        }
    }

    /// Removes scanned bytes from the front: the next call passes the value without them.
    pub(crate) fn forget(&mut self, bytes: usize) {
        self.scanned = self.scanned.saturating_sub(bytes);
    }

    /// Updates the state by a byte, and returns whether the value ends with it, or before it.
    fn is_end(&mut self, byte: u8) -> bool {
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
            // A number or a literal ends before the byte that follows it.
            b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' if self.depth == 0 && started => {
                self.scanned -= 1;
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
    fn the_end_is_found_in_pieces() {
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
