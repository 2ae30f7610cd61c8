//! The map that a checkpoint speaks of, and the zones and muscles of it that it names.

use super::scope::Scope;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned};
use crate::author::{Code, Diagnostic, map};
use crate::procedure::map::Shows;
use crate::procedure::{Id, Map};
use std::sync::Arc;

/// The map called `name`, which has to show this. One that is lost has been told.
pub(super) fn map(scope: &Scope<'_, '_>, name: &Spanned<Line>, shows: Shows) -> Arc<Map> {
    let package = scope.run.plan.package;
    let reading = package.mapped.get(&name.span).and_then(|at| package.maps.get(*at));
    let Some(found) = reading.and_then(|reading| reading.map.clone()) else {
        return Arc::new(map::lost(name));
    };
    if found.shows != shows {
        let (kind, wanted) = (found.shows.word(), shows.word());
        let message = format!("the map `{}` shows a {kind}, not a {wanted}", visible(name));
        let help = match shows {
            Shows::Surface => "injections are placed on a `surface`",
            Shows::Section => "a muscle is found with the needle in a `section`",
        };
        scope.report(Diagnostic::error(Code::UnknownMap, name.span, message).help(help));
    }
    found
}

/// The zone of `map` with this name.
pub(super) fn zone(scope: &Scope<'_, '_>, map: &Map, name: &Spanned<Line>) -> Id {
    let zones = map.zones.iter().map(|zone| zone.id.as_str());
    known(scope, (map, "zone"), zones, name)
}

/// The muscle of `map` with this name.
pub(super) fn muscle(scope: &Scope<'_, '_>, map: &Map, name: &Spanned<Line>) -> Id {
    let muscles = map.muscles.iter().map(|muscle| muscle.id.as_str());
    known(scope, (map, "muscle"), muscles, name)
}

fn known<'m>(
    scope: &Scope<'_, '_>,
    (map, what): (&Map, &str),
    ids: impl Iterator<Item = &'m str> + Clone,
    name: &Spanned<Line>,
) -> Id {
    // Of a map that was lost, or is of the other kind, nothing is known.
    let is_lost = ids.clone().next().is_none();
    if !is_lost && !ids.clone().any(|id| id == &***name) {
        let message = format!("the map `{}` has no {what} `{}`", map.id, visible(name));
        let help = advice(name, ids);
        scope.report(Diagnostic::error(Code::UnknownZone, name.span, message).maybe_help(help));
    }
    Id::new(name)
}
