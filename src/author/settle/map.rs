//! The maps on which injections are placed and muscles are found.

use super::scope::Scope;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned};
use crate::author::{Code, Diagnostic};
use crate::procedure::map::{Frame, Muscle, Place, Point, Shape, Shows, Zone, ZoneKind};
use crate::procedure::{Id, Map};
use std::sync::Arc;

/// Their names, in the order of the alphabet.
const KNOWN: [&str; 4] = ["bladder", "calf", "forearm", "upper-arm"];

/// The map called `name`.
pub(super) fn map(scope: &Scope<'_, '_>, name: &Spanned<Line>) -> Arc<Map> {
    if !KNOWN.contains(&&***name) {
        let message = format!("no map is called `{}`", visible(name));
        let help = advice(name, KNOWN.iter().copied());
        scope.report(Diagnostic::error(Code::UnknownMap, name.span, message).maybe_help(help));
    }
    let circle = |x, y, radius| Shape::Circle { centre: Point::new(x, y), radius };
    let zone = |id: &str, kind, place| Zone { id: Id::new(id), title: id.to_owned(), kind, place };
    let muscle = Muscle {
        id: Id::new("fcr"),
        title: "Flexor carpi radialis".to_owned(),
        shape: circle(0.0, 10.0, 8.0),
        motor_points: vec![Point::new(0.0, 10.0)],
        moves: vec!["wrist flexion".to_owned()],
    };
    let rows = [20.0, 30.0, 40.0, 50.0].into_iter();
    let pattern =
        rows.flat_map(|y| [-20.0, -10.0, 0.0, 10.0, 20.0].map(|x| Point::new(x, y))).collect();
    Arc::new(Map {
        id: Id::new(name),
        title: name.to_string(),
        shows: if ***name == *"bladder" { Shows::Surface } else { Shows::Section },
        frame: Frame::default(),
        outline: circle(0.0, 25.0, 45.0),
        zones: vec![
            zone("trigone", ZoneKind::Avoid, Place::Fixed(circle(0.0, 0.0, 12.0))),
            zone("vessels", ZoneKind::Vessel, Place::Drawn { count: 3, radius: 2.0 }),
        ],
        muscles: vec![muscle],
        patterns: vec![pattern],
    })
}
