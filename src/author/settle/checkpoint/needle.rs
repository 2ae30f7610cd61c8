//! `needle`: a muscle to be found.

use super::wrong;
use crate::author::Code;
use crate::author::document::{self, Guide, Needling};
use crate::author::settle::judged::{judged, weighed};
use crate::author::settle::map;
use crate::author::settle::scope::Scope;
use crate::author::written::Accept;
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
    match (needling.guide.value, needling.accept.value) {
        (Guide::Emg, Accept::Microseconds(rise)) => checkpoint::Guide::Emg(rise),
        (Guide::Stimulation, Accept::Milliamperes(current)) => {
            checkpoint::Guide::Stimulation(current)
        }
        (Guide::Emg, Accept::Milliamperes(current)) => {
            let help = "write a rise time, such as `500us`";
            scope.error(Code::WrongKind, needling.accept.span, "`emg` has no current", help);
            checkpoint::Guide::Stimulation(current)
        }
        (Guide::Stimulation, Accept::Microseconds(rise)) => {
            let message = "`stimulation` has no rise time";
            let help = "write a current, such as `0.5mA`";
            scope.error(Code::WrongKind, needling.accept.span, message, help);
            checkpoint::Guide::Emg(rise)
        }
    }
}
