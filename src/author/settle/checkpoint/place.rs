//! `place`: injections on a map.

use super::wrong;
use crate::author::document::{Placement, Placing};
use crate::author::settle::judged::{judged, weighed};
use crate::author::settle::map;
use crate::author::settle::scope::Scope;
use crate::author::written::{Computed, Number, Spanned};
use crate::author::{Code, Diagnostic};
use crate::procedure::checkpoint::{Avoid, Place, PlaceJudged};
use crate::procedure::map::Shows;
use crate::procedure::{Map, Severity};

/// How many injections a map has room for.
const MOST_INJECTIONS: u32 = 200;

/// What has to be placed.
pub(super) fn place(scope: &Scope<'_, '_>, written: &Placement) -> Place {
    let placing = &written.place;
    let severity = wrong(written.severity);
    let count = scope.computed(&placing.count).map_or(1, |count| count.0);
    if !(1..=MOST_INJECTIONS).contains(&count) {
        let message = format!("{count} injections cannot be placed");
        let found = Diagnostic::error(Code::BadValue, placing.count.span, message);
        scope.report_value(found.help(format!("write a number from 1 to {MOST_INJECTIONS}")));
    }
    let map = map::map(scope, &placing.map, Shows::Surface);
    let amount =
        |written: &Option<Spanned<Computed<Number>>>| Some(scope.computed(written.as_ref()?)?.0);
    Place {
        count,
        spacing: placing.spacing.as_ref().map(|spacing| spacing.value.0),
        avoid: avoid(scope, placing, (&map, severity)),
        map,
        volume: amount(&placing.volume),
        units: amount(&placing.units),
        judged: PlaceJudged {
            number: judged(scope, placing.number.as_ref(), severity),
            too_close: judged(scope, placing.too_close.as_ref(), severity),
            gap: judged(scope, placing.gap.as_ref(), severity),
            lost_count: judged(scope, placing.lost_count.as_ref(), Severity::Minor),
        },
        severity,
    }
}

fn avoid(scope: &Scope<'_, '_>, placing: &Placing, (map, usual): (&Map, Severity)) -> Vec<Avoid> {
    let avoid = placing.avoid.iter().map(|avoid| Avoid {
        zone: map::zone(scope, map, &avoid.zone),
        judged: weighed(scope, (avoid.severity, avoid.because.as_ref()), usual),
    });
    avoid.collect()
}
