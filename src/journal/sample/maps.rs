//! Checkpoints on maps, and answers to them.

use crate::procedure::checkpoint::{Avoid, Guide, Kind, Needle, NeedleJudged, Place, PlaceJudged};
use crate::procedure::map::{Frame, Point, Shape, Shows};
use crate::procedure::{Id, Judged, Map, Severity};
use crate::session::checkpoint::{Injection, Met, Needled, Placed, Site};
use std::sync::Arc;

/// These kinds, then a `place` and a `needle`.
pub(super) fn with_maps(mut kinds: Vec<Kind>) -> Vec<Kind> {
    kinds.extend([place(), needle()]);
    kinds
}

fn map() -> Arc<Map> {
    Arc::new(Map {
        id: Id::new("wall"),
        title: "A wall".into(),
        shows: Shows::Surface,
        frame: Frame::default(),
        outline: Shape::Circle { centre: Point::default(), radius: 40.0 },
        zones: Vec::new(),
        muscles: Vec::new(),
        patterns: Vec::new(),
    })
}

fn judged() -> Judged {
    Judged { severity: Severity::Major, because: None }
}

fn place() -> Kind {
    let place = Place {
        map: map(),
        count: 2,
        spacing: Some(10.0),
        avoid: vec![Avoid { zone: Id::new("trigone"), judged: judged() }],
        volume: None,
        units: None,
        judged: PlaceJudged {
            number: judged(),
            too_close: judged(),
            gap: judged(),
            lost_count: judged(),
        },
        severity: Severity::Major,
    };
    Kind::Place(place.into())
}

fn needle() -> Kind {
    let needle = Needle {
        map: map(),
        target: Id::new("fcr"),
        guide: Guide::Emg(500.0),
        units: Some(25.0),
        sites: 1,
        passes: None,
        clear: 2.0,
        judged: NeedleJudged {
            wrong_muscle: judged(),
            too_far: judged(),
            not_aspirated: judged(),
            blood: judged(),
            hit: judged(),
            near_miss: judged(),
            passes: judged(),
            units: judged(),
            sites: judged(),
        },
        severity: Severity::Major,
    };
    Kind::Needle(needle.into())
}

/// Two injections, one in a zone.
pub(super) fn placed() -> Placed {
    let site = |x, zones: &[&str]| Site {
        at: Point::new(x, -0.5),
        zones: zones.iter().map(|&zone| zone.to_owned()).collect(),
    };
    let sites = vec![site(10.0, &[]), site(-4.0, &["trigone", "vessels"])];
    Placed { sites, counted: Some(3), gap: Some(12.25), best: None }
}

/// An injection, and a nerve that the needle passed.
pub(super) fn needled() -> Needled {
    let injection = Injection {
        at: Point::new(6.5, 20.6),
        depth: 6.25,
        muscle: Some("fcr".into()),
        measured: Some(380.0),
        amplitude: None,
        aspirated: Some(false),
        units: Some(25.0),
    };
    let met = vec![Met { zone: "median-nerve".into(), distance: 1.5 }];
    Needled { injections: vec![injection], passes: 2, met }
}
