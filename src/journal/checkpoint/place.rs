//! Injections on a map, on disk: `[x, y]` in millimetres and the zones that each lies in.

use crate::procedure::map::Point;
use crate::session::checkpoint as session;
use serde::{Deserialize, Serialize};

/// Injections that were placed.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::journal) struct Placed {
    sites: Vec<Site>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap_mm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_gap_mm: Option<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Site {
    at: [f64; 2],
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "in")]
    zones: Vec<String>,
}

pub(super) fn write(placed: &session::Placed) -> Placed {
    let session::Placed { sites, counted, gap, best } = placed;
    let sites = sites.iter().map(|site| {
        let session::Site { at: Point { x, y }, zones } = site;
        Site { at: [*x, *y], zones: zones.clone() }
    });
    Placed { sites: sites.collect(), counted: *counted, gap_mm: *gap, best_gap_mm: *best }
}

pub(super) fn read(placed: Placed) -> session::Placed {
    let Placed { sites, counted, gap_mm, best_gap_mm } = placed;
    let sites = sites.into_iter().map(|Site { at: [x, y], zones }| {
        let at = Point::new(x, y);
        session::Site { at, zones }
    });
    session::Placed { sites: sites.collect(), counted, gap: gap_mm, best: best_gap_mm }
}
