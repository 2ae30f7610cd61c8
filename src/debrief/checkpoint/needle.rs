//! `needle` in a debrief: what is wrong with the needle's way, in words.

use super::{Wrong, measure};
use crate::procedure::checkpoint::{Guide, Needle};
use crate::procedure::number::shown;
use crate::session::checkpoint::{Injection, NeedleFault, Needled};
use std::mem::discriminant;

/// Everything that is wrong with it; faults of one sort are one.
pub(super) fn wrongs<'a>(needle: &'a Needle, needled: &Needled) -> Vec<Wrong<'a>> {
    let mut faults = needled.faults(needle);
    // Of each injection all its faults come together; here all injections of each fault.
    faults.sort_by_key(order);
    let sorts = faults.chunk_by(|one, other| discriminant(one) == discriminant(other));
    sorts
        .filter_map(|same| {
            let first = same.first()?;
            let told: Vec<String> = same.iter().map(|fault| told(needle, needled, fault)).collect();
            Some(Wrong::fault(first.judged(needle), (told.join(", "), right(needle, first))))
        })
        .collect()
}

const fn order(fault: &NeedleFault) -> usize {
    match fault {
        NeedleFault::WrongMuscle(_) => 0,
        NeedleFault::TooFar(_) => 1,
        NeedleFault::NotAspirated(_) => 2,
        NeedleFault::Blood(_) => 3,
        NeedleFault::Hit(_) => 4,
        NeedleFault::NearMiss(_) => 5,
        NeedleFault::Passes => 6,
        NeedleFault::Units(_) => 7,
        NeedleFault::Sites(_) => 8,
    }
}

fn told(needle: &Needle, needled: &Needled, fault: &NeedleFault) -> String {
    let injection = |at: usize| needled.injections.get(at);
    let number = |at: usize| {
        if needled.injections.len() > 1 { format!("injection {}: ", at + 1) } else { String::new() }
    };
    let met = |at: usize| needled.met.get(at);
    let zone = |at: usize| met(at).map_or("", |met| zone(needle, &met.zone));
    match fault {
        NeedleFault::WrongMuscle(at) => {
            let muscle = injection(*at).map_or("", |it| muscle(needle, it));
            format!("{}injected in: {muscle}", number(*at))
        }
        NeedleFault::TooFar(at) => {
            let measured = injection(*at).and_then(|it| it.measured);
            format!("{}injected with {}", number(*at), reading(needle.guide, measured))
        }
        NeedleFault::NotAspirated(at) => format!("{}injected without drawing back", number(*at)),
        NeedleFault::Blood(at) => format!("{}injected although blood came", number(*at)),
        NeedleFault::Hit(at) => format!("the needle went through: {}", zone(*at)),
        NeedleFault::NearMiss(at) => {
            let near = met(*at).map_or(0.0, |met| met.distance);
            format!("the needle passed {} from: {}", measure(near, "mm"), zone(*at))
        }
        NeedleFault::Passes => format!("{} tracks", needled.passes),
        NeedleFault::Units(units) => format!("{} U in all", shown(*units)),
        NeedleFault::Sites(sites) => format!("{sites} sites"),
    }
}

fn right(needle: &Needle, fault: &NeedleFault) -> String {
    match fault {
        NeedleFault::WrongMuscle(_) => target(needle).to_owned(),
        NeedleFault::TooFar(_) => accepted(needle),
        NeedleFault::NotAspirated(_) => "draw back before each".to_owned(),
        NeedleFault::Blood(_) => "withdraw, press, and take another track".to_owned(),
        NeedleFault::Hit(_) | NeedleFault::NearMiss(_) => {
            format!("{} or more away from vessels and nerves", measure(needle.clear, "mm"))
        }
        NeedleFault::Passes => {
            format!("at most {}", needle.passes.map_or_else(String::new, |most| most.to_string()))
        }
        NeedleFault::Units(_) => format!("{} U", shown(needle.units.unwrap_or_default())),
        NeedleFault::Sites(_) => needle.sites.to_string(),
    }
}

/// What was measured, in words.
fn reading(guide: Guide, measured: Option<f64>) -> String {
    match (guide, measured) {
        (Guide::Emg(_), None) => "no unit heard there".to_owned(),
        (Guide::Stimulation(_), None) => "no twitch of it seen there".to_owned(),
        (Guide::Emg(_), Some(rise)) => format!("a rise time of {}", measure(rise, "µs")),
        (Guide::Stimulation(_), Some(current)) => {
            format!("a twitch down to {}\u{a0}mA", shown((current * 100.0).round() / 100.0))
        }
    }
}

fn accepted(needle: &Needle) -> String {
    match needle.guide {
        Guide::Emg(rise) => format!("a rise time of {} or less", measure(rise, "µs")),
        Guide::Stimulation(current) => {
            format!("a twitch that stays at {}\u{a0}mA or less", shown(current))
        }
    }
}

fn target(needle: &Needle) -> &str {
    needle.muscle().map_or(needle.target.as_str(), |muscle| &muscle.title)
}

fn muscle<'n>(needle: &'n Needle, injection: &'n Injection) -> &'n str {
    let Some(id) = injection.muscle.as_deref() else { return "no muscle" };
    needle.map.muscle(id).map_or(id, |muscle| &muscle.title)
}

fn zone<'n>(needle: &'n Needle, id: &'n str) -> &'n str {
    needle.map.zone(id).map_or(id, |zone| &zone.title)
}

/// What was done.
pub(super) fn said(needle: &Needle, needled: &Needled) -> String {
    let injections = needled.injections.iter().map(|it| {
        let (muscle, depth) = (muscle(needle, it), measure(it.depth, "mm"));
        format!("{muscle}, {depth} deep, {}", reading(needle.guide, it.measured))
    });
    let injections: Vec<String> = injections.collect();
    if injections.is_empty() { "no injection".to_owned() } else { injections.join("; ") }
}

/// What is right.
pub(super) fn whole(needle: &Needle) -> String {
    format!("{}, with {}", target(needle), accepted(needle))
}
