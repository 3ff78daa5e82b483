//! Levels of checks that a project chooses, and which of them anything came of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::{Check, Diagnostic, Diagnostics, Fault, Hint, Severity};
use crate::source::Span;

/// What a project makes of what a check finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It stops the build.
    Error,
    /// It is told.
    Warning,
    /// Nothing is said of it.
    Off,
}

/// The level of a check, as a project chooses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenLevel {
    /// The level.
    pub level: Level,
    /// Why, in the project's own words.
    pub reason: Option<String>,
    /// Where it is chosen.
    pub span: Span,
}

/// The levels that a project chooses; all other checks are as they are.
#[derive(Debug, Default)]
pub struct Levels {
    chosen: BTreeMap<Check, ChosenLevel>,
    /// The checks that found something to which their level made a difference.
    applied: Mutex<BTreeSet<Check>>,
}

impl Levels {
    /// With these levels.
    pub fn new(chosen: BTreeMap<Check, ChosenLevel>) -> Self {
        Self {
            chosen,
            applied: Mutex::default(),
        }
    }

    /// Whether something is to be kept, after its severity was made the one that the project chooses.
    fn settle(&self, found: &mut Diagnostic) -> bool {
        let check = found.fault.check().filter(|_| found.fault.has_level());
        let Some((check, chosen)) = check.and_then(|check| Some((check, self.chosen.get(&check)?)))
        else {
            return true;
        };
        let (severity, kept) = match chosen.level {
            Level::Error => (Severity::Error, true),
            // What is no more than a warning stays one.
            Level::Warning => (found.severity.max(Severity::Warning), true),
            Level::Off => (found.severity, false),
        };
        if severity != found.severity || !kept {
            let mut applied = self.applied.lock().unwrap_or_else(PoisonError::into_inner);
            applied.insert(check);
        }
        found.severity = severity;
        kept
    }

    /// The levels with their checks, and whether anything came of each.
    fn chosen(&self) -> impl Iterator<Item = (Check, &ChosenLevel, bool)> {
        let applied = self.applied.lock().unwrap_or_else(PoisonError::into_inner);
        let applied = applied.clone();
        let chosen = self.chosen.iter();
        chosen.map(move |(check, chosen)| (*check, chosen, applied.contains(check)))
    }

    /// The levels that let more pass than the checks do of themselves, whether or not anything came of them.
    pub fn lowered(&self) -> impl Iterator<Item = (Check, &ChosenLevel)> {
        let lowered = |chosen: &ChosenLevel| chosen.level != Level::Error;
        let chosen = self.chosen.iter().map(|(check, chosen)| (*check, chosen));
        chosen.filter(move |(_, chosen)| lowered(chosen))
    }

    /// Reports levels of which nothing came.
    pub fn report_idle(&self, diags: &mut Diagnostics) {
        for (check, chosen, _) in self.chosen().filter(|(.., applied)| !applied) {
            let code = check.code().into();
            let warning = Diagnostic::warning(Fault::LevelIdle { code }, chosen.span);
            diags.push(warning.hint(Hint::RemoveIt));
        }
    }

    /// Says again why the levels are chosen of which something came.
    pub fn repeat(&self, diags: &mut Diagnostics) {
        for (check, chosen, _) in self.chosen().filter(|(.., applied)| *applied) {
            let Some(reason) = &chosen.reason else {
                continue;
            };
            let (code, reason) = (check.code().into(), reason.into());
            let fault = match chosen.level {
                Level::Error => Fault::LevelRaised { code, reason },
                Level::Warning => Fault::LevelLowered { code, reason },
                Level::Off => Fault::LevelOff { code, reason },
            };
            diags.push(Diagnostic::note(fault, chosen.span));
        }
    }
}

impl Diagnostics {
    /// Gives what checks found the severity that the project chooses, and leaves out what it wants to hear
    /// nothing of. What was settled stays as it is.
    pub fn settle(&mut self, levels: &Levels) {
        self.list.retain_mut(|found| levels.settle(found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn levels(level: Level) -> Levels {
        let span = Span {
            file: FileId(0),
            start: 3,
            end: 9,
        };
        let chosen = ChosenLevel {
            level,
            reason: Some("så".to_owned()),
            span,
        };
        Levels::new([(Check::InkOverlap, chosen)].into())
    }

    fn settled(levels: &Levels, severity: Severity) -> Vec<Severity> {
        let mut diags = Diagnostics::new();
        let found = |fault| Diagnostic {
            severity,
            ..Diagnostic::error(fault, None)
        };
        diags.push(found(Fault::TextOverlaps));
        diags.push(found(Fault::EmptyText));
        diags.settle(levels);
        diags.settle(levels);
        diags.list.iter().map(|found| found.severity).collect()
    }

    /// What is said of the levels in the end: of those that are idle, and of the others.
    fn told(levels: &Levels) -> Vec<(Severity, &'static str)> {
        let mut diags = Diagnostics::new();
        levels.report_idle(&mut diags);
        levels.repeat(&mut diags);
        let told = diags.sorted();
        told.iter()
            .map(|told| (told.severity, told.fault.name()))
            .collect()
    }

    #[test]
    fn levels_change_what_their_check_finds_and_nothing_else() {
        use Severity::{Error, Note, Warning};
        for (level, severity, after, said) in [
            (
                Level::Warning,
                Error,
                vec![Warning, Error],
                (Note, "level-lowered"),
            ),
            (
                Level::Warning,
                Warning,
                vec![Warning; 2],
                (Warning, "level-idle"),
            ),
            (
                Level::Error,
                Warning,
                vec![Error, Warning],
                (Note, "level-raised"),
            ),
            (Level::Error, Error, vec![Error; 2], (Warning, "level-idle")),
            (Level::Off, Error, vec![Error], (Note, "level-off")),
        ] {
            let levels = levels(level);
            assert_eq!(settled(&levels, severity), after, "{level:?} {severity:?}");
            assert_eq!(told(&levels), [said], "{level:?} {severity:?}");
        }
    }
}
