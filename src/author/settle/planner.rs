//! Planning: one walk through the documents of a package, giving everything its full name.
//!
//! Ids are checked here; what they stand for is not looked at. Read next: `plan.rs`, which says
//! what comes out.

mod declared;

use super::around::Around;
use super::ledger::Ledger;
use super::names::{Names, nameless, twice};
use super::plan::{ComplicationPlan, Condition, Group, Part, Plan, RepeatPlan, StepPlan, Tree};
use super::{MOST_READ, MOST_STEPS};
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Document, Entry, Member, Repeat, Run, Slot, Step, Use};
use crate::author::fix::renaming::of_id;
use crate::author::package::Package;
use crate::author::slug::{is_slug, slug};
use crate::author::visible::visible;
use crate::author::written::{Computed, List, Spanned, Truth};
use crate::author::{Code, Span};
use crate::procedure::{Builder, Id};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// How many uses of procedures, one inside the other, a procedure may have in all.
const MOST_USES: usize = 256;

/// Plans the procedure of a package; nothing if its own file could not be read.
pub(super) fn plan<'d>(package: &'d Package, ledger: &Ledger) -> Option<Plan<'d>> {
    let mut planner = Planner {
        package,
        ledger,
        plan: Plan {
            package,
            parts: Vec::new(),
            steps: Vec::new(),
            path_end: 0,
            repeats: Vec::new(),
            names: Names::default(),
            forms: Cell::new(0),
            builder: Builder::default(),
        },
        seen: BTreeSet::new(),
        containers: 0,
    };
    planner.part(0, String::new(), &Around::default(), None)?;
    planner.plan.path_end = planner.plan.steps.len();
    for part in 0..planner.plan.parts.len() {
        planner.complications(part);
    }
    Some(planner.plan)
}

struct Planner<'d, 'l> {
    package: &'d Package,
    ledger: &'l Ledger,
    plan: Plan<'d>,
    seen: BTreeSet<usize>,
    containers: usize,
}

impl<'d> Planner<'d, '_> {
    /// Plans the reading at `position` as a part, and those that it uses.
    fn part(
        &mut self,
        reading_at: usize,
        prefix: String,
        around: &Around<'d>,
        user: Option<(usize, &'d Use)>,
    ) -> Option<usize> {
        let reading = &**self.package.readings.get(reading_at)?;
        let document = reading.document.as_ref()?;
        let position = self.plan.parts.len();
        let loud = self.seen.insert(reading_at);
        let id = document.id.as_ref().map_or_else(|| reading.stem.clone(), ToString::to_string);
        let (tree, complications) = (Vec::new(), Vec::new());
        let part = Part {
            position,
            reading,
            document,
            id,
            prefix,
            loud,
            whens: around.whens.clone(),
            user,
            tree,
            complications,
        };
        self.plan.parts.push(part);
        match (&document.id, document.title.given()) {
            (Some(id), _) => self.check_slug(position, id, id.span),
            (None, Some(title)) if reading.stem.is_empty() => {
                self.report(position, nameless("procedure", "the file's name", title.span));
            }
            (None, _) => {}
        }
        self.declared(position, document);
        let around = Around { part: position, prefix: String::new(), ..around.clone() };
        let tree = self.entries(document, &around);
        if let Some(part) = self.plan.parts.get_mut(position) {
            part.tree = tree;
        }
        Some(position)
    }

    fn full(&self, part: usize, id: &str) -> String {
        let prefix = self.plan.parts.get(part).map_or("", |part| &part.prefix);
        format!("{prefix}{id}")
    }

    fn entries(&mut self, document: &'d Document, around: &Around<'d>) -> Vec<Tree<'d>> {
        let mut tree = Vec::new();
        let mut phases = BTreeMap::new();
        let mut used = BTreeMap::new();
        for entry in document.phases.given().map_or(&[][..], |entries| &***entries) {
            match entry {
                Entry::Phase(phase) => tree.push(self.phase(phase, around, &mut phases)),
                Entry::Use(written) => {
                    let known = (&mut used, &mut phases);
                    tree.push(self.used(written, around, known));
                }
                Entry::Step(step) => tree.push(self.step(step, around)),
                Entry::AnyOrder(group) => tree.push(self.any_order(group, around)),
                Entry::OneOf(group) => tree.push(self.one_of(group, around)),
                Entry::Repeat(repeat) => tree.extend(self.repeat(repeat, around)),
            }
        }
        if let Some(steps) = document.steps.given() {
            tree.extend(self.slots(steps, around));
        }
        tree
    }

    fn slots(&mut self, slots: &'d [Slot], around: &Around<'d>) -> Vec<Tree<'d>> {
        let mut tree = Vec::new();
        for slot in slots {
            match slot {
                Slot::Step(step) => tree.push(self.step(step, around)),
                Slot::AnyOrder(group) => tree.push(self.any_order(group, around)),
                Slot::OneOf(group) => tree.push(self.one_of(group, around)),
                Slot::Repeat(repeat) => tree.extend(self.repeat(repeat, around)),
            }
        }
        tree
    }

    fn phase(
        &mut self,
        phase: &'d document::Phase,
        around: &Around<'d>,
        known: &mut BTreeMap<String, Span>,
    ) -> Tree<'d> {
        let id = phase.id.as_ref().map_or_else(|| slug(&phase.phase), ToString::to_string);
        let span = phase.id.as_ref().map_or(phase.phase.span, |id| id.span);
        if let Some(id) = &phase.id {
            self.check_slug(around.part, id, id.span);
        }
        if let Some(first) = known.get(&id).filter(|_| !id.is_empty()) {
            self.report(around.part, twice("phases", &id, span, *first));
        } else {
            known.insert(id.clone(), span);
        }
        let from = self.plan.steps.len();
        let inner = Around { can_leave: true, ..around.when(phase.when.as_ref()) };
        let inner = self.slots(&phase.steps, &inner);
        let steps = from..self.plan.steps.len();
        for name in [id, phase.phase.to_string()] {
            let full = self.full(around.part, &name);
            self.plan.names.ranges.entry(full).or_insert_with(|| steps.clone());
        }
        Tree::Phase { title: &phase.phase, inner }
    }

    fn used(
        &mut self,
        written: &'d Use,
        around: &Around<'d>,
        (known, phases): (&mut BTreeMap<String, Span>, &mut BTreeMap<String, Span>),
    ) -> Tree<'d> {
        let when = written.when.as_ref();
        let name = written.name.as_ref().unwrap_or(&written.procedure);
        if let Some(name) = &written.name {
            self.check_slug(around.part, name, name.span);
        }
        if let Some(first) = known.insert(name.to_string(), name.span) {
            let message = format!("`{}` is used twice under this name", visible(name));
            let found = Diagnostic::error(Code::DuplicateUse, name.span, message);
            let help = "give this one a name of its own with `as:`";
            self.report(around.part, found.and(first, "first used here").help(help));
            return Tree::Use(None);
        }
        if let Some(first) = phases.insert(name.to_string(), name.span) {
            self.report(around.part, twice("phases", name, name.span, first));
        }
        if self.plan.parts.len() > MOST_USES {
            let message = format!("procedures are used more than {MOST_USES} times in all");
            self.report(around.part, Diagnostic::error(Code::TooDeep, name.span, message));
            return Tree::Use(None);
        }
        let Some(reading) = self.package.uses.get(&written.procedure.span).copied() else {
            return Tree::Use(None);
        };
        let size: usize = self.plan.parts.iter().map(|part| part.reading.file.text.len()).sum();
        if self.plan.steps.len() > MOST_STEPS || size > MOST_READ {
            let message = format!("the procedure has more than {MOST_STEPS} steps, or is too long");
            self.report(around.part, Diagnostic::error(Code::TooLarge, name.span, message));
            return Tree::Use(None);
        }
        let from = self.plan.steps.len();
        let prefix = format!("{}/", self.full(around.part, name));
        let inner = Around { can_leave: true, ..around.when(when) };
        let part = self.part(reading, prefix, &inner, Some((around.part, written)));
        let steps = from..self.plan.steps.len();
        let full = self.full(around.part, name);
        self.plan.names.ranges.insert(full, steps);
        Tree::Use(part)
    }

    fn any_order(&mut self, group: &'d document::AnyOrder, around: &Around<'d>) -> Tree<'d> {
        self.not_empty(around.part, "`any_order`", &group.any_order);
        self.group(Group::AnyOrder, group.when.as_ref(), &group.any_order, around)
    }

    fn one_of(&mut self, group: &'d document::OneOf, around: &Around<'d>) -> Tree<'d> {
        self.not_empty(around.part, "`one_of`", &group.one_of);
        self.group(Group::OneOf, group.when.as_ref(), &group.one_of, around)
    }

    fn not_empty<T>(&self, part: usize, what: &str, list: &Spanned<List<T>>) {
        if list.is_empty() && !list.is_lossy() {
            let found = Diagnostic::error(Code::EmptyValue, list.span, format!("{what} is empty"));
            self.report(part, found.help("write its first step"));
        }
    }

    fn group(
        &mut self,
        kind: Group,
        when: Option<&'d Spanned<Computed<Truth>>>,
        members: &'d [Member],
        around: &Around<'d>,
    ) -> Tree<'d> {
        let around = around.when(when).container(self.container());
        let inner = members.iter().map(|member| match member {
            Member::Step(step) => self.step(step, &around),
            Member::Steps(Run { steps }) => {
                self.not_empty(around.part, "the run", steps);
                let inside = around.clone().container(self.container());
                let inner = steps.iter().map(|step| self.step(step, &inside)).collect();
                Tree::Group { kind: Group::Run, inner }
            }
        });
        let inner = inner.collect();
        Tree::Group { kind, inner }
    }

    fn repeat(&mut self, written: &'d Repeat, around: &Around<'d>) -> Option<Tree<'d>> {
        if around.repeat.is_some() {
            let message = "a repeat cannot stand in a repeat";
            let found = Diagnostic::error(Code::NestedRepeat, written.repeat.span, message);
            self.report(around.part, found.help("count all turns in one repeat"));
            return None;
        }
        let position = self.plan.repeats.len();
        let from = self.plan.steps.len();
        self.plan.repeats.push(RepeatPlan { written, part: around.part, steps: from..from });
        let inside = around.when(written.when.as_ref()).container(self.container());
        let inside = Around { repeat: Some(position), can_leave: true, ..inside };
        let inner = self.slots(&written.repeat.steps, &inside);
        let end = self.plan.steps.len();
        if let Some(plan) = self.plan.repeats.get_mut(position) {
            plan.steps = from..end;
        }
        Some(Tree::Repeat { position, inner })
    }

    fn container(&mut self) -> usize {
        self.containers += 1;
        self.containers
    }

    fn step(&mut self, step: &'d Step, around: &Around<'d>) -> Tree<'d> {
        let (id, span) = match &step.id {
            Some(id) => {
                self.check_slug(around.part, id, id.span);
                (id.to_string(), id.span)
            }
            None => (slug(step.step.written()), step.step.span()),
        };
        let at = self.plan.steps.len();
        let full = self.full(around.part, &format!("{}{id}", around.prefix));
        let own = around.when(step.when.as_ref());
        self.plan.steps.push(StepPlan {
            written: step,
            part: around.part,
            id: Id::new(&full),
            repeat: around.repeat,
            whens: own.whens.clone(),
            inside: around.inside.clone(),
            can_leave: around.can_leave,
            arm: around.arm,
            arms: Vec::new(),
        });
        if id.is_empty() {
            self.report(around.part, nameless("step", "this title", span));
        } else if let Some((_, first)) = self.plan.names.steps.get(&full) {
            let first = *first;
            self.report(around.part, twice("steps", &id, span, first));
        } else {
            self.plan.names.steps.insert(full, (at, span));
        }
        let arms = self.arms(step, at, &own);
        if let Some(plan) = self.plan.steps.get_mut(at) {
            plan.arms = arms;
        }
        Tree::Step(at)
    }

    fn arms(&mut self, step: &'d Step, at: usize, around: &Around<'d>) -> Vec<Vec<Tree<'d>>> {
        let Some(decide) = &step.decide else { return Vec::new() };
        let arms = decide.arms.iter().enumerate().map(|(position, arm)| {
            let inside = around.clone().container(self.container());
            let inside = Around { arm: Some((at, position)), ..inside };
            let steps = arm.steps.as_ref().map_or(&[][..], |steps| &***steps);
            self.slots(steps, &inside)
        });
        arms.collect()
    }

    /// Plans the complications of a part, whose steps come behind those of the path.
    fn complications(&mut self, part: usize) {
        let Some((document, whens)) =
            self.plan.parts.get(part).map(|part| (part.document, part.whens.clone()))
        else {
            return;
        };
        let mut plans = Vec::new();
        for (name, written) in document.complications.iter() {
            self.check_slug(part, name, name.span);
            let id = self.full(part, name);
            let from = self.plan.steps.len();
            let mut tree = Vec::new();
            if let Some(written) = written {
                let own = written.when.iter();
                let own = own.map(|when| Condition { when, part, in_repeat: false });
                let around = Around {
                    part,
                    prefix: format!("{}/", name.value),
                    whens: whens.iter().copied().chain(own).collect(),
                    inside: vec![self.container()],
                    ..Around::default()
                };
                tree = self.slots(&written.steps, &around);
            }
            let steps = from..self.plan.steps.len();
            if self.plan.names.ranges.insert(id.clone(), steps).is_some() {
                let message = format!("a phase or use is called `{}` too", visible(name));
                let found = Diagnostic::error(Code::DuplicateId, name.span, message);
                self.report(part, found.help("give the complication another name"));
            }
            let written = written.as_ref();
            plans.extend(written.map(|written| ComplicationPlan {
                id: Id::new(&id),
                written,
                tree,
            }));
        }
        if let Some(part) = self.plan.parts.get_mut(part) {
            part.complications = plans;
        }
    }

    fn check_slug(&self, part: usize, id: &str, span: Span) {
        if !is_slug(id) {
            let message = format!("`{}` is not an id", visible(id));
            let better = slug(id);
            let help = if better.is_empty() {
                "write lower-case letters, digits and single hyphens".to_owned()
            } else {
                format!("write `{better}`")
            };
            let found = Diagnostic::error(Code::BadId, span, message).help(help);
            // Other files speak of the procedure's own id.
            let fix = self.plan.parts.get(part).and_then(|part| {
                let own = part.document.id.as_ref().is_some_and(|own| own.span == span);
                let source = &part.reading.file.text;
                if own || better.is_empty() { None } else { of_id(source, id, span, &better) }
            });
            self.report(part, Diagnostic { fix, ..found });
        }
    }

    fn report(&self, part: usize, diagnostic: Diagnostic) {
        if self.plan.parts.get(part).is_some_and(|part| part.loud) {
            self.ledger.report(diagnostic);
        }
    }
}
