//! Alignment: which of the steps that were done are in their place, and which would have to move.
//!
//! The most that can stay where it was is kept: the fewest steps move; among equals those that
//! matter most stay, then the earliest (`FORMAT.md`, section 5). Steps in `any_order`, and those of a
//! complication among those of the procedure, may interleave, of a step done twice either doing counts, of a repeat its first and its last.
//! It knows no session: what was done comes as a list. Read next: `found/order.rs`.

use crate::procedure::{Leads, Phase, Procedure, Repeat, Severity, Slot, StepIx};
use std::collections::BTreeMap;
use std::ops::Add;
use std::rc::Rc;

/// Of how many doings of one step it is asked which one is in its place.
const MOST_DOINGS: usize = 12;

/// What is asked of the path: where in the list of what was done the `nth` doing of a step
/// stands, counted from 0, if it is there and has a place.
pub(super) type Places = BTreeMap<(StepIx, usize), usize>;

/// The positions in the list that can stay where they are, in ascending order. `severities` says
/// how bad it would be to leave each out.
pub(super) fn kept(
    (procedure, complications): (&Procedure, &[usize]),
    places: &Places,
    severities: &[Severity],
) -> Vec<usize> {
    let build = Build { procedure, places };
    let all = &procedure.mishaps().complications;
    let all = complications.iter().filter_map(|position| all.get(*position));
    let apart = all.map(|complication| complication.slots.as_slice());
    let ways = std::iter::once(procedure.slots()).chain(apart);
    let root = Node::Any(ways.map(|slots| Node::Sequence(build.sequence(slots, 1))).collect());
    let mut kept = best(&root, severities, (0, severities.len())).positions();
    kept.sort_unstable();
    kept
}

/// The part of the path of which something was done.
enum Node {
    /// A doing, by its position in the list.
    Doing(usize),
    /// Parts in order.
    Sequence(Vec<Self>),
    /// Parts in any order.
    Any(Vec<Self>),
    /// Doings of one step, of which one is in its place.
    One(Vec<Self>),
}

struct Build<'a> {
    procedure: &'a Procedure,
    places: &'a Places,
}

impl Build<'_> {
    /// The parts of a sequence; a sequence in it is no part of its own.
    fn sequence(&self, slots: &[Slot], passes: u32) -> Vec<Node> {
        let mut parts = Vec::new();
        for slot in slots {
            match self.node(slot, passes) {
                Node::Sequence(mut inner) => parts.append(&mut inner),
                node @ (Node::Doing(_) | Node::Any(_) | Node::One(_)) => parts.push(node),
            }
        }
        parts
    }

    fn node(&self, slot: &Slot, passes: u32) -> Node {
        let parts = match slot {
            Slot::Step(step) => self.deciding(*step, passes),
            Slot::Phase(Phase { slots, .. }) | Slot::Run(slots) => self.sequence(slots, passes),
            Slot::Repeat(Repeat { passes, slots, .. }) => self.sequence(slots, *passes),
            // Only what was done of the alternative that was taken has a place.
            Slot::AnyOrder(slots) | Slot::OneOf(slots) => {
                let parts = slots.iter().map(|slot| self.node(slot, passes)).collect();
                return Node::Any(parts);
            }
        };
        Node::Sequence(parts)
    }

    /// A step, and the steps to which its decision leads.
    fn deciding(&self, step: StepIx, passes: u32) -> Vec<Node> {
        let mut parts: Vec<Node> = self.step(step, passes).into_iter().collect();
        let arms = self.procedure.step(step).decide().map_or(&[][..], |decide| &decide.arms);
        for arm in arms {
            if let Leads::Through(slots) = &arm.leads {
                parts.append(&mut self.sequence(slots, passes));
            }
        }
        parts
    }

    fn step(&self, step: StepIx, passes: u32) -> Option<Node> {
        let doings = self.places.range((step, 0)..=(step, usize::MAX));
        let doings: Vec<usize> = doings.map(|(_, position)| *position).collect();
        let (first, last) = (*doings.first()?, *doings.last()?);
        if passes == 1 {
            // Of a step that was done more than once, any one doing may be the one in its place.
            let each = doings.into_iter().take(MOST_DOINGS).map(Node::Doing).collect();
            return Some(if first == last { Node::Doing(first) } else { Node::One(each) });
        }
        // Steps that are repeated together are named one after the other: only a step that is
        // repeated alone has its last doing before what follows.
        let alone = first != last && self.is_alone(step);
        let both = || Node::Sequence(vec![Node::Doing(first), Node::Doing(last)]);
        Some(if alone { both() } else { Node::Doing(first) })
    }

    fn is_alone(&self, step: StepIx) -> bool {
        let mut rest: Vec<&Slot> = self.procedure.slots().iter().collect();
        while let Some(slot) = rest.pop() {
            if let Slot::Repeat(repeat) = slot
                && let [Slot::Step(only)] = repeat.slots.as_slice()
                && *only == step
            {
                return true;
            }
            rest.extend(slot.inside());
        }
        false
    }
}

/// How much is kept: how many steps, how many of each severity from the worst, and how early.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    steps: u64,
    critical: u64,
    major: u64,
    early: u64,
}

impl Weight {
    fn of(severity: Severity, position: usize, count: usize) -> Self {
        let early = u64::try_from(count.saturating_sub(position)).unwrap_or(0);
        let (critical, major) = match severity {
            Severity::Critical => (1, 0),
            Severity::Major => (0, 1),
            Severity::Minor => (0, 0),
        };
        Self { steps: 1, critical, major, early }
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, rhs: Self) -> Self {
        Self {
            steps: self.steps + rhs.steps,
            critical: self.critical + rhs.critical,
            major: self.major + rhs.major,
            early: self.early + rhs.early,
        }
    }
}

/// Positions that are kept, and how much that is.
#[derive(Clone, Default)]
struct Kept {
    weight: Weight,
    last: Option<Rc<Link>>,
}

struct Link {
    position: usize,
    before: Option<Rc<Self>>,
}

impl Kept {
    fn and(&self, position: usize, weight: Weight) -> Self {
        let before = self.last.clone();
        Self { weight: self.weight + weight, last: Some(Rc::new(Link { position, before })) }
    }

    fn with(&self, other: &Self) -> Self {
        let mut all = self.clone();
        for position in other.positions() {
            all = all.and(position, Weight::default());
        }
        Self { weight: self.weight + other.weight, ..all }
    }

    fn positions(&self) -> Vec<usize> {
        let mut positions = Vec::new();
        let mut link = self.last.as_ref();
        while let Some(this) = link {
            positions.push(this.position);
            link = this.before.as_ref();
        }
        positions
    }
}

/// The most that can be kept of `node` among the positions from `from` up to `to`.
fn best(node: &Node, severities: &[Severity], (from, to): (usize, usize)) -> Kept {
    match node {
        Node::Doing(position) if (from..to).contains(position) => {
            Kept::default().and(*position, weight(severities, *position))
        }
        Node::Doing(_) => Kept::default(),
        Node::Sequence(parts) => in_order(parts, severities, (from, to)),
        Node::Any(parts) => {
            let each = parts.iter().map(|part| best(part, severities, (from, to)));
            each.fold(Kept::default(), |all, part| all.with(&part))
        }
        Node::One(parts) => {
            let each = parts.iter().map(|part| best(part, severities, (from, to)));
            each.max_by_key(|part| part.weight).unwrap_or_default()
        }
    }
}

fn weight(severities: &[Severity], position: usize) -> Weight {
    let severity = severities.get(position).copied().unwrap_or(Severity::Minor);
    Weight::of(severity, position, severities.len())
}

/// The most that can be kept of parts that come one after the other.
///
/// `ways` are the ways to keep something of the parts so far, by the position from which the next
/// part may begin; one that begins later and keeps no more is not among them.
fn in_order(parts: &[Node], severities: &[Severity], (from, to): (usize, usize)) -> Kept {
    let mut ways: Vec<(usize, Kept)> = vec![(from, Kept::default())];
    for part in parts {
        let mut further = Vec::new();
        if let Node::Doing(position) = part {
            if (from..to).contains(position) {
                let before = ways.partition_point(|(begin, _)| begin <= position);
                let way = before.checked_sub(1).and_then(|last| ways.get(last));
                further.extend(way.map(|(_, kept)| {
                    (position + 1, kept.and(*position, weight(severities, *position)))
                }));
            }
        } else {
            let mut ends = Vec::new();
            positions(part, &mut ends);
            ends.sort_unstable();
            for (begin, kept) in &ways {
                for end in ends.iter().filter(|end| (*begin..to).contains(end)) {
                    let more = best(part, severities, (*begin, end + 1));
                    further.push((end + 1, kept.with(&more)));
                }
            }
        }
        merge(&mut ways, further);
    }
    ways.pop().map(|(_, kept)| kept).unwrap_or_default()
}

/// Adds ways, and takes out those that begin later than another and keep no more.
fn merge(ways: &mut Vec<(usize, Kept)>, further: Vec<(usize, Kept)>) {
    for (begin, kept) in further {
        let at = ways.partition_point(|(other, _)| *other <= begin);
        let before = at.checked_sub(1).and_then(|before| ways.get(before));
        if before.is_some_and(|(_, before)| before.weight >= kept.weight) {
            continue;
        }
        let worse = ways.iter().skip(at).take_while(|(_, after)| after.weight <= kept.weight);
        let end = at + worse.count();
        let start = if ways.get(at.wrapping_sub(1)).is_some_and(|(other, _)| *other == begin) {
            at - 1
        } else {
            at
        };
        ways.splice(start..end, [(begin, kept)]);
    }
}

fn positions(node: &Node, into: &mut Vec<usize>) {
    match node {
        Node::Doing(position) => into.push(*position),
        Node::Sequence(parts) | Node::Any(parts) | Node::One(parts) => {
            for part in parts {
                positions(part, into);
            }
        }
    }
}
