//! Images for people: one line, for logs and terminals.

use std::fmt;

use super::{Image, Os, OsType};
use crate::quote::{add, shorten_to};

/// The longest text that is shown. Names are shorter: Compute Engine allows 63 characters, Gcore 255.
const MAX_CHARACTERS: usize = 255;

/// The image in one line: provider, name, and in parentheses what is known of the [system](Os#impl-Display-for-Os<'_>)
/// and the architecture.
///
/// Control characters, line breaks and invisible characters of the input are escaped, and long texts shortened. The
/// format may change: programs use the fields.
///
/// ```
/// let dump = br#"[
///     {"kind": "compute#image", "name": "debian-12-bookworm-v20240415", "architecture": "X86_64"},
///     {"kind": "compute#image", "name": "golden-7"}
/// ]"#;
/// let images = cloud_image::normalize(dump).images;
/// assert_eq!(images[0].to_string(), "gce debian-12-bookworm-v20240415 (debian 12 bookworm, x86_64)");
/// assert_eq!(images[1].to_string(), "gce golden-7");
/// ```
impl fmt::Display for Image<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = self.provider.as_str().to_owned();
        add_word(&mut line, &self.name);
        let mut details = self.os.words();
        if let Some(architecture) = &self.architecture {
            if !details.is_empty() {
                add(&mut details, ",");
            }
            add_word(&mut details, architecture.as_str());
        }
        if !details.is_empty() {
            for part in [" (", &details, ")"] {
                add(&mut line, part);
            }
        }
        f.pad(&line)
    }
}

/// The system in one line: the distribution, or the type if it is not known; version, codename and variant. A system
/// of which none of these is known is `unknown`.
///
/// Texts are escaped and shortened as in [`Image`](Image#impl-Display-for-Image<'_>). The format may change: programs
/// use the fields.
///
/// ```
/// use cloud_image::{Os, OsType};
///
/// let mut os = Os::default();
/// assert_eq!(os.to_string(), "unknown");
/// os.os_type = Some(OsType::Linux);
/// assert_eq!(os.to_string(), "linux");
/// os.distro = Some("ubuntu".into());
/// os.version = Some("22.04".into());
/// os.codename = Some("jammy".into());
/// os.variant = Some("minimal".into());
/// assert_eq!(os.to_string(), "ubuntu 22.04 jammy minimal");
/// ```
impl fmt::Display for Os<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        f.pad(if words.is_empty() { "unknown" } else { &words })
    }
}

impl Os<'_> {
    /// What is known of the system; may be empty.
    fn words(&self) -> String {
        let system = self.distro.as_deref().or(self.os_type.as_ref().map(OsType::as_str));
        let mut words = String::new();
        for word in
            [system, self.version.as_deref(), self.codename.as_deref(), self.variant.as_deref()]
        {
            add_word(&mut words, word.unwrap_or_default());
        }
        words
    }
}

/// Appends a text that is not empty, after a space.
fn add_word(line: &mut String, word: &str) {
    if !line.is_empty() && !word.is_empty() {
        add(line, " ");
    }
    add(line, &shorten_to(word, MAX_CHARACTERS));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Architecture, Provider};

    #[test]
    fn texts_of_the_input_cannot_break_the_line() {
        let mut image = Image::new(Provider::Gcore, "a\u{1b}[31m\nb\u{202e}");
        image.os.version = Some("1\r2".into());
        image.architecture = Some(Architecture::from("x\u{7f}y"));
        assert_eq!(image.to_string(), r"gcore a\u{1b}[31m\u{a}b\u{202e} (1\u{d}2, x\u{7f}y)");
    }

    #[test]
    fn only_known_details_are_shown() {
        let mut image = Image::new(Provider::Gce, "a");
        image.architecture = Some(Architecture::Aarch64);
        assert_eq!(image.to_string(), "gce a (aarch64)");
        image.os.codename = Some("noble".into());
        assert_eq!(image.to_string(), "gce a (noble, aarch64)");
        image.architecture = None;
        assert_eq!(image.to_string(), "gce a (noble)");
        assert_eq!(format!("{image:-<16}|"), "gce a (noble)---|");
    }

    #[test]
    fn long_names_are_shortened_and_real_ones_are_not() {
        let longest = "n".repeat(255);
        assert_eq!(
            Image::new(Provider::Gce, longest.as_str()).to_string(),
            format!("gce {longest}")
        );
        let longer = Image::new(Provider::Gce, "n".repeat(256)).to_string();
        assert_eq!(longer, format!("gce {longest}…"));
    }
}
