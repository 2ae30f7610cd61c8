//! A small section for the tests: a round limb with three muscles, a vessel, a nerve and a bone.

use super::Chart;
use crate::procedure::checkpoint::{Guide, Needle, NeedleJudged};
use crate::procedure::map::{Frame, Map, Muscle, Place, Point, Shape, Shows, Zone, ZoneKind};
use crate::procedure::{Id, Judged, Severity};
use std::sync::Arc;

fn id(name: &str) -> Id {
    Id::new(name)
}

fn rectangle(low: (f64, f64), high: (f64, f64)) -> Shape {
    let corners = [low, (high.0, low.1), high, (low.0, high.1)];
    Shape::Polygon(corners.map(|(x, y)| Point::new(x, y)).into())
}

fn muscle(name: &str, shape: Shape, point: (f64, f64), moves: &[&str]) -> Muscle {
    Muscle {
        id: id(name),
        title: name.into(),
        shape,
        motor_points: vec![Point::new(point.0, point.1)],
        moves: moves.iter().map(ToString::to_string).collect(),
    }
}

fn zone(name: &str, kind: ZoneKind, (x, y): (f64, f64), radius: f64) -> Zone {
    let place = Place::Fixed(Shape::Circle { centre: Point::new(x, y), radius });
    Zone { id: id(name), title: name.into(), kind, place }
}

/// A limb of 40 mm radius round (0, 0). From the top: the `near` muscle from 5 to 19 mm deep, the
/// `deep` one from 21 to 35, the bone below it; at the left the `other` muscle, an artery between,
/// and a nerve at the right.
pub(super) fn limb() -> Chart {
    let map = Map {
        id: id("limb"),
        title: "Limb".into(),
        shows: Shows::Section,
        frame: Frame::default(),
        outline: Shape::Circle { centre: Point::new(0.0, 0.0), radius: 40.0 },
        zones: vec![
            zone("artery", ZoneKind::Vessel, (-15.0, 12.0), 1.5),
            zone("nerve", ZoneKind::Nerve, (10.0, 20.0), 1.0),
            zone("bone", ZoneKind::Landmark, (0.0, -5.0), 8.0),
        ],
        muscles: vec![
            muscle(
                "near",
                rectangle((-10.0, 21.0), (10.0, 35.0)),
                (0.0, 28.0),
                &["the wrist bends", "the hand tips"],
            ),
            muscle(
                "deep",
                rectangle((-10.0, 5.0), (10.0, 19.0)),
                (0.0, 12.0),
                &["the fingers bend"],
            ),
            muscle(
                "other",
                rectangle((-36.0, -10.0), (-20.0, 10.0)),
                (-28.0, 0.0),
                &["the wrist bends"],
            ),
        ],
        patterns: Vec::new(),
    };
    Chart::new(&Arc::new(map), &[], 1, "limb")
}

/// A checkpoint on it that asks for the muscle `target`.
pub(super) fn checkpoint(target: &str, guide: Guide, sites: u32) -> Needle {
    let judged = || Judged { severity: Severity::Major, because: None };
    let judged = NeedleJudged {
        wrong_muscle: judged(),
        too_far: judged(),
        not_aspirated: judged(),
        blood: judged(),
        hit: judged(),
        near_miss: judged(),
        passes: judged(),
        units: judged(),
        sites: judged(),
    };
    Needle {
        map: Arc::clone(limb().map()),
        target: id(target),
        guide,
        units: Some(75.0),
        sites,
        passes: None,
        clear: 2.0,
        judged,
        severity: Severity::Major,
    }
}
