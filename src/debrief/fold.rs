//! One cause, one deviation.
//!
//! First the earliness of one timer, and the steps that overtook one step, fold across deeds
//! into the worst of them; then what is left in one deed folds into the worst there. An override
//! is never more than the way in which something else came about, and goes where that goes.

use super::deviation::{Deviation, Kind};
use super::found::Found;

/// The deviations, the worst first and equally bad ones in the order of time.
pub(super) fn fold(mut found: Vec<Found>) -> Vec<Deviation> {
    found.sort_by_key(|it| it.deviation.weight());
    let heads: Vec<usize> = (0..found.len()).map(|position| head(&found, position)).collect();
    let mut deviations: Vec<Deviation> = Vec::new();
    for (position, it) in found.iter().enumerate() {
        if heads.get(position) == Some(&position) {
            let mut deviation = it.deviation.clone();
            for (other, part) in found.iter().enumerate() {
                if other != position && heads.get(other) == Some(&position) {
                    take_in(&mut deviation, part.deviation.clone());
                }
            }
            deviations.push(deviation);
        }
    }
    deviations.sort_by_key(Deviation::rank);
    deviations
}

fn take_in(deviation: &mut Deviation, part: Deviation) {
    if deviation.reason.is_none() {
        deviation.reason.clone_from(&part.reason);
    }
    deviation.folded.push(part);
}

/// The position of the deviation that the one at `position` is told with: its own, or one before
/// it, because `found` has the worst first.
fn head(found: &[Found], position: usize) -> usize {
    let Some(it) = found.get(position) else { return position };
    let before = || found.iter().take(position).enumerate();
    let override_ = it.deviation.kind == Kind::Overridden;
    let by_cause = || before().find(|(_, other)| other.shares_cause(it));
    let in_deed = || {
        let place = it.place.filter(|_| override_ || !reaches_out(found, it))?;
        before().find(|(position, other)| {
            other.place == Some(place) && (override_ || leads_its_cause(found, *position))
        })
    };
    let lead = if override_ { in_deed().or_else(by_cause) } else { by_cause().or_else(in_deed) };
    match lead {
        Some((before, _)) => head(found, before),
        None => position,
    }
}

/// Whether it shares its cause with a deviation of another deed: with that it is told, and not
/// with what else is wrong with this one.
fn reaches_out(found: &[Found], it: &Found) -> bool {
    found.iter().any(|other| other.place != it.place && other.shares_cause(it))
}

/// Whether no worse deviation elsewhere has the same cause.
fn leads_its_cause(found: &[Found], position: usize) -> bool {
    let Some(it) = found.get(position) else { return true };
    found.iter().take(position).all(|other| !other.shares_cause(it))
}
