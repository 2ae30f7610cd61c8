//! What fired when, and what it looks like from the tip; summed to a signal.

use crate::instrument::grid::{micros, microseconds};
use crate::instrument::unit::Potential;
use std::sync::Arc;

/// Something that fired.
#[derive(Clone, Debug)]
pub(super) struct Spike {
    /// When its potential begins, in microseconds.
    pub(super) at: u64,
    pub(super) source: Source,
    pub(super) potential: Arc<Potential>,
    /// How many times as large as the potential.
    pub(super) size: f64,
}

/// What fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// The unit at this position.
    Unit(usize),
    /// An end plate at the tip.
    EndPlate,
    /// A fibre that the needle hurt; which of those of one burst.
    Hurt(usize),
}

impl Spike {
    /// The order in which spikes are summed: always the same, to the last bit.
    pub(super) const fn order(&self) -> (u64, Source) {
        (self.at, self.source)
    }

    /// When its negative peak comes, in microseconds.
    pub(super) fn peak(&self) -> u64 {
        self.at + self.potential.peak()
    }

    /// How long it takes from its positive peak to the negative one, in microseconds.
    pub(super) fn rise(&self) -> u64 {
        micros(self.potential.measure.rise)
    }
}

/// The sum of `spikes` in microvolts from a time on: so many samples, `step` microseconds apart.
pub(super) fn summed(spikes: &[Spike], from: u64, step: u64, count: usize) -> Vec<f64> {
    let mut samples = vec![0.0; count];
    for spike in spikes {
        let Some((skip, into)) = meets(spike, from, step) else { continue };
        add(samples.get_mut(skip..).unwrap_or_default(), spike, into, step);
    }
    samples
}

/// The first sample that a spike meets, and how far into the spike it lies, in microseconds.
fn meets(spike: &Spike, from: u64, step: u64) -> Option<(usize, u64)> {
    if spike.at >= from {
        let skip = (spike.at - from).div_ceil(step);
        return Some((usize::try_from(skip).ok()?, from + skip * step - spike.at));
    }
    let into = from - spike.at;
    (into < spike.potential.length()).then_some((0, into))
}

fn add(samples: &mut [f64], spike: &Spike, into: u64, step: u64) {
    let Potential { samples: potential, step: apart, .. } = &*spike.potential;
    let Ok(mut position) = usize::try_from(into / apart) else { return };
    let mut past = into % apart;
    let share = spike.size / microseconds(*apart);
    for sample in samples {
        let (Some(here), Some(next)) = (potential.get(position), potential.get(position + 1))
        else {
            return;
        };
        let way = microseconds(past) * share;
        *sample += here * spike.size + (next - here) * way;
        past += step;
        while past >= *apart {
            past -= apart;
            position += 1;
        }
    }
}
