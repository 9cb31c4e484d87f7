//! Conversion of the merged claims to the unified image.

use std::borrow::Cow;

use super::Resolver;
use super::dispute::Withheld;
use crate::model::{Licensing, Os, OsType};
use crate::os::ascii::concat;
use crate::os::clue::{ClueKind, Identification, Inferred, InferredField, software_field};
use crate::os::knowledge::{Knowledge, vocabulary};
use crate::os::problem::{ClueValue, Problem};
use crate::os::version_format::is_of_clients_too;
use crate::quote::text_of;

impl<'a> Resolver<'_, 'a> {
    /// Adds the problem that two clues disagree. Each is the index of a clue and its value.
    #[inline]
    pub(in crate::os) fn conflict(
        &mut self,
        field: &'static str,
        (loser, loser_value): (usize, &str),
        (winner, winner_value): (usize, &str),
    ) {
        self.conflict_in(0, field, loser, loser_value, winner, winner_value);
    }

    /// The same, for a field of the product at this index if it is a field of software.
    #[cold]
    #[inline(never)]
    pub(in crate::os) fn conflict_in(
        &mut self,
        software: usize,
        field: &'static str,
        loser: usize,
        loser_value: &str,
        winner: usize,
        winner_value: &str,
    ) {
        self.problems.push(Problem::Conflict {
            field: software_field(software, field),
            loser: ClueValue { clue: loser, value: loser_value.to_owned() },
            winner: ClueValue { clue: winner, value: winner_value.to_owned() },
            is_used: true,
        });
    }

    /// Whether a field states a value in exactly this spelling.
    fn states(&self, clue: usize, kind: ClueKind, value: &str) -> bool {
        self.clues.get(clue).is_some_and(|clue| clue.kind == kind && clue.text == value)
    }

    #[inline(never)]
    pub(in crate::os) fn finish(mut self) -> Identification<'a> {
        self.finish_os_family();
        // A version that is known to be wrong is left out, unless another one has replaced it.
        if self.version.as_ref().is_some_and(|version| self.is_stale(version.from)) {
            self.version = None;
        }
        if self.unread_version.is_some() {
            self.resolve_kernel_version();
        }
        self.refuse_half_year();
        let has_callers_distros = self.knowledge.has_distros();
        if has_callers_distros {
            self.check_build();
        }
        let (mut os, mut inferred) = (Os::default(), Inferred::default());
        self.finish_distro(&mut os, &mut inferred);
        if self.withheld == Withheld::Nothing {
            self.finish_version(&mut os, &mut inferred);
            if has_callers_distros {
                self.finish_own_codename(&mut os, &mut inferred);
            }
        }
        if self.withheld < Withheld::Distro {
            self.finish_variant(&mut os, &mut inferred);
            self.finish_channel(&mut os, &mut inferred);
        }
        let mut licensing = None;
        if let Some(from) = self.byos.or(self.payg) {
            licensing = Some(if self.byos.is_some() { Licensing::Byos } else { Licensing::Payg });
            inferred.set(InferredField::Licensing, from);
        }
        let mut architecture = None;
        if let Some(known) = self.architecture
            && self.stated_architecture.is_none()
        {
            architecture = Some(known.value.architecture());
            inferred.set(InferredField::Architecture, known.from);
        }
        Identification {
            os,
            software: self.products,
            licensing,
            architecture,
            inferred,
            problems: self.problems,
        }
    }

    /// Leaves out the version of a server, if another clue has the edition of a client.
    fn refuse_half_year(&mut self) {
        let is_client = self.variants.all & vocabulary::CLIENT_EDITIONS != 0;
        let is_windows = self
            .distro
            .is_some_and(|distro| self.knowledge.rules(distro.value).version_format.is_windows());
        if is_client && is_windows {
            self.version = self.version.take().filter(|version| !is_of_clients_too(&version.value));
        }
    }

    /// Sets the `ID` that the distribution has had since the version that was found.
    fn rename(&mut self) {
        if let (Some(distro), Some(version), Withheld::Nothing) =
            (&mut self.distro, &self.version, self.withheld)
            && let Some(renamed) = self.knowledge.rules(distro.value).renamed
            && version.value.major() >= u32::from(renamed.from)
            && let Some(known) = Knowledge::builtin_distro(renamed.id)
        {
            distro.value = known;
            self.variants.add(renamed.variants, version.from);
        }
    }

    fn is_type_disputed(&self) -> bool {
        self.problems.iter().any(|problem| problem.field() == "/os/type")
    }

    fn finish_distro(&mut self, os: &mut Os<'static>, inferred: &mut Inferred) {
        self.rename();
        if let Some(distro) = self.distro {
            if self.withheld == Withheld::Distro && self.is_type_disputed() {
                return;
            }
            let os_type = self.knowledge.os_type(distro.value);
            if self.os_type.as_ref().is_none_or(|stated| stated.value != os_type) {
                inferred.set(InferredField::OsType, distro.from);
            }
            os.os_type = Some(OsType::from(os_type));
            let id = self.knowledge.static_id(distro.value);
            if id.is_empty() || self.withheld == Withheld::Distro {
                return;
            }
            if !self.states(distro.from, ClueKind::Distro, &id) {
                inferred.set(InferredField::Distro, distro.from);
            }
            os.distro = Some(id);
            return;
        }
        os.os_type = self.os_type.map(|stated| OsType::from(stated.value));
        if let Some(text) = self.unrecognized(self.unknown_distro, "/os/distro", "distribution") {
            os.distro = Some(Cow::Owned(text_of(&[text])));
        }
    }

    /// The unknown word of a field, which is kept, and is a problem.
    #[cold]
    #[inline(never)]
    fn unrecognized(
        &mut self,
        clue: Option<usize>,
        field: &'static str,
        noun: &'static str,
    ) -> Option<&'a str> {
        let clue = clue?;
        let text = self.clues.get(clue)?.text.trim();
        self.problems.push(Problem::Unrecognized { field, clue, text, noun });
        Some(text)
    }

    fn finish_version(&mut self, os: &mut Os<'static>, inferred: &mut Inferred) {
        let Some(version) = &self.version else {
            // Without a known distribution, no version is known, so this is not a problem.
            let stated = match self.distro {
                Some(_) => self.unrecognized(self.unread_version, "/os/version", "version"),
                None => self
                    .unread_version
                    .and_then(|clue| self.clues.get(clue))
                    .map(|clue| clue.text.trim()),
            };
            os.version = stated.map(|text| Cow::Owned(text_of(&[text])));
            return;
        };
        let codename = self.distro.and_then(|it| self.knowledge.codename(it.value, &version.value));
        let text = match codename {
            Some((text, _)) => Cow::Borrowed(text),
            None => Cow::Owned(version.value.write()),
        };
        if !self.states(version.from, ClueKind::Version, &text) {
            inferred.set(InferredField::Version, version.from);
        }
        os.version = Some(text);
        if let Some(build) = &self.build {
            os.build = Some(Cow::Owned(build.value.write()));
            inferred.set(InferredField::Build, build.from);
        }
        if let Some((_, name)) = codename {
            os.codename = Some(Cow::Borrowed(name));
            inferred.set(InferredField::Codename, version.from);
        } else if let Some(codename) = self.new_codename {
            os.codename = Some(Cow::Owned(concat(&[&codename.value.to_ascii_lowercase()])));
            inferred.set(InferredField::Codename, codename.from);
        }
    }

    fn finish_variant(&self, os: &mut Os<'static>, inferred: &mut Inferred) {
        let mut all = self.variants.all;
        let mut from = self.variants.from();
        if let Some(default) = self.default_edition
            && all & vocabulary::EDITIONS == 0
        {
            all |= default.value;
            from = Some(default.from);
        }
        let mut stated = self.variants.stated;
        let Some(from) = from.filter(|_| all != 0 || stated != 0) else { return };
        let mut variant = Cow::Borrowed("");
        let own = all & vocabulary::CALLERS_VARIANTS;
        all &= !own;
        loop {
            let next_stated = vocabulary::STATED_VARIANTS.get(stated.trailing_zeros() as usize);
            let lowest = all & all.wrapping_neg();
            let word = match next_stated {
                Some((word, after)) if lowest == 0 || lowest > *after => {
                    stated &= stated - 1;
                    *word
                }
                _ if all == 0 => break,
                _ => {
                    let word = vocabulary::word_of(vocabulary::VARIANTS, all);
                    all &= all - 1;
                    word
                }
            };
            variant = match &*variant {
                "" => Cow::Borrowed(word),
                before => Cow::Owned(text_of(&[before, "-", word])),
            };
        }
        os.variant = Some(if own == 0 { variant } else { self.add_own_variants(variant, own) });
        inferred.set(InferredField::Variant, from);
    }

    fn finish_channel(&self, os: &mut Os<'static>, inferred: &mut Inferred) {
        if let Some(channel) = self.channel {
            os.channel = Some(Cow::Borrowed(vocabulary::channel_word(channel.value)));
            inferred.set(InferredField::Channel, channel.from);
        }
    }
}
