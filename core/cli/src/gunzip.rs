//! Decompresses gzip, which is recognised by its first bytes.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::GzDecoder;

const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Reads an input as it is, or decompressed if it is gzip.
pub(crate) fn gunzip<R: Read>(mut input: R) -> io::Result<Gunzip<R>> {
    let mut first = Vec::with_capacity(MAGIC.len());
    input.by_ref().take(2).read_to_end(&mut first)?;
    let is_gzip = first == MAGIC;
    let input = Cursor::new(first).chain(input);
    Ok(if is_gzip {
        Gunzip::Members(Some(GzDecoder::new(BufReader::new(input))))
    } else {
        Gunzip::Plain(input)
    })
}

/// An input that starts with the bytes by which it was recognised.
type Recognised<R> = io::Chain<Cursor<Vec<u8>>, R>;

pub(crate) enum Gunzip<R> {
    Plain(Recognised<R>),
    /// A file may have several members, as `cat a.gz b.gz` makes them. `None` at its end.
    Members(Option<GzDecoder<BufReader<Recognised<R>>>>),
}

impl<R: Read> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let member = match self {
            Self::Plain(input) => return input.read(buffer),
            Self::Members(member) => member,
        };
        while let Some(decoder) = member {
            let length = decoder.read(buffer)?;
            if length > 0 {
                return Ok(length);
            }
            let is_last = skip_padding(decoder.get_mut())?;
            let rest = member.take().map(GzDecoder::into_inner);
            *member = rest.filter(|_| !is_last).map(GzDecoder::new);
        }
        Ok(0)
    }
}

/// Skips zeros after a member. Returns whether the input ends there.
fn skip_padding(input: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(true);
        }
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let is_padding = zeros == bytes.len();
        input.consume(zeros);
        if !is_padding {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn member(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        gunzip(bytes)?.read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn other_inputs_are_unchanged() {
        for text in ["", "{", "{}", "\u{1f}x"] {
            assert_eq!(read(text.as_bytes()).unwrap(), text);
        }
    }

    #[test]
    fn members_are_joined_and_padding_is_ignored() {
        assert_eq!(read(&member("one")).unwrap(), "one");
        assert_eq!(read(&[member("one"), member(""), member("two")].concat()).unwrap(), "onetwo");
        assert_eq!(read(&[member("one"), vec![0; 9]].concat()).unwrap(), "one");
        let padded = [member("one"), vec![0; 100_000], member("two")].concat();
        assert_eq!(read(&padded).unwrap(), "onetwo");
    }

    #[test]
    fn other_bytes_after_the_last_member_and_cut_members_are_errors() {
        assert!(read(&[&member("one")[..], b"x"].concat()).is_err());
        assert!(read(&[&member("one")[..], b"\0x"].concat()).is_err());
        let whole = member("one");
        for length in 2..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length}");
        }
    }
}
