//! `place` in a debrief: what is wrong with injections on a map, in words.

use super::{Wrong, measure};
use crate::procedure::Judged;
use crate::procedure::checkpoint::Place;
use crate::session::checkpoint::{PlaceFault, Placed};
use std::fmt::Write as _;

/// Everything that is wrong with them; faults of one sort are one.
pub(super) fn wrongs<'a>(place: &'a Place, placed: &Placed) -> Vec<Wrong<'a>> {
    let faults = placed.faults(place);
    let mut wrongs = Vec::new();
    let mut rest = faults.as_slice();
    while let Some(first) = rest.first() {
        let of_one_sort = rest.iter().take_while(|fault| is_one_sort(first, fault)).count();
        let (same, after) = rest.split_at(of_one_sort);
        rest = after;
        if let Some(judged) = first.judged(place) {
            wrongs.push(wrong(place, judged, same));
        }
    }
    wrongs
}

fn is_one_sort(one: &PlaceFault, other: &PlaceFault) -> bool {
    match (one, other) {
        (PlaceFault::Within { avoid: one, .. }, PlaceFault::Within { avoid: other, .. }) => {
            one == other
        }
        (PlaceFault::TooClose { .. }, PlaceFault::TooClose { .. }) => true,
        (
            PlaceFault::Number { .. }
            | PlaceFault::TooClose { .. }
            | PlaceFault::Within { .. }
            | PlaceFault::Gap { .. }
            | PlaceFault::LostCount { .. },
            _,
        ) => one == other,
    }
}

fn wrong<'a>(place: &'a Place, judged: &'a Judged, same: &[PlaceFault]) -> Wrong<'a> {
    let told: Vec<String> = same.iter().map(|fault| told(place, fault)).collect();
    let right = same.first().map(|fault| right(place, fault)).unwrap_or_default();
    Wrong::fault(judged, (told.join(", "), right))
}

fn told(place: &Place, fault: &PlaceFault) -> String {
    match fault {
        PlaceFault::Number { placed } => format!("{placed} placed"),
        PlaceFault::TooClose { sites: (first, second), distance } => {
            let apart = measure(*distance, "mm");
            format!("numbers {} and {} are {apart} apart", first + 1, second + 1)
        }
        PlaceFault::Within { site, avoid } => {
            format!("number {} lies in: {}", site + 1, zone(place, *avoid))
        }
        PlaceFault::Gap { gap, .. } => {
            format!("a part of the wall is {} from any injection", measure(*gap, "mm"))
        }
        PlaceFault::LostCount { counted, placed } => format!("{counted} counted, {placed} placed"),
    }
}

fn right(place: &Place, fault: &PlaceFault) -> String {
    match fault {
        PlaceFault::Number { .. } => place.count.to_string(),
        PlaceFault::TooClose { .. } => {
            format!("about {} apart", measure(place.spacing.unwrap_or_default(), "mm"))
        }
        PlaceFault::Within { avoid, .. } => format!("none in: {}", zone(place, *avoid)),
        PlaceFault::Gap { best, .. } => {
            format!("nowhere farther than about {}", measure(*best, "mm"))
        }
        PlaceFault::LostCount { placed, .. } => placed.to_string(),
    }
}

/// The name of the zone to avoid at this position.
fn zone(place: &Place, avoid: usize) -> &str {
    let id = place.avoid.get(avoid).map_or("", |avoid| avoid.zone.as_str());
    place.map.zone(id).map_or(id, |zone| &zone.title)
}

/// What was placed.
pub(super) fn said(placed: &Placed) -> String {
    format!("{} placed", placed.sites.len())
}

/// What is right.
pub(super) fn whole(place: &Place) -> String {
    let mut whole = format!("{} injections", place.count);
    if let Some(spacing) = place.spacing {
        let _ = write!(whole, " about {} apart", measure(spacing, "mm"));
    }
    let zones: Vec<&str> = (0..place.avoid.len()).map(|avoid| zone(place, avoid)).collect();
    if !zones.is_empty() {
        let _ = write!(whole, ", none in: {}", zones.join(", "));
    }
    whole
}
