//! What was done, doing by doing, and which of it is out of its place.
//!
//! Rounds are answered by their acts and have no place on the path, but for the first. Read next:
//! `align.rs`, `found/order.rs`.

use super::align::{self, Places};
use super::history::History;
use super::lived::LivedStay;
use crate::procedure::{Item, Path, Severity, StepIx};
use crate::session::{Session, Visit};
use crate::time::SessionTime;
use std::collections::{BTreeMap, BTreeSet};

/// What was done, and what of it would have to move.
#[derive(Debug)]
pub(super) struct Doings {
    /// In the order in which it was begun.
    pub(super) all: Vec<Doing>,
    /// What is out of its place.
    pub(super) moved: Vec<Moved>,
    /// Which alternative of each `one_of` was taken, where any was begun.
    taken: BTreeMap<usize, usize>,
    /// The steps that it was for the program to announce, and that it never did.
    unannounced: BTreeSet<StepIx>,
}

/// One doing of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doing {
    pub(super) step: StepIx,
    /// Which doing of its step it is, counted from 0.
    pub(super) nth: usize,
    pub(super) begun: SessionTime,
    /// Whether its place on the path matters.
    placed: bool,
}

/// A step that is out of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) step: StepIx,
    pub(super) begun: SessionTime,
    pub(super) how: How,
}

/// How a step is out of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It was begun before these, which come first. Never empty.
    Before(Vec<StepIx>),
    /// It was begun only after this one, which it comes before.
    After(StepIx),
    /// Its place is inside a wait, and it was not done there.
    Outside,
}

impl Doings {
    pub(super) fn of(session: &Session, history: &History<'_>) -> Self {
        let mut all = Vec::new();
        let mut outside: BTreeMap<StepIx, Moved> = BTreeMap::new();
        let mut inside: BTreeSet<StepIx> = BTreeSet::new();
        let path = &history.path;
        let mut numbers = Numbers::default();
        // With what was told before it was done: that is the way which was taken too.
        let (mut ways, mut ways_numbers) = (Vec::new(), Numbers::default());
        for (visit, stay) in session.visits().iter().zip(&history.stays) {
            let again = numbers.0.contains_key(&visit.step) && visit.answers.is_some();
            if visit.done().is_none() || again {
                continue;
            }
            ways.push((visit.step, ways_numbers.next(path, visit)));
            if stay.told {
                continue;
            }
            let (step, nth, begun) = (visit.step, numbers.next(path, visit), visit.begun);
            let place = place(session, history, (visit, stay));
            match place {
                Place::Outside => {
                    let moved = Moved { step, begun, how: How::Outside };
                    outside.entry(step).or_insert(moved);
                }
                Place::Free => drop(inside.insert(step)),
                Place::OnPath => {}
            }
            all.push(Doing { step, nth, begun, placed: place == Place::OnPath });
        }
        let taken = taken(path, &ways);
        let unannounced = unannounced(session);
        let mut doings = Self { all, moved: Vec::new(), taken, unannounced };
        doings.moved = moved(session, path, &doings);
        // Of a step that was done more than once either doing may be the one in its place.
        outside.retain(|step, _| path.times(*step) != 1 || !inside.contains(step));
        doings.moved.extend(outside.into_values());
        doings
    }

    /// How often `step` has to be done in this run.
    pub(super) fn times(&self, path: &Path, step: StepIx) -> usize {
        let items = path.items_of(step).iter().filter_map(|position| path.items().get(*position));
        items.filter(|item| self.is_taken(item)).count()
    }

    /// How often `step` was done.
    pub(super) fn count(&self, step: StepIx) -> usize {
        self.all.iter().filter(|doing| doing.step == step).count()
    }

    /// Whether this run has to do it: of alternatives, what belongs to the one that was taken, and
    /// to the first where none was begun; not what was never announced.
    pub(super) fn is_taken(&self, item: &Item) -> bool {
        let taken = |group| self.taken.get(&group).copied().unwrap_or(0);
        let branch = item.branch.is_none_or(|(group, branch)| taken(group) == branch);
        branch && !self.unannounced.contains(&item.step)
    }

    /// Whether `step` is out of its place.
    pub(super) fn is_moved(&self, step: StepIx) -> bool {
        self.moved.iter().any(|moved| moved.step == step)
    }
}

/// Which doing of its step on the path each one is, counted from 0.
#[derive(Default)]
struct Numbers(BTreeMap<StepIx, usize>);

impl Numbers {
    /// The number of the next one: that of its pass, as it may be the first in a later one.
    fn next(&mut self, path: &Path, visit: &Visit) -> usize {
        let next = self.0.entry(visit.step).or_default();
        let items = path.items_of(visit.step).iter().skip(*next);
        let mut items = items.filter_map(|position| path.items().get(*position));
        let nth = items.find(|item| item.pass == visit.pass).map_or(*next, |item| item.nth);
        *next = nth + 1;
        nth
    }
}

/// Which alternative of each `one_of` was taken: the one of which the least was left out, of equals
/// the one that was begun first.
fn taken(path: &Path, done: &[(StepIx, usize)]) -> BTreeMap<usize, usize> {
    let item = |step, nth| {
        let of: &[usize] = path.items_of(step);
        of.get(nth).or(of.last()).and_then(|position| path.items().get(*position))
    };
    let begun: Vec<(usize, usize)> =
        done.iter().filter_map(|(step, nth)| item(*step, *nth)?.branch).collect();
    let done: BTreeSet<&(StepIx, usize)> = done.iter().collect();
    let mut left_out: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for item in path.items() {
        if let Some(branch) = item.branch {
            let done = done.contains(&(item.step, item.nth));
            *left_out.entry(branch).or_default() += usize::from(!done);
        }
    }
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (group, branch) in begun {
        let least = |branch: usize| left_out.get(&(group, branch)).copied();
        let before = *taken.entry(group).or_insert(branch);
        if least(branch) < least(before) {
            taken.insert(group, branch);
        }
    }
    taken
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Among the other steps.
    OnPath,
    /// Where it is: nothing is asked of it.
    Free,
    /// Not where it was.
    Outside,
}

/// Whoever finishes before the program has announced a step has not left it out.
fn unannounced(session: &Session) -> BTreeSet<StepIx> {
    if !session.policy().types() || !session.is_finished() {
        return BTreeSet::new();
    }
    let given = session.procedure().steps().filter(|(_, step)| step.given);
    given.map(|(ix, _)| ix).filter(|ix| session.visits_of(*ix).next().is_none()).collect()
}

/// Where a step has its place: one whose place is inside a wait fits anywhere its timer runs; if
/// that never ran, it is held against the steps around it.
fn place(session: &Session, history: &History<'_>, (visit, stay): (&Visit, &LivedStay)) -> Place {
    let step = session.procedure().step(visit.step);
    if step.given && session.policy().types() {
        return Place::Free;
    }
    if is_put_off(session, history, visit) {
        return Place::Free;
    }
    let Some(timer) = step.timers.during else { return Place::OnPath };
    if history.runs.iter().all(|run| run.timer != timer) {
        return Place::OnPath;
    }
    if stay.inside { Place::Free } else { Place::Outside }
}

/// Whether the step had been put off when it was begun, and its place, which is right before the
/// step that the author names, had not passed.
fn is_put_off(session: &Session, history: &History<'_>, visit: &Visit) -> bool {
    let of_this = |(at, step): &&(SessionTime, StepIx)| *step == visit.step && *at <= visit.begun;
    if !history.deferrals.iter().any(|deferral| of_this(&deferral)) {
        return false;
    }
    let to = session.procedure().step(visit.step).defer_to;
    let mut later = to.into_iter().flat_map(|to| session.visits_of(to));
    later.all(|later| later.begun >= visit.begun)
}

/// The doings that do not stay where they are, and what they are to those that do.
fn moved(session: &Session, path: &Path, doings: &Doings) -> Vec<Moved> {
    let item = |doing: &Doing| {
        let of = path.items_of(doing.step);
        // One done more often than asked for may be in the place of any before it.
        let position = of.get(doing.nth).or(of.first().filter(|_| of.len() == 1))?;
        path.items().get(*position)
    };
    let placed: Vec<(&Doing, &Item)> = doings
        .all
        .iter()
        .filter(|doing| doing.placed)
        .filter_map(|doing| Some((doing, item(doing)?)))
        .filter(|(_, item)| doings.is_taken(item))
        .collect();
    let mut places = Places::new();
    for (position, (doing, _)) in placed.iter().enumerate() {
        places.insert((doing.step, doing.nth), position);
    }
    let procedure = session.procedure();
    let severities: Vec<Severity> =
        placed.iter().map(|(doing, _)| procedure.step(doing.step).omitted).collect();
    let kept = align::kept((procedure, session.came()), &places, &severities);
    let stays = |position: usize| kept.binary_search(&position).is_ok();
    let stay: BTreeSet<StepIx> =
        kept.iter().filter_map(|position| Some(placed.get(*position)?.0.step)).collect();
    let mut moved: Vec<Moved> = Vec::new();
    for (position, (doing, this)) in placed.iter().enumerate() {
        // Where one doing of a single step stays, the others are repeated and not moved.
        let repeated = path.times(doing.step) == 1 && stay.contains(&doing.step);
        let told = moved.iter().any(|moved| moved.step == doing.step);
        // Steps that are repeated together may be named pass by pass or one after the other, so
        // only the first doing of each has a place.
        let together = this.repeat.is_some_and(|repeat| !path.is_alone(repeat)) && doing.nth > 0;
        if stays(position) || repeated || told || together {
            continue;
        }
        let others = placed.iter().enumerate().filter(|(other, _)| stays(*other));
        let mut first: Vec<&Item> = others
            .clone()
            .filter(|(other, (_, item))| *other > position && item.precedes(this))
            .map(|(_, (_, item))| *item)
            .collect();
        first.sort_by_key(|item| path.items_of(item.step).first());
        let after = others
            .clone()
            .find(|(other, (_, item))| *other < position && this.precedes(item))
            .map(|(_, (doing, _))| doing.step);
        let how = match (first.as_slice(), after) {
            ([_, ..], _) => How::Before(first.iter().map(|item| item.step).collect()),
            ([], Some(after)) => How::After(after),
            // Nothing that stays is against it.
            ([], None) => continue,
        };
        moved.push(Moved { step: doing.step, begun: doing.begun, how });
    }
    moved
}
