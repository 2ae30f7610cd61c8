//! A place of the tip: what is near it, and what was heard there since it came.

use super::spike::{Source, Spike};
use crate::instrument::firing::Irregular;
use crate::instrument::grid::{micros, real, whole};
use crate::instrument::tissue::{Tissue, hiss};
use crate::instrument::unit::{Potential, REACH};
use crate::procedure::map::Point;
use crate::session::draw;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The least and the most that a burst lasts after the needle stops, in microseconds; with what is
/// left of its last spike it is over within 300 ms.
const BURST: (f64, f64) = (120_000.0, 280_000.0);
/// How many spikes a burst has at most.
const SPIKES: usize = 60;

/// A place of the tip.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Counted from the first.
    number: u32,
    /// Since when the tip is there, in microseconds.
    pub(super) since: u64,
    /// Where it is, if it is in the skin.
    pub(super) tip: Option<Point>,
    /// The units that can be heard there.
    pub(super) near: Vec<usize>,
    /// Those that were heard, as they look from there.
    pub(super) seen: BTreeMap<usize, Arc<Potential>>,
    /// The end plates at the tip.
    pub(super) plate: Option<Plate>,
}

/// End plates at the tip.
#[derive(Clone, Debug)]
pub(super) struct Plate {
    /// Their muscle, by its position on the map.
    pub(super) muscle: usize,
    /// How loud their noise is, in microvolts from peak to peak.
    pub(super) hiss: f64,
    pub(super) spikes: Irregular,
}

impl Place {
    /// The place to which the tip comes next, and the burst of the fibres that it hurts on the way,
    /// if it is in a muscle.
    pub(super) fn next(
        &self,
        tissue: &Tissue,
        tip: Option<Point>,
        since: u64,
    ) -> (Self, Vec<Spike>) {
        let number = self.number + 1;
        let Some(at) = tip else {
            return (Self { number, since, ..Self::default() }, Vec::new());
        };
        let muscle = tissue.muscle_at(at);
        let plate = muscle.and_then(|position| {
            let hiss = hiss(tissue.muscle(position)?, at)?;
            let name = format!("plate/{}/{number}", tissue.thing);
            let spikes = Irregular::new(tissue.seed, name, since);
            Some(Plate { muscle: position, hiss, spikes })
        });
        let near = tissue.units.near(at, REACH);
        let burst = muscle.map_or_else(Vec::new, |_| burst(tissue, number, since));
        (Self { number, since, tip, near, seen: BTreeMap::new(), plate }, burst)
    }

    /// What a unit that was heard looks like from here; worked out when it is heard first.
    pub(super) fn seen(
        &mut self,
        unit: usize,
        tissue: &Tissue,
        tip: Point,
    ) -> Option<Arc<Potential>> {
        if let Some(seen) = self.seen.get(&unit) {
            return Some(Arc::clone(seen));
        }
        let seen = Arc::new(tissue.seen(unit, tip)?);
        self.seen.insert(unit, Arc::clone(&seen));
        Some(seen)
    }
}

/// The spikes of the fibres that the needle hurts when it comes to a place.
fn burst(tissue: &Tissue, number: u32, since: u64) -> Vec<Spike> {
    let name = format!("burst/{}/{number}", tissue.thing);
    let mut shares = draw::shares(tissue.seed, &name, 1 + 3 * SPIKES).into_iter();
    let mut share = || shares.next().unwrap_or(0.5);
    let (least, most) = BURST;
    let long = least + (most - least) * share();
    let spikes = (0..SPIKES).filter_map(|nth| {
        // Denser at the beginning.
        let at = since + micros(long * share().powi(2));
        let kind = whole(share() * real(tissue.hurt.len()));
        let potential = Arc::clone(tissue.hurt.get(kind)?);
        Some(Spike { at, source: Source::Hurt(nth), potential, size: 0.3 + 0.6 * share() })
    });
    spikes.collect()
}
