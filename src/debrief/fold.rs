//! One cause, one deviation.
//!
//! What shares a cause is one, in whatever deed it lies: the earliness of one timer, the steps
//! that overtook one step. So is what is wrong with one deed, and with both the rest of either. But
//! what has its root in another deed is no bridge to it: who leaves out two steps, and with a third
//! breaks the rules that wait for them, left out two, and that is two deviations. A timer's end is
//! no such root of the earliness of what began too soon for it. An override is never more than the
//! way in which something else came about, and goes where that goes.

use super::deviation::{Deviation, Kind, Subject as About};
use super::found::{Cause, Found};
use crate::procedure::Subject;

/// The deviations, the worst first and equally bad ones in the order of time.
pub(super) fn fold(mut found: Vec<Found>) -> Vec<Deviation> {
    found.sort_by_key(|it| it.deviation.weight());
    let heads = Threads::of(&found).heads();
    let mut told: Vec<Option<Deviation>> = Vec::with_capacity(found.len());
    for (position, (it, head)) in found.into_iter().zip(heads).enumerate() {
        let before = told.get_mut(head).filter(|_| head != position);
        match before.and_then(Option::as_mut) {
            Some(deviation) => {
                take_in(deviation, it.deviation);
                told.push(None);
            }
            None => told.push(Some(it.deviation)),
        }
    }
    let mut deviations: Vec<Deviation> = told.into_iter().flatten().collect();
    deviations.sort_by_key(Deviation::rank);
    deviations
}

fn take_in(deviation: &mut Deviation, part: Deviation) {
    if deviation.reason.is_none() {
        deviation.reason.clone_from(&part.reason);
    }
    deviation.folded.push(part);
}

/// What runs through the deviations, which have the worst first: which of them share a cause, and
/// which lie in one deed, each by its position.
struct Threads<'a> {
    found: &'a [Found],
    causes: Vec<(Cause, Vec<usize>)>,
    deeds: Vec<(Subject, Vec<usize>)>,
}

impl<'a> Threads<'a> {
    fn of(found: &'a [Found]) -> Self {
        let (mut causes, mut deeds) = (Vec::new(), Vec::new());
        for (position, it) in found.iter().enumerate() {
            it.causes.iter().for_each(|cause| add(&mut causes, *cause, position));
            it.place.into_iter().for_each(|place| add(&mut deeds, place, position));
        }
        Self { found, causes, deeds }
    }

    /// For each the position of the one that it is told with: the worst of those that are one.
    fn heads(&self) -> Vec<usize> {
        let mut one = One((0..self.found.len()).collect());
        for (position, it) in self.found.iter().enumerate() {
            let by_cause = self.firsts(it).min();
            if it.deviation.kind == Kind::Overridden {
                let in_deed = self.deed(it).first().copied().filter(|first| *first < position);
                one.join(in_deed.or(by_cause).unwrap_or(position), position);
            } else {
                for other in by_cause.into_iter().chain(self.in_deed(it)) {
                    one.join(other, position);
                }
            }
        }
        (0..self.found.len()).map(|position| one.head(position)).collect()
    }

    /// The worst of each of its causes.
    fn firsts(&self, it: &Found) -> impl Iterator<Item = usize> {
        it.causes.iter().filter_map(|cause| members(&self.causes, cause).first().copied())
    }

    fn deed(&self, it: &Found) -> &[usize] {
        it.place.map_or(&[], |place| members(&self.deeds, &place))
    }

    /// The worst of its deed that has no worse cause elsewhere, unless it has its root elsewhere.
    fn in_deed(&self, it: &Found) -> Option<usize> {
        let leads = |position: &usize| {
            let other = self.found.get(*position);
            other.is_some_and(|other| self.firsts(other).all(|first| first == *position))
        };
        let lead = self.deed(it).iter().copied().find(leads);
        lead.filter(|_| !self.is_rooted_elsewhere(it))
    }

    fn is_rooted_elsewhere(&self, it: &Found) -> bool {
        let early =
            it.deviation.kind == Kind::Early && matches!(it.deviation.subject, About::Step(_));
        let ends = |other: &Deviation| {
            other.kind == Kind::Early && matches!(other.subject, About::Timer(_))
        };
        let sharing = it.causes.iter().flat_map(|cause| members(&self.causes, cause));
        let mut sharing = sharing.filter_map(|position| self.found.get(*position));
        sharing.any(|other| other.place != it.place && !(early && ends(&other.deviation)))
    }
}

fn add<K: PartialEq>(threads: &mut Vec<(K, Vec<usize>)>, key: K, position: usize) {
    match threads.iter_mut().find(|(it, _)| *it == key) {
        Some((_, members)) => members.push(position),
        None => threads.push((key, vec![position])),
    }
}

fn members<'a, K: PartialEq>(threads: &'a [(K, Vec<usize>)], key: &K) -> &'a [usize] {
    threads.iter().find(|(it, _)| it == key).map_or(&[], |(_, members)| members)
}

/// Which are one: for each the position of another of them that comes before it, or its own.
struct One(Vec<usize>);

impl One {
    /// The first of those that are one with the one at `position`.
    fn head(&self, position: usize) -> usize {
        let mut head = position;
        while let Some(before) = self.0.get(head).copied().filter(|before| *before != head) {
            head = before;
        }
        head
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.head(one), self.head(other));
        let (first, second) = (one.min(other), one.max(other));
        self.0.get_mut(second).into_iter().for_each(|it| *it = first);
    }
}
