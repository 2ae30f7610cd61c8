//! `needle`: a muscle to be found.

use super::wrong;
use crate::author::Code;
use crate::author::document::{self, Guide, Needling};
use crate::author::expression::{Kind, Unit};
use crate::author::settle::judged::{judged, weighed};
use crate::author::settle::map;
use crate::author::settle::scope::Scope;
use crate::author::written::{Accept, Computed, Spanned};
use crate::procedure::checkpoint::{self, Needle, NeedleJudged};
use crate::procedure::map::Shows;
use crate::procedure::{Judged, Severity};

/// How far to stay away from vessels and nerves, in millimetres, where the author does not say.
const CLEAR: f64 = 2.0;

/// What has to be found.
pub(super) fn needle(scope: &Scope<'_, '_>, written: &document::Needle) -> Needle {
    let needling = &written.needle;
    let severity = wrong(written.severity);
    let units = needling.units.as_ref().and_then(|units| scope.computed(units));
    let sites = needling.sites.as_ref().and_then(|sites| scope.computed(sites));
    let passes = needling.passes.as_ref().and_then(|passes| scope.computed(&passes.at_most));
    let map = map::map(scope, &needling.map, Shows::Section);
    Needle {
        target: map::muscle(scope, &map, &needling.target),
        map,
        guide: guide(scope, needling),
        units: units.map(|units| units.0),
        sites: sites.map_or(1, |sites| sites.0.max(1)),
        passes: passes.map(|passes| passes.0),
        clear: needling.clear.as_ref().map_or(CLEAR, |clear| clear.value.0),
        judged: all_judged(scope, needling, severity),
        severity,
    }
}

fn all_judged(scope: &Scope<'_, '_>, it: &Needling, usual: Severity) -> NeedleJudged {
    let own = |written: &Option<_>, usual| judged(scope, written.as_ref(), usual);
    let passes = it.passes.as_ref();
    let passes = passes.map_or((None, None), |passes| (passes.severity, passes.because.as_ref()));
    let passes: Judged = weighed(scope, passes, Severity::Minor);
    NeedleJudged {
        wrong_muscle: own(&it.wrong_muscle, usual),
        too_far: own(&it.too_far, usual),
        not_aspirated: own(&it.not_aspirated, Severity::Major),
        blood: own(&it.blood, Severity::Critical),
        hit: own(&it.hit, Severity::Major),
        near_miss: own(&it.near_miss, Severity::Minor),
        passes,
        units: own(&it.wrong_units, usual),
        sites: own(&it.wrong_sites, usual),
    }
}

fn guide(scope: &Scope<'_, '_>, needling: &Needling) -> checkpoint::Guide {
    let accept = scope.computed(&needling.accept).unwrap_or(Accept::Amount(0.0));
    let span = needling.accept.span;
    match (needling.guide.value, accept) {
        (Guide::Emg, Accept::Microseconds(rise)) => checkpoint::Guide::Emg(rise),
        (Guide::Stimulation, Accept::Milliamperes(current)) => {
            checkpoint::Guide::Stimulation(current)
        }
        (Guide::Emg, Accept::Amount(rise)) => {
            computed_in(scope, &needling.accept, ["us", "µs"]);
            checkpoint::Guide::Emg(rise)
        }
        (Guide::Stimulation, Accept::Amount(current)) => {
            computed_in(scope, &needling.accept, ["mA", "mA"]);
            checkpoint::Guide::Stimulation(current)
        }
        (Guide::Emg, Accept::Milliamperes(current)) => {
            let help = "write a rise time, such as `500us`";
            scope.error(Code::WrongKind, span, "`emg` has no current", help);
            checkpoint::Guide::Stimulation(current)
        }
        (Guide::Stimulation, Accept::Microseconds(rise)) => {
            let message = "`stimulation` has no rise time";
            let help = "write a current, such as `0.5mA`";
            scope.error(Code::WrongKind, span, message, help);
            checkpoint::Guide::Emg(rise)
        }
    }
}

/// Reports what was computed in another unit than this one, which may be spelled in two ways.
fn computed_in(
    scope: &Scope<'_, '_>,
    accept: &Spanned<Computed<Accept>>,
    [unit, other]: [&str; 2],
) {
    let Kind::Number(found) = scope.kind_of(accept) else { return };
    if [unit, other].iter().all(|unit| found.common(&Unit::parse(unit)).is_none()) {
        let message = format!("this is in `{found}`, and the guide is held against `{unit}`");
        let help = format!("compute it in `{unit}`");
        scope.error(Code::UnitConflict, accept.span, message, &help);
    }
}
