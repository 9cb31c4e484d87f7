//! What was folded, in the words of the unified image.

use std::borrow::Cow;

use super::clue::{ClueKind, Field, Findings, FoundSoftware};
use super::dispute::Untold;
use super::fold::{Fold, Sourced};
use super::knowledge::{Knowledge, vocabulary};
use super::merge::channel_word;
use crate::model::{Licensing, Warning, WarningCode};
use crate::quote::{shorten, text_of};

/// How the message of a conflict ends in which the more trusted value is told.
pub(super) const TRUSTED_MORE: &str = ", which is trusted more";

impl<'a> Fold<'_, '_, 'a> {
    /// Warns that two clues disagree. Each is the place of a clue and what it says.
    #[cold]
    #[inline(never)]
    pub(super) fn conflict(
        &mut self,
        field: &'static str,
        loser: (usize, &str),
        winner: (usize, &str),
    ) {
        self.conflict_in(Cow::Borrowed(field), loser, winner);
    }

    /// The same of a field whose place is counted.
    #[cold]
    #[inline(never)]
    pub(super) fn conflict_in(
        &mut self,
        field: Cow<'static, str>,
        (loser, says): (usize, &str),
        (winner, instead): (usize, &str),
    ) {
        let (loser, winner) = (self.pointer(loser), self.pointer(winner));
        let message = text_of(&[
            &loser,
            ": `",
            &shorten(says),
            "` disagrees with `",
            &shorten(instead),
            "` from ",
            &winner,
            TRUSTED_MORE,
        ]);
        self.warnings.push(Warning::new(WarningCode::Conflict, Some(field), Some(loser), message));
    }

    fn pointer(&self, clue: usize) -> Cow<'static, str> {
        self.clues.get(clue).map(|clue| clue.pointer.clone()).unwrap_or_default()
    }

    /// Whether a field states a value in these very words.
    fn states(&self, clue: usize, kind: ClueKind, value: &str) -> bool {
        self.clues.get(clue).is_some_and(|clue| clue.kind == kind && clue.text == value)
    }

    #[inline(never)]
    pub(super) fn finish(&mut self, findings: &mut Findings) {
        // A version that is known to be false is none, if nothing corrects it.
        self.version = self.version.filter(|version| !self.is_stale(version.from));
        if self.unread_version.is_some() {
            self.settle_kernel();
        }
        self.finish_distro(findings);
        if self.untold == Untold::Nothing {
            self.finish_version(findings);
        }
        if self.untold < Untold::Distro {
            self.finish_variant(findings);
            self.finish_channel(findings);
        }
        self.finish_software(findings);
        if let Some((licensing, from)) = self
            .free
            .map(|from| (Licensing::Byos, from))
            .or_else(|| self.paid.map(|from| (Licensing::Payg, from)))
        {
            findings.licensing = Some(licensing);
            findings.argued.put(Field::Licensing, from);
        }
        if let Some(processor) = self.processor
            && self.stated_processor.is_none()
        {
            findings.architecture = Some(processor.value.architecture());
            findings.argued.put(Field::Architecture, processor.from);
        }
        findings.warnings = std::mem::take(&mut self.warnings);
    }

    /// Gives the distribution the `ID` that it has had since the version that was found.
    fn rename(&mut self) {
        if let (Some(distro), Some(version), Untold::Nothing) =
            (&mut self.distro, self.version, self.untold)
            && let Some(renamed) = self.knowledge.traits(distro.value).renamed
            && version.value.major() >= u32::from(renamed.from)
            && let Some(known) = Knowledge::distro(renamed.id)
        {
            distro.value = known;
            if renamed.variants != 0 {
                self.variants.push(Sourced { value: renamed.variants, from: version.from });
            }
        }
    }

    fn is_type_disputed(&self) -> bool {
        self.warnings.iter().any(|warning| warning.field.as_deref() == Some("/os/type"))
    }

    fn finish_distro(&mut self, findings: &mut Findings) {
        self.rename();
        if let Some(distro) = self.distro {
            if self.untold == Untold::Distro && self.is_type_disputed() {
                return;
            }
            let os_type = self.knowledge.os_type(distro.value);
            if self.os_type.as_ref().is_none_or(|stated| stated.value != os_type) {
                findings.argued.put(Field::OsType, distro.from);
            }
            findings.os.os_type = Some(os_type);
            let id = match Knowledge::static_id(distro.value) {
                Some(id) => Cow::Borrowed(id),
                None => Cow::Owned(self.knowledge.id(distro.value).to_owned()),
            };
            if id.is_empty() || self.untold == Untold::Distro {
                return;
            }
            if !self.states(distro.from, ClueKind::Distro, &id) {
                findings.argued.put(Field::Distro, distro.from);
            }
            findings.os.distro = Some(id);
            return;
        }
        findings.os.os_type = self.os_type.as_ref().map(|stated| stated.value.clone());
        if let Some(text) = self.unrecognized(self.unknown_distro, "/os/distro", "distribution") {
            findings.os.distro = Some(Cow::Owned(text.to_owned()));
        }
    }

    /// A word of a field that is not ours is kept as it is.
    #[cold]
    #[inline(never)]
    fn unrecognized(
        &mut self,
        clue: Option<usize>,
        field: &'static str,
        noun: &str,
    ) -> Option<&'a str> {
        let clue = self.clues.get(clue?)?;
        let text = clue.text.trim();
        let message = text_of(&[&clue.pointer, ": `", &shorten(text), "` is not a known ", noun]);
        self.warnings.push(Warning::new(
            WarningCode::Unrecognized,
            Some(Cow::Borrowed(field)),
            Some(clue.pointer.clone()),
            message,
        ));
        Some(text)
    }

    fn finish_version(&mut self, findings: &mut Findings) {
        let Some(version) = self.version else {
            // With no distribution that is known, there is no spelling of ours to hold it to.
            let stated = match self.distro {
                Some(_) => self.unrecognized(self.unread_version, "/os/version", "version"),
                None => self
                    .unread_version
                    .and_then(|clue| self.clues.get(clue))
                    .map(|clue| clue.text.trim()),
            };
            findings.os.version = stated.map(|text| Cow::Owned(text.to_owned()));
            return;
        };
        let codename = self.distro.and_then(|it| self.knowledge.codename(it.value, &version.value));
        let text = match codename {
            Some((text, _)) => Cow::Borrowed(text),
            None => Cow::Owned(version.value.write()),
        };
        if !self.states(version.from, ClueKind::Version, &text) {
            findings.argued.put(Field::Version, version.from);
        }
        findings.os.version = Some(text);
        if let Some(build) = self.build {
            findings.os.build = Some(Cow::Owned(build.value.write()));
            findings.argued.put(Field::Build, build.from);
        }
        if let Some((_, name)) = codename {
            findings.os.codename = Some(Cow::Borrowed(name));
            findings.argued.put(Field::Codename, version.from);
        } else if let Some(codename) = self.new_codename {
            findings.os.codename = Some(Cow::Owned(codename.value.to_ascii_lowercase()));
            findings.argued.put(Field::Codename, codename.from);
        }
    }

    fn finish_variant(&self, findings: &mut Findings) {
        let mut all = self.all_variants();
        let mut from = self
            .variants
            .iter()
            .find(|words| words.value == all)
            .or(self.variants.first())
            .map(|words| words.from);
        if let Some(tacit) = self.tacit_edition
            && all & vocabulary::EDITIONS == 0
        {
            all |= tacit.value;
            from = Some(tacit.from);
        }
        let Some(from) = from.filter(|_| all != 0) else { return };
        let mut variant = Cow::Borrowed("");
        while all != 0 {
            let word = word_of(vocabulary::VARIANTS, all);
            variant = match &*variant {
                "" => Cow::Borrowed(word),
                before => Cow::Owned(text_of(&[before, "-", word])),
            };
            all &= all - 1;
        }
        findings.os.variant = Some(variant);
        findings.argued.put(Field::Variant, from);
    }

    fn finish_channel(&self, findings: &mut Findings) {
        if let Some(channel) = self.channel {
            findings.os.channel = Some(Cow::Borrowed(channel_word(channel.value)));
            findings.argued.put(Field::Channel, channel.from);
        }
    }

    fn finish_software(&self, findings: &mut Findings) {
        findings.software.extend(self.products.iter().map(|known| FoundSoftware {
            software: known.product.write(),
            edition: known.product.edition.map(|_| known.edition_from),
            name: known.name_from,
            version: known.product.version.map(|_| known.version_from),
        }));
    }
}

/// The pointer to a leaf of a piece of software. Few images have a second one.
pub(crate) fn software_field(index: usize, leaf: &str) -> Cow<'static, str> {
    Cow::Borrowed(match (index, leaf) {
        (0, "edition") => "/software/0/edition",
        (0, "name") => "/software/0/name",
        (0, "version") => "/software/0/version",
        _ => {
            return Cow::Owned(text_of(&[
                "/software/",
                itoa::Buffer::new().format(index),
                "/",
                leaf,
            ]));
        }
    })
}

/// The word that the lowest bit stands for.
pub(super) fn word_of(words: &'static [&str], bits: u32) -> &'static str {
    let row = usize::try_from(bits.trailing_zeros()).unwrap_or(usize::MAX);
    words.get(row).copied().unwrap_or_default()
}
