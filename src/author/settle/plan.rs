//! The first walk: every step, timer and source gets its place and its full name.
//!
//! What came along with `use:` has the name of that use before its own, `name/id`.
//! Ids are checked here; what they stand for is not looked at. Read next: `scope.rs`.

use super::scope::Ledger;
use crate::author::compile::Loaded;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Document, Entry, Phase, Step, Timer, Use};
use crate::author::slug::{is_slug, slug};
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned};
use crate::author::{Code, FileIx, Span};
use crate::procedure::{Builder, Id, SourceIx, StepIx, TimerIx};
use std::collections::{BTreeMap, BTreeSet};

/// How many uses of procedures, one inside the other, a procedure may have in all.
const MOST_USES: usize = 256;

/// One file in one place of the procedure.
pub(super) struct Part<'d> {
    pub(super) document: &'d Document,
    pub(super) file: FileIx,
    /// The id of the procedure in this file.
    pub(super) id: String,
    /// What stands before its names: nothing, or `name/`.
    pub(super) prefix: String,
    /// Whether its mistakes are reported here: a file that is used twice is wrong once.
    pub(super) loud: bool,
    /// Whether a step or a use was lost, so that a name that is not found proves nothing.
    pub(super) lossy: bool,
    /// In the order of the file.
    pub(super) steps: Vec<StepPlan>,
    /// In the order of the file; nothing where the used file is lost.
    pub(super) uses: Vec<Option<Part<'d>>>,
}

/// A step's place and full name.
pub(super) struct StepPlan {
    pub(super) ix: StepIx,
    pub(super) id: Id,
}

/// A timer's place, and what other things need to know of it.
pub(super) struct TimerPlan {
    pub(super) ix: TimerIx,
    pub(super) span: Span,
    pub(super) is_window: bool,
    pub(super) from_start: bool,
}

/// What every full name stands for.
#[derive(Default)]
pub(super) struct Names {
    pub(super) steps: BTreeMap<String, (StepIx, Span)>,
    pub(super) timers: BTreeMap<String, TimerPlan>,
    pub(super) sources: BTreeMap<String, (SourceIx, Span)>,
}

/// Plans the procedure of the first file.
pub(super) fn plan<'d>(
    files: &'d [Loaded],
    builder: &mut Builder,
    ledger: &Ledger,
) -> Option<(Names, Part<'d>)> {
    let (names, seen) = (Names::default(), BTreeSet::new());
    let mut planner = Planner { files, builder, ledger, names, seen, parts: 0 };
    let root = planner.part(FileIx::default(), String::new())?;
    Some((planner.names, root))
}

struct Planner<'d, 'b> {
    files: &'d [Loaded],
    builder: &'b mut Builder,
    ledger: &'b Ledger,
    names: Names,
    seen: BTreeSet<FileIx>,
    parts: usize,
}

impl<'d> Planner<'d, '_> {
    fn part(&mut self, file: FileIx, prefix: String) -> Option<Part<'d>> {
        let loaded = self.files.get(file.position())?;
        let document = loaded.document.as_ref()?;
        self.parts += 1;
        let loud = self.seen.insert(file);
        let id = document.id.as_ref().map_or_else(|| loaded.stem.clone(), ToString::to_string);
        let (steps, uses) = (Vec::new(), Vec::new());
        let mut part = Part { document, file, id, prefix, loud, lossy: false, steps, uses };
        if let Some(id) = &document.id {
            self.well_formed(&part, id);
        }
        self.sources(&part);
        self.timers(&part);
        self.entries(loaded, &mut part);
        Some(part)
    }

    fn sources(&mut self, part: &Part<'_>) {
        for (name, _) in part.document.sources.iter() {
            self.named(part, name);
            let ix = self.builder.reserve_source();
            self.names.sources.insert(format!("{}{}", part.prefix, name.value), (ix, name.span));
        }
    }

    fn timers(&mut self, part: &Part<'_>) {
        for (name, timer) in part.document.timers.iter() {
            self.named(part, name);
            let plan = TimerPlan {
                ix: self.builder.reserve_timer(),
                span: name.span,
                is_window: !matches!(timer, Some(Timer::Every(_))),
                from_start: matches!(timer, Some(Timer::Window(window)) if window.starts.is_some()),
            };
            self.names.timers.insert(format!("{}{}", part.prefix, name.value), plan);
        }
    }

    fn entries(&mut self, loaded: &Loaded, part: &mut Part<'d>) {
        let document = part.document;
        let mut phases: BTreeMap<String, Span> = BTreeMap::new();
        let mut used: BTreeMap<String, Span> = BTreeMap::new();
        if let Some(entries) = document.phases.given() {
            part.lossy |= entries.is_lossy();
            for entry in entries.iter() {
                match entry {
                    Entry::Phase(phase) => {
                        self.phase(part, phase, &mut phases);
                        part.lossy |= phase.steps.is_lossy();
                        phase.steps.iter().for_each(|step| self.step(part, step));
                    }
                    Entry::Use(written) => {
                        let inner = self.used(loaded, part, written, &mut used);
                        part.lossy |= inner.as_ref().is_none_or(|inner| inner.lossy);
                        part.uses.push(inner);
                    }
                    Entry::Step(step) => self.step(part, step),
                }
            }
        }
        if let Some(steps) = document.steps.given() {
            part.lossy |= steps.is_lossy();
            steps.iter().for_each(|step| self.step(part, step));
        }
    }

    fn phase(&self, part: &Part<'_>, phase: &Phase, known: &mut BTreeMap<String, Span>) {
        let id = phase.id.as_ref().map_or_else(|| slug(&phase.phase), ToString::to_string);
        let span = phase.id.as_ref().map_or(phase.phase.span, |id| id.span);
        if let Some(id) = &phase.id {
            self.well_formed(part, id);
        }
        if let Some(first) = known.get(&id).filter(|_| !id.is_empty()) {
            self.report(part, twice("phases", &id, span, *first));
        } else {
            known.insert(id, span);
        }
    }

    fn step(&mut self, part: &mut Part<'_>, step: &Step) {
        let (id, span) = match &step.id {
            Some(id) => {
                self.well_formed(part, id);
                (id.to_string(), id.span)
            }
            None => (slug(&step.step), step.step.span),
        };
        let ix = self.builder.reserve_step();
        let full = format!("{}{id}", part.prefix);
        part.steps.push(StepPlan { ix, id: Id::new(&full) });
        if id.is_empty() {
            let message = "no id can be made of this title";
            let help = "give the step an `id:` of lower-case letters and hyphens";
            self.report(part, Diagnostic::error(Code::BadId, span, message).help(help));
        } else if let Some((_, first)) = self.names.steps.get(&full) {
            self.report(part, twice("steps", &id, span, *first));
        } else {
            self.names.steps.insert(full, (ix, span));
        }
    }

    fn used(
        &mut self,
        loaded: &Loaded,
        part: &Part<'_>,
        written: &Use,
        known: &mut BTreeMap<String, Span>,
    ) -> Option<Part<'d>> {
        let span = written.name.as_ref().map_or(written.procedure.span, |name| name.span);
        let name = written.name.as_ref().unwrap_or(&written.procedure);
        if let Some(name) = &written.name {
            self.well_formed(part, name);
        }
        if let Some(first) = known.insert(name.to_string(), span) {
            let message = format!("`{}` is used twice under this name", visible(name));
            self.report(
                part,
                Diagnostic::error(Code::DuplicateUse, span, message)
                    .and(first, "first used here")
                    .help("give this one a name of its own with `as:`"),
            );
            return None;
        }
        if self.parts >= MOST_USES {
            let message = format!("procedures are used more than {MOST_USES} times in all");
            self.report(part, Diagnostic::error(Code::TooDeep, span, message));
            return None;
        }
        let file = loaded.uses.get(&written.procedure.span)?;
        self.part(*file, format!("{}{}/", part.prefix, &***name))
    }

    fn well_formed(&self, part: &Part<'_>, id: &Spanned<Line>) {
        self.check_slug(part, id, id.span);
    }

    fn named(&self, part: &Part<'_>, name: &Spanned<String>) {
        self.check_slug(part, name, name.span);
    }

    fn check_slug(&self, part: &Part<'_>, id: &str, span: Span) {
        if !is_slug(id) {
            let message = format!("`{}` is not an id", visible(id));
            let better = slug(id);
            let help = if better.is_empty() {
                "write lower-case letters, digits and single hyphens".to_owned()
            } else {
                format!("write `{better}`")
            };
            self.report(part, Diagnostic::error(Code::BadId, span, message).help(help));
        }
    }

    fn report(&self, part: &Part<'_>, diagnostic: Diagnostic) {
        if part.loud {
            self.ledger.report(diagnostic);
        }
    }
}

fn twice(what: &str, id: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("two {what} have the id `{}`", visible(id));
    Diagnostic::error(Code::DuplicateId, span, message)
        .and(first, "the first one")
        .help("give this one an `id:` of its own")
}
