//! What an expert does with the needle: the shortest ways that keep clear of vessels, nerves and
//! bone, to where the muscle reads well.

use super::{Bench, Device};
use crate::instrument::activity::Activity;
use crate::instrument::grid::{real, whole};
use crate::instrument::needle::{Needle, WIDEST};
use crate::instrument::stimulator::{from_motor_point, threshold};
use crate::procedure::checkpoint::{self, Guide};
use crate::procedure::map::{Muscle, Point};
use crate::session::checkpoint::Needled;
use std::f64::consts::{PI, TAU};
use std::time::Duration;

/// A way in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// How far along the skin it begins, in millimetres.
    pub along: f64,
    /// How far it leans from straight inwards, in degrees.
    pub lean: f64,
    /// How deep it goes, in millimetres.
    pub depth: f64,
    /// Where it ends.
    pub tip: Point,
}

/// How far points on the skin are apart that are looked at, in millimetres.
const GRAIN: f64 = 2.0;
/// How far points in the muscle are apart, and how far inside it they are, in millimetres: at first,
/// and if it reads well at none of them.
const LOOKS: [(f64, f64); 2] = [(2.0, 1.5), (0.7, 0.4)];
/// How far apart an expert injects where that can be, in millimetres.
const APART: f64 = 4.0;
/// At how many places an expert listens at most.
const LISTENED: usize = 150;
/// How long an expert listens at each, in seconds, and the current with which they begin, in steps.
const LISTENS: u64 = 4;
const STEPS: i32 = 60;

/// What an expert answers to a checkpoint; nothing where no way is clear.
#[must_use]
pub fn needled(needle: &checkpoint::Needle, seed: u64, thing: &str) -> Option<Needled> {
    let mut bench = Bench::new(needle, seed, thing);
    let sites = needle.sites.max(1);
    let ways = needle.passes.map_or(sites, |passes| passes.clamp(1, sites));
    let aims = aims(&bench, needle, usize::try_from(ways).unwrap_or(1));
    let last = aims.last().copied()?;
    let dose = needle.units.map(|units| units / f64::from(sites));
    let rest = std::iter::repeat(last);
    let mut placed: Option<Aim> = None;
    let mut since = Duration::ZERO;
    for aim in aims.into_iter().chain(rest).take(usize::try_from(sites).unwrap_or(1)) {
        if placed != Some(aim) {
            bench.reach(aim);
            since += Duration::from_secs(LISTENS);
            bench.ask(Activity::Effort);
            bench.pass(since);
            bench.dial(STEPS);
            bench.dial(-STEPS);
            placed = Some(aim);
        }
        bench.aspirate().ok()?;
        bench.inject(dose).ok()?;
    }
    Some(bench.needled())
}

/// Up to `count` ways to where the target reads well, the shortest first; where none reads well
/// enough, the one that reads best.
#[must_use]
pub fn aims(bench: &Bench, needle: &checkpoint::Needle, count: usize) -> Vec<Aim> {
    let Some(muscle) = needle.muscle() else { return Vec::new() };
    let mut best: Option<(f64, Aim)> = None;
    for look in LOOKS {
        let mut aims: Vec<Aim> = Vec::new();
        for aim in free(bench, (needle, muscle), look).into_iter().take(LISTENED) {
            if aims.len() >= count {
                break;
            }
            if aims.iter().any(|other| other.tip.distance(aim.tip) < APART) {
                continue;
            }
            let reads = bench.reads(muscle, aim.tip);
            if reads <= needle.guide.accept() {
                aims.push(aim);
            } else if best.is_none_or(|(least, _)| reads < least) {
                best = Some((reads, aim));
            }
        }
        if !aims.is_empty() {
            return aims;
        }
    }
    best.map(|(_, aim)| aim).into_iter().collect()
}

/// The ways to places in the muscle that are as free as can be, in the order in which they are
/// tried.
fn free(
    bench: &Bench,
    (needle, muscle): (&checkpoint::Needle, &Muscle),
    look: (f64, f64),
) -> Vec<Aim> {
    let margins = [needle.clear + 0.5, needle.clear, needle.clear / 2.0, f64::MIN_POSITIVE];
    let places = places(muscle, look);
    let mut ways = margins.iter().map(|clear| ways(bench.needle(), &places, *clear));
    let ways = ways.find(|ways| !ways.is_empty()).unwrap_or_default();
    in_order(ways, muscle, needle.guide)
}

/// The ways in the order in which they are tried: with EMG the shortest first, with stimulation
/// those first that end on a motor point.
fn in_order(mut ways: Vec<Aim>, muscle: &Muscle, guide: Guide) -> Vec<Aim> {
    ways.sort_by(|one, other| one.depth.total_cmp(&other.depth));
    if matches!(guide, Guide::Stimulation(_)) {
        let far = |aim: &Aim| from_motor_point(muscle, aim.tip);
        ways.sort_by(|one, other| far(one).total_cmp(&far(other)));
    }
    ways
}

/// Where in the muscle an expert would like to be: its motor points, and points inside it, so far
/// apart and so far from its edge.
fn places(muscle: &Muscle, (grain, inside): (f64, f64)) -> Vec<Point> {
    let (low, high) = muscle.shape.bounds();
    let columns = whole((high.x - low.x) / grain);
    let rows = whole((high.y - low.y) / grain);
    let all = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (column, row)));
    let grid = all
        .map(|(column, row)| Point::new(low.x + grain * real(column), low.y + grain * real(row)));
    let well_in = grid
        .filter(|place| muscle.shape.contains(*place) && muscle.shape.from_edge(*place) >= inside);
    muscle.motor_points.iter().copied().chain(well_in).collect()
}

/// For each place the shortest way that keeps `clear`.
fn ways(needle: &Needle, places: &[Point], clear: f64) -> Vec<Aim> {
    let mut needle = needle.clone();
    // Drawn out, if it was in.
    let _ = needle.withdraw(f64::INFINITY);
    let skin = needle.skin().clone();
    let entries: Vec<(f64, Point, f64)> = (0..whole(skin.length() / GRAIN))
        .map(|nth| GRAIN * real(nth))
        .map(|along| (along, skin.at(along), skin.inwards(along)))
        .collect();
    let way = |place: &Point| {
        let mut aims: Vec<Aim> = entries.iter().filter_map(|entry| aim(*entry, *place)).collect();
        aims.sort_by(|one, other| one.depth.total_cmp(&other.depth));
        aims.into_iter().find(|aim| is_free(&mut needle, *aim, clear))
    };
    places.iter().filter_map(way).collect()
}

/// The straight way from an entry to a place, unless it leans too far.
fn aim((along, entry, inwards): (f64, Point, f64), tip: Point) -> Option<Aim> {
    let direction = (tip.y - entry.y).atan2(tip.x - entry.x);
    let lean = ((inwards - direction + PI).rem_euclid(TAU) - PI).to_degrees();
    (lean.abs() <= WIDEST).then(|| Aim { along, lean, depth: entry.distance(tip), tip })
}

fn is_free(needle: &mut Needle, aim: Aim, clear: f64) -> bool {
    let slid = needle.slide(aim.along - needle.along());
    // Refused where it leans like this already.
    let _ = needle.turn(aim.lean - needle.lean());
    slid.is_ok() && needle.room().0 >= aim.depth && needle.clearance(aim.depth) >= clear
}

impl Bench {
    /// Brings the needle to the end of a way: out, along the skin, and in.
    pub fn reach(&mut self, aim: Aim) {
        // None of them can be held on a way that is free, but for what is done already.
        let _ = self.withdraw(f64::INFINITY);
        let _ = self.slide(aim.along - self.needle.along());
        let _ = self.turn(aim.lean - self.needle.lean());
        let _ = self.advance(aim.depth);
    }

    /// What would be measured at `tip`, at a gentle effort or with the current turned down.
    fn reads(&self, muscle: &Muscle, tip: Point) -> f64 {
        match &self.device {
            Device::Emg(trace) => trace.would_read(tip).unwrap_or(f64::INFINITY),
            Device::Stimulation(_) => {
                // The current goes in steps.
                (threshold(from_motor_point(muscle, tip)) * 50.0).ceil() / 50.0
            }
        }
    }
}
