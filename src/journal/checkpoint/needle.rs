//! What was done with the needle, on disk: what was measured, with its unit in the key.

use crate::procedure::map::Point;
use crate::session::checkpoint as session;
use serde::{Deserialize, Serialize};

/// What was done with the needle.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::journal) struct Needled {
    injections: Vec<Injection>,
    passes: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    met: Vec<Met>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Injection {
    at: [f64; 2],
    depth_mm: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    muscle: Option<String>,
    /// Microseconds with EMG, milliamperes with stimulation.
    #[serde(skip_serializing_if = "Option::is_none")]
    measured: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amplitude_uv: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blood: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<f64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Met {
    zone: String,
    distance_mm: f64,
}

pub(super) fn write(needled: &session::Needled) -> Needled {
    let session::Needled { injections, passes, met } = needled;
    let injections = injections.iter().map(|it| Injection {
        at: [it.at.x, it.at.y],
        depth_mm: it.depth,
        muscle: it.muscle.clone(),
        measured: it.measured,
        amplitude_uv: it.amplitude,
        blood: it.aspirated,
        units: it.units,
    });
    let met = met.iter().map(|met| Met { zone: met.zone.clone(), distance_mm: met.distance });
    Needled { injections: injections.collect(), passes: *passes, met: met.collect() }
}

pub(super) fn read(needled: Needled) -> session::Needled {
    let Needled { injections, passes, met } = needled;
    let injections = injections.into_iter().map(|it| {
        let [x, y] = it.at;
        session::Injection {
            at: Point::new(x, y),
            depth: it.depth_mm,
            muscle: it.muscle,
            measured: it.measured,
            amplitude: it.amplitude_uv,
            aspirated: it.blood,
            units: it.units,
        }
    });
    let met = met.into_iter().map(|met| session::Met { zone: met.zone, distance: met.distance_mm });
    session::Needled { injections: injections.collect(), passes, met: met.collect() }
}
