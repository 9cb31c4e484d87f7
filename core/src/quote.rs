//! Building messages, and quoting texts of the input in them.

use std::borrow::Cow;

/// The maximum number of characters of a quoted text.
const MAX_CHARACTERS: usize = 60;

/// Replaces a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// A text for a message: one line of at most 60 characters, without hidden characters and without secrets.
#[inline(never)]
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    if has_secret_url(text) {
        return Cow::Borrowed(REDACTED);
    }
    if text.len() <= MAX_CHARACTERS && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(cut(text, MAX_CHARACTERS))
}

/// The concatenation of parts.
#[inline(never)]
pub(crate) fn text_of(parts: &[&str]) -> String {
    let mut text = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Appends to a text. It is not inlined, because in rare code a call is smaller than the code that grows the text.
#[inline(never)]
pub(crate) fn add(text: &mut String, part: &str) {
    text.push_str(part);
}

/// Appends a character. It is not inlined, as [`add`].
#[inline(never)]
pub(crate) fn push(text: &mut String, character: char) {
    text.push(character);
}

/// A text on one line, with at most `max` characters, without secrets. Hidden characters are escaped.
pub(crate) fn shorten_to(text: &str, max: usize) -> String {
    if has_secret_url(text) { REDACTED.to_owned() } else { cut(text, max) }
}

fn cut(text: &str, max: usize) -> String {
    let mut short = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == max {
            add(&mut short, "…");
            break;
        }
        push_visible(&mut short, character);
    }
    short
}

/// A text with its hidden characters escaped, so that it cannot change the terminal.
pub(crate) fn escape_hidden(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut escaped, character);
    }
    escaped
}

fn push_visible(text: &mut String, character: char) {
    if is_hidden(character) {
        add(text, &format!("\\u{{{:x}}}", u32::from(character)));
    } else {
        text.push(character);
    }
}

/// Whether a character breaks the line, changes the direction of text, or is invisible.
pub(crate) fn is_hidden(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_mark || character.is_control()
}

/// A [shortened](shorten) text in backticks; one with a secret is only described.
pub(crate) fn quote(token: &str) -> String {
    if has_secret_url(token) {
        return "a string".to_owned();
    }
    text_of(&["`", &shorten(token), "`"])
}

/// JSON in a string, and strings in that JSON, are searched to this depth.
const MAX_ESCAPED: usize = 4;

/// The parameters of a URL that are a signature, which gives access to what the URL names: Azure's, and those of S3 and of Google
/// Cloud Storage.
const SIGNATURES: [&[u8]; 3] = [b"sig=", b"x-amz-signature=", b"x-goog-signature="];

/// Whether a text has a URL with a password or a signature in it. The text may be a token of JSON.
pub(crate) fn has_secret_url(text: &str) -> bool {
    if !text.contains('\\') {
        return has_plain_secret_url(text.as_bytes());
    }
    let mut plain = without_escapes(text);
    for _ in 1..MAX_ESCAPED {
        if !plain.contains('\\') {
            break;
        }
        plain = without_escapes(&plain);
    }
    has_plain_secret_url(plain.as_bytes())
}

fn has_plain_secret_url(text: &[u8]) -> bool {
    let is_secret = |(index, byte): (usize, &u8)| {
        let rest = text.get(index + 1..).unwrap_or_default();
        match byte {
            b':' => rest.strip_prefix(b"//").is_some_and(has_password),
            b'?' | b'&' | b'#' => SIGNATURES.iter().any(|name| {
                let (start, value) = rest.split_at_checked(name.len()).unwrap_or_default();
                start.eq_ignore_ascii_case(name) && value.first().is_some_and(|byte| *byte != b'&')
            }),
            _ => false,
        }
    };
    text.iter().enumerate().any(is_secret)
}

/// Whether a URL has a password in front of its host. The URL is given without its scheme.
fn has_password(url: &[u8]) -> bool {
    let is_end = |byte: &u8| matches!(byte, b'/' | b'?' | b'#' | b'"' | b' ' | b'\t' | b'\n');
    let mut authority =
        url.split(is_end).next().unwrap_or_default().rsplitn(2, |byte| *byte == b'@');
    let user_info = authority.nth(1).unwrap_or_default();
    let password = user_info.splitn(2, |byte| *byte == b':').nth(1);
    password.is_some_and(|password| !password.is_empty())
}

/// A text in which the escapes of JSON are replaced by their characters; approximately, because it need not be valid.
#[cold]
#[inline(never)]
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        add(&mut plain, before);
        let code = escape.strip_prefix('u').and_then(|code| code.split_at_checked(4));
        let character =
            code.and_then(|(code, _)| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let length = match character {
            Some(character) => {
                push(&mut plain, character);
                "u0000".len()
            }
            None => escape.chars().next().map_or(0, |character| {
                push(&mut plain, character);
                character.len_utf8()
            }),
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    add(&mut plain, rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_with_passwords_and_signatures_are_secrets() {
        for url in [
            "rbd://u:s@x",
            "swift+https://account:user:s@store/1",
            "see https://u:s@x, or else",
            "https://a.example/b.vhd?sv=2020&sig=s",
            "https://a.example/b.vhd?SIG=s",
            "https://a.example/b.vhd#sig=s",
            "sv=2020&sig=s",
            "https://a.example/b?X-Amz-Date=1&X-Amz-Signature=s",
            "https://a.example/b?x-goog-signature=s",
            r#""https:\/\/u:s@x""#,
            r#""https\u003a//u:s@x""#,
            r#""{\"a\":\"https:\\/\\/u:s@x\"}""#,
            r#""a\u003Fsig\u003ds""#,
        ] {
            assert!(has_secret_url(url), "{url}");
            assert_eq!((quote(url).as_str(), &*shorten(url)), ("a string", "[redacted]"));
            assert_eq!(shorten_to(url, 2_000), "[redacted]");
        }
        for url in [
            "",
            "\\",
            "\\u12",
            "https://a.example/b.vhd?sv=2020",
            "https://u@x/a:b",
            "https://u:@x/",
            "https://x:80/a@b",
            "https://x?a=u:s@x",
            "a:s@x",
            "a?signature=s",
            "a?sigma=s",
            "a?sig=",
            "a?sig=&b=1",
            "sig=s",
            "C:\\u:s@x",
        ] {
            assert!(!has_secret_url(url), "{url}");
        }
    }

    #[test]
    fn deep_escapes_take_linear_time() {
        let deep = "\\u005c".to_owned() + &"u005c".repeat(1 << 20);
        assert!(!has_secret_url(&deep));
    }

    #[test]
    fn quoted_texts_are_short_and_on_one_line() {
        assert_eq!(shorten("a\nb"), "a\\u{a}b");
        assert_eq!(shorten(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(shorten(&"a".repeat(60)), "a".repeat(60));
        assert_eq!(shorten(&"a".repeat(61)), format!("{}…", "a".repeat(60)));
        assert_eq!(shorten("\u{202e}x"), "\\u{202e}x");
    }
}
